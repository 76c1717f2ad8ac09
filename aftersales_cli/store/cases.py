"""Cases: anything with a life, and the log of what happened to it. Complaints are the first kind."""

from datetime import datetime
from typing import Any

from aftersales_cli.errors import NoSuchRecord, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.calls import Moved
from aftersales_cli.rules.clock import day, stamp
from aftersales_cli.rules.complaints import CaseStep, Complaint
from aftersales_cli.rules.events import Step
from aftersales_cli.store import Store, matching

SELECT = """SELECT k.id, k.customer_id, c.name, k.purchase_id, p.item, k.what, k.cause, v.en, v.zh, k.severity, k.via,
    k.wants, k.opened_at, k.next_due_on, k.next_due_at, k.closed_at
    FROM cases k JOIN customers c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'cause' AND v.code = k.cause"""


class Cases:
    """The cases of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def open(self, values: dict[str, object], now: datetime, by: str) -> Complaint:
        """Registers a case, due at once."""
        dates = {"opened_at": stamp(now), "next_due_on": now.date().isoformat(), "next_due_at": None}
        number = self.store.insert("cases", {**values, **dates})
        self.log(number, now, Step.RECEIVED, by)
        return self.get(number)

    def get(self, number: int) -> Complaint:
        """The complaint with this number, with its record. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} WHERE k.id = ? AND k.kind = 'complaint'", [number])
        if row is None:
            raise NoSuchRecord(what=Term("complaint"), value=ids.show(ids.COMPLAINT, number))
        return self.read(row)._replace(steps=self.steps(number))

    def find(self, text: str) -> Complaint:
        """The complaint with this id as it is typed."""
        return self.get(ids.parse(text, ids.COMPLAINT))

    def listed(
        self, customer: int | None = None, *, closed: bool = False, severity: str | None = None,
        cause: str | None = None, limit: int | None = None,
    ) -> tuple[tuple[Complaint, ...], int]:  # fmt: skip
        """Complaints, oldest first; with the closed ones if asked. `cause` may be a whole group."""
        where, values = matching({"k.kind": "complaint", "k.customer_id": customer, "k.severity": severity})
        if not closed:
            where += " AND k.closed_at IS NULL"
        if cause:
            where += " AND (k.cause = ? OR k.cause LIKE ?)"
            values += [cause, f"{cause}/%"]
        rows = self.store.rows(
            f"{SELECT} WHERE {where} ORDER BY k.id LIMIT ?", [*values, -1 if limit is None else limit]
        )
        (total,) = self.store.row(f"SELECT count(*) FROM cases k WHERE {where}", values)
        return tuple(self.read(row) for row in rows), total

    def change(self, case: Complaint, values: dict[str, object], now: datetime, by: str) -> Complaint:
        """Corrects the named fields of a case."""
        self.store.update("cases", case.id, values)
        self.log(case.id, now, Step.EDITED, by)
        return self.get(case.id)

    def note(self, case: Complaint, text: str, now: datetime, by: str) -> Complaint:
        """Adds a note to a case's record."""
        self.log(case.id, now, Step.NOTED, by, note=text)
        return self.get(case.id)

    def others(self, case: Complaint) -> tuple[Complaint, ...]:
        """The same customer's other complaints, closed ones too."""
        return tuple(one for one in self.listed(case.customer_id, closed=True)[0] if one.id != case.id)

    def contacted(self, moved: Moved, what: Step, now: datetime, by: str, call: int, note: str | None) -> None:
        """Writes that somebody contacted the customer about a case, or tried; it is seen to again when `moved` says."""
        to, number = moved.to, moved.item.id
        at = stamp(to.at) if to.at else None
        self.store.update("cases", number, {"next_due_on": to.day.isoformat(), "next_due_at": at})
        self.log(number, now, what, by, call, note)

    def log(
        self, number: int, now: datetime, what: Step, by: str, call: int | None = None, note: str | None = None
    ) -> None:
        """Adds a line to a case's record."""
        values = {"case_id": number, "at": stamp(now), "what": what, "by": by, "call_id": call, "note": note}
        self.store.insert("case_log", values)

    def steps(self, number: int) -> tuple[CaseStep, ...]:
        """A case's record, oldest first."""
        rows = self.store.rows(
            "SELECT at, what, by, call_id, note FROM case_log WHERE case_id = ? ORDER BY id", [number]
        )
        return tuple(CaseStep(self.store.instant(at), Step(what), by, call, note) for at, what, by, call, note in rows)

    def read(self, row: Any) -> Complaint:
        """One complaint as it is stored."""
        *told, opened_at, next_due_on, next_due_at, closed_at = row
        local = self.store.local
        times = (self.store.instant(opened_at), day(next_due_on), local(next_due_at), local(closed_at), ())
        return Complaint._make([*told, *times])
