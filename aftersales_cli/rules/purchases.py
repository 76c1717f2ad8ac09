"""What was bought and when it was handed over."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import Term
from aftersales_cli.errors.records import BeforeBought, DeliveredBeforeBought, SuppliesTooLong
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.consequences import Consequences, recount
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.planning import PLAIN, Frame, Plan, Whom, arising
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.triggers import Origin

if TYPE_CHECKING:
    from aftersales_cli.rules.warranty import Verdict

# Nothing is used for longer than a century.
LONGEST_SUPPLY = 36_525
# What may turn out not to come, or to have been a mistake, so that what is counted from it is called off.
REVOCABLE = frozenset(
    {
        Origin.BEFORE_DELIVERY,
        Origin.AFTER_MOVED_IN,
        Origin.BEFORE_SUPPLIES_END,
        Origin.AFTER_SUPPLIES_END,
        Origin.BEFORE_WARRANTY_END,
        Origin.AFTER_WARRANTY_END,
    }
)


class Purchase(NamedTuple):
    """One thing that one customer bought. `price` is in fen; `deliver_on` is the day planned for the delivery;
    `accepted` is when the customer signed that the work is good, `moved_in` when it began to be lived with; `quantity`
    is how much of it there was and `daily_milli` how many thousandths of one are used a day.
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
    quantity: int | None = None
    daily_milli: int | None = None


class PurchaseList(NamedTuple):
    """Purchases, newest first; `total` counts before any limit."""

    items: tuple[Purchase, ...]
    total: int


class PurchaseCard(NamedTuple):
    """A purchase with the follow-ups that came of it, and how each term of its warranty stands."""

    purchase: Purchase
    followups: tuple[FollowUp, ...]
    warranty: tuple["Verdict", ...] = ()


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


def in_order(purchase: Purchase) -> Purchase:
    """The purchase, unless its delivery, planned or done, its acceptance or moving in come before it, or it would last
    longer than anything does.

    Raises DeliveredBeforeBought, BeforeBought, SuppliesTooLong.
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
    if (days := supplied_days(purchase)) is not None and days > LONGEST_SUPPLY:
        raise SuppliesTooLong(quantity=purchase.quantity, daily=f"{(purchase.daily_milli or 0) / 1000:.10g}")
    return purchase


def events(purchase: Purchase, warranty_ends: date | None) -> dict[Origin, When]:
    """Everything that a purchase as it now stands lets the playbook count from, what is foreseen among it."""
    found: dict[Origin, When | None] = {
        Origin.AFTER_PURCHASE: When(purchase.bought_on, purchase.bought_at),
        Origin.AFTER_DELIVERY: happened(purchase.delivered_on, purchase.delivered_at),
        Origin.BEFORE_DELIVERY: happened(None if purchase.delivered_on else purchase.deliver_on),
        Origin.AFTER_ACCEPTANCE: happened(purchase.accepted_on, purchase.accepted_at),
        Origin.AFTER_MOVED_IN: happened(purchase.moved_in_on, purchase.moved_in_at),
    }
    for before, after, day in (
        (Origin.BEFORE_SUPPLIES_END, Origin.AFTER_SUPPLIES_END, supplies_end(purchase)),
        (Origin.BEFORE_WARRANTY_END, Origin.AFTER_WARRANTY_END, warranty_ends),
    ):
        found |= {before: happened(day), after: happened(day)}
    return {origin: when for origin, when in found.items() if when is not None}


def happened(day: date | None, at: datetime | None = None) -> When | None:
    """An event, if its day is known."""
    return When(day, at) if day is not None else None


def supplies_end(purchase: Purchase) -> date | None:
    """The day on which what was bought is used up, counted from when the customer had it; None where nobody knows how
    much it was and how much a day is used.
    """
    days = supplied_days(purchase)
    return None if days is None else (purchase.delivered_on or purchase.bought_on) + timedelta(days=days)


def supplied_days(purchase: Purchase) -> int | None:
    """For how many days what was bought lasts, where both are known."""
    if purchase.quantity is None or purchase.daily_milli is None:
        return None
    return purchase.quantity * 1000 // purchase.daily_milli


def plans(
    purchase: Purchase, whom: Whom, rules: Iterable[FollowUpRule], zone: tzinfo | None, frame: Frame = PLAIN,
    warranty_ends: date | None = None,
) -> list[Plan]:  # fmt: skip
    """Every follow-up that arises from a purchase as it now stands, whether it is written already or not."""
    every, found = tuple(rules), events(purchase, warranty_ends)
    return [plan for origin, event in found.items() for plan in arising(every, origin, event, whom, zone, frame)]


def consequences(
    purchase: Purchase, kind: str, rules: Iterable[FollowUpRule], existing: Iterable[FollowUp], now: datetime,
    frame: Frame = PLAIN, warranty_ends: date | None = None,
) -> Consequences:  # fmt: skip
    """What is to be written, counted anew or called off of a purchase as it now stands."""
    every = tuple(rules)
    whom = Whom(kind, purchase.category)
    found = plans(purchase, whom, every, now.tzinfo, frame, warranty_ends)
    gone = REVOCABLE - events(purchase, warranty_ends).keys()
    return recount(found, every, existing, whom, now, frame, gone)
