"""Claims under warranty."""

from aftersales_cli.rules.claims import Check, Ending, EndingList, Granted, Held, Rights
from aftersales_cli.rules.warranty import ALL, Exemption, Fault, Grounds, Payer, Start, Term, Verdict, paid_by
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Card, Lines, Page, Sheet
from aftersales_cli.screen.waits import length as span
from aftersales_cli.screen.words import Words

FAULTS = {
    Fault.DEFECT: N_("defect"),
    Fault.MISUSE: N_("misuse"),
    Fault.WEAR: N_("wear"),
    Fault.FORCE: N_("force majeure"),
}
PAYERS = {Payer.STORE: N_("the store"), Payer.MAKER: N_("the maker"), Payer.CUSTOMER: N_("the customer")}
STARTS = {
    Start.INVOICE: N_("purchase"),
    Start.DELIVERY: N_("delivery"),
    Start.ACCEPTANCE: N_("acceptance"),
    Start.MOVED_IN: N_("moving in"),
}

# By which command it is recorded that a term has begun.
RECORDED = {
    Start.DELIVERY: "svc purchase deliver {id} --on WHEN",
    Start.ACCEPTANCE: "svc purchase accept {id} --on WHEN",
    Start.MOVED_IN: "svc purchase edit {id} --moved-in WHEN",
}

# The seasons that trades warrant; a playbook may name others, which are shown as they are.
SEASONS = {"heating": N_("heating season"), "cooling": N_("cooling season")}


def title(verdict: Verdict, words: Words) -> str:
    """What a verdict is about, by the title of its term; a component without a term of its own as somebody named it."""
    if verdict.term is None:
        return words("everything else") if verdict.component == ALL else verdict.component
    own = verdict.component == verdict.term.component
    return words.text(verdict.term.en, verdict.term.zh) if own else verdict.component


def under(verdict: Verdict, words: Words) -> str:
    """Under what a component falls that no term names."""
    if verdict.term is None or verdict.component == verdict.term.component:
        return ""
    term = words.text(verdict.term.en, verdict.term.zh)
    return words("no term names it, so it falls under: {term}", term=term)


def component_line(term: Term, words: Words) -> str:
    """The component of a term: its word, and its title."""
    return f"{term.component}  {words.text(term.en, term.zh)}"


def payer(verdict: Verdict, words: Words) -> str:
    """Who pays, if anybody is named."""
    return words(PAYERS[verdict.payer]) if verdict.payer else ""


def answer(verdict: Verdict, words: Words) -> str:
    """Whether it is covered, and why, in one sentence."""
    term, life, why = verdict.term, verdict.life, verdict.why
    if why == Grounds.COVERED:
        return words("covered")
    if why == Grounds.EXCEPTION:
        return words("covered by an exception")
    if why == Grounds.CUSTOMER_PAYS:
        return words("not covered: the customer pays for {fault}", fault=words(FAULTS[verdict.fault]))
    if why == Grounds.KM_EXCEEDED and term and verdict.reading:
        return words("not covered: {km} km, and the most is {most}", km=f"{verdict.reading.km:,}", most=f"{term.km:,}")
    if why == Grounds.USES_EXCEEDED and term:
        return words("not covered: {count} uses, and the most is {most}", count=verdict.uses, most=term.uses)
    if why == Grounds.ENDED:
        return words("not covered: it ended on {day}", day=life.ends_on)
    if why == Grounds.NOT_BEGUN and life.starts_on:
        return words("not covered: it begins on {day}", day=life.starts_on)
    if why == Grounds.NOT_BEGUN and term:
        return words("not covered: it begins with the {event}, which is not recorded", event=words(STARTS[term.starts]))
    if verdict.payer is None:
        return words("not covered: the playbook names no warranty terms, and nobody who pays")
    return words("not covered: no term names it")


def end(verdict: Verdict, words: Words) -> str:
    """The last day of a term, or what there is instead."""
    if verdict.life.ends_on is not None:
        return words.day(verdict.life.ends_on)
    return words("design life") if verdict.term and verdict.term.design_life else ""


