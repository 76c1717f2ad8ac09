"""The list from Excel: looked at first, written in one go, taken back in one go, and never written twice."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.test_output import CHINESE, refused
from tests.commands.test_undo import business, whole
from tests.shop import Shop, opened
from tests.terminal import shown

FILES = Path(__file__).parent.parent / "files" / "import"
WORKBOOKS = ["xlsx", "xls"]
EVERY = [*WORKBOOKS, "gb18030.csv"]


def listed(shop: Shop, *lines: str, name: str = "list.csv") -> str:
    """A list with these lines, as a clerk names it on the command line."""
    path = shop.path.with_name(name)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def brought(shop: Shop, noun: str, file: str, *options: str) -> Any:
    """What a list brings."""
    return shop.ok("import", noun, file, *options, "--json").json


def records(shop: Shop) -> Any:
    """All records and the journal; a number of the journal that was begun and not used is no record."""
    return {name: rows for name, rows in whole(shop.path).items() if name != "sqlite_sequence"}


def counts(report: Any) -> list[int]:
    """How many rows are new, matched, completed, conflicts, refused."""
    return [report[name] for name in ("new", "matched", "completed", "conflicts", "refused")]


def reasons(report: Any) -> dict[int, str]:
    """Why rows are for a person, by their number."""
    return {item["row"]: item["reason"]["code"] for item in report["items"]}


@pytest.mark.parametrize("form", WORKBOOKS)
def test_a_workbook_of_customers_comes_in(shop: Shop, form: str) -> None:
    """As LibreOffice writes it: titles above, totals below, numbers, dates and what people type."""
    report = brought(shop, "customers", str(FILES / f"customers.{form}"), "--apply")
    assert (report["rows"], counts(report), report["skipped"]) == (10, [5, 0, 1, 1, 3], 1)
    assert (report["sheet"], report["other_sheets"], report["ignored_columns"]) == ("客户", ["说明"], ["序号"])
    assert reasons(report) == {
        6: "shortened-number", 8: "phone-of-another", 11: "bad-list-date", 12: "unknown-word",
    }  # fmt: skip
    first, second, third, fourth, fifth = shop.items("customer", "list")
    assert first == {
        "id": "K1", "name": "张三", "phone": "+8613800001234", "wechat": "zhang-san", "kind": "vip", "district": "鼓楼",
        "address": "中山路 12 号", "birthday": "1990-05-17", "note": None, "do_not_call": False, "since": "2025-03-01",
            "keeper": None,
            "adviser": None,
            "referred_by": None, "other_phones": [],
    }  # fmt: skip
    assert (second["birthday"], second["since"], second["wechat"]) == ("1985-06-01", "2025-03-02", "li-si")
    assert (third["name"], third["phone"], third["birthday"]) == ("赵六", "+8613900001111", "1988-02-03")
    assert (fourth["phone"], fourth["note"]) == ("+8613700001111", "老邻居\n02588881234")
    assert (fifth["name"], fifth["phone"], fifth["birthday"]) == ("吴十", None, "1990-05-17")


@pytest.mark.parametrize("form", WORKBOOKS)
def test_a_workbook_of_purchases_comes_in(working: Shop, form: str) -> None:
    """With customers whom nobody knew, and what the playbook plans."""
    report = brought(working, "purchases", str(FILES / f"purchases.{form}"), "--apply")
    assert (report["rows"], counts(report), report["customers"]) == (9, [5, 0, 0, 1, 3], 2)
    assert reasons(report) == {
        7: "serial-of-another", 8: "not-in-future", 9: "bad-money", 10: "delivered-before-bought",
    }  # fmt: skip
    assert report["items"][0]["customer"] == {"id": "K1", "name": "张三"}
    found = {one["item"]: one for one in working.items("purchase", "list") if one["id"] != "S1"}
    assert found["昆仑 S3"]["price_fen"] == 12_980_000
    assert (found["昆仑 S3"]["bought_on"], found["昆仑 S3"]["deliver_on"]) == ("2026-11-21", "2026-11-28")
    assert (found["行车记录仪"]["serial"], found["行车记录仪"]["price_fen"]) == ("860012345678901", 59_900)
    assert (found["脚垫"]["bought_on"], found["脚垫"]["price_fen"]) == ("2026-11-18", None)
    planned = working.items("purchase", "show", found["脚垫"]["id"])[0]["followups"]
    assert [one["due_on"] for one in planned] == ["2026-11-18"]


def test_csv_from_a_chinese_windows_comes_in(shop: Shop) -> None:
    """In GB18030; a day that the file keeps as Excel's count of days is not guessed in text."""
    customers = brought(shop, "customers", str(FILES / "customers.gb18030.csv"), "--apply")
    assert (counts(customers), reasons(customers)[13]) == ([4, 0, 1, 1, 4], "bad-list-date")
    purchases = brought(shop, "purchases", str(FILES / "purchases.gb18030.csv"), "--apply")
    assert (counts(purchases), purchases["skipped"]) == ([4, 0, 0, 1, 4], 1)


