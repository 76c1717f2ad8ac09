"""What was said, and what is still to be said, comes in from another program."""

import json
from pathlib import Path

import pytest

from tests.commands.test_import import brought, counts, listed, reasons
from tests.commands.test_undo import business
from tests.shop import Shop, opened

CALLS = (
    "姓名,电话,时间,方向,方式,结果,时长,内容,坐席",
    "张三,13800001234,2026-11-20 10:05,呼出,电话,接通,4,满意,小王",
    "张三,13800001234,2026年11月21日 9:30,来电,微信,,,问保养,",
    ",13800005678,2026/11/21,,,无人接听,,,",
    "王五,13700000000,2026-11-20 10:00,,,,,,",
    "张三,13800001234,2026-11-22 18:00,,,,,,",
    "张三,13800001234,2026-11-20 10:05,呼出,电话,接通,4,满意,小王",
    "张三,13800001234,2026-11-20 25:05,,,,,,",
)
DUTIES = (
    "姓名,电话,到期,内容,方式,状态",
    "张三,13800001234,2026-12-01,问保养,微信,待办",
    "李四,13800005678,2026-11-01,Gearbox,,",
    "李四,13800005678,2026-11-02,Seat,,done",
    "张三,13800001234,2026-12-01,问保养,,",
)


def test_contacts_come_in_as_history(working: Shop) -> None:
    """With what people write for codes; a row of nobody known, of a time to come or no time at all is for a person."""
    file = listed(working, *CALLS)
    preview, report = brought(working, "calls", file), brought(working, "calls", file, "--apply")
    assert counts(preview) == counts(report) == [3, 1, 0, 0, 3]
    assert reasons(report) == {5: "no-such-customer", 6: "not-in-future", 8: "bad-list-date"}
    card = working.items("customer", "show", "张三")[0]["last_call"]
    assert (card["at"], card["direction"], card["channel"]) == ("2026-11-21T09:30:00+08:00", "in", "wechat")
    rows = business(working.path)["calls"]
    assert rows[0][2:9] == ("2026-11-20T02:05:00Z", "out", "call", "reached", 4, "满意", "小王")
    assert rows[2][1:6] == (2, "2026-11-20T16:00:00Z", "out", "call", "no-answer")


def test_open_follow_ups_come_in(working: Shop) -> None:
    """They stand on the list of their day; what is over already is for a person."""
    report = brought(working, "followups", listed(working, *DUTIES), "--apply")
    assert (counts(report), reasons(report)) == ([2, 1, 0, 0, 1], {4: "follow-up-over"})
    due = [one["purpose"]["text"] for one in working.items("due-today")]
    assert "Gearbox" in due
    mine = [one for one in working.items("followup", "list") if one["purpose"]["text"] == "问保养"]
    assert [(one["due_on"], one["channel"]) for one in mine] == [("2026-12-01", "wechat")]


@pytest.mark.parametrize(("noun", "rows"), [("calls", CALLS), ("followups", DUTIES)])
def test_they_come_in_once_and_go_in_one_undo(working: Shop, noun: str, rows: tuple[str, ...]) -> None:
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


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_contacts_come_in_as_they_went_out(working: Shop, tmp_path: Path, form: str, lang: str) -> None:
    """In either language, into another store, and into the same one nothing is new."""
    working.ok("log-call", "张三", "=Safe", "--minutes", "4", "--for", "none")
    working.ok("log-call", "李四", "--outcome", "no-answer", "--at", "2026-11-20 10:05", "--for", "none")
    working.lang = lang
    files = {what: str(working.path.with_name(f"{what}.{form}")) for what in ("customers", "calls")}
    for what, file in files.items():
        working.ok("export", what, "-o", file)
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    for what, file in files.items():
        assert brought(other, what, file, "--apply")["refused"] == 0
    assert business(other.path)["calls"] == business(working.path)["calls"]
    assert brought(working, "calls", files["calls"], "--apply")["new"] == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_follow_ups_that_went_out_are_known_again(working: Shop, lang: str) -> None:
    """In the same store none is new, those that the playbook planned included; what is over is for a person."""
    working.lang = lang
    working.ok("followup", "done", "F1", "--why", "Came in")
    file = str(working.path.with_name("followups.xlsx"))
    rows = working.ok("export", "followups", "-o", file, "--json").items[0]["rows"]
    report = brought(working, "followups", file, "--apply")
    assert (report["new"], report["matched"] + report["refused"]) == (0, rows)
    assert report["matched"] > 1
    assert set(reasons(report).values()) == {"follow-up-over"}


