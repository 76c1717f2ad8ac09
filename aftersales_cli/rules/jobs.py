"""Jobs: what is done for a customer after the sale, on a day that is planned."""

from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.errors.records import JobAhead, JobConfirmed, JobMissed, JobStarted
from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import CaseStep, Complained, FirstDeadline, JobKind, closed
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.triggers import Origin

# More than any odometer shows, in kilometres.
FARTHEST_KM = 9_999_999
DONE = {
    JobKind.SERVICE: Origin.AFTER_SERVICE,
    JobKind.REPAIR: Origin.AFTER_REPAIRED,
    JobKind.INSTALL: Origin.AFTER_INSTALLED,
    JobKind.VISIT: Origin.AFTER_VISITED,
}
PLANNED = {
    JobKind.SERVICE: Origin.BEFORE_SERVICE,
    JobKind.REPAIR: Origin.BEFORE_REPAIRED,
    JobKind.INSTALL: Origin.BEFORE_INSTALLED,
    JobKind.VISIT: Origin.BEFORE_VISITED,
}


class Job(NamedTuple):
    """A job. `planned` is when it is, or was last, planned for; `km` the odometer, `did` what was done, `stage` the
    last step that changed where it stands, and `deadline` the first that it has.
    """

    id: int
    customer_id: int
    customer: str
    kind: JobKind
    what: str
    purchase_id: int | None
    purchase: str | None
    assignee_id: int | None
    assignee: str | None
    km: int | None
    did: str | None
    opened_at: datetime
    planned_on: date
    planned_at: datetime | None
    stage: str
    closed_at: datetime | None
    deadline: FirstDeadline | None = None
    steps: tuple[CaseStep, ...] = ()


class JobDraft(NamedTuple):
    """A job as somebody plans it; `assignee` is the number of who goes."""

    customer_id: int
    kind: JobKind
    what: str
    planned: When
    purchase_id: int | None
    assignee_id: int | None
    km: int | None


class JobList(NamedTuple):
    """Jobs by the day they are planned for; `total` counts before any limit."""

    items: tuple[Job, ...]
    total: int


class JobCard(NamedTuple):
    """A job with its record as it is shown, what came of it, and what the customer once complained of."""

    job: Job
    record: tuple[CaseStep, ...]
    followups: tuple[FollowUp, ...]
    complaints: tuple[Complained, ...]


class JobSaved(NamedTuple):
    """A job was planned, confirmed, started, done, missed, moved, cancelled or corrected (`deed`), what the playbook
    made of it, and what the customer once complained of. `stopped` is called off with its end, because the customer
    wants to hear nothing more.
    """

    job: Job
    deed: str
    planned: tuple[FollowUp, ...]
    complaints: tuple[Complained, ...]
    stopped: tuple[FollowUp, ...] = ()


def still_open(job: Job) -> Job:
    """The job, unless it is done or cancelled. Raises NoLongerOpen."""
    if job.closed_at is not None:
        raise closed(ids.show(ids.JOB, job.id), job.stage, job.closed_at.date(), job.steps)
    return job


def may_start(job: Job) -> Job:
    """The job, if it is open and nobody has begun it. Raises NoLongerOpen, JobStarted."""
    if still_open(job).stage == "started":
        who = next((step.by for step in reversed(job.steps) if step.what == Step.STARTED), "")
        raise JobStarted(id=ids.show(ids.JOB, job.id), who=who)
    return job


def may_confirm(job: Job) -> Job:
    """The job, if it is open and not begun, and nobody has confirmed the time for which it is planned. Raises
    NoLongerOpen, JobStarted, JobConfirmed.
    """
    for step in reversed(may_start(job).steps):
        if step.what in (Step.PLANNED, Step.MOVED):
            break
        if step.what == Step.CONFIRMED:
            raise JobConfirmed(id=ids.show(ids.JOB, job.id), who=step.by, when=step.at)
    return job


def may_miss(job: Job, now: datetime) -> Job:
    """The job, if it is open and not begun, its day has come, and nobody has said so yet. Raises NoLongerOpen,
    JobStarted, JobMissed, JobAhead.
    """
    if may_start(job).stage == "missed":
        raise JobMissed(id=ids.show(ids.JOB, job.id))
    if job.planned_on > now.date():
        raise JobAhead(id=ids.show(ids.JOB, job.id), value=job.planned_on.isoformat())
    return job
