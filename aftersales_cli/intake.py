"""How a list comes in: its rows are read and put aside while nobody waits, then decided and written in one go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from aftersales_cli import phones, pinyin, sheets
from aftersales_cli.errors import SvcError
from aftersales_cli.rules import heads, team
from aftersales_cli.rules.cells import Reading, Row, shown
from aftersales_cli.rules.heads import Heads, Reader
from aftersales_cli.rules.imports import (
    Book,
    CustomerRow,
    CustomersSettled,
    ImportReport,
    Problem,
    Tally,
    Verdict,
    settle_customers,
)
from aftersales_cli.rules.listed import ROWS, ListedRow, RecordsSettled, of_cases, settle_records
from aftersales_cli.rules.nouns import NEEDS_STAFF, PURCHASES, Noun
from aftersales_cli.rules.purchases import Purchase, consequences
from aftersales_cli.rules.sold import Foresight, PurchaseRow, PurchasesSettled, Shelf, settle_purchases
from aftersales_cli.sheets import Sheet
from aftersales_cli.store import Store
from aftersales_cli.store.imports import CHUNK, Imports
from aftersales_cli.store.listed import Records
from aftersales_cli.store.problems import Problems


class Waiting(NamedTuple):
    """A list whose rows are put aside: what it is, its heads and what they were told to mean, and what is refused of
    it already.
    """

    imports: Imports
    sheet: Sheet
    heads: Heads
    meanings: dict[str, str]
    problems: Problems
    tally: Tally


def read(
    store: Store, noun: Noun, path: Path, now: datetime, tell: Callable[[int], None], maps: Sequence[str] = ()
) -> Waiting:
    """Reads a list and puts its rows aside, telling how many as it goes. `maps` say what its columns mean; else what
    was said of a list of the same shape counts.

    Raises NoSuchFile and BadValue where it is no list of this noun.
    """
    meanings = heads.told(noun, maps)
    sheet = sheets.read(path)
    beginning = list(islice(sheet.rows, heads.SEARCHED))
    everybody = store.staff.team()
    found = heads.find(
        noun, beginning, path, frozenset() if everybody else NEEDS_STAFF,
        lambda shape: meanings or store.policy.column_map(noun.name, shape),
    )  # fmt: skip
    phone = partial(phones.parse, region=store.settings["region"])
    reading = Reading(now.date(), phone, lambda text: team.find(text, everybody).id, store.policy.cause_said())
    reader = Reader(noun, found, reading)
    rows = (row for row in chain(beginning, sheet.rows) if row.number > found.row.number)
    imports, problems, tally = Imports(store, noun), Problems(store.path), Tally()
    while block := list(islice(rows, CHUNK)):
        records, refused, skipped = [], list[Problem](), 0
        for row in block:
            if reader.no_record(row):
                skipped += 1
                continue
            reader.look(row)
            try:
                if values := reader.read(row):
                    records.append([row.number, *values])
            except SvcError as reason:
                refused.append(Problem(row.number, Verdict.REFUSED, name_in(row, found), reason))
        imports.put_aside(records)
        problems.put(refused)
        tally = tally.plus(Tally(refused=len(refused), skipped=skipped))
        tell(block[-1].number)
    return Waiting(imports, sheet, reader.seen(), meanings, problems, tally)


def name_in(row: Row, found: Heads) -> str | None:
    """What a row that cannot be read calls its customer."""
    column = next((column for column in found.columns if column.field.name == "name"), None)
    return shown(row.cells[column.at]) if column and column.at < len(row.cells) else None


def settle(waiting: Waiting, now: datetime, by: str, applied: bool, limit: int | None) -> ImportReport:
    """Decides what was put aside and, where it is to be `applied`, writes it; else it is only tried.

    It belongs into one transaction.
    """
    imports, noun = waiting.imports, waiting.imports.noun
    if not applied:
        imports.only_try()
    elif waiting.meanings:
        imports.store.policy.map_columns(noun.name, heads.shape(waiting.heads.row), waiting.meanings)
    settled: Iterator[CustomersSettled | PurchasesSettled | RecordsSettled]
    if noun.name in ROWS:
        settled = records(imports, now, by)
    else:
        settled = purchases(imports, now, by) if noun == PURCHASES else customers(imports, now)
    tally = waiting.tally
    for one in settled:
        waiting.problems.put(one.problems)
        tally = tally.plus(one.tally)
    sheet = waiting.sheet
    return ImportReport(
        noun.name,
        str(sheet.path),
        sheet.name,
        sheet.others,
        waiting.heads.meanings,
        waiting.heads.ignored,
        applied,
        tally,
        waiting.problems,
        limit,
    )


def customers(imports: Imports, now: datetime) -> Iterator[CustomersSettled]:
    """Takes in the rows of a list of customers."""
    first = number = imports.store.last_id("customers") + 1
    for chunk in imports.chunks():
        rows = [CustomerRow(*row) for row in chunk]
        known = imports.customers_with(**named(rows))
        settled = settle_customers(rows, Book(known, first), number, now.date())
        number += len(settled.new)
        imports.add_customers(settled.new, (pinyin.initials(one.name) for one in settled.new))
        imports.complete_customers(settled.completed)
        yield settled


def purchases(imports: Imports, now: datetime, by: str) -> Iterator[PurchasesSettled]:
    """Takes in the rows of a list of purchases, with customers whom nobody knows yet and what the playbook plans."""
    store = imports.store
    first = who = imports.store.last_id("customers") + 1
    first_bought = number = store.last_id("purchases") + 1
    foresight = Foresight(store.plans.book.followups, now, store.plans.frame)
    for chunk in imports.chunks():
        rows = [PurchaseRow(*row) for row in chunk]
        known = {one.id: one for one in imports.customers_with(**named(rows), id=[row.customer for row in rows])}
        bought = imports.purchases_with(serial=(row.serial for row in rows), customer=known)
        strangers = imports.customers_with(id=(one.customer_id for one in bought if one.customer_id not in known))
        book = Book([*known.values(), *strangers], first)
        settled = settle_purchases(rows, book, Shelf(bought, first_bought), who, number, foresight)
        who, number = who + len(settled.customers), number + len(settled.new)
        imports.add_customers(settled.customers, (pinyin.initials(one.name) for one in settled.customers))
        imports.add_purchases(settled.new)
        imports.plan(settled.planned, now)
        imports.complete_customers(settled.promoted)
        imports.complete_purchases(settled.completed)
        tallies = [answered(imports, one, book, now, by) for one in settled.dated]
        yield settled._replace(tally=sum_of(settled.tally, tallies))


def records(imports: Imports, now: datetime, by: str) -> Iterator[RecordsSettled]:
    """Takes in the rows of a list of contacts, follow-ups or cases, with those who asked and whom nobody knows yet."""
    store, arriving = imports.store, Records(imports)
    first = who = store.last_id("customers") + 1
    made = ROWS[imports.noun.name]
    for chunk in imports.chunks():
        rows = [made(*row) for row in chunk]
        people = imports.customers_with(**named(rows), id=[row.customer for row in rows])
        numbers = [one.id for one in people]
        bought = imports.purchases_with(customer=numbers) if of_cases(imports.noun) else ()
        settled = settle_records(rows, Book(people, first), bought, arriving.known(numbers), who, now)
        who += len(settled.customers)
        imports.add_customers(settled.customers, (pinyin.initials(one.name) for one in settled.customers))
        arriving.add(settled.new, now, by)
        yield settled


def named(rows: Sequence[CustomerRow | PurchaseRow | ListedRow]) -> dict[str, Iterable[str | None]]:
    """By what the store is searched for the customers of rows; a namesake of a row with a number matters only if there
    is none on file.
    """
    return {
        "phone": [row.phone for row in rows],
        "name": [row.name for row in rows if row.phone is None],
        "unnumbered": [row.name for row in rows if row.phone is not None],
    }


def answered(imports: Imports, purchase: Purchase, book: Book, now: datetime, by: str) -> Tally:
    """Lets the playbook answer the delivery that a list adds to a purchase of the store."""
    store = imports.store
    existing, _ = store.followups.listed(purchase=purchase.id, state=None)
    kind, plans = book.people[purchase.customer_id].kind, store.plans
    found = consequences(purchase, kind, plans.book.followups, existing, now, plans.frame)
    if not imports.tried:
        store.purchases.carry_out(purchase, found, "delivered", now, by)
    return Tally(planned=len(found.add), too_late=found.too_late)


def sum_of(first: Tally, others: list[Tally]) -> Tally:
    """All together."""
    for one in others:
        first = first.plus(one)
    return first
