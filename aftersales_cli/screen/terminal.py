"""Pages on a terminal, by Rich. User text is text, never markup."""

from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from aftersales_cli.screen.page import Card, Page, Sheet, Typed


def draw(page: Page) -> None:
    """Draws a page as wide as the terminal."""
    draw_on(Console(highlight=False, markup=False, emoji=False), page)


def as_text(page: Page, width: int, *, colour: bool) -> str:
    """A page as text of a given width."""
    target = StringIO()
    draw_on(Console(file=target, width=width, force_terminal=colour, highlight=False, markup=False), page)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines())


def draw_on(console: Console, page: Page) -> None:
    """Draws a page on a given console."""
    if page.title:
        console.print(Text(page.title, style="bold"))
    for block in page.blocks:
        if isinstance(block, Sheet):
            console.print(table(block)) if block.rows else None
        elif isinstance(block, Card):
            console.print(card(block))
        elif isinstance(block, Typed):
            for line in block.lines:
                console.print(Text(line), soft_wrap=True)
        else:
            for line in block.lines:
                console.print(hanging(line, console))
    for remark in page.remarks:
        console.print(Text(remark, style="dim"))


def hanging(line: str, console: Console) -> Text:
    """A line broken at the edge; where it begins with blanks, what follows is set in behind them."""
    text = line.lstrip(" ")
    lead = " " * (len(line) - len(text))
    rest = lead + "  " if lead else ""
    broken = Text(text).wrap(console, console.width - len(rest))
    return Text("\n").join(Text(rest if number else lead) + part for number, part in enumerate(broken))


def table(sheet: Sheet) -> Table:
    """A table with a line under its head; what follows a line end in a cell is set back."""
    drawn = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        expand=any(ratio for _, ratio in sheet.columns),
        header_style="bold",
    )
    for head, ratio in sheet.columns:
        drawn.add_column(head, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    for row in sheet.rows:
        drawn.add_row(*(cell_text(cell, first=number == 0) for number, cell in enumerate(row)))
    return drawn


def cell_text(cell: str, *, first: bool) -> Text:
    """A cell: the id stands out, and the lines after the first are dimmed."""
    head, line_end, rest = cell.partition("\n")
    return Text(head, style="cyan" if first else "") + Text(line_end + rest, style="dim")


def card(block: Card) -> Table:
    """Labels and values in two columns without lines."""
    drawn = Table.grid(padding=(0, 2))
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column(overflow="fold")
    for label, value in block.pairs:
        drawn.add_row(Text(label), Text(value))
    return drawn
