"""The calendar as it is looked at, added to and brought up to date."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from aftersales_cli.errors import Contradiction, Term
from aftersales_cli.errors.calendar import (
    BadHours,
    BadPeriod,
    DaysBackwards,
    DayTaken,
    DayWithTime,
    HoursRunOn,
    HoursWhileClosed,
    NothingOnDay,
    NothingOnDays,
    OpenOrClosed,
    PublicDay,
    TooManyDays,
)
from aftersales_cli.rules import dates, hours
from aftersales_cli.rules.days import ANNOUNCED, CalendarDay, DayKind, DaySource, hours_on, in_force
from aftersales_cli.rules.hours import Opening, Span, Week
from aftersales_cli.rules.texts import narrow

MOST_DAYS = 366
PERIOD = re.compile(r"(\d{4})(?:年|(?:-|年)(\d{1,2})月?)?", re.ASCII)
RANGE = re.compile(r"\.\.+|~|至|到")
COMMAS = re.compile(r"[,，、;；\s]+")
ONE_DIGIT = re.compile(r"(?<!\d)(\d:)")
# What is said of a kind in a refusal; the screen says the same.
KINDS = {
    DayKind.HOLIDAY: Term("public holiday"),
    DayKind.MAKEUP: Term("make-up working day"),
    DayKind.CLOSED: Term("closed day"),
    DayKind.OPEN: Term("open day"),
    DayKind.FESTIVAL: Term("festival"),
}
SOURCES = {
    DaySource.PUBLIC: Term("public calendar"),
    DaySource.FILE: Term("list of days"),
    DaySource.OWN: Term("store itself"),
}
INSTEAD = {DayKind.HOLIDAY: "--open", DayKind.MAKEUP: "--closed"}


class Period(NamedTuple):
    """From the first day to the last."""

    first: date
    last: date


class ShownDay(NamedTuple):
    """An entry of the calendar: whether it `holds`, or a stronger one stands beside it; and the hours that its day has
    by it, None for a festival.
    """

    entry: CalendarDay
    holds: bool
    hours: tuple[Span, ...] | None


class CalendarShown(NamedTuple):
    """The special days of a period, the hours of the week, and up to when public holidays are known; `filled` is
    whether the public calendar was ever taken in.
    """

    period: Period
    week: Week
    known_to: date | None
    filled: bool
    items: tuple[ShownDay, ...]


class DaysAdded(NamedTuple):
    """Days that the store has entered."""

    items: tuple[ShownDay, ...]


class DaysRemoved(NamedTuple):
    """Entries that were taken out."""

    items: tuple[ShownDay, ...]


class Compared(NamedTuple):
    """What days that come in make of a calendar: those to write, those to take out, and how many stay as they are."""

    new: tuple[CalendarDay, ...]
    gone: tuple[CalendarDay, ...]
    known: int

    @property
    def replaced(self) -> int:
        """How many of the new ones stand for another entry of their day."""
        days = {one.day for one in self.gone}
        return sum(one.day in days for one in self.new)


class CalendarImported(NamedTuple):
    """The calendar was brought up to date, from a file or from what svc knows; `years` are those whose public holidays
    are known now.
    """

    path: str | None
    region: str
    compared: Compared
    years: tuple[int, ...]
    applied: bool


def period(text: str | None, today: date) -> Period:
    """`2026`, `2026-10` or `2026年10月`; without it this year. Raises BadPeriod."""
    found = PERIOD.fullmatch(narrow(text).strip() if text is not None else str(today.year))
    try:
        if found is None:
            raise ValueError(text)
        year, month = int(found[1]), found[2]
        first, last = date(year, int(month or 1), 1), date(year, int(month or 12), 1)
    except ValueError as error:
        raise BadPeriod(value=text) from error
    # The last of the month, also of December 9999.
    return Period(first, date.fromordinal(last.replace(day=28).toordinal() + days_after_28(last)))


def days_after_28(month: date) -> int:
    """How many days a month has behind its 28th."""
    ahead = (month.replace(day=28) + timedelta(days=number) for number in (1, 2, 3))
    return sum(one.month == month.month for one in ahead)


def span(text: str, now: datetime) -> Period:
    """The day, or the days from the first to the last, that somebody typed.

    Raises BadDate, DayWithTime, DaysBackwards, TooManyDays.
    """
    days = [one_day(part, now) for part in RANGE.split(narrow(text), maxsplit=1)]
    first, last = days[0], days[-1]
    if last < first:
        raise DaysBackwards(value=text)
    if (count := (last - first).days + 1) > MOST_DAYS:
        raise TooManyDays(value=text, count=count, most=MOST_DAYS)
    return Period(first, last)


def one_day(text: str, now: datetime) -> date:
    """The one day that somebody typed. Raises BadDate, DayWithTime."""
    found = dates.parse(text, now)
    if found.at is not None:
        raise DayWithTime(value=text)
    return found.day


def wanted(days: str, closed: bool, opened: bool, spans: str | None) -> tuple[DayKind, tuple[Span, ...] | None]:
    """What a day is to be, and its own hours. Raises OpenOrClosed, Contradiction, HoursWhileClosed, BadHours."""
    if closed and opened:
        raise Contradiction(one="--closed", other="--open")
    if closed and spans is not None:
        raise HoursWhileClosed(value=spans)
    if not closed and not opened:
        raise OpenOrClosed(value=days)
    return (DayKind.CLOSED, None) if closed else (DayKind.OPEN, None if spans is None else typed_hours(spans))


def typed_hours(text: str) -> tuple[Span, ...]:
    """`10:00-16:00` or `9:00-12:00,13:30-18:00` as people type hours. Raises BadHours."""
    plain = ONE_DIGIT.sub(r"0\1", re.sub(r"\s*[-–—~至到]\s*", "-", narrow(text).strip()))
    try:
        found = tuple(sorted(map(hours.span, COMMAS.split(plain))))
    except ValueError as error:
        raise BadHours(value=text) from error
    if hours.clash((found,)):
        raise BadHours(value=text)
    return found


def added(
    days: Period, kind: DayKind, name: str | None, spans: tuple[Span, ...] | None, there: Iterable[CalendarDay]
) -> tuple[CalendarDay, ...]:
    """The store's own entries for days. `there` is what stands in the calendar then.

    Raises DayTaken where the store has an entry of its own, or a list has one of the same kind.
    """
    taken = [one for one in there if takes(one, kind)]
    if taken:
        one, last = taken[0], taken[-1]
        iso = one.day.isoformat() + (f"..{last.day.isoformat()}" if last.day > one.day else "")
        raise DayTaken(day=one.day, what=KINDS[one.kind], detail=detail(one), source=SOURCES[one.source], iso=iso)
    count = (days.last - days.first).days + 1
    every = (date.fromordinal(days.first.toordinal() + number) for number in range(count))
    return tuple(CalendarDay(day, kind, name, spans, DaySource.OWN) for day in every)


def takes(one: CalendarDay, kind: DayKind) -> bool:
    """Whether an entry takes the place of one of the store's own of a kind."""
    mine = one.source == DaySource.OWN and one.kind != DayKind.FESTIVAL
    return mine or (one.source == DaySource.FILE and one.kind == kind)


