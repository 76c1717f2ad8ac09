"""Dates that people type: what each kind means, and what is refused. Now is Sunday, 2026-11-22, 09:00."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli.errors import BadDate, DateOutOfRange
from aftersales_cli.rules import dates
from tests.rules.facts import NOW, at, shown

MONDAY = at("2026-11-23 09:00")
WEDNESDAY = at("2026-11-25 09:00")


def meant(text: str, now: datetime = NOW, *, past: bool = False) -> str:
    """What a text means, in ISO."""
    return shown(dates.parse(text, now, past=past))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-25", "2026-11-25"),
        ("2025-01-31", "2025-01-31"),
        ("2028-02-29", "2028-02-29"),
        ("2026-11-25 10:00", "2026-11-25 10:00"),
        ("2026-11-25T10:00", "2026-11-25 10:00"),
        ("2026-11-25 9:05", "2026-11-25 09:05"),
    ],
)
def test_an_iso_date_is_that_day_and_that_time(text: str, expected: str) -> None:
    """A full date means exactly itself, with or without a time."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+3d", "2026-11-25"),
        ("3d", "2026-11-25"),
        ("-2d", "2026-11-20"),
        ("0d", "2026-11-22"),
        ("2w", "2026-12-06"),
        ("1mo", "2026-12-22"),
        ("-1mo", "2026-10-22"),
        ("1y", "2027-11-22"),
        ("+3d 16:30", "2026-11-25 16:30"),
        ("+3d下午4点", "2026-11-25 16:00"),
        ("3天后", "2026-11-25"),
        ("3日后", "2026-11-25"),
        ("三天后", "2026-11-25"),
        ("一天后", "2026-11-23"),
        ("十天后", "2026-12-02"),
        ("30天以后", "2026-12-22"),
        ("3天之后", "2026-11-25"),
        ("3天前", "2026-11-19"),
        ("3天以前", "2026-11-19"),
        ("3天之前", "2026-11-19"),
        ("两周后", "2026-12-06"),
        ("2周前", "2026-11-08"),
        ("2星期后", "2026-12-06"),
        ("2个星期后", "2026-12-06"),
        ("1个月后", "2026-12-22"),
        ("一个月前", "2026-10-22"),
        ("1年后", "2027-11-22"),
        ("3天后10:00", "2026-11-25 10:00"),
        ("3天后 下午3点", "2026-11-25 15:00"),
    ],
)
def test_a_span_of_days_counts_from_today(text: str, expected: str) -> None:
    """Spans of days, weeks, months and years count from today, in both languages."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+90min", "2026-11-22 10:30"),
        ("-30min", "2026-11-22 08:30"),
        ("12h", "2026-11-22 21:00"),
        ("15h", "2026-11-23 00:00"),
        ("-10h", "2026-11-21 23:00"),
        ("30分钟后", "2026-11-22 09:30"),
        ("3小时后", "2026-11-22 12:00"),
        ("两个小时前", "2026-11-22 07:00"),
    ],
)
def test_a_span_of_minutes_or_hours_counts_from_this_minute(text: str, expected: str) -> None:
    """Minutes and hours count from now and name a time, on the next day if they reach it."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-22"),
        ("今天", "2026-11-22"),
        ("今日", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("明天", "2026-11-23"),
        ("明日", "2026-11-23"),
        ("后天", "2026-11-24"),
        ("大后天", "2026-11-25"),
        ("yesterday", "2026-11-21"),
        ("昨天", "2026-11-21"),
        ("昨日", "2026-11-21"),
        ("前天", "2026-11-20"),
        ("tomorrow 10:00", "2026-11-23 10:00"),
        ("明天10:00", "2026-11-23 10:00"),
        ("明天下午3点半", "2026-11-23 15:30"),
        ("昨天 16:30", "2026-11-21 16:30"),
    ],
)
def test_near_days_have_names(text: str, expected: str) -> None:
    """Today, tomorrow, yesterday and their Chinese neighbours are understood, with or without a time."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("mon", NOW, "2026-11-23"),
        ("tue", NOW, "2026-11-24"),
        ("wed", NOW, "2026-11-25"),
        ("thu", NOW, "2026-11-26"),
        ("fri", NOW, "2026-11-27"),
        ("sat", NOW, "2026-11-28"),
        ("sun", NOW, "2026-11-29"),
        ("friday", NOW, "2026-11-27"),
        ("周五", NOW, "2026-11-27"),
        ("星期五", NOW, "2026-11-27"),
        ("礼拜五", NOW, "2026-11-27"),
        ("周日", NOW, "2026-11-29"),
        ("星期天", NOW, "2026-11-29"),
        ("fri 16:30", NOW, "2026-11-27 16:30"),
        ("周五下午3点", NOW, "2026-11-27 15:00"),
        ("mon", MONDAY, "2026-11-30"),
        ("sun", MONDAY, "2026-11-29"),
        ("wed", WEDNESDAY, "2026-12-02"),
        ("thu", WEDNESDAY, "2026-11-26"),
        ("tue", WEDNESDAY, "2026-12-01"),
        ("周三", WEDNESDAY, "2026-12-02"),
    ],
)
def test_a_weekday_is_the_next_one_after_today(text: str, now: datetime, expected: str) -> None:
    """ "Fri" is the first Friday after today; said on a Friday it is the one a week later."""
    assert meant(text, now) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("next mon", NOW, "2026-11-23"),
        ("next fri", NOW, "2026-11-27"),
        ("next sunday", NOW, "2026-11-29"),
        ("下周日", NOW, "2026-11-29"),
        ("next mon", MONDAY, "2026-11-30"),
        ("next sun", MONDAY, "2026-12-06"),
        ("下星期天", MONDAY, "2026-12-06"),
        ("next wed", WEDNESDAY, "2026-12-02"),
        ("next fri", WEDNESDAY, "2026-12-04"),
        ("下周五", WEDNESDAY, "2026-12-04"),
        ("下礼拜一", WEDNESDAY, "2026-11-30"),
        ("next fri 10:00", WEDNESDAY, "2026-12-04 10:00"),
        ("下周五10:00", WEDNESDAY, "2026-12-04 10:00"),
    ],
)
def test_a_weekday_of_next_week_lies_in_the_week_after_this_one(text: str, now: datetime, expected: str) -> None:
    """ "Next fri" and 下周五 are the Friday of the week, Monday to Sunday, after this one."""
    assert meant(text, now) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("12月1日", NOW, "2026-12-01"),
        ("12月1号", NOW, "2026-12-01"),
        ("11月22日", NOW, "2026-11-22"),
        ("11月21日", NOW, "2027-11-21"),
        ("1月1日", NOW, "2027-01-01"),
        ("2月29日", NOW, "2028-02-29"),
        ("2月29日", at("2096-03-01 09:00"), "2104-02-29"),
        ("2025年3月8日", NOW, "2025-03-08"),
        ("2028年02月29日", NOW, "2028-02-29"),
        ("12月1日 10:00", NOW, "2026-12-01 10:00"),
        ("12月1日上午10点", NOW, "2026-12-01 10:00"),
    ],
)
def test_a_month_and_day_is_the_next_time_it_comes(text: str, now: datetime, expected: str) -> None:
    """12月1日 is this year's if it is still to come, else next year's; with a year it is that year's."""
    assert meant(text, now) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("month-end", NOW, "2026-11-30"),
        ("月底", NOW, "2026-11-30"),
        ("月底", at("2026-11-30 09:00"), "2026-11-30"),
        ("月底", at("2026-12-31 09:00"), "2026-12-31"),
        ("月底", at("2027-01-31 09:00"), "2027-01-31"),
        ("月底", at("2027-02-01 09:00"), "2027-02-28"),
        ("月底", at("2028-02-01 09:00"), "2028-02-29"),
        ("月底 18:00", NOW, "2026-11-30 18:00"),
    ],
)
def test_the_end_of_the_month_is_its_last_day(text: str, now: datetime, expected: str) -> None:
    """月底 is the last day of this month, whatever its length."""
    assert meant(text, now) == expected


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10:00", "10:00"),
        ("9:05", "09:05"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
        ("10点", "10:00"),
        ("10点半", "10:30"),
        ("早上7点", "07:00"),
        ("上午10点", "10:00"),
        ("中午12点", "12:00"),
        ("下午1点", "13:00"),
        ("下午3点半", "15:30"),
        ("下午3点20分", "15:20"),
        ("晚上8点05", "20:05"),
        ("晚上11点", "23:00"),
        ("下午15点", "15:00"),
    ],
)
def test_a_time_alone_is_a_time_of_today(text: str, clock: str) -> None:
    """A time without a day means today."""
    assert meant(text) == f"2026-11-22 {clock}"


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("sun", NOW, "2026-11-15"),
        ("sat", NOW, "2026-11-21"),
        ("mon", NOW, "2026-11-16"),
        ("周六 16:30", NOW, "2026-11-21 16:30"),
        ("wed", WEDNESDAY, "2026-11-18"),
        ("tue", WEDNESDAY, "2026-11-24"),
        ("周四", WEDNESDAY, "2026-11-19"),
        ("12月1日", NOW, "2025-12-01"),
        ("11月22日", NOW, "2026-11-22"),
        ("11月21日 16:30", NOW, "2026-11-21 16:30"),
        ("2月29日", NOW, "2024-02-29"),
        ("2月29日", at("2104-02-28 09:00"), "2096-02-29"),
        ("yesterday", NOW, "2026-11-21"),
        ("2026-11-20 10:00", NOW, "2026-11-20 10:00"),
        ("-2d", NOW, "2026-11-20"),
    ],
)
def test_what_happened_is_read_backwards(text: str, now: datetime, expected: str) -> None:
    """Of something that has happened, "fri" is the last Friday that was and 12月1日 the last one that has been."""
    assert meant(text, now, past=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("１２月１日", "2026-12-01"),
        ("９：３０", "2026-11-22 09:30"),
        ("２０２６－１１－２５", "2026-11-25"),
        ("＋３ｄ", "2026-11-25"),
        ("３天后", "2026-11-25"),
        ("明天　１０：００", "2026-11-23 10:00"),
    ],
)
def test_full_width_characters_read_like_ordinary_ones(text: str, expected: str) -> None:
    """What a Chinese input method writes wide is understood all the same."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  Tomorrow   10:00 ", "2026-11-23 10:00"), ("NEXT  FRI", "2026-11-27"), ("\t+3D\n", "2026-11-25")],
)
def test_capitals_and_blanks_do_not_matter(text: str, expected: str) -> None:
    """A date may be typed in capitals and with too many blanks."""
    assert meant(text) == expected


def test_a_time_is_in_the_zone_of_the_store() -> None:
    """10:00 is 10:00 on the wall of the store, also where the clocks have changed until then."""
    berlin = ZoneInfo("Europe/Berlin")
    said = dates.parse("+3d 10:00", datetime(2026, 10, 24, 9, 0, tzinfo=berlin))
    assert said.at is not None
    assert said.at.isoformat() == "2026-10-27T10:00:00+01:00"


@pytest.mark.parametrize(
    "text",
    [
        *("", "   ", "\n", "5", "32", "1/2", "11/25", "2026/11/25", "25.11.2026", "20261125", "2026-1-5"),
        *("2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01", "2026年2月29日", "0000年1月1日"),
        *("13月1日", "0月1日", "2月30日", "11月31日", "12月0日", "12月1", "1日"),
        *("25:00", "24:00", "10:60", "10:0", "110:00", "-1:00", "25点", "10点60分", "下午", "半", "10:00:00"),
        *("2026-11-25T25:00", "2026-11-25T10:00:00", "2026-11-2510:00", "10:00 tomorrow", "10:00 11:00"),
        *(
            "next",
            "next week",
            "next tomorrow",
            "next next fri",
            "last fri",
            "周",
            "周八",
            "下下周五",
            "晚上12点",
            "上午13点",
            "下午0点",
            "晚上3点",
            "早上12点",
            "٣d",
        ),
        *("tomorrow tomorrow", "fri fri", "tomorrow fri", "fri tomorrow", "soon", "maybe fri", "fridays"),
        *("3", "3x", "d", "+d", "+-3d", "--3d", "+ 3d", "3 d", "1.5h", "12345d", "9999y", "-9999y"),
        *("天后", "后", "3天", "零天后", "十二天后", "12345天后", "3d 3d"),
        *("90min 10:00", "12h 10:00", "3小时后10:00", "30分钟后上午10点"),
        *("😀", "\x00", "nan", "inf", "None", "%s", "'; drop table call; --"),
    ],
)
def test_nothing_outside_the_grammar_is_guessed(text: str) -> None:
    """A date that is not in the agreed spellings, or does not exist, is refused with what was typed."""
    with pytest.raises(BadDate) as refusal:
        dates.parse(text, NOW)
    assert refusal.value.values["value"] == text
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize("text", ["x" * 100_000, "1" * 100_000, " 10:00" * 20_000, "10点" * 20_000, "-" * 100_000])
def test_very_long_input_is_refused_like_any_other(text: str) -> None:
    """A page pasted where a date belongs is refused."""
    with pytest.raises(BadDate):
        dates.parse(text, NOW)


@pytest.mark.parametrize(
    "text", ["1899-12-31", "2200-01-01", "9999-12-31", "0001-01-01", "9998年1月1日", "+200y", "9999y"]
)
def test_a_day_that_no_shop_means_is_refused_with_the_range(text: str) -> None:
    """What is counted from a day must not run off the end of the calendar."""
    with pytest.raises(DateOutOfRange) as refusal:
        dates.parse(text, NOW)
    assert refusal.value.exit_code == 2
    assert refusal.value.values == {"value": text, "first": "1900-01-01", "last": "2199-12-31"}


@pytest.mark.parametrize("text", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_that_can_be_meant_are_read(text: str) -> None:
    """Three centuries are enough for every shop."""
    assert dates.parse(text, NOW).day.isoformat() == text
