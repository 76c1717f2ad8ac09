"""Two people on the same case at once, and steps that are entered late."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shop import Shop, opened

# Whoever complains hears of it within the hour, and what is done is decided within two days.
TRADE = """
title = { en = "Trade", zh = "行业" }
based_on = "generic"

[[clock]]
id = "ack"
case = "complaint"
until = "acknowledged"
within = "1h"
title = { en = "Acknowledge", zh = "确认收到" }

[[clock]]
id = "decide"
case = "complaint"
until = "decided"
within = "2d"
title = { en = "Decide", zh = "作出决定" }
"""


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop with two clerks, a lead and a manager; on a Monday at nine a customer complains and wants a refund."""
    (tmp_path / "trade.toml").write_text(TRADE, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(tmp_path / "trade.toml"))
    for name, role in (("王芳", "rep"), ("赵敏", "rep"), ("李娜", "lead"), ("周洁", "manager"), ("陈静", "manager")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user, shop.now = "王芳", "2026-11-23T09:00+08:00"
    shop.ok("customer", "new", "张三", "--keeper", "王芳")
    shop.ok("complaint", "new", "张三", "Drips")
    shop.ok("promise", "new", "张三", "Money back", "--remedy", "refund", "--amount", "900")
    return shop


def at_once(shop: Shop, *lines: tuple[str, list[str]]) -> list[tuple[int, str]]:
    """What several programs say that begin together, each typed by somebody: the code and the refusal."""
    children = []
    for user, words in lines:
        environment = {**os.environ, **shop.environment(), "SVC_USER": user}
        typed = [sys.executable, "-m", "aftersales_cli", *words]
        children.append(subprocess.Popen(typed, env=environment, stderr=subprocess.PIPE, text=True))
    said = [child.communicate(timeout=60)[1] for child in children]
    return [(child.returncode, told) for child, told in zip(children, said, strict=True)]


def what(shop: Shop, ref: str = "C1") -> list[str]:
    """The record of a complaint, step by step."""
    return [one["what"] for one in shop.items("complaint", "show", ref)[0]["record"]]


def deadline(shop: Shop) -> dict[str, object]:
    """The first deadline of the complaint, as it stands."""
    return dict(shop.items("complaint", "show", "C1")[0]["deadline"])


LOOKED_INTO = [["ack", "C1"], ["investigate", "C1", "Seal", "--party", "store"]]
REFUND = ["decide", "C1", "Money back", "--remedy", "refund"]
DONE = [["decide", "C1", "Sorry"], ["done", "C1", "Apologised"]]
WITHDRAWN = ["withdraw", "C1", "--why", "Calmed down"]
# What was done before, what two people then type at once, and who they are.
ALIKE: list[tuple[list[list[str]], list[str], tuple[str, str]]] = [
    ([], ["complaint", "ack", "C1"], ("王芳", "赵敏")),
    (LOOKED_INTO[:1], ["complaint", *LOOKED_INTO[1]], ("王芳", "赵敏")),
    ([], ["complaint", *WITHDRAWN], ("王芳", "赵敏")),
    ([], ["complaint", "pause", "C1", "--for", "parts", "--until", "fri"], ("王芳", "赵敏")),
    ([WITHDRAWN], ["complaint", "reopen", "C1", "--why", "Angry again"], ("王芳", "赵敏")),
    ([*LOOKED_INTO, REFUND], ["complaint", "approve", "C1"], ("周洁", "陈静")),
    ([*LOOKED_INTO, *DONE], ["complaint", "recheck", "C1", "unsatisfied"], ("赵敏", "李娜")),
    ([], ["promise", "confirm", "P1"], ("周洁", "陈静")),
    ([], ["promise", "confirm", "P1", "--no", "Too much"], ("周洁", "陈静")),
]


@pytest.mark.parametrize(("before", "words", "two"), ALIKE, ids=[" ".join(words[:2]) for _, words, _ in ALIKE])
def test_who_comes_second_hears_who_was_first(
    desk: Shop, before: list[list[str]], words: list[str], two: tuple[str, str]
) -> None:
    """Two people press Enter at the same time: one step is taken, and the other one hears by whom."""
    for typed in before:
        desk.ok("complaint", *typed)
    entries = desk.ok("journal", "--json").json["total"]
    said = at_once(desk, *((user, words) for user in two))
    assert sorted(code for code, _ in said) == [0, 4]
    first, refusal = (two[0], said[1][1]) if said[0][0] == 0 else (two[1], said[0][1])
    assert first in refusal
    assert desk.ok("journal", "--json").json["total"] == entries + 1
    desk.ok("db", "check")


def test_different_steps_both_land(desk: Shop) -> None:
    """A note, an assignment and an acknowledgement of the same complaint stand in its record, one after the other."""
    said = at_once(
        desk, ("赵敏", ["complaint", "note", "C1", "Part ordered"]), ("李娜", ["complaint", "assign", "C1", "赵敏"]),
        ("王芳", ["complaint", "ack", "C1"]),
    )  # fmt: skip
    assert [code for code, _ in said] == [0, 0, 0]
    assert sorted(what(desk)) == ["acknowledged", "assigned", "noted", "received"]
    desk.ok("db", "check")


def test_a_job_is_begun_and_done_by_one(desk: Shop) -> None:
    """Who comes second hears who has begun it, and who has done it."""
    desk.ok("job", "new", "张三", "Look at it", "--kind", "visit", "--on", "today 14:00")
    for words in (["job", "start", "J2"], ["job", "done", "J2", "Dry again"]):
        said = at_once(desk, ("王芳", words), ("赵敏", words))
        assert sorted(code for code, _ in said) == [0, 4]
        assert ("王芳" if said[0][0] == 0 else "赵敏") in said[0][1] + said[1][1]


def test_a_step_that_is_entered_late_counts_from_when_it_was(desk: Shop) -> None:
    """Acknowledged in time and written down at noon: the lead's list forgets it, and the next deadline is the first."""
    desk.now = "2026-11-23T12:00+08:00"
    assert deadline(desk)["missed"] is True
    assert "C1" in [one["id"] for one in desk.items("due-today", "--staff", "李娜")]
    desk.ok("complaint", "ack", "C1", "--at", "today 9:30")
    assert deadline(desk) == {"until": "2026-11-25", "mark": "decided", "missed": False, "climbed_to": None}
    assert "C1" not in [one["id"] for one in desk.items("due-today", "--staff", "李娜")]
    (run,) = [one for one in desk.items("complaint", "explain", "C1") if one["clock"] == "ack"]
    assert (run["late"], run["used"]["minutes"]) == (False, 30)
    desk.ok("db", "check")


def test_a_step_that_was_late_stays_late(desk: Shop) -> None:
    """Acknowledged after the hour: the deadline is over, and missed for ever."""
    desk.now = "2026-11-23T12:00+08:00"
    desk.ok("complaint", "ack", "C1", "--at", "today 10:01")
    (run,) = [one for one in desk.items("complaint", "explain", "C1") if one["clock"] == "ack"]
    assert (run["late"], run["missed_by"]["minutes"]) == (True, 1)


@pytest.mark.parametrize(
    ("at", "again"),
    [("2026-11-23 17:00", "2026-11-24"), ("2026-11-25 17:00", "2026-11-26"), ("2026-11-26 9:00", "2026-11-27")],
)
def test_what_was_done_days_ago_is_re_checked_on_the_day_after_that(desk: Shop, at: str, again: str) -> None:
    """And not on the day after it was entered: that would let the customer wait."""
    for step in (["ack"], ["investigate", "Seal", "--party", "store"], ["decide", "New seal"]):
        desk.ok("complaint", step[0], "C1", *step[1:])
    desk.now = "2026-11-26T09:00+08:00"
    desk.ok("complaint", "done", "C1", "New seal", "--at", at)
    (case,) = desk.items("complaint", "show", "C1")
    assert (case["waits_for"], case["next_due_on"]) == ("rechecked", again)
    desk.ok("db", "check")
