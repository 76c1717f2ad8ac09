"""Two files of one customer become one: whose word counts, and what is asked for twice."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors.merging import AlreadyMerged, MergedWithItself
from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.consents import Standing
from aftersales_cli.rules.customers import Customer, Former, promoted
from aftersales_cli.rules.events import FollowUpState

if TYPE_CHECKING:
    from aftersales_cli.rules.calls import Moved
    from aftersales_cli.rules.followups import FollowUp
    from aftersales_cli.rules.milestones import MilestoneSaved

# What is taken from the file that goes where the kept one says nothing.
FILLED = ("phone", "wechat", "district", "address", "birthday")
PEOPLE = ("keeper", "adviser", "referred_by")
# Kinds that a customer has without anybody having said so.
UNSAID = (CustomerKind.PROSPECT, CustomerKind.NEW)


class Field(NamedTuple):
    """A field of a customer's file and what it says."""

    name: str
    value: object


class Joined(NamedTuple):
    """The kept file: the columns that change in it, the fields that the other one `filled`, and those in which the
    kept one's word won (`left`, as the other one said it).
    """

    values: dict[str, object]
    filled: tuple[Field, ...]
    left: tuple[Field, ...]


class Duty(NamedTuple):
    """A follow-up that is about the customer alone, and not about a purchase, a case, a milestone or a promise."""

    id: int
    customer_id: int
    rule: str
    text: str | None
    period: str | None
    due_on: date
    state: str


class Doubled(NamedTuple):
    """What two files ask for twice: the follow-ups to call off, and those that lose their `period`, because it may
    stand only once.
    """

    called_off: tuple[int, ...] = ()
    unbound: tuple[int, ...] = ()


class Plan(NamedTuple):
    """What a merger comes to: how many rows of which table go over, what becomes of the kept file, and of duties, and
    whether the customer may be contacted.
    """

    kept: Customer
    gone: Customer
    moved: tuple[tuple[str, int], ...]
    joined: Joined
    doubled: Doubled
    consent: Standing | None


class Merged(NamedTuple):
    """Two files are one, or would be (`tried`): the kept one as it is now, or was, and all that came with the other;
    `stopped` are the follow-ups that are called off because the `consent` is withdrawn.
    """

    kept: Customer
    gone: Customer
    moved: tuple[tuple[str, int], ...]
    filled: tuple[Field, ...]
    left: tuple[Field, ...]
    called_off: "tuple[FollowUp, ...]"
    tried: bool
    consent: Standing | None
    stopped: "tuple[FollowUp, ...]" = ()
    revived: "tuple[Moved, ...]" = ()
    reset: "tuple[Moved, ...]" = ()
    reward: "MilestoneSaved | None" = None


def two(kept: Customer, gone: Customer, redirected: Sequence[Former]) -> None:
    """Refuses one file twice, and to merge a file that was merged. Raises MergedWithItself, AlreadyMerged."""
    for former in redirected:
        if former.customer_id == gone.id:
            into = ids.show(ids.CUSTOMER, gone.id)
            raise AlreadyMerged(id=ids.show(ids.CUSTOMER, former.id), into=into, name=gone.name)
    if kept.id == gone.id:
        raise MergedWithItself(id=ids.show(ids.CUSTOMER, kept.id), name=kept.name)


