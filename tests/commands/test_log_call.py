"""Writing a contact down: what it closes, what it moves, and what is agreed next."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop

DESPITE = ["--despite", "He asked for it"]


def logged(shop: Shop, *args: str, stdin: str = "") -> Any:
    """A contact as `log-call` writes it down."""
    return shop.ok("log-call", *args, "--json", stdin=stdin).items[0]


def refs(duties: Any) -> list[str]:
    """The ids of duties."""
    return [one["id"] for one in duties]


def due(shop: Shop, ref: str) -> tuple[str, str | None, int, str]:
    """The day, time, attempts and state of a follow-up."""
    one = shop.items("followup", "show", ref)[0]
    return one["due_on"], one["due_at"], one["attempts"], one["state"]


def test_a_call_that_reached_somebody_closes_the_first_call_due(working: Shop) -> None:
    """As in the manual: length and note are kept, the next contact is set, what else is due is named."""
    call = logged(
        working, "张三", "Home safe, rear mat missing", "--outcome", "reached", "--minutes", "4", "--next", "+7d"
    )
    expected = {
        "id": "L1", "customer": {"id": "K1", "name": "张三"}, "at": "2026-11-22T09:00:00+08:00", "direction": "out",
        "channel": "call", "outcome": "reached", "minutes": 4, "note": "Home safe, rear mat missing", "by": "li",
    }  # fmt: skip
    assert expected.items() <= call.items()
    assert (refs(call["closed"]), refs(call["moved"]), refs(call["still_due"])) == (["F2"], [], ["F1"])
    assert (call["next"]["id"], call["next"]["due_on"], call["next"]["channel"]) == ("F8", "2026-11-29", "call")
    assert due(working, "F2")[3] == "done"
    assert due(working, "F1")[3] == "open"


def test_what_was_done_is_said(working: Shop) -> None:
    """The clerk reads what was closed, what comes next, and what is still due, with the weekday."""
    said = working.ok("log-call", "张三", "All well", "--next", "+7d").out
    assert all(text in said for text in ("L1", "F2", "F8", "Sun 29 Nov", "F1"))


def test_one_call_closes_one_follow_up(working: Shop) -> None:
    """Of two calls that are due the first in rank is closed, and the other is named."""
    working.ok("followup", "new", "张三", "Ask about the invoice", "--due", "today")
    call = logged(working, "张三", "All well")
    assert (refs(call["closed"]), refs(call["still_due"])) == (["F2"], ["F1", "F8"])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_day_at_the_desk_runs_as_the_manual_types_it(shop: Shop, lang: str) -> None:
    """From the first customer to the journal, in either language."""
    shop.lang = lang
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--district", "鼓楼")
    told = ["--on", "2026-11-18", "--category", "car", "--serial", "LVSHCAMB1CE054249", "--price", "189800"]
    shop.ok("purchase", "new", "13800001234", "Kunlun X5", *told)
    shop.ok("purchase", "deliver", "S1")
    assert refs(shop.items("due-today")) == ["F1", "F2"]
    note = ["Home safe, rear mat missing", "--outcome", "reached", "--minutes", "4", "--next", "+7d"]
    shop.ok("log-call", "张三", *note)
    shop.ok("log-call", "张三", "--outcome", "no-answer")
    shop.ok("complaint", "new", "张三", "Gearbox jerks when cold", "--cause", "product/manufacturing")
    shop.ok("followup", "new", "张三", "Ask about the gearbox", "--due", "next wed 10:00")
    assert [one["kind"] for one in shop.items("history", "张三")].count("call") == 2
    for words in (["undo"], ["undo"], ["redo"]):
        shop.ok(*words)
    assert [one["id"] for one in shop.items("complaint", "list")] == ["C1"]
    assert refs(shop.items("followup", "list")) == ["F1", "F3", "F4", "F7", "F5", "F6"]
    assert len(shop.items("journal")) == 12


@pytest.mark.parametrize("outcome", ["reached", "refused"])
def test_who_was_spoken_with_is_off_the_list(working: Shop, outcome: str) -> None:
    """Reached, or reached and unwilling: the follow-up is done."""
    assert refs(logged(working, "张三", "--outcome", outcome)["closed"]) == ["F2"]


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
def test_a_call_that_reached_nobody_closes_nothing(working: Shop, outcome: str, on: str, at: str | None) -> None:
    """It counts as an attempt and the follow-up comes back: after three hours, half an hour, or days."""
    call = logged(working, "张三", "--outcome", outcome)
    assert (call["closed"], refs(call["moved"]), call["next"]) == ([], ["F2"], None)
    assert due(working, "F2") == (on, at, 1, "open")


def test_a_wrong_number_is_remarked(working: Shop) -> None:
    """Somebody should correct the file."""
    assert "customer edit" in working.ok("log-call", "张三", "--outcome", "wrong-number").err


def test_an_agreed_date_goes_before_the_ladder(working: Shop) -> None:
    """Who asks to be called back on Thursday is called back on Thursday, and no second follow-up is made."""
    call = logged(working, "张三", "--outcome", "call-back", "--next", "thu 16:00")
    assert call["next"] is None
    assert due(working, "F2") == ("2026-11-26", "2026-11-26T16:00:00+08:00", 1, "open")


def test_a_contact_closes_only_what_was_due_by_its_own_way(working: Shop) -> None:
    """A text closes the text; a letter, of which none is due, closes nothing and says so."""
    assert refs(logged(working, "张三", "Congratulations!", "--channel", "text")["closed"]) == ["F1"]
    assert logged(working, "张三", "--channel", "letter")["closed"] == []
    assert logged(working, "张三", "--channel", "wechat")["closed"] == []


def test_what_is_not_due_yet_is_not_closed(working: Shop) -> None:
    """A second call today does not use up Wednesday's."""
    assert refs(logged(working, "张三")["closed"]) == ["F2"]
    assert logged(working, "张三")["closed"] == []


