"""Duties to contact somebody, with their record."""

from datetime import datetime
from typing import Any

from aftersales_cli.errors import NoLongerOpen, NoSuchRecord, Term
from aftersales_cli.rules import events, ids
from aftersales_cli.rules.calls import Contact, Moved
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.due import OWN, DueItem, Purpose
from aftersales_cli.rules.followups import Deed, FollowUp
from aftersales_cli.store import Store, matching
from aftersales_cli.store.deeds import Deeds, at
from aftersales_cli.store.due import EVENT_ON, IN_CHARGE

SELECT = f"""SELECT f.id, f.customer_id, c.name, f.purchase_id, f.origin, f.rule, coalesce(f.text, v.en),
    coalesce(f.text, v.zh), f.channel, f.planned_on, f.due_on, f.due_at, f.state, f.closed_at, f.why,
    (SELECT count(*) FROM followup_log g WHERE g.followup_id = f.id AND g.what = 'tried'), s.id, s.name, f.role,
    f.occurrence, f.until_on, {EVENT_ON}"""
JOINED = f"""FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule LEFT JOIN staff s ON s.id = {IN_CHARGE}"""


# Reasons that svc itself gives: nothing comes after what is called off so.
OVERTAKEN, RULE_GONE = "overtaken", "rule-gone"
SELF_GIVEN = frozenset({OVERTAKEN, RULE_GONE})


