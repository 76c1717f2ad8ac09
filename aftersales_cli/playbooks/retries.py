"""What comes after a contact in vain, in a playbook file."""

from aftersales_cli.playbooks.source import Row, Source
from aftersales_cli.rules.codes import DutyChannel

KEYS = frozenset({"id", "outcome", "steps", "then", "off"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a ladder that leads nowhere."""
    for row in rows:
        source.word(row, "then", f"retry {row['id']}", DutyChannel)
