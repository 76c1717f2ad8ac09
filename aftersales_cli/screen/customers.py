"""Customers."""

from typing import Any

from aftersales_cli.rules.customers import Customer, CustomerCard, CustomerList, CustomerSaved, Former
from aftersales_cli.screen import Json, View, complaints, enquiries, followups, jobs, labels, promises, purchases
from aftersales_cli.screen.calls import call_data, call_text, moved_data, reset_text, revived_text
from aftersales_cli.screen.consents import consent_data, consent_text
from aftersales_cli.screen.milestones import milestone_data
from aftersales_cli.screen.page import Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def customer_data(who: Customer) -> Json:
    """A customer in JSON."""
    return {
        "id": f"K{who.id}",
        "name": who.name,
        "phone": who.phone,
        "wechat": who.wechat,
        "kind": who.kind,
        "district": who.district,
        "address": who.address,
        "birthday": who.birthday.isoformat() if who.birthday else None,
        "note": who.note,
        "do_not_call": who.do_not_call,
        "keeper": {"id": f"M{who.keeper_id}", "name": who.keeper} if who.keeper_id else None,
        "adviser": {"id": f"M{who.adviser_id}", "name": who.adviser} if who.adviser_id else None,
        "referred_by": {"id": f"K{who.referred_by_id}", "name": who.referred_by} if who.referred_by_id else None,
        "since": who.since.isoformat(),
        "other_phones": [*who.other_phones],
    }


def former_data(former: Former) -> Json:
    """A file that was merged into another one, in JSON."""
    merged = {"merged_at": former.merged_at.isoformat(), "by": former.by}
    return {"id": f"K{former.id}", "name": former.name, "phone": former.phone, **merged}


def label(who: Any) -> str:
    """A customer in one line."""
    return "  ".join(filter(None, [f"K{who.id}", who.name, labels.phone(who.phone), who.district]))


def list_data(found: CustomerList, words: Words) -> Json:
    """Customers in JSON."""
    return {"total": found.total, "items": [customer_data(who) for who in found.items]}


def list_page(found: CustomerList, words: Words) -> Page:
    """Customers as a table."""
    columns = (
        (words("Id"), 0), (words("Name"), 1), (words("Phone"), 0), (words("Kind"), 0), (words("District"), 1),
        (words("Keeper"), 0),
    )  # fmt: skip
    rows = [
        [
            f"K{who.id}", who.name, labels.phone(who.phone), words(labels.KINDS[who.kind]), who.district or "",
            who.keeper or "",
        ]
        for who in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], followups.total(len(found.items), found.total, words))


def card_data(card: CustomerCard, words: Words) -> Json:
    """A customer's file in JSON."""
    return {
        "items": [
            {
                **customer_data(card.customer),
                "purchases": [purchases.purchase_data(one) for one in card.purchases],
                "followups": [followups.followup_data(one, words) for one in card.followups],
                "complaints": [complaints.complaint_data(one, words) for one in card.complaints],
                "last_call": call_data(card.last_call) if card.last_call else None,
                "promises": [promises.promise_data(one, card.at) for one in card.promises],
                "jobs": [jobs.job_data(one, words) for one in card.jobs],
                "enquiries": [enquiries.enquiry_data(one, words) for one in card.enquiries],
                "merged": [former_data(one) for one in card.merged],
                "consent": consent_data(card.consent) if card.consent else None,
            }
        ]
    }


def card_page(card: CustomerCard, words: Words) -> Page:
    """A customer's file for people."""
    who = card.customer
    pairs = [
        (words("Name"), who.name),
        (words("Phone"), labels.phone(who.phone)),
        (words("Other phones"), ", ".join(map(labels.phone, who.other_phones))),
        (words("WeChat"), who.wechat or ""),
        (words("Kind"), words(labels.KINDS[who.kind])),
        (words("District"), who.district or ""),
        (words("Address"), who.address or ""),
        (words("Birthday"), words.day(who.birthday) if who.birthday else ""),
        (words("Note"), who.note or ""),
        (words("Calls"), words("must not be called") if who.do_not_call else ""),
        (words("Consent"), consent_text(card.consent, words) if card.consent else ""),
        (words("Keeper"), who.keeper or ""),
        (words("Adviser"), who.adviser or ""),
        (words("Brought by"), f"K{who.referred_by_id} {who.referred_by}" if who.referred_by_id else ""),
        (words("Customer since"), words.day(who.since)),
        (words("Merged with"), ", ".join(f"K{one.id} {one.name}" for one in card.merged)),
        (words("Last contact"), call_text(card.last_call, words) if card.last_call else words("none yet")),
    ]
    blocks: list[Block] = [Card([pair for pair in pairs if pair[1]])]
    for title, sheet in (
        (words("Open promises"), promises.sheet(card.promises, card.at, words)),
        (words("Open complaints"), complaints.sheet(card.complaints, words)),
        (words("Open jobs"), jobs.sheet(card.jobs, words)),
        (words("Open enquiries"), enquiries.sheet(card.enquiries, words)),
        (words("Open follow-ups"), followups.sheet(card.followups, words)),
        (words("Purchases"), purchases.sheet(card.purchases, words)),
    ):
        if sheet.rows:
            blocks += [Lines(["", title]), sheet]
    return Page(f"K{who.id} {who.name}", blocks)


def saved_data(saved: CustomerSaved, words: Words) -> Json:
    """What was registered, in JSON."""
    same = [customer_data(who) for who in saved.same_phone]
    reward = milestone_data(saved.reward.milestone) if saved.reward else None
    anew = {"revived": saved.revived, "reset": saved.reset}
    tried = {name: [moved_data(one, words) for one in some] for name, some in anew.items()}
    return {"items": [{**customer_data(saved.customer), "same_phone": same, "reward": reward, **tried}]}


def saved_page(saved: CustomerSaved, words: Words) -> Page:
    """What was registered, in a sentence."""
    said = (
        words("Registered {who}.", who=label(saved.customer))
        if saved.new
        else words("Changed {who}.", who=label(saved.customer))
    )
    who = saved.customer
    lines = [said, *([words("  Birthday: {day}", day=who.birthday)] if who.birthday else [])]
    if saved.reward:
        brought = {"who": who.referred_by, "count": saved.reward.milestone.note}
        lines.append(words("  {who} has now brought {count} customers.", **brought))
        lines += followups.changes(saved.reward.planned, (), (), words)
    if saved.revived or saved.reset:
        lines.append(words("  A new number is a new chance:"))
    lines += [revived_text(one, words) for one in saved.revived]
    lines += [reset_text(one, words) for one in saved.reset]
    remarks = [words("The same phone number belongs to {who}.", who=label(other)) for other in saved.same_phone]
    return Page("", [Lines(lines)], remarks)


VIEWS = {
    CustomerList: View("svc.customers/1", list_data, list_page),
    CustomerCard: View("svc.customer/1", card_data, card_page),
    CustomerSaved: View("svc.customer/1", saved_data, saved_page),
}
