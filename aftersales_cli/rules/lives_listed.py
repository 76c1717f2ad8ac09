"""What the rows of such lists say: of a complaint, a job or an enquiry how it began, what came of it, how it ended."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors.lists import BoughtNothing, OverBeforeBegun
from aftersales_cli.rules.cases import ComplaintKind
from aftersales_cli.rules.cases_listed import Asked, Complained, Worked
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.contacts_listed import been, instant, pointed
from aftersales_cli.rules.events import Channel, Step
from aftersales_cli.rules.purchases import Purchase


class Line(NamedTuple):
    """A line that a list gives the record of a case: what happened when, what was said, and for when."""

    at: datetime
    what: Step
    note: str | None = None
    to: When | None = None


class Life(NamedTuple):
    """What a row says of a case: its columns, the number of the purchase that it is about, who saw to it, its record,
    oldest first, and when it ended, if it did. An enquiry has `details`; a job that is still `ahead` is planned as if
    it had been booked today.
    """

    values: dict[str, object]
    purchase: int | None
    by: str | None
    opened_at: datetime
    closed_at: datetime | None
    lines: tuple[Line, ...]
    details: dict[str, object] | None = None
    ahead: When | None = None


class ComplaintRow(NamedTuple):
    """A complaint in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    what: str
    opened_at: str
    kind: str | None = None
    cause: str | None = None
    severity: str | None = None
    via: str | None = None
    wants: str | None = None
    against_id: int | None = None
    assignee_id: int | None = None
    due: date | None = None
    party: str | None = None
    measure: str | None = None
    place: str | None = None
    ended: str | None = None
    result: str | None = None
    closed_at: str | None = None
    note: str | None = None
    by: str | None = None
    purchase: int | None = None
    item: str | None = None
    serial: str | None = None

    def key(self, customer: int) -> str:
        """By what a complaint is known again: whose it is, its day, and what about."""
        return f"{customer} {self.opened_at[:10]} {self.what}"

    def life(self, now: datetime, bought: Iterable[Purchase]) -> Life:
        """What it says of a complaint. It has no deadlines, which were not this desk's; an open one is seen to today,
        or when it says. Raises NotInFuture, OverBeforeBegun.
        """
        opened, kind = been(self.opened_at, now), self.kind or ComplaintKind.COMPLAINT
        over = kind == ComplaintKind.PRAISE and self.closed_at is None
        state = Complained.CLOSED if over else stands(self.ended, self.closed_at, Complained.CLOSED)
        closed = ending(self.closed_at, opened, now) if state != Complained.OPEN else None
        due = When(self.due or now.date()) if closed is None else None
        lines = record(Line(opened, Step.RECEIVED, None, due), self, closed, state)
        values: dict[str, object] = {
            "kind": kind, "what": self.what, "cause": self.cause, "severity": self.severity or Severity.NORMAL,
            "via": self.via or Channel.CALL, "wants": self.wants, "against_id": self.against_id, "party": self.party,
            "measure": self.measure, "place": self.place, "assignee_id": self.assignee_id,
            "ended": closed and state,
        }  # fmt: skip
        return Life(values, about(self, bought), self.by, opened, closed, lines)


