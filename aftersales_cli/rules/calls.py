"""What a logged contact does to the duties of its customer."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import Contradiction, NoPromiseNamed, NotDueHere, NothingNamed, TimeMissing
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import ENQUIRY, DueItem, Ranked, pending, ranked
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.followups import FollowUp, happened

if TYPE_CHECKING:
    from aftersales_cli.rules.cases import Complained
    from aftersales_cli.rules.ladder import Ladder
    from aftersales_cli.rules.promises import Promise, Told
    from aftersales_cli.rules.quiet import Quiet

SPOKEN_WITH = frozenset({Outcome.REACHED, Outcome.REFUSED})
# Where nobody was spoken with at all; who asks to be called back was there.
UNHEARD = frozenset({Outcome.NO_ANSWER, Outcome.BUSY, Outcome.WRONG_NUMBER, Outcome.MESSAGE_LEFT})
# Ways of contact that need no number.
NUMBERLESS = frozenset({Channel.LETTER, Channel.VISIT, Channel.WALK_IN})
LONGEST_CALL_MINUTES = 24 * 60


class Call(NamedTuple):
    """One contact, whichever way it went. `minutes` is its length, `by` who made it, `despite` the reason for a call
    that a rule forbids.
    """

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
    despite: str | None = None


class Contact(NamedTuple):
    """A contact that is being written down. `at` is when it was, `minutes` its length, `by` who made it, `staff_id`
    that member's number, and `despite` the reason for a call that a rule forbids.
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
    despite: str | None = None


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
    despite: str | None = None


class Standing(NamedTuple):
    """How far a follow-up has climbed since the customer was last spoken with: when it was last tried in vain, and the
    way `instead_of` which it now goes another, if it was turned to one.
    """

    last: datetime
    instead_of: str | None = None


class Reach(NamedTuple):
    """What is known of reaching a customer: the ladders by outcome and the quiet hours (both only where a contact was
    in vain), how the follow-ups stand that were tried in vain, by their numbers, and which are given up (`lost`),
    because the customer counts as unreachable.
    """

    ladders: "Mapping[str, Ladder]"
    quiet: "Quiet | None"
    standings: Mapping[int, Standing]
    lost: tuple[DueItem, ...]


UNTRIED = Reach({}, None, {}, ())


class Moved(NamedTuple):
    """A duty and when it comes back, and by what other way, if not as before."""

    item: DueItem
    to: When
    channel: DutyChannel | None = None


class Agreed(NamedTuple):
    """Something promised, and until when."""

    what: str
    due: When


class Effects(NamedTuple):
    """What a contact does: follow-ups closed, duties tried in vain, cases and promises spoken about, a new date, what
    stays due, promises kept and promises made; follow-ups given up because nobody can be reached (`lost`), those that
    come back because somebody was (`revived`), and those open ones whose tries in vain no longer count (`reset`).
    """

    closed: tuple[DueItem, ...]
    tried: tuple[Moved, ...]
    answered: tuple[Moved, ...]
    following: When | None
    still_due: tuple[DueItem, ...]
    kept: tuple[DueItem, ...] = ()
    promised: tuple[Agreed, ...] = ()
    lost: tuple[DueItem, ...] = ()
    revived: tuple[Moved, ...] = ()
    reset: tuple[Moved, ...] = ()


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


def consistent(outcome: Outcome, channel: Channel, promises: bool) -> None:
    """Refuses what cannot have been: a wrong number of what needs none, a promise to nobody. Raises Contradiction."""
    if outcome == Outcome.WRONG_NUMBER and channel in NUMBERLESS:
        raise Contradiction(one=f"--outcome {outcome}", other=f"--channel {channel}")
    if promises and outcome in UNHEARD:
        raise Contradiction(one="--promise", other=f"--outcome {outcome}")


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
    """The open duties with these ids. Raises NotDueHere, AboutYou."""
    known = {item.ref: item for item in open_items}
    for ref in refs:
        if ref not in known:
            raise NotDueHere(id=ref, who=contact.customer)
        if known[ref].against is not None and known[ref].against == contact.staff_id:
            from aftersales_cli.errors.loop import AboutYou

            raise AboutYou(id=ref, value=contact.by)
    return [known[ref] for ref in refs]


def confirmed(item: DueItem) -> DueItem:
    """A promise, unless it waits for a yes first. Raises StillPending."""
    if pending(item):
        from aftersales_cli.errors.records import StillPending
        from aftersales_cli.rules.team import ROLES, Role

        raise StillPending(id=item.ref, role=ROLES[Role(item.role or Role.LEAD)])
    return item


def planned(item: DueItem) -> bool:
    """Whether a duty has its own date, which no call changes: a job's."""
    return item.ref.startswith(ids.JOB)


