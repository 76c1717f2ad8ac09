"""How the deadlines of a case run: from its record alone, never kept as counters.

Minutes and hours run from the minute at which the case was opened; days are counted from the day after. A pause stops
every deadline: what was left at its beginning is left at its end. What had run out before a pause stays missed.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from aftersales_cli.rules import hours, waits
from aftersales_cli.rules.cases import JOBS, CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Booked, CaseKind, Clock, Mark, ends
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.planning import Frame, days_after, is_for_cause

ANSWERED = (Mark.ACKNOWLEDGED, Mark.RESPONDED)
ON_SITE = (*ANSWERED, Mark.CONFIRMED, Mark.DISPATCHED, Mark.ARRIVED)
# What each step meets: its own mark and those that come before it in the handling. Whoever is on site was sent, and
# the date need not be confirmed any more; who has finished was there, and had decided what to do. That somebody was
# sent tells the customer nothing yet, and not every call about a booking confirms it. A report tells a
# department of the case and stands for nothing else; nobody sent has confirmed a date, and nobody there has decided.
MEETS: dict[Step, tuple[Mark, ...]] = {
    Step.ACKNOWLEDGED: (Mark.ACKNOWLEDGED,),
    Step.CONTACTED: ANSWERED,
    Step.CONFIRMED: (*ANSWERED, Mark.CONFIRMED),
    Step.ASSIGNED: (Mark.DISPATCHED,),
    Step.STARTED: ON_SITE,
    Step.DECIDED: (*ANSWERED, Mark.DECIDED),
    Step.DONE: (*ON_SITE, Mark.DECIDED, Mark.FINISHED),
    Step.REPORTED: (Mark.REPORTED,),
}
# With these a case is over, and every deadline of it; with DONE a job is over too.
ENDS = frozenset({
    Step.CLOSED, Step.CANCELLED, Step.BOUGHT, Step.LOST, Step.WITHDRAWN, Step.DUPLICATE, Step.UNJUSTIFIED,
    Step.DECLINED,
})  # fmt: skip
# What has to happen again after a reopening, each time within its time.
ANEW = frozenset({Mark.DECIDED, Mark.FINISHED, Mark.REPORTED})
NOWHERE: frozenset[int] = frozenset()


class CaseFacts(NamedTuple):
    """What decides which deadlines a case has, and from when on they run; `planned_on` is the day for which a job was
    planned at first.
    """

    kind: str
    cause: str | None
    severity: str | None
    opened_at: datetime
    planned_on: date | None = None

    @property
    def booked(self) -> Booked | None:
        """For when it is planned, if it is: for the day on which it was entered, or for a later one."""
        if self.planned_on is None:
            return None
        return Booked.AHEAD if self.planned_on > self.opened_at.date() else Booked.SAME_DAY


class Pause(NamedTuple):
    """A pause of a case: the step with which it began, and the one that ended it, if one did."""

    first: CaseStep
    last: CaseStep | None


class Run(NamedTuple):
    """A deadline of a case as it runs, or ran, from `begun`: the step with which it was over, by its mark or with the
    case; the pauses in it; until when it is, or was, None while it is stopped; and whether it was missed.
    """

    clock: Clock
    begun: datetime
    met: CaseStep | None
    pauses: tuple[Pause, ...]
    due: When | None
    late: bool

    @property
    def paused(self) -> bool:
        """Whether it is stopped now."""
        return self.met is None and bool(self.pauses) and self.pauses[-1].last is None


def kinds(kind: str) -> tuple[str, ...]:
    """What is set for which kinds is for a case of this one: a job is booked too."""
    return (kind, CaseKind.BOOKING) if kind in JOBS else (kind,)


def applying(clocks: Iterable[Clock], facts: CaseFacts) -> tuple[Clock, ...]:
    """The deadlines of a case of this kind, with this cause and of this severity."""
    return tuple(
        one
        for one in clocks
        if one.case in kinds(facts.kind)
        and is_for_cause(one.causes, facts.cause)
        and (not one.severities or facts.severity in one.severities)
        and (not one.booked or facts.booked in one.booked)
    )


def runs(
    clocks: Iterable[Clock], facts: CaseFacts, record: Iterable[CaseStep], frame: Frame, now: datetime,
    visits: Collection[int] = NOWHERE,
) -> tuple[Run, ...]:  # fmt: skip
    """How the deadlines of a case stand at `now`, by its record; `visits` are the calls that were visits.

    After a reopening those that begin anew have a further run; the earlier one ended with the reopening at the latest.
    """
    steps = [step for step in unrejected([*record]) if utc(step.at) >= utc(facts.opened_at)]
    found = []
    for clock in applying(clocks, facts):
        for begun, turn in turns(clock, facts.opened_at, steps, visits):
            met = next((step for step in turn if is_over(clock, step, facts, visits)), None)
            before = turn[: turn.index(met)] if met else turn
            found.append(run(clock, begun, met, tuple(pauses(before)), frame, now))
    return tuple(found)


def unrejected(record: list[CaseStep]) -> list[CaseStep]:
    """A record without the decisions that somebody above rejected: they decided nothing."""
    found: list[CaseStep] = []
    for step in record:
        if step.what == Step.REJECTED:
            last = max((at for at, one in enumerate(found) if one.what == Step.DECIDED), default=None)
            found = found if last is None else [*found[:last], *found[last + 1 :]]
        else:
            found.append(step)
    return found


def turns(
    clock: Clock, begun: datetime, steps: list[CaseStep], visits: Collection[int]
) -> Iterator[tuple[datetime, list[CaseStep]]]:
    """From when a deadline runs, with the steps from then on: anew after each reopening, if it is one of these, or if
    nothing but the end of the case was its end. The reopening is the last step of what was before it.
    """
    turn: list[CaseStep] = []
    for step in steps:
        turn.append(step)
        if step.what != Step.REOPENED:
            continue
        ended = any(one.what in ENDS for one in turn) and not any(meets(clock, one, visits) for one in turn)
        if clock.until in ANEW or ended:
            yield begun, turn
            begun, turn = step.at, []
    yield begun, turn


def is_over(clock: Clock, step: CaseStep, facts: CaseFacts, visits: Collection[int]) -> bool:
    """Whether a deadline is over with a step: met by it, or ended with the case."""
    over = step.what in ENDS or (step.what == Step.DONE and facts.kind in JOBS)
    return over or meets(clock, step, visits) or (step.what == Step.REOPENED and clock.until in ANEW)


def meets(clock: Clock, step: CaseStep, visits: Collection[int]) -> bool:
    """Whether what a deadline asks for happened with a step."""
    if step.what == Step.CONTACTED and step.call_id in visits:
        return clock.until in ON_SITE
    return clock.until in MEETS.get(step.what, ())


def pauses(steps: Iterable[CaseStep]) -> Iterator[Pause]:
    """The pauses of a record. One ends when the case is taken up again, and with its end or its reopening at the
    latest.
    """
    first: CaseStep | None = None
    for step in steps:
        if step.what == Step.PAUSED:
            first = first or step
        elif first and (step.what in (Step.RESUMED, Step.REOPENED) or step.what in ENDS):
            yield Pause(first, step)
            first = None
    if first:
        yield Pause(first, None)


def run(
    clock: Clock, begun: datetime, met: CaseStep | None, stops: tuple[Pause, ...], frame: Frame, now: datetime
) -> Run:
    """How one deadline stands that was met by a step, or is not yet, with these pauses in it."""
    due = until(clock, begun, stops, frame, now.tzinfo)
    late = due is not None and passed(due, met.at if met else now, now.tzinfo)
    return Run(clock, begun, met, stops, due, late)


def until(clock: Clock, begun: datetime, stops: Iterable[Pause], frame: Frame, zone: tzinfo | None) -> When | None:
    """Until when a deadline is with these pauses in it; None while it is stopped.

    What is left at a pause is counted on from its end: in minutes and hours that run, else in days; where it was the
    last day, the day of the resumption, or the next working day, is the last one.
    """
    start, left = local(begun, zone), granted(clock, begun, frame, zone)
    due = ends(clock, start, left, frame)
    for stop in stops:
        halt = local(stop.first.at, zone)
        if due.day < halt.date() or (due.at and utc(due.at) <= utc(halt)):
            return due
        if stop.last is None:
            return None
        left = max(left - elapsed(clock, start, halt, frame), timedelta())
        start = local(stop.last.at, zone)
        due = ends(clock, start, left, frame)
    return due


def elapsed(clock: Clock, first: datetime, last: datetime, frame: Frame) -> timedelta:
    """How much of a deadline is used up from one instant to another, in time or in whole days."""
    if clock.length is None:
        if clock.within.unit == waits.WORKING_DAYS and frame.opening is not None:
            return timedelta(days=hours.working_days_between(frame.opening, first.date(), last.date()))
        return last.date() - first.date()
    if clock.by_opening and frame.opening is not None:
        return hours.minutes_between(frame.opening, first, last)
    return utc(last) - utc(first)


def granted(clock: Clock, begun: datetime, frame: Frame, zone: tzinfo | None) -> timedelta:
    """How much time a deadline gives, or how many whole days of the kind that it counts."""
    if clock.length is not None:
        return clock.length
    if clock.within.unit == waits.WORKING_DAYS:
        return timedelta(days=clock.within.amount)
    day = local(begun, zone).date()
    return days_after(day, clock.within, frame) - day


def passed(due: When, at: datetime, zone: tzinfo | None) -> bool:
    """Whether a deadline has passed at an instant: its minute, or the whole of its day."""
    return utc(at) > utc(due.at) if due.at else local(at, zone).date() > due.day


def lapse(due: When, zone: tzinfo | None) -> datetime:
    """The instant with which a deadline passes; of a whole day its end in the store's time."""
    return due.at or local(hours.instant(due.day + hours.DAY, hours.MIDNIGHT, zone), zone)


def earliest(found: Iterable[Run], zone: tzinfo | None) -> Run | None:
    """The deadline of a case that passes, or passed, first of those that are neither met nor stopped."""
    open_ones = [(utc(lapse(one.due, zone)), one) for one in found if one.met is None and one.due]
    return min(open_ones, key=lambda pair: pair[0])[1] if open_ones else None


def unreported(waits: str | None, found: Iterable[Run]) -> bool:
    """Whether a department is still to be told of an open case: it waits for that, or a deadline for it runs."""
    return waits == Step.REPORTED or any(one.clock.until == Mark.REPORTED and one.met is None for one in found)


def local(at: datetime, zone: tzinfo | None) -> datetime:
    """An instant in the store's time."""
    return at if zone is None else at.astimezone(zone)


def utc(at: datetime) -> datetime:
    """An instant that can be compared: of an hour that comes twice, the second time is the later one."""
    return at if at.tzinfo is None else at.astimezone(UTC)