@pytest.mark.parametrize("noun", ["customers", "purchases"])
@pytest.mark.parametrize("form", EVERY)
def test_a_preview_says_what_would_come_and_writes_nothing(working: Shop, noun: str, form: str) -> None:
    """The same figures and the same rows for a person as when it is written."""
    before = whole(working.path)
    file = str(FILES / f"{noun}.{form}")
    preview = brought(working, noun, file)
    assert whole(working.path) == before
    applied = brought(working, noun, file, "--apply")
    assert (preview.pop("applied"), applied.pop("applied")) == (False, True)
    assert {**preview, "items": None} == {**applied, "items": None}
    assert reasons(preview) == reasons(applied)


@pytest.mark.parametrize(
    ("noun", "heads", "rest"),
    [("customers", "姓名,电话", "13800009999"), ("purchases", "姓名,商品,日期", "Mat,2026-11-20"),
     ("calls", "姓名,时间", "2026-11-20 10:00"), ("followups", "姓名,内容,到期", "Ask,2026-12-01")],
)  # fmt: skip
def test_an_id_in_the_place_of_a_name_is_for_a_person(working: Shop, noun: str, heads: str, rest: str) -> None:
    """No list makes a customer called K2, whom nobody would ever find by that name."""
    report = brought(working, noun, listed(working, heads, f"K2,{rest}"), "--apply")
    assert reasons(report) == {2: "name-like-id"}
    assert len(working.items("customer", "list")) == 2


@pytest.mark.parametrize("noun", ["customers", "purchases"])
@pytest.mark.parametrize("form", EVERY)
def test_the_same_file_twice_changes_nothing(working: Shop, noun: str, form: str) -> None:
    """Not a record, and not the journal."""
    file = str(FILES / f"{noun}.{form}")
    first = brought(working, noun, file, "--apply")
    before = records(working)
    again = brought(working, noun, file, "--apply")
    assert records(working) == before
    assert counts(again)[:3] == [0, sum(counts(first)[:3]), 0]
    assert reasons(again) == reasons(first)
    assert "Nothing was written" in working.ok("import", noun, file, "--apply").err


def test_one_undo_takes_all_of_it_back(working: Shop) -> None:
    """Customers, purchases and follow-ups of one list are one entry of the journal."""
    before = business(working.path)
    working.ok("import", "purchases", str(FILES / "purchases.xlsx"), "--apply")
    assert business(working.path) != before
    working.ok("undo")
    assert business(working.path) == before


def test_a_long_list_meets_its_own_beginning(shop: Shop) -> None:
    """Row 3,000 is compared with row 2 like its neighbour, in the preview too, and no number is given out twice."""
    shop.ok("customer", "new", "王五", "--phone", "13700001234")
    people = [f"客户{number},139{number:08},," for number in range(2_990)]
    again = ["张三,13800001234,鼓楼,", "李四,13800001234,,", "李四,13800005678,,", "王五,13700001234,玄武,"]
    ends = ["张三,13800001234,,", "李四,,,", "王五,13700001234,玄武,", *people, *again]
    file = listed(shop, "姓名,电话,区域,地址", *ends)
    preview, applied = brought(shop, "customers", file), brought(shop, "customers", file, "--apply")
    assert counts(preview) == counts(applied) == [2992, 1, 2, 2, 0]
    assert reasons(preview) == reasons(applied) == {2996: "phone-of-another", 2997: "namesake-without-phone"}
    assert [item["customer"]["id"] for item in applied["items"]] == [None, None]
    assert shop.ok("customer", "list", "--limit", "1", "--json").json["total"] == 2993
    assert shop.items("customer", "show", "K2")[0]["district"] == "鼓楼"
    assert shop.items("customer", "show", "K2993")[0]["name"] == "客户2989"


