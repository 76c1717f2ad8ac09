"""The ladder of retries: what comes after contacts in vain, up to the point where a customer counts as unreachable."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.calls import planned
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.events import Outcome
from aftersales_cli.rules.quiet import moved

if TYPE_CHECKING:
    from aftersales_cli.rules.calls import Contact, Reach
    from aftersales_cli.rules.due import DueItem
    from aftersales_cli.rules.followups import FollowUp
    from aftersales_cli.rules.quiet import Quiet


class Step(NamedTuple):
    """How long to wait before the next try, and at what time of that day it is made."""

    wait: waits.Wait
    at: time | None = None


class Ladder(NamedTuple):
    """What comes after contacts that ended with one outcome: the next tries, one after each, and then one try `then`
    by another way, if there is one.
    """

    outcome: str
    steps: tuple[Step, ...]
    then: DutyChannel | None = None


class Rung(NamedTuple):
    """What comes after a contact in vain: when the next try is, and by what other way, if not as before. Without a
    next try the customer is unreachable.
    """

    to: When | None
    channel: DutyChannel | None = None


# Where a playbook says nothing of tries in vain, as those of older stores do, a duty comes back every next day.
NEXT_DAY = Step(waits.Wait(1, "d"))


def ladder(row: dict[str, Any]) -> Ladder:
    """A ladder as its checked row says it."""
    then = row.get("then")
    return Ladder(row["outcome"], tuple(step(one) for one in row["steps"]), DutyChannel(then) if then else None)


def step(text: str) -> Step:
    """`3h`, `2d` or `1d 10:00`. Raises ValueError."""
    wait, _, at = text.strip().partition(" ")
    found = waits.parse(wait)
    if found is None:
        raise ValueError(text)
    return Step(found, time.fromisoformat(at.strip()) if at else None)


def step_text(step: Step) -> str:
    """A step as playbooks write it."""
    wait = f"{step.wait.amount}{step.wait.unit}"
    return f"{wait} {step.at:%H:%M}" if step.at else wait


def of(ladders: Mapping[str, Ladder], outcome: str) -> Ladder | None:
    """The ladder for an outcome; one without its own climbs that of nobody answering."""
    return ladders.get(outcome) or ladders.get(Outcome.NO_ANSWER)


def after(step: Step, at: datetime, quiet: "Quiet | None") -> When:
    """When a step after a contact at `at` leads to; a time in the quiet hours is put off to their end."""
    if step.wait.in_minutes is not None:
        then = moved(quiet, waits.instant_after(at, step.wait))
        return When(then.date(), then)
    day = waits.day_after(at.date(), step.wait)
    if step.at is None:
        return When(day)
    then = datetime.combine(day, step.at, at.tzinfo)
    # This evening has passed: the next one is meant.
    then = moved(quiet, then if then > at else then + timedelta(days=1))
    return When(then.date(), then)


def climb(
    ladder: Ladder | None, attempts: int, channel: str, turned: bool, at: datetime, quiet: "Quiet | None"
) -> Rung:
    """What comes after a contact in vain at `at` about a follow-up that was tried in vain `attempts` times before, by
    a `channel` to which an earlier one may have `turned` it.
    """
    if ladder is None:
        return Rung(after(NEXT_DAY, at, quiet))
    if turned:
        return Rung(None)
    if attempts < len(ladder.steps):
        return Rung(after(ladder.steps[attempts], at, quiet))
    if ladder.then is None or ladder.then == channel:
        return Rung(None)
    return Rung(after(NEXT_DAY, at, quiet), ladder.then)


def lasting(ladder: Ladder | None, attempts: int, at: datetime, quiet: "Quiet | None") -> When:
    """When to try again for what is owed, which never ends: the last step again and again."""
    steps = (ladder.steps if ladder else ()) or (NEXT_DAY,)
    return after(steps[min(attempts, len(steps) - 1)], at, quiet)


def again(item: "DueItem", following: When | None, contact: "Contact", reach: "Reach", now: datetime) -> Rung:
    """What becomes of a duty after one more contact in vain: the date agreed, else the ladder's. What was promised, and
    what is planned, keeps its date.
    """
    due = When(item.due_on, item.due_at)
    if item.kind == "promise" or planned(item):
        return Rung(due)
    if following is not None:
        return Rung(following)
    if item.kind == "followup":
        return rung(item, contact.outcome, contact.at, reach, now)
    if due.day > now.date():
        return Rung(due)
    return Rung(not_past(lasting(of(reach.ladders, contact.outcome), item.attempts, contact.at, reach.quiet), now))


def rung(duty: "DueItem | FollowUp", outcome: str, at: datetime, reach: "Reach", now: datetime) -> Rung:
    """What becomes of a follow-up by the ladder alone: it does not come back in the past, where the contact is entered
    late, and not before the day for which it is agreed already.
    """
    if duty.due_on > now.date():
        return Rung(When(duty.due_on, duty.due_at))
    standing = reach.standings.get(duty.id)
    turned = standing is not None and standing.instead_of is not None
    found = climb(of(reach.ladders, outcome), duty.attempts, duty.channel, turned, at, reach.quiet)
    return found if found.to is None else found._replace(to=not_past(found.to, now))


def not_past(when: When, now: datetime) -> When:
    """The same, or today where it has passed."""
    return when if when.day >= now.date() else When(now.date())


def called_back(contact: "Contact", reach: "Reach", now: datetime) -> When:
    """When somebody is called who asks for it and of whom nothing was due."""
    return not_past(lasting(of(reach.ladders, contact.outcome), 0, contact.at, reach.quiet), now)
