"""Forgetting a customer: nothing of the name and the number is left, and nothing that is counted changes."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_access import LOOKS
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop, opened
from tests.terminal import shown

# How a person stands in a file: names, numbers in any spelling, what was said.
TRACES = [
    text.encode() for text in (
        "欧阳小兰", "oyxl", "13912345678", "139 1234 5678", "139-1234-5678", "lan-wx", "Jiangdong Road 7", "1985-03-04",
        "allergic to nuts", "Kept waiting by Wang", "seal.jpg", "Towels for Lan", "Wants a red one",
        "why she asked", "Oulan",
    )
]  # fmt: skip


@pytest.fixture
def known(tmp_path: Path) -> Shop:
    """A shop that knows much of one customer, all of it settled, and something of another."""
    shop = opened(tmp_path)
    shop.ok("staff", "new", "li", "--role", "owner")
    shop.ok(
        "customer", "new", "欧阳小兰", "--phone", "139 1234 5678", "--wechat", "lan-wx",
        "--address", "Jiangdong Road 7", "--birthday", "1985-03-04", "--note", "allergic to nuts", "--district", "鼓楼",
    )  # fmt: skip
    shop.ok("customer", "edit", "K1", "--name", "Oulan Miss")
    shop.ok("customer", "edit", "K1", "--name", "欧阳小兰")
    shop.ok("customer", "new", "李四", "--phone", "138 0000 5678", "--referred-by", "欧阳小兰")
    shop.ok("purchase", "new", "K1", "Kunlun X5 for 欧阳小兰", "--serial", "LSV001", "--on", "2026-11-18")
    shop.ok("complaint", "new", "欧阳小兰", "Kept waiting by Wang", "--cause", "service/manner")
    photo = tmp_path / "seal.jpg"
    photo.write_bytes(b"a picture of her")
    shop.ok("complaint", "attach", "C1", str(photo))
    photo.unlink()
    shop.ok("complaint", "withdraw", "C1", "--why", "Kept waiting by Wang no more")
    shop.ok(
        "job", "new", "K1", "Oil, call 139-1234-5678 before", "--kind", "service", "--on", "today", "--purchase", "S1"
    )
    shop.ok("job", "done", "J2", "Oil changed, told 欧阳小兰, Oulan Miss")
    shop.ok("promise", "new", "K1", "Towels for Lan", "--due", "today")
    shop.ok("promise", "keep", "P1")
    shop.ok("enquiry", "new", "欧阳小兰", "--phone", "139 1234 5678", "--model", "X7 Wants a red one")
    shop.ok("enquiry", "close", "Q3", "--lost", "Wants a red one")
    shop.ok("log-call", "K1", "Asked; 139 1234 5678 is still right", "--next", "+7d")
    shop.ok("customer", "edit", "K1", "--note", "allergic to nuts and milk")
    shop.ok("log-call", "K1", "allergic to nuts too")
    shop.ok("undo")
    shop.ok("customer", "show", "K1", "--why", "why she asked")
    shop.ok("complaint", "new", "李四", "Gearbox jerks", "--cause", "service/manner")
    return shop


def left(folder: Path) -> dict[str, list[bytes]]:
    """Which traces of the customer the bytes of the files in a folder, and their names, still hold."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            said = path.read_bytes() + path.name.encode()
            held = [trace for trace in TRACES if trace in said]
            if held:
                found[path.name] = held
    return found


def counts(shop: Shop) -> dict[str, Any]:
    """What is counted of contacts, complaints, sales and promises."""
    asked = {
        "contacts": "SELECT count(*), sum(outcome = 'reached'), group_concat(channel) FROM calls",
        "complaints": "SELECT kind, cause, severity, ended, count(*) FROM cases GROUP BY 1, 2, 3, 4",
        "sales": "SELECT bought_on, price, count(*) FROM purchases GROUP BY 1, 2",
        "promises": "SELECT state, count(*) FROM promises GROUP BY 1",
        "done": "SELECT what, count(*) FROM case_log GROUP BY 1",
    }
    with sqlite3.connect(shop.path) as db:
        told = {name: db.execute(sql).fetchall() for name, sql in asked.items()}
    db.close()
    return told


