"""Complaints, jobs and enquiries come in from another program: what is over as history, what is open to be seen to."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_export import written
from tests.commands.test_import import brought, counts, listed, reasons
from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.shop import Shop, opened

COMPLAINTS = (
    "客户,电话,投诉日期,投诉内容,原因,严重程度,状态,结案日期,处理结果,受理人,商品",
    "张三,13800001234,2026-10-08 15:30,座椅异响,产品,高,已结案,2026-10-12,更换座椅,小王,Kunlun X5",
    "李四,13800005678,2026-11-20,接待太慢,接待怠慢,,处理中,,已电话致歉,,Kunlun S9",
    "李四,13800005678,2026-09-01,误会,,低,撤诉,,,,",
    "王五,13700000000,2026-11-01,没有人,,,未处理,,,,",
    "张三,13800001234,2026-11-23,明天的事,,,未处理,,,,",
    "张三,13800001234,2026-11-10,倒着的,,,已结案,2026-11-09,,,",
    "张三,13800001234,2026-11-10,什么,,,差不多,,,,",
    "李四,13800005678,2026-11-20,接待太慢,,,处理中,,,,",
)
JOBS = (
    "姓名,电话,日期,类型,内容,里程,状态,完工日期,处理结果,师傅,车型",
    '张三,13800001234,2026-06-01,保养,首保,"5,020 km",已完成,,换机油机滤,老周,Kunlun X5',
    "李四,13800005678,2026-11-19 14:00,维修,空调不冷,12000公里,已预约,,,老周,",
    "李四,13800005678,2026-11-25 9:30,维修,更换压缩机,,已预约,,,,",
    "张三,13800001234,2026-08-01,保养,二保,,,2026-08-03,,,",
    "李四,13800005678,2026-12-01,安装,脚垫,,已取消,,,,",
    "李四,13800005678,2026-12-01,喷漆,车门,,,,,,",
)
ENQUIRIES = (
    "姓名,电话,来店日期,意向车型,预算,试驾,状态,处理结果,对比车型",
    "赵六,13700001111,2026-11-15,Kunlun X7,25万,是,未成交,,Taishan S9",
    "张三,13800001234,2026-11-10,Kunlun X5,,否,成交,,",
    "李四,13800005678,2026-10-01,Kunlun X5,,,战败,买了别家,",
    "李四,13800005678,2026-10-02,Kunlun S3,,,成交,,",
)
LISTS = [("complaints", COMPLAINTS), ("jobs", JOBS), ("enquiries", ENQUIRIES)]


def steps(shop: Shop, noun: str, ref: str) -> list[tuple[str, str, str, str | None]]:
    """The record of a case: the day, what happened, who did it, and what was said."""
    record = shop.items(noun, "show", ref)[0]["record"]
    return [(one["at"][:10], one["what"], one["by"], one["note"]) for one in record]


def due(shop: Shop) -> list[str]:
    """What today's list is about."""
    return [one["about"]["id"] for one in shop.items("due-today") if one["about"]]


def sound(shop: Shop) -> None:
    """The store is sound, its loop and its journal included."""
    assert all(one["ok"] for one in shop.items("db", "check", "--full"))


def test_complaints_come_in_over_or_open(working: Shop) -> None:
    """What is over is history; what is open is seen to today; what nobody can mean is for a person."""
    file = listed(working, *COMPLAINTS)
    preview, report = brought(working, "complaints", file), brought(working, "complaints", file, "--apply")
    assert counts(preview) == counts(report) == [3, 1, 0, 0, 4]
    assert (report["still_open"], report["unlinked"]) == (preview["still_open"], preview["unlinked"]) == (1, 1)
    assert reasons(report) == {
        5: "no-such-customer", 6: "not-in-future", 7: "over-before-begun", 8: "unknown-word",
    }  # fmt: skip
    first, second, third = working.items("complaint", "list", "--all")[-3:]
    assert (first["cause"]["code"], first["severity"], first["purchase"]["id"]) == ("product", "high", "S1")
    assert steps(working, "complaint", first["id"]) == [
        ("2026-10-08", "received", "小王", None), ("2026-10-12", "closed", "小王", "更换座椅"),
    ]  # fmt: skip
    assert steps(working, "complaint", second["id"]) == [
        ("2026-11-20", "received", "li", None), ("2026-11-20", "noted", "li", "已电话致歉"),
    ]  # fmt: skip
    assert (third["ended"], third["closed_at"][:10]) == ("withdrawn", "2026-09-01")
    assert second["id"] in due(working)
    sound(working)


