"""Milestones: what happened between a customer and the store, or elsewhere, that no other record tells."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors.records import CountedBySvc
from aftersales_cli.rules import codes, ids
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.consequences import Consequences, recount
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.planning import PLAIN, Frame, Whom, arising
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.triggers import Trigger, origin


class MilestoneKind(StrEnum):
    """What may be recorded as a milestone; each wakes the playbook's rules of the trigger of the same name."""

    CONTRACT = "contract"
    HALF_DONE = "half-done"
    UNIT_RECEIVED = "unit-received"
    TRIP_ENDED = "trip-ended"
    EVENT_ATTENDED = "event-attended"
    EVENT_BOUGHT = "event-bought"
    RESOLUTION = "resolution"
    BOUGHT_ELSEWHERE = "bought-elsewhere"
    EXCHANGED = "exchanged"
    REFERRAL_COUNT = "referral-count"


# svc writes this one itself, when the count is reached.
TYPED = tuple(kind for kind in MilestoneKind if kind != MilestoneKind.REFERRAL_COUNT)


class Milestone(NamedTuple):
    """One milestone of a customer, perhaps of one purchase."""

    id: int
    customer_id: int
    customer: str
    purchase_id: int | None
    purchase: str | None
    kind: MilestoneKind
    happened_on: date
    happened_at: datetime | None
    note: str | None
    by: str


class MilestoneDraft(NamedTuple):
    """A milestone as somebody tells it."""

    customer_id: int
    purchase_id: int | None
    kind: MilestoneKind
    happened: When
    note: str | None


class MilestoneList(NamedTuple):
    """Milestones, newest first; `total` counts before any limit."""

    items: tuple[Milestone, ...]
    total: int


class MilestoneCard(NamedTuple):
    """A milestone with the follow-ups that came of it."""

    milestone: Milestone
    followups: tuple[FollowUp, ...]


class MilestoneSaved(NamedTuple):
    """A milestone was recorded, corrected or removed (`deed`), with what the playbook made of it."""

    milestone: Milestone
    deed: str
    planned: tuple[FollowUp, ...]
    replanned: tuple[FollowUp, ...]
    overtaken: tuple[FollowUp, ...]
    too_late: int = 0


def typed(value: str) -> MilestoneKind:
    """What somebody records as a milestone. Raises UnknownWord, MisspeltWord."""
    return codes.word(TYPED, value, "milestone")


def trigger(kind: MilestoneKind) -> Trigger:
    """What a milestone wakes."""
    return Trigger(kind.value)


def correctable(milestone: Milestone) -> Milestone:
    """The milestone, unless svc itself counted it: then there is nothing that somebody told wrongly. Raises
    CountedBySvc.
    """
    if milestone.kind not in TYPED:
        raise CountedBySvc(id=ids.show(ids.MILESTONE, milestone.id))
    return milestone


def consequences(
    milestone: Milestone, whom: Whom, rules: Iterable[FollowUpRule], existing: Iterable[FollowUp], now: datetime,
    frame: Frame = PLAIN,
) -> Consequences:  # fmt: skip
    """What is to be written or counted anew of a milestone as it now stands; a count of customers brought wakes the
    rules that wait for just that count.
    """
    brought = None if milestone.kind in TYPED else int(milestone.note or 0)
    waiting = tuple(rule for rule in rules if rule.customers == brought)
    event = When(milestone.happened_on, milestone.happened_at)
    plans = arising(waiting, origin(trigger(milestone.kind)), event, whom, now.tzinfo, frame)
    return recount(plans, waiting, existing, whom, now, frame)
