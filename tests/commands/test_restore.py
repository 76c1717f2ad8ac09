"""The way back: a backup in the place of the store, and what it replaced kept."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_backup import customers, folder, made, names, words_of_journal
from tests.commands.test_output import CHINESE, promised, refused
from tests.commands.test_store_file import read_only
from tests.commands.test_undo import business
from tests.shop import Shop, opened


def damage(path: Path) -> None:
    """Flips every bit of a page in the middle of the file and the heads of those behind it."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    for start, length in [(middle, 4096), *((page, 200) for page in range(middle, len(content), 4096))]:
        content[start : start + length] = bytes(255 - byte for byte in content[start : start + length])
    path.write_bytes(bytes(content))


def test_a_restore_brings_back_every_record(working: Shop) -> None:
    """After it the store is as it was when the backup was made, and the journal says that it was restored."""
    working.ok("db", "backup")
    before = business(working.path)
    working.ok("customer", "edit", "张三", "--name", "张珊")
    working.ok("log-call", "张珊", "All well")
    assert business(working.path) != before
    working.ok("db", "restore", "latest")
    assert business(working.path) == before
    assert words_of_journal(working)[0] == ("fixed", "db restore latest")
    working.ok("db", "check")


def test_a_restore_says_what_is_lost_and_what_is_kept(working: Shop) -> None:
    """The clerk reads of when the store is again, how much came after, and what to type to go back."""
    copy = made(working)
    working.ok("customer", "new", "王五")
    # The roll of the next day is an entry too, and nobody's work.
    working.now = "2026-11-23T09:00+08:00"
    working.ok("customer", "new", "赵六")
    answer = working.ok("db", "restore", copy.name)
    assert str(copy) in answer.out.splitlines()
    assert "2 commands that came after it are not in the store any more." in answer.out
    assert "`svc undo` does not bring it back" in answer.out
    back = answer.out.splitlines()[-1].removeprefix("svc ").split()
    working.ok(*back)
    assert customers(working.path) == ["张三", "李四", "王五", "赵六"]


def test_a_restore_as_json(working: Shop) -> None:
    """A script learns what was restored, where the replaced file is and how many commands are lost."""
    copy = made(working)
    working.ok("customer", "new", "王五")
    answer = working.ok("db", "restore", "latest", "--json")
    promised(answer)
    assert answer.json["schema"] == "svc.restore/1"
    (item,) = answer.items
    assert (item["path"], item["lost_commands"], item["replaced_damaged"]) == (str(copy), 1, False)
    assert customers(Path(item["replaced"])) == ["张三", "李四", "王五"]


def test_what_is_lost_is_counted_by_what_was_done_and_not_by_numbers(working: Shop) -> None:
    """After a restore the same numbers are given out again; going forward again counts the new work as lost."""
    working.ok("db", "backup")
    for name in ("王五", "赵六", "孙七"):
        working.ok("customer", "new", name)
    forward = working.items("db", "restore", "latest")[0]["replaced"]
    working.ok("customer", "new", "周八")
    (item,) = working.items("db", "restore", forward)
    assert item["lost_commands"] == 1
    assert customers(working.path) == ["张三", "李四", "王五", "赵六", "孙七"]


def test_a_restore_is_not_undone(working: Shop) -> None:
    """Undo goes on with what stands in the restored journal, and the restore itself is refused by name."""
    working.ok("db", "backup")
    working.ok("db", "restore", "latest")
    entry = working.items("journal")[0]["id"]
    assert "cannot be undone" in refused(working, 4, "undo", entry)
    assert "followup new" in working.ok("undo").out


