"""What comes again, and what comes after a follow-up that is done."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.planning import (
    LONGEST_LATE_DAYS,
    PLAIN,
    Frame,
    Plan,
    Whom,
    applies,
    days_after,
    due,
    plan,
    timed,
)
from aftersales_cli.rules.triggers import Origin

if TYPE_CHECKING:
    from aftersales_cli.rules.playbook import FollowUpRule

# A rule that comes every day for ten years is counted through; no shop plans farther.
MOST = 4000


class Ended(NamedTuple):
    """A follow-up of the playbook that was done or cancelled: its number in its series, the day of the event from which
    that is counted, the day for which it was planned, and whom it was about.
    """

    rule: str
    origin: Origin
    occurrence: int
    event_on: date | None
    planned_on: date
    whom: Whom


class Next(NamedTuple):
    """What comes after a follow-up that ended, and the day of the event from which it is counted."""

    plan: Plan
    event_on: date | None


def followed(rules: "Iterable[FollowUpRule]") -> list[str]:
    """The rules whose follow-ups something may come after: they come again, or others wait for them."""
    every = tuple(rules)
    awaited = {rule.done for rule in every}
    return [rule.id for rule in every if rule.every is not None or rule.id in awaited]


def following(
    ended: Ended, rules: "Iterable[FollowUpRule]", closed: datetime, *, done: bool, frame: Frame = PLAIN
) -> list[Next]:
    """What comes after a follow-up that ended at `closed`: its own rule's next one, and where it was `done`, what other
    rules plan after it.
    """
    found = []
    for rule in rules:
        if not applies(rule, ended.whom):
            continue
        if rule.id == ended.rule and rule.every is not None and ended.event_on is not None:
            when = again(rule, ended, closed.date(), closed.tzinfo, frame)
            if when is not None:
                planned = plan(rule, ended.origin, when, ended.whom, frame, ended.occurrence + 1)
                found.append(Next(planned, ended.event_on))
        elif done and rule.done == ended.rule:
            when = due(rule, When(closed.date(), closed), closed.tzinfo, frame)
            planned = plan(rule, Origin.AFTER_DONE, when, ended.whom, frame, ended.occurrence)
            found.append(Next(planned, closed.date()))
    return found


def again(rule: "FollowUpRule", ended: Ended, closed: date, zone: tzinfo | None, frame: Frame) -> When | None:
    """When a series goes on after one of it ended on the day `closed`; None where that was the last.

    Counted from completion, one span after that day. Counted from the plan, on the first of the planned days that lies
    behind both that day and the one for which it was planned: what was missed in between does not pile up.
    """
    if rule.every is None or ended.event_on is None or (rule.times is not None and ended.occurrence >= rule.times):
        return None
    if rule.from_completion:
        day: date | None = days_after(closed, rule.every, frame)
    else:
        behind = max(closed, ended.planned_on)
        day = next((one for one in planned_days(rule, ended.event_on, frame) if one > behind), None)
    if day is None or day > last_day(rule, ended.event_on, frame):
        return None
    return timed(rule, day, zone)


def planned_days(rule: "FollowUpRule", event: date, frame: Frame) -> Iterator[date]:
    """The days on which a rule's follow-ups of an event are planned, as many and as long as the rule says: months are
    counted from the event itself, so that the 30th of November comes again on the 30th of May though February has
    none; all else from the first of them.
    """
    first, last = days_after(event, rule.wait, frame), last_day(rule, event, frame)
    yield first
    if rule.every is None:
        return
    every, wait = rule.every.in_months, rule.wait.in_months
    for number in range(1, rule.times or MOST):
        if every is not None and wait is not None:
            day = waits.day_after(event, waits.Wait(wait + every * number, "mo"))
        else:
            day = days_after(first, rule.every, frame, number)
        if day > last:
            return
        yield day


def last_day(rule: "FollowUpRule", event: date, frame: Frame) -> date:
    """The last day on which a series may still come."""
    if isinstance(rule.until, waits.Wait):
        return days_after(event, rule.until, frame)
    return rule.until or date.max


def upcoming(rule: "FollowUpRule", event: date, today: date, zone: tzinfo | None, frame: Frame) -> When | None:
    """When a series that began long ago is entered now: on the first of its planned days for which it is not too late,
    as for any follow-up; None where it is over.
    """
    earliest = today - timedelta(days=LONGEST_LATE_DAYS)
    day = next((one for one in planned_days(rule, event, frame) if one >= earliest), None)
    return timed(rule, day, zone) if day is not None else None


def counted_anew(rule: "FollowUpRule", event: date, stood: date, zone: tzinfo | None, frame: Frame) -> When | None:
    """When one of a series that was planned for the day `stood` is due after its event or its rule was corrected: on
    the planned day that lies nearest; None where it is counted from the one before it, which has not changed.
    """
    if rule.from_completion:
        return None
    nearest: date | None = None
    for day in planned_days(rule, event, frame):
        if nearest is not None and abs(day - stood) > abs(nearest - stood):
            break
        nearest = day
    return timed(rule, nearest, zone) if nearest is not None else None


def series(rule: "FollowUpRule", first: Plan, event: date, until: date, whom: Whom, frame: Frame) -> list[Plan]:
    """A rule's follow-ups of one event up to a day, the `first` one among them, as they come if all are made."""
    if rule.every is None:
        return [first]
    found, zone = [first], first.due.at.tzinfo if first.due.at else None
    for number, day in enumerate(planned_days(rule, event, frame), 1):
        if number > 1 and day > until:
            break
        if number > 1:
            found.append(plan(rule, first.origin, timed(rule, day, zone), whom, frame, number))
    return found
