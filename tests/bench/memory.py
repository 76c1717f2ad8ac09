"""How much memory a long list needs: `python -m tests.bench.memory [--list NAME] [--rows N] [--preview]`.

A CSV file of so many rows is taken in by `svc import` as a process of its own, whose greatest resident size is told by
the system. With --preview it is only looked at.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import imports
from tests.bench.processes import floor, output, spawn, svc

MOST_MEGABYTES = 60
Rows = Callable[[int], Iterator[tuple[object, ...]]]


def calls(rows: int) -> Iterator[tuple[object, ...]]:
    """A contact with each of the customers."""
    yield "姓名", "手机号", "时间", "方向", "方式", "结果", "内容"
    for one in range(rows):
        at = f"{imports.bought(one).isoformat()} 10:{one % 60:02}"
        yield imports.name(one), f"138{one:08}", at, "呼出", "电话", "接通", f"一切正常，第{one}次"


def refused(rows: int) -> Iterator[tuple[object, ...]]:
    """Customers of whom none can be taken."""
    yield "姓名", "手机号"
    for one in range(rows):
        yield imports.name(one), f"abc{one:08}"


# Each list by its name: as what it comes in, what must have come in before it, and its rows.
LISTS: dict[str, tuple[str, str | None, Rows]] = {
    "customers": ("customers", None, imports.customers),
    "purchases": ("purchases", None, imports.purchases),
    "calls": ("calls", "customers", calls),
    "refused": ("customers", None, refused),
}


def main() -> None:
    """Measures one list, or all of them, and prints how much memory each took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory", description="The memory of an import.")
    parser.add_argument("--list", choices=LISTS, action="append")
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--preview", action="store_true", help="Only look at the list.")
    options = parser.parse_args()
    for name in options.list or LISTS:
        most = megabytes(name, options.rows, options.preview)
        print(
            f"{name}, {options.rows:,} rows: {most:.1f} MB, wanted {MOST_MEGABYTES} MB, this process {floor():.1f} MB"
        )


def megabytes(name: str, rows: int, preview: bool) -> float:
    """The most that `svc import` held of so many rows of a list."""
    noun, before, _ = LISTS[name]
    with tempfile.TemporaryDirectory() as scratch:
        folder, env = Path(scratch), imports.env(Path(scratch) / "store.db")
        output([*svc(), "init", "--name", "Bench", "--playbook", "auto-dealer", "--timezone", "Asia/Shanghai"], env)
        if before is not None:
            output([*svc(), "import", before, str(listed(folder, before, rows)), "--apply"], env)
        words = [*svc(), "import", noun, str(listed(folder, name, rows)), *([] if preview else ["--apply"])]
        return spawn(words, env).megabytes


def listed(folder: Path, name: str, rows: int) -> Path:
    """A list of so many rows."""
    path = folder / f"{name}.csv"
    imports.write(path, LISTS[name][2](rows))
    return path


if __name__ == "__main__":
    main()
