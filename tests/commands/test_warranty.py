"""What is covered: asked, listed, read out, and granted all the same."""

import csv
import io
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from aftersales_cli import playbooks
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.store import Store
from tests.commands.conftest import CARS
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import NOW, Shop

TRADE = CARS.read_text(encoding="utf-8")


@pytest.fixture
def staffed(cars: Shop) -> Shop:
    """The same with a clerk, who works, and an owner."""
    cars.ok("staff", "new", "li")
    cars.ok("staff", "new", "赵敏", "--role", "owner")
    return cars


def asked(shop: Shop, code: int, *args: str) -> Any:
    """The answer to a check of the car in JSON, where the run ends with a code; nothing is said beside it."""
    answer = shop.svc("warranty", "check", "S1", *args, "--json")
    assert (answer.code, answer.err) == (code, "")
    return answer.json


def one(shop: Shop, code: int, *args: str) -> Any:
    """The only item of such an answer."""
    (item,) = asked(shop, code, *args)["items"]
    return item


def run_in(shop: Shop, sql: str, *values: object) -> None:
    """Changes a store as a later command will."""
    now = datetime.fromisoformat(NOW)
    with closing(Store(shop.path)) as store, store.transaction(), store.entries.open(EntryKind.DO, "x", "li", now, now):
        store.run(sql, values)


def take_up(shop: Shop, text: str, on: str) -> None:
    """Lets a store change its playbook on a day."""
    path = shop.path.with_name("later.toml")
    path.write_text(text, encoding="utf-8")
    at = datetime.fromisoformat(f"{on}T12:00+08:00")
    with (
        closing(Store(shop.path)) as store, store.transaction(),
        store.entries.open(EntryKind.FIXED, "playbook", "li", at, at),
    ):  # fmt: skip
        store.policy.take_up(playbooks.read(path), at)


# --- the answer


def test_what_is_covered_is_answered_with_clause_payer_and_what_is_left(cars: Shop) -> None:
    """A defect of the car in November 2026: the maker pays until 12 March 2028."""
    answer = asked(cars, 0, "--component", "door", "--km", "12000")
    assert (answer["schema"], answer["covered"], answer["on"]) == ("svc.warranty/1", True, "2026-11-22")
    assert answer["purchase"] == {"id": "S1", "item": "Kunlun X5"}
    (item,) = answer["items"]
    assert item["component"] == {"code": "door", "text": "door"}
    assert (item["why"]["code"], item["payer"]["code"], item["clause"]) == ("covered", "maker", "booklet, part 2")
    assert (item["starts_on"], item["ends_on"], item["days_left"]) == ("2026-03-12", "2028-03-12", 476)
    assert (item["km"], item["km_left"], item["km_limit"]) == (12000, 48000, 60000)


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("--fault", "misuse"), "customer-pays"),
        (("--km", "60001"), "km-exceeded"),
        (("--on", "2028-03-13"), "ended"),
        (("--on", "2026-03-11"), "not-begun"),
        (("--component", "heater"), "not-begun"),
        (("--component", "battery", "--uses", "501"), "uses-exceeded"),
        (("--component", "battery", "--on", "2027-03-11"), "ended"),
    ],
)
def test_what_is_not_covered_ends_with_4_and_still_says_all(cars: Shop, args: tuple[str, ...], why: str) -> None:
    """The clerk reads why, from the same place as always; a script sees the code."""
    answer = asked(cars, 4, *args)
    assert answer["covered"] is False
    assert (answer["items"][-1]["why"]["code"], answer["items"][-1]["payer"]["code"]) == (why, "customer")
    said = cars.svc("warranty", "check", "S1", *args)
    assert (said.code, "not covered" in said.out) == (4, True)


def test_the_last_day_and_the_last_kilometre_are_covered(cars: Shop) -> None:
    """24 months from 12 March 2026 end with 12 March 2028."""
    item = one(cars, 0, "--component", "*", "--on", "2028-03-12", "--km", "60000")
    assert (item["days_left"], item["km_left"]) == (0, 0)


