"""The closed loop of a complaint: how far it has come, what it waits for, and who may do what next.

The four "not one missed" of the field guide, section 2: every problem is recorded, handled, re-checked and reported. A
case is closed when all four stand. Where it stands is read from its record alone.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import Contradiction, MissingWith, TimeMissing
from aftersales_cli.errors.loop import (
    AboutYou,
    BeforeLast,
    DuplicateOfAnother,
    DuplicateOfItself,
    NeedsSecond,
    NotAwaited,
    OneChange,
    OnHold,
    PauseTooLong,
    PraiseStays,
    ReopenedAlready,
    StillMissing,
    StillRunning,
    TakenAlready,
)
from aftersales_cli.rules import ids, waits
from aftersales_cli.rules.cases import CaseStep, ComplaintKind, closed
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.events import AWAITED, HOLDS, Step
from aftersales_cli.rules.running import pauses
from aftersales_cli.rules.team import Member, Role

if TYPE_CHECKING:
    from aftersales_cli.rules.followups import FollowUp
    from aftersales_cli.rules.promises import Promise

# What a case of each kind goes through, in this order; praise is heard and closed.
ORDER: Mapping[str, tuple[Step, ...]] = {
    ComplaintKind.COMPLAINT: (
        Step.ACKNOWLEDGED, Step.INVESTIGATED, Step.DECIDED, Step.DONE, Step.RECHECKED, Step.REPORTED, Step.CLOSED,
    ),
    ComplaintKind.SUGGESTION: (Step.ACKNOWLEDGED, Step.DECIDED, Step.CLOSED),
    ComplaintKind.PRAISE: (),
}  # fmt: skip
# What a reopening takes back: it is decided anew, done anew, re-checked and reported anew.
TAKEN_BACK = (Step.DECIDED, Step.DONE, Step.RECHECKED, Step.REPORTED, Step.CLOSED)
# What stands in a record without being a step: it may be entered late, between two steps.
BESIDES = (Step.CONTACTED, Step.TRIED, Step.NOTED, Step.EDITED, Step.ATTACHED)
# By which command each step is taken.
COMMANDS = {
    Step.ACKNOWLEDGED: "ack", Step.INVESTIGATED: "investigate", Step.DECIDED: "decide", Step.APPROVED: "approve",
    Step.DONE: "done", Step.RECHECKED: "recheck", Step.REPORTED: "report", Step.CLOSED: "close",
    Step.RESUMED: "resume",
}  # fmt: skip

# The customer is asked on the day after what was promised was done (ours).
RECHECK_AFTER = timedelta(days=1)


class Answer(StrEnum):
    """What the customer says at the re-check."""

    SATISFIED = "satisfied"
    UNSATISFIED = "unsatisfied"


class Change(StrEnum):
    """The three changes by which a case climbs while the customer stays unhappy (field guide, section 3)."""

    PERSON = "person"
    PLACE = "place"
    TIME = "time"


class Hold(StrEnum):
    """For whom or what a paused case waits."""

    CUSTOMER = "customer"
    PARTS = "parts"
    MAKER = "maker"


class Party(StrEnum):
    """Who is responsible for what a customer complains of."""

    STORE = "store"
    MAKER = "maker"
    CARRIER = "carrier"
    CUSTOMER = "customer"
    NOBODY = "nobody"


class Department(StrEnum):
    """To whom a result is reported: in a store purchasing, sales, the workshop, the maker."""

    PURCHASING = "purchasing"
    SALES = "sales"
    WORKSHOP = "workshop"
    SERVICE = "service"
    MAKER = "maker"
    MANAGEMENT = "management"


class End(StrEnum):
    """How a complaint ends without being closed; what the customer takes back is withdrawn."""

    DECLINED = "declined"
    UNJUSTIFIED = "unjustified"
    DUPLICATE = "duplicate"


class Ended(StrEnum):
    """How a complaint has ended; all but those that were closed are counted apart."""

    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    UNJUSTIFIED = "unjustified"
    DECLINED = "declined"


ENDS = tuple(Step(end.value) for end in Ended)


class Stepped(NamedTuple):
    """A complaint after a step of its loop; `promised` is the appointment that was made with it, and `nobody` the rank
    whose yes it waits for while nobody on the staff has it. `stopped` is called off with its end, because the customer
    wants to hear nothing more.
    """

    complaint: Complaint
    promised: "Promise | None" = None
    nobody: Role | None = None
    stopped: "tuple[FollowUp, ...]" = ()


class Progress(NamedTuple):
    """How far a case has come: the steps of its loop that stand, whether it is `paused`, waits for somebody of higher
    rank (`pending`) or has `ended`, and how often it was escalated.
    """

    taken: Mapping[Step, CaseStep]
    paused: CaseStep | None = None
    pending: CaseStep | None = None
    ended: CaseStep | None = None
    level: int = 0


def progress(steps: Iterable[CaseStep]) -> Progress:
    """How far a case has come by its record."""
    found = Progress({})
    for step in steps:
        found = after(found, step)
    return found


def after(found: Progress, step: CaseStep) -> Progress:
    """How far a case has come after one more step."""
    what = step.what
    if what in (Step.PAUSED, Step.RESUMED):
        return found._replace(paused=step if what == Step.PAUSED else None)
    if what in (Step.PENDING, Step.APPROVED):
        return found._replace(pending=step if what == Step.PENDING else None)
    if what in (Step.REJECTED, Step.REOPENED):
        back = TAKEN_BACK if what == Step.REOPENED else (Step.DECIDED,)
        left = {one: there for one, there in found.taken.items() if one not in back}
        return found._replace(taken=left, paused=None, pending=None, ended=None)
    if what == Step.ESCALATED:
        return found._replace(level=found.level + 1)
    if what == Step.RECHECKED and step.word == Answer.UNSATISFIED:
        return found
    taken = {**found.taken, what: step} if what in COMMANDS else found.taken
    return found._replace(taken=taken, ended=step if what in ENDS else found.ended)


def waits_for(kind: str, found: Progress) -> Step | None:
    """The step that comes next; None where nothing is left to do."""
    if found.ended is not None:
        return None
    if found.paused is not None:
        return Step.RESUMED
    if found.pending is not None:
        return Step.APPROVED
    return next((step for step in ORDER.get(kind, ()) if step not in found.taken), None)


def missing(kind: str, found: Progress) -> tuple[Step, ...]:
    """The steps that are not taken yet, the closing itself left out."""
    return tuple(step for step in ORDER.get(kind, ()) if step not in found.taken and step != Step.CLOSED)


def allowed(case: Complaint, me: Member | None) -> Progress:
    """How far a case has come, if it is open and not about the one who works on it. Raises NoLongerOpen, AboutYou."""
    ref = ids.show(ids.COMPLAINT, case.id)
    not_about(case, me)
    if case.closed_at is not None:
        ended = progress(case.steps).ended
        raise closed(ref, ended.what if ended else Step.CLOSED, case.closed_at.date(), case.steps)
    return progress(case.steps)


def not_about(case: Complaint, me: Member | None) -> None:
    """Refuses what the person complained of would do to a case. Raises AboutYou."""
    if me is not None and me.id == case.against_id:
        raise AboutYou(id=ids.show(ids.COMPLAINT, case.id), value=me.name)


def not_paused(case: Complaint, me: Member | None) -> Progress:
    """The same, if the case is not paused either. Raises NoLongerOpen, AboutYou, OnHold."""
    found = allowed(case, me)
    if (hold := found.paused) is not None:
        raise OnHold(id=ids.show(ids.COMPLAINT, case.id), value=HOLDS[hold.word or Hold.CUSTOMER], who=hold.by)
    return found


def due_step(case: Complaint, step: Step, me: Member | None) -> Progress:
    """The same, if it is this step for which the case waits. Raises NoLongerOpen, AboutYou, OnHold, TakenAlready,
    NotAwaited, and StillMissing where it is to be closed.
    """
    found, ref = not_paused(case, me), ids.show(ids.COMPLAINT, case.id)
    awaited = waits_for(case.kind, found)
    if step == Step.CLOSED and awaited != step:
        lacking = missing(case.kind, found) if awaited in ORDER[case.kind] else (awaited or step,)
        raise StillMissing(id=ref, steps=tuple(AWAITED[one] for one in lacking), command=COMMANDS[awaited or step])
    one = found.taken.get(step) or in_vain(case.steps, step)
    if awaited is not None and one is not None:
        raise TakenAlready(id=ref, value=AWAITED[step], who=one.by, when=one.at, command=COMMANDS[awaited])
    if awaited is not None and awaited != step:
        raise NotAwaited(id=ref, value=AWAITED[step], step=AWAITED[awaited], command=COMMANDS[awaited])
    return found


def in_vain(steps: Iterable[CaseStep], step: Step) -> CaseStep | None:
    """A re-check at which the customer was unhappy, if nothing was done since: the case was opened again by it."""
    last = [one for one in steps if one.what in COMMANDS][-1:]
    return next((one for one in last if one.what == step and one.word == Answer.UNSATISFIED), None)


def reopenable(case: Complaint, me: Member | None) -> None:
    """Refuses to open a case again that is open, or praise. Raises AboutYou, ReopenedAlready,
    PraiseStays, StillRunning.
    """
    ref = ids.show(ids.COMPLAINT, case.id)
    not_about(case, me)
    last = next((step for step in reversed(case.steps) if step.what in (*COMMANDS, Step.REOPENED)), None)
    if case.closed_at is None and last is not None and last.what == Step.REOPENED:
        raise ReopenedAlready(id=ref, who=last.by, when=last.at)
    if case.kind == ComplaintKind.PRAISE:
        raise PraiseStays(id=ref)
    if case.closed_at is None:
        raise StillRunning(id=ref)


def answered(steps: Iterable[CaseStep]) -> CaseStep | None:
    """The yes or no of somebody above to the last decision of a case."""
    last = [one for one in steps if one.what in (Step.DECIDED, Step.APPROVED, Step.REJECTED)][-1:]
    return next((one for one in last if one.what != Step.DECIDED), None)


def second_person(case: Complaint, found: Progress, me: Member | None, caller: str) -> Member:
    """Who re-checks a case: a member of staff other than who did what was to be done. Raises NeedsSecond."""
    done = found.taken[Step.DONE]
    if me is None or me.id == done.by_id or me.name == done.by:
        raise NeedsSecond(id=ids.show(ids.COMPLAINT, case.id), value=me.name if me else caller, fixer=done.by)
    return me


def in_time(case: Complaint, when: datetime) -> datetime:
    """The time of a step, unless it lies before the case began or its last step. Raises BeforeLast."""
    last = max([case.opened_at, *(step.at for step in case.steps if step.what not in BESIDES)])
    if when.replace(second=0) < last.replace(second=0):
        raise BeforeLast(id=ids.show(ids.COMPLAINT, case.id), last=last, value=when)
    return when


def seen_again(step: Step, when: datetime) -> When:
    """When somebody must see to a case after a step: what comes next is due at once, a re-check on the next day."""
    return When(when.date() + (RECHECK_AFTER if step == Step.DONE else timedelta()))


def paused_until(case: Complaint, until: When, now: datetime, cap: waits.Wait) -> When:
    """Until when a case is paused, within the playbook's cap, of which its earlier pauses have used their days. Raises
    PauseTooLong.
    """
    used = sum((one.last.at.date() - one.first.at.date()).days for one in pauses(case.steps) if one.last)
    latest = waits.day_after(now.date(), cap) - timedelta(days=used)
    if until.day > latest:
        raise PauseTooLong(id=ids.show(ids.COMPLAINT, case.id), value=until.day, latest=latest)
    return until


def reasoned(end: End | None, of: str | None, why: str | None) -> None:
    """Refuses another way to end without its reason, or a duplicate of nothing. Raises MissingWith."""
    if (end == End.DUPLICATE) != (of is not None):
        raise MissingWith(one="--as duplicate", other="--of C3")
    if end in (End.DECLINED, End.UNJUSTIFIED) and why is None:
        raise MissingWith(one=f"--as {end}", other="--why REASON")


def ending(case: Complaint, end: End | None, me: Member | None) -> Step:
    """The step by which a case ends. Closed it is only after the whole loop, and unjustified only after it was looked
    into; it is declined, or found to be a duplicate, at any time. Raises NoLongerOpen, AboutYou, StillMissing.
    """
    if end is None:
        due_step(case, Step.CLOSED, me)
        return Step.CLOSED
    found = allowed(case, me)
    if end == End.UNJUSTIFIED and Step.INVESTIGATED not in found.taken:
        lacking = [step for step in (Step.ACKNOWLEDGED, Step.INVESTIGATED) if step not in found.taken]
        steps = tuple(AWAITED[step] for step in lacking)
        raise StillMissing(id=ids.show(ids.COMPLAINT, case.id), steps=steps, command=COMMANDS[lacking[0]])
    return Step(end.value)


def another(case: Complaint, same: Complaint | None) -> None:
    """Refuses a duplicate of itself, of another customer's complaint, of one of another kind or about somebody else,
    and of one that was not dealt with itself: a duplicate, or withdrawn. Raises DuplicateOfItself, DuplicateOfAnother.
    """
    if same is None:
        return
    ref = ids.show(ids.COMPLAINT, case.id)
    if same.id == case.id:
        raise DuplicateOfItself(id=ref)
    alike = (same.customer_id, same.kind, same.against_id) == (case.customer_id, case.kind, case.against_id)
    if not alike or same.ended not in (None, Step.CLOSED):
        raise DuplicateOfAnother(id=ref, of=ids.show(ids.COMPLAINT, same.id))


def one_change(person: bool, place: str | None, time: str | None) -> Change:
    """The one of the three changes that is asked for. Raises OneChange."""
    asked = [(person, Change.PERSON), (place is not None, Change.PLACE), (time is not None, Change.TIME)]
    found = [change for wanted, change in asked if wanted]
    if len(found) != 1:
        raise OneChange
    return found[0]


def appointment(when: When, typed: str) -> When:
    """An appointment, which has its minute. Raises TimeMissing."""
    if when.at is None:
        raise TimeMissing(value=typed)
    return when


def solvable(case: Complaint, me: Member | None) -> None:
    """Refuses to settle on the spot what is no complaint, and what one is complained of oneself. Raises Contradiction,
    AboutYou.
    """
    not_about(case, me)
    if case.kind != ComplaintKind.COMPLAINT:
        raise Contradiction(one=f"--kind {case.kind}", other="--solved")
