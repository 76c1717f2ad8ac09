"""A customer's story."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.claims import Granted
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.enquiries import Enquiry
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.history import History, Moment
from aftersales_cli.rules.jobs import Job
from aftersales_cli.rules.milestones import Milestone
from aftersales_cli.rules.promises import Promise
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.screen import (
    Json,
    View,
    calls,
    claims,
    complaints,
    customers,
    enquiries,
    followups,
    jobs,
    labels,
    milestones,
    promises,
    purchases,
)
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Page, Sheet
from aftersales_cli.screen.words import Words

KINDS = {
    "registered": N_("registered"),
    "purchase": N_("bought"),
    "delivery": N_("delivered"),
    "acceptance": N_("accepted"),
    "moved-in": N_("moved in"),
    "call": N_("contact"),
    "milestone": N_("milestone"),
    "warranty-exception": N_("warranty exception"),
    "complaint": N_("complaint"),
    "complaint-closed": N_("complaint closed"),
    "suggestion": N_("suggestion"),
    "suggestion-closed": N_("suggestion closed"),
    "praise": N_("praise"),
    "praise-closed": N_("praise heard"),
    "enquiry": N_("enquiry"),
    "enquiry-bought": N_("enquiry: bought"),
    "enquiry-lost": N_("enquiry: lost"),
    "promise": N_("promise made"),
    "promise-kept": N_("promise kept"),
    "promise-waived": N_("promise waived"),
    "promise-rejected": N_("promise rejected"),
    "promise-due": N_("promise due"),
    "promise-broken": N_("promise broken"),
    "job-done": N_("job done"),
    "job-cancelled": N_("job cancelled"),
    "job-due": N_("job planned"),
    "done": N_("follow-up done"),
    "cancelled": N_("follow-up cancelled"),
    "unreachable": N_("given up: unreachable"),
    "due": N_("follow-up due"),
}


# How the record behind a moment is told in JSON.
RECORDS: dict[type, Callable[[Any, datetime, Words], Json]] = {
    Customer: lambda one, at, words: customers.customer_data(one),
    Purchase: lambda one, at, words: purchases.purchase_data(one),
    Call: lambda one, at, words: calls.call_data(one),
    FollowUp: lambda one, at, words: followups.followup_data(one, words),
    Complaint: lambda one, at, words: complaints.complaint_data(one, words),
    Promise: lambda one, at, words: promises.promise_data(one, at),
    Job: lambda one, at, words: jobs.job_data(one, words),
    Enquiry: lambda one, at, words: enquiries.enquiry_data(one, words),
    Milestone: lambda one, at, words: milestones.milestone_data(one),
    Granted: lambda one, at, words: claims.granted_data(one, words),
}


def moment_data(moment: Moment, now: datetime, words: Words) -> Json:
    """A moment in JSON."""
    at = moment.at.isoformat() if moment.at else None
    record = RECORDS[type(moment.record)](moment.record, now, words)
    return {"on": moment.day.isoformat(), "at": at, "kind": moment.kind, "record": record}


def history_data(story: History, words: Words) -> Json:
    """The story in JSON."""
    items = [moment_data(one, story.at, words) for one in story.moments]
    return {"customer": customers.customer_data(story.customer), "total": story.total, "items": items}


def what(moment: Moment, words: Words) -> tuple[str, str, str]:
    """The id and the text of a moment, and what was noted with it."""
    record = moment.record
    if isinstance(record, Customer):
        return f"K{record.id}", record.name, ""
    if isinstance(record, Purchase):
        return f"S{record.id}", record.item, ""
    if isinstance(record, Call):
        return f"L{record.id}", calls.how(record, words), record.note or ""
    if isinstance(record, FollowUp):
        return f"F{record.id}", labels.what_for(record, words), followups.why(record.why, words)
    if isinstance(record, Promise):
        said = promises.remark(record, words) if moment.kind == "promise" else record.why or ""
        return f"P{record.id}", record.what, said
    if isinstance(record, Job):
        return f"J{record.id}", f"{words(labels.JOBS[record.kind])}; {record.what}", record.did or ""
    if isinstance(record, Enquiry):
        wishes = words.join([f"{label} {value}" for label, value in enquiries.wishes(record, words)])
        return f"Q{record.id}", wishes, enquiries.lost(record, words)
    if isinstance(record, Milestone):
        return f"T{record.id}", milestones.kind(record, words), record.note or ""
    if isinstance(record, Granted):
        return granted(record, words)
    return f"C{record.id}", record.what, ""


def granted(record: Granted, words: Words) -> tuple[str, str, str]:
    """An exception to a warranty: the purchase, what was covered on which day, why and by whom."""
    one = record.exemption
    said = words.join([claims.subject(one, record.item), words(claims.FAULTS[one.fault]), words.day(one.on)])
    return f"S{record.purchase_id}", said, words("{reason} ({by})", reason=one.reason, by=one.by)


def history_page(story: History, words: Words) -> Page:
    """The story for people."""
    who = story.customer
    columns = ((words("When"), 0), (words("What"), 0), (words("Id"), 0), (words("Text"), 1), (words("Note"), UNDER))
    rows = []
    for moment in story.moments:
        rows.append([words.when(moment.day, moment.at), words(KINDS[moment.kind]), *what(moment, words)])
    remarks = followups.total(len(rows), story.total, words)
    title = customers.label(who)
    if who.do_not_call:
        title = words("{who}: must not be called", who=title)
    return Page(title, [Sheet(columns, rows)], remarks)


VIEWS = {History: View("svc.history/1", history_data, history_page)}
