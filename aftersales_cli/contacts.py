"""A contact on its way in: what was typed about it becomes what happened, and what it does."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from aftersales_cli.desk import Desk
from aftersales_cli.rules import calls, followups
from aftersales_cli.rules.calls import Contact, Effects, Telling
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Channel
from aftersales_cli.rules.quiet import is_quiet, permitted, quiet_text

if TYPE_CHECKING:
    from aftersales_cli.rules.promises import Told


def settle(
    desk: Desk, told: Telling, who: Customer, items: Collection[DueItem], lost: Collection[DueItem]
) -> tuple[Contact, Effects]:
    """What a contact that was told does to the open duties of its customer, and to those given up as `lost`.

    Raises BadValue, NotDueHere; MustNotBeCalled and InQuietHours for a call that a rule forbids.
    """
    now = desk.now()
    when = calls.happened_at(desk.when(told.at, past=True), now, told.at) if told.at is not None else now
    following = followups.ahead(desk.when(told.following), now) if told.following is not None else None
    calls.consistent(told.outcome, told.channel, bool(told.promises))
    me = desk.me
    told_of = Contact(
        who.id, who.name, when, told.direction, told.channel, told.outcome, told.minutes, told.note, desk.user,
        me and me.id, told.despite,
    )  # fmt: skip
    contact = permitted(told_of, who.do_not_call, desk.store.quiet)
    promised: tuple[Told, ...] = ()
    if told.promises or told.until:
        from aftersales_cli.rules import promises

        until = [followups.ahead(desk.when(one), now) if one is not None else None for one in told.until]
        promised = promises.paired(told.promises, until)
    reach = desk.store.calls.reach(items, lost, contact.outcome not in calls.SPOKEN_WITH)
    return contact, calls.decide(contact, items, told.settles, following, now, told.keeps, promised, reach)


def heed_quiet(desk: Desk, channel: str, when: When) -> None:
    """Says in one line that a call is planned for the quiet hours: the customer may wish it, but whoever makes it has
    to say so.
    """
    hours = desk.store.quiet
    if channel == Channel.CALL and when.at is not None and hours is not None and is_quiet(hours, when.at):
        from aftersales_cli.errors.contacts import PlannedInQuietHours

        desk.warn(PlannedInQuietHours(value=f"{when.at:%H:%M}", hours=quiet_text(hours)))
