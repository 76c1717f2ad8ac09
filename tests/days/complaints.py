"""What happens to complaints: their steps in and out of order, by whoever happens to be there."""

from aftersales_cli.errors.loop import NotOnHold, StillRunning
from aftersales_cli.rules import authority, ids, loop
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.cases import COMPLAINTS, ComplaintKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.events import Channel, Step
from aftersales_cli.rules.loop import Answer, Change, Department, End, Hold, Party
from tests.days.deeds import CUSTOMERS, Deeds

OPEN = f"SELECT id FROM cases WHERE closed_at IS NULL AND kind IN {COMPLAINTS}"
CLOSED = f"SELECT id FROM cases WHERE closed_at IS NOT NULL AND kind IN {COMPLAINTS} ORDER BY id DESC LIMIT 6"
KINDS = (ComplaintKind.COMPLAINT, ComplaintKind.COMPLAINT, ComplaintKind.COMPLAINT, *ComplaintKind)
TAKEN = (Step.ACKNOWLEDGED, Step.INVESTIGATED, Step.REPORTED)


class Complaints(Deeds):
    """Complaints, suggestions and praise."""

    def complain(self) -> None:
        """A customer has something to say of the store; now and then it is settled on the spot."""
        who, blamed = self.number(CUSTOMERS), self.member() if self.likely(0.3) else None
        if who is None:
            return
        values: dict[str, object] = {
            "kind": self.chance.choice(KINDS), "against_id": blamed.id if blamed else None, "customer_id": who,
            "what": "It rattles", "cause": self.one((None, "service", "product/manufacturing")),
            "severity": self.chance.choice([*Severity]), "via": Channel.CALL,
        }  # fmt: skip
        opened = self.store.complaints.open(values, self.now, self.by)
        if self.likely(0.15):
            loop.solvable(opened, self.me)
            self.store.loop.solve(opened, self.chance.choice([*Remedy]), self.now, self.by, "exchanged")

    def complaint(self, sql: str = OPEN) -> Complaint | None:
        """One of the complaints that are open, or that a statement yields."""
        number = self.number(sql)
        return None if number is None else self.store.complaints.get(number)

    def next_step(self) -> None:
        """The step for which a complaint waits."""
        case = self.complaint()
        if case is not None and case.waits is not None:
            self.step(case, case.waits)

    def any_step(self) -> None:
        """Any step of the loop, in its turn or not."""
        case = self.complaint()
        if case is not None:
            self.step(case, self.chance.choice([*loop.COMMANDS, Step.CLOSED]))

    def step(self, case: Complaint, step: Step) -> None:
        """A step of the loop, if it may be taken."""
        if step == Step.DECIDED:
            self.decide(case)
        elif step == Step.APPROVED:
            self.approve(case)
        elif step == Step.DONE:
            loop.due_step(case, step, self.me)
            self.store.loop.finish(case, self.now, self.now, self.by, "done")
        elif step == Step.RECHECKED:
            self.recheck(case)
        elif step == Step.RESUMED:
            if loop.allowed(case, self.me).paused is None:
                raise NotOnHold(id=ids.show(ids.COMPLAINT, case.id))
            self.store.loop.take(case, step, self.now, self.by)
        elif step == Step.CLOSED:
            self.store.loop.end(case, loop.ending(case, None, self.me), self.now, self.by, None, {})
        elif step in TAKEN:
            loop.due_step(case, step, self.me)
            words = {Step.INVESTIGATED: self.chance.choice([*Party]), Step.REPORTED: self.chance.choice([*Department])}
            self.store.loop.take(case, step, self.now, self.by, word=words.get(step))

    def decide(self, case: Complaint) -> None:
        """What is done is decided, perhaps beyond one's authority."""
        loop.due_step(case, Step.DECIDED, self.me)
        remedy, amount = self.chance.choice([*Remedy]), self.one((None, 10_000, 90_000, 5_000_000))
        self.store.loop.decide(case, remedy, amount, self.now, self.me, self.by, "so")

    def approve(self, case: Complaint) -> None:
        """Somebody above says yes or no."""
        pending = loop.not_paused(case, self.me).pending
        authority.confirming("C", pending.word if pending else None, self.me, self.by)
        self.store.loop.take(case, Step.APPROVED if self.likely(0.7) else Step.REJECTED, self.now, self.by)

    def recheck(self, case: Complaint) -> None:
        """The customer is asked."""
        found = loop.due_step(case, Step.RECHECKED, self.me)
        loop.second_person(case, found, self.me, self.by)
        if self.likely(0.7):
            self.store.loop.take(case, Step.RECHECKED, self.now, self.by, word=Answer.SATISFIED)
        else:
            taker = authority.next_above(case, self.store.staff.team(), self.now.date())
            self.store.loop.unhappy(case, taker, self.now, self.by, None)

    def end_otherwise(self) -> None:
        """A complaint is withdrawn, declined, unjustified or a duplicate."""
        case, end = self.complaint(), self.one((None, *End))
        if case is None:
            return
        if end is None:
            loop.allowed(case, self.me)
            self.store.loop.end(case, Step.WITHDRAWN, self.now, self.by, "found it", {})
            return
        step = loop.ending(case, end, self.me)
        found = self.number(f"SELECT id FROM cases WHERE kind IN {COMPLAINTS}") if end == End.DUPLICATE else None
        same = self.store.complaints.get(found) if found else None
        loop.another(case, same)
        self.store.loop.end(case, step, self.now, self.by, "so", {"same_as_id": same and same.id})

    def reopen(self) -> None:
        """What had ended is open again."""
        case = self.complaint(CLOSED)
        if case is not None:
            loop.not_about(case, self.me)
            if case.closed_at is None or case.kind == ComplaintKind.PRAISE:
                raise StillRunning(id=ids.show(ids.COMPLAINT, case.id))
            self.store.loop.reopen(case, self.now, self.by, "again")

    def pause(self) -> None:
        """A complaint waits for somebody else."""
        case = self.complaint()
        if case is not None:
            loop.not_paused(case, self.me)
            until = loop.paused_until(case, self.soon(20), self.now, self.store.policy.current().pause_cap)
            more: dict[str, object] = {"word": self.chance.choice([*Hold])}
            self.store.cases.step(case.id, Step.PAUSED, self.now, self.by, due=until, more=more)

    def escalate(self) -> None:
        """A complaint climbs: another person, another place, another time."""
        case, change = self.complaint(), self.chance.choice([*Change])
        if case is None:
            return
        loop.not_paused(case, self.me)
        named, when, today = self.member() if self.likely(0.2) else None, self.soon(), self.now.date()
        above = authority.next_above
        taker = None if change == Change.PLACE else above(case, self.store.staff.team(), today, named)
        again = When(today)
        if change == Change.TIME and taker is not None:
            again = loop.appointment(when, "fri")
            self.store.loop.appoint(case, "Appointment", when, taker, self.now, self.by)
        self.store.loop.escalate(case, change, taker, again, self.now, self.by, None)

    def assign(self) -> None:
        """A complaint is given to somebody."""
        case, to = self.complaint(), self.member()
        if case is not None and to is not None:
            loop.allowed(case, self.me)
            loop.not_about(case, to)
            self.store.loop.assign(case, to, self.now, self.by, None)

    def edit(self) -> None:
        """A complaint is corrected: what it is, how bad, whom it is about; also one that has ended."""
        case = self.complaint(OPEN if self.likely(0.7) else CLOSED)
        blamed = self.member()
        values: dict[str, object] = self.chance.choice(
            [
                {"kind": self.chance.choice([*ComplaintKind])}, {"severity": self.chance.choice([*Severity])},
                {"cause": "service"}, {"measure": "so", "correct_on": self.now.date()}, {"against_id": None},
                {"against_id": None if blamed is None else blamed.id},
            ]
        )  # fmt: skip
        if case is not None:
            self.store.complaints.change(case, values, self.now, self.by)
