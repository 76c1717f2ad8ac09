"""A customer's story."""

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.history import History, Moment
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.screen import Json, View, calls, complaints, customers, followups, labels, purchases
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
    "complaint": N_("complaint"),
    "complaint-closed": N_("complaint closed"),
    "done": N_("follow-up done"),
    "cancelled": N_("follow-up cancelled"),
    "due": N_("follow-up due"),
}


def record_data(record: object, words: Words) -> Json:
    """The record behind a moment in JSON."""
    if isinstance(record, Customer):
        return customers.customer_data(record)
    if isinstance(record, Purchase):
        return purchases.purchase_data(record)
    if isinstance(record, Call):
        return calls.call_data(record)
    if isinstance(record, FollowUp):
        return followups.followup_data(record, words)
    assert isinstance(record, Complaint)
    return complaints.complaint_data(record, words)


def moment_data(moment: Moment, words: Words) -> Json:
    """A moment in JSON."""
    at = moment.at.isoformat() if moment.at else None
    return {"on": moment.day.isoformat(), "at": at, "kind": moment.kind, "record": record_data(moment.record, words)}


def history_data(story: History, words: Words) -> Json:
    """The story in JSON."""
    items = [moment_data(one, words) for one in story.moments]
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
        return f"F{record.id}", labels.purpose(record.purpose, words), followups.why(record.why, words)
    return f"C{record.id}", record.what, ""


def history_page(story: History, words: Words) -> Page:
    """The story for people."""
    who = story.customer
    columns = ((words("When"), 0), (words("What"), 0), (words("Id"), 0), (words("Text"), 1), (words("Note"), UNDER))
    rows = []
    for moment in story.moments:
        rows.append([words.when(moment.day, moment.at), words(KINDS[moment.kind]), *what(moment, words)])
    remarks = followups.total(len(rows), story.total, words)
    return Page(customers.label(who), [Sheet(columns, rows)], remarks)


VIEWS = {History: View("svc.history/1", history_data, history_page)}
