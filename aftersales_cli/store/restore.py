"""The way back: a backup in the place of the store, and what it replaced kept."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from aftersales_cli.errors import StoreEmpty, StoreForeign, StoreMissing, StoreReadOnly, StoreUnreachable
from aftersales_cli.errors.backups import AnotherStore, BackupDamaged, ChangedMeanwhile, NotABackup, RestoreOfItself
from aftersales_cli.rules import ids
from aftersales_cli.rules.backups import Occasion, Restored, newest_shared, second
from aftersales_cli.store import backups, copies, files

ENTRIES = "SELECT id, real_at, user, words FROM commands ORDER BY id"
LOST = """SELECT count(*) FROM commands c WHERE id > ? AND kind <> 'roll'
    AND EXISTS (SELECT 1 FROM changes WHERE command_id = c.id)"""
# Fewer than any store has, so that there is a moment between the first and the last.
FEW_PAGES = 16


def restore(path: Path, file: Path, at: datetime) -> Restored:
    """Makes the store at `path` what it was in the backup `file`, and keeps what was there.

    Programs that read the store meanwhile go on reading. A store that is damaged, or that is no database at all, is set
    aside and a new file made. The copies of attached files that are missing beside the store come from beside the
    backup. Raises StoreTrouble, RestoreOfItself, AnotherStore; then the store is as it was.
    """
    real = files.real(path)
    with suppress(OSError):
        if file.samefile(real):
            raise RestoreOfItself(path=path)
    made_at = backups.made_at(file)
    with closing(reached(file)) as source:
        examine(source, file)
        sound, home = in_order(real), files.attachment_folder(real)
        with copies.brought(copies.wanted(source), copies.homes(file), home) as missing:
            if not sound:
                aside = make_anew(source, real, at)
                return Restored(str(file), made_at, str(aside) if aside else None, aside is not None, None, missing)
            kept, lost, back = replace(real, source, file, at)
            return Restored(str(file), made_at, str(kept), False, lost, missing, back)


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


def lost_commands(live: sqlite3.Connection, source: sqlite3.Connection, file: Path) -> int | None:
    """How many commands changed something in the live store and are not in the backup; None where the journal of
    another format cannot be read. Raises AnotherStore where the two did not begin as one.
    """
    try:
        shared = newest_shared(live.execute(ENTRIES), source.execute(ENTRIES))
        if not shared:
            (name,) = source.execute("SELECT value FROM settings WHERE key = 'name'").fetchone()
            raise AnotherStore(path=file, name=name)
        return int(live.execute(LOST, [shared]).fetchone()[0])
    except sqlite3.Error:
        return None


def replace(
    path: Path, source: sqlite3.Connection, file: Path, at: datetime
) -> tuple[Path, int | None, tuple[str, ...]]:  # fmt: skip
    """Fills a sound store with a backup; returns where that which it held is kept, how many commands are lost, and who
    had been forgotten and is back.

    Raises StoreTrouble, AnotherStore; then it is as it was.
    """
    try:
        with closing(files.reach(path)[0]) as live, closing(files.reach(path)[0]) as other:
            # A backup that somebody copied into the store's place by hand has no log yet; readers need one.
            live.execute("PRAGMA journal_mode = WAL")
            version = data_version(other)
            lost, back = lost_commands(live, source, file), brought_back(live, source)
            kept = backups.save(live, path, at, Occasion.RESTORE)
            fill(live, source, path, lambda: data_version(other) == version)
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error
    return files.backup_folder(path) / kept.name, lost, back


def brought_back(live: sqlite3.Connection, source: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of customers who are forgotten in the live store and not in a backup; nobody where either is of a format
    that forgets nobody.
    """
    try:
        gone = [row[0] for row in live.execute("SELECT id FROM customers WHERE forgotten_on IS NOT NULL ORDER BY id")]
        known = (
            {row[0] for row in source.execute("SELECT id FROM customers WHERE forgotten_on IS NULL")} if gone else {}
        )
    except sqlite3.Error:
        return ()
    return tuple(ids.show(ids.CUSTOMER, number) for number in gone if number in known)


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when somebody else changes the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def fill(live: sqlite3.Connection, source: sqlite3.Connection, path: Path, unchanged: Callable[[], bool]) -> None:
    """Makes the live file what the backup is, in one transaction, if it is `unchanged` when that has begun: what
    somebody wrote after it was kept would be lost. Raises ChangedMeanwhile, StoreBusy, sqlite3.Error.
    """

    def check() -> None:
        if not unchanged():
            raise ChangedMeanwhile(path=path)

    files.transfer(source, live, path, FEW_PAGES, check)


def make_anew(source: sqlite3.Connection, path: Path, at: datetime) -> Path | None:
    """Makes the store from a backup where none is that could be kept as one.

    Returns where that which lay there is now, None where nothing did. Raises StoreTrouble; then it lies there again.
    """
    try:
        aside = name_aside(path, backups.vacant(lambda moment: name_aside(path, moment).exists(), at))
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


def name_aside(path: Path, at: datetime) -> Path:
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
