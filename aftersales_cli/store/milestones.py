"""Milestones, and customers whom others brought."""

from datetime import datetime
from typing import Any

from aftersales_cli.errors import NoSuchRecord, Term
from aftersales_cli.rules import ids, triggers
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.consequences import WAITING
from aftersales_cli.rules.followups import FollowUp, shelved
from aftersales_cli.rules.milestones import (
    Milestone,
    MilestoneDraft,
    MilestoneKind,
    MilestoneSaved,
    consequences,
    trigger,
)
from aftersales_cli.rules.planning import Whom
from aftersales_cli.store import Store, matching

SELECT = """SELECT m.id, m.customer_id, c.name, m.purchase_id, p.item, m.what, m.happened_on, m.happened_at, m.note,
    m.by FROM milestones m JOIN customers c ON c.id = m.customer_id LEFT JOIN purchases p ON p.id = m.purchase_id"""


class Milestones:
    """The milestones of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def record(self, draft: MilestoneDraft, now: datetime, by: str) -> MilestoneSaved:
        """Writes a milestone with what the playbook makes of it."""
        told: dict[str, object] = {"happened": draft.happened, "purchase_id": draft.purchase_id, "note": draft.note}
        number = self.store.insert(
            "milestones", {"customer_id": draft.customer_id, "what": draft.kind, **columns(told), "by": by}
        )
        return self.follow(self.get(number), "new", now, by)

    def change(self, milestone: Milestone, values: dict[str, object], now: datetime, by: str) -> MilestoneSaved:
        """Corrects the named fields of a milestone; what hangs on its day is counted anew."""
        self.store.update("milestones", milestone.id, columns(values))
        corrected = self.get(milestone.id)
        self.store.run(
            "UPDATE followups SET event_on = ?1 WHERE milestone_id = ?2 AND origin = ?3 AND event_on <> ?1",
            [corrected.happened_on.isoformat(), milestone.id, triggers.origin(trigger(milestone.kind))],
        )
        return self.follow(corrected, "edited", now, by)

    def follow(self, made: Milestone, deed: str, now: datetime, by: str) -> MilestoneSaved:
        """Lets the playbook answer a milestone as it now stands."""
        store, plans = self.store, self.store.plans
        category = store.purchases.get(made.purchase_id).category if made.purchase_id else None
        whom = Whom(store.customers.get(made.customer_id).kind, category)
        found = consequences(made, whom, plans.book.followups, self.followups(made), now, plans.frame)
        about: dict[str, object] = {"customer_id": made.customer_id, "milestone_id": made.id}
        return MilestoneSaved(made, deed, *plans.follow(found, about, now, by), found.too_late)

    def followups(self, milestone: Milestone) -> tuple[FollowUp, ...]:
        """What came of a milestone."""
        rows = self.store.rows(
            "SELECT id FROM followups WHERE milestone_id = ? ORDER BY due_on, due_at IS NULL, due_at, id",
            [milestone.id],
        )
        return tuple(self.store.followups.get(number) for (number,) in rows)

    def brought(self, customer: int, now: datetime, by: str) -> MilestoneSaved | None:
        """Answers that a customer brought another one, where a rule of the playbook waits for that count."""
        (count,) = self.store.row("SELECT count(*) FROM customers WHERE referred_by_id = ?", [customer])
        if not any(rule.customers == count for rule in self.store.plans.book.followups):
            return None
        reached = MilestoneDraft(customer, None, MilestoneKind.REFERRAL_COUNT, When(now.date(), now), str(count))
        return self.record(reached, now, by)

    def remove(self, milestone: Milestone, now: datetime, by: str) -> MilestoneSaved:
        """Takes a milestone away that was a mistake; what is still to be done of what came of it is called off."""
        came = self.followups(milestone)
        waiting = [one for one in came if one.state in WAITING]
        self.store.plans.call_off([*waiting, *filter(shelved, came)], now, by)
        self.store.run("UPDATE followups SET milestone_id = NULL WHERE milestone_id = ?", [milestone.id])
        self.store.run("DELETE FROM milestones WHERE id = ?", [milestone.id])
        called_off = tuple(self.store.followups.get(one.id) for one in waiting)
        return MilestoneSaved(milestone, "removed", (), (), called_off)

    def get(self, number: int) -> Milestone:
        """The milestone with this number. Raises NoSuchRecord."""
        row = self.store.row(f"{SELECT} WHERE m.id = ?", [number])
        if row is None:
            raise NoSuchRecord(what=Term("milestone"), value=ids.show(ids.MILESTONE, number))
        return self.read(row)

    def find(self, text: str) -> Milestone:
        """The milestone with this id as it is typed. Raises NoSuchRecord, BadId."""
        return self.get(ids.parse(text, ids.MILESTONE))

    def listed(
        self, customer: int | None = None, purchase: int | None = None, kind: str | None = None,
        limit: int | None = None,
    ) -> tuple[tuple[Milestone, ...], int]:  # fmt: skip
        """Milestones, newest first."""
        where, values = matching({"m.customer_id": customer, "m.purchase_id": purchase, "m.what": kind})
        return self.store.listing(
            f"{SELECT} WHERE {where} AND c.forgotten_on IS NULL",
            "m.happened_on DESC, m.id DESC",
            values,
            limit,
            self.read,
        )

    def read(self, row: Any) -> Milestone:
        """One milestone as it is stored."""
        number, customer, name, purchase, item, what, on, at, note, by = row
        kind, local = MilestoneKind(what), self.store.local(at)
        return Milestone(number, customer, name, purchase, item, kind, day(on) or on, local, note, by)


def columns(values: dict[str, object]) -> dict[str, object]:
    """The values by column: what `happened` has its day in one, and its time in another."""
    happened = values.get("happened")
    if not isinstance(happened, When):
        return values
    dated = {"happened_on": happened.day.isoformat(), "happened_at": stamp(happened.at) if happened.at else None}
    return {**{name: value for name, value in values.items() if name != "happened"}, **dated}
