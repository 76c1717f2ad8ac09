"""How a table shares the width of the terminal among its columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aftersales_cli.screen.page import UNDER, Card, Page, Sheet
from aftersales_cli.screen.terminal import as_text, fitted, shares

COLUMNS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 3)), min_size=1, max_size=7)


@pytest.mark.parametrize(
    ("natural", "ratios", "room", "widths"),
    [
        ([4, 10, 20], [0, 0, 1], 40, [4, 10, 20]),
        ([4, 10, 60], [0, 0, 1], 40, [4, 10, 26]),
        ([4, 60, 60], [0, 1, 2], 40, [4, 13, 23]),
        ([4, 60, 10], [0, 1, 1], 30, [4, 16, 10]),
        ([30, 30, 30], [0, 0, 1], 40, [13, 14, 13]),
    ],
)
def test_columns_with_a_share_give_way_first_and_then_the_widest(
    natural: list[int], ratios: list[int], room: int, widths: list[int]
) -> None:
    """What is long is broken; what is short, such as a number or a date, stays whole as long as it can."""
    assert shares(natural, ratios, room) == widths


@given(COLUMNS, st.integers(20, 200))
def test_a_table_never_leaves_the_terminal(columns: list[tuple[int, int]], room: int) -> None:
    """However wide the cells, the columns together are no wider than the window, and none wider than its text."""
    natural, ratios = [width for width, _ in columns], [ratio for _, ratio in columns]
    widths = shares(natural, ratios, room)
    assert sum(widths) <= max(room, 2 * len(columns))
    assert all(0 < width <= whole for width, whole in zip(widths, natural, strict=True))


def test_chinese_stands_in_columns() -> None:
    """A Chinese character takes two cells, and the next column still begins where it should."""
    page = Page("", [Sheet((("Id", 0), ("Name", 0), ("What", 1)), [["K1", "张三", "投诉"], ["K12", "Anna", "Visit"]])])
    assert as_text(page, 40, colour=False).splitlines() == [
        "Id    Name   What",
        "──────────────────",
        "K1    张三   投诉",
        "K12   Anna   Visit",
    ]


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    """Where no customer has a keeper, no room is lost to their column; what stands below a cell counts."""
    columns = (("Id", 0), ("Keeper", 0), ("How", 0), ("Note", UNDER))
    page = Page("", [Sheet(columns, [["K1", "", "", "wants no calls"], ["K2", "", "", ""]])])
    assert as_text(page, 40, colour=False).splitlines() == [
        "Id   How",
        "───────────────────",
        "K1",
        "     wants no calls",
        "K2",
    ]


def test_what_is_broken_begins_at_the_edge_of_its_column() -> None:
    """No blank is left where a line of Chinese and English was broken."""
    page = Page("", [Sheet((("", 0), ("", 1)), [["K1", "热车后消失，热车后消失， customer wants an answer"]])])
    assert all(line[5] != " " for line in as_text(page, 30, colour=False).splitlines())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("2027年的节假日尚未公布；公布后请用 `svc calendar import` 导入。", 46,
         ["2027年的节假日尚未公布；公布后请用", "`svc calendar import` 导入。"]),
        ("请用`svc calendar import`导入公共节假日", 18, ["请用`svc calendar", "import`导入公共节", "假日"]),
        ("今天到期；时间 10:00；计划交付11月24日", 20, ["今天到期；时间", "10:00；计划交付", "11月24日"]),
        ("逾期 9 天；购买于 陈杰", 18, ["逾期 9 天；购买于", "陈杰"]),
        ("客户要求退货，并且", 12, ["客户要求退", "货，并且"]),
        ("客户要求退（换）货", 10, ["客户要求退", "（换）货"]),
        ("Write, or say why: --despite REASON.", 20, ["Write, or say why:", "--despite REASON."]),
        ("  set in", 20, ["  set in"]),
        ("0123456789abc", 5, ["01234", "56789", "abc"]),
    ],
)  # fmt: skip
def test_a_line_is_broken_between_words_and_not_before_a_mark(text: str, width: int, lines: list[str]) -> None:
    """A command stays readable, no line of Chinese begins with a comma, and a bracket stays with what it opens."""
    assert fitted(text, width) == lines


@given(st.text("ab 客户，。；（）`-", max_size=60), st.integers(6, 40))
def test_whatever_is_broken_fits_and_loses_nothing(text: str, width: int) -> None:
    """All of the text is there, in order, and no line is wider than the window."""
    found = fitted(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_path_in_a_refusal_is_left_whole() -> None:
    """Who copies it copies all of it."""
    assert fitted("No store at /a/very/long/path", 10, fold=False) == ["No store", "at", "/a/very/long/path"]


def test_markup_in_a_cell_is_text() -> None:
    """What a customer wrote in brackets is shown as it was written."""
    page = Page("", [Card([("Note", "[bold]not bold[/bold] :smile: [/]")])])
    assert as_text(page, 60, colour=False) == "Note  [bold]not bold[/bold] :smile: [/]"
