"""Working by another playbook, and what two playbooks say differently."""

from pathlib import Path

import pytest

from tests.shop import Shop, opened
from tests.terminal import shown

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
    sold_by = shop.ok("playbook", "show", "windows", "--diff", "generic").out.splitlines()
    assert "warranty\twhole\tpays\t\tdefect: store; misuse: customer; wear: customer; force: customer" in sold_by
    assert "warranty\twhole\ttitle\t\tWindows and doors as a whole" in sold_by
    shop.lang = "zh"
    assert "warranty\twhole\ttitle\t\t门窗整体" in shop.ok("playbook", "show", "windows", "--diff", "generic").out
    assert "：新安排1项，重新推算1项，取消1项。" in shop.ok("playbook", "use", mine).out


ENQUIRED = """
title = {{ en = "Mine", zh = "自定" }}
based_on = "generic"

[[followup]]
id = "ask-again"
after = "enquiry"
wait = "{wait}"
channel = "call"
purpose = {{ en = "Ask why nothing was bought", zh = "询问未购原因" }}

[[followup]]
id = "letter"
after = "contract"
wait = "3d"
channel = "{channel}"
purpose = {{ en = "Send the papers", zh = "寄送资料" }}

[[followup]]
id = "missed-visit"
off = {off}
"""


def test_what_follows_an_enquiry_a_contract_or_a_missed_visit_goes_by_it_too(tmp_path: Path) -> None:
    """A call within 48 hours comes within 24, to the minute; a letter becomes a text; an apology is called off."""
    shop, mine = opened(tmp_path), tmp_path / "mine.toml"
    mine.write_text(ENQUIRED.format(wait="48h", channel="letter", off="false"), encoding="utf-8")
    shop.ok("playbook", "use", str(mine))
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("enquiry", "new", "张三", "--model", "Kunlun X7")
    shop.ok("milestone", "new", "张三", "contract")
    shop.ok("job", "new", "张三", "Look at the brakes", "--kind", "service", "--on", "2026-11-22 09:30")
    shop.now = "2026-11-22T12:00"
    shop.ok("job", "miss", "J2", "--why", "Nobody came")
    mine.write_text(ENQUIRED.format(wait="24h", channel="text", off="true"), encoding="utf-8")
    found = {one["purpose"]["code"]: one["what"] for one in shop.items("playbook", "use", str(mine))}
    assert found == {"ask-again": "counted-anew", "letter": "counted-anew", "missed-visit": "called-off"}
    there = {one["purpose"]["code"]: one for one in shop.items("followup", "list")}
    assert there["ask-again"]["due_at"] == "2026-11-23T09:00:00+08:00"
    assert (there["letter"]["channel"], there["letter"]["due_on"]) == ("text", "2026-11-25")


BOOKED = """
title = {{ en = "Mine", zh = "自定" }}
based_on = "generic"

[[followup]]
id = "confirm"
after = "service"
wait = "{wait}"
channel = "call"
purpose = {{ en = "Confirm the day", zh = "确认时间" }}

[[followup]]
id = "six-hours"
after = "{after}"
wait = "6h"
channel = "call"
{more}
purpose = {{ en = "Ask whether all is well", zh = "询问是否正常" }}
"""


def test_what_is_due_before_a_job_and_what_another_rule_asks_for_goes_by_it(tmp_path: Path) -> None:
    """A job is confirmed an hour earlier; what stays as it was keeps its minute, also where it was told late; a call
    that is for VIPs only now, or after something else, is called off.
    """
    shop, mine = opened(tmp_path), tmp_path / "mine.toml"

    def take_up(wait: str, after: str, more: str = "") -> dict[str, str]:
        mine.write_text(BOOKED.format(wait=wait, after=after, more=more), encoding="utf-8")
        return {one["purpose"]["code"]: one["what"] for one in shop.items("playbook", "use", str(mine))}

    assert take_up("-24h", "repaired") == {}
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("job", "new", "张三", "First service", "--kind", "service", "--on", "2026-11-30 10:00")
    shop.ok("job", "new", "张三", "Look at the brakes", "--kind", "repair", "--on", "2026-11-22")
    shop.ok("job", "done", "J2", "Brakes adjusted", "--at", "2026-11-21 20:00")
    assert take_up("-25h", "repaired") == {"confirm": "counted-anew"}
    there = {one["purpose"]["code"]: one for one in shop.items("followup", "list")}
    assert there["confirm"]["due_at"] == "2026-11-29T09:00:00+08:00"
    assert there["six-hours"]["due_at"] == "2026-11-22T08:30:00+08:00"
    assert take_up("-25h", "repaired", 'kinds = ["vip"]') == {"six-hours": "called-off"}
    shop.ok("undo")
    assert take_up("-25h", "installed") == {"six-hours": "called-off"}


