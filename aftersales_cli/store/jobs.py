"""Jobs: services, repairs, visits and installations."""

from datetime import date, datetime
from typing import Any

from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import JOBS, STAGES, JobKind
from aftersales_cli.rules.clock import When, day
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.jobs import DONE, PLANNED, Job, JobDraft, JobSaved
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store, matching
from aftersales_cli.store.cases import DEADLINE

STAGED = ", ".join(f"'{stage}'" for stage in STAGES)
# The newest line of the record that gave a job its date, and the one that changed where it stands.
DATED = "(SELECT max(g.id) FROM case_log g WHERE g.case_id = k.id AND g.to_on IS NOT NULL)"
STOOD = f"(SELECT max(g.id) FROM case_log g WHERE g.case_id = k.id AND g.what IN ({STAGED}))"
SELECT = f"""SELECT k.id, k.customer_id, c.name, k.kind, k.what, k.purchase_id, p.item, s.id, s.name, k.km, k.result,
    k.opened_at, d.to_on, d.to_at, e.what, k.closed_at, {DEADLINE}"""
JOINED = f"""FROM cases k JOIN customers c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
    LEFT JOIN staff s ON s.id = coalesce(k.assignee_id, c.keeper_id)
    JOIN case_log d ON d.id = {DATED} JOIN case_log e ON e.id = {STOOD}"""


class Jobs:
    """The jobs of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def plan(self, draft: JobDraft, now: datetime, by: str) -> JobSaved:
        """Plans a job; it is due on its day."""
        values = {
            "customer_id": draft.customer_id, "kind": draft.kind, "what": draft.what,
            "purchase_id": draft.purchase_id, "assignee_id": draft.assignee_id, "km": draft.km,
            "severity": Severity.NORMAL,
        }  # fmt: skip
        number = self.store.cases.open(values, Step.PLANNED, draft.planned, now, by)
        plans, who = self.store.plans, draft.customer_id
        planned = plans.of_case(who, number, Origin.AFTER_BOOKING, When(now.date(), now), now)
        planned += plans.of_case(who, number, PLANNED[draft.kind], draft.planned, now)
        return self.saved(number, "new", planned)

    def confirm(self, job: Job, said: str | None, now: datetime, by: str) -> JobSaved:
        """The customer knows that a job takes place as planned; nobody needs to confirm it any more."""
        self.store.cases.step(job.id, Step.CONFIRMED, now, by, note=said)
        self.call_off(job, now, by, Origin.AFTER_BOOKING)
        return self.saved(job.id, "confirmed")

    def start(self, job: Job, km: int | None, now: datetime, by: str) -> JobSaved:
        """A job is begun."""
        self.store.cases.step(job.id, Step.STARTED, now, by, values={} if km is None else {"km": km})
        return self.saved(job.id, "started")

    def finish(self, job: Job, did: str, km: int | None, when: datetime, now: datetime, by: str) -> JobSaved:
        """A job was done, with what the playbook makes of it."""
        values: dict[str, object] = {"result": did} if km is None else {"result": did, "km": km}
        stopped = self.store.cases.close(job.id, Step.DONE, when, by, values=values)
        self.call_off(job, now, by, Origin.AFTER_BOOKING, PLANNED[job.kind])
        return self.saved(job.id, "done", self.follow(job, DONE[job.kind], when, now), stopped)

    def miss(self, job: Job, why: str, now: datetime, by: str) -> JobSaved:
        """A job was missed: a new date is to be agreed today, and the playbook answers."""
        self.store.cases.step(job.id, Step.MISSED, now, by, note=why)
        self.call_off(job, now, by, PLANNED[job.kind])
        return self.saved(job.id, "missed", self.follow(job, Origin.AFTER_MISSED_VISIT, now, now))

    def move(self, job: Job, to: When, why: str, now: datetime, by: str) -> JobSaved:
        """A job is planned for another time; its record keeps both."""
        before = When(job.planned_on, job.planned_at)
        self.store.cases.step(job.id, Step.MOVED, now, by, note=why, before=before, due=to)
        self.store.plans.move_before(job.customer_id, job.id, PLANNED[job.kind], to, now, by)
        return self.saved(job.id, "moved")

    def cancel(self, job: Job, why: str, now: datetime, by: str) -> JobSaved:
        """The customer no longer wants a job."""
        stopped = self.store.cases.close(job.id, Step.CANCELLED, now, by, note=why)
        self.call_off(job, now, by, Origin.AFTER_BOOKING, PLANNED[job.kind])
        return self.saved(job.id, "cancelled", stopped=stopped)

    def saved(
        self, number: int, deed: str, planned: tuple[FollowUp, ...] = (), stopped: tuple[FollowUp, ...] = ()
    ) -> JobSaved:
        """A job as it now stands, with what its customer once complained of."""
        job = self.get(number)
        return JobSaved(job, deed, planned, self.store.cases.complained(job.customer_id), stopped)

    def get(self, number: int) -> Job:
        """The job with this number, which exists, with its record."""
        row = self.store.row(f"{SELECT} {JOINED} WHERE k.id = ?", [number])
        return self.read(row)._replace(steps=self.store.cases.steps(number))

    def find(self, text: str) -> Job:
        """The job with this id as it is typed. Raises NoSuchRecord, BadId."""
        return self.get(self.store.cases.number(text, ids.JOB, "job"))

    def listed(
        self, customer: int | None = None, *, closed: bool = False, kind: str | None = None,
        assignee: int | None = None, on: date | None = None, limit: int | None = None,
    ) -> tuple[tuple[Job, ...], int]:  # fmt: skip
        """Jobs by the day they are planned for; with the closed ones if asked, or those of one day."""
        where, values = matching({"k.customer_id": customer, "k.kind": kind, "s.id": assignee})
        where += f" AND k.kind IN {JOBS} AND c.forgotten_on IS NULL"
        if on is not None:
            where += " AND d.to_on = ?"
            values.append(on.isoformat())
        if not closed:
            where += " AND k.closed_at IS NULL"
        order = "d.to_on, d.to_at IS NULL, d.to_at, k.id"
        return self.store.listing(f"{SELECT} {JOINED} WHERE {where}", order, values, limit, self.read)

    def follow(self, job: Job, origin: Origin, event: datetime, now: datetime) -> tuple[FollowUp, ...]:
        """Writes what the playbook makes of a job that was done or missed."""
        return self.store.plans.of_case(job.customer_id, job.id, origin, When(event.date(), event), now)

    def call_off(self, job: Job, now: datetime, by: str, *origins: Origin) -> None:
        """Cancels what was to come before a job, or to confirm it."""
        self.store.plans.call_off(self.store.plans.standing(job.id, origins), now, by)

    def read(self, row: Any) -> Job:
        """One job as it is stored."""
        number, customer, name, kind, *told, opened_at, planned_on, planned_at, stage, closed_at = row[:-4]
        local = self.store.local
        times = (self.store.instant(opened_at), day(planned_on) or planned_on, local(planned_at))
        ends = (local(closed_at), self.store.cases.deadline(*row[-4:]))
        return Job._make([number, customer, name, JobKind(kind), *told, *times, stage, *ends, ()])
