"""How the calendar is looked at, added to and brought up to date."""

from datetime import time

import pytest

from aftersales_cli.errors import BadDate, Contradiction, SvcError
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
from aftersales_cli.rules import calendar
from aftersales_cli.rules.days import CalendarDay, DayKind
from aftersales_cli.rules.hours import Opening, Span
from tests.rules.facts import NOW, TODAY, ZONE, day
from tests.rules.test_days import OWN, entry

HOLIDAY = entry("2026-10-01", "holiday", name="national-day")
ONE = calendar.Period(day("2026-10-01"), day("2026-10-01"))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (None, "2026-01-01", "2026-12-31"),
        ("2028", "2028-01-01", "2028-12-31"),
        ("2028年", "2028-01-01", "2028-12-31"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026年2月", "2026-02-01", "2026-02-28"),
        ("２０２６-１１", "2026-11-01", "2026-11-30"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_period_is_a_year_or_a_month(text: str | None, first: str, last: str) -> None:
    """Without a word it is this year."""
    assert calendar.period(text, TODAY) == (day(first), day(last))


@pytest.mark.parametrize("text", ["", "10", "2026-13", "2026-00", "0000", "2026-10-01", "Oct 2026", "next year"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """With the word, and nothing is guessed."""
    with pytest.raises(BadPeriod) as refusal:
        calendar.period(text, TODAY)
    assert refusal.value.values == {"value": text}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("tomorrow", "2026-11-23", "2026-11-23"),
        ("2026-10-01..2026-10-03", "2026-10-01", "2026-10-03"),
        ("12月30日至1月2日", "2026-12-30", "2027-01-02"),
        ("fri .. sun", "2026-11-27", "2026-11-29"),
        ("2026-01-01..2026-12-31", "2026-01-01", "2026-12-31"),
    ],
)  # fmt: skip
def test_days_are_named_one_by_one_or_from_the_first_to_the_last(text: str, first: str, last: str) -> None:
    """In any spelling of a date that svc knows."""
    assert calendar.span(text, NOW) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", BadDate),
        ("..", BadDate),
        ("2026-10-01..", BadDate),
        ("soon", BadDate),
        ("2026-10-03..2026-10-01", DaysBackwards),
        ("2026-01-01..2027-01-02", TooManyDays),
        ("tomorrow 10:00", DayWithTime),
        ("2026-10-01..2026-10-03 18:00", DayWithTime),
    ],
)
def test_days_that_cannot_be_meant_are_refused(text: str, refusal: type[SvcError]) -> None:
    """Backwards, more than a year, with a time."""
    with pytest.raises(refusal):
        calendar.span(text, NOW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00-16:00", (Span(time(10), time(16)),)),
        ("9:00-12:00，13:30-18:00", (Span(time(9), time(12)), Span(time(13, 30), time(18)))),
        ("13:30 - 18:00, 9:00 - 12:00", (Span(time(9), time(12)), Span(time(13, 30), time(18)))),
        ("22：00至2：00", (Span(time(22), time(2)),)),
        ("00:00-24:00", (Span(time(0), time(0)),)),
    ],
)
def test_hours_are_read_as_people_type_them(text: str, expected: tuple[Span, ...]) -> None:
    """Wide signs, one digit, blanks and Chinese commas are no obstacle."""
    assert calendar.typed_hours(text) == expected


