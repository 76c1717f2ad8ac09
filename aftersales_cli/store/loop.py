"""The closed loop of complaints, as it is written: one step after the other."""

from datetime import datetime

from aftersales_cli.rules import loop
from aftersales_cli.rules.authority import Remedy, needed
from aftersales_cli.rules.clock import When, stamp
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.due import WHO_PAYS
from aftersales_cli.rules.events import PromiseState, Step
from aftersales_cli.rules.promises import Promise
from aftersales_cli.rules.team import Member
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store

# What was promised with a step of a case for a minute, and stands for one that is still to come.
APPOINTED = """SELECT id FROM promises
    WHERE case_id = ? AND made_at = ? AND first_at = ? AND state = 'open' AND due_at > ? ORDER BY id"""
# Without a case of its own a follow-up about who pays is made by telephone.
BY_PHONE = "call"


class Loop:
    """The steps of complaints. Whether one may be taken is asked of `rules/loop` before."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def take(
        self, case: Complaint, step: Step, when: datetime, by: str, *, note: str | None = None,
        values: dict[str, object] | None = None, word: str | None = None, amount: int | None = None,
    ) -> Complaint:  # fmt: skip
        """A step of the loop; what comes next is due when the loop says."""
        again = loop.seen_again(step, when)
        more: dict[str, object] = {"word": word, "amount": amount}
        self.store.cases.step(case.id, step, when, by, note=note, due=again, values=values, more=more)
        return self.store.complaints.get(case.id)

    def decide(
        self, case: Complaint, remedy: Remedy, amount: int | None, when: datetime, me: Member | None, by: str, note: str
    ) -> Complaint:  # fmt: skip
        """A decision; what is beyond one's own authority waits for somebody above."""
        self.take(case, Step.DECIDED, when, by, note=note, word=remedy, amount=amount)
        wanted = needed(self.store.policy.limits(), me, remedy, amount)
        if wanted is not None:
            self.store.cases.step(case.id, Step.PENDING, when, by, due=When(when.date()), more={"word": wanted})
        return self.store.complaints.get(case.id)

    def finish(self, case: Complaint, when: datetime, now: datetime, by: str, note: str) -> Complaint:
        """What was decided is done; the playbook answers it, and the customer is asked on the next day."""
        done = self.take(case, Step.DONE, when, by, note=note)
        self.store.plans.of_case(case.customer_id, case.id, Origin.AFTER_RESOLUTION, When(when.date(), when), now)
        return done

    def solve(self, case: Complaint, remedy: Remedy, now: datetime, by: str, did: str) -> Complaint:
        """A complaint that was settled on the spot: it is acknowledged, looked into, decided and done in one go, and
        re-checked on the next day. Who pays for a goodwill exchange is a question of its own.
        """
        for step in (Step.ACKNOWLEDGED, Step.INVESTIGATED):
            self.take(case, step, now, by)
        self.take(case, Step.DECIDED, now, by, word=remedy)
        if remedy == Remedy.EXCHANGE:
            self.store.followups.write(case.customer_id, BY_PHONE, When(now.date()), now, rule=WHO_PAYS, case=case.id)
        return self.finish(case, now, now, by, did)

    def unhappy(self, case: Complaint, taker: Member | None, when: datetime, by: str, note: str | None) -> Complaint:
        """The customer is not satisfied: the case is open again, one level higher."""
        said: dict[str, object] = {"word": loop.Answer.UNSATISFIED}
        self.store.cases.step(case.id, Step.RECHECKED, when, by, note=note, more=said)
        self.store.cases.step(case.id, Step.REOPENED, when, by, due=When(when.date()))
        return self.escalate(case, loop.Change.PERSON, taker, When(when.date()), when, by, None)

    def escalate(
        self, case: Complaint, change: loop.Change, taker: Member | None, again: When, now: datetime, by: str,
        note: str | None,
    ) -> Complaint:  # fmt: skip
        """A case climbs: to another person, to another place, to an appointment."""
        values: dict[str, object] = {} if taker is None else {"assignee_id": taker.id}
        more: dict[str, object] = {"word": change, "whom_id": taker and taker.id}
        self.store.cases.step(case.id, Step.ESCALATED, now, by, note=note, due=again, values=values, more=more)
        return self.store.complaints.get(case.id)

    def assign(self, case: Complaint, to: Member, now: datetime, by: str, note: str | None) -> Complaint:
        """Somebody is to see to a case from now on."""
        more: dict[str, object] = {"whom_id": to.id}
        values: dict[str, object] = {"assignee_id": to.id}
        self.store.cases.step(
            case.id, Step.ASSIGNED, now, by, note=note, due=When(now.date()), values=values, more=more
        )
        return self.store.complaints.get(case.id)

    def end(
        self, case: Complaint, step: Step, now: datetime, by: str, note: str | None, values: dict[str, object]
    ) -> loop.Stepped:  # fmt: skip
        """A case ends: closed, or in one of its other ways."""
        stopped = self.store.cases.close(case.id, step, now, by, note=note, values=values)
        return loop.Stepped(self.store.complaints.get(case.id), stopped=stopped)

    def reopen(self, case: Complaint, now: datetime, by: str, why: str | None) -> Complaint:
        """A case that had ended is open again: it is decided anew."""
        opened: dict[str, object] = {"closed_at": None, "ended": None}
        self.store.cases.step(case.id, Step.REOPENED, now, by, note=why, due=When(now.date()), values=opened)
        return self.store.complaints.get(case.id)

    def appoint(self, case: Complaint, what: str, when: When, taker: Member, now: datetime, by: str) -> Promise:
        """The appointment with whoever takes a case over, as a promise with its minute."""
        made = self.store.promises.write(case.customer_id, what, when, now, by, owner=taker.id, case=case.id)
        return self.store.promises.get(made)

    def call_off(self, case: Complaint, why: str, now: datetime, by: str) -> None:
        """Waives the appointments of a case that are still to come: it has another one, or is over."""
        for step in case.steps:
            if step.word == loop.Change.TIME and step.to_at is not None:
                made = [case.id, stamp(step.at), stamp(step.to_at)]
                for (number,) in self.store.rows(APPOINTED, [*made, stamp(now)]):
                    self.store.promises.close(number, PromiseState.WAIVED, now, by, why)
