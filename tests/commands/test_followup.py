"""Duties to contact somebody: made, seen, done, moved, cancelled."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


def shown(shop: Shop, ref: str) -> Any:
    """A follow-up with its record."""
    return shop.items("followup", "show", ref)[0]


def made(shop: Shop, *args: str) -> Any:
    """A follow-up as `followup new` makes it."""
    return shop.items("followup", "new", *args)[0]


def test_a_follow_up_is_made_for_a_day_and_a_time(working: Shop) -> None:
    """Whom, what for, when, by what way."""
    made(working, "李四", "Bring the mats", "--due", "2026-11-26 14:30", "--channel", "visit")
    expected = {
        "id": "F8", "customer": {"id": "K2", "name": "李四"}, "purchase": None, "channel": "visit",
        "planned_on": "2026-11-26", "due_on": "2026-11-26", "due_at": "2026-11-26T14:30:00+08:00", "state": "open",
        "closed_at": None, "why": None, "attempts": 0,
    }  # fmt: skip
    one = shown(working, "F8")
    assert expected.items() <= one.items()
    assert one["purpose"]["text"] == "Bring the mats"
    assert one["record"] == []


def test_a_follow_up_is_a_call_unless_said_otherwise(working: Shop) -> None:
    """The usual way of contact."""
    assert made(working, "李四", "Ask", "--due", "fri")["channel"] == "call"


@pytest.mark.parametrize(
    ("due", "on", "at"),
    [
        ("today", "2026-11-22", None),
        ("next wed 10:00", "2026-11-25", "2026-11-25T10:00:00+08:00"),
        ("sun", "2026-11-29", None),
        ("1mo", "2026-12-22", None),
        ("+90min", "2026-11-22", "2026-11-22T10:30:00+08:00"),
        ("下周五", "2026-11-27", None),
        ("11月21日", "2027-11-21", None),
        ("2028-02-29", "2028-02-29", None),
    ],
)
def test_the_day_is_said_as_people_say_it(working: Shop, due: str, on: str, at: str | None) -> None:
    """And the resolved day is kept: a weekday is the next after today, a day that has gone by next year's."""
    one = made(working, "李四", "Ask", "--due", due)
    assert (one["due_on"], one["due_at"]) == (on, at)


def test_the_resolved_day_is_echoed_with_its_weekday(working: Shop) -> None:
    """A misunderstanding is seen at once, in either language."""
    assert "Fri 27 Nov" in working.ok("followup", "new", "李四", "Ask", "--due", "fri").out
    working.lang = "zh"
    assert "11月27日 周五" in working.ok("followup", "new", "李四", "Ask", "--due", "周五").out


@pytest.mark.parametrize("due", ["yesterday", "2026-11-21", "-1d", "1/2", "soon", "", "2026-13-01", "25:00"])
def test_a_follow_up_lies_ahead(working: Shop, due: str) -> None:
    """What has passed or cannot be read is refused, for a new one and for a moved one alike."""
    for words in (["new", "李四", "Ask", f"--due={due}"], ["move", "--why", "x", "--", "F1", due]):
        said = refused(working, 2, "followup", *words)
        assert f'"{due}"' in said or "2026-11-21" in said


@pytest.mark.parametrize("what", ["", " ", "a\x00b", "a\nb"])
def test_what_a_follow_up_is_for_can_be_read(working: Shop, what: str) -> None:
    """One line with something to see in it."""
    assert "purpose" in refused(working, 2, "followup", "new", "李四", what, "--due", "fri")


def test_a_walk_in_cannot_be_planned(working: Shop) -> None:
    """The customer comes or does not; a slip in the word is answered with the near one."""
    said = refused(working, 2, "followup", "new", "李四", "Ask", "--due", "fri", "--channel", "walk-in")
    assert '"walk-in"' in said
    said = refused(working, 2, "followup", "new", "李四", "Ask", "--due", "fri", "--channel", "lettre")
    assert '"letter"' in said


def test_done_closes_without_a_contact(working: Shop) -> None:
    """With a word on it or without."""
    working.ok("followup", "done", "F1")
    working.ok("followup", "done", "f2", "--why", "Came into the shop")
    one, two = shown(working, "F1"), shown(working, "F2")
    assert (one["state"], one["why"], one["closed_at"]) == ("done", None, "2026-11-22T09:00:00+08:00")
    assert (two["state"], two["why"]) == ("done", "Came into the shop")
    assert working.items("customer", "show", "张三")[0]["last_call"] is None


