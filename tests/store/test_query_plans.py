"""What is asked every day is found by an index, whatever the store has grown to.

SQLite plans without looking at the rows (nothing here gathers statistics), so the plan in a small store is the plan in
one with a million rows.
"""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.shop import Shop, busy, laden

# Tables that stay small: a row for each setting, member of staff, playbook or holiday.
SMALL = {"settings", "staff", "vocabulary", "playbooks", "calendar_day", "rolls", "sqlite_sequence", "sqlite_master"}
# Partial indexes of what is open, given up or rare: reading one from end to end reads no more than is to be shown.
OF_WHAT_IS_OPEN = {
    "followups_due", "cases_due", "promises_due", "followups_unreachable", "promises_pending", "cases_measures",
    "commands_barrier", "customers_forgotten",
}  # fmt: skip
# What is typed every day, the beginning and the end of one of its statements, and the index that finds its rows.
DAILY = {
    "due-today: follow-ups": (["due-today"], "SELECT f.id", "f.due_on <= ", "f", "followups_due"),
    "due-today: cases": (["due-today"], "SELECT k.id", "k.next_due_on <= ", "k", "cases_due"),
    "due-today: promises": (["due-today"], "SELECT r.id", "r.due_on <= ", "r", "promises_due"),
    "due-today: promises that wait for a yes": (["due-today"], "SELECT r.id", "+r.due_on > ", "r", "promises_pending"),
    "due-today: who is unreachable": (
        ["due-today"], "SELECT count(*)", "f.state = 'unreachable'", "f", "followups_unreachable"
    ),
    "due-today: attempts": (["due-today"], "SELECT f.id", "f.due_on <= ", "g", "followup_log_followup"),
    "due-today: open complaints": (["due-today"], "SELECT f.id", "f.due_on <= ", "k", "cases_customer"),
    "due-today: was the day rolled": (["due-today"], "SELECT 1 FROM rolls", "", "rolls", "sqlite_autoindex_rolls_1"),
    "log-call: a customer by name": (
        ["log-call", "张三", "hi"], "SELECT id, name, phone", "", "customers", "customers_name"
    ),
    "log-call: a customer by phone": (
        ["log-call", "138 0000 1234", "hi"], "SELECT id, name, phone", "", "customers", "customers_phone"
    ),
    "log-call: a merged file by phone": (
        ["log-call", "138 0000 1234", "hi"], "SELECT id, name, phone", "", "former_customers", "former_customers_phone"
    ),
    "log-call: a customer by initials": (
        ["log-call", "zs", "hi"], "SELECT id, name, phone", "initials = 'zs'", "customers", "customers_initials"
    ),
    "log-call: follow-ups": (["log-call", "K1", "hi"], "SELECT f.id", "'open' AND f.customer_id IN", "f",
                             "followups_customer"),
    "log-call: cases": (["log-call", "K1", "hi"], "SELECT k.id", "k.customer_id IN", "k", "cases_customer"),
    "log-call: promises": (["log-call", "K1", "hi"], "SELECT r.id", "r.customer_id IN", "r", "promises_customer"),
    "log-call: its journal entry": (
        ["log-call", "K1", "hi"], "SELECT 1 FROM changes", "", "changes", "changes_command"
    ),
    "leaks: promises": (["leaks"], "SELECT r.id, max", "", "r", "promises_due"),
    "leaks: follow-ups": (["leaks"], "SELECT f.id", "f.due_on <= ", "f", "followups_due"),
    "leaks: cases": (["leaks"], "SELECT k.id, k.kind", "", "k", "cases_due"),
    "leaks: given up": (["leaks"], "SELECT f.id", "'unreachable'", "f", "followups_unreachable"),
    "leaks: measures": (["leaks"], "SELECT k.id", "correct_on < ", "k", "cases_measures"),
    "promise list": (["promise", "list"], "SELECT r.id", "", "r", "promises_due"),
    "promise list: of one customer": (
        ["promise", "list", "--customer", "K1"], "SELECT r.id", "", "r", "promises_customer"
    ),
    "promise list: broken": (["promise", "list", "--broken"], "SELECT r.id", "", "r", "promises_due"),
    "customer show: the last contact": (["customer", "show", "K1"], "SELECT l.id", "", "l", "calls_customer"),
    "history: contacts": (["history", "K1"], "SELECT l.id", "", "l", "calls_customer"),
    "undo: the newest command": (["undo"], "SELECT c.id", "kind = 'do'", "c", "commands_user"),
    "undo: a conversion": (["undo"], "SELECT c.id", "kind IN ('migration'", "c", "commands_barrier"),
    "undo: what changed a row later": (["undo"], "SELECT max(c.id)", "", "x", "changes_row"),
}  # fmt: skip
COMMANDS = [
    ["due-today"], ["due-today", "--days", "7"], ["log-call", "张三", "All well", "--next", "+7d"],
    ["log-call", "K1", "Nobody", "--outcome", "no-answer"], ["log-call", "138 0000 1234", "Hi", "--promise", "A mat"],
    ["leaks"], ["promise", "list"], ["promise", "list", "--customer", "K1"], ["customer", "show", "K1"],
    ["history", "K1"], ["complaint", "new", "李四", "It rattles"], ["followup", "new", "K1", "Ask", "--due", "fri"],
    ["purchase", "new", "K1", "Mats"], ["undo"],
]  # fmt: skip
Plans = Callable[[list[str]], list[tuple[str, list[str]]]]


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plans:
    """Runs a command in a busy shop and tells each statement that SQLite was asked, with how it finds the rows."""
    shop = laden(busy(tmp_path))
    shop.ok("due-today")
    heard: list[str] = []
    connect = sqlite3.connect

    def listening(*args: Any, **said: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **said)
        connection.set_trace_callback(heard.append)
        return connection

    def run(words: list[str]) -> list[tuple[str, list[str]]]:
        with monkeypatch.context() as patched:
            patched.setattr(sqlite3, "connect", listening)
            heard.clear()
            shop.ok(*words)
        return explained(shop, heard)

    return run


