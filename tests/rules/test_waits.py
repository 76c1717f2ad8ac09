"""Spans of time and their arithmetic."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import waits
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import MOMENTS, at, day

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90min", Wait(90, "min")),
        ("12h", Wait(12, "h")),
        ("3d", Wait(3, "d")),
        ("+3d", Wait(3, "d")),
        ("-1d", Wait(-1, "d")),
        ("2w", Wait(2, "w")),
        ("1mo", Wait(1, "mo")),
        ("-6mo", Wait(-6, "mo")),
        ("1y", Wait(1, "y")),
        ("0d", Wait(0, "d")),
        ("0012h", Wait(12, "h")),
        (" 3D ", Wait(3, "d")),
    ],
)
def test_a_span_is_a_number_and_a_unit(text: str, expected: Wait) -> None:
    """Minutes, hours, days, weeks, months and years are written as a number and a short unit."""
    assert waits.parse(text) == expected


@pytest.mark.parametrize(
    "text", ["", "3", "d", "+", "-d", "+-3d", "3 d", "3dd", "1.5h", "3m", "3days", "12345d", "3d4h", "天", "3天", "x3d"]
)
def test_what_is_no_span_is_not_read_as_one(text: str) -> None:
    """Anything that is not exactly a number and a unit is no span."""
    assert waits.parse(text) is None


@given(st.integers(-9999, 9999), st.sampled_from(["min", "h", "d", "w", "mo", "y"]))
def test_every_span_can_be_written_and_read_again(amount: int, unit: str) -> None:
    """What a playbook writes is what is meant, before as well as after."""
    assert waits.parse(f"{amount}{unit}") == (amount, unit)
    assert waits.parse(f"{amount:+}{unit}") == (amount, unit)


@given(st.text(max_size=12))
def test_any_text_is_a_span_or_none(text: str) -> None:
    """Reading a span never breaks, whatever is written."""
    found = waits.parse(text)
    assert found is None or -9999 <= found.amount <= 9999


@pytest.mark.parametrize(
    ("wait", "minutes"),
    [
        (Wait(90, "min"), 90),
        (Wait(12, "h"), 720),
        (Wait(-2, "h"), -120),
        (Wait(0, "min"), 0),
        (Wait(1, "d"), None),
        (Wait(1, "w"), None),
        (Wait(1, "mo"), None),
        (Wait(1, "y"), None),
    ],
)
def test_only_minutes_and_hours_are_counted_in_minutes(wait: Wait, minutes: int | None) -> None:
    """A span of hours is 60 minutes each; days and longer are counted on the calendar."""
    assert wait.in_minutes == minutes


@pytest.mark.parametrize(
    ("start", "wait", "expected"),
    [
        ("2027-01-31", Wait(1, "mo"), "2027-02-28"),
        ("2028-01-31", Wait(1, "mo"), "2028-02-29"),
        ("2027-01-31", Wait(2, "mo"), "2027-03-31"),
        ("2027-01-31", Wait(3, "mo"), "2027-04-30"),
        ("2027-03-31", Wait(-1, "mo"), "2027-02-28"),
        ("2026-11-22", Wait(3, "mo"), "2027-02-22"),
        ("2026-01-15", Wait(-1, "mo"), "2025-12-15"),
        ("2028-02-29", Wait(1, "y"), "2029-02-28"),
        ("2028-02-29", Wait(4, "y"), "2032-02-29"),
        ("2028-02-29", Wait(-1, "y"), "2027-02-28"),
    ],
)
def test_a_month_from_the_31st_ends_on_the_last_day(start: str, wait: Wait, expected: str) -> None:
    """Where the month is too short, its last day counts; the month after has its 31st again."""
    assert waits.day_after(day(start), wait) == day(expected)


@given(DAYS, MONTHS)
def test_months_are_counted_on_the_calendar(start: date, months: int) -> None:
    """So many months on is the same day of that month, or its last one."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    assert waits.day_after(start, Wait(months, "mo")) == date(year, month + 1, min(start.day, last))


@given(DAYS, st.integers(-50, 50))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    """1y and 12mo are the same day."""
    assert waits.day_after(start, Wait(years, "y")) == waits.day_after(start, Wait(years * 12, "mo"))


@given(DAYS, st.integers(1, 60))
def test_months_from_the_first_date_never_drift(start: date, months: int) -> None:
    """Duties every month from one date stay on its day in every month that has it."""
    days = [waits.day_after(start, Wait(number, "mo")).day for number in range(1, months + 1)]
    assert all(found == start.day or found in (28, 29, 30) for found in days)
    assert start.day > 28 or set(days) == {start.day}


@given(DAYS, st.integers(-5000, 5000))
def test_days_are_days_and_weeks_are_seven(start: date, count: int) -> None:
    """Days and weeks count the days between."""
    assert waits.day_after(start, Wait(count, "d")).toordinal() == start.toordinal() + count
    assert waits.day_after(start, Wait(count, "w")).toordinal() == start.toordinal() + 7 * count


@given(DAYS, st.integers(-9999, 9999), st.sampled_from(["min", "h"]))
def test_a_span_under_a_day_ends_on_the_same_day(start: date, amount: int, unit: str) -> None:
    """Where only a day is known, hours and minutes leave it as it is."""
    assert waits.day_after(start, Wait(amount, unit)) == start


@pytest.mark.parametrize("wait", [Wait(9999, "y"), Wait(-9999, "y"), Wait(8000, "y")])
def test_a_span_past_the_last_year_overflows(wait: Wait) -> None:
    """Beyond the year 9999 there is no day."""
    with pytest.raises(OverflowError):
        waits.day_after(day("2026-11-22"), wait)


@given(MOMENTS, st.integers(-9999, 9999))
def test_minutes_and_hours_pass_by_the_clock(start: datetime, count: int) -> None:
    """90 minutes later is 90 minutes later, across midnight and month ends too."""
    assert waits.instant_after(start, Wait(count, "min")).timestamp() == start.timestamp() + 60 * count
    assert waits.instant_after(start, Wait(count, "h")).timestamp() == start.timestamp() + 3600 * count


@given(MOMENTS, st.integers(-500, 500), st.sampled_from(["d", "w", "mo"]))
def test_days_and_longer_keep_the_time_of_day(start: datetime, amount: int, unit: str) -> None:
    """Three days after 16:30 is 16:30."""
    found = waits.instant_after(start, Wait(amount, unit))
    assert found.date() == waits.day_after(start.date(), Wait(amount, unit))
    assert (found.timetz(), found.utcoffset()) == (start.timetz(), timedelta(hours=8))


def test_a_day_keeps_the_time_on_the_wall_when_the_clocks_change() -> None:
    """A day after 10:00 is 10:00, also in the night in which summer time ends."""
    start = datetime(2026, 10, 24, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert waits.instant_after(start, Wait(1, "d")).isoformat() == "2026-10-25T10:00:00+01:00"


def test_a_month_after_the_31st_keeps_its_time() -> None:
    """A month after 16:30 on the 31st is 16:30 on the last day of the next month."""
    assert waits.instant_after(at("2027-01-31 16:30"), Wait(1, "mo")) == at("2027-02-28 16:30")
