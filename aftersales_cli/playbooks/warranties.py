"""The warranty terms of a playbook file."""

from aftersales_cli.playbooks.source import Row, Source

KEYS = frozenset(
    {
        *("id", "component", "title", "starts", "lasts", "km", "uses", "seasons", "design_life", "repairs_extend"),
        *("exchange_restarts", "pays", "clause", "only", "off"),
    }
)


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a term that says nothing."""
    for row in rows:
        source.texts(row, "title", f"warranty {row['id']}")