def test_a_backup_can_be_named_by_its_path(working: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a stick, or from the folder where one stands."""
    made(working, "-o", str(tmp_path / "stick.db"))
    working.ok("customer", "new", "王五")
    monkeypatch.chdir(tmp_path)
    working.ok("db", "restore", "stick.db")
    assert customers(working.path) == ["张三", "李四"]


def test_programs_that_read_go_on_reading(working: Shop) -> None:
    """A list that is just being read stays whole; what is read after the restore is what was restored."""
    working.ok("db", "backup")
    working.ok("customer", "new", "王五")
    with closing(sqlite3.connect(working.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        count = "SELECT count(*) FROM customers"
        assert reader.execute(count).fetchone() == (3,)
        working.ok("db", "restore", "latest")
        assert reader.execute(count).fetchone() == (3,)
        reader.execute("COMMIT")
        assert reader.execute(count).fetchone() == (2,)
        working.ok("customer", "new", "赵六")
        assert reader.execute(count).fetchone() == (3,)
        assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    working.ok("db", "check")


def test_a_backup_copied_by_hand_is_a_store(working: Shop) -> None:
    """Who copies a backup into the store's place works on with it; the next restore makes it whole in every way."""
    working.path.write_bytes(made(working).read_bytes())
    working.ok("customer", "new", "王五")
    working.ok("db", "restore", "latest")
    with closing(sqlite3.connect(working.path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert customers(working.path) == ["张三", "李四"]


def test_a_store_in_use_is_not_replaced(working: Shop) -> None:
    """While another program writes, the restore waits five seconds and then says so; nothing is half restored."""
    working.ok("db", "backup")
    working.ok("customer", "new", "王五")
    with closing(sqlite3.connect(working.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = working.svc("db", "restore", "latest")
    assert (answer.code, answer.out) == (5, "")
    assert "in use" in answer.err
    assert customers(working.path) == ["张三", "李四", "王五"]


def test_the_damage_drill(open_shop: Shop) -> None:
    """The store is damaged in its middle; `svc db restore latest` gives back every record of the last backup and keeps
    the damaged file."""
    open_shop.ok("customer", "new", "王五")
    open_shop.ok("db", "backup")
    before = business(open_shop.path)
    open_shop.ok("customer", "new", "赵六")
    damage(open_shop.path)
    damaged = open_shop.path.read_bytes()
    assert open_shop.svc("db", "check").code == 5
    answer = open_shop.ok("db", "restore", "latest")
    assert business(open_shop.path) == before
    assert open_shop.ok("db", "check").code == 0
    aside = Path(answer.out.splitlines()[-1])
    assert aside.parent == open_shop.path.parent
    assert aside.read_bytes() == damaged
    assert open_shop.path.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(open_shop.path)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert words_of_journal(open_shop)[0] == ("fixed", "db restore latest")


@pytest.mark.parametrize("content", [b"", b"name,phone\n" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_set_aside(working: Shop, content: bytes) -> None:
    """An emptied file, a spreadsheet saved over the store, a torn head: restored, and nothing is thrown away."""
    working.ok("db", "backup")
    working.path.write_bytes(content)
    (item,) = working.items("db", "restore", "latest")
    assert (item["replaced_damaged"], item["lost_commands"]) == (True, None)
    assert Path(item["replaced"]).read_bytes() == content
    assert customers(working.path) == ["张三", "李四"]


def test_what_lay_beside_a_damaged_store_goes_with_it(working: Shop) -> None:
    """The log of the damaged file is never played into the restored one."""
    working.ok("db", "backup")
    working.path.write_bytes(b"no store")
    working.path.with_name("store.db-wal").write_bytes(b"left behind")
    aside = Path(working.items("db", "restore", "latest")[0]["replaced"])
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"left behind"
    assert customers(working.path) == ["张三", "李四"]


def test_the_last_changes_of_a_damaged_store_are_not_thrown_away(working: Shop) -> None:
    """What still lay in the log of a store that broke while in use is set aside with it, byte for byte."""
    working.ok("db", "backup")
    with closing(sqlite3.connect(working.path)) as other:
        other.execute("SELECT count(*) FROM customers").fetchone()
        working.ok("customer", "new", "王五")
        damage(working.path)
        log = working.path.with_name("store.db-wal").read_bytes()
        before = working.path.read_bytes()
        aside = Path(working.items("db", "restore", "latest")[0]["replaced"])
    assert log
    assert (aside.read_bytes(), aside.with_name(aside.name + "-wal").read_bytes()) == (before, log)
    assert customers(working.path) == ["张三", "李四"]


def test_a_store_that_is_gone_is_made_again(working: Shop) -> None:
    """A deleted file comes back from its backups, for its owner alone, and nothing is said to be replaced."""
    working.ok("db", "backup")
    before = business(working.path)
    working.path.unlink()
    answer = working.ok("db", "restore", "latest")
    assert len(answer.out.splitlines()) == 2
    assert business(working.path) == before
    assert working.path.stat().st_mode & 0o777 == 0o600


def test_a_new_computer_is_set_up_from_a_backup(working: Shop, tmp_path: Path) -> None:
    """Where neither the store nor its folder is there yet, a backup by its path is enough."""
    copy = made(working, "-o", str(tmp_path / "copy.db"))
    new = Shop(tmp_path / "new" / "svc")
    new.ok("db", "restore", str(copy))
    assert [one["name"] for one in new.items("customer", "list")] == ["张三", "李四"]
    assert new.path.parent.stat().st_mode & 0o777 == 0o700


def test_somebody_elses_database_is_not_replaced(working: Shop, tmp_path: Path) -> None:
    """A sound database of another program in the store's place was named by mistake."""
    copy = made(working, "-o", str(tmp_path / "copy.db"))
    working.path.unlink()
    with closing(sqlite3.connect(working.path)) as db:
        db.execute("CREATE TABLE photo (id INTEGER)")
    assert "not a store made by svc" in refused(working, 5, "db", "restore", str(copy))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "store.db"]


def damaged_copy(path: Path) -> None:
    """A backup that lay on a bad stick."""
    damage(path)


def newer_copy(path: Path) -> None:
    """A backup made by a later svc."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


def foreign_copy(path: Path) -> None:
    """A database of another program."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id = 7")


def no_copy(path: Path) -> None:
    """A text."""
    path.write_text("name,phone\n" * 1000)


def empty_copy(path: Path) -> None:
    """A copy that was broken off."""
    path.write_bytes(b"")


def folder_instead(path: Path) -> None:
    """A folder of this name."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (damaged_copy, "is damaged"),
        (newer_copy, "format 99"),
        (foreign_copy, "not a store made by svc"),
        (no_copy, "is damaged (file is not a database)"),
        (empty_copy, "not a store made by svc"),
        (folder_instead, "not a store made by svc"),
    ],
)
def test_what_cannot_be_restored_changes_nothing(working: Shop, tmp_path: Path, spoil: Any, says: str) -> None:
    """A backup is looked at first: damaged, newer, somebody else's or none at all is refused with 5 by its path."""
    copy = made(working, "-o", str(tmp_path / "copy.db"))
    spoil(copy)
    said = refused(working, 5, "db", "restore", str(copy))
    assert says in said
    assert str(copy) in said
    assert not folder(working).exists()


def test_a_store_that_cannot_be_written_is_not_restored(
    working: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On a locked disk the restore is refused before anything is touched."""
    copy = made(working, "-o", str(tmp_path_factory.mktemp("stick") / "copy.db"))
    with read_only(working.path.parent):
        assert "read-only" in refused(working, 5, "db", "restore", str(copy))


def test_without_room_for_what_it_replaces_nothing_is_restored(working: Shop, tmp_path: Path) -> None:
    """The store of today is not given up for that of yesterday."""
    copy = made(working, "-o", str(tmp_path / "copy.db"))
    working.ok("customer", "new", "王五")
    folder(working).write_text("in the way")
    assert str(folder(working)) in refused(working, 5, "db", "restore", str(copy))
    assert customers(working.path) == ["张三", "李四", "王五"]


def test_a_restore_removes_no_backup(working: Shop) -> None:
    """In an hour of need nothing is thinned, least of all what is being restored."""
    old = made(working)
    for _ in range(3):
        working.ok("db", "restore", old.name)
    assert old.exists()
    assert len(names(working)) == 4


def test_who_tries_several_backups_loses_nothing(working: Shop, tmp_path: Path) -> None:
    """What stood there before the first restore is still kept after the second and after a new backup."""
    first, second = (made(working, "-o", str(tmp_path / f"{name}.db")) for name in ("first", "second"))
    working.ok("customer", "new", "今天来的")
    kept = working.ok("db", "restore", str(first), "--json").items[0]["replaced"]
    working.ok("db", "restore", str(second))
    working.ok("db", "backup")
    working.ok("db", "restore", kept)
    assert "今天来的" in customers(working.path)


def test_a_backup_of_an_older_format_is_restored_and_converted(working: Shop, tmp_path: Path) -> None:
    """What an older svc wrote is brought up to date afterwards, and undo does not cross that."""
    old = made(working, "-o", str(tmp_path / "old.db"))
    with closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA user_version = 0")
    working.ok("db", "restore", str(old))
    assert [kind for kind, _ in words_of_journal(working)[:2]] == ["fixed", "migration"]
    assert {one["kind"] for one in working.items("db", "backups")} == {"before-restore", "before-conversion"}
    assert customers(old) == ["张三", "李四"]


def test_tab_offers_the_backups(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """`latest` and the names of those there are, also where the store itself is gone."""
    name = made(working).name
    working.path.unlink()
    for typed, offered in (("", {"latest", name}), ("la", {"latest"}), (name[:12], {name})):
        monkeypatch.setenv("_SVC_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", f"svc db restore {typed}")
        monkeypatch.setenv("COMP_CWORD", "3")
        assert set(working.svc().out.split()) == offered
        monkeypatch.undo()


def test_both_languages_give_the_same_codes_for_backups(working: Shop) -> None:
    """Rows for people are in Chinese, what scripts read is not."""
    working.ok("db", "backup")
    english = working.ok("db", "backups", "--json").json
    working.lang = "zh"
    assert working.ok("db", "backups", "--json").json == english
    assert CHINESE.search(working.ok("db", "backups").out)
    assert CHINESE.search(working.ok("db", "restore", "latest").out.splitlines()[0])


def test_another_shops_store_is_not_put_in_the_place_of_this_one(working: Shop, tmp_path: Path) -> None:
    """A file that began as another store is refused, and named; nothing is replaced."""
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    before = business(working.path)
    answer = working.svc("db", "restore", str(other.path))
    assert answer.code == 4
    assert "Sunrise Motors" in answer.err
    assert business(working.path) == before
