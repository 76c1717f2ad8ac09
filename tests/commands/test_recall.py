"""A recall by the maker: the customer is told, whatever was said about being contacted."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_consent import standing
from tests.commands.test_output import refused
from tests.shop import Shop, opened

WHAT = "Airbags, bring the car"
# A playbook whose own rule has the name of a recall.
GARAGE = """
title = { en = "Garage", zh = "修车" }
[[followup]]
id = "recall"
after = "purchase"
wait = "3d"
channel = "call"
purpose = { en = "Ask back", zh = "回访" }
[[followup]]
id = "later"
after = "done:recall"
wait = "3d"
channel = "call"
purpose = { en = "Ask again", zh = "再次回访" }
"""


@pytest.fixture
def called(working: Shop) -> Shop:
    """A shop in which goods of a customer are called back, as F8; the customer has other follow-ups too."""
    working.ok("followup", "new", "张三", WHAT, "--due", "2026-12-01", "--recall")
    return working


def recall(shop: Shop, number: str = "F8") -> Any:
    """The recall as it stands."""
    return shop.items("followup", "show", number)[0]


def test_the_withdrawal_of_the_consent_leaves_a_recall(called: Shop) -> None:
    """Advertising is called off, the maker's warning is not, and the answer says so."""
    (done,) = called.items("customer", "consent", "张三", "--withdrawn")
    assert [one["id"] for one in done["kept"]] == ["F8"]
    assert "F8" not in [one["id"] for one in done["stopped"]]
    assert standing(called) == ["F8"]
    said = called.ok("customer", "consent", "张三", "--withdrawn").out
    assert "Kept: F8" in said
    assert "only open cases and recalls" in called.ok("customer", "show", "张三").out


def test_one_that_nobody_could_be_reached_for_is_not_called_off_either(called: Shop) -> None:
    """It waits for another number."""
    called.now = "2026-12-01T09:00+08:00"
    called.ok("log-call", "张三", "--for", "F8", "--outcome", "wrong-number")
    called.now = "2026-12-05T09:00+08:00"
    called.ok("log-call", "张三", "--for", "F8", "--outcome", "no-answer", "--channel", "wechat")
    before = recall(called)
    assert before["attempts"] == 2
    called.ok("customer", "consent", "张三", "--withdrawn")
    assert recall(called)["state"] == before["state"] != "cancelled"


def test_it_can_be_written_for_who_withdrew_and_outlives_every_case(working: Shop) -> None:
    """When the last open case is closed what was planned beside it goes; the recall stays."""
    working.ok("customer", "consent", "张三", "--withdrawn")
    working.ok("job", "new", "张三", "Oil", "--kind", "service", "--on", "today")
    working.ok("followup", "new", "张三", WHAT, "--due", "2026-12-01", "--recall")
    working.ok("followup", "new", "张三", "Ask for the news", "--due", "fri")
    working.ok("job", "done", "J2", "Oil changed")
    assert standing(working) == ["F8"]


def test_a_merger_keeps_the_recalls_of_both_files(called: Shop) -> None:
    """Two cars are called back by the same words; who withdrew in one file is told of both."""
    called.ok("followup", "new", "李四", WHAT, "--due", "2026-12-01", "--recall")
    called.ok("customer", "consent", "李四", "--withdrawn")
    (merged,) = called.items("customer", "merge", "张三", "李四")
    assert not {"F8", "F9"} & {one["id"] for one in (*merged["stopped"], *merged["called_off"])}
    assert standing(called) == ["F8", "F9"]


def test_another_playbook_and_the_roll_leave_it_alone(called: Shop) -> None:
    """No rule asked for it, so none can drop, move or double it."""
    before = recall(called)
    called.ok("playbook", "use", "generic")
    called.now = "2026-12-02T09:00+08:00"
    called.ok("due-today")
    assert recall(called) == before


def test_nobody_is_forgotten_before_being_told_of_it(called: Shop) -> None:
    """The recall is named as what is still owed; once it is made, the customer can be forgotten."""
    assert "F8" in refused(called, 4, "customer", "forget", "张三", "--yes")
    called.ok("log-call", "张三", "Told her", "--in", "--for", "F8")
    called.ok("customer", "forget", "张三", "--yes")
    assert "F8" not in [one["id"] for one in called.items("due-today", "--days", "30")]


