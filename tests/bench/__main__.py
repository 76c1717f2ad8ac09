"""Prints the budget beside what this machine measures: `python -m tests.bench [--runs N] [--rows N]`.

Figures only; whether they are good enough is for the reader to say. The exit code is 0 whatever they are.
"""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from tests.bench import budget
from tests.bench.processes import MINIMAL, surroundings

SMALL = 1_000


def main() -> None:
    """Builds what is missing, measures and prints."""
    options = parsed()
    compile_all()
    large, small = built(options.rows), built(SMALL)
    found = budget.measure(large, small, built(options.rows, "rolls"), options.rows, options.runs)
    print(f"The least of {options.runs} alternating runs; {budget.DUE} due of {options.rows:,}, in Chinese.")
    print(table(found))


def parsed() -> argparse.Namespace:
    """The options of the bench."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="The budget, measured.")
    parser.add_argument("--runs", type=int, default=30, choices=range(1, budget.MOST_RUNS + 1), metavar="N")
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N")
    return parser.parse_args()


def compile_all() -> None:
    """Compiles the package and the minimal programs: a stale byte code would be timed with them."""
    package = find_spec("aftersales_cli")
    folders = [*(package.submodule_search_locations or [] if package else []), str(MINIMAL)]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], env=surroundings(), check=True)


def built(rows: int, *trade: str) -> Path:
    """The store with so many follow-ups, from the cache or built now, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.stores", str(rows), *trade]
    done = subprocess.run(command, env=surroundings(), stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return Path(done.stdout.strip())


def table(lines: list[budget.Line]) -> str:
    """The rows, aligned."""
    heads = ("what", "budget", "measured", "svc here", "other here", "against")
    cells = [
        (line.what, f"{line.budget:.2f}", f"{line.ratio:.3f}", f"{line.ours:.1f} {line.unit}",
         f"{line.theirs:.1f} {line.unit}", line.against)
        for line in lines
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    rows = (
        f"{what:<{widths[0]}}  " + "  ".join(f"{cell:>{width}}" for cell, width in zip(rest, widths[1:-1], strict=True))
        + f"  {against}"
        for what, *rest, against in (heads, *cells)
    )  # fmt: skip
    return "\n".join(row.rstrip() for row in rows)


if __name__ == "__main__":
    main()
