"""A new store made of what can be read of a damaged one, which is never touched."""

import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from shutil import copyfile

from aftersales_cli.errors import StoreUnreachable, SvcError
from aftersales_cli.errors.backups import BackupExists, NoSuchFolder
from aftersales_cli.errors.faults import NothingToSave
from aftersales_cli.rules.backups import second
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.repair import Repaired, Saved, gaps
from aftersales_cli.store import Store, copies, files, kept, schema
from aftersales_cli.store.salvage import Row, Salvage, last_number, readable

CALLED = "db repair"
# What the store goes by. What cannot be read of it is taken from the newest backup: it is hardly ever changed.
POLICY = ("settings", "playbooks", "vocabulary", "calendar_day")
ANYTHING = "SELECT 1 FROM customers UNION ALL SELECT 1 FROM commands LIMIT 1"
IN_FORCE = """SELECT 1 FROM settings z JOIN settings s ON s.key = 'playbook' JOIN playbooks p ON p.id = s.value
    WHERE z.key = 'timezone'"""
# How every store begins: what it is, pages of 4,096 bytes, changes through a log, and three numbers that never differ.
PAGE = 4096
HEAD = b"SQLite format 3\0" + PAGE.to_bytes(2, "big") + bytes([2, 2, 0, 64, 32, 32])
# So many numbers of a run that nobody could look through are told as missing.
RANGE = 1000
# Somebody whose record is lost, but not what was done for them.
UNKNOWN = """INSERT INTO customers (id, name, initials, kind, do_not_call, since)
    VALUES (?, 'K' || ?1 || ' ?', '?', 'regular', 0, '1970-01-01')"""
BROKEN = """SELECT k.rowid, k.parent, f."from" FROM pragma_foreign_key_check(?) k
    JOIN pragma_foreign_key_list(?) f ON f.id = k.fkid"""
# The journal is made to say what is there: each row that it does not know was made by the repair, each that it knows
# and that is lost was removed by it.
MADE = """INSERT INTO changes (command_id, tbl, row_id, op) SELECT :entry, '{table}', id, 'insert' FROM {table}
    WHERE id NOT IN (SELECT row_id FROM changes WHERE tbl = '{table}' AND op = 'insert')
    OR id IN (SELECT row_id FROM changes WHERE id IN (SELECT max(id) FROM changes WHERE tbl = '{table}'
      GROUP BY row_id) AND op = 'delete')"""
GONE = """INSERT INTO changes (command_id, tbl, row_id, op, before) SELECT :entry, '{table}', row_id, 'delete', '{{}}'
    FROM changes WHERE id IN (SELECT max(id) FROM changes WHERE tbl = '{table}' GROUP BY row_id)
    AND op <> 'delete' AND row_id NOT IN (SELECT id FROM {table})"""
UNDATED = "SELECT id FROM cases WHERE closed_at IS NULL AND next_due_on IS NULL ORDER BY id"
WRONG = """DELETE FROM changes WHERE (op = 'insert') <> (before IS NULL)
    OR (before IS NOT NULL AND NOT json_valid(before)) OR command_id NOT IN (SELECT id FROM commands)"""


def repair(path: Path, target: Path | None, at: datetime) -> Repaired:
    """Makes a new store at `target`, which is not there yet, of what can be read of the one at `path`.

    Raises BackupExists, NoSuchFolder, NothingToSave, StoreTrouble; then nothing is made.
    """
    real = files.real(path)
    files.usable(real)
    target = (target or real.with_name(f"{real.name}.repaired-{second(at)}")).absolute()
    try:
        files.claim(target)
    except FileExistsError as error:
        raise BackupExists(path=target) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoSuchFolder(folder=target.parent) from error
    except OSError as error:
        raise StoreUnreachable(path=target, detail=error.strerror) from error
    try:
        with tempfile.TemporaryDirectory(prefix="unfinished-", dir=target.parent) as folder:
            tables = saved(copied(real, Path(folder)), real, target)
        settled(target, real, at)
        return told(real, target, tables)
    except OSError as error:
        files.unmake(target)
        raise StoreUnreachable(path=target, detail=error.strerror) from error
    except BaseException:
        files.unmake(target)
        raise


