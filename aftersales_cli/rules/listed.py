"""What the rows of a list mean that are records of a customer: contacts, follow-ups, and cases of every kind."""

from collections.abc import Container, Iterable
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.errors import NoSuchCustomer, SvcError
from aftersales_cli.rules.cases_listed import COMPLAINTS, ENQUIRIES, JOBS
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.contacts_listed import CALLS, FOLLOWUPS, CallRow, FollowUpRow
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.imports import (
    Book,
    Conflict,
    CustomerRow,
    Problem,
    Tally,
    Verdict,
    for_person,
    registered,
    tally,
)
from aftersales_cli.rules.lives_listed import ComplaintRow, EnquiryRow, JobRow, Life
from aftersales_cli.rules.nouns import Noun
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.sold import whose

ListedRow = CallRow | FollowUpRow | ComplaintRow | JobRow | EnquiryRow
# The rows of each noun, by its name.
ROWS: dict[str, type[ListedRow]] = {
    CALLS.name: CallRow, FOLLOWUPS.name: FollowUpRow, COMPLAINTS.name: ComplaintRow, JOBS.name: JobRow,
    ENQUIRIES.name: EnquiryRow,
}  # fmt: skip


class Record(NamedTuple):
    """A row that is new: whose it is, what it is known by from now on, and of a case what it says of it."""

    customer: Customer
    row: ListedRow
    keys: tuple[str, ...]
    life: Life | None


class RecordsSettled(NamedTuple):
    """What some rows come to: who is registered on the way, what is new, and what is for a person."""

    customers: tuple[Customer, ...]
    new: tuple[Record, ...]
    problems: tuple[Problem, ...]
    tally: Tally


def of_cases(noun: Noun) -> bool:
    """Whether a list tells of cases."""
    return noun in (COMPLAINTS, JOBS, ENQUIRIES)


def settle_records(
    rows: Iterable[ListedRow], book: Book, bought: Iterable[Purchase], known: Container[str], next_id: int,
    now: datetime,
) -> RecordsSettled:  # fmt: skip
    """Decides some rows, one after the other. `bought` are the purchases of the customers in the book, `known` what the
    store knows already; who asked and is not registered is a prospect, numbered from `next_id` on.
    """
    new: list[Record] = []
    here = set[str]()
    people: dict[int, Customer] = {}
    problems, sold = [], by_customer(bought)
    counted = dict.fromkeys(Verdict, 0)
    for row in rows:
        try:
            who = whose(row, book) or asked(row, next_id + len(people), now)
            life = said(row, sold.get(who.id, ()), now)
        except (Conflict, SvcError) as why:
            problems.append(for_person(row.number, row.name, why))
            counted[problems[-1].verdict] += 1
            continue
        if who.id not in book.people:
            book.put(who)
            people[who.id] = who
        keys = row.keys(who.id) if isinstance(row, FollowUpRow) else (row.key(who.id),)
        met = any(one in known or one in here for one in keys)
        counted[Verdict.MATCHED if met else Verdict.NEW] += 1
        if not met:
            keys = row.learnt(who.id) if isinstance(row, FollowUpRow) else keys
            here.update(keys)
            new.append(Record(who, row, keys, life))
    return RecordsSettled(tuple(people.values()), tuple(new), tuple(problems), summed(new, people, counted))


def by_customer(bought: Iterable[Purchase]) -> dict[int, list[Purchase]]:
    """Purchases by whose they are."""
    found: dict[int, list[Purchase]] = {}
    for one in bought:
        found.setdefault(one.customer_id, []).append(one)
    return found


def asked(row: ListedRow, number: int, now: datetime) -> Customer:
    """The file of somebody who asked and is not registered yet. Raises NoSuchCustomer for a row of any other list."""
    if not isinstance(row, EnquiryRow):
        raise NoSuchCustomer(value=row.name or row.phone)
    name = row.name or str(row.phone)
    return registered(CustomerRow(row.number, name, row.phone, kind=CustomerKind.PROSPECT), number, now.date())


def said(row: ListedRow, bought: Iterable[Purchase], now: datetime) -> Life | None:
    """What a row says of a case. Raises what is wrong with a row."""
    if isinstance(row, CallRow | FollowUpRow):
        row.check(now)
        return None
    return row.life(now, bought)


def summed(new: list[Record], people: dict[int, Customer], counted: dict[Verdict, int]) -> Tally:
    """How many rows came to what, how many cases of them are still open, and how many name a purchase that is not on
    file.
    """
    return tally(counted)._replace(
        customers=len(people),
        still_open=sum(one.life.closed_at is None for one in new if one.life),
        unlinked=sum(map(unlinked, new)),
    )


def unlinked(record: Record) -> bool:
    """Whether a case names what was bought, and nothing of it is on file."""
    row, life = record.row, record.life
    named = isinstance(row, ComplaintRow | JobRow) and bool(row.item or row.serial)
    return named and life is not None and life.purchase is None
