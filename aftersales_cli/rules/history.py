"""A customer's story: everything that happened, in the order in which it happened."""

from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.purchases import Purchase


class Moment(NamedTuple):
    """Something that happened, or is to happen (`due`): its time or day, its kind and its record."""

    on: str
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
    """The story made of the records; `limit` keeps the newest."""
    moments = [Moment(customer.since.isoformat(), "registered", customer)]
    for purchase in purchases:
        moments.append(Moment(moment(purchase.bought_at) or purchase.bought_on.isoformat(), "purchase", purchase))
        if purchase.delivered_on:
            on = moment(purchase.delivered_at) or purchase.delivered_on.isoformat()
            moments.append(Moment(on, "delivery", purchase))
    moments += [Moment(moment(call.at), "call", call) for call in calls]
    moments += [Moment(moment(case.opened_at), "complaint", case) for case in complaints]
    moments += [Moment(moment(case.closed_at), "complaint-closed", case) for case in complaints if case.closed_at]
    for duty in followups:
        if duty.closed_at is None:
            moments.append(Moment(moment(duty.due_at) or duty.due_on.isoformat(), "due", duty))
        else:
            moments.append(Moment(moment(duty.closed_at), duty.state, duty))
    moments.sort(key=lambda one: (one.kind == "due", one.on))
    return History(customer, tuple(moments if limit is None else moments[-limit:]), len(moments))


def moment(at: datetime | None) -> str:
    """An instant as text that sorts beside days, empty where there is none."""
    return at.strftime("%Y-%m-%d %H:%M") if at else ""
