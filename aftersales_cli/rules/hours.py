"""Working time: when the store is open, and how much of it lies between two instants.

The clock on the wall decides: hours begin, and end, at the first instant at which it shows their time or a later one.
What the clock skips in spring is nobody's working time, and who is there through the hour that comes twice in autumn
works it twice. Hours over midnight belong to the day on which they begin.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from aftersales_cli.errors.calendar import NeverOpen

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT = time()
DAY = timedelta(days=1)
MINUTES = 24 * 60
SPELLING = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)", re.ASCII)


class Span(NamedTuple):
    """Opening hours of a day from when to when; an end that is not after the beginning lies on the next day."""

    first: time
    last: time

    @property
    def over_midnight(self) -> bool:
        """Whether it reaches into the next day."""
        return MIDNIGHT != self.last <= self.first

    @property
    def minutes(self) -> tuple[int, int]:
        """Its beginning and its end in minutes after the midnight with which its day begins."""
        first, last = (one.hour * 60 + one.minute for one in self)
        return first, last if last > first else last + MINUTES


Week = tuple[tuple[Span, ...], ...]
WHOLE_DAY = Span(MIDNIGHT, MIDNIGHT)


class Opening(NamedTuple):
    """When the store is open: the hours of a `week`, Monday first, and of the `days` that differ from it.

    `known_to` is the last day of the last year whose public holidays are known; None where no public holidays are kept.
    """

    week: Week
    days: Mapping[date, tuple[Span, ...]]
    zone: tzinfo | None
    known_to: date | None


def span(text: str) -> Span:
    """`09:00-12:00`, `22:00-02:00` or `00:00-24:00`. Raises ValueError for anything else, and for no time at all."""
    found = SPELLING.fullmatch(text)
    if found is None or found[1] == found[2]:
        raise ValueError(text)
    first, last = found.groups()
    return Span(time.fromisoformat(first), MIDNIGHT if last == "24:00" else time.fromisoformat(last))


def span_text(one: Span) -> str:
    """The span as playbooks write it."""
    last = "24:00" if one.last == MIDNIGHT else f"{one.last:%H:%M}"
    return f"{one.first:%H:%M}-{last}"


def key_of(rows: Mapping[str, Any], number: int) -> str | None:
    """Under which key of the table the hours of a weekday (Monday is 0) stand; None where it is not mentioned."""
    keys = (WEEKDAYS[number], *(("weekdays",) if number < 5 else ()), "week")
    return next((key for key in keys if key in rows), None)


def week(rows: Mapping[str, Any]) -> Week:
    """The opening hours of a week, Monday first, as the checked table says them; where it says nothing at all, the
    store is open day and night.
    """
    if not rows:
        return ((WHOLE_DAY,),) * 7
    keys = [key_of(rows, number) for number in range(7)]
    return tuple(tuple(sorted(map(span, rows[key]))) if key else () for key in keys)


def clash(hours: Week) -> tuple[int, Span, Span] | None:
    """Two spans of a week that overlap, also those of Sunday and Monday, and the weekday of the first; None if none do.

    A shorter week is looked at alone: of one day, only that day's spans.
    """
    for number, spans in enumerate(hours):
        following = hours[(number + 1) % 7] if len(hours) == 7 else ()
        line = [(one, 0) for one in spans] + [(one, MINUTES) for one in following]
        for at, one in enumerate(spans):
            first, last = one.minutes
            for other, later in line[at + 1 :]:
                other_first, other_last = (minute + later for minute in other.minutes)
                if first < other_last and other_first < last:
                    return number, one, other
    return None


def runs_on(spans: tuple[Span, ...], following: tuple[Span, ...]) -> tuple[Span, Span] | None:
    """Hours of a day that reach over midnight into hours of the following one, with those; None if none do."""
    pairs = ((one, other) for one in spans for other in following if one.minutes[1] - MINUTES > other.minutes[0])
    return next(pairs, None)


def of_day(opening: Opening, day: date) -> tuple[Span, ...]:
    """The hours that begin on a day."""
    own = opening.days.get(day)
    return opening.week[day.weekday()] if own is None else own


def is_working(opening: Opening, day: date) -> bool:
    """Whether the store opens on a day."""
    return bool(of_day(opening, day))


def working_day_after(opening: Opening, day: date, count: int) -> date:
    """The `count`th working day after a day, or before it where `count` is negative; with 0 the day itself, if it is
    one, else the next.

    Raises OverflowError past the year 9999, NeverOpen where the store does not open so often any more.
    """
    step = -1 if count < 0 else 1
    days = working_days(opening, day + step * DAY if count else day, step)
    for _ in range(abs(count) - 1):
        next(days, None)
    found = next(days, None)
    if found is None:
        raise NeverOpen
    return found


def working_days(opening: Opening, day: date, step: int) -> Iterator[date]:
    """The days on which the store opens, from one on, forward (1) or back (-1); they end only where the week itself is
    closed throughout. Raises OverflowError past the year 9999.
    """
    always = any(opening.week)
    left = [] if always else [one for one, spans in opening.days.items() if spans]
    last = max(left, key=lambda one: one.toordinal() * step, default=None)
    while always or (last is not None and (last - day).days * step >= 0):
        if is_working(opening, day):
            yield day
        day += step * DAY


def working_days_between(opening: Opening, first: date, last: date) -> int:
    """How many working days come after one day up to another, that one included."""
    return sum(
        is_working(opening, date.fromordinal(number)) for number in range(first.toordinal() + 1, last.toordinal() + 1)
    )


def spans(opening: Opening, day: date) -> list[tuple[datetime, datetime]]:
    """From when to when the store is open by the hours that begin on a day, in order and in the store's zone."""
    return [(home(opening, begin), home(opening, end)) for begin, end in pieces(opening, day)]


