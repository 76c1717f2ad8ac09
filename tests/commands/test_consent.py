"""Whether a customer may be contacted: said once, and kept by everything that plans."""

from pathlib import Path

import pytest

from tests.shop import Shop, opened

RULES = """
title = { en = "Garage", zh = "修车" }
[[followup]]
id = "confirm"
after = "service"
wait = "-1d"
channel = "call"
purpose = { en = "Confirm", zh = "确认" }
[[followup]]
id = "asked"
after = "service"
wait = "2d"
channel = "call"
purpose = { en = "Ask how it was", zh = "回访" }
[[followup]]
id = "birthday"
birthday = true
channel = "text"
purpose = { en = "Wish well", zh = "祝生日快乐" }
[[followup]]
id = "winter"
season = "01-05/01-15"
channel = "text"
purpose = { en = "Winter check", zh = "冬季检查" }
[[followup]]
id = "silent"
idle = "6mo"
channel = "call"
purpose = { en = "Say hello", zh = "问候" }
[[followup]]
id = "renew"
owned = "3mo"
channel = "call"
purpose = { en = "Offer another", zh = "换新" }
"""


@pytest.fixture
def garage(tmp_path: Path) -> Shop:
    """A garage whose playbook has a rule of each sort, and a customer."""
    rules = tmp_path / "garage.toml"
    rules.write_text(RULES, encoding="utf-8")
    shop = opened(tmp_path, str(rules))
    shop.ok("customer", "new", "张三", "--birthday", "1980-11-25")
    return shop


def standing(shop: Shop, customer: str = "张三") -> list[str]:
    """The follow-ups of a customer that are open."""
    return [one["id"] for one in shop.items("followup", "list", "--customer", customer)]


def test_a_consent_stands_in_the_customers_file_with_its_day(working: Shop) -> None:
    """What was said, when, by what way, in what words, and who wrote it down."""
    assert working.items("customer", "show", "张三")[0]["consent"] is None
    working.ok("customer", "consent", "张三", "--given", "--on", "2026-11-20", "--via", "wechat", "--note", "Signed")
    (file,) = working.items("customer", "show", "张三")
    assert file["consent"] == {
        "standing": "given", "on": "2026-11-20", "via": "wechat", "note": "Signed",
        "at": "2026-11-22T09:00:00+08:00", "by": "li",
    }  # fmt: skip
    assert "may be contacted, said on Fri 20 Nov · WeChat · Signed" in working.ok("customer", "show", "张三").out


def test_its_withdrawal_stops_every_follow_up_and_undo_brings_them_back(working: Shop) -> None:
    """All that was open is called off for that reason; one undo gives it back."""
    before = standing(working)
    assert before
    (done,) = working.items("customer", "consent", "张三", "--withdrawn")
    assert sorted(one["id"] for one in done["stopped"]) == sorted(before)
    assert done["kept"] == []
    assert standing(working) == []
    assert {one["why"] for one in working.items("followup", "list", "--customer", "张三", "--all")} == {"no-consent"}
    assert [one["customer"]["name"] for one in working.items("due-today")] == ["李四"]
    working.ok("undo")
    assert standing(working) == before


def test_what_an_open_case_needs_goes_on_until_it_is_closed(garage: Shop) -> None:
    """A booked service is confirmed all the same; when it is done, nobody asks how it was."""
    garage.ok("job", "new", "张三", "Oil", "--kind", "service", "--on", "+5d")
    garage.ok("followup", "new", "张三", "Ask for the news", "--due", "fri")
    (done,) = garage.items("customer", "consent", "张三", "--withdrawn")
    assert [one["purpose"]["text"] for one in done["stopped"]] == ["Ask for the news"]
    assert [one["purpose"]["code"] for one in done["kept"]] == ["confirm"]
    garage.ok("job", "new", "张三", "Tyres", "--kind", "service", "--on", "+9d")
    assert len(standing(garage)) == 2
    garage.ok("job", "done", "J1", "Oil changed")
    garage.ok("job", "done", "J2", "Tyres changed")
    assert standing(garage) == []


def test_a_new_follow_up_for_who_withdrew_is_taken_with_a_word(working: Shop) -> None:
    """Whoever makes it learns that the customer wants to hear nothing more; a recall concerns them all the same."""
    remark = "The customer wants to hear nothing more; this is called off"
    assert remark not in working.ok("followup", "new", "张三", "Offer a fridge", "--due", "tomorrow").err
    working.ok("customer", "consent", "张三", "--withdrawn")
    said = working.ok("followup", "new", "张三", "Offer a fridge", "--due", "tomorrow")
    assert said.err.count(remark) == 1
    assert remark not in working.ok("followup", "new", "张三", "Airbags", "--due", "tomorrow", "--recall").err
    working.lang = "zh"
    assert "客户不愿再被联系" in working.ok("followup", "new", "张三", "Offer a fridge", "--due", "tomorrow").err


