"""Lists as files: whole, safe to open, for their owner alone, and they come in again as they went out."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from aftersales_cli.rules.texts import harmless, plain
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop, laden, opened

LISTS = {
    "customers": 3, "purchases": 1, "calls": 1, "followups": 7, "promises": 1, "complaints": 1, "jobs": 1,
    "enquiries": 1, "staff": 1,
}  # fmt: skip
TRICKS = ["=1+1", "+86 25", "-2+3", "@SUM(A1)", "＝1", "'quoted'", '="00123"', "- none"]
ASKED_AFTER = """
based_on = "generic"
title = { en = "Windows", zh = "门窗" }

[[followup]]
id = "heard"
after = "complaint"
wait = "1d"
channel = "call"
purpose = { en = "Say that it is being seen to", zh = "告知正在处理" }
"""


@pytest.fixture
def full(working: Shop) -> Shop:
    """A shop with something in every list."""
    laden(working).ok("log-call", "张三", "Home safe", "--minutes", "4", "--for", "none")
    return working


def written(shop: Shop, what: str, form: str, *options: str) -> Path:
    """The file to which a list was written."""
    path = shop.path.with_name(f"{what}.{form}")
    shop.ok("export", what, "-o", str(path), *options)
    return path


def table(path: Path) -> list[list[str]]:
    """The cells of a CSV file as they stand in it."""
    return [*csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))]


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl"])
@pytest.mark.parametrize("what", LISTS)
def test_every_list_goes_out_whole_in_every_form(full: Shop, what: str, form: str) -> None:
    """With one row for each record, readable by its owner alone."""
    path = written(full, what, form)
    if form == "jsonl":
        found = len([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    elif form == "csv":
        found = len(table(path)) - 1
    else:
        found = len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()) - 1
    assert found == full.ok("export", what, "-o", f"{path}.{form}", "--json").items[0]["rows"]
    assert (found, path.stat().st_mode & 0o777) == (LISTS[what], 0o600)


def test_a_file_that_is_there_is_never_written_over(working: Shop) -> None:
    """The refusal names it, and it stays as it was; so does the journal."""
    path = working.path.with_name("mine.csv")
    path.write_text("mine", encoding="utf-8")
    before = working.items("journal")
    refused(working, 4, "export", "customers", "-o", str(path))
    assert (path.read_text(encoding="utf-8"), working.items("journal")) == ("mine", before)


def test_a_name_without_a_known_ending_is_refused(working: Shop) -> None:
    """Nothing is guessed; and a folder that is not there is said."""
    refused(working, 2, "export", "customers", "-o", str(working.path.with_name("list.doc")))
    refused(working, 3, "export", "customers", "-o", str(working.path.parent / "no" / "list.csv"))
    refused(working, 2, "export", "cars", "-o", str(working.path.with_name("list.csv")))


def test_an_export_stands_in_the_journal_and_undo_goes_past_it(working: Shop) -> None:
    """What went out cannot be taken back, and is listed as such; undo takes what came before it."""
    working.ok("customer", "new", "王五")
    written(working, "customers", "csv")
    assert working.items("journal")[0]["words"].startswith("export customers")
    refused(working, 4, "undo", working.items("journal")[0]["id"])
    working.ok("undo")
    assert [one["name"] for one in working.items("customer", "list")] == ["张三", "李四"]


def test_a_workbook_is_ready_to_work_with(full: Shop) -> None:
    """Numbers of phones are text, days are days, prices are numbers, the heads stay in view, columns are wide."""
    path = written(full, "purchases", "xlsx")
    heads, row = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    found = dict(zip(map(str, heads), row, strict=True))
    assert (found["Phone"], found["Price"], found["Item"]) == ("138 0000 1234", 189800.0, "Kunlun X5")
    assert str(found["Purchase date"]) == "2026-11-18"
    when = CalamineWorkbook.from_path(str(written(full, "calls", "xlsx"))).get_sheet_by_index(0).to_python()[1][4]
    assert when == datetime(2026, 11, 22, 9, 0)
    with ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'state="frozen"' in sheet
    assert 'width="24.' in sheet


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("trick", TRICKS)
def test_what_looks_like_a_formula_goes_out_harmless_and_comes_back_unharmed(
    tmp_path: Path, form: str, trick: str
) -> None:
    """In CSV such a cell begins with a quotation mark, in a workbook it is text; the import gives back what it was."""
    shop = opened(tmp_path)
    shop.ok("customer", "new", "--phone", "138 0000 1234", f"--note={trick}", "--", f"{trick} Ltd")
    path = written(shop, "customers", form)
    if form == "csv":
        assert all(cell[:1] not in set("=+-@＝\t\r") for row in table(path) for cell in row)
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    other.ok("import", "customers", str(path), "--apply")
    (found,) = other.items("customer", "list")
    if form == "csv" or not trick.startswith(("'", '="')):
        assert (found["name"], found["note"]) == (f"{trick} Ltd", trick)


def test_every_list_as_csv_is_harmless_too(working: Shop) -> None:
    """Not only files: what `--csv` prints is opened in Excel just so."""
    working.ok("customer", "new", "=HYPERLINK(1)", "--district=@SUM(A1)")
    lines = working.ok("customer", "list", "--csv").out
    assert "'=HYPERLINK(1)" in lines
    assert "'@SUM(A1)" in lines
    assert "'-" not in working.ok("due-today", "--csv").out


@given(st.text())
def test_a_harmless_cell_always_gives_back_what_it_was(text: str) -> None:
    """Whatever it begins with, and however many marks stand before it."""
    assert plain(harmless(text)) == text or not text.startswith(("'", "’", "`", *"=+-@\t\r"))
    assert harmless(text)[:1] not in set("=+@\t\r＝＋－＠")


def test_people_read_words_and_scripts_read_codes(full: Shop) -> None:
    """A sheet says 呼出, 电话, 已联系上 and what a cause is called; JSON Lines keep the codes."""
    full.lang = "zh"
    assert table(written(full, "calls", "csv"))[-1][5:8] == ["呼出", "电话", "已联系上"]
    complaint = dict(zip(*table(written(full, "complaints", "csv"))[:2], strict=True))
    assert (complaint["类型"], complaint["严重程度"], complaint["原因"]) == ("投诉", "一般", "制造问题")
    (line,) = written(full, "complaints", "jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)[name] for name in ("kind", "severity", "cause")] == [
        "complaint", "normal", "product/manufacturing",
    ]  # fmt: skip


def test_a_guarded_store_gives_no_list_out_to_one_person_alone(full: Shop) -> None:
    """Lists, everything, the evidence of a complaint and a backup to carry away want a reason and a second yes, and are
    in the access log.
    """
    full.ok("staff", "new", "王芳")
    full.ok("db", "guard", "on")
    folder = full.path.parent
    lines = [
        ["export", "customers", "-o", str(folder / "list.csv")], ["export", "all", "-o", str(folder / "everything")],
        ["complaint", "evidence", "C1", "-o", str(folder / "C1.html")], ["db", "backup", "-o", str(folder / "b.db")],
        ["db", "repair", "-o", str(folder / "r.db")],
    ]  # fmt: skip
    before = sorted(folder.iterdir())
    for line in lines:
        refused(full, 2, *line)
        refused(full, 4, *line, "--why", "Asked")
    assert sorted(folder.iterdir()) == before
    for line in lines:
        full.ok(*line, "--why", "Asked", "--agreed-by", "王芳")
    looks = full.items("access")
    assert [(one["what"], one["customer"] and one["customer"]["id"], one["agreed_by"]) for one in looks] == [
        ("db repair", None, "王芳"), ("db backup", None, "王芳"), ("complaint evidence", "K2", "王芳"),
        ("export all", None, "王芳"), ("export customers", None, "王芳"),
    ]  # fmt: skip
    assert "everybody" in full.ok("access").out


def test_names_and_numbers_can_be_hidden(full: Shop) -> None:
    """In every list: 张三 is 张*, 13800001234 is 138****1234, in what was said too; addresses are gone."""
    full.ok("customer", "edit", "张三", "--address", "Main St 1", "--birthday", "1990-05-17", "--wechat", "zs")
    full.ok("log-call", "张三", "张三 says to use 139 0000 4321", "--for", "none")
    full.ok("purchase", "edit", "S1", "--serial", "LSV-7")
    for form in ("csv", "jsonl"):
        for what in LISTS:
            text = written(full, what, form, "--mask").read_text(encoding="utf-8")
            for secret in (
                "张三",
                "李四",
                "13800001234",
                "138 0000 1234",
                "139 0000 4321",
                "Main St",
                "1990",
                "zs,",
                "LSV-7",
            ):
                assert secret not in text, (what, secret)
    (first, *_) = table(full.path.with_name("customers.csv"))[1:]
    assert first[1:3] == ["张*", "138****1234"]
    assert table(full.path.with_name("calls.csv"))[-1][9] == "张* says to use 139****4321"


def test_a_list_of_staff_holds_no_customers(full: Shop) -> None:
    """Whoever takes a list of customers out is reminded of what it holds; of the staff there is nothing to say."""
    said = {what: full.ok("export", what, "-o", str(full.path.with_name(f"{what}.csv"))).err for what in LISTS}
    assert {what for what, err in said.items() if "phone numbers" in err} == {*LISTS} - {"staff"}


def test_nobody_takes_complaints_about_himself_out(working: Shop) -> None:
    """As they stand on none of his lists."""
    for name in ("li", "wang"):
        working.ok("staff", "new", name, "--role", "lead")
    working.ok("complaint", "new", "张三", "Was rude", "--against", "li")
    assert len(table(written(working, "complaints", "csv"))) == 2
    working.user = "wang"
    working.path.with_name("complaints.csv").unlink()
    assert len(table(written(working, "complaints", "csv"))) == 3


def test_nobody_takes_out_what_is_done_about_complaints_about_himself(tmp_path: Path) -> None:
    """Neither the calls that are to be made for them, nor what was promised, nor the apology when that is broken: a
    colleague can.
    """
    shop = Shop(tmp_path)
    (tmp_path / "trade.toml").write_text(ASKED_AFTER, encoding="utf-8")
    shop.ok("init", "--name", "W", "--playbook", str(tmp_path / "trade.toml"), "--timezone", "Asia/Shanghai")
    for name in ("li", "wang"):
        shop.ok("staff", "new", name, "--role", "lead")
    shop.ok("customer", "new", "张三")
    shop.ok("complaint", "new", "张三", "Was rude", "--against", "li")
    shop.ok("promise", "new", "张三", "A letter", "--due", "today", "--about", "C1")
    shop.ok("promise", "new", "张三", "A mat", "--due", "today")
    shop.now = "2026-11-24T09:00+08:00"
    shop.ok("due-today")

    def told(what: str, user: str) -> list[str]:
        shop.user = user
        path = written(shop, what, "csv")
        rows = table(path)[1:]
        path.unlink()
        return [row[0] for row in rows]

    def due(user: str) -> list[str]:
        shop.user = user
        return [one["id"] for one in shop.items("due-today") if one["purpose"]["code"] == "missed-promise"]

    assert (due("li"), due("wang")) == (["F3"], ["F2", "F3"])
    assert (told("promises", "li"), told("promises", "wang")) == (["P2"], ["P1", "P2"])
    assert (told("followups", "li"), told("followups", "wang")) == (["F3"], ["F1", "F2", "F3"])


def test_a_text_that_excel_cannot_hold_is_refused_and_not_cut(working: Shop) -> None:
    """The sentence says what to do; no half file stays."""
    working.ok("customer", "edit", "张三", "--note", "long " * 7000)
    path = working.path.with_name("customers.xlsx")
    refused(working, 2, "export", "customers", "-o", str(path))
    assert not path.exists()
    written(working, "customers", "csv")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_customers_and_purchases_come_in_as_they_went_out(full: Shop, tmp_path: Path, form: str, lang: str) -> None:
    """In either language, into another store: the same files, the same things bought."""
    full.ok("customer", "edit", "张三", "--note", "Two\nlines", "--do-not-call", "--birthday", "1990-05-17")
    full.lang = lang
    files = [str(written(full, what, form)) for what in ("customers", "purchases")]
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    other.ok("staff", "new", "li")
    for what, path in zip(("customers", "purchases"), files, strict=True):
        report = other.ok("import", what, path, "--apply", "--json").json
        assert (report["refused"], report["conflicts"]) == (0, 0), report
    full.lang = "en"
    for noun in ("customer", "purchase"):
        assert without_people(other.items(noun, "list")) == without_people(full.items(noun, "list"))


def without_people(items: Any) -> Any:
    """Records but for who keeps them, and the hour, of which a list knows nothing."""
    return [{name: value for name, value in one.items() if name not in ("keeper", "delivered_at")} for one in items]


def test_an_export_changes_no_record(full: Shop) -> None:
    """Reading is all it does."""
    before = business(full.path)
    for what in LISTS:
        written(full, what, "jsonl")
    assert business(full.path) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_any_note_comes_back_from_csv(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever people write."""
    first, other = (opened(tmp_path_factory.mktemp("shop")) for _ in range(2))
    first.ok("customer", "new", "张三", f"--note={text}")
    other.ok("import", "customers", str(written(first, "customers", "csv")), "--apply")
    assert other.items("customer", "list")[0]["note"] == first.items("customer", "list")[0]["note"]
