"""What stands in a cell: everything that means one thing is read, everything else is refused."""

import math
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli import phones
from aftersales_cli.errors import (
    BadMoney,
    BadPhone,
    ControlCharacter,
    DateOutOfRange,
    EmptyText,
    NotInFuture,
    SvcError,
    TooLarge,
    UnknownWord,
)
from aftersales_cli.errors.lists import BadListDate, ErrorCell, NoSuchDay, ShortenedNumber
from aftersales_cli.rules import cells
from aftersales_cli.rules.cells import Cell, Phones, Reading
from tests.rules.facts import TODAY

HERE = Reading(TODAY, lambda text: phones.parse(text, "CN"), int)
READERS: list[Callable[[Cell, str, Reading], Any]] = [
    cells.name, cells.line, cells.note, cells.phone, cells.day, cells.past, cells.fen, cells.kind,
    cells.number_as_typed, cells.customer_id,
]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    [13800001234, 13800001234.0, "13800001234.0"[:-2], "1.3800001234E+10", "138-0000-1234", "１３８００００１２３４",
     "'13800001234", "\t13800001234 ", '="13800001234"', "+86 138 0000 1234"],
)  # fmt: skip
def test_a_number_is_one_number_however_the_spreadsheet_kept_it(cell: Cell) -> None:
    """As a number, as text, with an apostrophe, a formula or wide digits around it: nothing of it is lost."""
    assert cells.phone(cell, "phone", HERE) == Phones("+8613800001234", None)


@pytest.mark.parametrize("cell", ["1.38E+10", "1.38e10", "1.38000012E+10", 1.2345678901234567e19])
def test_a_number_that_has_lost_digits_is_refused(cell: Cell) -> None:
    """1.38E+10 is nobody's number: it is not read as 13800000000."""
    with pytest.raises(ShortenedNumber):
        cells.phone(cell, "phone", HERE)


@pytest.mark.parametrize(
    ("cell", "others"),
    [
        ("13800001234/02588881234", "02588881234"),
        ("13800001234、025-88881234", "025-88881234"),
        ("13800001234\n13900001111；家", "13900001111 家"),
        ("13800001234或13900001111", "13900001111"),
    ],
)
def test_of_several_numbers_the_first_is_taken_and_none_is_lost(cell: str, others: str) -> None:
    """What stands behind the first number is handed on, for the note."""
    assert cells.phone(cell, "phone", HERE) == Phones("+8613800001234", others)


@pytest.mark.parametrize("cell", ["138000012345", "abc", 12, True, 0.5, date(2026, 1, 1), "家/13800001234"])
def test_what_nobody_can_dial_is_refused(cell: Cell) -> None:
    """A wrong number is not repaired."""
    with pytest.raises(BadPhone):
        cells.phone(cell, "phone", HERE)


@pytest.mark.parametrize(
    "cell",
    [date(2026, 11, 18), datetime(2026, 11, 18, 15, 30), "2026-11-18", "2026/11/18", "2026.11.18", "2026年11月18日",
     "2026年11月18号", "20261118", 20261118, 20261118.0, 46344, 46344.0, 46344.75, "２０２６／１１／１８",
     " 2026-11-18 15:30 ", "2026/11/18 15:30:00", "'2026-11-18"],
)  # fmt: skip
def test_a_day_is_read_in_every_spelling_with_the_year_first(cell: Cell) -> None:
    """Excel's own dates, Excel's count of days, and the ways in which people write a day in full."""
    assert cells.day(cell, "date", HERE) == date(2026, 11, 18)


@pytest.mark.parametrize(
    "cell",
    ["3/4/2026", "18/11/2026", "26-11-18", "11月18日", "2026-11", "2026", 2026, "01021980", 20261332, "46344",
     "today", "+3d", "2026-11/18", True, time(9, 30), timedelta(days=3), math.nan, math.inf, -5, 10**30, "soon"],
)  # fmt: skip
def test_a_day_that_could_be_another_is_refused(cell: Cell) -> None:
    """Day and month in either order, half a year, a number in a text file: nothing is guessed."""
    with pytest.raises(BadListDate):
        cells.day(cell, "date", HERE)


@pytest.mark.parametrize(
    "cell",
    ["1980-13-01", "2026-02-30", "2025/2/29", "2026.4.31 10:00", "2026年11月31日", "0000-01-01", "２０２６-００-０１"],
)
def test_a_day_that_is_in_no_calendar_is_called_so(cell: Cell) -> None:
    """Its form is right, so nobody is told to write it in another one: a month or a day is mistyped."""
    with pytest.raises(NoSuchDay):
        cells.day(cell, "birthday", HERE)


