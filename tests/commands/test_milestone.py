"""What no other command tells, looked at and corrected."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop

TRADE = """
title = { en = "Renovation", zh = "装修" }

[[followup]]
id = "thanks"
after = "contract"
wait = "1d"
channel = "text"
purpose = { en = "Thank for the order", zh = "感谢签约" }

[[followup]]
id = "month"
after = "contract"
wait = "1mo"
every = "1mo"
channel = "call"
purpose = { en = "Ask how the work goes", zh = "询问施工情况" }

[[followup]]
id = "kitchen"
after = "contract"
wait = "2w"
channel = "visit"
only = { category = ["kitchen"] }
purpose = { en = "Measure the kitchen again", zh = "厨房复尺" }

[[followup]]
id = "reward"
after = "referral-count"
count = 1
wait = "1d"
channel = "call"
purpose = { en = "Invite for the gift", zh = "邀请领取礼品" }
"""


@pytest.fixture
def signed(tmp_path: Path) -> Shop:
    """A shop in which a contract was signed today, on a Wednesday; two things were bought."""
    (tmp_path / "renovation.toml").write_text(TRADE, encoding="utf-8")
    shop = Shop(tmp_path, now="2026-11-25T09:00+08:00")
    shop.ok("init", "--name", "Walls", "--playbook", str(tmp_path / "renovation.toml"), "--timezone", "Asia/Shanghai")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("customer", "new", "李四", "--phone", "138 0000 5678")
    shop.ok("purchase", "new", "张三", "Kitchen", "--category", "kitchen")
    shop.ok("purchase", "new", "李四", "Bath")
    shop.ok("milestone", "new", "张三", "contract", "--note", "Signed at home")
    return shop


def planned(shop: Shop) -> dict[str, str]:
    """The open follow-ups: what for, and when."""
    return {one["purpose"]["code"]: one["due_on"] for one in shop.items("followup", "list")}


def test_a_milestone_is_shown_with_what_came_of_it(signed: Shop) -> None:
    """Who, what, when, the note, who wrote it down, and each follow-up with its day."""
    said = signed.ok("milestone", "show", "T1").out.splitlines()
    assert said[:5] == [
        "Customer\tK1 张三", "What\tcontract", "When\tWed 25 Nov 09:00", "Note\tSigned at home", "By\tli",
    ]  # fmt: skip
    assert [line.split("\t")[:3] for line in said[7:]] == [["F1", "张三", "Thu 26 Nov"], ["F2", "张三", "Fri 25 Dec"]]
    (shown,) = signed.items("milestone", "show", "1")
    assert (shown["id"], shown["kind"], shown["happened_on"]) == ("T1", "contract", "2026-11-25")
    assert [one["due_on"] for one in shown["followups"]] == ["2026-11-26", "2026-12-25"]
    assert "T9" in refused(signed, 3, "milestone", "show", "T9")


def test_a_corrected_day_counts_what_hangs_on_it_anew(signed: Shop) -> None:
    """Signed five days earlier: everything is due five days earlier; undo puts it back."""
    said = signed.ok("milestone", "edit", "T1", "--on", "2026-11-20").out.splitlines()
    assert said[0] == "Corrected T1: contract of 张三, Fri 20 Nov."
    assert [line[:24] for line in said[1:]] == ["  Counted anew: F1  Sat ", "  Counted anew: F2  Sun "]
    assert planned(signed) == {"thanks": "2026-11-21", "month": "2026-12-20"}
    signed.ok("undo")
    assert planned(signed) == {"thanks": "2026-11-26", "month": "2026-12-25"}


def test_the_next_of_a_series_is_counted_from_the_corrected_day(signed: Shop) -> None:
    """The contract was of the 20th: after the call of 20 December the next one is due on 20 January."""
    signed.ok("milestone", "edit", "T1", "--on", "2026-11-20")
    signed.now = "2026-12-21T09:00+08:00"
    signed.ok("followup", "done", "F2")
    assert planned(signed)["month"] == "2027-01-20"


def test_the_later_of_a_series_are_counted_anew_too(signed: Shop) -> None:
    """The first call was made; the second one is due on the corrected day of its month."""
    signed.ok("followup", "done", "F2")
    assert planned(signed)["month"] == "2027-01-25"
    signed.ok("milestone", "edit", "T1", "--on", "2026-11-20")
    assert planned(signed)["month"] == "2027-01-20"


def test_a_series_goes_on_from_the_corrected_day_after_one_that_was_agreed(signed: Shop) -> None:
    """The call that was moved stays where it was agreed; the one after it is counted from the corrected day."""
    signed.ok("followup", "move", "F2", "2026-12-28", "--why", "travelling")
    signed.ok("milestone", "edit", "T1", "--on", "2026-11-20")
    assert planned(signed)["month"] == "2026-12-28"
    signed.ok("followup", "done", "F2")
    assert planned(signed)["month"] == "2027-01-20"


def test_what_somebody_has_worked_on_stays_where_it_is(signed: Shop) -> None:
    """A follow-up that was moved was agreed with the customer."""
    signed.ok("followup", "move", "F2", "2026-12-30", "--why", "travelling")
    signed.ok("milestone", "edit", "T1", "--on", "2026-11-20")
    assert planned(signed) == {"thanks": "2026-11-21", "month": "2026-12-30"}


def test_a_purchase_that_is_named_later_brings_its_own_follow_ups(signed: Shop) -> None:
    """The contract was of the kitchen, and so the kitchen is measured again; what was there is left alone."""
    (edited,) = signed.items("milestone", "edit", "T1", "--purchase", "S1", "--note", "Signed in the shop")
    assert (edited["purchase"], edited["note"], edited["deed"]) == ("S1", "Signed in the shop", "edited")
    assert [(one["purpose"]["code"], one["due_on"]) for one in edited["followups"]] == [("kitchen", "2026-12-09")]
    assert edited["replanned"] == []
    (emptied,) = signed.items("milestone", "edit", "T1", "--clear", "purchase", "--clear", "note")
    assert (emptied["purchase"], emptied["note"], emptied["happened_on"]) == (None, None, "2026-11-25")


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        (2, [], "--on"),
        (2, ["--on", "tomorrow"], "2026-11-26"),
        (2, ["--note", "x", "--clear", "note"], "--clear note"),
        (4, ["--purchase", "S2"], "S2"),
        (3, ["--purchase", "S9"], "S9"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(signed: Shop, code: int, words: list[str], said: str) -> None:
    """Nothing said, a day to come, a field both given and emptied, another customer's purchase, one that is none."""
    assert said in refused(signed, code, "milestone", "edit", "T1", *words)


