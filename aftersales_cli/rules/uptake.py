"""Taking up another playbook: what becomes of the follow-ups that are open, and what two playbooks say differently."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.consequences import as_it_stood, recounted, revived
from aftersales_cli.rules.followups import FollowUp, shelved, untouched
from aftersales_cli.rules.planning import TRIGGERS, Frame, Plan, Whom, applies, arising
from aftersales_cli.rules.playbook import TABLES, FollowUpRule, Playbook
from aftersales_cli.rules.purchases import Purchase, consequences
from aftersales_cli.rules.triggers import Origin


class Sold(NamedTuple):
    """A purchase as a new playbook looks at it: the kind of customer, when the warranty ends, and its follow-ups."""

    purchase: Purchase
    kind: str
    warranty_ends: date | None
    followups: tuple[FollowUp, ...]


class Standing(NamedTuple):
    """A follow-up of a playbook that is about no purchase, open or called off because no rule asked for it: whom it is
    for, and the event from which it is counted, if that still stands and is not the calendar.
    """

    followup: FollowUp
    whom: Whom
    event: When | None


class Added(NamedTuple):
    """A follow-up that the new playbook plans for a purchase."""

    purchase: Purchase
    plan: Plan


class Uptake(NamedTuple):
    """What a playbook changes: follow-ups that are new, that are counted anew, that its rules no longer ask for, and
    that come back because they ask for them again. What somebody has tried or moved stays as it is. `tried` if nothing
    was written.
    """

    playbook: Playbook
    before: str
    added: tuple[Added, ...]
    moved: tuple[tuple[FollowUp, Plan], ...]
    dropped: tuple[FollowUp, ...]
    tried: bool
    revived: tuple[tuple[FollowUp, Plan], ...] = ()


class TakenUp(NamedTuple):
    """The playbook by which the store works from now on, after what it changes was shown."""

    playbook: Playbook


class Difference(NamedTuple):
    """One row that two playbooks say differently: its table, its id, and the row in each, if it is there."""

    table: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class PlaybookDiff(NamedTuple):
    """What a playbook says differently from another."""

    playbook: Playbook
    other: Playbook
    items: tuple[Difference, ...]


def uptake(
    book: Playbook, current: Playbook, sold: Iterable[Sold], others: Iterable[Standing], now: datetime, frame: Frame
) -> Uptake:
    """What a playbook changes for purchases, and for `others`, the follow-ups of everything else."""
    rules = {rule.id: rule for rule in book.followups}
    changed = {*rules.values()} - {*current.followups}
    added: list[Added] = []
    moved: list[tuple[FollowUp, Plan]] = []
    dropped: list[FollowUp] = []
    back: list[tuple[FollowUp, Plan]] = []
    for purchase, kind, warranty_ends, duties in sold:
        found = consequences(purchase, kind, book.followups, duties, now, frame, warranty_ends)
        added += [Added(purchase, plan) for plan in found.add]
        moved += found.replan
        back += found.revive
        whom, going = Whom(kind, purchase.category), {duty.id for duty, _ in found.replan}
        for duty in duties:
            rule = rules.get(duty.purpose.code)
            if lapsed(duty, rule, whom) and duty.id not in going:
                dropped.append(duty)
            elif duty.origin not in TRIGGERS:
                back += returned(duty, rule, None, whom, now, frame)
    for duty, whom, event in others:
        rule = rules.get(duty.purpose.code)
        if lapsed(duty, rule, whom):
            dropped.append(duty)
        elif shelved(duty):
            back += returned(duty, rule, event, whom, now, frame)
        elif rule in changed and event is not None and duty.origin in TRIGGERS:
            for plan in arising([rule], Origin(duty.origin), event, whom, now.tzinfo, frame):
                corrected = recounted(duty, plan, [rule], whom, now, frame)
                moved += [(duty, corrected)] if corrected is not None else []
    return Uptake(book, current.name, tuple(added), tuple(moved), tuple(dropped), tried=False, revived=tuple(back))


def returned(
    duty: FollowUp, rule: FollowUpRule | None, event: When | None, whom: Whom, now: datetime, frame: Frame
) -> list[tuple[FollowUp, Plan]]:
    """How a follow-up comes back that was called off because no rule asked for it, if one does again: counted from its
    `event`, else on the day on which it stood.
    """
    if rule is None or not shelved(duty) or not asks(rule, duty, whom):
        return []
    if duty.origin not in TRIGGERS:
        plans = [as_it_stood(duty)]
    else:
        plans = arising([rule], Origin(duty.origin), event, whom, now.tzinfo, frame) if event is not None else []
    found = [(duty, revived(duty, plan, (rule,), whom, now, frame)) for plan in plans]
    return [(one, plan) for one, plan in found if plan is not None]


def lapsed(duty: FollowUp, rule: FollowUpRule | None, whom: Whom) -> bool:
    """Whether no rule asks for an open follow-up of a playbook any more, and nobody has worked on it."""
    asked = rule is not None and asks(rule, duty, whom)
    return duty.origin is not None and not asked and untouched(duty)


def asks(rule: FollowUpRule, duty: FollowUp, whom: Whom) -> bool:
    """Whether a rule asks for a follow-up that is there."""
    return wakes(rule, duty.origin or "") and applies(rule, whom)


def wakes(rule: FollowUpRule, origin: str) -> bool:
    """Whether a rule makes what is counted so."""
    if origin == Origin.AFTER_DONE:
        return rule.done is not None
    trigger = TRIGGERS.get(Origin(origin))
    return rule.cycle == origin if trigger is None else rule.after == trigger


def differences(book: Playbook, other: Playbook) -> PlaybookDiff:
    """Every row that one playbook says differently from another, table by table."""
    found = []
    for table in TABLES:
        after = {row["id"]: row for row in book.body.get(table, [])}
        before = {row["id"]: row for row in other.body.get(table, [])}
        for key in dict.fromkeys([*before, *after]):
            if before.get(key) != after.get(key):
                found.append(Difference(table, key, before.get(key), after.get(key)))
    for key in ("quiet", "quiet_then", "hours", "seasons"):
        was, now = other.body.get(key), book.body.get(key)
        if was != now:
            found.append(Difference(key, key, None if was is None else {key: was}, None if now is None else {key: now}))
    return PlaybookDiff(book, other, tuple(found))
