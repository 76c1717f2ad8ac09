"""What the rows of a list of purchases mean for what the store knows: whose they are, which are new, what follows."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple, Protocol

from aftersales_cli.errors import NoSuchCustomer, NoSuchRecord, SvcError, Term
from aftersales_cli.errors.lists import NameOfAnother, SerialOfAnother
from aftersales_cli.rules import customers, ids
from aftersales_cli.rules.consequences import Consequences
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.imports import (
    Book,
    Conflict,
    CustomerRow,
    Problem,
    Tally,
    Verdict,
    alike,
    for_person,
    registered,
    tally,
)
from aftersales_cli.rules.planning import PLAIN, Frame, Plan
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.purchases import Purchase, consequences, in_order

COMPLETED_OF_PURCHASE = ("category", "serial", "price", "note")


class PurchaseRow(NamedTuple):
    """A purchase in a list. The customer is named by an id, or by name and phone; `price` is in fen."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    item: str
    category: str | None
    serial: str | None
    price: int | None
    bought: date
    deliver_on: date | None
    delivered: date | None
    note: str | None


class Planned(NamedTuple):
    """A follow-up of a new purchase."""

    purchase: Purchase
    plan: Plan


class PurchasesSettled(NamedTuple):
    """What some rows come to: who is registered on the way, what is new and what follows from it, which purchases are
    completed (as they are then), for which of them the list adds a delivery, whom a deal has made a customer or a
    regular one, and what is for a person.
    """

    customers: tuple[Customer, ...]
    new: tuple[Purchase, ...]
    planned: tuple[Planned, ...]
    completed: tuple[Purchase, ...]
    dated: tuple[Purchase, ...]
    promoted: tuple[Customer, ...]
    problems: tuple[Problem, ...]
    tally: Tally


class Shelf:
    """The purchases that the rows at hand may mean; it learns those that the rows add. Ids from `first_new` on stand
    in no store yet.
    """

    def __init__(self, known: Iterable[Purchase], first_new: int) -> None:
        self.first_new = first_new
        self.serials: dict[str, Purchase] = {}
        self.days: dict[tuple[int, str, date], dict[int, Purchase]] = {}
        self.deals: dict[int, set[int]] = {}
        for purchase in known:
            self.put(purchase)

    def put(self, purchase: Purchase) -> None:
        """Learns a purchase, or what has become of one."""
        if purchase.serial is not None:
            self.serials[purchase.serial] = purchase
        self.deals.setdefault(purchase.customer_id, set()).add(purchase.id)
        self.days.setdefault((purchase.customer_id, purchase.item, purchase.bought_on), {})[purchase.id] = purchase

    def meant(self, row: PurchaseRow, owner: Customer | None) -> Purchase | None:
        """The purchase that a row means: by its serial number, else the same customer's same item of the same day,
        unless each has a serial number of its own.
        """
        if row.serial is not None and row.serial in self.serials:
            return self.serials[row.serial]
        if owner is None:
            return None
        same_day = self.days.get((owner.id, row.item, row.bought), {}).values()
        return next((one for one in same_day if row.serial is None or one.serial is None), None)


class Foresight:
    """What the playbook plans for purchases: it depends on their days and the kind of customer alone, so that it is
    thought out once for all of a category that were bought and delivered on the same days.
    """

    def __init__(self, rules: Iterable[FollowUpRule], now: datetime, frame: Frame = PLAIN) -> None:
        self.rules, self.now, self.frame = tuple(rules), now, frame
        self.thought: dict[tuple[object, ...], Consequences] = {}

    def of(self, purchase: Purchase, kind: str) -> Consequences:
        """What follows from a new purchase."""
        days = (purchase.bought_on, purchase.deliver_on, purchase.delivered_on, purchase.category, kind)
        if days not in self.thought:
            self.thought[days] = consequences(purchase, kind, self.rules, (), self.now, self.frame)
        return self.thought[days]


def settle_purchases(
    rows: Iterable[PurchaseRow], book: Book, shelf: Shelf, next_customer: int, next_purchase: int, foresight: Foresight
) -> PurchasesSettled:
    """Decides some rows, one after the other; what is new is numbered from `next_customer` and `next_purchase` on."""
    people: dict[int, Customer] = {}
    promoted: dict[int, Customer] = {}
    new: dict[int, Purchase] = {}
    completed: dict[int, Purchase] = {}
    dated: dict[int, Purchase] = {}
    problems, planned = [], []
    counted = dict.fromkeys(Verdict, 0)
    today, too_late = foresight.now.date(), 0
    for row in rows:
        try:
            owner = whose(row, book)
            found = owned(shelf.meant(row, owner), owner, row, book)
            who = owner or new_buyer(row, next_customer + len(people), today)
            after = in_order(
                filled(found, row, found.id < shelf.first_new, today)
                if found
                else entered(row, who, next_purchase + len(new), today)
            )
        except (Conflict, SvcError) as why:
            problems.append(for_person(row.number, row.name, why))
            counted[problems[-1].verdict] += 1
            continue
        if after != found:
            shelf.put(after)
            (new if found is None or after.id in new else completed)[after.id] = after
        if found is None:
            kind = customers.promoted(who.kind, len(shelf.deals[who.id]))
            if kind is not None or owner is None:
                who = who._replace(kind=kind or who.kind)
                (people if owner is None or who.id in people else promoted)[who.id] = who
                book.put(who)
            follows = foresight.of(after, who.kind)
            planned += [Planned(after, plan) for plan in follows.add]
            too_late += follows.too_late
        elif (found.deliver_on, found.delivered_on) != (after.deliver_on, after.delivered_on):
            dated[after.id] = after
        counted[verdict(found, after)] += 1
    summed = tally(counted)._replace(customers=len(people), planned=len(planned), too_late=too_late)
    changed = (tuple(completed.values()), tuple(completed[one] for one in dated), tuple(promoted.values()))
    return PurchasesSettled(
        tuple(people.values()), tuple(new.values()), tuple(planned), *changed, tuple(problems), summed
    )


