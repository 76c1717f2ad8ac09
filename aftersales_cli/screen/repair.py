"""What was saved of a damaged store."""

from aftersales_cli.rules.repair import Repaired, Saved
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.backups import without
from aftersales_cli.screen.page import Block, Lines, Page, Sheet, Typed
from aftersales_cli.screen.words import Words


def repaired_data(done: Repaired, words: Words) -> Json:
    """What was saved, in JSON."""
    items = [
        {
            "table": one.table,
            "rows": one.rows,
            "mended": one.mended,
            "missing": one.missing,
            "gaps": [{"first": first, "last": last} for first, last in one.gaps],
        }
        for one in done.tables
    ]
    return {
        "path": done.path,
        "damaged": done.damaged,
        "ok": done.sound,
        "missing": done.missing,
        "missing_copies": done.copies,
        "items": items,
    }


def runs(table: Saved) -> str:
    """The numbers that are missing: 3-5, 9."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in table.gaps)


def repaired_page(done: Repaired, words: Words) -> Page:
    """What was saved, for people: the tables that have rows or lack some, and what to do with the new file."""
    columns = (
        (words("Table"), 0), (words("Rows saved"), 0), (words("Mended"), 0), (words("Missing"), 0),
        (words("Numbers missing"), 1),
    )  # fmt: skip
    rows = [
        [words(labels.TABLES[one.table]), str(one.rows), str(one.mended), str(one.missing), runs(one)]
        for one in done.tables
        if one.rows or one.missing
    ]
    blocks: list[Block] = [
        Sheet(columns, rows),
        Lines([words("What could be read is in a new store; the damaged file was not touched:")]),
        Typed([done.path]),
    ]
    lost = words.many("{n} row is missing.", "{n} rows are missing.", done.missing)
    sound, unsound = words("The new store is sound."), words("The new store is not sound; `svc db check` says why.")
    go_on = words("Look into it with --db; to put it in the place of the damaged one: svc db restore FILE")
    return Page("", blocks, [lost, sound if done.sound else unsound, go_on, *without(done.copies, words)])


VIEWS = {Repaired: View("svc.repair/1", repaired_data, repaired_page)}