@pytest.mark.parametrize("text", ["", "5-6", "10:00", "10:00-25:00", "morning", "09:00-12:00,11:00-13:00", "9:0-10:00"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    """With what was typed."""
    with pytest.raises(BadHours) as refusal:
        calendar.typed_hours(text)
    assert refusal.value.values == {"value": text}


def test_a_day_is_either_open_or_closed() -> None:
    """One of the two must be said, and hours belong to an open day."""
    assert calendar.wanted("fri", True, False, None) == (DayKind.CLOSED, None)
    assert calendar.wanted("fri", False, True, None) == (DayKind.OPEN, None)
    assert calendar.wanted("fri", False, True, "12:00-14:00") == (DayKind.OPEN, (OWN,))
    for closed, opened, spans, refusal in (
        (True, True, None, Contradiction),
        (False, False, "9:00-10:00", OpenOrClosed),
        (True, False, "9:00-10:00", HoursWhileClosed),
    ):
        with pytest.raises(refusal):
            calendar.wanted("fri", closed, opened, spans)


def test_the_store_may_speak_on_any_public_day_and_once_on_each() -> None:
    """A holiday may be opened; what the store said itself, or a list said alike, is named."""
    days = calendar.Period(day("2026-10-01"), day("2026-10-02"))
    own = calendar.added(days, DayKind.OPEN, "Sale", None, [HOLIDAY])
    assert own == (
        entry("2026-10-01", "open", "own", "Sale"),
        entry("2026-10-02", "open", "own", "Sale"),
    )  # fmt: skip
    for there, kind in (
        (own[0], DayKind.CLOSED),
        (own[0], DayKind.OPEN),
        (entry("2026-10-01", "open", "file"), DayKind.OPEN),
    ):
        with pytest.raises(DayTaken) as refusal:
            calendar.added(days, kind, None, None, [HOLIDAY, there])
        assert refusal.value.values["day"] == day("2026-10-01")
    assert calendar.added(days, DayKind.CLOSED, None, None, [entry("2026-10-01", "open", "file")])


def test_only_what_somebody_entered_is_taken_out() -> None:
    """The store's own entry first, then a list's; of the public calendar it is said what to type instead."""
    own, listed = entry("2026-10-01", "open", "own"), entry("2026-10-01", "closed", "file")
    assert calendar.removed(ONE, [HOLIDAY, listed, own]) == (own,)
    assert calendar.removed(ONE, [HOLIDAY, listed]) == (listed,)
    for public, option in ((HOLIDAY, "--open"), (entry("2026-10-10", "makeup"), "--closed")):
        with pytest.raises(PublicDay) as refusal:
            calendar.removed(calendar.Period(public.day, public.day), [public])
        assert refusal.value.values["option"] == option
    for nothing in ([], [entry("2026-08-19", "festival", name="qixi")]):
        with pytest.raises(NothingOnDay):
            calendar.removed(calendar.Period(day("2026-08-19"), day("2026-08-19")), nothing)


def test_entries_of_several_days_are_taken_out_together() -> None:
    """Of each day the store's own or a list's; days on which nothing was entered are passed over."""
    own, listed = entry("2026-10-02", "open", "own"), entry("2026-10-01", "closed", "file")
    both = entry("2026-10-02", "closed", "file")
    days = calendar.Period(day("2026-10-01"), day("2026-10-04"))
    assert calendar.removed(days, [HOLIDAY, listed, both, own]) == (listed, own)
    with pytest.raises(NothingOnDays):
        calendar.removed(days, [HOLIDAY])


@pytest.mark.parametrize(
    ("spans", "both"),
    [
        ("16:00-10:00", ("16:00-10:00", "2026-12-02", "09:00-18:00", "2026-12-03")),
        ("16:00-09:00", None),
        ("07:00-24:00", None),
        ("06:00-08:00", ("22:00-07:00", "2026-12-01", "06:00-08:00", "2026-12-02")),
        ("07:00-08:00", None),
    ],
)
def test_hours_do_not_reach_into_those_of_the_next_day(spans: str, both: tuple[str, ...] | None) -> None:
    """Neither the new ones into the following morning, nor those of the night before into the new ones."""
    night = {day("2026-12-01"): calendar.typed_hours("22:00-07:00")}
    opening = Opening((calendar.typed_hours("09:00-18:00"),) * 7, night, ZONE, None)
    new = (entry("2026-12-02", "open", "own", spans=calendar.typed_hours(spans)),)
    if both is None:
        assert calendar.fitting(new, opening) == new
        return
    with pytest.raises(HoursRunOn) as refusal:
        calendar.fitting(new, opening)
    said = refusal.value.values
    assert (said["first"], said["last"]) == (both[0], both[2])
    assert (said["day"], said["following"]) == (day(both[1]), day(both[3]))


def test_what_is_overruled_stands_behind_what_holds() -> None:
    """A list shows both, and festivals last."""
    festival, own = entry("2026-10-01", "festival", name="guoqing"), entry("2026-10-01", "open", "own", spans=(OWN,))
    found = calendar.weighed([HOLIDAY, festival, own], ((),) * 7)
    assert [(one.entry, one.holds, one.hours) for one in found] == [
        (own, True, (OWN,)), (HOLIDAY, False, ()), (festival, True, None),
    ]  # fmt: skip


def brought(found: list[CalendarDay], *there: CalendarDay) -> tuple[list[CalendarDay], list[CalendarDay], int, int]:
    """What days make of a calendar: new, gone, known, replaced."""
    compared = calendar.compared(found, there)
    return [*compared.new], [*compared.gone], compared.known, compared.replaced


def test_the_public_calendar_comes_in_once() -> None:
    """The second time everything is known, and what the store entered stays."""
    second = entry("2026-10-02", "holiday", name="national-day")
    own = entry("2026-10-01", "open", "own")
    assert brought([HOLIDAY, second], own) == ([HOLIDAY, second], [], 0, 0)
    assert brought([HOLIDAY, second], own, HOLIDAY, second) == ([], [], 2, 0)


def test_what_the_public_calendar_no_longer_says_of_a_year_goes() -> None:
    """A correction takes the old day out; other years, festivals and lists are left alone."""
    wrong, older = entry("2026-10-08", "holiday", name="national-day"), entry("2025-10-08", "holiday")
    festival, listed = entry("2026-08-19", "festival", name="qixi"), entry("2026-12-24", "holiday", "file")
    assert brought([HOLIDAY], HOLIDAY, wrong, older, festival, listed) == ([], [wrong], 1, 0)


def test_a_later_list_takes_the_place_of_an_earlier_one_on_its_days() -> None:
    """Other hours, or another word, for a day; days that the new list does not name stay."""
    old = entry("2026-12-24", "open", "file", "Eve", (OWN,))
    other, public = entry("2026-12-31", "closed", "file"), entry("2026-12-24", "holiday")
    longer = old._replace(hours=None)
    assert brought([longer], old, other, public) == ([longer], [old], 0, 1)
    closed = entry("2026-12-24", "closed", "file", "Eve")
    assert brought([closed], old, other, public) == ([closed], [old], 0, 1)


def test_a_list_that_says_what_the_store_said_itself_adds_nothing() -> None:
    """The same day under the same name is not entered twice."""
    own = entry("2026-12-31", "closed", "own", "Stocktaking")
    assert brought([entry("2026-12-31", "closed", "file", "Stocktaking")], own) == ([], [], 1, 0)


def test_the_years_that_are_known_are_those_with_holidays() -> None:
    """Festivals and closures make no year known."""
    later = entry("2030-02-03", "festival", name="chunjie")
    assert calendar.years_known([HOLIDAY, entry("2025-01-26", "makeup"), later]) == (2025, 2026)
