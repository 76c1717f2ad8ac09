"""What stands in a store's file, asked of SQLite alone."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.shop import Shop

# A call without its follow-up, an entry of the journal without one of the two, or one that was never ended.
HALF = """SELECT 'call ' || c.id FROM calls c WHERE c.note LIKE '%-%'
      AND (SELECT count(*) FROM followups f WHERE f.call_id = c.id) <> 1
    UNION ALL SELECT 'entry ' || c.id FROM commands c WHERE c.words LIKE 'log-call%' AND c.id NOT IN
      (SELECT h.command_id FROM changes h WHERE h.op = 'insert' AND h.tbl IN ('calls', 'followups')
        GROUP BY h.command_id HAVING count(*) = 2)
    UNION ALL SELECT 'open entry ' || id FROM commands WHERE open = 1"""


def asked(path: Path, sql: str) -> list[Any]:
    """The rows that a statement yields."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def notes(path: Path) -> list[str]:
    """The notes of all calls, in the order in which they were written."""
    return [note for (note,) in asked(path, "SELECT note FROM calls WHERE note LIKE '%-%' ORDER BY id")]


def halves(path: Path) -> list[str]:
    """What is there by half."""
    return [text for (text,) in asked(path, HALF)]


def writer(
    shop: Shop, name: str, count: int, started: int = 0, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """A clerk in a process of their own, who says each note that was acknowledged."""
    typed = [sys.executable, "-m", "tests.faults.writer", name, str(count), str(started)]
    return subprocess.Popen(
        typed, env={**os.environ, **shop.environment()}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=before,
    )  # fmt: skip
