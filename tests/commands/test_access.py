"""Who looked up whose data: written down with every look-up, and never in its way."""

from pathlib import Path

import pytest

from tests.commands.test_completion import offered
from tests.commands.test_store_file import read_only
from tests.shop import Shop, laden

LOOKS = [
    (["customer", "show", "张三"], "customer show", "K1"),
    (["customer", "find", "鼓楼"], "customer find", "K1"),
    (["history", "张三"], "history", "K1"),
    (["complaint", "show", "C1"], "complaint show", "K2"),
    (["complaint", "evidence", "C1", "-o", "-"], "complaint evidence", "K2"),
]
# Every record of a customer, in a shop that has one of each.
RECORDS = {
    "followup show": ["F1"], "promise show": ["P1"], "job show": ["J2"], "enquiry show": ["Q3"],
    "purchase show": ["S1"], "milestone show": ["T1"], "warranty check": ["S1"], "warranty rights": ["S1"],
}  # fmt: skip


@pytest.mark.parametrize(("line", "what", "whose"), LOOKS)
def test_whoever_looks_up_a_customer_is_written_down(working: Shop, line: list[str], what: str, whose: str) -> None:
    """Who, whose, by what, when and why."""
    working.ok(*line, "--why", "She called")
    (look,) = working.items("access")
    assert (look["user"], look["customer"]["id"], look["what"], look["why"]) == ("li", whose, what, "She called")
    assert (look["at"], look["agreed_by"]) == ("2026-11-22T09:00:00+08:00", None)


@pytest.mark.parametrize("what", RECORDS)
def test_whoever_looks_at_one_record_looks_at_its_customer(working: Shop, what: str) -> None:
    """By whatever way a name and a number are brought to the screen."""
    laden(working)
    line = [*what.split(), *RECORDS[what]]
    assert working.svc(*line, "--why", "She called").code in (0, 4)
    (look,) = working.items("access")
    whose = "K3" if what == "enquiry show" else "K1"
    assert (look["customer"]["id"], look["what"], look["why"]) == (whose, what, "She called")


def test_an_exception_to_a_warranty_is_a_look_too(working: Shop) -> None:
    """After it was made, not in the midst of it."""
    working.ok("staff", "new", "li", "--role", "owner")
    working.ok("warranty", "check", "S1", "--fault", "misuse", "--exception", "Third car")
    assert [one["what"] for one in working.items("access")] == ["warranty check"]


def test_a_visitor_of_whom_nothing_is_known_is_nobody(working: Shop) -> None:
    """An enquiry without a name is nobody's data, and not everybody's."""
    working.ok("enquiry", "new", "--model", "Kunlun X5")
    working.ok("enquiry", "show", "Q2")
    assert working.items("access") == []


def test_a_list_of_customers_is_one_look_at_everybody(working: Shop) -> None:
    """However few it shows, and none where it shows nobody; every customer's log names it."""
    working.ok("customer", "new", "李思", "--phone", "138 0000 5678")
    working.ok("customer", "list", "--kind", "gone")
    assert working.items("access") == []
    working.ok("customer", "list", "--limit", "1", "--why", "New year's cards")
    working.ok("customer", "duplicates")
    second, first = working.items("access", "--customer", "K1")
    assert (first["what"], first["customer"], first["why"]) == ("customer list", None, "New year's cards")
    assert (second["what"], second["customer"]) == ("customer duplicates", None)


def test_a_shell_that_completes_a_name_is_no_look_up(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered while somebody types is not written down."""
    assert offered(working, monkeypatch, "customer", "show", "张") == ["张三"]
    assert offered(working, monkeypatch, "purchase", "show", "S") == ["S1"]
    assert working.items("access") == []


def test_a_search_names_everybody_it_showed_and_nobody_else(working: Shop) -> None:
    """A find with three hits, of which two are shown, is two look-ups; one without a hit is none."""
    working.ok("customer", "new", "王五", "--phone", "138 0000 7777")
    working.ok("customer", "find", "nobody")
    assert working.items("access") == []
    working.ok("customer", "find", "138", "--limit", "2")
    assert sorted(one["customer"]["id"] for one in working.items("access")) == ["K1", "K2"]


def test_the_log_answers_whose_and_who(working: Shop) -> None:
    """By customer, by who looked, the newest first, and as many as asked."""
    working.ok("customer", "show", "张三")
    working.user = "wang"
    working.ok("history", "张三")
    working.ok("customer", "show", "李四")
    assert [one["what"] for one in working.items("access", "--customer", "K1")] == ["history", "customer show"]
    assert [one["customer"]["name"] for one in working.items("access", "--staff", "wang")] == ["李四", "张三"]
    short = working.ok("access", "--limit", "1", "--json").json
    assert (short["total"], [one["customer"]["name"] for one in short["items"]]) == (3, ["李四"])
    working.ok("staff", "new", "li")
    assert [one["user"] for one in working.items("access", "--staff", "li")] == ["li"]
    assert working.svc("access", "--staff", "Nobody").code == 3


def test_the_daily_list_is_no_look_up(working: Shop) -> None:
    """Whoever works through the day is not watched at every line."""
    for line in (["due-today"], ["followup", "list"], ["complaint", "list"], ["journal"], ["access"]):
        working.ok(*line)
    assert working.items("access") == []


def test_a_look_up_on_a_read_only_store_works_and_says_that_it_is_not_logged(working: Shop) -> None:
    """The answer comes, and one line tells that nobody will see who asked."""
    with read_only(working.path.parent):
        answer = working.ok("customer", "show", "张三")
    assert "张三" in answer.out
    (warning,) = answer.err.splitlines()
    assert "could not be logged" in warning
    assert str(working.path) in warning
    assert working.items("access") == []


def test_a_look_up_that_is_refused_leaves_no_line(working: Shop, tmp_path: Path) -> None:
    """Who saw nothing is not written down."""
    there = tmp_path / "there.html"
    there.touch()
    assert working.svc("complaint", "evidence", "C1", "-o", str(there)).code == 4
    assert working.svc("customer", "show", "Nobody").code == 3
    assert working.items("access") == []


def test_a_look_up_is_not_undone_and_stands_in_nobodys_way(working: Shop) -> None:
    """Undo takes back the last change, not the last look; the look-up of what is gone is listed by its number."""
    working.ok("customer", "new", "王五")
    working.ok("customer", "show", "王五")
    assert "customer new" in working.ok("undo").out
    (look,) = working.items("access")
    assert look["customer"] == {"id": "K3", "name": None}
