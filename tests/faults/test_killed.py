"""The plug is pulled, many clerks write at once, somebody copies the file: what was acknowledged is there."""

import random
import subprocess
from contextlib import suppress
from pathlib import Path
from shutil import copy

from tests.faults.evidence import asked, halves, notes, writer
from tests.shop import Shop

KILLS, LONGEST = 50, 0.25
CLERKS, COMMANDS, STARTED = 8, 200, 6


def test_what_was_acknowledged_survives_the_plug(working: Shop) -> None:
    """Fifty times the program is killed in the middle of its writing: every call that it had confirmed is there, none
    by half, and the file is sound.
    """
    chance, acknowledged = random.Random(6), []
    for number in range(KILLS):
        clerk = writer(working, f"kill{number}", 100_000)
        assert clerk.stdout is not None
        # The first note says that it has begun to write; the moment of the kill is chance.
        first = clerk.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            clerk.wait(timeout=chance.uniform(0, LONGEST))
        clerk.kill()
        rest, trouble = clerk.communicate(timeout=30)
        assert trouble == ""
        acknowledged += [line for line in (first + rest).split("\n")[:-1] if line]
    assert len(acknowledged) > KILLS * 2
    written = notes(working.path)
    assert set(acknowledged) <= set(written)
    assert len(written) <= len(acknowledged) + KILLS
    assert halves(working.path) == []
    working.ok("db", "check", "--full")


def test_eight_clerks_lose_nothing_and_wait_for_each_other(working: Shop) -> None:
    """Eight at once, two hundred commands each, the last of them programs of their own: nobody is told that the store
    is in use before five seconds have passed, and each call that was confirmed is there once with its follow-up.
    """
    clerks = [writer(working, f"clerk{number}", COMMANDS, STARTED) for number in range(CLERKS)]
    told = [clerk.communicate(timeout=300) for clerk in clerks]
    assert [trouble for _, trouble in told] == [""] * CLERKS
    assert [clerk.returncode for clerk in clerks] == [0] * CLERKS
    confirmed = [note for said, _ in told for note in said.splitlines()]
    assert sorted(notes(working.path)) == sorted(confirmed)
    assert len(confirmed) > 0.9 * CLERKS * COMMANDS
    assert halves(working.path) == []
    working.ok("db", "check", "--full")


def test_a_copy_taken_while_somebody_writes_is_whole(working: Shop, tmp_path: Path) -> None:
    """A backup that is made while a clerk writes holds every call confirmed before it, each with its follow-up; a copy
    of the file by hand is either sound or refused.
    """
    clerk = writer(working, "busy", 100_000)
    assert clerk.stdout is not None
    try:
        for number in range(5):
            before = clerk.stdout.readline().strip()
            target = tmp_path / f"copy{number}.db"
            working.ok("db", "backup", "-o", str(target))
            assert before in notes(target)
            assert halves(target) == []
            other = Shop(tmp_path / f"by-hand{number}")
            other.path.parent.mkdir()
            copy(working.path, other.path)
            answer = other.svc("db", "check", "--full")
            assert answer.code in (0, 5), answer
            if answer.code == 0:
                assert halves(other.path) == []
    finally:
        clerk.kill()
        clerk.communicate(timeout=30)


def test_a_clock_that_was_set_back_stops_nobody(working: Shop) -> None:
    """A PC whose battery is empty begins again in 2020: commands go on, the journal keeps the order in which they were
    typed, and undo takes back the last one typed.
    """
    working.ok("log-call", "张三", "before-1")
    working.now = "2020-01-01T09:00+08:00"
    working.ok("customer", "new", "王五")
    working.ok("customer", "new", "赵六")
    newest = working.items("journal", "--limit", "3")
    assert [one["words"] for one in newest if one["kind"] == "do"][:2] == ["customer new 赵六", "customer new 王五"]
    ids = [number for (number,) in asked(working.path, "SELECT id FROM commands ORDER BY rowid")]
    assert ids == sorted(ids)
    assert "赵六" in working.ok("undo").out
    working.ok("db", "check", "--full")
