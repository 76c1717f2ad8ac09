"""Lists as other programs write them: workbooks (.xlsx, .xls, .ods) and CSV, row by row, each with the number that
Excel shows beside it. What a file is, is seen from its first bytes: its name may say anything.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from aftersales_cli.errors import Term
from aftersales_cli.errors.lists import FileIsPage, FileLocked, FileUnreadable, LongCell, NoSuchFile, OpenQuote
from aftersales_cli.rules.cells import Row

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
PAGES = (b"<html", b"<!doctype html", b"<table", b"<head", b"<?xml")
# What Excel calls a workbook that it has put behind a password, inside the file that it writes instead.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BLOCK = 1 << 20
# The first quote of a line that is not doubled, and what follows it, blanks apart.
CLOSED = re.compile(r'[^"]*(?:""[^"]*)*"(?!") *([^ ]?)')


class Sheet(NamedTuple):
    """One table of a file. `name` is empty where the file has but one; `others` are the sheets that are not read."""

    path: Path
    name: str
    others: tuple[str, ...]
    rows: Iterator[Row]


def read(path: Path) -> Sheet:
    """The first sheet with anything in it that is not hidden.

    Raises NoSuchFile, FileUnreadable, FileLocked, FileIsPage; the rows raise FileUnreadable where they break off, and
    OpenQuote and LongCell where a text is no list any more.
    """
    try:
        with path.open("rb") as file:
            first = file.read(64)
        if first.startswith(WORKBOOKS):
            return workbook(path)
        if first.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(PAGES):
            raise FileIsPage(path=path)
        return Sheet(path, "", (), separated(path, encoding(path)))
    except FileNotFoundError as error:
        raise NoSuchFile(path=path) from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(path=path, detail=getattr(error, "strerror", None) or str(error)) from error


def workbook(path: Path) -> Sheet:
    """The table of a workbook. Raises FileLocked, FileUnreadable."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
        shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        tables = [table for table in map(book.get_sheet_by_name, shown) if table.total_height]
    except PasswordError as error:
        raise FileLocked(path=path) from error
    except CalamineError as error:
        if ENCRYPTED in path.read_bytes():
            raise FileLocked(path=path) from error
        raise FileUnreadable(path=path, detail=str(error)) from error
    if not tables:
        return Sheet(path, "", (), iter(()))
    # Blank rows at the beginning are given, blank columns are not.
    margin = ("",) * (tables[0].start or (0, 0))[1]
    rows = (Row(number, (*margin, *cells)) for number, cells in enumerate(tables[0].iter_rows(), 1))
    return Sheet(path, tables[0].name if len(tables) > 1 else "", tuple(one.name for one in tables[1:]), rows)


def encoding(path: Path) -> str:
    """How the text of a file is spelt: UTF-16 where it says so, else UTF-8 if all of it is, else GB18030.

    Raises FileUnreadable where it is neither.
    """
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    for name in ("utf-8-sig", "gb18030"):
        decoder = codecs.getincrementaldecoder(name)()
        try:
            with path.open("rb") as file:
                while block := file.read(BLOCK):
                    decoder.decode(block)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return name
    raise FileUnreadable(path=path, detail=Term("its text is neither UTF-8 nor GB18030"))


def separated(path: Path, spelling: str) -> Iterator[Row]:
    """The rows of a CSV file, a field with line ends in it counting as part of one row.

    Raises OpenQuote, LongCell, FileUnreadable.
    """
    import csv

    try:
        with path.open(encoding=spelling, newline="") as file:
            lines = Lines(path, file, separator(file))
            for number, cells in enumerate(csv.reader(lines, delimiter=lines.mark), 1):
                yield Row(number, tuple(lines.whole(cells)))
    except csv.Error as error:
        if "field limit" not in str(error):
            raise FileUnreadable(path=path, detail=str(error)) from error
        raise LongCell(path=path, line=lines.begun, most=csv.field_size_limit()) from error
    except (OSError, UnicodeError) as error:
        raise FileUnreadable(path=path, detail=str(error)) from error


class Lines:
    """The lines of a CSV file as its reader asks for them, one by one. Asked for another before it has a row, the
    reader is inside a quote. That must be closed at the end of a cell, as every program does that writes quotes: where
    something else follows, it was never meant to end there, and rows were swallowed.
    """

    def __init__(self, path: Path, file: TextIO, mark: str) -> None:
        self.path, self.file, self.mark = path, file, mark
        # How many lines were read, and in which of them a cell begins that goes on.
        self.number = self.begun = 0
        self.inside = self.over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.file.readline()
        if not line:
            self.over = True
            raise StopIteration
        self.number += 1
        closed = CLOSED.match(line) if self.inside else None
        if closed and closed[1] not in ("", "\r", "\n", self.mark):
            raise OpenQuote(path=self.path, line=self.begun)
        if closed or not self.inside:
            self.begun = self.number
        self.inside = True
        return line

    def whole(self, cells: list[str]) -> list[str]:
        """A row that the reader has made of the lines so far. Raises OpenQuote where they ended before the row did."""
        if self.over:
            raise OpenQuote(path=self.path, line=self.begun)
        self.inside = False
        return cells


def separator(file: TextIO) -> str:
    """What stands between the cells: the most frequent of comma, tab and semicolon at the beginning of the file."""
    beginning = file.read(4096)
    file.seek(0)
    return max(",\t;", key=beginning.count)
