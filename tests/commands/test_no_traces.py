"""Nothing personal lies where nobody looks for it: in what is said of errors, and in files of the moment."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shop import Shop


def test_an_error_that_nobody_foresaw_tells_nothing_of_a_customer(working: Shop) -> None:
    """What a damaged row holds is not repeated: no value, no trace, and no file is left."""
    with sqlite3.connect(working.path) as db:
        (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'journal_customers_update'").fetchone()
        db.execute("DROP TRIGGER journal_customers_update")
        db.execute("UPDATE customers SET birthday = 'her secret' WHERE id = 1")
        db.execute(trigger)
    db.close()
    before = sorted(working.path.parent.rglob("*"))
    answer = working.svc("customer", "show", "K1")
    assert (answer.code, answer.out) == (1, "")
    assert not any(said in answer.err for said in ("secret", "张三", "1234", "Traceback", "File "))
    assert sorted(working.path.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "line",
    [
        ["customer", "dump", "K1", "-o", "-"],
        ["customer", "dump", "K1", "-o", "/nowhere/at/all.json"],
        ["complaint", "evidence", "C1", "-o", "-"],
        ["customer", "find", "张"],
        ["db", "backup"],
        ["customer", "forget", "K1", "--yes", "--backups"],
        ["undo"],
    ],
)
def test_no_file_of_the_moment_is_left(working: Shop, tmp_path: Path, line: list[str]) -> None:
    """Whatever is done, or refused, nothing lies in the folder for such files or half made beside the store."""
    moment = tmp_path / "moment"
    moment.mkdir()
    working.svc("db", "backup")
    there = {"TMPDIR": str(moment), "SQLITE_TMPDIR": str(moment)}
    program = [sys.executable, "-m", "aftersales_cli", *line]
    ended = subprocess.run(
        program, env={**os.environ, **working.environment(), **there}, capture_output=True, check=False
    )
    assert ended.returncode in (0, 3)
    assert list(moment.iterdir()) == []
    assert not [path for path in working.path.parent.rglob("*") if "unfinished" in path.name or path.suffix == ".part"]
