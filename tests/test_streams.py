"""Closed, full and interrupted: what a script or an impatient clerk does to a command line."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.shop import Shop

RUN = f'"{sys.executable}" -m aftersales_cli'


def shell(shop: Shop, line: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell script, `svc` in it standing for this program."""
    return subprocess.run(
        ["sh", "-c", line.replace("svc ", f"{RUN} ")],
        env={**os.environ, **shop.environment()},
        capture_output=True, text=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def calls(shop: Shop) -> int:
    """How many contacts were written down with 张三."""
    return len([one for one in shop.items("history", "张三") if one["kind"] == "call"])


def test_an_answer_nobody_hears_is_still_an_answer(working: Shop) -> None:
    """With its output closed a command does its work and ends well, so that no script does it twice."""
    done = shell(working, 'svc log-call 张三 "All well" >&-')
    assert (done.returncode, done.stderr) == (0, "")
    assert calls(working) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_answer_that_cannot_be_written_does_not_deny_the_change(working: Shop) -> None:
    """On a full disk the change stands, and the message says where to see it."""
    done = shell(working, 'svc log-call 张三 "All well" >/dev/full')
    assert done.returncode == 1
    assert "svc journal" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert calls(working) == 1


def test_remarks_never_slip_into_the_data(working: Shop) -> None:
    """With stderr closed, stdout still carries nothing but data."""
    assert shell(working, "svc log-call K99 x 2>&-").stdout == ""
    assert "to make" not in shell(working, "svc due-today 2>&-").stdout


def test_a_note_from_a_closed_input_is_an_empty_note(working: Shop) -> None:
    """`-` without an input is told so and logs nothing."""
    done = shell(working, "svc log-call 张三 - <&-")
    assert done.returncode == 2
    assert "note" in done.stderr
    assert calls(working) == 0


def test_a_reader_that_has_seen_enough_is_no_failure(working: Shop) -> None:
    """`svc ... | head -1` ends without a word."""
    done = shell(working, "svc playbook show | head -1")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupt_is_quiet(working: Shop) -> None:
    """Ctrl-C while a note is awaited ends with 130, says nothing and changes nothing."""
    child = subprocess.Popen(
        [sys.executable, "-m", "aftersales_cli", "log-call", "张三", "-"],
        env={**os.environ, **working.environment()},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    waits_in = Path(f"/proc/{child.pid}/wchan")
    deadline = time.monotonic() + 20
    while waits_in.exists() and "pipe" not in waits_in.read_text() and time.monotonic() < deadline:
        os.sched_yield()
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err) == (130, "", "")
    assert calls(working) == 0
