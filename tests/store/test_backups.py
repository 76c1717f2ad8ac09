"""Backups as files: whole or not there, for the owner alone, and one a day."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from aftersales_cli.errors import StoreBusy
from aftersales_cli.errors.backups import BackupUnsound, ChangedMeanwhile
from aftersales_cli.rules.backups import Occasion
from aftersales_cli.store import backups, files, restore
from tests.rules.facts import at
from tests.shop import Shop

MORNING = at("2026-11-25 09:00")


@pytest.fixture
def source(working: Shop) -> Iterator[sqlite3.Connection]:
    """The store of a shop in the middle of its work, open."""
    with closing(files.connect(working.path)[0]) as connection:
        yield connection


def folder(shop: Shop) -> Path:
    """Where its backups are."""
    return shop.path.with_name("store.db.backups")


def names(shop: Shop) -> list[str]:
    """Every file in the folder of backups."""
    return sorted(path.name for path in folder(shop).iterdir())


def test_a_backup_is_one_file_that_needs_no_other(working: Shop, source: sqlite3.Connection) -> None:
    """It can be carried away on a stick: opened on a medium that cannot be written it is whole, and nothing lies beside
    it."""
    made = backups.save(source, working.path, MORNING, Occasion.BY_HAND)
    with closing(sqlite3.connect(f"file:{folder(working) / made.name}?mode=ro&immutable=1", uri=True)) as copy:
        assert copy.execute("SELECT name FROM customers ORDER BY id").fetchall() == [("张三",), ("李四",)]
    # Version 1 in the head says: no log beside it.
    assert (folder(working) / made.name).read_bytes()[18:20] == b"\x01\x01"
    assert names(working) == [made.name]


def test_two_programs_that_begin_the_day_leave_one_backup(working: Shop, source: sqlite3.Connection) -> None:
    """The first one's stays; that of the day before, and one made by hand, are not touched."""
    backups.save(source, working.path, MORNING - timedelta(days=1), Occasion.DAILY)
    backups.save(source, working.path, MORNING, Occasion.DAILY)
    backups.save(source, working.path, MORNING + timedelta(minutes=1), Occasion.BY_HAND)
    backups.make_daily(source, working.path, MORNING + timedelta(seconds=1))
    assert names(working) == [
        "2026-11-24_09-00-00_daily.db", "2026-11-25_09-00-00_daily.db", "2026-11-25_09-01-00_by-hand.db",
    ]  # fmt: skip


def test_two_backups_of_one_second_have_two_names(working: Shop, source: sqlite3.Connection) -> None:
    """Neither is written over the other, and the later one is the newest."""
    for occasion in (Occasion.DAILY, Occasion.RESTORE, Occasion.BY_HAND):
        backups.save(source, working.path, MORNING, occasion)
    assert names(working) == [
        "2026-11-25_09-00-00_daily.db", "2026-11-25_09-00-01_before-restore.db", "2026-11-25_09-00-02_by-hand.db",
    ]  # fmt: skip


def test_each_backup_thins_the_older_ones_and_leaves_other_files_alone(
    working: Shop, source: sqlite3.Connection
) -> None:
    """After a month of days twelve days and the ends of the weeks are left, and whatever else lies in the folder."""
    folder(working).mkdir()
    (folder(working) / "read me.txt").write_text("by a clerk")
    (folder(working) / "2026-11-25 old.db").write_text("by a clerk")
    for days in range(30, -1, -1):
        backups.make_daily(source, working.path, MORNING - timedelta(days=days))
    found = [name[:10] for name in names(working) if name.endswith("_daily.db")]
    assert found == ["2026-10-31", "2026-11-01", "2026-11-08", *(f"2026-11-{day}" for day in range(14, 26))]
    assert {"read me.txt", "2026-11-25 old.db"} <= set(names(working))


def test_what_a_killed_program_left_is_swept_away(working: Shop, source: sqlite3.Connection) -> None:
    """An unfinished copy of yesterday goes; one of this minute may still be growing and stays."""
    folder(working).mkdir()
    for name, age in (("unfinished-a.part", 7200), ("unfinished-a.part-journal", 7200), ("unfinished-b.part", 60)):
        (folder(working) / name).touch()
        os.utime(folder(working) / name, (MORNING.timestamp() - age,) * 2)
    made = backups.save(source, working.path, MORNING, Occasion.DAILY)
    assert names(working) == [made.name, "unfinished-b.part"]


def test_a_damaged_copy_is_not_kept(working: Shop) -> None:
    """A copy that does not pass the check gets no backup's name, and the sentence says that the store is meant."""
    content = bytearray(working.path.read_bytes())
    for page in range(4096, len(content) - 4096, 4096):
        content[page : page + 200] = b"\xff" * 200
    working.path.write_bytes(bytes(content))
    with closing(files.reach(working.path)[0]) as damaged, pytest.raises(BackupUnsound) as refusal:
        backups.save(damaged, working.path, MORNING, Occasion.DAILY)
    assert refusal.value.values["path"] == working.path
    assert names(working) == []


def test_a_store_that_stays_locked_is_given_up(working: Shop, source: sqlite3.Connection, tmp_path: Path) -> None:
    """Where another program holds a file for itself the copying ends after five seconds instead of never."""
    target = tmp_path / "other.db"
    with closing(sqlite3.connect(target, isolation_level=None)) as other, closing(sqlite3.connect(target)) as here:
        other.execute("CREATE TABLE t (id INTEGER)")
        other.execute("BEGIN EXCLUSIVE")
        here.execute("PRAGMA busy_timeout = 100")
        with pytest.raises(StoreBusy):
            files.transfer(source, here, target)


def test_what_is_written_in_the_last_moment_is_not_lost(
    working: Shop, source: sqlite3.Connection, tmp_path: Path
) -> None:
    """A colleague's change that came after the store was kept, and before it is replaced, stops the restore."""
    working.ok("db", "backup", "-o", str(tmp_path / "copy.db"))
    with closing(files.connect(working.path)[0]) as other, closing(files.connect(tmp_path / "copy.db")[0]) as copy:
        before = restore.data_version(other)
        restore.fill(source, copy, working.path, lambda: restore.data_version(other) == before)
        before = restore.data_version(other)
        working.ok("customer", "new", "王五")
        with pytest.raises(ChangedMeanwhile):
            restore.fill(source, copy, working.path, lambda: restore.data_version(other) == before)
    assert [one["name"] for one in working.items("customer", "list")] == ["张三", "李四", "王五"]


def test_a_link_and_its_store_have_the_same_backups(working: Shop, tmp_path: Path) -> None:
    """Backups lie beside the file itself, by whatever name it is opened."""
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(working.path)
    assert files.backup_folder(link) == folder(working)