ENDS = [
    (["job", "new", "张三", "Oil", "--kind", "visit", "--on", "+5d"], ["job", "done", "J1", "Changed"]),
    (["job", "new", "张三", "Oil", "--kind", "visit", "--on", "+5d"], ["job", "cancel", "J1", "--why", "Sold"]),
    (["complaint", "new", "张三", "Loud"], ["complaint", "withdraw", "C1", "--why", "Gone"]),
    (["complaint", "new", "张三", "Loud"], ["complaint", "close", "C1", "--as", "declined", "--why", "It is not"]),
    (["enquiry", "new", "张三"], ["enquiry", "close", "Q1", "--lost", "Bought a Taishan"]),
]


@pytest.mark.parametrize(("begin", "end"), ENDS)
def test_what_is_called_off_with_a_case_of_who_withdrew_is_named(
    garage: Shop, begin: list[str], end: list[str]
) -> None:
    """The answer of the command that ended the case names it, in words and in JSON; a recall stands."""
    garage.ok(*begin)
    garage.ok("customer", "consent", "张三", "--withdrawn")
    garage.ok("followup", "new", "张三", "Airbags", "--due", "tomorrow", "--recall")
    offered = garage.items("followup", "new", "张三", "Offer a fridge", "--due", "tomorrow")[0]["id"]
    said = garage.ok(*end).out
    assert said.count("Called off, because the consent is withdrawn: ") == 1
    assert f"withdrawn: {offered}  " in said
    garage.ok("undo")
    (done,) = garage.items(*end)
    assert [(one["id"], one["why"]) for one in done["stopped"]] == [(offered, "no-consent")]
    assert len(standing(garage)) == 1


def test_the_playbook_plans_nothing_more_for_who_withdrew(working: Shop) -> None:
    """Neither a purchase, a delivery, a milestone nor another playbook wakes a call."""
    working.ok("customer", "consent", "张三", "--withdrawn")
    working.ok("purchase", "new", "张三", "Kunlun S3")
    working.ok("purchase", "deliver", "S2")
    working.ok("milestone", "new", "张三", "contract", "--purchase", "S2")
    working.ok("playbook", "use", "generic")
    assert standing(working) == []
    working.ok("purchase", "new", "李四", "Kunlun S3")
    assert standing(working, "李四")


def test_the_roll_wakes_nothing_for_who_withdrew(garage: Shop) -> None:
    """On a birthday, in a season and after a long silence only those who may be contacted are called."""
    garage.ok("customer", "new", "李四", "--birthday", "1980-11-25")
    for who in ("张三", "李四"):
        garage.ok("purchase", "new", who, "Kunlun X5", "--on", "2026-10-01")
    garage.ok("customer", "consent", "张三", "--withdrawn")
    for day in ("2026-11-25", "2027-01-09", "2027-06-20"):
        garage.now = f"{day}T09:00+08:00"
        garage.ok("due-today")
    assert standing(garage) == []
    rolled = {one["purpose"]["code"] for one in garage.items("followup", "list", "--customer", "李四")}
    assert rolled == {"birthday", "winter", "silent", "renew"}


def test_an_open_complaint_is_followed_up_whatever_was_withdrawn(working: Shop) -> None:
    """Whoever wants no calls still gets an answer to a complaint."""
    working.ok("customer", "consent", "李四", "--withdrawn")
    working.ok("complaint", "new", "李四", "Too loud")
    assert {"C1", "C2"} <= {one["id"] for one in working.items("due-today")}


def test_a_consent_given_again_lets_the_playbook_plan_again(working: Shop) -> None:
    """What was called off stays so; what happens from now on wakes its calls."""
    working.ok("customer", "consent", "张三", "--withdrawn")
    working.ok("customer", "consent", "张三", "--given")
    assert standing(working) == []
    working.ok("purchase", "new", "张三", "Kunlun S3")
    assert standing(working)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "--given or --withdrawn"),
        (["--given", "--withdrawn"], "--withdrawn"),
        (["--given", "--on", "2026-12-01"], "2026-12-01"),
    ],
)
def test_a_consent_must_say_one_thing_and_not_of_tomorrow(working: Shop, options: list[str], said: str) -> None:
    """Nothing is guessed."""
    answer = working.svc("customer", "consent", "张三", *options)
    assert answer.code == 2
    assert said in answer.err
