"""The evidence of a complaint: a document to be read, printed and handed on."""

from aftersales_cli.rules.evidence import Evidence, EvidenceWritten
from aftersales_cli.screen import Json, View, calls, cases, claims, complaints, explain, labels, promises
from aftersales_cli.screen.page import Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def sections(found: Evidence, words: Words) -> list[Page]:
    """The parts of the document, each with its heading."""
    case = found.complaint
    said = Page(words("In the customer's words"), [Lines(case.what.split("\n"))])
    parts = [said, Page(words("The case"), [file(found, words)]), Page(words("Timeline"), [timeline(found, words)])]
    if found.calls:
        parts.append(Page(words("Contacts"), [contacts(found, words)]))
    if found.promises:
        parts.append(Page(words("Promises"), [promises.sheet(found.promises, found.at, words)]))
    if found.complaint.attachments:
        parts.append(Page(words("Attached"), [attached(found, words)]))
    if found.clocks.items:
        parts.append(Page(words("Deadlines"), explain.explained_page(found.clocks, words).blocks))
    if found.rights:
        parts.append(Page(words("Warranty as agreed"), claims.rights_page(found.rights, words).blocks))
    return parts


def file(found: Evidence, words: Words) -> Card:
    """The facts of the case, with the number at which the customer is called."""
    first, *rest = (pair for pair in complaints.facts(found.complaint, words).pairs if pair[0] != words("What"))
    phone = labels.phone(found.customer.phone)
    return Card([first, *([(words("Phone"), phone)] if phone else []), *rest])


def timeline(found: Evidence, words: Words) -> Sheet:
    """The record with the times at which it was really entered."""
    plain = cases.record([step._replace(entered_at=None) for step in found.record], words)
    heads = (plain.columns[0], (words("Entered"), 0), *plain.columns[1:])
    rows = [
        [row[0], words.moment(step.real_at) if step.real_at else "", *row[1:]]
        for row, step in zip(plain.rows, found.record, strict=True)
    ]
    return Sheet(heads, rows)


def contacts(found: Evidence, words: Words) -> Sheet:
    """The contacts about the complaint."""
    heads = ((words("Id"), 0), (words("When"), 0), (words("How"), 1), (words("By"), 0), (words("Note"), 2))
    rows = [
        [f"L{one.id}", words.moment(one.at), calls.how(one, words), one.by, one.note or ""] for one in found.calls
    ]  # fmt: skip
    return Sheet(heads, rows)


def attached(found: Evidence, words: Words) -> Sheet:
    """The attached files, each with the sum by which it is known."""
    heads = ((words("File"), 1), (words("Attached on"), 0), (words("By"), 0), (words("Note"), 1), ("SHA-256", 2))
    rows = [[one.name, words.moment(one.at), one.by, one.note or "", one.sha256] for one in found.complaint.attachments]
    return Sheet(heads, rows)


def document(found: Evidence, words: Words) -> str:
    """The document as one HTML file that needs no other."""
    from aftersales_cli.screen.html import rendered

    case = found.complaint
    title = words("Complaint C{id}: {who}", id=case.id, who=case.customer)
    words.now = None
    notes = [words("{store}, as of {when}", store=found.store, when=found.at)]
    return rendered(title, notes, sections(found, words), words)


def written_data(found: EvidenceWritten, words: Words) -> Json:
    """Where it was written to, in JSON."""
    return {"items": [{"id": found.ref, "path": found.path}]}


def written_page(found: EvidenceWritten, words: Words) -> Page:
    """Where it was written to."""
    return Page("", [Lines([words("Wrote the evidence of {id}: {path}", id=found.ref, path=found.path)])])


VIEWS = {EvidenceWritten: View("svc.evidence/1", written_data, written_page)}