def test_no_byte_of_a_forgotten_customer_is_left_in_the_store(known: Shop) -> None:
    """Neither in the rows, the journal, the log of look-ups, the pages, nor in the attached files; it is sound."""
    assert left(known.path.parent)["store.db"]
    (done,) = known.items("customer", "forget", "欧阳小兰", "--yes")
    assert left(known.path.parent) == {}
    assert list(known.path.with_name("store.db.files").iterdir()) == []
    assert (done["id"], done["files"], done["clean"], done["backups"]) == ("K1", 1, True, [])
    known.ok("db", "check", "--full")


def test_a_store_that_forgot_somebody_is_as_sound_as_its_backup(known: Shop) -> None:
    """What was taken out of the journal is no damage, neither by itself nor beside a backup that still has it; what is
    lost from the journal later on is.
    """
    known.ok("db", "backup")
    known.ok("customer", "forget", "K1", "--yes")
    known.ok("db", "check", "--full")
    known.ok("db", "backup")
    known.ok("customer", "edit", "李四", "--district", "玄武")
    known.ok("db", "check", "--full")
    with sqlite3.connect(known.path) as db:
        db.execute("UPDATE changes SET before = NULL WHERE id = (SELECT max(id) FROM changes WHERE op = 'update')")
    db.close()
    assert known.svc("db", "check", "--full").code == 5


def test_a_backup_without_somebody_is_no_sign_of_damage(known: Shop) -> None:
    """Where the backups were written anew, and work went on since, what is damaged is still told from what is not."""
    known.ok("db", "backup")
    known.ok("customer", "forget", "K1", "--yes", "--backups")
    known.ok("db", "check", "--full")
    known.ok("customer", "edit", "李四", "--district", "玄武")
    known.ok("db", "check", "--full")
    with sqlite3.connect(known.path) as db:
        db.execute("DROP TRIGGER journal_cases_update")
        db.execute("UPDATE cases SET what = 'Gearbox jumps' WHERE customer_id = 2")
    db.close()
    checked = known.svc("db", "check", "--full", "--json").json["items"]
    assert [one["trouble"] for one in checked if one["check"] == "kept"] == ["cases 4"]


def test_not_while_another_program_reads_but_then(known: Shop) -> None:
    """Where old pages cannot be overwritten that is said, with what to type later; then nothing is left."""
    other = sqlite3.connect(known.path)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM customers").fetchone()
    answer = known.ok("customer", "forget", "K1", "--yes")
    assert "svc customer forget K1 --yes" in answer.err
    other.close()
    known.ok("customer", "forget", "K1", "--yes")
    assert left(known.path.parent) == {}


def test_what_is_counted_stays_as_it_was(known: Shop) -> None:
    """Contacts, complaints by their cause, sales, promises, and how cases went."""
    before, patterns = counts(known), known.items("complaint", "patterns")
    known.ok("customer", "forget", "K1", "--yes")
    assert counts(known) == before
    assert len(known.items("complaint", "patterns")) == len(patterns)


def test_a_sale_and_a_repair_are_kept_without_a_name(known: Shop) -> None:
    """For six years from the last of them, to be seen by their number and in no list."""
    (done,) = known.items("customer", "forget", "K1", "--yes")
    assert (done["records"], done["kept_until"]) == (2, date(2032, 11, 22).isoformat())
    (sale,) = known.items("purchase", "show", "S1")
    assert (sale["customer"]["name"], sale["item"], sale["serial"]) == ("…", "Kunlun X5 for …", "LSV001")
    (job,) = known.items("job", "show", "J2")
    assert (job["what"], job["did"]) == ("Oil, call … before", "Oil changed, told …, …")


