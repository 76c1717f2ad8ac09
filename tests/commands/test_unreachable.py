"""A customer whom nobody can reach: tried over days, then given up, and back as soon as somebody speaks with them."""

import sqlite3
from typing import Any

import pytest

from tests.commands.test_batch import logged as logged_together
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop

# How a customer who never answers is tried: when, by what way, and what comes after it.
CLIMB = [
    ("2026-11-22T09:00", "call", ("2026-11-22", "2026-11-22T12:00:00+08:00", "call", 1, "open")),
    ("2026-11-22T12:05", "call", ("2026-11-23", "2026-11-23T10:00:00+08:00", "call", 2, "open")),
    ("2026-11-23T10:10", "call", ("2026-11-25", "2026-11-25T19:00:00+08:00", "call", 3, "open")),
    ("2026-11-25T19:20", "call", ("2026-11-29", "2026-11-29T12:30:00+08:00", "call", 4, "open")),
    ("2026-11-29T12:30", "call", ("2026-11-30", None, "wechat", 5, "open")),
    ("2026-11-30T10:00", "wechat", ("2026-11-30", None, "wechat", 6, "unreachable")),
]


@pytest.fixture
def asked(shop: Shop) -> Shop:
    """A shop with one customer who is to be called today."""
    shop.ok("staff", "new", "li", "--role", "lead")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "li")
    shop.ok("followup", "new", "张三", "Ask about the gearbox", "--due", "today")
    return shop


@pytest.fixture
def lost(asked: Shop) -> Shop:
    """The same, after the whole ladder was climbed in vain; it is Wednesday 2 December, 9:00."""
    for now, way, _ in CLIMB:
        asked.now = f"{now}+08:00"
        asked.ok("log-call", "张三", "--outcome", "no-answer", "--channel", way)
    asked.now = "2026-12-02T09:00+08:00"
    return asked


def stands(shop: Shop, ref: str = "F1") -> tuple[object, ...]:
    """How a follow-up stands."""
    (one,) = shop.items("followup", "show", ref)
    return one["due_on"], one["due_at"], one["channel"], one["attempts"], one["state"]


def last(shop: Shop, ref: str = "F1") -> Any:
    """The last line of a follow-up's record."""
    return shop.items("followup", "show", ref)[0]["record"][-1]


def test_a_customer_who_never_answers_is_tried_over_days_and_then_given_up(asked: Shop) -> None:
    """A noon, a morning, an evening, a noon, WeChat, and then nobody tries any more; each is on its day's list."""
    for now, way, expected in CLIMB:
        asked.now = f"{now}+08:00"
        assert [one["id"] for one in asked.items("due-today")] == ["F1"]
        asked.ok("log-call", "张三", "--outcome", "no-answer", "--channel", way)
        assert stands(asked) == expected
    asked.now = "2026-12-24T09:00+08:00"
    assert asked.items("due-today") == []


def test_what_a_contact_in_vain_did_is_said(asked: Shop) -> None:
    """When the next try is, that it is by another way, and at last where to find the customer."""
    said = []
    for now, way, _ in CLIMB:
        asked.now = f"{now}+08:00"
        said.append(asked.ok("log-call", "张三", "--outcome", "no-answer", "--channel", way))
    assert "Comes back Sun 22 Nov 12:00: F1  call" in said[0].out
    assert "Comes back Mon 30 Nov, then by WeChat: F1  WeChat" in said[4].out
    assert "Given up: F1" in said[5].out
    assert "svc followup list --unreachable" in said[5].err


def test_what_a_contact_in_vain_did_is_told_to_scripts(asked: Shop) -> None:
    """The way in which a duty comes back, and what was given up, which comes back no more."""
    (first,) = asked.items("log-call", "张三", "--outcome", "wrong-number")
    assert [(one["id"], one["to_on"], one["to_channel"]) for one in first["moved"]] == [("F1", "2026-11-23", "wechat")]
    asked.now = "2026-11-23T09:00+08:00"
    (second,) = asked.items("log-call", "张三", "--outcome", "no-answer", "--channel", "wechat")
    assert (second["moved"], [one["id"] for one in second["unreachable"]]) == ([], ["F1"])
    assert (second["revived"], second["reset"]) == ([], [])