def test_what_svc_counted_itself_is_not_corrected(signed: Shop) -> None:
    """That a customer brought another one is read from the customers; it can be taken away, with its follow-up."""
    signed.ok("customer", "new", "王五", "--referred-by", "李四")
    assert "T2" in refused(signed, 4, "milestone", "edit", "T2", "--note", "7")
    assert planned(signed)["reward"] == "2026-11-26"
    (removed,) = signed.items("milestone", "remove", "T2")
    assert [one["state"] for one in removed["followups"]] == ["cancelled"]
    assert "reward" not in planned(signed)


def test_only_what_was_still_to_be_done_is_called_off(signed: Shop) -> None:
    """The thanks were sent already: they stay done, and only the monthly call is called off."""
    signed.ok("followup", "done", "F1")
    (removed,) = signed.items("milestone", "remove", "T1")
    assert [(one["id"], one["state"]) for one in removed["followups"]] == [("F2", "cancelled")]
    assert signed.items("followup", "show", "F1")[0]["state"] == "done"


def test_an_old_milestone_says_what_comes_too_late_and_enters_its_series(signed: Shop) -> None:
    """A contract of the summer wants no thanks any more; the monthly call comes on its next day."""
    answer = signed.ok("milestone", "new", "李四", "contract", "--on", "2026-07-10")
    assert "1 follow-up would have been due more than 14 days ago" in answer.err
    assert [one["due_on"] for one in signed.items("followup", "list", "--customer", "李四")] == ["2026-12-10"]


@pytest.mark.parametrize("word", ["delivery", "referral-count", "zzz"])
def test_what_svc_counts_itself_is_not_offered_to_be_typed(signed: Shop, word: str) -> None:
    """The refusal lists what somebody may record, and nothing that would be refused again."""
    choices = refused(signed, 2, "milestone", "new", "张三", word).partition("right are: ")[2]
    assert choices == (
        "contract, half-done, unit-received, trip-ended, event-attended, event-bought, resolution, bought-elsewhere, "
        "exchanged.\n"
    )