@pytest.mark.parametrize(
    "line",
    [
        ["customer", "list"], ["customer", "find", "…"], ["customer", "find", "LSV001"], ["purchase", "list"],
        ["complaint", "list", "--all"], ["promise", "list", "--all"], ["job", "list", "--all"],
        ["enquiry", "list", "--all"], ["followup", "list", "--all"], ["milestone", "list"], ["warranty", "list"],
        ["due-today"], ["leaks"],
    ],
)  # fmt: skip
def test_a_forgotten_customer_is_in_no_list(known: Shop, line: list[str]) -> None:
    """Whatever is listed, there is nobody without a name."""
    known.ok("customer", "forget", "K1", "--yes")
    answer = known.svc(*line, "--json")
    assert answer.code in (0, 4)
    told = answer.out.replace('"referred_by": {"id": "K1", "name": "…"}', "")
    assert "…" not in told
    assert '"K1"' not in told


@pytest.mark.parametrize(
    "what", ["customers", "purchases", "calls", "followups", "promises", "complaints", "jobs", "enquiries"]
)
def test_a_forgotten_customer_is_in_no_list_that_goes_out(known: Shop, what: str) -> None:
    """Neither by a name nor by the mark in its place; of whom they brought to the store the number is left."""
    known.ok("customer", "forget", "K1", "--yes")
    path = known.path.with_name(f"{what}.jsonl")
    known.ok("export", what, "-o", str(path))
    told = path.read_text(encoding="utf-8")
    assert "…" not in told
    assert '"K1"' not in told.replace('"referred_by": "K1"', "")


def test_nobody_is_found_under_the_mark_that_stands_for_a_name(known: Shop) -> None:
    """Nor offered to a shell."""
    known.ok("customer", "forget", "K1", "--yes")
    assert known.svc("customer", "show", "…").code == 3


@pytest.mark.parametrize(
    "line",
    [
        ["purchase", "edit", "S1", "--item", "Kunlun X5 for 欧阳小兰"], ["purchase", "deliver", "S1"],
        ["job", "edit", "J2", "--km", "10"], ["complaint", "note", "C1", "She rang"],
        ["complaint", "reopen", "C1", "--why", "She rang"], ["enquiry", "edit", "Q3", "--model", "X7"],
    ],
    ids=lambda line: " ".join(line[:2]),
)  # fmt: skip
def test_what_is_kept_of_somebody_is_not_changed_by_hand(known: Shop, line: list[str]) -> None:
    """Nobody types the name back in, and nothing is begun anew; work for others goes on."""
    known.ok("customer", "forget", "K1", "--yes")
    before = business(known.path)
    assert "K1 is forgotten" in refused(known, 4, *line)
    assert business(known.path) == before
    known.ok("complaint", "note", "C4", "Still jerks")


@pytest.mark.parametrize("line", [line for line, _, whose in LOOKS if whose == "K1"] + [["log-call", "K1", "Hello"]])
def test_a_forgotten_customer_is_not_found(known: Shop, line: list[str]) -> None:
    """Neither by the number nor by the name."""
    known.ok("customer", "forget", "K1", "--yes")
    named = ["K1" if word == "张三" else word for word in line]
    answer = known.svc(*named)
    assert "欧阳" not in answer.out + answer.err
    assert answer.code == 3 or "Nothing found" in answer.err


@pytest.mark.parametrize(
    ("line", "owed"),
    [
        (["complaint", "new", "K1", "Too loud"], "C5"),
        (["promise", "new", "K1", "Mats", "--due", "fri"], "P2"),
        (["job", "new", "K1", "Tyres", "--kind", "service", "--on", "fri"], "J5"),
    ],
)
def test_nobody_is_forgotten_to_whom_something_is_owed(known: Shop, line: list[str], owed: str) -> None:
    """An open complaint, promise or job is named, and nothing is taken away."""
    known.ok(*line)
    before = left(known.path.parent)
    answer = known.svc("customer", "forget", "K1", "--yes")
    assert (answer.code, answer.out) == (4, "")
    assert owed in answer.err
    assert left(known.path.parent) == before


def test_without_a_yes_nobody_is_forgotten(known: Shop) -> None:
    """Where nobody can be asked the flag is named."""
    answer = known.svc("customer", "forget", "K1")
    assert answer.code == 2
    assert "--yes" in answer.err
    assert known.items("customer", "show", "K1")[0]["name"] == "欧阳小兰"


