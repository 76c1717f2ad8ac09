"""Why a deadline stands where it stands: to the minute, what of the time since it began counted, what did not, and why.

Instants are cut to their minute, so that what is shown adds up. Deadlines in days are told in whole days.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.rules import hours, waits
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.days import CalendarDay, DayKind, in_force
from aftersales_cli.rules.hours import DAY, MIDNIGHT, Opening
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.running import Pause, Run, granted, lapse, local, utc


class Why(StrEnum):
    """Why time counts, or does not."""

    ALWAYS = "always"
    OPEN = "open"
    MAKEUP = "makeup"
    EXTRA = "extra"
    FIRST_DAY = "first-day"
    EARLY = "before-opening"
    BREAK = "break"
    LATE = "after-closing"
    WEEKDAY = "closed-weekday"
    HOLIDAY = "holiday"
    CLOSED = "closed-day"
    PAUSE = "pause"


COUNTS = frozenset({Why.ALWAYS, Why.OPEN, Why.MAKEUP, Why.EXTRA})
# Why a day counts, or does not, of which the calendar says something.
BY_ENTRY = {DayKind.MAKEUP: Why.MAKEUP, DayKind.OPEN: Why.EXTRA, DayKind.HOLIDAY: Why.HOLIDAY,
            DayKind.CLOSED: Why.CLOSED}  # fmt: skip


class Stretch(NamedTuple):
    """A stretch of the time of a deadline, of one kind throughout: the `entry` of the calendar that makes it so, or the
    `pause`. `length` is in time, or of a deadline in days in whole days.
    """

    first: datetime
    last: datetime
    why: Why
    length: timedelta
    entry: CalendarDay | None = None
    pause: CaseStep | None = None

    @property
    def counts(self) -> bool:
        """Whether it is taken off what the deadline gives."""
        return self.why in COUNTS


class ExplainedRun(NamedTuple):
    """A deadline with its time up to `end`, when it was over, or now: how much is used, how much is `left` (less than
    nothing where it is over), and for how long it has been missed, or was at its end.
    """

    run: Run
    end: datetime
    stretches: tuple[Stretch, ...]
    used: timedelta
    left: timedelta
    missed: timedelta | None

    @property
    def in_days(self) -> bool:
        """Whether it is counted in whole days."""
        return self.run.clock.length is None

    def is_past(self, stretch: Stretch) -> bool:
        """Whether a stretch lies behind the minute, or the day, at which the deadline was over."""
        return self.run.due is not None and utc(stretch.first) >= utc(over(self.run.due, self.end.tzinfo))


class Explained(NamedTuple):
    """The deadlines of a case, each with its time; the customer may be unknown."""

    ref: str
    customer_id: int | None
    customer: str | None
    at: datetime
    items: tuple[ExplainedRun, ...]


class Reckoning(NamedTuple):
    """By what a deadline is explained: the opening hours it goes by, if any, what the calendar says of single days, and
    the store's zone.
    """

    opening: Opening | None
    special: dict[date, CalendarDay]
    zone: tzinfo | None


def explained(
    ref: str, customer_id: int | None, customer: str | None, runs: Iterable[Run], calendar: Iterable[CalendarDay],
    frame: Frame, now: datetime,
) -> Explained:  # fmt: skip
    """The time of each deadline of a case; `calendar` are the entries of the days from its first to `now`."""
    special = in_force(calendar)
    items = tuple(explained_run(one, special, frame, now) for one in runs)
    return Explained(ref, customer_id, customer, now, items)


def explained_run(run: Run, special: dict[date, CalendarDay], frame: Frame, now: datetime) -> ExplainedRun:
    """The time of one deadline."""
    zone, clock = now.tzinfo, run.clock
    end = minute(run.met.at if run.met else now, zone)
    by = Reckoning(
        frame.opening if clock.by_opening or clock.within.unit == waits.WORKING_DAYS else None, special, zone
    )
    begun = minute(run.begun, zone)
    # What ran in time is told apart from what comes after it.
    cut = over(run.due, zone) if run.due else end
    told = days(begun, end, run.pauses, by) if clock.length is None else times(begun, end, cut, run.pauses, by)
    found = tuple(merged(told, cut))
    used = sum((one.length for one in found if one.counts), timedelta())
    left = granted(clock, run.begun, frame, zone) - used
    return ExplainedRun(run, end, found, used, left, missed(run, end, zone))


def missed(run: Run, end: datetime, zone: tzinfo | None) -> timedelta | None:
    """For how long a deadline had been over at the end, if it was: as time passes, or in calendar days."""
    if not run.late or run.due is None:
        return None
    return utc(end) - utc(over(run.due, zone)) if run.due.at else end.date() - run.due.day


def over(due: When, zone: tzinfo | None) -> datetime:
    """The minute at which a deadline is over."""
    return minute(lapse(due, zone), zone)


def times(begun: datetime, end: datetime, cut: datetime, pauses: Iterable[Pause], by: Reckoning) -> Iterator[Stretch]:
    """The time of a deadline in minutes or hours, cut where it was over."""
    at = begun
    for pause in pauses:
        halt = min(minute(pause.first.at, by.zone), end, key=utc)
        resumed = min(minute(pause.last.at, by.zone), end, key=utc) if pause.last else end
        yield from counted(at, halt, cut, by)
        yield Stretch(halt, resumed, Why.PAUSE, utc(resumed) - utc(halt), pause=pause.first)
        at = resumed
    yield from counted(at, end, cut, by)


def counted(first: datetime, last: datetime, cut: datetime, by: Reckoning) -> Iterator[Stretch]:
    """The time in which no pause is, up to where the deadline was over and from there on."""
    if utc(first) < utc(cut) < utc(last):
        yield from running(first, cut, by)
        first = cut
    yield from running(first, last, by)


def running(first: datetime, last: datetime, by: Reckoning) -> Iterator[Stretch]:
    """The time in which no pause is: all of it counts, or only while the store is open."""
    if by.opening is None:
        yield Stretch(first, last, Why.ALWAYS, utc(last) - utc(first))
        return
    at = first
    for number in range(max(first.toordinal() - 1, 1), last.toordinal() + 1):
        day = date.fromordinal(number)
        for span in hours.spans(by.opening, day):
            begin, end = max(span[0], at, key=utc), min(span[1], last, key=utc)
            if utc(begin) < utc(end):
                yield from shut(at, begin, by)
                yield Stretch(begin, end, open_why(day, by), utc(end) - utc(begin), by.special.get(day))
                at = end
    yield from shut(at, last, by)


def shut(at: datetime, last: datetime, by: Reckoning) -> Iterator[Stretch]:
    """Time in which the store is not open, day by day."""
    while utc(at) < utc(last):
        day = at.date()
        end = min(midnight(day + DAY, by.zone), last, key=utc)
        why = shut_why(at, by)
        named = by.special.get(day) if why in (Why.HOLIDAY, Why.CLOSED) else None
        yield Stretch(at, end, why, utc(end) - utc(at), named)
        at = end


def open_why(day: date, by: Reckoning) -> Why:
    """Why the store is open on a day."""
    entry = by.special.get(day)
    return BY_ENTRY[entry.kind] if entry else Why.OPEN


def shut_why(at: datetime, by: Reckoning) -> Why:
    """Why the store is not open at an instant."""
    if by.opening is None or not hours.is_working(by.opening, at.date()):
        entry = by.special.get(at.date())
        return BY_ENTRY[entry.kind] if entry and entry.kind in (DayKind.HOLIDAY, DayKind.CLOSED) else Why.WEEKDAY
    spans = hours.spans(by.opening, at.date())
    if not spans or utc(at) >= utc(spans[-1][1]):
        return Why.LATE
    return Why.EARLY if utc(at) < utc(spans[0][0]) else Why.BREAK


def days(begun: datetime, end: datetime, pauses: tuple[Pause, ...], by: Reckoning) -> Iterator[Stretch]:
    """The days of a deadline: the one on which it begins does not count, nor those after the one of a pause up to the
    one on which it ends.
    """
    for number in range(begun.toordinal(), end.toordinal() + 1):
        day = date.fromordinal(number)
        first, last = (midnight(one, by.zone) for one in (day, day + DAY))
        why, entry = day_why(day, by)
        pause = next((one.first for one in pauses if paused_on(one, day, by.zone)), None)
        if day == begun.date():
            why, entry = Why.FIRST_DAY, None
        elif pause is not None:
            why, entry = Why.PAUSE, None
        yield Stretch(max(first, begun, key=utc), last, why, DAY, entry, pause if why == Why.PAUSE else None)


def day_why(day: date, by: Reckoning) -> tuple[Why, CalendarDay | None]:
    """Why a day counts, or does not, and the entry of the calendar that makes it so."""
    if by.opening is None:
        return Why.ALWAYS, None
    if hours.is_working(by.opening, day):
        return open_why(day, by), by.special.get(day)
    return shut_why(midnight(day, by.zone), by), by.special.get(day)


def paused_on(pause: Pause, day: date, zone: tzinfo | None) -> bool:
    """Whether a day is not counted for a pause."""
    return local(pause.first.at, zone).date() < day and (pause.last is None or day <= local(pause.last.at, zone).date())


def merged(stretches: Iterable[Stretch], cut: datetime) -> Iterator[Stretch]:
    """Stretches of the same kind that follow each other as one, but none across where the deadline was over."""
    before: Stretch | None = None
    for one in stretches:
        if not one.length:
            continue
        if before and same(before, one) and utc(before.last) != utc(cut):
            before = before._replace(last=one.last, length=before.length + one.length)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def same(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches that follow each other say the same."""
    names = [stretch.entry.name if stretch.entry else None for stretch in (one, other)]
    return (
        utc(one.last) == utc(other.first)
        and one.why == other.why
        and names[0] == names[1]
        and (one.pause == other.pause)
    )


def minute(at: datetime, zone: tzinfo | None) -> datetime:
    """An instant in the store's time, cut to its minute."""
    return local(at, zone).replace(second=0, microsecond=0)


def midnight(day: date, zone: tzinfo | None) -> datetime:
    """The instant with which a day begins."""
    return local(hours.instant(day, MIDNIGHT, zone), zone)
