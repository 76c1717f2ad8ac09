"""A new number, another way, a call at night: what the answer says when somebody is tried again."""

import pytest

from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop


@pytest.fixture
def asked(shop: Shop) -> Shop:
    """A shop with one customer who is to be called today."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("followup", "new", "张三", "Ask about the gearbox", "--due", "today")
    return shop


@pytest.fixture
def lost(asked: Shop) -> Shop:
    """The same, after the number was wrong and WeChat in vain too; it is the next day."""
    asked.ok("log-call", "张三", "--outcome", "wrong-number")
    asked.now = "2026-11-23T09:00+08:00"
    asked.ok("log-call", "张三", "--outcome", "no-answer", "--channel", "wechat")
    return asked


def stands(shop: Shop) -> tuple[object, ...]:
    """How the follow-up stands."""
    (one,) = shop.items("followup", "show", "F1")
    return one["due_on"], one["channel"], one["attempts"], one["state"]


def test_a_new_number_brings_back_who_could_not_be_reached(lost: Shop) -> None:
    """Today, by telephone again, with the tries of the old number forgotten; undo puts it away again."""
    assert stands(lost) == ("2026-11-23", "wechat", 2, "unreachable")
    before = business(lost.path)
    told = lost.ok("customer", "edit", "张三", "--phone", "138 0000 5678").out
    assert "A new number is a new chance:" in told
    assert "Comes back Mon 23 Nov, by call again: F1  call" in told
    assert stands(lost) == ("2026-11-23", "call", 0, "open")
    assert [one["id"] for one in lost.items("due-today")] == ["F1"]
    assert "new number" in lost.ok("followup", "show", "F1").out
    lost.ok("log-call", "张三", "--outcome", "no-answer")
    assert stands(lost) == ("2026-11-23", "call", 1, "open")
    lost.ok("undo")
    lost.ok("undo")
    assert business(lost.path) == before


def test_what_a_wrong_number_turned_to_wechat_is_a_call_again_with_the_right_one(asked: Shop) -> None:
    """On its day, and the answer says so."""
    asked.ok("log-call", "张三", "--outcome", "wrong-number")
    (saved,) = asked.items("customer", "edit", "张三", "--phone", "138 0000 5678")
    assert ([one["id"] for one in saved["reset"]], saved["revived"]) == (["F1"], [])
    assert stands(asked) == ("2026-11-23", "call", 0, "open")


@pytest.mark.parametrize(
    "edited", [("--phone", "13800001234"), ("--wechat", "zhangsan"), ("--clear", "phone"), ("--kind", "vip")]
)
def test_what_is_no_new_number_brings_nobody_back(lost: Shop, edited: tuple[str, str]) -> None:
    """The same number in another spelling, another field, none at all."""
    (saved,) = lost.items("customer", "edit", "张三", *edited)
    assert (saved["revived"], saved["reset"]) == ([], [])
    assert stands(lost)[3] == "unreachable"


def test_a_try_by_another_way_and_the_way_back_are_named(asked: Shop) -> None:
    """First call, then WeChat, and when the customer rings: call again."""
    told = asked.ok("log-call", "张三", "--outcome", "wrong-number").out
    assert "Comes back Mon 23 Nov, then by WeChat: F1  WeChat" in told
    told = asked.ok("log-call", "张三", "Hello", "--in", "--for", "none").out
    assert "Tries count anew, by call again: F1  call" in told


@pytest.mark.parametrize("channel", ["letter", "visit", "walk-in"])
def test_a_wrong_number_needs_a_number(asked: Shop, channel: str) -> None:
    """No letter is sent to one, and nobody walks in with one; nor does an edit say so."""
    said = refused(asked, 2, "log-call", "张三", "--outcome", "wrong-number", "--channel", channel)
    assert ("--outcome wrong-number" in said, f"--channel {channel}" in said) == (True, True)
    asked.ok("log-call", "张三", "Hello", "--channel", channel)
    refused(asked, 2, "log-call", "--edit", "L1", "--outcome", "wrong-number")


@pytest.mark.parametrize("outcome", ["no-answer", "busy", "wrong-number", "message-left"])
def test_nobody_is_promised_anything_who_was_not_spoken_with(asked: Shop, outcome: str) -> None:
    """Both are named; alone on a line, and in a file."""
    said = refused(asked, 2, "log-call", "张三", "--outcome", outcome, "--promise", "Mat")
    assert ("--promise" in said, f"--outcome {outcome}" in said) == (True, True)
    line = f'{{"customer":"张三","outcome":"{outcome}","promises":[{{"what":"Mat"}}]}}\n'
    assert "1: " in asked.svc("log-call", "--batch", "-", stdin=line).err


def test_who_asks_to_be_called_back_may_be_promised_it(asked: Shop) -> None:
    """They were on the telephone."""
    asked.ok("log-call", "张三", "--outcome", "call-back", "--promise", "The price by noon")
    assert [one["id"] for one in asked.items("promise", "list")] == ["P1"]


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        (("log-call", "张三", "Late shift", "--next", "tomorrow 3:00"), "03:00"),
        (("log-call", "张三", "--outcome", "no-answer", "--next", "today 22:00"), "22:00"),
        (("followup", "new", "张三", "Ask", "--due", "today 22:00"), "22:00"),
        (("followup", "move", "F1", "today 23:00", "--why", "Late shift"), "23:00"),
    ],
)
def test_a_call_that_is_planned_for_the_night_is_planned_with_one_word_about_it(
    asked: Shop, words: tuple[str, ...], clock: str
) -> None:
    """The customer may wish it; whoever calls then has to say so."""
    told = asked.ok(*words).err
    (said,) = [line for line in told.splitlines() if "21:00-08:30" in line]
    assert (said.startswith(clock), "--despite REASON" in said) == (True, True)


@pytest.mark.parametrize(
    "words",
    [
        ("log-call", "张三", "Write then", "--channel", "text", "--next", "tomorrow 3:00"),
        ("log-call", "张三", "By day", "--next", "tomorrow 15:00"),
        ("log-call", "张三", "Some day", "--next", "tomorrow"),
        ("followup", "new", "张三", "Write", "--due", "today 22:00", "--channel", "wechat"),
        ("followup", "move", "F1", "today 20:59", "--why", "Busy"),
    ],
)
def test_what_disturbs_nobody_is_planned_without_a_word(asked: Shop, words: tuple[str, ...]) -> None:
    """What makes no telephone ring, and the day."""
    assert "21:00" not in asked.ok(*words).err
