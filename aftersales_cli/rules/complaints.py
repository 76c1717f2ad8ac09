"""Complaints: the first kind of case."""

from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.rules.events import Step


class Complaint(NamedTuple):
    """A complaint. `next_due_on` is the day on which somebody must see to it again."""

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
    steps: tuple["CaseStep", ...] = ()


class CaseStep(NamedTuple):
    """One line of a case's record."""

    at: datetime
    what: Step
    by: str
    call_id: int | None
    note: str | None


class ComplaintList(NamedTuple):
    """Complaints, oldest first; `total` counts before any limit."""

    items: tuple[Complaint, ...]
    total: int


class ComplaintCard(NamedTuple):
    """A complaint with its record."""

    complaint: Complaint
    earlier: tuple[Complaint, ...]


class ComplaintOpened(NamedTuple):
    """A complaint was registered; `earlier` are the customer's other ones."""

    complaint: Complaint
    earlier: tuple[Complaint, ...]
