"""What is due, in which order, and why in that order.

The order: promises that were broken; then the longest overdue; within a day what has an agreed time, earliest first,
where a complaint without one counts from the minute in which it came; then VIPs; then what has been waiting longest.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When, passed
from aftersales_cli.rules.codes import CustomerKind, DutyChannel, Severity

if TYPE_CHECKING:
    from aftersales_cli.rules.followups import FollowUp
    from aftersales_cli.rules.team import Member


class Person(NamedTuple):
    """Whom to contact: as much of a customer as a list needs."""

    id: int
    name: str
    phone: str | None
    kind: str
    do_not_call: bool


class Purpose(NamedTuple):
    """Why a contact is made: a code, and its sentence where the store itself has one."""

    code: str
    en: str | None = None
    zh: str | None = None


OWN = "own"
# The maker calls goods back: the customer must be told, whatever was said about being contacted.
RECALL = "recall"
NEXT = "next-contact"
COMPLAINT = "complaint"
SUGGESTION, ENQUIRY, MISSED_JOB = "suggestion", "enquiry", "missed-job"
WHO_PAYS, APPROVED = "who-pays", "approved"
CONFIRM = "confirm-booking"
PROMISE, BROKEN, PENDING = "promise", "broken-promise", "pending-promise"
OPEN = {
    COMPLAINT: "complaint-open", SUGGESTION: "suggestion-open", ENQUIRY: "enquiry-open", MISSED_JOB: "job-missed"
}  # fmt: skip


class About(NamedTuple):
    """The purchase or case that a duty is about."""

    id: str
    text: str


class DueItem(NamedTuple):
    """One duty: an open follow-up (`followup`), a promise to keep (`promise`), or an open case that waits for somebody
    (`case`).

    `ref` is its id as it is typed, `assignee` whose duty it is, `role` the rank that is asked for instead, `against`
    the number of the member of staff whom it is about and who must not deal with it, `fixer` of the one who must not
    re-check what he did himself; `event_on` is the day from which it is counted, `until_on` the last day of its window,
    `waits` the step that a complaint waits for, `deadline` the first that it has, and `climbs` the ranks on whose lists
    it stands too, each from an instant on.
    """

    kind: str
    ref: str
    id: int
    customer: Person
    due_on: date
    due_at: datetime | None
    channel: str
    purpose: Purpose
    about: About | None
    origin: str | None
    attempts: int
    open_cases: tuple[int, ...]
    severity: str | None
    since: datetime
    assignee: "Member | None" = None
    role: str | None = None
    against: int | None = None
    event_on: date | None = None
    until_on: date | None = None
    waits: str | None = None
    fixer: int | None = None
    deadline: When | None = None
    climbs: tuple[tuple[datetime, str], ...] = ()


class Reason(NamedTuple):
    """Why an item stands where it stands: a code and what it counts or names."""

    code: str
    value: int | str | date | datetime | None = None


class Ranked(NamedTuple):
    """An item in its place."""

    item: DueItem
    overdue_days: int
    why: tuple[Reason, ...]


class DueList(NamedTuple):
    """A day's list, or one member of staff's. `total` counts before any limit, `held_back` what do-not-call keeps
    off it, `unreachable` what is off it because nobody could be reached.
    """

    on: date
    until: date
    items: tuple[Ranked, ...]
    total: int
    held_back: int
    store: str
    staff: "Member | None" = None
    unreachable: int = 0


class DueCount(NamedTuple):
    """How many are due: the list without its rows."""

    on: date
    total: int
    held_back: int
    unreachable: int = 0


def broken(item: DueItem, at: datetime) -> bool:
    """Whether a promise has passed without being kept: its minute where one was agreed, else its day."""
    return item.kind == "promise" and (item.due_at < at if item.due_at else item.due_on < at.date())


def pending(item: DueItem) -> bool:
    """Whether a promise waits for the yes of a rank: until then there is nothing to keep."""
    return item.purpose.code == PENDING


def place(item: DueItem, at: datetime) -> tuple[object, ...]:
    """The sort key of the order stated above."""
    timed = item.due_at or item.since if item.purpose.code == COMPLAINT else item.due_at
    agreed = timed.timestamp() if timed else float("inf")
    vip = item.customer.kind == CustomerKind.VIP
    return (not broken(item, at), item.due_on, agreed, not vip, item.since, item.kind, item.id)


def reasons(item: DueItem, at: datetime) -> tuple[Reason, ...]:
    """Everything that speaks for the item's place, the strongest first; never empty."""
    late = (at.date() - item.due_on).days
    found = [
        Reason("overdue", late)
        if late > 0
        else Reason("due-later", item.due_on)
        if late < 0
        else Reason("due-today", item.due_on)
    ]
    found = [Reason("promise-broken"), *found] if broken(item, at) else [*found, *nature(item)]
    found += [Reason("waits-for-yes")] if pending(item) else []
    found += deadline(item, at)
    if item.severity in (Severity.HIGH, Severity.CRITICAL):
        found.append(Reason("severity", item.severity))
    if item.due_at is not None:
        found.append(Reason("agreed-time", item.due_at))
    if item.customer.kind == CustomerKind.VIP:
        found.append(Reason("vip"))
    found.extend(Reason("open-complaint", ref) for ref in complaints(item) if ref != item.ref)
    if item.customer.do_not_call:
        found.append(Reason("do-not-call"))
    if item.attempts:
        found.append(Reason("attempts", item.attempts))
    if item.origin and item.event_on:
        found.append(Reason(item.origin, item.event_on))
    if item.until_on is not None and late > 0:
        found.append(Reason("window", item.until_on))
    return (*found, *hands(item, at.date()))


