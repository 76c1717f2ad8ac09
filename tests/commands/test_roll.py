"""A store whose playbook lets follow-ups come again, wait for each other, and wait for the calendar."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.test_undo import business
from tests.shop import Shop

TRADE = """
title = { en = "Windows", zh = "门窗" }
quiet = "21:00-08:30"

[hours]
weekdays = ["09:00-18:00"]

[[followup]]
id = "quarter"
after = "acceptance"
wait = "3mo"
every = "3mo"
window = "7d"
channel = "call"
channel_for = { vip = "visit" }
purpose = { en = "Ask about the windows", zh = "询问门窗情况" }

[[followup]]
id = "adviser"
after = "done:quarter"
wait = "2wd"
channel = "call"
who = "adviser"
purpose = { en = "Ask what the visit was like", zh = "询问上门服务" }

[[followup]]
id = "half"
after = "half-done"
wait = "0d"
channel = "call"
purpose = { en = "Ask how the work goes", zh = "询问施工情况" }

[[followup]]
id = "reward"
after = "referral-count"
count = 2
wait = "1d"
channel = "call"
purpose = { en = "Invite for the gift", zh = "邀请领取礼品" }

[[followup]]
id = "lenses"
after = "supplies-end"
wait = "-7d"
channel = "text"
purpose = { en = "Remind before the supplies end", zh = "用完前提醒" }

[[followup]]
id = "typhoon"
season = "12-01/12-15"
channel = "text"
purpose = { en = "Shut the windows", zh = "关好门窗" }

[[followup]]
id = "eve"
festival = "chuxi"
wait = "-1d"
channel = "text"
kinds = ["vip"]
purpose = { en = "Wish a happy New Year", zh = "祝新年快乐" }

[[followup]]
id = "birthday"
birthday = true
channel = "call"
purpose = { en = "Congratulate", zh = "祝贺生日" }

[[followup]]
id = "silent"
idle = "6mo"
channel = "call"
purpose = { en = "Ask how they are", zh = "问候" }

[[followup]]
id = "change"
owned = "5y"
channel = "call"
who = "rep"
share = true
purpose = { en = "Offer a change", zh = "询问更换意向" }

