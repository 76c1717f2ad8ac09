"""The store is one file: where it is, who may read it, and what is said when it cannot be used."""

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands import test_output
from tests.shop import Answer, Shop


def refused(answer: Answer, path: Path, code: int = 5) -> str:
    """The one sentence of a refusal that names the file."""
    assert answer.code == code, answer
    assert answer.out == ""
    assert str(path) in answer.err
    assert len(answer.err.splitlines()) == 1
    return answer.err


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Makes a folder read-only: by its rights, or, for the superuser, by mounting it so."""
    if os.geteuid() != 0:
        files = [folder, *folder.iterdir()]
        before = [path.stat().st_mode for path in files]
        for path in files:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield
        for path, mode in zip(files, before, strict=True):
            path.chmod(mode)
        return
    steps = [["mount", "--bind", str(folder), str(folder)], ["mount", "-o", "remount,bind,ro", str(folder)]]
    if any(subprocess.run(step, capture_output=True, check=False).returncode for step in steps):
        pytest.skip("the superuser may not mount here, so that nothing can be made read-only")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    """A wrong path is told, with the way to make a store, and no empty file is left there."""
    shop = Shop(tmp_path)
    assert "svc init" in refused(shop.svc("due-today"), shop.path)
    assert "svc init" in refused(shop.svc("customer", "new", "张三"), shop.path)
    assert not shop.path.exists()


def test_an_empty_file_is_no_store(tmp_path: Path) -> None:
    """A file of zero bytes is not silently filled."""
    shop = Shop(tmp_path)
    shop.path.touch()
    assert "empty" in refused(shop.svc("due-today"), shop.path)
    assert shop.path.stat().st_size == 0


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A spreadsheet in the store's place is left alone."""
    shop = Shop(tmp_path)
    shop.path.write_text("name,phone\n" * 1000)
    assert "not a store made by svc" in refused(shop.svc("due-today"), shop.path)
    assert shop.path.read_text() == "name,phone\n" * 1000


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    """A database of another program is not written to."""
    shop = Shop(tmp_path)
    with sqlite3.connect(shop.path) as db:
        db.execute("CREATE TABLE photo (id INTEGER)")
    db.close()
    assert "not a store made by svc" in refused(shop.svc("customer", "new", "张三"), shop.path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder in the store's place is refused."""
    shop = Shop(tmp_path)
    shop.path.mkdir()
    assert "not a store made by svc" in refused(shop.svc("due-today"), shop.path)


def test_a_store_of_a_newer_svc_is_refused(shop: Shop) -> None:
    """An old svc does not touch what a newer one wrote."""
    with sqlite3.connect(shop.path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert "format 99" in refused(shop.svc("due-today"), shop.path)
    assert "update svc" in refused(shop.svc("customer", "new", "张三"), shop.path)


def test_a_damaged_store_is_not_accepted(working: Shop) -> None:
    """A file whose pages are overwritten fails the check with exit code 5."""
    content = bytearray(working.path.read_bytes())
    for page in range(4096, len(content) - 4096, 4096):
        content[page : page + 200] = b"\xff" * 200
    working.path.write_bytes(bytes(content))
    answer = working.svc("db", "check")
    assert answer.code == 5
    assert "damaged" in answer.err
    assert "Traceback" not in answer.err


def test_a_store_in_use_is_waited_for_and_then_refused(shop: Shop) -> None:
    """While another program holds the store, a change waits five seconds and then says so; reading goes on."""
    other = sqlite3.connect(shop.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        assert "in use" in refused(shop.svc("customer", "new", "张三"), shop.path)
        assert shop.svc("customer", "list").code == 0
    finally:
        other.close()
    assert shop.ok("customer", "new", "张三").code == 0


def test_a_read_only_store_can_be_read_and_not_written(working: Shop) -> None:
    """From a locked disk the list is still shown; the missing roll is one warning line, and a change is refused."""
    with read_only(working.path.parent):
        listed = working.ok("customer", "list")
        assert "张三" in listed.out
        assert "read-only" in refused(working.svc("customer", "new", "王五"), working.path)
        working.now = "2026-11-23T09:00+08:00"
        today = working.ok("due-today")
        assert "张三" in today.out
        assert today.err.splitlines()[0].startswith(f"The store {working.path} is read-only")


def test_a_read_only_store_with_changes_beside_it_is_refused(working: Shop) -> None:
    """Where the last changes still lie beside a locked file, half of the truth is not shown as the whole."""
    other = sqlite3.connect(working.path)
    other.execute("SELECT count(*) FROM customers").fetchone()
    working.ok("customer", "new", "王五")
    wal = working.path.with_name("store.db-wal").read_bytes()
    other.close()
    working.path.with_name("store.db-wal").write_bytes(wal)
    with read_only(working.path.parent):
        assert "-wal" in refused(working.svc("customer", "list"), working.path)


def test_a_second_init_leaves_the_store_alone(working: Shop) -> None:
    """Init never writes over a file."""
    before = working.path.read_bytes()
    refused(working.svc("init", "--name", "Other"), working.path, code=4)
    assert working.path.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["init", "--name", "A", "--playbook", "auto-deeler"], 3),
        (["init", "--name", " "], 2),
        (["init", "--name", "A", "--timezone", "Mars/Base"], 2),
        (["init", "--name", "A", "--timezone", "+99:00"], 2),
        (["init"], 2),
    ],
)
def test_an_init_that_fails_leaves_no_file(tmp_path: Path, line: list[str], code: int) -> None:
    """A store is made whole or not at all."""
    shop = Shop(tmp_path)
    assert shop.svc(*line).code == code
    assert list(tmp_path.iterdir()) == []


