"""Lists that go out: the heads of their columns, and what is said when one was written."""

from aftersales_cli.rules.exports import Exported
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words

# `svc import` knows each of these heads, in both languages.
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


def exported_data(found: Exported, words: Words) -> Json:
    """What was written, in JSON."""
    return {"items": [{"what": found.what, "path": found.path, "rows": found.rows, "masked": found.masked}]}


def exported_page(found: Exported, words: Words) -> Page:
    """What was written, in a sentence."""
    said = words.many("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", found.rows, path=found.path)
    notice = words("It holds names and phone numbers; whoever gets it must be allowed to. --mask hides them.")
    return Page("", [Lines([said])], [] if found.masked else [notice])


VIEWS = {Exported: View("svc.export/1", exported_data, exported_page)}
