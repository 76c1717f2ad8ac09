"""Taking up another playbook."""

from collections.abc import Iterator
from datetime import date, datetime

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import RULE_GONE, FollowUp
from aftersales_cli.rules.jobs import DONE
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.rules.triggers import Trigger, is_before
from aftersales_cli.rules.uptake import Sold, Standing, Uptake, uptake
from aftersales_cli.store import Store, followups, jobs, purchases

# A job's reminder is counted from the day for which the job is planned. When somebody sees to the job next is another
# day: a deadline, such as that of the arrival, may pull it forward.
OTHERS = f"""SELECT c.kind, (SELECT o.category FROM purchases o WHERE o.id = coalesce(k.purchase_id, m.purchase_id)),
    k.cause, d.to_on, d.to_at, k.closed_at, m.happened_at, f.since,
    {followups.SELECT.removeprefix("SELECT ")}
    {followups.JOINED} LEFT JOIN cases k ON k.id = f.case_id LEFT JOIN milestones m ON m.id = f.milestone_id
    LEFT JOIN case_log d ON d.id = {jobs.DATED}
    WHERE f.purchase_id IS NULL AND f.origin IS NOT NULL
    AND (f.state = 'open' OR (f.state = 'cancelled' AND f.why = '{RULE_GONE}'
      AND c.consent IS NOT 'withdrawn')) ORDER BY f.id"""


class Uptakes:
    """What a new playbook changes, and the change."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def look(self, book: Playbook, now: datetime) -> Uptake:
        """What a playbook would change for what is open; nothing is written."""
        store = self.store
        duties: dict[int, list[FollowUp]] = {}
        for row in store.rows(
            f"{followups.SELECT} {followups.JOINED} WHERE f.purchase_id IS NOT NULL AND f.origin IS NOT NULL"
            " ORDER BY f.id"
        ):
            duty = store.followups.read(row)
            duties.setdefault(duty.purchase_id or 0, []).append(duty)
        # Nothing is planned for whoever wants to hear nothing more.
        kinds = dict(store.rows("SELECT id, kind FROM customers WHERE consent IS NOT 'withdrawn'"))
        sales = (store.purchases.read(row) for row in store.rows(purchases.SELECT))
        bought = [one for one in sales if one.customer_id in kinds]
        ends = self.warranty_ends(book, [one.id for one in bought], now.date())
        sold = (Sold(one, kinds[one.customer_id], ends.get(one.id), tuple(duties.get(one.id, ()))) for one in bought)
        return uptake(book, store.policy.current(), sold, self.others(), now, store.plans.frame_of(book))

    def warranty_ends(self, book: Playbook, numbers: list[int], on: date) -> dict[int, date]:
        """When the warranty of purchases ends, where a rule of a playbook asks for it."""
        asked = any(rule.after == Trigger.WARRANTY_END for rule in book.followups)
        return self.store.warranty.ends(numbers, on) if asked else {}

    def others(self) -> Iterator[Standing]:
        """The follow-ups of a playbook that are about no purchase: the open ones, and those that may come back."""
        for kind, category, cause, planned_on, planned_at, ended, happened, since, *row in self.store.rows(OTHERS):
            duty = self.store.followups.read(row)
            told = self.store.instant((ended if duty.origin in DONE.values() else happened) or since)
            event = None
            if is_before(duty.origin or ""):
                planned = When(date.fromisoformat(planned_on), self.store.local(planned_at)) if planned_on else None
                event = planned if ended is None else None
            elif duty.event_on is not None:
                # Of most events the follow-up is written in their minute, unless they were told on another day.
                event = When(duty.event_on, told if told.date() == duty.event_on else None)
            yield Standing(duty, Whom(kind, category, cause), event)

    def carry_out(self, change: Uptake, now: datetime, by: str) -> Uptake:
        """Takes a playbook up, with what it changes."""
        store = self.store
        store.policy.take_up(change.playbook, now)
        plans = store.plans
        for purchase, plan in change.added:
            plans.add(plan, now, {"customer_id": purchase.customer_id, "purchase_id": purchase.id})
        for duty, plan in change.moved:
            plans.replan(duty.id, plan)
        for duty, plan in change.revived:
            plans.revive(duty.id, plan, now, by)
        for duty in change.dropped:
            store.followups.close(duty.id, FollowUpState.CANCELLED, now, by, RULE_GONE)
        return change
