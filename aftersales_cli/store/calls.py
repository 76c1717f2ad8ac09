"""Contacts that happened."""

from datetime import datetime
from typing import Any

from aftersales_cli.rules.calls import Call, CallLogged, Contact, Effects, duty_channel
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.due import NEXT
from aftersales_cli.rules.events import Step
from aftersales_cli.store import Store

SELECT = """SELECT l.id, l.customer_id, c.name, l.at, l.direction, l.channel, l.outcome, l.minutes, l.note, l.by
    FROM calls l JOIN customers c ON c.id = l.customer_id"""


class Calls:
    """The calls of the store: any contact, in or out."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def log(self, contact: Contact, effects: Effects, now: datetime) -> CallLogged:
        """Writes a contact down, with all that it does."""
        number = self.store.insert(
            "calls",
            {
                "customer_id": contact.customer_id, "at": stamp(contact.at), "direction": contact.direction,
                "channel": contact.channel, "outcome": contact.outcome, "minutes": contact.minutes,
                "note": contact.note, "by": contact.by,
            },
        )  # fmt: skip
        followups = self.store.followups
        for item in effects.closed:
            followups.done(item, now, contact.by, number)
        for moved in effects.tried:
            if moved.item.kind == "case":
                self.store.cases.contacted(moved, Step.TRIED, now, contact.by, number, contact.note)
            else:
                followups.tried(moved, now, contact.by, number)
        for moved in effects.answered:
            self.store.cases.contacted(moved, Step.CONTACTED, now, contact.by, number, contact.note)
        following = effects.following and followups.add(
            contact.customer_id, duty_channel(contact.channel), effects.following, now, rule=NEXT, call=number
        )
        call = Call(number, contact.customer_id, contact.customer, *contact[2:])
        return CallLogged(call, effects, following)

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