def test_the_unreachable_are_listed_with_what_one_needs_to_try_once_more(lost: Shop) -> None:
    """Number, tries, the last of them; nothing of those who can be reached."""
    lost.ok("customer", "new", "李四", "--phone", "138 0000 5678")
    lost.ok("followup", "new", "李四", "Ask", "--due", "today")
    (one,) = lost.items("followup", "list", "--unreachable")
    assert (one["id"], one["state"], one["attempts"]) == ("F1", "unreachable", 6)
    assert one["customer"] == {"id": "K1", "name": "张三", "phone": "+8613800001234"}
    assert one["last_try"] == {"at": "2026-11-30T10:00:00+08:00", "outcome": "no-answer"}
    shown = lost.ok("followup", "list", "--unreachable").out
    assert all(text in shown for text in ("F1", "K1 张三", "138 0000 1234", "6", "Mon 30 Nov 10:00", "no answer"))
    assert [one["id"] for one in lost.items("followup", "list", "--state", "unreachable")] == ["F1"]
    assert [one["id"] for one in lost.items("followup", "list")] == ["F2"]


def test_the_list_of_the_unreachable_can_be_narrowed(lost: Shop) -> None:
    """To a customer, to a member of staff, to so many."""
    lost.ok("staff", "new", "王芳", "--role", "rep")
    lost.ok("customer", "new", "李四")
    for words, expected in (
        (["--staff", "me"], ["F1"]),
        (["--staff", "王芳"], []),
        (["--customer", "张三"], ["F1"]),
        (["--customer", "李四"], []),
        (["--limit", "1"], ["F1"]),
    ):
        assert [one["id"] for one in lost.items("followup", "list", "--unreachable", *words)] == expected, words
    assert "--all" in refused(lost, 2, "followup", "list", "--unreachable", "--all")
    assert "--state" in refused(lost, 2, "followup", "list", "--unreachable", "--state", "open")


def test_the_days_list_says_how_many_are_missing_from_it(lost: Shop) -> None:
    """Where to find them, and in JSON beside those that are held back."""
    assert "1 follow-up is unreachable: see `svc followup list --unreachable`." in lost.ok("due-today").err
    assert lost.ok("due-today", "--json").json["unreachable"] == 1
    assert lost.ok("due-today", "--count", "--json").json["unreachable"] == 1
    assert lost.ok("due-today", "--staff", "me", "--json").json["unreachable"] == 1
    lost.ok("staff", "new", "王芳", "--role", "rep")
    assert lost.ok("due-today", "--staff", "王芳", "--json").json["unreachable"] == 0


def test_who_is_unreachable_is_seen_in_the_file_and_in_the_story(lost: Shop) -> None:
    """In the customer's file, the follow-up's own card with every try, and the story."""
    (customer,) = lost.items("customer", "show", "张三")
    assert [(one["id"], one["state"]) for one in customer["followups"]] == [("F1", "unreachable")]
    assert "unreachable" in lost.ok("customer", "show", "张三").out
    card = lost.ok("followup", "show", "F1").out
    assert all(text in card for text in ("unreachable", "instead of a call", "nobody can be reached"))
    kinds = {one["record"]["id"]: (one["kind"], one["on"]) for one in lost.items("history", "张三")}
    assert kinds["F1"] == ("unreachable", "2026-11-30")


@pytest.mark.parametrize(
    "words", [["--in", "--channel", "walk-in"], ["--channel", "text"], ["--outcome", "refused", "--for", "none"]]
)
def test_whoever_is_spoken_with_is_back_on_todays_list(lost: Shop, words: list[str]) -> None:
    """A visit to the shop, an answered message: the follow-up is due today, by telephone again, with no tries."""
    (call,) = lost.items("log-call", "张三", "Was abroad", *words)
    assert [(one["id"], one["to_on"], one["to_channel"]) for one in call["revived"]] == [("F1", "2026-12-02", "call")]
    assert stands(lost) == ("2026-12-02", None, "call", 0, "open")
    assert (last(lost)["what"], last(lost)["call"]) == ("contacted", "L7")
    assert [one["id"] for one in lost.items("due-today")] == ["F1"]
    assert lost.items("followup", "list", "--unreachable") == []
    lost.ok("log-call", "张三", "--outcome", "no-answer")
    assert stands(lost) == ("2026-12-02", "2026-12-02T12:00:00+08:00", "call", 1, "open")


def test_that_somebody_is_back_is_said(lost: Shop) -> None:
    """With the day and the way."""
    assert "Comes back Wed 2 Dec, by call again: F1  call" in lost.ok("log-call", "张三", "Hello", "--in").out


