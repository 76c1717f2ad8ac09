"""Lists that go out: the heads of their columns, and what is said when one was written."""

from collections.abc import Mapping

from aftersales_cli.rules.exports import Exported
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words

# `svc import` knows each of these heads, in both languages, where it takes in what stands below.
HEADS = {
    "id": N_("Id"), "customer": N_("Customer id"), "name": N_("Name"), "phone": N_("Phone"), "wechat": N_("WeChat"),
    "kind": N_("Kind"), "district": N_("District"), "address": N_("Address"), "birthday": N_("Birthday"),
    "note": N_("Note"), "since": N_("Customer since"),
    "registered": N_("Since"), "do_not_call": N_("Do not call"), "keeper": N_("Keeper"),
    "adviser": N_("Service adviser"), "referred_by": N_("Brought by"), "item": N_("Item"), "category": N_("Category"),
    "serial": N_("Serial number"), "price": N_("Price"), "quantity": N_("Quantity"), "bought": N_("Purchase date"),
    "deliver_on": N_("Planned delivery"), "delivered": N_("Delivery date"), "accepted": N_("Accepted"),
    "moved_in": N_("Moved in"), "at": N_("When"), "direction": N_("Direction"), "channel": N_("Channel"),
    "outcome": N_("Outcome"), "minutes": N_("Minutes"), "by": N_("By"), "despite": N_("Despite"),
    "purchase": N_("Purchase id"), "case": N_("Case id"), "what": N_("What"), "rule": N_("Rule"),
    "due_on": N_("Due"), "due_at": N_("Agreed time"), "owner": N_("Owner"), "state": N_("State"),
    "closed_at": N_("Closed"), "why": N_("Why"), "made_at": N_("Made"), "remedy": N_("Remedy"),
    "amount": N_("Amount"), "opened_at": N_("Opened"), "cause": N_("Cause"), "severity": N_("Severity"),
    "via": N_("Came by"), "wants": N_("Wants"), "against": N_("Against"), "next_due": N_("Next due"),
    "party": N_("Party"), "measure": N_("Measure"), "place": N_("Place"), "ended": N_("Ended by"),
    "planned_on": N_("Planned for"), "planned_at": N_("Planned at"), "km": N_("Kilometres"), "result": N_("Result"),
    "model": N_("Model"), "budget": N_("Budget"), "wanted_when": N_("Wanted when"), "compared": N_("Compared with"),
    "why_not": N_("Why not"), "test_drive": N_("Test drive"), "role": N_("Role"), "quota": N_("Quota"),
    "absent_from": N_("Away from"), "absent_to": N_("Away until"),
}  # fmt: skip


# How wide a sheet shows a column, where the usual width is not right: in letters.
USUAL = 12
WIDTHS = {
    **dict.fromkeys(("id", "customer", "purchase", "case", "referred_by", "quantity", "minutes"), 8),
    **dict.fromkeys(("at", "due_at", "made_at", "opened_at", "planned_at", "closed_at"), 17),
    "phone": 16, **dict.fromkeys(("serial", "wanted_when", "compared"), 20),
    **dict.fromkeys(("item", "cause", "wants", "measure", "model", "why", "why_not", "despite"), 24),
    **dict.fromkeys(("address", "result"), 30), **dict.fromkeys(("note", "what"), 40),
}  # fmt: skip
# What people read for a code; the causes are the store's own.
CODES: dict[str, dict[str, str]] = {
    "kind": {**labels.KINDS, **labels.COMPLAINTS, **labels.JOBS}, "direction": labels.DIRECTIONS,
    "channel": labels.CHANNELS, "via": labels.CHANNELS, "outcome": labels.OUTCOMES, "state": labels.STATES,
    "severity": labels.SEVERITIES, "remedy": labels.REMEDIES, "party": labels.PARTIES, "ended": labels.STEPS,
    "role": labels.ROLES,
}  # fmt: skip


def spoken(field: str, code: str, causes: Mapping[str, str], words: Words) -> str:
    """A code in the language; `causes` are those of the store, as they are said."""
    if field == "cause":
        return causes.get(code, code)
    return words(CODES[field].get(code, code))


def exported_data(found: Exported, words: Words) -> Json:
    """What was written, in JSON."""
    return {"items": [{"what": found.what, "path": found.path, "rows": found.rows, "masked": found.masked}]}


def exported_page(found: Exported, words: Words) -> Page:
    """What was written, in a sentence."""
    said = words.many("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", found.rows, path=found.path)
    notice = words("It holds names and phone numbers; whoever gets it must be allowed to. --mask hides them.")
    return Page("", [Lines([said])], [notice] if found.private else [])


VIEWS = {Exported: View("svc.export/1", exported_data, exported_page)}
