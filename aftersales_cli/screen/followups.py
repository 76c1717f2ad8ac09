"""Follow-ups."""

from collections.abc import Iterable

from aftersales_cli.rules.due import is_recall
from aftersales_cli.rules.followups import (
    Deed,
    FollowUp,
    FollowUpCard,
    FollowUpList,
    FollowUpSaved,
    Unreachable,
    UnreachableList,
)
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

SAVED = {
    "new": N_("Made {what}"),
    "done": N_("Done: {what}"),
    "moved": N_("Moved: {what}"),
    "cancelled": N_("Cancelled: {what}"),
    "edited": N_("Corrected: {what}"),
}


def followup_data(duty: FollowUp, words: Words) -> Json:
    """A follow-up in JSON."""
    return {
        "id": f"F{duty.id}",
        "customer": {"id": f"K{duty.customer_id}", "name": duty.customer},
        "purchase": f"S{duty.purchase_id}" if duty.purchase_id else None,
        "channel": duty.channel,
        "purpose": {"code": duty.purpose.code, "text": labels.purpose(duty.purpose, words)},
        "planned_on": duty.planned_on.isoformat(),
        "due_on": duty.due_on.isoformat(),
        "due_at": duty.due_at.isoformat() if duty.due_at else None,
        "state": duty.state,
        "closed_at": duty.closed_at.isoformat() if duty.closed_at else None,
        "why": duty.why,
        "attempts": duty.attempts,
        "assignee": {"id": f"M{duty.assignee_id}", "name": duty.assignee} if duty.assignee_id else None,
        "role": duty.role,
        "recall": is_recall(duty),
    }


def one_line(duty: FollowUp, words: Words) -> str:
    """A follow-up in one line."""
    when, channel = words.when(duty.due_on, duty.due_at), words(labels.CHANNELS[duty.channel])
    return f"F{duty.id}  {when}  {channel}  {labels.what_for(duty, words)}"


def sheet(duties: Iterable[FollowUp], words: Words) -> Sheet:
    """Follow-ups as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Due"), 0), (words("How"), 0), (words("What for"), 2),
        (words("State"), 0), (words("Who"), 0),
    )  # fmt: skip
    rows = [
        [
            f"F{one.id}", one.customer, words.when(one.due_on, one.due_at), words(labels.CHANNELS[one.channel]),
            labels.what_for(one, words), words(labels.STATES[one.state]), who(one, words),
        ]
        for one in duties
    ]  # fmt: skip
    return Sheet(columns, rows)


def who(duty: FollowUp, words: Words) -> str:
    """Who makes a follow-up: somebody, or anybody of a rank."""
    return duty.assignee or (words(labels.ROLES[duty.role]) if duty.role else "")


def changes(
    planned: Iterable[FollowUp], replanned: Iterable[FollowUp], overtaken: Iterable[FollowUp], words: Words
) -> list[str]:
    """What became of follow-ups by an event, a line each."""
    found = ((N_("  Planned: {duty}"), planned), (N_("  Counted anew: {duty}"), replanned),
             (N_("  Called off: {duty}"), overtaken))  # fmt: skip
    return [words(sentence, duty=one_line(duty, words)) for sentence, duties in found for duty in duties]


def stopped(duties: Iterable[FollowUp], words: Words) -> list[str]:
    """What is called off with the end of a case, because its customer wants to hear nothing more; a line each."""
    sentence = N_("  Called off, because the consent is withdrawn: {duty}")
    return [words(sentence, duty=one_line(duty, words)) for duty in duties]


def listed_data(duties: Iterable[FollowUp], words: Words) -> list[Json]:
    """Several follow-ups in JSON."""
    return [followup_data(one, words) for one in duties]


def too_late(count: int, words: Words) -> list[str]:
    """How many follow-ups are not planned, because their day has long passed."""
    if not count:
        return []
    return [
        words.many(
            "{n} follow-up would have been due more than 14 days ago and is not planned.",
            "{n} follow-ups would have been due more than 14 days ago and are not planned.",
            count,
        )
    ]


def first_line(text: str) -> str:
    """The first line of a longer text."""
    return text.partition("\n")[0]


def total(shown: int, count: int, words: Words) -> list[str]:
    """How many there are, where not all are shown or none is there."""
    if not count:
        return [words("Nothing found.")]
    return [words("{shown} of {count} are shown.", shown=shown, count=count)] if shown < count else []


def list_data(found: FollowUpList, words: Words) -> Json:
    """Follow-ups in JSON."""
    return {"total": found.total, "items": [followup_data(one, words) for one in found.items]}


def list_page(found: FollowUpList, words: Words) -> Page:
    """Follow-ups for people."""
    return Page("", [sheet(found.items, words)], total(len(found.items), found.total, words))


def unreachable_data(found: UnreachableList, words: Words) -> Json:
    """The follow-ups that were given up, in JSON."""
    return {"total": found.total, "items": [unreachable_item(one, words) for one in found.items]}


def unreachable_item(one: Unreachable, words: Words) -> Json:
    """A follow-up that was given up, with the number to try and the last try."""
    told = followup_data(one.followup, words)
    last = {"at": one.last.at.isoformat(), "outcome": one.last.outcome} if one.last else None
    return {**told, "customer": {**told["customer"], "phone": one.phone}, "last_try": last}


def unreachable_page(found: UnreachableList, words: Words) -> Page:
    """The follow-ups that were given up, for people."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Phone"), UNDER), (words("What for"), 2), (words("Tried"), 0),
        (words("Last try"), 0), (words("Outcome"), 0), (words("Who"), 0),
    )  # fmt: skip
    rows = [
        [
            f"F{one.followup.id}", f"K{one.followup.customer_id} {one.followup.customer}", labels.phone(one.phone),
            labels.what_for(one.followup, words), str(one.followup.attempts),
            words.moment(one.last.at) if one.last else "",
            words(labels.OUTCOMES[one.last.outcome]) if one.last and one.last.outcome else "", who(one.followup, words),
        ]
        for one in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], total(len(found.items), found.total, words))


