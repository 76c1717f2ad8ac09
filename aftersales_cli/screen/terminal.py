"""Pages on a terminal. Rich measures, breaks and colours the text; user text is text, never markup."""

from collections.abc import Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from aftersales_cli.screen.page import UNDER, Card, Page, Sheet, Typed

GAP = 3
# As wide as a mobile number: one that is broken is misread.
NARROWEST = 13
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
        console.print(Text(page.title, style=HEAD))
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
        console.print(Text(remark, style=DIM))


def hanging(line: str, console: Console) -> Text:
    """A line broken at the edge; where it begins with blanks, what follows is set in behind them."""
    text = line.lstrip(" ")
    lead = " " * (len(line) - len(text))
    rest = lead + "  " if lead else ""
    broken = [part.plain.rstrip() for part in Text(text).wrap(console, console.width - len(rest))]
    return Text("\n".join((rest if number else lead) + part for number, part in enumerate(broken)))


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
                [self.broken([head], width, HEAD, console) for head, width in zip(self.heads, widths, strict=True)],
                widths,
            )
            yield Segment("─" * (sum(widths) + blanks) + "\n")
        for row in self.rows:
            looks = [self.first, *[PLAIN] * (len(row) - 1)]
            cells = [self.broken(*cell, console) for cell in zip(row, widths, looks, strict=True)]
            yield from self.lines(cells, widths)

    def lines(self, cells: list[list[tuple[str, Style]]], widths: list[int]) -> Iterator[Segment]:
        """A row of cells that may have several lines each."""
        for number in range(max(map(len, cells))):
            yield from self.line([cell[number] if number < len(cell) else ("", PLAIN) for cell in cells], widths)

    def broken(self, lines: list[str], width: int, look: Style, console: Console) -> list[tuple[str, Style]]:
        """A cell's lines, each no wider than its column, with their looks."""
        found: list[tuple[str, Style]] = []
        for number, line in enumerate(lines):
            style = DIM if number else look
            if cell_len(line) <= width:
                found.append((line, style))
            else:
                parts = Text(line).wrap(console, width, overflow="fold")
                found += [
                    (part.plain.strip() if place else part.plain.rstrip(), style) for place, part in enumerate(parts)
                ]
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
