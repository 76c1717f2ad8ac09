"""Copies of files that are attached to cases: kept once each in a folder beside the store, under their SHA-256."""

import errno
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from aftersales_cli.errors.attachments import CopyFailed, CopyFull, FileNotRead, NotAFile
from aftersales_cli.errors.lists import NoSuchFile
from aftersales_cli.rules.attachments import LARGEST, Copy, weighed
from aftersales_cli.store import files

NAME = re.compile(r"[0-9a-f]{64}")
PIECE = 1 << 20


@contextmanager
def taken(home: Path, source: Path, now: datetime) -> Iterator[tuple[Copy, Path]]:
    """A copy of a file and where it lies for the moment, in the folder `home`; what is not put in its place by `settle`
    is gone afterwards. Raises NoSuchFile, NotAFile, FileNotRead, FileEmpty, FileTooLarge, CopyFailed, CopyFull.
    """
    with opened(source) as stream:
        with told(home):
            files.make_folder(home)
            files.sweep(home, now)
        unfinished = begun(home)
        try:
            yield poured(stream, source, unfinished), unfinished
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def opened(source: Path) -> Iterator[BinaryIO]:
    """A file that may be attached, open. Raises NoSuchFile, NotAFile, FileNotRead, FileEmpty, FileTooLarge."""
    try:
        found = source.stat()
        # Whoever opens a pipe waits for ever.
        if not source.is_file():
            raise NotAFile(path=str(source))
        weighed(str(source), found.st_size)
        stream = source.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFile(path=str(source)) from error
    except OSError as error:
        raise FileNotRead(path=str(source), detail=error.strerror) from error
    with stream:
        yield stream


def poured(stream: BinaryIO, source: Path, target: Path) -> Copy:
    """Copies an open file, which may have grown since it was weighed. Raises FileNotRead, FileTooLarge, CopyFailed."""
    size, digest = 0, sha256()
    with told(target.parent), target.open("wb") as copy:
        while piece := read(stream, source):
            size += len(piece)
            if size > LARGEST:
                break
            digest.update(piece)
            copy.write(piece)
    with told(target.parent):
        files.flush(target)
    return Copy(source.name, digest.hexdigest(), weighed(str(source), size))


def read(stream: BinaryIO, source: Path) -> bytes:
    """The next piece of a file. Raises FileNotRead."""
    try:
        return stream.read(PIECE)
    except OSError as error:
        raise FileNotRead(path=str(source), detail=error.strerror) from error


def settle(unfinished: Path, digest: str) -> None:
    """Puts a copy in its place; one that is there already is the same, or damaged. Raises CopyFailed."""
    with told(unfinished.parent):
        unfinished.replace(unfinished.with_name(digest))
        files.flush(unfinished.parent)


def intact(copy: Path) -> bool:
    """Whether a copy is there and is what its name says."""
    try:
        with copy.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest() == copy.name
    except OSError:
        return False


def kept(home: Path) -> set[str]:
    """The names of all copies in a folder."""
    with suppress(OSError):
        return {entry.name for entry in home.iterdir() if NAME.fullmatch(entry.name)}
    return set()


def wanted(connection: sqlite3.Connection) -> list[str]:
    """The copies to which an open file refers, which may be a store of an older format. Raises sqlite3.Error."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'attachments'").fetchone() is None:
        return []
    return [digest for (digest,) in connection.execute("SELECT DISTINCT sha256 FROM attachments ORDER BY sha256")]


def homes(file: Path) -> tuple[Path, ...]:
    """Where the copies may lie to which a backup refers: beside it, or, for one in the folder of backups, beside the
    store to which the folder belongs.
    """
    beside, folder = files.attachment_folder(file), files.real(file).parent
    store = folder.with_name(folder.name.removesuffix(files.BACKUPS))
    return (beside, files.attachment_folder(store)) if folder.name.endswith(files.BACKUPS) else (beside,)


@contextmanager
def brought(named: Iterable[str], origins: Iterable[Path], home: Path) -> Iterator[int]:
    """Takes along to a folder what it lacks of the copies that are named; gives how many are nowhere. Where what needs
    them fails, they are taken away again. Raises CopyFailed, CopyFull.
    """
    made: list[Path] = []
    try:
        missing = 0
        for digest in named:
            copy = home / digest
            if intact(copy):
                continue
            found = next((origin / digest for origin in origins if intact(origin / digest)), None)
            if found is None:
                missing += 1
            else:
                made.append(copy)
                duplicate(found, copy)
        yield missing
    except BaseException:
        with suppress(OSError):
            for copy in made:
                copy.unlink(missing_ok=True)
            home.rmdir()
        raise


def duplicate(found: Path, copy: Path) -> None:
    """Puts a copy of a copy in another folder. Raises FileNotRead, CopyFailed, CopyFull."""
    with told(copy.parent):
        files.make_folder(copy.parent)
    unfinished = begun(copy.parent)
    try:
        with told(copy.parent), found.open("rb") as stream:
            poured(stream, found, unfinished)
        settle(unfinished, copy.name)
    finally:
        unfinished.unlink(missing_ok=True)


def begun(home: Path) -> Path:
    """An empty file in which a copy is made, readable by its owner alone. Raises CopyFailed, CopyFull."""
    with told(home):
        handle, name = tempfile.mkstemp(prefix="unfinished-", suffix=files.UNFINISHED, dir=home)
        os.close(handle)
        return Path(name)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Says what went wrong while a copy was made in a folder."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise CopyFull(folder=folder) from error
        raise CopyFailed(folder=folder, detail=error.strerror) from error
