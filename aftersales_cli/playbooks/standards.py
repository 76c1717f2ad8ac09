"""The standards of service of a playbook file."""

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source, is_line

KEYS = frozenset({"id", "value", "text", "off"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a standard without its number, or without its sentence."""
    for row in rows:
        where = f"standard {row['id']}"
        if not is_line(row.get("value")):
            raise source.unlike(
                row, "value", where, Term('it must be a number in quotes, with its unit, such as "15min"')
            )
        source.texts(row, "text", where)
