"""The bench itself."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.bench.processes import MINIMAL

ROOT = Path(__file__).parents[2]
ROWS = (
    "due-today --json",
    "the same, by the size",
    "memory of due-today",
    "log-call, durable",
    "the table",
    "the roll of a day, 200 customers, 20 rules",
    "log-call --batch",
    "a name among all",
    "a customer with 1,000 calls",
    "the same one's history",
    "what has slipped",
    "the days ahead",
    "the first change of a day",
    "import of 200 customers",
    "import of 200 purchases",
    "memory of the import of 200 customers",
    "memory of the import of 200 purchases",
    "undo of the import of 200 customers",
    "undo of the import of 200 purchases",
)


def test_the_bench_prints_every_row_of_the_budget_with_its_figures(tmp_path: Path) -> None:
    """The bench runs through, builds its own stores and says a ratio beside each budget."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--runs", "2", "--rows", "2000"],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for row in ROWS:
        (line,) = [line for line in done.stdout.splitlines() if line.startswith(row)]
        assert re.search(r"  [135]\.\d\d +\d+\.\d{3}  +\d+\.\d (ms|MB) ", line), line


def test_the_table_is_granted_no_import_that_the_terminal_does_not_make() -> None:
    """What is allowed for Rich is what the screen imports of it, and no more."""
    granted = rich_imports(MINIMAL / "rich_import.py")
    assert granted
    assert granted <= rich_imports(ROOT / "aftersales_cli" / "screen" / "terminal.py")


def rich_imports(source: Path) -> set[str]:
    """The modules of Rich that a file imports wherever it is used."""
    top_level = [node for part in ast.parse(source.read_text(encoding="utf-8")).body for node in unconditional(part)]
    return {node.module for node in top_level if node.module and node.module.split(".")[0] == "rich"}


def unconditional(part: ast.stmt) -> list[ast.ImportFrom]:
    """The imports in a statement of a module, not those inside its functions."""
    parts = part.body if isinstance(part, ast.If) else [part]
    return [one for one in parts if isinstance(one, ast.ImportFrom)]
