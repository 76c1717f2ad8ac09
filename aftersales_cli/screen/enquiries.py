"""Enquiries of those who left without buying."""

from collections.abc import Iterable

from aftersales_cli.rules.enquiries import NOBODY, Enquiry, EnquiryCard, EnquiryList, EnquirySaved
from aftersales_cli.screen import Json, View, cases, followups, labels
from aftersales_cli.screen.page import UNDER, Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def enquiry_data(one: Enquiry, words: Words) -> Json:
    """An enquiry in JSON; the budget in fen."""
    return {
        "id": f"Q{one.id}",
        "customer": {"id": f"K{one.customer_id}", "name": one.customer, "phone": one.phone}
        if one.customer_id
        else None,
        "model": one.model,
        "budget_fen": one.budget,
        "when": one.wanted_when,
        "compared": one.compared,
        "why_not": one.why_not,
        "test_drive": one.test_drive,
        "via": one.via,
        "assignee": {"id": f"M{one.assignee_id}", "name": one.assignee} if one.assignee_id else None,
        "opened_at": one.opened_at.isoformat(),
        "due_on": one.due.day.isoformat() if one.due else None,
        "due_at": one.due.at.isoformat() if one.due and one.due.at else None,
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "bought": {"id": f"S{one.purchase_id}", "item": one.purchase} if one.purchase_id else None,
        "lost": one.lost,
        "deadline": cases.deadline_data(one.deadline, words),
    }


def who(one: Enquiry, words: Words) -> str:
    """Whose enquiry it is."""
    return one.customer or words("unknown")


def state(one: Enquiry, words: Words) -> str:
    """Where an enquiry stands."""
    if one.closed_at is None:
        return words("open")
    return words(labels.STEPS["bought"]) if one.purchase_id else words(labels.STEPS["lost"])


def lost(one: Enquiry, words: Words) -> str:
    """Why nothing was bought."""
    return words("neither name nor phone known") if one.lost == NOBODY else one.lost or ""


def wishes(one: Enquiry, words: Words) -> list[tuple[str, str]]:
    """What is wanted, point by point."""
    pairs = [
        (words("Model"), one.model or ""),
        (words("Budget"), labels.money(one.budget)),
        (words("Wanted when"), one.wanted_when or ""),
        (words("Compared with"), one.compared or ""),
        (words("Why not yet"), one.why_not or ""),
        (words("Test drive"), words("yes") if one.test_drive else ""),
    ]
    return [pair for pair in pairs if pair[1]]


def list_data(found: EnquiryList, words: Words) -> Json:
    """Enquiries in JSON."""
    return {"total": found.total, "items": [enquiry_data(one, words) for one in found.items]}


def sheet(found: Iterable[Enquiry], words: Words) -> Sheet:
    """Enquiries as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Phone"), UNDER), (words("Item"), 1),
        (words("Deadline"), UNDER), (words("Since"), 0), (words("Due"), 0), (words("Who"), 0), (words("State"), 0),
    )  # fmt: skip
    rows = [
        [
            f"Q{one.id}", who(one, words), labels.phone(one.phone), one.model or "",
            cases.deadline(one.deadline, words), words.day(one.opened_at.date()),
            words.when(*one.due) if one.due else "", one.assignee or "", state(one, words),
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(columns, rows)


def list_page(found: EnquiryList, words: Words) -> Page:
    """Enquiries for people."""
    return Page("", [sheet(found.items, words)], followups.total(len(found.items), found.total, words))


def card_data(card: EnquiryCard, words: Words) -> Json:
    """An enquiry with its record in JSON."""
    record = [cases.step_data(step) for step in card.record]
    return {"items": [{**enquiry_data(card.enquiry, words), "record": record}]}


def card_page(card: EnquiryCard, words: Words) -> Page:
    """An enquiry with its record for people."""
    one = card.enquiry
    pairs = [
        (words("Customer"), f"K{one.customer_id} {one.customer}" if one.customer_id else words("unknown")),
        (words("Phone"), labels.phone(one.phone)),
        *wishes(one, words),
        (words("Came in by"), words(labels.CHANNELS[one.via])),
        (words("Who"), one.assignee or ""),
        (words("State"), state(one, words)),
        (words("Deadline"), cases.deadline(one.deadline, words)),
        (words("Bought"), f"S{one.purchase_id} {one.purchase}" if one.purchase_id else ""),
        (words("Reason"), lost(one, words)),
        (words("On the list again"), words.when(*one.due) if one.due else ""),
    ]
    blocks: list[Block] = [
        Card([pair for pair in pairs if pair[1]]), Lines(["", words("Record")]), cases.record(card.record, words),
    ]  # fmt: skip
    return Page(f"Q{one.id} {who(one, words)}", blocks)


def saved_data(saved: EnquirySaved, words: Words) -> Json:
    """What became of an enquiry, in JSON."""
    stopped = followups.listed_data(saved.stopped, words)
    return {"items": [{**enquiry_data(saved.enquiry, words), "registered": saved.registered, "stopped": stopped}]}


def saved_page(saved: EnquirySaved, words: Words) -> Page:
    """What became of an enquiry, in sentences."""
    one = saved.enquiry
    ref, name = f"Q{one.id}", who(one, words)
    if saved.deed == "closed":
        item = f"S{one.purchase_id} {one.purchase}"
        ended = words("bought {item}", item=item) if one.purchase_id else words("lost: {reason}", reason=one.lost)
        closed = words("Closed {id} of {who}: {how}.", id=ref, who=name, how=ended)
        return Page("", [Lines([closed, *followups.stopped(saved.stopped, words)])])
    wanted = words.join([f"{label} {value}" for label, value in wishes(one, words)])
    told = f"  {wanted}" if wanted else ""
    if saved.deed == "edited":
        return Page("", [Lines([words("Corrected {id} of {who}.", id=ref, who=name), *filter(None, [told])])])
    lines = [words("Took down {id} of {who}.", id=ref, who=name), *filter(None, [told])]
    if saved.registered:
        prospect = " ".join(filter(None, [f"K{one.customer_id}", name, labels.phone(one.phone)]))
        lines.append(words("  Registered as a prospect: {who}", who=prospect))
    elif one.customer_id:
        lines.append(words("  Already registered: {who}", who=f"K{one.customer_id} {name} {labels.phone(one.phone)}"))
    if one.due:
        lines.append(words("  Call due {when}.", when=words.when(*one.due)))
    else:
        lines.append(words("  Neither name nor phone is known, so nobody is called; the visit counts in the traffic."))
    return Page("", [Lines(lines)])


VIEWS = {
    EnquiryList: View("svc.enquiries/1", list_data, list_page),
    EnquiryCard: View("svc.enquiry/1", card_data, card_page),
    EnquirySaved: View("svc.enquiry/1", saved_data, saved_page),
}
