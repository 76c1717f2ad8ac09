"""Which columns of a list are read and which are not: nothing that stands in it is dropped without a word."""

import pytest
import xlsxwriter

from tests.commands.test_import import brought, counts, listed
from tests.shop import Shop


def test_a_column_without_a_head_is_told_by_its_letter(shop: Shop) -> None:
    """What somebody has typed below an empty head is not read, and whoever looks is told where it stands."""
    file = listed(shop, "姓名,电话,,备注,", "张三,13800001234,生日三月,老邻居,", "李四,13800005678,,,")
    report = brought(shop, "customers", file)
    assert (counts(report), report["ignored_columns"]) == ([2, 0, 0, 0, 0], ["C"])
    assert "Columns that are not read: C." in shop.ok("import", "customers", file).err


def test_cells_beyond_the_last_head_are_told_by_their_letter(shop: Shop) -> None:
    """A comma in a note that nobody has put in quotes makes two cells of it; the second is not lost without a word."""
    wide = "," * 24
    file = listed(shop, "姓名,电话,星座", "张三,13800001234", f"李四,138,{wide}x", "王五,13800005678,白羊,下午再打")
    assert brought(shop, "customers", file)["ignored_columns"] == ["星座", "D", "AA"]


@pytest.mark.parametrize("cell", ["", " ", "-", "无"])
def test_a_column_in_which_nothing_stands_is_not_told(shop: Shop, cell: str) -> None:
    """Empty columns, and what people write for nothing, are no loss; nor is what stands beside a total."""
    file = listed(shop, "标题,,,,x", "姓名,电话,", f"张三,13800001234,{cell},{cell}", "合计,,1,1")
    assert brought(shop, "customers", file)["ignored_columns"] == []


def test_heads_of_two_rows_are_told(shop: Shop) -> None:
    """Where one head spans two columns, only the first is read; the second is named as the spreadsheet shows it, also
    where the sheet begins in a later column.
    """
    path = shop.path.with_name("list.xlsx")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row("C2", ["姓名", "联系方式"])
    sheet.merge_range("D2:E2", "联系方式")
    for row, cells in enumerate([["", "电话", "微信"], ["张三", "13800001234", "zhang-san"]], 3):
        sheet.write_row(f"C{row}", cells)
    book.close()
    report = brought(shop, "customers", str(path))
    assert (counts(report), report["ignored_columns"]) == ([1, 0, 0, 0, 1], ["E"])


def test_a_preview_says_for_what_each_column_is_taken(shop: Shop) -> None:
    """From left to right, with the field's own name, so that a wrong guess is seen before anything is written."""
    file = listed(shop, "手机号, 姓名 ,星座,区域", "13800001234,张三,白羊,鼓楼")
    assert brought(shop, "customers", file)["columns"] == [
        {"head": "手机号", "field": "phone"}, {"head": "姓名", "field": "name"}, {"head": "区域", "field": "district"},
    ]  # fmt: skip
    told = "手机号 (phone), 姓名 (name), 区域 (district)"
    assert f"Columns that are read: {told}." in shop.ok("import", "customers", file).err
    assert f"读取的列：{told}。" in shop.ok("--lang", "zh", "import", "customers", file).err


def test_a_column_that_was_told_its_meaning_shows_it(shop: Shop) -> None:
    """What was typed with the list counts, and so does what is remembered of it."""
    file = listed(shop, "Kunde,电话,Handy", "张三,1,13800001234")
    maps = ("--map", "Kunde=name", "--map", "Handy=phone", "--map", "电话=-")
    for options in ((*maps, "--apply"), ()):
        report = brought(shop, "customers", file, *options)
        assert [(one["head"], one["field"]) for one in report["columns"]] == [("Kunde", "name"), ("Handy", "phone")]
        assert report["ignored_columns"] == ["电话"]


def test_the_limit_is_of_what_is_told_and_not_of_what_is_taken(shop: Shop) -> None:
    """Who wants to try two rows first reads in the help that this is no way to do so."""
    file = listed(shop, "姓名,电话", "张三,1", "李四,2", "王五,13700001111", "赵六,13600001111", "孙八,3")
    report = brought(shop, "customers", file, "--limit", "2", "--apply")
    assert (counts(report), [one["row"] for one in report["items"]]) == ([2, 0, 0, 0, 3], [2, 3])
    for noun in ("customers", "purchases", "calls", "followups", "complaints", "jobs", "enquiries"):
        told = " ".join(shop.ok("import", noun, "--help").out.split())
        assert "Show at most so many of the rows that cannot be taken." in told
        assert "At most so many rows." not in told