def test_without_a_component_all_are_answered_and_the_rest_decides(cars: Shop) -> None:
    """The heater has not begun and the car is covered: the answer is yes."""
    items = asked(cars, 0)["items"]
    assert [(item["component"]["code"], item["covered"]) for item in items] == [
        ("battery", True), ("heater", False), ("*", True),
    ]  # fmt: skip
    assert [item["covered"] for item in asked(cars, 4, "--fault", "wear")["items"]] == [True, False, False]


def test_a_component_is_named_by_its_word_or_its_title(cars: Shop) -> None:
    """In either language; what has no term of its own is said to fall under the rest, and what has one is listed."""
    for typed in ("battery", "Battery", "蓄电池"):
        assert one(cars, 0, "--component", typed)["clause"] == "booklet, part 3"
    answer = cars.ok("warranty", "check", "S1", "--component", "Bttery", "--km", "5")
    assert "bttery" in answer.out
    assert "no term names it, so it falls under: Whole car" in answer.out
    assert "Battery (battery), Heater (heater)" in answer.err


def test_a_part_of_a_title_is_enough_where_it_is_clear(cars: Shop) -> None:
    """Where several terms have it, they are named with their words, and nothing is answered."""
    cars.ok("purchase", "new", "张三", "House", "--on", "2026-11-20")
    take_up(cars, TRADE.replace('en = "Heater"', 'en = "Heater and battery box"'), "2026-11-01")
    cars.ok("purchase", "edit", "S2", "--on", "2026-11-20")
    refusal = cars.svc("warranty", "check", "S2", "--component", "batter")
    assert (refusal.code, refusal.out) == (3, "")
    assert all(line in refusal.err for line in ('"batter" fits several', "  battery  Battery", "  heater  Heater and"))
    assert one(cars, 4, "--component", "heat")["component"]["code"] == "heater"


def test_what_has_not_begun_names_the_command_that_records_it(cars: Shop) -> None:
    """The acceptance was never written down."""
    answer = cars.svc("warranty", "check", "S1", "--component", "heater")
    assert (answer.code, "which is not recorded" in answer.out) == (4, True)
    assert "svc purchase accept S1 --on WHEN" in answer.err
    assert "svc purchase" not in cars.ok("warranty", "check", "S1", "--component", "battery").err


def test_a_trade_without_warranty_terms_names_nobody_who_pays(shop: Shop) -> None:
    """Not the customer: nothing was agreed about it; whether one component is asked about or all."""
    shop.ok("customer", "new", "张三")
    shop.ok("purchase", "new", "张三", "Kunlun X5")
    for args in ((), ("--component", "lamp")):
        item = one(shop, 4, *args)
        assert (item["why"]["code"], item["payer"]) == ("no-term", None)
        told = shop.svc("warranty", "check", "S1", *args).out
        assert ("the playbook names no warranty terms" in told, "the customer" in told) == (True, False)
    assert one(shop, 0, "--exception", "Goodwill")["payer"]["code"] == "store"


def test_a_category_may_have_its_own_term(cars: Shop) -> None:
    """The battery of a van is covered for six months."""
    cars.ok("purchase", "edit", "S1", "--category", "van")
    assert one(cars, 4, "--component", "battery")["ends_on"] == "2026-09-10"


def test_the_odometer_of_the_workshop_counts_where_none_is_said(cars: Shop) -> None:
    """With the day on which it was read; without any reading the answer says that it is missing."""
    assert "--km" in cars.ok("warranty", "check", "S1").err
    cars.ok("job", "new", "张三", "Service", "--kind", "service", "--on", "today", "--purchase", "S1")
    cars.ok("job", "start", "J1", "--km", "9800")
    item = one(cars, 0, "--component", "*")
    assert (item["km"], item["km_on"], item["km_left"]) == (9800, "2026-11-22", 50200)
    cars.ok("job", "done", "J1", "Oil", "--km", "61000")
    assert one(cars, 4, "--component", "*")["why"]["code"] == "km-exceeded"
    assert one(cars, 0, "--component", "*", "--km", "16100")["km_left"] == 43900