def test_the_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the computer can read the customers; folders made on the way are closed too."""
    shop = Shop(tmp_path / "shop" / "data")
    shop.ok("init", "--name", "Sunrise")
    assert stat.S_IMODE(shop.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(shop.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(shop.path.parent.parent.stat().st_mode) == 0o700


def test_the_option_wins_over_the_environment(shop: Shop, tmp_path: Path) -> None:
    """--db before the command names another store."""
    other = tmp_path / "other.db"
    shop.ok("--db", str(other), "init", "--name", "Other")
    assert shop.ok("--db", str(other), "db", "path").out == f"{other}\n"
    assert shop.ok("db", "path").out == f"{shop.path}\n"


def test_paths_with_odd_characters_work(tmp_path: Path) -> None:
    """A store may stand in a folder with blanks, Chinese, percent and question marks."""
    shop = Shop(tmp_path / "我的 店?100%#")
    shop.ok("init", "--name", "Sunrise")
    shop.ok("customer", "new", "张三")
    assert [who["name"] for who in shop.items("customer", "list")] == ["张三"]


def test_db_path_says_whether_a_store_is_there(tmp_path: Path) -> None:
    """The path is data on stdout; that nothing is there yet is a remark."""
    answer = Shop(tmp_path).ok("db", "path")
    assert answer.out == f"{tmp_path / 'store.db'}\n"
    assert "svc init" in answer.err


def test_db_check_finds_a_missing_trigger(shop: Shop) -> None:
    """A journal that would miss changes is not sound."""
    with sqlite3.connect(shop.path) as db:
        db.execute("DROP TRIGGER journal_calls_insert")
    db.close()
    answer = shop.svc("db", "check", "--json")
    assert answer.code == 5
    found = {item["check"]: item["trouble"] for item in answer.items}
    assert found["triggers"] == "journal_calls_insert"


def test_a_change_behind_the_journals_back_is_refused(shop: Shop) -> None:
    """Even another program cannot write a row without a command that is written down."""
    with sqlite3.connect(shop.path) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(
            "INSERT INTO customers (name, initials, kind, do_not_call, since) VALUES ('X', 'x', 'new', 0, '2026-11-22')"
        )
    db.close()


def test_the_clock_of_scripts_must_be_an_instant(shop: Shop) -> None:
    """A wrong SVC_NOW is named."""
    shop.now = "yesterday"
    answer = shop.svc("due-today")
    assert answer.code == 2
    assert '"yesterday"' in answer.err


@pytest.mark.parametrize("now", ["9999-12-31T09:00", "2200-01-01T00:00+08:00", "0001-01-01T00:00", "1899-12-31T23:00Z"])
@pytest.mark.parametrize("command", ["due-today", "plan"])
def test_a_clock_at_the_end_of_time_is_refused(shop: Shop, now: str, command: str) -> None:
    """Nothing can be counted from there; the range is said in one sentence."""
    shop.now = now
    said = test_output.refused(shop, 2, command)
    assert f'"{now}"' in said
    assert "from 1900-01-01 to 2199-12-31" in said


def test_a_store_works_on_the_last_day_of_the_range(shop: Shop) -> None:
    """What is counted from it still lies in the calendar."""
    shop.now = "2199-12-31T23:00+08:00"
    for line in (["due-today"], ["plan"], ["playbook", "preview", "--after", "delivery", "--until", "2199-12-31"]):
        shop.ok(*line)
    assert "2199-12-31" in test_output.refused(
        shop, 2, "playbook", "preview", "--after", "delivery", "--on", "9998-01-01"
    )


def test_the_journal_knows_both_clocks(shop: Shop) -> None:
    """With the clock set by a script, the journal keeps the machine's time beside it."""
    shop.now = "2031-01-01T10:00+08:00"
    shop.ok("customer", "new", "张三")
    entry = shop.items("journal")[0]
    assert entry["at"] == "2031-01-01T10:00:00+08:00"
    assert not entry["real_at"].startswith("2031")


def test_numbers_are_dialled_as_in_the_stores_own_country(tmp_path: Path) -> None:
    """A shop in Berlin finds its customers by the number as it is dialled in Berlin."""
    shop = Shop(tmp_path)
    shop.ok("init", "--name", "Autohaus", "--region", "de", "--timezone", "Europe/Berlin")
    shop.ok("customer", "new", "Anna", "--phone", "030 901820")
    found = shop.items("customer", "show", "030/901820")[0]
    assert (found["name"], found["phone"]) == ("Anna", "+4930901820")
    assert Shop(tmp_path / "other").svc("init", "--name", "A", "--region", "USA").code == 2


@pytest.mark.parametrize("option", [True, False], ids=["--db", "SVC_DB"])
def test_the_home_of_somebody_unknown_is_a_place_without_a_store(shop: Shop, option: bool) -> None:
    """`~nobody` is a folder that is not there, and no breakdown of svc."""
    nowhere = Path("~nobody-is-called-so/store.db")
    if option:
        answer = shop.svc("--db", str(nowhere), "due-today")
    else:
        shop.path = nowhere
        answer = shop.svc("due-today")
    assert "svc init" in refused(answer, nowhere)