def joined(kept: Customer, gone: Customer, deals: int) -> Joined:
    """The kept file's word counts, and what it does not say is filled in; notes stand one below the other, the earlier
    day of registration counts, and who must not be called in one file must not be called. `deals` counts the purchases
    of both.
    """
    values, filled, left = known(kept, gone)
    for name in PEOPLE:
        mine, other = whose(kept, name, gone), whose(gone, name, kept)
        if mine is None:
            values[f"{name}_id"] = other
        if other not in (None, mine):
            (filled if mine is None else left).append(Field(name, getattr(gone, name)))
    kind = ranked(kept.kind, gone.kind, deals)
    if gone.kind not in (kind, *UNSAID):
        left.append(Field("kind", gone.kind))
    for name, value, better in (
        ("note", noted(kept.note, gone.note), gone.note),
        ("do_not_call", kept.do_not_call or gone.do_not_call, True),
        ("since", min(kept.since, gone.since), gone.since),
        ("kind", kind, kind),
    ):
        if value != getattr(kept, name):
            values[name] = value
            filled.append(Field(name, better))
    if gone.name != kept.name:
        left.append(Field("name", gone.name))
    changed = {name: stored(value) for name, value in values.items() if value != getattr(kept, name)}
    return Joined(changed, tuple(filled), tuple(left))


def known(kept: Customer, gone: Customer) -> tuple[dict[str, object], list[Field], list[Field]]:
    """What is filled in of plain fields, by column and for people, and what the kept file says otherwise. A second
    number is no other word: both stay.
    """
    values: dict[str, object] = {}
    filled, left = [], []
    for name in FILLED:
        mine, other = getattr(kept, name), getattr(gone, name)
        if mine is None and other is not None:
            values[name] = other
            filled.append(Field(name, other))
        elif other not in (None, mine) and name != "phone":
            left.append(Field(name, other))
    return values, filled, left


def noted(kept: str | None, gone: str | None) -> str | None:
    """Both notes, one below the other, unless one says all that the other says."""
    if not gone or gone in (kept or ""):
        return kept
    return f"{kept}\n{gone}" if kept else gone


def stored(value: object) -> object:
    """A field as its column holds it."""
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def whose(customer: Customer, name: str, other: Customer) -> int | None:
    """The number of somebody named in a file; nobody is brought by himself."""
    found: int | None = getattr(customer, f"{name}_id")
    return None if name == "referred_by" and found == other.id else found


def ranked(kept: str, gone: str, deals: int) -> str:
    """What the customer of two files is: what somebody said in one of them, else what so many deals make of them."""
    said = gone if kept in UNSAID and gone not in UNSAID else kept
    return (promoted(said, deals) if deals else None) or said


def doubled(duties: Iterable[Duty], kept: int) -> Doubled:
    """What both files ask for: the same recurring contact, or the same request on the same day. The one that is due
    first stays, the kept file's where both are; a recurring one that was made by one file need not be made again.
    """
    everything = sorted(duties, key=lambda duty: (duty.due_on, duty.customer_id != kept, duty.id))
    made: dict[tuple[str, str | None], int] = {
        (duty.rule, duty.period): duty.customer_id
        for duty in everything
        if duty.period is not None and duty.state == FollowUpState.DONE
    }
    first: dict[object, int] = {}
    called_off = set()
    for duty in everything:
        if duty.state != FollowUpState.OPEN:
            continue
        if made.get((duty.rule, duty.period), duty.customer_id) != duty.customer_id:
            called_off.add(duty.id)
            continue
        same = (duty.rule, None, None) if duty.period else (duty.rule, duty.text, duty.due_on)
        if first.setdefault(same, duty.customer_id) != duty.customer_id:
            called_off.add(duty.id)
    return Doubled(tuple(sorted(called_off)), unbound(everything, called_off, kept))


def unbound(duties: Iterable[Duty], called_off: set[int], kept: int) -> tuple[int, ...]:
    """Which follow-ups give their period up, because one of the other file has the same: the one to be made keeps it,
    else the kept file's.
    """
    by_period: dict[object, list[Duty]] = {}
    for duty in duties:
        if duty.period is not None:
            by_period.setdefault((duty.rule, duty.period), []).append(duty)
    found = []
    for same in by_period.values():
        first = min(
            same, key=lambda duty: (duty.state != FollowUpState.OPEN or duty.id in called_off, duty.customer_id != kept)
        )
        found += [duty.id for duty in same if duty is not first]
    return tuple(sorted(found))
