"""Purchases, and what the playbook makes of them."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened


@pytest.fixture
def dealer(shop: Shop) -> Shop:
    """A car dealer with one customer."""
    shop.ok("customer", "new", "张三")
    return shop


def bought(shop: Shop, *args: str) -> Any:
    """A purchase as `purchase new` enters it."""
    return shop.items("purchase", "new", *args)[0]


def plan(followups: Any) -> list[tuple[str, str, str | None, str]]:
    """Follow-ups as rule, day, time and channel."""
    return [(one["purpose"]["code"], one["due_on"], one["due_at"], one["channel"]) for one in followups]


def days(shop: Shop, purchase: str) -> dict[str, str]:
    """On which day each follow-up of a purchase is due."""
    followups = shop.items("purchase", "show", purchase)[0]["followups"]
    return {one["purpose"]["code"]: one["due_on"] for one in followups}


def test_a_purchase_is_entered_with_all_that_was_told(dealer: Shop) -> None:
    """Every field of the form is kept, the price in fen."""
    told = ["--on", "2026-11-18", "--category", "car", "--serial", "LVSHCAMB1CE054249", "--price", "189800"]
    bought(dealer, "张三", "Kunlun X5", *told, "--deliver-on", "2026-11-25", "--note", "Wants grey mats")
    expected = {
        "id": "S1", "customer": {"id": "K1", "name": "张三"}, "item": "Kunlun X5", "category": "car",
        "serial": "LVSHCAMB1CE054249", "price_fen": 18980000, "bought_on": "2026-11-18", "deliver_on": "2026-11-25",
        "delivered_on": None, "delivered_at": None, "note": "Wants grey mats",
    }  # fmt: skip
    assert expected.items() <= dealer.items("purchase", "show", "S1")[0].items()


def test_a_sale_in_any_trade_is_followed_by_four_contacts(tmp_path: Path) -> None:
    """Thanks at once, then after three days, a month and three months; month ends do not spill over."""
    shop = opened(tmp_path, "generic")
    shop.now = "2026-08-31T09:00+08:00"
    shop.ok("customer", "new", "张三")
    assert plan(bought(shop, "张三", "Sofa")["planned"]) == [
        ("thanks", "2026-08-31", None, "text"),
        ("first-call", "2026-09-03", None, "call"),
        ("one-month", "2026-09-30", None, "call"),
        ("three-months", "2026-11-30", None, "call"),
    ]


def test_a_car_is_thanked_for_when_bought_and_cared_for_once_delivered(dealer: Shop) -> None:
    """The playbook of the dealer, with its dates."""
    assert plan(bought(dealer, "张三", "Kunlun X5", "--on", "2026-11-18")["planned"]) == [
        ("thanks", "2026-11-18", None, "text")
    ]
    assert plan(dealer.items("purchase", "deliver", "S1")[0]["planned"]) == [
        ("home-safe", "2026-11-22", "2026-11-22T10:30:00+08:00", "call"),
        ("thank-you-letter", "2026-11-23", None, "letter"),
        ("first-days", "2026-11-25", None, "call"),
        ("one-month-use", "2026-12-22", None, "call"),
        ("three-month-use", "2027-02-22", None, "call"),
    ]


def test_ninety_minutes_count_from_the_minute_of_the_delivery(dealer: Shop) -> None:
    """Where only its day is known, the call is due on that day without a time; at night nobody is called."""
    for item, delivered in (("One", "yesterday 16:40"), ("Two", "yesterday"), ("Three", "yesterday 23:00")):
        bought(dealer, "张三", item, "--on", "2026-11-18")
        dealer.ok("purchase", "deliver", {"One": "S1", "Two": "S2", "Three": "S3"}[item], "--on", delivered)
    due = {
        one["purchase"]: (one["due_on"], one["due_at"])
        for one in dealer.items("followup", "list")
        if one["purpose"]["code"] == "home-safe"
    }
    assert due == {
        "S1": ("2026-11-21", "2026-11-21T18:10:00+08:00"),
        "S2": ("2026-11-21", None),
        "S3": ("2026-11-22", "2026-11-22T08:30:00+08:00"),
    }


@pytest.mark.parametrize(("kind", "visited"), [("vip", True), ("loyal", True), ("new", False), ("regular", False)])
def test_key_owners_are_visited_after_two_weeks(shop: Shop, kind: str, visited: bool) -> None:
    """Only VIPs and loyal customers."""
    shop.ok("customer", "new", "李四", "--kind", kind)
    bought(shop, "李四", "Kunlun X5")
    planned = plan(shop.items("purchase", "deliver", "S1")[0]["planned"])
    assert (("key-owner-visit", "2026-12-06", None, "visit") in planned) is visited


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("189800", 18980000), ("59.90", 5990), ("59.9", 5990), ("¥1,280", 128000), ("￥１２８０", 128000), ("0", 0)],
)
def test_a_price_may_be_written_as_people_write_it(dealer: Shop, typed: str, fen: int) -> None:
    """With a currency sign, thousands, one or two decimals."""
    assert bought(dealer, "张三", "Mats", "--price", typed)["price_fen"] == fen


@pytest.mark.parametrize("typed", ["-1", "-0.01", "1.234", "1e5", "abc", "1.", ".5", "NaN", "99999999999", "1 yuan"])
def test_what_is_no_price_is_refused(dealer: Shop, typed: str) -> None:
    """A negative or unreadable amount is named."""
    assert f'"{typed}"' in refused(dealer, 2, "purchase", "new", "张三", "Mats", "--price", typed)


@pytest.mark.parametrize("on", ["2026-11-23", "tomorrow", "today 09:01", "+1d", "明天"])
def test_a_purchase_lies_behind(dealer: Shop, on: str) -> None:
    """Nothing was bought tomorrow, nor one minute from now."""
    said = refused(dealer, 2, "purchase", "new", "张三", "Mats", "--on", on)
    assert "2026-11-2" in said


def test_a_delivery_is_not_planned_before_the_purchase(dealer: Shop) -> None:
    """Both dates are named."""
    said = refused(dealer, 2, "purchase", "new", "张三", "X5", "--on", "2026-11-18", "--deliver-on", "2026-11-17")
    assert ("2026-11-17" in said, "2026-11-18" in said) == (True, True)


def test_nothing_is_delivered_before_it_was_bought(dealer: Shop) -> None:
    """Neither at first nor by a correction of one of the two dates."""
    bought(dealer, "张三", "X5", "--on", "2026-11-18")
    said = refused(dealer, 2, "purchase", "deliver", "S1", "--on", "2026-11-17")
    assert ("2026-11-17" in said, "2026-11-18" in said) == (True, True)
    dealer.ok("purchase", "deliver", "S1", "--on", "2026-11-19")
    refused(dealer, 2, "purchase", "edit", "S1", "--delivered", "2026-11-17")
    refused(dealer, 2, "purchase", "edit", "S1", "--on", "2026-11-20")


def test_nothing_is_delivered_an_hour_before_it_was_bought(dealer: Shop) -> None:
    """The order holds within a day too, where both times are known."""
    bought(dealer, "张三", "X5", "--on", "today 08:30")
    refused(dealer, 2, "purchase", "deliver", "S1", "--on", "today 07:30")


def test_a_delivery_lies_behind(dealer: Shop) -> None:
    """It is recorded once it has happened."""
    bought(dealer, "张三", "X5")
    assert "2026-11-23" in refused(dealer, 2, "purchase", "deliver", "S1", "--on", "tomorrow")
    assert "2026-11-22 09:30" in refused(dealer, 2, "purchase", "deliver", "S1", "--on", "09:30")


def test_nothing_is_delivered_twice(working: Shop) -> None:
    """The refusal says when it was delivered and how to correct that."""
    said = refused(working, 4, "purchase", "deliver", "S1")
    assert ("S1" in said, "2026-11-22" in said, "--delivered" in said) == (True, True, True)


def test_a_planned_delivery_is_confirmed_the_day_before(dealer: Shop) -> None:
    """The call at ten moves with the plan and is called off by the delivery."""
    planned = bought(dealer, "张三", "X5", "--deliver-on", "2026-11-26")["planned"]
    assert ("handover-confirm", "2026-11-25", "2026-11-25T10:00:00+08:00", "call") in plan(planned)
    moved = dealer.items("purchase", "edit", "S1", "--deliver-on", "2026-11-28")[0]
    assert plan(moved["replanned"]) == [("handover-confirm", "2026-11-27", "2026-11-27T10:00:00+08:00", "call")]
    handed = dealer.items("purchase", "deliver", "S1")[0]
    assert [(one["purpose"]["code"], one["state"]) for one in handed["overtaken"]] == [
        ("handover-confirm", "cancelled")
    ]
    assert "handover-confirm" not in [one["purpose"]["code"] for one in dealer.items("followup", "list")]


def test_a_corrected_date_recounts_only_what_nobody_has_touched(working: Shop) -> None:
    """What was tried, moved, done or called off by somebody stays as that somebody left it."""
    working.ok("log-call", "张三", "--outcome", "no-answer", "--for", "F2")
    working.ok("followup", "move", "F3", "2026-12-01", "--why", "stamps are out")
    working.ok("followup", "done", "F4")
    working.ok("followup", "cancel", "F5", "--why", "abroad")
    changed = working.items("purchase", "edit", "S1", "--delivered", "2026-11-20 10:00")[0]
    assert plan(changed["replanned"]) == [("three-month-use", "2027-02-20", None, "call")]
    assert (changed["planned"], changed["overtaken"]) == ([], [])
    assert days(working, "S1") == {
        "thanks": "2026-11-18", "home-safe": "2026-11-22", "thank-you-letter": "2026-12-01",
        "first-days": "2026-11-25", "one-month-use": "2026-12-22", "three-month-use": "2027-02-20",
    }  # fmt: skip


def test_a_corrected_purchase_date_moves_what_counts_from_it(working: Shop) -> None:
    """The thanks move; what counts from the delivery does not."""
    changed = working.items("purchase", "edit", "S1", "--on", "2026-11-17")[0]
    assert plan(changed["replanned"]) == [("thanks", "2026-11-17", None, "text")]


def test_a_rule_fires_once(working: Shop) -> None:
    """However often a purchase is corrected, nobody is thanked twice."""
    working.ok("followup", "done", "F1")
    before = [one["id"] for one in working.items("followup", "list", "--all")]
    working.ok("purchase", "edit", "S1", "--price", "180000")
    working.ok("purchase", "edit", "S1", "--on", "2026-11-17")
    assert sorted(one["id"] for one in working.items("followup", "list", "--all")) == sorted(before)


@pytest.mark.parametrize(
    ("option", "typed", "field", "kept"),
    [
        ("--item", "Kunlun X7", "item", "Kunlun X7"),
        ("--category", "car", "category", "car"),
        ("--serial", "LV-1", "serial", "LV-1"),
        ("--price", "1", "price_fen", 100),
        ("--on", "2026-11-19", "bought_on", "2026-11-19"),
        ("--note", "Grey", "note", "Grey"),
    ],
)
def test_each_field_of_a_purchase_can_be_corrected(
    working: Shop, option: str, typed: str, field: str, kept: object
) -> None:
    """One field changes and the others stay."""
    before = working.items("purchase", "list")[0]
    working.ok("purchase", "edit", "S1", option, typed)
    assert working.items("purchase", "list")[0] == {**before, field: kept}


def test_a_correction_needs_something_to_correct(working: Shop) -> None:
    """Nothing given, no such purchase, no purchase's id, not delivered yet."""
    working.ok("purchase", "new", "李四", "Mats")
    refused(working, 2, "purchase", "edit", "S1")
    assert "S9" in refused(working, 3, "purchase", "edit", "S9", "--price", "1")
    assert '"K1"' in refused(working, 2, "purchase", "edit", "K1", "--price", "1")
    assert "S2" in refused(working, 4, "purchase", "edit", "S2", "--delivered", "today")
    assert "S9" in refused(working, 3, "purchase", "deliver", "S9")


