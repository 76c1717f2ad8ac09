"""What a logged contact does to the duties of its customer."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import NamedTuple

from aftersales_cli.errors import NotDueHere, NothingNamed, TimeMissing
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import DueItem, Ranked, ranked
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.followups import FollowUp, happened
from aftersales_cli.rules.waits import Wait, instant_after

SPOKEN_WITH = frozenset({Outcome.REACHED, Outcome.REFUSED})
MORNING = time(9, 0)
LATEST_RETRY = time(20, 0)
LONGEST_CALL_MINUTES = 24 * 60


class Call(NamedTuple):
    """One contact, whichever way it went. `minutes` is its length, `by` who made it."""

    id: int
    customer_id: int
    customer: str
    at: datetime
    direction: str
    channel: str
    outcome: str
    minutes: int | None
    note: str | None
    by: str


class Contact(NamedTuple):
    """A contact that is being written down. `at` is when it was, `minutes` its length, `by` who made it."""

    customer_id: int
    customer: str
    at: datetime
    direction: Direction
    channel: Channel
    outcome: Outcome
    minutes: int | None
    note: str | None
    by: str


class Choice(NamedTuple):
    """What a contact is said to settle: `first` (the default), `all`, `none`, or the ids in `refs`."""

    kind: str = "first"
    refs: tuple[str, ...] = ()


class Moved(NamedTuple):
    """A duty and when it comes back."""

    item: DueItem
    to: When


class Effects(NamedTuple):
    """What a contact does: duties closed, tried in vain, cases answered, a new date, and what stays due."""

    closed: tuple[DueItem, ...]
    tried: tuple[Moved, ...]
    answered: tuple[Moved, ...]
    following: When | None
    still_due: tuple[DueItem, ...]


class CallLogged(NamedTuple):
    """A contact as it was written down, with its effects."""

    call: Call
    effects: Effects
    following: FollowUp | None


def chosen(text: str | None) -> Choice:
    """`--for`: `all`, `none`, or ids such as `F12,F13,C1`; without it the first in rank."""
    if text is None:
        return Choice()
    words = [word for word in text.replace("，", ",").split(",") if word.strip()]
    if [word.strip().lower() for word in words] in (["all"], ["none"]):
        return Choice(words[0].strip().lower())
    if not words:
        raise NothingNamed()
    refs = []
    for word in words:
        letter = ids.COMPLAINT if word.strip().upper().startswith(ids.COMPLAINT) else ids.FOLLOWUP
        refs.append(ids.show(letter, ids.parse(word, letter)))
    return Choice("named", tuple(dict.fromkeys(refs)))


def settles(rows: Iterable[Ranked], open_items: Iterable[DueItem], contact: Contact, choice: Choice) -> list[DueItem]:
    """The duties that a contact is about. `rows` is what is due, `open_items` everything open.

    Left to itself, a contact settles nothing that arose after it. Raises NotDueHere.
    """
    due = [row.item for row in rows]
    if choice.kind == "none":
        return []
    if choice.kind == "all":
        return due
    if choice.kind == "named":
        known = {item.ref: item for item in open_items}
        for ref in choice.refs:
            if ref not in known:
                raise NotDueHere(id=ref, who=contact.customer)
        return [known[ref] for ref in choice.refs]
    first = (item for item in due if item.kind == "followup" and item.channel == contact.channel)
    return [item for item in first if item.since.replace(second=0) <= contact.at][:1]


def duty_channel(channel: Channel) -> DutyChannel:
    """The way in which a customer is contacted again: the same, or a call after a walk-in."""
    return DutyChannel.CALL if channel == Channel.WALK_IN else DutyChannel(channel.value)


def retry(attempt: int, at: datetime) -> When:
    """When to try again after the `attempt`th contact in vain: 3 hours later (up to 20:00), then the next
    morning at 9:00, then two days on.
    """
    later = instant_after(at, Wait(3, "h"))
    if attempt <= 1 and later.date() == at.date() and later.time() <= LATEST_RETRY:
        return When(later.date(), later)
    if attempt <= 2:
        morning = at.date() + timedelta(days=1)
        return When(morning, datetime.combine(morning, MORNING, at.tzinfo))
    return When(at.date() + timedelta(days=2))


def happened_at(when: When, now: datetime, typed: str) -> datetime:
    """The minute of a contact in the past. Raises NotInFuture, and TimeMissing where only its day is given."""
    past = happened(when, now, "contact")
    if past.at is None:
        raise TimeMissing(value=typed)
    return past.at


def decide(
    contact: Contact, open_items: Iterable[DueItem], choice: Choice, following: When | None, now: datetime
) -> Effects:
    """What a contact does to the customer's open duties.

    Where the customer was spoken with (`reached`, `refused`), it closes the chosen follow-ups, and answers the
    chosen complaints until the date agreed, or else until the next day. Where not, nothing is closed: an
    attempt is counted, and the duty comes back at the date agreed, or else by the ladder of `retry`.
    """
    everything = tuple(open_items)
    due = ranked((item for item in everything if item.due_on <= now.date()), now)
    about = settles(due, everything, contact, choice)
    tomorrow = When(now.date() + timedelta(days=1))
    closed: tuple[DueItem, ...] = ()
    tried: tuple[Moved, ...] = ()
    answered: tuple[Moved, ...] = ()
    if contact.outcome in SPOKEN_WITH:
        closed = tuple(item for item in about if item.kind == "followup")
        answered = tuple(Moved(item, following or tomorrow) for item in about if item.kind == "case")
    else:
        tried = tuple(Moved(item, following or again(item, contact.at, now)) for item in about)
    handled = {item.ref for item in closed} | {moved.item.ref for moved in (*tried, *answered)}
    still_due = tuple(row.item for row in due if row.item.ref not in handled)
    return Effects(closed, tried, answered, None if tried or answered else following, still_due)


def again(item: DueItem, at: datetime, now: datetime) -> When:
    """When a duty comes back after one more contact in vain: not in the past, where that contact is entered late, and
    not before the day for which it is agreed already.
    """
    if item.due_on > now.date():
        return When(item.due_on, item.due_at)
    when = retry(item.attempts + 1, at)
    return when if when.day >= now.date() else When(now.date())