def test_a_moved_follow_up_stays_open_and_keeps_its_first_day(working: Shop) -> None:
    """The record tells who moved it, from when to when, and why."""
    working.now, working.user = "2026-11-23T10:00+08:00", "wang"
    working.ok("followup", "move", "F3", "fri 10:00", "--why", "Customer is travelling")
    one = shown(working, "F3")
    assert (one["state"], one["planned_on"], one["due_on"]) == ("open", "2026-11-23", "2026-11-27")
    assert (one["due_at"], one["attempts"]) == ("2026-11-27T10:00:00+08:00", 0)
    assert one["record"] == [
        {
            "at": "2026-11-23T10:00:00+08:00", "what": "moved", "by": "wang", "call": None,
            "from_on": "2026-11-23", "from_at": None, "to_on": "2026-11-27", "to_at": "2026-11-27T10:00:00+08:00",
            "why": "Customer is travelling",
        }
    ]  # fmt: skip


def test_a_cancelled_follow_up_keeps_the_reason(working: Shop) -> None:
    """Nobody wonders later why the customer was not called."""
    working.ok("followup", "cancel", "F6", "--why", "Car was sold")
    one = shown(working, "F6")
    assert (one["state"], one["why"]) == ("cancelled", "Car was sold")
    assert [(step["what"], step["why"]) for step in one["record"]] == [("cancelled", "Car was sold")]
    assert "Car was sold" in working.ok("followup", "show", "F6").out


def test_a_follow_up_is_not_moved_or_cancelled_without_a_reason(working: Shop) -> None:
    """`--why` cannot be left out, nor left blank."""
    assert "--why" in refused(working, 2, "followup", "move", "F1", "fri")
    assert "--why" in refused(working, 2, "followup", "cancel", "F1")
    for blank in ("", " ", "\u200b"):
        assert "reason" in refused(working, 2, "followup", "move", "F1", "fri", "--why", blank)
        assert "reason" in refused(working, 2, "followup", "cancel", "F1", "--why", blank)


@pytest.mark.parametrize("closing", [["done", "F1"], ["cancel", "F1", "--why", "sold"]], ids=["done", "cancelled"])
def test_what_is_closed_stays_closed(working: Shop, closing: list[str]) -> None:
    """Done, moved or cancelled again: refused (4), with the day on which it ended."""
    working.ok("followup", *closing)
    for again in (["done", "F1"], ["move", "F1", "fri", "--why", "x"], ["cancel", "F1", "--why", "x"]):
        said = refused(working, 4, "followup", *again)
        assert ("F1" in said, "2026-11-22" in said) == (True, True)


@pytest.mark.parametrize("deed", [["show"], ["done"], ["move", "fri", "--why", "x"], ["cancel", "--why", "x"]])
def test_a_follow_up_that_is_not_there(working: Shop, deed: list[str]) -> None:
    """An unknown number is not found (3), another noun's id is not a follow-up's (2)."""
    name, *rest = deed
    assert "F99" in refused(working, 3, "followup", name, "F99", *rest)
    for wrong in ("C1", "F", "x1", "F1x", ""):
        assert f'"{wrong}"' in refused(working, 2, "followup", name, wrong, *rest)


def test_attempts_stand_in_the_record(working: Shop) -> None:
    """With the call in which it was tried and the day to which it moved."""
    working.ok("log-call", "张三", "--outcome", "busy")
    working.now = "2026-11-22T13:00+08:00"
    working.ok("log-call", "张三", "All well")
    one = shown(working, "F2")
    assert (one["attempts"], one["state"]) == (1, "done")
    steps = [(step["what"], step["call"], step["from_on"], step["to_on"]) for step in one["record"]]
    assert steps == [("tried", "L1", "2026-11-22", "2026-11-22"), ("done", "L2", None, None)]


def test_a_call_for_who_must_not_be_called_is_remarked(working: Shop) -> None:
    """It is made, but held back from the list; a text is not."""
    working.ok("customer", "edit", "李四", "--do-not-call")
    assert "must not be called" in working.ok("followup", "new", "李四", "Ask", "--due", "fri").err
    assert working.ok("followup", "new", "李四", "Ask", "--due", "fri", "--channel", "text").err == ""


