"""What the playbook makes of an event: duties to contact the customer, each with its day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.triggers import Origin, Trigger, is_before

if TYPE_CHECKING:
    from aftersales_cli.rules.hours import Opening
    from aftersales_cli.rules.playbook import FollowUpRule
    from aftersales_cli.rules.quiet import Quiet


TRIGGERS = {
    origin: Trigger(word)
    for origin in Origin
    if (word := origin.removeprefix("after-").removeprefix("before-")) in {*Trigger}
}
BY_TEXT = "text"


class Frame(NamedTuple):
    """By what a day is counted: the `opening` hours and days, the `quiet` hours in which nobody is called, and what
    becomes of a call that would fall into them (`move` to their end, or `text`).
    """

    opening: "Opening | None" = None
    quiet: "Quiet | None" = None
    quiet_then: str = "move"


class Whom(NamedTuple):
    """Whom and what an event is about: the kind of customer, the category of a purchase, the cause of a complaint."""

    kind: str
    category: str | None = None
    cause: str | None = None


PLAIN = Frame()
LONGEST_LATE_DAYS = 14


class Plan(NamedTuple):
    """A follow-up to be written: the rule it comes from, the event it is counted from, when it is due, the rank of who
    is to make it (or `adviser`), if not the customer's keeper, until when it is best made, its number in a series, and
    the day of the event.
    """

    rule: str
    origin: Origin
    channel: DutyChannel
    due: When
    who: str | None = None
    until: date | None = None
    occurrence: int = 1
    event: date | None = None


def foresee(
    rules: "Iterable[FollowUpRule]",
    trigger: Trigger,
    event: When,
    whom: Whom,
    zone: tzinfo | None,
    frame: Frame = PLAIN,
) -> list[Plan]:
    """What all rules make that one event wakes, before it and after it, the first one first."""
    every = tuple(rules)
    origins = [origin for origin, wakes in TRIGGERS.items() if wakes == trigger]
    plans = [plan for origin in origins for plan in arising(every, origin, event, whom, zone, frame)]
    return sorted(plans, key=lambda plan: (plan.due.day, str(plan.due.at or "")))


def arising(
    rules: "Iterable[FollowUpRule]", origin: Origin, event: When, whom: Whom, zone: tzinfo | None, frame: Frame = PLAIN
) -> list[Plan]:
    """What the rules make of one event of this customer."""
    trigger, before = TRIGGERS[origin], is_before(origin)
    return [
        plan(rule, origin, due(rule, event, zone, frame), whom, frame)._replace(event=event.day)
        for rule in rules
        if rule.after == trigger and (rule.wait.amount < 0) == before and applies(rule, whom)
    ]


def answer(
    rules: "Iterable[FollowUpRule]", origin: Origin, event: When, whom: Whom, now: datetime, frame: Frame = PLAIN
) -> tuple[Plan, ...]:
    """What the rules make of an event that is written down at `now`; what would have been due more than 14 days ago is
    not planned, nor what should have come before an event on a day that has passed.
    """
    patience = timedelta(0 if is_before(origin) else LONGEST_LATE_DAYS)
    plans = arising(rules, origin, event, whom, now.tzinfo, frame)
    return tuple(plan for plan in plans if now.date() - plan.due.day <= patience)


def applies(rule: "FollowUpRule", whom: Whom) -> bool:
    """Whether a rule is for this kind of customer, this category of purchase, this cause or group of causes."""
    return (
        (not rule.kinds or whom.kind in rule.kinds)
        and (not rule.categories or whom.category in rule.categories)
        and is_for_cause(rule.causes, whom.cause)
    )


def is_for_cause(causes: tuple[str, ...], cause: str | None) -> bool:
    """Whether what is limited to causes, or groups of them, is for this one; without limits it is for all."""
    return not causes or any(one in causes for one in (cause or "", (cause or "").partition("/")[0]))


def plan(rule: "FollowUpRule", origin: Origin, due: When, whom: Whom, frame: Frame, occurrence: int = 1) -> Plan:
    """A rule's follow-up for a customer of a kind, due then unless that is in the quiet hours."""
    channel = dict(rule.channels).get(whom.kind, rule.channel)
    channel, due = aloud(rule, channel, due, frame)
    until = days_after(due.day, rule.window, frame) if rule.window else None
    return Plan(rule.id, origin, channel, due, rule.role, until, occurrence)


def due(rule: "FollowUpRule", event: When, zone: tzinfo | None, frame: Frame = PLAIN) -> When:
    """When a rule's follow-up of `event` is due.

    Minutes and hours count from the minute of the event; where only its day is known, they end on that day.
    """
    if rule.wait.in_minutes is not None:
        if event.at is None:
            return When(event.day)
        at = waits.instant_after(event.at, rule.wait)
        return When(at.date(), at)
    return timed(rule, days_after(event.day, rule.wait, frame), zone)


def timed(rule: "FollowUpRule", day: date, zone: tzinfo | None) -> When:
    """A day with the time that the rule says."""
    return When(day, datetime.combine(day, rule.at, zone) if rule.at else None)


def days_after(start: date, wait: waits.Wait, frame: Frame, times: int = 1) -> date:
    """The day that lies so many times `wait` after `start`: working days by the opening days, months from `start`
    itself, so that month ends do not drift; minutes and hours as the days that they touch.
    """
    length = waits.Wait(wait.amount * times, wait.unit)
    if wait.unit != waits.WORKING_DAYS:
        minutes = length.in_minutes
        return waits.day_after(start, length) if minutes is None else start + timedelta(minutes=minutes)
    from aftersales_cli.rules.hours import working_day_after

    if frame.opening is None:
        raise ValueError(wait.unit)
    return working_day_after(frame.opening, start, length.amount)


def aloud(rule: "FollowUpRule", channel: DutyChannel, due: When, frame: Frame) -> tuple[DutyChannel, When]:
    """What becomes of a planned call that would fall into the quiet hours: it moves to their end, or is a text."""
    if frame.quiet is None or due.at is None or channel != DutyChannel.CALL:
        return channel, due
    from aftersales_cli.rules.quiet import is_quiet, moved

    if not is_quiet(frame.quiet, due.at):
        return channel, due
    if (rule.quiet_then or frame.quiet_then) == BY_TEXT:
        return DutyChannel.TEXT, due
    at = moved(frame.quiet, due.at)
    return channel, When(at.date(), at)
