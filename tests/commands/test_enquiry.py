"""Enquiries: who left without buying is called, and becomes a customer or is lost for a reason."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


def taken(shop: Shop, *args: str) -> Any:
    """An enquiry as `enquiry new` takes it down."""
    return shop.items("enquiry", "new", *args)[0]


def kind(shop: Shop, who: str) -> str:
    """What kind of customer somebody is."""
    return str(shop.items("customer", "show", who)[0]["kind"])


def test_an_enquiry_is_taken_down_with_all_that_was_asked(working: Shop) -> None:
    """Who, what, for how much, when, against what, why not yet, and whether a car was driven."""
    one = taken(
        working, "王五", "--phone", "138 0000 7777", "--model", "Kunlun X7", "--budget", "250,000", "--when",
        "before New Year", "--compared", "Taishan S9", "--why-not", "Wants to ask his wife", "--test-drive",
    )  # fmt: skip
    assert {
        "id": "Q2", "customer": {"id": "K3", "name": "王五", "phone": "+8613800007777"}, "model": "Kunlun X7",
        "budget_fen": 25_000_000, "when": "before New Year", "compared": "Taishan S9",
        "why_not": "Wants to ask his wife", "test_drive": True, "via": "walk-in", "due_on": "2026-11-23",
        "closed_at": None, "bought": None, "lost": None, "registered": True,
    }.items() <= one.items()  # fmt: skip
    said = working.ok("enquiry", "show", "Q2").out
    assert all(text in said for text in ("Kunlun X7", "250,000", "before New Year", "Taishan S9", "ask his wife"))


def test_who_asked_is_a_prospect_then_a_customer_then_a_regular_one(working: Shop) -> None:
    """With the first purchase and with the second."""
    taken(working, "王五", "--phone", "138 0000 7777")
    assert kind(working, "王五") == "prospect"
    working.ok("purchase", "new", "王五", "Kunlun X7")
    assert kind(working, "王五") == "new"
    working.ok("purchase", "new", "王五", "Kunlun S3")
    assert kind(working, "王五") == "regular"
    working.ok("undo")
    assert kind(working, "王五") == "new"


def test_who_left_without_buying_is_called_the_next_day(working: Shop) -> None:
    """It is on tomorrow's list as a call; a plain call about it brings it back the day after."""
    taken(working, "王五", "--phone", "138 0000 7777", "--model", "X7")
    working.now = "2026-11-23T09:00+08:00"
    (item,) = [one for one in working.items("due-today") if one["id"] == "Q2"]
    assert (item["kind"], item["channel"], item["purpose"]["code"]) == ("case", "call", "enquiry")
    assert "enquiry-open" in [why["code"] for why in item["why"]]
    (logged,) = working.items("log-call", "王五", "Still thinking")
    assert [(one["id"], one["to_on"]) for one in logged["moved"]] == [("Q2", "2026-11-24")]


def test_who_is_registered_already_is_not_registered_again(working: Shop) -> None:
    """By the number in any spelling, or by the name; another name with the same number is somebody else."""
    first = taken(working, "--phone", "+86 138-0000-1234")
    assert (first["customer"]["id"], first["registered"]) == ("K1", False)
    assert taken(working, "李四")["customer"]["id"] == "K2"
    assert kind(working, "李四") == "vip"
    wife = taken(working, "王芳", "--phone", "13800001234")
    assert (wife["customer"]["id"], wife["registered"]) == ("K3", True)
    assert "K1" in refused(working, 3, "enquiry", "new", "--phone", "13800001234")


def test_an_id_means_the_customer_who_has_it(working: Shop) -> None:
    """Nobody is registered under the name K2: it is the customer with that number, or nobody; and a phone number that
    is not that customer's is no way to tell of it.
    """
    for typed in ("K2", "k2", "2", "Ｋ２"):
        found = taken(working, typed)
        assert (found["customer"]["id"], found["registered"]) == ("K2", False)
    assert taken(working, "K1", "--phone", "138 0000 1234")["customer"]["id"] == "K1"
    assert "K9" in refused(working, 3, "enquiry", "new", "K9")
    assert "--phone" in refused(working, 2, "enquiry", "new", "K1", "--phone", "138 0000 9999")
    assert len(working.items("customer", "list")) == 2


def test_a_number_without_a_name_is_enough_to_call(working: Shop) -> None:
    """The prospect is found by it, and is called by the name as soon as it is known."""
    one = taken(working, "--phone", "138 0000 7777")
    assert (one["customer"]["name"], one["registered"]) == ("138 0000 7777", True)
    working.ok("customer", "edit", "13800007777", "--name", "王五")
    assert working.items("enquiry", "show", "Q2")[0]["customer"]["name"] == "王五"


def test_a_visitor_whom_nobody_knows_is_counted_and_not_called(working: Shop) -> None:
    """The visit is in the traffic; nobody stands on a list who cannot be called."""
    one = taken(working, "--model", "Kunlun X5", "--via", "call")
    assert (one["customer"], one["due_on"], one["registered"]) == (None, None, False)
    assert one["closed_at"] == "2026-11-22T09:00:00+08:00"
    assert working.items("enquiry", "list") == []
    assert [one["id"] for one in working.items("enquiry", "list", "--all")] == ["Q2"]
    assert "Q2" in working.ok("traffic").out
    assert "Q2" not in working.ok("due-today", "--days", "60").out
    assert "2026-11-22" in refused(working, 4, "enquiry", "close", "Q2", "--lost", "x")


