"""What comes after a contact in vain, in a playbook file."""

from itertools import pairwise

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import CLOCK, LONGEST_WAIT, Row, Source
from aftersales_cli.rules import ladder, waits
from aftersales_cli.rules.calls import SPOKEN_WITH
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.events import Outcome

KEYS = frozenset({"id", "outcome", "steps", "then", "off"})
# Nobody tries so often.
MOST = 20
# About how many days a unit has.
DAYS = {"d": 1, "w": 7, "mo": 30, "y": 365}
IN_VAIN = [outcome.value for outcome in Outcome if outcome not in SPOKEN_WITH]


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a ladder for what is not in vain, a second one for the same, a step that is none or goes back, and a
    way that is none.
    """
    known: set[str] = set()
    for row in rows:
        where = f"retry {row['id']}"
        outcome = source.word(row, "outcome", where, IN_VAIN)
        if outcome in known:
            raise source.wrong(where, "outcome", Term("each outcome has one ladder"))
        known.add(outcome)
        if not isinstance(row.get("steps"), list) or not all(is_step(one) for one in row["steps"]):
            raise source.unlike(
                row, "steps", where, Term('it must be a list of waits such as "30min", "3h", "2d" or "1d 10:00"')
            )
        onward(source, row["steps"], where)
        if row.get("then") is not None:
            source.word(row, "then", where, DutyChannel)


def onward(source: Source, steps: list[str], where: str) -> None:
    """Refuses more tries than anybody makes, and one that comes sooner after its try than the one before it."""
    if len(steps) > MOST:
        raise source.wrong(where, "steps", Term("the most steps are "), [str(MOST)])
    for before, after in pairwise(steps):
        if minutes(ladder.step(after)) < minutes(ladder.step(before)):
            raise source.wrong(where, "steps", Term("each step waits at least as long as the one before: "), steps)


def minutes(step: ladder.Step) -> int:
    """About how long a step waits; one that ends on the evening of the same day waits until then."""
    if (known := step.wait.in_minutes) is not None:
        return known
    return max(step.wait.amount * DAYS[step.wait.unit], 1) * 24 * 60


def is_step(found: object) -> bool:
    """Whether it is a step: a wait, in days or longer perhaps with a time of that day; without one it is not nothing.
    Working days are none, for a customer may be reached on any day.
    """
    if not isinstance(found, str):
        return False
    wait, blank, at = found.partition(" ")
    span, least = waits.parse(wait), 0 if blank else 1
    if span is None or span.unit == waits.WORKING_DAYS or not least <= span.amount <= LONGEST_WAIT[span.unit]:
        return False
    return not blank or (span.in_minutes is None and bool(CLOCK.fullmatch(at)))
