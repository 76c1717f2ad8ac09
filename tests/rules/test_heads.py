"""Which column is which: heads in both languages, in any order, wherever the list begins."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli import phones
from aftersales_cli.errors import BadPhone, EmptyText, SvcError
from aftersales_cli.errors.lists import NoHeads, SameHeads
from aftersales_cli.rules import heads
from aftersales_cli.rules.cases_listed import COMPLAINTS, ENQUIRIES, JOBS
from aftersales_cli.rules.cells import Cell, Reading, Row
from aftersales_cli.rules.contacts_listed import CALLS, FOLLOWUPS
from aftersales_cli.rules.heads import Heads, Reader
from aftersales_cli.rules.nouns import CUSTOMERS, PURCHASES, Noun
from tests.rules.facts import TODAY, day
from tests.rules.test_cells import ANYTHING

HERE = Reading(TODAY, lambda text: phones.parse(text, "CN"), len)


def sheet(*rows: tuple[Cell, ...]) -> list[Row]:
    """Rows as a sheet numbers them."""
    return [Row(number, cells) for number, cells in enumerate(rows, 1)]


def fields(found: Heads) -> list[str]:
    """The fields that are read, from left to right."""
    return [column.field.name for column in sorted(found.columns, key=lambda column: column.at)]


def values(noun: Noun, names: tuple[str, ...], *cells: Cell) -> dict[str, Any]:
    """What is read of one row under these heads, by field; only what is said."""
    found = heads.find(noun, sheet(names), "list.csv")
    read = Reader(noun, found, HERE).read(Row(2, cells)) or []
    return {field.name: value for field, value in zip(noun.fields, read, strict=False) if value is not None}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("姓名", "电话", "微信", "地址"), ["name", "phone", "wechat", "address"]),
        (("联系电话", "客户姓名", "备注"), ["phone", "name", "note"]),
        (("Phone No.", "Customer Name", "Date of Birth"), ["phone", "name", "birthday"]),
        ((" 姓 名：", "*手机号码", "出生日期", "所在区域"), ["name", "phone", "birthday", "district"]),
        (("姓名 Name", "电话/手机", "Ｗｅｃｈａｔ"), ["name", "phone", "wechat"]),
        (("（姓名）", "客户类型【必填】", "登记日期"), ["name", "kind", "since"]),
    ],
)
def test_heads_are_known_in_both_languages_and_any_order(names: tuple[str, ...], expected: list[str]) -> None:
    """Width, case, blanks, signs and brackets make no other head."""
    assert fields(heads.find(CUSTOMERS, sheet(names), "list.csv")) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("客户", "电话", "车型", "车架号（VIN）", "成交价（元）", "购车日期", "交车日期"),
         ["name", "phone", "item", "serial", "price", "bought", "delivered"]),
        (("Date", "Item", "Customer ID", "Amount (CNY)"), ["bought", "item", "customer", "price"]),
        (("品名", "SN", "销售日期", "送货日期", "姓名"), ["item", "serial", "bought", "delivered", "name"]),
        (("产品", "日期", "客户编号", "预计交车日期"), ["item", "bought", "customer", "deliver_on"]),
    ],
)  # fmt: skip
def test_heads_of_purchases_are_known(names: tuple[str, ...], expected: list[str]) -> None:
    """The words of car dealers, shops and exports; units in brackets do not matter."""
    assert fields(heads.find(PURCHASES, sheet(names), "list.csv")) == expected


def test_every_head_means_one_field() -> None:
    """No word stands for two fields of a noun, and each is spelt as it is compared."""
    for noun in (CUSTOMERS, PURCHASES, CALLS, FOLLOWUPS, COMPLAINTS, JOBS, ENQUIRIES):
        every = [head for field in noun.fields for head in field.heads.split()]
        assert len(every) == len(set(every))
        assert [heads.key(head) for head in every] == every


def test_the_list_may_begin_further_down() -> None:
    """A title, a remark and blank rows above the heads are passed over."""
    found = heads.find(CUSTOMERS, sheet(("客户登记表", None), (None, None), ("2026年11月", ""), ("姓名", "电话")), "x")
    assert found.row.number == 4


def test_heads_further_down_than_ten_rows_are_not_looked_for() -> None:
    """What then stands in the sheet is not a list."""
    with pytest.raises(NoHeads):
        heads.find(CUSTOMERS, sheet(*[("标题",)] * 10, ("姓名", "电话")), "x")


def test_a_list_without_heads_is_refused_with_what_stands_there() -> None:
    """The clerk reads what is missing, and only that, and what was found."""
    with pytest.raises(NoHeads) as refusal:
        heads.find(PURCHASES, sheet(("姓名", "电话", "车型"), ("张三", 13800001234, "X5")), "sold.csv")
    assert refusal.value.values["found"] == "姓名, 电话, 车型"
    assert refusal.value.values["missing"] == "购买日期 / date"


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([("客户登记表",), ("姓名", "日期", "投诉内容")], "状态 / state | 结束日期 / closed"),
        ([("投诉内容", "状态"), ("Note",)], "姓名 / name, 日期 / opened"),
        ([("1", "2")], "姓名 / name, 内容 / what, 日期 / opened, 状态 / state | 结束日期 / closed"),
    ],
)
def test_what_is_missing_is_that_of_the_nearest_row(rows: list[tuple[Cell, ...]], missing: str) -> None:
    """Of complaints also whether they are over must be told; where no head is known, all is missing."""
    with pytest.raises(NoHeads) as refusal:
        heads.find(COMPLAINTS, sheet(*rows), "x")
    assert refusal.value.values["missing"] == missing


def test_two_columns_of_one_field_are_refused() -> None:
    """Nobody has to guess which of two phone columns was meant."""
    with pytest.raises(SameHeads) as refusal:
        heads.find(CUSTOMERS, sheet(("姓名", "手机", "联系电话")), "x")
    assert refusal.value.values == {"one": "手机", "other": "联系电话"}


def test_a_column_that_nobody_knows_is_named() -> None:
    """It is not read, and the report can say so."""
    assert heads.find(CUSTOMERS, sheet(("姓名", "星座", "血型")), "x").ignored == ("星座", "血型")


@pytest.mark.parametrize(
    "first", ["合计", "合计：", "总计 12人", "小计", "Total", "TOTAL:", "共计3台", "制表人：小李", "审核:"]
)
def test_a_total_is_no_record(first: str) -> None:
    """The sum below a list, in whatever column it begins, and the line of who made it."""
    reader = Reader(CUSTOMERS, heads.find(CUSTOMERS, sheet(("序号", "姓名", "电话")), "x"), HERE)
    assert reader.no_record(Row(9, (first, "", 12)))
    assert reader.no_record(Row(9, ("", first, None)))


@pytest.mark.parametrize("name", ["张三", "计小红", "审正", "Total Fitness Ltd", "总统酒店"])
def test_a_name_is_not_taken_for_a_total(name: str) -> None:
    """Somebody may be called nearly so."""
    reader = Reader(CUSTOMERS, heads.find(CUSTOMERS, sheet(("姓名", "电话")), "x"), HERE)
    assert not reader.no_record(Row(9, (name, 13800001234)))


def test_heads_that_are_printed_on_every_page_are_no_record() -> None:
    """The heads again, in the middle of the list."""
    reader = Reader(CUSTOMERS, heads.find(CUSTOMERS, sheet(("姓名", "电话")), "x"), HERE)
    assert reader.no_record(Row(50, ("姓名", "电话")))


def test_a_running_number_alone_is_no_record() -> None:
    """A form that is numbered down to 500 and filled to 12 has 12 rows."""
    assert values(CUSTOMERS, ("序号", "姓名", "电话"), 13, "", None) == {}


def test_a_row_is_read_by_its_heads() -> None:
    """Every field of a row, whatever kind of cell it is."""
    names = ("序号", "联系电话", "姓名", "客户类型", "生日", "备注")
    assert values(CUSTOMERS, names, 1, 13800001234.0, "张 三", "VIP客户", "1990.5.17", "上午联系") == {
        "phone": "+8613800001234", "name": "张三", "kind": "vip", "birthday": day("1990-05-17"), "note": "上午联系",
    }  # fmt: skip


def test_a_second_number_goes_to_the_note() -> None:
    """Behind what stands there."""
    found = values(CUSTOMERS, ("姓名", "电话", "备注"), "张三", "13800001234/02588881234", "老邻居")
    assert found["note"] == "老邻居\n02588881234"
    assert values(CUSTOMERS, ("姓名", "电话"), "张三", "13800001234/02588881234")["note"] == "02588881234"


def test_what_is_needed_is_missed() -> None:
    """A number without a name, and a purchase without a day, are refused."""
    with pytest.raises(EmptyText) as nameless:
        values(CUSTOMERS, ("姓名", "电话"), "", "13800001234")
    assert nameless.value.values == {"what": "name"}
    with pytest.raises(EmptyText) as dateless:
        values(PURCHASES, ("姓名", "车型", "购买日期"), "张三", "X5", "")
    assert dateless.value.values == {"what": "purchase date"}


def test_a_row_shorter_than_the_heads_ends_in_blanks() -> None:
    """Many programs do not write empty cells at the end."""
    assert values(CUSTOMERS, ("姓名", "电话", "地址"), "张三") == {"name": "张三"}


def test_what_was_wrong_once_is_wrong_again() -> None:
    """What a column remembers is what was read, not what was refused."""
    reader = Reader(CUSTOMERS, heads.find(CUSTOMERS, sheet(("姓名", "电话")), "x"), HERE)
    for number in (2, 3):
        with pytest.raises(BadPhone):
            reader.read(Row(number, ("张三", "12")))
    assert reader.read(Row(4, ("张三", "13800001234"))) == reader.read(Row(5, ("张三", "13800001234")))


@given(st.lists(ANYTHING, max_size=12), st.sampled_from([CUSTOMERS, PURCHASES]))
def test_no_row_breaks_anything(row: list[Cell], noun: Noun) -> None:
    """Whatever stands in a row, it is a record, none, or refused; and as the first row it is heads or refused."""
    names = tuple(field.heads.split()[0] for field in noun.fields)
    reader = Reader(noun, heads.find(noun, sheet(names), "x"), HERE)
    try:
        reader.no_record(Row(2, tuple(row)))
        reader.read(Row(2, tuple(row)))
        heads.find(noun, sheet(tuple(row)), "x")
    except SvcError:
        pass