def left(verdict: Verdict, words: Words) -> str:
    """How many days, kilometres and uses are left of what is covered."""
    if not verdict.covered or verdict.why == Grounds.EXCEPTION:
        return ""
    said = [] if verdict.days_left is None else [words.many("{n} day", "{n} days", verdict.days_left)]
    if verdict.km_left is not None:
        said.append(words("{n} km", n=f"{verdict.km_left:,}"))
    if verdict.uses_left is not None:
        said.append(words.many("{n} use", "{n} uses", verdict.uses_left))
    return words.join(said)


def prolonged(verdict: Verdict, words: Words) -> list[str]:
    """What became of the end of a term since it was agreed."""
    said = []
    if verdict.life.exchanged_on is not None:
        said.append(words("begun anew by the exchange on {day}", day=verdict.life.exchanged_on))
    if verdict.life.repair_days:
        said.append(
            words.many("{n} day in repair added", "{n} days in repair added", verdict.life.repair_days)
        )  # fmt: skip
    return said


def length(term: Term, words: Words) -> str:
    """How long a term runs and what else ends it, the first to occur; and what prolongs it."""
    said = [span(term.lasts, words)] if term.lasts else []
    for name, count in term.seasons:
        season = words(SEASONS[name]) if name in SEASONS else name
        said.append(words("{n} x {season}", n=count, season=season))
    if term.design_life:
        said.append(words("design life"))
    if term.km is not None:
        said.append(words("{n} km", n=f"{term.km:,}"))
    if term.uses is not None:
        said.append(words.many("{n} use", "{n} uses", term.uses))
    if term.repairs_extend:
        said.append(words("days in repair are added"))
    if term.exchange_restarts:
        said.append(words("an exchange begins it anew"))
    return words.join(said)


def clause(term: Term | None, words: Words) -> str:
    """By what a term holds."""
    return words.text(term.clause_en, term.clause_zh) if term else ""


def who_pays(term: Term, words: Words) -> str:
    """Who pays for which faults within a term."""
    parts = []
    for payer in Payer:
        faults = [words(FAULTS[fault]) for fault in Fault if paid_by(term, fault) == payer]
        if faults:
            comma = "、" if words.language == "zh" else ", "
            what = comma.join(faults) if len(faults) < len(Fault) else words("everything")
            parts.append(words("{payer}: {faults}", payer=words(PAYERS[payer]), faults=what))
    return words.join(parts)


def subject(one: Exemption, item: str) -> str:
    """What an exception is about; where no component was named, the whole `item`."""
    return item if one.component == ALL else one.component


def exemption_line(one: Exemption, item: str, words: Words) -> str:
    """An exception as a sentence."""
    what = subject(one, item)
    values = {"day": one.on, "what": what, "fault": words(FAULTS[one.fault]), "by": one.by, "reason": one.reason}
    return words("  Exception on {day}, {what}, {fault}: {reason} ({by})", **values)


def in_short(verdict: Verdict, words: Words) -> str:
    """How a term stands, for a card: until when, or why not."""
    said = end(verdict, words)
    if verdict.covered and verdict.life.ends_on is not None:
        said = words("until {day}", day=verdict.life.ends_on)
    elif not verdict.covered and verdict.why != Grounds.CUSTOMER_PAYS:
        said = answer(verdict, words)
    return words("{what}: {how}", what=title(verdict, words), how=said or answer(verdict, words))


def verdict_data(verdict: Verdict, words: Words) -> Json:
    """A verdict in JSON."""
    term, life, reading = verdict.term, verdict.life, verdict.reading
    return {
        "component": {"code": verdict.component, "text": title(verdict, words)},
        "term": term and {"id": term.id, "component": term.component, "text": words.text(term.en, term.zh)},
        "covered": verdict.covered,
        "why": {"code": verdict.why, "text": answer(verdict, words)},
        "fault": {"code": verdict.fault, "text": words(FAULTS[verdict.fault])},
        "payer": verdict.payer and {"code": verdict.payer, "text": payer(verdict, words)},
        "clause": clause(term, words) or None,
        "starts": term and {"code": term.starts, "text": words(STARTS[term.starts])},
        "starts_on": life.starts_on.isoformat() if life.starts_on else None,
        "ends_on": life.ends_on.isoformat() if life.ends_on else None,
        "days_left": verdict.days_left,
        "repair_days": life.repair_days,
        "exchanged_on": life.exchanged_on.isoformat() if life.exchanged_on else None,
        "design_life": bool(term and term.design_life),
        "km_limit": term and term.km,
        "km": reading and reading.km,
        "km_on": reading and reading.day.isoformat(),
        "km_left": verdict.km_left,
        "uses_limit": term and term.uses,
        "uses": verdict.uses,
        "uses_left": verdict.uses_left,
        "exception": exemption_data(verdict.exemption, words) if verdict.exemption else None,
    }


