"""Milestones: what happened between a customer and the store, or elsewhere, that no other record tells."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.rules import codes
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.triggers import Trigger


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


class MilestoneSaved(NamedTuple):
    """A milestone was recorded or removed (`deed`), with what the playbook made of it, or what was called off."""

    milestone: Milestone
    deed: str
    followups: tuple[FollowUp, ...]


def typed(value: str) -> MilestoneKind:
    """What somebody records as a milestone. Raises UnknownWord, MisspeltWord."""
    kind = codes.word(MilestoneKind, value, "milestone")
    if kind not in TYPED:
        raise codes.unknown(value, "milestone", [*TYPED])
    return kind


def trigger(kind: MilestoneKind) -> Trigger:
    """What a milestone wakes."""
    return Trigger(kind.value)
