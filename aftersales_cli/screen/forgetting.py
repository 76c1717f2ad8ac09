"""What became of the data of a customer who was forgotten."""

from aftersales_cli.rules.forgetting import Forgotten
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words

DONE = {
    "kept": N_("  It still stands in the backup of {when}: {name}"),
    "rewritten": N_("  Taken out of the backup of {when}: {name}"),
    "removed": N_("  Removed the backup of {when}: {name}"),
}


def forgotten_data(found: Forgotten, words: Words) -> Json:
    """What was taken away, in JSON."""
    held = [{"name": one.name, "at": one.at.isoformat(), "done": one.done} for one in found.backups]
    until = found.kept_until.isoformat() if found.kept_until else None
    kept = {"records": found.records, "kept_until": until, "clean": found.clean, "backups": held}
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
    remarks = []
    if any(one.done == "kept" for one in found.backups):
        again = f"svc customer forget K{found.customer_id} --yes --backups"
        remarks.append(words("To take it out of those backups too: {command}", command=again))
    remarks.append(words("Backups and files that were put elsewhere are not known here; see to them yourself."))
    return Page("", [Lines(lines)], remarks)


VIEWS = {Forgotten: View("svc.forgotten/1", forgotten_data, forgotten_page)}