def exemption_data(one: Exemption, words: Words) -> Json:
    """An exception in JSON."""
    return {
        "component": one.component,
        "fault": {"code": one.fault, "text": words(FAULTS[one.fault])},
        "on": one.on.isoformat(),
        "km": one.km,
        "reason": one.reason,
        "at": one.at.isoformat(),
        "by": one.by,
    }


def granted_data(one: Granted, words: Words) -> Json:
    """An exception with its purchase in JSON; nobody types its id, so it has none."""
    return {"id": None, "purchase": {"id": f"S{one.purchase_id}", "item": one.item},
            **exemption_data(one.exemption, words)}  # fmt: skip


def held_data(held: Held) -> Json:
    """Whose purchase it is, in JSON."""
    customer = {"id": f"K{held.customer_id}", "name": held.customer, "phone": held.phone}
    return {"purchase": {"id": f"S{held.id}", "item": held.item}, "customer": customer}


def check_data(found: Check, words: Words) -> Json:
    """An answer in JSON."""
    return {
        **held_data(found.held),
        "on": found.claim.day.isoformat(),
        "covered": found.covered,
        "exceptions": [exemption_data(one, words) for one in found.exemptions],
        "items": [verdict_data(one, words) for one in found.verdicts],
    }


def check_page(found: Check, words: Words) -> Page:
    """An answer for people: a card for one component, a table of all."""
    heading = words("{id} {item} of {who}, {day}", id=f"S{found.held.id}", item=found.held.item,
                    who=found.held.customer, day=found.claim.day)  # fmt: skip
    said = [exemption_line(one, found.held.item, words) for one in found.exemptions]
    body = verdict_card(found.asked, words) if len(found.verdicts) == 1 else verdict_sheet(found, words)
    return Page(heading, [body, *([Lines(said)] if said else [])], remarks(found, words))


def verdict_card(verdict: Verdict, words: Words) -> Card:
    """One verdict as a card."""
    reading = verdict.reading if verdict.term and verdict.term.km is not None else None
    odometer = words("{n} km, {day}", n=f"{reading.km:,}", day=reading.day) if reading else ""
    pairs = [
        (words("Component"), title(verdict, words) if verdict.term or verdict.component != ALL else ""),
        (words("Term"), under(verdict, words)),
        (words("Answer"), answer(verdict, words)),
        (words("Fault"), words(FAULTS[verdict.fault])),
        (words("Who pays"), payer(verdict, words)),
        (words("Until"), end(verdict, words)),
        (words("Left"), left(verdict, words)),
        (words("Odometer"), odometer),
        (words("Since then"), words.join(prolonged(verdict, words))),
        (words("Clause"), clause(verdict.term, words)),
    ]
    return Card([pair for pair in pairs if pair[1]])


def verdict_sheet(found: Check, words: Words) -> Sheet:
    """The verdicts on all components as a table."""
    columns = (
        (words("Component"), 1), (words("Answer"), 2), (words("Since then"), UNDER), (words("Who pays"), 0),
        (words("Until"), 0), (words("Left"), 1), (words("Clause"), 1),
    )  # fmt: skip
    rows = [
        [
            title(one, words), answer(one, words), words.join(prolonged(one, words)), payer(one, words),
            end(one, words), left(one, words), clause(one.term, words),
        ]
        for one in found.verdicts
    ]  # fmt: skip
    return Sheet(columns, rows)