def test_days_in_repair_move_the_end(cars: Shop) -> None:
    """Begun on Sunday, done on Thursday: four days more."""
    cars.ok("job", "new", "张三", "Gearbox", "--kind", "repair", "--on", "today", "--purchase", "S1")
    cars.ok("job", "start", "J1")
    assert one(cars, 0, "--component", "*")["ends_on"] == "2028-03-12"
    cars.now = "2026-11-26T18:00+08:00"
    cars.ok("job", "done", "J1", "New gearbox")
    item = one(cars, 0, "--component", "*")
    assert (item["ends_on"], item["repair_days"]) == ("2028-03-16", 4)
    assert "4 days in repair added" in cars.ok("warranty", "check", "S1", "--component", "*").out


def test_a_unit_in_the_workshop_was_in_repair_from_the_day_it_came(cars: Shop) -> None:
    """Where its receipt is recorded, that day begins the repair; and an exchange begins the term anew."""
    insert = "INSERT INTO milestones (customer_id, purchase_id, what, happened_on, by) VALUES (1, 1, ?, ?, 'li')"
    run_in(cars, insert, "unit-received", "2026-11-20")
    cars.ok("job", "new", "张三", "Gearbox", "--kind", "repair", "--on", "today", "--purchase", "S1")
    cars.ok("job", "done", "J1", "New gearbox")
    assert one(cars, 0, "--component", "*")["repair_days"] == 2
    run_in(cars, insert, "exchanged", "2026-11-21")
    item = one(cars, 0, "--component", "*")
    assert (item["exchanged_on"], item["starts_on"], item["ends_on"]) == ("2026-11-21", "2026-11-21", "2028-11-22")
    assert one(cars, 0, "--component", "battery")["exchanged_on"] is None


def test_an_answer_is_read_in_chinese(cars: Shop) -> None:
    """Title, clause and days."""
    cars.lang = "zh"
    said = cars.ok("warranty", "check", "S1", "--component", "蓄电池", "--on", "2026-11-25").out
    assert all(text in said for text in ("蓄电池", "保修手册第三章", "2027年3月10日 周三"))
    said = cars.ok("warranty", "rights", "S1").out
    assert all(text in said for text in ("整车", "暖风", "保修手册第二章", "2028年3月12日 周日"))


def test_a_trade_without_a_warranty_covers_nothing(working: Shop, tmp_path: Path) -> None:
    """Nothing was agreed, so nothing is owed, whatever is asked."""
    take_up(working, 'title = { en = "T", zh = "甲" }\n', "2026-11-01")
    working.ok("purchase", "edit", "S1", "--on", "2026-11-02")
    answer = working.svc("warranty", "check", "S1", "--json")
    assert (answer.code, answer.items[0]["why"]["code"]) == (4, "no-term")
    assert working.items("warranty", "rights", "S1") == []
    assert working.items("purchase", "show", "S1")[0]["warranty"] == []


def test_what_cannot_be_asked_is_refused(cars: Shop) -> None:
    """No such purchase (3), a word, a number or a day that cannot be right (2)."""
    assert "S9" in refused(cars, 3, "warranty", "check", "S9")
    assert "S9" in refused(cars, 3, "warranty", "rights", "S9")
    assert '"rust"' in refused(cars, 2, "warranty", "check", "S1", "--fault", "rust")
    assert '"-1"' in refused(cars, 2, "warranty", "check", "S1", "--km", "-1")
    assert '"1/2"' in refused(cars, 2, "warranty", "check", "S1", "--on", "1/2")
    for span in ("soon", "-1d", "5wd", "12h", "9999y"):
        assert f'"{span}"' in refused(cars, 2, "warranty", "list", "--ending", span)


