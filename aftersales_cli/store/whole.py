"""Everything in one folder: a file of JSON Lines for each table, copies of what is attached, and a list of it all with
the sums by which each is known; and the way from there into a store with nothing in it yet.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from aftersales_cli.errors.backups import NoSuchFolder
from aftersales_cli.errors.documents import CannotWrite, ExportDamaged, FileThere, NotAnExport, OtherFormat, StoreInUse
from aftersales_cli.errors.lists import NoSuchFile
from aftersales_cli.rules.whole import Packed, Unpacked
from aftersales_cli.store import Store, copies, files
from aftersales_cli.store.exports import streamed
from aftersales_cli.store.schema import business_tables

SCHEMA = "svc.everything/1"
MANIFEST, FILES = "manifest.json", "files"
# What `init` fills: a store in which nothing else stands is empty.
MADE_WITH_IT = frozenset({"settings", "playbooks", "vocabulary", "calendar_day", "rolls"})


class Whole:
    """The store as a whole. The journal stays where it is: it tells who changed what in this file."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def pack(self, folder: Path, now: datetime) -> Packed:
        """Writes everything to a folder that is not there yet, or to an empty one. Raises FileThere, NoSuchFolder,
        CannotWrite; then nothing stays.
        """
        with claimed(folder):
            tables = {name: self.pack_table(name, folder) for name in business_tables(self.store.connection)}
            home, wanted = files.attachment_folder(self.store.path), copies.wanted(self.store.connection)
            with copies.brought(wanted, [home], folder / FILES) as missing:
                kept = sorted(copies.kept(folder / FILES))
            manifest = {
                "schema": SCHEMA, "format": files.FORMAT, "made_at": now.isoformat(),
                "store": self.store.settings["name"], "tables": tables, "files": kept,
            }  # fmt: skip
            # Last of all, so that what was broken off is not taken for everything.
            files.write_new(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
        return Packed(str(folder), sum(one["rows"] for one in tables.values()), len(kept), missing)

    def pack_table(self, name: str, folder: Path) -> dict[str, Any]:
        """Writes the rows of a table, and says how many they are, their sum, and the last id that was given out."""
        columns, digest, count = self.columns(name), sha256(), 0
        with files.new_file(folder / f"{name}.jsonl") as file:
            for row in streamed(self.store, f"SELECT {', '.join(columns)} FROM {name} ORDER BY id", {}):
                line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False).encode() + b"\n"
                digest.update(line)
                file.write(line)
                count += 1
        return {"rows": count, "sha256": digest.hexdigest(), "last_id": self.store.last_id(name)}

    def columns(self, name: str) -> list[str]:
        """The columns of a table."""
        return [row[1] for row in self.store.rows(f"PRAGMA table_info({name})")]

    def looked_at(self, folder: Path) -> dict[str, Any]:
        """The list of an export that is whole and of this version's format. Raises NoSuchFile, NotAnExport,
        OtherFormat, ExportDamaged.
        """
        manifest = manifest_of(folder)
        if manifest["format"] != files.FORMAT:
            raise OtherFormat(path=str(folder), found=manifest["format"], known=files.FORMAT)
        if set(manifest["tables"]) != set(business_tables(self.store.connection)):
            raise ExportDamaged(path=str(folder / MANIFEST))
        for name, told in manifest["tables"].items():
            if sum_of(folder / f"{name}.jsonl") != told["sha256"]:
                raise ExportDamaged(path=str(folder / f"{name}.jsonl"))
        for digest in manifest["files"]:
            if not copies.intact(folder / FILES / digest):
                raise ExportDamaged(path=str(folder / FILES / digest))
        return manifest

    def unpack(self, folder: Path, manifest: dict[str, Any], applied: bool) -> Unpacked:
        """Puts everything into a store with nothing in it yet, if it is to be `applied`. It belongs into one
        transaction. Raises StoreInUse, ExportDamaged.
        """
        tables: dict[str, Any] = manifest["tables"]
        if used := [name for name in tables if name not in MADE_WITH_IT and self.store.last_id(name)]:
            raise StoreInUse(path=str(self.store.path), table=used[0])
        if self.store.calendar.has_own():
            raise StoreInUse(path=str(self.store.path), table="calendar_day")
        rows = sum(one["rows"] for one in tables.values())
        if applied:
            # Rows refer to rows of later tables; what refers to nothing is found below.
            self.store.run("PRAGMA defer_foreign_keys = ON")
            for name in MADE_WITH_IT:
                self.store.run(f"DELETE FROM {name}")
            for name, told in tables.items():
                self.unpack_table(name, folder, told["last_id"])
            if self.store.rows("PRAGMA foreign_key_check"):
                raise ExportDamaged(path=str(folder / MANIFEST))
            for name in ("settings", "zone"):
                self.store.__dict__.pop(name, None)
        (entry,) = self.store.row("SELECT max(id) FROM commands WHERE open = 1")
        return Unpacked(str(folder), manifest["store"], rows, len(manifest["files"]), applied, entry)

    def unpack_table(self, name: str, folder: Path, last: int) -> None:
        """Puts the rows of one table in, and goes on counting where the other store had arrived."""
        columns = self.columns(name)
        marks = ", ".join("?" * len(columns))
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as file:
            values = ([row[column] for column in columns] for row in map(json.loads, file))
            self.store.many(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", values)
        if last > self.store.last_id(name):
            self.store.run("DELETE FROM sqlite_sequence WHERE name = ?", [name])
            self.store.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [name, last])

    @contextmanager
    def with_copies(self, folder: Path, manifest: dict[str, Any]) -> Iterator[None]:
        """Brings the copies of attached files beside the store; where what needs them fails, they go again."""
        home = files.attachment_folder(self.store.path)
        with copies.brought(manifest["files"], [folder / FILES], home):
            yield


def manifest_of(folder: Path) -> dict[str, Any]:
    """What an export says of itself. Raises NoSuchFile, NotAnExport."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if found["schema"] == SCHEMA and {"format", "store", "tables", "files"} <= found.keys():
            return dict(found)
    except FileNotFoundError as error:
        raise (NotAnExport(path=str(folder)) if folder.exists() else NoSuchFile(path=str(folder))) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotAnExport(path=str(folder)) from error
    raise NotAnExport(path=str(folder))


def sum_of(path: Path) -> str | None:
    """The sum of a file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Makes a folder for its owner alone, or takes an empty one; where what is written there fails, all of it goes."""
    made = not folder.exists()
    try:
        if made:
            folder.mkdir(mode=0o700)
        elif not folder.is_dir() or any(folder.iterdir()):
            raise FileThere(path=str(folder))
    except FileNotFoundError as error:
        raise NoSuchFolder(folder=str(folder.parent)) from error
    except OSError as error:
        raise CannotWrite(path=str(folder), detail=error.strerror) from error
    try:
        yield
    except BaseException:
        for left in folder.iterdir():
            rmtree(left) if left.is_dir() else left.unlink()
        if made:
            folder.rmdir()
        raise
