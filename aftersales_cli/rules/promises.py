"""What was promised to a customer: who keeps it, until when, and what becomes of it.

A promise that has passed without being kept is broken. That is read from its date, never written.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from aftersales_cli.errors import NoLongerOpen, Term
from aftersales_cli.errors.records import CustomerNotTold, PromisesWithoutDates, RestockTooLate, StillPending
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Deed as Happened
from aftersales_cli.rules.events import PromiseState
from aftersales_cli.rules.followups import Deed
from aftersales_cli.rules.team import ROLES, Role

# Without a date a promise is due at the next contact, and at the latest a week after it was made.
LONGEST_WITHOUT_DATE = timedelta(days=7)


class Promise(NamedTuple):
    """Something said to a customer. `first` is when it was promised for at first, `due` for when it stands now; `case`
    is the case that it is about, `why` how it was kept or why it was waived or rejected.

    `remedy` and `amount`, in fen, are what it costs the store, `confirm_role` the rank whose yes it waits for;
    `makes_good` is the earlier promise that it makes good, `made_good_by` are those that make this one good, and
    `restock_on` is the day on which what is out of stock comes in.
    """

    id: int
    customer_id: int
    customer: str
    case: str | None
    call_id: int | None
    what: str
    assignee_id: int | None
    assignee: str | None
    made_at: datetime
    made_by: str
    first_on: date
    first_at: datetime | None
    due_on: date
    due_at: datetime | None
    state: str
    closed_at: datetime | None
    why: str | None
    remedy: str | None = None
    amount: int | None = None
    confirm_role: str | None = None
    makes_good: int | None = None
    made_good_by: tuple[int, ...] = ()
    restock_on: date | None = None

    @property
    def pending(self) -> str | None:
        """The rank whose yes it waits for, if it is open and waits for one."""
        return self.confirm_role if self.state == PromiseState.OPEN else None


class Pledge(NamedTuple):
    """What there is to a promise besides its words and its day: what it costs, the rank that must say yes, the number
    of the promise that it makes good, and the day on which what is out of stock comes in.
    """

    remedy: str | None = None
    amount: int | None = None
    confirm_role: str | None = None
    makes_good_id: int | None = None
    restock_on: date | None = None


PLAIN = Pledge()


class Told(NamedTuple):
    """A promise as somebody makes it: `due` is None where no date was given."""

    what: str
    due: When | None


class PromiseList(NamedTuple):
    """Promises by the day they are due, as they stand at `at`; `total` counts before any limit."""

    at: datetime
    items: tuple[Promise, ...]
    total: int


class PromiseCard(NamedTuple):
    """A promise with its record, as it stands at `at`."""

    at: datetime
    promise: Promise
    deeds: tuple[Deed, ...]


class PromiseSaved(NamedTuple):
    """A promise was made, kept, moved, waived, confirmed, rejected or corrected (`deed`); `answer` is what the customer
    is owed instead of one that was rejected, and `nobody` the rank whose yes it waits for while nobody on the staff has
    it.
    """

    at: datetime
    promise: Promise
    deed: str
    answer: Promise | None = None
    nobody: Role | None = None


def broken(promise: Promise, at: datetime) -> bool:
    """Whether a promise has passed without being kept: its minute where one was agreed, else its day."""
    if promise.state != PromiseState.OPEN:
        return False
    return promise.due_at < at if promise.due_at else promise.due_on < at.date()


def late(promise: Promise) -> bool:
    """Whether a promise was kept after the time for which it stood."""
    if promise.state != PromiseState.KEPT or promise.closed_at is None:
        return False
    return promise.closed_at > promise.due_at if promise.due_at else promise.closed_at.date() > promise.due_on


def paired(what: Sequence[str], due: Sequence[When | None]) -> tuple[Told, ...]:
    """Promises with their dates: each its own, which may be none, one for all, or none at all.

    Raises PromisesWithoutDates.
    """
    if len(due) not in (0, 1, len(what)) or (due and not what):
        raise PromisesWithoutDates(promises=len(what), dates=len(due))
    dates = [*due] * len(what) if len(due) == 1 else [*due]
    return tuple(Told(said, dates[number] if dates else None) for number, said in enumerate(what))


def until(told: Told, following: When | None, open_items: Iterable[DueItem], now: datetime) -> When:
    """When a promise is due: as said, else at the next contact with the customer, at the latest in 7 days."""
    if told.due is not None:
        return told.due
    latest = now.date() + LONGEST_WITHOUT_DATE
    contacts = [item.due_on for item in open_items if item.kind == "followup" and item.due_on > now.date()]
    return When(min([latest, *contacts, *([following.day] if following else [])]))


def stocked(due: When, restock: date | None, named: bool) -> When:
    """When a promise is due for which goods must come in first: on the day on which they come at the earliest. Raises
    RestockTooLate where a day was named before it.
    """
    if restock is None or restock <= due.day:
        return due
    if named:
        raise RestockTooLate(value=restock, due=due.day)
    return When(restock)


def answer_by(promise: Promise, open_items: Iterable[DueItem], now: datetime) -> When:
    """Until when a customer is told that nothing comes of a promise: at the next contact, in 7 days at the latest, and
    on the day for which it was promised, if that is still to come.
    """
    told = until(Told("", None), None, open_items, now)
    return When(min(told.day, promise.due_on)) if promise.due_on >= now.date() else told


def answered(record: Iterable[Deed]) -> Deed | None:
    """The yes or no of somebody above in the record of a promise."""
    return next((one for one in record if one.what in (Happened.CONFIRMED, Happened.REJECTED)), None)


def confirmed(promise: Promise) -> Promise:
    """The promise, if it is open and waits for nobody's yes. Raises NoLongerOpen, StillPending."""
    if (role := still_open(promise).pending) is not None:
        raise StillPending(id=ids.show(ids.PROMISE, promise.id), role=ROLES[Role(role)])
    return promise


def still_open(promise: Promise) -> Promise:
    """The promise, unless nothing is left to keep. Raises NoLongerOpen."""
    if promise.state != PromiseState.OPEN:
        closed = promise.closed_at.date().isoformat() if promise.closed_at else ""
        raise NoLongerOpen(id=ids.show(ids.PROMISE, promise.id), state=Term(promise.state), value=closed)
    return promise


def movable(promise: Promise, told: bool) -> Promise:
    """The promise, if it is open and the customer knows of the new date. Raises NoLongerOpen, CustomerNotTold."""
    if not told and still_open(promise):
        raise CustomerNotTold(id=ids.show(ids.PROMISE, promise.id), who=promise.customer)
    return still_open(promise)