def test_undo_never_crosses_the_forgetting(known: Shop) -> None:
    """What came before stands, what comes after can be undone, and the forgetting itself stands in the journal."""
    known.ok("customer", "forget", "K1", "--yes")
    newest = known.items("journal")[0]
    assert (newest["kind"], newest["words"]) == ("forget", "customer forget K1 --yes")
    answer = known.svc("undo")
    assert answer.code == 4
    assert newest["id"] in answer.err
    assert known.svc("undo", newest["id"]).code == 4
    known.ok("customer", "edit", "李四", "--district", "玄武")
    known.ok("undo")
    assert known.svc("redo", "X4").code == 4


def test_the_backups_that_still_hold_a_customer_are_named(known: Shop) -> None:
    """With their dates; asked to, svc writes them anew without the customer, and they can still be restored."""
    made = Path(known.items("db", "backup")[0]["path"])
    (done,) = known.items("customer", "forget", "K1", "--yes")
    assert [(one["name"], one["done"]) for one in done["backups"]] == [(made.name, "kept")]
    assert done["backups"][0]["at"][:10] == made.name[:10]
    assert set(left(known.path.parent)) == {made.name}
    (again,) = known.items("customer", "forget", "K1", "--yes", "--backups")
    assert [(one["name"], one["done"]) for one in again["backups"]] == [(made.name, "rewritten")]
    assert left(known.path.parent) == {}
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]
    assert made.stat().st_mode & 0o777 == 0o600
    known.ok("db", "restore", "latest")
    assert [one["name"] for one in known.items("customer", "list")] == ["李四"]
    known.ok("db", "check")


def test_a_list_that_came_in_twice_is_forgotten_twice(known: Shop) -> None:
    """What the journal keeps of a file that was undone, of the same name and phone, goes too."""
    path = known.path.with_name("list.csv")
    path.write_text("姓名,电话,备注\nZebulon,13900000009,red bicycle\n", encoding="utf-8")
    for line in (
        ["import", "customers", str(path), "--apply"],
        ["undo"],
        ["import", "customers", str(path), "--apply"],
    ):
        known.ok(*line)
    path.unlink()
    known.ok("customer", "forget", "Zebulon", "--yes")
    held = known.path.read_bytes()
    assert [text for text in ("Zebulon", "13900000009", "red bicycle") if text.encode() in held] == []
    known.ok("db", "check", "--full")


def test_a_recall_is_owed(known: Shop) -> None:
    """Somebody whose valve may burst is told before being forgotten."""
    known.ok("followup", "new", "K1", "Valve may burst", "--due", "fri", "--recall")
    answer = known.svc("customer", "forget", "K1", "--yes")
    (number,) = (one["id"] for one in known.items("followup", "list", "--customer", "K1") if one["recall"])
    assert (answer.code, number in answer.err) == (4, True)


def test_a_restore_tells_who_is_back(known: Shop) -> None:
    """An older copy still knows who was forgotten since."""
    old = known.items("db", "backup")[0]["path"]
    known.ok("customer", "forget", "K1", "--yes")
    answer = known.ok("db", "restore", old)
    assert "svc customer forget K1" in answer.out
    known.ok("customer", "forget", "K1", "--yes")
    assert known.items("db", "restore", old)[0]["back"] == ["K1"]


def test_what_lies_beside_a_store_that_was_damaged_is_seen_to_as_well(known: Shop) -> None:
    """A file that a restore set aside goes, one that a repair saved is written anew."""
    made = Path(known.items("db", "backup")[0]["path"])
    saved = known.path.with_name("store.db.repaired-2026-11-20_10-00-00")
    saved.write_bytes(made.read_bytes())
    known.path.write_bytes(known.path.read_bytes()[:5000])
    known.ok("db", "restore", "latest")
    (aside,) = (file for file in known.path.parent.glob("store.db.damaged-*") if file.name[-1].isdigit())
    (done,) = known.items("customer", "forget", "K1", "--yes")
    assert {one["name"]: one["done"] for one in done["backups"]} == dict.fromkeys(
        (made.name, saved.name, aside.name), "kept"
    )
    (again,) = known.items("customer", "forget", "K1", "--yes", "--backups")
    assert {one["name"]: one["done"] for one in again["backups"]} == {
        made.name: "rewritten", saved.name: "rewritten", aside.name: "removed",
    }  # fmt: skip
    assert left(known.path.parent) == {}


