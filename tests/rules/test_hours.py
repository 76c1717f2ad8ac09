"""Working time: opening hours, working days, and how much of them lies between two instants."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli.errors.calendar import NeverOpen
from aftersales_cli.rules import hours
from aftersales_cli.rules.hours import WHOLE_DAY, Opening, Span
from tests.rules.facts import ZONE, at, day

SHOP = {"weekdays": ["09:00-12:00", "13:30-18:00"], "sat": ["10:00-16:00"]}
HOLIDAYS: dict[date, tuple[Span, ...]] = {date(2026, 10, number): () for number in range(1, 8)}
MAKEUP = {day("2026-10-10"): (Span(time(9), time(18)),)}
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def opened(
    rows: dict[str, list[str]], days: dict[date, tuple[Span, ...]] | None = None, zone: tzinfo | None = ZONE
) -> Opening:
    """A store that is open so, the public holidays of 2026 being known."""
    return Opening(hours.week(rows), days or {}, zone, day("2026-12-31"))


NANJING = opened(SHOP, HOLIDAYS | MAKEUP)


def shown(pairs: list[tuple[datetime, datetime]]) -> list[str]:
    """Spans of time as people read them."""
    return [f"{begin:%d %H:%M}-{end:%d %H:%M}" for begin, end in pairs]


# --- what a playbook writes


def test_a_named_day_beats_weekdays_and_they_beat_the_week() -> None:
    """Who writes hours for the week, for working days and for Friday means each where nothing nearer is said."""
    found = hours.week({"week": ["10:00-16:00"], "weekdays": ["09:00-18:00"], "fri": [], "sun": ["22:00-02:00"]})
    nine, ten = (Span(time(9), time(18)),), (Span(time(10), time(16)),)
    assert found == (nine, nine, nine, nine, (), ten, (Span(time(22), time(2)),))


def test_a_day_that_is_not_mentioned_is_closed() -> None:
    """Hours for working days alone leave the weekend free."""
    assert hours.week({"weekdays": ["13:30-18:00", "09:00-12:00"]})[4:] == (
        (Span(time(9), time(12)), Span(time(13, 30), time(18))), (), (),
    )  # fmt: skip


def test_a_playbook_that_says_nothing_of_hours_is_open_day_and_night() -> None:
    """Until somebody says otherwise every minute counts."""
    assert hours.week({}) == ((WHOLE_DAY,),) * 7
    assert hours.minutes_between(opened({}), at("2026-11-22 00:00"), at("2026-11-29 00:00")) == timedelta(days=7)


@pytest.mark.parametrize(
    ("text", "span", "minutes"),
    [
        ("09:00-12:00", Span(time(9), time(12)), 180),
        ("22:00-02:00", Span(time(22), time(2)), 240),
        ("00:00-24:00", Span(time(0), time(0)), 1440),
        ("18:30-24:00", Span(time(18, 30), time(0)), 330),
        ("09:00-08:59", Span(time(9), time(8, 59)), 1439),
    ],
)
def test_hours_are_read_and_written_alike(text: str, span: Span, minutes: int) -> None:
    """From when to when; an end that is not later lies on the next day."""
    assert hours.span(text) == span
    assert hours.span_text(span) == text
    assert span.minutes[1] - span.minutes[0] == minutes


@pytest.mark.parametrize(
    "text",
    ["", "09:00", "9:00-12:00", "09:00-12", "09:00 - 12:00", "09:00-09:00", "00:00-00:00", "24:00-02:00", "09:60-12:00",
     "25:00-26:00", "09:00-24:30", "上午"],
)  # fmt: skip
def test_what_are_no_hours_is_not_read_as_some(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=r".*"):
        hours.span(text)


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ({"mon": ["09:00-12:00", "11:00-13:00"]}, 0),
        ({"fri": ["22:00-02:00"], "sat": ["01:00-05:00"]}, 4),
        ({"sun": ["20:00-03:00"], "mon": ["02:00-04:00"]}, 6),
        ({"tue": ["20:00-03:00", "22:00-23:00"]}, 1),
        ({"week": ["09:00-08:59", "08:59-09:01"]}, 0),
    ],
)
def test_hours_that_overlap_are_found(rows: dict[str, list[str]], number: int) -> None:
    """Within a day, and from the night into the next morning, Sunday to Monday too."""
    found = hours.clash(hours.week(rows))
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    "rows",
    [
        {"week": ["00:00-24:00"]},
        {"week": ["09:00-12:00", "12:00-18:00"]},
        {"week": ["22:00-02:00", "02:00-06:00"]},
        {"sun": ["20:00-03:00"], "mon": ["03:00-04:00"]},
        SHOP,
    ],
)
def test_hours_that_only_touch_do_not_overlap(rows: dict[str, list[str]]) -> None:
    """One shift may begin when the other ends."""
    assert hours.clash(hours.week(rows)) is None


# --- working days


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2026-11-20", 1, "2026-11-21"),  # a Friday; the store opens on Saturdays
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-22", 0, "2026-11-23"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-22", -1, "2026-11-21"),
        ("2026-11-23", -2, "2026-11-20"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 2, "2026-10-09"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-10-08", -1, "2026-09-30"),
        ("2026-12-31", 10, "2027-01-12"),
    ],
)
def test_working_days_are_counted_over_weekends_and_holidays(start: str, count: int, expected: str) -> None:
    """Two working days after the eve of the National Day are the second day after the holidays."""
    assert hours.working_day_after(NANJING, day(start), count) == day(expected)


def test_a_make_up_day_is_a_working_day_and_a_holiday_is_none() -> None:
    """10 October 2026 is a Saturday on which everybody works; the 1st is a Thursday on which nobody does."""
    closed_on_saturday = opened({"weekdays": ["09:00-18:00"]}, HOLIDAYS | MAKEUP)
    assert hours.is_working(closed_on_saturday, day("2026-10-10"))
    assert not hours.is_working(closed_on_saturday, day("2026-10-17"))
    assert not hours.is_working(closed_on_saturday, day("2026-10-01"))


def test_a_store_that_never_opens_has_no_working_day() -> None:
    """It is said at once, and nobody searches to the end of the calendar."""
    never = opened({"mon": []}, HOLIDAYS)
    asked: list[Callable[[], object]] = [
        lambda: hours.working_day_after(never, day("2026-11-22"), 3),
        lambda: hours.working_day_after(never, day("2026-11-22"), -1),
        lambda: hours.after(never, at("2026-11-22 09:00"), HOUR),
        lambda: hours.after(never, at("2026-11-22 09:00"), -HOUR),
        lambda: hours.next_open(never, at("2026-11-22 09:00")),
    ]
    for ask in asked:
        with pytest.raises(NeverOpen) as refusal:
            ask()
        assert refusal.value.exit_code == 4


def test_a_store_that_opens_on_a_few_days_alone_has_those() -> None:
    """A closed week with two extra days has two working days and no third."""
    few = opened({"mon": []}, {day("2026-12-05"): (WHOLE_DAY,), day("2026-12-20"): (WHOLE_DAY,)})
    assert hours.working_day_after(few, day("2026-11-22"), 2) == day("2026-12-20")
    assert hours.working_day_after(few, day("2027-11-22"), -2) == day("2026-12-05")
    with pytest.raises(NeverOpen):
        hours.working_day_after(few, day("2026-11-22"), 3)
    assert hours.after(few, at("2026-11-22 09:00"), 25 * HOUR) == at("2026-12-20 01:00")
    with pytest.raises(NeverOpen):
        hours.after(few, at("2026-11-22 09:00"), 49 * HOUR)


def test_beyond_the_last_year_there_is_no_day() -> None:
    """The calendar ends with the year 9999."""
    with pytest.raises(OverflowError):
        hours.working_day_after(NANJING, date(9999, 12, 30), 9)
    with pytest.raises(OverflowError):
        hours.working_day_after(NANJING, date(1, 1, 3), -9)


def test_only_a_year_that_is_not_known_yet_is_named() -> None:
    """The last day of 2026 is certain and the first of 2027 is not; who keeps no public holidays misses none."""
    assert hours.unknown_year(NANJING, day("2026-12-31")) is None
    assert hours.unknown_year(NANJING, day("2027-01-01")) == 2027
    assert hours.unknown_year(NANJING._replace(known_to=None), day("2027-01-01")) is None


# --- working time


@pytest.mark.parametrize(
    ("first", "last", "minutes"),
    [
        ("2026-11-23 08:00", "2026-11-23 19:00", 450),
        ("2026-11-23 11:30", "2026-11-23 14:00", 60),
        ("2026-11-23 12:00", "2026-11-23 13:30", 0),
        ("2026-11-20 17:00", "2026-11-23 09:30", 60 + 360 + 30),
        ("2026-11-22 00:00", "2026-11-22 23:59", 0),
        ("2026-09-30 17:00", "2026-10-08 10:00", 120),
        ("2026-10-09 17:00", "2026-10-12 10:00", 60 + 540 + 60),
    ],
)
def test_only_minutes_in_opening_hours_count(first: str, last: str, minutes: int) -> None:
    """Neither the break at noon nor the weekend nor the holidays."""
    assert hours.minutes_between(NANJING, at(first), at(last)) == minutes * MINUTE
    assert hours.minutes_between(NANJING, at(last), at(first)) == -minutes * MINUTE


def test_seconds_count() -> None:
    """A clock that is asked in between is exact."""
    first = at("2026-11-23 11:59") + timedelta(seconds=40)
    assert hours.minutes_between(NANJING, first, at("2026-11-23 13:31")) == timedelta(seconds=80)
    assert hours.after(NANJING, first, timedelta(seconds=80)) == at("2026-11-23 13:31")


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ("2026-11-23 11:30", 30, "2026-11-23 12:00"),
        ("2026-11-23 11:30", 31, "2026-11-23 13:31"),
        ("2026-11-20 17:30", 60, "2026-11-21 10:30"),
        ("2026-11-21 15:30", 60, "2026-11-23 09:30"),
        ("2026-11-22 12:00", 0, "2026-11-22 12:00"),
        ("2026-09-30 17:30", 60, "2026-10-08 09:30"),
        ("2026-11-23 09:30", -60, "2026-11-21 15:30"),
        ("2026-11-23 09:00", -1, "2026-11-21 15:59"),
    ],
)
def test_working_time_passes_in_opening_hours(start: str, minutes: int, expected: str) -> None:
    """An hour before closing time ends on the next working day where half of it is left."""
    assert hours.after(NANJING, at(start), minutes * MINUTE) == at(expected)


def test_the_next_opening_is_now_or_later() -> None:
    """Who asks during opening hours is told the moment itself."""
    assert hours.next_open(NANJING, at("2026-11-23 10:17")) == at("2026-11-23 10:17")
    assert hours.next_open(NANJING, at("2026-11-23 12:00")) == at("2026-11-23 13:30")
    assert hours.next_open(NANJING, at("2026-11-21 16:00")) == at("2026-11-23 09:00")
    assert hours.next_open(NANJING, at("2026-10-01 10:00")) == at("2026-10-08 09:00")


def test_a_night_shift_belongs_to_the_day_on_which_it_begins() -> None:
    """On Friday night until 2:00, though Saturday is closed; and a holiday stops only what begins on it."""
    bar = opened({"fri": ["22:00-02:00"]}, {day("2026-11-28"): ()})
    assert shown(hours.spans(bar, day("2026-11-27"))) == ["27 22:00-28 02:00"]
    assert hours.spans(bar, day("2026-11-28")) == []
    assert hours.minutes_between(bar, at("2026-11-28 00:00"), at("2026-11-29 00:00")) == 2 * HOUR
    assert hours.next_open(bar, at("2026-11-28 01:00")) == at("2026-11-28 01:00")
    assert not hours.is_working(bar, day("2026-11-28"))


def test_hours_of_an_extra_day_that_overlap_the_night_before_count_once() -> None:
    """The store opens at midnight for once while the night shift is still there."""
    bar = opened({"fri": ["22:00-02:00"]}, {day("2026-11-28"): (Span(time(1), time(3)),)})
    assert shown(hours.spans(bar, day("2026-11-28"))) == ["28 02:00-28 03:00"]
    assert hours.minutes_between(bar, at("2026-11-27 00:00"), at("2026-11-29 00:00")) == 5 * HOUR


def test_a_day_and_a_night_without_end_are_whole_days() -> None:
    """A store that never closes counts all that passes."""
    assert hours.after(opened({"week": ["00:00-24:00"]}), at("2026-11-22 13:00"), 48 * HOUR) == at("2026-11-24 13:00")


def local(text: str, zone: tzinfo, fold: int = 0) -> datetime:
    """What the clock on the wall of a zone shows."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("zone", "date_", "span", "worked"),
    [
        (BERLIN, "2026-03-29", "00:00-24:00", 23),
        (BERLIN, "2026-10-25", "00:00-24:00", 25),
        (BERLIN, "2026-03-29", "01:00-03:00", 1),
        (BERLIN, "2026-03-29", "02:00-03:00", 0),
        (BERLIN, "2026-03-29", "02:30-04:00", 1),
        (BERLIN, "2026-10-25", "01:00-04:00", 4),
        (BERLIN, "2026-10-25", "02:00-03:00", 2),
        (BERLIN, "2026-10-25", "09:00-18:00", 9),
        (BERLIN, "2026-03-28", "22:00-06:00", 7),
        (BERLIN, "2026-10-24", "22:00-06:00", 9),
        (NEW_YORK, "2026-03-08", "00:00-24:00", 23),
        (NEW_YORK, "2026-11-01", "00:00-24:00", 25),
        (NEW_YORK, "2026-10-31", "22:00-06:00", 9),
    ],
)
def test_what_really_passes_counts_when_the_clocks_change(zone: tzinfo, date_: str, span: str, worked: int) -> None:
    """A night shift in spring is an hour shorter, and in autumn an hour longer."""
    shop = opened({"mon": []}, {day(date_): (hours.span(span),)}, zone)
    first, last = local(f"{date_} 00:00", zone), local(f"{date_} 00:00", zone) + timedelta(days=2)
    assert hours.minutes_between(shop, first, last) == worked * HOUR


def test_half_past_two_comes_twice_in_autumn() -> None:
    """Who begins at 2:30 begins at the first one, and who ends then ends at the first one too."""
    shop = opened({"mon": []}, {day("2026-10-25"): (hours.span("01:00-02:30"), hours.span("02:30-03:00"))}, BERLIN)
    assert [end - begin for begin, end in hours.pieces(shop, day("2026-10-25"))] == [1.5 * HOUR, 1.5 * HOUR]
    assert hours.after(shop, local("2026-10-25 01:00", BERLIN), 2.5 * HOUR) == local("2026-10-25 02:30", BERLIN, 1)


def test_without_a_zone_the_clock_on_the_wall_is_all_there_is() -> None:
    """Where nobody knows the zone, instants without one are reckoned as they are."""
    shop = opened(SHOP, zone=None)
    assert hours.after(shop, datetime(2026, 11, 20, 17), 2 * HOUR) == datetime(2026, 11, 21, 11)
    assert hours.minutes_between(shop, datetime(2026, 11, 20, 17), datetime(2026, 11, 21, 11)) == 2 * HOUR