def nature(item: DueItem) -> list[Reason]:
    """What kind of duty it is, where that speaks for itself."""
    if item.kind == "promise":
        return [Reason("promised", item.since.date())]
    found = [Reason(OPEN[item.purpose.code])] if item.purpose.code in OPEN else []
    return [*found, Reason("waits-for", item.waits)] if item.waits else found


def deadline(item: DueItem, at: datetime) -> list[Reason]:
    """The first deadline of a case, whether it is missed, and to whom the case has climbed."""
    if item.deadline is None:
        return []
    found = [
        Reason("deadline-missed" if passed(item.deadline, at) else "deadline", item.deadline.at or item.deadline.day)
    ]
    ranks = climbed(item.deadline, item.climbs, at)
    return [*found, Reason("climbed", ranks[-1])] if ranks else found


def climbed(until: When, climbs: Iterable[tuple[datetime, str]], at: datetime) -> list[str]:
    """The ranks to which a case has climbed by an instant, the last one last; none before its deadline is missed."""
    return [rank for since, rank in climbs if since <= at] if passed(until, at) else []


def complaints(item: DueItem) -> list[str]:
    """The customer's open complaints by their ids."""
    return [ids.show(ids.COMPLAINT, case) for case in item.open_cases]


def hands(item: DueItem, on: date) -> list[Reason]:
    """Why an item is in other hands than the keeper's: its assignee is away, or a rank is asked for."""
    if item.role:
        return [Reason("for-role", item.role)]
    return [Reason("absent", item.assignee.name)] if item.assignee and item.assignee.absent(on) else []


def ranked(items: Iterable[DueItem], at: datetime) -> tuple[Ranked, ...]:
    """The items in their order, each with its reasons; what to do about a broken promise is to apologise, unless it
    waits for a yes first.
    """
    return tuple(
        Ranked(
            item._replace(purpose=Purpose(BROKEN)) if broken(item, at) and not pending(item) else item,
            max(0, (at.date() - item.due_on).days),
            reasons(item, at),
        )
        for item in sorted(items, key=lambda item: place(item, at))
    )


def is_recall(duty: "DueItem | FollowUp") -> bool:
    """Whether a duty is a recall that somebody wrote; a playbook may have a rule of that name, whose have an origin."""
    return duty.purpose.code == RECALL and duty.origin is None


def held_back(item: DueItem) -> bool:
    """Whether the customer must not be called and a call is all that the item wants. What was promised, or is open,
    is owed to that customer too, and of a recall everybody is told.
    """
    quiet = item.customer.do_not_call and item.channel == DutyChannel.CALL
    return item.kind == "followup" and quiet and not is_recall(item)


def due_list(
    items: Iterable[DueItem], at: datetime, until: date, limit: int | None, store: str, *, held: bool = False
) -> DueList:
    """The list as it stands at `at`, reaching ahead to the day `until`; or what is `held` back from it."""
    everything = list(items)
    back = [item for item in everything if held_back(item)]
    rows = ranked(back if held else (item for item in everything if item not in back), at)
    return DueList(at.date(), until, rows[:limit], len(rows), 0 if held else len(back), store)