def test_an_old_purchase_entered_late_wants_no_thanks(dealer: Shop) -> None:
    """Nothing is planned that would have been due more than 14 days ago, and this is said beside the data."""
    answer = dealer.ok("purchase", "new", "张三", "X5", "--on", "2026-11-07")
    assert "1 follow-up" in answer.err
    assert dealer.items("followup", "list") == []
    late = dealer.items("purchase", "deliver", "S1", "--on", "2026-11-07")[0]
    assert plan(late["planned"]) == [
        ("thank-you-letter", "2026-11-08", None, "letter"),
        ("first-days", "2026-11-10", None, "call"),
        ("one-month-use", "2026-12-07", None, "call"),
        ("three-month-use", "2027-02-07", None, "call"),
    ]


def test_fourteen_days_are_not_too_late(dealer: Shop) -> None:
    """What would have been due exactly 14 days ago is still planned, and stands on the list as overdue."""
    assert bought(dealer, "张三", "X5", "--on", "2026-11-08")["too_late"] == 0
    assert [(one["id"], one["overdue_days"]) for one in dealer.items("due-today")] == [("F1", 14)]


def test_a_purchase_from_before_the_store_was_opened_plans_nothing(dealer: Shop) -> None:
    """Years of old sales can be entered without a flood of calls."""
    assert bought(dealer, "张三", "X5", "--on", "2020-02-29")["planned"] == []
    delivered = dealer.items("purchase", "deliver", "S1", "--on", "2020-03-01")[0]
    assert (delivered["planned"], delivered["too_late"] > 0) == ([], True)
    assert dealer.items("due-today", "--days", "3650") == []


