"""Files that belong to a complaint: copies are kept, checked, backed up and brought back."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.commands.test_store_file import read_only
from tests.commands.test_undo import business
from tests.shop import Shop

SEAL = b"a photo of the broken seal"
# What `sha256sum` says of these bytes.
SEAL_SHA = "77f8b0aaf13832b57343dfea77a1170f602b6e5f14bbacd797328f4bf5946d5b"


@pytest.fixture
def seal(tmp_path: Path) -> Path:
    """A photo on the clerk's desk."""
    path = tmp_path / "seal.jpg"
    path.write_bytes(SEAL)
    return path


def copies(shop: Shop) -> list[str]:
    """Every file in the folder of copies."""
    home = shop.path.with_name("store.db.files")
    return sorted(path.name for path in home.iterdir()) if home.is_dir() else []


def copy_of(shop: Shop, digest: str = SEAL_SHA) -> Path:
    """Where a copy lies."""
    return shop.path.with_name("store.db.files") / digest


def attached(shop: Shop, case: str = "C1") -> Any:
    """What is attached to a complaint."""
    return shop.items("complaint", "show", case)[0]["attachments"]


def checked(shop: Shop, code: int = 0) -> Any:
    """The answer of `db check`, and what it says of attached files."""
    answer = shop.svc("db", "check", "--json")
    assert answer.code == code, answer
    return answer.json, next(one["trouble"] for one in answer.items if one["check"] == "attachments")


def test_a_file_is_attached_to_a_complaint(working: Shop, seal: Path) -> None:
    """A copy is kept beside the store, for the owner alone; the complaint lists it and its record says so."""
    working.user = "wang"
    (one,) = working.items("complaint", "attach", "C1", str(seal), "--note", "The broken seal")
    expected = {
        "name": "seal.jpg", "sha256": SEAL_SHA, "size": 26, "note": "The broken seal",
        "at": "2026-11-22T09:00:00+08:00", "by": "wang", "path": str(copy_of(working)),
    }  # fmt: skip
    assert one["attachments"] == attached(working) == [expected]
    last = one["record"][-1]
    assert (last["what"], last["by"], last["note"]) == ("attached", "wang", "seal.jpg: The broken seal")
    assert copies(working) == [SEAL_SHA]
    assert copy_of(working).read_bytes() == SEAL
    assert (copy_of(working).stat().st_mode & 0o777, copy_of(working).parent.stat().st_mode & 0o777) == (0o600, 0o700)
    said = working.ok("complaint", "show", "C1").out
    assert all(text in said for text in ("seal.jpg", SEAL_SHA[:12], "26 B", "The broken seal", "file attached"))
    assert checked(working)[1] is None


def test_the_copy_stays_whatever_becomes_of_the_file(working: Shop, seal: Path) -> None:
    """It is moved, changed, lost: what was attached is what was attached."""
    working.ok("complaint", "attach", "C1", str(seal))
    seal.write_bytes(b"another photo")
    assert copy_of(working).read_bytes() == SEAL
    seal.unlink()
    assert checked(working)[1] is None
    assert [one["note"] for one in attached(working)] == [None]


def test_the_same_file_is_kept_once(working: Shop, seal: Path, tmp_path: Path) -> None:
    """Under two names, with two complaints: two lines, one copy."""
    working.ok("complaint", "new", "张三", "Rattles")
    working.ok("complaint", "attach", "C1", str(seal))
    again = tmp_path / "封条.jpg"
    again.write_bytes(SEAL)
    working.ok("complaint", "attach", "C2", str(again))
    assert [one["name"] for case in ("C1", "C2") for one in attached(working, case)] == ["seal.jpg", "封条.jpg"]
    assert copies(working) == [SEAL_SHA]


def test_what_cannot_be_attached_is_refused_in_one_sentence(working: Shop, tmp_path: Path) -> None:
    """Missing (3), a folder, a pipe that nobody writes to, empty, more than 50 MB (2); and nothing is kept."""
    (tmp_path / "empty.jpg").touch()
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(50_000_001)

    def said(code: int, name: str) -> str:
        text = refused(working, code, "complaint", "attach", "C1", str(tmp_path / name))
        assert name in text
        return text

    assert "There is no file" in said(3, "nothing.jpg")
    assert "There is no file" in said(3, "empty.jpg/seal.jpg")
    assert "not a file" in said(2, "pipe")
    assert "empty" in said(2, "empty.jpg")
    assert "50 MB" in said(2, "film.mp4")
    assert "not a file" in refused(working, 2, "complaint", "attach", "C1", str(tmp_path))
    assert "cannot be read" in refused(working, 2, "complaint", "attach", "C1", "x" * 300)
    assert copies(working) == []


