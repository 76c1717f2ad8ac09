"""Purchases."""

from collections.abc import Iterable

from aftersales_cli.rules.purchases import Purchase, PurchaseCard, PurchaseList, PurchaseSaved
from aftersales_cli.screen import Json, View, claims, followups, labels
from aftersales_cli.screen.page import Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def purchase_data(bought: Purchase) -> Json:
    """A purchase in JSON; the price in fen."""
    return {
        "id": f"S{bought.id}",
        "customer": {"id": f"K{bought.customer_id}", "name": bought.customer},
        "item": bought.item,
        "category": bought.category,
        "serial": bought.serial,
        "price_fen": bought.price,
        "bought_on": bought.bought_on.isoformat(),
        "deliver_on": bought.deliver_on.isoformat() if bought.deliver_on else None,
        "delivered_on": bought.delivered_on.isoformat() if bought.delivered_on else None,
        "delivered_at": bought.delivered_at.isoformat() if bought.delivered_at else None,
        "accepted_on": bought.accepted_on.isoformat() if bought.accepted_on else None,
        "moved_in_on": bought.moved_in_on.isoformat() if bought.moved_in_on else None,
        "quantity": bought.quantity,
        "daily_use": daily(bought),
        "note": bought.note,
    }


def daily(bought: Purchase) -> float | None:
    """How much of it is used a day."""
    return bought.daily_milli / 1000 if bought.daily_milli is not None else None


def sheet(bought: Iterable[Purchase], words: Words) -> Sheet:
    """Purchases as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Item"), 1), (words("Bought"), 0), (words("Delivered"), 0),
        (words("Price"), 0),
    )  # fmt: skip
    rows = [
        [f"S{one.id}", one.customer, one.item, words.day(one.bought_on), delivery(one, words), labels.money(one.price)]
        for one in bought
    ]
    return Sheet(columns, rows)


def delivery(one: Purchase, words: Words) -> str:
    """When a purchase was, or is to be, handed over."""
    if one.delivered_on:
        return words.day(one.delivered_on)
    return words("planned {day}", day=one.deliver_on) if one.deliver_on else ""


def list_data(found: PurchaseList, words: Words) -> Json:
    """Purchases in JSON."""
    return {"total": found.total, "items": [purchase_data(one) for one in found.items]}


def list_page(found: PurchaseList, words: Words) -> Page:
    """Purchases for people."""
    return Page("", [sheet(found.items, words)], followups.total(len(found.items), found.total, words))


def card_data(card: PurchaseCard, words: Words) -> Json:
    """A purchase with its follow-ups in JSON."""
    duties = [followups.followup_data(one, words) for one in card.followups]
    warranty = [claims.verdict_data(one, words) for one in card.warranty]
    return {"items": [{**purchase_data(card.purchase), "followups": duties, "warranty": warranty}]}


def card_page(card: PurchaseCard, words: Words) -> Page:
    """A purchase with its follow-ups for people."""
    one = card.purchase
    pairs = [
        (words("Customer"), f"K{one.customer_id} {one.customer}"),
        (words("Item"), one.item),
        (words("Category"), one.category or ""),
        (words("Serial number"), one.serial or ""),
        (words("Price"), labels.money(one.price)),
        (words("Bought"), words.when(one.bought_on, one.bought_at)),
        (words("Delivered"), words.moment(one.delivered_at) if one.delivered_at else delivery(one, words)),
        (words("Accepted"), words.when(one.accepted_on, one.accepted_at) if one.accepted_on else ""),
        (words("Moved in"), words.when(one.moved_in_on, one.moved_in_at) if one.moved_in_on else ""),
        (words("Quantity"), str(one.quantity or "")),
        (words("Daily use"), str(daily(one) or "")),
        (words("Warranty"), words.join([claims.in_short(verdict, words) for verdict in card.warranty])),
        (words("Note"), one.note or ""),
    ]
    blocks: list[Block] = [Card([pair for pair in pairs if pair[1]])]
    if card.followups:
        blocks += [Lines(["", words("Follow-ups")]), followups.sheet(card.followups, words)]
    return Page(f"S{one.id} {one.item}", blocks)


def saved_data(saved: PurchaseSaved, words: Words) -> Json:
    """What was entered, in JSON, with what the playbook made of it."""
    lists = {"planned": saved.planned, "replanned": saved.replanned, "overtaken": saved.overtaken}
    duties = {name: [followups.followup_data(one, words) for one in found] for name, found in lists.items()}
    same = [f"S{other.id}" for other in saved.same_serial]
    counted = {"too_late": saved.too_late, "promoted": saved.promoted, "same_serial": same}
    return {"items": [{**purchase_data(saved.purchase), **duties, **counted}]}


def saved_page(saved: PurchaseSaved, words: Words) -> Page:
    """What was entered, in sentences."""
    one = saved.purchase
    what = {"id": f"S{one.id}", "item": one.item, "who": one.customer}
    if saved.deed == "delivered":
        when = one.delivered_at or one.delivered_on
        lines = [words("Delivered {id} {item} to {who}, {when}.", **what, when=when)]
    elif saved.deed == "accepted":
        lines = [words("Accepted {id} {item} by {who}, {when}.", **what, when=one.accepted_at or one.accepted_on)]
    elif saved.deed == "new":
        lines = [words("Entered {id} {item} for {who}, bought {when}.", **what, when=one.bought_on)]
    else:
        lines = [words("Changed {id} {item} of {who}.", **what)]
    if saved.promoted:
        lines.append(words("  {who} is now: {kind}", who=one.customer, kind=words(labels.KINDS[saved.promoted])))
    lines += followups.changes(saved.planned, saved.replanned, saved.overtaken, words)
    remarks = followups.too_late(saved.too_late, words)
    for other in saved.same_serial:
        who = {"id": f"S{other.id}", "item": other.item, "who": other.customer}
        remarks.append(words("The same serial number stands at {id} {item} of {who}.", **who))
    return Page("", [Lines(lines)], remarks)


VIEWS = {
    PurchaseList: View("svc.purchases/1", list_data, list_page),
    PurchaseCard: View("svc.purchase/1", card_data, card_page),
    PurchaseSaved: View("svc.purchase/1", saved_data, saved_page),
}
