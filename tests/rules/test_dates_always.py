"""Dates that people type: what holds for every one of them."""

import string
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aftersales_cli.errors import BadDate
from aftersales_cli.rules import dates
from aftersales_cli.rules.clock import When
from tests.rules.facts import MOMENTS, NOW, TODAY

RANGE = (date(1900, 1, 1), date(2199, 12, 31))
# Monday first, by every name of the weekday.
NAMES = (
    ("mon", "monday", "周一", "星期一", "礼拜一"),
    ("tue", "tuesday", "周二", "星期二", "礼拜二"),
    ("wed", "wednesday", "周三", "星期三", "礼拜三"),
    ("thu", "thursday", "周四", "星期四", "礼拜四"),
    ("fri", "friday", "周五", "星期五", "礼拜五"),
    ("sat", "saturday", "周六", "星期六", "礼拜六"),
    ("sun", "sunday", "周日", "星期日", "礼拜天"),
)
WEEKDAYS = st.sampled_from([(name, number) for number, names in enumerate(NAMES, 1) for name in names])
MONTH_DAYS = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda one: (one.month, one.day))
BITS = ["+", "-", "1", "3", "12", "30", "2026", "-11-", "25", "d", "w", "mo", "min", "h", "t", "天", "周", "下", "后",
        "前", "个月", "月", "日", "年", "点", "半", "分", "下午", ":", "00", " ", "next ", "fri", "today", "明天",
        "月底", "三", "٣", "²", "１"]  # fmt: skip


def understood(text: str, now: datetime, past: bool) -> When | None:
    """What a text means, None where it is refused as a date; any other error is none of the grammar's."""
    try:
        return dates.parse(text, now, past=past)
    except BadDate:
        return None


@given(st.dates(*RANGE), MOMENTS)
def test_any_iso_date_means_itself(day: date, now: datetime) -> None:
    """A date written in full never depends on the day on which it is typed."""
    assert dates.parse(day.isoformat(), now) == (day, None)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31, 23, 59)))
def test_any_iso_date_with_a_time_means_itself(at: datetime) -> None:
    """A date written in full with its time means that minute."""
    said = dates.parse(f"{at.date().isoformat()} {at:%H:%M}", NOW)
    assert said.at is not None
    assert said.at.isoformat() == f"{at.date().isoformat()}T{at:%H:%M}:00+08:00"


@given(st.integers(0, 9999), MOMENTS)
def test_so_many_days_lie_that_many_days_away(days: int, now: datetime) -> None:
    """+Nd lies N days ahead and -Nd N days back, and so do N天后 and N天前."""
    ahead = dates.parse(f"+{days}d", now).day.toordinal() - now.toordinal()
    back = dates.parse(f"-{days}d", now).day.toordinal() - now.toordinal()
    assert (ahead, back) == (days, -days)
    assert dates.parse(f"{days}天后", now) == dates.parse(f"{days}d", now) == dates.parse(f"+{days}d", now)
    assert dates.parse(f"{days}天前", now) == dates.parse(f"-{days}d", now)


@given(st.integers(0, 9999), MOMENTS)
def test_so_many_minutes_lie_that_many_minutes_away(minutes: int, now: datetime) -> None:
    """+Nmin is the minute that comes N minutes from now, on the day on which it falls."""
    said = dates.parse(f"+{minutes}min", now)
    assert said.at is not None
    assert said.at.timestamp() - now.timestamp() == minutes * 60
    assert said.day == said.at.date()


@given(WEEKDAYS, MOMENTS)
def test_a_weekday_lies_one_to_seven_days_ahead(weekday: tuple[str, int], now: datetime) -> None:
    """A weekday never means today and never a day more than a week off."""
    name, number = weekday
    said = dates.parse(name, now).day
    assert 1 <= (said - now.date()).days <= 7
    assert said.isoweekday() == number


@given(WEEKDAYS, MOMENTS)
def test_a_weekday_that_was_lies_one_to_seven_days_back(weekday: tuple[str, int], now: datetime) -> None:
    """The weekday of something that happened lies within the last seven days and is never today."""
    name, number = weekday
    said = dates.parse(name, now, past=True).day
    assert 1 <= (now.date() - said).days <= 7
    assert said.isoweekday() == number


@given(WEEKDAYS, MOMENTS, st.booleans())
def test_next_weekday_lies_in_the_following_calendar_week(weekday: tuple[str, int], now: datetime, past: bool) -> None:
    """Next week is the week from Monday to Sunday after this one, whatever today is."""
    name, number = weekday
    said = dates.parse(f"next {name}" if name.isascii() else f"下{name}", now, past=past).day
    assert said.isocalendar()[:2] == (now + timedelta(days=7)).isocalendar()[:2]
    assert said.isoweekday() == number


