"""Enquiries: who looked, or called, and left without buying."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from aftersales_cli.errors import Contradiction, SeveralCustomers
from aftersales_cli.errors.records import BoughtBeforeAsked, BoughtOrLost
from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import CaseStep, FirstDeadline, closed
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.purchases import Purchase

NOBODY = "nobody-to-call"


class Enquiry(NamedTuple):
    """An enquiry. `budget` is in fen; `wanted_when`, `compared` and `why_not` are in the visitor's words; `purchase` is
    what was bought in the end, `lost` why nothing was; `deadline` is the first that it has.
    """

    id: int
    customer_id: int | None
    customer: str | None
    phone: str | None
    model: str | None
    budget: int | None
    wanted_when: str | None
    compared: str | None
    why_not: str | None
    test_drive: bool
    via: str
    assignee_id: int | None
    assignee: str | None
    purchase_id: int | None
    purchase: str | None
    lost: str | None
    opened_at: datetime
    due: When | None
    closed_at: datetime | None
    deadline: FirstDeadline | None = None
    steps: tuple[CaseStep, ...] = ()


class EnquiryDraft(NamedTuple):
    """An enquiry as somebody takes it down; without a customer nobody is to be called."""

    customer_id: int | None
    model: str | None
    budget: int | None
    wanted_when: str | None
    compared: str | None
    why_not: str | None
    test_drive: bool
    via: str


class EnquiryList(NamedTuple):
    """Enquiries, oldest first; `total` counts before any limit."""

    items: tuple[Enquiry, ...]
    total: int


class EnquiryCard(NamedTuple):
    """An enquiry with its record as it is shown."""

    enquiry: Enquiry
    record: tuple[CaseStep, ...]


class EnquirySaved(NamedTuple):
    """An enquiry was taken down, corrected or closed (`deed`); `registered` where its person is new to the store.
    `stopped` is called off with its end, because the customer wants to hear nothing more.
    """

    enquiry: Enquiry
    deed: str
    registered: bool = False
    stopped: tuple[FollowUp, ...] = ()


def call_by(now: datetime) -> When:
    """When who left without buying is called: within 48 hours, so on the next day, which leaves a day to try again."""
    return When(now.date() + timedelta(days=1))


def known_as(
    name: str | None, phone: str | None, sharing: Iterable[Customer], named: Iterable[Customer]
) -> Customer | None:
    """Whose enquiry it is, if that person is registered: the one with that phone and name, or the only one with that
    phone where no name is given, or the only one with that name where no phone is. Raises SeveralCustomers.
    """
    if phone is not None:
        fitting = [one for one in sharing if name is None or one.name == name]
    else:
        fitting = [one for one in named if one.name == name]
    if len(fitting) > 1:
        raise SeveralCustomers(value=name or phone, candidates=tuple(fitting))
    return fitting[0] if fitting else None


def of_id(customer: Customer, phone: str | None) -> Customer:
    """Whose enquiry it is, named by the id; unless a number is given too that is not that customer's. Raises
    Contradiction.
    """
    if phone not in (None, customer.phone, *customer.other_phones):
        raise Contradiction(one=ids.show(ids.CUSTOMER, customer.id), other="--phone")
    return customer


def closing(enquiry: Enquiry, bought: str | None, lost: str | None) -> Enquiry:
    """The enquiry, if it is open and one way of ending it is given. Raises NoLongerOpen, BoughtOrLost."""
    if enquiry.closed_at is not None:
        state = "bought" if enquiry.purchase_id else "lost"
        raise closed(ids.show(ids.ENQUIRY, enquiry.id), state, enquiry.closed_at.date(), enquiry.steps)
    if (bought is None) == (lost is None):
        raise BoughtOrLost(id=ids.show(ids.ENQUIRY, enquiry.id))
    return enquiry


def came_of(enquiry: Enquiry, purchase: Purchase) -> Purchase:
    """What was bought after an enquiry, the same day included. Raises BoughtBeforeAsked."""
    begun = enquiry.opened_at.date()
    if purchase.bought_on < begun:
        raise BoughtBeforeAsked(
            purchase=ids.show(ids.PURCHASE, purchase.id), value=purchase.bought_on.isoformat(),
            id=ids.show(ids.ENQUIRY, enquiry.id), begun=begun.isoformat(),
        )  # fmt: skip
    return purchase
