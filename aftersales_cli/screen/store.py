"""The store itself."""

import shlex

from aftersales_cli.rules.store import ATTACHMENTS, CheckReport, StoreMade, StorePath
from aftersales_cli.screen import Json, View, due
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Card, Lines, Page, Typed
from aftersales_cli.screen.words import Words

CHECKS = {
    "sqlite": N_("Structure of the file"),
    "tables": N_("Tables as this version makes them"),
    "references": N_("References between records"),
    "triggers": N_("Journal sees every table"),
    "journal": N_("Commands completed"),
    "cases": N_("Open cases with a date"),
    "loop": N_("Cases as their records say"),
    "entries": N_("Journal and records agree"),
    "closed": N_("Closed complaints went through the loop"),
    "kept": N_("What was not changed since the newest backup"),
    ATTACHMENTS: N_("Copies of attached files"),
}


def made_data(made: StoreMade, words: Words) -> Json:
    """A new store in JSON."""
    item: Json = {"path": made.path, "name": made.name, "playbook": made.playbook, "user": made.user}
    if made.demo is not None:
        item["due"] = due.list_data(made.demo, words)
    return {"items": [item]}


def made_page(made: StoreMade, words: Words) -> Page:
    """A new store in sentences; a sample store with its list and the line that goes on with it."""
    if made.demo is None:
        said = words("Made the store {name} with the playbook {playbook}:", name=made.name, playbook=made.playbook)
        return Page("", [Lines([said]), Typed([made.path])], [words("Next: svc customer new NAME --phone NUMBER")])
    listed = due.list_page(made.demo, words)
    go_on = f"export SVC_DB={shlex.quote(made.path)} SVC_USER={shlex.quote(made.user or '')}"
    remarks = [*listed.remarks, words("All people and events are made up. To go on playing with this store, type:")]
    return Page(listed.title, [*listed.blocks, Lines(["", *remarks]), Typed([f"  {go_on}"])])


def path_data(found: StorePath, words: Words) -> Json:
    """Where the store is, in JSON."""
    return {"items": [{"path": found.path, "exists": found.exists}]}


def path_page(found: StorePath, words: Words) -> Page:
    """Where the store is."""
    missing = [] if found.exists else [words("There is no store there yet; `svc init` makes one.")]
    return Page("", [Typed([found.path])], missing)


def check_data(report: CheckReport, words: Words) -> Json:
    """The checks in JSON."""
    items = [{"check": one.check, "ok": not one.trouble, "trouble": one.trouble or None} for one in report.findings]
    return {"path": report.path, "size": report.size, "ok": report.sound, "spare_copies": report.spare, "items": items}


def check_page(report: CheckReport, words: Words) -> Page:
    """The checks for people."""
    pairs = [(words(CHECKS[one.check]), one.trouble or words("sound")) for one in report.findings]
    spare = words.many(
        "{n} copy belongs to no record any more; it is kept for `svc redo` and for backups.",
        "{n} copies belong to no record any more; they are kept for `svc redo` and for backups.",
        report.spare,
    )
    return Page(report.path, [Card(pairs)], [verdict(report, words), *([spare] if report.spare else [])])


def verdict(report: CheckReport, words: Words) -> str:
    """What the checks come to, and what to do."""
    if report.sound:
        return words("The store is sound.")
    if report.only_copies:
        return words(
            "The store is sound, but copies of attached files are not: attach the files again, or put the copies back "
            "from a backup that was made with -o."
        )
    return words(
        "The store is damaged; `svc db restore latest` goes back to the newest backup, and `svc db repair` saves what "
        "can still be read."
    )


VIEWS = {
    StoreMade: View("svc.store/1", made_data, made_page),
    StorePath: View("svc.path/1", path_data, path_page),
    CheckReport: View("svc.check/1", check_data, check_page),
}
