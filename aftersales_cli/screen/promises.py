"""Promises."""

from collections.abc import Iterable
from datetime import datetime

from aftersales_cli.rules.promises import Promise, PromiseCard, PromiseList, PromiseSaved, broken, late
from aftersales_cli.rules.team import ROLES, Role
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

SAVED = {
    "new": N_("Promised {what}"),
    "kept": N_("Kept: {what}"),
    "moved": N_("Moved: {what}"),
    "waived": N_("Waived: {what}"),
    "confirmed": N_("Confirmed: {what}"),
    "rejected": N_("Rejected: {what}"),
    "edited": N_("Corrected: {what}"),
}


def promise_data(one: Promise, at: datetime) -> Json:
    """A promise in JSON."""
    return {
        "id": f"P{one.id}",
        "customer": {"id": f"K{one.customer_id}", "name": one.customer},
        "what": one.what,
        "about": one.case,
        "call": f"L{one.call_id}" if one.call_id else None,
        "assignee": {"id": f"M{one.assignee_id}", "name": one.assignee} if one.assignee_id else None,
        "made_at": one.made_at.isoformat(),
        "made_by": one.made_by,
        "first_on": one.first_on.isoformat(),
        "first_at": one.first_at.isoformat() if one.first_at else None,
        "due_on": one.due_on.isoformat(),
        "due_at": one.due_at.isoformat() if one.due_at else None,
        "state": one.state,
        "broken": broken(one, at),
        "kept_late": late(one),
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "why": one.why,
        "remedy": one.remedy,
        "amount_fen": one.amount,
        "pending": one.pending,
        "makes_good": f"P{one.makes_good}" if one.makes_good else None,
        "made_good_by": [f"P{number}" for number in one.made_good_by],
        "restock_on": one.restock_on.isoformat() if one.restock_on else None,
    }


def state(one: Promise, at: datetime, words: Words) -> str:
    """Where a promise stands."""
    if late(one):
        return words("kept late")
    if one.pending:
        return words("waits for a yes ({role})", role=ROLES[Role(one.pending)])
    return words("broken") if broken(one, at) else words(labels.STATES[one.state])


def one_line(one: Promise, words: Words) -> str:
    """A promise in one line."""
    return f"P{one.id}  {words.when(one.due_on, one.due_at)}  {one.what}"


def links(one: Promise, words: Words) -> str:
    """Which promise one makes good, and by which it is made good."""
    made = words("makes {id} good", id=f"P{one.makes_good}") if one.makes_good else ""
    by = words("made good by {ids}", ids=tuple(f"P{number}" for number in one.made_good_by))
    return words.join([*filter(None, [made]), *([by] if one.made_good_by else [])])


def remark(one: Promise, words: Words) -> str:
    """What is known of a promise besides its words: when goods come in, and how it hangs together with others."""
    comes = words("in stock again {day}", day=one.restock_on) if one.restock_on else ""
    return words.join([*filter(None, [comes, links(one, words)])])


def sheet(found: Iterable[Promise], at: datetime, words: Words) -> Sheet:
    """Promises as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Due"), 0), (words("What"), 2), (words("Note"), UNDER),
        (words("Who"), 0), (words("State"), 0),
    )  # fmt: skip
    rows = [
        [
            f"P{one.id}", one.customer, words.when(one.due_on, one.due_at), one.what, remark(one, words),
            one.assignee or "", state(one, at, words),
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(columns, rows)


def list_data(found: PromiseList, words: Words) -> Json:
    """Promises in JSON."""
    return {"total": found.total, "items": [promise_data(one, found.at) for one in found.items]}


def list_page(found: PromiseList, words: Words) -> Page:
    """Promises for people."""
    return Page("", [sheet(found.items, found.at, words)], followups.total(len(found.items), found.total, words))


def card_data(card: PromiseCard, words: Words) -> Json:
    """A promise with its record in JSON."""
    record = [followups.deed_data(one) for one in card.deeds]
    return {"items": [{**promise_data(card.promise, card.at), "record": record}]}


def card_page(card: PromiseCard, words: Words) -> Page:
    """A promise with its record for people."""
    one = card.promise
    pairs = [
        (words("Customer"), f"K{one.customer_id} {one.customer}"),
        (words("What"), one.what),
        (words("About"), one.case or ""),
        (words("Due"), words.when(one.due_on, one.due_at)),
        (words("First promised for"), words.when(one.first_on, one.first_at)),
        (words("Who"), one.assignee or ""),
        (words("Promised"), words.join([words.moment(one.made_at), one.made_by])),
        (words("Remedy"), words(labels.REMEDIES[one.remedy]) if one.remedy else ""),
        (words("Amount"), words("{amount} yuan", amount=labels.money(one.amount)) if one.amount is not None else ""),
        (words("In stock again"), words.day(one.restock_on) if one.restock_on else ""),
        (words("Connected"), links(one, words)),
        (words("State"), state(one, card.at, words)),
        (words("Reason"), one.why or ""),
    ]
    blocks: list[Block] = [Card([pair for pair in pairs if pair[1]])]
    if card.deeds:
        blocks += [Lines(["", words("Record")]), followups.record(card.deeds, words)]
    return Page(f"P{one.id}", blocks)


def saved_data(saved: PromiseSaved, words: Words) -> Json:
    """What became of a promise, in JSON; `answer` is what the customer is owed instead of one that was rejected."""
    answer = promise_data(saved.answer, saved.at) if saved.answer else None
    return {"items": [{**promise_data(saved.promise, saved.at), "answer": answer}]}


def saved_page(saved: PromiseSaved, words: Words) -> Page:
    """What became of a promise, in a sentence, and what comes next."""
    one = saved.promise
    lines = [words(SAVED[saved.deed], what=f"{one_line(one, words)}  ({one.customer})")]
    if note := remark(one, words):
        lines.append(f"  {note}")
    if one.pending:
        role = ROLES[Role(one.pending)]
        lines.append(words("  Waits for a yes ({role} or above): svc promise confirm P{id}", role=role, id=one.id))
    if saved.answer:
        lines.append(words("  Instead: {what}", what=one_line(saved.answer, words)))
    return Page("", [Lines(lines)], nobody(saved.nobody, words))


def nobody(rank: Role | None, words: Words) -> list[str]:
    """That a yes is waited for which nobody on the staff can give."""
    if rank is None:
        return []
    return [
        words(
            "Nobody on the staff may say yes ({role} or above); enter somebody: svc staff new NAME --role {rank}",
            role=ROLES[rank], rank=rank.value,
        )
    ]  # fmt: skip


VIEWS = {
    PromiseList: View("svc.promises/1", list_data, list_page),
    PromiseCard: View("svc.promise/1", card_data, card_page),
    PromiseSaved: View("svc.promise/1", saved_data, saved_page),
}
