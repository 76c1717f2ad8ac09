"""The opening hours of a playbook file."""

from typing import Any

from aftersales_cli.playbooks.source import Source

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def check(source: Source, rows: Any) -> None:
    """Refuses hours of a day that is none."""
    source.known(rows, frozenset({"week", "weekdays", *DAYS}), "hours")
