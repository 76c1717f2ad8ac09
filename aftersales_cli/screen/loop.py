"""A complaint after a step of its loop: where it stands, and what comes next."""

from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.loop import COMMANDS, NAMES, Stepped
from aftersales_cli.screen import Json, View, complaints, followups, labels
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def stepped_data(stepped: Stepped, words: Words) -> Json:
    """Where a complaint stands, in JSON."""
    return {"items": [complaints.complaint_data(stepped.complaint, words)]}


def stepped_page(stepped: Stepped, words: Words) -> Page:
    """Where a complaint stands, in two or three lines."""
    case = stepped.complaint
    step = case.steps[-1]
    told = words(
        "{step}: {id} {what} ({who})", step=words(labels.STEPS[step.what]), id=f"C{case.id}",
        what=followups.first_line(case.what), who=case.customer,
    )  # fmt: skip
    return Page("", [Lines([told, *following(case, words)])])


def following(case: Complaint, words: Words) -> list[str]:
    """What a complaint waits for, by whom, and the command for it."""
    if case.waits is None:
        return []
    when = words.when(case.next_due_on, case.next_due_at) if case.next_due_on else ""
    said = [words("  Waits for: {step}, {when}", step=NAMES[case.waits], when=when)]
    if case.assignee:
        said = [words("  Waits for: {step}, {when}, {who}", step=NAMES[case.waits], when=when, who=case.assignee)]
    return [*said, words("  Next: svc complaint {command} C{id}", command=COMMANDS[case.waits], id=case.id)]


VIEWS = {Stepped: View("svc.complaint/1", stepped_data, stepped_page)}
