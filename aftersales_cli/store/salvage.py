"""Reading what can be read of a damaged file: table by table, by ranges of row numbers around what is unreadable."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress

Row = tuple[object, ...]
# More numbers than this are not looked for one by one below a page that cannot be read.
PATIENCE = 5_000_000
# What stands in the place of letters that are none any more.
REPLACED = "\N{REPLACEMENT CHARACTER}"


class Salvage:
    """What can be read of one table of a damaged file; `failed` are the ranges of numbers that could not be."""

    def __init__(self, damaged: sqlite3.Connection, table: str, columns: list[str], last: int) -> None:
        self.damaged, self.last, self.failed = damaged, last, list[tuple[int, int]]()
        # Through the table itself: an index may be damaged where the table is not.
        self.sql = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        self.queries = 0

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, in the order of their numbers."""
        ranges = [(1, self.last)] if self.last else []
        while ranges:
            first, last = ranges.pop()
            self.queries += 1
            try:
                found = self.damaged.execute(self.sql, (first, last)).fetchall()
            except sqlite3.DatabaseError:
                if first == last or self.queries > PATIENCE:
                    self.failed.append((first, last))
                else:
                    middle = (first + last) // 2
                    ranges += [(middle + 1, last), (first, middle)]
                continue
            # A damaged page may give out a row of another place.
            yield from (row for row in found if isinstance(row[0], int) and first <= row[0] <= last)


def readable(row: Row) -> tuple[Row, bool]:
    """A row as text and numbers, and whether letters had to be replaced in it."""
    read = tuple(cell.decode(errors="replace") if isinstance(cell, bytes) else cell for cell in row)
    return read, any(isinstance(cell, str) and REPLACED in cell for cell in read)


def last_number(damaged: sqlite3.Connection, table: str) -> int:
    """The highest number that a row of a table can have, by whatever part of the file still knows it."""
    known = [0]
    for sql in (
        "SELECT seq FROM sqlite_sequence WHERE name = :table",
        f"SELECT max(rowid) FROM {table} NOT INDEXED",
        "SELECT max(row_id) FROM changes INDEXED BY changes_row WHERE tbl = :table",
    ):
        with suppress(sqlite3.DatabaseError):
            known += [
                row[0] for row in damaged.execute(sql, {"table": table}) if isinstance(row[0], int) and row[0] < 2**40
            ]
    return max(known)
