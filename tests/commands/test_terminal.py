"""What a clerk sees on a terminal: widths, columns, colours, help."""

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest

from tests.shop import Shop, busy
from tests.terminal import shown

SCREENS = {
    "due-today": ["due-today"],
    "customer show": ["customer", "show", "张三"],
    "history": ["history", "张三"],
    "promise list": ["promise", "list", "--all"],
    "promise show": ["promise", "show", "P1"],
    "job list": ["job", "list", "--all"],
    "job show": ["job", "show", "J5"],
    "enquiry list": ["enquiry", "list", "--all"],
    "enquiry show": ["enquiry", "show", "Q6"],
    "traffic": ["traffic"],
    "help": ["--help"],
    "help of a group": ["complaint", "--help"],
}
# How many columns each table of a screen has; what stands below another column is none of its own.
TABLES = {
    "due-today": [5], "customer show": [5, 6, 6], "history": [4], "promise list": [6], "job list": [7],
    "enquiry list": [7], "traffic": [7],
}  # fmt: skip
EVERY = list(product(SCREENS, (80, 120), ("en", "zh")))
STYLE = re.compile(r"\x1b\[([\d;]*)m")
COLOURS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
CHINESE = re.compile("[\u4e00-\u9fff]")
MARKUP = "[bold]x[/bold] [/] :smile: [link=x]y"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with long and short texts in both scripts."""
    shop = busy(tmp_path_factory.mktemp("terminal"))
    address = "南京市鼓楼区中山北路一百二十八号金鹰大厦三单元十七楼一七零二室，门禁密码问保安" * 2
    shop.ok("customer", "edit", "张三", "--note", MARKUP, "--address", address)
    shop.ok("log-call", "张三", MARKUP, "--for", "none")
    both = "冷车起步时变速箱顿挫，热车后消失，" * 5 + "customer wants a written answer " * 4
    shop.ok("complaint", "new", "张三", both, "--cause", "product/manufacturing")
    many = "Ask whether the very long list of small things was sorted " * 3
    shop.ok("followup", "new", "张三", many, "--due", "today")
    shop.ok("followup", "new", "张三", MARKUP, "--due", "today")
    shop.ok("staff", "new", "li")
    for what in ("Loan car", "试驾两天，并赠送一次全车打蜡", "Every small thing that was found on the way home " * 4):
        words = ["--kind", "service", "--on", "today 14:00", "--owner", "li"]
        shop.ok("job", "new", "李四", what, *words)
        told = ["--budget", "250000", "--compared", "Taishan S9", "--why-not", what]
        shop.ok("enquiry", "new", f"王五{what[:4]}", "--phone", "138 0000 7777", "--model", "Kunlun X7", *told)
        shop.ok("promise", "new", "李四", what, "--due", "today 17:00", "--owner", "li")
    shop.ok("promise", "move", "P1", "fri", "--told", "--why", MARKUP)
    shop.ok("promise", "new", "李四", MARKUP, "--due", "fri")
    shop.ok("job", "new", "李四", MARKUP, "--kind", "repair", "--on", "fri")
    shop.ok("enquiry", "new", "--model", MARKUP, "--why-not", MARKUP)
    return shop.path.parent


class Window:
    """Terminal windows on one store; what has been shown once is not asked for again."""

    def __init__(self, folder: Path) -> None:
        self.shop = Shop(folder)
        self.seen: dict[tuple[str, ...], str] = {}

    def show(self, words: list[str], columns: int = 80, lang: str = "en", **environ: str) -> str:
        """All that stands on a terminal of that width after a command."""
        key = (*words, str(columns), lang, *environ)
        if key not in self.seen:
            self.shop.lang = lang
            variables = {"TERM": "xterm-256color", **self.shop.environment(), **environ}
            code, self.seen[key] = shown(words, variables, columns)
            assert code == 0, self.seen[key]
        return self.seen[key]

    def plain(self, words: list[str], columns: int = 80, lang: str = "en") -> list[str]:
        """The same as lines without styles."""
        return STYLE.sub("", self.show(words, columns, lang)).split("\n")


@pytest.fixture(scope="module")
def window(store: Path) -> Window:
    """Windows on the store."""
    return Window(store)


def cells(line: str) -> str:
    """A line with one character for each cell of the terminal: a wide one is followed by a filler."""
    return "".join(sign + "·" if unicodedata.east_asian_width(sign) in "WF" else sign for sign in line)


def starts(line: str) -> list[int]:
    """The cells in which the columns of a line begin: behind two blanks or more."""
    return [found.start(1) for found in re.finditer(r"(?:^ ?|  +)(\S)", cells(line))]


def tables(lines: list[str]) -> list[list[str]]:
    """The tables on a screen, each from its head to its last row, without the rule below the head."""
    found = []
    for number, line in enumerate(lines):
        if line.strip() and not line.strip(" ─━-"):
            rest = lines[number + 1 :]
            end = next((count for count, one in enumerate(rest) if not one.strip()), len(rest))
            found.append([lines[number - 1], *rest[:end]])
    return found


@pytest.mark.parametrize(("screen", "columns", "lang"), EVERY)
def test_no_line_is_wider_than_the_window(window: Window, screen: str, columns: int, lang: str) -> None:
    """A Chinese sign counts for two cells."""
    lines = window.plain(SCREENS[screen], columns, lang)
    assert len([line for line in lines if line.strip()]) >= 5
    assert [line for line in lines if len(cells(line)) > columns] == []


@pytest.mark.parametrize(("screen", "columns", "lang"), [case for case in EVERY if case[0] in TABLES])
def test_columns_begin_in_the_same_cell_in_every_row(window: Window, screen: str, columns: int, lang: str) -> None:
    """Names of two scripts do not push the next column aside."""
    found = tables(window.plain(SCREENS[screen], columns, lang))
    for (head, *rows), count in zip(found, TABLES[screen], strict=True):
        right = {*starts(head), *max((starts(row) for row in rows), key=len)}
        assert len(right) == count
        for row in rows:
            assert set(starts(row)) <= right, row


@pytest.mark.parametrize(("columns", "lang"), [(80, "en"), (80, "zh"), (120, "en"), (120, "zh")])
def test_the_values_of_a_card_stand_under_each_other(window: Window, columns: int, lang: str) -> None:
    """Labels of different length do not push their values aside."""
    lines = window.plain(SCREENS["customer show"], columns, lang)[1:]
    card = lines[: next(number for number, line in enumerate(lines) if not line.strip())]
    assert len(card) >= 6
    assert len({starts(line)[-1] for line in card if "  " in line.strip()}) == 1


def colours(seen: str) -> set[int]:
    """The colours that are switched on."""
    return {int(code) for codes in STYLE.findall(seen) for code in codes.split(";") if code} & COLOURS


@pytest.mark.parametrize("screen", ["due-today", "history"])
def test_no_color_removes_colours(window: Window, screen: str) -> None:
    """Whoever sets NO_COLOR sees none; nobody else has to do without."""
    assert colours(window.show(SCREENS[screen]))
    assert not colours(window.show(SCREENS[screen], NO_COLOR="1"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_customers_say_is_not_markup(window: Window, lang: str) -> None:
    """Square brackets and colons are printed as they were typed, in notes and in purposes."""
    for screen in TABLES:
        assert MARKUP in "\n".join(window.plain(SCREENS[screen], 120, lang))


@pytest.mark.parametrize("screen", ["due-today", "customer show", "history"])
def test_long_text_is_broken_and_not_cut(window: Window, screen: str) -> None:
    """What does not fit into a column goes on below, to the last word."""
    seen = "\n".join(window.plain(SCREENS[screen], 80))
    assert (seen.count("sorted"), seen.count("answer")) == (3, 4)
    assert "…" not in seen


def test_no_style_leaks_into_a_pipe(window: Window) -> None:
    """Without a terminal there is nothing but text, however colourful the terminal is."""
    for words in SCREENS.values():
        answer = window.shop.ok(*words)
        assert "\x1b" not in answer.out + answer.err


HELP = [
    [],
    ["promise", "move"],
    ["job"],
    ["job", "done"],
    ["enquiry", "new"],
    ["traffic"],
    ["customer"],
    ["complaint", "new"],
    ["log-call"],
    ["due-today"],
    ["followup", "move"],
    ["purchase", "edit"],
]


@pytest.mark.parametrize("words", HELP, ids=lambda words: " ".join(["svc", *words]))
def test_help_begins_with_usage_in_the_language(shop: Shop, words: list[str]) -> None:
    """`-h` and `--help` are the same; nothing of the other language stands around the names of commands and options."""
    english = shop.ok(*words, "--help").out
    assert shop.ok(*words, "-h").out == english
    assert english.startswith(" ".join(["Usage: svc", *words]))
    shop.lang = "zh"
    chinese = shop.ok(*words, "-h").out
    assert chinese.startswith(" ".join(["用法：svc", *words]))
    assert CHINESE.search(chinese.split("\n")[2])
    for heading in ("Usage", "Options", "Commands", "Arguments", "Examples", "Show this", "default"):
        assert heading not in chinese


@pytest.mark.parametrize("words", HELP, ids=lambda words: " ".join(["svc", *words]))
def test_help_shows_examples_before_options(shop: Shop, words: list[str]) -> None:
    """One learns by copying; a group of commands lists them instead."""
    said = shop.ok(*words, "--help").out
    first, second = said.find("\nExamples\n"), said.find("\nOptions\n")
    assert second > 0
    assert 0 < first < second or "\nCommands\n" in said


def test_every_command_is_in_the_help_in_both_languages(shop: Shop) -> None:
    """Each with its one line."""
    names = (
        "due-today log-call complaint promise customer purchase job enquiry traffic followup staff history undo redo "
        "journal init demo playbook db"
    )
    for lang in ("en", "zh"):
        shop.lang = lang
        listed = dict(re.findall(r"^  ([a-z-]+) +(\S.*)$", shop.ok("--help").out, re.MULTILINE))
        assert set(names.split()) <= set(listed)
        assert all(bool(CHINESE.search(listed[one])) is (lang == "zh") for one in names.split())


def test_a_refusal_on_a_terminal_is_one_plain_sentence(window: Window) -> None:
    """No frame, no colour, no usage lecture."""
    variables = {"TERM": "xterm-256color", **window.shop.environment(), "SVC_LANG": "en"}
    code, seen = shown(["customer", "show", "Nobody"], variables)
    assert code == 3
    assert seen.startswith('No customer fits "Nobody"')
    assert "\x1b" not in seen


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_refusal_is_broken_between_words_and_not_before_a_mark(store: Path, lang: str) -> None:
    """An option that somebody is to type stands on one line, and no line of Chinese begins with a comma."""
    shop = Shop(store)
    shop.lang = lang
    words = ["log-call", "K1", "Rang", "--at", "yesterday 23:00"]
    for columns in (40, 57, 66, 80):
        code, seen = shown(words, shop.environment(), columns)
        lines = seen.rstrip("\n").split("\n")
        assert (code, [line for line in lines if len(cells(line)) > columns]) == (4, [])
        assert any("--despite" in line for line in lines)
        assert [line for line in lines if line[0] in "，。；：、）"] == []
