"""What came of a file of contacts."""

from typing import NamedTuple

from aftersales_cli.errors.lists import BadLine
from aftersales_cli.rules.calls import Effects


class LineLogged(NamedTuple):
    """A contact of a file as it was written down: the number of its line, and the numbers of what came of it."""

    line: int
    call: int
    customer_id: int
    customer: str
    effects: Effects
    following: int | None
    promised: tuple[int, ...]


class BatchLogged(NamedTuple):
    """The contacts of a file, and the lines that were left out."""

    items: tuple[LineLogged, ...]
    bad: "tuple[BadLine, ...]"