[[followup]]
id = "sorry"
after = "missed-promise"
wait = "0d"
channel = "call"
who = "manager"
purpose = { en = "Apologise", zh = "致歉" }
"""


@pytest.fixture
def windows(tmp_path: Path) -> Iterator[Shop]:
    """A shop for windows with a playbook of its own, on a Wednesday morning."""
    (tmp_path / "windows.toml").write_text(TRADE, encoding="utf-8")
    shop = Shop(tmp_path, now="2026-11-25T09:00+08:00")
    shop.ok("init", "--name", "Windows", "--playbook", str(tmp_path / "windows.toml"), "--timezone", "Asia/Shanghai")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    yield shop
    assert shop.ok("db", "check").code == 0


def due(shop: Shop, rule: str, *which: str) -> list[str]:
    """The follow-ups of a rule: the day, and the channel."""
    found = shop.items("followup", "list", *which)
    return [f"{one['due_on']} {one['channel']}" for one in found if one["purpose"]["code"] == rule]


def test_a_visit_comes_again_when_it_was_made(windows: Shop) -> None:
    """Every quarter after the acceptance; and two working days after each, the adviser asks."""
    windows.ok("staff", "new", "li", "--role", "lead")
    windows.ok("staff", "new", "wang")
    windows.ok("customer", "edit", "张三", "--adviser", "wang")
    windows.ok("purchase", "new", "张三", "Window", "--on", "2026-11-25")
    windows.ok("purchase", "accept", "S1")
    assert due(windows, "quarter") == ["2027-02-25 call"]
    windows.now = "2027-02-26T10:00+08:00"
    logged = windows.ok("log-call", "张三", "All well").out
    assert due(windows, "quarter") == ["2027-05-25 call"]
    assert due(windows, "adviser") == ["2027-03-02 call"]
    assert logged.splitlines()[1:] == [
        "  Closed: F1  call  Ask about the windows (Window)",
        "  Planned: F2  Tue 25 May  call  Ask about the windows",
        "  Planned: F3  Tue 2 Mar  call  Ask what the visit was like",
    ]
    (asks,) = [one for one in windows.items("followup", "list") if one["purpose"]["code"] == "adviser"]
    assert asks["assignee"]["name"] == "wang"
    windows.ok("undo")
    assert due(windows, "quarter") == ["2027-02-25 call"]
    assert due(windows, "adviser") == []
    windows.ok("redo")
    assert due(windows, "quarter") == ["2027-05-25 call"]


def test_a_vip_is_visited_where_others_are_called(windows: Shop) -> None:
    """The kind of customer decides the way, and a call within the week after its day is in time."""
    windows.ok("customer", "edit", "张三", "--kind", "vip")
    windows.ok("purchase", "new", "张三", "Window", "--on", "2026-08-20")
    windows.ok("purchase", "accept", "S1", "--on", "2026-08-20")
    assert due(windows, "quarter") == ["2026-11-20 visit"]
    windows.now = "2026-11-28T09:00+08:00"
    (item,) = [one for one in windows.items("due-today") if one["purpose"]["code"] == "quarter"]
    assert {"code": "window", "text": "best made by Fri 27 Nov"} in item["why"]


def test_a_cancelled_visit_leaves_the_next_quarter(windows: Shop) -> None:
    """Who does not want this visit is asked again at the next; the adviser has nothing to ask about."""
    windows.ok("purchase", "new", "张三", "Window", "--on", "2026-11-25")
    windows.ok("purchase", "accept", "S1")
    windows.ok("followup", "cancel", "F1", "--why", "Travelling")
    assert due(windows, "quarter") == ["2027-05-25 call"]
    assert due(windows, "adviser") == []


def test_a_call_that_reached_nobody_after_all_takes_back_what_came_of_it(windows: Shop) -> None:
    """A corrected outcome opens the visit again, and the next one is not planned twice."""
    windows.ok("purchase", "new", "张三", "Window", "--on", "2026-08-20")
    windows.ok("purchase", "accept", "S1", "--on", "2026-08-20")
    windows.ok("log-call", "张三", "All well")
    assert due(windows, "quarter") == ["2027-02-20 call"]
    windows.ok("log-call", "--edit", "L1", "--outcome", "no-answer")
    assert due(windows, "quarter") == ["2026-11-26 call"]
    windows.now = "2026-11-26T14:00+08:00"
    windows.ok("log-call", "张三", "All well now")
    assert due(windows, "quarter") == ["2027-02-20 call"]


def test_an_old_acceptance_enters_the_series_on_its_next_day(windows: Shop) -> None:
    """Windows accepted in 2024 are visited on the next quarter."""
    windows.ok("purchase", "new", "张三", "Window", "--on", "2024-01-10")
    windows.ok("purchase", "accept", "S1", "--on", "2024-01-10")
    assert due(windows, "quarter") == ["2027-01-10 call"]


def test_a_milestone_wakes_its_rules_and_is_taken_away_with_them(windows: Shop) -> None:
    """The work is half done: somebody asks today. It was not: the call is off."""
    windows.ok("purchase", "new", "张三", "Window", "--on", "2026-11-20")
    said = windows.ok("milestone", "new", "张三", "half-done", "--purchase", "S1", "--note", "Frames are in").out
    assert said.splitlines()[0] == "Recorded T1: half-way point of 张三, Wed 25 Nov 09:00."
    assert due(windows, "half") == ["2026-11-25 call"]
    assert [one["kind"] for one in windows.items("milestone", "list", "--customer", "张三")] == ["half-done"]
    assert "half-way point" in windows.ok("history", "张三").out
    windows.lang = "zh"
    assert "进度过半" in windows.ok("milestone", "list").out
    windows.ok("milestone", "remove", "T1")
    assert due(windows, "half") == []
    assert windows.items("milestone", "list") == []
    windows.lang = "en"
    assert windows.svc("milestone", "remove", "T1").code == 3
    assert windows.svc("milestone", "new", "张三", "referral-count").code == 2
    assert windows.svc("milestone", "new", "张三", "half-done", "--on", "tomorrow").code == 2


def test_a_rule_for_some_goods_looks_at_what_a_job_or_a_milestone_is_about(windows: Shop) -> None:
    """Doors are looked at a month after their repair, and half-way work on doors is asked about again; windows not."""
    doors = 'only = {{ category = ["door"] }}\npurpose = {{ en = "{0}", zh = "询问{0}" }}\n'
    rules = TRADE + '[[followup]]\nid = "hinges"\nafter = "repaired"\nwait = "1mo"\nchannel = "call"\n'
    rules += doors.format("Hinges") + '[[followup]]\nid = "again"\nafter = "half-done"\nwait = "1d"\nevery = "1w"\n'
    windows.path.with_name("doors.toml").write_text(
        rules + 'channel = "call"\n' + doors.format("Again"), encoding="utf-8"
    )
    windows.ok("playbook", "use", str(windows.path.with_name("doors.toml")))
    for item, category in (("Door", "door"), ("Window", "window")):
        windows.ok("purchase", "new", "张三", item, "--category", category)
    for purchase in ("S1", "S2"):
        windows.ok("job", "new", "张三", "Adjust", "--kind", "repair", "--on", "today", "--purchase", purchase)
        windows.ok("milestone", "new", "张三", "half-done", "--purchase", purchase)
    windows.ok("job", "done", "J1", "Adjusted")
    windows.ok("job", "done", "J2", "Adjusted")
    assert due(windows, "hinges") == ["2026-12-25 call"]
    assert due(windows, "again") == ["2026-11-26 call"]
    (again,) = [one for one in windows.items("followup", "list") if one["purpose"]["code"] == "again"]
    windows.ok("log-call", "张三", "All well", "--for", again["id"])
    assert due(windows, "again") == ["2026-12-03 call"]


def test_who_brings_customers_is_thanked_at_the_count(windows: Shop) -> None:
    """The second customer whom somebody brought earns the gift; the first and the third do not."""
    for name in ("甲", "乙", "丙"):
        windows.ok("customer", "new", f"客户{name}", "--referred-by", "张三")
    assert due(windows, "reward") == ["2026-11-26 call"]
    refusal = windows.svc("customer", "edit", "张三", "--referred-by", "张三")
    assert (refusal.code, "张三 cannot have been brought by 张三" in refusal.err) == (2, True)


def test_supplies_are_asked_about_before_they_end(windows: Shop) -> None:
    """Thirty pairs at one and a half a day last twenty days; a week before that a reminder is due."""
    windows.ok("purchase", "new", "张三", "Lenses", "--on", "2026-11-25", "--quantity", "30", "--daily-use", "1.5")
    assert due(windows, "lenses") == ["2026-12-08 text"]
    windows.ok("purchase", "edit", "S1", "--quantity", "60")
    assert due(windows, "lenses") == ["2026-12-28 text"]
    windows.ok("purchase", "edit", "S1", "--clear", "daily-use")
    assert due(windows, "lenses") == []
    assert windows.svc("purchase", "edit", "S1", "--daily-use", "0").code == 2


def test_the_calendar_wakes_its_rules_once(windows: Shop) -> None:
    """A season for whoever owns something, New Year's Eve for VIPs, a birthday for whoever has one."""
    windows.ok("customer", "new", "李四", "--kind", "vip", "--birthday", "1990-12-01")
    windows.ok("purchase", "new", "张三", "Window")
    windows.now = "2026-12-02T09:00+08:00"
    for _ in range(2):
        windows.ok("due-today")
        assert due(windows, "typhoon") == ["2026-12-01 text"]
        assert due(windows, "birthday") == ["2026-12-01 call"]
    windows.now = "2027-02-04T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "eve") == ["2027-02-04 text"]
    windows.now = "2027-12-01T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "birthday") == ["2026-12-01 call", "2027-12-01 call"]