# --- exceptions


def test_an_exception_needs_the_rank(staffed: Shop) -> None:
    """A clerk is refused and told who could; so is whoever is nobody on the staff."""
    claim = ["warranty", "check", "S1", "--fault", "misuse", "--exception", "Goodwill"]
    said = refused(staffed, 4, *claim)
    assert "li" in said
    assert "赵敏" in said
    staffed.user = ""
    assert "赵敏" in refused(staffed, 4, *claim)
    staffed.ok("staff", "edit", "赵敏", "--role", "lead")
    assert "--role manager" in refused(staffed, 4, *claim)


def test_an_exception_covers_this_claim_and_stays_on_record(staffed: Shop) -> None:
    """The owner covers a misuse; the next day's is not covered, and the exception is mentioned."""
    staffed.user = "赵敏"
    claim = ["--component", "door", "--fault", "misuse"]
    item = one(staffed, 0, *claim, "--km", "5000", "--exception", "Third car")
    assert (item["why"]["code"], item["payer"]["code"]) == ("exception", "store")
    made = {"reason": "Third car", "by": "赵敏", "on": "2026-11-22", "component": "door", "km": 5000}
    assert made.items() <= item["exception"].items()
    staffed.user = "li"
    assert one(staffed, 0, *claim)["why"]["code"] == "exception"
    staffed.now = "2026-11-23T09:00+08:00"
    later = asked(staffed, 4, *claim)
    assert [found["reason"] for found in later["exceptions"]] == ["Third car"]
    assert "Third car" in staffed.svc("warranty", "check", "S1", *claim).out
    assert asked(staffed, 4, *claim, "--on", "2026-11-21")["exceptions"] == []
    assert asked(staffed, 4, "--component", "seat", "--fault", "misuse")["exceptions"] == []
    rights = staffed.ok("warranty", "rights", "S1", "--json").json
    assert [found["by"] for found in rights["exceptions"]] == ["赵敏"]


def test_an_exception_is_told_in_the_customers_story(staffed: Shop) -> None:
    """When it was granted, for what, by whom and why; another customer's story knows nothing of it."""
    staffed.ok("customer", "new", "李四")
    staffed.now, staffed.user = "2026-11-23T10:00+08:00", "赵敏"
    claim = ["--component", "door", "--fault", "misuse", "--on", "2026-11-20"]
    one(staffed, 0, *claim, "--exception", "Third car")
    asked(staffed, 0, "--fault", "wear", "--exception", "Goodwill")
    rows = [line.split("\t") for line in staffed.ok("history", "张三").out.splitlines()]
    assert rows[-2:] == [
        ["Mon 23 Nov 10:00", "warranty exception", "S1", "door; misuse; Fri 20 Nov", "Third car (赵敏)"],
        ["Mon 23 Nov 10:00", "warranty exception", "S1", "Kunlun X5; wear; Mon 23 Nov", "Goodwill (赵敏)"],
    ]
    moment = staffed.items("history", "张三")[-2]
    assert (moment["on"], moment["kind"]) == ("2026-11-23", "warranty-exception")
    told = {"reason": "Third car", "by": "赵敏", "on": "2026-11-20", "component": "door"}
    assert told.items() <= moment["record"].items()
    assert moment["record"]["purchase"] == {"id": "S1", "item": "Kunlun X5"}
    assert [found["kind"] for found in staffed.items("history", "李四")] == ["registered"]


def test_an_exception_is_taken_back(cars: Shop) -> None:
    """In a store without staff anybody makes one, and undo takes it back."""
    before = business(cars.path)
    assert "undo" in cars.ok("warranty", "check", "S1", "--fault", "misuse", "--exception", "Goodwill").err
    assert asked(cars, 0, "--fault", "misuse")["exceptions"][0]["component"] == "*"
    cars.ok("undo")
    assert business(cars.path) == before
    asked(cars, 4, "--fault", "misuse")