def test_purchases_are_listed_newest_first(working: Shop) -> None:
    """All, a customer's, those of a category, or only the first of them."""
    working.ok("purchase", "new", "李四", "Sedan", "--on", "2026-11-01", "--category", "car")
    working.ok("purchase", "new", "张三", "Mats", "--on", "2026-11-20", "--category", "parts")

    def listed(*args: str) -> list[str]:
        return [one["item"] for one in working.items("purchase", "list", *args)]

    assert listed() == ["Mats", "Kunlun X5", "Sedan"]
    assert listed("--customer", "张三") == ["Mats", "Kunlun X5"]
    assert listed("--category", "car") == ["Sedan"]
    assert listed("--limit", "1") == ["Mats"]
    assert listed("--category", "boat") == []


def test_a_purchase_is_shown_with_what_came_of_it(working: Shop) -> None:
    """Its follow-ups, open and closed, with the price as people read it."""
    working.ok("followup", "done", "F1")
    shown = {one["id"]: one["state"] for one in working.items("purchase", "show", "s1")[0]["followups"]}
    assert shown == {"F1": "done", "F2": "open", "F3": "open", "F4": "open", "F5": "open", "F6": "open"}
    said = working.ok("purchase", "show", "1").out
    assert all(text in said for text in ("Kunlun X5", "189,800", "Wed 18 Nov", "张三"))


