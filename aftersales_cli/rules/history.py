"""A customer's story: everything that happened, in the order in which it happened."""

from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.claims import Granted
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.enquiries import Enquiry
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.jobs import Job
from aftersales_cli.rules.milestones import Milestone
from aftersales_cli.rules.promises import Promise, broken
from aftersales_cli.rules.purchases import Purchase


class Moment(NamedTuple):
    """Something that happened, or is to happen (`due`): its day, its time where known, its kind and its record."""

    day: date
    at: datetime | None
    kind: str
    record: Customer | Purchase | Call | FollowUp | Complaint | Promise | Job | Enquiry | Milestone | Granted


class History(NamedTuple):
    """The story as it stands at `at`, oldest first, what is to come at its end; `total` counts before any limit."""

    customer: Customer
    at: datetime
    moments: tuple[Moment, ...]
    total: int


class Records(NamedTuple):
    """All records of a customer; `calls` come newest first."""

    purchases: tuple[Purchase, ...] = ()
    calls: tuple[Call, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    promises: tuple[Promise, ...] = ()
    jobs: tuple[Job, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    exceptions: tuple[Granted, ...] = ()


def tell(customer: Customer, records: Records, at: datetime, limit: int | None) -> History:
    """The story made of the records as it stands at `at`; `limit` keeps the newest moments."""
    moments = [Moment(customer.since, None, "registered", customer)]
    moments += sold(records.purchases)
    moments += [Moment(call.at.date(), call.at, "call", call) for call in reversed(records.calls)]
    moments += [Moment(one.happened_on, one.happened_at, "milestone", one) for one in reversed(records.milestones)]
    for granted in records.exceptions:
        moments.append(Moment(granted.exemption.at.date(), granted.exemption.at, "warranty-exception", granted))
    for case in records.complaints:
        moments += ends(case, case.kind, case.opened_at, f"{case.kind}-closed", case.closed_at)
    for enquiry in records.enquiries:
        ended = "enquiry-bought" if enquiry.purchase_id else "enquiry-lost"
        moments += ends(enquiry, "enquiry", enquiry.opened_at, ended, enquiry.closed_at)
    for promise in records.promises:
        moments.append(Moment(promise.made_at.date(), promise.made_at, "promise", promise))
        due = awaited(promise, promise.due_on, promise.due_at, promise.closed_at, f"promise-{promise.state}")
        moments.append(due._replace(kind="promise-broken") if broken(promise, at) else due)
    for job in records.jobs:
        moments.append(awaited(job, job.planned_on, job.planned_at, job.closed_at, f"job-{job.stage}"))
    for duty in records.followups:
        waits = awaited(duty, duty.due_on, duty.due_at, duty.closed_at, duty.state)
        moments.append(waits._replace(kind=duty.state) if duty.state == FollowUpState.UNREACHABLE else waits)
    moments.sort(key=lambda one: (one.kind.endswith("due"), one.day, moment_of(one)))
    return History(customer, at, tuple(moments if limit is None else moments[-limit:]), len(moments))


def moment_of(one: Moment) -> float:
    """Where in its day something stands: by its time; without one first, a promise that passed last."""
    if one.at:
        return one.at.timestamp()
    return float("inf") if one.kind == "promise-broken" else 0


def sold(purchases: tuple[Purchase, ...]) -> list[Moment]:
    """What happened to purchases."""
    moments = []
    for purchase in purchases:
        moments.append(Moment(purchase.bought_on, purchase.bought_at, "purchase", purchase))
        if purchase.delivered_on:
            moments.append(Moment(purchase.delivered_on, purchase.delivered_at, "delivery", purchase))
        if purchase.accepted_on:
            moments.append(Moment(purchase.accepted_on, purchase.accepted_at, "acceptance", purchase))
        if purchase.moved_in_on:
            moments.append(Moment(purchase.moved_in_on, purchase.moved_in_at, "moved-in", purchase))
    return moments


def ends(
    record: Complaint | Enquiry, begun: str, opened: datetime, ended: str, closed: datetime | None
) -> list[Moment]:
    """A case that came in, and how it ended if it has."""
    moments = [Moment(opened.date(), opened, begun, record)]
    return [*moments, Moment(closed.date(), closed, ended, record)] if closed else moments


def awaited(
    record: FollowUp | Promise | Job, on: date, at: datetime | None, closed: datetime | None, ended: str
) -> Moment:
    """Something that is still to come, or how it ended."""
    if closed:
        return Moment(closed.date(), closed, ended, record)
    kinds = {Promise: "promise-due", Job: "job-due"}
    return Moment(on, at, kinds.get(type(record), "due"), record)
