"""The journal."""

from aftersales_cli.rules.journal import Entry, JournalList, Reversed
from aftersales_cli.screen import Json, View, followups
from aftersales_cli.screen.page import Lines, Page, Sheet
from aftersales_cli.screen.words import Words


def entry_data(entry: Entry) -> Json:
    """An entry in JSON."""
    return {
        "id": entry.ref,
        "at": entry.at.isoformat(),
        "real_at": entry.real_at.isoformat(),
        "user": entry.user,
        "kind": entry.kind,
        "words": entry.words,
        "rows": entry.rows,
        "reverses": f"X{entry.reverses}" if entry.reverses else None,
        "undone_by": f"X{entry.undone_by}" if entry.undone_by else None,
    }


def state(entry: Entry, words: Words) -> str:
    """What became of an entry."""
    if entry.undone_by:
        return words("undone by {id}", id=f"X{entry.undone_by}")
    if entry.reverses:
        return words("reverses {id}", id=f"X{entry.reverses}")
    return "" if entry.kind == "do" else words("cannot be undone")


def list_data(found: JournalList, words: Words) -> Json:
    """The journal in JSON."""
    return {"total": found.total, "items": [entry_data(entry) for entry in found.items]}


def list_page(found: JournalList, words: Words) -> Page:
    """The journal for people."""
    columns = ((words("Id"), 0), (words("When"), 0), (words("By"), 0), (words("Command"), 1), (words("State"), 0))
    rows = [[one.ref, words.moment(one.at), one.user, one.words, state(one, words)] for one in found.items]
    return Page("", [Sheet(columns, rows)], followups.total(len(rows), found.total, words))


def reversed_data(done: Reversed, words: Words) -> Json:
    """What was taken back or brought back, in JSON."""
    return {"items": [{**entry_data(done.entry), "redo": done.redo, "rows": done.rows}]}


def reversed_page(done: Reversed, words: Words) -> Page:
    """What was taken back or brought back, in a sentence."""
    what = {"id": done.entry.ref, "command": done.entry.words}
    if done.redo:
        return Page("", [Lines([words("Brought back {id}: {command}", **what)])])
    return Page("", [Lines([words("Undone {id}: {command}", **what)])])


VIEWS = {
    JournalList: View("svc.journal/1", list_data, list_page),
    Reversed: View("svc.undo/1", reversed_data, reversed_page),
}
