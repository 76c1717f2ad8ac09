"""Lists on their way in: the rows of a file, put aside in a table of their own that is gone with the connection, and
what they mean for the store, written many at a time.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.nouns import Noun
from aftersales_cli.rules.playbook import standing
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.sold import Planned
from aftersales_cli.store import Store, customers, followups
from aftersales_cli.store import purchases as sales

# So many rows are read, decided and written together.
CHUNK = 2_000
CUSTOMER = "id, name, phone, wechat, kind, district, address, birthday, note, do_not_call, since, keeper_id"
PURCHASE = "id, customer_id, item, category, serial, price, bought_on, deliver_on, delivered_on, note"
FOLLOWUP = """customer_id, purchase_id, rule, origin, channel, role, occurrence, event_on, until_on, planned_on,
    due_on, due_at, state, since"""
OTHERS = customers.OTHER_PHONES.format(of="c")
CUSTOMERS_OF = {
    "phone": """WHERE id IN (SELECT id FROM {place} WHERE phone IN (SELECT value FROM json_each(?1))
      UNION SELECT customer_id FROM former_customers WHERE phone IN (SELECT value FROM json_each(?1)))""",
    "name": "WHERE name IN (SELECT value FROM json_each(?))",
    "unnumbered": "WHERE name IN (SELECT value FROM json_each(?)) AND phone IS NULL",
    "id": "WHERE id IN (SELECT value FROM json_each(?))",
}
PURCHASES_OF = {
    "serial": "WHERE p.serial IN (SELECT value FROM json_each(?))",
    "customer": "WHERE p.customer_id IN (SELECT value FROM json_each(?))",
}
# What a preview would write, for its later rows to meet: the same columns, and a purchase with its buyer's name.
TRIED = """
CREATE TEMP TABLE tried_customers (id INTEGER PRIMARY KEY, name, phone, wechat, kind, district, address, birthday, note,
  do_not_call, since, keeper_id);
CREATE INDEX temp.tried_customers_name ON tried_customers (name);
CREATE INDEX temp.tried_customers_phone ON tried_customers (phone);
CREATE TEMP TABLE tried_purchases (id INTEGER PRIMARY KEY, customer_id, item, category, serial, price, bought_on,
  deliver_on, delivered_on, note, customer);
