"""A complaint after a step of its loop: where it stands, and what comes next."""

from aftersales_cli.rules.loop import Stepped
from aftersales_cli.screen import Json, View, complaints, followups, labels, promises
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def stepped_data(stepped: Stepped, words: Words) -> Json:
    """Where a complaint stands, in JSON."""
    made = f"P{stepped.promised.id}" if stepped.promised else None
    stopped = followups.listed_data(stepped.stopped, words)
    return {"items": [{**complaints.complaint_data(stepped.complaint, words), "promised": made, "stopped": stopped}]}


def stepped_page(stepped: Stepped, words: Words) -> Page:
    """Where a complaint stands, in two or three lines."""
    case = stepped.complaint
    step = case.steps[-1]
    name = words(labels.STEPS[step.what])
    told = words(
        "{step}: {id} {what} ({who})", step=name[:1].upper() + name[1:], id=f"C{case.id}",
        what=followups.first_line(case.what), who=case.customer,
    )  # fmt: skip
    made = [words("  Promised: {what}", what=promises.one_line(stepped.promised, words))] if stepped.promised else []
    lines = [told, *made, *followups.stopped(stepped.stopped, words), *complaints.following(case, words)]
    return Page("", [Lines(lines)], promises.nobody(stepped.nobody, words))


VIEWS = {Stepped: View("svc.complaint/1", stepped_data, stepped_page)}
