"""Taking up another playbook: what becomes of the follow-ups that are open, and what two playbooks say differently."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp, untouched
from aftersales_cli.rules.planning import Frame, Plan
from aftersales_cli.rules.playbook import TABLES, Playbook
from aftersales_cli.rules.purchases import Purchase, consequences


class Sold(NamedTuple):
    """A purchase as a new playbook looks at it: the kind of customer, when the warranty ends, and its follow-ups."""

    purchase: Purchase
    kind: str
    warranty_ends: date | None
    followups: tuple[FollowUp, ...]


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
    book: Playbook, before: str, sold: Iterable[Sold], others: Iterable[FollowUp], now: datetime, frame: Frame
) -> Uptake:
    """What a playbook changes for purchases, and for `others`, the open follow-ups of everything else."""
    rules = {rule.id for rule in book.followups}
    added: list[Added] = []
    moved: list[tuple[FollowUp, Plan]] = []
    dropped = [one for one in others if lapsed(one, rules)]
    for purchase, kind, warranty_ends, duties in sold:
        found = consequences(purchase, kind, book.followups, duties, now, frame, warranty_ends)
        added += [Added(purchase, plan) for plan in found.add]
        moved += found.replan
        dropped += [one for one in duties if lapsed(one, rules)]
    return Uptake(book, before, tuple(added), tuple(moved), tuple(dropped), tried=False)


def lapsed(duty: FollowUp, rules: set[str]) -> bool:
    """Whether no rule asks for an open follow-up of a playbook any more, and nobody has worked on it."""
    return (
        duty.state == FollowUpState.OPEN
        and duty.origin is not None
        and duty.purpose.code not in rules
        and untouched(duty)
    )


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
