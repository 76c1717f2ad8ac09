"""Where a case stands by its record: what it waits for, when it is due, its deadline, and to whom it climbs."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules import loop
from aftersales_cli.rules.cases import COMPLAINTS, CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Mark
from aftersales_cli.rules.escalations import Climb, Escalation, climbs
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.running import CaseFacts, Run, earliest


class Standing(NamedTuple):
    """What a case keeps of its record for the lists of every day; each change of the record makes it anew. `waits` is
    the step that a complaint waits for, `due` when somebody must see to it again, `deadline` until when `mark` must
    have happened, the first of those that run, and `climbs` to whom it climbs from then on.
    """

    waits: Step | None = None
    due: When | None = None
    mark: Mark | None = None
    deadline: When | None = None
    climbs: tuple[Climb, ...] = ()


def standing(
    facts: CaseFacts, steps: Iterable[CaseStep], ended: bool, found: Iterable[Run], ladder: Iterable[Escalation],
    now: datetime,
) -> Standing:  # fmt: skip
    """Where a case stands by its record and its deadlines: it is seen to again on the day that its last step names, and
    on that of its first deadline at the latest; a paused one not before the end of its pause.
    """
    record = tuple(steps)
    if ended:
        return Standing()
    waits = loop.waits_for(facts.kind, loop.progress(record)) if facts.kind in COMPLAINTS else None
    due, first = again(record), earliest(found, now.tzinfo)
    if first is None or first.due is None:
        return Standing(waits, due)
    if due is not None and first.due.day < due.day and waits != Step.RESUMED:
        due = When(first.due.day)
    return Standing(waits, due, first.clock.until, first.due, climbs(first.due, ladder, facts, now.tzinfo))


def again(steps: tuple[CaseStep, ...]) -> When | None:
    """When somebody must see to a case again: a missed job at once, all else on the day that was named last."""
    for step in reversed(steps):
        if step.what == Step.MISSED:
            return When(step.at.date())
        if step.to_on is not None:
            return When(step.to_on, step.to_at)
    return None
