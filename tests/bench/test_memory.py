"""What a long list takes of the machine's memory."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.memory import LISTS, MOST_MEGABYTES

ROOT = Path(__file__).parents[2]
SHORT, LONG = 4_000, 30_000
# Pages of the files, and what is kept of names and days that come again. A row that were held takes 200 bytes or more.
MOST_GROWTH = 5


@pytest.mark.parametrize("how", [[], ["--preview"]], ids=["applied", "preview"])
@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_needs_no_more_memory_than_a_short_one(name: str, how: list[str]) -> None:
    """Whether its rows are taken in or all refused, and also where it is only looked at: a list of any length fits into
    the memory of an old machine.
    """
    short, long = (measured(name, rows, how) for rows in (SHORT, LONG))
    assert long <= MOST_MEGABYTES
    assert long - short <= MOST_GROWTH


def measured(name: str, rows: int, how: list[str]) -> float:
    """The megabytes that a list takes, measured from a small process: what a parent holds counts as its child's."""
    command = [sys.executable, "-m", "tests.bench.memory", "--list", name, "--rows", str(rows), *how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    found = re.search(r": (\d+\.\d) MB, wanted .*, this process (\d+\.\d) MB", done.stdout)
    assert found is not None
    most, floor = map(float, found.groups())
    assert floor < most, "The bench holds more than what it measures."
    return most