@given(MONTH_DAYS, MOMENTS)
def test_a_month_and_day_is_never_in_the_past(month_day: tuple[int, int], now: datetime) -> None:
    """12月1日 said of something to come is today or the very next time it comes."""
    month, number = month_day
    said = dates.parse(f"{month}月{number}日", now).day
    assert (said.month, said.day) == month_day
    assert said >= now.date()
    assert month_day == (2, 29) or (said - now.date()).days <= 365


@given(MONTH_DAYS, MOMENTS)
def test_a_month_and_day_that_was_is_never_in_the_future(month_day: tuple[int, int], now: datetime) -> None:
    """12月1日 said of something that happened is today or the very last time it came."""
    month, number = month_day
    said = dates.parse(f"{month}月{number}日", now, past=True).day
    assert (said.month, said.day) == month_day
    assert said <= now.date()
    assert month_day == (2, 29) or (now.date() - said).days <= 365


@given(MOMENTS, st.booleans())
def test_the_day_after_the_end_of_the_month_is_a_first(now: datetime, past: bool) -> None:
    """月底 is in this month, and the next month begins on the day after it."""
    said = dates.parse("月底", now, past=past).day
    assert (said.year, said.month) == (now.year, now.month)
    assert (said + timedelta(days=1)).day == 1


def test_every_minute_of_the_day_can_be_written() -> None:
    """All 1440 times of the day are understood, in figures and in Chinese."""
    for hour, minute in product(range(24), range(60)):
        for text in (f"{hour}:{minute:02d}", f"{hour}点{minute}分"):
            said = dates.parse(f"明天{text}", NOW).at
            assert said is not None
            assert (said.hour, said.minute, said.day) == (hour, minute, 23), text


AFTER_NOON = (
    [("下午", hour) for hour in range(1, 8)] + [("晚上", hour) for hour in range(5, 12)] + [("中午", 1), ("中午", 2)]
)


@pytest.mark.parametrize(("part", "hour"), AFTER_NOON)
def test_hours_after_noon_are_counted_from_noon(part: str, hour: int) -> None:
    """下午3点 is 15:00."""
    said = dates.parse(f"{part}{hour}点", NOW).at
    assert said is not None
    assert said.timestamp() - NOW.replace(hour=12).timestamp() == hour * 3600


@given(st.text(max_size=60) | st.lists(st.sampled_from(BITS), max_size=7).map("".join), MOMENTS, st.booleans())
@example("٢٠٢٦-١١-٢٥", NOW, False)
@example("9999-12-31", NOW, False)
@example("9999h", datetime(9999, 12, 31, 23, 0, tzinfo=NOW.tzinfo), False)
@example("月底", datetime(9999, 12, 31, 23, 0, tzinfo=NOW.tzinfo), False)
@example("周五", datetime(9999, 12, 31, 23, 0, tzinfo=NOW.tzinfo), False)
@example("1月1日", datetime(9999, 12, 31, 23, 0, tzinfo=NOW.tzinfo), False)
@example("2月29日", datetime(9999, 12, 31, 23, 0, tzinfo=NOW.tzinfo), False)
@example("\ud800", NOW, False)
def test_any_text_is_either_a_date_or_a_bad_date(text: str, now: datetime, past: bool) -> None:
    """Whatever is typed, it is understood or refused as a date; it never breaks the program."""
    said = understood(text, now, past)
    if said is not None and said.at is not None:
        assert said.at.date() == said.day
        assert said.at.utcoffset() == now.utcoffset()


@given(st.lists(st.sampled_from(BITS), max_size=6).map("".join), MOMENTS, st.booleans())
def test_what_was_understood_reads_the_same_in_full(text: str, now: datetime, past: bool) -> None:
    """The date that is echoed can be typed again and means the same minute."""
    said = understood(text, now, past)
    if said is None:
        return
    clock = said.at.strftime(" %H:%M") if said.at else ""
    again = dates.parse(said.day.isoformat() + clock, now)
    assert again.day == said.day
    assert again.at == (said.at and said.at.replace(second=0))


@pytest.mark.parametrize("text", ["2026-11-25 10:00", "+3d", "next fri", "12月1日", "下午3点半", "month-end", "15h"])
def test_wide_and_capital_letters_never_change_a_date(text: str) -> None:
    """The same date in full width or in capitals is the same date."""
    plain = string.printable[:94]
    wide = text.translate({ord(one): ord(one) + 0xFEE0 for one in plain} | {ord(" "): 0x3000})
    assert dates.parse(wide, NOW) == dates.parse(text.upper(), NOW) == dates.parse(text, NOW)
    assert dates.parse(text, NOW).day >= TODAY
