"""What the rows of a list mean for the customers that the store knows: new, known, or for a person to say."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors import Refused, SvcError
from aftersales_cli.errors.lists import NamesakeWithoutPhone, NamesakeWithPhone, PhoneOfAnother, SeveralNamesakes
from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.customers import Customer

# What a list may add to a customer's file where nothing stands yet; what stands there is never written over.
COMPLETED_OF_CUSTOMER = ("wechat", "district", "address", "birthday", "note", "keeper_id")


class Verdict(StrEnum):
    """What a row of a list comes to. The last two are never written."""

    NEW = "new"
    MATCHED = "matched"
    COMPLETED = "completed"
    CONFLICT = "conflict"
    REFUSED = "refused"


class CustomerRow(NamedTuple):
    """A customer in a list, by the number of the row that Excel shows."""

    number: int
    name: str
    phone: str | None = None
    wechat: str | None = None
    kind: str | None = None
    district: str | None = None
    address: str | None = None
    birthday: date | None = None
    note: str | None = None
    since: date | None = None
    do_not_call: bool | None = None
    keeper_id: int | None = None


class Problem(NamedTuple):
    """A row for a person: what it calls the customer, why it is not written, and whom it collides with.

    `customer` is somebody of the store, or of an earlier row where `id` is 0.
    """

    row: int
    verdict: Verdict
    name: str | None
    reason: SvcError
    customer: "Whom | None" = None


class Whom(NamedTuple):
    """A customer in a sentence; the number is 0 for one whom only the list knows yet."""

    id: int
    name: str

    def __str__(self) -> str:
        """`K1 张三`."""
        return f"{ids.show(ids.CUSTOMER, self.id)} {self.name}" if self.id else self.name


class Tally(NamedTuple):
    """How many rows came to what. `skipped` are totals and repeated heads, which are no rows of the list.

    Of purchases also: customers registered on the way, follow-ups planned, and those too late to be planned. Of cases:
    how many of the new ones are still open, and how many name what was bought where nothing like that is on file.
    """

    new: int = 0
    matched: int = 0
    completed: int = 0
    conflicts: int = 0
    refused: int = 0
    skipped: int = 0
    customers: int = 0
    planned: int = 0
    too_late: int = 0
    still_open: int = 0
    unlinked: int = 0

    @property
    def rows(self) -> int:
        """The records of the list."""
        return self.new + self.matched + self.completed + self.left_out

    @property
    def left_out(self) -> int:
        """The records that are for a person."""
        return self.conflicts + self.refused

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(mine + its for mine, its in zip(self, other, strict=True)))


class ImportReport(NamedTuple):
    """What a list brought, or (not `applied`) would bring. `sheet` and `others` are named where a workbook has several
    sheets; `columns` are the heads that are read, each with its field; `ignored` are columns of which nothing is known,
    by their heads or letters. The problems stand in the order of the list, too many to be held at once. `limit` is how
    many of them were asked for; `mend` is the file in which the rows stand that are left out.
    """

    noun: str
    path: str
    sheet: str
    others: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    applied: bool
    tally: Tally
    problems: Iterable[Problem]
    limit: int | None
    mend: str | None = None


class Conflict(Exception):
    """A row collides with a customer; `reason` is what a person is told."""

    def __init__(self, reason: Refused, whom: Whom) -> None:
        super().__init__(reason)
        self.reason, self.whom = reason, whom


def for_person(number: int, name: str | None, why: "Conflict | SvcError") -> Problem:
    """A row, by its number and what it calls the customer, that is not written, and why."""
    if isinstance(why, Conflict):
        return Problem(number, Verdict.CONFLICT, name, why.reason, why.whom)
    return Problem(number, Verdict.REFUSED, name, why)


class Book:
    """The customers whom the rows at hand may mean. It learns those that the rows add, so that a second row of the
    same person meets the first. Ids from `first_new` on stand in no store yet.
    """

    def __init__(self, known: Iterable[Customer], first_new: int) -> None:
        self.first_new = first_new
        self.people: dict[int, Customer] = {}
        self.phones: dict[str, list[int]] = {}
        self.names: dict[str, list[int]] = {}
        for customer in known:
            self.put(customer)

    def put(self, customer: Customer) -> None:
        """Learns a customer, or what has become of one. Neither name nor phone ever changes."""
        if customer.id not in self.people:
            for phone in (customer.phone, *customer.other_phones):
                if phone is not None:
                    self.phones.setdefault(phone, []).append(customer.id)
            self.names.setdefault(customer.name, []).append(customer.id)
        self.people[customer.id] = customer

    def whom(self, customer: Customer) -> Whom:
        """The customer as a person is told of them."""
        return Whom(customer.id if customer.id < self.first_new else 0, customer.name)

    def named(self, name: str) -> list[Customer]:
        """Everybody of exactly this name."""
        return [self.people[one] for one in self.names.get(name, ())]

    def with_phone(self, phone: str) -> list[Customer]:
        """Everybody who has this number."""
        return [self.people[one] for one in self.phones.get(phone, ())]

    def meant(self, name: str, phone: str | None) -> Customer | None:
        """The customer whom a row means, by phone and name, or by the name alone where neither side has a number; None
        where nobody is like that. Raises Conflict: the same number with another name, or a namesake of whom it cannot
        be said whether they are the same person. It is the same in whatever order the rows stand.
        """
        if phone is not None:
            sharing = self.with_phone(phone)
            same = [one for one in sharing if alike(one.name, name)]
            if same:
                return same[0]
            if sharing:
                whom = self.whom(sharing[0])
                raise Conflict(PhoneOfAnother(who=str(whom)), whom)
            unnumbered = [one for one in self.named(name) if one.phone is None]
            if unnumbered:
                whom = self.whom(unnumbered[0])
                raise Conflict(NamesakeWithoutPhone(who=str(whom)), whom)
            return None
        namesakes = self.named(name)
        numbered = [one for one in namesakes if one.phone is not None]
        if numbered:
            whom = self.whom(numbered[0])
            raise Conflict(NamesakeWithPhone(who=str(whom)), whom)
        return self.only(namesakes)

    def only(self, namesakes: list[Customer]) -> Customer | None:
        """The one of a name, None where there is nobody. Raises Conflict where there are several."""
        if len(namesakes) > 1:
            whom = self.whom(namesakes[0])
            raise Conflict(SeveralNamesakes(count=len(namesakes), who=str(whom)), whom)
        return namesakes[0] if namesakes else None


def alike(one: str, other: str) -> bool:
    """Whether two spellings are one name: blanks and capitals make no other person."""
    return one == other or "".join(one.split()).casefold() == "".join(other.split()).casefold()


class CustomersSettled(NamedTuple):
    """What some rows come to: who is new, whose file is completed (as it is then), and what is for a person."""

    new: tuple[Customer, ...]
    completed: tuple[Customer, ...]
    problems: tuple[Problem, ...]
    tally: Tally


def settle_customers(rows: Iterable[CustomerRow], book: Book, next_id: int, today: date) -> CustomersSettled:
    """Decides some rows, one after the other; new customers are numbered from `next_id` on."""
    new: dict[int, Customer] = {}
    completed: dict[int, Customer] = {}
    problems = []
    counted = dict.fromkeys(Verdict, 0)
    for row in rows:
        try:
            found = book.meant(row.name, row.phone)
        except Conflict as conflict:
            problems.append(for_person(row.number, row.name, conflict))
            counted[Verdict.CONFLICT] += 1
            continue
        if found is None:
            made = registered(row, next_id + len(new), today)
            new[made.id] = made
            book.put(made)
            counted[Verdict.NEW] += 1
            continue
        fuller = filled(found, row)
        if fuller != found:
            book.put(fuller)
            (new if fuller.id in new else completed)[fuller.id] = fuller
        counted[Verdict.MATCHED if fuller == found else Verdict.COMPLETED] += 1
    return CustomersSettled(tuple(new.values()), tuple(completed.values()), tuple(problems), tally(counted))


def registered(row: CustomerRow, number: int, today: date) -> Customer:
    """The file of a new customer; new in kind and from today on, unless the list says otherwise."""
    return Customer(
        number, row.name, row.phone, row.wechat, row.kind or CustomerKind.NEW, row.district, row.address, row.birthday,
        row.note, bool(row.do_not_call), row.since or today, row.keeper_id,
    )  # fmt: skip


def filled(customer: Customer, row: CustomerRow) -> Customer:
    """The file with what the row adds where nothing stands; who must not be called by either is not."""
    given = {field: getattr(row, field) for field in COMPLETED_OF_CUSTOMER if getattr(customer, field) is None}
    fuller = customer._replace(**{field: value for field, value in given.items() if value is not None})
    return fuller._replace(do_not_call=customer.do_not_call or bool(row.do_not_call))


def tally(counted: dict[Verdict, int]) -> Tally:
    """Rows by their verdict."""
    return Tally(
        counted[Verdict.NEW], counted[Verdict.MATCHED], counted[Verdict.COMPLETED], counted[Verdict.CONFLICT],
        counted[Verdict.REFUSED],
    )  # fmt: skip