def test_a_long_list_of_purchases_meets_its_own_beginning(shop: Shop) -> None:
    """A serial number, a buyer and a day that came up two thousand rows before."""
    sold = [f"张三,13800001234,垫子,A{number},2026-11-20," for number in range(2_000)]
    ends = [
        "李四,13800005678,X5,,2026-11-20,",
        "张三,13800001234,垫子,A0,2026-11-20,",
        "李四,13800005678,灯,A1,2026-11-20,",
    ]
    file = listed(shop, "姓名,电话,商品,序列号,购买日期,备注", *ends[:1], *sold, *ends)
    preview, applied = brought(shop, "purchases", file), brought(shop, "purchases", file, "--apply")
    assert counts(preview) == counts(applied) == [2001, 2, 0, 1, 0]
    assert reasons(preview) == reasons(applied) == {2005: "serial-of-another"}
    assert (preview["customers"], applied["customers"], preview["planned"]) == (2, 2, applied["planned"])
    assert shop.ok("db", "check").code == 0


def test_what_stands_on_file_is_never_written_over(working: Shop) -> None:
    """Empty fields are filled; a kind, a district and a note stay."""
    working.ok("customer", "edit", "K1", "--note", "Prefers mornings")
    file = listed(working, "姓名,电话,区域,客户类型,备注,微信", "张三,13800001234,玄武,VIP,other,zhang-san")
    assert counts(brought(working, "customers", file, "--apply")) == [0, 0, 1, 0, 0]
    found = working.items("customer", "show", "K1")[0]
    assert [found[name] for name in ("district", "kind", "note", "wechat")] == [
        "鼓楼", "new", "Prefers mornings", "zhang-san",
    ]  # fmt: skip


def test_an_imported_customer_is_found_by_initials(shop: Shop) -> None:
    """As if the clerk had entered them."""
    shop.ok("import", "customers", listed(shop, "姓名,电话", "曾 国,13800001234"), "--apply")
    assert shop.items("customer", "show", "zg")[0]["name"] == "曾国"


def test_an_imported_purchase_plans_what_an_entered_one_does(shop: Shop) -> None:
    """The same rules, days and reasons, before and after the delivery."""
    for name in ("张三", "李四"):
        shop.ok("customer", "new", name)
    for bought, handed, ahead in (("2026-11-18", "2026-11-20", ""), ("2026-11-21", "", "2026-11-28")):
        shop.ok("purchase", "new", "张三", "X5", "--on", bought, *(["--deliver-on", ahead] if ahead else []))
        if handed:
            shop.ok("purchase", "deliver", "S1", "--on", handed)
        file = listed(shop, "姓名,车型,购买日期,交车日期", f"李四,X5,{bought},{handed or ahead}")
        shop.ok("import", "purchases", file, "--apply")
    kept = ("due_on", "due_at", "channel", "purpose", "state", "planned_on")
    typed, imported = (
        [{name: one.get(name) for name in kept} for one in shop.items("followup", "list", "--customer", who)]
        for who in ("K1", "K2")
    )
    assert len(typed) > 4
    assert [one for one in typed if one["purpose"]["code"] != "handover-confirm"] == [
        one for one in imported if one["purpose"]["code"] != "handover-confirm"
    ]


def test_a_delivery_that_comes_later_is_answered(shop: Shop) -> None:
    """Last week's list again, now with the day of delivery: what was to come before it is called off."""
    shop.ok(
        "import", "purchases", listed(shop, "姓名,车型,购买日期,交车日期", "李四,X5,2026-11-20,2026-11-25"), "--apply"
    )
    shop.now = "2026-11-26T09:00+08:00"
    shop.ok("purchase", "edit", "S1", "--clear", "deliver-on")
    before = [one["purpose"]["code"] for one in shop.items("purchase", "show", "S1")[0]["followups"]]
    file = listed(shop, "姓名,车型,购买日期,交车日期", "李四,X5,2026-11-20,2026-11-25")
    preview, report = brought(shop, "purchases", file), brought(shop, "purchases", file, "--apply")
    assert (counts(report), report["planned"]) == ([0, 0, 1, 0, 0], preview["planned"])
    found = shop.items("purchase", "show", "S1")[0]
    assert found["delivered_on"] == "2026-11-25"
    assert report["planned"] == len(found["followups"]) - len(before) > 0


