"""Backups: made before a day's first change and by hand, listed, and put back."""

import csv
import io
import os
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_output import promised, refused
from tests.commands.test_store_file import read_only
from tests.shop import Shop
from tests.terminal import shown


def folder(shop: Shop) -> Path:
    """Where the backups are."""
    return shop.path.with_name("store.db.backups")


def names(shop: Shop) -> list[str]:
    """Every file among the backups."""
    return sorted(path.name for path in folder(shop).iterdir())


def customers(path: Path) -> list[str]:
    """The customers in a file, read without svc."""
    with closing(sqlite3.connect(path)) as db:
        return [name for (name,) in db.execute("SELECT name FROM customers ORDER BY id")]


def made(shop: Shop, *args: str) -> Path:
    """The file of a backup that is made by hand."""
    return Path(shop.items("db", "backup", *args)[0]["path"])


def words_of_journal(shop: Shop) -> list[tuple[str, str]]:
    """What stands in the journal but the day's roll, newest first."""
    return [(one["kind"], one["words"]) for one in shop.items("journal") if one["kind"] != "roll"]


# The backup of the day.


def test_before_the_first_change_of_a_day_a_backup_is_made(open_shop: Shop, noon: date) -> None:
    """It holds the store as the day began, its name says when and what for, and nobody else can read it."""
    open_shop.ok("customer", "new", "王五")
    (name,) = names(open_shop)
    assert re.fullmatch(rf"{noon}_1[123]-\d\d-\d\d_daily\.db", name)
    assert customers(folder(open_shop) / name) == ["张三", "李四"]
    assert folder(open_shop).stat().st_mode & 0o777 == 0o700
    assert (folder(open_shop) / name).stat().st_mode & 0o777 == 0o600


def test_the_other_changes_of_the_day_make_none(open_shop: Shop) -> None:
    """One a day is enough, also where the first one was made by hand."""
    open_shop.ok("customer", "new", "王五")
    first = names(open_shop)
    open_shop.ok("log-call", "王五", "All well", "--in")
    open_shop.ok("undo")
    assert names(open_shop) == first
    name = first[0]
    (folder(open_shop) / name).rename(folder(open_shop) / name.replace("daily", "by-hand"))
    open_shop.ok("log-call", "王五", "All well", "--in")
    assert names(open_shop) == [name.replace("daily", "by-hand")]


def test_the_next_day_has_a_backup_of_its_own(open_shop: Shop, noon: date) -> None:
    """Yesterday's backup does not do for today."""
    open_shop.ok("customer", "new", "王五")
    (name,) = names(open_shop)
    yesterday = name.replace(str(noon), str(noon - timedelta(days=1)))
    (folder(open_shop) / name).rename(folder(open_shop) / yesterday)
    open_shop.ok("customer", "new", "赵六")
    old, new = names(open_shop)
    assert old == yesterday
    assert new.startswith(str(noon))
    assert customers(folder(open_shop) / new) == ["张三", "李四", "王五"]


def test_looking_makes_no_backup(open_shop: Shop) -> None:
    """The list of the day and a search are no changes."""
    open_shop.ok("due-today")
    open_shop.ok("customer", "list")
    assert not folder(open_shop).exists()


def test_under_a_clock_that_is_set_no_backup_is_made_by_itself(working: Shop) -> None:
    """A script that plays through a year does not fill the disk; a backup by hand goes by the machine's own clock."""
    working.now = "2031-05-05T09:00+08:00"
    working.ok("customer", "new", "王五")
    assert not folder(working).exists()
    working.ok("db", "backup")
    (name,) = names(working)
    assert not name.startswith("2031")


