"""Forgetting a customer: in the rows, in the journal, on the pages of the file, and in the backups."""

import glob
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from aftersales_cli.errors import StoreBusy, StoreDamaged, StoreForeign, StoreTrouble
from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import JOBS, LETTERS
from aftersales_cli.rules.clock import day, stamp
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.forgetting import (
    MASK,
    OVER,
    RECORDED,
    Cleared,
    HeldBackup,
    cleared,
    command,
    is_over,
    is_text,
    kept_until,
    masked,
    traces,
)
from aftersales_cli.store import Store, backups, copies, files
from aftersales_cli.store.due import RECALL as RECALLED
from aftersales_cli.store.exports import streamed

AMONG = "id IN (SELECT value FROM json_each(?))"
OF_THEM = "customer_id IN (SELECT value FROM json_each(?))"
# What a kept record says, as long as it says something.
SAYING = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} r WHERE r.customer_id = c.id AND r.{column} <> '{MASK}')"
    for table, columns in RECORDED.items() for column in columns
)  # fmt: skip
# Of whom sales and repairs still say something though they are forgotten, and the day of the last of them.
STILL_KEPT = f"""SELECT c.id, max(
      coalesce((SELECT max(p.bought_on) FROM purchases p WHERE p.customer_id = c.id), ''),
      coalesce((SELECT max(substr(k.closed_at, 1, 10)) FROM cases k
        WHERE k.customer_id = c.id AND k.kind IN {JOBS}), ''))
    FROM customers c WHERE c.forgotten_on IS NOT NULL AND ({SAYING})"""
# The entries under which rows as they were before a change, and words of commands, are taken out of the journal.
REWRITES = f"(kind = 'forget' OR (kind = 'fixed' AND words = '{OVER}'))"