class JobRow(NamedTuple):
    """A job in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    what: str
    kind: str
    planned: str | None
    planned_at: str | None = None
    opened_at: str | None = None
    assignee_id: int | None = None
    km: int | None = None
    ended: str | None = None
    result: str | None = None
    closed_at: str | None = None
    note: str | None = None
    by: str | None = None
    purchase: int | None = None
    item: str | None = None
    serial: str | None = None

    @property
    def when(self) -> str:
        """When it is planned for, or took place."""
        return self.planned_at or str(self.planned)

    def key(self, customer: int) -> str:
        """By what a job is known again: whose it is, its day, of what kind and what about."""
        return f"{customer} {self.when[:10]} {self.kind} {self.what}"

    def life(self, now: datetime, bought: Iterable[Purchase]) -> Life:
        """What it says of a job: one that is over ended on its day, unless it says otherwise; an open one whose day has
        come is waited for. Raises NotInFuture, OverBeforeBegun.
        """
        at, planned = instant(self.when, now), pointed(self.when, now)
        state = stands(self.ended, self.closed_at, Worked.DONE)
        ended = been(self.closed_at, now) if self.closed_at else min(at, now)
        begun = been(self.opened_at, now) if self.opened_at else min(at, now, ended)
        closed = ending(self.closed_at, begun, now, at) if state != Worked.OPEN else None
        lines = record(Line(begun, Step.PLANNED, None, planned), self, closed, state)
        values: dict[str, object] = {
            "kind": self.kind, "what": self.what, "severity": Severity.NORMAL, "assignee_id": self.assignee_id,
            "km": self.km, "result": self.result, "ended": closed and state,
        }  # fmt: skip
        ahead = planned if closed is None and at.date() >= now.date() else None
        return Life(values, about(self, bought), self.by, begun, closed, lines, ahead=ahead)


class EnquiryRow(NamedTuple):
    """An enquiry in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    model: str | None
    opened_at: str
    budget: int | None = None
    wanted_when: str | None = None
    compared: str | None = None
    why_not: str | None = None
    test_drive: bool | None = None
    via: str | None = None
    assignee_id: int | None = None
    due: date | None = None
    ended: str | None = None
    result: str | None = None
    closed_at: str | None = None
    note: str | None = None
    by: str | None = None
    purchase: int | None = None

    def key(self, customer: int) -> str:
        """By what an enquiry is known again: whose it is, its day, and what about."""
        return f"{customer} {self.opened_at[:10]} {self.model or ''}"

    def life(self, now: datetime, bought: Iterable[Purchase]) -> Life:
        """What it says of an enquiry: an open one is called about today, or when it says. Raises NotInFuture,
        OverBeforeBegun, BoughtNothing.
        """
        opened, found = been(self.opened_at, now), [*bought]
        state = stands(self.ended, self.closed_at, Asked.LOST)
        closed = ending(self.closed_at, opened, now) if state != Asked.OPEN else None
        due = When(self.due or now.date()) if closed is None else None
        lines = record(Line(opened, Step.RECEIVED, None, due), self, closed, state)
        purchase = self.bought(found, opened.date()) if state == Asked.BOUGHT else None
        values: dict[str, object] = {
            "kind": "enquiry", "what": self.model, "severity": Severity.NORMAL, "via": self.via or Channel.WALK_IN,
            "assignee_id": self.assignee_id,
            "result": self.result if closed else None, "ended": closed and state,
        }  # fmt: skip
        return Life(values, purchase, self.by, opened, closed, lines, {
            "budget": self.budget, "wanted_when": self.wanted_when, "compared": self.compared,
            "why_not": self.why_not, "test_drive": int(bool(self.test_drive)),
        })  # fmt: skip

    def bought(self, found: list[Purchase], since: date) -> int:
        """What was bought in the end, of all that the customer bought: by its id, or the only one of this name or
        since. Raises BoughtNothing.
        """
        number = only(one for one in found if one.id == self.purchase)
        number = number or only(one for one in found if one.item == self.model)
        number = number or only(one for one in found if one.bought_on >= since)
        if number is None:
            raise BoughtNothing()
        return number


CaseRow = ComplaintRow | JobRow | EnquiryRow


def stands(said: str | None, closed_at: str | None, over: StrEnum) -> str:
    """Where a case stands: as it is said; else it is `over` where a day of its end is given, and open without."""
    return said or (over if closed_at else "open")


def ending(closed_at: str | None, begun: datetime, now: datetime, day: datetime | None = None) -> datetime:
    """When what is over ended: on the day that is given, else on that of the case itself. Raises NotInFuture,
    OverBeforeBegun.
    """
    if closed_at is None:
        return max(begun, min(day, now)) if day is not None else begun
    closed = been(closed_at, now)
    if closed.date() < begun.date():
        raise OverBeforeBegun(value=closed.date().isoformat(), begun=begun.date().isoformat())
    # A day without a time is over at its end, and nothing ends before it began.
    return max(closed, begun)


def record(first: Line, row: CaseRow, closed: datetime | None, state: str) -> tuple[Line, ...]:
    """The record of a case by its row: how it began, what is noted of it, and how it ended. What came of one that is
    still open is noted too; that of a job has its own place.
    """
    result = row.result if not isinstance(row, JobRow) else None
    noted = "\n".join(filter(None, [row.note, result if closed is None else None]))
    lines = (first, Line(first.at, Step.NOTED, noted)) if noted else (first,)
    return (*lines, Line(closed, Step(state), result)) if closed is not None else lines


def about(row: ComplaintRow | JobRow, bought: Iterable[Purchase]) -> int | None:
    """The one purchase of the customer that a row names: by its serial number, by the item, or by its id."""
    if row.serial is not None:
        return only(one for one in bought if one.serial == row.serial)
    fitting = [one for one in bought if row.item is None or one.item == row.item]
    named = [one for one in fitting if one.id == row.purchase]
    return only(named or (fitting if row.item is not None else []))


def only(fitting: Iterable[Purchase]) -> int | None:
    """The number of the one purchase that fits, if there is but one."""
    found = [one.id for one in fitting]
    return found[0] if len(found) == 1 else None
