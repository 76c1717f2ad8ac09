"""What `svc db check` finds of what another program, or a mistake of ours, did to a store."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

import pytest

from tests.shop import Shop

LOOP = ("acknowledged", "investigated", "decided", "done", "rechecked", "reported", "closed")


def behind(shop: Shop, *statements: str, triggers: bool = True) -> None:
    """Changes a store with another program, as an entry of the journal or past its triggers."""
    with closing(sqlite3.connect(shop.path)) as db, db:
        kept = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept if not triggers else ():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("INSERT INTO commands (at, real_at, user, kind, words, open) VALUES ('', '', 'x', 'do', 'x', 1)")
        for statement in statements:
            db.execute(statement)
        db.execute("UPDATE commands SET open = 0")
        if not triggers:
            db.execute("DELETE FROM commands WHERE words = 'x'")
        for _, sql in kept if not triggers else ():
            db.execute(sql)


def found(shop: Shop, *options: str, code: int = 5) -> dict[str, str]:
    """What the checks that fail say."""
    answer = shop.svc("db", "check", *options, "--json")
    assert answer.code == code, answer
    return {item["check"]: item["trouble"] for item in answer.items if item["trouble"]}


def steps(names: Iterable[str]) -> list[str]:
    """Statements that write steps into the record of the complaint."""
    return [f"INSERT INTO case_log (case_id, at, what, by) VALUES (1, '2026-11-22', '{one}', 'x')" for one in names]


def test_an_index_that_is_gone_is_named(working: Shop) -> None:
    """A tool that "optimised" the file has thrown away what keeps today's list fast."""
    with closing(sqlite3.connect(working.path)) as db:
        db.execute("DROP INDEX followups_due")
    assert found(working) == {"tables": "followups_due"}


def test_a_reference_to_nothing_is_named(working: Shop) -> None:
    """A customer who was deleted by another program while follow-ups wait for them."""
    behind(working, "DELETE FROM customers WHERE id = 1")
    assert "followups 1 -> customers" in found(working)["references"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM promises WHERE id = 1", "promises 1"),
        ("INSERT INTO vocabulary (kind, code, en, zh) VALUES ('cause', 'x', 'x', 'x')", "vocabulary 50"),
        ("UPDATE changes SET before = '{' WHERE id = (SELECT min(id) FROM changes WHERE op = 'update')", "changes "),
    ],
    ids=["deleted", "added", "spoilt"],
)
def test_what_was_done_past_the_journal_is_named(working: Shop, statement: str, said: str) -> None:
    """A row that went, or came, without an entry, and an entry from which nothing can be brought back."""
    working.ok("promise", "new", "张三", "Rear mat", "--due", "today 17:00")
    behind(working, statement, triggers=False)
    assert found(working, code=0) == {}
    assert said in found(working, "--full")["entries"]


def test_a_change_past_the_journal_is_found_by_the_backup(working: Shop) -> None:
    """Somebody has put another number under a customer's name with another program: the row is named."""
    working.ok("db", "backup")
    behind(working, "UPDATE customers SET phone = '+8613800000000' WHERE id = 2", triggers=False)
    assert found(working, code=0) == {}
    assert found(working, "--full") == {"kept": "customers 2"}


def test_who_looked_since_the_backup_is_no_finding(working: Shop) -> None:
    """The log of who looked at whom goes on without an entry in the journal."""
    working.ok("history", "K1")
    working.ok("db", "backup")
    working.ok("history", "K1")
    working.ok("db", "check", "--full")


def test_without_a_backup_nothing_is_said_to_be_as_in_it(working: Shop) -> None:
    """What could not be compared is not called sound."""
    names = [one["check"] for one in working.items("db", "check", "--full")]
    working.ok("db", "backup")
    assert {*[one["check"] for one in working.items("db", "check", "--full")]} - {*names} == {"kept"}


def test_work_since_the_backup_is_no_finding(working: Shop) -> None:
    """Edited, undone, brought back, restored: what the journal knows of is as it should be."""
    working.ok("db", "backup")
    for line in (
        ["customer", "edit", "李四", "--name", "李思"], ["undo"], ["redo"], ["customer", "new", "王五"],
        ["undo"], ["db", "backup"], ["customer", "new", "赵六"], ["db", "restore", "latest"],
        ["customer", "new", "孙七"], ["--db", str(working.path), "db", "restore", "latest"],
    ):  # fmt: skip
        working.ok(*line)
        working.ok("db", "check", "--full")


def test_a_complaint_that_was_closed_without_its_loop_is_named(working: Shop) -> None:
    """Closed with another program after nobody had re-checked it: the steps that are missing are named."""
    close = "UPDATE cases SET closed_at = '2026-11-22T02:00:00Z', ended = 'closed' WHERE id = 1"
    behind(working, *steps(one for one in LOOP if one not in ("rechecked", "reported")), close)
    assert found(working, code=0) == {}
    assert found(working, "--full") == {"closed": "C1: rechecked, reported"}
