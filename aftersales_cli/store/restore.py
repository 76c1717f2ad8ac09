"""The way back: a backup in the place of the store, and what it replaced kept."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from aftersales_cli.errors import StoreEmpty, StoreForeign, StoreMissing, StoreReadOnly, StoreUnreachable
from aftersales_cli.errors.backups import BackupDamaged, NotABackup, RestoreOfItself
from aftersales_cli.rules.backups import Occasion, Restored, newest_shared, second
from aftersales_cli.store import backups, files

ENTRIES = "SELECT id, real_at, user, words FROM commands ORDER BY id"
LOST = """SELECT count(*) FROM commands c WHERE id > ? AND kind <> 'roll'
    AND EXISTS (SELECT 1 FROM changes WHERE command_id = c.id)"""


def restore(path: Path, file: Path, at: datetime) -> Restored:
    """Makes the store at `path` what it was in the backup `file`, and keeps what was there.

    Programs that read the store meanwhile go on reading. A store that is damaged, or that is no database at all, is set
    aside and a new file made. Raises StoreTrouble, RestoreOfItself; then the store is as it was.
    """
    real = path.resolve()
    if real.exists() and file.samefile(real):
        raise RestoreOfItself(path=path)
    made_at = backups.made_at(file)
    with closing(reached(file)) as source:
        examine(source, file)
        if not in_order(real):
            aside = make_anew(source, real, at)
            return Restored(str(file), made_at, str(aside) if aside else None, aside is not None, None)
        with closing(files.reach(real)[0]) as live:
            kept = backups.save(live, real, at, Occasion.RESTORE)
            lost = lost_commands(live, source)
            fill(live, source, real)
        return Restored(str(file), made_at, str(files.backup_folder(real) / kept.name), False, lost)


def reached(file: Path) -> sqlite3.Connection:
    """What is to be restored, open. Raises NotABackup, StoreTrouble."""
    try:
        return files.reach(file)[0]
    except (StoreEmpty, StoreForeign) as error:
        raise NotABackup(path=file) from error


def examine(source: sqlite3.Connection, file: Path) -> None:
    """Refuses what is no sound store of ours, or that of a newer svc. Raises BackupDamaged, NotABackup, StoreNewer."""
    try:
        found = backups.fault(source)
        if found:
            raise BackupDamaged(path=file, detail=found)
        files.check_version(source, file)
    except StoreForeign as error:
        raise NotABackup(path=file) from error
    except sqlite3.Error as error:
        raise files.trouble(error, file) from error


def in_order(path: Path) -> bool:
    """Whether what is to be replaced is a sound store, of whatever format, that can be kept as a backup; not so where
    nothing is there, or something damaged.

    Raises StoreForeign for a database of another program, StoreReadOnly, StoreTrouble.
    """
    try:
        writable = files.usable(path)
    except (StoreMissing, StoreEmpty):
        return False
    if not writable:
        raise StoreReadOnly(path=path)
    try:
        # Opened to be written, a damaged file would be repaired by SQLite in its own way, or lose its log.
        with closing(files.opened(path, "?mode=ro")) as live:
            if backups.fault(live):
                return False
            if live.execute("PRAGMA application_id").fetchone()[0] != files.APPLICATION_ID:
                raise StoreForeign(path=path)
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error
    return True


def lost_commands(live: sqlite3.Connection, source: sqlite3.Connection) -> int | None:
    """How many commands changed something in the live store and are not in the backup; None where the journal of
    another format cannot be read.
    """
    try:
        shared = newest_shared(live.execute(ENTRIES), source.execute(ENTRIES))
        return int(live.execute(LOST, [shared]).fetchone()[0])
    except sqlite3.Error:
        return None


def fill(live: sqlite3.Connection, source: sqlite3.Connection, path: Path) -> None:
    """Makes the live file what the backup is, in one transaction. Raises StoreTrouble."""
    try:
        # A backup that somebody copied into the store's place by hand has no log yet; readers need one.
        live.execute("PRAGMA journal_mode = WAL")
        files.transfer(source, live, path)
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error


def make_anew(source: sqlite3.Connection, path: Path, at: datetime) -> Path | None:
    """Makes the store from a backup where none is that could be kept as one.

    Returns where that which lay there is now, None where nothing did. Raises StoreTrouble; then it lies there again.
    """

    moment = backups.vacant(lambda moment: set_aside(path, moment).exists(), at)
    aside, moved = set_aside(path, moment), False
    try:
        files.make_folder(path.parent)
        try:
            moved = move(path, aside)
            backups.copy(source, path, path)
            with closing(files.opened(path, "?mode=rw")) as live:
                live.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            move(aside, path)
            raise
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error
    except OSError as error:
        raise StoreUnreachable(path=path, detail=error.strerror) from error
    return aside if moved else None


def set_aside(path: Path, at: datetime) -> Path:
    """The name under which a damaged store is kept."""
    return path.with_name(f"{path.name}.damaged-{second(at)}")


def move(path: Path, target: Path) -> bool:
    """Gives a file, and what SQLite left beside it, another name; returns whether anything was there."""
    moved = False
    for suffix in files.PARTS:
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(target.with_name(target.name + suffix))
            moved = True
    return moved
