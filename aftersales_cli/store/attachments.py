"""Files that are attached to cases."""

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from aftersales_cli.rules import ids
from aftersales_cli.rules.attachments import Attachment, Copy, Faults, line
from aftersales_cli.rules.cases import LETTERS
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.events import Step
from aftersales_cli.store import Store, files


class Attachments:
    """What is attached to the cases of the store; their copies lie in a folder beside it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.home = files.attachment_folder(store.path)

    def taken(self, source: Path, machine_time: datetime) -> AbstractContextManager[tuple[Copy, Path]]:
        """A copy of a file, made before a change begins: nobody waits while a large one is read. Raises what
        `copies.taken` does.
        """
        from aftersales_cli.store import copies

        return copies.taken(self.home, source, machine_time)

    def add(self, case: int, copy: tuple[Copy, Path], remark: str | None, now: datetime, by: str) -> None:
        """Attaches a file to a case. Raises CopyFailed."""
        from aftersales_cli.store import copies

        (name, digest, size), unfinished = copy
        self.store.insert(
            "attachments",
            {
                "case_id": case, "name": name, "sha256": digest, "size": size, "note": remark, "at": stamp(now),
                "by": by,
            },
        )  # fmt: skip
        self.store.cases.log(case, now, Step.ATTACHED, by, note=line(name, remark))
        copies.settle(unfinished, digest)

    def of_case(self, case: int) -> tuple[Attachment, ...]:
        """What is attached to a case, oldest first."""
        rows = self.store.rows(
            "SELECT at, name, sha256, size, note, by FROM attachments WHERE case_id = ? ORDER BY id", [case]
        )
        return tuple(
            Attachment(name, digest, size, remark, self.store.instant(at), by, str(self.home / digest))
            for at, name, digest, size, remark, by in rows
        )  # fmt: skip

    def faults(self) -> Faults:
        """What is wrong with the copies: each is read whole."""
        from aftersales_cli.store import copies

        rows = self.store.rows(
            "SELECT a.sha256, a.name, k.kind, k.id FROM attachments a JOIN cases k ON k.id = a.case_id ORDER BY a.id"
        )
        there = copies.kept(self.home)
        damaged = {digest for digest in there & {row[0] for row in rows} if not copies.intact(self.home / digest)}
        named = [(digest, f"{ids.show(LETTERS[kind], number)} {name}") for digest, name, kind, number in rows]
        return Faults(
            tuple(what for digest, what in named if digest not in there),
            tuple(what for digest, what in named if digest in damaged),
            len(there - {digest for digest, _ in named}),
        )
