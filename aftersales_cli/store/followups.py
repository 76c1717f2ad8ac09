"""Duties to contact somebody, with their record."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aftersales_cli.errors import NoLongerOpen, NoSuchRecord, Term
from aftersales_cli.rules import events, ids
from aftersales_cli.rules.calls import Contact, Moved, Standing
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.due import OWN, DueItem, Purpose
from aftersales_cli.rules.followups import (
    GIVEN_UP,
    INSTEAD_OF,
    SELF_GIVEN,
    Deed,
    FollowUp,
    LastTry,
    Unreachable,
)
from aftersales_cli.store import Store, matching
from aftersales_cli.store.deeds import Deeds, at
from aftersales_cli.store.due import ANEW, ATTEMPTS, EVENT_ON, IN_CHARGE

if TYPE_CHECKING:
    from aftersales_cli.rules.ladder import Rung

SELECT = f"""SELECT f.id, f.customer_id, c.name, f.purchase_id, f.origin, f.rule, coalesce(f.text, v.en),
    coalesce(f.text, v.zh), f.channel, f.planned_on, f.due_on, f.due_at, f.state, f.closed_at, f.why,
    {ATTEMPTS}, s.id, s.name, f.role,
    f.occurrence, f.until_on, {EVENT_ON}"""
JOINED = f"""FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule LEFT JOIN staff s ON s.id = {IN_CHARGE}"""


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
        """The same, refused with NoLongerOpen if nothing is left to do; for an unreachable customer something is."""
        found = self.find(text)
        if found.state not in (events.FollowUpState.OPEN, events.FollowUpState.UNREACHABLE):
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
        order = "f.due_on, f.due_at IS NULL, f.due_at, f.id"
        return self.store.listing(
            f"{SELECT} {JOINED} WHERE {where} AND c.forgotten_on IS NULL", order, values, limit, self.read
        )

    def unreachable(
        self, customer: int | None = None, assignee: int | None = None, limit: int | None = None
    ) -> tuple[tuple[Unreachable, ...], int]:
        """The follow-ups that were given up, the oldest first, with the number to try and the last try."""
        duties, total = self.listed(customer, events.FollowUpState.UNREACHABLE, assignee=assignee, limit=limit)
        found = []
        for duty in duties:
            (phone,) = self.store.row("SELECT phone FROM customers WHERE id = ?", [duty.customer_id])
            last = self.store.row(
                """SELECT coalesce(l.at, g.at), l.outcome FROM followup_log g LEFT JOIN calls l ON l.id = g.call_id
                WHERE g.followup_id = ? AND g.what = 'tried' ORDER BY g.id DESC LIMIT 1""",
                [duty.id],
            )
            found.append(Unreachable(duty, phone, LastTry(self.store.instant(last[0]), last[1]) if last else None))
        return tuple(found), total

    def standings(self, numbers: Iterable[int]) -> dict[int, Standing]:
        """How far those follow-ups have climbed that were tried in vain since the customer was last spoken with."""
        some = [*numbers]
        rows = self.store.rows(
            f"""SELECT g.followup_id, max(coalesce(l.at, g.at)), max(CASE WHEN g.why GLOB ? THEN g.why END)
            FROM followup_log g LEFT JOIN calls l ON l.id = g.call_id
            WHERE g.followup_id IN ({", ".join("?" * len(some))}) AND g.what = 'tried' AND g.id > coalesce(
              (SELECT max(h.id) FROM followup_log h WHERE h.followup_id = g.followup_id AND h.what IN {ANEW}), 0)
            GROUP BY g.followup_id""",
            [f"{INSTEAD_OF}*", *some],
        )
        return {
            number: Standing(self.store.instant(last), why.removeprefix(INSTEAD_OF) if why else None)
            for number, last, why in rows
        }

    def write(
        self, customer: int, channel: str, due: When, now: datetime, *, text: str | None = None, rule: str = OWN,
        call: int | None = None, assignee: int | None = None, case: int | None = None,
    ) -> int:  # fmt: skip
        """Writes a follow-up that somebody asked for, and returns its number."""
        values = {"customer_id": customer, "channel": channel, "rule": rule, "text": text, "call_id": call}
        values["case_id"] = case
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
        if closed.origin is not None and why not in SELF_GIVEN and self.store.plans.followed(closed.purpose.code):
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

    def reopen(self, duty: FollowUp, rung: "Rung", now: datetime, by: str, call: int) -> FollowUp:
        """Opens a follow-up again, because the contact that closed it reached nobody: it counts as an attempt."""
        to, channel = rung
        again = {"closed_at": None, "why": None, **comes_back(to or When(now.date()), channel)}
        lost = {"state": events.FollowUpState.UNREACHABLE} if to is None else {}
        self.store.update("followups", duty.id, {**again, **lost})
        self.store.plans.withdraw_after(duty.id)
        why = GIVEN_UP if to is None else instead_of(duty.channel, channel)
        self.record.add(duty.id, now, events.Deed.TRIED, by, call=call, to=to, why=why)
        return self.get(duty.id)

    def move(self, followup: FollowUp, to: When, now: datetime, by: str, why: str) -> FollowUp:
        """Moves an open follow-up to another day, for a reason that is kept; one that was given up is open again."""
        self.store.update("followups", followup.id, {**comes_back(to), "why": why})
        before = When(followup.due_on, followup.due_at)
        self.record.add(followup.id, now, events.Deed.MOVED, by, before=before, to=to, why=why)
        return self.get(followup.id)

    def tried(self, moved: Moved, now: datetime, by: str, call: int) -> None:
        """Counts an attempt in vain; the follow-up comes back when and by what way `moved` says."""
        item, to, channel = moved
        self.store.update("followups", item.id, comes_back(to, channel))
        before, why = When(item.due_on, item.due_at), instead_of(item.channel, channel)
        self.record.add(item.id, now, events.Deed.TRIED, by, call=call, before=before, to=to, why=why)

    def lose(self, item: DueItem, now: datetime, by: str, call: int) -> None:
        """Counts the last attempt in vain; the follow-up is given up today, until somebody reaches the customer."""
        today = {**comes_back(When(now.date())), "state": events.FollowUpState.UNREACHABLE}
        self.store.update("followups", item.id, today)
        before = When(item.due_on, item.due_at)
        self.record.add(item.id, now, events.Deed.TRIED, by, call=call, before=before, why=GIVEN_UP)

    def begin_anew(
        self, moved: Moved, now: datetime, by: str, call: int | None, deed: events.Deed = events.Deed.CONTACTED
    ) -> None:
        """Lets the attempts in vain count no longer, because somebody spoke with the customer, or may now."""
        item, to, channel = moved
        self.store.update("followups", item.id, comes_back(to, channel))
        before, why = When(item.due_on, item.due_at), instead_of(item.channel, channel)
        self.record.add(item.id, now, deed, by, call=call, before=before, to=to, why=why)

    def unsay(self, call: int) -> list[FollowUp]:
        """Takes back what began anew by a contact in which nobody was spoken with after all, where nothing happened
        since; returns those follow-ups.
        """
        rows = self.store.rows(
            """SELECT g.id, g.followup_id, g.why, g.from_on, g.from_at, (SELECT t.why FROM followup_log t
              WHERE t.followup_id = g.followup_id AND t.id < g.id ORDER BY t.id DESC LIMIT 1)
            FROM followup_log g WHERE g.call_id = ? AND g.what = 'contacted'
            AND g.id = (SELECT max(n.id) FROM followup_log n WHERE n.followup_id = g.followup_id)""",
            [call],
        )
        for line, number, why, on, due_at, before in rows:
            values: dict[str, object] = {"due_on": on, "due_at": due_at}
            if why:
                values["channel"] = why.removeprefix(INSTEAD_OF)
            if before == GIVEN_UP:
                values["state"] = events.FollowUpState.UNREACHABLE
            self.store.update("followups", number, values)
            self.store.run("DELETE FROM followup_log WHERE id = ?", [line])
        return [self.get(number) for _, number, *_ in rows]

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


def comes_back(to: When, channel: str | None = None) -> dict[str, object]:
    """The columns of a follow-up that is open again, or still, from a day on, perhaps by another way."""
    dated: dict[str, object] = {"due_on": to.day.isoformat(), "due_at": at(to), "state": events.FollowUpState.OPEN}
    return {**dated, "channel": channel} if channel else dated


def instead_of(before: str, channel: str | None) -> str | None:
    """What a record says of a follow-up that is turned to another way."""
    return f"{INSTEAD_OF}{before}" if channel else None
