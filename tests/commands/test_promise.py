"""Promises: made, kept, moved with the customer's knowledge, and never forgotten."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


def made(shop: Shop, *args: str) -> Any:
    """A promise as `promise new` makes it."""
    return shop.items("promise", "new", *args)[0]


def due(shop: Shop) -> list[tuple[str, str]]:
    """Today's list, each with what is to be done."""
    return [(one["id"], one["purpose"]["code"]) for one in shop.items("due-today")]


def record(shop: Shop, ref: str) -> list[tuple[str, str | None, str | None]]:
    """What happened to a promise: each step with the days it moved from and to."""
    return [(one["what"], one["from_on"], one["to_on"]) for one in shop.items("promise", "show", ref)[0]["record"]]


def test_a_promise_is_written_down_with_all_that_was_said(working: Shop) -> None:
    """What, until when, about which case, who made it and who keeps it."""
    working.ok("staff", "new", "li")
    one = made(working, "李四", "Answer of the maker", "--due", "wed 17:00", "--about", "C1", "--owner", "me")
    assert {
        "id": "P1", "customer": {"id": "K2", "name": "李四"}, "what": "Answer of the maker", "about": "C1",
        "call": None, "assignee": {"id": "M1", "name": "li"}, "made_at": "2026-11-22T09:00:00+08:00",
        "made_by": "li", "first_on": "2026-11-25", "first_at": "2026-11-25T17:00:00+08:00", "due_on": "2026-11-25",
        "due_at": "2026-11-25T17:00:00+08:00", "state": "open", "broken": False, "closed_at": None, "why": None,
    }.items() <= one.items()  # fmt: skip
    said = working.ok("promise", "show", "P1").out
    assert all(text in said for text in ("Answer of the maker", "李四", "Wed 25 Nov 17:00", "C1"))


def test_a_promise_without_a_date_is_due_at_the_next_contact_or_in_a_week(working: Shop) -> None:
    """张三 gets a letter tomorrow; with 李四 nothing is planned."""
    assert made(working, "张三", "Mat")["due_on"] == "2026-11-23"
    assert made(working, "李四", "Mat")["due_on"] == "2026-11-29"


def test_a_promise_of_today_is_on_the_list_and_a_broken_one_heads_it(working: Shop) -> None:
    """On its day it is one duty among others; a day later there is an apology to make before everything else."""
    working.ok("promise", "new", "李四", "Loan car", "--due", "today")
    assert ("P1", "promise") in due(working)
    assert due(working)[0][0] == "F1"
    working.now = "2026-11-23T09:00+08:00"
    first = working.items("due-today")[0]
    assert (first["id"], first["kind"], first["purpose"]["code"]) == ("P1", "promise", "broken-promise")
    assert [why["code"] for why in first["why"]][:2] == ["promise-broken", "overdue"]
    assert "Apologise and agree a new date" in working.ok("due-today").out.splitlines()[0]
    assert "Loan car" in working.ok("due-today").out.splitlines()[0]


def test_a_promise_with_a_time_is_broken_a_minute_later(working: Shop) -> None:
    """The customer waited for ten."""
    working.ok("promise", "new", "李四", "Call back", "--due", "today 10:00")
    working.now = "2026-11-22T10:00+08:00"
    assert due(working)[0][0] == "F1"
    working.now = "2026-11-22T10:01+08:00"
    assert due(working)[0] == ("P1", "broken-promise")


def test_broken_is_read_and_never_written(working: Shop) -> None:
    """The record of a broken promise holds only what somebody did."""
    working.ok("promise", "new", "李四", "Loan car", "--due", "today")
    working.now = "2026-12-22T09:00+08:00"
    working.ok("due-today")
    (one,) = working.items("promise", "show", "P1")
    assert (one["state"], one["broken"], one["record"]) == ("open", True, [])


def test_a_promise_is_moved_only_when_the_customer_knows(working: Shop) -> None:
    """Without --told it stays; with it both dates stay on file."""
    working.ok("promise", "new", "李四", "Loan car", "--due", "wed")
    assert "李四" in refused(working, 4, "promise", "move", "P1", "fri")
    working.ok("promise", "move", "P1", "fri 16:00", "--told", "--why", "Part is late")
    working.ok("promise", "move", "P1", "sat", "--told")
    (one,) = working.items("promise", "show", "P1")
    assert (one["first_on"], one["due_on"], one["due_at"]) == ("2026-11-25", "2026-11-28", None)
    assert record(working, "P1") == [
        ("moved", "2026-11-25", "2026-11-27"),
        ("moved", "2026-11-27", "2026-11-28"),
    ]
    assert one["record"][0]["why"] == "Part is late"
    said = working.ok("promise", "show", "P1").out
    assert all(text in said for text in ("Wed 25 Nov", "Sat 28 Nov", "Part is late"))


