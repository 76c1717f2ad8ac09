"""Complaints."""

from collections.abc import Iterable

from aftersales_cli.rules.cases import ComplaintKind
from aftersales_cli.rules.complaints import Complaint, ComplaintCard, ComplaintList, ComplaintOpened, age
from aftersales_cli.rules.events import AWAITED, Step
from aftersales_cli.rules.loop import COMMANDS, progress
from aftersales_cli.screen import Json, View, attachments, cases, followups, labels, patterns
from aftersales_cli.screen.page import UNDER, Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def complaint_data(case: Complaint, words: Words) -> Json:
    """A complaint in JSON."""
    return {
        "id": f"C{case.id}",
        "customer": {"id": f"K{case.customer_id}", "name": case.customer},
        "purchase": {"id": f"S{case.purchase_id}", "item": case.purchase} if case.purchase_id else None,
        "what": case.what,
        "cause": {"code": case.cause, "text": words.text(case.cause_en, case.cause_zh)} if case.cause else None,
        "severity": case.severity,
        "via": case.via,
        "wants": case.wants,
        "kind": case.kind,
        "against": {"id": f"M{case.against_id}", "name": case.against} if case.against_id else None,
        "place": case.place,
        "opened_at": case.opened_at.isoformat(),
        "next_due_on": case.next_due_on.isoformat() if case.next_due_on else None,
        "next_due_at": case.next_due_at.isoformat() if case.next_due_at else None,
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "state": "closed" if case.closed_at else "open",
        "assignee": {"id": f"M{case.assignee_id}", "name": case.assignee} if case.assignee_id else None,
        "waits_for": case.waits,
        "ended": case.ended,
        "party": case.party,
        "measure": case.measure,
        "correct_on": case.correct_on.isoformat() if case.correct_on else None,
        "same_as": f"C{case.same_as_id}" if case.same_as_id else None,
        "corrected_on": case.corrected_on.isoformat() if case.corrected_on else None,
        "deadline": cases.deadline_data(case.deadline, words),
    }


def measure(case: Complaint, words: Words) -> str:
    """What is done against a complaint for the future, and until when, or since when it is done."""
    if case.measure is None and case.correct_on is None:
        return ""
    said = [case.measure or words("to be corrected")]
    if case.corrected_on is not None:
        return words.join([*said, words("corrected {day}", day=case.corrected_on)])
    return words.join([*said, *([words("until {until}", until=case.correct_on)] if case.correct_on else [])])


