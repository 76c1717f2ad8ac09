"""Who the customers are."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import CustomerExists, NameLikeId, NotInFuture, Term, YearMissing
from aftersales_cli.errors.records import ReferredByItself
from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.texts import narrow

if TYPE_CHECKING:
    from aftersales_cli.rules.calls import Call, Moved
    from aftersales_cli.rules.complaints import Complaint
    from aftersales_cli.rules.consents import Consent
    from aftersales_cli.rules.enquiries import Enquiry
    from aftersales_cli.rules.followups import FollowUp
    from aftersales_cli.rules.jobs import Job
    from aftersales_cli.rules.milestones import MilestoneSaved
    from aftersales_cli.rules.promises import Promise
    from aftersales_cli.rules.purchases import Purchase

# What is looked for as an id, and never as a name.
ID = re.compile(r"[Kk]\d{1,15}|\d{1,6}")


class Customer(NamedTuple):
    """A customer's file. `phone` is in E.164, `since` is the day of registration, `keeper` the member of staff who
    looks after the customer, `adviser` the one who answers for service, `referred_by` who brought the customer.
    `other_phones` came with files that were merged into this one.
    """

    id: int
    name: str
    phone: str | None
    wechat: str | None
    kind: str
    district: str | None
    address: str | None
    birthday: date | None
    note: str | None
    do_not_call: bool
    since: date
    keeper_id: int | None = None
    keeper: str | None = None
    adviser_id: int | None = None
    adviser: str | None = None
    referred_by_id: int | None = None
    referred_by: str | None = None
    other_phones: tuple[str, ...] = ()


class Former(NamedTuple):
    """A file that was merged into another one: what it was called by, and whose it is now."""

    id: int
    name: str
    phone: str | None
    customer_id: int
    customer: str
    merged_at: datetime
    by: str


class CustomerList(NamedTuple):
    """Customers, as listed or found; `total` counts before any limit."""

    items: tuple[Customer, ...]
    total: int


class CustomerCard(NamedTuple):
    """A customer with everything that one should know before calling."""

    customer: Customer
    purchases: "tuple[Purchase, ...]"
    followups: "tuple[FollowUp, ...]"
    complaints: "tuple[Complaint, ...]"
    last_call: "Call | None"
    at: datetime
    promises: "tuple[Promise, ...]" = ()
    jobs: "tuple[Job, ...]" = ()
    enquiries: "tuple[Enquiry, ...]" = ()
    merged: tuple[Former, ...] = ()
    consent: "Consent | None" = None


class CustomerSaved(NamedTuple):
    """A customer was registered (`new`) or changed; `reward` is what follows for whoever brought this one. With another
    number, follow-ups that were given up come back (`revived`), and the tries of others count no longer (`reset`).
    """

    customer: Customer
    new: bool
    same_phone: tuple[Customer, ...]
    reward: "MilestoneSaved | None" = None
    revived: tuple["Moved", ...] = ()
    reset: tuple["Moved", ...] = ()


def promoted(kind: str, deals: int) -> str | None:
    """What a customer becomes by a deal, counted with those before: a prospect a customer, a new customer a regular
    one on the second; None where nothing changes.
    """
    if kind not in (CustomerKind.PROSPECT, CustomerKind.NEW):
        return None
    after = CustomerKind.REGULAR if deals > 1 else CustomerKind.NEW
    return None if after == kind else after


def another(customer: Customer, itself: int | None) -> Customer:
    """Who brought a customer: somebody else. Raises ReferredByItself."""
    if customer.id == itself:
        raise ReferredByItself(value=customer.name)
    return customer


def like_id(text: str) -> bool:
    """Whether a text is looked for as the id of a customer."""
    return ID.fullmatch(narrow(text).strip()) is not None


def named(name: str) -> str:
    """The name, unless it reads like an id, by which others are found. Raises NameLikeId."""
    if like_id(name):
        raise NameLikeId(value=name)
    return name


def born(typed: str, birthday: date, today: date) -> date:
    """The birthday, if it was typed with its year and is not still to come. Raises YearMissing, NotInFuture."""
    if not re.search(r"\d{4}", typed):
        raise YearMissing(value=typed)
    if birthday > today:
        raise NotInFuture(what=Term("birthday"), value=birthday.isoformat())
    return birthday


def only_one(name: str, sharing: Iterable[Customer]) -> None:
    """Refuses a second file for the same name with the same phone number. Raises CustomerExists."""
    for other in sharing:
        if other.name == name:
            raise CustomerExists(value=name, id=ids.show(ids.CUSTOMER, other.id))