def test_a_file_of_exactly_50_mb_is_kept(working: Shop, tmp_path: Path) -> None:
    """The most that can be attached can be attached."""
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(50_000_000)
    (one,) = working.items("complaint", "attach", "C1", str(tmp_path / "film.mp4"))
    assert one["attachments"][0]["size"] == 50_000_000


def test_what_may_not_be_read_is_refused(working: Shop, seal: Path) -> None:
    """Somebody else's file, for whom reading it is not allowed; the superuser may read all."""
    seal.chmod(0)
    if os.geteuid() != 0:
        assert "Permission denied" in refused(working, 2, "complaint", "attach", "C1", str(seal))
    else:
        working.ok("complaint", "attach", "C1", str(seal))


def test_nothing_is_attached_to_what_is_not_there(working: Shop, seal: Path) -> None:
    """An unknown complaint (3) or another noun's id (2): no copy is left either."""
    assert "C9" in refused(working, 3, "complaint", "attach", "C9", str(seal))
    assert '"F1"' in refused(working, 2, "complaint", "attach", "F1", str(seal))
    assert copies(working) == []


def test_who_is_complained_of_attaches_nothing(working: Shop, seal: Path) -> None:
    """Nobody adds to the papers of a complaint about himself (4)."""
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    working.ok("complaint", "new", "张三", "Rude", "--against", "wang")
    working.user = "wang"
    assert "C2" in refused(working, 4, "complaint", "attach", "C2", str(seal))
    assert copies(working) == []


def test_a_store_that_cannot_be_written_keeps_nothing(working: Shop, seal: Path, tmp_path: Path) -> None:
    """One sentence, code 5."""
    away = tmp_path / "away"
    away.mkdir()
    shutil.move(working.path, away)
    store = Shop(away)
    with read_only(away):
        refused(store, 5, "complaint", "attach", "C1", str(seal))
    assert copies(store) == []


def test_undo_takes_the_line_back_and_redo_brings_it_again(working: Shop, seal: Path) -> None:
    """The copy stays for that; `db check` counts it as belonging to no record and still finds the store sound."""
    before = business(working.path)
    working.ok("complaint", "attach", "C1", str(seal))
    after = business(working.path)
    working.ok("undo")
    assert business(working.path) == before
    assert attached(working) == []
    found, trouble = checked(working)
    assert (found["ok"], found["spare_copies"], trouble) == (True, 1, None)
    assert "1 copy belongs to no record any more" in working.ok("db", "check").err
    working.ok("redo")
    assert business(working.path) == after
    assert (checked(working)[0]["spare_copies"], copy_of(working).read_bytes()) == (0, SEAL)