@pytest.mark.parametrize(
    ("settles", "closed"),
    [
        ("F1", ["F1"]),
        ("f1", ["F1"]),
        ("1", ["F1"]),
        ("F1,F2", ["F1", "F2"]),
        ("F2, F1", ["F2", "F1"]),
        ("F1，F2", ["F1", "F2"]),
        ("F1,F1", ["F1"]),
        ("F4", ["F4"]),
        ("all", ["F1", "F2"]),
        ("ALL", ["F1", "F2"]),
        ("none", []),
    ],
)
def test_what_a_call_settles_can_be_chosen(working: Shop, settles: str, closed: list[str]) -> None:
    """By ids, all that is due, or nothing."""
    call = logged(working, "张三", "hello", "--for", settles)
    assert refs(call["closed"]) == closed
    assert [ref for ref in closed if due(working, ref)[3] != "done"] == []


def test_a_call_settles_only_what_is_open_and_the_customers_own(working: Shop) -> None:
    """Somebody else's follow-up, a closed one, one that never was: refused (4), nothing is written."""
    working.ok("followup", "done", "F1")
    for who, ref in (("李四", "F2"), ("张三", "F1"), ("张三", "F99"), ("张三", "C1"), ("李四", "C9")):
        assert ref in refused(working, 4, "log-call", who, "hello", "--for", ref)
    assert "F1" in refused(working, 4, "log-call", "张三", "hello", "--for", "F2,F1")
    assert due(working, "F2")[3] == "open"


@pytest.mark.parametrize("settles", ["F1 F2", "F1,all", "K1", "first", "F-1", "L1"])
def test_what_is_no_follow_ups_id_is_refused(working: Shop, settles: str) -> None:
    """The wrong word is named."""
    assert settles.split(",")[-1] in refused(working, 2, "log-call", "张三", "hello", "--for", settles)


def test_a_complaint_is_answered_and_not_closed(working: Shop) -> None:
    """It comes back the next day, and its record has the contact with what was said."""
    call = logged(working, "李四", "We will look at it", "--for", "C1")
    assert (call["closed"], refs(call["moved"]), call["moved"][0]["to_on"]) == ([], ["C1"], "2026-11-23")
    shown = working.items("complaint", "show", "C1")[0]
    assert (shown["next_due_on"], shown["closed_at"]) == ("2026-11-23", None)
    assert [(step["what"], step["call"], step["note"]) for step in shown["record"]] == [
        ("received", None, None),
        ("contacted", "L1", "We will look at it"),
    ]


def test_a_follow_up_and_a_complaint_can_be_settled_together(working: Shop) -> None:
    """One call, several duties of both kinds."""
    working.ok("followup", "new", "李四", "Ask about the service", "--due", "today")
    call = logged(working, "李四", "Both", "--for", "F8,C1")
    assert (refs(call["closed"]), refs(call["moved"])) == (["F8"], ["C1"])


def test_the_customer_may_begin_it(working: Shop) -> None:
    """`--in` is kept, and a walk-in leads to a call where another contact is agreed."""
    call = logged(working, "张三", "Looked at mats", "--in", "--channel", "walk-in", "--next", "+2d")
    assert (call["direction"], call["channel"], call["closed"]) == ("in", "walk-in", [])
    assert (call["next"]["channel"], call["next"]["due_on"]) == ("call", "2026-11-24")