@pytest.mark.parametrize("cell", ["9999-12-31", "1899/12/31", date(2200, 1, 1), 99991231])
def test_a_day_of_a_list_that_no_shop_means_is_refused(cell: Cell) -> None:
    """Some programs write the end of time for a day that they do not know."""
    with pytest.raises(DateOutOfRange):
        cells.day(cell, "date", HERE)


def test_what_has_happened_does_not_lie_ahead() -> None:
    """A purchase of tomorrow is refused, one of today is not."""
    assert cells.past("2026-11-22", "purchase date", HERE) == TODAY
    with pytest.raises(NotInFuture):
        cells.past("2026-11-23", "purchase date", HERE)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        (189800, 18_980_000), (189800.0, 18_980_000), (59.9, 5_990), (59.989999999999995, 5_999), (0.1 + 0.2, 30),
        ("189,800", 18_980_000), ("¥189800", 18_980_000), ("￥189,800.00元", 18_980_000), ("18.98万", 18_980_000),
        ("18.98万元", 18_980_000), ("20万", 20_000_000), ("１８９８００", 18_980_000), ("59.989999999999995", 5_999),
        ("RMB 1 280", 128_000), (0, 0), ("12.345678万", 12_345_678),
    ],
)  # fmt: skip
def test_a_price_is_read_to_the_fen(cell: Cell, fen: int) -> None:
    """With a sign, a unit, commas, in ten thousands, and as a formula leaves it."""
    assert cells.fen(cell, "price", HERE) == fen


@pytest.mark.parametrize(
    "cell",
    ["十八万", "18,98", "-5", -5, "about 5", True, math.nan, math.inf, -math.inf, "万", "1.2.3", date(2026, 1, 1)],
)
def test_what_is_no_amount_is_refused(cell: Cell) -> None:
    """A price is not made out of words."""
    with pytest.raises(BadMoney):
        cells.fen(cell, "price", HERE)


def test_an_endless_amount_is_refused() -> None:
    """More than anything costs."""
    for cell in (10**12, 1e300, "9999999万9", "99999999999"):
        with pytest.raises((TooLarge, BadMoney)):
            cells.fen(cell, "price", HERE)


@pytest.mark.parametrize(
    ("cell", "name"),
    [("张 三", "张三"), ("张　三", "张三"), (" 欧阳 修 ", "欧阳修"), ("Anna  Berg", "Anna Berg"),
     ("王 Anna", "王 Anna"), ("张三（父）", "张三（父）"), (3500000.0, "3500000"), ("'张三", "张三"),
     ("阿依古丽·买买提", "阿依古丽·买买提")],
)  # fmt: skip
def test_a_name_loses_the_blanks_that_only_set_it_apart(cell: Cell, name: str) -> None:
    """张 三 is 张三; between the words of other names one blank stays."""
    assert cells.name(cell, "name", HERE) == name


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "Err:510", "#n/a"])
def test_the_error_of_a_formula_is_nobodys_name(cell: str) -> None:
    """It is refused and not registered."""
    with pytest.raises(ErrorCell):
        cells.name(cell, "name", HERE)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u3000", "无", "-", "——", "/", "N/A", "暂无"])
def test_what_says_that_there_is_nothing_is_nothing(cell: Cell) -> None:
    """A dash or 无 in a column is as good as blank."""
    assert cells.blank(cell)


@pytest.mark.parametrize("cell", [0, False, "0", "张", 0.0])
def test_a_nought_is_something(cell: Cell) -> None:
    """What was given away cost nothing, and that is a price."""
    assert not cells.blank(cell)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("VIP", "vip"), ("VIP客户", "vip"), ("贵宾", "vip"), ("老客户", "regular"), ("新客户", "new"),
     ("潜在客户", "prospect"), ("Regular", "regular"), ("regular customer", "regular"),
     ("已流失", "gone"), ("竞争对手", "competitor")],
)  # fmt: skip
def test_a_kind_of_customer_is_known_in_both_languages(cell: str, kind: str) -> None:
    """With 客户 behind it or without."""
    assert cells.kind(cell, "customer kind", HERE) == kind


def test_another_kind_of_customer_is_named_in_the_refusal() -> None:
    """As it stands in the list."""
    with pytest.raises(UnknownWord) as refusal:
        cells.kind("火星客户", "customer kind", HERE)
    assert refusal.value.values["value"] == "火星客户"


