"""Deadlines of jobs and enquiries: shown, explained, met by a confirmation, and climbing where they were missed."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened

# An enquiry is to be answered within a working day, a booking to be confirmed within two hours.
TRADE = """
title = { en = "Trade", zh = "行业" }
based_on = "home-beauty"

[[clock]]
id = "asked"
case = "enquiry"
until = "responded"
within = "4h"
hours = "working"
title = { en = "Answer who asked", zh = "答复咨询" }
"""


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A beauty service with a therapist, a lead and a manager; on a Monday at nine a visit is booked for Friday."""
    (tmp_path / "trade.toml").write_text(TRADE, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(tmp_path / "trade.toml"))
    for name, role in (("王芳", "rep"), ("李娜", "lead"), ("周洁", "manager")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user, shop.now = "王芳", "2026-11-23T09:00+08:00"
    shop.ok("customer", "new", "张三", "--keeper", "王芳")
    shop.ok("job", "new", "张三", "Face mask for two", "--kind", "visit", "--on", "fri 14:00")
    return shop


def deadline(shop: Shop, noun: str, ref: str) -> dict[str, object] | None:
    """The first deadline of a case, on its card, which is that in the list."""
    (shown,) = shop.items(noun, "show", ref)
    (listed,) = [one for one in shop.items(noun, "list", "--all") if one["id"] == ref]
    assert listed["deadline"] == shown["deadline"]
    return None if shown["deadline"] is None else dict(shown["deadline"])


def on_list(shop: Shop, who: str) -> list[str]:
    """What stands on somebody's list of today."""
    return [one["id"] for one in shop.items("due-today", "--staff", who)]


def test_a_booking_that_nobody_confirms_climbs_to_the_leads_list(desk: Shop) -> None:
    """It is the therapist's until eleven, then the lead's too, and after a day the manager's."""
    wanted = {"until": "2026-11-23T11:00:00+08:00", "mark": "confirmed", "missed": False, "climbed_to": None}
    assert deadline(desk, "job", "J1") == wanted
    assert (on_list(desk, "王芳"), on_list(desk, "李娜")) == (["J1"], [])
    assert "confirmation by Mon 23 Nov 11:00" in desk.ok("job", "list").out
    desk.now = "2026-11-23T11:01+08:00"
    assert deadline(desk, "job", "J1") == {**wanted, "missed": True, "climbed_to": "lead"}
    assert (on_list(desk, "王芳"), on_list(desk, "李娜"), on_list(desk, "周洁")) == (["J1"], ["J1"], [])
    (item,) = desk.items("due-today", "--staff", "李娜")
    assert {"code": "climbed", "text": "climbed to the team lead"} in item["why"]
    said = desk.ok("job", "show", "J1").out
    assert "confirmation by Mon 23 Nov 11:00; missed by now; climbed to the team lead" in said
    desk.lang = "zh"
    assert "已上升到组长" in desk.ok("job", "list").out
    desk.now = "2026-11-24T11:01+08:00"
    assert on_list(desk, "周洁") == ["J1"]


def test_a_confirmation_meets_the_deadline(desk: Shop) -> None:
    """The booking is off the lists until its day, and its record says what was agreed; it is confirmed once."""
    desk.now = "2026-11-23T10:30+08:00"
    desk.ok("job", "confirm", "J1", "--note", "Third floor, dry skin")
    assert deadline(desk, "job", "J1") is None
    assert on_list(desk, "王芳") == []
    (job,) = desk.items("job", "show", "J1")
    assert [(one["what"], one["note"]) for one in job["record"]][1:] == [("confirmed", "Third floor, dry skin")]
    (run,) = [one for one in desk.items("job", "explain", "J1") if one["clock"] == "booking"]
    assert (run["late"], run["used"]["minutes"], run["left"]["minutes"]) == (False, 90, 30)
    assert "王芳" in refused(desk, 4, "job", "confirm", "J1")
    desk.ok("job", "move", "J1", "sat 10:00", "--why", "She asked for it")
    desk.ok("job", "confirm", "J1")
    desk.ok("job", "done", "J1", "Mask for two")
    assert "no longer open" in refused(desk, 4, "job", "confirm", "J1")


def test_what_has_begun_is_not_confirmed(desk: Shop) -> None:
    """Whoever is there need not say that he comes."""
    desk.ok("job", "start", "J1")
    assert "J1" in refused(desk, 4, "job", "confirm", "J1")


def test_an_enquiry_has_its_deadline_too(desk: Shop) -> None:
    """Four working hours, of which the night counts none; explained to the minute."""
    desk.now = "2026-11-23T17:00+08:00"
    desk.ok("enquiry", "new", "王五", "--phone", "138 0000 7777")
    wanted = {"until": "2026-11-24T12:00:00+08:00", "mark": "responded", "missed": False, "climbed_to": None}
    assert deadline(desk, "enquiry", "Q2") == wanted
    assert "by Tue 24 Nov 12:00" in desk.ok("enquiry", "list").out
    desk.now = "2026-11-24T10:00+08:00"
    (run,) = desk.items("enquiry", "explain", "Q2")
    assert (run["used"]["minutes"], run["left"]["minutes"]) == (120, 120)
    assert [(one["why"], one["minutes"]) for one in run["stretches"]] == [
        ("open", 60), ("after-closing", 360), ("before-opening", 540), ("open", 60),
    ]  # fmt: skip
    desk.lang = "zh"
    assert "答复咨询" in desk.ok("enquiry", "explain", "Q2").out


def test_an_enquiry_of_somebody_unknown_is_explained_too(desk: Shop) -> None:
    """It is over as soon as it is written down."""
    desk.ok("enquiry", "new", "--model", "Mask")
    found = desk.ok("enquiry", "explain", "Q2", "--json").json
    assert (found["id"], found["customer"]) == ("Q2", None)
    assert "ended Mon 23 Nov 09:00: lost" in desk.ok("enquiry", "explain", "Q2").out


def test_a_complaint_shows_its_deadline_as_jobs_do(desk: Shop) -> None:
    """By the same field; where the playbook sets none there is none."""
    desk.ok("complaint", "new", "张三", "Was late")
    assert deadline(desk, "complaint", "C2") is None
    assert "sets no deadline" in desk.ok("complaint", "explain", "C2").err + desk.ok("complaint", "explain", "C2").out
    for noun, ref in (("job", "J9"), ("enquiry", "Q1"), ("job", "J2")):
        assert refused(desk, 3, noun, "explain", ref)
