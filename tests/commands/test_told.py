"""What the record of a case tells besides its steps: when they were entered, what was corrected, to whom it climbed."""

from pathlib import Path

import pytest

from tests.commands.test_booking import TRADE
from tests.shop import Shop, opened

BOOK = """
title = { en = "Counter", zh = "柜台" }
based_on = "generic"

[[clock]]
id = "acknowledged"
case = "complaint"
until = "acknowledged"
within = "30min"
title = { en = "Acknowledge", zh = "受理" }

[[escalation]]
id = "to-lead"
after = "30min"
to = "lead"

[[escalation]]
id = "to-manager"
after = "1d"
to = "manager"
"""


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop whose complaints are to be acknowledged within half an hour, and climb half an hour later."""
    (tmp_path / "counter.toml").write_text(BOOK, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(tmp_path / "counter.toml"))
    for name, role in (("王芳", "rep"), ("李娜", "lead")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user = "王芳"
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "王芳")
    shop.ok("complaint", "new", "张三", "Gearbox jerks", "--severity", "high")
    return shop


def record(shop: Shop, ref: str = "C1") -> list[dict[str, object]]:
    """The record of a complaint as it is shown."""
    (found,) = shop.items("complaint", "show", ref)
    return list(found["record"])


def test_a_step_that_is_entered_late_says_so(desk: Shop) -> None:
    """A deadline that was met on paper only stands beside the minute in which somebody said so."""
    desk.now = "2026-11-22T11:00"
    desk.ok("complaint", "ack", "C1", "--at", "today 09:20")
    assert [one["entered_at"] for one in record(desk)] == ["2026-11-22T09:00:00+08:00", "2026-11-22T11:00:00+08:00"]
    assert "entered Sun 22 Nov 11:00" in desk.ok("complaint", "show", "C1").out
    assert desk.ok("complaint", "explain", "C1").out.endswith(
        "ended Sun 22 Nov 09:20: acknowledged; entered Sun 22 Nov 11:00\n"
    )
    (run,) = desk.items("complaint", "explain", "C1")
    assert (run["late"], run["ended"]["entered_at"]) == (False, "2026-11-22T11:00:00+08:00")


def test_a_step_at_its_own_time_says_nothing_of_it(desk: Shop) -> None:
    """What is entered as it happens needs no second time."""
    desk.ok("complaint", "ack", "C1")
    assert "entered" not in desk.ok("complaint", "show", "C1").out + desk.ok("complaint", "explain", "C1").out


def test_a_missed_deadline_stands_in_the_record_with_the_rank_to_which_it_went(desk: Shop) -> None:
    """Half past nine was the last minute; at ten the lead has it; once it is acknowledged it climbs no further."""
    desk.now = "2026-11-22T09:59"
    assert [one["what"] for one in record(desk)] == ["received"]
    desk.now = "2026-11-22T10:00"
    assert [(one["what"], one["at"], one["word"]) for one in record(desk)][1:] == [
        ("climbed", "2026-11-22T10:00:00+08:00", "lead"),
    ]  # fmt: skip
    assert "deadline missed, climbs\tsvc\t\tteam lead" in desk.ok("complaint", "show", "C1").out
    desk.now = "2026-11-23T09:00"
    desk.ok("complaint", "ack", "C1")
    desk.now = "2026-11-28T09:00"
    assert [one["what"] for one in record(desk)] == ["received", "climbed", "acknowledged"]
    desk.ok("db", "check")


def test_a_missed_deadline_is_not_corrected_away(desk: Shop) -> None:
    """Whoever makes less of a complaint than it was needs the rank to which it has climbed; other fields are free."""
    desk.now = "2026-11-22T10:00"
    refusal = desk.svc("complaint", "edit", "C1", "--severity", "low")
    assert (refusal.code, "team lead; 王芳 may not" in refusal.err) == (4, True)
    desk.ok("complaint", "edit", "C1", "--wants", "Another one")
    desk.user = "李娜"
    desk.ok("complaint", "edit", "C1", "--severity", "low")


def test_a_deadline_that_only_the_end_of_a_complaint_ended_runs_again_when_it_is_reopened(desk: Shop) -> None:
    """Declined by mistake and opened again at eleven: it is to be acknowledged by half past."""
    desk.now = "2026-11-22T09:10"
    desk.ok("complaint", "close", "C1", "--as", "declined", "--why", "Mistake")
    desk.now = "2026-11-22T11:00"
    desk.ok("complaint", "reopen", "C1", "--why", "Mistake")
    first, again = desk.items("complaint", "explain", "C1")
    assert (first["ended"]["what"], again["ended"], again["due_at"]) == ("declined", None, "2026-11-22T11:30:00+08:00")
    (found,) = desk.items("complaint", "show", "C1")
    assert found["deadline"]["until"] == "2026-11-22T11:30:00+08:00"


def test_who_is_complained_of_logs_no_call_about_it(desk: Shop) -> None:
    """A contact about a case is a step of it; with the customer one may speak."""
    desk.ok("complaint", "edit", "C1", "--against", "王芳")
    answer = desk.svc("log-call", "张三", "Sorry", "--for", "C1")
    assert (answer.code, answer.err) == (4, "C1 is about 王芳; somebody else must see to it.\n")
    desk.ok("log-call", "张三", "Sorry")


def test_a_day_for_a_measure_without_words_can_be_met(desk: Shop) -> None:
    """What the list of leaks says to type is taken."""
    desk.ok("complaint", "edit", "C1", "--correct-by", "mon")
    desk.now = "2026-11-24T09:00"
    (leak,) = [one for one in desk.svc("leaks", "--json").items if one["kind"]["code"] == "not-corrected"]
    desk.ok(*leak["command"].split()[1:])


def test_a_duplicate_is_of_what_was_dealt_with(desk: Shop) -> None:
    """Not of praise, nor of what was withdrawn, nor of a complaint about somebody else."""
    desk.ok("complaint", "new", "张三", "Great", "--kind", "praise")
    desk.ok("complaint", "new", "张三", "Rude", "--against", "李娜")
    desk.ok("complaint", "new", "张三", "Jerks")
    desk.ok("complaint", "withdraw", "C4", "--why", "Found it")
    for other in ("C2", "C3", "C4"):
        assert desk.svc("complaint", "close", "C1", "--as", "duplicate", "--of", other).code == 4


def test_a_correction_says_what_was_corrected(desk: Shop) -> None:
    """By the names of the fields, in the language of the counter."""
    desk.ok("complaint", "edit", "C1", "--severity", "low", "--against", "李娜")
    assert record(desk)[-1]["word"] == "severity,against"
    assert "corrected\t王芳\t\tSeverity; Against" in desk.ok("complaint", "show", "C1").out
    desk.ok("enquiry", "new", "王五", "--phone", "138 0000 7777")
    desk.ok("enquiry", "edit", "Q2", "--budget", "280000", "--model", "X7")
    assert "corrected\t王芳\t\tModel; Budget" in desk.ok("enquiry", "show", "Q2").out
    desk.lang = "zh"
    assert "更正\t王芳\t\t严重程度；被投诉人" in desk.ok("complaint", "show", "C1").out


def test_a_card_says_how_often_a_complaint_was_escalated(desk: Shop) -> None:
    """Each change of person, place or time counts."""
    desk.ok("complaint", "escalate", "C1", "--place", "the office")
    assert "Escalated\t1 time\n" in desk.ok("complaint", "show", "C1").out
    desk.ok("complaint", "escalate", "C1", "--person")
    assert "Escalated\t2 times\n" in desk.ok("complaint", "show", "C1").out


def test_an_appointment_is_named_replaced_and_called_off(desk: Shop) -> None:
    """One at a time; with the complaint it is over too."""
    said = desk.ok("complaint", "escalate", "C1", "--time", "fri 15:00").out
    assert "  Promised: P1  Fri 27 Nov 15:00  Appointment with 李娜\n" in said
    desk.ok("staff", "new", "周洁", "--role", "manager")
    (moved,) = desk.items("complaint", "escalate", "C1", "--time", "thu 10:00")
    assert moved["promised"] == "P2"
    assert [(one["id"], one["state"], one["why"]) for one in desk.items("promise", "list", "--all")] == [
        ("P2", "open", None), ("P1", "waived", "replaced by another appointment"),
    ]  # fmt: skip
    desk.ok("complaint", "withdraw", "C1", "--why", "Runs well")
    assert desk.items("promise", "list") == []
    desk.ok("undo")
    assert [one["id"] for one in desk.items("promise", "list")] == ["P2"]


def test_a_yes_that_nobody_can_give_is_told(desk: Shop) -> None:
    """The desk says whom it lacks, for a decision and for a promise; with that rank on the staff it says nothing."""
    lacking = "Nobody on the staff may say yes (manager or above); enter somebody: svc staff new NAME --role manager\n"
    assert desk.ok("promise", "new", "张三", "Money back", "--remedy", "refund").err == lacking
    desk.ok("complaint", "ack", "C1")
    desk.ok("complaint", "investigate", "C1", "Seal", "--party", "maker")
    assert desk.ok("complaint", "decide", "C1", "Money back", "--remedy", "refund").err == lacking
    desk.ok("staff", "new", "周洁", "--role", "manager")
    assert desk.ok("promise", "new", "张三", "Money back", "--remedy", "refund").err == ""


def test_a_promise_that_waits_for_a_yes_past_its_day_is_a_leak_of_its_own(desk: Shop) -> None:
    """Nothing was broken yet: somebody above has not answered."""
    desk.ok("complaint", "ack", "C1")
    desk.ok("promise", "new", "张三", "Money back", "--remedy", "refund", "--due", "mon")
    desk.now = "2026-11-24T09:00"
    found = [one for one in desk.svc("leaks", "--json").items if one["id"] == "P1"]
    assert [(one["kind"]["code"], one["command"]) for one in found] == [("not-confirmed", "svc promise confirm P1")]


def test_a_booking_is_confirmed_before_it_is_carried_out(tmp_path: Path) -> None:
    """Today's list asks for the confirmation of Friday's visit; an order for today is confirmed at once."""
    (tmp_path / "trade.toml").write_text(TRADE, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(tmp_path / "trade.toml"))
    shop.now = "2026-11-23T09:00+08:00"
    shop.ok("customer", "new", "张三")
    shop.ok("job", "new", "张三", "Face mask", "--kind", "service", "--on", "fri 14:00")
    shop.ok("job", "new", "张三", "Make-up", "--kind", "service", "--on", "today 14:00")
    asked = [(one["id"], one["purpose"]["code"], one["channel"]) for one in shop.items("due-today")]
    assert set(asked) == {
        ("J2", "confirm-booking", "call"),
        ("J1", "confirm-booking", "call"),
        ("F2", "on-the-way", "call"),
    }
    clocks = {ref: [one["clock"] for one in shop.items("job", "explain", ref)] for ref in ("J1", "J2")}
    assert clocks == {"J1": ["booking"], "J2": ["order-now", "booking"]}
    shop.ok("log-call", "张三", "About Friday", "--for", "J1")
    assert [one["id"] for one in shop.items("due-today") if one["purpose"]["code"] == "confirm-booking"] == ["J2", "J1"]
    for ref in ("J1", "J2"):
        shop.ok("job", "confirm", ref)
    asked = [(one["id"], one["purpose"]["code"], one["channel"]) for one in shop.items("due-today")]
    assert set(asked) == {("J2", "service", "visit"), ("F2", "on-the-way", "call")}


def test_the_evidence_goes_to_stdout_where_it_is_asked_for(desk: Shop) -> None:
    """A script takes it from there; it is the same document as the file."""
    path = desk.path.with_name("C1.html")
    desk.ok("complaint", "evidence", "C1", "-o", str(path))
    assert desk.ok("complaint", "evidence", "C1", "-o", "-").out == path.read_text(encoding="utf-8")
