"""Jobs."""

from collections.abc import Iterable

from aftersales_cli.rules.jobs import Job, JobCard, JobList, JobSaved
from aftersales_cli.screen import Json, View, cases, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

SAVED = {
    "new": N_("Planned {what}"),
    "confirmed": N_("Confirmed: {what}"),
    "started": N_("Started: {what}"),
    "done": N_("Done: {what}"),
    "missed": N_("Missed: {what}"),
    "moved": N_("Moved: {what}"),
    "cancelled": N_("Cancelled: {what}"),
    "edited": N_("Corrected: {what}"),
}
# A job that was moved stands where it stood: it is planned.
STAGES = {**labels.STEPS, "moved": labels.STEPS["planned"]}


def job_data(job: Job, words: Words) -> Json:
    """A job in JSON; the odometer in kilometres."""
    return {
        "id": f"J{job.id}",
        "customer": {"id": f"K{job.customer_id}", "name": job.customer},
        "kind": job.kind,
        "what": job.what,
        "purchase": {"id": f"S{job.purchase_id}", "item": job.purchase} if job.purchase_id else None,
        "assignee": {"id": f"M{job.assignee_id}", "name": job.assignee} if job.assignee_id else None,
        "planned_on": job.planned_on.isoformat(),
        "planned_at": job.planned_at.isoformat() if job.planned_at else None,
        "stage": "planned" if job.stage == "moved" else job.stage,
        "km": job.km,
        "did": job.did,
        "opened_at": job.opened_at.isoformat(),
        "closed_at": job.closed_at.isoformat() if job.closed_at else None,
        "deadline": cases.deadline_data(job.deadline, words),
    }


def one_line(job: Job, words: Words) -> str:
    """A job in one line."""
    when = words.when(job.planned_on, job.planned_at)
    item = f" ({job.purchase})" if job.purchase else ""
    return f"J{job.id}  {when}  {words(labels.JOBS[job.kind])}  {job.what}{item}"


def sheet(found: Iterable[Job], words: Words) -> Sheet:
    """Jobs as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("When"), 0), (words("Kind"), 0), (words("What"), 2),
        (words("Deadline"), UNDER), (words("Who"), 0), (words("State"), 0),
    )  # fmt: skip
    rows = [
        [
            f"J{job.id}", job.customer, words.when(job.planned_on, job.planned_at), words(labels.JOBS[job.kind]),
            job.what, cases.deadline(job.deadline, words), job.assignee or "", words(STAGES[job.stage]),
        ]
        for job in found
    ]  # fmt: skip
    return Sheet(columns, rows)


def list_data(found: JobList, words: Words) -> Json:
    """Jobs in JSON."""
    return {"total": found.total, "items": [job_data(job, words) for job in found.items]}


def list_page(found: JobList, words: Words) -> Page:
    """Jobs for people."""
    return Page("", [sheet(found.items, words)], followups.total(len(found.items), found.total, words))


def card_data(card: JobCard, words: Words) -> Json:
    """A job with its record in JSON."""
    record = [cases.step_data(step) for step in card.record]
    duties = [followups.followup_data(one, words) for one in card.followups]
    complained = cases.complained_data(card.complaints)
    return {"items": [{**job_data(card.job, words), "record": record, "followups": duties, "complaints": complained}]}


def card_page(card: JobCard, words: Words) -> Page:
    """A job with its record for people."""
    job = card.job
    pairs = [
        (words("Customer"), f"K{job.customer_id} {job.customer}"),
        (words("Kind"), words(labels.JOBS[job.kind])),
        (words("What"), job.what),
        (words("Purchase"), f"S{job.purchase_id} {job.purchase}" if job.purchase_id else ""),
        (words("Planned for"), words.when(job.planned_on, job.planned_at)),
        (words("Who goes"), job.assignee or ""),
        (words("State"), words(STAGES[job.stage])),
        (words("Deadline"), cases.deadline(job.deadline, words)),
        (words("Odometer"), f"{job.km:,} km" if job.km is not None else ""),
        (words("Done"), job.did or ""),
    ]
    blocks: list[Block] = [
        Card([pair for pair in pairs if pair[1]]), Lines(["", words("Record")]), cases.record(card.record, words),
    ]  # fmt: skip
    if card.followups:
        blocks += [Lines(["", words("Follow-ups")]), followups.sheet(card.followups, words)]
    if card.complaints:
        blocks.append(Lines(["", *cases.complained(card.complaints, words)]))
    return Page(f"J{job.id} {job.customer}", blocks)


def saved_data(saved: JobSaved, words: Words) -> Json:
    """What became of a job, in JSON."""
    duties = {"planned": saved.planned, "stopped": saved.stopped}
    told = {name: followups.listed_data(some, words) for name, some in duties.items()}
    return {"items": [{**job_data(saved.job, words), **told, "complaints": cases.complained_data(saved.complaints)}]}


def saved_page(saved: JobSaved, words: Words) -> Page:
    """What became of a job, in sentences."""
    job = saved.job
    lines = [words(SAVED[saved.deed], what=f"{one_line(job, words)}  ({job.customer})")]
    if saved.deed == "missed":
        lines.append(words("  Apologise, and agree a new time: svc job move J{id} WHEN --why REASON", id=job.id))
    lines += [words("  Planned: {duty}", duty=followups.one_line(one, words)) for one in saved.planned]
    lines += followups.stopped(saved.stopped, words)
    lines += cases.complained(saved.complaints, words)
    return Page("", [Lines(lines)])


VIEWS = {
    JobList: View("svc.jobs/1", list_data, list_page),
    JobCard: View("svc.job/1", card_data, card_page),
    JobSaved: View("svc.job/1", saved_data, saved_page),
}
