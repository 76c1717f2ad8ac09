"""Everything that a store holds, on its way out and into another one."""

from typing import NamedTuple


class Packed(NamedTuple):
    """Everything was written to a folder; `missing` counts attached files whose copy is gone."""

    path: str
    rows: int
    files: int
    missing: int


class Unpacked(NamedTuple):
    """Everything of a `store` was taken in from a folder, as an `entry` of the journal, or (not `applied`) could be."""

    path: str
    store: str
    rows: int
    files: int
    applied: bool
    entry: int | None = None
