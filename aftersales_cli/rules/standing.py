"""Where a case stands by its record: what it waits for, and when somebody must see to it again."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules import loop
from aftersales_cli.rules.cases import COMPLAINTS, CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import Step


class Standing(NamedTuple):
    """What a case keeps of its record for the lists of every day; each change of the record makes it anew. `waits` is
    the step that a complaint waits for, `due` when somebody must see to it again.
    """

    waits: Step | None
    due: When | None


def standing(kind: str, steps: Iterable[CaseStep], closed_at: datetime | None) -> Standing:
    """Where a case stands: it is seen to again on the day that its last step names."""
    record = tuple(steps)
    if closed_at is not None:
        return Standing(None, None)
    waits = loop.waits_for(kind, loop.progress(record)) if kind in COMPLAINTS else None
    return Standing(waits, again(record))


def again(steps: tuple[CaseStep, ...]) -> When | None:
    """When somebody must see to a case again: a missed job at once, all else on the day that was named last."""
    for step in reversed(steps):
        if step.what == Step.MISSED:
            return When(step.at.date())
        if step.to_on is not None:
            return When(step.to_on, step.to_at)
    return None
