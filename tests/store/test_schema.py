"""The format of the file, and how an older one is brought up to date."""

import sqlite3
from pathlib import Path

import pytest

from aftersales_cli.errors import StoreDamaged
from aftersales_cli.errors.backups import BackupFailed
from aftersales_cli.rules.backups import Occasion
from aftersales_cli.store import backups, files, schema
from tests.shop import Shop


def of_format_0(folder: Path) -> Path:
    """A file of the format before the first."""
    path = folder / "store.db"
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    db.close()
    return path


def tables(path: Path) -> list[tuple[str, str]]:
    """Every table with the statement that made it."""
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        rows = [(name, sql) for name, sql in found if not name.startswith("_")]
    db.close()
    return rows


def test_every_table_is_strict_and_never_reuses_a_number(shop: Shop) -> None:
    """No table takes a value of the wrong type or gives a number out twice."""
    for name, sql in tables(shop.path):
        assert sql.endswith("STRICT"), name
        assert "AUTOINCREMENT" in sql, name
        assert "REAL" not in sql, name
        assert "BLOB" not in sql, name


def test_every_business_table_is_journaled_in_all_three_ways(shop: Shop) -> None:
    """Insert, update and delete of each table are written down."""
    with sqlite3.connect(shop.path) as db:
        triggers = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    db.close()
    business = {name for name, _ in tables(shop.path)} - {"commands", "changes", "access"}
    assert triggers == {f"journal_{name}_{op}" for name in business for op in ("insert", "update", "delete")}


