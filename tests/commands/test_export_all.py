"""Everything out of one store and into another: nothing is lost."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_attachments import copies
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop, laden, opened

JOURNAL = {"commands", "changes", "access", "_sqlite_migrations", "sqlite_sequence"}


@pytest.fixture
def full(working: Shop, tmp_path: Path) -> Shop:
    """A shop with something in every table that a day fills, and a photo attached."""
    laden(working).ok("log-call", "张三", "Safe\n=home\u2028 'so'", "--promise", "Key", "--for", "none")
    photo = tmp_path / "seal.jpg"
    photo.write_bytes(bytes(range(256)))
    working.ok("complaint", "attach", "C1", str(photo), "--note", "The seal")
    working.ok("customer", "new", "Gone")
    working.ok("undo")
    return working


@pytest.fixture
def other(tmp_path: Path) -> Shop:
    """A store that was just made, in another trade and zone."""
    (tmp_path / "other").mkdir()
    shop = Shop(tmp_path / "other")
    shop.ok("init", "--name", "New", "--playbook", "generic", "--timezone", "Europe/Berlin")
    return shop


def packed(shop: Shop) -> Path:
    """The folder with everything of a shop."""
    folder = shop.path.with_name("everything")
    shop.ok("export", "all", "-o", str(folder))
    return folder


def tables(path: Path) -> dict[str, list[Any]]:
    """All rows of all tables but the journal's, and the last ids that were given out."""
    with closing(sqlite3.connect(path)) as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - JOURNAL
        found: dict[str, list[Any]] = {
            name: db.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in sorted(names)
        }
        ids = db.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    return {**found, "ids": [pair for pair in ids if pair[0] not in JOURNAL]}


def test_who_is_complained_of_does_not_take_everything_out(working: Shop) -> None:
    """Nothing of it can be left out, so that somebody else does it: nothing is written, and it is said why. A store in
    which there is nobody else goes out with its only clerk.
    """
    working.ok("staff", "new", "li", "--role", "owner")
    working.ok("complaint", "new", "张三", "Was rude", "--against", "li")
    packed(working).rename(working.path.with_name("alone"))
    working.ok("staff", "new", "wang")
    folder = working.path.with_name("everything")
    assert "complaints about li" in refused(working, 4, "export", "all", "-o", str(folder))
    assert not folder.exists()
    working.user = "wang"
    packed(working)


def test_an_empty_store_takes_everything_in_and_nothing_is_lost(full: Shop, other: Shop) -> None:
    """Row by row in every table, ids that were once given out and attached files included."""
    folder = packed(full)
    report = other.items("import", "all", str(folder), "--apply")[0]
    assert tables(other.path) == tables(full.path)
    assert len([name for name, rows in tables(other.path).items() if rows]) > 15
    assert copies(other) == copies(full) != []
    assert (report["store"], report["files"]) == ("Sunrise Motors", 1)
    assert other.ok("db", "check", "--json").json["ok"]
    for words in (["due-today"], ["history", "张三"], ["complaint", "show", "C1"], ["job", "list"]):
        mine, its = (shop.svc(*words).out.replace(str(shop.path.parent), "") for shop in (full, other))
        assert mine == its != ""


def test_the_new_store_goes_on_where_the_old_one_stopped(full: Shop, other: Shop) -> None:
    """An id that was once given out is not given out again."""
    other.ok("import", "all", str(packed(full)), "--apply")
    assert other.items("customer", "new", "Next")[0]["id"] == full.items("customer", "new", "Next")[0]["id"]


def test_one_undo_takes_everything_back(full: Shop, other: Shop) -> None:
    """The store is as `init` left it; redo brings it all in again."""
    before = business(other.path)
    other.ok("import", "all", str(packed(full)), "--apply")
    after = business(other.path)
    other.ok("undo")
    assert business(other.path) == before
    other.ok("redo")
    assert business(other.path) == after == business(full.path)


def test_who_was_forgotten_comes_along_without_a_name(full: Shop, other: Shop) -> None:
    """With what is kept of the sales: it is not changed by hand, but moves with the store."""
    full.ok("customer", "new", "Zoe")
    full.ok("purchase", "new", "Zoe", "Fridge")
    full.ok("customer", "forget", "Zoe", "--yes")
    other.ok("import", "all", str(packed(full)), "--apply")
    assert business(other.path) == business(full.path)
    other.ok("undo")


