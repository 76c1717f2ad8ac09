"""Milestones, and customers whom others brought."""

from datetime import datetime
from typing import Any

from aftersales_cli.errors import NoSuchRecord, Term
from aftersales_cli.rules import ids, planning, triggers
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.milestones import Milestone, MilestoneDraft, MilestoneKind, MilestoneSaved, trigger
from aftersales_cli.rules.planning import Whom
from aftersales_cli.store import Store, matching

SELECT = """SELECT m.id, m.customer_id, c.name, m.purchase_id, p.item, m.what, m.happened_on, m.happened_at, m.note,
    m.by FROM milestones m JOIN customers c ON c.id = m.customer_id LEFT JOIN purchases p ON p.id = m.purchase_id"""


class Milestones:
    """The milestones of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def record(self, draft: MilestoneDraft, now: datetime, by: str, customers: int | None = None) -> MilestoneSaved:
        """Writes a milestone with what the playbook makes of it; `customers` is how many were brought by then."""
        when = draft.happened
        number = self.store.insert(
            "milestones",
            {
                "customer_id": draft.customer_id, "purchase_id": draft.purchase_id, "what": draft.kind,
                "happened_on": when.day.isoformat(), "happened_at": stamp(when.at) if when.at else None,
                "note": draft.note, "by": by,
            },
        )  # fmt: skip
        made = self.get(number)
        return MilestoneSaved(made, "new", self.follow(made, when, now, customers))

    def follow(self, made: Milestone, when: When, now: datetime, customers: int | None) -> tuple[FollowUp, ...]:
        """Writes what the playbook makes of a milestone."""
        store, plans = self.store, self.store.plans
        category = store.purchases.get(made.purchase_id).category if made.purchase_id else None
        whom = Whom(store.customers.get(made.customer_id).kind, category)
        rules = [rule for rule in plans.book.followups if rule.customers == customers]
        found = planning.answer(rules, triggers.origin(trigger(made.kind)), when, whom, now, plans.frame)
        about = {"customer_id": made.customer_id, "milestone_id": made.id}
        return tuple(store.followups.get(plans.add(plan, now, dict(about))) for plan in found)

    def brought(self, customer: int, now: datetime, by: str) -> MilestoneSaved | None:
        """Answers that a customer brought another one, where a rule of the playbook waits for that count."""
        (count,) = self.store.row("SELECT count(*) FROM customers WHERE referred_by_id = ?", [customer])
        if not any(rule.customers == count for rule in self.store.plans.book.followups):
            return None
        reached = MilestoneDraft(customer, None, MilestoneKind.REFERRAL_COUNT, When(now.date(), now), str(count))
        return self.record(reached, now, by, count)

    def remove(self, milestone: Milestone, now: datetime, by: str) -> MilestoneSaved:
        """Takes a milestone away that was a mistake; what is still open of what came of it is called off."""
        duties = [self.store.followups.get(number) for (number,) in self.store.rows(
            "SELECT id FROM followups WHERE milestone_id = ? ORDER BY id", [milestone.id]
        )]  # fmt: skip
        self.store.plans.call_off([one for one in duties if one.state == FollowUpState.OPEN], now, by)
        self.store.run("UPDATE followups SET milestone_id = NULL WHERE milestone_id = ?", [milestone.id])
        self.store.run("DELETE FROM milestones WHERE id = ?", [milestone.id])
        return MilestoneSaved(milestone, "removed", tuple(self.store.followups.get(one.id) for one in duties))

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
        return self.store.listing(f"{SELECT} WHERE {where}", "m.happened_on DESC, m.id DESC", values, limit, self.read)

    def read(self, row: Any) -> Milestone:
        """One milestone as it is stored."""
        number, customer, name, purchase, item, what, on, at, note, by = row
        kind, local = MilestoneKind(what), self.store.local(at)
        return Milestone(number, customer, name, purchase, item, kind, day(on) or on, local, note, by)
