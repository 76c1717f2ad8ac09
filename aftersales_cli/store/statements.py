"""The way to the file: statements, transactions, and rows that are written together."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from aftersales_cli.store.files import check_version, connect, trouble

Values = Sequence[object] | Mapping[str, object]
Read = TypeVar("Read")


class Statements:
    """An open store file, and the only ways to it: `rows`, `row`, `run`, and what leans on them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection, self.writable = connect(path)
        # Rows that wait to be written together, by their statement; and the last id given out in each table for them.
        self.waiting: dict[str, list[list[object]]] | None = None
        self.taken: dict[str, int] = {}

    def rows(self, sql: str, values: Values = ()) -> list[Any]:
        """All rows that a statement yields. Raises StoreTrouble."""
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error

    def row(self, sql: str, values: Values = ()) -> Any:
        """The first row that a statement yields, or None. Raises StoreTrouble."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def listing(
        self, select: str, order: str, values: Sequence[object], limit: int | None, read: Callable[[Any], Read]
    ) -> tuple[tuple[Read, ...], int]:
        """What `read` makes of the first rows of a statement in an order, and how many there are without a limit."""
        if limit is None:
            found = self.rows(f"{select} ORDER BY {order}", values)
            return tuple(map(read, found)), len(found)
        found = self.rows(f"{select} ORDER BY {order} LIMIT ?", [*values, limit])
        (total,) = self.row(f"SELECT count(*) FROM ({select})", values)
        return tuple(map(read, found)), total

    def run(self, sql: str, values: Values = ()) -> int:
        """Runs a statement and returns the id of the row that it inserted. Raises StoreTrouble."""
        try:
            return self.connection.execute(sql, values).lastrowid or 0
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error

    def many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Runs a statement once for each row of values. Raises StoreTrouble."""
        try:
            self.connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error

    def insert(self, table: str, values: dict[str, object]) -> int:
        """Inserts one row and returns its id."""
        if self.waiting is not None:
            values = {"id": self.next_id(table), **values}
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
        if self.waiting is None:
            return self.run(sql, [*values.values()])
        self.waiting.setdefault(sql, []).append([*values.values()])
        return self.taken[table]

    def update(self, table: str, row: int, values: dict[str, object]) -> None:
        """Changes the named columns of one row."""
        if not values:
            return
        sql = f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in values)} WHERE id = ?"
        if self.waiting is None:
            self.run(sql, [*values.values(), row])
        else:
            self.waiting.setdefault(sql, []).append([*values.values(), row])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Lets inserts and updates of separate rows wait until the end, and then writes all of a kind at one go.

        What waits cannot be read back before that. Raises StoreTrouble.
        """
        self.waiting = {}
        try:
            yield
            for sql, values in self.waiting.items():
                self.many(sql, values)
        finally:
            self.waiting = None
            self.taken.clear()

    def next_id(self, table: str) -> int:
        """The id of the next row that waits, given out once."""
        if table not in self.taken:
            self.taken[table] = self.last_id(table)
        self.taken[table] += 1
        return self.taken[table]

    def last_id(self, table: str) -> int:
        """The last id that was given out in a table, whether or not its row is still there."""
        (last,) = self.row("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", [table])
        return int(last)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction: everything or nothing. The format is checked in it."""
        self.run("PRAGMA foreign_keys = ON")
        self.run("PRAGMA recursive_triggers = ON")
        self.run("PRAGMA synchronous = FULL")
        self.run("BEGIN IMMEDIATE")
        try:
            check_version(self.connection, self.path)
            yield
            self.run("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.run("ROLLBACK")
            raise

    @contextmanager
    def trial(self) -> Iterator[None]:
        """One view of the store in which something is tried beside it; what was put beside it is gone afterwards."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()
