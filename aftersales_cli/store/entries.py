"""The journal written: every change stands under the one entry that is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.store import Store

LONGEST_WORDS = 200
# The newest entry whose rows may go: none of the commands that can always be undone, nor anything after them, and old,
# or so far back that too many rows came after it. Entries are numbered in the order in which they were made, and rows
# too, whatever the clock said.
BOUND = """SELECT max(c.id) FROM commands c
    WHERE c.id < (SELECT id FROM commands WHERE kind = 'do' AND open = 0 ORDER BY id DESC LIMIT 1 OFFSET :always - 1)
    AND (c.real_at < :before
      OR c.id <= (SELECT command_id FROM changes WHERE id <= (SELECT max(id) FROM changes) - :most
        ORDER BY id DESC LIMIT 1))"""
# Whole commands alone are dropped, for one of which half is kept could be undone by half.
OLDEST = """DELETE FROM changes WHERE command_id <= min(:bound,
    coalesce((SELECT command_id FROM changes ORDER BY id LIMIT 1 OFFSET :about), :bound))"""


class Entries:
    """The entries of the journal while they are made."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @contextmanager
    def open(self, kind: EntryKind, words: str, user: str, at: datetime, real_at: datetime) -> Iterator[None]:
        """The one open entry, under which the triggers write.

        A command that changed nothing leaves no trace; what stands for ever is written down whatever it changed,
        because it may have been done to the file itself. What is kept of somebody who is forgotten is not changed by
        hand. Raises Restricted.
        """
        short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 3] + "..."
        number = self.store.insert(
            "commands",
            {
                "at": stamp(at), "real_at": stamp(real_at), "user": user, "kind": kind, "words": short, "open": 1,
            },
        )  # fmt: skip
        yield
        if kind == EntryKind.DO and self.store.row("SELECT 1 FROM customers WHERE forgotten_on IS NOT NULL LIMIT 1"):
            self.unrestricted(number)
        self.store.run("UPDATE commands SET open = 0 WHERE id = ?", [number])
        if kind != EntryKind.FIXED and not self.store.row(
            "SELECT 1 FROM changes WHERE command_id = ? LIMIT 1", [number]
        ):
            self.store.run("DELETE FROM commands WHERE id = ?", [number])

    def unrestricted(self, number: int) -> None:
        """Refuses what has changed the records that are kept of somebody who is forgotten. Raises Restricted."""
        from aftersales_cli.errors.access import Restricted

        if (whose := self.store.persons.restricted(number)) is not None:
            raise Restricted(id=whose)

    def shorten(self, now: datetime) -> None:
        """Drops what was there before the oldest commands, not all of it at once, by the stated policy; that they were
        typed, when and by whom is kept for ever. What a command left behind is in the tables.
        """
        from aftersales_cli.rules import journal as rules

        values = {"always": rules.ALWAYS, "before": stamp(rules.forgettable(now)), "most": rules.MOST_ROWS}
        (bound,) = self.store.row(BOUND, values)
        if bound is not None:
            self.store.run(OLDEST, {"bound": bound, "about": rules.AT_A_TIME})