def test_an_open_complaint_of_a_list_goes_through_its_loop(working: Shop) -> None:
    """It has no deadline of its own time, and every step that each complaint has."""
    brought(working, "complaints", listed(working, *COMPLAINTS), "--apply")
    (one,) = working.items("complaint", "list", "--severity", "normal", "--cause", "service/slow-reception")
    assert (one["waits_for"], one["deadline"]) == ("acknowledged", None)
    working.ok("complaint", "ack", one["id"])
    assert working.items("complaint", "show", one["id"])[0]["waits_for"] == "investigated"
    sound(working)


def test_jobs_come_in_over_waiting_or_booked(working: Shop) -> None:
    """What is over ended on its day if nothing else is said; what is still to come is booked and confirmed."""
    file = listed(working, *JOBS)
    report = brought(working, "jobs", file, "--apply")
    assert (counts(report), report["still_open"]) == ([5, 0, 0, 0, 1], 2)
    assert reasons(report) == {7: "unknown-word"}
    found = {one["what"]: one for one in working.items("job", "list", "--all")}
    done = found["首保"]
    assert (done["kind"], done["km"], done["did"], done["closed_at"][:10]) == (
        "service", 5020, "换机油机滤", "2026-06-01",
    )  # fmt: skip
    assert done["purchase"]["id"] == "S1"
    assert found["二保"]["closed_at"][:10] == "2026-08-03"
    assert (found["脚垫"]["stage"], found["脚垫"]["closed_at"][:10]) == ("cancelled", "2026-11-22")
    assert found["更换压缩机"]["planned_at"] == "2026-11-25T09:30:00+08:00"
    assert found["更换压缩机"]["opened_at"][:10] == "2026-11-22"
    assert found["空调不冷"]["id"] in due(working)
    sound(working)


def test_enquiries_come_in_with_who_asked(working: Shop) -> None:
    """Whom nobody knows becomes a prospect; what ended with a purchase is tied to it, or is for a person."""
    report = brought(working, "enquiries", listed(working, *ENQUIRIES), "--apply")
    assert (counts(report), report["customers"], report["still_open"]) == ([3, 0, 0, 0, 1], 1, 1)
    assert reasons(report) == {5: "bought-nothing"}
    asked, bought, lost = working.items("enquiry", "list", "--all")
    assert (asked["customer"]["name"], asked["model"], asked["budget_fen"]) == ("赵六", "Kunlun X7", 25_000_000)
    assert (asked["test_drive"], asked["compared"], asked["due_on"]) == (True, "Taishan S9", "2026-11-22")
    assert working.items("customer", "show", "赵六")[0]["kind"] == "prospect"
    assert (bought["bought"]["id"], lost["lost"]) == ("S1", "买了别家")
    sound(working)


@pytest.mark.parametrize(("noun", "rows"), LISTS)
def test_cases_come_in_once_and_go_in_one_undo(working: Shop, noun: str, rows: tuple[str, ...]) -> None:
    """The same list again adds nothing; a preview writes nothing."""
    before = business(working.path)
    file = listed(working, *rows)
    brought(working, noun, file)
    assert business(working.path) == before
    brought(working, noun, file, "--apply")
    after = business(working.path)
    assert brought(working, noun, file, "--apply")["new"] == 0
    assert business(working.path) == after != before
    working.ok("undo")
    assert business(working.path) == before
    working.ok("redo")
    assert business(working.path) == after


