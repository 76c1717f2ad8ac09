"""Going back to a playbook that was left: what its going called off comes back, and nothing is lost on the way."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened

MINE = """
title = {{ en = "Mine", zh = "自定" }}
based_on = "{base}"

[[followup]]
id = "{rule}"
after = "{after}"
wait = "{wait}"
channel = "{channel}"
purpose = {{ en = "{said}", zh = "{zh}" }}
"""


def sold(folder: Path) -> Shop:
    """A shop without a trade of its own that sold something to 张三 today."""
    shop = opened(folder, "generic")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("purchase", "new", "张三", "Car")
    return shop


def duties(shop: Shop) -> list[tuple[str, str, str, str]]:
    """The open follow-ups: id, rule, day and way."""
    found = shop.items("followup", "list")
    return [(one["id"], one["purpose"]["code"], one["due_on"], one["channel"]) for one in found]


def mine(folder: Path, name: str = "mine", **said: str) -> str:
    """A playbook file with one rule of its own."""
    told = {"base": "generic", "rule": "papers", "after": "contract", "wait": "3d", "channel": "letter"}
    path = folder / f"{name}.toml"
    path.write_text(MINE.format(**{**told, "said": "Send the papers", "zh": "寄送资料", **said}), encoding="utf-8")
    return str(path)


def test_trying_another_playbook_and_going_back_loses_no_call(tmp_path: Path) -> None:
    """The three calls that the windows trade does not make are planned again, under the same ids; undo works."""
    shop = sold(tmp_path)
    before = duties(shop)
    assert [one[:3] for one in before[1:]] == [
        ("F2", "first-call", "2026-11-25"), ("F3", "one-month", "2026-12-22"), ("F4", "three-months", "2027-02-22"),
    ]  # fmt: skip
    shop.ok("playbook", "use", "windows")
    assert [one[0] for one in duties(shop)] == ["F1"]
    tried = shop.items("playbook", "use", "generic", "--dry-run")
    assert [one[0] for one in duties(shop)] == ["F1"]
    for found in (tried, shop.items("playbook", "use", "generic")):
        assert [(one["what"], one["followup"], one["from_on"], one["to_on"]) for one in found] == [
            ("planned", "F2", None, "2026-11-25"), ("planned", "F3", None, "2026-12-22"),
            ("planned", "F4", None, "2027-02-22"),
        ]  # fmt: skip
    assert duties(shop) == before
    assert "planned again" in shop.ok("followup", "show", "F2").out
    shop.ok("undo")
    assert [one[0] for one in duties(shop)] == ["F1"]


def test_a_playbook_that_was_left_by_undo_can_be_taken_up_by_redo(tmp_path: Path) -> None:
    """Also where the roll has meanwhile asked for the same apology by the other one: it is asked for once. Where
    somebody has begun with that one, the playbook stays left.
    """
    shop = sold(tmp_path)
    shop.ok("promise", "new", "张三", "Rear mat", "--due", "today")
    shop.ok("playbook", "use", "windows")
    shop.now = "2026-11-24T09:00+08:00"
    apologies = apologised(shop)
    assert len(apologies) == 1
    shop.ok("undo")
    assert len(apologised(shop)) == 1
    shop.ok("redo")
    assert apologised(shop) == apologies
    shop.ok("undo")
    (again,) = apologised(shop)
    shop.ok("followup", "move", again, "+3d", "--why", "Travelling")
    (entry,) = (one["id"] for one in shop.items("journal") if one["words"] == "playbook use windows")
    assert "followup move" in refused(shop, 4, "redo", entry)
    assert apologised(shop) == [again]
    shop.ok("db", "check", "--full")


def apologised(shop: Shop) -> list[str]:
    """The open follow-ups that apologise for a broken promise."""
    shop.ok("due-today")
    return [one for one, rule, *_ in duties(shop) if rule == "missed-promise"]


def test_what_is_late_by_more_than_fourteen_days_stays_off(tmp_path: Path) -> None:
    """After three weeks with another playbook the call of the first days is over, the later ones come back."""
    shop = sold(tmp_path)
    shop.ok("playbook", "use", "windows")
    shop.now = "2026-12-10T09:00"
    told = shop.ok("playbook", "use", "generic").out
    assert "Open follow-ups: 2 planned, 0 counted anew" in told
    assert [one[0] for one in duties(shop)] == ["F1", "F3", "F4"]


def test_a_corrected_purchase_brings_them_back_too(tmp_path: Path) -> None:
    """The day of the sale was wrong: counted from the right one the call is not too late, and is the same F2."""
    shop = sold(tmp_path)
    shop.ok("playbook", "use", "windows")
    shop.now = "2026-12-10T09:00"
    shop.ok("playbook", "use", "generic")
    saved = shop.items("purchase", "edit", "S1", "--on", "2026-12-05")[0]
    assert [(one["id"], one["due_on"]) for one in saved["planned"]] == [("F2", "2026-12-08")]


def test_what_follows_a_contract_comes_back_unless_the_contract_was_a_mistake(tmp_path: Path) -> None:
    """The papers are sent after all; for a contract that was taken away nothing is."""
    shop = opened(tmp_path, "generic")
    shop.ok("playbook", "use", mine(tmp_path))
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("milestone", "new", "张三", "contract")
    planned = duties(shop)
    assert [one[1:] for one in planned] == [("papers", "2026-11-25", "letter")]
    shop.ok("playbook", "use", "generic")
    assert duties(shop) == []
    shop.ok("playbook", "use", mine(tmp_path))
    assert duties(shop) == planned
    shop.ok("playbook", "use", "generic")
    assert "Called off" not in shop.ok("milestone", "remove", "T1").out
    shop.ok("playbook", "use", mine(tmp_path))
    assert duties(shop) == []


def test_what_comes_before_a_job_goes_by_where_the_job_stands(tmp_path: Path) -> None:
    """Moved meanwhile, the reminder comes before the new day; done meanwhile, it does not come back."""
    shop = opened(tmp_path, "generic")
    reminded = mine(tmp_path, after="service", wait="-1d", channel="text")
    shop.ok("playbook", "use", reminded)
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("job", "new", "张三", "First service", "--kind", "service", "--on", "2026-11-28")
    before = duties(shop)
    shop.ok("playbook", "use", "generic")
    shop.ok("job", "move", "J1", "2026-11-30", "--why", "Travelling")
    shop.ok("playbook", "use", reminded)
    assert duties(shop) == [(before[0][0], "papers", "2026-11-29", "text")]
    shop.ok("playbook", "use", "generic")
    shop.ok("job", "done", "J1", "All well")
    assert shop.items("playbook", "use", reminded) == []
    assert "papers" not in [one[1] for one in duties(shop)]


def repaired_in_january(folder: Path) -> Shop:
    """An appliances shop with a repair on 11 January, so that the deadline of the arrival comes long before it."""
    shop = opened(folder, "appliances")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("job", "new", "张三", "Boiler", "--kind", "repair", "--on", "2027-01-11 10:00")
    assert duties(shop) == [("F1", "agree-time", "2027-01-10", "call")]
    return shop


@pytest.mark.parametrize("back", ["2026-11-22T09:30+08:00", "2026-12-12T09:00+08:00"])
def test_what_comes_before_a_job_is_counted_from_the_visit_and_no_deadline(tmp_path: Path, back: str) -> None:
    """Trying another playbook, for an hour or for three weeks, leaves the call on the day before the visit."""
    shop = repaired_in_january(tmp_path)
    before = duties(shop)
    shop.ok("playbook", "use", "windows")
    assert duties(shop) == []
    shop.now = back
    shop.ok("playbook", "use", "appliances")
    assert duties(shop) == before
    shop.ok("db", "check", "--full")


def test_a_changed_rule_counts_from_the_visit_too(tmp_path: Path) -> None:
    """Two days before the visit instead of one: 9 January, also where the visit was moved there from another day."""
    shop = repaired_in_january(tmp_path)
    shop.ok("job", "move", "J1", "2027-01-20 10:00", "--why", "Travelling")
    shop.ok("job", "move", "J1", "2027-01-11 10:00", "--why", "Back again")
    changed = mine(tmp_path, base="appliances", rule="agree-time", after="repaired", wait="-2d", channel="call")
    shop.ok("playbook", "use", changed)
    assert duties(shop) == [("F1", "agree-time", "2027-01-09", "call")]


def test_another_way_and_another_sentence_are_shown_as_what_they_will_be(tmp_path: Path) -> None:
    """A letter that becomes a text with another text: both ways, and what is to be said now."""
    shop = opened(tmp_path, "generic")
    shop.ok("playbook", "use", mine(tmp_path))
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("milestone", "new", "张三", "contract")
    other = mine(tmp_path, channel="text", said="Send the link")
    (one,) = shop.items("playbook", "use", other, "--dry-run")
    assert (one["from_channel"], one["channel"], one["purpose"]["text"]) == ("letter", "text", "Send the link")
    told = shop.ok("playbook", "use", other).out
    assert "counted anew\tF1\t张三\tWed 25 Nov\tWed 25 Nov\tletter -> text\tSend the link" in told


def test_a_sentence_that_differs_in_the_other_language_only_shows_both(tmp_path: Path) -> None:
    """Before and After never look the same."""
    shop = opened(tmp_path, "generic")
    one, other = mine(tmp_path), mine(tmp_path, "other", zh="把资料寄给客户")
    told = shop.ok("playbook", "show", other, "--diff", one).out
    assert "papers\tpurpose\ten: Send the papers; zh: 寄送资料\ten: Send the papers; zh: 把资料寄给客户" in told
    assert "en: " not in shop.ok("playbook", "show", mine(tmp_path, "third", said="Papers!"), "--diff", one).out
