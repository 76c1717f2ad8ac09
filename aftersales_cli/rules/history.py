"""A customer's story: everything that happened, in the order in which it happened."""

from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.purchases import Purchase


class Moment(NamedTuple):
    """Something that happened, or is to happen (`due`): its day, its time where known, its kind and its record."""

    day: date
    at: datetime | None
    kind: str
    record: Customer | Purchase | Call | FollowUp | Complaint


class History(NamedTuple):
    """The story, oldest first, ending with what is still to come; `total` counts before any limit."""

    customer: Customer
    moments: tuple[Moment, ...]
    total: int


def tell(
    customer: Customer,
    purchases: tuple[Purchase, ...],
    calls: tuple[Call, ...],
    followups: tuple[FollowUp, ...],
    complaints: tuple[Complaint, ...],
    limit: int | None,
) -> History:
    """The story made of the records; `calls` come newest first, and `limit` keeps the newest moments."""
    moments = [Moment(customer.since, None, "registered", customer)]
    for purchase in purchases:
        moments.append(Moment(purchase.bought_on, purchase.bought_at, "purchase", purchase))
        if purchase.delivered_on:
            moments.append(Moment(purchase.delivered_on, purchase.delivered_at, "delivery", purchase))
        if purchase.accepted_on:
            moments.append(Moment(purchase.accepted_on, purchase.accepted_at, "acceptance", purchase))
        if purchase.moved_in_on:
            moments.append(Moment(purchase.moved_in_on, purchase.moved_in_at, "moved-in", purchase))
    moments += [Moment(call.at.date(), call.at, "call", call) for call in reversed(calls)]
    for case in complaints:
        moments.append(Moment(case.opened_at.date(), case.opened_at, "complaint", case))
        if case.closed_at:
            moments.append(Moment(case.closed_at.date(), case.closed_at, "complaint-closed", case))
    for duty in followups:
        if duty.closed_at:
            moments.append(Moment(duty.closed_at.date(), duty.closed_at, duty.state, duty))
        else:
            moments.append(Moment(duty.due_on, duty.due_at, "due", duty))
    moments.sort(key=lambda one: (one.kind == "due", one.day, one.at.timestamp() if one.at else 0))
    return History(customer, tuple(moments if limit is None else moments[-limit:]), len(moments))
