"""Whether a customer may be contacted."""

from aftersales_cli.rules.consents import Consent, ConsentSaved, Standing
from aftersales_cli.rules.due import is_recall
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def consent_data(consent: Consent) -> Json:
    """What a customer said, in JSON."""
    return {
        "standing": consent.standing,
        "on": consent.on.isoformat(),
        "via": consent.via,
        "note": consent.note,
        "at": consent.at.isoformat(),
        "by": consent.by,
    }


def consent_text(consent: Consent, words: Words) -> str:
    """What a customer said, in one line."""
    day = words.day(consent.on)
    if consent.standing == Standing.GIVEN:
        said = words("may be contacted, said on {day}", day=day)
    else:
        said = words("withdrawn on {day}: only open cases and recalls", day=day)
    via = words(labels.CHANNELS[consent.via]) if consent.via else None
    return " · ".join(filter(None, [said, via, consent.note]))


def saved_data(saved: ConsentSaved, words: Words) -> Json:
    """What was written down, in JSON."""
    who = {"id": f"K{saved.customer.id}", "name": saved.customer.name}
    lists = {"stopped": saved.stopped, "kept": saved.kept}
    duties = {name: [followups.followup_data(one, words) for one in some] for name, some in lists.items()}
    return {"items": [{"customer": who, **consent_data(saved.consent), **duties}]}


def saved_page(saved: ConsentSaved, words: Words) -> Page:
    """What was written down, and what is called off for it."""
    who = f"K{saved.customer.id} {saved.customer.name}"
    lines = [words("{who}: {consent}.", who=who, consent=consent_text(saved.consent, words))]
    lines += followups.changes((), (), saved.stopped, words)
    for one in saved.kept:
        said = N_("  Kept: {duty}") if is_recall(one) else N_("  Kept for an open case: {duty}")
        lines.append(words(said, duty=followups.one_line(one, words)))
    return Page("", [Lines(lines)])


VIEWS = {ConsentSaved: View("svc.consent/1", saved_data, saved_page)}