@pytest.mark.parametrize("noun", [noun for noun, _ in LISTS])
def test_a_list_that_does_not_tell_what_is_over_is_refused(working: Shop, noun: str) -> None:
    """Without a state and without a day of the end nobody can say what is still to be done."""
    heads = "姓名,电话,日期,类型,内容"
    answer = working.svc("import", noun, listed(working, heads, "张三,13800001234,2026-11-01,维修,空调"))
    assert (answer.code, "状态 / state" in answer.err) == (2, True)


def filled(shop: Shop) -> Shop:
    """The shop with cases of every kind, over and open."""
    shop.ok("staff", "new", "li", "--role", "owner")
    for noun, rows in LISTS:
        brought(shop, noun, listed(shop, *rows), "--apply")
    shop.ok("complaint", "new", "张三", "Two\nlines", "--kind", "praise")
    return shop


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_cases_come_in_as_they_went_out(working: Shop, tmp_path: Path, form: str, lang: str) -> None:
    """In either language, into another store the same cases, and into the same one nothing is new."""
    filled(working).lang = lang
    nouns = ["customers", "purchases", *(noun for noun, _ in LISTS)]
    files = {noun: str(written(working, noun, form)) for noun in nouns}
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    other.ok("staff", "new", "li", "--role", "owner")
    for noun, file in files.items():
        report = brought(other, noun, file, "--apply")
        assert (report["refused"], report["conflicts"]) == (0, 0), report
        assert noun in ("customers", "purchases") or report["ignored_columns"] == [{"en": "Id", "zh": "编号"}[lang]]
        assert brought(working, noun, file, "--apply")["new"] == 0
    assert cases(other) == cases(working)


def cases(shop: Shop) -> list[Any]:
    """The cases of a store by what a list tells of them."""
    with closing(sqlite3.connect(shop.path)) as db:
        return db.execute(
            """SELECT c.name, k.kind, k.what, k.cause, k.severity, k.via, k.wants, k.party, k.km, k.result,
            date(k.closed_at), k.ended, k.purchase_id, q.budget, q.compared, q.test_drive
            FROM cases k JOIN customers c ON c.id = k.customer_id LEFT JOIN enquiries q ON q.case_id = k.id
            ORDER BY c.name, k.kind, k.what, k.opened_at"""
        ).fetchall()


@pytest.mark.parametrize("said", [("很急", "critical"), ("Urgent", "critical"), ("急", "high"), ("紧急", "critical")])
def test_how_urgent_a_complaint_is_may_be_said_as_people_do(working: Shop, said: tuple[str, str]) -> None:
    """And what came of it may be called its resolution."""
    rows = (
        "姓名,电话,日期,内容,等级,结案日期,Resolution",
        f"张三,13800001234,2026-11-20,A,{said[0]},2026-11-21,Mended",
    )
    assert brought(working, "complaints", listed(working, *rows), "--apply")["new"] == 1
    (found,) = [one for one in working.items("complaint", "list", "--all") if one["what"] == "A"]
    assert found["severity"] == said[1]
    assert "Mended" in working.ok("complaint", "show", found["id"]).out


def test_a_list_that_does_not_say_what_is_over_is_told_so(working: Shop) -> None:
    """And of nothing that it has; the help of the command says so too."""
    file = listed(working, "姓名,日期,投诉内容", "张三,2026-11-20,A")
    said = refused(working, 2, "import", "complaints", file)
    assert "状态 / state | 结束日期 / closed" in said
    assert "内容 / what" not in said
    for noun in ("complaints", "jobs", "enquiries"):
        told = " ".join(working.ok("import", noun, "--help").out.split())
        assert "needs a column of the state or of the day of the end" in told
