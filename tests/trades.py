"""The shipped trades, looked up by what their tests ask for."""

from functools import cache
from typing import Any

from aftersales_cli import playbooks
from aftersales_cli.rules.clocks import Clock
from aftersales_cli.rules.playbook import FollowUpRule, Playbook

# A fault is reported as a repair or as a complaint, so these deadlines of a repair stand in a second row, with this
# behind its id.
TWIN = "-complaint"
TWINS = [
    ("building", "sent"), ("building", "on-site"), ("windows", "glass"), ("it-systems", "on-site"),
    ("smart-building", "response"),
]  # fmt: skip


@cache
def book(trade: str) -> Playbook:
    """The playbook of a trade, with what it builds on."""
    return playbooks.load(trade)


def rules(trade: str) -> dict[str, FollowUpRule]:
    """The rules of a trade by their ids."""
    return {rule.id: rule for rule in book(trade).followups}


def clocks(trade: str) -> dict[str, Clock]:
    """The deadlines of a trade by their ids."""
    return {clock.id: clock for clock in book(trade).clocks}


def row(trade: str, table: str, key: str) -> dict[str, Any]:
    """A row of a table as the playbook has it."""
    (found,) = [row for row in book(trade).body[table] if row["id"] == key]
    return dict(found)
