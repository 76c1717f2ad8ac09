"""Calls that a rule forbids: in the quiet hours, or to somebody who must not be called."""

import sqlite3

import pytest

from tests.commands.test_batch import logged, text
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop

REASON = "He asked for it"


@pytest.fixture
def shut(shop: Shop) -> Shop:
    """A shop with a customer who must not be called, and one who may."""
    shop.ok("customer", "new", "王五", "--phone", "138 0000 7777", "--do-not-call")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    return shop


def test_a_call_to_whoever_must_not_be_called_is_refused(shut: Shop) -> None:
    """With the name and the way out; nothing is written."""
    before = business(shut.path)
    said = refused(shut, 4, "log-call", "王五", "Rang")
    assert ("王五" in said, "--despite" in said) == (True, True)
    assert business(shut.path) == before


@pytest.mark.parametrize("clock", ["21:00", "23:59", "00:00", "08:29"])
def test_a_call_in_the_quiet_hours_is_refused(shut: Shop, clock: str) -> None:
    """With the time and the hours; the time of the call counts, not that of its writing down."""
    before = business(shut.path)
    said = refused(shut, 4, "log-call", "张三", "Rang", "--at", f"2026-11-21 {clock}")
    assert (clock in said, "21:00-08:30" in said, "--despite" in said) == (True, True, True)
    assert business(shut.path) == before
    shut.now = f"2026-11-23T{clock}+08:00"
    assert "21:00-08:30" in refused(shut, 4, "log-call", "张三", "--outcome", "no-answer")


@pytest.mark.parametrize("clock", ["08:30", "12:00", "20:59"])
def test_the_rest_of_the_day_is_for_calls(shut: Shop, clock: str) -> None:
    """Both ends."""
    assert shut.items("log-call", "张三", "Rang", "--at", f"2026-11-21 {clock}")[0]["despite"] is None


@pytest.mark.parametrize("channel", ["text", "wechat", "letter", "visit", "walk-in"])
def test_what_makes_no_telephone_ring_is_never_refused(shut: Shop, channel: str) -> None:
    """Messages, letters, visits, at any hour."""
    for who in ("王五", "张三"):
        shut.ok("log-call", who, "Hello", "--channel", channel, "--at", "yesterday 23:00")


def test_the_customer_may_call_at_any_hour(shut: Shop) -> None:
    """What comes in is written down."""
    for who in ("王五", "张三"):
        shut.ok("log-call", who, "Hello", "--in", "--at", "yesterday 23:00")


@pytest.mark.parametrize(("who", "at"), [("王五", "9:00"), ("张三", "yesterday 23:00"), ("王五", "yesterday 23:00")])
def test_a_call_that_was_made_all_the_same_is_kept_with_its_reason(shut: Shop, who: str, at: str) -> None:
    """In the answer, in the story, in both languages."""
    (call,) = shut.items("log-call", who, "Rang", "--at", at, "--despite", REASON)
    assert call["despite"] == REASON
    (kept,) = [one["record"] for one in shut.items("history", who) if one["kind"] == "call"]
    assert kept["despite"] == REASON
    for lang in ("en", "zh"):
        shut.lang = lang
        assert REASON in shut.ok("history", who).out
        assert REASON in shut.ok("customer", "show", who).out


def test_a_reason_says_something(shut: Shop) -> None:
    """Blank is none."""
    assert "reason" in refused(shut, 2, "log-call", "王五", "Rang", "--despite", " ")


@pytest.mark.parametrize(
    ("who", "was", "edited", "said"),
    [
        ("张三", (), ("--at", "yesterday 23:00"), "23:00"),
        ("张三", ("--channel", "text", "--at", "yesterday 23:00"), ("--channel", "call"), "23:00"),
        ("张三", ("--in", "--at", "yesterday 23:00"), ("--out",), "23:00"),
        ("王五", ("--channel", "text"), ("--channel", "call"), "王五"),
        ("王五", ("--in",), ("--out",), "王五"),
    ],
)
def test_what_an_edit_makes_a_forbidden_call_of_is_judged_as_a_new_call(
    shut: Shop, who: str, was: tuple[str, ...], edited: tuple[str, ...], said: str
) -> None:
    """Nobody gets round the quiet hours by writing the call down otherwise first; with a reason it is kept."""
    shut.ok("log-call", who, "Hello", *was)
    before = business(shut.path)
    refusal = refused(shut, 4, "log-call", "--edit", "L1", *edited)
    assert (said in refusal, "--despite" in refusal) == (True, True)
    assert business(shut.path) == before
    assert shut.items("log-call", "--edit", "L1", *edited, "--despite", REASON)[0]["despite"] == REASON
    assert shut.items("log-call", "--edit", "L1", "--at", "yesterday 22:00")[0]["despite"] == REASON


def test_what_is_corrected_beside_the_call_is_not_judged_again(shut: Shop) -> None:
    """How long it took, and what was said, is written down also of one who must not be called since."""
    shut.ok("log-call", "张三", "Rang")
    shut.ok("customer", "edit", "张三", "--do-not-call")
    assert shut.items("log-call", "--edit", "L1", "Rang twice", "--minutes", "5")[0]["minutes"] == 5


def test_a_reason_that_no_rule_asks_for_is_not_kept(shut: Shop) -> None:
    """Neither with a new call, nor when a call turns out to have been by day, or a letter."""
    assert shut.items("log-call", "张三", "Rang", "--despite", REASON)[0]["despite"] is None
    assert shut.items("log-call", "--edit", "L1", "--despite", REASON)[0]["despite"] is None
    for edited in (("--at", "yesterday 12:00"), ("--channel", "letter")):
        (call,) = shut.items("log-call", "张三", "Rang", "--at", "yesterday 23:00", "--despite", REASON)
        assert call["despite"] == REASON
        assert shut.items("log-call", "--edit", call["id"], *edited)[0]["despite"] is None


def test_a_file_of_contacts_is_held_to_the_same(shut: Shop) -> None:
    """The wrong lines are named and nothing is written; with a reason they are kept."""
    lines = ({"customer": "王五"}, {"customer": "张三", "at": "yesterday 23:00"}, {"customer": "张三"})
    before = business(shut.path)
    answer = shut.svc("log-call", "--batch", "-", stdin=text(*lines))
    assert answer.code != 0
    assert ("1: " in answer.err, "2: " in answer.err, "3: " in answer.err) == (True, True, False)
    assert business(shut.path) == before
    assert [one["line"] for one in logged(shut, *lines, skip=True)["items"]] == [3]
    logged(shut, *({**one, "despite": REASON} for one in lines))
    kept = [one["record"]["despite"] for one in shut.items("history", "王五") if one["kind"] == "call"]
    assert kept == [REASON]


@pytest.mark.parametrize("wrong", ['{"customer":"张三","despite":""}', '{"customer":"张三","despite":5}'])
def test_a_reason_in_a_file_is_text(shut: Shop, wrong: str) -> None:
    """Neither blank nor a number."""
    assert "1: " in shut.svc("log-call", "--batch", "-", stdin=text(wrong)).err


def test_a_store_without_quiet_hours_forbids_none(shut: Shop) -> None:
    """As those of older versions, whose playbook said nothing of them."""
    with sqlite3.connect(shut.path) as file:
        file.execute("INSERT INTO commands (at, real_at, user, kind, words, open) VALUES ('', '', '', 'fixed', '', 1)")
        file.execute("DELETE FROM settings WHERE key = 'quiet'")
        file.execute("UPDATE commands SET open = 0")
    file.close()
    shut.ok("log-call", "张三", "Rang", "--at", "yesterday 23:00")