def test_no_exception_is_made_to_what_is_covered_or_to_come(cars: Shop) -> None:
    """Nothing is written down that changes nothing, or that has not happened."""
    assert "S1" in refused(cars, 4, "warranty", "check", "S1", "--exception", "Goodwill")
    ahead = ["warranty", "check", "S1", "--on", "2030-01-01", "--exception", "Goodwill"]
    assert "2030-01-01" in refused(cars, 2, *ahead)
    refused(cars, 2, "warranty", "check", "S1", "--fault", "misuse", "--exception", " ")


# --- what was agreed stays agreed


def test_a_purchase_keeps_the_terms_of_its_day(cars: Shop) -> None:
    """From October on the trade gives one year; what was sold before keeps two."""
    take_up(cars, TRADE.replace('"24mo"', '"12mo"'), "2026-10-01")
    cars.ok("purchase", "new", "张三", "Kunlun X7", "--on", "2026-10-01")
    cars.ok("purchase", "new", "张三", "Kunlun X9", "--on", "2026-09-30")
    for number in ("S2", "S3"):
        cars.ok("purchase", "deliver", number, "--on", "2026-10-02")
    ends = {
        number: cars.items("warranty", "check", number, "--component", "*")[0]["ends_on"]
        for number in ("S1", "S2", "S3")
    }
    assert ends == {"S1": "2028-03-12", "S2": "2027-10-02", "S3": "2028-10-02"}


def test_a_purchase_of_another_day_has_the_terms_of_that_day(cars: Shop) -> None:
    """Where its day is corrected, the list that stood then holds; where it is not, nothing changes."""
    take_up(cars, TRADE.replace('"24mo"', '"12mo"'), "2026-03-11")
    cars.ok("purchase", "edit", "S1", "--item", "Kunlun X7")
    assert one(cars, 0, "--component", "*")["ends_on"] == "2028-03-12"
    cars.ok("purchase", "edit", "S1", "--on", "2026-03-11")
    assert one(cars, 0, "--component", "*")["ends_on"] == "2027-03-12"
    cars.ok("undo")
    assert one(cars, 0, "--component", "*")["ends_on"] == "2028-03-12"


def test_an_imported_purchase_has_the_terms_of_its_day(cars: Shop, tmp_path: Path) -> None:
    """Each row by its own day, as if it had been typed; and what came before versions were kept has the first."""
    take_up(cars, TRADE.replace('"24mo"', '"12mo"'), "2026-10-01")
    rows = [
        "客户,电话,商品,购买日期,交付日期",
        "李四,13800005678,X5,2026-09-01,2026-10-02",
        "李四,13800005678,X7,2026-10-01,2026-10-02",
    ]
    (tmp_path / "sold.csv").write_text("\n".join(rows), encoding="utf-8")
    cars.ok("import", "purchases", str(tmp_path / "sold.csv"), "--apply")
    ends = [cars.items("warranty", "check", number, "--component", "*")[0]["ends_on"] for number in ("S2", "S3")]
    assert ends == ["2028-10-02", "2027-10-02"]
    run_in(cars, "UPDATE purchases SET playbook_id = NULL WHERE id = 3")
    assert cars.items("warranty", "check", "S3", "--component", "*")[0]["ends_on"] == "2028-10-02"


# --- lists


def test_the_terms_that_end_soon_are_listed(cars: Shop) -> None:
    """From today to the day named, both in it, the first to end first."""

    def listed(*args: str) -> list[tuple[str, str, str, int]]:
        found = cars.items("warranty", "list", *args)
        return [(x["purchase"]["id"], x["component"]["code"], x["ends_on"], x["days_left"]) for x in found]

    cars.ok("customer", "new", "李四", "--phone", "138 0000 5678")
    cars.ok("purchase", "new", "李四", "Kunlun S3", "--on", "2025-12-01")
    assert listed() == [("S2", "battery", "2026-12-01", 9)]
    assert listed("--ending", "4mo") == [("S2", "battery", "2026-12-01", 9), ("S1", "battery", "2027-03-10", 108)]
    assert listed("--ending", "8d") == []
    assert listed("--ending", "9d") == listed()
    assert listed("--ending", "4mo", "--customer", "张三") == [("S1", "battery", "2027-03-10", 108)]
    assert len(listed("--ending", "4mo", "--limit", "1")) == 1
    cars.now = "2026-12-02T09:00+08:00"
    assert listed() == []