def test_who_was_silent_for_half_a_year_is_asked_once_per_silence(windows: Shop) -> None:
    """Six months after the last contact; the next time six months after that."""
    windows.ok("log-call", "张三", "Well", "--for", "none")
    windows.now = "2027-05-25T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "silent") == ["2027-05-25 call"]
    windows.now = "2027-05-26T09:00+08:00"
    windows.ok("log-call", "张三", "Still well")
    assert due(windows, "silent") == []
    windows.now = "2027-11-26T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "silent") == ["2027-11-26 call"]


def test_owners_past_the_cycle_are_shared_out_evenly(windows: Shop) -> None:
    """Four owners of five-year-old windows and two clerks: two each; who bought again, or elsewhere, is left alone."""
    for clerk in ("li", "wang"):
        windows.ok("staff", "new", clerk)
    for number in range(6):
        name = f"客户{number}"
        windows.ok("customer", "new", name)
        windows.ok("purchase", "new", name, "Window", "--on", "2021-11-20")
    windows.ok("purchase", "new", "客户0", "Window", "--on", "2025-01-02")
    windows.ok("milestone", "new", "客户1", "bought-elsewhere", "--on", "2026-01-02")
    windows.now = "2026-11-26T09:00+08:00"
    windows.ok("due-today")
    found = [one for one in windows.items("followup", "list") if one["purpose"]["code"] == "change"]
    assert sorted(one["assignee"]["name"] for one in found) == ["li", "li", "wang", "wang"]