class Forgetting:
    """What is known of a customer, taken away."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def owed(self, customer: int) -> tuple[list[str], list[str]]:
        """The ids of the open cases of a customer, and of the open promises and recalls."""
        sql = "SELECT kind, id FROM cases WHERE customer_id = ? AND closed_at IS NULL ORDER BY id"
        cases = [ids.show(LETTERS[kind], number) for kind, number in self.store.rows(sql, [customer])]
        sql = "SELECT id FROM promises WHERE customer_id = ? AND state = 'open' ORDER BY id"
        owed = [ids.show(ids.PROMISE, number) for (number,) in self.store.rows(sql, [customer])]
        sql = f"""SELECT f.id FROM followups f WHERE f.customer_id = ? AND f.state IN ('open', 'unreachable')
            AND {RECALLED} ORDER BY f.id"""
        return cases, [*owed, *(ids.show(ids.FOLLOWUP, number) for (number,) in self.store.rows(sql, [customer]))]

    def records(self, customer: int, today: date) -> tuple[int, date | None]:
        """How many sales and repairs are kept of a customer, and until when."""
        sql = f"""SELECT count(*), max(day) FROM (SELECT bought_on AS day FROM purchases WHERE customer_id = ?1
            UNION ALL SELECT substr(closed_at, 1, 10) FROM cases WHERE customer_id = ?1 AND kind IN {JOBS})"""
        count, said = self.store.row(sql, [customer])
        last = day(said)
        return (0, None) if last is None or is_over(last, today) else (int(count), kept_until(last))

    def outlived(self, today: date) -> list[int]:
        """Those of the forgotten of whom something is kept though its time is over."""
        rows = self.store.rows(STILL_KEPT)
        return [number for number, last in rows if is_over(date.fromisoformat(last), today)]

    def end_keeping(self, customers: list[int]) -> None:
        """Takes away what sales and repairs of forgotten customers say, from the journal too, under the entry that is
        open; the rows stay, because they are counted.
        """
        store, ever = self.store, dict[str, list[int]]()
        store.run("PRAGMA secure_delete = ON")
        for table, columns in RECORDED.items():
            rows = store.rows(f"SELECT id FROM {table} WHERE {OF_THEM}", [json.dumps(customers)])
            ever[table] = [number for (number,) in rows]
            for column in columns:
                masked_now = f"UPDATE {table} SET {column} = '{MASK}' WHERE {column} <> '{MASK}' AND {AMONG}"
                store.run(masked_now, [json.dumps(ever[table])])
        self.clear_journal(ever, traces((), ()))

    def forget(self, who: Customer, now: datetime) -> Cleared:
        """Takes everything personal out of the rows and the journal, under the entry that is open."""
        store, known = self.store, self.known_as(who.id)
        store.run("PRAGMA secure_delete = ON")
        ever = store.persons.ever(who.id)
        digests = self.digests(ever.get("attachments", []))
        for table, numbers in store.persons.owned(who.id).items():
            self.clear(table, numbers, known)
        store.update("customers", who.id, {"forgotten_on": now.date().isoformat(), "do_not_call": 1})
        store.update("customers", who.id, {"consent": "withdrawn", "referred_by_id": None})
        store.run(
            """UPDATE followups SET state = 'cancelled', closed_at = ?, why = NULL
            WHERE customer_id = ? AND state IN ('open', 'unreachable')""",
            [stamp(now), who.id],
        )
        store.run(f"DELETE FROM attachments WHERE {AMONG}", [json.dumps(ever.get("attachments", []))])
        store.run(f"DELETE FROM access WHERE {OF_THEM}", [json.dumps(ever["customers"])])
        self.clear_journal(ever, known)
        if who.id in self.outlived(now.date()):
            self.end_keeping([who.id])
        left = set(copies.wanted(store.connection))
        unneeded = tuple(one for one in digests if one not in left)
        return Cleared(sum(map(len, ever.values())), unneeded, self.named_by(known))

    def among(self, numbers: Iterable[int]) -> list[Customer]:
        """The customers with these numbers who are there and not forgotten yet."""
        return self.store.customers.select("WHERE id IN (SELECT value FROM json_each(?))", [json.dumps([*numbers])])

    def known_as(self, customer: int) -> re.Pattern[str]:
        """What a customer is known by, and was before each change of the file and of those merged into it."""
        was = ", ".join(f"json_extract(before, '$.{name}')" for name in ("name", "wechat", "address", "phone"))
        rows = self.store.rows(
            f"""SELECT name, wechat, address, phone FROM customers WHERE id = ?1
            UNION SELECT name, NULL, NULL, phone FROM former_customers WHERE customer_id = ?1
            UNION SELECT {was} FROM changes WHERE tbl = 'customers' AND before IS NOT NULL
            AND (row_id = ?1 OR row_id IN (SELECT number FROM former_customers WHERE customer_id = ?1))""",
            [customer],
        )
        return traces((text for *texts, _ in rows for text in texts), [phone for *_, phone in rows])

    def digests(self, attachments: list[int]) -> list[str]:
        """The copies of files that are or were attached."""
        rows = self.store.rows(
            f"""SELECT sha256 FROM attachments WHERE {AMONG} UNION SELECT json_extract(before, '$.sha256') FROM changes
            WHERE tbl = 'attachments' AND before IS NOT NULL AND row_id IN (SELECT value FROM json_each(?))""",
            [json.dumps(attachments)] * 2,
        )
        return [digest for (digest,) in rows if digest]

    def clear(self, table: str, numbers: list[int], known: re.Pattern[str]) -> None:
        """Empties the texts of rows; what must say something says that it was taken away."""
        texts = self.texts(table)
        recorded, why = RECORDED.get(table, ()), texts.pop("why", None)
        self.keep(table, numbers, recorded, known)
        # A case without a word of what it was about is not allowed.
        told = [
            f"{name} = {repr(MASK) if required else 'NULL'}" for name, required in texts.items() if name not in recorded
        ]
        if told:
            self.store.run(f"UPDATE {table} SET {', '.join(told)} WHERE {AMONG}", [json.dumps(numbers)])
        if why is not None:
            rows = self.store.rows(
                f"SELECT id, why FROM {table} WHERE {AMONG} AND why IS NOT NULL", [json.dumps(numbers)]
            )
            self.store.many(
                f"UPDATE {table} SET why = ? WHERE id = ?", [(cleared(text), number) for number, text in rows]
            )

    def texts(self, table: str) -> dict[str, bool]:
        """The columns of a table that may say something personal, and whether each must say something."""
        columns = self.store.rows(f"PRAGMA table_info({table})")
        found = {name: required for _, name, kind, required, *_ in columns if kind == "TEXT" and is_text(table, name)}
        return {name: bool(required) for name, required in found.items()}

    def named_by(self, known: re.Pattern[str]) -> tuple[int, ...]:
        """The other customers of whom something is noted in which somebody is named; it may be a namesake."""
        told = {"customers": ("t.id", ["note"])}
        told |= {table: (self.store.persons.whose(table), [*self.texts(table)]) for table in self.store.persons.links}
        found = set()
        for table, (owner, columns) in told.items():
            if columns:
                rows = streamed(self.store, f"SELECT {owner}, {', '.join(columns)} FROM {table} t", {})
                found |= {who for who, *said in rows if any(text and known.search(str(text)) for text in said)}
        return tuple(sorted(int(str(who)) for who in found if who is not None))

    def keep(self, table: str, numbers: list[int], columns: tuple[str, ...], known: re.Pattern[str]) -> None:
        """Takes what a customer is known by out of the records that are kept; of other cases nothing is kept."""
        for column in columns:
            rows = self.store.rows(
                f"SELECT id, {column}{', kind' if table == 'cases' else ''} FROM {table} WHERE {AMONG}",
                [json.dumps(numbers)],
            )
            for number, text, *kind in rows:
                gone = bool(kind) and kind[0] not in JOBS
                new = (MASK if text is not None else None) if gone else masked(text, known)
                self.store.update(table, number, {column: new})

    def clear_journal(self, ever: dict[str, list[int]], known: re.Pattern[str]) -> None:
        """Takes the rows as they were before each change out of the journal, and the words of the commands."""
        store = self.store
        touched: set[int] = set()
        for table, numbers in ever.items():
            about = f"tbl = '{table}' AND row_id IN (SELECT value FROM json_each(?))"
            rows = store.rows(f"SELECT DISTINCT command_id FROM changes WHERE {about}", [json.dumps(numbers)])
            touched.update(number for (number,) in rows)
            store.run(f"UPDATE changes SET before = NULL WHERE {about}", [json.dumps(numbers)])
        new = []
        for number, words, kind in store.rows("SELECT id, words, kind FROM commands"):
            plain = command(words) if number in touched and kind == "do" else masked(words, known)
            if plain != words:
                new.append((plain, number))
        store.many("UPDATE commands SET words = ? WHERE id = ?", new)

    def remove(self, digests: Iterable[str]) -> int:
        """Removes copies of attached files; returns how many were there."""
        home, gone = files.attachment_folder(self.store.path), 0
        for digest in digests:
            with suppress(OSError):
                (home / digest).unlink()
                gone += 1
        return gone

    def scrub(self) -> bool:
        """Writes the file anew, so that nothing that was taken away is left on its pages or in its log; whether that
        could be done, which another program that reads may prevent.
        """
        store = self.store
        try:
            store.run("PRAGMA temp_store = MEMORY")
            store.run("PRAGMA secure_delete = ON")
            store.run("VACUUM")
            return not store.row("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        except StoreBusy:
            return False

    def in_backups(
        self, who: Customer, rewrite: bool, carry_out: Callable[[Store, list[int]], None]
    ) -> tuple[HeldBackup, ...]:  # fmt: skip
        """The backups beside the store that hold a customer's data, and what was set aside or saved of it when it was
        damaged, newest first: by the number of the customer and those of the files that were merged since. If asked
        they are written anew without them by `carry_out`; one that is damaged or of an older format is removed.
        """
        held, numbers = [], self.store.persons.numbers(who.id)
        for file in [*backups.files_of(self.store.path), *set_aside(self.store.path)]:
            if holds(file, numbers, who.since):
                made_at = backups.made_at(file)
                done = rewritten(file, lambda backup: carry_out(backup, numbers)) if rewrite else "kept"
                held.append(HeldBackup(file.name, made_at, done))
        return tuple(held)


def set_aside(path: Path) -> list[Path]:
    """What a restore set aside beside a store because it was damaged, and what a repair saved, newest first."""
    real = files.real(path)
    found = [
        file for mark in ("damaged", "repaired") for file in real.parent.glob(f"{glob.escape(real.name)}.{mark}-*")
    ]
    whole = [file for file in found if not file.name.endswith(tuple(filter(None, files.PARTS)))]
    return sorted(whole, key=lambda file: file.stat().st_mtime, reverse=True)


def holds(file: Path, numbers: list[int], since: date) -> bool:
    """Whether a backup knows still one of the files of a customer, none of which was made before a day; one that cannot
    be read may.
    """
    known = "SELECT * FROM customers WHERE id IN (SELECT value FROM json_each(?)) AND since >= ?"
    try:
        with closing(files.opened(file, "?mode=ro")) as source:
            rows = source.execute(known, [json.dumps(numbers), since.isoformat()])
            found, names = rows.fetchall(), [column[0] for column in rows.description]
    except sqlite3.Error:
        return True
    return any(dict(zip(names, row, strict=True)).get("forgotten_on") is None for row in found)


def rewritten(file: Path, carry_out: Callable[[Store], None]) -> str:
    """Puts a backup in its own place without a customer, or removes it where that cannot be done."""
    unfinished = file.with_name(f"unfinished-{file.name}{files.UNFINISHED}")
    try:
        with closing(files.opened(file, "?mode=ro")) as source:
            current = files.check_version(source, file)
        if not current:
            return removed(file)
        files.claim(unfinished)
        shutil.copyfile(file, unfinished)
        other = Store(unfinished)
        try:
            carry_out(other)
            other.run("PRAGMA journal_mode = DELETE")
        finally:
            other.close()
        files.flush(unfinished)
        unfinished.replace(file)
        files.flush(file.parent)
    except (StoreTrouble, sqlite3.Error, OSError) as error:
        found = files.trouble(error, file) if isinstance(error, sqlite3.Error) else error
        # On a full disk nothing can be written anew, and nothing may be removed for that.
        if not isinstance(found, StoreDamaged | StoreForeign):
            return "kept"
        return removed(file)
    finally:
        files.unmake(unfinished)
    return "rewritten"


def removed(file: Path) -> str:
    """Removes a file with what SQLite left beside it."""
    for part in files.PARTS:
        file.with_name(file.name + part).unlink(missing_ok=True)
    return "removed"