def test_a_purchase_that_is_not_there_cannot_be_shown(working: Shop) -> None:
    """An unknown number is not found (3), another noun's id is no purchase's (2)."""
    assert "S9" in refused(working, 3, "purchase", "show", "S9")
    assert '"F1"' in refused(working, 2, "purchase", "show", "F1")


def test_what_was_bought_has_a_name(dealer: Shop) -> None:
    """An empty item is refused, an odd one is kept."""
    refused(dealer, 2, "purchase", "new", "张三", " ")
    assert bought(dealer, "张三", "[b]“X5”[/b]; 'mats' 😀")["item"] == "[b]“X5”[/b]; 'mats' 😀"


def test_buying_makes_a_prospect_a_customer_and_buying_again_a_regular_one(shop: Shop) -> None:
    """The file of a customer follows the deals, and undo takes the rank back with the purchase."""
    shop.ok("customer", "new", "王五", "--kind", "prospect")
    assert "new customer" in shop.ok("purchase", "new", "王五", "Kunlun X5").out
    assert shop.items("purchase", "new", "王五", "Floor mats")[0]["promoted"] == "regular"
    assert shop.items("customer", "show", "王五")[0]["kind"] == "regular"
    shop.ok("undo")
    assert shop.items("customer", "show", "王五")[0]["kind"] == "new"


