"""What slipped, at the counter."""

import csv
import io
from pathlib import Path

import pytest

from tests.shop import Shop, opened


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop with a clerk and a lead, whose customer has no leak; the trade gives no deadlines."""
    shop = opened(tmp_path, playbook="generic")
    for name, role in (("王芳", "rep"), ("李娜", "lead")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user = "李娜"
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "王芳")
    return shop


def slipped(shop: Shop, *words: str) -> list[tuple[str, str, str, int]]:
    """Kind, id, since when and for how many days, of what slipped; something did."""
    answer = shop.svc("leaks", *words, "--json")
    assert answer.code == 4, answer
    return [(one["kind"]["code"], one["id"], one["since"], one["days"]) for one in answer.items]


def test_a_store_without_leaks_answers_yes(desk: Shop) -> None:
    """Nothing has slipped: exit code 0, and a sentence that says so."""
    answer = desk.svc("leaks")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing has slipped.\n")
    assert desk.svc("leaks", "--json").json == {"schema": "svc.leaks/1", "on": "2026-11-22", "total": 0, "items": []}


def test_a_complaint_slips_at_each_step_of_its_loop(desk: Shop) -> None:
    """From the day after it came in until it is closed a complaint is a leak whenever its next step is late."""
    steps = [
        ("2026-11-24", "not-acknowledged", "2026-11-22", ["ack", "C1"]),
        ("2026-11-26", "not-handled", "2026-11-24", ["investigate", "C1", "Seal", "--party", "maker"]),
        ("2026-11-28", "not-handled", "2026-11-26", ["decide", "C1", "New seal"]),
        ("2026-11-30", "not-handled", "2026-11-28", ["done", "C1", "Replaced"]),
        ("2026-12-04", "not-rechecked", "2026-12-01", ["recheck", "C1", "satisfied"]),
        ("2026-12-06", "not-reported", "2026-12-04", ["report", "C1", "maker"]),
        ("2026-12-08", "not-closed", "2026-12-06", ["close", "C1"]),
    ]
    desk.ok("complaint", "new", "张三", "Gearbox jerks")
    assert desk.svc("leaks").code == 0
    for today, kind, since, words in steps:
        desk.now = f"{today}T09:00+08:00"
        assert [(row[0], row[2]) for row in slipped(desk) if row[1] == "C1"] == [(kind, since)]
        (row,) = (one for one in desk.svc("leaks", "--json").items if one["id"] == "C1")
        assert row["command"].split()[2:] == words[:2]
        desk.user = "王芳" if words[0] == "done" else "李娜"
        desk.ok("complaint", *words)
        assert [one for one in desk.svc("leaks", "--json").items if one["id"] == "C1"] == []
    assert desk.svc("leaks").code == 0


def test_a_measure_slips_on_the_day_after_it_was_to_be_taken(desk: Shop) -> None:
    """Also of a complaint that is closed long since, until somebody says when it was taken."""
    desk.ok("complaint", "new", "张三", "Gearbox jerks")
    desk.ok("complaint", "edit", "C1", "--measure", "Check seals", "--correct-by", "2026-11-25")
    desk.ok("complaint", "withdraw", "C1", "--why", "Runs well")
    desk.now = "2026-11-25T18:00"
    assert desk.svc("leaks").code == 0
    desk.now = "2026-11-27T09:00"
    assert slipped(desk) == [("not-corrected", "C1", "2026-11-25", 2)]
    (leak,) = desk.svc("leaks", "--json").items
    desk.ok(*leak["command"].split()[1:])
    assert desk.svc("leaks").code == 0


def test_a_pause_a_suggestion_a_job_and_an_enquiry_slip(desk: Shop) -> None:
    """Each is a leak of its own kind on the day after its own."""
    desk.ok("complaint", "new", "张三", "Gearbox jerks")
    desk.ok("complaint", "pause", "C1", "--for", "parts", "--until", "+3d")
    desk.ok("complaint", "new", "张三", "A sign at the gate", "--kind", "suggestion")
    desk.ok("job", "new", "张三", "Oil", "--kind", "service", "--on", "2026-11-25")
    desk.ok("enquiry", "new", "张三", "--phone", "138 0000 1234", "--model", "X7")
    desk.ok("job", "new", "张三", "Look", "--kind", "visit", "--on", "2026-11-22")
    desk.ok("job", "miss", "J5", "--why", "Snow")
    desk.now = "2026-11-26T09:00+08:00"
    assert [row[:3] for row in slipped(desk) if row[1][0] in "CJQ"] == [
        ("not-answered", "C2", "2026-11-22"), ("pause-over", "C1", "2026-11-25"), ("no-result", "J3", "2026-11-25"),
        ("no-new-date", "J5", "2026-11-22"), ("not-called", "Q4", "2026-11-23"),
    ]  # fmt: skip


def test_a_broken_promise_slips_until_somebody_has_spoken_about_it(desk: Shop) -> None:
    """A try in vain is no apology; a talk about the promise is, though it is still not kept."""
    desk.ok("promise", "new", "张三", "Rear mat", "--due", "2026-11-23")
    desk.now = "2026-11-25T09:00+08:00"
    assert slipped(desk) == [("no-apology", "P1", "2026-11-23", 2)]
    desk.ok("log-call", "张三", "--outcome", "no-answer", "--for", "P1")
    assert slipped(desk) == [("no-apology", "P1", "2026-11-23", 2)]
    desk.ok("log-call", "张三", "Apologised", "--for", "P1")
    assert desk.svc("leaks").code == 0
    assert [one["id"] for one in desk.items("promise", "list", "--broken")] == ["P1"]


def test_the_apology_that_the_playbook_asks_for_counts(tmp_path: Path) -> None:
    """Whoever made the call that is due because a promise was broken has apologised."""
    shop = opened(tmp_path, playbook="generic")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("promise", "new", "张三", "Rear mat", "--due", "2026-11-23")
    shop.now = "2026-11-24T09:00+08:00"
    assert [one["id"] for one in shop.items("due-today")] == ["P1", "F1"]
    assert slipped(shop) == [("no-apology", "P1", "2026-11-23", 1)]
    shop.ok("log-call", "张三", "Apologised", "--for", "F1")
    assert shop.svc("leaks").code == 0


def test_yesterdays_calls_that_nobody_entered_slip_for_a_day(desk: Shop) -> None:
    """On the next day they are asked for; after that they are overdue, and two weeks later a leak again."""
    desk.ok("followup", "new", "张三", "Ask", "--due", "2026-11-23")
    desk.now = "2026-11-24T09:00+08:00"
    assert slipped(desk) == [("not-entered", "F1", "2026-11-23", 1)]
    desk.now = "2026-11-25T09:00+08:00"
    assert desk.svc("leaks").code == 0
    desk.now = "2026-12-07T09:00+08:00"
    assert desk.svc("leaks").code == 0
    desk.now = "2026-12-08T09:00+08:00"
    assert slipped(desk) == [("followup-late", "F1", "2026-12-07", 1)]


def test_an_unreachable_customer_slips_until_there_is_a_next_step(desk: Shop) -> None:
    """As long as something else of the customer is open somebody will try; without it nobody does."""
    desk.ok("followup", "new", "张三", "Ask", "--due", "today")
    desk.ok("log-call", "张三", "--outcome", "wrong-number")
    desk.now = "2026-11-23T10:00+08:00"
    desk.ok("log-call", "张三", "--outcome", "no-answer", "--channel", "wechat")
    assert slipped(desk) == [("unreachable", "F1", "2026-11-23", 0)]
    desk.ok("promise", "new", "张三", "A new number", "--due", "fri")
    assert desk.svc("leaks").code == 0


def test_leaks_are_each_ones_own_and_hidden_from_whom_they_are_about(desk: Shop) -> None:
    """--staff shows what falls to somebody; the one complained of sees nothing of it, whatever she asks for."""
    desk.ok("complaint", "new", "张三", "王芳 was rude", "--against", "王芳")
    desk.ok("followup", "new", "张三", "Ask", "--due", "2026-11-23")
    desk.ok("promise", "new", "张三", "A talk with the owner", "--due", "2026-11-23", "--about", "C1")
    desk.now = "2026-11-24T09:00+08:00"
    assert [row[1] for row in slipped(desk)] == ["C1", "P1", "F1"]
    assert [row[1] for row in slipped(desk, "--staff", "王芳")] == ["F1"]
    assert [row[1] for row in slipped(desk, "--staff", "me")] == ["C1", "P1"]
    desk.user = "王芳"
    assert [row[1] for row in slipped(desk)] == ["F1"]
    assert desk.svc("leaks", "--staff", "李娜").code == 0


def test_what_is_about_a_complaint_is_not_on_the_list_of_the_one_complained_of(desk: Shop) -> None:
    """A promise made about a complaint against the customer's keeper falls to the lead, not to her."""
    desk.ok("complaint", "new", "张三", "王芳 was rude", "--against", "王芳")
    desk.ok("promise", "new", "张三", "A talk", "--due", "today", "--about", "C1", "--owner", "王芳")
    assert [one["id"] for one in desk.items("due-today", "--staff", "王芳")] == []
    assert {one["id"] for one in desk.items("due-today", "--staff", "李娜")} == {"P1", "C1"}
    desk.user = "王芳"
    assert desk.items("due-today") == []


def test_leaks_are_told_in_rows_and_in_a_sheet(desk: Shop) -> None:
    """The first rows of many, with what to type; a sheet for Excel."""
    desk.ok("followup", "new", "张三", "Ask", "--due", "2026-11-23")
    desk.ok("complaint", "new", "张三", "Gearbox jerks")
    desk.now = "2026-11-24T09:00+08:00"
    answer = desk.svc("leaks", "--limit", "1")
    assert (answer.code, answer.out) == (
        4, "C1\tcomplaint not acknowledged\tsvc complaint ack C1\t张三\t王芳\tSun 22 Nov\t2\n",
    )  # fmt: skip
    assert answer.err == "2 things have slipped. The first 1 are shown.\n"
    rows = list(csv.reader(io.StringIO(desk.svc("leaks", "--csv").out.lstrip("\ufeff"))))
    assert rows[2] == [
        "F1", "contact not entered by closing", "svc log-call K1 --for F1", "张三", "王芳", "2026-11-23", "1"
    ]  # fmt: skip