ENDING = """
title = { en = "Mine", zh = "自定" }
based_on = "windows"

[[followup]]
id = "check-up"
after = "warranty-end"
wait = "-1mo"
channel = "call"
purpose = { en = "Offer a last check under warranty", zh = "保修到期前免费检查" }
"""


def test_a_rule_about_the_end_of_a_warranty_finds_what_was_sold_before(tmp_path: Path) -> None:
    """Two years from the acceptance ends the warranty that was agreed: a month before, the owner is called."""
    shop = opened(tmp_path, playbook="windows")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("purchase", "new", "张三", "断桥铝门窗 12樘", "--on", "2026-11-01")
    shop.ok("purchase", "accept", "S1", "--on", "2026-11-20")
    (tmp_path / "mine.toml").write_text(ENDING, encoding="utf-8")
    (one,) = shop.items("playbook", "use", str(tmp_path / "mine.toml"))
    assert (one["what"], one["purpose"]["code"], one["to_on"]) == ("planned", "check-up", "2028-10-20")


@pytest.mark.parametrize(
    ("typed", "lang", "code", "last", "name"),
    [
        ("y\n", "en", 0, "The store works by mine from now on; `svc undo` takes it back.", "mine"),
        ("是\n", "zh", 0, "门店从现在起按 mine 方案工作；`svc undo` 可撤销。", "mine"),
        ("n\n", "en", 1, "Nothing was changed.", "auto-dealer"),
        ("\n", "zh", 1, "没有任何改动。", "auto-dealer"),
    ],
)
def test_on_a_terminal_what_changes_is_shown_before_it_is_done(
    tmp_path: Path, typed: str, lang: str, code: int, last: str, name: str
) -> None:
    """Whoever changes the playbook at the counter sees which calls go and come, and may still say no."""
    shop, mine = sold(tmp_path)
    shop.lang = lang
    ended, seen = shown(["playbook", "use", mine], shop.environment(), columns=100, typed=typed)
    assert (ended, seen.rstrip("\n").endswith(last)) == (code, True)
    assert ("Fri 27 Nov" if lang == "en" else "11月27日 周五") in seen
    assert shop.items("playbook", "show")[0]["name"] == name


def test_without_a_terminal_it_is_said_too_that_the_store_works_by_it(tmp_path: Path) -> None:
    """Beside the counts, and not after a trial; what a script reads stays as it was."""
    shop, mine = sold(tmp_path)
    said = "The store works by mine from now on; `svc undo` takes it back.\n"
    assert said not in shop.ok("playbook", "use", mine, "--dry-run").err
    answer = shop.ok("playbook", "use", mine)
    assert (answer.err.endswith(said), said in answer.out) == (True, False)
    assert shop.ok("playbook", "use", "generic", "--json").err == ""


def test_a_broken_file_is_not_taken_up(tmp_path: Path) -> None:
    """The mistake is named, and the store goes on by the old playbook."""
    shop, mine = sold(tmp_path)
    (tmp_path / "mine.toml").write_text(MINE.replace('"5d"', '"soon"'), encoding="utf-8")
    refusal = shop.svc("playbook", "use", mine)
    assert (refusal.code, "mine.toml, followup first-days: wait" in refusal.err) == (2, True)
    assert shop.items("playbook", "show")[0]["name"] == "auto-dealer"
