"""What comes after a contact in vain, in a playbook file."""

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import CLOCK, LONGEST_WAIT, Row, Source
from aftersales_cli.rules import waits
from aftersales_cli.rules.calls import SPOKEN_WITH
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.events import Outcome

KEYS = frozenset({"id", "outcome", "steps", "then", "off"})
IN_VAIN = [outcome.value for outcome in Outcome if outcome not in SPOKEN_WITH]


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a ladder for what is not in vain, a second one for the same, a step that is none, and a way that is
    none.
    """
    known: set[str] = set()
    for row in rows:
        where = f"retry {row['id']}"
        outcome = source.word(row, "outcome", where, IN_VAIN)
        if outcome in known:
            raise source.wrong(where, "outcome", Term("each outcome has one ladder"))
        known.add(outcome)
        if not isinstance(row.get("steps"), list) or not all(is_step(one) for one in row["steps"]):
            raise source.wrong(
                where, "steps", Term('it must be a list of waits such as "30min", "3h", "2d" or "1d 10:00"')
            )
        if row.get("then") is not None:
            source.word(row, "then", where, DutyChannel)


def is_step(found: object) -> bool:
    """Whether it is a step: a wait that is not negative, in days or longer perhaps with a time of that day. Working
    days are none, for a customer may be reached on any day.
    """
    if not isinstance(found, str):
        return False
    wait, blank, at = found.partition(" ")
    span = waits.parse(wait)
    if span is None or span.unit == waits.WORKING_DAYS or not 0 <= span.amount <= LONGEST_WAIT[span.unit]:
        return False
    return not blank or (span.in_minutes is None and bool(CLOCK.fullmatch(at)))
