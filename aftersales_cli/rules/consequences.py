"""What an event as it now stands means for the follow-ups that hang on it, whether it is new or was corrected."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp, untouched
from aftersales_cli.rules.planning import LONGEST_LATE_DAYS, Frame, Plan, Whom
from aftersales_cli.rules.planning import plan as planned
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.recurring import counted_anew, upcoming
from aftersales_cli.rules.triggers import Origin, is_before

WAITING = frozenset({FollowUpState.OPEN, FollowUpState.UNREACHABLE})


class Consequences(NamedTuple):
    """What the playbook makes of an event as it now stands.

    `add` is new, `replan` is counted anew from a corrected date, `overtaken` was to come before something that has
    happened or is no longer planned, or after something that was a mistake, and `too_late` counts what would have been
    due long ago.
    """

    add: tuple[Plan, ...]
    replan: tuple[tuple[FollowUp, Plan], ...]
    overtaken: tuple[FollowUp, ...]
    too_late: int


class Followed(NamedTuple):
    """The follow-ups that were written, counted anew and called off."""

    planned: tuple[FollowUp, ...]
    replanned: tuple[FollowUp, ...]
    overtaken: tuple[FollowUp, ...]


def recount(
    plans: Iterable[Plan], rules: tuple[FollowUpRule, ...], existing: Iterable[FollowUp], whom: Whom, now: datetime,
    frame: Frame, gone: Collection[Origin] = (),
) -> Consequences:  # fmt: skip
    """What is to be written, counted anew or called off; `gone` are the events that are no longer there. A rule fires
    once, however often this is asked; a series that began long ago is entered on its next day.

    What would have been due more than 14 days ago is not written: an old purchase entered late wants no
    thank-you call. Nor is what should have come before an event on a day that has passed.
    """
    today = now.date()
    known: dict[str, FollowUp] = {}
    for followup in existing:
        if followup.origin != Origin.AFTER_DONE:
            before = known.setdefault(followup.purpose.code, followup)
            known[followup.purpose.code] = before if untouched(before) else followup
    add, replan, too_late = [], [], 0
    for plan in plans:
        there, late = known.get(plan.rule), (today - plan.due.day).days
        if there is not None:
            if (corrected := recounted(there, plan, rules, whom, now, frame)) is not None:
                replan.append((there, corrected))
        elif late <= 0 or (late <= LONGEST_LATE_DAYS and not is_before(plan.origin)):
            add.append(plan)
        elif (later := entered_late(plan, rules, whom, now, frame)) is not None:
            add.append(later)
        elif not is_before(plan.origin):
            too_late += 1
    overtaken = [one for one in known.values() if one.state in WAITING and one.origin in gone]
    return Consequences(tuple(add), tuple(replan), tuple(overtaken), too_late)


def entered_late(plan: Plan, rules: tuple[FollowUpRule, ...], whom: Whom, now: datetime, frame: Frame) -> Plan | None:
    """The next follow-up of a series whose first would have been due long ago."""
    rule = next(one for one in rules if one.id == plan.rule)
    if rule.every is None or plan.event is None:
        return None
    when = upcoming(rule, plan.event, now.date(), now.tzinfo, frame)
    return on_another_day(plan, rule, when, whom, frame) if when is not None else None


def recounted(
    there: FollowUp, plan: Plan, rules: Iterable[FollowUpRule], whom: Whom, now: datetime, frame: Frame
) -> Plan | None:
    """What becomes of a follow-up that is there, as its event and its rule now stand; None where it stays as it is:
    somebody has worked on it, nothing has changed, or it belongs to a series that is counted from the one before it.
    """
    rule = next(one for one in rules if one.id == plan.rule)
    if not untouched(there):
        return None
    if rule.every is not None and plan.event is not None and (
        there.occurrence > 1 or (now.date() - plan.due.day).days > LONGEST_LATE_DAYS
    ):  # fmt: skip
        when = counted_anew(rule, plan.event, there.planned_on, now.tzinfo, frame)
        if when is None:
            return None
        plan = on_another_day(plan, rule, when, whom, frame)
    same = (there.due_on, there.due_at, there.channel, there.until_on) == (*plan.due, plan.channel, plan.until)
    return None if same else plan


def on_another_day(plan: Plan, rule: FollowUpRule, when: When, whom: Whom, frame: Frame) -> Plan:
    """The same follow-up of a series on another of its days."""
    return planned(rule, plan.origin, when, whom, frame, plan.occurrence)._replace(event=plan.event)