def test_one_more_contact_in_vain_brings_nobody_back(lost: Shop) -> None:
    """It is written down, and the follow-up stays where it is."""
    lost.ok("log-call", "张三", "--outcome", "busy")
    assert stands(lost) == CLIMB[-1][2]
    lost.ok("log-call", "张三", "--outcome", "busy", "--for", "F1")
    assert stands(lost) == ("2026-12-02", None, "wechat", 7, "unreachable")
    lost.ok("log-call", "张三", "--outcome", "call-back", "--for", "F1", "--next", "fri")
    assert stands(lost) == ("2026-12-04", None, "wechat", 8, "open")


def test_a_conversation_about_what_was_given_up_closes_it(lost: Shop) -> None:
    """Named, it is done."""
    (call,) = lost.items("log-call", "张三", "All well", "--for", "F1", "--in")
    assert ([one["id"] for one in call["closed"]], call["revived"]) == (["F1"], [])
    assert stands(lost)[4] == "done"


def test_what_was_given_up_can_be_moved_done_or_cancelled(lost: Shop) -> None:
    """A new day brings it back to the list; done and cancelled are the end of it."""
    lost.ok("followup", "edit", "F1", "--channel", "visit")
    assert stands(lost)[4] == "unreachable"
    lost.ok("followup", "move", "F1", "fri", "--why", "Back from abroad then")
    assert stands(lost) == ("2026-12-04", None, "visit", 6, "open")
    lost.ok("undo")
    lost.ok("followup", "done", "F1", "--why", "Met in the street")
    assert stands(lost)[4] == "done"
    lost.ok("undo")
    lost.ok("followup", "cancel", "F1", "--why", "Moved away")
    assert stands(lost)[4] == "cancelled"
    assert "cancelled" in refused(lost, 4, "followup", "move", "F1", "fri", "--why", "x")


def test_any_conversation_resets_the_tries_of_all_that_is_open(asked: Shop) -> None:
    """Also of what it was not about; its date and its day stay, and its record says who spoke with the customer."""
    asked.ok("log-call", "张三", "--outcome", "no-answer")
    asked.now = "2026-11-22T12:10+08:00"
    asked.ok("log-call", "张三", "--outcome", "no-answer")
    (call,) = asked.items("log-call", "张三", "Asked for the price", "--in", "--for", "none")
    assert [one["id"] for one in call["reset"]] == ["F1"]
    assert stands(asked) == ("2026-11-23", "2026-11-23T10:00:00+08:00", "call", 0, "open")
    assert last(asked)["what"] == "contacted"
    (call,) = asked.items("log-call", "张三", "And again", "--in", "--for", "none")
    assert call["reset"] == []


def test_what_was_tried_after_a_conversation_that_is_entered_late_still_counts(asked: Shop) -> None:
    """Yesterday's conversation does not say that the customer answers today."""
    asked.ok("log-call", "张三", "--outcome", "no-answer")
    asked.ok("log-call", "张三", "Spoke", "--at", "yesterday 17:00", "--for", "none")
    assert stands(asked)[3] == 1


def test_what_is_owed_is_never_given_up(asked: Shop) -> None:
    """A complaint, a promise, a job: however often the customer is tried."""
    asked.ok("complaint", "new", "张三", "Too loud")
    asked.ok("promise", "new", "张三", "Mat", "--due", "today")
    for day in range(22, 31):
        asked.now = f"2026-11-{day}T15:00+08:00"
        asked.ok("log-call", "张三", "--outcome", "wrong-number", "--for", "C1,P1")
    asked.now = "2026-12-24T09:00+08:00"
    assert {"C1", "P1"} <= {one["id"] for one in asked.items("due-today")}


def test_every_step_can_be_undone_and_brought_back(lost: Shop) -> None:
    """Giving up, coming back, being reset."""
    before = business(lost.path)
    lost.ok("log-call", "张三", "Came in", "--in", "--channel", "walk-in")
    after = business(lost.path)
    lost.ok("undo")
    assert business(lost.path) == before
    assert stands(lost) == CLIMB[-1][2]
    lost.ok("redo")
    assert business(lost.path) == after
    for _ in range(2):
        lost.ok("undo")
    assert stands(lost) == CLIMB[-2][2]
    lost.ok("db", "check")


