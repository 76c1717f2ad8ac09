"""The members of staff."""

from datetime import date

from aftersales_cli.rules.staff import HandedOver, Load, StaffCard, StaffList, StaffSaved
from aftersales_cli.rules.team import Member
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def member_data(member: Member) -> Json:
    """A member of staff in JSON."""
    return {
        "id": member.ref,
        "name": member.name,
        "role": member.role,
        "quota": member.quota,
        "absent_from": member.absent_from.isoformat() if member.absent_from else None,
        "absent_to": member.absent_to.isoformat() if member.absent_to else None,
        "since": member.since.isoformat(),
    }


def load_data(load: Load, on: date) -> Json:
    """A member with the day's work in JSON."""
    work = {"absent": load.member.absent(on), "customers": load.customers, "due": load.due, "contacts": load.contacts}
    return {**member_data(load.member), **work}


def absence(member: Member, words: Words) -> str:
    """From when to when somebody is away."""
    if member.absent_from is None:
        return ""
    if member.absent_to is None:
        return words("away from {first}", first=member.absent_from)
    return words("away {first} to {last}", first=member.absent_from, last=member.absent_to)


def contacts(load: Load) -> str:
    """The contacts made, out of those wanted."""
    wanted = load.member.quota
    return str(load.contacts) if wanted is None else f"{load.contacts}/{wanted}"


def list_data(found: StaffList, words: Words) -> Json:
    """The staff in JSON."""
    return {"on": found.on.isoformat(), "items": [load_data(load, found.on) for load in found.items]}


def list_page(found: StaffList, words: Words) -> Page:
    """The staff as a table."""
    columns = (
        (words("Id"), 0), (words("Name"), 1), (words("Role"), 0), (words("Customers"), 0), (words("Due"), 0),
        (words("Contacts made"), 0), (words("Away"), 1),
    )  # fmt: skip
    rows = [
        [
            load.member.ref, load.member.name, words(labels.ROLES[load.member.role]), str(load.customers),
            str(load.due), contacts(load), absence(load.member, words),
        ]
        for load in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], [] if rows else [words("Nothing found.")])


def card_data(card: StaffCard, words: Words) -> Json:
    """A member of staff in JSON."""
    return {"on": card.on.isoformat(), "items": [load_data(card.load, card.on)]}


def card_page(card: StaffCard, words: Words) -> Page:
    """A member of staff for people."""
    member = card.load.member
    pairs = [
        (words("Role"), words(labels.ROLES[member.role])),
        (words("Away"), absence(member, words)),
        (words("Keeps"), words.many("{n} customer", "{n} customers", card.load.customers)),
        (words("Due {day}", day=card.on), str(card.load.due)),
        (words("Contacts made"), contacts(card.load)),
        (words("On the staff since"), words.day(member.since)),
    ]
    return Page(f"{member.ref} {member.name}", [Card([pair for pair in pairs if pair[1]])])


def saved_data(saved: StaffSaved, words: Words) -> Json:
    """Who was entered, in JSON."""
    return {"items": [{**member_data(saved.member), "stand_ins": [one.name for one in saved.stand_ins]}]}


def saved_page(saved: StaffSaved, words: Words) -> Page:
    """Who was entered, in a sentence."""
    member = saved.member
    who = words.join([part for part in (words(labels.ROLES[member.role]), absence(member, words)) if part])
    sentence = N_("Registered {id} {name} ({who}).") if saved.new else N_("Changed {id} {name} ({who}).")
    said = words(sentence, id=member.ref, name=member.name, who=who)
    hint = [words("To work as {name}: svc --user {name} ..., or set SVC_USER.", name=member.name)] if saved.new else []
    names = ", ".join(one.name for one in saved.stand_ins)
    away = [words("  While away, the duties stand on the list of {names}.", names=names)] if names else []
    return Page("", [Lines([said, *away])], hint)


def handed_data(handed: HandedOver, words: Words) -> Json:
    """What was handed over, in JSON."""
    counts = {name: getattr(handed, name) for name in ("customers", "followups", "promises", "cases")}
    people = {"from": member_data(handed.giver), "to": member_data(handed.taker)}
    return {"items": [{**people, **counts, "applied": not handed.tried}]}


def handed_page(handed: HandedOver, words: Words) -> Page:
    """What was handed over, in numbers."""
    names = {"giver": handed.giver.name, "taker": handed.taker.name}
    said = words("{giver} would hand over to {taker}:", **names)
    if not handed.tried:
        said = words("{giver} has handed over to {taker}:", **names)
    pairs = [
        (words("Customers"), str(handed.customers)),
        (words("Follow-ups"), str(handed.followups)),
        (words("Promises"), str(handed.promises)),
        (words("Cases"), str(handed.cases)),
    ]
    return Page("", [Lines([said]), Card(pairs)])


VIEWS = {
    HandedOver: View("svc.hand-over/1", handed_data, handed_page),
    StaffList: View("svc.staff/1", list_data, list_page),
    StaffCard: View("svc.staff/1", card_data, card_page),
    StaffSaved: View("svc.staff/1", saved_data, saved_page),
}