CREATE INDEX temp.tried_purchases_customer ON tried_purchases (customer_id);
CREATE INDEX temp.tried_purchases_serial ON tried_purchases (serial);
CREATE TEMP TABLE tried_records (customer_id, key TEXT PRIMARY KEY);
CREATE INDEX temp.tried_records_customer ON tried_records (customer_id)"""
TRIED_PURCHASE = """SELECT p.id, p.customer_id, p.customer, p.item, p.category, p.serial, p.price, p.bought_on, NULL,
    p.deliver_on, p.delivered_on, NULL, p.note, NULL, NULL, NULL, NULL,
    NULL, NULL FROM temp.tried_purchases p"""


class Imports:
    """The rows of one list. Where it is only tried, what it would write stands beside the store and not in it."""

    def __init__(self, store: Store, noun: Noun) -> None:
        self.store = store
        self.noun = noun
        self.tried = False
        self.days = [place for place, field in enumerate(noun.fields, 1) if field.holds_day]
        columns = ", ".join(field.name for field in noun.fields)
        store.run(f"CREATE TEMP TABLE listed (number INTEGER PRIMARY KEY, {columns})")

    def put_aside(self, rows: Iterable[list[Any]]) -> None:
        """Keeps rows that were read, each its number and then the values of its fields."""
        places = marks(1 + len(self.noun.fields))
        self.store.run("BEGIN")
        self.store.many(f"INSERT INTO temp.listed VALUES ({places})", map(self.stored, rows))
        self.store.run("COMMIT")

    def stored(self, row: list[Any]) -> list[Any]:
        """A row with its days as text."""
        for place in self.days:
            if row[place] is not None:
                row[place] = row[place].isoformat()
        return row

    def chunks(self) -> Iterator[list[list[Any]]]:
        """The rows that were put aside, in their order, some at a time."""
        last = 0
        while found := self.store.rows(
            "SELECT * FROM temp.listed WHERE number > ? ORDER BY number LIMIT ?", [last, CHUNK]
        ):
            last = found[-1][0]
            yield [self.read(list(row)) for row in found]

    def read(self, row: list[Any]) -> list[Any]:
        """A row with its days as days."""
        for place in self.days:
            if row[place] is not None:
                row[place] = date.fromisoformat(row[place])
        return row

    def only_try(self) -> None:
        """From here on nothing is written to the store; later rows still meet what earlier ones would add."""
        self.tried = True
        for statement in TRIED.split(";\n"):
            self.store.run(statement)

    def customers_with(self, **wanted: Iterable[object]) -> list[Customer]:
        """The customers with one of the phones, names or ids; the `unnumbered` have one of those names and no phone."""
        found: dict[int, Customer] = {}
        places = ["customers", "temp.tried_customers"] if self.tried else ["customers"]
        for place in places:
            for column, values in wanted.items():
                select = f"SELECT {CUSTOMER}, {OTHERS} FROM {place} c"
                where = CUSTOMERS_OF[column].format(place=place)
                rows = self.store.rows(f"{select} {where}", [listed(values)])
                found.update((row[0], customers.read(row)) for row in rows)
        return [*found.values()]

    def purchases_with(self, **wanted: Iterable[object]) -> list[Purchase]:
        """The purchases with one of the serial numbers, or of one of the customers."""
        found: dict[int, Purchase] = {}
        for select in [sales.SELECT, TRIED_PURCHASE] if self.tried else [sales.SELECT]:
            for column, values in wanted.items():
                rows = self.store.rows(f"{select} {PURCHASES_OF[column]}", [listed(values)])
                found.update((row[0], self.store.purchases.read(row)) for row in rows)
        return [*found.values()]

    def add_customers(self, new: Iterable[Customer], initials: Iterable[str]) -> None:
        """Writes new files, `initials` in the same order."""
        rows = map(customer_row, new)
        if self.tried:
            self.store.many(f"INSERT INTO temp.tried_customers VALUES ({marks(12)})", rows)
        else:
            both = ((*row, letters) for row, letters in zip(rows, initials, strict=True))
            self.store.many(f"INSERT INTO customers ({CUSTOMER}, initials) VALUES ({marks(13)})", both)

    def complete_customers(self, fuller: Iterable[Customer]) -> None:
        """Writes what was added to files."""
        if self.tried:
            rows = map(customer_row, fuller)
            self.store.many(f"INSERT OR REPLACE INTO temp.tried_customers VALUES ({marks(12)})", rows)
        else:
            self.store.many(
                """UPDATE customers SET wechat = ?, district = ?, address = ?, birthday = ?, note = ?, kind = ?,
                keeper_id = ?, do_not_call = ? WHERE id = ?""",
                map(completed_row, fuller),
            )

    def add_purchases(self, new: Iterable[Purchase]) -> None:
        """Writes new purchases."""
        if self.tried:
            rows = ((*purchase_row(one), one.customer) for one in new)
            self.store.many(f"INSERT INTO temp.tried_purchases VALUES ({marks(11)})", rows)
        else:
            versions = self.store.policy.history()
            rows = ((*purchase_row(one), standing(versions, one.bought_on)) for one in new)
            self.store.many(f"INSERT INTO purchases ({PURCHASE}, playbook_id) VALUES ({marks(11)})", rows)

    def complete_purchases(self, fuller: Iterable[Purchase]) -> None:
        """Writes what was added to purchases."""
        if self.tried:
            rows = ((*purchase_row(one), one.customer) for one in fuller)
            self.store.many(f"INSERT OR REPLACE INTO temp.tried_purchases VALUES ({marks(11)})", rows)
        else:
            self.store.many(
                """UPDATE purchases SET category = ?, serial = ?, price = ?, deliver_on = ?, delivered_on = ?, note = ?
                WHERE id = ?""",
                (
                    (one.category, one.serial, one.price, iso(one.deliver_on), iso(one.delivered_on), one.note, one.id)
                    for one in fuller
                ),
            )

    def plan(self, planned: Iterable[Planned], now: datetime) -> None:
        """Writes the follow-ups of new purchases."""
        if not self.tried:
            silent = self.store.consents.all_withdrawn()
            wanted = (one for one in planned if one[0].customer_id not in silent)
            self.store.many(f"INSERT INTO followups ({FOLLOWUP}) VALUES ({marks(14)})", followup_rows(wanted, now))


def followup_rows(planned: Iterable[Planned], now: datetime) -> Iterator[tuple[object, ...]]:
    """The columns of follow-ups; those of one plan are the same for every purchase."""
    known: dict[object, tuple[object, ...]] = {}
    for purchase, plan in planned:
        if plan not in known:
            series = (plan.occurrence, iso(plan.event), iso(plan.until))
            head = (plan.rule, plan.origin, plan.channel, plan.who, *series)
            known[plan] = (*head, *followups.dates(plan.due, now).values())
        yield (purchase.customer_id, purchase.id, *known[plan])


def customer_row(one: Customer) -> tuple[object, ...]:
    """The columns of a file."""
    return (*one[:7], iso(one.birthday), one.note, int(one.do_not_call), one.since.isoformat(), one.keeper_id)


def completed_row(one: Customer) -> tuple[object, ...]:
    """What may be added to a file, and its number."""
    known = (one.wechat, one.district, one.address, iso(one.birthday), one.note)
    return (*known, one.kind, one.keeper_id, int(one.do_not_call), one.id)


def purchase_row(one: Purchase) -> tuple[object, ...]:
    """The columns of a purchase of which only days are known."""
    return (
        one.id, one.customer_id, one.item, one.category, one.serial, one.price, one.bought_on.isoformat(),
        iso(one.deliver_on), iso(one.delivered_on), one.note,
    )  # fmt: skip


def iso(day: date | None) -> str | None:
    """A day as it is stored."""
    return day.isoformat() if day else None


def marks(count: int) -> str:
    """So many places for values."""
    return ", ".join("?" * count)


def listed(values: Iterable[object]) -> str:
    """Values for `json_each`, each once."""
    return json.dumps([*{value for value in values if value is not None}], ensure_ascii=False)
