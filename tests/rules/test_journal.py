"""Which entries of the journal may be taken back, and which come first."""

from datetime import UTC, datetime

import pytest

from aftersales_cli.errors.journal import (
    AlreadyUndone,
    BeforeBarrier,
    LaterChange,
    NothingToRedo,
    NothingToUndo,
    NotUndoable,
    NotUndone,
    TooOld,
)
from aftersales_cli.rules import journal
from aftersales_cli.rules.codes import EntryKind
from tests.rules.facts import entry

STANDING = [EntryKind.UNDO, EntryKind.REDO, EntryKind.ROLL, EntryKind.FIXED, EntryKind.MIGRATION]


def test_an_entry_is_named_by_its_letter() -> None:
    """Entry 7 of the journal is X7."""
    assert entry(7).ref == "X7"


def test_a_command_that_stands_may_be_undone() -> None:
    """Whatever somebody entered can be taken back."""
    assert journal.may_undo(entry()) == entry()


@pytest.mark.parametrize("kind", STANDING)
def test_only_a_command_may_be_undone(kind: EntryKind) -> None:
    """The day's roll, an undo itself and what stands for ever are refused, naming what they were."""
    with pytest.raises(NotUndoable) as refusal:
        journal.may_undo(entry(kind=kind, words="svc roll"))
    assert refusal.value.values == {"id": "X7", "words": "svc roll"}


def test_nothing_is_undone_twice() -> None:
    """A command that is already taken back is refused, naming the entry that did it."""
    with pytest.raises(AlreadyUndone) as refusal:
        journal.may_undo(entry(undone_by=9))
    assert refusal.value.values == {"id": "X7", "by": "X9"}


def test_undo_takes_the_newest_command_if_there_is_one() -> None:
    """Without a command of one's own there is nothing to undo."""
    assert journal.newest_to_undo(entry()) == entry()
    with pytest.raises(NothingToUndo):
        journal.newest_to_undo(None)


def test_redo_brings_back_the_newest_undo() -> None:
    """What was just taken back can be brought back, also where the command before it is older or gone."""
    undoing = entry(8, kind=EntryKind.UNDO)
    assert journal.newest_to_redo(entry(7), undoing) == undoing
    assert journal.newest_to_redo(None, undoing) == undoing


def test_a_command_after_the_undo_leaves_nothing_to_redo() -> None:
    """Who went on working after an undo can bring it back only by its name."""
    with pytest.raises(NothingToRedo):
        journal.newest_to_redo(entry(9), entry(8, kind=EntryKind.UNDO))
    with pytest.raises(NothingToRedo):
        journal.newest_to_redo(entry(9), None)
    with pytest.raises(NothingToRedo):
        journal.newest_to_redo(None, None)


def test_only_what_is_undone_may_be_redone() -> None:
    """Bringing back what was never taken back is refused by its id."""
    undoing = entry(8, kind=EntryKind.UNDO)
    assert journal.may_redo(entry(7, undone_by=8), undoing) == undoing
    with pytest.raises(NotUndone) as refusal:
        journal.may_redo(entry(7), None)
    assert refusal.value.values == {"id": "X7"}


def test_nothing_in_the_way_lets_an_undo_through() -> None:
    """Without a later change, and with a conversion of the store only before it, a command may be taken back."""
    journal.in_the_way(entry(7), entry(7), None, None)
    journal.in_the_way(entry(7), entry(7), None, entry(6, kind=EntryKind.MIGRATION))


def test_a_later_change_stands_in_the_way() -> None:
    """The later command that changed the same records is named, so that it can be taken back first."""
    with pytest.raises(LaterChange) as refusal:
        journal.in_the_way(entry(7), entry(7), entry(9, words="log-call K1"), None)
    assert refusal.value.values == {"id": "X7", "later": "X9", "words": "log-call K1"}


def test_a_refusal_names_the_entry_that_was_asked_for() -> None:
    """Where an undo is itself turned back, the refusal speaks of the entry that somebody named."""
    with pytest.raises(LaterChange) as refusal:
        journal.in_the_way(entry(8, kind=EntryKind.UNDO), entry(7), entry(9), None)
    assert refusal.value.values["id"] == "X7"
    with pytest.raises(BeforeBarrier) as crossing:
        journal.in_the_way(entry(8, kind=EntryKind.UNDO), entry(7), None, entry(9, kind=EntryKind.MIGRATION))
    assert crossing.value.values == {"id": "X7", "later": "X9"}


def test_undo_never_crosses_a_conversion_of_the_store() -> None:
    """A later conversion is said first, because nothing can be done about it."""
    with pytest.raises(BeforeBarrier) as refusal:
        journal.in_the_way(entry(7), entry(7), entry(9), entry(8, kind=EntryKind.MIGRATION))
    assert refusal.value.values == {"id": "X7", "later": "X8"}


def test_what_was_dropped_cannot_be_reversed() -> None:
    """An entry whose rows are not kept any more is refused, and is not taken for one that changed nothing."""
    old, undoing = entry()._replace(rows=0), entry(9, kind=EntryKind.UNDO)._replace(rows=0)
    with pytest.raises(TooOld):
        journal.may_undo(old)
    with pytest.raises(TooOld):
        journal.newest_to_undo(old)
    with pytest.raises(TooOld):
        journal.may_redo(entry(undone_by=9), undoing)


def test_rows_are_old_after_two_years() -> None:
    """Those of 24 November 2024 are, in the night of 25 November 2026; those of two years ago to the day are not."""
    now = datetime(2026, 11, 25, tzinfo=UTC)
    assert datetime(2024, 11, 23, tzinfo=UTC) < journal.forgettable(now) <= datetime(2024, 11, 25, tzinfo=UTC)