def test_whoever_it_is_the_answer_says_how_to_take_it_back(full: Shop, other: Shop) -> None:
    """The staff that came in may have other names than whoever brought it in: the entry is named."""
    said = other.ok("import", "all", str(packed(full)), "--apply").err
    entry = other.items("journal")[0]["id"]
    assert f"svc undo {entry}" in said
    other.user = "li"
    other.ok("undo", entry)
    assert other.items("customer", "list") == []


def test_without_apply_it_is_only_looked_at(full: Shop, other: Shop) -> None:
    """Whether it is whole; not a byte is written, and no copy."""
    folder = packed(full)
    before = tables(other.path)
    assert other.items("import", "all", str(folder))[0]["applied"] is False
    assert (tables(other.path), copies(other)) == (before, [])


@pytest.mark.parametrize("name", ["customers.jsonl", "manifest.json", "files"])
def test_an_export_that_was_changed_or_is_not_whole_is_refused(full: Shop, other: Shop, name: str) -> None:
    """A name mended by hand, a file missing, a copy damaged: nothing of it comes in."""
    folder = packed(full)
    if name == "files":
        (one,) = (folder / "files").iterdir()
        one.write_bytes(b"other")
    elif name == "manifest.json":
        (folder / name).unlink()
    else:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("张三", "张四"), encoding="utf-8")
    refused(other, 2, "import", "all", str(folder), "--apply")
    assert copies(other) == []


def test_an_export_of_another_version_is_refused(full: Shop, other: Shop) -> None:
    """The sentence names both formats."""
    path = packed(full) / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "format": 99}), encoding="utf-8")
    assert "99" in refused(other, 4, "import", "all", str(path.parent), "--apply")


def test_a_store_in_use_takes_nothing_in(full: Shop, other: Shop) -> None:
    """Also where what was in it is undone: its ids are given out."""
    folder = packed(full)
    other.ok("customer", "new", "王五")
    refused(other, 4, "import", "all", str(folder), "--apply")
    other.ok("undo")
    refused(other, 4, "import", "all", str(folder), "--apply")
    assert copies(other) == []


def test_days_of_its_own_make_a_store_no_empty_one(full: Shop, other: Shop) -> None:
    """They are not lost; taken away, all of it comes in."""
    folder = packed(full)
    other.ok("calendar", "add", "2026-12-29", "--closed", "--name", "Stocktaking")
    assert "calendar" in refused(other, 4, "import", "all", str(folder), "--apply")
    other.ok("undo")
    other.ok("import", "all", str(folder), "--apply")


def test_a_folder_that_is_not_there_is_not_found(other: Shop) -> None:
    """It is not called a broken export, and nobody is told to make it."""
    assert "check its name" in refused(other, 3, "import", "all", str(other.path.with_name("nowhere")))


def test_everything_is_for_its_owner_alone_and_never_over_something(full: Shop) -> None:
    """Folder and files; a folder with anything in it is refused, an empty one is taken."""
    folder = packed(full)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o600}
    refused(full, 4, "export", "all", "-o", str(folder))
    refused(full, 3, "export", "all", "-o", str(folder / "no" / "where"))
    refused(full, 2, "export", "all", "--mask", "-o", str(folder / "masked"))
    empty = full.path.with_name("empty")
    empty.mkdir()
    full.ok("export", "all", "-o", str(empty))
    assert (empty / "manifest.json").exists()


def test_a_file_that_cannot_be_copied_is_counted(full: Shop, other: Shop) -> None:
    """The rest goes out, and is taken in."""
    for name in copies(full):
        full.path.with_name("store.db.files").joinpath(name).unlink()
    folder = full.path.with_name("everything")
    assert full.items("export", "all", "-o", str(folder))[0]["missing"] == 1
    other.ok("import", "all", str(folder), "--apply")
    assert business(other.path) == business(full.path)


def test_everything_stands_in_the_journal_as_not_undoable(full: Shop) -> None:
    """Like a backup."""
    packed(full)
    newest = full.items("journal")[0]
    assert newest["words"].startswith("export all")
    refused(full, 4, "undo", newest["id"])


def test_a_demo_moves_without_loss(tmp_path: Path) -> None:
    """Two years of a made-up store, with all its cases and records."""
    shop = Shop(tmp_path)
    shop.path = Path(shop.ok("demo", "--json").items[0]["path"])
    folder = tmp_path / "everything"
    shop.ok("export", "all", "-o", str(folder))
    new = opened(tmp_path)
    new.ok("import", "all", str(folder), "--apply")
    assert tables(new.path) == tables(shop.path)
