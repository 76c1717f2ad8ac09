"""Two files of one customer become one, and two again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop

TRADE = """
title = { en = "Windows", zh = "门窗" }

[[followup]]
id = "birthday"
birthday = true
channel = "text"
purpose = { en = "Birthday greeting", zh = "生日祝福" }

[[followup]]
id = "reward"
after = "referral-count"
count = 2
wait = "1d"
channel = "call"
purpose = { en = "Invite for the gift", zh = "邀请领取礼品" }
"""
THANKS = """
[[followup]]
id = "thanks"
after = "done:birthday"
wait = "1d"
channel = "text"
purpose = { en = "Thank for the talk", zh = "感谢接听" }
"""
# What makes a row in each table and column that names a customer: all about K2.
TOLD = {
    ("purchases", "customer_id"): ["purchase", "new", "K2", "Kunlun X5", "--on", "2026-11-18"],
    ("calls", "customer_id"): ["log-call", "K2", "All well"],
    ("followups", "customer_id"): ["followup", "new", "K2", "Ask about the seat", "--due", "fri"],
    ("promises", "customer_id"): ["promise", "new", "K2", "Floor mat", "--due", "fri"],
    ("cases", "customer_id"): ["complaint", "new", "K2", "It rattles"],
    ("milestones", "customer_id"): ["milestone", "new", "K2", "contract"],
    ("customers", "referred_by_id"): ["customer", "new", "赵六", "--referred-by", "K2"],
    ("consents", "customer_id"): ["customer", "consent", "K2", "--given"],
    ("former_customers", "customer_id"): ["customer", "merge", "K2", "K3"],
}


@pytest.fixture
def twice(shop: Shop) -> Shop:
    """A shop in which 张三 was entered twice: as K1, and as K2 with all that a customer can have."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--district", "鼓楼", "--note", "Early bird")
    shop.ok("customer", "new", "张珊", "--phone", "139 0000 5678", "--district", "玄武", "--wechat", "zs")
    shop.ok("customer", "new", "李四", "--phone", "137 0000 9999")
    for line in TOLD.values():
        shop.ok(*line)
    shop.ok("enquiry", "new", "张珊", "--phone", "139 0000 5678", "--model", "X7")
    shop.ok("job", "new", "K2", "Service", "--kind", "service", "--on", "fri 9:00", "--purchase", "S1")
    return shop


def asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a statement, read beside svc."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def references(path: Path) -> set[tuple[str, str]]:
    """Every column that the file itself says names a customer."""
    found = asked(
        path,
        """SELECT m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND f."table" = 'customers'""",
    )
    return {(table, column) for table, column in found}


def test_everything_of_one_file_goes_to_the_other(twice: Shop) -> None:
    """Purchases, contacts, follow-ups, promises, complaints, jobs, enquiries, milestones, whom one brought, and what
    was merged before: afterwards all is the kept customer's. A new table that names customers must be told here first.
    """
    assert references(twice.path) == set(TOLD)
    before = {
        (table, column): asked(twice.path, f"SELECT count(*) FROM {table} WHERE {column} = 2")[0][0]
        for table, column in TOLD
    }
    assert all(before.values()), before
    twice.ok("customer", "merge", "K1", "K2")
    for table, column in TOLD:
        rows = asked(twice.path, f"SELECT {column}, count(*) FROM {table} WHERE {column} IN (1, 2) GROUP BY 1")
        assert rows[0][0] == 1, table
        assert len(rows) == 1, table
        assert rows[0][1] >= before[table, column], table
    assert twice.ok("db", "check").code == 0


def test_no_table_names_a_customer_without_saying_so(shop: Shop) -> None:
    """Whatever names a customer is a reference in the file, which is where merging looks; the number of a file that is
    gone is an exception, and so is who looked at whose data, which nothing changes afterwards.
    """
    named = {
        (table, column)
        for (table,) in asked(shop.path, "SELECT name FROM sqlite_master WHERE type = 'table'")
        for _, column, *_ in asked(shop.path, f"PRAGMA table_info({table})")
        if "customer" in column or column in ("referred_by_id", "who_id", "person_id")
    }
    assert named - {("access", "customer_id")} == references(shop.path)


def test_every_field_of_a_file_is_decided(shop: Shop) -> None:
    """A new field of customers must be thought of where two files become one: filled, joined, the stricter, or left."""
    fields = {column for _, column, *_ in asked(shop.path, "PRAGMA table_info(customers)")}
    itself = {"id", "name", "initials"}
    filled = {"phone", "wechat", "district", "address", "birthday", "keeper_id", "adviser_id", "referred_by_id"}
    decided = {"note", "do_not_call", "since", "kind", "consent", "forgotten_on"}
    assert fields == itself | filled | decided


