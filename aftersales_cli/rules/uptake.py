"""Taking up another playbook: what becomes of the follow-ups that are open, and what two playbooks say differently."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.consequences import recounted
from aftersales_cli.rules.followups import FollowUp, untouched
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
    """A follow-up of a playbook that is about no purchase: whom it is for, and the event from which it is counted, if
    that is not the calendar.
    """

    followup: FollowUp
    whom: Whom
    event: When | None


class Added(NamedTuple):
    """A follow-up that the new playbook plans for a purchase."""

    purchase: Purchase
    plan: Plan


class Uptake(NamedTuple):
    """What a playbook changes: follow-ups that are new, that are counted anew, and that its rules no longer ask for.
    What somebody has tried or moved stays as it is. `tried` if nothing was written.
    """

    playbook: Playbook
    before: str
    added: tuple[Added, ...]
    moved: tuple[tuple[FollowUp, Plan], ...]
    dropped: tuple[FollowUp, ...]
    tried: bool


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
    for purchase, kind, warranty_ends, duties in sold:
        found = consequences(purchase, kind, book.followups, duties, now, frame, warranty_ends)
        added += [Added(purchase, plan) for plan in found.add]
        moved += found.replan
        whom = Whom(kind, purchase.category)
        dropped += [one for one in duties if lapsed(one, rules.get(one.purpose.code), whom)]
    for duty, whom, event in others:
        rule = rules.get(duty.purpose.code)
        if lapsed(duty, rule, whom):
            dropped.append(duty)
        elif rule in changed and event is not None and duty.origin in TRIGGERS:
            for plan in arising([rule], Origin(duty.origin), event, whom, now.tzinfo, frame):
                corrected = recounted(duty, plan, [rule], whom, now, frame)
                moved += [(duty, corrected)] if corrected is not None else []
    return Uptake(book, current.name, tuple(added), tuple(moved), tuple(dropped), tried=False)


def lapsed(duty: FollowUp, rule: FollowUpRule | None, whom: Whom) -> bool:
    """Whether no rule asks for an open follow-up of a playbook any more, and nobody has worked on it."""
    asked = rule is not None and wakes(rule, duty.origin or "") and applies(rule, whom)
    return duty.origin is not None and not asked and untouched(duty)


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