def pieces(opening: Opening, day: date) -> list[tuple[datetime, datetime]]:
    """The same in UTC, without what hours of the day before, over midnight, cover anyway."""
    hours = of_day(opening, day)
    if not hours:
        return []
    found = []
    reached = end_of_night(opening, day)
    for one in sorted(hours):
        begin, end = bounds(one, day, opening.zone)
        if reached is not None:
            begin = max(begin, reached)
        if begin < end:
            found.append((begin, end))
            reached = end
    return found


def end_of_night(opening: Opening, day: date) -> datetime | None:
    """When the hours of the day before end that reach into this day."""
    if day == date.min:
        return None
    before = day - DAY
    return max((bounds(one, before, opening.zone)[1] for one in of_day(opening, before) if one.over_midnight),
               default=None)  # fmt: skip


def bounds(one: Span, day: date, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """When hours of a day begin and end."""
    return instant(day, one.first, zone), instant(day if one.last > one.first else day + DAY, one.last, zone)


def instant(day: date, at: time, zone: tzinfo | None) -> datetime:
    """The first instant at which the clock on the wall shows a time of a day or a later one, in UTC where there is a
    zone.
    """
    wall = datetime.combine(day, at, zone)
    if zone is None:
        return wall
    before, after = (wall.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    if before >= after:
        return wall.astimezone(UTC)
    # The clock skips this time: what is looked for is the second in which it does.
    first = wall.replace(fold=1).astimezone(UTC)
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        skipped = (first + timedelta(seconds=middle)).astimezone(zone).utcoffset() != before
        low, high = (low, middle) if skipped else (middle, high)
    return first + timedelta(seconds=high)


def absolute(opening: Opening, at: datetime) -> datetime:
    """An instant in UTC, whose differences are what really passes; without a zone as it is."""
    return at if opening.zone is None else at.astimezone(UTC)


def home(opening: Opening, at: datetime) -> datetime:
    """An instant in the store's zone."""
    return at if opening.zone is None else at.astimezone(opening.zone)


def minutes_between(opening: Opening, a: datetime, b: datetime) -> timedelta:
    """The working time from `a` to `b`, exact to the second; negative where `b` comes first."""
    first, last = absolute(opening, a), absolute(opening, b)
    if last < first:
        return -minutes_between(opening, b, a)
    total = timedelta()
    days = (home(opening, at).date().toordinal() for at in (first, last))
    begins, ends = next(days), next(days)
    for number in range(max(begins - 1, 1), ends + 1):
        for begin, end in pieces(opening, date.fromordinal(number)):
            total += max(min(end, last) - max(begin, first), timedelta())
    return total


def after(opening: Opening, start: datetime, length: timedelta) -> datetime:
    """The instant at which so much working time has passed since `start`, as soon as it has; of a negative `length`
    the last instant from which so much passes until `start`.

    Raises OverflowError past the year 9999, NeverOpen where the store is not open for so long any more.
    """
    at, left, step = absolute(opening, start), abs(length), -1 if length < timedelta() else 1
    if not left:
        return home(opening, at)
    day = home(opening, at).date()
    for one in working_days(opening, day - DAY if step > 0 and day > date.min else day, step):
        for begin, end in pieces(opening, one)[::step]:
            begin, end = (max(begin, at), end) if step > 0 else (begin, min(end, at))
            if begin >= end:
                continue
            if end - begin >= left:
                return home(opening, begin + left if step > 0 else end - left)
            left -= end - begin
    raise NeverOpen


def next_open(opening: Opening, at: datetime) -> datetime:
    """The instant itself if the store is open then, else the next one at which it opens.

    Raises OverflowError past the year 9999, NeverOpen where it never opens again.
    """
    now = absolute(opening, at)
    day = home(opening, now).date()
    for one in working_days(opening, day - DAY if day > date.min else day, 1):
        for begin, end in pieces(opening, one):
            if end > now:
                return home(opening, max(begin, now))
    raise NeverOpen


def unknown_year(opening: Opening, day: date) -> int | None:
    """The year of a day whose public holidays are not known yet."""
    return day.year if opening.known_to is not None and day > opening.known_to else None
