"""Files that may be of one customer."""

from aftersales_cli.rules.duplicates import DuplicateList, Likeness
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.customers import customer_data
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Page, Sheet
from aftersales_cli.screen.words import Words

WHY = {
    Likeness.SAME_PHONE: N_("same phone"),
    Likeness.SAME_NAME: N_("same name and district"),
    Likeness.ONE_DIGIT: N_("phone one digit off"),
}


def list_data(found: DuplicateList, words: Words) -> Json:
    """Pairs of files in JSON."""
    items = [
        {
            "keep": customer_data(pair.kept),
            "other": customer_data(pair.other),
            "why": [{"code": one.value, "text": words(WHY[one])} for one in pair.why],
        }
        for pair in found.items
    ]
    return {"total": found.total, "items": items}


def list_page(found: DuplicateList, words: Words) -> Page:
    """Pairs of files as a table."""
    columns = (
        (words("Id"), 0), (words("Name"), 1), (words("Phone"), 0), (words("Other file"), 0), (words("Name"), 1),
        (words("Phone"), 0), (words("Why"), 1),
    )  # fmt: skip
    rows = [
        [
            f"K{one.id}", one.name, labels.phone(one.phone), f"K{other.id}", other.name, labels.phone(other.phone),
            words.join([words(WHY[reason]) for reason in why]),
        ]
        for one, other, why in found.items
    ]  # fmt: skip
    remarks = followups.total(len(found.items), found.total, words)
    if found.items:
        first = found.items[0]
        ids = {"one": f"K{first.kept.id}", "other": f"K{first.other.id}"}
        remarks = [*remarks, words("To make one file of two: svc customer merge {one} {other} --dry-run", **ids)]
    return Page("", [Sheet(columns, rows)], remarks)


VIEWS = {DuplicateList: View("svc.duplicates/1", list_data, list_page)}
