"""What a clerk looks up in a large store, and the first change of a day, which makes the daily backup."""

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.bench.processes import Cost, Failed, Run, spawn, svc

# The customer whose story is long, and how many calls it has.
TALKER, CALLS = 5, 1_000
LINES = {
    "a name among all, by part of it": ["customer", "find", "秀英77", "--json"],
    f"a customer with {CALLS:,} calls": ["customer", "show", f"K{TALKER}", "--json"],
    "the same one's history": ["history", f"K{TALKER}", "--json"],
    "what has slipped": ["leaks", "--json"],
    "the days ahead": ["plan", "--json"],
}


def talked(store: Path, now: str) -> None:
    """Gives one customer a long story, under an entry of the journal as any change."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        entry = "INSERT INTO commands (at, real_at, user, kind, words, open) VALUES (?, ?, 'bench', 'do', 'calls', 1)"
        connection.execute(entry, [now, now])
        connection.executemany(
            "INSERT INTO calls (customer_id, at, direction, channel, outcome, note, by)"
            " VALUES (?, ?, 'out', 'call', 'reached', '一切正常', '李娜')",
            [(TALKER, f"20{10 + number // 100}-03-{1 + number % 28:02}T02:00:00Z") for number in range(CALLS)],
        )
        connection.execute("UPDATE commands SET open = 0 WHERE open = 1")
        connection.execute("COMMIT")


def looking_up(words: list[str], surroundings: dict[str, str]) -> Run:
    """A look-up as a program; what has slipped is answered with 4."""
    return lambda turn: spawn([*svc(), *words], surroundings, fine=(0, 4))


def first_change(store: Path, surroundings: dict[str, str]) -> Cost:
    """The first change of a day by the machine's clock, which makes the backup of the day. Raises Failed without it."""
    backups = store.with_name(f"{store.name}.backups")
    shutil.rmtree(backups, ignore_errors=True)
    awake = {name: value for name, value in surroundings.items() if name != "SVC_NOW"}
    cost = spawn([*svc(), "customer", "edit", f"K{TALKER}", "--district", str(os.getpid())], awake)
    if not any(backups.glob("*_daily.db")):
        raise Failed("The first change of the day has made no backup.")
    return cost


def copy(store: Path) -> Cost:
    """What it costs to copy the file by itself, to stay."""
    target = store.with_suffix(".copy")
    program = "import os, shutil, sys; shutil.copyfile(*sys.argv[1:]); os.fsync(os.open(sys.argv[2], os.O_RDWR))"
    cost = spawn([sys.executable, "-c", program, str(store), str(target)], dict(os.environ))
    target.unlink()
    return cost
