"""What was promised to customers."""

from datetime import datetime
from typing import Any

from aftersales_cli.errors import NoSuchRecord, NotCustomers, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.calls import Moved
from aftersales_cli.rules.cases import LETTERS
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.events import Deed, PromiseState
from aftersales_cli.rules.promises import PLAIN, Pledge, Promise
from aftersales_cli.store import Store, matching
from aftersales_cli.store.deeds import Deeds, at
from aftersales_cli.store.due import numbers

# Who keeps a promise.
IN_CHARGE = "coalesce(r.assignee_id, c.keeper_id)"
SELECT = f"""SELECT r.id, r.customer_id, c.name, k.kind, r.case_id, r.call_id, r.what,
    {IN_CHARGE}, s.name, r.made_at, r.made_by, r.first_on, r.first_at, r.due_on, r.due_at,
    r.state, r.closed_at, r.why, r.remedy, r.amount, r.confirm_role, r.makes_good_id,
    (SELECT group_concat(g.id) FROM promises g WHERE g.makes_good_id = r.id), r.restock_on
    FROM promises r JOIN customers c ON c.id = r.customer_id LEFT JOIN cases k ON k.id = r.case_id
    LEFT JOIN staff s ON s.id = {IN_CHARGE}"""


class Promises:
    """The promises of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.record = Deeds(store, "promise")

    def write(
        self, customer: int, what: str, due: When, now: datetime, by: str, *, owner: int | None = None,
        case: int | None = None, call: int | None = None, pledge: Pledge = PLAIN,
    ) -> int:  # fmt: skip
        """Writes a promise down and returns its number; without an owner the customer's keeper keeps it."""
        on, clock = due.day.isoformat(), at(due)
        return self.store.insert(
            "promises",
            {
                "customer_id": customer, "case_id": case, "call_id": call, "what": what, "assignee_id": owner,
                "made_at": stamp(now), "made_by": by, "first_on": on, "first_at": clock, "due_on": on,
                "due_at": clock, "state": PromiseState.OPEN,
                **pledge._asdict(), "restock_on": pledge.restock_on and pledge.restock_on.isoformat(),
            },
        )  # fmt: skip

    def get(self, number: int) -> Promise:
        """The promise with this number. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} WHERE r.id = ?", [number])
        if row is None:
            raise NoSuchRecord(what=Term("promise"), value=ids.show(ids.PROMISE, number))
        return self.read(row)

    def find(self, text: str) -> Promise:
        """The promise with this id as it is typed."""
        return self.get(ids.parse(text, ids.PROMISE))

    def find_of(self, text: str, customer: int, name: str) -> Promise:
        """The same, of one customer. Raises NoSuchRecord, BadId, NotCustomers."""
        found = self.find(text)
        if found.customer_id != customer:
            raise NotCustomers(id=ids.show(ids.PROMISE, found.id), value=name)
        return found

    def listed(
        self, customer: int | None = None, state: str | None = "open", owner: int | None = None,
        broken_at: datetime | None = None, pending: bool = False, limit: int | None = None,
    ) -> tuple[tuple[Promise, ...], int]:  # fmt: skip
        """Promises by the day they are due; those alone that are broken at an instant, if one is given, or that wait
        for a yes.
        """
        where, values = matching({"r.customer_id": customer, "r.state": state, IN_CHARGE: owner})
        if broken_at is not None:
            where += " AND r.state = 'open' AND (r.due_at < ? OR (r.due_at IS NULL AND r.due_on < ?))"
            values += [stamp(broken_at), broken_at.date().isoformat()]
        if pending:
            where += " AND r.state = 'open' AND r.confirm_role IS NOT NULL"
        order = "r.due_on, r.due_at IS NULL, r.due_at, r.id"
        return self.store.listing(f"{SELECT} WHERE {where} AND c.forgotten_on IS NULL", order, values, limit, self.read)

    def close(
        self, number: int, state: PromiseState, now: datetime, by: str, why: str | None = None, call: int | None = None
    ) -> None:
        """Ends a promise as kept, waived or rejected."""
        self.store.update("promises", number, {"state": state, "closed_at": stamp(now), "why": why})
        self.record.add(number, now, Deed(state.value), by, call=call, why=why)

    def confirm(self, number: int, now: datetime, by: str) -> None:
        """Somebody with the rank has said yes to a promise: it is to be kept."""
        self.store.update("promises", number, {"confirm_role": None})
        self.record.add(number, now, Deed.CONFIRMED, by)

    def answer(self, rejected: Promise, what: str, due: When, now: datetime, by: str) -> Promise:
        """What the customer is owed instead of a promise that was rejected: to hear of it, from who made it."""
        case = ids.parse(rejected.case, rejected.case[0]) if rejected.case else None
        owner = self.store.cases.signed(rejected.made_by) or rejected.assignee_id
        return self.get(self.write(rejected.customer_id, what, due, now, by, owner=owner, case=case))

    def move(
        self, number: int, before: When, to: When, now: datetime, by: str, why: str | None = None,
        call: int | None = None,
    ) -> None:  # fmt: skip
        """Moves a promise to another day, of which the customer knows; its record keeps both."""
        self.store.update("promises", number, {"due_on": to.day.isoformat(), "due_at": at(to)})
        self.record.add(number, now, Deed.MOVED, by, call=call, before=before, to=to, why=why)

    def contacted(self, moved: Moved, vain: bool, now: datetime, by: str, call: int) -> None:
        """Writes that the customer was contacted about a promise, in vain or to agree another date."""
        before = When(moved.item.due_on, moved.item.due_at)
        if moved.to != before:
            self.move(moved.item.id, before, moved.to, now, by, call=call)
        else:
            self.record.add(moved.item.id, now, Deed.TRIED if vain else Deed.CONTACTED, by, call=call)

    def change(self, promise: Promise, values: dict[str, object], now: datetime, by: str) -> Promise:
        """Corrects the named fields of a promise."""
        self.store.update("promises", promise.id, values)
        self.record.add(promise.id, now, Deed.EDITED, by)
        return self.get(promise.id)

    def read(self, row: Any) -> Promise:
        """One promise as it is stored."""
        number, customer, name, kind, case, call, what, owner, owned, made_at, by, *rest = row
        first_on, first_at, due_on, due_at, state, closed_at, why, *pledged = rest
        remedy, amount, role, good, better, restock = pledged
        local = self.store.local
        return Promise(
            number, customer, name, ids.show(LETTERS[kind], case) if case else None, call, what, owner, owned,
            self.store.instant(made_at), by, day(first_on) or first_on, local(first_at), day(due_on) or due_on,
            local(due_at), state, local(closed_at), why, remedy, amount, role, good, numbers(better), day(restock),
        )  # fmt: skip
