"""To whom a case climbs whose deadline was missed, in a playbook file."""

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source
from aftersales_cli.rules.clocks import CaseKind
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.escalations import RANKS, UNITS, Escalation, escalation, length
from aftersales_cli.rules.team import LADDER

KEYS = frozenset({"id", "after", "to", "only", "off"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a step without its time or its rank, two to the same rank, and one that comes later but not higher."""
    by_limits: dict[tuple[frozenset[str], ...], list[Escalation]] = {}
    for row in rows:
        where = f"escalation {row['id']}"
        after = source.span(row, "after", where, least=0)
        if after.unit not in UNITS:
            raise source.wrong(where, "after", Term("it is counted in min, h, d or w"))
        source.word(row, "to", where, RANKS)
        source.only(row, frozenset({"severity", "case"}), where)
        source.words(row.get("only", {}), "severity", f"{where}, only", Severity)
        source.words(row.get("only", {}), "case", f"{where}, only", CaseKind)
        one = escalation(row)
        same = by_limits.setdefault((frozenset(one.severities), frozenset(one.cases)), [])
        for other in same:
            compare(source, where, one, other)
        same.append(one)


def compare(source: Source, where: str, one: Escalation, other: Escalation) -> None:
    """Refuses a step that contradicts another one with the same limits."""
    if one.to == other.to:
        raise source.wrong(where, "to", Term("each rank is reached once; the other step is: "), [other.id])
    first, second = sorted((one, other), key=lambda step: length(step.after))
    if length(first.after) < length(second.after) and LADDER.index(second.to) < LADDER.index(first.to):
        raise source.wrong(where, "after", Term("the later step must lead to the higher rank; the other step is: "),
                           [other.id])  # fmt: skip
