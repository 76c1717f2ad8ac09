"""What a logged contact does to the duties of its customer."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import NoPromiseNamed, NotDueHere, NothingNamed, TimeMissing
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import ENQUIRY, DueItem, Ranked, ranked
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.followups import FollowUp, happened
from aftersales_cli.rules.waits import Wait, instant_after

if TYPE_CHECKING:
    from aftersales_cli.rules.cases import Complained
    from aftersales_cli.rules.promises import Promise, Told

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
    """A contact that is being written down. `at` is when it was, `minutes` its length, `by` who made it and
    `staff_id` that member's number.
    """

    customer_id: int
    customer: str
    at: datetime
    direction: Direction
    channel: Channel
    outcome: Outcome
    minutes: int | None
    note: str | None
    by: str
    staff_id: int | None = None


class Choice(NamedTuple):
    """What a contact is said to settle: `first` (the default), `all`, `none`, or the ids in `refs`."""

    kind: str = "first"
    refs: tuple[str, ...] = ()


class Telling(NamedTuple):
    """A contact as somebody tells it, times as they were typed; `until` are the dates of what was promised."""

    customer: str
    note: str | None
    outcome: Outcome
    channel: Channel
    direction: Direction
    minutes: int | None
    at: str | None
    following: str | None
    settles: Choice
    keeps: tuple[str, ...]
    promises: tuple[str, ...]
    until: tuple[str | None, ...]


class Moved(NamedTuple):
    """A duty and when it comes back."""

    item: DueItem
    to: When


class Agreed(NamedTuple):
    """Something promised, and until when."""

    what: str
    due: When


class Effects(NamedTuple):
    """What a contact does: follow-ups closed, duties tried in vain, cases and promises spoken about, a new date, what
    stays due, promises kept and promises made.
    """

    closed: tuple[DueItem, ...]
    tried: tuple[Moved, ...]
    answered: tuple[Moved, ...]
    following: When | None
    still_due: tuple[DueItem, ...]
    kept: tuple[DueItem, ...] = ()
    promised: tuple[Agreed, ...] = ()


class CallLogged(NamedTuple):
    """A contact as it was written down, with its effects, what the customer has complained of, whether the customer
    must not be called, and the follow-ups that come `later`, after what it closed.
    """

    call: Call
    effects: Effects
    following: FollowUp | None
    promised: "tuple[Promise, ...]" = ()
    complaints: "tuple[Complained, ...]" = ()
    do_not_call: bool = False
    later: tuple[FollowUp, ...] = ()


def chosen(text: str | None) -> Choice:
    """`--for`: `all`, `none`, or ids such as `F12,F13,C1`; without it the first in rank. Raises NothingNamed, BadId."""
    if text is None:
        return Choice()
    if text.strip().lower() in ("all", "none"):
        return Choice(text.strip().lower())
    refs = listed(text, ids.FOLLOWUP, (ids.COMPLAINT, ids.PROMISE, ids.JOB, ids.ENQUIRY))
    if not refs:
        raise NothingNamed()
    return Choice("named", refs)


def kept(text: str | None) -> tuple[str, ...]:
    """`--keeps`: the ids of promises, such as `P3,P4`. Raises NoPromiseNamed, BadId."""
    if text is None:
        return ()
    refs = listed(text, ids.PROMISE)
    if not refs:
        raise NoPromiseNamed()
    return refs


def listed(text: str, usual: str, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The ids in a list such as `F12,C1`; a bare number is one of the `usual` letter. Raises BadId."""
    refs = []
    for word in text.replace("，", ",").split(","):
        if word.strip():
            first = word.strip()[0].upper()
            letter = first if first in others else usual
            refs.append(ids.show(letter, ids.parse(word, letter)))
    return tuple(dict.fromkeys(refs))


def settles(rows: Iterable[Ranked], open_items: Iterable[DueItem], contact: Contact, choice: Choice) -> list[DueItem]:
    """The duties that a contact is about. `rows` is what is due, `open_items` everything open.

    Left to itself, a contact settles nothing that arose after it. Raises NotDueHere.
    """
    due = [row.item for row in rows]
    if choice.kind == "none":
        return []
    if choice.kind == "all":
        return [item for item in due if item.kind != "promise" and not planned(item)]
    if choice.kind == "named":
        return among(open_items, choice.refs, contact)
    calls = (item for item in due if item.kind == "followup" or item.purpose.code == ENQUIRY)
    first = (item for item in calls if item.channel == contact.channel)
    return [item for item in first if item.since.replace(second=0) <= contact.at][:1]


