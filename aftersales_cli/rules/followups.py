"""Duties to contact somebody: what the playbook makes of an event, and what becomes of a duty."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import NotInFuture, NotInPast, Term
from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import Purpose
from aftersales_cli.rules.events import FollowUpState, Origin, Trigger

if TYPE_CHECKING:
    from aftersales_cli.rules.playbook import FollowUpRule
    from aftersales_cli.rules.staff import Role


TRIGGERS = {origin: Trigger(origin.removeprefix("after-").removeprefix("before-")) for origin in Origin}


class FollowUp(NamedTuple):
    """One duty to contact one customer. `planned` is the day first set; `why` the reason of the last change."""

    id: int
    customer_id: int
    customer: str
    purchase_id: int | None
    origin: str | None
    purpose: Purpose
    channel: str
    planned_on: date
    due_on: date
    due_at: datetime | None
    state: str
    closed_at: datetime | None
    why: str | None
    attempts: int


class Deed(NamedTuple):
    """One line of a follow-up's record: tried, done, moved or cancelled."""

    at: datetime
    what: str
    by: str
    call_id: int | None
    from_on: date | None
    from_at: datetime | None
    to_on: date | None
    to_at: datetime | None
    why: str | None


class FollowUpList(NamedTuple):
    """Follow-ups by the day they are due; `total` counts before any limit."""

    items: tuple[FollowUp, ...]
    total: int


class FollowUpCard(NamedTuple):
    """A follow-up with its record."""

    followup: FollowUp
    deeds: tuple[Deed, ...]


class FollowUpSaved(NamedTuple):
    """A follow-up was made, done, moved or cancelled (`deed`)."""

    followup: FollowUp
    deed: str
    held_back: bool


class Plan(NamedTuple):
    """A follow-up to be written: the rule it comes from, the event it is counted from, when it is due, and the rank
    of who is to make it, if not the customer's keeper.
    """

    rule: str
    origin: Origin
    channel: DutyChannel
    due: When
    who: "Role | None" = None


def due(rule: "FollowUpRule", event: When, zone: tzinfo | None) -> When:
    """When a rule's follow-up of `event` is due.

    Minutes and hours count from the minute of the event; where only its day is known, they end on that day.
    """
    if rule.wait.in_minutes is not None:
        if event.at is None:
            return When(event.day)
        at = waits.instant_after(event.at, rule.wait)
        return When(at.date(), at)
    day = waits.day_after(event.day, rule.wait)
    return When(day, datetime.combine(day, rule.at, zone) if rule.at else None)


def arising(rules: "Iterable[FollowUpRule]", origin: Origin, event: When, kind: str, zone: tzinfo | None) -> list[Plan]:
    """What the rules make of one event for a customer of this kind."""
    trigger, before = TRIGGERS[origin], origin == Origin.BEFORE_DELIVERY
    return [
        Plan(rule.id, origin, rule.channel, due(rule, event, zone), rule.who)
        for rule in rules
        if rule.after == trigger and (rule.wait.amount < 0) == before and (not rule.kinds or kind in rule.kinds)
    ]


def untouched(followup: FollowUp) -> bool:
    """Whether an open follow-up still stands as it was planned: never tried, never moved."""
    return followup.state == FollowUpState.OPEN and not followup.attempts and followup.why is None


def happened(when: When, now: datetime, what: str) -> When:
    """The time of something that has happened, unless it is still to come. Raises NotInFuture."""
    if when.day > now.date() or (when.at is not None and when.at > now):
        shown = when.at.strftime("%Y-%m-%d %H:%M") if when.at else when.day.isoformat()
        raise NotInFuture(what=Term(what), value=shown)
    return when


def ahead(when: When, now: datetime) -> When:
    """A day that somebody agrees on: today or later, and where a time is given, from now on. Raises NotInPast."""
    if when.day < now.date() or (when.at is not None and when.at < now.replace(second=0)):
        shown = f"{when.at:%Y-%m-%d %H:%M}" if when.at else when.day.isoformat()
        raise NotInPast(what=Term("date"), value=shown)
    return when