def detail(one: CalendarDay) -> str:
    """The hours and the name of an entry, to stand behind its kind."""
    return "".join(f" {part}" for part in (one.hours and spans_text(one.hours), one.name) if part)


def spans_text(spans: Iterable[Span]) -> str:
    """Hours of a day as people type them."""
    return ",".join(map(hours.span_text, spans))


def fitting(found: tuple[CalendarDay, ...], opening: Opening) -> tuple[CalendarDay, ...]:
    """New entries, unless with them hours of a day reach into those of the next one. Raises HoursRunOn."""
    held = opening._replace(days={**opening.days, **{one.day: hours_on(one, opening.week) for one in found}})
    for one in found:
        for day in (one.day - hours.DAY, one.day):
            following = day + hours.DAY
            if both := hours.runs_on(hours.of_day(held, day), hours.of_day(held, following)):
                first, last = map(hours.span_text, both)
                raise HoursRunOn(first=first, day=day, last=last, following=following)
    return found


def removed(days: Period, there: Iterable[CalendarDay]) -> tuple[CalendarDay, ...]:
    """What is taken out of the calendar: of each day the store's own entries, else those of a list.

    Raises NothingOnDays where there is nothing of either on any of several days; of one day PublicDay for what only the
    public calendar says, NothingOnDay where it says nothing either.
    """
    entries = list(there)
    own = {one.day for one in entries if one.source == DaySource.OWN}
    found = tuple(
        one for one in entries
        if one.source == DaySource.OWN or (one.source == DaySource.FILE and one.day not in own)
    )  # fmt: skip
    if found:
        return found
    day = days.first
    if days.last > day:
        raise NothingOnDays(first=day, last=days.last, month=f"{day:%Y-%m}")
    if public := next((one for one in entries if one.kind in INSTEAD), None):
        raise PublicDay(day=day, what=KINDS[public.kind], iso=day.isoformat(), option=INSTEAD[public.kind])
    raise NothingOnDay(day=day, month=f"{day:%Y-%m}")


def shown(days: Period, entries: Iterable[CalendarDay], opening: Opening, filled: bool) -> CalendarShown:
    """The calendar of a period."""
    return CalendarShown(days, opening.week, opening.known_to, filled, weighed(entries, opening.week))


def weighed(entries: Iterable[CalendarDay], week: Week) -> tuple[ShownDay, ...]:
    """Entries by their days, the one that holds before those that it overrules, festivals behind them."""
    every = list(entries)
    holding = in_force(every)
    found = [
        ShownDay(one, True, None)
        if one.kind == DayKind.FESTIVAL
        else ShownDay(one, holding[one.day] == one, hours_on(one, week))
        for one in every
    ]
    return tuple(sorted(found, key=lambda one: (one.entry.day, one.hours is None, not one.holds)))


def compared(found: Iterable[CalendarDay], there: Iterable[CalendarDay]) -> Compared:
    """What days of one source make of a calendar.

    The public calendar is taken in year by year: what it no longer says of such a year goes. A list takes the place of
    what earlier lists said of its days. Nothing stands twice, and the store's own entries stay.
    """
    incoming = {one.key: one for one in found}
    entries = {one.key: one for one in there}
    source = next((one.source for one in incoming.values()), DaySource.PUBLIC)
    new = [
        one
        for key, one in incoming.items()
        if key not in entries or (entries[key].source == source and entries[key].hours != one.hours)
    ]
    kept = {one.key for one in incoming.values()} - {one.key for one in new}
    listed = {one.day for one in incoming.values() if one.kind != DayKind.FESTIVAL}
    years = {(one.day.year, one.kind == DayKind.FESTIVAL) for one in incoming.values()}

    def goes(one: CalendarDay) -> bool:
        if one.source != source or one.key in kept:
            return False
        if one.key in incoming:
            return True
        festival = one.kind == DayKind.FESTIVAL
        return (one.day.year, festival) in years if source == DaySource.PUBLIC else one.day in listed and not festival

    return Compared(tuple(new), tuple(one for one in entries.values() if goes(one)), len(kept))


def years_known(days: Iterable[CalendarDay]) -> tuple[int, ...]:
    """The years of which public holidays are known."""
    return tuple(sorted({one.day.year for one in days if one.kind in ANNOUNCED}))