def deed_data(deed: Deed) -> Json:
    """A line of the record in JSON."""
    return {
        "at": deed.at.isoformat(),
        "what": deed.what,
        "by": deed.by,
        "call": f"L{deed.call_id}" if deed.call_id else None,
        "from_on": deed.from_on.isoformat() if deed.from_on else None,
        "from_at": deed.from_at.isoformat() if deed.from_at else None,
        "to_on": deed.to_on.isoformat() if deed.to_on else None,
        "to_at": deed.to_at.isoformat() if deed.to_at else None,
        "why": deed.why,
    }


def card_data(card: FollowUpCard, words: Words) -> Json:
    """A follow-up with its record in JSON."""
    return {"items": [{**followup_data(card.followup, words), "record": [deed_data(one) for one in card.deeds]}]}


def why(reason: str | None, words: Words) -> str:
    """A reason in words; those that svc itself gives are translated."""
    return words(labels.REASONS[reason]) if reason in labels.REASONS else reason or ""


def card_page(card: FollowUpCard, words: Words) -> Page:
    """A follow-up with its record for people."""
    duty = card.followup
    pairs = [
        (words("Customer"), f"K{duty.customer_id} {duty.customer}"),
        (words("What for"), labels.what_for(duty, words)),
        (words("How"), words(labels.CHANNELS[duty.channel])),
        (words("Due"), words.when(duty.due_on, duty.due_at)),
        (words("First planned"), words.day(duty.planned_on)),
        (words("Purchase"), f"S{duty.purchase_id}" if duty.purchase_id else ""),
        (words("State"), words(labels.STATES[duty.state])),
        (words("Tried"), str(duty.attempts) if duty.attempts else ""),
        (words("Who"), who(duty, words)),
        (words("Reason"), why(duty.why, words)),
    ]
    blocks: list[Block] = [Card([pair for pair in pairs if pair[1]])]
    if card.deeds:
        blocks += [Lines(["", words("Record")]), record(card.deeds, words)]
    return Page(f"F{duty.id}", blocks)


def record(deeds: Iterable[Deed], words: Words) -> Sheet:
    """A record as a table."""
    heads = (
        (words("When"), 0), (words("What"), 0), (words("By"), 0), (words("Call"), 0), (words("Due"), 0),
        (words("Reason"), 1),
    )  # fmt: skip
    rows = [
        [
            words.moment(one.at), words(labels.DEEDS[one.what]), one.by, f"L{one.call_id}" if one.call_id else "",
            words.when(one.to_on, one.to_at) if one.to_on else "", why(one.why, words),
        ]
        for one in deeds
    ]  # fmt: skip
    return Sheet(heads, rows)


def saved_data(saved: FollowUpSaved, words: Words) -> Json:
    """What became of a follow-up, in JSON."""
    return {"items": [followup_data(saved.followup, words)]}


def saved_page(saved: FollowUpSaved, words: Words) -> Page:
    """What became of a follow-up, in a sentence."""
    duty = saved.followup
    line = words(SAVED[saved.deed], what=f"{one_line(duty, words)}  ({duty.customer})")
    remarks = []
    if saved.held_back:
        remarks.append(words("The customer must not be called, so this call is held back from the list."))
    if saved.unwanted:
        remarks.append(
            words(
                "The customer wants to hear nothing more; this is called off as soon as one of the customer's cases "
                "ends."
            )
        )
    return Page("", [Lines([line])], remarks)


VIEWS = {
    FollowUpList: View("svc.followups/1", list_data, list_page),
    UnreachableList: View("svc.followups/1", unreachable_data, unreachable_page),
    FollowUpCard: View("svc.followup/1", card_data, card_page),
    FollowUpSaved: View("svc.followup/1", saved_data, saved_page),
}
