"""A damaged store is saved as far as it can be read, and what is missing is listed."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.commands.test_store_file import read_only
from tests.commands.test_undo import business
from tests.faults.evidence import asked
from tests.faults.test_damaged_file import broken, sound, write
from tests.shop import Shop

__all__ = ["broken", "sound"]
PAGE = 4096


def spoilt(path: Path, text: str) -> int:
    """Overwrites the last page on which a text stands; returns its number."""
    raw = bytearray(path.read_bytes())
    page = raw.rindex(text.encode()) // PAGE
    raw[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    write(path, bytes(raw))
    return page


def as_new(folder: Path, path: str) -> Shop:
    """The shop that works with the new file."""
    shop = Shop(folder)
    shop.path = Path(path)
    return shop


def test_what_can_be_read_is_saved_and_the_rest_listed(broken: Shop) -> None:
    """A page of calls is gone: the other records are in a new store that is sound, the numbers of the lost calls are
    named, what referred to them says so no more, and the damaged file is as it was.
    """
    whole = {row[0]: row for row in asked(broken.path, "SELECT * FROM calls")}
    before = business(broken.path)
    spoilt(broken.path, "call 19")
    damaged = broken.path.read_bytes()
    answer = broken.ok("db", "repair", "--json").json
    assert broken.path.read_bytes() == damaged
    calls = next(one for one in answer["items"] if one["table"] == "calls")
    lost = {number for gap in calls["gaps"] for number in range(gap["first"], gap["last"] + 1)}
    shop = as_new(broken.path.parent, answer["path"])
    saved = {row[0]: row for row in asked(shop.path, "SELECT * FROM calls")}
    assert (calls["missing"], calls["rows"]) == (len(lost), len(saved))
    assert 20 in lost
    assert saved == {number: row for number, row in whole.items() if number not in lost}
    after = business(shop.path)
    touched = {"calls", "followups", "followup_log", "case_log"}
    assert {name: rows for name, rows in after.items() if name not in touched} == {
        name: rows for name, rows in before.items() if name not in touched
    }
    shop.ok("db", "check", "--full")
    assert shop.path.stat().st_mode & 0o777 == 0o600


def test_work_goes_on_in_the_new_store(broken: Shop) -> None:
    """The list is shown, calls are logged with new numbers, and undo does not cross the repair."""
    spoilt(broken.path, "call 19")
    shop = as_new(broken.path.parent, broken.ok("db", "repair", "--json").json["path"])
    shop.ok("due-today")
    assert "cannot be reversed" in refused(shop, 4, "undo")
    shop.ok("log-call", "张三", "after the repair")
    assert asked(shop.path, "SELECT id FROM calls WHERE note = 'after the repair'") == [(21,)]
    shop.ok("undo")
    shop.ok("db", "check", "--full")


def test_the_repaired_store_is_put_in_place(broken: Shop) -> None:
    """`svc db restore` takes the new file, and sets the damaged one aside."""
    spoilt(broken.path, "call 19")
    path = broken.ok("db", "repair", "--json").json["path"]
    saved = business(Path(path))
    (item,) = broken.items("db", "restore", path)
    assert item["replaced_damaged"]
    assert business(broken.path) == saved
    broken.ok("db", "check", "--full")


def test_a_file_that_ends_early_gives_what_is_before_its_end(broken: Shop) -> None:
    """Of a file of which half is left the records in it are saved, those behind its end are counted as missing, and the
    new store is sound.
    """
    for number in range(100):
        broken.ok("log-call", "张三", f"later {number} {'x' * 200}")
    raw = broken.path.read_bytes()
    write(broken.path, raw[: len(raw) // 2])
    answer = broken.ok("db", "repair", "--json").json
    calls = next(one for one in answer["items"] if one["table"] == "calls")
    assert (answer["ok"], calls["missing"] + calls["rows"]) == (True, 120)
    assert 0 < calls["missing"] <= 120
    shop = as_new(broken.path.parent, answer["path"])
    assert shop.items("customer", "list")
    shop.ok("db", "check", "--full")


def test_any_page_may_be_gone(broken: Shop, tmp_path: Path) -> None:
    """Whichever page of the file is overwritten, but the first: a sound store is made of the rest, in which today's
    list is shown.
    """
    raw = broken.path.read_bytes()
    for page in range(1, len(raw) // PAGE, 3):
        write(broken.path, raw[: page * PAGE] + b"\xff" * PAGE + raw[(page + 1) * PAGE :])
        target = tmp_path / f"saved-{page}.db"
        answer = broken.svc("db", "repair", "-o", str(target), "--json")
        assert answer.code == 0, (page, answer)
        shop = as_new(tmp_path, str(target))
        assert shop.svc("db", "check", "--full").code == 0, page
        assert shop.svc("due-today").code == 0, page


def test_of_a_sound_store_nothing_is_missing(broken: Shop) -> None:
    """A repair of a file without damage is a copy of every record."""
    before = business(broken.path)
    answer = broken.ok("db", "repair", "--json").json
    assert (answer["missing"], [one["mended"] for one in answer["items"] if one["mended"]]) == (0, [])
    assert business(Path(answer["path"])) == before


@pytest.mark.parametrize("content", [b"name,phone\n" * 10, b"\0" * 9000, b"name,phone\n" * 1000])
def test_of_nothing_nothing_is_made(broken: Shop, content: bytes) -> None:
    """Where nothing can be read, the way to the backups is said, and no file is left."""
    write(broken.path, content)
    said = refused(broken, 5, "db", "repair")
    assert "svc db restore latest" in said
    assert sorted(path.name for path in broken.path.parent.iterdir()) == ["store.db", "store.db.backups"]


def test_the_new_file_is_never_written_over_something(broken: Shop, tmp_path: Path) -> None:
    """A name that is taken is refused, and what lies there stays."""
    (tmp_path / "taken.db").write_text("mine")
    assert "already something" in refused(broken, 4, "db", "repair", "-o", str(tmp_path / "taken.db"))
    assert (tmp_path / "taken.db").read_text() == "mine"


def test_from_a_locked_disk_it_is_saved_elsewhere(broken: Shop, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Beside the damaged file nothing can be made, and that is said; in another folder it can."""
    spoilt(broken.path, "call 19")
    with read_only(broken.path.parent):
        assert "store.db.repaired-" in refused(broken, 5, "db", "repair")
        target = tmp_path_factory.mktemp("elsewhere") / "saved.db"
        assert broken.ok("db", "repair", "-o", str(target), "--json").json["missing"] > 0