def test_a_kept_promise_is_off_the_list(working: Shop) -> None:
    """Kept late is kept; how is remembered."""
    working.ok("promise", "new", "李四", "Loan car", "--due", "today")
    working.now = "2026-11-24T09:00+08:00"
    working.ok("promise", "keep", "P1", "--why", "Brought to her house")
    assert "P1" not in [ref for ref, _ in due(working)]
    (one,) = working.items("promise", "show", "P1")
    assert (one["state"], one["broken"], one["why"]) == ("kept", False, "Brought to her house")
    assert one["closed_at"] == "2026-11-24T09:00:00+08:00"


def test_a_promise_that_is_no_longer_wanted_is_waived(working: Shop) -> None:
    """By the customer, and with the reason."""
    working.ok("promise", "new", "李四", "Loan car", "--due", "today")
    assert "--why" in refused(working, 2, "promise", "waive", "P1")
    working.ok("promise", "waive", "P1", "--why", "Has one now")
    assert [one["state"] for one in working.items("promise", "list", "--all")] == ["waived"]


@pytest.mark.parametrize(
    "words", [["keep"], ["waive", "--why", "x"], ["move", "fri"], ["move", "fri", "--told"], ["edit", "--what", "x"]]
)
def test_what_has_ended_does_not_end_again(working: Shop, words: list[str]) -> None:
    """A kept promise stays as it was kept, and the sentence says when."""
    working.ok("promise", "new", "李四", "Loan car")
    working.ok("promise", "keep", "P1")
    command, *rest = words
    said = refused(working, 4, "promise", command, "P1", *rest)
    assert ("no longer open" in said, "2026-11-22" in said) == (True, True)


def test_a_promise_is_corrected(working: Shop) -> None:
    """Its words and who keeps it; the record says that it was corrected."""
    working.ok("staff", "new", "li")
    working.ok("promise", "new", "李四", "Loan car")
    (one,) = working.items("promise", "edit", "P1", "--what", "Loan car with a tow bar", "--owner", "li")
    assert (one["what"], one["assignee"]["name"]) == ("Loan car with a tow bar", "li")
    assert record(working, "P1") == [("edited", None, None)]


def test_promises_are_listed_by_the_day_they_are_due(working: Shop) -> None:
    """Open ones, or of a customer, a state, a member of staff, the broken ones, or all."""
    working.ok("staff", "new", "li")
    for who, until in (("李四", "fri"), ("张三", "tomorrow"), ("张三", "today 10:00"), ("李四", "today")):
        working.ok("promise", "new", who, "Something", "--due", until)
    working.ok("promise", "keep", "P4")
    working.ok("promise", "edit", "P1", "--owner", "me")
    working.now = "2026-11-22T11:00+08:00"

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in working.items("promise", "list", *args)]

    assert listed() == ["P3", "P2", "P1"]
    assert listed("--all") == ["P3", "P4", "P2", "P1"]
    assert listed("--state", "kept") == ["P4"]
    assert listed("--broken") == ["P3"]
    assert listed("--customer", "张三") == ["P3", "P2"]
    assert "P1" in listed("--staff", "me")
    assert listed("--limit", "1") == ["P3"]
    assert working.ok("promise", "list", "--limit", "1", "--json").json["total"] == 3


def test_several_promises_are_made_in_one_call(working: Shop) -> None:
    """Each with its date, or one date for all; they say from which call they come."""
    (logged,) = working.items(
        *("log-call", "李四", "Talked", "--promise", "Mat", "--promise-due", "fri"),
        *("--promise", "Key", "--promise-due", "tomorrow 16:00"),
    )
    assert [(one["what"], one["due_on"], one["call"]) for one in logged["promised"]] == [
        ("Mat", "2026-11-27", "L1"),
        ("Key", "2026-11-23", "L1"),
    ]
    (logged,) = working.items("log-call", "李四", "--promise", "A", "--promise", "B", "--promise-due", "fri")
    assert [one["due_on"] for one in logged["promised"]] == ["2026-11-27", "2026-11-27"]
    (logged,) = working.items("log-call", "李四", "--promise", "C", "--next", "tomorrow")
    assert [one["due_on"] for one in logged["promised"]] == ["2026-11-23"]


def test_who_promises_keeps_it(working: Shop) -> None:
    """A promise is on the list of whoever made it, in a call, in a file of calls or alone, unless somebody else is
    named; where nobody of the staff made it, it is the keeper's.
    """
    working.ok("promise", "new", "李四", "Before there was staff")
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    working.ok("customer", "edit", "李四", "--keeper", "wang")
    working.ok("log-call", "李四", "--promise", "Mat")
    working.ok("log-call", "--batch", "-", stdin='{"customer": "李四", "promises": [{"what": "Key"}]}')
    working.ok("promise", "new", "李四", "Loan car")
    working.ok("promise", "new", "李四", "Answer", "--owner", "wang")
    owners = [one["assignee"]["name"] for one in working.items("promise", "list")]
    assert owners == ["wang", "li", "li", "li", "wang"]