def test_it_is_done_or_cancelled_by_hand_and_undo_takes_it_back(called: Shop) -> None:
    """As any follow-up."""
    called.ok("followup", "cancel", "F8", "--why", "Car was sold")
    called.ok("undo")
    called.now = "2026-12-01T09:00+08:00"
    called.ok("log-call", "张三", "Told her", "--for", "F8")
    assert recall(called)["state"] == "done"
    called.ok("undo")
    assert recall(called)["state"] == "open"
    called.now = "2026-11-22T09:30+08:00"
    called.ok("undo")
    assert called.svc("followup", "show", "F8").code == 3


@pytest.mark.parametrize(("lang", "word"), [("en", "Recall: Airbags"), ("zh", "召回：Airbags")])
def test_it_says_that_it_is_one_wherever_it_stands(called: Shop, lang: str, word: str) -> None:
    """On today's list, in the list of follow-ups, in the file, in the story, and when it is made."""
    called.lang = lang
    called.now = "2026-12-01T09:00+08:00"
    lines = (["due-today"], ["followup", "list"], ["followup", "show", "F8"], ["customer", "show", "张三"],
             ["history", "张三"], ["log-call", "张三", "Told her", "--for", "F8"])  # fmt: skip
    for line in lines:
        assert word in called.ok(*line).out, line


def test_a_program_knows_it_by_its_own_key(called: Shop) -> None:
    """The text is as it was typed."""
    called.now = "2026-12-01T09:00+08:00"
    for line in (["due-today"], ["followup", "list"]):
        found = {one["id"]: one for one in called.items(*line) if one["id"][0] == "F"}
        assert [one for one in found if found[one]["recall"]] == ["F8"], line
        assert found["F8"]["purpose"] == {"code": "recall", "text": WHAT}


def test_who_must_not_be_called_is_told_all_the_same(called: Shop) -> None:
    """The call stands on today's list and is not held back; whoever makes it says why."""
    called.ok("customer", "edit", "李四", "--do-not-call")
    made = called.ok("followup", "new", "李四", WHAT, "--due", "today", "--recall")
    assert "held back" not in made.out + made.err
    assert "F9" in [one["id"] for one in called.items("due-today")]
    assert called.svc("log-call", "李四", "Told him", "--for", "F9").code == 4
    called.ok("log-call", "李四", "Told him", "--for", "F9", "--despite", "The airbags may burst")


def test_a_list_of_recalls_goes_out_and_comes_in(called: Shop, tmp_path: Path) -> None:
    """What was a recall in one store is one in the next."""
    path = tmp_path / "followups.csv"
    called.ok("export", "followups", "-o", str(path))
    (tmp_path / "other").mkdir()
    other = opened(tmp_path / "other")
    for name, phone in (("张三", "138 0000 1234"), ("李四", "138 0000 5678")):
        other.ok("customer", "new", name, "--phone", phone)
    other.ok("import", "followups", str(path), "--apply")
    assert [one["purpose"]["text"] for one in other.items("followup", "list") if one["recall"]] == [WHAT]


def test_a_playbooks_rule_of_that_name_makes_no_recall(tmp_path: Path) -> None:
    """What it planned is called off with everything else; and what somebody wrote wakes none of its rules."""
    rules = tmp_path / "garage.toml"
    rules.write_text(GARAGE, encoding="utf-8")
    shop = opened(tmp_path, str(rules))
    shop.ok("customer", "new", "张三")
    shop.ok("purchase", "new", "张三", "Kunlun X5")
    shop.ok("followup", "new", "张三", WHAT, "--due", "today", "--recall")
    assert [one["recall"] for one in shop.items("followup", "list")] == [True, False]
    shop.ok("followup", "done", "F2")
    assert standing(shop) == ["F1"]
    shop.ok("customer", "consent", "张三", "--withdrawn")
    assert standing(shop) == []