def test_what_may_stand_once_for_a_customer_is_known(shop: Shop) -> None:
    """Where two files can collide is thought of: a recurring follow-up, of which the customer has one in a period."""
    unique = asked(
        shop.path,
        """SELECT l.name FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i
        WHERE m.type = 'table' AND l."unique" AND i.name = 'customer_id'""",
    )
    assert unique == [("followups_periodic",)]


def test_the_answer_says_what_went_over_and_what_was_filled_in(twice: Shop) -> None:
    """How many of each, what the kept file took on, and what it says otherwise."""
    merged = twice.items("customer", "merge", "K1", "K2")[0]
    assert (merged["id"], merged["merged"]["id"], merged["applied"]) == ("K1", "K2", True)
    went = {"purchases": 1, "calls": 1, "promises": 1, "cases": 3, "milestones": 1, "customers": 1}
    assert went.items() <= merged["moved"].items()
    assert merged["filled"] == [{"field": "wechat", "value": "zs"}]
    assert merged["left"] == [{"field": "district", "value": "玄武"}, {"field": "name", "value": "张珊"}]
    assert (merged["phone"], merged["other_phones"]) == ("+8613800001234", ["+8613700009999", "+8613900005678"])


def test_both_notes_stay(shop: Shop) -> None:
    """The notes of both files stand one below the other."""
    shop.ok("customer", "new", "张三", "--note", "Early bird")
    shop.ok("customer", "new", "张三", "--note", "Two dogs", "--do-not-call")
    shop.ok("customer", "merge", "K1", "K2")
    card = shop.items("customer", "show", "K1")[0]
    assert (card["note"], card["do_not_call"]) == ("Early bird\nTwo dogs", True)


@pytest.mark.parametrize("typed", ["K2", "2", "139 0000 5678", "+86 139-0000-5678", "张珊", "137 0000 9999", "K3"])
def test_the_old_ways_to_the_file_lead_to_the_one_that_was_kept(twice: Shop, typed: str) -> None:
    """By its old number, its phone and its name, and by those of what was merged into it before."""
    twice.ok("customer", "merge", "K1", "K2")
    assert twice.items("customer", "show", typed)[0]["id"] == "K1"
    assert twice.ok("log-call", typed, "Called him").code == 0


