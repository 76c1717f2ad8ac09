"""What a clerk waits for: nothing is loaded that the command does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shop import Shop, opened

HEAVY = {
    "rich", "sqlite_utils", "pydantic", "jinja2", "tomllib", "importlib.metadata", "importlib.resources", "csv",
    "dateutil", "chinese_calendar", "lunar_python", "phonenumbers", "zoneinfo", "click", "babel",
    "python_calamine",
}  # fmt: skip
BACKUPS = {"aftersales_cli.store.backups", "aftersales_cli.rules.backups", "aftersales_cli.errors.backups"}
SCRIPT = """
import json, sys
from aftersales_cli.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(shop: Shop, *args: str) -> set[str]:
    """The modules that a command line loads, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *args],
        env={**os.environ, **shop.environment()},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


def crowd(shop: Shop) -> None:
    """Sixty duties that between them have every reason there is."""
    shop.now = "2026-11-15T09:00+08:00"
    for number in range(10):
        name, kind = f"客户{number}", "vip" if number % 2 else "regular"
        shop.ok("customer", "new", name, "--phone", f"138 0000 {number:04d}", "--kind", kind)
        shop.ok("purchase", "new", name, "Kunlun X5", "--on", "2026-11-15", "--deliver-on", "2026-11-23")
        shop.ok("purchase", "new", name, "Kunlun S3", "--on", "2026-11-15")
        shop.ok("purchase", "deliver", f"S{2 * number + 2}")
        shop.ok("log-call", name, "--outcome", "no-answer")
        shop.ok("followup", "new", name, "Ask about the seat", "--due", "2026-11-22 10:00")
    shop.ok("complaint", "new", "客户1", "Seat squeaks", "--severity", "high")
    shop.ok("complaint", "new", "客户2", "A sign at the gate", "--kind", "suggestion")
    shop.ok("staff", "new", "li", "--role", "lead")
    shop.ok("staff", "new", "wang", "--absent-from", "2026-11-20")
    shop.ok("customer", "edit", "客户2", "--keeper", "wang")
    shop.ok("promise", "new", "客户3", "Rear mat", "--due", "2026-11-20")
    shop.ok("promise", "new", "客户4", "Free wash", "--due", "2026-11-22")
    shop.ok("enquiry", "new", "访客", "--phone", "138 0000 7777")
    shop.ok("job", "new", "客户5", "First service", "--kind", "service", "--on", "2026-11-15")
    shop.ok("job", "miss", "J4", "--why", "Flat tyre")
    shop.now = "2026-11-22T09:00+08:00"


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A shop on a busy morning, its roll written."""
    shop = opened(tmp_path_factory.mktemp("crowded"))
    shop.lang = "zh"
    crowd(shop)
    shop.ok("due-today")
    return shop


def test_the_busy_morning_has_every_reason(crowded: Shop) -> None:
    """The list of the next test is long and shows each kind of reason, in Chinese."""
    items = crowded.items("due-today")
    assert len(items) >= 60
    codes = {why["code"] for item in items for why in item["why"]}
    assert codes == {
        "overdue", "due-today", "complaint-open", "severity", "agreed-time", "vip", "open-complaint", "attempts",
        "after-purchase", "after-delivery", "before-delivery", "after-missed-visit", "promise-broken", "promised",
        "suggestion-open", "enquiry-open", "job-missed", "absent", "for-role", "waits-for",
        "deadline-missed", "climbed", "after-missed-promise",
    }  # fmt: skip
    assert all(character >= "一" or not character.isalpha() for item in items for character in item["why"][0]["text"])


@pytest.mark.parametrize("form", [["--json"], []])
def test_the_daily_list_loads_nothing_heavy(crowded: Shop, form: list[str]) -> None:
    """Today's list, as JSON or in a pipe, starts without a single heavy library."""
    assert loaded(crowded, "due-today", *form) & HEAVY == set()


def test_a_call_is_logged_without_anything_heavy(crowded: Shop) -> None:
    """Writing a call down, and what was promised in it, loads no heavy library either."""
    line = ["log-call", "客户1", "Talked", "--next", "+7d", "--promise", "Free wash", "--promise-due", "fri"]
    assert loaded(crowded, *line) & HEAVY == set()


def test_a_call_that_is_logged_loads_nothing_for_files(crowded: Shop) -> None:
    """A file of contacts, a correction and a backup have rooms of their own."""
    ours = {name.removeprefix("aftersales_cli.") for name in loaded(crowded, "log-call", "客户2", "Talked")}
    assert not ours & {"batch", "rules.batch", "rules.corrections", "errors.lists", "store.backups", "intake"}


def test_only_the_first_change_of_a_day_loads_what_makes_backups(crowded: Shop) -> None:
    """By the machine's own clock, the second call of a day loads no heavy library and nothing of backups."""
    today = Shop(crowded.path.parent, now=None)
    today.ok("log-call", "客户1", "Talked", "--in")
    later = loaded(today, "log-call", "客户1", "Talked again", "--in")
    assert later & (HEAVY | {"tempfile", *BACKUPS}) == set()


def test_csv_is_loaded_only_where_it_is_asked_for(crowded: Shop) -> None:
    """--csv brings the csv module and nothing else of the list."""
    assert loaded(crowded, "due-today", "--csv") & HEAVY == {"csv"}


def test_a_command_loads_no_other_command(crowded: Shop) -> None:
    """Each command's file is loaded for itself alone."""
    found = {name for name in loaded(crowded, "due-today") if name.startswith("aftersales_cli.commands.")}
    assert found == {"aftersales_cli.commands.due_today", "aftersales_cli.commands.arguments"}


def test_the_daily_list_stays_light_in_our_own_classes() -> None:
    """At most eight dataclasses and no dataclass at all where a tuple does: they are slow to define."""
    package = Path(__file__).parent.parent / "aftersales_cli"
    assert [path.name for path in package.rglob("*.py") if "@dataclass" in path.read_text(encoding="utf-8")] == []