def test_a_copy_that_is_missing_or_changed_is_named(working: Shop, seal: Path, tmp_path: Path) -> None:
    """By the complaint and the name of the file; attaching the file again puts the copy back."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir")
    working.ok("complaint", "attach", "C1", str(seal))
    digest = working.items("complaint", "attach", "C1", str(letter))[0]["attachments"][1]["sha256"]
    copy_of(working).write_bytes(SEAL.replace(b"broken", b"intact"))
    copy_of(working, digest).unlink()
    found, trouble = checked(working, 5)
    assert (found["ok"], trouble) == (False, "missing: C1 letter.txt; changed: C1 seal.jpg")
    answer = working.svc("db", "check")
    assert (answer.code, "copies of attached files are not" in answer.err) == (5, True)
    assert "The store is damaged" not in answer.err
    for file in (seal, letter):
        working.ok("complaint", "attach", "C1", str(file))
    assert checked(working)[1] is None


def test_a_backup_beside_the_store_finds_the_copies_there(working: Shop, seal: Path) -> None:
    """They are kept once for the store and all of its backups."""
    working.ok("complaint", "attach", "C1", str(seal))
    working.ok("db", "backup")
    working.ok("undo")
    (back,) = working.items("db", "restore", "latest")
    assert back["missing_copies"] == 0
    assert [one["name"] for one in attached(working)] == ["seal.jpg"]
    assert checked(working)[1] is None


def test_a_backup_at_another_place_takes_the_copies_along(working: Shop, seal: Path, tmp_path: Path) -> None:
    """Restored on another computer, the store has its attached files; copies nobody refers to stay behind."""
    stick, new = tmp_path / "stick", tmp_path / "new"
    stick.mkdir()
    other = tmp_path / "other.jpg"
    other.write_bytes(b"attached by mistake")
    working.ok("complaint", "attach", "C1", str(other))
    working.ok("undo")
    working.ok("complaint", "attach", "C1", str(seal))
    (made,) = working.items("db", "backup", "-o", str(stick / "copy.db"))
    assert made["missing_copies"] == 0
    beside = stick / "copy.db.files"
    assert [path.name for path in beside.iterdir()] == [SEAL_SHA]
    assert (beside.stat().st_mode & 0o777, (beside / SEAL_SHA).stat().st_mode & 0o777) == (0o700, 0o600)
    shop = Shop(new)
    (back,) = shop.items("db", "restore", str(stick / "copy.db"))
    assert (back["missing_copies"], copies(shop)) == (0, [SEAL_SHA])
    assert attached(shop)[0]["path"] == str(copy_of(shop))
    assert copy_of(shop).read_bytes() == SEAL
    assert checked(shop)[1] is None


def test_a_restore_puts_back_copies_that_were_lost_or_changed(working: Shop, seal: Path, tmp_path: Path) -> None:
    """Those beside the backup are taken where they are sound; where none is, the answer says how many are missing."""
    working.ok("complaint", "attach", "C1", str(seal))
    working.ok("db", "backup", "-o", str(tmp_path / "copy.db"))
    copy_of(working).write_bytes(b"something else")
    working.ok("db", "restore", str(tmp_path / "copy.db"))
    assert copy_of(working).read_bytes() == SEAL
    copy_of(working).unlink()
    (tmp_path / "copy.db.files" / SEAL_SHA).write_bytes(b"something else")
    answer = working.ok("db", "restore", str(tmp_path / "copy.db"))
    assert "Of 1 attached file there is no copy" in answer.err
    assert copies(working) == []
    assert checked(working, 5)[1] == "missing: C1 seal.jpg"
    assert working.items("db", "backup", "-o", str(tmp_path / "second.db"))[0]["missing_copies"] == 1


def test_a_folder_of_backups_that_was_moved_with_its_copies_is_enough(
    working: Shop, seal: Path, tmp_path: Path
) -> None:
    """Whoever saves the whole folder of the store can restore from any backup in it."""
    working.ok("complaint", "attach", "C1", str(seal))
    name = Path(working.items("db", "backup")[0]["path"]).name
    away = tmp_path / "away"
    away.mkdir()
    for part in ("store.db.backups", "store.db.files"):
        shutil.move(tmp_path / part, away / part)
    shop = Shop(tmp_path / "new")
    assert shop.items("db", "restore", str(away / "store.db.backups" / name))[0]["missing_copies"] == 0
    assert copies(shop) == [SEAL_SHA]


def test_a_backup_that_fails_leaves_nothing_behind(working: Shop, seal: Path, tmp_path: Path) -> None:
    """A file stands where the copies would go: one sentence, and no half backup."""
    working.ok("complaint", "attach", "C1", str(seal))
    (tmp_path / "copy.db.files").write_text("in the way")
    assert "copy.db.files" in refused(working, 5, "db", "backup", "-o", str(tmp_path / "copy.db"))
    assert not (tmp_path / "copy.db").exists()
    assert (tmp_path / "copy.db.files").read_text() == "in the way"


def test_a_restore_that_is_refused_brings_no_copies(working: Shop, seal: Path, tmp_path: Path) -> None:
    """The backup of another store is not restored, and its files stay where they are."""
    from tests.shop import busy

    (tmp_path / "elsewhere").mkdir()
    other = busy(tmp_path / "elsewhere")
    other.ok("complaint", "attach", "C1", str(seal))
    other.ok("db", "backup", "-o", str(tmp_path / "other.db"))
    refused(working, 4, "db", "restore", str(tmp_path / "other.db"))
    assert copies(working) == []


def test_what_a_killed_program_left_unfinished_is_removed(working: Shop, seal: Path) -> None:
    """Once it is an hour old; what is younger may still be growing."""
    working.ok("complaint", "attach", "C1", str(seal))
    home = working.path.with_name("store.db.files")
    old, young = home / "unfinished-old.part", home / "unfinished-young.part"
    for left in (old, young):
        left.write_bytes(b"half")
    os.utime(old, (0, 0))
    working.ok("complaint", "attach", "C1", str(seal))
    assert (old.exists(), young.exists()) == (False, True)
    assert checked(working)[0]["spare_copies"] == 0


def test_a_store_of_an_older_format_is_restored_without_attachments(tmp_path: Path) -> None:
    """It has none, and no table for them."""
    older = tmp_path / "older.db"
    with closing(sqlite3.connect(older)) as db:
        db.executescript((Path(__file__).parent.parent / "files" / "format-3.sql").read_text(encoding="utf-8"))
    shop = Shop(tmp_path / "new")
    (back,) = shop.items("db", "restore", str(older))
    assert (back["missing_copies"], copies(shop)) == (0, [])