def test_rows_for_a_person_stand_in_a_table(shop: Shop) -> None:
    """At most twenty on the screen, as many as are asked for, and all of them as JSON and for Excel."""
    file = listed(shop, "姓名,电话", *[f"张三,{number}" for number in range(30)])
    answer = shop.ok("import", "customers", file)
    assert len([line for line in answer.out.splitlines() if "\trefused\t张三\t" in line]) == 20
    assert "10 more rows" in answer.err
    assert len(brought(shop, "customers", file)["items"]) == 30
    assert len(brought(shop, "customers", file, "--limit", "3")["items"]) == 3
    said = shop.ok("import", "customers", file, "--csv").out.removeprefix("\ufeff")
    heads, *rows = csv.reader(io.StringIO(said, newline=""))
    assert (heads, len(rows)) == (["Row", "Verdict", "Name", "Reason"], 30)
    assert rows[0][:3] == ["2", "refused", "张三"]


def test_a_list_without_problems_is_still_a_sheet(shop: Shop) -> None:
    """For Excel it has its heads and no row."""
    assert shop.ok("import", "customers", listed(shop, "姓名", "张三"), "--csv").out.count("\r\n") == 1


@pytest.mark.parametrize(
    ("noun", "lines", "says"),
    [
        ("customers", ["电话,地址", "13800001234,x"], "电话, 地址"),
        ("customers", ["姓名,手机,联系电话", "张三,1,2"], '"手机"'),
        ("purchases", ["姓名,车型", "张三,X5"], "购买日期"),
        ("customers", [], "姓名"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(shop: Shop, noun: str, lines: list[str], says: str) -> None:
    """Before anything is decided; what was found and what is needed are named."""
    assert says in refused(shop, 2, "import", noun, listed(shop, *lines), "--apply")


def test_a_file_that_is_none_is_refused(shop: Shop) -> None:
    """Missing is not found; a folder and a store are no lists."""
    assert "missing.xlsx" in refused(shop, 3, "import", "customers", "missing.xlsx")
    assert str(shop.path.parent) in refused(shop, 2, "import", "customers", str(shop.path.parent))
    assert str(shop.path) in refused(shop, 2, "import", "customers", str(shop.path))


def test_a_refused_row_names_its_value_in_the_language(shop: Shop) -> None:
    """The sentence is the one that the clerk knows from the desk."""
    file = listed(shop, "姓名,电话", "张三,12")
    assert '"12"' in brought(shop, "customers", file)["items"][0]["reason"]["text"]
    shop.lang = "zh"
    text = brought(shop, "customers", file)["items"][0]["reason"]["text"]
    assert "12" in text
    assert CHINESE.search(text)


def test_a_control_character_does_not_reach_the_terminal(shop: Shop) -> None:
    """Neither from a name nor from a head that nobody knows."""
    file = listed(shop, "姓名,电话,\x1b[31mred", "a\x1b[31mb,1,x")
    answer = shop.ok("import", "customers", file)
    assert "\x1b" not in answer.out + answer.err


def test_on_a_terminal_table_and_figures_are_seen(shop: Shop) -> None:
    """Nothing of a short reading is left on the screen."""
    code, seen = shown(
        ["import", "customers", str(FILES / "customers.xlsx")], {**shop.environment(), "TERM": "dumb"}, columns=100
    )
    assert code == 0
    assert "\r" not in seen
    assert "Nothing was written; add --apply." in seen
    assert all(word in seen for word in ("赵六", "赵小六", "Refused"))


NAMES = st.text(st.sampled_from("王李张刘陈小国伟芳 anAN·"), min_size=1, max_size=5).filter(str.strip)
PHONES = st.none() | st.integers(0, 30).map(lambda number: f"138000000{number:02d}")
CELL = st.none() | st.sampled_from(["鼓楼", "中山路 1 号", "=x", "'", "1.38E+10", "#N/A"])
TABLES = st.lists(st.tuples(NAMES, PHONES, CELL, CELL), max_size=25)


@given(TABLES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_list_can_be_read_twice_and_undone(table: list[tuple[str | None, ...]]) -> None:
    """Whatever stands in it: the second time brings nothing, and one undo brings back the store as it was."""
    with TemporaryDirectory() as folder:
        shop = opened(Path(folder))
        beginning = business(shop.path)
        path = Path(folder) / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("姓名", "电话", "区域", "地址"), *table])
        first = brought(shop, "customers", str(path), "--apply")
        assert first["rows"] == len(table)
        after = records(shop)
        again = brought(shop, "customers", str(path), "--apply")
        assert (again["new"], again["completed"]) == (0, 0)
        assert records(shop) == after
        if first["new"]:
            shop.ok("undo")
        assert business(shop.path) == beginning


def test_a_list_says_whose_customers_they_are(shop: Shop) -> None:
    """The column of salespeople makes each the keeper of their customers; a name that nobody has is for a person."""
    shop.ok("staff", "new", "li")
    shop.ok("staff", "new", "王芳")
    file = listed(shop, "姓名,手机,销售顾问", "张三,13800001234,王芳", "李四,13800005678,wf", "赵六,13800006666,钱多")
    report = brought(shop, "customers", file, "--apply")
    assert (counts(report), reasons(report)) == ([2, 0, 0, 0, 1], {4: "no-such-staff"})
    assert [one["keeper"]["name"] for one in shop.items("customer", "list")] == ["王芳", "王芳"]
    assert counts(brought(shop, "customers", file, "--apply")) == [0, 2, 0, 0, 1]


def test_a_list_fills_in_a_keeper_and_never_changes_one(shop: Shop) -> None:
    """Who looks after a customer already goes on doing so."""
    shop.ok("staff", "new", "li")
    shop.ok("staff", "new", "王芳")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "李四", "--phone", "138 0000 5678")
    shop.ok("customer", "edit", "李四", "--clear", "keeper")
    brought(
        shop, "customers", listed(shop, "姓名,手机,顾问", "张三,13800001234,王芳", "李四,13800005678,王芳"), "--apply"
    )
    assert [one["keeper"]["name"] for one in shop.items("customer", "list")] == ["li", "王芳"]


def test_without_staff_the_column_of_salespeople_is_left_out(shop: Shop) -> None:
    """Who has registered nobody yet can still bring in the customers, and is told of the column."""
    report = brought(shop, "customers", listed(shop, "姓名,手机,销售顾问", "张三,13800001234,王芳"), "--apply")
    assert (counts(report), report["ignored_columns"]) == ([1, 0, 0, 0, 0], ["销售顾问"])


def test_a_list_of_purchases_makes_regular_customers(shop: Shop) -> None:
    """Two deals in a list, or one in the list and one on file, and the customer is a regular one."""
    shop.ok("customer", "new", "李四", "--phone", "138 0000 5678", "--kind", "prospect")
    file = listed(
        shop, "姓名,手机,商品,购买日期", "张三,13800001234,X5,2026-11-01", "张三,13800001234,Mat,2026-11-02",
        "李四,13800005678,X5,2026-11-01",
    )  # fmt: skip
    brought(shop, "purchases", file, "--apply")
    assert {one["name"]: one["kind"] for one in shop.items("customer", "list")} == {"李四": "new", "张三": "regular"}


def test_who_must_not_be_called_stays_so_in_a_list(shop: Shop) -> None:
    """The column is read, for new customers and for those on file; 不详 is no birthday."""
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    file = listed(
        shop, "姓名,手机,请勿致电,生日", "张三,13800001234,是,不详", "李四,13800005678,否,不详", "王五,13800007777,√,"
    )
    assert counts(brought(shop, "customers", file, "--apply")) == [2, 0, 1, 0, 0]
    assert [one["do_not_call"] for one in shop.items("customer", "list")] == [True, False, True]
    assert counts(brought(shop, "customers", file, "--apply")) == [0, 3, 0, 0, 0]


def test_a_day_that_is_in_no_calendar_is_not_called_uncertain(shop: Shop) -> None:
    """There is no thirteenth month; what can be read in two ways is still said to be uncertain."""
    file = listed(shop, "姓名,生日", "张三,1980-13-01", "李四,3/4/1980")
    assert reasons(brought(shop, "customers", file)) == {2: "no-such-day", 3: "bad-list-date"}
    assert 'The birthday "1980-13-01" does not exist' in shop.ok("import", "customers", file).out
    assert "“1980-13-01”不存在" in shop.ok("--lang", "zh", "import", "customers", file).out
