"""Files that may be of one customer, and two files made one."""

from datetime import date, datetime

from aftersales_cli.rules import merging
from aftersales_cli.rules.calls import Moved
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.consents import Standing, stricter
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.duplicates import DuplicateList, Entry, Likeness, Pair
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import DOUBLED
from aftersales_cli.rules.merging import Duty, Joined, Merged, Plan
from aftersales_cli.rules.milestones import MilestoneKind, MilestoneSaved
from aftersales_cli.store import Store
from aftersales_cli.store.customers import COLUMNS, OTHER_PHONES, read
from aftersales_cli.store.due import RECALL

# Follow-ups that are about the customer alone; of recalls each is of other goods, whatever they are called.
DUTIES = f"""SELECT f.id, f.customer_id, f.rule, f.text, f.period, f.due_on, f.state FROM followups f
    WHERE f.customer_id IN (?, ?) AND f.purchase_id IS NULL AND f.case_id IS NULL AND f.milestone_id IS NULL
    AND f.promise_id IS NULL AND f.after_id IS NULL AND NOT {RECALL}"""
# Among how many files a list reads the rest of what it shows at one go.
CHUNK = 500


class Merging:
    """Making one file of two."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def entries(self) -> list[Entry]:
        """By what files are compared: of every customer the name, the district and all numbers."""
        rows = self.store.rows(
            f"SELECT id, name, district, phone, {OTHER_PHONES.format(of='customers')} FROM customers"
        )
        return [
            Entry(number, name, district, tuple(filter(None, [phone, *(others or "").split(",")])))
            for number, name, district, phone, others in rows
        ]

    def shown(self, found: list[tuple[int, int, tuple[Likeness, ...]]], total: int) -> DuplicateList:
        """Pairs of files as a list shows them."""
        wanted = sorted({number for one, other, _ in found for number in (one, other)})
        people: dict[int, Customer] = {}
        for start in range(0, len(wanted), CHUNK):
            some = wanted[start : start + CHUNK]
            marks = ", ".join("?" * len(some))
            rows = self.store.rows(f"SELECT {COLUMNS} FROM customers WHERE id IN ({marks})", some)
            people.update((row[0], read(row)) for row in rows)
        return DuplicateList(tuple(Pair(people[one], people[other], why) for one, other, why in found), total)

    def pair(self, keep: str, other: str) -> tuple[Customer, Customer]:
        """The file to keep and the one that goes into it, as they are typed. Raises NoSuchCustomer, SeveralCustomers,
        MergedWithItself, AlreadyMerged.
        """
        find, redirected = self.store.customers.find, self.store.redirected
        kept, told = find(keep), len(redirected)
        gone = find(other)
        merging.two(kept, gone, redirected[told:])
        return kept, gone

    def references(self) -> list[tuple[str, str]]:
        """Every column that names a customer, by its table: read from the file, so that none is forgotten."""
        found = self.store.journal.references()
        return sorted((table, column) for parent, table, column in found if parent == "customers")

    def plan(self, kept: Customer, gone: Customer) -> Plan:
        """What a merger comes to."""
        counts = []
        for table, column in self.references():
            but = f" AND id <> {kept.id}" if table == "customers" else ""
            (count,) = self.store.row(f"SELECT count(*) FROM {table} WHERE {column} = ?{but}", [gone.id])
            counts.append((table, count))
        (deals,) = self.store.row("SELECT count(*) FROM purchases WHERE customer_id IN (?, ?)", [kept.id, gone.id])
        duties = [
            Duty(number, who, rule, text, period, date.fromisoformat(on), state)
            for number, who, rule, text, period, on, state in self.store.rows(DUTIES, [kept.id, gone.id])
        ]
        moved = tuple((table, count) for table, count in counts if count)
        consent = stricter(*(self.store.consents.standing(one.id) for one in (kept, gone)))
        return Plan(kept, gone, moved, merging.joined(kept, gone, deals), merging.doubled(duties, kept.id), consent)

    def foresee(self, plan: Plan) -> Merged:
        """What a merger would do; nothing is written."""
        off = tuple(map(self.store.followups.get, plan.doubled.called_off))
        joined, files = plan.joined, (plan.kept, plan.gone) if plan.consent == Standing.WITHDRAWN else ()
        waiting = (one for file in files for one in self.store.consents.unneeded(file.id))
        stopped = tuple(one for one in waiting if one.id not in plan.doubled.called_off)
        return Merged(plan.kept, plan.gone, plan.moved, joined.filled, joined.left, off, True, plan.consent, stopped)

    def carry_out(self, plan: Plan, now: datetime, by: str) -> Merged:
        """Makes one file of two: nothing names the other one any more, which is found by its number, name and phone."""
        store, (kept, gone, moved, joined, doubled, consent) = self.store, plan
        off = tuple(store.followups.close(one, FollowUpState.CANCELLED, now, by, DOUBLED) for one in doubled.called_off)
        for one in doubled.unbound:
            store.update("followups", one, {"period": None})
        revived, reset = self.other_number(kept, gone, joined, now, by)
        for table, column in self.references():
            store.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [kept.id, gone.id])
        former = {"number": gone.id, "customer_id": kept.id, "name": gone.name, "phone": gone.phone}
        store.insert("former_customers", {**former, "merged_at": stamp(now), "by": by})
        store.update("customers", kept.id, joined.values)
        store.run("DELETE FROM customers WHERE id = ?", [gone.id])
        stopped = store.consents.join(kept.id, consent, now, by)
        reward = self.reward(kept.id, now, by) if "customers" in dict(moved) else None
        called_off = tuple(store.followups.get(one.id) for one in off)
        return Merged(
            store.customers.get(kept.id), gone, moved, joined.filled, joined.left, called_off, False,
            consent, stopped, revived, reset, reward,
        )  # fmt: skip

    def other_number(
        self, kept: Customer, gone: Customer, joined: Joined, now: datetime, by: str
    ) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
        """Lets what was tried in vain begin anew in the file whose customer is now called by the other one's number."""
        if "phone" in joined.values:
            return self.store.calls.renumbered(kept.id, now, by)
        if kept.phone not in (None, gone.phone):
            return self.store.calls.renumbered(gone.id, now, by)
        return (), ()

    def reward(self, customer: int, now: datetime, by: str) -> MilestoneSaved | None:
        """Answers that a customer has brought more customers than before, unless that count was answered already."""
        (count,) = self.store.row("SELECT count(*) FROM customers WHERE referred_by_id = ?", [customer])
        answered = self.store.row(
            "SELECT 1 FROM milestones WHERE customer_id = ? AND what = ? AND note = ?",
            [customer, MilestoneKind.REFERRAL_COUNT, str(count)],
        )
        return None if answered else self.store.milestones.brought(customer, now, by)