def test_thinning_goes_with_the_backup_of_the_day(open_shop: Shop, noon: date) -> None:
    """With 60 days of backups, the next one leaves the last 12 days, and of those before only ends of weeks and
    months."""
    first = made(open_shop)
    for days in range(1, 60):
        (folder(open_shop) / f"{noon - timedelta(days=days)}_09-00-00_daily.db").write_bytes(first.read_bytes())
    first.unlink()
    open_shop.ok("customer", "new", "王五")
    kept = {name[:10] for name in names(open_shop)}
    assert {str(noon - timedelta(days=days)) for days in range(12)} <= kept
    others = [date.fromisoformat(one) for one in kept if date.fromisoformat(one) <= noon - timedelta(days=12)]
    assert 6 <= len(others) <= 10
    ends = [one for one in others if one.weekday() == 6 or (one + timedelta(days=1)).day == 1]
    assert ends == others


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_folder_that_cannot_be_written_is_a_warning(open_shop: Shop, lang: str) -> None:
    """The work goes on, its exit code is 0, and one line on stderr says that there is no backup."""
    folder(open_shop).write_text("in the way")
    open_shop.lang = lang
    answer = open_shop.ok("customer", "new", "王五")
    assert str(folder(open_shop)) in answer.err.splitlines()[0]
    assert "王五" in answer.out
    assert len(answer.err.splitlines()) == 1
    assert customers(open_shop.path) == ["张三", "李四", "王五"]


