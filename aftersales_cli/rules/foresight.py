"""Everything that a playbook would make of one event, if each of its follow-ups were made on its day."""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from aftersales_cli.errors.playbooks import UntilBeforeEvent
from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import CaseKind, Deadline, deadline
from aftersales_cli.rules.planning import Frame, Plan, Whom, applies, due, foresee, plan
from aftersales_cli.rules.recurring import series
from aftersales_cli.rules.triggers import Origin, Trigger

if TYPE_CHECKING:
    from aftersales_cli.rules.clocks import Clock
    from aftersales_cli.rules.playbook import FollowUpRule

# A rule that comes every day fills a page; more of it says nothing new.
MOST = 200
# How far what comes again is followed if nothing is said.
FORESIGHT = waits.Wait(2, "y")
CASES = {
    Trigger.COMPLAINT: CaseKind.COMPLAINT,
    Trigger.ENQUIRY: CaseKind.ENQUIRY,
    Trigger.BOOKING: CaseKind.BOOKING,
}


def everything(
    rules: "Iterable[FollowUpRule]", trigger: Trigger, event: When, until: date | None, whom: Whom,
    zone: tzinfo | None, frame: Frame,
) -> list[Plan]:  # fmt: skip
    """What one event wakes up to the day `until`, what comes again and what comes after what is done among it. Without
    a day all that it wakes, and two years of what comes again. Raises UntilBeforeEvent.
    """
    ahead = horizon(event.day, until)
    every = {rule.id: rule for rule in rules}
    found: list[Plan] = []
    waiting = foresee(every.values(), trigger, event, whom, zone, frame)
    while waiting and len(found) < MOST:
        first = waiting.pop(0)
        made = [
            one for one in series(every[first.rule], first, first.event or event.day, ahead, whom, frame)
            if one.due.day <= ahead or (until is None and one.occurrence == 1)
        ]  # fmt: skip
        found += made
        for one in made:
            after = [rule for rule in every.values() if rule.done == one.rule and applies(rule, whom)]
            for rule in after:
                done = due(rule, one.due, zone, frame)
                if done.day <= ahead:
                    waiting.append(plan(rule, Origin.AFTER_DONE, done, whom, frame)._replace(event=one.due.day))
    return sorted(found[:MOST], key=lambda one: (one.due.day, str(one.due.at or "")))


def horizon(event: date, until: date | None) -> date:
    """The last day that a preview of an event looks at. Raises UntilBeforeEvent."""
    if until is not None and until < event:
        raise UntilBeforeEvent(value=until.isoformat(), event=event.isoformat())
    return until or waits.day_after(event, FORESIGHT)


def deadlines(
    clocks: "Iterable[Clock]", trigger: Trigger, event: When, until: date | None, zone: tzinfo | None, frame: Frame
) -> tuple[Deadline, ...]:
    """The deadlines that begin with an event, the earliest first, up to the day `until` if there is one."""
    every = (
        Deadline(clock, deadline(clock, event, zone, frame)) for clock in clocks if clock.case == CASES.get(trigger)
    )
    found = [one for one in every if until is None or one.due.day <= until]
    return tuple(sorted(found, key=lambda one: (one.due.day, str(one.due.at or ""))))