@pytest.mark.parametrize("channel", ["call", "visit", "text", "wechat", "letter"])
def test_the_next_contact_is_made_the_same_way(working: Shop, channel: str) -> None:
    """Who writes on WeChat is written to on WeChat."""
    following = logged(working, "李四", "--channel", channel, "--next", "fri")["next"]
    assert (following["channel"], following["due_on"]) == (channel, "2026-11-27")


@pytest.mark.parametrize(("minutes", "kept"), [("0", 0), ("4", 4), ("1440", 1440), ("１２", 12)])
def test_the_length_is_kept_in_minutes(working: Shop, minutes: str, kept: int) -> None:
    """From nothing to a whole day."""
    assert logged(working, "张三", "--minutes", minutes)["minutes"] == kept


@pytest.mark.parametrize("minutes", ["-1", "1441", "1.5", "long", "9" * 60, ""])
def test_a_length_that_cannot_be_is_refused(working: Shop, minutes: str) -> None:
    """Negative, longer than a day, not a number."""
    assert f'"{minutes}"' in refused(working, 2, "log-call", "张三", "--minutes", minutes)


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        ("2026-11-21 16:30", "2026-11-21T16:30:00+08:00"),
        ("2026-11-21T16:30", "2026-11-21T16:30:00+08:00"),
        ("yesterday 16:30", "2026-11-21T16:30:00+08:00"),
        ("昨天下午3点", "2026-11-21T15:00:00+08:00"),
        ("fri 10:00", "2026-11-20T10:00:00+08:00"),
        ("08:45", "2026-11-22T08:45:00+08:00"),
        ("-20min", "2026-11-22T08:40:00+08:00"),
        ("09:00", "2026-11-22T09:00:00+08:00"),
    ],
)
def test_a_call_can_be_written_down_later(working: Shop, at: str, kept: str) -> None:
    """With its time, however it is said; a weekday is the last one that was."""
    assert logged(working, "张三", "--for", "none", "--at", at)["at"] == kept


@pytest.mark.parametrize("at", ["2026-11-22 09:01", "tomorrow 10:00", "+5min", "2027-01-01 00:00"])
def test_a_call_does_not_lie_ahead(working: Shop, at: str) -> None:
    """Nobody has been called tomorrow; the resolved moment is named."""
    assert "202" in refused(working, 2, "log-call", "张三", "--at", at)


@pytest.mark.parametrize("at", ["yesterday", "2026-11-21", "-1d", "周五"])
def test_a_call_of_another_day_needs_its_time(working: Shop, at: str) -> None:
    """The day alone would put it at midnight."""
    assert f'"{at} 16:30"' in refused(working, 2, "log-call", "张三", "--at", at)


@pytest.mark.parametrize(
    ("following", "on", "at"),
    [
        ("today", "2026-11-22", None),
        ("+7d", "2026-11-29", None),
        ("2w", "2026-12-06", None),
        ("tomorrow 10:00", "2026-11-23", "2026-11-23T10:00:00+08:00"),
        ("fri", "2026-11-27", None),
        ("next fri", "2026-11-27", None),
        ("3天后", "2026-11-25", None),
        ("12月1日", "2026-12-01", None),
        ("月底", "2026-11-30", None),
    ],
)
def test_the_next_contact_is_agreed_as_people_speak(working: Shop, following: str, on: str, at: str | None) -> None:
    """Spans, weekdays, Chinese dates; the resolved day is echoed."""
    made = logged(working, "李四", "--next", following)["next"]
    assert (made["due_on"], made["due_at"]) == (on, at)


@pytest.mark.parametrize("following", ["yesterday", "2026-11-21", "-1d", "1/2", "soon", "2026-02-30"])
def test_the_next_contact_lies_ahead(working: Shop, following: str) -> None:
    """A day that has passed or cannot be read is refused."""
    said = refused(working, 2, "log-call", "李四", "--next", following)
    assert f'"{following}"' in said or "2026-11-21" in said


def test_a_note_can_come_from_another_program(working: Shop) -> None:
    """`-` reads the input, of several lines."""
    call = logged(working, "张三", "-", stdin="Rear mat missing.\r\nWants grey.\n")
    assert call["note"] == "Rear mat missing.\nWants grey."


def test_a_note_is_kept_whole_and_as_typed(working: Shop) -> None:
    """100 kB, emoji, brackets, quotes."""
    note = "😀 [bold]x[/bold] 'a' \"b\"; " + "很长 " * 25_000 + "end"
    assert logged(working, "张三", note)["note"] == note
    assert working.items("customer", "show", "张三")[0]["last_call"]["note"] == note


@pytest.mark.parametrize(("note", "stdin"), [("", ""), (" ", ""), ("-", ""), ("a\x00b", ""), ("-", "a\x07b")])
def test_a_note_of_nothing_or_of_noise_is_refused(working: Shop, note: str, stdin: str) -> None:
    """Whoever gives a note says something that can be read."""
    assert "note" in refused(working, 2, "log-call", "张三", note, stdin=stdin)