def run(shop: Shop, *args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """A command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "aftersales_cli", *args],
        env={**os.environ, **shop.environment()}, capture_output=True, text=True, encoding="utf-8", check=False,
        **options,
    )  # fmt: skip


def test_a_file_that_may_not_grow_is_a_warning(open_shop: Shop) -> None:
    """Where the backup cannot be written to its end the call is logged all the same, and no half backup is left."""
    most = 100_000
    assert open_shop.path.stat().st_size > most
    done = run(
        open_shop, "log-call", "张三", "All well", "--in",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert (done.returncode, "Logged" in done.stdout) == (0, True), done.stderr
    assert len([line for line in done.stderr.splitlines() if "backup" in line]) == 1
    assert names(open_shop) == []
    assert open_shop.items("customer", "show", "张三")[0]["last_call"]["note"] == "All well"


@contextmanager
def full_disk(at: Path) -> Iterator[None]:
    """A disk of 64 kB in place of a folder; only the superuser can make one."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(at)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only the superuser can make a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(at)], check=True)


def test_a_full_disk_warns_and_does_not_stop_the_work(open_shop: Shop) -> None:
    """The line says what is missing: space; asked for by hand, the backup is refused with 5."""
    with full_disk(folder(open_shop)):
        answer = open_shop.ok("customer", "new", "王五")
        assert answer.err == (
            f"There is no space left in {folder(open_shop)}, so no backup was made; make room there.\n"
        )
        assert names(open_shop) == []
        assert "no space left" in refused(open_shop, 5, "db", "backup")
        assert names(open_shop) == []


def test_a_damaged_store_is_told_at_its_first_change(open_shop: Shop) -> None:
    """What cannot be copied whole is said once a command, with the way to look and the way back."""
    with closing(sqlite3.connect(open_shop.path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'purchases_serial'").fetchone()
    content = bytearray(open_shop.path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    open_shop.path.write_bytes(bytes(content))
    answer = open_shop.ok("customer", "new", "王五")
    (line,) = answer.err.splitlines()
    assert "the store probably is too" in line
    assert "svc db check" in line
    assert names(open_shop) == []


def test_programs_that_begin_the_day_together_all_succeed(open_shop: Shop) -> None:
    """Four clerks press Enter at once: four customers more, one backup."""
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "aftersales_cli", "customer", "new", name],
            env={**os.environ, **open_shop.environment()}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name in ("甲一", "乙二", "丙三", "丁四")
    ]  # fmt: skip
    said = [(child.communicate(timeout=60)[1], child.returncode) for child in children]
    assert said == [("", 0)] * 4
    assert len(customers(open_shop.path)) == 6
    (name,) = names(open_shop)
    assert name.endswith("_daily.db")


# By hand.


def test_a_backup_by_hand_says_where_it_is_and_how_large(working: Shop) -> None:
    """The path is a line of its own, the file is a whole store, and the journal knows of it for good."""
    line, path = working.ok("db", "backup").out.splitlines()
    assert re.search(r"\d+\.\d kB", line)
    assert folder(working) / names(working)[0] == Path(path)
    assert customers(Path(path)) == ["张三", "李四"]
    assert words_of_journal(working)[0] == ("fixed", "db backup")
    entry = working.items("journal")[0]["id"]
    assert "cannot be undone" in refused(working, 4, "undo", entry)


def test_a_backup_by_hand_as_json(working: Shop) -> None:
    """A script learns the path, the size in bytes and the time with its zone."""
    answer = working.ok("db", "backup", "--json")
    promised(answer)
    assert answer.json["schema"] == "svc.backup/1"
    (item,) = answer.items
    assert item["size"] == Path(item["path"]).stat().st_size
    assert datetime.fromisoformat(item["made_at"]).tzinfo is not None


def test_a_backup_can_be_made_as_a_file_of_ones_own(working: Shop, tmp_path: Path) -> None:
    """-o names it; it is not among those that are thinned."""
    target = tmp_path / "my copy.db"
    assert made(working, "-o", str(target)) == target
    assert customers(target) == ["张三", "李四"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert working.items("db", "backups") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["my copy.db", "store.db"]


def test_a_backup_never_writes_over_anything(working: Shop, tmp_path: Path) -> None:
    """A file that is there, the store itself, a folder: refused with 4, and left as they were."""
    there = tmp_path / "there.db"
    there.write_text("precious")
    for path in (there, working.path, tmp_path):
        assert str(path) in refused(working, 4, "db", "backup", "-o", str(path))
    assert there.read_text() == "precious"


@pytest.mark.parametrize(
    ("code", "words", "says"),
    [
        (3, ["db", "backup", "-o", "/nowhere/at/all.db"], "/nowhere/at"),
        (5, ["db", "backup", "-o", f"/{'x' * 300}.db"], "File name too long"),
        (2, ["db", "backup", "-o", ""], "file name"),
        (2, ["db", "backup", "-o", " "], "file name"),
        (2, ["db", "backup", "-o", "a\x00b"], "U+0000"),
        (2, ["db", "backup", "-o"], "-o"),
        (2, ["db", "backup", "x.db"], "x.db"),
        (2, ["db", "restore"], "FILE"),
        (2, ["db", "restore", ""], "file name"),
        (2, ["db", "restore", "a\nb"], "U+000A"),
        (3, ["db", "restore", "nothing.db"], '"nothing.db"'),
        (3, ["db", "restore", "x" * 400], "xxx"),
        (3, ["db", "restore", "latest"], "svc db backup"),
        (3, ["db", "restore", "2026-11-25_09-00-00_daily.db"], "svc db backups"),
        (4, ["db", "restore", "STORE"], "the store itself"),
        (2, ["--user", " ", "db", "backup"], "user"),
        (2, ["--user", " ", "db", "restore", "COPY"], "user"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else str(value)[:20],
)
def test_what_cannot_be_right_is_refused(working: Shop, tmp_path: Path, code: int, words: list[str], says: str) -> None:
    """One sentence in either language, the right exit code, and no file made or changed."""
    copy = made(working, "-o", str(tmp_path / "copy.db"))
    words = [{"STORE": str(working.path), "COPY": str(copy)}.get(word, word) for word in words]
    before = sorted(tmp_path.iterdir())
    assert says in refused(working, code, *words)
    assert sorted(tmp_path.iterdir()) == before


def test_a_clock_that_cannot_be_read_is_told_before_anything_is_replaced(working: Shop, tmp_path: Path) -> None:
    """A wrong SVC_NOW is found out at the beginning of a backup and of a restore."""
    copy = str(made(working, "-o", str(tmp_path / "copy.db")))
    working.now = "yesterday"
    before = sorted(tmp_path.iterdir())
    for words in (["db", "backup"], ["db", "restore", copy]):
        assert '"yesterday"' in refused(working, 2, *words)
    assert sorted(tmp_path.iterdir()) == before


def test_who_agrees_to_a_copy_is_somebody_on_the_staff(working: Shop, tmp_path: Path) -> None:
    """A name that nobody has is not written down as a yes, and no copy is made."""
    working.ok("staff", "new", "王芳")
    refused(working, 3, "db", "backup", "-o", str(tmp_path / "copy.db"), "--agreed-by", "Nobody")
    assert not (tmp_path / "copy.db").exists()
    working.ok("db", "backup", "-o", str(tmp_path / "copy.db"), "--agreed-by", "王芳")
    assert working.items("access")[0]["agreed_by"] == "王芳"


def test_a_store_that_cannot_be_written_can_be_backed_up_elsewhere(
    working: Shop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From a locked disk it is copied with -o, without an entry; beside it there is no room for a backup."""
    target = tmp_path_factory.mktemp("stick") / "copy.db"
    before = words_of_journal(working)
    with read_only(working.path.parent):
        answer = working.ok("db", "backup", "-o", str(target))
        assert answer.err.count("\n") == 1
        assert "could not be logged" in answer.err
        assert str(folder(working)) in refused(working, 5, "db", "backup")
        assert words_of_journal(working) == before
    assert customers(target) == ["张三", "李四"]


def test_a_store_whose_name_leaves_no_room_for_a_folder_is_only_warned_of(open_shop: Shop) -> None:
    """The work goes on where the system allows no folder of that name."""
    long = open_shop.path.with_name("x" * 250)
    open_shop.path.rename(long)
    open_shop.path = long
    answer = open_shop.ok("customer", "new", "王五")
    assert "File name too long" in answer.err
    assert open_shop.svc("db", "backups").code == 5


def test_without_a_store_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    """A wrong path is told as everywhere, and no folder is made."""
    answer = Shop(tmp_path).svc("db", "backup")
    assert (answer.code, answer.out) == (5, "")
    assert "svc init" in answer.err
    assert list(tmp_path.iterdir()) == []


# The list.


def test_the_backups_are_listed_newest_first(open_shop: Shop) -> None:
    """When, for what, how large: as rows, as JSON and for Excel."""
    open_shop.ok("customer", "new", "王五")
    path = made(open_shop)
    open_shop.ok("db", "restore", "latest")
    answer = open_shop.ok("db", "backups", "--json")
    promised(answer)
    assert [one["kind"] for one in answer.items] == ["before-restore", "by-hand", "daily"]
    assert answer.json["folder"] == str(folder(open_shop))
    assert [one["name"] for one in answer.items] == names(open_shop)[::-1]
    by_hand = answer.items[1]
    assert (by_hand["path"], by_hand["size"]) == (str(path), path.stat().st_size)
    rows = [line.split("\t") for line in open_shop.ok("db", "backups").out.splitlines()]
    assert [row[1] for row in rows] == ["before a restore", "made by hand", "before the day's first change"]
    said = open_shop.ok("db", "backups", "--csv").out
    heads, *sheet = csv.reader(io.StringIO(said.removeprefix("\ufeff"), newline=""))
    assert heads == ["Name", "Occasion", "When", "Size"]
    assert sheet[1][3] == str(path.stat().st_size)


def test_a_name_on_a_terminal_can_be_copied(working: Shop) -> None:
    """On 80 columns no name of a backup is broken, so that a double click takes it whole."""
    name = made(working).name
    kept = folder(working) / name.replace("by-hand", "before-conversion")
    (folder(working) / name).rename(kept)
    code, text = shown(["db", "backups"], working.environment())
    assert code == 0
    assert kept.name in text
    assert "before a conversion" in text


def test_where_there_are_no_backups_the_list_is_empty(working: Shop) -> None:
    """That is no failure, with or without a store."""
    assert working.items("db", "backups") == []
    assert (working.ok("db", "backups").out, working.ok("db", "backups").err) == ("", "Nothing found.\n")
    working.path.unlink()
    assert working.ok("db", "backups").out == ""
