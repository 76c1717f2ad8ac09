"""Runs programs as processes of their own, by turns, and keeps the least of what they took."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

MINIMAL = Path(__file__).parent / "minimal"
# Set for a developer, they would make a child recompile everything or write every line by itself.
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "PYTHONWARNINGS", "NO_COLOR")


class Cost(NamedTuple):
    """What one run took, or the least of several runs."""

    seconds: float
    megabytes: float


class Failed(Exception):
    """A program did not do what is to be measured."""


Run = Callable[[int], Cost]


def svc() -> list[str]:
    """How svc is started: as it is installed.

    The console script of an installation is compiled at every start (a few lines) and imports `re`, which Typer
    needs anyway; a minimal program is a plain script, compiled at every start likewise.
    """
    script = Path(sys.executable).with_name("svc")
    return [str(script)] if script.exists() else [sys.executable, "-m", "aftersales_cli"]


def minimal(name: str) -> list[str]:
    """How a minimal program is started."""
    return [sys.executable, str(MINIMAL / f"{name}.py")]


def surroundings(**said: str) -> dict[str, str]:
    """The environment of a child: this one without what would falsify its time, and with what is said."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED and not name.startswith("SVC_")}
    return {**kept, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40", **said}


def output(argv: list[str], env: Mapping[str, str]) -> str:
    """What a program prints, not timed. Raises Failed with what it complains of."""
    done = subprocess.run(argv, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Failed(f"{' '.join(argv)}: {done.stderr}")
    return done.stdout


def spawn(argv: list[str], env: Mapping[str, str], fine: Sequence[int] = (0,)) -> Cost:
    """One run whose output nobody reads, and which ends with one of the `fine` exit codes."""
    nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    started = perf_counter()
    child = os.posix_spawn(argv[0], argv, env, file_actions=nothing)
    return ended(child, started, argv, fine)


def spawn_on_terminal(argv: list[str], env: Mapping[str, str]) -> Cost:
    """One run on a terminal, which takes everything as fast as it comes."""
    screen, line = pty.openpty()
    started = perf_counter()
    child = os.posix_spawn(argv[0], argv, env, file_actions=[(os.POSIX_SPAWN_DUP2, line, fd) for fd in (0, 1, 2)])
    os.close(line)
    try:
        while os.read(screen, 65536):
            pass
    except OSError:  # So Linux says that nobody holds the other side any more.
        pass
    finally:
        os.close(screen)
    return ended(child, started, argv)


def ended(child: int, started: float, argv: list[str], fine: Sequence[int] = (0,)) -> Cost:
    """Waits for a child and tells what it took. Raises Failed where its exit code is none of the `fine` ones."""
    _, status, used = os.wait4(child, 0)
    seconds = perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in fine:
        raise Failed(f"{' '.join(argv)}: exit {os.waitstatus_to_exitcode(status)}")
    per_megabyte = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(seconds, used.ru_maxrss / per_megabyte)


def floor() -> float:
    """The megabytes of this process where the system counts them as a child's until that has grown beyond them.

    Linux does; what this process itself got from its parent in that way does not pass on.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 2**10 for line in lines if line.startswith("VmHWM:")), 0.0)


def by_turns(programs: Sequence[Run], runs: int) -> list[Cost]:
    """The least that each program took. They take turns, so that a slow minute of the machine falls on all alike.

    The first round warms up and does not count.
    """
    taken = [[program(turn) for program in programs] for turn in range(runs + 1)][1:]
    return [
        Cost(min(cost.seconds for cost in costs), min(cost.megabytes for cost in costs))
        for costs in zip(*taken, strict=True)
    ]
