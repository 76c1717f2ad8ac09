"""Working by another playbook, and what two playbooks say differently."""

from pathlib import Path

from tests.shop import Shop, opened

MINE = """
title = { en = "Mine", zh = "自定" }
based_on = "auto-dealer"

[[followup]]
id = "first-days"
wait = "5d"

[[followup]]
id = "thank-you-letter"
off = true

[[followup]]
id = "second-month"
after = "delivery"
wait = "2mo"
channel = "call"
purpose = { en = "Ask again", zh = "再次询问" }
"""


def sold(folder: Path) -> tuple[Shop, str]:
    """A shop that sold and delivered a car by the shipped playbook, and a playbook file of its own."""
    shop = opened(folder)
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("purchase", "new", "张三", "Kunlun X5", "--on", "2026-11-18")
    shop.ok("purchase", "deliver", "S1")
    (folder / "mine.toml").write_text(MINE, encoding="utf-8")
    return shop, str(folder / "mine.toml")


def duties(shop: Shop) -> dict[str, str]:
    """The open follow-ups: rule and day."""
    return {one["purpose"]["code"]: one["due_on"] for one in shop.items("followup", "list")}


def test_open_follow_ups_go_by_the_new_playbook(tmp_path: Path) -> None:
    """What nobody has touched is counted anew, called off or planned; a dry run only shows it; undo takes it back."""
    shop, mine = sold(tmp_path)
    before = duties(shop)
    told = [
        ("planned", None, "2027-01-22", "second-month"), ("counted-anew", "2026-11-25", "2026-11-27", "first-days"),
        ("called-off", "2026-11-23", None, "thank-you-letter"),
    ]  # fmt: skip
    for words in (("--dry-run",), ()):
        found = shop.items("playbook", "use", mine, *words)
        assert [(one["what"], one["from_on"], one["to_on"], one["purpose"]["code"]) for one in found] == told
        assert (duties(shop) == before) == bool(words)
    assert duties(shop)["first-days"] == "2026-11-27"
    assert "thank-you-letter" not in duties(shop)
    assert shop.items("playbook", "show")[0]["name"] == "mine"
    assert shop.items("playbook", "use", mine) == []
    shop.ok("undo")
    shop.ok("undo")
    assert duties(shop) == before
    assert shop.items("playbook", "show")[0]["name"] == "auto-dealer"


def test_what_somebody_has_worked_on_stays(tmp_path: Path) -> None:
    """A call that was moved keeps its day, and a letter that was moved is not called off."""
    shop, mine = sold(tmp_path)
    numbers = {one["purpose"]["code"]: one["id"] for one in shop.items("followup", "list")}
    shop.ok("followup", "move", numbers["first-days"], "2026-11-28", "--why", "Asked for it")
    shop.ok("followup", "move", numbers["thank-you-letter"], "2026-11-28", "--why", "No stamps")
    shop.ok("playbook", "use", mine)
    assert duties(shop)["first-days"] == duties(shop)["thank-you-letter"] == "2026-11-28"


def test_new_sales_go_by_the_new_playbook(tmp_path: Path) -> None:
    """What is sold afterwards follows the new rules."""
    shop, mine = sold(tmp_path)
    shop.ok("playbook", "use", mine)
    shop.ok("purchase", "new", "张三", "Kunlun S3")
    planned = shop.items("purchase", "deliver", "S2")[0]["planned"]
    assert ("first-days", "2026-11-27") in {(one["purpose"]["code"], one["due_on"]) for one in planned}


def test_two_playbooks_are_compared_key_by_key(tmp_path: Path) -> None:
    """Which rules are new, gone, or changed, and in what."""
    shop, mine = sold(tmp_path)
    found = {one["id"]: one for one in shop.items("playbook", "show", mine, "--diff", "auto-dealer")}
    assert {key: one["what"] for key, one in found.items()} == {
        "first-days": "changed", "thank-you-letter": "removed", "second-month": "added",
    }  # fmt: skip
    assert (found["first-days"]["before"]["wait"], found["first-days"]["after"]["wait"]) == ("3d", "5d")
    assert shop.ok("playbook", "show", "generic", "--diff", "generic").err == "They say the same.\n"
    assert "first-days\twait\t3d\t5d" in shop.ok("playbook", "show", mine, "--diff", "auto-dealer").out
    shop.lang = "zh"
    assert "未完成的跟进：新安排1项，重新推算1项，取消1项。" in shop.ok("playbook", "use", mine).out


def test_a_broken_file_is_not_taken_up(tmp_path: Path) -> None:
    """The mistake is named, and the store goes on by the old playbook."""
    shop, mine = sold(tmp_path)
    (tmp_path / "mine.toml").write_text(MINE.replace('"5d"', '"soon"'), encoding="utf-8")
    refusal = shop.svc("playbook", "use", mine)
    assert (refusal.code, "mine.toml, followup first-days: wait" in refusal.err) == (2, True)
    assert shop.items("playbook", "show")[0]["name"] == "auto-dealer"
