"""Reports that a department still waits for, and measures so that it does not happen again."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened

# A written report within three days, of serious complaints only.
TRADE = """
title = { en = "Trade", zh = "行业" }
based_on = "generic"

[[clock]]
id = "report"
case = "complaint"
until = "reported"
within = "3d"
only = { severity = ["high"] }
title = { en = "Report in writing", zh = "书面报告" }
"""
LOOP = {
    "ack": [], "investigate": ["Seal", "--party", "maker"], "decide": ["New seal"], "done": ["Replaced"],
    "recheck": ["satisfied"], "report": ["maker"], "close": [],
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop with a clerk and a lead in which serious complaints are reported in writing."""
    (tmp_path / "trade.toml").write_text(TRADE, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(tmp_path / "trade.toml"))
    for name, role in (("王芳", "rep"), ("李娜", "lead")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user = "王芳"
    shop.ok("customer", "new", "张三")
    return shop


def complained(shop: Shop, last: str | None = None, *words: str) -> str:
    """A complaint that has gone through its loop up to a step; the re-check is the lead's."""
    shop.user = "王芳"
    (case,) = shop.items("complaint", "new", "张三", "Drips", *words)
    for step, rest in LOOP.items() if last else ():
        shop.user = "李娜" if step == "recheck" else "王芳"
        shop.ok("complaint", step, case["id"], *rest)
        if step == last:
            break
    return str(case["id"])


def listed(shop: Shop, *words: str) -> list[str]:
    """The complaints of a list."""
    return [one["id"] for one in shop.items("complaint", "list", *words)]


def test_complaints_that_a_department_must_hear_of_are_found(desk: Shop) -> None:
    """The re-checked ones, and from the first day on those that the playbook wants reported within days."""
    complained(desk)
    serious = complained(desk, None, "--severity", "high")
    checked = complained(desk, "recheck")
    complained(desk, "report")
    complained(desk, "close", "--severity", "high")
    assert listed(desk, "--awaiting-report") == [serious, checked]
    for step, rest in list(LOOP.items())[:6]:
        desk.user = "李娜" if step == "recheck" else "王芳"
        assert serious in listed(desk, "--awaiting-report")
        desk.ok("complaint", step, serious, *rest)
    assert listed(desk, "--awaiting-report") == [checked]


def test_measures_whose_day_has_come_are_found(desk: Shop) -> None:
    """Until they are taken, of closed complaints too; one without a day is never forgotten."""
    first, second, third = (complained(desk, "close") for _ in range(3))
    desk.ok("complaint", "edit", first, "--measure", "Check seals", "--correct-by", "tue")
    desk.ok("complaint", "edit", second, "--measure", "Train the fitters", "--correct-by", "fri", "--party", "store")
    desk.ok("complaint", "edit", third, "--measure", "Other seals")
    assert listed(desk, "--to-correct") == [third]
    desk.now = "2026-11-24T09:00+08:00"
    assert listed(desk, "--to-correct") == [first, third]
    assert "Check seals; until Tue 24 Nov" in desk.ok("complaint", "list", "--to-correct").out
    desk.ok("complaint", "edit", first, "--corrected", "today")
    assert listed(desk, "--to-correct") == [third]
    assert "Check seals; corrected Tue 24 Nov" in desk.ok("complaint", "list", "--all").out
    desk.lang = "zh"
    assert "11月24日 周二" in desk.ok("complaint", "show", first).out
    (one,) = desk.items("complaint", "show", second)
    assert (one["party"], one["measure"], one["correct_on"], one["corrected_on"]) == (
        "store", "Train the fitters", "2026-11-27", None,
    )  # fmt: skip


def test_what_was_written_of_a_measure_is_corrected(desk: Shop) -> None:
    """Its words, its day, who is responsible, that it was taken; each can be emptied, and the record says so."""
    ref = complained(desk, "investigate")
    desk.ok("complaint", "edit", ref, "--measure", "Check", "--correct-by", "fri", "--corrected", "today")
    for field, name in (("corrected", "corrected_on"), ("correct-by", "correct_on"), ("party", "party")):
        desk.ok("complaint", "edit", ref, "--clear", field)
        assert desk.items("complaint", "show", ref)[0][name] is None
    desk.ok("complaint", "edit", ref, "--clear", "measure")
    assert listed(desk, "--to-correct") == []
    assert [one["what"] for one in desk.items("complaint", "show", ref)[0]["record"]][-5:] == ["edited"] * 5


@pytest.mark.parametrize(
    ("code", "words", "named"),
    [
        (2, ["--corrected", "today"], "--measure"),
        (2, ["--measure", "Check", "--corrected", "tomorrow"], "2026-11-23"),
        (4, ["--measure", "Check", "--corrected", "yesterday"], "C1"),
        (2, ["--correct-by", "yesterday"], "2026-11-21"),
        (2, ["--correct-by", "fri", "--clear", "correct-by"], "correct-by"),
        (2, ["--party", "makr"], "maker"),
    ],
)
def test_a_measure_that_cannot_be_right_is_refused(desk: Shop, code: int, words: list[str], named: str) -> None:
    """Taken where there is none, in the future, before the complaint; or due in the past."""
    complained(desk)
    assert named in refused(desk, code, "complaint", "edit", "C1", *words)