def test_a_file_of_contacts_climbs_as_single_lines_do(asked: Shop) -> None:
    """Twice the same customer: given up by the one, back by the other."""
    vain = {"customer": "张三", "outcome": "wrong-number"}
    found = logged_together(asked, vain, {**vain, "for": "F1", "channel": "wechat", "at": "9:00"})
    assert [one["moved"] for one in found["items"]] == [["F1"], ["F1"]]
    asked.now = "2026-11-23T09:00+08:00"
    back = {"customer": "张三", "direction": "in", "for": "none"}
    found = logged_together(asked, {**vain, "channel": "wechat"}, back)
    assert [(one["unreachable"], one["revived"]) for one in found["items"]] == [(["F1"], []), ([], ["F1"])]
    assert stands(asked) == ("2026-11-23", None, "call", 0, "open")
    said = asked.ok("log-call", "--batch", "-", stdin='{"customer":"张三","outcome":"wrong-number"}\n').out
    assert "1 duty comes back." in said


# --- corrections


def corrected(shop: Shop, ref: str, outcome: str) -> Any:
    """A contact with another outcome."""
    return shop.items("log-call", "--edit", ref, "--outcome", outcome)[0]


def test_the_last_try_turns_out_to_have_reached_the_customer(lost: Shop) -> None:
    """What was given up by it is done by it; and back again it is given up."""
    assert [one["id"] for one in corrected(lost, "L6", "reached")["closed"]] == ["F1"]
    assert stands(lost)[4] == "done"
    again = corrected(lost, "L6", "no-answer")
    assert ([one["id"] for one in again["unreachable"]], again["reopened"]) == (["F1"], [])
    assert stands(lost)[4] == "unreachable"
    assert "Closed: F1" in lost.ok("log-call", "--edit", "L6", "--outcome", "reached").out
    assert "Given up: F1" in lost.ok("log-call", "--edit", "L6", "--outcome", "busy").out


def test_an_older_try_that_reached_the_customer_does_not_undo_the_later_ones(lost: Shop) -> None:
    """The first call was answered after all, but nobody has answered since."""
    assert corrected(lost, "L1", "reached")["closed"] == []
    assert stands(lost) == CLIMB[-1][2]


def test_a_conversation_that_was_none_brings_nobody_back(lost: Shop) -> None:
    """Somebody else had come in: the follow-up is unreachable as before, with all its tries."""
    lost.ok("log-call", "张三", "Came in", "--in", "--channel", "walk-in")
    assert [one["id"] for one in corrected(lost, "L7", "no-answer")["unreachable"]] == ["F1"]
    assert stands(lost) == CLIMB[-1][2]
    assert last(lost)["why"] == "given-up"
    assert [one["id"] for one in corrected(lost, "L7", "reached")["revived"]] == ["F1"]
    assert stands(lost) == ("2026-12-02", None, "call", 0, "open")


def test_a_conversation_that_was_none_resets_nothing(asked: Shop) -> None:
    """What was tried before counts again."""
    asked.ok("log-call", "张三", "--outcome", "no-answer")
    asked.ok("log-call", "张三", "Spoke", "--for", "none")
    assert stands(asked)[3] == 0
    corrected(asked, "L2", "busy")
    assert stands(asked) == ("2026-11-22", "2026-11-22T12:00:00+08:00", "call", 1, "open")


def test_a_call_that_closed_a_follow_up_late_in_the_evening_was_in_vain(asked: Shop) -> None:
    """Three hours after seven in the evening are in the quiet hours, so it is for the morning."""
    asked.now = "2026-11-22T19:00+08:00"
    asked.ok("log-call", "张三", "Spoke")
    (again,) = corrected(asked, "L1", "no-answer")["reopened"]
    assert again["due_at"] == "2026-11-23T08:30:00+08:00"


def test_all_of_it_is_said_in_chinese(lost: Shop) -> None:
    """The list, the remark and what came of a contact."""
    lost.lang = "zh"
    for words in (["followup", "list", "--unreachable"], ["due-today"], ["log-call", "张三", "来店", "--in"]):
        answer = lost.ok(*words)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in answer.out + answer.err)


def test_the_store_of_an_older_version_tries_again_every_next_day(asked: Shop) -> None:
    """Its playbook says nothing of tries in vain, so nobody is ever given up."""
    with sqlite3.connect(asked.path) as file:
        file.execute("INSERT INTO commands (at, real_at, user, kind, words, open) VALUES ('', '', '', 'fixed', '', 1)")
        file.execute("UPDATE playbooks SET body = json_remove(body, '$.retry', '$.quiet')")
        file.execute("DELETE FROM settings WHERE key = 'quiet'")
        file.execute("UPDATE commands SET open = 0")
    file.close()
    for day in range(22, 30):
        asked.now = f"2026-11-{day}T22:00+08:00"
        asked.ok("log-call", "张三", "--outcome", "wrong-number")
        assert stands(asked) == (f"2026-11-{day + 1}", None, "call", day - 21, "open")
