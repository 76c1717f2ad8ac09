"""What an event as it now stands means for the follow-ups that hang on it, whether it is new or was corrected."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp, shelved, untouched
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
    due long ago. `revive` was called off because no rule asked for it, and one does again.
    """

    add: tuple[Plan, ...]
    replan: tuple[tuple[FollowUp, Plan], ...]
    overtaken: tuple[FollowUp, ...]
    too_late: int
    revive: tuple[tuple[FollowUp, Plan], ...] = ()


class Followed(NamedTuple):
    """The follow-ups that were written or opened again, counted anew and called off."""

    planned: tuple[FollowUp, ...]
    replanned: tuple[FollowUp, ...]
    overtaken: tuple[FollowUp, ...]


def recount(
    plans: Iterable[Plan], rules: tuple[FollowUpRule, ...], existing: Iterable[FollowUp], whom: Whom, now: datetime,
    frame: Frame, gone: Collection[Origin] = (),
) -> Consequences:  # fmt: skip
    """What is to be written, counted anew or called off; `gone` are the events that are no longer there. A rule fires
    once, however often this is asked: what was called off while no rule asked for it is the same follow-up when one
    does again. A series that began long ago is entered on its next day.

    What would have been due more than 14 days ago is not written: an old purchase entered late wants no
    thank-you call. Nor is what should have come before an event on a day that has passed.
    """
    known: dict[str, FollowUp] = {}
    for followup in existing:
        if followup.origin != Origin.AFTER_DONE:
            before = known.setdefault(followup.purpose.code, followup)
            earlier = untouched(before) or (shelved(before) and not untouched(followup))
            known[followup.purpose.code] = before if earlier else followup
    add, replan, revive, too_late = [], [], [], 0
    for plan in plans:
        there = known.get(plan.rule)
        if there is not None and not shelved(there):
            if (corrected := recounted(there, plan, rules, whom, now, frame)) is not None:
                replan.append((there, corrected))
        elif there is not None:
            if (back := revived(there, plan, rules, whom, now, frame)) is not None:
                revive.append((there, back))
        elif (timely := in_time(plan, rules, whom, now, frame)) is not None:
            add.append(timely)
        elif not is_before(plan.origin):
            too_late += 1
    overtaken = [one for one in known.values() if one.state in WAITING and one.origin in gone]
    return Consequences(tuple(add), tuple(replan), tuple(overtaken), too_late, tuple(revive))


def in_time(plan: Plan, rules: Iterable[FollowUpRule], whom: Whom, now: datetime, frame: Frame) -> Plan | None:
    """The plan, if it is not too late for it, or what comes of a series that is entered late."""
    late = (now.date() - plan.due.day).days
    if late <= 0 or (late <= LONGEST_LATE_DAYS and not is_before(plan.origin)):
        return plan
    return entered_late(plan, rules, whom, now, frame)


def revived(
    there: FollowUp, plan: Plan, rules: tuple[FollowUpRule, ...], whom: Whom, now: datetime, frame: Frame
) -> Plan | None:
    """How a follow-up comes back that was called off because no rule asked for it, now that one does; None where it is
    too late for that.
    """
    placed = on_its_day(there, plan, rules, whom, now, frame) or as_it_stood(there)
    back = in_time(placed, rules, whom, now, frame)
    return back and back._replace(occurrence=there.occurrence)


def as_it_stood(duty: FollowUp) -> Plan:
    """The plan of a follow-up that is there: its day, its way, and its number in a series."""
    due = When(duty.due_on, duty.due_at)
    origin, channel = Origin(duty.origin or ""), DutyChannel(duty.channel)
    return Plan(
        duty.purpose.code, origin, channel, due, duty.role, duty.until_on, duty.occurrence, duty.event_on
    )  # fmt: skip


def entered_late(plan: Plan, rules: Iterable[FollowUpRule], whom: Whom, now: datetime, frame: Frame) -> Plan | None:
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
    placed = on_its_day(there, plan, rules, whom, now, frame) if untouched(there) else None
    if placed is None:
        return None
    stands = (there.due_on, there.due_at, there.channel, there.until_on, there.origin)
    return None if stands == (*placed.due, placed.channel, placed.until, placed.origin) else placed


def on_its_day(
    there: FollowUp, plan: Plan, rules: Iterable[FollowUpRule], whom: Whom, now: datetime, frame: Frame
) -> Plan | None:
    """What a rule now plans in the place of a follow-up that is there; None for one of a series that is counted from
    the one before it.
    """
    rule = next(one for one in rules if one.id == plan.rule)
    if rule.every is None or plan.event is None or (
        there.occurrence == 1 and (now.date() - plan.due.day).days <= LONGEST_LATE_DAYS
    ):  # fmt: skip
        return plan
    when = counted_anew(rule, plan.event, there.planned_on, now.tzinfo, frame)
    return on_another_day(plan, rule, when, whom, frame) if when is not None else None


def on_another_day(plan: Plan, rule: FollowUpRule, when: When, whom: Whom, frame: Frame) -> Plan:
    """The same follow-up of a series on another of its days."""
    return planned(rule, plan.origin, when, whom, frame, plan.occurrence)._replace(event=plan.event)
