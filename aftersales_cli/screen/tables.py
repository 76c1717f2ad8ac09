"""Lists as files: CSV for any program, a workbook for Excel, and JSON Lines for scripts. Rows are written as they come,
so that a long list needs no more memory than a short one.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from aftersales_cli.errors.documents import CellTooLong, TooManyRows
from aftersales_cli.rules.due import Purpose
from aftersales_cli.rules.exports import LONGEST_CELL, MOST_ROWS, Column, Form, Kind, Value
from aftersales_cli.rules.texts import harmless
from aftersales_cli.screen import labels
from aftersales_cli.screen.exports import HEADS, USUAL, WIDTHS, spoken
from aftersales_cli.screen.words import Words

Rows = Iterable[tuple[Value, ...]]
NUMBERED = {Kind.DAY: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm:ss", Kind.MONEY: "#,##0.00"}
# The days that Excel can count.
FIRST_YEAR = 1900


def write(
    file: BinaryIO, path: Path, columns: tuple[Column, ...], rows: Rows, causes: Mapping[str, str], words: Words
) -> int:
    """Writes a list in the form that the ending of its name says, and gives the number of its rows. Codes are for
    scripts; in the other forms people read words for them, of `causes` those of the store.
    """
    counted = Counted(rows)
    form = Form(path.suffix[1:].lower())
    if form == Form.JSONL:
        write_jsonl(file, columns, counted)
    elif form == Form.CSV:
        write_csv(file, columns, in_words(counted, columns, causes, words), words)
    else:
        write_workbook(file, path, columns, in_words(counted, columns, causes, words), words)
    return counted.count


def in_words(rows: Rows, columns: tuple[Column, ...], causes: Mapping[str, str], words: Words) -> Rows:
    """The rows with what people read for the codes in them; a duty without a text says what its rule is for."""
    fields = [column.field for column in columns]
    what, rule = (fields.index(name) if "rule" in fields else None for name in ("what", "rule"))
    for row in rows:
        said = [
            spoken(column.field, str(value), causes, words) if value and column.kind == Kind.CODE else value
            for value, column in zip(row, columns, strict=True)
        ]
        if what is not None and rule is not None and not said[what]:
            said[what] = labels.purpose(Purpose(str(said[rule])), words)
        yield tuple(said)


class Counted:
    """Rows, counted as they pass."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """The rows."""
        for row in self.rows:
            self.count += 1
            yield row


def write_jsonl(file: BinaryIO, columns: tuple[Column, ...], rows: Rows) -> None:
    """One object a line; numbers of phones as they are stored, money in fen, times with their zone."""
    import json

    names = [f"{column.field}_fen" if column.kind == Kind.MONEY else column.field for column in columns]
    for row in rows:
        values = (value.isoformat() if isinstance(value, date) else value for value in row)
        line = json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False)
        file.write(f"{line}\n".encode())


def write_csv(file: BinaryIO, columns: tuple[Column, ...], rows: Rows, words: Words) -> None:
    """UTF-8 with a mark at the beginning, as Excel wants it, and no cell that it would take for a formula."""
    import csv
    import io

    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(words(HEADS[column.field]) for column in columns)
    for row in rows:
        writer.writerow(
            harmless(spelt(value, column, words)) for value, column in zip(row, columns, strict=True)
        )  # fmt: skip
    text.flush()
    text.detach()


def spelt(value: Value, column: Column, words: Words) -> str:
    """A value as text."""
    if value is None:
        return ""
    if column.kind == Kind.MONEY and isinstance(value, int):
        return f"{value // 100}" if value % 100 == 0 else f"{value / 100:.2f}"
    if column.kind == Kind.PHONE:
        return labels.phone(str(value))
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if isinstance(value, date) else str(value)


def write_workbook(file: BinaryIO, path: Path, columns: tuple[Column, ...], rows: Rows, words: Words) -> None:
    """A workbook of one sheet: heads that stay in view, numbers of phones as text, days that Excel can reckon with.
    Raises TooManyRows, CellTooLong.
    """
    import tempfile

    import xlsxwriter

    # What xlsxwriter keeps on the disk meanwhile lies beside the file, for its owner alone, and goes with it.
    with tempfile.TemporaryDirectory(prefix=".svc-", dir=path.parent) as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        try:
            fill(book, columns, rows, words)
        finally:
            # Also where a row is refused, for only so its own files are let go.
            book.close()


def fill(book: Any, columns: tuple[Column, ...], rows: Rows, words: Words) -> None:
    """Fills the one sheet of a workbook. Raises TooManyRows, CellTooLong."""
    formats = {kind: book.add_format({"num_format": form}) for kind, form in NUMBERED.items()}
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS.get(column.field, USUAL))
        sheet.write_string(0, at, words(HEADS[column.field]), bold)
    for number, row in enumerate(rows, 1):
        if number >= MOST_ROWS:
            raise TooManyRows(most=MOST_ROWS - 1)
        for at, (value, column) in enumerate(zip(row, columns, strict=True)):
            write_cell(sheet, number, at, value, column, formats, words)


def write_cell(
    sheet: Any, row: int, at: int, value: Value, column: Column, formats: dict[Kind, Any], words: Words
) -> None:
    """One cell: a day as a day, an amount as a number, and everything else as text, whatever it begins with."""
    if value is None:
        return
    if isinstance(value, date) and value.year >= FIRST_YEAR:
        plain = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(row, at, plain, formats[column.kind])
    elif isinstance(value, int) and not isinstance(value, bool):
        amount = value / 100 if column.kind == Kind.MONEY else value
        sheet.write_number(row, at, amount, formats.get(column.kind))
    else:
        text = spelt(value, column, words)
        if len(text) > LONGEST_CELL:
            raise CellTooLong(row=row + 1, count=len(text), most=LONGEST_CELL)
        sheet.write_string(row, at, text)
