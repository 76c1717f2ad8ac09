"""Milestones."""

from aftersales_cli.rules.milestones import Milestone, MilestoneList, MilestoneSaved
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page, Sheet
from aftersales_cli.screen.words import Words

SAID = {
    "new": (N_("Recorded {id}: {what} of {who}, {when}."), N_("  Planned: {duty}")),
    "removed": (N_("Removed {id}: {what} of {who}, {when}."), N_("  Called off: {duty}")),
}


def milestone_data(one: Milestone) -> Json:
    """A milestone in JSON."""
    return {
        "id": f"T{one.id}",
        "customer": {"id": f"K{one.customer_id}", "name": one.customer},
        "purchase": f"S{one.purchase_id}" if one.purchase_id else None,
        "kind": one.kind,
        "happened_on": one.happened_on.isoformat(),
        "happened_at": one.happened_at.isoformat() if one.happened_at else None,
        "note": one.note,
        "by": one.by,
    }


def list_data(found: MilestoneList, words: Words) -> Json:
    """Milestones in JSON."""
    return {"total": found.total, "items": [milestone_data(one) for one in found.items]}


def list_page(found: MilestoneList, words: Words) -> Page:
    """Milestones for people."""
    columns = (
        (words("Id"), 0), (words("When"), 0), (words("Customer"), 1), (words("What"), 1), (words("Purchase"), 1),
        (words("Note"), 2),
    )  # fmt: skip
    rows = [
        [
            f"T{one.id}", words.when(one.happened_on, one.happened_at), one.customer, kind(one, words),
            f"S{one.purchase_id} {one.purchase}" if one.purchase_id else "", followups.first_line(one.note or ""),
        ]
        for one in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], followups.total(len(found.items), found.total, words))


def kind(one: Milestone, words: Words) -> str:
    """What happened, in words."""
    return words(labels.TRIGGERS[one.kind])


def saved_data(saved: MilestoneSaved, words: Words) -> Json:
    """What was recorded or removed, in JSON."""
    duties = [followups.followup_data(one, words) for one in saved.followups]
    return {"items": [{**milestone_data(saved.milestone), "deed": saved.deed, "followups": duties}]}


def saved_page(saved: MilestoneSaved, words: Words) -> Page:
    """What was recorded or removed, in sentences."""
    one = saved.milestone
    said, follows = SAID[saved.deed]
    when = words.when(one.happened_on, one.happened_at)
    lines = [words(said, id=f"T{one.id}", what=kind(one, words), who=one.customer, when=when)]
    lines += [words(follows, duty=followups.one_line(duty, words)) for duty in saved.followups]
    return Page("", [Lines(lines)])


VIEWS = {
    MilestoneList: View("svc.milestones/1", list_data, list_page),
    MilestoneSaved: View("svc.milestone/1", saved_data, saved_page),
}
