"""Contacts that happened."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aftersales_cli.errors import NoSuchRecord, NotCustomers, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.calls import Call, CallLogged, Contact, Effects, Moved, Reach, begin_anew, duty_channel
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.due import NEXT, DueItem
from aftersales_cli.rules.events import Deed, FollowUpState, PromiseState, Step
from aftersales_cli.store import Store

if TYPE_CHECKING:
    from aftersales_cli.rules.corrections import CallCorrected, Correction

SELECT = """SELECT l.id, l.customer_id, c.name, l.at, l.direction, l.channel, l.outcome, l.minutes, l.note, l.by,
    l.despite
    FROM calls l JOIN customers c ON c.id = l.customer_id"""


class Calls:
    """The calls of the store: any contact, in or out."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def log(self, contact: Contact, effects: Effects, now: datetime) -> CallLogged:
        """Writes a contact down, with all that it does, and reads back what came of it."""
        with self.store.together():
            number, following, promised, later = self.write(contact, effects, now)
        followups, promises = self.store.followups, self.store.promises if promised else None
        return CallLogged(
            Call(number, contact.customer_id, contact.customer, *contact[2:9], contact.despite),
            effects,
            followups.get(following) if following else None,
            tuple(promises.get(one) for one in promised) if promises else (),
            later=tuple(followups.get(one) for one in later),
        )

    def write(self, contact: Contact, effects: Effects, now: datetime) -> tuple[int, int | None, list[int], list[int]]:
        """Writes a contact down, with all that it does; returns its number, that of the follow-up which it arranged,
        those of the promises made in it, and those of the follow-ups that come after what it closed.
        """
        number = self.store.insert(
            "calls",
            {
                "customer_id": contact.customer_id, "at": stamp(contact.at), "direction": contact.direction,
                "channel": contact.channel, "outcome": contact.outcome, "minutes": contact.minutes,
                "note": contact.note, "by": contact.by, "despite": contact.despite,
            },
        )  # fmt: skip
        later = [one for item in effects.closed for one in self.store.followups.done(item, contact, now, number)]
        for moved in effects.tried:
            self.touched(moved, contact, True, now, number)
        for moved in effects.answered:
            self.touched(moved, contact, False, now, number)
        for item in effects.lost:
            self.store.followups.lose(item, now, contact.by, number)
        for moved in (*effects.revived, *effects.reset):
            self.store.followups.begin_anew(moved, now, contact.by, number)
        for item in effects.kept:
            self.store.promises.close(item.id, PromiseState.KEPT, now, contact.by, contact.note, number)
        following = effects.following and self.store.followups.write(
            contact.customer_id, duty_channel(contact.channel), effects.following, now, rule=NEXT, call=number
        )
        promised = [
            self.store.promises.write(
                contact.customer_id, one.what, one.due, now, contact.by, owner=contact.staff_id, call=number
            )
            for one in effects.promised
        ]
        return number, following, promised, later

    def reach(self, items: Iterable[DueItem], lost: Iterable[DueItem], vain: bool) -> Reach:
        """What is known of reaching a customer, of whom these are the open duties and those that were given up. The
        playbook is read only where a contact was in `vain`.
        """
        given_up = tuple(lost)
        tried = [item.id for item in (*items, *given_up) if item.kind == "followup" and item.attempts]
        standings = self.store.followups.standings(tried) if tried else {}
        if not vain:
            return Reach({}, None, standings, given_up)
        return Reach(self.store.policy.current().retries, self.store.quiet, standings, given_up)

    def touched(self, moved: Moved, contact: Contact, vain: bool, now: datetime, number: int) -> None:
        """Writes into a duty's record that there was a contact about it, perhaps in vain, and when it comes back."""
        if moved.item.kind == "followup":
            self.store.followups.tried(moved, now, contact.by, number)
        elif moved.item.kind == "case":
            step = Step.TRIED if vain else Step.CONTACTED
            self.store.cases.contacted(moved, step, now, contact.by, number, contact.note)
        else:
            self.store.promises.contacted(moved, vain, now, contact.by, number)

    def get(self, number: int) -> Call:
        """The contact with this number. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} WHERE l.id = ?", [number])
        if row is None:
            raise NoSuchRecord(what=Term("contact"), value=ids.show(ids.CALL, number))
        return self.read(row)

    def find(self, text: str) -> Call:
        """The contact with this id as it is typed."""
        return self.get(ids.parse(text, ids.CALL))

    def find_of(self, text: str, customer: Customer) -> Call:
        """The same, of one customer. Raises NoSuchRecord, NotCustomers."""
        found = self.find(text)
        if found.customer_id != customer.id:
            raise NotCustomers(id=ids.show(ids.CALL, found.id), value=customer.name)
        return found

    def correct(self, call: Call, correction: "Correction", now: datetime, by: str) -> "CallCorrected":
        """Corrects a contact. Follow-ups that it closed are open again where nobody was spoken with after all, and
        those that it tried in vain are done where somebody was, if nothing has happened to them since.
        """
        fields = {
            name: stamp(value) if isinstance(value, datetime) else value for name, value in correction.fields.items()
        }
        from aftersales_cli.rules.corrections import CallCorrected

        self.store.update("calls", call.id, fields)
        corrected = self.get(call.id)
        if correction.reopens:
            return self.in_vain(corrected, now, by)
        return self.spoken(corrected, now, by) if correction.closes else CallCorrected(corrected, (), ())

    def in_vain(self, call: Call, now: datetime, by: str) -> "CallCorrected":
        """Opens the follow-ups again that a contact closed: nobody was spoken with, so it was one more try in vain."""
        from aftersales_cli.rules.corrections import CallCorrected
        from aftersales_cli.rules.ladder import rung

        duties = self.store.followups
        unsaid = duties.unsay(call.id)
        found = duties.of_call(call.id, Deed.DONE)
        reach = self.reach((), (), vain=True)._replace(standings=duties.standings(duty.id for duty in found))
        again = [duties.reopen(duty, rung(duty, call.outcome, call.at, reach, now), now, by, call.id) for duty in found]
        reopened = tuple(duty for duty in again if duty.state == FollowUpState.OPEN)
        lost = tuple(duty for duty in (*again, *unsaid) if duty.state == FollowUpState.UNREACHABLE)
        return CallCorrected(call, reopened, (), lost)

    def spoken(self, call: Call, now: datetime, by: str) -> "CallCorrected":
        """Ends the follow-ups that a contact tried in vain: somebody was spoken with, so what was tried begins anew."""
        from aftersales_cli.rules.corrections import CallCorrected

        duties, due = self.store.followups, self.store.due
        closed = tuple(
            duties.close(duty.id, FollowUpState.DONE, now, by, call=call.id)
            for duty in duties.of_call(call.id, Deed.TRIED)
        )
        items, lost = due.of(call.customer_id), due.lost([call.customer_id])
        revived, reset = begin_anew(items, self.reach(items, lost, vain=False), call.at, now)
        for moved in (*revived, *reset):
            duties.begin_anew(moved, now, by, call.id)
        return CallCorrected(call, (), closed, revived=revived)

    def renumbered(self, customer: int, now: datetime, by: str) -> tuple[tuple[Moved, ...], tuple[Moved, ...]]:
        """Lets what was tried in vain begin anew, because the customer has another number: what comes back today, and
        of what the tries count no longer.
        """
        items, lost = self.store.due.of(customer), self.store.due.lost([customer])
        revived, reset = begin_anew(items, self.reach(items, lost, vain=False), now, now)
        for moved in (*revived, *reset):
            self.store.followups.begin_anew(moved, now, by, None, Deed.NEW_NUMBER)
        return revived, reset

    def of(self, customer: int, limit: int | None = None) -> tuple[Call, ...]:
        """A customer's contacts, newest first."""
        found = self.store.rows(
            f"{SELECT} WHERE l.customer_id = ? ORDER BY l.at DESC, l.id DESC LIMIT ?",
            [customer, -1 if limit is None else limit],
        )
        return tuple(self.read(row) for row in found)

    def read(self, row: Any) -> Call:
        """One contact as it is stored."""
        number, customer, name, at, *rest = row
        return Call(number, customer, name, self.store.instant(at), *rest)