def duty_channel(channel: Channel) -> DutyChannel:
    """The way in which a customer is contacted again: the same, or a call after a walk-in."""
    return DutyChannel.CALL if channel == Channel.WALK_IN else DutyChannel(channel.value)


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
    reach: Reach = UNTRIED,
) -> Effects:
    """What a contact does to the customer's open duties, and what was promised in it.

    Where the customer was spoken with (`reached`, `refused`), it closes the chosen follow-ups, and answers the
    chosen cases until the date agreed, or else until the next day; a chosen promise moves to the date agreed, for the
    customer knows of it now. What was tried in vain until then begins anew. Where not, nothing is closed: an attempt
    is counted, and the duty comes back at the date agreed, or else by the ladder of retries, at whose end it is given
    up. A job keeps its date whatever is said on the phone. Who asks to be called back is called back, also where
    nothing was due.
    """
    everything = tuple(open_items)
    due = ranked((item for item in everything if item.due_on <= now.date()), now)
    about = settles(due, (*everything, *reach.lost), contact, choice)
    kept = tuple(confirmed(item) for item in among(everything, keeps, contact))
    about = [item for item in about if item not in kept]
    closed: tuple[DueItem, ...] = ()
    tried: tuple[Moved, ...] = ()
    answered: tuple[Moved, ...] = ()
    lost: tuple[DueItem, ...] = ()
    revived: tuple[Moved, ...] = ()
    reset: tuple[Moved, ...] = ()
    if contact.outcome in SPOKEN_WITH:
        closed = tuple(item for item in about if item.kind == "followup")
        answered = tuple(Moved(item, agreed(item, following, now)) for item in about if item.kind != "followup")
        revived, reset = begin_anew(everything, reach, contact.at, now, closed)
    else:
        tried, lost = in_vain(about, following, contact, reach, now)
    moved = [one for one in (*tried, *answered) if takes_date(one, contact.outcome)]
    handled = {item.ref for item in (*closed, *kept, *lost)} | {one.item.ref for one in moved}
    still_due = tuple(row.item for row in due if row.item.ref not in handled)
    rest = None if moved else following
    if contact.outcome == Outcome.CALL_BACK and choice.kind == "first" and not (moved or lost) and following is None:
        from aftersales_cli.rules.ladder import called_back

        rest = called_back(contact, reach, now)
    staying = tuple(item for item in everything if item not in closed)
    made = dated(promised, following, staying, now)
    return Effects(closed, tried, answered, rest, still_due, kept, made, lost, revived, reset)


def in_vain(
    about: Iterable[DueItem], following: When | None, contact: Contact, reach: Reach, now: datetime
) -> tuple[tuple[Moved, ...], tuple[DueItem, ...]]:
    """What a contact in vain does to the duties that it was about: when each comes back, and which are given up."""
    from aftersales_cli.rules.ladder import again

    tried: list[Moved] = []
    lost: list[DueItem] = []
    for item in about:
        to, channel = again(item, following, contact, reach, now)
        if to is None:
            lost.append(item)
        else:
            tried.append(Moved(item, to, channel))
    return tuple(tried), tuple(lost)


def begin_anew(
    open_items: Iterable[DueItem], reach: Reach, at: datetime, now: datetime, closed: Iterable[DueItem] = ()
) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
    """What begins anew because the customer was spoken with at `at`: the follow-ups that were given up come back today,
    and of the open ones the tries in vain no longer count; each by the way that it had at first. Left as it is what was
    tried after that, and what is `closed` now.
    """
    done = {item.ref for item in closed}
    never = Standing(at)

    def anew(item: DueItem, to: When) -> Moved:
        back = reach.standings.get(item.id, never).instead_of
        return Moved(item, to, DutyChannel(back) if back else None)

    def fresh(item: DueItem) -> bool:
        return item.ref not in done and reach.standings.get(item.id, never).last <= at

    tried = [item for item in open_items if item.kind == "followup" and item.attempts]
    return (
        tuple(anew(item, When(now.date())) for item in reach.lost if fresh(item)),
        tuple(anew(item, When(item.due_on, item.due_at)) for item in tried if fresh(item)),
    )


def takes_date(moved: Moved, outcome: Outcome) -> bool:
    """Whether a contact gives a duty its next date: not a job's, and a promise's only where that was agreed."""
    item, to, _ = moved
    if item.kind == "promise":
        return outcome in SPOKEN_WITH and to != When(item.due_on, item.due_at)
    return not planned(item)


def calls_agreed(effects: Effects, contact: Contact) -> list[When]:
    """When the customer is to be called next, by what was agreed in a contact."""
    moved = [one for one in (*effects.tried, *effects.answered) if takes_date(one, contact.outcome)]
    found = [one.to for one in moved if (one.channel or one.item.channel) == DutyChannel.CALL]
    if effects.following is not None and duty_channel(contact.channel) == DutyChannel.CALL:
        found.append(effects.following)
    return found


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
