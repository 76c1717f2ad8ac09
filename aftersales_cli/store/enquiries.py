"""Enquiries of those who left without buying."""

from datetime import datetime
from typing import Any

from aftersales_cli.rules import ids
from aftersales_cli.rules.clock import When, day
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.due import ENQUIRY
from aftersales_cli.rules.enquiries import NOBODY, Enquiry, EnquiryDraft, EnquirySaved, call_by
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store, matching
from aftersales_cli.store.cases import DEADLINE

SELECT = f"""SELECT k.id, k.customer_id, c.name, c.phone, k.what, q.budget, q.wanted_when, q.compared, q.why_not,
    q.test_drive, k.via, s.id, s.name, k.purchase_id, p.item, k.result, k.opened_at, k.next_due_on, k.next_due_at,
    k.closed_at, {DEADLINE}"""
JOINED = """FROM cases k JOIN enquiries q ON q.case_id = k.id LEFT JOIN customers c ON c.id = k.customer_id
    LEFT JOIN purchases p ON p.id = k.purchase_id LEFT JOIN staff s ON s.id = coalesce(k.assignee_id, c.keeper_id)"""
DETAILS = ("budget", "wanted_when", "compared", "why_not", "test_drive")


class Enquiries:
    """The enquiries of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def take(self, draft: EnquiryDraft, now: datetime, by: str) -> Enquiry:
        """Takes an enquiry down, to be called about; one of somebody unknown is counted and closed."""
        told = draft._asdict()
        case = {"kind": ENQUIRY, "customer_id": draft.customer_id, "what": draft.model, "via": draft.via}
        due = call_by(now) if draft.customer_id is not None else None
        number = self.store.cases.open({**case, "severity": Severity.NORMAL}, Step.RECEIVED, due, now, by)
        details = {name: told[name] for name in DETAILS}
        self.store.insert("enquiries", {"case_id": number, **details, "test_drive": int(draft.test_drive)})
        if draft.customer_id is None:
            self.store.cases.close(number, Step.LOST, now, by, values={"result": NOBODY})
        else:
            event = When(now.date(), now)
            self.store.plans.of_case(draft.customer_id, number, Origin.AFTER_ENQUIRY, event, now)
        return self.get(number)

    def get(self, number: int) -> Enquiry:
        """The enquiry with this number, which exists, with its record."""
        row = self.store.row(f"{SELECT} {JOINED} WHERE k.id = ?", [number])
        return self.read(row)._replace(steps=self.store.cases.steps(number))

    def find(self, text: str) -> Enquiry:
        """The enquiry with this id as it is typed. Raises NoSuchRecord, BadId."""
        return self.get(self.store.cases.number(text, ids.ENQUIRY, "enquiry"))

    def listed(
        self,
        customer: int | None = None,
        *,
        closed: bool = False,
        assignee: int | None = None,
        limit: int | None = None,
    ) -> tuple[tuple[Enquiry, ...], int]:
        """Enquiries, oldest first; with the closed ones if asked."""
        where, values = matching({"k.customer_id": customer, "s.id": assignee})
        if not closed:
            where += " AND k.closed_at IS NULL"
        return self.store.listing(
            f"{SELECT} {JOINED} WHERE {where} AND c.forgotten_on IS NULL", "k.id", values, limit, self.read
        )

    def close(self, enquiry: Enquiry, bought: int | None, lost: str | None, now: datetime, by: str) -> EnquirySaved:
        """Ends an enquiry: with the number of what was bought, or the reason why nothing was."""
        end = self.store.cases.close
        if bought is not None:
            stopped = end(enquiry.id, Step.BOUGHT, now, by, values={"purchase_id": bought})
        else:
            stopped = end(enquiry.id, Step.LOST, now, by, note=lost, values={"result": lost})
        return EnquirySaved(self.get(enquiry.id), "closed", stopped=stopped)

    def change(self, enquiry: Enquiry, values: dict[str, object], now: datetime, by: str) -> Enquiry:
        """Corrects the named fields of an enquiry."""
        (row,) = self.store.row("SELECT id FROM enquiries WHERE case_id = ?", [enquiry.id])
        self.store.update("enquiries", row, {name: value for name, value in values.items() if name in DETAILS})
        self.store.cases.change(enquiry.id, {"what": values["model"]} if "model" in values else {}, now, by, values)
        return self.get(enquiry.id)

    def read(self, row: Any) -> Enquiry:
        """One enquiry as it is stored."""
        *head, test_drive, via, staff, called, purchase, item, lost, opened_at, due_on, due_at, closed_at = row[:-4]
        local = self.store.local
        due = When(day(due_on) or due_on, local(due_at)) if due_on else None
        times = (self.store.instant(opened_at), due, local(closed_at))
        return Enquiry._make(
            [
                *head,
                bool(test_drive),
                via,
                staff,
                called,
                purchase,
                item,
                lost,
                *times,
                self.store.cases.deadline(*row[-4:]),
                (),
            ]
        )