def test_a_call_keeps_promises_and_moves_them(working: Shop) -> None:
    """With what was said, and with the date agreed instead of another duty."""
    for what in ("Mat", "Key", "Oil"):
        working.ok("promise", "new", "李四", what, "--due", "today")
    (logged,) = working.items("log-call", "李四", "All handed over", "--keeps", "P1,2")
    assert [one["id"] for one in logged["kept"]] == ["P1", "P2"]
    assert working.items("promise", "show", "P2")[0]["why"] == "All handed over"
    (logged,) = working.items("log-call", "李四", "Oil comes Friday", "--for", "P3", "--next", "fri")
    assert (logged["next"], [(one["id"], one["to_on"]) for one in logged["moved"]]) == (None, [("P3", "2026-11-27")])
    assert record(working, "P3") == [("moved", "2026-11-22", "2026-11-27")]
    (logged,) = working.items("log-call", "李四", "--outcome", "busy", "--for", "P3", "--next", "sat")
    assert record(working, "P3")[1:] == [("tried", None, None)]
    assert working.items("promise", "show", "P3")[0]["due_on"] == "2026-11-27"


BAD = [
    (2, ["promise", "new", "李四", " "], "promise"),
    (2, ["promise", "new", "李四", "a\x00b"], "U+0000"),
    (2, ["promise", "new", "李四", "x" * 501], "501"),
    (2, ["promise", "new", "李四", "Mat", "--due", "yesterday"], "2026-11-21"),
    (2, ["promise", "new", "李四", "Mat", "--due", "today 8:59"], "08:59"),
    (2, ["promise", "new", "李四", "Mat", "--due", "1/2"], "1/2"),
    (2, ["promise", "new", "李四", "Mat", "--about", "1"], '"1"'),
    (2, ["promise", "new", "李四", "Mat", "--about", "F1"], '"F1"'),
    (3, ["promise", "new", "李四", "Mat", "--about", "C9"], "C9"),
    (3, ["promise", "new", "李四", "Mat", "--about", "J1"], "J1"),
    (4, ["promise", "new", "张三", "Mat", "--about", "C1"], "C1"),
    (3, ["promise", "new", "Nobody", "Mat"], "Nobody"),
    (3, ["promise", "new", "李四", "Mat", "--owner", "nobody"], "nobody"),
    (4, ["promise", "new", "李四", "Mat", "--owner", "me"], "li"),
    (2, ["promise", "show", "C1"], '"C1"'),
    (3, ["promise", "show", "P9"], "P9"),
    (3, ["promise", "keep", "P9"], "P9"),
    (2, ["promise", "edit", "P1"], "--what"),
    (2, ["promise", "move", "P1", "yesterday", "--told"], "2026-11-21"),
    (2, ["promise", "waive", "P1", "--why", ""], "reason"),
    (2, ["promise", "list", "--state", "kep"], "kept"),
    (3, ["promise", "list", "--customer", "Nobody"], "Nobody"),
    (2, ["log-call", "李四", "--promise", ""], "promise"),
    (2, ["log-call", "李四", "--promise-due", "fri"], "dates: 1"),
    (2, ["log-call", "李四", "--promise", "a", "--promise-due", "fri", "--promise-due", "sat"], "dates: 2"),
    (2, ["log-call", "李四", "--promise", "a", "--promise-due", "yesterday"], "2026-11-21"),
    (2, ["log-call", "李四", "--keeps", ""], "--keeps"),
    (2, ["log-call", "李四", "--keeps", "C1"], '"C1"'),
    (4, ["log-call", "李四", "--keeps", "P9"], "P9"),
    (4, ["log-call", "张三", "--keeps", "P1"], "P1"),
    (4, ["log-call", "张三", "--for", "P1"], "P1"),
]


@pytest.mark.parametrize(("code", "words", "named"), BAD, ids=[" ".join(words)[:60] for _, words, _ in BAD])
def test_a_promise_that_cannot_be_right_is_refused(working: Shop, code: int, words: list[str], named: str) -> None:
    """One sentence with the value, the right code, and nothing changed."""
    working.ok("promise", "new", "李四", "Loan car")
    assert named in refused(working, code, *words)


def test_a_promise_that_was_kept_late_says_so(shop: Shop) -> None:
    """The owner sees which promises were kept, and which only afterwards."""
    shop.ok("customer", "new", "王五")
    shop.ok("promise", "new", "王五", "Floor mat", "--due", "today 10:00")
    shop.now = "2026-11-22T11:00+08:00"
    assert shop.items("promise", "keep", "P1")[0]["kept_late"] is True
    assert "kept late" in shop.ok("promise", "list", "--all").out


def test_filters_that_contradict_each_other_are_refused(shop: Shop) -> None:
    """Nobody is shown a list that answers another question."""
    assert "--all" in refused(shop, 2, "promise", "list", "--state", "kept", "--all")
    assert "--broken" in refused(shop, 2, "promise", "list", "--state", "kept", "--broken")
    assert "--all" in refused(shop, 2, "followup", "list", "--state", "done", "--all")
