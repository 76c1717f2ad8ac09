"""What became of the data of a customer who was forgotten."""

from aftersales_cli.rules.forgetting import Forgotten
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words

# So many others are named.
MOST = 20
DONE = {
    "kept": N_("  It still stands in the file of {when}: {name}"),
    "rewritten": N_("  Taken out of the file of {when}: {name}"),
    "removed": N_("  Removed the file of {when}: {name}"),
}


def forgotten_data(found: Forgotten, words: Words) -> Json:
    """What was taken away, in JSON."""
    held = [{"name": one.name, "at": one.at.isoformat(), "done": one.done} for one in found.backups]
    until = found.kept_until.isoformat() if found.kept_until else None
    named = [f"K{number}" for number in found.named_by]
    kept = {"records": found.records, "kept_until": until, "clean": found.clean, "backups": held, "named_by": named}
    return {"items": [{"id": f"K{found.customer_id}", "rows": found.rows, "files": found.files, **kept}]}


def forgotten_page(found: Forgotten, words: Words) -> Page:
    """What was taken away, what is kept, and where it still stands."""
    lines = [words("K{id} is forgotten.", id=found.customer_id)]
    if found.records and found.kept_until:
        lines.append(
            words.many(
                "  {n} record of a sale or a repair is kept without a name until {day}.",
                "  {n} records of sales and repairs are kept without a name until {day}.",
                found.records,
                day=found.kept_until,
            )
        )
    lines += [words(DONE[one.done], when=one.at, name=one.name) for one in found.backups]
    if found.named_by:
        who = ", ".join(f"K{number}" for number in found.named_by[:MOST]) + (" ..." if found.named_by[MOST:] else "")
        lines.append(
            words("  The name or number still stands in what is noted of others, or is a namesake's: {who}", who=who)
        )
    remarks = []
    if any(one.done == "kept" for one in found.backups):
        again = f"svc customer forget K{found.customer_id} --yes --backups"
        remarks.append(words("To take it out of those files too: {command}", command=again))
    remarks.append(words("Files that were put elsewhere are not known here; see to them yourself."))
    return Page("", [Lines(lines)], remarks)


VIEWS = {Forgotten: View("svc.forgotten/1", forgotten_data, forgotten_page)}
