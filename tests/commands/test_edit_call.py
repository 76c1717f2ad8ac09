"""A contact that was written down wrongly is corrected, and what came of it with it."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop


@pytest.fixture
def called(working: Shop) -> Shop:
    """The busy shop after a call that closed the first follow-up by phone."""
    working.ok("log-call", "张三", "Home safe", "--minutes", "4")
    assert state(working, "F2") == ("done", "2026-11-22", 0)
    return working


def state(shop: Shop, ref: str) -> tuple[str, str, int]:
    """A follow-up in short: its state, its day, the attempts in vain."""
    (one,) = shop.items("followup", "show", ref)
    return one["state"], one["due_on"], one["attempts"]


def corrected(shop: Shop, *args: str) -> Any:
    """A contact as it was corrected."""
    return shop.items("log-call", "--edit", "L1", *args)[0]


def test_each_field_is_corrected_alone(called: Shop) -> None:
    """What is not named stays as it was."""
    one = corrected(called, "Home safe, mat missing")
    assert (one["note"], one["minutes"], one["outcome"]) == ("Home safe, mat missing", 4, "reached")
    one = corrected(called, "--minutes", "5", "--channel", "visit", "--in", "--at", "8:15")
    assert (one["note"], one["minutes"], one["channel"]) == ("Home safe, mat missing", 5, "visit")
    assert (one["direction"], one["at"]) == ("in", "2026-11-22T08:15:00+08:00")
    assert corrected(called, "--out")["direction"] == "out"
    assert called.ok("log-call", "--edit", "L1", "-", stdin="From\nthe input").out
    assert called.items("traffic")[0]["text"] == "From\nthe input"


def test_the_journal_keeps_how_it_was(called: Shop) -> None:
    """One entry, and undo gives the first words back."""
    before = business(called.path)
    corrected(called, "Something else", "--outcome", "busy")
    assert called.items("journal")[0]["words"].startswith("log-call --edit L1")
    called.ok("undo")
    assert business(called.path) == before


@pytest.mark.parametrize(
    ("outcome", "on", "at"),
    [
        ("no-answer", "2026-11-22", "2026-11-22T12:00:00+08:00"),
        ("busy", "2026-11-22", "2026-11-22T09:30:00+08:00"),
        ("wrong-number", "2026-11-23", None),
        ("call-back", "2026-11-22", "2026-11-22T12:00:00+08:00"),
        ("message-left", "2026-11-24", None),
    ],
)
def test_who_was_not_reached_after_all_is_called_again(called: Shop, outcome: str, on: str, at: str | None) -> None:
    """What the contact closed is open again, by the ladder from when it was, and counts an attempt."""
    one = corrected(called, "--outcome", outcome)
    assert [duty["id"] for duty in one["reopened"]] == ["F2"]
    assert state(called, "F2") == ("open", on, 1)
    assert called.items("followup", "show", "F2")[0]["due_at"] == at


def test_what_is_opened_again_does_not_lie_in_the_past(called: Shop) -> None:
    """Corrected on Wednesday, to be called on Wednesday."""
    called.now = "2026-11-25T09:00+08:00"
    corrected(called, "--outcome", "busy")
    assert state(called, "F2") == ("open", "2026-11-25", 1)


def test_what_was_made_before_its_day_waits_for_its_day_again(called: Shop) -> None:
    """A call of next month that was said to be made today, and was not, is due next month."""
    called.ok("log-call", "张三", "--for", "F5")
    assert called.items("log-call", "--edit", "L2", "--outcome", "busy")[0]["reopened"][0]["due_on"] == "2026-12-22"


def test_who_was_reached_after_all_is_not_called_again(working: Shop) -> None:
    """What the contact tried in vain is done by it; and back again, as often as it is corrected."""
    working.ok("log-call", "张三", "--outcome", "no-answer")
    assert state(working, "F2") == ("open", "2026-11-22", 1)
    one = corrected(working, "--outcome", "refused")
    assert ([duty["id"] for duty in one["closed"]], state(working, "F2")[0]) == (["F2"], "done")
    corrected(working, "--outcome", "busy")
    assert state(working, "F2") == ("open", "2026-11-22", 2)
    assert working.items("followup", "show", "F2")[0]["due_at"] == "2026-11-22T12:00:00+08:00"
    corrected(working, "--outcome", "reached")
    assert state(working, "F2")[0] == "done"
    for _ in range(4):
        working.ok("undo")
    assert state(working, "F2") == ("open", "2026-11-22", 0)


def test_from_one_way_of_reaching_to_another_nothing_is_opened(called: Shop) -> None:
    """Refused to talk is spoken with, too."""
    one = corrected(called, "--outcome", "refused")
    assert (one["reopened"], one["closed"], state(called, "F2")[0]) == ([], [], "done")


def test_what_has_happened_since_is_left_alone(working: Shop) -> None:
    """A follow-up that somebody moved after the call in vain stays where it was moved to; the call no longer counts as
    one in vain.
    """
    working.ok("log-call", "张三", "--outcome", "no-answer")
    working.ok("followup", "move", "F2", "fri", "--why", "Travelling")
    assert state(working, "F2") == ("open", "2026-11-27", 1)
    assert corrected(working, "--outcome", "reached")["closed"] == []
    assert state(working, "F2") == ("open", "2026-11-27", 0)


def test_the_customer_may_be_named_and_must_be_the_right_one(called: Shop) -> None:
    """Who corrects the wrong contact is told so."""
    assert called.items("log-call", "--edit", "L1", "张三", "Mat missing")[0]["note"] == "Mat missing"
    said = refused(called, 4, "log-call", "--edit", "L1", "李四", "Mat missing")
    assert ("L1" in said, "李四" in said) == (True, True)
    assert "Nobody" in refused(called, 3, "log-call", "--edit", "L1", "Nobody", "Mat missing")


BAD = [
    (2, ["L1"], "--minutes"),
    (2, ["F1", "x"], '"F1"'),
    (2, ["", "x"], '""'),
    (3, ["L9", "x"], "L9"),
    (2, ["L1", ""], "note"),
    (2, ["L1", "a\x00b"], "U+0000"),
    (2, ["L1", "--outcome", "reachd"], "reached"),
    (2, ["L1", "--minutes", "-1"], "-1"),
    (2, ["L1", "--minutes", "1441"], "1440"),
    (2, ["L1", "--at", "tomorrow 10:00"], "future"),
    (2, ["L1", "--at", "yesterday"], "yesterday"),
    (2, ["L1", "--for", "F1"], "--for"),
    (2, ["L1", "--next", "fri"], "--next"),
    (2, ["L1", "--promise", "x"], "--promise"),
    (2, ["L1", "--keeps", "P1"], "--keeps"),
    (2, ["L1", "x", "--skip-bad"], "--skip-bad"),
]


@pytest.mark.parametrize(("code", "words", "named"), BAD, ids=[" ".join(words) for _, words, _ in BAD])
def test_a_correction_that_cannot_be_right_is_refused(called: Shop, code: int, words: list[str], named: str) -> None:
    """One sentence with the value, the right code, and nothing changed."""
    assert named in refused(called, code, "log-call", "--edit", *words)


def test_a_wrong_number_is_hinted_at_when_it_turns_out_later(working: Shop) -> None:
    """The number is to be checked, whenever one learns of it."""
    working.ok("log-call", "张三", "Talked", "--for", "none")
    assert "Check the number" in working.ok("log-call", "--edit", "L1", "--outcome", "wrong-number").err
