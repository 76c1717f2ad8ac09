"""What is to be shown, before it is known where: tables, cards and lines of plain text."""

from collections.abc import Iterable
from typing import NamedTuple

UNDER = -1


class Sheet(NamedTuple):
    """A table. Each column has a head and a share of the width that is left: 0 is as wide as its text, UNDER stands
    below the column before it on a terminal, and is a column of its own everywhere else. The rows of a file may come
    one by one, and but once.
    """

    columns: tuple[tuple[str, int], ...]
    rows: Iterable[list[str]]


class Card(NamedTuple):
    """Labels and what they stand for."""

    pairs: list[tuple[str, str]]


class Lines(NamedTuple):
    """Sentences, one a line."""

    lines: list[str]


class Typed(NamedTuple):
    """Lines to be copied and typed: paths and commands, never broken."""

    lines: list[str]


Block = Sheet | Card | Lines | Typed


class Page(NamedTuple):
    """A heading, its blocks, and remarks that are no data."""

    title: str
    blocks: list[Block]
    remarks: list[str] = []  # noqa: RUF012 (a NamedTuple's default; it is never changed)
