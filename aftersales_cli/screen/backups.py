"""Backups."""

from datetime import datetime
from pathlib import Path

from aftersales_cli.rules.backups import Backup, BackupList, BackupMade, Restored
from aftersales_cli.screen import Json, View, followups
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Block, Lines, Page, Sheet, Typed
from aftersales_cli.screen.words import Words

OCCASIONS = {
    "daily": N_("before the day's first change"),
    "before-conversion": N_("before a conversion"),
    "by-hand": N_("made by hand"),
    "before-restore": N_("before a restore"),
}
UNITS = ((10**9, "GB"), (10**6, "MB"), (10**3, "kB"))


def size(count: int, words: Words) -> str:
    """A number of bytes as people read it, 1.2 MB; exact in a spreadsheet."""
    for unit, name in UNITS:
        if count >= unit and not words.exact:
            return f"{count / unit:.1f} {name}"
    return str(count) if words.exact else f"{count} B"


def file_data(path: Path, at: datetime, count: int) -> Json:
    """A backup as a file, in JSON."""
    return {"name": path.name, "path": str(path), "made_at": at.isoformat(), "size": count}


def list_data(found: BackupList, words: Words) -> Json:
    """The backups in JSON."""
    items = [
        {**file_data(Path(found.folder) / one.name, one.at, one.size), "kind": one.occasion} for one in found.items
    ]
    return {"folder": found.folder, "items": items}


def row(one: Backup, words: Words) -> list[str]:
    """A backup as a row."""
    return [one.name, words(OCCASIONS[one.occasion]), words.moment(one.at), size(one.size, words)]


def list_page(found: BackupList, words: Words) -> Page:
    """The backups for people."""
    columns = ((words("Name"), 0), (words("Occasion"), UNDER), (words("When"), 0), (words("Size"), 0))
    where = [words("Folder: {path}", path=found.folder)] if found.items else []
    remarks = [*followups.total(len(found.items), len(found.items), words), *where]
    return Page("", [Sheet(columns, [row(one, words) for one in found.items])], remarks)


def made_data(made: BackupMade, words: Words) -> Json:
    """A new backup in JSON."""
    return {"items": [{**file_data(Path(made.path), made.at, made.size), "missing_copies": made.missing}]}


def made_page(made: BackupMade, words: Words) -> Page:
    """A new backup: its size and its path."""
    return Page(
        "",
        [Lines([words("Made and checked a backup of {size}:", size=size(made.size, words))]), Typed([made.path])],
        without(made.missing, words),
    )


def without(missing: int, words: Words) -> list[str]:
    """How many attached files have no copy, if there are any."""
    said = words.many(
        "Of {n} attached file there is no copy; `svc db check` names it.",
        "Of {n} attached files there are no copies; `svc db check` names them.",
        missing,
    )
    return [said] if missing else []


def restored_data(done: Restored, words: Words) -> Json:
    """What was restored, in JSON."""
    item = {
        "name": Path(done.path).name,
        "path": done.path,
        "made_at": done.at.isoformat(),
        "replaced": done.kept,
        "replaced_damaged": done.damaged,
        "lost_commands": done.lost,
        "missing_copies": done.missing,
        "back": [*done.back],
    }
    return {"items": [item]}


def restored_page(done: Restored, words: Words) -> Page:
    """What was restored, what is lost by it, and the way back."""
    said: list[Block] = [
        Lines([words("The store is again as it was on {at}, restored from:", at=done.at)]),
        Typed([done.path]),
    ]
    if done.lost:
        lost = words.many(
            "{n} command that came after it is not in the store any more.",
            "{n} commands that came after it are not in the store any more.",
            done.lost,
        )
        said.append(Lines([lost]))
    if done.kept and done.damaged:
        said += [Lines([words("What lay there was damaged, or no store; it was set aside:")]), Typed([done.kept])]
    elif done.kept:
        said += [
            Lines([words("What was replaced is kept. `svc undo` does not bring it back; to do so, type:")]),
            Typed([f"svc db restore {Path(done.kept).name}"]),
        ]
    if done.back:
        who = {"who": ", ".join(done.back), "command": f"svc customer forget {done.back[0]}"}
        said.append(Lines([words("Forgotten customers are in it again: {who}. To forget them anew: {command}", **who)]))
    return Page("", said, without(done.missing, words))


VIEWS = {
    BackupList: View("svc.backups/1", list_data, list_page),
    BackupMade: View("svc.backup/1", made_data, made_page),
    Restored: View("svc.restore/1", restored_data, restored_page),
}
