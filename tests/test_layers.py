"""The layers of the house: who may lean on whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "aftersales_cli"
# What each layer of ours may import of ours; the files beside the layers may import everything below them.
BELOW = {
    "rules": {"errors", "rules"},
    "store": {"errors", "rules", "store"},
    "screen": {"errors", "rules", "screen"},
    "commands": {
        "errors", "rules", "desk", "commands", "batch", "calendars", "contacts", "forgetting", "intake", "mending",
        "outlets", "phones", "pinyin", "places", "playbooks", "sample",
    },
}  # fmt: skip
# Who alone may import a library.
ALONE = {
    "sqlite3": {"store"},
    "sqlite_utils": {"store/formats.py"},
    "rich": {"screen/terminal.py"},
    "typer": {"cli.py", "commands"},
    "tomllib": {"playbooks"},
    "phonenumbers": {"phones.py"},
    "python_calamine": {"sheets.py"},
    "xlsxwriter": {"screen/tables.py"},
    "dateutil": {"rules/waits.py"},
    "jinja2": {"screen/html.py"},
    "chinese_calendar": {"calendars.py"},
    "lunar_python": {"calendars.py"},
}


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports anywhere."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "aftersales_cli":
            yield from (f"aftersales_cli.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("layer", sorted(BELOW))
def test_a_layer_leans_on_what_is_below_it_alone(layer: str) -> None:
    """Rules know no store, the store knows no screen, and commands know neither."""
    for path in (PACKAGE / layer).glob("*.py"):
        ours = {name.split(".")[1] for name in imports(path) if name.startswith("aftersales_cli.")}
        screen_of_commands = {"screen"} if path == PACKAGE / "commands" / "__init__.py" else set()
        assert ours <= BELOW[layer] | screen_of_commands, path.name


@pytest.mark.parametrize("library", sorted(ALONE))
def test_a_library_is_used_in_its_own_room(library: str) -> None:
    """SQL stays in the store, drawing in one file, the phone library behind one door."""
    for path in PACKAGE.rglob("*.py"):
        if any(name.split(".")[0] == library for name in imports(path)):
            place = path.relative_to(PACKAGE).as_posix()
            assert {place, place.split("/")[0]} & ALONE[library], place


def test_rules_import_nothing_but_the_standard_library_and_dateutil() -> None:
    """The business can be read, and tested, without any library."""
    allowed = {
        "aftersales_cli",
        "dateutil",
        "collections",
        "datetime",
        "difflib",
        "enum",
        "functools",
        "itertools",
        "re",
        "typing",
        "unicodedata",
    }
    found = {name.split(".")[0] for path in (PACKAGE / "rules").glob("*.py") for name in imports(path)}
    assert found <= allowed