def test_an_enquiry_ends_with_a_purchase_or_with_a_reason(working: Shop) -> None:
    """And is off the list."""
    taken(working, "李四")
    taken(working, "张三")
    working.ok("purchase", "new", "李四", "Kunlun X7")
    assert working.items("enquiry", "close", "Q2", "--bought", "S2")[0]["bought"] == {"id": "S2", "item": "Kunlun X7"}
    assert working.items("enquiry", "close", "Q3", "--lost", "Bought a Taishan")[0]["lost"] == "Bought a Taishan"
    assert working.items("enquiry", "list") == []
    kinds = [one["kind"] for one in working.items("history", "李四")]
    assert ("enquiry" in kinds, "enquiry-bought" in kinds) == (True, True)
    assert [one["what"] for one in working.items("enquiry", "show", "Q3")[0]["record"]] == ["received", "lost"]


def test_what_was_bought_before_an_enquiry_cannot_have_come_of_it(working: Shop) -> None:
    """The refusal names both days, and the enquiry stays open; what is bought on the day itself may end it."""
    taken(working, "李四")
    working.ok("purchase", "new", "李四", "Kunlun X5", "--on", "2026-11-21")
    said = refused(working, 4, "enquiry", "close", "Q2", "--bought", "S2")
    assert all(text in said for text in ("S2", "2026-11-21", "Q2", "2026-11-22"))
    assert [one["id"] for one in working.items("enquiry", "list")] == ["Q2"]
    working.ok("purchase", "new", "李四", "Kunlun X7", "--on", "2026-11-22")
    assert working.items("enquiry", "close", "Q2", "--bought", "S3")[0]["bought"]["id"] == "S3"


def test_an_enquiry_is_completed_field_by_field(working: Shop) -> None:
    """And emptied."""
    taken(working, "李四")
    (one,) = working.items(
        "enquiry", "edit", "Q2", "--model", "X9", "--budget", "59.90", "--when", "May", "--test-drive"
    )
    assert (one["model"], one["budget_fen"], one["when"], one["test_drive"]) == ("X9", 5990, "May", True)
    (one,) = working.items(
        *("enquiry", "edit", "Q2", "--clear", "model", "--clear", "budget", "--clear", "when", "--no-test-drive")
    )
    assert (one["model"], one["budget_fen"], one["when"], one["test_drive"]) == (None, None, None, False)


def test_an_enquiry_is_whoevers_customer_it_is(working: Shop) -> None:
    """The member of staff who took it down keeps the prospect."""
    working.ok("staff", "new", "li")
    working.ok("staff", "new", "wang")
    assert taken(working, "王五")["assignee"]["name"] == "li"
    assert [one["id"] for one in working.items("enquiry", "list", "--staff", "me")] == ["Q2"]
    assert working.items("enquiry", "list", "--staff", "wang") == []
    assert [one["id"] for one in working.items("enquiry", "list", "--customer", "王五")] == ["Q2"]


BAD = [
    (2, ["enquiry", "new", ""], "name"),
    (2, ["enquiry", "new", "王\x00五"], "U+0000"),
    (2, ["enquiry", "new", "王五", "--phone", "12"], '"12"'),
    (2, ["enquiry", "new", "王五", "--phone", ""], "phone"),
    (2, ["enquiry", "new", "王五", "--budget", "lots"], "lots"),
    (2, ["enquiry", "new", "王五", "--model", " "], "model"),
    (2, ["enquiry", "new", "王五", "--via", "fax"], "fax"),
    (2, ["enquiry", "show", "C1"], '"C1"'),
    (3, ["enquiry", "show", "Q1"], "Q1"),
    (3, ["enquiry", "edit", "Q9", "--model", "x"], "Q9"),
    (2, ["enquiry", "edit", "Q2"], "--model"),
    (2, ["enquiry", "edit", "Q2", "--why-not", "x", "--clear", "why-not"], "--clear why-not"),
    (2, ["enquiry", "edit", "Q2", "--clear", "phone"], "phone"),
    (2, ["enquiry", "close", "Q2"], "--lost"),
    (2, ["enquiry", "close", "Q2", "--lost", ""], "reason"),
    (2, ["enquiry", "close", "Q2", "--lost", "x", "--bought", "S1"], "--lost"),
    (4, ["enquiry", "close", "Q2", "--bought", "S1"], "S1"),
    (3, ["enquiry", "close", "Q2", "--bought", "S9"], "S9"),
    (2, ["enquiry", "close", "Q2", "--bought", "K1"], '"K1"'),
    (3, ["enquiry", "list", "--customer", "Nobody"], "Nobody"),
]


@pytest.mark.parametrize(("code", "words", "named"), BAD, ids=[" ".join(words)[:60] for _, words, _ in BAD])
def test_an_enquiry_that_cannot_be_right_is_refused(working: Shop, code: int, words: list[str], named: str) -> None:
    """One sentence with the value, the right code, and nothing changed."""
    taken(working, "李四")
    assert named in refused(working, code, *words)
