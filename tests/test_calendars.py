"""What svc knows of public holidays and festivals, stated by hand from the official notices and from almanacs."""

from datetime import date
from pathlib import Path

import pytest

from aftersales_cli import calendars
from aftersales_cli.errors.calendar import BadDayRows
from aftersales_cli.errors.lists import BadLine, NoHeads, NoSuchFile
from aftersales_cli.rules.days import CalendarDay, DayKind
from tests.rules.facts import TODAY, day
from tests.rules.test_days import OWN, entry


def of(year: int, kind: str) -> list[str]:
    """The public days of a kind, in a year that is known."""
    found = calendars.public_days(year)
    assert found is not None
    return [f"{one.day:%m-%d}" for one in found if one.kind == kind]


def test_six_days_of_2026_make_up_for_holidays() -> None:
    """The State Council's notice for 2026 names six working days on weekends."""
    assert of(2026, "makeup") == ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]


def test_the_holidays_of_2026_are_those_of_the_notice() -> None:
    """Spring Festival from the 15th to the 23rd of February, the National Day for a week."""
    holidays = of(2026, "holiday")
    assert [one for one in holidays if one.startswith("02")] == [f"02-{number}" for number in range(15, 24)]
    assert [one for one in holidays if one.startswith("10")] == [f"10-0{number}" for number in range(1, 8)]
    assert len(holidays) == 33


def test_a_holiday_is_named_by_its_code() -> None:
    """Both languages have a name for it."""
    found = {(one.day, one.kind): one.name for one in calendars.public_days(2026) or []}
    assert found[day("2026-10-01"), DayKind.HOLIDAY] == "national-day"
    assert found[day("2026-02-14"), DayKind.MAKEUP] == "spring-festival"
    assert found[day("2026-04-05"), DayKind.HOLIDAY] == "tomb-sweeping-day"


@pytest.mark.parametrize("year", [2003, 2040])
def test_a_year_that_nobody_has_announced_is_not_known(year: int) -> None:
    """Nothing is guessed, and nothing breaks."""
    assert calendars.public_days(year) is None


FESTIVALS = {
    2026: {
        "yuandan": "01-01", "laba": "01-26", "chuxi": "02-16", "chunjie": "02-17", "yuanxiao": "03-03",
        "qingming": "04-05", "duanwu": "06-19", "qixi": "08-19", "zhongqiu": "09-25", "guoqing": "10-01",
        "chongyang": "10-18",
    },
    2027: {"chuxi": "02-05", "chunjie": "02-06", "qingming": "04-05", "zhongqiu": "09-15", "duanwu": "06-09"},
    2028: {"chuxi": "01-25", "chunjie": "01-26", "qingming": "04-04", "zhongqiu": "10-03", "duanwu": "05-28"},
    2025: {"chuxi": "01-28", "chunjie": "01-29", "zhongqiu": "10-06", "duanwu": "05-31", "qixi": "08-29"},
}  # fmt: skip


@pytest.mark.parametrize("year", sorted(FESTIVALS))
def test_festivals_fall_on_their_days(year: int) -> None:
    """By the moon, by the sun, or on the same day every year; the eve is the last day of the old year, 29th or 30th,
    and a leap month, as the sixth of 2025, moves nothing twice.
    """
    found = {one.name: f"{one.day:%m-%d}" for one in calendars.festivals(year)}
    assert {name: found[name] for name in FESTIVALS[year]} == FESTIVALS[year]
    assert len(found) == 11


def test_a_year_of_the_sun_may_have_laba_twice_or_never() -> None:
    """It fell on 10 January and on 30 December 2022, and not in 2023."""
    laba = [f"{one.day}" for year in (2022, 2023) for one in calendars.festivals(year) if one.name == "laba"]
    assert laba == ["2022-01-10", "2022-12-30"]


def test_a_new_store_knows_last_year_and_ten_years_of_festivals() -> None:
    """In China; elsewhere only the festivals."""
    here, elsewhere = calendars.known(TODAY, "CN"), calendars.known(TODAY, "DE")
    assert {one.day.year for one in here if one.kind == DayKind.HOLIDAY} >= {2025, 2026}
    assert {one.day.year for one in here if one.kind == DayKind.FESTIVAL} == {*range(2025, 2037)}
    assert {one.kind for one in elsewhere} == {DayKind.FESTIVAL}
    assert calendars.known(date(9999, 1, 1), "CN")


