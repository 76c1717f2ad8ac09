"""What is due, in which order, and why in that order.

The order: the longest overdue first; within a day what has an agreed time, earliest first, where a complaint without
one counts from the minute in which it came; then VIPs; then what has been waiting longest.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import CustomerKind, DutyChannel, Severity


class Person(NamedTuple):
    """Whom to contact: as much of a customer as a list needs."""

    id: int
    name: str
    phone: str | None
    kind: str
    do_not_call: bool


class Purpose(NamedTuple):
    """Why a contact is made: a code, and its sentence where the store itself has one."""

    code: str
    en: str | None = None
    zh: str | None = None


OWN = "own"
NEXT = "next-contact"
COMPLAINT = "complaint"


class About(NamedTuple):
    """The purchase or case that a duty is about."""

    id: str
    text: str
    event_on: date | None = None


class DueItem(NamedTuple):
    """One duty: an open follow-up (`followup`) or an open case that waits for somebody (`case`)."""

    kind: str
    id: int
    customer: Person
    due_on: date
    due_at: datetime | None
    channel: str
    purpose: Purpose
    about: About | None
    origin: str | None
    attempts: int
    open_cases: tuple[int, ...]
    severity: str | None
    since: datetime

    @property
    def ref(self) -> str:
        """The id as it is typed: F12 or C3."""
        return ids.show(ids.CASE if self.kind == "case" else ids.FOLLOWUP, self.id)


class Reason(NamedTuple):
    """Why an item stands where it stands: a code and what it counts or names."""

    code: str
    value: int | str | date | datetime | None = None


class Ranked(NamedTuple):
    """An item in its place."""

    item: DueItem
    overdue_days: int
    why: tuple[Reason, ...]


class DueList(NamedTuple):
    """A day's list. `total` counts before any limit, `held_back` what do-not-call keeps off it."""

    on: date
    until: date
    items: tuple[Ranked, ...]
    total: int
    held_back: int
    store: str


class DueCount(NamedTuple):
    """How many are due: the list without its rows."""

    on: date
    total: int
    held_back: int


def place(item: DueItem) -> tuple[object, ...]:
    """The sort key of the order stated above."""
    timed = item.due_at or item.since if item.kind == "case" else item.due_at
    agreed = timed.timestamp() if timed else float("inf")
    return (item.due_on, agreed, item.customer.kind != CustomerKind.VIP, item.since, item.kind, item.id)


def reasons(item: DueItem, on: date) -> tuple[Reason, ...]:
    """Everything that speaks for the item's place, the strongest first; never empty."""
    late = (on - item.due_on).days
    found = [
        Reason("overdue", late) if late > 0 else Reason("due-later", item.due_on) if late < 0 else Reason("due-today")
    ]
    if item.kind == "case":
        found.append(Reason("complaint-open"))
    if item.severity in (Severity.HIGH, Severity.CRITICAL):
        found.append(Reason("severity", item.severity))
    if item.due_at is not None:
        found.append(Reason("agreed-time", item.due_at))
    if item.customer.kind == CustomerKind.VIP:
        found.append(Reason("vip"))
    if item.kind != "case":
        found.extend(Reason("open-complaint", ids.show(ids.CASE, case)) for case in item.open_cases)
    if item.attempts:
        found.append(Reason("attempts", item.attempts))
    if item.origin and item.about and item.about.event_on:
        found.append(Reason(item.origin, item.about.event_on))
    return tuple(found)


def ranked(items: Iterable[DueItem], on: date) -> tuple[Ranked, ...]:
    """The items in their order, each with its reasons."""
    return tuple(Ranked(item, max(0, (on - item.due_on).days), reasons(item, on)) for item in sorted(items, key=place))


def held_back(item: DueItem) -> bool:
    """Whether the customer must not be called and a call is what the item wants."""
    return item.customer.do_not_call and item.channel == DutyChannel.CALL


def due_list(items: Iterable[DueItem], on: date, until: date, limit: int | None, store: str) -> DueList:
    """The list of `on`, reaching ahead to `until`."""
    everything = list(items)
    wanted = [item for item in everything if not held_back(item)]
    rows = ranked(wanted, on)
    return DueList(on, until, rows[:limit], len(rows), len(everything) - len(wanted), store)
