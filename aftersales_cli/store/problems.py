"""The rows of a list that are for a person, put aside on the disk: there may be as many as the list has."""

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from aftersales_cli.rules.imports import Problem
from aftersales_cli.store.files import trouble


class Problems:
    """Such rows, in the order in which they stand in the list."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # SQLite keeps a file without a name for nobody else, and takes it away again. It is none of the store's own:
        # what is only tried there is rolled back, and these rows are shown after that.
        self.connection = sqlite3.connect("", isolation_level=None)
        self.connection.execute("CREATE TABLE problems (row INTEGER PRIMARY KEY, problem BLOB)")

    def put(self, found: Iterable[Problem]) -> None:
        """Keeps some more. Raises StoreTrouble."""
        try:
            self.connection.execute("BEGIN")
            self.connection.executemany("INSERT INTO problems VALUES (?, ?)", map(packed, found))
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error

    def __iter__(self) -> Iterator[Problem]:
        """All of them, one by one. Raises StoreTrouble."""
        try:
            for (kept,) in self.connection.execute("SELECT problem FROM problems ORDER BY row"):
                yield unpacked(kept)
        except sqlite3.Error as error:
            raise trouble(error, self.path) from error


def packed(problem: Problem) -> tuple[int, bytes]:
    """The number of a row, and what is to be said of it. A refusal itself would hold on to where it was raised."""
    kind, values = type(problem.reason), problem.reason.values
    return problem.row, pickle.dumps((*problem[:3], kind, values, problem.customer), pickle.HIGHEST_PROTOCOL)


def unpacked(kept: bytes) -> Problem:
    """The problem again."""
    row, verdict, name, kind, values, customer = pickle.loads(kept)
    return Problem(row, verdict, name, kind(**values), customer)
