"""Working time, whatever the store: what holds always, and what counting minute by minute gives."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from itertools import accumulate
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import hours
from aftersales_cli.rules.hours import Opening, Span, Week
from tests.rules.facts import ZONE
from tests.rules.test_hours import BERLIN, MINUTE, NEW_YORK

# --- what holds always

TIMES = st.integers(0, 95).map(lambda number: time(number // 4, number % 4 * 15))
SPANS = st.lists(st.builds(Span, TIMES, TIMES), max_size=3).map(tuple)
WEEKS: st.SearchStrategy[Week] = st.tuples(*[SPANS] * 7).filter(any)
ZONES = st.sampled_from([ZONE, UTC, BERLIN, NEW_YORK, timezone(timedelta(hours=-3, minutes=-30))])
NEAR = st.dates(date(2026, 2, 20), date(2026, 12, 10))
OPENINGS = st.builds(Opening, WEEKS, st.dictionaries(NEAR, SPANS, max_size=8), ZONES, st.none())
MOMENTS = st.datetimes(datetime(2026, 3, 1), datetime(2026, 12, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
LENGTHS = st.integers(0, 20_000).map(lambda number: number * timedelta(seconds=17))


@given(OPENINGS, MOMENTS, LENGTHS)
def test_time_that_is_added_can_be_taken_off_again(opening: Opening, start: datetime, length: timedelta) -> None:
    """From a moment in opening hours, so much later and so much earlier is that moment again."""
    begin = hours.next_open(opening, start)
    end = hours.after(opening, begin, length)
    assert hours.minutes_between(opening, begin, end) == length
    assert hours.after(opening, end, -length).astimezone(UTC) == begin.astimezone(UTC)


@given(OPENINGS, st.lists(MOMENTS, min_size=3, max_size=3))
def test_a_time_in_two_parts_is_the_whole_time(opening: Opening, moments: list[datetime]) -> None:
    """However it is split, the parts add up; and a later moment is never less."""
    first, middle, last = sorted(moments)
    parts = hours.minutes_between(opening, first, middle), hours.minutes_between(opening, middle, last)
    assert sum(parts, timedelta()) == hours.minutes_between(opening, first, last)
    assert min(parts) >= timedelta()
    assert parts[0] <= middle - first


@given(OPENINGS, MOMENTS, LENGTHS, LENGTHS)
def test_more_working_time_ends_later(opening: Opening, start: datetime, one: timedelta, other: timedelta) -> None:
    """An hour more is never over sooner, and two steps are one."""
    short, long = sorted([one, other])
    near, far = (hours.after(opening, start, length).astimezone(UTC) for length in (short, long))
    assert start <= near <= far
    both = hours.after(opening, start, short + long)
    assert hours.after(opening, near, long).astimezone(UTC) == both.astimezone(UTC)


@given(OPENINGS, NEAR, MOMENTS, LENGTHS)
def test_a_closed_day_adds_nothing(opening: Opening, shut: date, start: datetime, length: timedelta) -> None:
    """On a day that is closed, and has nothing left of the night before, no working time passes."""
    closed = opening._replace(days={**opening.days, shut: (), shut - hours.DAY: ()})
    midnight, next_one = (hours.instant(one, time(), opening.zone) for one in (shut, shut + hours.DAY))
    assert hours.minutes_between(closed, midnight, next_one) == timedelta()
    assert not midnight < hours.after(closed, start, length + MINUTE) <= next_one


@given(OPENINGS, NEAR, st.integers(-60, 60))
def test_working_days_are_counted_both_ways(opening: Opening, start: date, count: int) -> None:
    """So many on and so many back is where one began, and in between lie exactly as many."""
    begin = hours.working_day_after(opening, start, 0)
    found = hours.working_day_after(opening, begin, count)
    assert hours.working_day_after(opening, found, -count) == begin
    low, high = sorted([begin, found])
    days = [low + number * hours.DAY for number in range((high - low).days)]
    assert sum(hours.is_working(opening, one) for one in days) == abs(count)


# --- counted by hand, minute by minute


class Minutes(NamedTuple):
    """How many minutes were open up to each minute of a stretch of time that begins at `first`."""

    first: datetime
    until: list[int]


STRETCH = 12
ZONE_STARTS = [
    (ZONE, datetime(2026, 9, 28)),
    (UTC, datetime(2026, 12, 26)),
    (BERLIN, datetime(2026, 3, 23)),
    (BERLIN, datetime(2026, 10, 19)),
    (NEW_YORK, datetime(2026, 3, 2)),
    (NEW_YORK, datetime(2026, 10, 26)),
]


def random_span(chance: Random) -> Span:
    """Hours of any kind, often over midnight."""
    return Span(*(time(chance.randrange(24), chance.choice([0, 0, 0, 30, chance.randrange(60)])) for _ in range(2)))


def random_opening(chance: Random, zone: tzinfo, first: date) -> Opening:
    """A store with any week and any closed and extra days."""
    week = tuple(tuple(random_span(chance) for _ in range(chance.choice([0, 1, 1, 2, 3]))) for _ in range(7))
    other = {
        first + timedelta(days=chance.randrange(STRETCH)): tuple(
            random_span(chance) for _ in range(chance.randrange(2))
        )
        for _ in range(chance.randrange(4))
    }
    return Opening(week, other, zone, None)


def counted(opening: Opening, zone: tzinfo, first: datetime) -> Minutes:
    """Every minute looked at: open where the latest time that the clock has shown so far lies in the hours."""
    walls = bytearray((STRETCH + 6) * 1440)
    origin = first - timedelta(days=2)
    for number in range(STRETCH + 4):
        date_ = (origin + timedelta(days=number)).date()
        for span in opening.days.get(date_, opening.week[date_.weekday()]):
            begin = span.first.hour * 60 + span.first.minute
            end = span.last.hour * 60 + span.last.minute
            for minute in range(begin, end if end > begin else end + 1440):
                walls[number * 1440 + minute] = 1
    open_minutes, latest = bytearray(), 0
    begin_utc = first.replace(tzinfo=UTC)
    for hour in range(STRETCH * 24):
        wall = (begin_utc + timedelta(hours=hour)).astimezone(zone).replace(tzinfo=None)
        shows = (wall - origin) // MINUTE
        for minute in range(shows, shows + 60):
            latest = max(latest, minute)
            open_minutes.append(walls[latest])
    return Minutes(begin_utc, [0, *accumulate(open_minutes)])


def brute(chance: Random, count: int, each: int) -> Iterator[tuple[Opening, Minutes]]:
    """So many stores, each with its minutes counted, as often as it is asked about."""
    for number in range(count):
        zone, first = ZONE_STARTS[number % len(ZONE_STARTS)]
        opening = random_opening(chance, zone, first.date())
        minutes = counted(opening, zone, first)
        for _ in range(each):
            yield opening, minutes


def test_ten_thousand_times_it_is_what_counting_minute_by_minute_gives() -> None:
    """Any weeks, closures and night shifts, in zones whose clocks change: never a minute more or less."""
    chance = Random(20261122)
    asked = 0
    for opening, minutes in brute(chance, 200, 50):
        low, high = sorted(chance.randrange(STRETCH * 1440) for _ in range(2))
        expected = minutes.until[high] - minutes.until[low]
        a, b = minutes.first + low * MINUTE, minutes.first + high * MINUTE
        assert hours.minutes_between(opening, a, b) == expected * MINUTE, (opening, a, b)
        asked += 1
    assert asked == 10_000


def test_so_much_later_is_what_counting_minute_by_minute_gives() -> None:
    """The first minute by which so much has passed, and going back the last one from which it has."""
    chance = Random(7)
    for opening, minutes in brute(chance, 60, 30):
        low, high = sorted(chance.randrange(STRETCH * 1440) for _ in range(2))
        length = minutes.until[high] - minutes.until[low]
        if not length:
            continue
        first = next(one for one in range(low, high + 1) if minutes.until[one] - minutes.until[low] == length)
        last = next(one for one in range(high, low - 1, -1) if minutes.until[high] - minutes.until[one] == length)
        a, b = minutes.first + low * MINUTE, minutes.first + high * MINUTE
        # Python never calls an hour that comes twice equal to one of another zone.
        assert hours.after(opening, a, length * MINUTE).astimezone(UTC) == minutes.first + first * MINUTE
        assert hours.after(opening, b, -length * MINUTE).astimezone(UTC) == minutes.first + last * MINUTE
