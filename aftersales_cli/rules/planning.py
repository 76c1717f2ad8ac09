"""What the playbook makes of an event: duties to contact the customer, each with its day."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.triggers import Origin, Trigger

if TYPE_CHECKING:
    from aftersales_cli.rules.playbook import FollowUpRule
    from aftersales_cli.rules.team import Role


TRIGGERS = {
    origin: Trigger(word)
    for origin in Origin
    if (word := origin.removeprefix("after-").removeprefix("before-")) in {*Trigger}
}


class Plan(NamedTuple):
    """A follow-up to be written: the rule it comes from, the event it is counted from, when it is due, and the rank
    of who is to make it, if not the customer's keeper.
    """

    rule: str
    origin: Origin
    channel: DutyChannel
    due: When
    who: "Role | None" = None


def foresee(
    rules: "Iterable[FollowUpRule]", trigger: Trigger, event: When, kind: str, zone: tzinfo | None
) -> list[tuple[str, When]]:
    """The ids of all rules that one event wakes, before it and after it, with the day of each, the first one first."""
    every = tuple(rules)
    origins = [origin for origin, wakes in TRIGGERS.items() if wakes == trigger]
    plans = [plan for origin in origins for plan in arising(every, origin, event, kind, zone)]
    return sorted(((plan.rule, plan.due) for plan in plans), key=lambda one: (one[1].day, str(one[1].at or "")))


def due(rule: "FollowUpRule", event: When, zone: tzinfo | None) -> When:
    """When a rule's follow-up of `event` is due.

    Minutes and hours count from the minute of the event; where only its day is known, they end on that day.
    """
    if rule.wait.in_minutes is not None:
        if event.at is None:
            return When(event.day)
        at = waits.instant_after(event.at, rule.wait)
        return When(at.date(), at)
    day = waits.day_after(event.day, rule.wait)
    return When(day, datetime.combine(day, rule.at, zone) if rule.at else None)


def arising(rules: "Iterable[FollowUpRule]", origin: Origin, event: When, kind: str, zone: tzinfo | None) -> list[Plan]:
    """What the rules make of one event for a customer of this kind."""
    trigger, before = TRIGGERS[origin], origin.startswith("before-")
    return [
        Plan(rule.id, origin, rule.channel, due(rule, event, zone), rule.who)
        for rule in rules
        if rule.after == trigger and (rule.wait.amount < 0) == before and (not rule.kinds or kind in rule.kinds)
    ]
