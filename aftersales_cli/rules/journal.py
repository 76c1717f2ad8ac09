"""Which entries of the journal may be taken back, and which come first."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors.journal import (
    AlreadyUndone,
    BeforeBarrier,
    BeforeForgetting,
    DoneAgain,
    LaterChange,
    LaterUndo,
    NotACommand,
    NothingToRedo,
    NothingToUndo,
    NotUndoable,
    NotUndone,
    TooOld,
)
from aftersales_cli.errors.loop import AboutYou
from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import EntryKind

if TYPE_CHECKING:
    from aftersales_cli.rules.team import Member

# How long the rows as they were before a command are kept: those of the newest commands that can be undone always, any
# others as long as they are younger than this and not too many (ours).
ALWAYS, YEARS, MOST_ROWS = 1000, 2, 1_000_000
# About so many are dropped at a time, so that the day's first change does not wait.
AT_A_TIME = 20_000


def forgettable(now: datetime) -> datetime:
    """Before which moment the rows of a command are old."""
    return now - timedelta(days=365 * YEARS + 1)


class Entry(NamedTuple):
    """One command in the journal.

    `at` is the desk's clock, `real_at` the machine's. `reverses` is the entry that an undo or redo turned back,
    `undone_by` the one that turned this one back, `rows` how many rows it changed.
    """

    id: int
    at: datetime
    real_at: datetime
    user: str
    kind: EntryKind
    words: str
    reverses: int | None
    undone_by: int | None
    rows: int

    @property
    def ref(self) -> str:
        """The id as it is typed."""
        return ids.show(ids.ENTRY, self.id)


class JournalList(NamedTuple):
    """Entries, newest first; `total` counts before any limit."""

    items: tuple[Entry, ...]
    total: int


class Reversed(NamedTuple):
    """An entry was undone or brought back (`redo`), with so many rows."""

    entry: Entry
    rows: int
    redo: bool


def may_undo(entry: Entry) -> Entry:
    """The entry, if it is a command that still stands. Raises NotUndoable, AlreadyUndone or TooOld."""
    if entry.kind != EntryKind.DO:
        raise NotUndoable(id=entry.ref, words=entry.words)
    if entry.undone_by is not None:
        raise AlreadyUndone(id=entry.ref, by=ids.show(ids.ENTRY, entry.undone_by))
    return kept(entry)


def kept(entry: Entry) -> Entry:
    """The entry, if its rows are still known: a command that changed none leaves no entry. Raises TooOld."""
    if not entry.rows:
        raise TooOld(id=entry.ref, words=entry.words, most=ALWAYS, years=YEARS)
    return entry


def newest_to_undo(entry: Entry | None) -> Entry:
    """The user's newest command that stands. Raises NothingToUndo without one,
    TooOld."""
    if entry is None:
        raise NothingToUndo()
    return kept(entry)


def newest_to_redo(newest: Entry | None, undoing: Entry | None) -> Entry:
    """The user's newest undo that stands, if no command of theirs came after it. Raises NothingToRedo."""
    if undoing is None or (newest is not None and newest.id > undoing.id):
        raise NothingToRedo()
    return undoing


def may_redo(entry: Entry, undoing: Entry | None) -> Entry:
    """The undo of `entry`, if that is a command and undone. Raises NotACommand, NotUndone or TooOld."""
    if entry.kind in (EntryKind.UNDO, EntryKind.REDO):
        raise NotACommand(id=entry.ref, words=entry.words)
    if undoing is None:
        raise NotUndone(id=entry.ref)
    return kept(undoing)


def not_about(case: int | None, me: "Member | None") -> None:
    """Refuses to reverse what was done about a complaint of which I am the one complained of. Raises AboutYou."""
    if case is not None and me is not None:
        raise AboutYou(id=ids.show(ids.COMPLAINT, case), value=me.name)


def not_done_again(entry: Entry, again: Entry | None) -> None:
    """Refuses to bring back what somebody has done again meanwhile, for it would be there twice. Raises DoneAgain."""
    if again is not None:
        raise DoneAgain(id=entry.ref, later=again.ref, words=again.words)


def in_the_way(entry: Entry, shown: Entry, later: Entry | None, barrier: Entry | None) -> None:
    """Refuses to reverse `entry` (named to people as `shown`) where a later entry stands on it or a conversion
    of the store, or the forgetting of a customer, lies between. Raises LaterChange, LaterUndo, BeforeBarrier,
    BeforeForgetting.
    """
    if barrier is not None and barrier.id > entry.id:
        crossed = BeforeForgetting if barrier.kind == EntryKind.FORGET else BeforeBarrier
        raise crossed(id=shown.ref, later=barrier.ref)
    if later is not None and later.kind == EntryKind.UNDO:
        raise LaterUndo(id=shown.ref, later=later.ref, earlier=ids.show(ids.ENTRY, later.reverses or 0))
    if later is not None:
        raise LaterChange(id=shown.ref, later=later.ref, words=later.words)