def remarks(found: Check, words: Words) -> list[str]:
    """What the answer rests on and does not know."""
    said = []
    if found.recorded:
        said.append(words("The exception is recorded; `svc undo` takes it back."))
    if found.named:
        comma = "、" if words.language == "zh" else ", "
        names = comma.join(f"{words.text(one.en, one.zh)} ({one.component})" for one in found.named)
        said.append(words("Components with a term of their own: {names}.", names=names))
    awaited = {one.term.starts for one in found.verdicts if one.term and not (one.covered or one.life.starts_on)}
    for start in Start:
        if start in awaited:
            command = RECORDED[start].format(id=f"S{found.held.id}")
            said.append(words("To record the {event}: {command}", event=words(STARTS[start]), command=command))
    running = [one for one in found.verdicts if one.term and one.covered]
    if any(one.term and one.term.km is not None and one.reading is None for one in running):
        said.append(words("What the odometer shows is not known; say it with --km."))
    if any(one.term and one.term.uses is not None and one.uses is None for one in running):
        said.append(words("How often it was used is not known; say it with --uses."))
    return said


def rights_data(found: Rights, words: Words) -> Json:
    """The terms of a purchase in JSON."""
    items = []
    for one in found.verdicts:
        pays = {fault.value: paid_by(one.term, fault).value for fault in Fault} if one.term else {}
        items.append({**verdict_data(one, words), "pays": pays})
    made = [exemption_data(one, words) for one in found.exemptions]
    return {**held_data(found.held), "on": found.on.isoformat(), "exceptions": made, "items": items}


def rights_page(found: Rights, words: Words) -> Page:
    """The terms of a purchase as a clerk reads them to the customer."""
    heading = words("{id} {item} of {who}, {day}", id=f"S{found.held.id}", item=found.held.item,
                    who=found.held.customer, day=found.on)  # fmt: skip
    columns = (
        (words("Component"), 1), (words("Clause"), UNDER), (words("From"), 0), (words("Until"), 0),
        (words("How long"), 1), (words("Since then"), UNDER), (words("Who pays"), 1),
    )  # fmt: skip
    rows = [
        [
            title(one, words), clause(one.term, words), begins(one, words), end(one, words),
            length(one.term, words), words.join(prolonged(one, words)), who_pays(one.term, words),
        ]
        for one in found.verdicts if one.term
    ]  # fmt: skip
    said = [exemption_line(one, found.held.item, words) for one in found.exemptions]
    nothing = [] if rows else [words("No warranty was agreed for it.")]
    return Page(heading, [Sheet(columns, rows), *([Lines(said)] if said else [])], nothing)


def begins(verdict: Verdict, words: Words) -> str:
    """The first day of a term, or with what it will begin."""
    if verdict.life.starts_on is not None:
        return words.day(verdict.life.starts_on)
    return words("{event} not recorded", event=words(STARTS[verdict.term.starts])) if verdict.term else ""


def ending_data(one: Ending, words: Words) -> Json:
    """A term that ends soon, in JSON."""
    return {**held_data(one.held), **verdict_data(one.verdict, words)}


def list_data(found: EndingList, words: Words) -> Json:
    """Terms that end soon, in JSON."""
    days = {"on": found.on.isoformat(), "until": found.until.isoformat()}
    return {**days, "total": found.total, "items": [ending_data(one, words) for one in found.items]}


def list_page(found: EndingList, words: Words) -> Page:
    """Terms that end soon, as a table."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Phone"), UNDER), (words("Item"), 1),
        (words("Component"), 1), (words("Until"), 0), (words("Days left"), 0),
    )  # fmt: skip
    rows = [
        [
            f"S{one.held.id}", one.held.customer, labels.phone(one.held.phone), one.held.item,
            title(one.verdict, words), end(one.verdict, words), str(one.verdict.days_left),
        ]
        for one in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], followups.total(len(found.items), found.total, words))


VIEWS = {
    Check: View("svc.warranty/1", check_data, check_page),
    Rights: View("svc.warranty-rights/1", rights_data, rights_page),
    EndingList: View("svc.warranties/1", list_data, list_page),
}
