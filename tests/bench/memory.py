"""How much memory a long list needs: `python -m tests.bench.memory [--rows N] [--apply]`.

A CSV file of so many customers is read by `svc import customers` as a process of its own, whose greatest resident size
is told by the system. With --apply the list is written, else it is only looked at.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_MEGABYTES = 60


def main() -> None:
    """Writes the list, reads it and prints how much memory that took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory", description="The memory of an import.")
    parser.add_argument("--rows", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--apply", action="store_true", help="Write the list; else it is only looked at.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = listed(Path(folder), options.rows)
        surroundings = {**os.environ, "SVC_DB": str(Path(folder) / "store.db"), "SVC_NOW": "2026-11-22T09:00+08:00"}
        run(["init", "--name", "Bench", "--playbook", "auto-dealer", "--timezone", "Asia/Shanghai"], surroundings)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        run(["import", "customers", str(path), *(["--apply"] if options.apply else [])], surroundings)
    least, most = before / 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.rows:,} rows: {most:.1f} MB at most (init: {least:.1f} MB); wanted: {MOST_MEGABYTES} MB.")


def listed(folder: Path, rows: int) -> Path:
    """A list of so many customers, each with a number of their own."""
    path = folder / "customers.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("姓名,电话,区域,地址,备注\n")
        for number in range(rows):
            file.write(f"客户{number},139{number:08},鼓楼,中山路 {number} 号,第 {number} 位\n")
    return path


def run(words: list[str], surroundings: dict[str, str]) -> None:
    """Runs svc, which must succeed."""
    command = [sys.executable, "-m", "aftersales_cli", *words]
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
