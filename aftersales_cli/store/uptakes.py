"""Taking up another playbook."""

from datetime import datetime

from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.rules.uptake import Sold, Uptake, uptake
from aftersales_cli.store import Store, followups, purchases
from aftersales_cli.store.followups import RULE_GONE


class Uptakes:
    """What a new playbook changes, and the change."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def look(self, book: Playbook, now: datetime) -> Uptake:
        """What a playbook would change for what is open; nothing is written."""
        store, plans = self.store, self.store.plans
        duties: dict[int, list[FollowUp]] = {}
        others = []
        for row in store.rows(f"{followups.SELECT} {followups.JOINED} WHERE f.origin IS NOT NULL ORDER BY f.id"):
            duty = store.followups.read(row)
            if duty.purchase_id is not None:
                duties.setdefault(duty.purchase_id, []).append(duty)
            else:
                others.append(duty)
        kinds = dict(store.rows("SELECT id, kind FROM customers"))
        bought = (store.purchases.read(row) for row in store.rows(purchases.SELECT))
        sold = (Sold(one, kinds[one.customer_id], None, tuple(duties.get(one.id, ()))) for one in bought)
        return uptake(book, store.policy.current().name, sold, others, now, plans.frame_of(book))

    def carry_out(self, change: Uptake, now: datetime, by: str) -> Uptake:
        """Takes a playbook up, with what it changes."""
        store = self.store
        store.policy.take_up(change.playbook, now)
        plans = store.plans
        for purchase, plan in change.added:
            plans.add(plan, now, {"customer_id": purchase.customer_id, "purchase_id": purchase.id})
        for duty, plan in change.moved:
            plans.replan(duty.id, plan)
        for duty in change.dropped:
            store.followups.close(duty.id, FollowUpState.CANCELLED, now, by, RULE_GONE)
        return change
