"""From when on problems count as repeated, in a playbook file."""

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source
from aftersales_cli.rules.patterns import Level, Same

KEYS = frozenset({"id", "same", "count", "within", "level", "title", "off"})
SPANS = ("d", "w", "mo", "y")


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a pattern of nothing, one that a single complaint would complete, and a span that no day begins."""
    for row in rows:
        where = f"pattern {row['id']}"
        same = source.word(row, "same", where, Same)
        source.word(row, "level", where, Level)
        if source.span(row, "within", where, least=1).unit not in SPANS:
            raise source.wrong(
                where, "within", Term('it must be a span of days or longer such as "30d", "1mo" or "1y"')
            )
        source.positive(row, "count", where)
        if same != Same.REPAIR and row.get("count", 1) == 1:
            raise source.wrong(where, "count", Term("it must be a whole number, 2 or more"))
        source.texts(row, "title", where)
