"""What was saved of a damaged store, and what was not."""

from collections.abc import Iterable
from typing import NamedTuple


class Saved(NamedTuple):
    """A table: how many of its rows were saved, and which numbers were not, as runs from the first to the last.

    `mended` counts rows in which letters that could not be read are replaced, or a reference to what is lost is empty.
    """

    table: str
    rows: int
    mended: int
    gaps: tuple[tuple[int, int], ...]

    @property
    def missing(self) -> int:
        """How many rows were not saved."""
        return sum(last - first + 1 for first, last in self.gaps)


class Repaired(NamedTuple):
    """A new store at `path` was made of what could be read of the one at `damaged`; `sound` says whether it passes
    every check. `copies` counts attached files of which no copy could go with it.
    """

    path: str
    damaged: str
    tables: tuple[Saved, ...]
    sound: bool
    copies: int

    @property
    def missing(self) -> int:
        """How many rows were not saved in all."""
        return sum(table.missing for table in self.tables)


def gaps(lost: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Numbers as runs: 3, 4, 5, 9 are 3 to 5 and 9 to 9."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(lost)):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)
