"""What each rank may decide, in a playbook file."""

from itertools import pairwise

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.team import LADDER

KEYS = frozenset({"id", "amount", "remedies", "off"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses limits of no rank, amounts that are none, and a rank that may decide less than one below it."""
    for row in rows:
        where = f"authority {row['id']}"
        source.word(row, "id", where, LADDER)
        source.positive(row, "amount", where)
        source.words(row, "remedies", where, Remedy)
    ranked = sorted(rows, key=lambda row: LADDER.index(row["id"]))
    for lower, higher in pairwise(ranked):
        if not above(lower, higher):
            wanted = Term("a rank may decide at least what the one below it may")
            raise source.wrong(f"authority {higher['id']}", "amount", wanted)


def above(lower: Row, higher: Row) -> bool:
    """Whether a rank may decide all that the one below it may."""
    most, more = lower.get("amount"), higher.get("amount")
    some, others = lower.get("remedies"), higher.get("remedies")
    enough = more is None or (most is not None and more >= most)
    return enough and (others is None or (some is not None and {*some} <= {*others}))
