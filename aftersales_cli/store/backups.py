"""Backups: made by SQLite itself, checked, kept in a folder beside the store, and thinned."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from aftersales_cli.errors import StoreUnreachable
from aftersales_cli.errors.backups import (
    BackupExists,
    BackupFailed,
    BackupFull,
    BackupUnsound,
    NoBackups,
    NoSuchBackup,
    NoSuchFolder,
)
from aftersales_cli.rules import backups as rules
from aftersales_cli.rules.backups import Backup, BackupList, BackupMade, Occasion
from aftersales_cli.store import copies, files

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def listed(path: Path) -> BackupList:
    """The backups of a store, whether or not it is there itself. Raises StoreUnreachable."""
    folder, found = files.backup_folder(path), []
    try:
        for entry in folder.iterdir():
            made = rules.read(entry.name)
            if made is not None:
                # Another process may be thinning them.
                with suppress(FileNotFoundError):
                    found.append(Backup(entry.name, made[0].astimezone(), made[1], entry.stat().st_size))
    except (FileNotFoundError, NotADirectoryError):
        return BackupList(str(folder), ())
    except OSError as error:
        raise StoreUnreachable(path=folder, detail=error.strerror) from error
    return BackupList(str(folder), rules.newest_first(found))


def files_of(path: Path) -> list[Path]:
    """The files of the backups of a store, newest first. Raises StoreUnreachable."""
    return [files.backup_folder(path) / one.name for one in listed(path).items]


def find(path: Path, named: Path) -> Path:
    """The file that `latest`, the name of a backup or a path means. Raises NoBackups, NoSuchBackup."""
    folder = files.backup_folder(path)
    if str(named) == "latest":
        found = listed(path).items
        if not found:
            raise NoBackups(folder=folder)
        return folder / found[0].name
    for candidate in (folder / named, named):
        with suppress(OSError):
            if candidate.exists():
                return candidate.absolute()
    raise NoSuchBackup(value=str(named))


def made_at(file: Path) -> datetime:
    """When a backup was made: its name says it, or else the day of the file."""
    found = rules.read(file.name)
    return found[0].astimezone() if found else datetime.fromtimestamp(int(file.stat().st_mtime)).astimezone()


def local_time(connection: sqlite3.Connection) -> datetime:
    """The machine's own time, where no desk is there yet to be asked for it."""
    (now,) = connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime')").fetchone()
    return datetime.fromisoformat(now).astimezone()


def make_daily(source: sqlite3.Connection, path: Path, at: datetime) -> None:
    """Makes the backup of a day and thins the others. Raises BackupFailed, BackupFull, BackupUnsound.

    Where two programs begin the day together, the first one's stays.
    """
    made = save(source, path, at, Occasion.DAILY)
    folder = files.backup_folder(path)
    today = [one for one in listed(path).items if one.occasion == Occasion.DAILY and one.at.date() == at.date()]
    for later in today[:-1]:
        with suppress(OSError):
            (folder / later.name).unlink()
    thin(path, made)


def make_by_hand(source: sqlite3.Connection, path: Path, at: datetime, target: Path | None) -> BackupMade:
    """Makes a backup now: in the folder beside the store, thinning the others, or at `target`, where it stays for good
    with the copies of attached files beside it.

    Raises BackupExists, NoSuchFolder, BackupFailed, BackupFull, BackupUnsound, CopyFailed, CopyFull.
    """
    if target is None:
        made = save(source, path, at, Occasion.BY_HAND)
        thin(path, made)
        return BackupMade(str(files.backup_folder(path) / made.name), at, made.size)
    target = target.absolute()
    with told(path, target.parent):
        try:
            files.claim(target)
        except FileExistsError as error:
            raise BackupExists(path=target) from error
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoSuchFolder(folder=target.parent) from error
        try:
            copy(source, path, target)
            home, beside = files.attachment_folder(path), files.attachment_folder(target)
            with copies.brought(copies.wanted(source), [home], beside) as missing:
                return BackupMade(str(target), at, target.stat().st_size, missing)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def save(source: sqlite3.Connection, path: Path, at: datetime, occasion: Occasion) -> Backup:
    """Puts a checked copy of the store at `path`, which `source` has open, into the folder beside it.

    Raises BackupFailed, BackupFull, BackupUnsound; then no file is left.
    """
    folder = files.backup_folder(path)
    with told(path, folder):
        files.make_folder(folder)
        files.sweep(folder, at)
        at = rules.in_order(at, listed(path).items)
        at = vacant(lambda moment: any(folder.glob(f"{rules.second(moment)}_*.db")), at)
        target = folder / rules.named(at, occasion)
        copy(source, path, target)
        return Backup(target.name, at, occasion, target.stat().st_size)


def vacant(taken: Callable[[datetime], bool], at: datetime) -> datetime:
    """The first second from `at` on that no file is named after: two made in one second have two names, in order."""
    while taken(at):
        at += timedelta(seconds=1)
    return at


def copy(source: sqlite3.Connection, path: Path, target: Path) -> None:
    """Copies an open store to `target`: a file that needs no other beside it, checked and on the disk before it has
    that name. Raises BackupUnsound, sqlite3.Error, OSError.
    """
    handle, name = tempfile.mkstemp(prefix="unfinished-", suffix=files.UNFINISHED, dir=target.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            files.transfer(source, connection, path)
            connection.execute("PRAGMA journal_mode = DELETE")
            found = fault(connection)
        if found:
            raise BackupUnsound(path=path, detail=found)
        files.flush(unfinished)
        unfinished.replace(target)
        files.flush(target.parent)
    finally:
        files.unmake(unfinished)


def fault(connection: sqlite3.Connection) -> str:
    """What SQLite's quick check finds wrong with an open file; nothing if it is sound. Raises sqlite3.Error."""
    try:
        said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in DAMAGE:
            return str(error)
        raise
    return "" if said == "ok" else " ".join(said.split())


def thin(path: Path, made: Backup) -> None:
    """Removes the backups that are not needed any more; one that cannot be removed waits for the next time."""
    for one in rules.superfluous(listed(path).items, made):
        with suppress(OSError):
            (files.backup_folder(path) / one.name).unlink()


@contextmanager
def told(path: Path, folder: Path) -> Iterator[None]:
    """Says what went wrong while a backup of the store at `path` was made in `folder`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in DAMAGE:
            raise BackupUnsound(path=path, detail=str(error)) from error
        if code == sqlite3.SQLITE_FULL:
            raise BackupFull(folder=folder) from error
        raise BackupFailed(folder=folder, detail=str(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BackupFull(folder=folder) from error
        raise BackupFailed(folder=folder, detail=error.strerror) from error
