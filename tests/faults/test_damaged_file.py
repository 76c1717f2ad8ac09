"""A file that is damaged: whatever is answered is right, or `svc` ends with code 5 and says what to do."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from aftersales_cli.store import files
from tests.faults.evidence import asked
from tests.shop import Shop, busy, laden
from tests.store.test_schema import of_format

FLIPS, PARTS = 160, 4
# What is asked of each damaged file.
QUESTIONS = (["due-today"], ["customer", "list"], ["complaint", "show", "C1"], ["history", "张三"])
# Each of these says what can be done.
WAYS_OUT = ("svc db restore", "svc db repair", "restore a copy", "name the right one", "update svc", "not a store")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A shop in the middle of its work, with a backup, whose file nothing lies beside."""
    shop = laden(busy(tmp_path_factory.mktemp("sound")))
    for number in range(20):
        shop.ok("log-call", "张三", f"call {number}", "--next", "+7d")
    shop.ok("complaint", "ack", "C1")
    shop.ok("db", "backup")
    return shop


@pytest.fixture
def broken(sound: Shop, tmp_path: Path) -> Shop:
    """A copy of that shop, with its backups, to be damaged."""
    copy(sound.path, tmp_path)
    shop = Shop(tmp_path)
    folder = tmp_path / "store.db.backups"
    folder.mkdir()
    for kept in sound.path.with_name("store.db.backups").iterdir():
        copy(kept, folder)
    return shop


def content(path: Path) -> dict[str, list[Any]] | None:
    """Every row of every table; None where SQLite cannot read one."""
    try:
        tables = [name for (name,) in asked(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        return {name: asked(path, f"SELECT * FROM {name} NOT INDEXED") for name in tables}
    except sqlite3.Error:
        return None


@pytest.mark.parametrize("part", range(PARTS))
def test_a_flipped_bit_is_harmless_or_told(broken: Shop, part: int) -> None:
    """One bit of the file is flipped, in many places: each answer is right, or it is refused with what to do; where
    anything in the file is not as it was, `svc db check --full` says so.
    """
    before, whole = broken.path.read_bytes(), content(broken.path)
    answers = [broken.ok(*words, "--json").out for words in QUESTIONS]
    chance = random.Random(f"flip {part}")
    for _ in range(FLIPS // PARTS):
        place, bit = chance.randrange(len(before)), chance.randrange(8)
        spoilt = bytearray(before)
        spoilt[place] ^= 1 << bit
        write(broken.path, bytes(spoilt))
        checked = broken.svc("db", "check", "--full")
        assert checked.code in (0, 5), (place, bit, checked)
        if checked.code == 0:
            assert content(broken.path) == whole, f"byte {place}, bit {bit}: damaged and nothing said"
        for words, wanted in zip(QUESTIONS, answers, strict=True):
            answer = broken.svc(*words, "--json")
            assert answer.code in (0, 3, 5), (place, bit, words, answer)
            assert "Traceback" not in answer.err
            if answer.code == 5:
                assert any(way in answer.err for way in WAYS_OUT), answer
            elif answer.out != wanted:
                assert checked.code == 5, (place, bit, words)


def write(path: Path, content: bytes) -> None:
    """Puts a content in a store's place; nothing lies beside it then."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.75, 0.99])
@pytest.mark.parametrize("odd", [0, 1, 700])
def test_a_truncated_file_is_refused(broken: Shop, share: float, odd: int) -> None:
    """A download that broke off, a disk that gave up: neither read from nor written to, and left as it is."""
    whole = broken.path.read_bytes()
    torn = whole[: int(len(whole) * share) // 4096 * 4096 + odd]
    write(broken.path, torn)
    for words in (["due-today"], ["customer", "new", "王五"], ["db", "check"], ["db", "check", "--full"]):
        answer = broken.svc(*words)
        assert answer.code == 5, (words, answer)
        assert any(way in answer.err for way in WAYS_OUT), answer
    assert broken.path.read_bytes() == torn
    broken.ok("db", "restore", "latest")
    assert broken.path.read_bytes()[:16] == whole[:16]
    broken.ok("db", "check", "--full")


def test_a_name_that_is_no_text_any_more_is_damage(broken: Shop) -> None:
    """Bytes that are no letters are told as damage, and not as a wrong path or a mistake in svc."""
    raw = broken.path.read_bytes()
    write(broken.path, raw.replace("李四".encode(), b"\xff\xff\xff\xff\xff\xff"))
    answer = broken.svc("customer", "list")
    assert answer.code == 5
    assert "is damaged" in answer.err


def test_a_date_that_is_none_any_more_is_damage(broken: Shop) -> None:
    """A day of a follow-up that has lost a digit ends today's list with code 5, and the check finds its row."""
    raw = broken.path.read_bytes()
    write(broken.path, raw.replace(b"2026-12-02", b"2026-1x-02").replace(b"2026-11-29", b"2026-11-2x"))
    checked = broken.svc("db", "check", "--full", "--json")
    assert checked.code == 5
    assert "followups" in {item["check"]: item["trouble"] for item in checked.items}["kept"]
    assert broken.svc("history", "张三").code == 5


def test_a_table_that_is_gone_is_damage_and_not_a_wrong_path(broken: Shop) -> None:
    """A file from which another program has dropped a table is told as damaged, with the table's name."""
    with closing(sqlite3.connect(broken.path)) as db:
        db.execute("DROP TABLE calendar_day")
    answer = broken.svc("calendar", "show")
    assert (answer.code, "damaged" in answer.err, "calendar_day" in answer.err) == (5, True, True)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_older_version_is_read_and_its_damage_told(number: int, tmp_path: Path) -> None:
    """A store of each older release is brought up to date and is sound by every check; cut in half it is refused and
    left as it is.
    """
    (tmp_path / "whole").mkdir()
    (tmp_path / "torn").mkdir()
    whole, torn = of_format(number, tmp_path / "whole"), of_format(number, tmp_path / "torn")
    assert whole.items("customer", "list")
    whole.ok("db", "check", "--full")
    half = torn.path.read_bytes()[: torn.path.stat().st_size // 2]
    write(torn.path, half)
    assert torn.svc("customer", "list").code == 5
    assert torn.path.read_bytes() == half


def test_a_mistake_of_ours_is_told_as_one(broken: Shop) -> None:
    """A statement that SQLite does not understand has nothing to do with the file, its path or its rights."""
    with closing(files.opened(broken.path, "?mode=rw")) as db, pytest.raises(sqlite3.OperationalError) as found:
        db.execute("SELECT no_such_column FROM customers")
    with pytest.raises(sqlite3.OperationalError):
        files.trouble(found.value, broken.path)
