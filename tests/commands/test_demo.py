"""A sample store to try everything on: full of made-up people, and never without work for today."""

import json
import re
import shlex
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aftersales_cli import places
from tests import make_sample
from tests.shop import Answer, Shop

# A first of March, a leap day, the shortest month behind, a year's end, the middle of a long month, an autumn day.
DAYS = ("2027-03-01", "2028-02-29", "2026-03-31", "2026-12-31", "2027-07-15", "2026-11-25")


class Demo:
    """A demo made on some day, and its shop as `export SVC_DB=...` opens it."""

    def __init__(self, day: str, folder: Path) -> None:
        self.day = date.fromisoformat(day)
        self.shop = Shop(folder, now=f"{day}T08:00")
        self.said: Answer = self.shop.svc("demo")
        found = re.search(r"export SVC_DB=(.+)", self.said.out)
        if found:
            self.shop.path = Path(shlex.split(found[1])[0])


@contextmanager
def made(day: str, folder: Path) -> Iterator[Demo]:
    """A demo made on a day, in a folder of the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        yield Demo(day, folder)


@pytest.fixture(scope="module", params=DAYS)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo made on each of the days."""
    with made(request.param, tmp_path_factory.mktemp("demo")) as ready:
        yield ready


@pytest.fixture(scope="module")
def events() -> list[dict[str, Any]]:
    """What happens in the sample store."""
    text = (places.data() / "sample" / "events.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_demo_is_made_on_any_day(demo: Demo) -> None:
    """`svc demo` succeeds whatever the date, and complains of nothing."""
    assert demo.said.code == 0
    assert demo.said.err == ""


def test_the_demo_list_is_never_empty(demo: Demo) -> None:
    """Whoever tries the program out finds a morning's work on the list, neither nothing nor a heap."""
    assert 10 <= len(demo.shop.items("due-today")) <= 25


def test_the_demo_prints_the_list_it_made(demo: Demo) -> None:
    """What `svc demo` shows is what today's list of the new store shows."""
    for item in demo.shop.items("due-today"):
        assert f"{item['id']}\t{item['customer']['name']}" in demo.said.out


def test_nothing_on_the_demo_list_is_long_forgotten(demo: Demo) -> None:
    """A few are some days late, as in a real shop; none has been waiting for weeks."""
    late = [item["overdue_days"] for item in demo.shop.items("due-today")]
    oldest = min(item["due_on"] for item in demo.shop.items("followup", "list"))
    assert 3 <= sum(days > 0 for days in late) <= 10
    assert max(late) <= 10
    assert late.count(0) >= 5
    assert (demo.day - date.fromisoformat(oldest)).days <= 10


def test_the_demo_list_shows_all_that_a_list_can_show(demo: Demo) -> None:
    """Calls, visits, texts and letters, complaints, a VIP, an agreed time, and somebody already tried in vain."""
    items = demo.shop.items("due-today")
    reasons = {why["code"] for item in items for why in item["why"]}
    assert {"call", "visit", "text", "wechat", "letter"} <= {item["channel"] for item in items}
    assert {"overdue", "due-today", "vip", "agreed-time", "attempts", "complaint-open", "severity"} <= reasons
    assert sum(item["kind"] == "case" for item in items) >= 3


def test_the_demo_holds_back_who_must_not_be_called(demo: Demo) -> None:
    """One customer in the sample must not be called: the list leaves the call out and says so."""
    assert demo.shop.ok("due-today", "--json").json["held_back"] == 1
    assert "must not be called" in demo.said.out


def test_the_demo_says_that_it_is_made_up(demo: Demo) -> None:
    """Nobody can take the sample for real customers."""
    assert "made up" in demo.said.out


def test_the_demo_says_how_to_go_on_with_it(demo: Demo) -> None:
    """One line to copy opens the sample store for every other command."""
    assert f"export SVC_DB={demo.shop.path}" in demo.said.out
    assert demo.shop.path.is_file()


def test_the_demo_store_is_sound(demo: Demo) -> None:
    """The sample store passes the same check as a real one."""
    assert demo.shop.ok("db", "check", "--json").json["ok"]


def test_the_demo_has_a_hundred_customers_and_two_hundred_purchases(demo: Demo) -> None:
    """The sample is as big as a small dealer's first years."""
    assert demo.shop.ok("customer", "list", "--json").json["total"] == 100
    assert demo.shop.ok("purchase", "list", "--json").json["total"] == 200


def test_the_demo_tells_each_customers_story(tmp_path: Path) -> None:
    """The customers' stories hold the eight hundred contacts of two years, and none of them is to come."""
    with made(DAYS[0], tmp_path) as demo:
        stories = [demo.shop.items("history", f"K{number}") for number in range(1, 101)]
    calls = [moment for story in stories for moment in story if moment["kind"] == "call"]
    assert 700 <= len(calls) <= 900
    assert all(moment["on"] < DAYS[0] for moment in calls)


def test_most_contacts_of_the_sample_succeed(events: list[dict[str, Any]]) -> None:
    """Most customers are reached, some only at the second or third attempt, and some come by themselves."""
    calls = [event for event in events if event["what"] == "call"]
    outcomes = Counter(call["outcome"] for call in calls)
    assert 0.8 * len(calls) < outcomes["reached"] < 0.95 * len(calls)
    assert set(outcomes) >= {"no-answer", "busy", "call-back", "message-left", "wrong-number"}
    assert {call["direction"] for call in calls} == {"in", "out"}
    assert min(call["day"] for call in calls) < -690


def test_the_sample_notes_are_varied_and_in_both_languages(events: list[dict[str, Any]]) -> None:
    """What the clerks noted reads like a desk's own notes: most in Chinese, some in English, few of them twice."""
    notes = [event["note"] for event in events if event.get("note")]
    english = [note for note in notes if note.isascii()]
    assert len(set(notes)) > 200
    assert 0.05 * len(notes) < len(english) < 0.3 * len(notes)
    assert max(Counter(notes).values()) <= 15


def test_nothing_in_the_sample_happens_on_the_day_itself(events: list[dict[str, Any]]) -> None:
    """The list is the same at whatever hour the sample is loaded."""
    assert all(event["day"] < 0 for event in events)
    assert events == sorted(events, key=lambda event: (event["day"], event["at"]))


def test_no_number_in_the_sample_stands_twice(events: list[dict[str, Any]]) -> None:
    """Each made-up customer has a number of their own, all from one block."""
    phones = [event["phone"] for event in events if event["what"] == "customer"]
    assert len(set(phones)) == 100
    assert all(re.fullmatch(r"\+861380000\d{4}", phone) for phone in phones)


def test_the_sample_is_what_the_rules_make_of_it(events: list[dict[str, Any]]) -> None:
    """The story was told by the rules as they are now: `python -m tests.make_sample` would write the same."""
    assert [json.loads(line) for line in make_sample.lines()] == events
