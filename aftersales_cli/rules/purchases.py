"""What was bought and when it was handed over."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from aftersales_cli.errors import Term
from aftersales_cli.errors.records import BeforeBought, DeliveredBeforeBought
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp, untouched
from aftersales_cli.rules.planning import Plan, arising
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.triggers import Origin

LONGEST_LATE_DAYS = 14


class Purchase(NamedTuple):
    """One thing that one customer bought. `price` is in fen; `deliver_on` is the day planned for the delivery;
    `accepted` is when the customer signed that the work is good, `moved_in` when it began to be lived with.
    """

    id: int
    customer_id: int
    customer: str
    item: str
    category: str | None
    serial: str | None
    price: int | None
    bought_on: date
    bought_at: datetime | None
    deliver_on: date | None
    delivered_on: date | None
    delivered_at: datetime | None
    note: str | None
    accepted_on: date | None = None
    accepted_at: datetime | None = None
    moved_in_on: date | None = None
    moved_in_at: datetime | None = None


class PurchaseList(NamedTuple):
    """Purchases, newest first; `total` counts before any limit."""

    items: tuple[Purchase, ...]
    total: int


class PurchaseCard(NamedTuple):
    """A purchase with the follow-ups that came of it."""

    purchase: Purchase
    followups: tuple[FollowUp, ...]


class PurchaseSaved(NamedTuple):
    """A purchase was entered, delivered or changed (`deed`), and what the playbook made of it; `promoted` is what the
    customer has become by it, `same_serial` other purchases with this serial number.
    """

    purchase: Purchase
    deed: str
    planned: tuple[FollowUp, ...]
    replanned: tuple[FollowUp, ...]
    overtaken: tuple[FollowUp, ...]
    too_late: int
    promoted: str | None = None
    same_serial: tuple[Purchase, ...] = ()


class Consequences(NamedTuple):
    """What the playbook makes of a purchase as it now stands.

    `add` is new, `replan` is counted anew from a corrected date, `overtaken` was to come before a delivery that
    has happened or is no longer planned, or after a moving in that was a mistake, and
    `too_late` counts what would have been due long ago.
    """

    add: tuple[Plan, ...]
    replan: tuple[tuple[FollowUp, When], ...]
    overtaken: tuple[FollowUp, ...]
    too_late: int


def in_order(purchase: Purchase) -> Purchase:
    """The purchase, unless its delivery, planned or done, its acceptance or moving in come before it.

    Raises DeliveredBeforeBought, BeforeBought.
    """
    for day in (purchase.deliver_on, purchase.delivered_on):
        if day is not None and day < purchase.bought_on:
            raise DeliveredBeforeBought(value=day.isoformat(), bought=purchase.bought_on.isoformat())
    for day, what in ((purchase.accepted_on, "acceptance"), (purchase.moved_in_on, "moving in")):
        if day is not None and day < purchase.bought_on:
            raise BeforeBought(what=Term(what), value=day.isoformat(), bought=purchase.bought_on.isoformat())
    bought, handed = purchase.bought_at, purchase.delivered_at
    if bought is not None and handed is not None and handed < bought:
        raise DeliveredBeforeBought(value=f"{handed:%Y-%m-%d %H:%M}", bought=f"{bought:%Y-%m-%d %H:%M}")
    return purchase


def plans(purchase: Purchase, kind: str, rules: Iterable[FollowUpRule], zone: tzinfo | None) -> list[Plan]:
    """Every follow-up that arises from a purchase as it now stands, whether it is written already or not."""
    every = tuple(rules)
    found = arising(every, Origin.AFTER_PURCHASE, When(purchase.bought_on, purchase.bought_at), kind, zone)
    if purchase.delivered_on is not None:
        event = When(purchase.delivered_on, purchase.delivered_at)
        found += arising(every, Origin.AFTER_DELIVERY, event, kind, zone)
    elif purchase.deliver_on is not None:
        found += arising(every, Origin.BEFORE_DELIVERY, When(purchase.deliver_on), kind, zone)
    if purchase.accepted_on is not None:
        event = When(purchase.accepted_on, purchase.accepted_at)
        found += arising(every, Origin.AFTER_ACCEPTANCE, event, kind, zone)
    if purchase.moved_in_on is not None:
        found += arising(every, Origin.AFTER_MOVED_IN, When(purchase.moved_in_on, purchase.moved_in_at), kind, zone)
    return found


def consequences(
    purchase: Purchase, kind: str, rules: Iterable[FollowUpRule], existing: Iterable[FollowUp], now: datetime
) -> Consequences:
    """What is to be written, counted anew or called off. A rule fires once, however often this is asked.

    What would have been due more than 14 days ago is not written: an old purchase entered late wants no
    thank-you call. Nor is what should have come before a delivery on a day that has passed.
    """
    known = {followup.purpose.code: followup for followup in existing}
    add, replan, too_late = [], [], 0
    for plan in plans(purchase, kind, rules, now.tzinfo):
        there, late = known.get(plan.rule), (now.date() - plan.due.day).days
        if there is not None:
            if untouched(there) and (there.due_on, there.due_at) != plan.due:
                replan.append((there, plan.due))
        elif plan.origin == Origin.BEFORE_DELIVERY and late > 0:
            continue
        elif late > LONGEST_LATE_DAYS:
            too_late += 1
        else:
            add.append(plan)
    gone = {Origin.BEFORE_DELIVERY} if purchase.delivered_on or purchase.deliver_on is None else set()
    if purchase.moved_in_on is None:
        gone.add(Origin.AFTER_MOVED_IN)
    overtaken = [one for one in known.values() if one.state == FollowUpState.OPEN and one.origin in gone]
    return Consequences(tuple(add), tuple(replan), tuple(overtaken), too_late)
