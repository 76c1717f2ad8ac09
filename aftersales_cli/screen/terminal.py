"""Pages on a terminal. Rich measures, breaks and colours the text; user text is text, never markup."""

import re
from collections.abc import Iterator
from io import StringIO

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from aftersales_cli.screen.page import UNDER, Card, Page, Sheet, Typed

GAP = 3
# As wide as a mobile number: one that is broken is misread.
NARROWEST = 13
# Between what a line is broken: words, and in what is wider than a line the pieces of which it is made: blanks, dates,
# Chinese characters and runs of other signs, each with the marks that belong to it.
WORDS = re.compile(r"\s+|(?:`[^`\s][^`]*`|\S)+")
WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
OPENING, CLOSING = "（《「『【〈“", "，。；：、！？）》」』】〉”…％"
RUN = rf"(?:\d+[年月日])+|[{WIDE}]|[^\s{WIDE}{OPENING}{CLOSING}]+"
PIECES = re.compile(rf"\s+|[{OPENING}]*(?:{RUN})[{CLOSING}]*|[{OPENING}{CLOSING}]+")
HEAD, FIRST, DIM, PLAIN = Style(bold=True), Style(color="cyan"), Style(dim=True), Style()


def draw(page: Page) -> None:
    """Draws a page as wide as the terminal."""
    draw_on(Console(highlight=False, markup=False, emoji=False), page)


def as_text(page: Page, width: int, *, colour: bool) -> str:
    """A page as text of a given width."""
    target = StringIO()
    draw_on(Console(file=target, width=width, force_terminal=colour, highlight=False, markup=False), page)
    return target.getvalue().rstrip("\n")


def draw_on(console: Console, page: Page) -> None:
    """Draws a page on a given console."""
    if page.title:
        console.print(hanging(page.title, console, HEAD))
    for block in page.blocks:
        if isinstance(block, Sheet):
            console.print(Rows(block), end="")
        elif isinstance(block, Card):
            sheet = Sheet((("", 0), ("", 1)), [[label, value] for label, value in block.pairs])
            console.print(Rows(sheet, gap=2, first=DIM), end="")
        elif isinstance(block, Typed):
            for line in block.lines:
                console.print(Text(line), soft_wrap=True)
        else:
            for line in block.lines:
                console.print(hanging(line, console))
    for remark in page.remarks:
        console.print(hanging(remark, console, DIM))


def hanging(line: str, console: Console, style: Style = PLAIN) -> Text:
    """A line broken at the edge; where it begins with blanks, what follows is set in behind them."""
    text = line.lstrip(" ")
    lead = " " * (len(line) - len(text))
    rest = lead + "  " if lead else ""
    broken = [part for said in text.split("\n") for part in fitted(said, console.width - len(rest))]
    return Text("\n".join((rest if number else lead) + part for number, part in enumerate(broken)), style=style)


def fitted(text: str, width: int, *, fold: bool = True) -> list[str]:
    """The lines of a text, each no wider than `width` cells: broken between words, of which a quoted command is one; a
    word wider than a line, such as a sentence of Chinese, between its pieces. A piece that is wider by itself is cut,
    unless it is not to `fold`.
    """
    lines, line, used = [], "", 0
    for word in WORDS.findall(text.expandtabs()):
        wide = cell_len(word) > width and not word.isspace()
        for number, piece in enumerate(PIECES.findall(word) if wide else [word]):
            cells, blank = cell_len(piece), piece.isspace()
            if not blank and (used + cells > width or (wide and not number and line.strip())):
                lines += [line.rstrip()] if line.strip() else []
                line, used = "", 0
            if blank and lines and not line:
                continue
            if fold and cells > width:
                *cut, piece = chop_cells(piece, max(width, 2))
                lines += cut
                line, cells, used = "", cell_len(piece), 0
            line, used = line + piece, used + cells
    return [*lines, line.rstrip()]


def shares(natural: list[int], ratios: list[int], room: int) -> list[int]:
    """How wide each column is, in cells: as wide as its text while there is room for all, else the columns with a
    ratio share what the others leave, and at last the widest give way.
    """
    widths = list(natural)
    while sum(widths) > room:
        elastic = [number for number, ratio in enumerate(ratios) if ratio and widths[number] > NARROWEST]
        if elastic:
            widest = max(elastic, key=lambda number: widths[number] / ratios[number])
        else:
            widest = max(range(len(widths)), key=lambda number: widths[number])
            if widths[widest] <= 2:
                break
        widths[widest] -= 1
    return widths


def stacked(cells: list[str]) -> list[str]:
    """The lines of a cell, with those of the cells that stand below it."""
    return [line for number, cell in enumerate(cells) if cell or not number for line in cell.split("\n")]


class Rows:
    """A table, drawn line by line: Rich's own takes ten times as long for a morning's list.

    What follows a line end in a cell is dimmed; a cell too wide for its column is broken; a column in which nothing
    stands is left out.
    """

    def __init__(self, sheet: Sheet, gap: int = GAP, first: Style = FIRST) -> None:
        above = [number for number, (_, ratio) in enumerate(sheet.columns) if ratio != UNDER]
        spans = [*zip(above, [*above[1:], len(sheet.columns)], strict=True)]
        spans = [span for span in spans if any(any(row[slice(*span)]) for row in sheet.rows)]
        self.heads = [sheet.columns[start][0] for start, _ in spans]
        self.ratios = [sheet.columns[start][1] for start, _ in spans]
        self.rows = [[stacked(row[slice(*span)]) for span in spans] for row in sheet.rows]
        self.gap, self.first = gap, first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """The table's lines, as Rich asks for them."""
        if not self.rows:
            return
        blanks = self.gap * (len(self.heads) - 1)
        natural = [
            max(cell_len(head), *(cell_len(line) for row in self.rows for line in row[number]))
            for number, head in enumerate(self.heads)
        ]
        widths = shares(natural, self.ratios, options.max_width - blanks)
        if any(self.heads):
            yield from self.lines(
                [self.broken([head], width, HEAD) for head, width in zip(self.heads, widths, strict=True)],
                widths,
            )
            yield Segment("─" * (sum(widths) + blanks) + "\n")
        for row in self.rows:
            looks = [self.first, *[PLAIN] * (len(row) - 1)]
            cells = [self.broken(*cell) for cell in zip(row, widths, looks, strict=True)]
            yield from self.lines(cells, widths)

    def lines(self, cells: list[list[tuple[str, Style]]], widths: list[int]) -> Iterator[Segment]:
        """A row of cells that may have several lines each."""
        for number in range(max(map(len, cells))):
            yield from self.line([cell[number] if number < len(cell) else ("", PLAIN) for cell in cells], widths)

    def broken(self, lines: list[str], width: int, look: Style) -> list[tuple[str, Style]]:
        """A cell's lines, each no wider than its column, with their looks."""
        found: list[tuple[str, Style]] = []
        for number, line in enumerate(lines):
            style = DIM if number else look
            if cell_len(line) <= width:
                found.append((line, style))
            else:
                found += [(part, style) for part in fitted(line, width)]
        return found

    def line(self, cells: list[tuple[str, Style]], widths: list[int]) -> Iterator[Segment]:
        """One line of the terminal, without blanks at its end."""
        waiting = ""
        for (text, style), width in zip(cells, widths, strict=True):
            if text:
                yield Segment(waiting)
                yield Segment(text, style)
                waiting = ""
            waiting += " " * (width - cell_len(text) + self.gap)
        yield Segment("\n")