def test_follow_ups_are_listed_by_the_day_they_are_due(working: Shop) -> None:
    """The open ones, the closed ones, a customer's, or the first of them; timed ones first within a day."""
    working.ok("followup", "done", "F1")
    working.ok("followup", "cancel", "F5", "--why", "abroad")
    working.ok("followup", "new", "李四", "Ask", "--due", "today")

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in working.items("followup", "list", *args)]

    assert listed() == ["F2", "F8", "F3", "F7", "F4", "F6"]
    assert listed("--state", "done") == ["F1"]
    assert listed("--state", "cancelled") == ["F5"]
    assert listed("--all") == ["F1", "F2", "F8", "F3", "F7", "F4", "F5", "F6"]
    assert listed("--customer", "李四") == ["F8"]
    assert listed("--customer", "张三", "--limit", "2") == ["F2", "F3"]
    assert working.ok("followup", "list", "--limit", "2", "--json").json["total"] == 6
    assert '"done"' in refused(working, 2, "followup", "list", "--state", "donne")


def test_odd_text_in_a_follow_up_is_kept_as_typed(working: Shop) -> None:
    """Brackets, quotes, emoji."""
    what = "[b]Ask[/b] \"why\"; 'so' 😀 {0} %s"
    made(working, "李四", what, "--due", "fri")
    assert shown(working, "F8")["purpose"]["text"] == what
    assert what in working.ok("followup", "list").out


@pytest.fixture
def team(working: Shop) -> Shop:
    """The busy shop with two clerks; 张三 is kept by the first, li, who is typing."""
    working.ok("staff", "new", "li")
    working.ok("staff", "new", "王芳")
    working.ok("customer", "edit", "张三", "--keeper", "li")
    return working


def test_a_follow_up_is_the_keepers_until_it_is_given_to_somebody_else(team: Shop) -> None:
    """A colleague takes one call over, and the customer stays with the keeper."""
    (before,) = team.items("followup", "show", "F6")
    assert (before["assignee"], before["role"]) == ({"id": "M1", "name": "li"}, None)
    (after,) = team.items(
        "followup", "edit", "F6", "--owner", "王芳", "--channel", "visit", "--what", "Look at the seat"
    )
    assert (after["assignee"]["name"], after["channel"], after["purpose"]["text"]) == (
        "王芳",
        "visit",
        "Look at the seat",
    )
    assert [one["what"] for one in team.items("followup", "show", "F6")[0]["record"]] == ["edited"]
    assert "F6" in [one["id"] for one in team.items("followup", "list", "--staff", "王芳")]
    assert "F6" not in [one["id"] for one in team.items("followup", "list", "--staff", "me")]
    assert "F6" in [one["id"] for one in team.items("due-today", "--days", "400", "--staff", "王芳")]


def test_a_new_follow_up_can_be_given_to_somebody(team: Shop) -> None:
    """Who agrees something for a colleague says so at once."""
    (made,) = team.items("followup", "new", "张三", "Bring the papers", "--due", "fri", "--owner", "王芳")
    assert made["assignee"]["name"] == "王芳"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["followup", "edit", "F6"], 2, "--owner"),
        (["followup", "edit", "F6", "--owner", "nobody"], 3, "nobody"),
        (["followup", "edit", "F6", "--channel", "pigeon"], 2, "pigeon"),
        (["followup", "edit", "F6", "--what", " "], 2, "empty"),
        (["followup", "edit", "F99", "--owner", "me"], 3, "F99"),
        (["followup", "list", "--staff", "nobody"], 3, "nobody"),
    ],
)
def test_a_wrong_correction_of_a_follow_up_is_refused(team: Shop, line: list[str], code: int, said: str) -> None:
    """The mistake is named and nothing changes."""
    assert said in refused(team, code, *line)


def test_what_is_done_is_not_given_to_anybody(team: Shop) -> None:
    """A closed follow-up stays with who did it."""
    team.ok("followup", "done", "F6")
    assert "F6" in refused(team, 4, "followup", "edit", "F6", "--owner", "王芳")