def among(open_items: Iterable[DueItem], refs: Iterable[str], contact: Contact) -> list[DueItem]:
    """The open duties with these ids. Raises NotDueHere."""
    known = {item.ref: item for item in open_items}
    for ref in refs:
        if ref not in known:
            raise NotDueHere(id=ref, who=contact.customer)
    return [known[ref] for ref in refs]


def planned(item: DueItem) -> bool:
    """Whether a duty has its own date, which no call changes: a job's."""
    return item.ref.startswith(ids.JOB)


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


def happened_at(when: When, now: datetime, typed: str, what: str = "contact") -> datetime:
    """The minute of something in the past; `what` names it in a refusal. Raises NotInFuture, and TimeMissing where only
    its day is given.
    """
    past = happened(when, now, what)
    if past.at is None:
        raise TimeMissing(value=typed)
    return past.at


def decide(
    contact: Contact,
    open_items: Iterable[DueItem],
    choice: Choice,
    following: When | None,
    now: datetime,
    keeps: tuple[str, ...] = (),
    promised: "tuple[Told, ...]" = (),
) -> Effects:
    """What a contact does to the customer's open duties, and what was promised in it.

    Where the customer was spoken with (`reached`, `refused`), it closes the chosen follow-ups, and answers the
    chosen cases until the date agreed, or else until the next day; a chosen promise moves to the date agreed, for the
    customer knows of it now. Where not, nothing is closed: an attempt is counted, and the duty comes back at the date
    agreed, or else by the ladder of `retry`. A job keeps its date whatever is said on the phone. Who asks to be called
    back is called back, also where nothing was due.
    """
    everything = tuple(open_items)
    due = ranked((item for item in everything if item.due_on <= now.date()), now)
    about = settles(due, everything, contact, choice)
    kept = tuple(among(everything, keeps, contact))
    about = [item for item in about if item not in kept]
    closed: tuple[DueItem, ...] = ()
    tried: tuple[Moved, ...] = ()
    answered: tuple[Moved, ...] = ()
    if contact.outcome in SPOKEN_WITH:
        closed = tuple(item for item in about if item.kind == "followup")
        answered = tuple(Moved(item, agreed(item, following, now)) for item in about if item.kind != "followup")
    else:
        tried = tuple(Moved(item, again(item, following, contact.at, now)) for item in about)
    moved = [one for one in (*tried, *answered) if takes_date(one, contact.outcome)]
    handled = {item.ref for item in (*closed, *kept)} | {one.item.ref for one in moved}
    still_due = tuple(row.item for row in due if row.item.ref not in handled)
    rest = None if moved else following
    if contact.outcome == Outcome.CALL_BACK and choice.kind == "first" and not moved and following is None:
        rest = laddered(When(now.date()), 0, contact.at, now)
    staying = tuple(item for item in everything if item not in closed)
    return Effects(closed, tried, answered, rest, still_due, kept, dated(promised, following, staying, now))


def takes_date(moved: Moved, outcome: Outcome) -> bool:
    """Whether a contact gives a duty its next date: not a job's, and a promise's only where that was agreed."""
    item, to = moved
    if item.kind == "promise":
        return outcome in SPOKEN_WITH and to != When(item.due_on, item.due_at)
    return not planned(item)


def dated(
    promised: "tuple[Told, ...]", following: When | None, open_items: Iterable[DueItem], now: datetime
) -> tuple[Agreed, ...]:
    """What was promised, each until its day."""
    if not promised:
        return ()
    from aftersales_cli.rules.promises import until

    return tuple(Agreed(one.what, until(one, following, open_items, now)) for one in promised)


def agreed(item: DueItem, following: When | None, now: datetime) -> When:
    """When a case or a promise that was spoken about is due: at the date agreed. Without one a case comes back the
    next day; a promise, and a job always, keeps its date.
    """
    if planned(item) or (item.kind == "promise" and following is None):
        return When(item.due_on, item.due_at)
    return following or When(now.date() + timedelta(days=1))


def again(item: DueItem, following: When | None, at: datetime, now: datetime) -> When:
    """When a duty comes back after one more contact in vain: at the date agreed, else by the ladder. What was promised,
    and what is planned, keeps its date.
    """
    if item.kind == "promise" or planned(item):
        return When(item.due_on, item.due_at)
    return following or laddered(When(item.due_on, item.due_at), item.attempts, at, now)


def laddered(due: When, attempts: int, at: datetime, now: datetime) -> When:
    """When a duty that is `due` comes back after a contact in vain at `at`, the one after `attempts` others: by the
    ladder of `retry`; not in the past, where that contact is entered late, and not before the day for which the duty
    is agreed already.
    """
    if due.day > now.date():
        return due
    when = retry(attempts + 1, at)
    return when if when.day >= now.date() else When(now.date())
