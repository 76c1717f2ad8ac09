"""Cases: anything with a life. What kinds there are, how they are named, and what each kind of open case asks for."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import NoLongerOpen, Term
from aftersales_cli.errors.loop import EndedBy
from aftersales_cli.rules.clock import When, passed
from aftersales_cli.rules.due import CONFIRM, MISSED_JOB, climbed
from aftersales_cli.rules.ids import COMPLAINT, ENQUIRY, JOB

if TYPE_CHECKING:
    from aftersales_cli.rules.events import Step


class ComplaintKind(StrEnum):
    """What a customer has to say of the store."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class JobKind(StrEnum):
    """What is done for a customer after the sale."""

    REPAIR = "repair"
    SERVICE = "service"
    VISIT = "visit"
    INSTALL = "install"


COMPLAINTS = tuple(kind.value for kind in ComplaintKind)
JOBS = tuple(kind.value for kind in JobKind)
# The letter of each kind's ids. All cases are counted together, so that no number means two of them.
LETTERS = {**dict.fromkeys(COMPLAINTS, COMPLAINT), **dict.fromkeys(JOBS, JOB), "enquiry": ENQUIRY}
# The steps that change where a job stands; all others only add to its record.
STAGES = ("planned", "started", "missed", "moved", "done", "cancelled")


def nature(kind: str, stage: str | None, mark: str | None = None) -> tuple[str, str]:
    """What an open case asks for, as the code of a purpose, and by what channel: a job is carried out where it is
    planned, but first confirmed where its first deadline asks for that; for one that was missed a new date is agreed by
    phone.
    """
    if kind not in JOBS:
        return kind, "call"
    if stage == "planned" and mark == "confirmed":
        return CONFIRM, "call"
    return (MISSED_JOB, "call") if stage == "missed" else (kind, "visit")


class CaseStep(NamedTuple):
    """One line of a case's record; where the step moved a date, from when and to when. `by_id` is the member of staff
    who did it, if it was one, `whom_id` the one to whom it went, `word` what a closed list says of the step (the reason
    of a pause, the remedy, the answer, the department), and `amount` what it costs, in fen. `entered_at` is when it was
    written down by the desk's clock, `real_at` by the machine's own, where that is known.
    """

    at: datetime
    what: "Step"
    by: str
    call_id: int | None
    note: str | None
    from_on: date | None = None
    from_at: datetime | None = None
    to_on: date | None = None
    to_at: datetime | None = None
    by_id: int | None = None
    whom_id: int | None = None
    whom: str | None = None
    word: str | None = None
    amount: int | None = None
    entered_at: datetime | None = None
    real_at: datetime | None = None

    @property
    def late(self) -> datetime | None:
        """When it was written down, if that was later than the minute in which it happened."""
        later = self.entered_at is not None and self.entered_at.replace(second=0) > self.at
        return self.entered_at if later else None


class FirstDeadline(NamedTuple):
    """The first deadline of an open case: until when what `mark` says must have happened, and the ranks to which the
    case climbs, each from an instant on.
    """

    until: When
    mark: str
    climbs: tuple[tuple[datetime, str], ...] = ()

    def missed(self, at: datetime) -> bool:
        """Whether it has passed at an instant."""
        return passed(self.until, at)

    def climbed_to(self, at: datetime) -> str | None:
        """The highest rank to which the case has climbed by an instant."""
        return next(reversed(climbed(self.until, self.climbs, at)), None)


def closed(ref: str, state: str, on: date, steps: "tuple[CaseStep, ...]") -> NoLongerOpen:
    """The refusal of work on a case that has ended in a state, which names who ended it."""
    last = next((step for step in reversed(steps) if step.what == state), None)
    if last is None:
        return NoLongerOpen(id=ref, state=Term(state), value=on.isoformat())
    return EndedBy(id=ref, state=Term(state), value=on.isoformat(), who=last.by)


class Complained(NamedTuple):
    """What a customer once complained of, in short: whoever deals with the customer looks whether it is gone."""

    id: int
    what: str
    opened_on: date
    open: bool