def test_a_term_that_was_prolonged_is_on_the_list_of_its_new_end(cars: Shop) -> None:
    """By a repair or an exchange; one that is over by its kilometres is on none."""
    cars.ok("job", "new", "张三", "Gearbox", "--kind", "repair", "--on", "today", "--purchase", "S1")
    cars.ok("job", "start", "J1")
    cars.now = "2027-01-26T18:00+08:00"
    cars.ok("job", "done", "J1", "New gearbox")
    cars.now = "2028-05-01T09:00+08:00"
    assert [item["ends_on"] for item in cars.items("warranty", "list")] == ["2028-05-16"]
    run_in(
        cars, "INSERT INTO milestones (customer_id, purchase_id, what, happened_on, by) VALUES (1, 1, ?, ?, 'li')",
        "exchanged", "2028-05-02",
    )  # fmt: skip
    cars.now = "2030-04-20T09:00+08:00"
    assert [item["ends_on"] for item in cars.items("warranty", "list")] == ["2030-05-02"]
    cars.ok("job", "new", "张三", "Service", "--kind", "service", "--on", "today", "--purchase", "S1")
    cars.ok("job", "start", "J2", "--km", "60001")
    assert cars.items("warranty", "list") == []


def test_a_keeper_sees_whose_terms_end(staffed: Shop) -> None:
    """The terms of the customers whom a member of staff keeps."""
    staffed.ok("customer", "edit", "张三", "--keeper", "赵敏")
    assert staffed.items("warranty", "list", "--ending", "1y", "--staff", "me") == []
    assert len(staffed.items("warranty", "list", "--ending", "1y", "--staff", "赵敏")) == 1


def test_the_list_goes_to_excel(cars: Shop) -> None:
    """Days as Excel reads them, and the phone in a column of its own."""
    out = cars.ok("warranty", "list", "--ending", "4mo", "--csv").out.removeprefix("\ufeff")
    heads, row = csv.reader(io.StringIO(out))
    assert dict(zip(heads, row, strict=True)) == {
        "Id": "S1", "Customer": "张三", "Phone": "138 0000 1234", "Item": "Kunlun X5", "Component": "Battery",
        "Until": "2027-03-10", "Days left": "108",
    }  # fmt: skip


def test_the_rights_are_read_to_the_customer(cars: Shop) -> None:
    """Each term, from when to when, how long, by which clause, and who pays for what."""
    answer = cars.ok("warranty", "rights", "S1", "--json").json
    assert answer["schema"] == "svc.warranty-rights/1"
    battery, heater, whole = answer["items"]
    assert (battery["ends_on"], heater["starts_on"], whole["ends_on"]) == ("2027-03-10", None, "2028-03-12")
    assert whole["pays"] == {"defect": "maker", "misuse": "customer", "wear": "customer", "force": "customer"}
    said = cars.ok("warranty", "rights", "S1").out
    assert all(text in said for text in ("24 months", "60,000 km", "2 x heating season", "the store: everything"))


def test_a_purchase_is_shown_with_its_warranty(cars: Shop) -> None:
    """Until when each component is covered."""
    (shown,) = cars.items("purchase", "show", "S1")
    assert [(item["component"]["code"], item["ends_on"]) for item in shown["warranty"]] == [
        ("battery", "2027-03-10"), ("heater", None), ("*", "2028-03-12"),
    ]  # fmt: skip
    assert "Whole car: until Sun 12 Mar 2028" in cars.ok("purchase", "show", "S1").out