def copied(path: Path, folder: Path) -> Path:
    """A copy of a damaged file with its log: to open a file with a log is to change it. Its head
    is written anew, as it is in every store, for as many pages as are there. Raises OSError, NothingToSave.
    """
    copy = folder / path.name
    for suffix in ("", "-wal"):
        with suppress(FileNotFoundError):
            copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
    with copy.open("r+b") as file:
        head = bytearray(file.read(PAGE))
        if len(head) < PAGE:
            raise NothingToSave(path=path, detail=f"{len(head)} B")
        pages = copy.stat().st_size // PAGE
        head[:24] = HEAD
        head[24:40] = b"\0\0\0\1" + pages.to_bytes(4, "big") + bytes(8)
        head[44:48], head[56:60], head[92:96] = b"\0\0\0\4", b"\0\0\0\1", b"\0\0\0\1"
        file.seek(0)
        file.write(head)
    return copy


def saved(damaged: Path, path: Path, target: Path) -> tuple[Saved, ...]:
    """Fills the empty file `target` with what can be read of `damaged`, a copy of the file at `path`.

    Raises NothingToSave, StoreTrouble.
    """
    try:
        with (
            closing(files.opened(damaged, "?mode=rw")) as source,
            closing(files.opened(target, "?mode=rw")) as fresh,
        ):
            source.text_factory = bytes
            # What is wrong with one table, or with the list of them, must not hide the others.
            source.execute("PRAGMA writable_schema = ON")
            schema.create(fresh)
            fresh.execute("PRAGMA foreign_keys = OFF")
            backup = kept.newest(path)
            if backup is not None:
                fresh.execute("ATTACH ? AS kept", [f"{backup.as_uri()}?mode=ro&immutable=1"])
            fresh.execute("BEGIN IMMEDIATE")
            schema.drop_triggers(fresh)
            tables = schema.business_tables(fresh)
            found = {name: filled(source, fresh, name, path) for name in ["commands", "changes", *tables]}
            if fresh.execute(ANYTHING).fetchone() is None:
                raise NothingToSave(path=path, detail="customers, commands")
            for name in POLICY if backup is not None else ():
                fresh.execute(f"INSERT OR IGNORE INTO main.{name} SELECT * FROM kept.{name}")
            if fresh.execute(IN_FORCE).fetchone() is None:
                raise NothingToSave(path=path, detail="settings, playbooks")
            mended = referred(fresh, [*tables, "changes"])
            fresh.execute("UPDATE commands SET open = 0")
            entered(fresh, tables)
            schema.regenerate_triggers(fresh)
            fresh.execute("COMMIT")
            there = {name: {row for (row,) in fresh.execute(f"SELECT id FROM {name}")} for name in tables}
    except sqlite3.Error as error:
        raise files.trouble(error, path) from error
    return tuple(
        Saved(name, len(there[name]), found[name][1] + mended.get(name, 0), gaps(found[name][0] - there[name]))
        for name in tables
    )


def filled(source: sqlite3.Connection, fresh: sqlite3.Connection, table: str, path: Path) -> tuple[set[int], int]:
    """Copies what can be read of a table; returns the numbers of the rows that should be there, and how many rows had
    to be mended. Raises NothingToSave.
    """
    wanted = [column for _, column, *_ in fresh.execute(f"PRAGMA table_info({table})")]
    try:
        known = {column.decode() for _, column, *_ in source.execute(f"PRAGMA table_info({table})").fetchall()}
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise NothingToSave(path=path, detail=str(error)) from error
    columns = [column for column in wanted if column in known]
    if "id" not in columns:
        return remembered(fresh, table)[0], 0
    last = last_number(source, table)
    salvage, mended, refused = Salvage(source, table, columns, last), 0, set[int]()
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    for row in salvage.rows():
        read, replaced = readable(row)
        if not (replaced and table in POLICY) and written(fresh, sql, read):
            mended += replaced
        else:
            refused.add(int(str(read[0])))
    if last:
        fresh.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
        fresh.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last])
    there, removed = remembered(fresh, table)
    lost = {number for first, final in salvage.failed for number in range(first, min(final, first + RANGE) + 1)}
    return there | refused | (lost - removed), mended


