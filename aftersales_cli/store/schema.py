"""How a file comes to the format of this version, and the triggers by which the journal writes itself."""

import sqlite3
from pathlib import Path

from aftersales_cli.errors import StoreDamaged
from aftersales_cli.rules.backups import Occasion
from aftersales_cli.store import backups
from aftersales_cli.store.files import APPLICATION_ID, FORMAT
from aftersales_cli.store.formats import migrate

# What no trigger watches: the journal itself, and who looked at what, which nobody takes back.
JOURNAL_TABLES = frozenset({"commands", "changes", "access", "_sqlite_migrations"})

CONVERTED = """INSERT INTO commands (at, real_at, user, kind, words)
SELECT now, now, 'svc', 'migration', ? FROM (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now') AS now)"""


def create(connection: sqlite3.Connection) -> None:
    """Fills a new file with the tables of this version."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    apply(connection)


def convert(connection: sqlite3.Connection, path: Path) -> None:
    """Brings an older file up to date, after a backup of it is made: always, also where SVC_NOW sets the clock,
    because there is no other way back. Raises StoreTrouble; without a backup nothing is converted.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    backups.save(connection, path, backups.local_time(connection), Occasion.CONVERSION)
    apply(connection, f"format {version} -> {FORMAT}")


def apply(connection: sqlite3.Connection, words: str | None = None) -> None:
    """Runs what is pending in one transaction; references are checked before it counts. A conversion of a store that
    is in use stands in the journal by its `words`, and undo never crosses it.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # A conversion is no command, so its changes are not journaled.
        drop_triggers(connection)
        migrate(connection)
        regenerate_triggers(connection)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise StoreDamaged(path=connection.execute("PRAGMA database_list").fetchone()[2], detail=str(broken[0]))
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        if words is not None:
            connection.execute(CONVERTED, [words])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def business_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables whose every change is journaled."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if name not in JOURNAL_TABLES and not name.startswith("sqlite_")]


def trigger_sql(connection: sqlite3.Connection) -> dict[str, str]:
    """The journal's triggers as the tables of the file demand them, by name.

    Each writes the row as it was before the change under the one open command; without one the row is refused,
    because `command_id` may not be null.
    """
    wanted: dict[str, str] = {}
    for table in business_tables(connection):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        before = "json_object(" + ", ".join(f"'{column}', OLD.{column}" for column in columns) + ")"
        for op, row, image in (("insert", "NEW", "NULL"), ("update", "OLD", before), ("delete", "OLD", before)):
            name = f"journal_{table}_{op}"
            wanted[name] = (
                f"CREATE TRIGGER {name} AFTER {op.upper()} ON {table} BEGIN "
                "INSERT INTO changes (command_id, tbl, row_id, op, before) VALUES ("
                f"(SELECT id FROM commands WHERE open = 1), '{table}', {row}.id, '{op}', {image}); END"
            )
    return wanted


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Takes every journal trigger away."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def regenerate_triggers(connection: sqlite3.Connection) -> None:
    """Replaces every journal trigger by what the tables now demand."""
    drop_triggers(connection)
    for sql in trigger_sql(connection).values():
        connection.execute(sql)
