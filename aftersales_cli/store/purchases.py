"""What was bought, and when it was handed over."""

from datetime import date, datetime
from typing import Any

from aftersales_cli.errors import NoSuchRecord, NotCustomers, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.consequences import Consequences
from aftersales_cli.rules.customers import promoted
from aftersales_cli.rules.purchases import Purchase, PurchaseSaved, consequences, in_order
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.store import Store, matching

COLUMNS = {"daily_use": "daily_milli"}
EVENTS = frozenset({"bought", "delivered", "accepted", "moved_in"})
SELECT = """SELECT p.id, p.customer_id, c.name, p.item, p.category, p.serial, p.price, p.bought_on, p.bought_at,
    p.deliver_on, p.delivered_on, p.delivered_at, p.note, p.accepted_on, p.accepted_at, p.moved_in_on, p.moved_in_at,
    p.quantity, p.daily_milli
    FROM purchases p JOIN customers c ON c.id = p.customer_id"""


class Purchases:
    """The purchases of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def enter(self, values: dict[str, object], now: datetime, by: str) -> PurchaseSaved:
        """Enters a purchase, with what the playbook makes of it and what it makes of the customer; `bought` and
        `delivered` are events with a day and perhaps a time. Raises DeliveredBeforeBought.
        """
        entered = self.get(self.store.insert("purchases", columns(values) | self.agreed(values)))
        who = self.store.customers.get(entered.customer_id)
        (deals,) = self.store.row("SELECT count(*) FROM purchases WHERE customer_id = ?", [who.id])
        kind = promoted(who.kind, deals)
        if kind is not None:
            self.store.customers.change(who, {"kind": kind})
        return self.follow(entered, "new", now, by)._replace(promoted=kind)

    def change(self, purchase: Purchase, values: dict[str, object]) -> Purchase:
        """Changes the named fields of a purchase; with its day, the warranty is that of the new one."""
        self.store.update("purchases", purchase.id, columns(values) | self.agreed(values))
        return self.get(purchase.id)

    def agreed(self, values: dict[str, object]) -> dict[str, object]:
        """The version of the playbook whose warranty holds, where the values say when it was bought."""
        bought = values.get("bought")
        return {"playbook_id": self.store.policy.standing(bought.day)} if isinstance(bought, When) else {}

    def get(self, number: int) -> Purchase:
        """The purchase with this number. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} WHERE p.id = ?", [number])
        if row is None:
            raise NoSuchRecord(what=Term("purchase"), value=ids.show(ids.PURCHASE, number))
        return self.read(row)

    def find(self, text: str) -> Purchase:
        """The purchase with this id as it is typed."""
        return self.get(ids.parse(text, ids.PURCHASE))

    def find_of(self, text: str, customer: int, name: str) -> int:
        """The number of a purchase of one customer, by its id as it is typed. Raises NoSuchRecord, NotCustomers."""
        found = self.find(text)
        if found.customer_id != customer:
            raise NotCustomers(id=ids.show(ids.PURCHASE, found.id), value=name)
        return found.id

    def listed(
        self, customer: int | None = None, category: str | None = None, limit: int | None = None
    ) -> tuple[tuple[Purchase, ...], int]:
        """The purchases of a customer and category, newest first."""
        where, values = matching({"p.customer_id": customer, "p.category": category})
        return self.store.listing(
            f"{SELECT} WHERE {where} AND c.forgotten_on IS NULL",
            "p.bought_on DESC, p.id DESC",
            values,
            limit,
            self.read,
        )

    def sharing_serial(self, purchase: Purchase) -> tuple[Purchase, ...]:
        """Other purchases with the same serial number."""
        if purchase.serial is None:
            return ()
        rows = self.store.rows(f"{SELECT} WHERE p.serial = ? AND p.id <> ?", [purchase.serial, purchase.id])
        return tuple(self.read(row) for row in rows)

    def follow(self, purchase: Purchase, deed: str, now: datetime, by: str) -> PurchaseSaved:
        """Lets the playbook answer a purchase as it now stands. Raises DeliveredBeforeBought."""
        kind = self.store.customers.get(purchase.customer_id).kind
        existing, _ = self.store.followups.listed(purchase=purchase.id, state=None)
        plans = self.store.plans
        rules, ends = plans.book.followups, None
        if any(rule.after == Trigger.WARRANTY_END for rule in rules):
            ends = self.store.warranty.ends([purchase.id], now.date()).get(purchase.id)
        found = consequences(in_order(purchase), kind, rules, existing, now, plans.frame, ends)
        return self.carry_out(purchase, found, deed, now, by)

    def carry_out(self, purchase: Purchase, found: Consequences, deed: str, now: datetime, by: str) -> PurchaseSaved:
        """Writes what the playbook makes of a purchase."""
        about: dict[str, object] = {"customer_id": purchase.customer_id, "purchase_id": purchase.id}
        followed = self.store.plans.follow(found, about, now, by)
        same = self.sharing_serial(purchase)
        return PurchaseSaved(purchase, deed, *followed, found.too_late, same_serial=same)

    def read(self, row: Any) -> Purchase:
        """One purchase as it is stored."""
        number, customer, name, item, category, serial, price, *dates = row
        bought_on, bought_at, deliver_on, delivered_on, delivered_at, note, *later = dates
        accepted_on, accepted_at, moved_in_on, moved_in_at, *supply = later
        return Purchase(
            number, customer, name, item, category, serial, price, day(bought_on) or bought_on,
            self.store.local(bought_at), day(deliver_on), day(delivered_on), self.store.local(delivered_at), note,
            day(accepted_on), self.store.local(accepted_at), day(moved_in_on), self.store.local(moved_in_at),
            *supply,
        )  # fmt: skip


def columns(values: dict[str, object]) -> dict[str, object]:
    """The values by column: an event such as `bought` has its day in `bought_on` and its time in `bought_at`."""
    found: dict[str, object] = {}
    for name, value in values.items():
        if name in EVENTS:
            found[f"{name}_on"] = value.day.isoformat() if isinstance(value, When) else None
            found[f"{name}_at"] = stamp(value.at) if isinstance(value, When) and value.at else None
        else:
            found[COLUMNS.get(name, name)] = value.isoformat() if isinstance(value, date) else value
    return found
