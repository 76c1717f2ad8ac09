"""The evidence of a complaint, gathered from the whole store."""

from datetime import datetime

from aftersales_cli.rules import ids
from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.evidence import Evidence
from aftersales_cli.rules.promises import Promise
from aftersales_cli.store import Store
from aftersales_cli.store.calls import SELECT as CALLS


class Gathering:
    """What is gathered of one complaint."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def of(self, case: Complaint) -> Evidence:
        """All that the store knows of a complaint. Nothing in it depends on the clock, but on what was written last."""
        store, at = self.store, self.last_change(case)
        clocks = store.cases.explained(case, at)
        rights = store.warranty.rights(case.purchase_id, case.opened_at.date()) if case.purchase_id else None
        return Evidence(
            store.settings["name"], at, case, store.customers.get(case.customer_id), store.cases.record(case, at),
            self.calls(case), self.promises(case), clocks, rights,
        )  # fmt: skip

    def last_change(self, case: Complaint) -> datetime:
        """When a case was written about last; as long as it is open, when anything was written into the store last."""
        if case.closed_at is not None:
            return max(step.at for step in case.steps)
        (last,) = self.store.row("SELECT max(at) FROM commands WHERE kind <> 'roll'")
        return self.store.instant(last)

    def calls(self, case: Complaint) -> tuple[Call, ...]:
        """The contacts about a case, oldest first."""
        about = {step.call_id for step in case.steps if step.call_id is not None}
        marks = ", ".join("?" * len(about))
        rows = self.store.rows(f"{CALLS} WHERE l.id IN ({marks}) ORDER BY l.at, l.id", sorted(about)) if about else []
        return tuple(self.store.calls.read(row) for row in rows)

    def promises(self, case: Complaint) -> tuple[Promise, ...]:
        """The promises about a case, by the day they were due."""
        found, _ = self.store.promises.listed(case.customer_id, None)
        return tuple(one for one in found if one.case == ids.show(ids.COMPLAINT, case.id))
