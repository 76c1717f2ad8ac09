"""Is the file sound?"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing

from aftersales_cli.errors import SvcError
from aftersales_cli.rules import ids, soundness
from aftersales_cli.rules.cases import LETTERS
from aftersales_cli.rules.store import ATTACHMENTS, CheckReport, Finding
from aftersales_cli.store import Store, kept
from aftersales_cli.store.forgetting import REWRITES

MOST = 20
# The tables and indexes of a file, without what SQLite and the migrations keep for themselves.
MADE = r"""SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL
    AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_sqlite%' ESCAPE '!'"""
CLOSED = """SELECT k.id, g.what, g.word FROM cases k JOIN case_log g ON g.case_id = k.id
    WHERE k.kind = 'complaint' AND k.ended = 'closed' AND k.playbook_id IS NOT NULL ORDER BY k.id, g.id"""
# An entry whose rows are not kept any more: a command that changed nothing leaves none.
SHORTENED = """SELECT 1 FROM commands c WHERE c.kind IN ('do', 'undo', 'redo', 'roll') AND c.open = 0
    AND NOT EXISTS (SELECT 1 FROM changes h WHERE h.command_id = c.id) LIMIT 1"""
# What is wrong with a row by its last entry in the journal.
LAST = """WITH last AS (SELECT row_id, op FROM changes WHERE id IN
      (SELECT max(id) FROM changes WHERE tbl = '{table}' GROUP BY row_id))
    SELECT row_id FROM last WHERE op <> 'delete' AND row_id NOT IN (SELECT id FROM {table})
    UNION SELECT row_id FROM last WHERE op = 'delete' AND row_id IN (SELECT id FROM {table}) LIMIT 20"""
# Rows that nobody has written down, from the first one on whose making the journal still knows.
UNWRITTEN = """SELECT t.id FROM {table} t WHERE t.id >= :first
    AND NOT EXISTS (SELECT 1 FROM changes h WHERE h.tbl = '{table}' AND h.row_id = t.id AND h.op = 'insert') LIMIT 20"""
FIRST_MADE = """SELECT min(h.row_id) FROM changes h JOIN commands c ON c.id = h.command_id
    WHERE h.tbl = ? AND h.op = 'insert' AND c.kind NOT IN ('undo', 'redo')"""
# What was forgotten is taken out of the journal, up to the entry under which that was done.
UNREADABLE = f"""SELECT id FROM changes WHERE (before IS NOT NULL AND (op = 'insert' OR NOT json_valid(before)))
    OR (before IS NULL AND op <> 'insert'
      AND command_id > coalesce((SELECT max(id) FROM commands WHERE {REWRITES}), 0)) LIMIT 20"""


class Checks:
    """Checks that only read."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def report(self, full: bool = False) -> CheckReport:
        """SQLite's own check, the tables, the references between them, the journal's triggers, commands left open, what
        open cases say of themselves, and the copies of attached files. In `full` also every index and page, the journal
        against the tables, whether what is closed went through its loop, and the rows against the newest backup, if
        there is one.
        """
        store = self.store
        spare = 0

        def copies() -> str:
            nonlocal spare
            found = store.attachments.faults()
            spare = found.spare
            return found.text

        checks: list[tuple[str, Callable[[], str]]] = [
            ("sqlite", lambda: self.sqlite("integrity_check" if full else "quick_check")),
            ("tables", self.tables),
            ("references", self.references),
            ("triggers", self.triggers),
            ("journal", self.left_open),
            ("loop", lambda: named(store.cases.astray())),
            ("cases", self.undated),
        ]
        if full:
            checks += [("entries", self.entries), ("closed", self.closed)]
            if (backup := kept.newest(store.path)) is not None:
                checks.append(("kept", lambda: kept.faults(store, backup)))
        checks.append((ATTACHMENTS, copies))
        with store.trial():
            findings = tuple(Finding(name, outcome(check)) for name, check in checks)
        return CheckReport(str(store.path), store.path.stat().st_size, findings, spare)

    def sqlite(self, pragma: str) -> str:
        """What SQLite itself finds."""
        return "; ".join(text for (text,) in self.store.rows(f"PRAGMA {pragma}({MOST})") if text != "ok")

    def tables(self) -> str:
        """The tables and indexes that are not as this version makes them."""
        from aftersales_cli.store.schema import create

        with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
            create(fresh)
            wanted = dict(fresh.execute(MADE).fetchall())
        return different(dict(self.store.rows(MADE)), wanted)

    def references(self) -> str:
        """The rows that refer to what is not there."""
        broken = self.store.rows("PRAGMA foreign_key_check")[:MOST]
        return "; ".join(f"{table} {row} -> {parent}" for table, row, parent, _ in broken)

    def triggers(self) -> str:
        """The journal's triggers that are not as the tables demand them."""
        from aftersales_cli.store.schema import trigger_sql

        present = dict(self.store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        return different(present, trigger_sql(self.store.connection))

    def left_open(self) -> str:
        """The commands that were begun and never ended."""
        return ", ".join(str(number) for (number,) in self.store.rows("SELECT id FROM commands WHERE open = 1"))

    def undated(self) -> str:
        """The open cases without a day."""
        return named(
            self.store.rows(f"SELECT kind, id FROM cases WHERE closed_at IS NULL AND next_due_on IS NULL LIMIT {MOST}")
        )

    def closed(self) -> str:
        """The complaints that are closed without having gone through their loop."""
        return "; ".join(soundness.unlooped(self.store.rows(CLOSED)))

    def entries(self) -> str:
        """The rows that the journal says are gone and are there, or the other way round, or of which it knows nothing;
        what it has dropped by its policy it need not know.
        """
        from aftersales_cli.store.schema import business_tables

        store, found = self.store, []
        shortened = store.row(SHORTENED) is not None
        for table in business_tables(store.connection):
            astray = {row for (row,) in store.rows(LAST.format(table=table))}
            (first,) = store.row(FIRST_MADE, [table]) if shortened else (0,)
            if first is not None:
                astray |= {row for (row,) in store.rows(UNWRITTEN.format(table=table), {"first": first})}
            found += [f"{table} {row}" for row in sorted(astray)]
        found += [f"changes {row}" for (row,) in store.rows(UNREADABLE)]
        return ", ".join(found[:MOST])


def outcome(check: Callable[[], str]) -> str:
    """What a check finds; where the damage does not let it end, that."""
    try:
        return check()
    except SvcError as refusal:
        return str(refusal.values.get("detail", refusal))
    # Whatever a damaged file makes of a value, no date, no word of a list, is damage and no mistake of ours.
    except (sqlite3.Error, ValueError, LookupError, TypeError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def different(present: dict[str, str], wanted: dict[str, str]) -> str:
    """The names whose statements are missing, too many or not the same."""
    return ", ".join(sorted(name for name in present.keys() | wanted.keys() if present.get(name) != wanted.get(name)))


def named(cases: Iterable[tuple[str, int]]) -> str:
    """Cases by their ids; at most twenty."""
    return ", ".join(ids.show(LETTERS[kind], number) for kind, number in [*cases][:MOST])
