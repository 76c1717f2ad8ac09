"""Milestones."""

from aftersales_cli.rules.milestones import Milestone, MilestoneCard, MilestoneList, MilestoneSaved
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

SAID = {
    "new": N_("Recorded {id}: {what} of {who}, {when}."),
    "edited": N_("Corrected {id}: {what} of {who}, {when}."),
    "removed": N_("Removed {id}: {what} of {who}, {when}."),
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


def card_data(card: MilestoneCard, words: Words) -> Json:
    """A milestone with its follow-ups in JSON."""
    duties = [followups.followup_data(one, words) for one in card.followups]
    return {"items": [{**milestone_data(card.milestone), "followups": duties}]}


def card_page(card: MilestoneCard, words: Words) -> Page:
    """A milestone with its follow-ups for people."""
    one = card.milestone
    pairs = [
        (words("Customer"), f"K{one.customer_id} {one.customer}"),
        (words("What"), kind(one, words)),
        (words("When"), words.when(one.happened_on, one.happened_at)),
        (words("Purchase"), f"S{one.purchase_id} {one.purchase}" if one.purchase_id else ""),
        (words("Note"), one.note or ""),
        (words("By"), one.by),
    ]
    blocks: list[Block] = [Card([pair for pair in pairs if pair[1]])]
    if card.followups:
        blocks += [Lines(["", words("Follow-ups")]), followups.sheet(card.followups, words)]
    return Page(f"T{one.id} {kind(one, words)}", blocks)


def saved_data(saved: MilestoneSaved, words: Words) -> Json:
    """What became of a milestone, in JSON; `followups` are those that were planned or called off by it."""
    lists = {"followups": saved.planned + saved.overtaken, "replanned": saved.replanned}
    duties = {name: [followups.followup_data(one, words) for one in found] for name, found in lists.items()}
    return {"items": [{**milestone_data(saved.milestone), "deed": saved.deed, **duties, "too_late": saved.too_late}]}


def saved_page(saved: MilestoneSaved, words: Words) -> Page:
    """What became of a milestone, in sentences."""
    one = saved.milestone
    when = words.when(one.happened_on, one.happened_at)
    lines = [words(SAID[saved.deed], id=f"T{one.id}", what=kind(one, words), who=one.customer, when=when)]
    lines += followups.changes(saved.planned, saved.replanned, saved.overtaken, words)
    return Page("", [Lines(lines)], followups.too_late(saved.too_late, words))


VIEWS = {
    MilestoneList: View("svc.milestones/1", list_data, list_page),
    MilestoneCard: View("svc.milestone/1", card_data, card_page),
    MilestoneSaved: View("svc.milestone/1", saved_data, saved_page),
}
