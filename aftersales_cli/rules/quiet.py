"""Quiet hours: when nobody is called."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules.events import Channel, Direction

if TYPE_CHECKING:
    from aftersales_cli.errors import Refused
    from aftersales_cli.rules.calls import Contact


class Quiet(NamedTuple):
    """From when to when nobody is called, perhaps over midnight; the minute in which they end is no longer quiet."""

    first: time
    last: time


def quiet(text: str | None) -> Quiet | None:
    """`21:00-08:30`; None where nothing is said. Raises ValueError."""
    if not text:
        return None
    first, _, last = text.partition("-")
    return Quiet(time.fromisoformat(first), time.fromisoformat(last))


def quiet_text(hours: Quiet) -> str:
    """The hours as playbooks write them."""
    return f"{hours.first:%H:%M}-{hours.last:%H:%M}"


def is_quiet(hours: Quiet | None, at: datetime) -> bool:
    """Whether nobody is called at that time, by the clock on the wall."""
    if hours is None:
        return False
    clock = at.time()
    if hours.first < hours.last:
        return hours.first <= clock < hours.last
    return clock >= hours.first or clock < hours.last


def moved(hours: Quiet | None, at: datetime) -> datetime:
    """The time itself where somebody may be called then, else the end of the quiet hours."""
    if hours is None or not is_quiet(hours, at):
        return at
    day = at.date() if at.time() < hours.last else at.date() + timedelta(days=1)
    return datetime.combine(day, hours.last, at.tzinfo)


def permitted(contact: "Contact", do_not_call: bool, hours: Quiet | None) -> "Contact":
    """The contact, unless it is a call to somebody who must not be called, or in the quiet hours, and nothing says why
    it was made `despite` that. Where no rule forbids it, there is nothing to say. Raises MustNotBeCalled, InQuietHours.
    """
    rule = forbidden(contact, do_not_call, hours)
    if rule is not None and contact.despite is None:
        raise rule
    return contact if rule is not None else contact._replace(despite=None)


def forbidden(contact: "Contact", do_not_call: bool, hours: Quiet | None) -> "Refused | None":
    """The rule that a contact breaks, if it breaks one."""
    if contact.channel != Channel.CALL or contact.direction == Direction.IN:
        return None
    if do_not_call:
        from aftersales_cli.errors.contacts import MustNotBeCalled

        return MustNotBeCalled(value=contact.customer)
    if hours is not None and is_quiet(hours, contact.at):
        from aftersales_cli.errors.contacts import InQuietHours

        return InQuietHours(value=f"{contact.at:%H:%M}", hours=quiet_text(hours))
    return None