def explained(shop: Shop, statements: list[str]) -> list[tuple[str, list[str]]]:
    """The reading of statements: each, on one line, with the steps of its plan that look at a table."""
    with closing(sqlite3.connect(shop.path)) as db:
        asked = [sql for sql in dict.fromkeys(statements) if sql.startswith(("SELECT", "UPDATE", "DELETE"))]
        return [(" ".join(sql.split()), [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]) for sql in asked]


@pytest.mark.parametrize("name", sorted(DAILY))
def test_a_daily_statement_uses_its_index(planned: Plans, name: str) -> None:
    """Each statement of the daily commands finds its rows by the index that was made for it."""
    words, beginning, says, table, index = DAILY[name]
    found = [steps for sql, steps in planned(words) if sql.startswith(beginning) and says in sql]
    assert found, "the statement is asked no more"
    pattern = re.compile(rf"(SEARCH|SCAN) {table} USING (COVERING )?INDEX {index}\b")
    for steps in found:
        assert any(pattern.match(step) for step in steps), steps


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_daily_command_reads_a_table_from_end_to_end(planned: Plans, words: list[str]) -> None:
    """Whatever a store holds, a daily command reads what is open or what is one customer's, and never everything."""
    for sql, steps in planned(words):
        aliases = dict(re.findall(r"\b(?:FROM|JOIN) (\w+) (?!WHERE|JOIN|ORDER|USING|LEFT)(\w+)\b", sql))
        aliases = {alias: table for table, alias in aliases.items()}
        for step in steps:
            if read := re.match(r"SCAN (\w+)(?! VIRTUAL)(?: USING (?:COVERING )?INDEX (\w+))?", step):
                table, index = aliases.get(read[1], read[1]), read[2]
                assert table in SMALL or index in OF_WHAT_IS_OPEN, (step, sql)
