"""Is the file sound?"""

from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import LETTERS
from aftersales_cli.rules.store import ATTACHMENTS, CheckReport, Finding
from aftersales_cli.store import Store


class Checks:
    """Checks that only read."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def report(self) -> CheckReport:
        """SQLite's own check, the references between tables, the journal's triggers, commands left open,
        and the copies of attached files."""
        from aftersales_cli.store.schema import trigger_sql

        store = self.store
        sqlite = [text for (text,) in store.rows("PRAGMA integrity_check(20)") if text != "ok"]
        broken = store.rows("PRAGMA foreign_key_check")
        present = dict(store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        wanted = trigger_sql(store.connection)
        astray = sorted(name for name in present.keys() | wanted.keys() if present.get(name) != wanted.get(name))
        left_open = [str(number) for (number,) in store.rows("SELECT id FROM commands WHERE open = 1")]
        astray_cases = store.cases.astray()[:20]
        undated = store.rows("SELECT kind, id FROM cases WHERE closed_at IS NULL AND next_due_on IS NULL LIMIT 20")
        copies = store.attachments.faults()
        return CheckReport(
            str(store.path),
            store.path.stat().st_size,
            (
                Finding("sqlite", "; ".join(sqlite)),
                Finding("references", "; ".join(f"{table} {row} -> {parent}" for table, row, parent, _ in broken[:20])),
                Finding("triggers", ", ".join(astray)),
                Finding("journal", ", ".join(left_open)),
                Finding("loop", ", ".join(ids.show(LETTERS[kind], number) for kind, number in astray_cases)),
                Finding("cases", ", ".join(ids.show(LETTERS[kind], number) for kind, number in undated)),
                Finding(ATTACHMENTS, copies.text),
            ),
            copies.spare,
        )