def test_whoever_types_the_old_number_is_told(twice: Shop) -> None:
    """K2 was merged into K1: said once, beside the answer."""
    twice.ok("customer", "merge", "K1", "K2")
    assert twice.ok("customer", "show", "K2").err == "K2 was merged into K1 张三.\n"
    assert twice.ok("customer", "show", "K1").err == ""
    assert [(one["id"], one["name"]) for one in twice.items("customer", "show", "K1")[0]["merged"]] == [
        ("K3", "李四"), ("K2", "张珊"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [["customer", "list"], ["customer", "find", "张"], ["customer", "duplicates"], ["due-today", "--days", "30"],
     ["complaint", "list"], ["followup", "list"], ["promise", "list"], ["job", "list"], ["enquiry", "list"]],
)  # fmt: skip
def test_the_file_that_went_is_in_no_list(twice: Shop, line: list[str]) -> None:
    """Only the kept customer is left, in every list."""
    twice.ok("customer", "merge", "K1", "K2")
    said = twice.ok(*line, "--json").out
    assert '"K2"' not in said
    assert '"K1"' in said or line[-1] == "duplicates"


@pytest.mark.parametrize("part", ["5678", "张珊", "K2"])
def test_a_search_finds_the_kept_file_by_what_the_other_one_said(twice: Shop, part: str) -> None:
    """By part of the old phone and by the old name."""
    twice.ok("customer", "merge", "K1", "K2")
    assert [one["id"] for one in twice.items("customer", "find", part)] == ["K1"]


def test_the_old_number_is_known_to_whoever_enters_it_again(twice: Shop) -> None:
    """A new file with the second number is warned of, and an import meets the kept customer."""
    twice.ok("customer", "merge", "K1", "K2")
    again = twice.items("customer", "new", "张小三", "--phone", "139 0000 5678")[0]
    assert [one["id"] for one in again["same_phone"]] == ["K1"]
    twice.ok("undo")
    rows = twice.path.with_name("rows.csv")
    rows.write_text("name,phone,address\n张三,13900005678,中山路 12 号\n", encoding="utf-8")
    twice.ok("import", "customers", str(rows), "--apply")
    assert twice.items("customer", "show", "K1")[0]["address"] == "中山路 12 号"
    assert len(twice.items("customer", "list")) == 2


def test_one_undo_makes_two_files_of_it_again(twice: Shop) -> None:
    """Exactly as before, every row of every table; and redo merges them again, exactly as they were merged."""
    before = business(twice.path)
    twice.ok("customer", "merge", "K1", "K2")
    after = business(twice.path)
    assert after != before
    twice.ok("undo")
    assert business(twice.path) == before
    assert twice.items("customer", "show", "139 0000 5678")[0]["id"] == "K2"
    twice.ok("redo")
    assert business(twice.path) == after
    twice.ok("undo")
    assert business(twice.path) == before


def test_a_dry_run_says_the_same_and_changes_nothing(twice: Shop) -> None:
    """What would go over, be filled in and be called off is what then does."""
    before = business(twice.path)
    foreseen = twice.items("customer", "merge", "K1", "K2", "--dry-run")[0]
    assert business(twice.path) == before
    merged = twice.items("customer", "merge", "K1", "K2")[0]
    same = ("moved", "filled", "left")
    assert {name: foreseen[name] for name in same} == {name: merged[name] for name in same}
    assert (foreseen["applied"], merged["applied"]) == (False, True)


@pytest.mark.parametrize(
    ("other", "code", "says"),
    [
        ("K1", 2, "Both name K1 张三"),
        ("138 0000 1234", 2, "Both name K1 张三"),
        ("K2", 4, "K2 was already merged into K1 张三"),
        ("K99", 3, 'No customer fits "K99"'),
    ],
)
@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_what_cannot_be_merged_says_why(twice: Shop, other: str, code: int, says: str, more: list[str]) -> None:
    """A file with itself, one that was merged already, one that is not there: also where it is only tried."""
    twice.ok("customer", "merge", "K1", "K2")
    assert says in refused(twice, code, "customer", "merge", "K1", other, *more)


def test_a_merged_file_cannot_go_into_a_third_one(twice: Shop) -> None:
    """K2 is K1 now, so K1 itself must be named."""
    twice.ok("customer", "merge", "K1", "K2")
    assert "merge K1 itself" in refused(twice, 4, "customer", "merge", "K4", "K2")
    twice.ok("customer", "merge", "K4", "K1")
    assert twice.items("customer", "show", "K2")[0]["id"] == "K4"


def test_a_file_cannot_be_taken_back_that_another_one_went_into(twice: Shop) -> None:
    """The registration of K1 can only be undone after the merger is."""
    twice.ok("customer", "new", "王五")
    twice.ok("customer", "merge", "王五", "K1")
    made = next(one["id"] for one in twice.items("journal") if one["words"] == "customer new 王五")
    assert "customer merge" in refused(twice, 4, "undo", made)


@pytest.fixture
def windows(tmp_path: Path) -> Shop:
    """A shop with birthday greetings and a gift for the second customer brought."""
    (tmp_path / "windows.toml").write_text(TRADE, encoding="utf-8")
    shop = Shop(tmp_path)
    shop.ok("init", "--name", "W", "--playbook", str(tmp_path / "windows.toml"), "--timezone", "Asia/Shanghai")
    return shop


def test_one_birthday_is_one_greeting(windows: Shop) -> None:
    """Both files ask for the greeting of this year: one is called off, and the answer says which."""
    windows.ok("customer", "new", "张三", "--birthday", "1990-11-23")
    windows.ok("customer", "new", "张三", "--birthday", "1990-11-23", "--phone", "138 0000 1234")
    windows.now = "2026-11-23T09:00+08:00"
    windows.ok("due-today")
    before = business(windows.path)
    merged = windows.items("customer", "merge", "K1", "K2")[0]
    assert [(one["id"], one["state"]) for one in merged["called_off"]] == [("F2", "cancelled")]
    assert [one["id"] for one in windows.items("followup", "list")] == ["F1"]
    windows.ok("undo")
    assert business(windows.path) == before


def test_nothing_comes_of_the_greeting_that_the_other_file_had(tmp_path: Path) -> None:
    """A greeting that is called off because the other file has the same is not tried again, no second thanks wait for
    it, and the attempts made at it count for nobody.
    """
    shop = Shop(tmp_path)
    (tmp_path / "thanks.toml").write_text(TRADE + THANKS, encoding="utf-8")
    shop.ok("init", "--name", "W", "--playbook", str(tmp_path / "thanks.toml"), "--timezone", "Asia/Shanghai")
    for phone in ("138 0000 1234", "138 0000 5678"):
        shop.ok("customer", "new", "张三", "--birthday", "1990-11-23", "--phone", phone)
    shop.now = "2026-11-23T09:00+08:00"
    shop.ok("due-today")
    shop.ok("log-call", "K2", "--outcome", "no-answer", "--for", "F2")
    assert [one["id"] for one in shop.items("customer", "merge", "K1", "K2")[0]["called_off"]] == ["F2"]
    assert [one["id"] for one in shop.items("followup", "list")] == ["F1"]
    shop.ok("log-call", "K1", "--outcome", "no-answer", "--for", "F1")
    shop.now = "2026-11-24T17:00+08:00"
    shop.ok("log-call", "K1", "Glad of the call", "--for", "F1")
    found = {one["id"]: one for one in shop.items("followup", "list", "--all")}
    assert {number: (one["purpose"]["code"], one["state"]) for number, one in found.items()} == {
        "F1": ("birthday", "done"), "F2": ("birthday", "cancelled"), "F3": ("thanks", "open"),
    }  # fmt: skip
    deeds = {number: [one["what"] for one in shop.items("followup", "show", number)[0]["record"]] for number in found}
    assert deeds == {"F1": ["tried", "done"], "F2": ["tried", "cancelled"], "F3": []}


def test_who_is_brought_together_by_two_files_is_rewarded_once(windows: Shop) -> None:
    """One brought by each file are two by the customer; and a gift that was given is not given again."""
    for name in ("张三", "张珊"):
        windows.ok("customer", "new", name)
    for number, by in ((1, "K1"), (2, "K2")):
        windows.ok("customer", "new", f"New{number}", "--referred-by", by)
    merged = windows.items("customer", "merge", "K1", "K2")[0]
    assert merged["reward"]["note"] == "2"
    windows.ok("customer", "new", "张 三")
    assert windows.items("customer", "merge", "张 三", "K1")[0]["reward"] is None


def test_another_number_is_a_new_chance(working: Shop) -> None:
    """Who could not be reached under the number of one file is called again under that of the other."""
    working.ok("customer", "new", "李四四", "--phone", "139 0000 5678")
    working.ok("followup", "new", "K3", "Ask", "--due", "today")
    number = working.items("followup", "list", "--customer", "K3")[0]["id"]
    working.ok("log-call", "K3", "--outcome", "wrong-number", "--for", number)
    merged = working.items("customer", "merge", "K2", "K3")[0]
    assert [one["id"] for one in (*merged["revived"], *merged["reset"])] == [number]


def test_a_number_from_the_other_file_is_a_new_chance(working: Shop) -> None:
    """Who had a wrong number in the kept file, and then none, is called again under the number of the other file."""
    working.ok("followup", "new", "K2", "Ask", "--due", "today")
    number = working.items("followup", "list", "--customer", "K2")[0]["id"]
    working.ok("log-call", "K2", "--outcome", "wrong-number", "--for", number)
    working.ok("customer", "edit", "K2", "--clear", "phone")
    working.ok("customer", "new", "李四四", "--phone", "139 0000 5678")
    merged = working.items("customer", "merge", "K2", "K3")[0]
    assert merged["phone"] == "+8613900005678"
    assert [one["id"] for one in (*merged["revived"], *merged["reset"])] == [number]


def test_who_is_said_to_have_brought_himself_has_brought_nobody(shop: Shop) -> None:
    """Where K2 was entered as having brought K1, the merged customer has brought neither himself nor anybody."""
    shop.ok("customer", "new", "张三")
    shop.ok("customer", "new", "张珊")
    shop.ok("customer", "edit", "K1", "--referred-by", "K2")
    merged = shop.items("customer", "merge", "K1", "K2")[0]
    assert (merged["moved"], merged["referred_by"]) == ({}, None)


def test_a_short_search_still_tells_how_many_there_are(shop: Shop) -> None:
    """With a limit the first come, and the total is that of all."""
    for name in ("张三", "张四", "张五"):
        shop.ok("customer", "new", name)
    found = shop.ok("customer", "find", "张", "--limit", "2", "--json").json
    assert (found["total"], len(found["items"])) == (3, 2)


def test_a_duplicate_is_listed_until_it_is_merged(shop: Shop) -> None:
    """A slip of the finger in the phone is found with its reason; merged, it is no more."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1243")
    shop.ok("customer", "new", "李四", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "王五", "--phone", "137 5555 1234")
    found = shop.ok("customer", "duplicates", "--json").json
    assert found["schema"] == "svc.duplicates/1"
    pairs = [(one["keep"]["id"], one["other"]["id"], [why["code"] for why in one["why"]]) for one in found["items"]]
    assert pairs == [("K1", "K3", ["same-phone"]), ("K1", "K2", ["one-digit-off"])]
    shop.ok("customer", "merge", "K1", "K2")
    shop.ok("customer", "merge", "K1", "K3")
    assert shop.items("customer", "duplicates") == []


def test_a_list_of_duplicates_can_be_short(shop: Shop) -> None:
    """With a limit the likeliest pairs come, and how many there are is still told."""
    for name in ("张三", "李四", "王五"):
        shop.ok("customer", "new", name, "--phone", "138 0000 1234")
    found = shop.ok("customer", "duplicates", "--limit", "1", "--json").json
    assert (found["total"], len(found["items"])) == (2, 1)


def test_a_pipe_gets_a_pair_on_one_line(shop: Shop) -> None:
    """The pair and its reason on one line, in plain text."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "张山", "--phone", "138 0000 1234")
    assert shop.ok("customer", "duplicates").out == "K1\t张三\t138 0000 1234\tK2\t张山\t138 0000 1234\tsame phone\n"


def test_who_wants_no_calls_in_one_file_wants_none_in_both(shop: Shop) -> None:
    """The stricter word counts: what waits is called off, and comes back when the two files are two again."""
    for number in ("138 0000 1234", "139 0000 5678"):
        shop.ok("customer", "new", "张三", "--phone", number)
    shop.ok("followup", "new", "K1", "Ask about the seat", "--due", "fri")
    shop.ok("customer", "consent", "K2", "--withdrawn")
    assert "wants to hear nothing more" in shop.ok("customer", "merge", "K1", "K2", "--dry-run").out
    (tried,) = shop.items("customer", "merge", "K1", "K2", "--dry-run")
    assert [one["id"] for one in tried["stopped"]] == ["F1"]
    (merged,) = shop.items("customer", "merge", "K1", "K2")
    assert (merged["consent"], [one["id"] for one in merged["stopped"]]) == ("withdrawn", ["F1"])
    assert shop.items("customer", "show", "K1")[0]["consent"]["standing"] == "withdrawn"
    assert shop.items("followup", "list") == []
    shop.ok("undo")
    assert [one["id"] for one in shop.items("followup", "list")] == ["F1"]


def test_a_merged_file_is_forgotten_with_the_other(shop: Shop) -> None:
    """Neither the number nor the name of the file that is gone finds anybody, and neither is left in the store."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "张珊珊", "--phone", "139 0000 5678")
    shop.ok("log-call", "K2", "张珊珊 will come", "--for", "none")
    shop.ok("customer", "merge", "K1", "K2")
    shop.ok("customer", "forget", "K1", "--yes")
    for words in ("K1", "K2", "张珊珊", "139 0000 5678"):
        assert shop.svc("customer", "show", words).code == 3, words
    held = shop.path.read_bytes()
    assert "张珊珊".encode() not in held
    assert b"13900005678" not in held


def test_a_backup_from_before_the_merger_loses_both_files(shop: Shop) -> None:
    """There the customer still stood in two files, one of them registered earlier; neither is left in it."""
    shop.now = "2026-11-20T09:00"
    shop.ok("customer", "new", "张珊珊", "--phone", "139 0000 5678")
    shop.now = "2026-11-22T09:00"
    shop.ok("customer", "new", "张三三", "--phone", "138 0000 1234")
    made = Path(shop.items("db", "backup")[0]["path"])
    shop.ok("customer", "merge", "K2", "K1")
    (done,) = shop.items("customer", "forget", "K2", "--yes", "--backups")
    assert [one["done"] for one in done["backups"]] == ["rewritten"]
    held = made.read_bytes()
    assert not [said for said in ("张珊珊", "张三三", "13900005678", "13800001234") if said.encode() in held]


def test_who_was_looked_up_under_the_old_number_is_told_of_the_new_one(shop: Shop) -> None:
    """The access log of a customer is that of all files it was made of, and is forgotten with them."""
    for number in ("138 0000 1234", "139 0000 5678"):
        shop.ok("customer", "new", "张三", "--phone", number)
    shop.ok("customer", "show", "K2", "--why", "Asked by 张三")
    shop.ok("customer", "merge", "K1", "K2")
    assert [one["why"] for one in shop.items("access", "--customer", "K1")] == ["Asked by 张三"]
    shop.ok("customer", "forget", "K1", "--yes")
    assert shop.items("access") == []
