"""What the calendar makes of a store's week."""

from datetime import date, time

import pytest

from aftersales_cli.rules import days, hours
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource
from aftersales_cli.rules.hours import Opening, Span
from tests.rules.facts import ZONE, day

USUAL, SATURDAY, OWN = Span(time(9), time(18)), Span(time(10), time(16)), Span(time(12), time(14))
WEEK = hours.week({"weekdays": ["09:00-18:00"], "sat": ["10:00-16:00"]})


def entry(
    text: str, kind: str, source: str = "public", name: str | None = None, spans: tuple[Span, ...] | None = None
) -> CalendarDay:
    """An entry of the calendar."""
    return CalendarDay(day(text), DayKind(kind), name, spans, DaySource(source))


def opening(*entries: CalendarDay, region: str = "CN") -> Opening:
    """When the store is open by these entries."""
    return days.opening(WEEK, entries, ZONE, region)


def test_a_holiday_closes_and_a_make_up_day_opens_as_on_a_working_day() -> None:
    """On the Sunday that makes up for a holiday everybody works from nine to six."""
    found = opening(entry("2026-10-01", "holiday"), entry("2026-09-20", "makeup"))
    assert dict(found.days) == {day("2026-10-01"): (), day("2026-09-20"): (USUAL,)}


def test_an_open_day_has_its_own_hours_or_the_usual_ones() -> None:
    """Without hours of its own a Saturday has those of Saturdays, and a Sunday, on which the store is closed, those of
    a working day.
    """
    found = opening(
        entry("2026-10-01", "open", "own", spans=(OWN,)),
        entry("2026-10-03", "open", "own"),
        entry("2026-10-04", "open", "own"),
    )
    assert dict(found.days) == {
        day("2026-10-01"): (OWN,), day("2026-10-03"): (SATURDAY,), day("2026-10-04"): (USUAL,),
    }  # fmt: skip


@pytest.mark.parametrize("reverse", [False, True])
def test_the_stores_own_word_goes_before_a_list_and_that_before_the_public_calendar(reverse: bool) -> None:
    """Whoever entered it last: the store opens on a holiday if it says so itself."""
    public, listed = entry("2026-10-01", "holiday"), entry("2026-10-01", "open", "file", spans=(OWN,))
    own = entry("2026-10-01", "closed", "own")
    for entries, expected in (([public, listed], (OWN,)), ([public, listed, own], ())):
        ordered = entries[::-1] if reverse else entries
        assert opening(*ordered).days[day("2026-10-01")] == expected


def test_a_festival_closes_nothing() -> None:
    """Qixi is a day like any other for the opening hours."""
    assert opening(entry("2026-08-19", "festival", name="qixi")).days == {}


def test_holidays_are_known_to_the_end_of_the_last_year_that_has_some() -> None:
    """The store's own closures and festivals of later years do not make a year known; a list of holidays does."""
    known = [entry("2026-10-01", "holiday"), entry("2026-10-10", "makeup")]
    later = [entry("2028-01-26", "festival", name="chunjie"), entry("2027-05-01", "closed", "own")]
    assert opening(*known, *later).known_to == day("2026-12-31")
    assert opening(*known, entry("2027-01-01", "holiday", "file")).known_to == day("2027-12-31")


def test_a_chinese_store_without_holidays_knows_none_yet_and_others_keep_none() -> None:
    """Elsewhere no warning is given until somebody takes in a list."""
    assert hours.unknown_year(opening(), day("2026-11-22")) == 2026
    assert hours.unknown_year(opening(region="DE"), day("2026-11-22")) is None
    listed = opening(entry("2026-12-25", "holiday", "file"), region="DE")
    assert hours.unknown_year(listed, day("2027-01-01")) == 2027


def test_a_week_that_is_closed_throughout_has_no_working_hours() -> None:
    """A day that makes up for a holiday has nothing to take them from."""
    shut = days.opening(hours.week({"mon": []}), [entry("2026-10-10", "makeup")], ZONE, "CN")
    assert shut.days == {date(2026, 10, 10): ()}
