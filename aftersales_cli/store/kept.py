"""The store against its newest backup: what the journal says was not changed since must be the same in both.

SQLite keeps no checksums, so that a flipped bit in a name is a name. This finds it, for all that was there at the
last backup.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aftersales_cli.errors import SvcError
from aftersales_cli.store import Store, backups, files
from aftersales_cli.store.forgetting import REWRITES

# The newest entry that both have, and whether the store was restored after it: only then may later ones differ.
SAME = """FROM main.commands m JOIN kept.commands k ON k.id = m.id
    AND (m.at, m.real_at, m.user, m.kind, m.words) = (k.at, k.real_at, k.user, k.kind, k.words)"""
# An entry that a backup alone has, because it was written anew without somebody.
OWN = """kind = 'forget' AND NOT EXISTS (SELECT 1 FROM main.commands m
    WHERE m.id = kept.commands.id AND m.kind = 'forget' AND m.real_at = kept.commands.real_at)"""
SHARED = f"""SELECT CASE WHEN EXISTS (SELECT 1 FROM main.commands WHERE kind = 'fixed' AND words LIKE '%db restore%'
      AND id > s.id) THEN s.id WHEN s.id IS NOT NULL THEN (SELECT max(id) FROM kept.commands WHERE NOT ({OWN})) END
    FROM (SELECT max(m.id) AS id {SAME}) s"""
REWRITTEN = f"SELECT 1 FROM main.commands WHERE {REWRITES} AND id > :shared"
REPAIRED = "SELECT 1 FROM main.commands WHERE kind = 'migration' AND words = 'db repair' AND id > :shared"
# Rows that differ, or are in one of the two alone, and which no entry after the last shared one has touched in either.
ROWS = """SELECT id FROM (
      SELECT id FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM kept.{table})
      UNION SELECT id FROM (SELECT * FROM kept.{table} EXCEPT SELECT * FROM main.{table}))
    WHERE id NOT IN (SELECT row_id FROM main.changes WHERE tbl = '{table}' AND command_id > :shared
      UNION ALL SELECT row_id FROM kept.changes WHERE tbl = '{table}' AND command_id > :shared) LIMIT 20"""
CHANGES = """SELECT m.id FROM main.changes m JOIN kept.changes k ON k.id = m.id WHERE m.command_id <= :shared
    AND (m.command_id, m.tbl, m.row_id, m.op, m.before) IS NOT (k.command_id, k.tbl, k.row_id, k.op, k.before)
    LIMIT 20"""
COMMANDS = f"""SELECT id FROM kept.commands WHERE id <= :shared AND id NOT IN (SELECT m.id {SAME})
    UNION SELECT id FROM main.commands WHERE id <= :shared AND id NOT IN (SELECT m.id {SAME}) LIMIT 20"""
# What SQLite and the migrations keep for themselves.
CONVERSIONS = """SELECT id FROM (SELECT * FROM main._sqlite_migrations EXCEPT SELECT * FROM kept._sqlite_migrations)"""
COUNTERS = """SELECT s.name FROM main.sqlite_sequence s WHERE s.name NOT IN (SELECT name FROM main.sqlite_master)
      OR s.name <> 'access' AND s.seq < (SELECT k.seq FROM kept.sqlite_sequence k WHERE k.name = s.name
        AND :shared = (SELECT max(id) FROM kept.commands))
    UNION SELECT s.name FROM main.sqlite_sequence s JOIN kept.sqlite_sequence k ON k.name = s.name AND k.seq <> s.seq
      WHERE s.name NOT IN ('commands', 'changes', 'access')
      AND NOT EXISTS (SELECT 1 FROM main.changes h WHERE h.tbl = s.name AND h.command_id > :shared)
      AND NOT EXISTS (SELECT 1 FROM kept.changes h WHERE h.tbl = s.name AND h.command_id > :shared)"""


def faults(store: Store, backup: Path) -> str:
    """The rows that are not as they were at a backup, though nothing was written of it. Raises StoreTrouble."""
    with beside(store, backup) as connection:
        return ", ".join(differing(connection)[:20])


def newest(path: Path) -> Path | None:
    """The newest backup of a store that is sound and of this version's format. Raises StoreUnreachable."""
    folder = files.backup_folder(path).absolute()
    return next((folder / one.name for one in backups.listed(path).items if usable(folder / one.name)), None)


def usable(file: Path) -> bool:
    """Whether a backup is sound and of the format in which this version writes."""
    try:
        with closing(files.reach(file)[0]) as connection:
            return not backups.fault(connection) and files.check_version(connection, file)
    except (SvcError, sqlite3.Error):
        return False


@contextmanager
def beside(store: Store, file: Path) -> Iterator[sqlite3.Connection]:
    """The store and its backup, both open to be read and as they stand in one moment. Raises StoreTrouble."""
    try:
        with closing(files.opened(store.path, "?mode=rw" if store.writable else "?mode=ro&immutable=1")) as connection:
            connection.execute("ATTACH ? AS kept", [f"{file.absolute().as_uri()}?mode=ro&immutable=1"])
            connection.execute("BEGIN")
            yield connection
    except sqlite3.Error as error:
        raise files.trouble(error, store.path) from error


def differing(connection: sqlite3.Connection) -> list[str]:
    """What differs though nothing was written of it; nothing where the two did not begin as one store."""
    from aftersales_cli.store.schema import business_tables

    (shared,) = connection.execute(SHARED).fetchone()
    # What was lost in a repair is not found a second time; the next backup is what the store is now.
    if shared is None or connection.execute(REPAIRED, {"shared": shared}).fetchone() is not None:
        return []
    statements = {name: ROWS.format(table=name) for name in business_tables(connection)}
    statements |= {"_sqlite_migrations": CONVERSIONS, "sqlite_sequence": COUNTERS}
    # Where somebody was forgotten since, the journal itself was rewritten, and nobody is to be reminded of it.
    if connection.execute(REWRITTEN, {"shared": shared}).fetchone() is None:
        statements |= {"changes": CHANGES, "commands": COMMANDS}
    return [
        f"{name} {row}" for name, sql in statements.items() for (row,) in connection.execute(sql, {"shared": shared})
    ]
