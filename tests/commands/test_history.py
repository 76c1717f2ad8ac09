"""A customer's story."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


@pytest.fixture
def story(working: Shop) -> Shop:
    """A shop in which a few days have passed for 张三."""
    working.now = "2026-11-22T11:00+08:00"
    working.ok("log-call", "张三", "Home safe, rear mat missing", "--minutes", "4")
    working.now = "2026-11-23T10:00+08:00"
    working.ok("complaint", "new", "张三", "Mat still missing", "--cause", "delivery/wrong-goods")
    working.now = "2026-11-23T12:00+08:00"
    working.ok("followup", "cancel", "F3", "--why", "He wants no letters")
    return working


def told(shop: Shop, *args: str) -> list[tuple[str, str, str]]:
    """Day, kind and id of each moment."""
    moments: Any = shop.items("history", "张三", *args)
    return [(one["on"], one["kind"], one["record"]["id"]) for one in moments]


HAPPENED = [
    ("2026-11-18", "purchase", "S1"),
    ("2026-11-22", "registered", "K1"),
    ("2026-11-22", "delivery", "S1"),
    ("2026-11-22", "done", "F2"),
    ("2026-11-22", "call", "L1"),
    ("2026-11-23", "complaint", "C2"),
    ("2026-11-23", "cancelled", "F3"),
]
AHEAD = [
    ("2026-11-18", "due", "F1"),
    ("2026-11-25", "due", "F4"),
    ("2026-11-25", "due", "F7"),
    ("2026-12-22", "due", "F5"),
    ("2027-02-22", "due", "F6"),
]


def test_a_story_is_told_in_the_order_in_which_it_happened(story: Shop) -> None:
    """Oldest first; what is still to come stands at the end."""
    moments = told(story)
    assert sorted(moments[:7]) == sorted(HAPPENED)
    assert [day for day, _, _ in moments[:7]] == [day for day, _, _ in HAPPENED]
    assert [kind for _, kind, _ in moments[:7] if kind in ("complaint", "cancelled")] == ["complaint", "cancelled"]
    assert sorted(moments[7:]) == sorted(AHEAD)
    assert [day for day, _, _ in moments[7:]] == [day for day, _, _ in AHEAD]


def test_within_a_day_the_clock_decides(story: Shop) -> None:
    """A call that is written down later stands where it happened."""
    story.ok("log-call", "张三", "Asked for mats", "--at", "2026-11-23 09:00", "--for", "none")
    calls = [(one["at"], one["record"]["id"]) for one in story.items("history", "张三") if one["at"]]
    happened = [ref for at, ref in calls if at.startswith("2026-11-23")]
    assert happened == ["L2", "C2", "F3"]


def test_a_story_can_be_cut_to_its_end(story: Shop) -> None:
    """`--limit` keeps the newest, and says how many there are."""
    assert told(story, "--limit", "3") == told(story)[-3:]
    assert story.ok("history", "张三", "--limit", "3", "--json").json["total"] == 12
    assert "3 of 12" in story.ok("history", "张三", "--limit", "3").err
    refused(story, 2, "history", "张三", "--limit", "0")


def test_the_json_of_a_story_has_the_records_themselves(story: Shop) -> None:
    """Nothing has to be looked up a second time."""
    answer = story.ok("history", "张三", "--json").json
    assert answer["schema"] == "svc.history/1"
    assert (answer["customer"]["id"], answer["customer"]["name"]) == ("K1", "张三")
    records = {one["record"]["id"]: one["record"] for one in answer["items"]}
    assert (records["L1"]["note"], records["L1"]["minutes"]) == ("Home safe, rear mat missing", 4)
    assert records["C2"]["cause"]["code"] == "delivery/wrong-goods"
    assert records["F3"]["why"] == "He wants no letters"
    assert records["S1"]["item"] == "Kunlun X5"


def test_a_story_is_only_the_customers_own(story: Shop) -> None:
    """Whoever asks for 李四 reads nothing of 张三."""
    assert {one["record"]["id"] for one in story.items("history", "李四")} == {"K2", "C1"}


def test_who_has_just_been_registered_has_a_short_story(shop: Shop) -> None:
    """It begins with the registration."""
    shop.ok("customer", "new", "Anna")
    assert [one["kind"] for one in shop.items("history", "Anna")] == ["registered"]


def test_a_story_is_read_in_the_language(story: Shop) -> None:
    """What was said stays as it was said; everything around it is translated."""
    story.lang = "zh"
    said = story.ok("history", "张三").out
    assert "11月22日 周日" in said
    assert "Home safe, rear mat missing" in said
    assert "delivered" not in said