def test_a_broken_promise_is_apologised_for_on_the_day_after(windows: Shop) -> None:
    """By the manager, once; a new date that is broken too wants a second apology."""
    windows.ok("promise", "new", "张三", "New handle", "--due", "2026-11-26")
    windows.now = "2026-11-27T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "sorry") == ["2026-11-27 call"]
    windows.ok("promise", "move", "P1", "2026-11-28", "--told")
    windows.now = "2026-11-30T09:00+08:00"
    windows.ok("due-today")
    assert len(due(windows, "sorry")) == 2


def test_undo_skips_the_roll_and_the_roll_never_repeats_itself(windows: Shop) -> None:
    """What the calendar wrote stays when somebody takes back a command of the day before, and is written once."""
    windows.ok("customer", "new", "李四", "--birthday", "1990-11-26")
    windows.ok("customer", "edit", "张三", "--district", "鼓楼")
    windows.now = "2026-11-26T09:00+08:00"
    windows.ok("due-today")
    before = business(windows.path)["followups"]
    windows.ok("undo")
    assert business(windows.path)["followups"] == before
    windows.ok("customer", "edit", "张三", "--district", "玄武")
    assert due(windows, "birthday") == ["2026-11-26 call"]


def test_what_the_roll_wrote_goes_when_its_cause_is_undone(windows: Shop) -> None:
    """A customer who was registered by mistake has no birthday; brought back, the birthday is there again."""
    windows.ok("customer", "new", "李四", "--birthday", "1990-11-26")
    windows.now = "2026-11-26T09:00+08:00"
    windows.ok("due-today")
    assert due(windows, "birthday") == ["2026-11-26 call"]
    windows.ok("undo")
    assert due(windows, "birthday") == []
    windows.ok("redo")
    assert due(windows, "birthday") == ["2026-11-26 call"]


def test_a_preview_shows_what_comes_again_and_what_comes_after(windows: Shop) -> None:
    """Every date of the first half year, the adviser's call two working days after each visit."""
    found = windows.items("playbook", "preview", "--after", "acceptance", "--on", "2026-11-25", "--until", "2027-06-01")
    assert [(one["rule"], one["due_on"], one["occurrence"]) for one in found] == [
        ("quarter", "2027-02-25", 1), ("adviser", "2027-03-01", 1), ("quarter", "2027-05-25", 2),
        ("adviser", "2027-05-27", 1),
    ]  # fmt: skip