def verdict(before: Purchase | None, after: Purchase) -> Verdict:
    """What a row that is no problem comes to."""
    if before is None:
        return Verdict.NEW
    return Verdict.MATCHED if after == before else Verdict.COMPLETED


class Named(Protocol):
    """A row that names a customer."""

    @property
    def customer(self) -> int | None:
        """Their number, if it is given."""

    @property
    def name(self) -> str | None:
        """Their name."""

    @property
    def phone(self) -> str | None:
        """Their phone number."""


def whose(row: Named, book: Book) -> Customer | None:
    """Whose a row is; None where the customer is to be registered first.

    By id, unless name or phone of the row say otherwise: a list of another store has ids too, and there they are
    somebody else's. Else by what the row calls them. Raises Conflict, and NoSuchRecord for an id that nobody has.
    """
    if row.customer is None:
        return called(row, book)
    found = book.people.get(row.customer)
    if found is not None and agrees(found, row, book):
        return found
    if row.phone is not None and (found is not None or row.name is not None):
        return called(row, book)
    if found is None:
        raise NoSuchRecord(what=Term("customer"), value=ids.show(ids.CUSTOMER, row.customer))
    raise Conflict(NameOfAnother(who=str(book.whom(found))), book.whom(found))


def agrees(found: Customer, row: Named, book: Book) -> bool:
    """Whether the customer with the id of a row may be the one whom its name and phone mean, as far as they are given.
    A number that is not on file contradicts nobody without one, unless a namesake has it.
    """
    if row.name is not None and not alike(found.name, row.name):
        return False
    numbers = [one for one in (found.phone, *found.other_phones) if one is not None]
    if row.phone is None or row.phone in numbers:
        return True
    return not numbers and not any(row.name is None or alike(one.name, row.name) for one in book.with_phone(row.phone))


def called(row: Named, book: Book) -> Customer | None:
    """The customer whom name and phone mean, or one of them alone where only one has it; None where nobody is like
    that. Raises Conflict.
    """
    if row.phone is None:
        return book.only(book.named(row.name or ""))
    return book.meant(row.name, row.phone) if row.name is not None else book.only(book.with_phone(row.phone))


def owned(found: Purchase | None, owner: Customer | None, row: PurchaseRow, book: Book) -> Purchase | None:
    """The purchase that was found, unless it is somebody else's. Raises Conflict."""
    if found is None or (owner is not None and found.customer_id == owner.id):
        return found
    whom = book.whom(book.people[found.customer_id])
    item = ids.show(ids.PURCHASE, found.id) if whom.id else found.item
    raise Conflict(SerialOfAnother(value=row.serial, item=item, who=str(whom)), whom)


def new_buyer(row: PurchaseRow, number: int, today: date) -> Customer:
    """The file of a customer who is registered with a first purchase. Raises NoSuchCustomer for one without a name."""
    if row.name is None:
        raise NoSuchCustomer(value=row.phone)
    return registered(CustomerRow(row.number, row.name, row.phone), number, today)


def entered(row: PurchaseRow, owner: Customer, number: int, today: date) -> Purchase:
    """The purchase of a row. A delivery that lies ahead is a planned one, whatever its column is called."""
    ahead = row.delivered is not None and row.delivered > today
    return Purchase(
        number, owner.id, owner.name, row.item, row.category, row.serial, row.price, row.bought, None,
        row.delivered if ahead else row.deliver_on, None if ahead else row.delivered, None, row.note,
    )  # fmt: skip


def filled(purchase: Purchase, row: PurchaseRow, stored: bool, today: date) -> Purchase:
    """The purchase with what the row adds where nothing stands; its delivery only where it was `stored` before, because
    what follows from a new one is already counted.
    """
    given: dict[str, object] = {field: getattr(row, field) for field in COMPLETED_OF_PURCHASE}
    if stored and purchase.delivered_on is None:
        planned = row.delivered if row.delivered is not None and row.delivered > today else row.deliver_on
        given |= {"deliver_on": planned, "delivered_on": None if planned == row.delivered else row.delivered}
    add = {field: value for field, value in given.items() if value is not None and getattr(purchase, field) is None}
    return purchase._replace(**add)  # type: ignore[arg-type]