def test_who_else_has_the_name_in_a_note_is_told(known: Shop) -> None:
    """What is noted of others is theirs, and the name may be a namesake's: somebody must look."""
    known.ok("log-call", "李四", "欧阳小兰 sent her greetings", "--in")
    known.ok("customer", "new", "王五", "--note", "friend of 139 1234 5678")
    known.ok("customer", "new", "赵六", "--note", "knows nobody")
    (done,) = known.items("customer", "forget", "K1", "--yes")
    assert done["named_by"] == ["K2", "K3"]
    known.ok("customer", "new", "老", "--phone", "139 0000 0001")
    known.ok("customer", "edit", "李四", "--note", "老客户")
    (done,) = known.items("customer", "forget", "老", "--yes")
    assert done["named_by"] == []


@pytest.mark.parametrize("damaged", [True, False])
def test_a_backup_that_cannot_be_written_anew_is_removed(known: Shop, damaged: bool) -> None:
    """One that is damaged, or of an older svc, may still hold the customer: it goes."""
    made = Path(known.items("db", "backup")[0]["path"])
    if damaged:
        made.write_bytes(made.read_bytes()[:300] + bytes(2000))
    else:
        with sqlite3.connect(made) as db:
            db.execute("PRAGMA user_version = 4")
        db.close()
    (done,) = known.items("customer", "forget", "K1", "--yes", "--backups")
    assert [one["done"] for one in done["backups"]] == ["removed"]
    assert list(made.parent.iterdir()) == []


def test_who_has_the_same_name_is_left_alone(known: Shop) -> None:
    """Another customer of that name keeps the name, and every word that was said of that one."""
    known.ok("customer", "new", "欧阳小兰", "--phone", "137 0000 9999", "--note", "Comes on Sundays")
    known.ok("log-call", "K3", "欧阳小兰 is well")
    namesake = known.items("customer", "list")[-1]["id"]
    known.ok("customer", "forget", "K1", "--yes")
    (found,) = known.items("customer", "show", namesake)
    assert (found["name"], found["phone"], found["note"]) == ("欧阳小兰", "+8613700009999", "Comes on Sundays")
    assert found["last_call"]["note"] == "欧阳小兰 is well"


def test_no_column_of_text_is_kept_by_oversight(known: Shop) -> None:
    """Whatever a new table says of a customer is taken away, unless somebody decided that it says nothing personal."""
    known.ok("customer", "forget", "K1", "--yes")
    with sqlite3.connect(known.path) as db:
        asked = "SELECT * FROM {} WHERE id IN (SELECT id FROM {} WHERE customer_id = 1)"
        tables = ("purchases", "cases", "calls", "followups", "promises", "milestones", "consents")
        said = {str(value) for one in tables for row in db.execute(asked.format(one, one)) for value in row}
        images = db.execute("SELECT count(before) FROM changes WHERE tbl = 'customers' AND row_id = 1")
        assert images.fetchone() == (0,)
        words = " ".join(word for (word,) in db.execute("SELECT words FROM commands"))
    db.close()
    free = {one for one in said if " " in one}
    assert free == {"Kunlun X5 for …", "Oil, call … before", "Oil changed, told …, …"}
    assert "欧阳" not in words
    assert "customer …" in words


@pytest.mark.parametrize(("typed", "code", "name"), [("n\n", 1, "欧阳小兰"), ("y\n", 0, None)])
def test_on_a_terminal_somebody_is_asked(known: Shop, typed: str, code: int, name: str | None) -> None:
    """Only a yes forgets."""
    ended, seen = shown(["customer", "forget", "K1"], known.environment(), typed=typed)
    assert ended == code, seen
    assert "cannot be taken back" in seen
    assert known.items("customer", "show", "K2")[0]["referred_by"] == {"id": "K1", "name": name or "…"}
