"""Duties to contact somebody: what the playbook makes of an event, and what becomes of a duty."""

from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.errors import NotInFuture, NotInPast, Term
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.due import Purpose
from aftersales_cli.rules.events import FollowUpState

# Why a line stands in a record, as svc itself writes it: the ladder turned a duty from one way to another, or ended.
INSTEAD_OF = "instead-of-"
GIVEN_UP = "given-up"
# Why svc itself calls a duty off: something came before it, no rule asks for it any more, the customer had two files
# and has it from the other one, or wants to hear nothing more.
OVERTAKEN, RULE_GONE, DOUBLED, NO_CONSENT = "overtaken", "rule-gone", "doubled", "no-consent"
# Nothing comes after what is called off so.
SELF_GIVEN = frozenset({OVERTAKEN, RULE_GONE, DOUBLED, NO_CONSENT})


class FollowUp(NamedTuple):
    """One duty to contact one customer. `planned` is the day first set; `why` the reason of the last change; `assignee`
    who makes it, the customer's keeper if nobody was named, or nobody where `role` asks for a rank. `occurrence` is its
    number in a series, `until_on` the last day of its window, `event_on` the day from which it is counted.
    """

    id: int
    customer_id: int
    customer: str
    purchase_id: int | None
    origin: str | None
    purpose: Purpose
    channel: str
    planned_on: date
    due_on: date
    due_at: datetime | None
    state: str
    closed_at: datetime | None
    why: str | None
    attempts: int
    assignee_id: int | None = None
    assignee: str | None = None
    role: str | None = None
    occurrence: int = 1
    until_on: date | None = None
    event_on: date | None = None


class Deed(NamedTuple):
    """One line of the record of a follow-up or a promise: what happened to it, and where its date moved, from when to
    when.
    """

    at: datetime
    what: str
    by: str
    call_id: int | None
    from_on: date | None
    from_at: datetime | None
    to_on: date | None
    to_at: datetime | None
    why: str | None


class FollowUpList(NamedTuple):
    """Follow-ups by the day they are due; `total` counts before any limit."""

    items: tuple[FollowUp, ...]
    total: int


class LastTry(NamedTuple):
    """When a customer was last contacted in vain, and how that ended; the outcome of an older try may be unknown."""

    at: datetime
    outcome: str | None


class Unreachable(NamedTuple):
    """A follow-up that was given up because nobody could reach the customer."""

    followup: FollowUp
    phone: str | None
    last: LastTry | None


class UnreachableList(NamedTuple):
    """The follow-ups that were given up; `total` counts before any limit."""

    items: tuple[Unreachable, ...]
    total: int


class FollowUpCard(NamedTuple):
    """A follow-up with its record."""

    followup: FollowUp
    deeds: tuple[Deed, ...]


class FollowUpSaved(NamedTuple):
    """A follow-up was made, done, moved or cancelled (`deed`). It is `held_back` where its customer must not be called,
    and `unwanted` where the customer wants to hear nothing more.
    """

    followup: FollowUp
    deed: str
    held_back: bool
    unwanted: bool = False


def untouched(followup: FollowUp) -> bool:
    """Whether an open follow-up still stands as it was planned: never tried, never moved."""
    return followup.state == FollowUpState.OPEN and not followup.attempts and followup.why is None


def shelved(followup: FollowUp) -> bool:
    """Whether a follow-up was called off for nothing but that no rule asked for it: it may come back."""
    return followup.state == FollowUpState.CANCELLED and followup.why == RULE_GONE


def happened(when: When, now: datetime, what: str) -> When:
    """The time of something that has happened, unless it is still to come. Raises NotInFuture."""
    if when.day > now.date() or (when.at is not None and when.at > now):
        shown = when.at.strftime("%Y-%m-%d %H:%M") if when.at else when.day.isoformat()
        raise NotInFuture(what=Term(what), value=shown)
    return when


def ahead(when: When, now: datetime) -> When:
    """A day that somebody agrees on: today or later, and where a time is given, from now on. Raises NotInPast."""
    if when.day < now.date() or (when.at is not None and when.at < now.replace(second=0)):
        shown = f"{when.at:%Y-%m-%d %H:%M}" if when.at else when.day.isoformat()
        raise NotInPast(what=Term("date"), value=shown)
    return when
