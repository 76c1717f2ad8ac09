"""A contact that was corrected."""

from aftersales_cli.rules.corrections import CallCorrected
from aftersales_cli.screen import Json, View, followups
from aftersales_cli.screen.calls import call_data, call_text, moved_data, revived_text
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def corrected_data(found: CallCorrected, words: Words) -> Json:
    """A corrected contact in JSON."""
    duties = {"reopened": found.reopened, "closed": found.closed, "unreachable": found.lost}
    changed = {name: [followups.followup_data(one, words) for one in some] for name, some in duties.items()}
    revived = [moved_data(one, words) for one in found.revived]
    return {"items": [{**call_data(found.call), **changed, "revived": revived}]}


def corrected_page(found: CallCorrected, words: Words) -> Page:
    """A corrected contact in sentences."""
    call = found.call
    lines = [
        words("Corrected {id} with {who}: {what}.", id=f"L{call.id}", who=call.customer, what=call_text(call, words))
    ]
    if call.note:
        lines.append(f"  {followups.first_line(call.note)}")
    lines += [words("  Open again: {duty}", duty=followups.one_line(one, words)) for one in found.reopened]
    lines += [words("  Given up: {duty}", duty=followups.one_line(one, words)) for one in found.lost]
    lines += [revived_text(one, words) for one in found.revived]
    lines += [words("  Closed: {duty}", duty=followups.one_line(one, words)) for one in found.closed]
    remarks = [words("Check the number with `svc customer edit`.")] if call.outcome == "wrong-number" else []
    return Page("", [Lines(lines)], remarks)


VIEWS = {CallCorrected: View("svc.call/1", corrected_data, corrected_page)}
