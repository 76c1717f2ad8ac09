"""Opening and making the file, and what SQLite's errors mean to a person."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from aftersales_cli.errors import (
    StoreBusy,
    StoreDamaged,
    StoreEmpty,
    StoreExists,
    StoreForeign,
    StoreFull,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    StoreTrouble,
    StoreUnfinished,
    StoreUnreachable,
)

APPLICATION_ID = 0x53564353
FORMAT = 6
TIMEOUT_SECONDS = 5.0
# The store and what SQLite may leave beside it.
PARTS = ("", "-wal", "-shm", "-journal")
# What the folder of backups is called after the store.
BACKUPS = ".backups"
# The errors of SQLite that no file can cause but a damaged one.
OURS = (
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_INTERNAL,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_TOOBIG,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_MISUSE,
    sqlite3.SQLITE_RANGE,
)
UNDECODED = "Could not decode"
# What is not finished is named so, and is removed when it is older than this.
UNFINISHED = ".part"
LEFT_BEHIND = timedelta(hours=1)


def connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The open store in this version's format, and whether it can be written. Nothing is created.

    Raises StoreTrouble.
    """
    connection, writable = reach(path)
    try:
        if not check_version(connection, path):
            connection = converted(connection, path, writable)
    except sqlite3.Error as error:
        raise trouble(error, path) from error
    return connection, writable


def reach(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The open file, whatever stands in it, and whether it can be written. Nothing is created. Raises StoreTrouble."""
    writable = usable(path)
    try:
        return opened(path, "?mode=rw" if writable else read_only(path)), writable
    except sqlite3.Error as error:
        raise trouble(error, path) from error


def usable(path: Path) -> bool:
    """Whether a file that may be a store can be written. Raises StoreTrouble where it cannot be one."""
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise StoreMissing(path=path) from error
    except OSError as error:
        raise StoreUnreachable(path=path, detail=error.strerror) from error
    if path.is_dir():
        raise StoreForeign(path=path)
    if size == 0:
        raise StoreEmpty(path=path)
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's own autocommit: transactions are begun by hand."""
    uri = path.absolute().as_uri() + mode
    return sqlite3.connect(uri, uri=True, timeout=TIMEOUT_SECONDS, isolation_level=None)


def read_only(path: Path) -> str:
    """How to open what cannot be written. Raises StoreUnfinished where changes still wait beside it."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        raise StoreUnfinished(path=path, wal=wal)
    return "?mode=ro&immutable=1"


def check_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is of the format that this version writes. Raises where it is foreign or newer."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreForeign(path=path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > FORMAT:
        raise StoreNewer(path=path, found=found, known=FORMAT)
    return bool(found == FORMAT)


def converted(connection: sqlite3.Connection, path: Path, writable: bool) -> sqlite3.Connection:
    """The file brought up to this version's format. Raises StoreReadOnly where that cannot be written."""
    if not writable:
        raise StoreReadOnly(path=path)
    from aftersales_cli.store import schema

    schema.convert(connection, path)
    return connection


def make(path: Path) -> None:
    """Makes an empty store of this version's format, readable by its owner alone. Raises StoreExists."""
    from aftersales_cli.store import schema

    try:
        make_folder(path.parent)
        claim(path)
    except FileExistsError as error:
        raise StoreExists(path=path) from error
    except OSError as error:
        raise StoreUnreachable(path=path, detail=error.strerror) from error
    try:
        connection = opened(path, "?mode=rw")
        schema.create(connection)
        connection.close()
    except sqlite3.Error as error:
        unmake(path)
        raise trouble(error, path) from error


def claim(path: Path) -> None:
    """Takes the place of a new file, readable by its owner alone. Raises FileExistsError, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def unmake(path: Path) -> None:
    """Removes a store that could not be finished, with what lies beside it."""
    for suffix in PARTS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Makes the missing folders of a path, each for its owner alone."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    # Somebody else may have made it in this moment.
    folder.mkdir(mode=0o700, exist_ok=True)


def real(path: Path) -> Path:
    """The file itself where `path` is a link to it."""
    return Path(os.path.realpath(path))


def backup_folder(path: Path) -> Path:
    """Where the backups of a store are: in a folder beside the file itself, also where `path` is a link to it."""
    found = real(path)
    return found.with_name(f"{found.name}{BACKUPS}")


def attachment_folder(path: Path) -> Path:
    """Where the copies of attached files are: beside the store itself, and just so beside a backup that was made as a
    file of its own.
    """
    found = real(path)
    return found.with_name(f"{found.name}.files")


def backed_up(path: Path, day: date) -> bool:
    """Whether a backup was made on a day. Every change asks this, so that nothing but names is read."""
    try:
        return any(backup_folder(path).glob(f"{day.isoformat()}_*.db"))
    except OSError:
        return False


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet, for its owner alone. Raises FileThere, NoSuchFolder, CannotWrite."""
    with new_file(path) as file:
        file.write(text.encode())


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is not there yet, for its owner alone, to be written; where that fails it is gone again. Raises
    FileThere, NoSuchFolder, CannotWrite.
    """
    from aftersales_cli.errors.backups import NoSuchFolder
    from aftersales_cli.errors.documents import CannotWrite, FileThere

    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    except FileExistsError as error:
        raise FileThere(path=path) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFolder(folder=path.parent) from error
    except OSError as error:
        raise CannotWrite(path=path, detail=error.strerror) from error


def flush(path: Path) -> None:
    """Returns when a file, or the names in a folder, are on the disk itself."""
    # Windows opens no folder.
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path, now: datetime) -> None:
    """Removes what a program that was killed left unfinished; what is younger may still be growing."""
    for left in folder.glob(f"*{UNFINISHED}*"):
        with suppress(OSError):
            if left.stat().st_mtime < (now - LEFT_BEHIND).timestamp():
                left.unlink()


def transfer(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    path: Path,
    pages: int = -1,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Makes one open file the same as another, in a single transaction.

    `check` is called between so many `pages` each, never if negative, while nobody else can write to the target; what
    it raises ends the transaction without a change. Raises StoreBusy, naming `path`, where one of the two stays locked;
    else SQLite would try for ever.
    """

    def watch(status: int, _remaining: int, _pages: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreBusy(path=path)
        # At the last call all is written for good.
        if status == sqlite3.SQLITE_OK:
            check()

    source.backup(target, pages=pages, progress=watch)


def trouble(error: sqlite3.Error, path: Path) -> StoreTrouble:
    """What SQLite's error means, and what to do about it. Raises the error itself where it is a mistake in a statement
    of ours: no path and no rights mend that.
    """
    detail = str(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in OURS or (code == 0 and UNDECODED not in detail):
        raise error
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(path=path)
    if code == sqlite3.SQLITE_READONLY:
        return StoreReadOnly(path=path)
    if code == sqlite3.SQLITE_FULL:
        return StoreFull(path=path)
    if code == sqlite3.SQLITE_NOTADB:
        return StoreForeign(path=path)
    # Text that is no text any more is told without a code.
    if code in (sqlite3.SQLITE_CORRUPT, 0):
        return StoreDamaged(path=path, detail=detail)
    if code == sqlite3.SQLITE_IOERR:
        from aftersales_cli.errors.faults import StoreDiskFailed

        return StoreDiskFailed(path=path, detail=detail)
    return StoreUnreachable(path=path, detail=detail)
