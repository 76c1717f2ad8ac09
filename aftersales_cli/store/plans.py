"""What the playbook plans, as it is written: for purchases, cases and milestones, and after what is done."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aftersales_cli.rules import planning
from aftersales_cli.rules.clock import When, day
from aftersales_cli.rules.events import Deed, FollowUpState
from aftersales_cli.rules.followups import OVERTAKEN, FollowUp, shelved, untouched
from aftersales_cli.rules.planning import Frame, Plan, Whom
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.rules.waits import WORKING_DAYS, Wait
from aftersales_cli.store import Store
from aftersales_cli.store.deeds import at
from aftersales_cli.store.due import EVENT_ON
from aftersales_cli.store.followups import dates

if TYPE_CHECKING:
    from aftersales_cli.rules.consequences import Consequences, Followed
    from aftersales_cli.rules.playbook import FollowUpRule, Playbook
    from aftersales_cli.rules.recurring import Ended

ENDED = f"""SELECT f.id, f.rule, f.origin, f.occurrence, {EVENT_ON}, f.planned_on, c.kind, p.category, a.cause,
    f.customer_id, f.purchase_id, f.case_id, f.milestone_id, f.promise_id
    FROM followups f JOIN customers c ON c.id = f.customer_id LEFT JOIN cases a ON a.id = f.case_id
    LEFT JOIN milestones m ON m.id = f.milestone_id
    LEFT JOIN purchases p ON p.id = coalesce(f.purchase_id, a.purchase_id, m.purchase_id)"""


def counts_days(book: "Playbook") -> bool:
    """Whether a playbook counts working days or hours."""
    return bool(book.clocks) or any(map(counts_days_in, book.followups))


def counts_days_in(rule: "FollowUpRule") -> bool:
    """Whether a rule counts working days."""
    spans = (rule.wait, rule.every, rule.window, rule.until)
    return any(isinstance(span, Wait) and span.unit == WORKING_DAYS for span in spans)


class Plans:
    """The follow-ups that the playbook makes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        # The years of days that were counted without knowing their public holidays.
        self.unknown: set[int] = set()

    @property
    def book(self) -> "Playbook":
        """The playbook in force."""
        return self.store.policy.current()

    @cached_property
    def frame(self) -> Frame:
        """By which hours and days the store counts."""
        return self.frame_of(self.book)

    def frame_of(self, book: "Playbook") -> Frame:
        """By which hours and days the store would count if it went by that playbook; the calendar is only read for one
        that counts working days.
        """
        return Frame(self.store.calendar.opening(book) if counts_days(book) else None, book.quiet, book.quiet_then)

    def add(self, plan: Plan, now: datetime, about: dict[str, object]) -> int:
        """Writes a follow-up about a customer, and a purchase, case or milestone; returns its number."""
        values = {
            "channel": plan.channel, "rule": plan.rule, "origin": plan.origin, "role": plan.who,
            "occurrence": plan.occurrence, "event_on": plan.event and plan.event.isoformat(),
            "until_on": plan.until and plan.until.isoformat(),
        }  # fmt: skip
        self.note_unknown(plan)
        return self.store.insert("followups", {**about, **values, **dates(plan.due, now)})

    def note_unknown(self, plan: Plan) -> None:
        """Keeps in mind that a plan counts working days of a year whose public holidays nobody knows yet."""
        if self.frame.opening is None:
            return
        from aftersales_cli.rules.hours import unknown_year

        year = unknown_year(self.frame.opening, plan.due.day)
        rule = next((one for one in self.book.followups if one.id == plan.rule), None)
        if year is not None and rule is not None and counts_days_in(rule):
            self.unknown.add(year)

    def follow(self, found: "Consequences", about: dict[str, object], now: datetime, by: str) -> "Followed":
        """Writes, opens again, counts anew and calls off what hangs on an event as it now stands."""
        from aftersales_cli.rules.consequences import Followed

        get = self.store.followups.get
        if self.store.consents.withdrawn(int(str(about["customer_id"]))):
            found = found._replace(add=(), revive=())
        planned = [self.add(plan, now, about) for plan in found.add]
        back = [self.revive(duty.id, plan, now, by) for duty, plan in found.revive]
        replanned = [self.replan(duty.id, plan) for duty, plan in found.replan]
        self.call_off(found.overtaken, now, by)
        called_off = [get(duty.id) for duty in found.overtaken]
        return Followed((*map(get, planned), *back), tuple(replanned), tuple(called_off))

    def replan(self, number: int, plan: Plan) -> FollowUp:
        """Counts an untouched follow-up anew, because its event or its rule is another now."""
        on, until, event = plan.due.day.isoformat(), plan.until, plan.event
        values = {"planned_on": on, "due_on": on, "due_at": at(plan.due), "channel": plan.channel}
        counted = {"origin": plan.origin, "event_on": event and event.isoformat()}
        windows = {"until_on": until and until.isoformat()}
        self.store.update("followups", number, {**values, **counted, **windows})
        return self.store.followups.get(number)

    def revive(self, number: int, plan: Plan, now: datetime, by: str) -> FollowUp:
        """Opens a follow-up again that was called off because no rule asked for it, as a rule plans it now."""
        self.store.update("followups", number, {"state": FollowUpState.OPEN, "closed_at": None, "why": None})
        self.store.followups.record.add(number, now, Deed.REOPENED, by, to=plan.due)
        return self.replan(number, plan)

    def of_case(self, customer: int, case: int, origin: Origin, event: When, now: datetime) -> tuple[FollowUp, ...]:
        """Writes what is planned of what happened to a case, or will, as often as it happens."""
        if self.store.consents.withdrawn(customer, case):
            return ()
        whom = self.whom(customer, case)
        made = []
        for plan in planning.answer(self.book.followups, origin, event, whom, now, self.frame):
            sql = "SELECT count(*) FROM followups WHERE case_id = ? AND rule = ?"
            (before,) = self.store.row(sql, [case, plan.rule])
            numbered = plan._replace(occurrence=before + 1)
            made.append(self.add(numbered, now, {"customer_id": customer, "case_id": case}))
        return tuple(self.store.followups.get(number) for number in made)

    def whom(self, customer: int, case: int) -> Whom:
        """Whom and what a case is about."""
        sql = "SELECT p.category, k.cause FROM cases k LEFT JOIN purchases p ON p.id = k.purchase_id WHERE k.id = ?"
        return Whom(self.store.customers.get(customer).kind, *self.store.row(sql, [case]))

    def move_before(self, customer: int, case: int, origin: Origin, event: When, now: datetime, by: str) -> None:
        """Counts anew what is due before something planned for a case that is now planned for another time."""
        found = sorted(self.standing(case, (origin,)), key=lambda one: one.state == FollowUpState.OPEN)
        there = {one.purpose.code: one for one in found}
        whom = self.whom(customer, case)
        plans = planning.answer(self.book.followups, origin, event, whom, now, self.frame)
        for plan in plans:
            if plan.rule in there and untouched(there[plan.rule]):
                self.replan(there[plan.rule].id, plan)
            elif plan.rule in there and shelved(there[plan.rule]):
                self.revive(there[plan.rule].id, plan, now, by)
        planned = {plan.rule for plan in plans}
        self.call_off([one for rule, one in there.items() if rule not in planned and not shelved(one)], now, by)
        missing = [plan for plan in plans if plan.rule not in there]
        for plan in missing:
            (before,) = self.store.row(
                "SELECT count(*) FROM followups WHERE case_id = ? AND rule = ?", [case, plan.rule]
            )
            self.add(plan._replace(occurrence=before + 1), now, {"customer_id": customer, "case_id": case})

    def standing(self, case: int, origins: tuple[Origin, ...]) -> list[FollowUp]:
        """The follow-ups of a case that are counted so and open, or may come back."""
        found, _ = self.store.followups.listed(case=case, state=None)
        return [
            one for one in found if one.origin in origins and (one.state == FollowUpState.OPEN or shelved(one))
        ]  # fmt: skip

    def call_off(self, duties: Iterable[FollowUp], now: datetime, by: str) -> None:
        """Cancels what is overtaken by what happened, so that it does not come back."""
        for duty in duties:
            self.store.followups.close(duty.id, FollowUpState.CANCELLED, now, by, OVERTAKEN)

    def followed(self, rule: str) -> bool:
        """Whether something may come after a rule's follow-up: it comes again, or another rule waits for it."""
        return rule in self.store.settings.get("followed", "").split(",")

    def after(self, numbers: Iterable[int], closed: datetime, now: datetime, *, done: bool) -> list[int]:
        """Writes what comes after follow-ups that ended, and returns the numbers of what was written."""
        from aftersales_cli.rules.recurring import following

        made = []
        for number in numbers:
            row = self.store.row(f"{ENDED} WHERE f.id = ?", [number])
            ended, about = self.ended(row)
            if self.store.consents.withdrawn(int(str(about["customer_id"])), about["case_id"]):
                continue
            for plan, event in following(ended, self.book.followups, closed, done=done, frame=self.frame):
                known = "SELECT 1 FROM followups WHERE after_id = ? AND rule = ?"
                if not self.store.row(known, [number, plan.rule]):
                    made.append(self.add(plan._replace(event=event), now, {**about, "after_id": number}))
        return made

    def ended(self, row: Any) -> "tuple[Ended, dict[str, object]]":
        """A follow-up that ended, and what it was about."""
        from aftersales_cli.rules.recurring import Ended

        _, rule, origin, occurrence, event, planned, kind, category, cause, customer, *about = row
        facts = Ended(
            rule, Origin(origin), occurrence, day(event), date.fromisoformat(planned), Whom(kind, category, cause)
        )
        columns = ("purchase_id", "case_id", "milestone_id", "promise_id")
        return facts, {"customer_id": customer, **dict(zip(columns, about, strict=True))}

    def withdraw_after(self, number: int) -> None:
        """Takes away what was planned after a follow-up that turned out not to have ended, unless it was touched."""
        self.store.run(
            """DELETE FROM followups WHERE after_id = ? AND state = 'open' AND why IS NULL
            AND NOT EXISTS (SELECT 1 FROM followup_log g WHERE g.followup_id = followups.id)""",
            [number],
        )