TIMED = (
    "姓名,电话,到期,约定时间,内容",
    "张三,13800001234,2026-12-01 14:30,,A",
    "张三,13800001234,2026-12-02,10:00,B",
    "张三,13800001234,2026-12-03,2026-12-03 16:15:00,C",
    "张三,13800001234,2026/12/4,,D",
    "张三,13800001234,2026-12-05,25:00,E",
)


def test_a_follow_up_keeps_the_time_that_was_agreed(working: Shop) -> None:
    """Behind its day, or in a column of its own; a day alone has none."""
    report = brought(working, "followups", listed(working, *TIMED), "--apply")
    assert (report["new"], reasons(report)) == (4, {6: "bad-list-date"})
    due = {one["purpose"]["text"]: one["due_at"] for one in working.items("followup", "list")}
    times = ["2026-12-01T14:30:00+08:00", "2026-12-02T10:00:00+08:00", "2026-12-03T16:15:00+08:00", None]
    assert [due[text] for text in "ABCD"] == times


def test_a_time_is_part_of_what_a_follow_up_is_known_by(working: Shop) -> None:
    """Where a row has one; without it the one of that day is meant. A preview says the same of a list as such."""
    hour = "张三,13800001234,2026-12-01 14:30,A"
    rows = ("姓名,电话,到期,内容", hour, "张三,13800001234,2026-12-01,A", "张三,13800001234,2026-12-01 15:00,A", hour)
    preview, report = (brought(working, "followups", listed(working, *rows), *how) for how in ((), ("--apply",)))
    assert counts(preview) == counts(report) == [2, 2, 0, 0, 0]
    assert counts(brought(working, "followups", listed(working, *rows), "--apply")) == [0, 4, 0, 0, 0]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_time_that_went_out_comes_in(working: Shop, tmp_path: Path, form: str, lang: str) -> None:
    """In either language, into another store; into the same one nothing is new."""
    working.lang = lang
    files = {what: str(working.path.with_name(f"{what}.{form}")) for what in ("customers", "followups")}
    for what, file in files.items():
        working.ok("export", what, "-o", file)
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    for what, file in files.items():
        assert brought(other, what, file, "--apply")["refused"] == 0
    (mine,) = [one for one in other.items("followup", "list") if one["purpose"]["text"] == "Ask about the gearbox"]
    assert mine["due_at"] == "2026-11-25T10:00:00+08:00"
    assert brought(working, "followups", files["followups"], "--apply")["new"] == 0


@pytest.mark.parametrize(("lang", "label"), [("en", "Next contact as agreed"), ("zh", "按约定再次联系")])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_follow_up_without_a_text_goes_out_as_what_it_is_for(
    working: Shop, tmp_path: Path, form: str, lang: str, label: str
) -> None:
    """In another store it is one of its own with these words; in the same one it is known, in whatever language."""
    working.ok("log-call", "张三", "Away", "--for", "none", "--next", "2026-12-03")
    working.ok("log-call", "李四", "Away", "--for", "none", "--next", "2026-12-04 10:00")
    working.lang = lang
    files = {what: str(working.path.with_name(f"{what}.{form}")) for what in ("customers", "followups")}
    for what, file in files.items():
        working.ok("export", what, "-o", file)
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    for what, file in files.items():
        assert brought(other, what, file, "--apply")["refused"] == 0
    mine = [one for one in other.items("followup", "list") if one["purpose"]["text"] == label]
    assert [(one["due_on"], one["purpose"]["code"]) for one in mine] == [("2026-12-03", "own"), ("2026-12-04", "own")]
    for shop in (working, other):
        shop.lang = "en"
        assert brought(shop, "followups", files["followups"], "--apply")["new"] == 0
    working.ok("export", "followups", "-o", str(tmp_path / "duties.jsonl"))
    lines = [json.loads(line) for line in (tmp_path / "duties.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["what"] for one in lines if one["rule"] == "next-contact"] == [None, None]
