"""Complaints, suggestions and praise: what customers have to say of the store."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import MissingWith
from aftersales_cli.errors.loop import BeforeLast, NotPraiseAnyMore
from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import CaseStep, ComplaintKind, FirstDeadline
from aftersales_cli.rules.events import Step

if TYPE_CHECKING:
    from aftersales_cli.rules.attachments import Attachment
    from aftersales_cli.rules.patterns import Repetition


class Complaint(NamedTuple):
    """A complaint, a suggestion or praise (`kind`). `next_due_on` is the day on which somebody must see to it again,
    `against` the member of staff of whom the customer complains, `place` where the customer's form was laid out,
    `assignee` who sees to it, `waits` the step of its loop that comes next, `ended` the one by which it ended. `party`
    is who is responsible, `measure` what is done against it for the future, until the day `correct_on`, and
    `corrected_on` when that was; `same_as_id` the complaint of which it is a duplicate; `deadline` its first one.
    """

    id: int
    customer_id: int
    customer: str
    purchase_id: int | None
    purchase: str | None
    what: str
    cause: str | None
    cause_en: str | None
    cause_zh: str | None
    severity: str
    via: str
    wants: str | None
    opened_at: datetime
    next_due_on: date | None
    next_due_at: datetime | None
    closed_at: datetime | None
    kind: str = "complaint"
    against_id: int | None = None
    against: str | None = None
    assignee_id: int | None = None
    assignee: str | None = None
    waits: Step | None = None
    ended: Step | None = None
    party: str | None = None
    measure: str | None = None
    correct_on: date | None = None
    same_as_id: int | None = None
    place: str | None = None
    corrected_on: date | None = None
    deadline: FirstDeadline | None = None
    steps: tuple[CaseStep, ...] = ()
    attachments: "tuple[Attachment, ...]" = ()


class ComplaintList(NamedTuple):
    """Complaints, oldest first, on a day; `total` counts before any limit."""

    on: date
    items: tuple[Complaint, ...]
    total: int


def age(complaint: Complaint, on: date) -> int:
    """For how many days a complaint has been open, or was until it was closed."""
    return ((complaint.closed_at.date() if complaint.closed_at else on) - complaint.opened_at.date()).days


def opens(before: Complaint, kind: str) -> bool:
    """Whether what was taken for praise turns out to be something to deal with, or what was answered as a suggestion to
    be a complaint, which has the rest of its loop before it.
    """
    if before.kind == ComplaintKind.PRAISE:
        return kind != ComplaintKind.PRAISE
    answered = before.kind == ComplaintKind.SUGGESTION and before.ended == Step.CLOSED
    return answered and kind == ComplaintKind.COMPLAINT


def closes(before: Complaint, kind: str) -> bool:
    """Whether what was to be dealt with turns out to be praise, which is heard and closed."""
    return before.closed_at is None and before.kind != ComplaintKind.PRAISE and kind == ComplaintKind.PRAISE


def heard(case: Complaint, kind: str) -> None:
    """Refuses to make praise of what has gone further than its first word: it goes through its loop. Raises
    NotPraiseAnyMore.
    """
    if closes(case, kind) and any(step.what not in (Step.RECEIVED, Step.EDITED) for step in case.steps):
        raise NotPraiseAnyMore(id=ids.show(ids.COMPLAINT, case.id))


def correctable(case: Complaint, given: dict[str, object]) -> None:
    """Refuses to call a measure taken where there is none, or before the case began. Raises MissingWith, BeforeLast."""
    on, measure = given.get("corrected_on"), given.get("measure", case.measure)
    if on is not None and measure is None and case.correct_on is None:
        raise MissingWith(one="--corrected", other="--measure")
    if isinstance(on, date) and on < case.opened_at.date():
        raise BeforeLast(id=ids.show(ids.COMPLAINT, case.id), last=case.opened_at, value=on)


class ComplaintCard(NamedTuple):
    """A complaint with its record as it is shown; `earlier` are the customer's other ones."""

    complaint: Complaint
    record: tuple[CaseStep, ...]
    earlier: tuple[Complaint, ...]


class ComplaintOpened(NamedTuple):
    """A complaint was registered; `earlier` are the customer's other ones, `nobody` that nobody on the staff has it on
    their own list, because it is about the only one who could, and `patterns` the repetitions of which it is one.
    """

    complaint: Complaint
    earlier: tuple[Complaint, ...]
    nobody: bool = False
    patterns: "tuple[Repetition, ...]" = ()