def sheet(found: Iterable[Complaint], words: Words) -> Sheet:
    """Complaints as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("What"), 2), (words("Cause"), UNDER),
        (words("Deadline"), UNDER), (words("Measure"), UNDER), (words("Severity"), 0), (words("Since"), 0),
        (words("Kind"), UNDER), (words("Against"), UNDER), (words("State"), UNDER),
    )  # fmt: skip
    rows = [
        [
            f"C{one.id}", one.customer, followups.first_line(one.what), words.text(one.cause_en, one.cause_zh),
            cases.deadline(one.deadline, words), measure(one, words), words(labels.SEVERITIES[one.severity]),
            words.day(one.opened_at.date()),
            "" if one.kind == ComplaintKind.COMPLAINT else words(labels.COMPLAINTS[one.kind]), one.against or "",
            words(labels.STEPS[one.ended or Step.CLOSED]) if one.closed_at else "",
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(columns, rows)


def list_data(found: ComplaintList, words: Words) -> Json:
    """Complaints in JSON."""
    items = [{**complaint_data(one, words), "age_days": age(one, found.on)} for one in found.items]
    return {"total": found.total, "items": items}


def list_page(found: ComplaintList, words: Words) -> Page:
    """Complaints for people."""
    return Page("", [sheet(found.items, words)], followups.total(len(found.items), found.total, words))


def card_data(card: ComplaintCard, words: Words) -> Json:
    """A complaint with its record in JSON."""
    record = [cases.step_data(step) for step in card.record]
    earlier = [complaint_data(one, words) for one in card.earlier]
    attached = [attachments.attachment_data(one) for one in card.complaint.attachments]
    told = {"record": record, "attachments": attached, "earlier": earlier}
    return {"items": [{**complaint_data(card.complaint, words), **told}]}


def facts(case: Complaint, words: Words) -> Card:
    """Everything that is known of a complaint besides its record."""
    pairs = [
        (words("Customer"), f"K{case.customer_id} {case.customer}"),
        (words("Kind"), words(labels.COMPLAINTS[case.kind]) if case.kind != ComplaintKind.COMPLAINT else ""),
        (words("What"), case.what),
        (words("Purchase"), f"S{case.purchase_id} {case.purchase}" if case.purchase_id else ""),
        (words("Cause"), words.text(case.cause_en, case.cause_zh)),
        (words("Severity"), words(labels.SEVERITIES[case.severity])),
        (words("Came in by"), words(labels.CHANNELS[case.via])),
        (words("Form laid out at"), case.place or ""),
        (words("Wants"), case.wants or ""),
        (words("Against"), case.against or ""),
        (words("Responsible"), words(labels.PARTIES[case.party]) if case.party else ""),
        (words("Measure"), case.measure or ""),
        (words("To be corrected by"), words.day(case.correct_on) if case.correct_on else ""),
        (words("Corrected"), words.day(case.corrected_on) if case.corrected_on else ""),
        (words("Seen to by"), case.assignee or ""),
        (
            words("Escalated"),
            words.many("{n} time", "{n} times", level) if (level := progress(case.steps).level) else "",
        ),
        (words("Waits for"), words(AWAITED[case.waits]) if case.waits else ""),
        (words("Ended"), words(labels.STEPS[case.ended]) if case.ended else ""),
        (words("The same as"), f"C{case.same_as_id}" if case.same_as_id else ""),
        (words("Since"), words.moment(case.opened_at)),
        (words("Deadline"), cases.deadline(case.deadline, words)),
        (
            words("On the list again"),
            words.when(case.next_due_on, case.next_due_at) if case.next_due_on and not case.closed_at else "",
        ),
    ]
    return Card([pair for pair in pairs if pair[1]])


def card_page(card: ComplaintCard, words: Words) -> Page:
    """A complaint with its record for people."""
    case = card.complaint
    blocks: list[Block] = [facts(case, words), Lines(["", words("Record")]), cases.record(card.record, words)]
    if card.complaint.attachments:
        blocks += [Lines(["", words("Attached")]), attachments.sheet(card.complaint.attachments, words)]
    if card.earlier:
        blocks += [Lines(["", words("Other complaints of this customer")]), sheet(card.earlier, words)]
    return Page(f"C{case.id} {case.customer}", blocks)


def following(case: Complaint, words: Words) -> list[str]:
    """What a complaint waits for, by whom, and the command for it."""
    if case.waits is None:
        return []
    when = words.when(case.next_due_on, case.next_due_at) if case.next_due_on else ""
    said = [words("  Waits for: {step}, {when}", step=words(AWAITED[case.waits]), when=when)]
    if case.assignee:
        said = [
            words(
                "  Waits for: {step}, {when}, {who}",
                step=words(AWAITED[case.waits]),
                when=when,
                who=case.assignee,
            )
        ]
    return [*said, words("  Next: svc complaint {command} C{id}", command=COMMANDS[case.waits], id=case.id)]


def opened_data(opened: ComplaintOpened, words: Words) -> Json:
    """What was registered, in JSON."""
    earlier = [complaint_data(one, words) for one in opened.earlier]
    again = [patterns.repetition_data(one, words) for one in opened.patterns]
    return {"items": [{**complaint_data(opened.complaint, words), "earlier": earlier, "patterns": again}]}


def opened_page(opened: ComplaintOpened, words: Words) -> Page:
    """What was registered, in a sentence."""
    case = opened.complaint
    cause = words.text(case.cause_en, case.cause_zh) or words("not yet known")
    severity = words(labels.SEVERITIES[case.severity])
    what = followups.first_line(case.what)
    lines = [words("Registered {id} for {who}: {what}", id=f"C{case.id}", who=case.customer, what=what)]
    if case.kind == ComplaintKind.COMPLAINT:
        lines.append(words("  Cause: {cause}. Severity: {severity}.", cause=cause, severity=severity))
    if case.waits is not None:
        lines += following(case, words)
    for other in opened.earlier:
        state = words("closed") if other.closed_at else words("still open")
        what = followups.first_line(other.what)
        day = other.opened_at.date()
        lines.append(
            words(
                "  Complained before: {id} {day}: {what} ({state})", id=f"C{other.id}", day=day, what=what, state=state
            )
        )
    lines += [patterns.in_one_line(one, words) for one in opened.patterns]
    alone = words("Nobody else on the staff can deal with it, so it stands on nobody's own list.")
    return Page("", [Lines(lines)], [alone] if opened.nobody else [])


VIEWS = {
    ComplaintList: View("svc.complaints/1", list_data, list_page),
    ComplaintCard: View("svc.complaint/1", card_data, card_page),
    ComplaintOpened: View("svc.complaint/1", opened_data, opened_page),
}