def remembered(fresh: sqlite3.Connection, table: str) -> tuple[set[int], set[int]]:
    """The numbers of the rows that are there by what is saved of the journal, and of those that were removed."""
    sql = "SELECT row_id, op FROM changes WHERE id IN (SELECT max(id) FROM changes WHERE tbl = ? GROUP BY row_id)"
    last = fresh.execute(sql, [table]).fetchall()
    return {row for row, op in last if op != "delete"}, {row for row, op in last if op == "delete"}


def written(fresh: sqlite3.Connection, sql: str, row: Row) -> bool:
    """Whether a row fits into its table."""
    try:
        fresh.execute(sql, row)
    except sqlite3.IntegrityError:
        return False
    return True


def referred(fresh: sqlite3.Connection, tables: Iterable[str]) -> dict[str, int]:
    """Mends what refers to rows that are lost; returns how many rows of each table.

    A customer who is lost is put back by the number alone, so that what was done for them is kept; any other reference
    is emptied where it may be, else the row is of no use and goes.
    """
    mended: dict[str, int] = {}
    broken = True
    while broken:
        broken = False
        for table in tables:
            required = {row[1] for row in fresh.execute(f"PRAGMA table_info({table})") if row[3]}
            for row, parent, column in fresh.execute(BROKEN, [table, table]).fetchall():
                broken = True
                mended[table] = mended.get(table, 0) + (column not in required)
                if parent == "customers":
                    (lost,) = fresh.execute(f"SELECT {column} FROM {table} WHERE id = ?", [row]).fetchone()
                    with suppress(sqlite3.IntegrityError):
                        fresh.execute(UNKNOWN, [lost])
                elif column in required:
                    fresh.execute(f"DELETE FROM {table} WHERE id = ?", [row])
                else:
                    fresh.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", [row])
    return mended


def entered(fresh: sqlite3.Connection, tables: Iterable[str]) -> None:
    """The repair as an entry of the journal, which undo never crosses; with it the journal fits the tables again."""
    entry = {"entry": fresh.execute(schema.CONVERTED, [CALLED]).lastrowid}
    fresh.execute(WRONG)
    for table in tables:
        fresh.execute(MADE.format(table=table), entry)
        fresh.execute(GONE.format(table=table), entry)


def settled(target: Path, path: Path, at: datetime) -> None:
    """Writes where the open cases stand by what is left of their records; one that has lost its days is seen to today.
    Raises NothingToSave, StoreTrouble."""
    with closing(Store(target)) as store:
        try:
            with store.transaction():
                (entry,) = store.row("SELECT max(id) FROM commands")
                store.run("UPDATE commands SET open = 1 WHERE id = ?", [entry])
                store.cases.settle_open()
                for (number,) in store.rows(UNDATED):
                    store.cases.step(number, Step.NOTED, at, "svc", note=CALLED, due=When(at.date()))
                store.run("UPDATE commands SET open = 0 WHERE id = ?", [entry])
        except (SvcError, ValueError, LookupError, TypeError, AttributeError) as error:
            raise NothingToSave(path=path, detail=f"{type(error).__name__}: {error}") from error


def told(path: Path, target: Path, tables: tuple[Saved, ...]) -> Repaired:
    """What was saved, with the copies of attached files beside it."""
    with closing(Store(target)) as store:
        beside = files.attachment_folder(target)
        with copies.brought(copies.wanted(store.connection), [files.attachment_folder(path)], beside) as missing:
            report = store.checks.report(full=True)
            return Repaired(str(target), str(path), tables, report.sound or report.only_copies, missing)