def listed(folder: Path, *lines: str, encoding: str = "utf-8") -> list[CalendarDay]:
    """The days of a list with these lines."""
    path = folder / "days.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return calendars.listed(path, TODAY)


def test_a_list_in_chinese_is_read(tmp_path: Path) -> None:
    """With a title above, in the encoding of an old Excel, and with columns that say nothing to the calendar."""
    found = listed(
        tmp_path, "2027年放假安排", "序号,日期,类型,名称,时间", "1,2027-01-01,放假,元旦,", "2,2027/1/2,上班,,",
        "3,2027年5月1日,营业,,12:00-14:00", "4,20271231,店休,盘点,", ",,,,", "5,2027-02-06,节日,春节,",
        encoding="gb18030",
    )  # fmt: skip
    assert found == [
        entry("2027-01-01", "holiday", "file", "元旦"), entry("2027-01-02", "makeup", "file"),
        entry("2027-05-01", "open", "file", spans=(OWN,)), entry("2027-12-31", "closed", "file", "盘点"),
        entry("2027-02-06", "festival", "file", "chunjie"),
    ]  # fmt: skip


def test_a_list_in_english_is_read_in_any_order(tmp_path: Path) -> None:
    """Hours and name may be missing."""
    found = listed(tmp_path, "Kind;Date", "Closed;2026-12-25", "makeup;2026-12-27")
    assert found == [entry("2026-12-25", "closed", "file"), entry("2026-12-27", "makeup", "file")]


def test_every_row_that_is_wrong_is_named(tmp_path: Path) -> None:
    """An unknown kind, an uncertain date, hours of a closed day, a festival that is none, and what is missing."""
    with pytest.raises(BadDayRows) as refusal:
        listed(
            tmp_path, "date,kind,name,hours", "2026-12-25,closed,,", "2026-12-26,lazy,,", "1/2,closed,,",
            "2026-12-27,closed,,10:00-12:00", "2026-12-28,festival,Easter,", "2026-12-29,,,", "2026-12-30,open,,noon",
            ",closed,,",
        )  # fmt: skip
    wrong = [one for one in refusal.value.candidates if isinstance(one, BadLine)]
    assert [(one.line, type(one.refusal).__name__) for one in wrong] == [
        (3, "UnknownWord"), (4, "BadListDate"), (5, "HoursOfClosedDay"), (6, "UnknownWord"), (7, "EmptyText"),
        (8, "BadHours"), (9, "EmptyText"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("closed,,", "open,,"),
        ("open,,10:00-12:00", "closed,,"),
        ("holiday,X,", "makeup,X,"),
        ("open,,10:00-12:00", "open,,10:00-14:00"),
        ("open,,", "open,,10:00-14:00"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(tmp_path: Path, first: str, second: str) -> None:
    """The second of them is named with the row of the first; nobody guesses which one holds."""
    with pytest.raises(BadDayRows) as refusal:
        listed(tmp_path, "date,kind,name,hours", f"2026-12-25,{first}", "2026-12-26,closed,,", f"2026-12-25,{second}")
    (wrong,) = [one for one in refusal.value.candidates if isinstance(one, BadLine)]
    assert (wrong.line, type(wrong.refusal).__name__, wrong.refusal.values["row"]) == (4, "DayTwice", 2)


def test_rows_that_say_the_same_are_taken_in(tmp_path: Path) -> None:
    """A row that was copied, a holiday on which the store is closed anyway, and a festival beside either."""
    found = listed(
        tmp_path, "date,kind,name", "2026-12-25,closed,", "2026-12-25,closed,", "2026-12-25,holiday,X",
        "2026-12-25,festival,yuandan",
    )  # fmt: skip
    assert [one.kind.value for one in found] == ["closed", "closed", "holiday", "festival"]


def test_a_list_without_its_columns_is_refused(tmp_path: Path) -> None:
    """Which ones are wanted is said in both languages."""
    with pytest.raises(NoHeads) as refusal:
        listed(tmp_path, "Tag,Art", "2026-12-25,closed")
    assert refusal.value.values["missing"] == "日期/date, 类型/kind"
    with pytest.raises(NoSuchFile):
        calendars.listed(tmp_path / "none.csv", TODAY)
