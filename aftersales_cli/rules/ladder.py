"""The ladder of retries: what comes after contacts in vain."""

from typing import Any, NamedTuple

from aftersales_cli.rules.codes import DutyChannel


class Ladder(NamedTuple):
    """What comes after contacts that ended with one outcome."""

    then: DutyChannel


def ladder(row: dict[str, Any]) -> Ladder:
    """A ladder as its checked row says it."""
    return Ladder(DutyChannel(row["then"]))
