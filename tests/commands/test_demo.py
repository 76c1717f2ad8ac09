"""The car dealer's sample store to try everything on: full of made-up people, and never without work for today."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from aftersales_cli import sample
from tests import make_sample
from tests.demo import Demo, made

# A first of March, a leap day, the shortest month behind, a year's end, the middle of a long month, an autumn day.
DAYS = ("2027-03-01", "2028-02-29", "2026-03-31", "2026-12-31", "2027-07-15", "2026-11-25")


@pytest.fixture(scope="module", params=DAYS)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo made on each of the days."""
    with made(tmp_path_factory.mktemp("demo"), request.param) as ready:
        yield ready


@pytest.fixture(scope="module")
def events() -> list[dict[str, Any]]:
    """What happens in the sample store."""
    text = (sample.folder() / "auto-dealer.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_the_demo_is_made_on_any_day(demo: Demo) -> None:
    """`svc demo` succeeds whatever the date, and complains of nothing."""
    assert demo.said.code == 0
    assert demo.said.err == ""


def test_the_demo_list_is_a_mornings_work(demo: Demo) -> None:
    """Whoever tries the program out finds a busy morning on the list, neither nothing nor a heap."""
    assert 25 <= len(demo.shop.items("due-today")) <= 40


def test_the_demo_prints_the_list_it_made(demo: Demo) -> None:
    """What `svc demo` shows is what today's list of the new store shows."""
    for item in demo.shop.items("due-today"):
        assert f"{item['id']}\t{item['customer']['name']}" in demo.said.out


def test_nothing_on_the_demo_list_is_long_forgotten(demo: Demo) -> None:
    """A few are some days late, as in a real shop; none has been waiting for weeks."""
    late = [item["overdue_days"] for item in demo.shop.items("due-today")]
    oldest = min(item["due_on"] for item in demo.shop.items("followup", "list"))
    assert 5 <= sum(days > 0 for days in late) <= 14
    assert max(late) <= 10
    assert late.count(0) >= 12
    assert (demo.day - date.fromisoformat(oldest)).days <= 10


def test_the_demo_list_shows_all_that_a_list_can_show(demo: Demo) -> None:
    """Calls, visits, texts and letters, complaints, a VIP, an agreed time, somebody away or tried in vain."""
    items = demo.shop.items("due-today")
    reasons = {why["code"] for item in items for why in item["why"]}
    assert {"call", "visit", "text", "wechat", "letter"} <= {item["channel"] for item in items}
    assert {"overdue", "due-today", "vip", "agreed-time", "attempts", "complaint-open", "severity"} <= reasons
    assert {"suggestion-open", "enquiry-open", "job-missed", "promised", "absent", "for-role"} <= reasons
    assert {item["kind"] for item in items} == {"followup", "promise", "case"}


def test_the_demo_list_begins_with_a_broken_promise(demo: Demo) -> None:
    """One or two promises are broken on the day of loading, and those are seen to first."""
    broken = [item["purpose"]["code"] == "broken-promise" for item in demo.shop.items("due-today")]
    assert 1 <= sum(broken) <= 2
    assert broken == sorted(broken, reverse=True)


def test_the_demo_has_jobs_for_today_and_one_that_was_missed(demo: Demo) -> None:
    """The workshop has cars to see to, and one customer is owed an apology."""
    on_list = [item["id"] for item in demo.shop.items("due-today")]
    today = [job for job in demo.shop.items("job", "list") if job["planned_on"] == demo.day.isoformat()]
    missed = [job for job in demo.shop.items("job", "list") if job["stage"] == "missed"]
    assert len(today) == 4
    assert len(missed) == 1
    assert {job["id"] for job in (*today, *missed)} <= set(on_list)


def test_the_demo_has_those_who_left_without_buying_yesterday(demo: Demo) -> None:
    """Three came yesterday and bought nothing: they are called today."""
    due = {item["id"] for item in demo.shop.items("due-today")}
    eve = (demo.day - timedelta(days=1)).isoformat()
    came = [one["id"] for one in demo.shop.items("enquiry", "list") if one["opened_at"].startswith(eve)]
    assert len(came) == 3
    assert set(came) <= due


def test_what_the_one_who_is_away_has_to_do_shows_at_the_leads(demo: Demo) -> None:
    """One clerk is absent on the day of loading; the lead finds that clerk's duties on the own list."""
    staff = {one["role"]: one for one in demo.shop.items("staff", "list")}
    (away,) = [one for one in demo.shop.items("staff", "list") if one["absent"]]
    assert demo.shop.items("due-today", "--staff", away["name"]) == []
    taken = demo.shop.items("due-today", "--staff", staff["lead"]["name"])
    assert sum(item["assignee"] is not None and item["assignee"]["id"] == away["id"] for item in taken) >= 5


def test_everybody_at_work_has_a_part_of_the_list(demo: Demo) -> None:
    """No item of the list is on nobody's list, and only the owner and whoever is away have nothing to do."""
    staff = demo.shop.items("staff", "list")
    lists = {one["role"] + one["id"]: demo.shop.items("due-today", "--staff", one["name"]) for one in staff}
    everything = {item["id"] for item in demo.shop.items("due-today")}
    assert {item["id"] for items in lists.values() for item in items} == everything
    assert {role for role, items in lists.items() if not items} == {"ownerM1", "repM4"}


def test_yesterday_was_a_busy_day_in_the_demo(demo: Demo) -> None:
    """The traffic of yesterday has callers, visitors and contacts from the store; today's has not begun."""
    traffic = demo.shop.ok("traffic", "--date", "yesterday", "--json").json
    assert 15 <= traffic["total"] <= 40
    assert {(one["direction"], one["channel"]) for one in traffic["counts"]} >= {
        ("in", "call"), ("in", "walk-in"), ("out", "call")
    }  # fmt: skip
    assert demo.shop.items("traffic") == []


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
    assert demo.shop.ok("db", "check", "--full", "--json").json["ok"]


def test_most_contacts_of_the_sample_succeed(events: list[dict[str, Any]]) -> None:
    """Most customers are reached, some only at the second or third attempt, and some come by themselves."""
    calls = [event for event in events if event["what"] == "call"]
    outcomes = Counter(call.get("outcome", "reached") for call in calls)
    assert 0.8 * len(calls) < outcomes["reached"] < 0.95 * len(calls)
    assert set(outcomes) >= {"no-answer", "busy", "call-back", "message-left", "wrong-number"}
    assert 0.1 * len(calls) < sum("in" in call for call in calls) < 0.4 * len(calls)
    assert min(call["day"] for call in calls) < -690


def test_the_sample_notes_are_varied_and_in_both_languages(events: list[dict[str, Any]]) -> None:
    """What the clerks noted reads like a desk's own notes: most in Chinese, some in English, few of them twice."""
    notes = [event["note"] for event in events if event.get("note")]
    english = [note for note in notes if note.isascii()]
    assert len(set(notes)) > 600
    assert 0.05 * len(notes) < len(english) < 0.2 * len(notes)
    assert max(Counter(notes).values()) <= 15


def test_nothing_in_the_sample_happens_on_the_day_itself(events: list[dict[str, Any]]) -> None:
    """The list is the same at whatever hour the sample is loaded."""
    assert all(event["day"] < 0 for event in events)
    assert events == sorted(events, key=lambda event: (event["day"], event["at"]))


def test_no_number_in_the_sample_stands_twice(events: list[dict[str, Any]]) -> None:
    """Each made-up customer has a number of their own, all from one block."""
    phones = [event["phone"] for event in events if event["what"] == "customer"]
    assert len(phones) == len(set(phones)) == 300
    assert all(re.fullmatch(r"\+861380000\d{4}", phone) for phone in phones)


def test_no_name_in_the_sample_stands_twice(events: list[dict[str, Any]]) -> None:
    """Whoever is asked for by name is found without a question."""
    names = [event["name"] for event in events if event["what"] in ("customer", "staff")]
    assert len(names) == len(set(names)) == 305


def test_the_sample_file_stays_small(events: list[dict[str, Any]]) -> None:
    """What is as it mostly is stands in no line, so that the program stays quick to fetch."""
    assert (sample.folder() / "auto-dealer.jsonl").stat().st_size < 700_000
    assert not any(value is None or value is False for event in events for value in event.values())


def test_the_sample_is_what_the_rules_make_of_it(events: list[dict[str, Any]]) -> None:
    """The story was told by the rules as they are now: `python -m tests.make_sample` would write the same."""
    assert [json.loads(line) for line in make_sample.lines(make_sample.CAR_DEALER)] == events
