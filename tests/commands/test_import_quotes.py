"""Text files whose quotes are not right: nothing is swallowed, and what is legal is read."""

import pytest

from tests.commands.test_import import brought, counts, listed
from tests.commands.test_output import refused
from tests.shop import Shop

HEADS = "姓名,电话,备注"
MANY = [f"王{one},1390000{one:04}," for one in range(900)]


def test_a_quote_that_is_never_closed_is_told_with_its_line(shop: Shop) -> None:
    """One forgotten quote would make a single row of hundreds; the list is refused, in the shop's language."""
    file = listed(shop, HEADS, '张三,13800001234,"两行\n的备注"', '李四,13800005678,"老邻居', *MANY)
    assert "line 4 of" in refused(shop, 2, "import", "customers", file, "--apply")
    assert "第 4 行" in refused(shop, 2, "--lang", "zh", "import", "customers", file)


@pytest.mark.parametrize(
    "below",
    [
        '王五,13700001111,"老客户, 常来"',
        '"王五","13700001111",""',
        '王五,13700001111,"两行\n的备注"',
        '"","13700001111",x',
    ],
)
def test_a_quote_that_another_one_seems_to_close_is_told(shop: Shop, below: str) -> None:
    """The next quoted cell would end it in the middle of a line, and the rows between would be lost in a note."""
    file = listed(shop, HEADS, '李四,13800005678,"老邻居', "赵六,13800006666,", below, "孙八,13600001111,")
    assert "line 2 of" in refused(shop, 2, "import", "customers", file)


def test_the_line_is_that_of_the_quote_and_not_of_its_row(shop: Shop) -> None:
    """A row may take several lines before the cell that is wrong."""
    file = listed(shop, "姓名,备注,地址", '张三,"一\n二\n三","中山路', "李四,,")
    assert "line 4 of" in refused(shop, 2, "import", "customers", file)


def test_quotes_that_are_right_or_harmless_are_read(shop: Shop) -> None:
    """Notes of several lines with quotes in them, inches, a blank behind a quote, and a name in quotes with more behind
    it.
    """
    file = listed(
        shop, HEADS, '张三,13800001234,"第一行\n""第二行"", 第三\n\n""\n末行" ', '李四,13800005678,5"轮毂',
        '王五,13700001111,"大众"轮毂', '赵六,13600001111,"a\nb"', "孙八,13500001111,",
    )  # fmt: skip
    assert counts(brought(shop, "customers", file, "--apply")) == [5, 0, 0, 0, 0]
    notes = [one["note"] for one in shop.items("customer", "list")]
    assert notes == ['第一行\n"第二行", 第三\n\n"\n末行', '5"轮毂', "大众轮毂", "a\nb", None]


def test_a_cell_that_is_too_long_is_told_with_its_line(shop: Shop) -> None:
    """In one line, or over thousands of them because of a quote; the sentence is ours in both languages."""
    long = listed(shop, HEADS, "张三,13800001234,", f"李四,13800005678,{'x' * 140_000}")
    assert "line 3 of" in refused(shop, 2, "import", "customers", long)
    assert "第 3 行" in refused(shop, 2, "--lang", "zh", "import", "customers", long)
    file = listed(shop, HEADS, '张三,13800001234,"老邻居', *MANY * 9)
    assert "line 2 of" in refused(shop, 2, "import", "customers", file)


@pytest.mark.parametrize("text", ["", "\n", " \n\n", ",,\n,,\n", "\ufeff"])
def test_a_list_in_which_nothing_stands_is_called_empty(shop: Shop, text: str) -> None:
    """An empty file is no list with strange heads, and what belongs into one is said."""
    path = shop.path.with_name("list.csv")
    path.write_text(text, encoding="utf-8")
    said = refused(shop, 2, "import", "customers", str(path))
    assert "is empty" in said
    assert "姓名" in said
    assert "是空的" in refused(shop, 2, "--lang", "zh", "import", "customers", str(path))