@pytest.mark.parametrize(
    ("option", "typed", "near"),
    [("--outcome", "no-anser", "no-answer"), ("--outcome", "reachd", "reached"), ("--channel", "wechta", "wechat")],
)
def test_a_misspelt_word_is_answered_with_the_nearest(working: Shop, option: str, typed: str, near: str) -> None:
    """The value and the right word stand in the sentence."""
    said = refused(working, 2, "log-call", "张三", option, typed)
    assert (f'"{typed}"' in said, f'"{near}"' in said) == (True, True)


def test_a_foreign_word_is_answered_with_all_that_are_right(working: Shop) -> None:
    """Where nothing is near."""
    said = refused(working, 2, "log-call", "张三", "--channel", "fax")
    assert all(word in said for word in ("fax", "call", "visit", "text", "wechat", "letter", "walk-in"))


def test_a_contact_closes_nothing_that_arose_after_it(shop: Shop) -> None:
    """A call of last week, entered today, is not the call that was agreed this morning."""
    shop.ok("customer", "new", "张三")
    shop.ok("followup", "new", "张三", "Ask", "--due", "today")
    said = shop.ok("log-call", "张三", "Old news", "--at", "2026-11-16 10:00", "--json").items[0]
    assert (said["closed"], [one["id"] for one in said["still_due"]]) == ([], ["F1"])
    assert shop.ok("log-call", "张三", "--for", "F1", "--at", "2026-11-16 10:00", "--json").items[0]["closed"] != []


def test_a_contact_in_vain_does_not_bring_an_agreed_day_forward(shop: Shop) -> None:
    """What is agreed for Friday stays agreed for Friday."""
    shop.ok("customer", "new", "张三")
    shop.ok("followup", "new", "张三", "Ask", "--due", "2026-11-27 10:00")
    shop.ok("log-call", "张三", "--outcome", "no-answer", "--for", "F1")
    one = shop.items("followup", "show", "F1")[0]
    assert (one["due_at"], one["attempts"]) == ("2026-11-27T10:00:00+08:00", 1)


def test_who_asks_to_be_called_back_is_called_back(shop: Shop) -> None:
    """Also where nothing was due: the promise of a call is not lost."""
    shop.ok("customer", "new", "王五", "--phone", "138 0000 7777")
    (logged,) = shop.items("log-call", "王五", "Ring me at three", "--outcome", "call-back", "--in")
    assert logged["next"]["due_at"] == "2026-11-22T12:00:00+08:00"
    (logged,) = shop.items("log-call", "王五", "--outcome", "call-back", "--next", "15:00")
    assert logged["next"] is not None or logged["moved"]


def test_the_same_line_typed_twice_makes_no_second_call(shop: Shop) -> None:
    """A follow-up that comes back at the agreed time takes that time, however often it is said."""
    shop.ok("customer", "new", "王五", "--phone", "138 0000 7777")
    shop.ok("followup", "new", "王五", "Ask", "--due", "today")
    for _ in range(2):
        (logged,) = shop.items("log-call", "王五", "--outcome", "call-back", "--next", "15:00")
        assert (logged["next"], [one["id"] for one in logged["moved"]]) == (None, ["F1"])
        assert logged["still_due"] == []
    assert len(shop.items("followup", "list")) == 1


def test_who_must_not_be_called_is_seen_wherever_one_looks_before_calling(shop: Shop) -> None:
    """On the list with what is open, in the story, and when a call was made all the same."""
    shop.ok("customer", "new", "王五", "--phone", "138 0000 7777", "--do-not-call")
    shop.ok("complaint", "new", "王五", "Too loud")
    shop.ok("followup", "new", "王五", "Ask", "--due", "today")
    (item,) = shop.items("due-today")
    assert item["customer"]["do_not_call"] is True
    assert "do-not-call" in [why["code"] for why in item["why"]]
    assert [one["id"] for one in shop.items("due-today", "--held-back")] == ["F1"]
    assert "must not be called" in shop.ok("log-call", "王五", "Rang", "--next", "fri", "--for", "none", *DESPITE).err


def test_an_instant_of_json_can_be_handed_back(shop: Shop) -> None:
    """What svc writes for scripts it reads from scripts, in any zone."""
    shop.ok("customer", "new", "王五", "--phone", "138 0000 7777")
    (logged,) = shop.items("log-call", "王五", "--at", "2026-11-22T00:30:00Z", "--next", "2026-11-23T15:00:00+08:00")
    assert logged["at"] == "2026-11-22T08:30:00+08:00"
    assert logged["next"]["due_at"] == "2026-11-23T15:00:00+08:00"