def test_the_file_says_what_it_is(shop: Shop) -> None:
    """The application id and the format stand in the head of the file, and changes go through a log."""
    with sqlite3.connect(shop.path) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (0x53564353,)
        assert db.execute("PRAGMA user_version").fetchone() == (files.FORMAT,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_an_older_store_is_backed_up_and_then_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of the format before the first is converted when it is opened; as it was, it is kept among the backups,
    also where a script has set the clock."""
    path = of_format_0(tmp_path)
    monkeypatch.setenv("SVC_NOW", "2031-01-01T09:00+08:00")
    connection, writable = files.connect(path)
    assert writable
    assert schema.business_tables(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (files.FORMAT,)
    connection.close()
    (kept,) = backups.listed(path).items
    assert kept.occasion == Occasion.CONVERSION
    assert kept.at.year < 2031
    with sqlite3.connect(tmp_path / "store.db.backups" / kept.name) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (0,)
    db.close()


def test_without_a_backup_nothing_is_converted(tmp_path: Path) -> None:
    """Where the old store cannot be kept it stays as it is, and the one sentence says why."""
    path = of_format_0(tmp_path)
    before = path.read_bytes()
    path.with_name("store.db.backups").write_text("in the way")
    with pytest.raises(BackupFailed):
        files.connect(path)
    assert path.read_bytes() == before


def test_a_conversion_that_breaks_references_changes_nothing(tmp_path: Path) -> None:
    """References are checked before a conversion counts; a broken one leaves the file as it was."""
    path = tmp_path / "store.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        db.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id))")
        db.execute("INSERT INTO child VALUES (1, 7)")
        db.execute(f"PRAGMA application_id = {files.APPLICATION_ID}")
    db.close()
    before = tables(path)
    with pytest.raises(StoreDamaged):
        files.connect(path)
    assert tables(path) == before


def test_the_backup_of_an_older_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    """What lies beside the store after a conversion shows the customers to nobody else."""
    path = of_format_0(tmp_path)
    files.connect(path)[0].close()
    folder = tmp_path / "store.db.backups"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [kept.stat().st_mode & 0o777 for kept in folder.iterdir()] == [0o600]


def test_a_conversion_stands_in_the_journal(tmp_path: Path) -> None:
    """Undo finds the line that it may not cross; a new store has none."""
    path = of_format_0(tmp_path)
    connection, _ = files.connect(path)
    found = connection.execute("SELECT user, words FROM commands WHERE kind = 'migration'").fetchall()
    connection.close()
    assert found == [("svc", f"format 0 -> {files.FORMAT}")]
    shop = Shop(tmp_path / "new")
    shop.ok("init", "--name", "Sunrise")
    assert [one["kind"] for one in shop.items("journal")] == ["fixed"]


def of_format(number: int, folder: Path) -> Shop:
    """A shop with a store as an older release wrote it."""
    path = folder / "store.db"
    with sqlite3.connect(path) as db:
        db.executescript((Path(__file__).parents[1] / "files" / f"format-{number}.sql").read_text(encoding="utf-8"))
    db.close()
    return Shop(folder, user="李娜")


@pytest.fixture
def first_format(tmp_path: Path) -> Shop:
    """A store of format 1: two customers, a delivered car, a complaint, a complaint undone."""
    return of_format(1, tmp_path)


@pytest.fixture
def second_format(tmp_path: Path) -> Shop:
    """A store of format 2: a staff of two, a delivered car, contacts, a complaint, a suggestion, two jobs, an enquiry,
    two promises, a customer undone.
    """
    return of_format(2, tmp_path)


def test_a_store_of_the_first_format_is_read_as_it_was(first_format: Shop) -> None:
    """After an update every customer, purchase, follow-up and complaint is still there, and the file is sound."""
    first_format.ok("db", "check")
    assert [one["name"] for one in first_format.items("customer", "list")] == ["张三", "李四"]
    (complaint,) = first_format.items("complaint", "list")
    assert (complaint["what"], complaint["cause"]["code"]) == ("Gearbox jerks", "product/manufacturing")
    assert [step["what"] for step in first_format.items("complaint", "show", "C1")[0]["record"]] == [
        "received",
        "contacted",
    ]
    assert len(first_format.items("followup", "list", "--all")) == 7


def test_a_conversion_gives_no_number_out_twice(first_format: Shop) -> None:
    """C2 was undone before the update; the next complaint is C3."""
    (opened,) = first_format.items("complaint", "new", "李四", "Cold coffee")
    assert opened["id"] == "C3"


def test_undo_stops_at_a_conversion(first_format: Shop) -> None:
    """What was done before the update stands."""
    first_format.ok("customer", "edit", "K1", "--district", "玄武")
    first_format.ok("undo")
    assert first_format.svc("undo").code == 4


@pytest.fixture
def third_format(tmp_path: Path) -> Shop:
    """A store of format 3: windows that were accepted, a loose glass that was spoken about, an enquiry."""
    return of_format(3, tmp_path)


def test_a_complaint_of_the_third_format_comes_back_on_the_day_that_was_agreed(third_format: Shop) -> None:
    """What was agreed before an update still holds after it, and what is due is due."""
    assert [(one["id"], one["due_on"]) for one in third_format.items("due-today")] == [
        ("C2", "2026-11-20"), ("Q3", "2026-11-21"), ("F1", "2026-11-22"),
    ]  # fmt: skip
    assert third_format.items("complaint", "show", "C1")[0]["next_due_on"] == "2026-11-24"
    third_format.ok("db", "check")


def test_a_record_of_the_fourth_format_knows_when_it_was_entered(tmp_path: Path) -> None:
    """The journal still knows it at the update; what was undone and brought back was entered when it was entered."""
    shop = of_format(4, tmp_path)
    (found,) = shop.items("complaint", "show", "C3")
    assert [(one["what"], one["at"], one["entered_at"]) for one in found["record"]] == [
        ("received", "2026-11-24T12:20:00+00:00", "2026-11-24T12:20:00+00:00"),
        ("escalated", "2026-11-24T12:30:00+00:00", "2026-11-24T12:30:00+00:00"),
    ]
    shop.ok("db", "check")


@pytest.mark.parametrize("number", range(1, files.FORMAT))
def test_a_converted_store_has_the_tables_of_a_new_one(number: int, tmp_path: Path, shop: Shop) -> None:
    """An old store and a new one differ in nothing but what stands in them."""
    (tmp_path / "older").mkdir()
    older = of_format(number, tmp_path / "older")
    older.ok("customer", "list")
    assert columns(older.path) == columns(shop.path)


def test_the_list_of_a_store_of_the_second_format_stays_as_it_was(second_format: Shop) -> None:
    """On the morning after an update the same contacts are due, in the same order, for the same reasons."""
    found = [
        (one["id"], one["customer"]["name"], one["due_on"], one["channel"], one["attempts"], one["assignee"])
        for one in second_format.items("due-today")
    ]
    lead, clerk = ({"id": "M1", "name": "李娜"}, {"id": "M2", "name": "王芳"})
    assert found == [
        ("F1", "张三", "2026-11-18", "text", 0, clerk),
        ("C1", "张三", "2026-11-20", "call", 0, None),
        ("C2", "李四", "2026-11-20", "call", 0, lead),
        ("J5", "李四", "2026-11-21", "call", 0, lead),
        ("F8", "李四", "2026-11-21", "call", 0, None),
        ("F3", "张三", "2026-11-21", "letter", 0, clerk),
        ("Q4", "李四", "2026-11-22", "call", 1, lead),
    ]
    second_format.ok("db", "check")


def test_what_was_kept_or_undone_in_the_second_format_is_so_still(second_format: Shop) -> None:
    """A kept promise is kept, an open one open, what was undone does not come back, and its number stays taken."""
    assert [(one["id"], one["state"]) for one in second_format.items("promise", "list", "--all")] == [
        ("P2", "open"), ("P1", "kept"),
    ]  # fmt: skip
    assert [one["id"] for one in second_format.items("customer", "list")] == ["K1", "K2"]
    assert second_format.items("customer", "new", "王五", "--phone", "138 0000 9999")[0]["id"] == "K4"
    second_format.ok("job", "done", "J3", "Oil and filters")
    second_format.ok("undo")
    second_format.ok("undo")
    assert second_format.svc("undo").code == 4


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The columns of every table."""
    with sqlite3.connect(path) as db:
        found = {name: db.execute(f"PRAGMA table_info({name})").fetchall() for name, _ in tables(path)}
    db.close()
    return found