@pytest.mark.parametrize(
    ("cell", "serial"),
    [("LVSHCAMB1CE054249", "LVSHCAMB1CE054249"), (860012345678901.0, "860012345678901"), (350, "350"),
     ("ＬＶＳ１", "LVS1"), ("00123", "00123"), ("5E12", "5E12"), ("5E+12", None), (1.2e18, None)],
)  # fmt: skip
def test_a_serial_number_is_kept_to_the_last_digit_or_refused(cell: Cell, serial: str | None) -> None:
    """A spreadsheet keeps fifteen digits; a longer number is not the one that was typed."""
    if serial is not None:
        assert cells.number_as_typed(cell, "serial number", HERE) == serial
        return
    with pytest.raises(ShortenedNumber):
        cells.number_as_typed(cell, "serial number", HERE)


@pytest.mark.parametrize(("cell", "number"), [("K12", 12), ("k12", 12), ("12", None), (12.0, None), ("C0012", None)])
def test_only_an_id_of_ours_is_a_customers_id(cell: Cell, number: int | None) -> None:
    """What another program calls a customer's number says nothing here."""
    assert cells.customer_id(cell, "customer", HERE) == number


WRITTEN = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]


@given(st.dates(date(1910, 1, 2), date(2100, 12, 31)), st.sampled_from(WRITTEN))
def test_a_written_day_reads_back(day: date, pattern: str) -> None:
    """Whatever day is written in one of the spellings, it is that day that is read."""
    padded = day.strftime(pattern)
    assert cells.day(padded, "date", HERE) == day
    assert cells.day(re.sub(r"(?<=[^\d])0(?=\d)", "", padded), "date", HERE) == day


@given(st.dates(date(1910, 1, 2), date(2100, 12, 31)))
def test_excels_count_of_days_reads_back(day: date) -> None:
    """1 January 1900 is day 1 for Excel, which counts a 29 February 1900 that never was."""
    assert cells.day(float((day - date(1900, 1, 1)).days + 2), "date", HERE) == day


@given(st.integers(0, 999_999_999_999))
def test_a_written_price_reads_back(fen: int) -> None:
    """To the fen, as text and as a number."""
    assert cells.fen(f"¥{fen // 100:,}.{fen % 100:02d}", "price", HERE) == fen
    assert cells.fen(fen / 100, "price", HERE) == fen


@given(st.integers(3, 9), st.integers(0, 10**9 - 1))
def test_a_written_mobile_number_reads_back(second: int, rest: int) -> None:
    """As text in groups, and as the number that a spreadsheet makes of it."""
    digits = f"1{second}{rest:09}"
    for cell in (digits, float(digits), f"{digits[:3]} {digits[3:7]} {digits[7:]}", f"'{digits}"):
        assert cells.phone(cell, "phone", HERE).number == f"+86{digits}"


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(), st.timedeltas(),
    st.text(), st.from_regex(r"\A[0-9./,:年月日万eE+ -]{1,16}\Z"),
)  # fmt: skip


@given(ANYTHING, st.sampled_from(READERS))
def test_no_cell_breaks_anything(cell: Cell, read: Callable[[Cell, str, Reading], Any]) -> None:
    """Whatever stands in a cell, it is read or refused, and nothing else happens."""
    with suppress(SvcError):
        read(cell, "name", HERE)


def test_a_name_of_nothing_is_refused() -> None:
    """An apostrophe alone is an empty cell that looks full."""
    with pytest.raises(EmptyText):
        cells.name("'", "name", HERE)


@pytest.mark.parametrize("cell", ["中山路 12 号\n3 幢", "中山路 12 号 \r\n 3 幢", "中山路 12 号\n\n3 幢\n"])
def test_a_line_break_in_a_cell_is_a_blank(cell: str) -> None:
    """An address of two lines, as Alt+Enter makes it, is one line."""
    assert cells.line(cell, "address", HERE) == "中山路 12 号 3 幢"


@pytest.mark.parametrize("cell", ["a\x1bb", "a\nb\x00", "a\tb", "a\x0bb"])
def test_a_control_character_in_a_line_stays_refused(cell: str) -> None:
    """Only the break of a line is harmless."""
    with pytest.raises(ControlCharacter):
        cells.line(cell, "address", HERE)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("14:30", "T14:30:00"), (time(9, 5, 0, 7), "T09:05:00"), ("2026-12-01 9:05", "2026-12-01T09:05:00"),
     (datetime(2026, 12, 1, 9, 5), "2026-12-01T09:05:00"), ("2026-12-01", "2026-12-01")],
)  # fmt: skip
def test_an_agreed_time_may_stand_alone(cell: Cell, kept: str) -> None:
    """Its day is then that of another column."""
    assert cells.agreed(cell, "agreed time", HERE) == kept


@pytest.mark.parametrize("cell", ["25:00", "noon", "14:60"])
def test_what_is_no_time_is_no_agreed_time(cell: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadListDate):
        cells.agreed(cell, "agreed time", HERE)
