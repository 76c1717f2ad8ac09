"""The journal written: every change stands under the one entry that is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.store import Store

LONGEST_WORDS = 200


class Entries:
    """The entries of the journal while they are made."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @contextmanager
    def open(self, kind: EntryKind, words: str, user: str, at: datetime, real_at: datetime) -> Iterator[None]:
        """The one open entry, under which the triggers write.

        A command that changed nothing leaves no trace; what stands for ever is written down whatever it changed,
        because it may have been done to the file itself.
        """
        short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 3] + "..."
        number = self.store.insert(
            "commands",
            {
                "at": stamp(at), "real_at": stamp(real_at), "user": user, "kind": kind, "words": short, "open": 1,
            },
        )  # fmt: skip
        yield
        self.store.run("UPDATE commands SET open = 0 WHERE id = ?", [number])
        if kind != EntryKind.FIXED and not self.store.row(
            "SELECT 1 FROM changes WHERE command_id = ? LIMIT 1", [number]
        ):
            self.store.run("DELETE FROM commands WHERE id = ?", [number])
