"""Complaints, suggestions and praise."""

import json
from datetime import date, datetime
from typing import Any

from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import COMPLAINTS, ComplaintKind
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.complaints import Complaint, ComplaintCard, closes, opens
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.running import unreported
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store, escaped, matching
from aftersales_cli.store.cases import DEADLINE

SELECT = f"""SELECT k.id, k.customer_id, c.name, k.purchase_id, p.item, k.what, k.cause, v.en, v.zh, k.severity, k.via,
    k.wants, k.opened_at, k.next_due_on, k.next_due_at, k.closed_at, k.kind, k.against_id, s.name, t.id, t.name,
    k.waits, k.ended, k.party, k.measure, k.correct_on, k.same_as_id, k.place, k.corrected_on,
    {DEADLINE}"""
JOINED = """FROM cases k JOIN customers c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'cause' AND v.code = k.cause LEFT JOIN staff s ON s.id = k.against_id
    LEFT JOIN staff t ON t.id = nullif(coalesce(k.assignee_id, c.keeper_id), k.against_id)"""

# A measure that nobody has taken yet, up to a day; one without a day is never forgotten.
TO_CORRECT = """(k.measure IS NOT NULL OR k.correct_on IS NOT NULL) AND k.corrected_on IS NULL
    AND (k.correct_on IS NULL OR k.correct_on <= ?)"""


class Complaints:
    """The complaints of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def open(self, values: dict[str, object], now: datetime, by: str) -> Complaint:
        """Registers one, due at once; praise is heard and closed."""
        number = self.store.cases.open(values, Step.RECEIVED, When(now.date()), now, by)
        if values["kind"] == ComplaintKind.COMPLAINT:
            customer, event = self.get(number).customer_id, When(now.date(), now)
            self.store.plans.of_case(customer, number, Origin.AFTER_COMPLAINT, event, now)
        if values["kind"] == ComplaintKind.PRAISE:
            self.store.cases.close(number, Step.CLOSED, now, by)
        return self.get(number)

    def change(self, before: Complaint, values: dict[str, object], now: datetime, by: str) -> None:
        """Corrects the named fields; what is praise after all is closed, and what is none is open and due at once."""
        kind = str(values.get("kind", before.kind))
        stored = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
        self.store.cases.change(before.id, stored, now, by)
        if opens(before, kind):
            self.store.loop.reopen(before, now, by, None)
        if closes(before, kind):
            self.store.cases.close(before.id, Step.CLOSED, now, by)

    def get(self, number: int) -> Complaint:
        """The complaint with this number, which exists, with its record and what is attached to it."""
        row = self.store.row(f"{SELECT} {JOINED} WHERE k.id = ?", [number])
        of_case = self.store.attachments.of_case(number)
        return self.read(row)._replace(steps=self.store.cases.steps(number), attachments=of_case)

    def find(self, text: str) -> Complaint:
        """The complaint with this id as it is typed. Raises NoSuchRecord, BadId."""
        return self.get(self.store.cases.number(text, ids.COMPLAINT, "complaint"))

    def listed(
        self, customer: int | None = None, *, closed: bool = False, kind: str | None = None,
        severity: str | None = None, cause: str | None = None, product: str | None = None, against: int | None = None,
        opened_by: date | None = None, hidden: int | None = None, place: str | None = None, ended: str | None = None,
        among: list[int] | None = None, correct_by: date | None = None, limit: int | None = None,
    ) -> tuple[tuple[Complaint, ...], int]:  # fmt: skip
        """Complaints, oldest first; with the closed ones if asked, or where the `kind` is praise, which is always
        closed. `cause` may be a whole group, `product` the id of a purchase, its category or part of what was bought,
        `opened_by` the last day on which they came in, `hidden` who must not see those about himself, `place` part of
        where the form lay, `ended` by which step they ended. With a day `correct_by` those, closed ones
        too, whose measure is still to be taken by then, or on no day.
        """
        where, values = matching(
            {
                "k.kind": kind,
                "k.customer_id": customer,
                "k.severity": severity,
                "k.against_id": against,
                "k.ended": ended,
            }
        )
        where += f" AND k.kind IN {COMPLAINTS} AND c.forgotten_on IS NULL"
        if not (closed or ended or correct_by) and kind != ComplaintKind.PRAISE:
            where += " AND k.closed_at IS NULL"
        if among is not None:
            where += " AND k.id IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(among))
        if correct_by is not None:
            where += f" AND {TO_CORRECT}"
            values.append(correct_by.isoformat())
        if hidden is not None:
            where += " AND k.against_id IS NOT ?"
            values.append(hidden)
        if cause:
            where += " AND (k.cause = ? OR k.cause LIKE ?)"
            values += [cause, f"{cause}/%"]
        if product:
            where += " AND ('S' || p.id = ? OR p.item LIKE ? ESCAPE '!' OR p.category = ?)"
            values += [product.upper(), f"%{escaped(product)}%", product]
        if place:
            where += " AND k.place LIKE ? ESCAPE '!'"
            values.append(f"%{escaped(place)}%")
        if opened_by:
            where += " AND k.opened_at < ?"
            values.append(stamp(self.store.end_of(opened_by)))
        return self.store.listing(f"{SELECT} {JOINED} WHERE {where}", "k.id", values, limit, self.read)

    def unreported(self, now: datetime) -> list[int]:
        """The open complaints of which a department is still to be told."""
        found, cases = [], self.store.cases
        of_kind = f"kind IN {COMPLAINTS} AND closed_at IS NULL ORDER BY id"
        for number, waits in self.store.rows(f"SELECT id, waits FROM cases WHERE {of_kind}"):
            facts, _ = cases.facts(number)
            if unreported(waits, cases.runs(number, facts, cases.steps(number), now)):
                found.append(number)
        return found

    def card(self, number: int, now: datetime) -> ComplaintCard:
        """The complaint with this number, with its record as it is shown and the customer's other ones."""
        case = self.get(number)
        return ComplaintCard(case, self.store.cases.record(case, now), self.others(case))

    def others(self, case: Complaint) -> tuple[Complaint, ...]:
        """The same customer's other complaints, closed ones too."""
        return tuple(one for one in self.listed(case.customer_id, closed=True)[0] if one.id != case.id)

    def read(self, row: Any) -> Complaint:
        """One complaint as it is stored."""
        *told, opened_at, next_due_on, next_due_at, closed_at, kind, against, called, owner, owned, waits, ended, \
            party, measure, correct_on, same, place, corrected_on = row[:-4]  # fmt: skip
        local = self.store.local
        times = (self.store.instant(opened_at), day(next_due_on), local(next_due_at), local(closed_at))
        stages = (waits and Step(waits), ended and Step(ended))
        rest = (owner, owned, *stages, party, measure, day(correct_on), same, place, day(corrected_on))
        deadline = self.store.cases.deadline(*row[-4:])
        return Complaint._make([*told, *times, kind, against, called, *rest, deadline, (), ()])