def test_an_acceptance_is_recorded_once_and_corrected_by_edit(shop: Shop) -> None:
    """A window fitter's work is signed for on one day; a wrong day is corrected, a second signature refused."""
    shop.ok("customer", "new", "王五")
    shop.ok("purchase", "new", "王五", "12 windows", "--on", "2026-11-01")
    assert shop.svc("purchase", "edit", "S1", "--accepted", "2026-11-10").code == 4
    (accepted,) = shop.items("purchase", "accept", "S1", "--on", "2026-11-12", "--moved-in", "2026-11-20")
    assert (accepted["accepted_on"], accepted["moved_in_on"]) == ("2026-11-12", "2026-11-20")
    answer = shop.svc("purchase", "accept", "S1")
    assert (answer.code, "2026-11-12" in answer.err) == (4, True)
    assert shop.items("purchase", "edit", "S1", "--accepted", "2026-11-10")[0]["accepted_on"] == "2026-11-10"
    assert shop.items("purchase", "edit", "S1", "--clear", "moved-in")[0]["moved_in_on"] is None
    assert [one["kind"] for one in shop.items("history", "王五")] == ["purchase", "acceptance", "registered"]


@pytest.mark.parametrize("option", ["--moved-in", "--accepted"])
def test_nothing_follows_a_purchase_before_it(shop: Shop, option: str) -> None:
    """An acceptance or moving in before the purchase is a slip of the finger."""
    shop.ok("customer", "new", "王五")
    shop.ok("purchase", "new", "王五", "12 windows", "--on", "2026-11-10")
    shop.ok("purchase", "accept", "S1")
    answer = shop.svc("purchase", "edit", "S1", option, "2026-11-09")
    assert (answer.code, "2026-11-09" in answer.err) == (2, True)
    assert shop.svc("purchase", "edit", "S1", option, "2026-12-09").code == 2


def test_a_serial_number_that_was_sold_before_is_named(shop: Shop) -> None:
    """A slip in a chassis number is seen when it is typed, and nothing is refused."""
    shop.ok("customer", "new", "王五")
    shop.ok("purchase", "new", "王五", "Kunlun X5", "--serial", "A1")
    answer = shop.ok("purchase", "new", "王五", "Kunlun X7", "--serial", "A1")
    assert "S1 Kunlun X5" in answer.err


def test_what_would_last_longer_than_a_century_is_refused(dealer: Shop) -> None:
    """A slip in the quantity or the daily use is named with both, when it is entered and when it is corrected."""
    long = ["--quantity", "99999999", "--daily-use", "1.5"]
    said = refused(dealer, 2, "purchase", "new", "张三", "Lenses", *long)
    assert "99999999" in said
    assert "1.5" in said
    assert "100 years" in said
    bought(dealer, "张三", "Lenses", "--quantity", "36525", "--daily-use", "1")
    assert "36526" in refused(dealer, 2, "purchase", "edit", "S1", "--quantity", "36526")
