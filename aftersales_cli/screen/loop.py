"""A complaint after a step of its loop: where it stands, and what comes next."""

from aftersales_cli.rules.loop import Stepped
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
    name = words(labels.STEPS[step.what])
    told = words(
        "{step}: {id} {what} ({who})", step=name[:1].upper() + name[1:], id=f"C{case.id}",
        what=followups.first_line(case.what), who=case.customer,
    )  # fmt: skip
    return Page("", [Lines([told, *complaints.following(case, words)])])


VIEWS = {Stepped: View("svc.complaint/1", stepped_data, stepped_page)}
