"""Leaks: everything that slipped. What is open and not on time is on a list of today or here, never in neither."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors.calendar import NeverOpen
from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import COMPLAINTS, ComplaintKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Mark
from aftersales_cli.rules.due import ENQUIRY, MISSED_JOB, DueItem, broken, held_back, pending
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.hours import Opening, working_day_after
from aftersales_cli.rules.loop import COMMANDS
from aftersales_cli.rules.planning import LONGEST_LATE_DAYS
from aftersales_cli.rules.running import lapse, passed, utc
from aftersales_cli.rules.team import Member, hands

DAY = timedelta(days=1)


class Kind(StrEnum):
    """What can slip, in the order in which it is shown."""

    NOT_ACKNOWLEDGED = "not-acknowledged"
    NOT_HANDLED = "not-handled"
    NOT_RECHECKED = "not-rechecked"
    NOT_REPORTED = "not-reported"
    NOT_CLOSED = "not-closed"
    NOT_ANSWERED = "not-answered"
    PAUSE_OVER = "pause-over"
    NOT_CORRECTED = "not-corrected"
    NO_APOLOGY = "no-apology"
    NOT_CONFIRMED = "not-confirmed"
    DEADLINE_MISSED = "deadline-missed"
    NO_RESULT = "no-result"
    NO_NEW_DATE = "no-new-date"
    NOT_CALLED = "not-called"
    FOLLOWUP_LATE = "followup-late"
    NOT_ENTERED = "not-entered"
    UNREACHABLE = "unreachable"


ORDER = (*Kind,)
# What is missing where a complaint waits for a step; what comes before the re-check is its handling.
STAGES: dict[str, Kind] = {
    Step.ACKNOWLEDGED: Kind.NOT_ACKNOWLEDGED, Step.RECHECKED: Kind.NOT_RECHECKED, Step.REPORTED: Kind.NOT_REPORTED,
    Step.CLOSED: Kind.NOT_CLOSED, Step.RESUMED: Kind.PAUSE_OVER,
}  # fmt: skip
JOB_COMMANDS = {Kind.NO_RESULT: "done", Kind.NO_NEW_DATE: "move"}
# These deadlines end with somebody who is sent.
SENT = (Mark.DISPATCHED, Mark.ARRIVED)
JOB_MARKS = {Mark.CONFIRMED: "confirm", Mark.DISPATCHED: "start", Mark.ARRIVED: "start"}


class OpenCase(NamedTuple):
    """An open case of a `kind` as a duty, with what its record adds: since when it is open, what its first deadline
    asks for, until when it is paused, and the day for which it is planned. `dated` is whether it is to be seen to on a
    day at all.
    """

    item: DueItem
    kind: str
    opened_on: date
    mark: Mark | None
    paused_until: date | None
    planned_on: date | None
    dated: bool


class Pledge(NamedTuple):
    """A promise to keep, and when the customer was last spoken with about it."""

    item: DueItem
    spoken_at: datetime | None


class Facts(NamedTuple):
    """Everything that may have slipped: the open cases, the promises and follow-ups that are due, the `lost` follow-ups
    of customers of whom nothing else is open, the complaints whose `measures` are past their day, and when the store is
    open.
    """

    cases: tuple[OpenCase, ...]
    pledges: tuple[Pledge, ...]
    followups: tuple[DueItem, ...]
    lost: tuple[DueItem, ...]
    measures: tuple[DueItem, ...]
    opening: Opening


class Slip(NamedTuple):
    """What is wrong with which duty, and since when; of a missed deadline what it asks for."""

    kind: Kind
    item: DueItem
    since: date
    mark: Mark | None = None


class Leak(NamedTuple):
    """Something that slipped: what is wrong with which duty, since when, and the command that mends it; `hands` are
    those on whose lists it stands.
    """

    kind: Kind
    item: DueItem
    since: date
    days: int
    hands: tuple[Member, ...]
    command: str


class LeakList(NamedTuple):
    """What has slipped by a day, everybody's or one member's; `total` counts before any limit."""

    on: date
    items: tuple[Leak, ...]
    total: int
    staff: Member | None = None


def leaks(facts: Facts, team: Iterable[Member], at: datetime) -> list[Leak]:
    """All that has slipped by an instant, by kind, the oldest first."""
    everybody, today = tuple(team), at.date()
    found = [
        Leak(one.kind, one.item, one.since, (today - one.since).days, hands(one.item, everybody, at), command(one))
        for one in slips(facts, at)
    ]
    return sorted(found, key=lambda one: (ORDER.index(one.kind), one.since, one.item.kind, one.item.id))


def slips(facts: Facts, at: datetime) -> Iterator[Slip]:
    """What has slipped; a duty may have slipped in two ways."""
    today = at.date()
    for case in facts.cases:
        yield from of_case(case, at)
    for item, spoken_at in facts.pledges:
        if broken(item, at) and not apologised(item, spoken_at):
            yield Slip(Kind.NOT_CONFIRMED if pending(item) else Kind.NO_APOLOGY, item, item.due_on)
    first, last = last_working_days(facts.opening, today)
    for item in facts.followups:
        if item.due_on < today and best_by(item) < today:
            yield Slip(Kind.FOLLOWUP_LATE, item, max(best_by(item), item.due_on))
        elif first <= item.due_on <= last and not item.attempts and item.since.date() <= last:
            yield Slip(Kind.NOT_ENTERED, item, item.due_on)
    for item in facts.lost:
        yield Slip(Kind.UNREACHABLE, item, item.due_on)
    for item in facts.measures:
        yield Slip(Kind.NOT_CORRECTED, item, item.due_on)


def of_case(case: OpenCase, at: datetime) -> Iterator[Slip]:
    """What has slipped of an open case: the step that it waits for, its deadline."""
    item = case.item
    kind, since = awaited(case)
    unanswered = kind == Kind.NOT_ACKNOWLEDGED and case.mark == Mark.ACKNOWLEDGED
    if since < at.date() or not case.dated or (unanswered and missed(item, at)):
        yield Slip(kind, item, since)
    if item.deadline is not None and missed(item, at) and not unanswered:
        yield Slip(Kind.DEADLINE_MISSED, item, item.deadline.day, case.mark)


def awaited(case: OpenCase) -> tuple[Kind, date]:
    """What is missing of an open case, and the day after which it has slipped: of an acknowledgement that on which the
    complaint came in, of a pause that which was named for its end, of a job that for which it is planned, of all else
    that on which it was to be seen to.
    """
    item = case.item
    if case.kind not in COMPLAINTS:
        if item.purpose.code in (ENQUIRY, MISSED_JOB):
            return (Kind.NOT_CALLED if item.purpose.code == ENQUIRY else Kind.NO_NEW_DATE), item.due_on
        return Kind.NO_RESULT, case.planned_on or item.due_on
    kind = STAGES.get(item.waits or "", Kind.NOT_HANDLED)
    if case.kind == ComplaintKind.SUGGESTION and item.waits not in (Step.RESUMED, Step.CLOSED):
        kind = Kind.NOT_ANSWERED
    if item.waits == Step.ACKNOWLEDGED:
        return kind, case.opened_on
    return kind, case.paused_until or item.due_on


def missed(item: DueItem, at: datetime) -> bool:
    """Whether the first deadline of a case has passed."""
    return item.deadline is not None and passed(item.deadline, at, at.tzinfo)


def apologised(item: DueItem, spoken_at: datetime | None) -> bool:
    """Whether the customer was spoken with about a promise since it was broken: from its minute on, or the end of its
    day.
    """
    broken_at = lapse(When(item.due_on, item.due_at), item.since.tzinfo)
    return spoken_at is not None and utc(spoken_at) >= utc(broken_at)


def best_by(item: DueItem) -> date:
    """The last day on which a follow-up is still in time: the end of its window, or without one two weeks after its
    day.
    """
    return item.until_on or item.due_on + LONGEST_LATE_DAYS * DAY


def last_working_days(opening: Opening, today: date) -> tuple[date, date]:
    """The days whose contacts were to be made on the last working day before today: that day, and the closed ones
    before it.
    """
    try:
        last = working_day_after(opening, today, -1)
        return working_day_after(opening, last, -1) + DAY, last
    except (NeverOpen, OverflowError):
        # A store that never opens counts every day.
        return today - DAY, today - DAY


def visible(found: Iterable[Leak], hidden: int | None) -> list[Leak]:
    """What somebody may see who must not see complaints about herself, nor what is to be done about them."""
    return [one for one in found if hidden is None or one.item.against != hidden]


def command(slip: Slip) -> str:
    """What to type to mend it, without what only a person can say."""
    item, contact = slip.item, f"svc log-call K{slip.item.customer.id} --for {slip.item.ref}"
    if slip.kind == Kind.NOT_CORRECTED:
        return f"svc complaint edit {item.ref} --corrected today"
    if slip.mark is not None:
        return for_deadline(slip.mark, item) or contact
    if item.waits:
        return f"svc complaint {COMMANDS[Step(item.waits)]} {item.ref}"
    if slip.kind == Kind.NOT_CONFIRMED:
        return f"svc promise confirm {item.ref}"
    if slip.kind in JOB_COMMANDS:
        return f"svc job {JOB_COMMANDS[slip.kind]} {item.ref}"
    if slip.kind == Kind.UNREACHABLE:
        return f"svc followup move {item.ref}"
    return f"svc followup cancel {item.ref}" if held_back(item) else contact


def for_deadline(mark: Mark, item: DueItem) -> str | None:
    """What ends a deadline; None where a contact does."""
    if mark == Mark.RESPONDED:
        return None
    if item.ref.startswith(ids.JOB):
        return f"svc job {JOB_MARKS.get(mark, 'done')} {item.ref}"
    if item.waits and mark not in SENT:
        return f"svc complaint {COMMANDS[Step(item.waits)]} {item.ref}"
    if item.waits and mark == Mark.DISPATCHED:
        return f"svc complaint assign {item.ref}"
    return f"svc log-call K{item.customer.id} --for {item.ref} --channel visit" if mark in SENT else None