class FollowUps:
    """The follow-ups of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.record = Deeds(store, "followup")

    def get(self, number: int) -> FollowUp:
        """The follow-up with this number. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} {JOINED} WHERE f.id = ?", [number])
        if row is None:
            raise NoSuchRecord(what=Term("follow-up"), value=ids.show(ids.FOLLOWUP, number))
        return self.read(row)

    def find(self, text: str) -> FollowUp:
        """The follow-up with this id as it is typed."""
        return self.get(ids.parse(text, ids.FOLLOWUP))

    def find_open(self, text: str) -> FollowUp:
        """The same, refused with NoLongerOpen if nothing is left to do."""
        found = self.find(text)
        if found.state != events.FollowUpState.OPEN:
            closed = found.closed_at.date().isoformat() if found.closed_at else ""
            raise NoLongerOpen(id=ids.show(ids.FOLLOWUP, found.id), state=Term(found.state), value=closed)
        return found

    def listed(
        self,
        customer: int | None = None,
        state: str | None = "open",
        purchase: int | None = None,
        case: int | None = None,
        assignee: int | None = None,
        limit: int | None = None,
    ) -> tuple[tuple[FollowUp, ...], int]:
        """Follow-ups by the day they are due."""
        where, values = matching(
            {
                "f.customer_id": customer,
                "f.state": state,
                "f.purchase_id": purchase,
                "f.case_id": case,
                "s.id": assignee,
            }
        )
        found = self.store.rows(
            f"{SELECT} {JOINED} WHERE {where} ORDER BY f.due_on, f.due_at IS NULL, f.due_at, f.id LIMIT ?",
            [*values, -1 if limit is None else limit],
        )
        (total,) = self.store.row(f"SELECT count(*) {JOINED} WHERE {where}", values)
        return tuple(self.read(row) for row in found), total

    def write(
        self, customer: int, channel: str, due: When, now: datetime, *, text: str | None = None, rule: str = OWN,
        call: int | None = None, assignee: int | None = None,
    ) -> int:  # fmt: skip
        """Writes a follow-up that somebody asked for, and returns its number."""
        values = {"customer_id": customer, "channel": channel, "rule": rule, "text": text, "call_id": call}
        return self.store.insert("followups", {**values, "assignee_id": assignee, **dates(due, now)})

    def close(
        self, number: int, state: events.FollowUpState, now: datetime, by: str, why: str | None = None,
        call: int | None = None,
    ) -> FollowUp:  # fmt: skip
        """Ends a follow-up as done or cancelled."""
        self.store.update("followups", number, {"state": state, "closed_at": stamp(now), "why": why})
        done = state == events.FollowUpState.DONE
        deed = events.Deed.DONE if done else events.Deed.CANCELLED
        self.record.add(number, now, deed, by, call=call, why=why)
        closed = self.get(number)
        if why not in SELF_GIVEN and self.store.plans.followed(closed.purpose.code):
            self.store.plans.after([number], now, now, done=done)
        return closed

    def change(self, followup: FollowUp, values: dict[str, object], now: datetime, by: str) -> FollowUp:
        """Corrects the named fields of a follow-up."""
        self.store.update("followups", followup.id, values)
        self.record.add(followup.id, now, events.Deed.EDITED, by)
        return self.get(followup.id)

    def of_call(self, call: int, what: events.Deed) -> list[FollowUp]:
        """The follow-ups to which a contact did something that is the last that happened to them."""
        rows = self.store.rows(
            f"""{SELECT} {JOINED} JOIN followup_log h ON h.followup_id = f.id WHERE h.call_id = ? AND h.what = ?
            AND h.id = (SELECT max(id) FROM followup_log n WHERE n.followup_id = f.id)""",
            [call, what],
        )
        return [self.read(row) for row in rows]

    def reopen(self, number: int, due: When, now: datetime, by: str, call: int) -> FollowUp:
        """Opens a follow-up again, because the contact that closed it reached nobody: it counts as an attempt."""
        values = {"state": events.FollowUpState.OPEN, "closed_at": None, "why": None}
        self.store.update("followups", number, {**values, "due_on": due.day.isoformat(), "due_at": at(due)})
        self.store.plans.withdraw_after(number)
        self.record.add(number, now, events.Deed.TRIED, by, call=call, to=due)
        return self.get(number)

    def move(self, followup: FollowUp, to: When, now: datetime, by: str, why: str) -> FollowUp:
        """Moves an open follow-up to another day, for a reason that is kept."""
        self.store.update("followups", followup.id, {"due_on": to.day.isoformat(), "due_at": at(to), "why": why})
        before = When(followup.due_on, followup.due_at)
        self.record.add(followup.id, now, events.Deed.MOVED, by, before=before, to=to, why=why)
        return self.get(followup.id)

    def tried(self, moved: Moved, now: datetime, by: str, call: int) -> None:
        """Counts an attempt in vain; the follow-up comes back when `moved` says."""
        to = moved.to
        self.store.update("followups", moved.item.id, {"due_on": to.day.isoformat(), "due_at": at(to)})
        before = When(moved.item.due_on, moved.item.due_at)
        self.record.add(moved.item.id, now, events.Deed.TRIED, by, call=call, before=before, to=to)

    def done(self, item: DueItem, contact: Contact, now: datetime, call: int) -> list[int]:
        """Ends a follow-up by a contact; returns the numbers of those that come after it."""
        self.store.update("followups", item.id, {"state": events.FollowUpState.DONE, "closed_at": stamp(now)})
        self.record.add(item.id, now, events.Deed.DONE, contact.by, call=call)
        if item.origin is None or not self.store.plans.followed(item.purpose.code):
            return []
        return self.store.plans.after([item.id], contact.at, now, done=True)

    def deeds(self, followup: FollowUp) -> tuple[Deed, ...]:
        """A follow-up's record, oldest first."""
        return self.record.of(followup.id)

    def read(self, row: Any) -> FollowUp:
        """One follow-up as it is stored."""
        number, customer, name, purchase, origin, rule, en, zh, channel, planned, on, due_at, *rest = row
        state, closed, why, tries, *hands, occurrence, until, event = rest
        dates = (day(planned) or planned, day(on) or on, self.store.local(due_at))
        about = (number, customer, name, purchase, origin, Purpose(rule, en, zh), channel)
        life = (state, self.store.local(closed), why, tries)
        return FollowUp._make([*about, *dates, *life, *hands, occurrence, day(until), day(event)])


def dates(due: When, now: datetime) -> dict[str, object]:
    """The columns of a new open follow-up's dates."""
    on = due.day.isoformat()
    return {"planned_on": on, "due_on": on, "due_at": at(due), "state": "open", "since": stamp(now)}
