"""Promises beyond one's authority, gifts that make good, and goods that come in again."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop with two clerks, a lead and a manager, in which the clerk 王芳 works; the next contact is on Wednesday."""
    shop = opened(tmp_path, playbook="generic")
    for name, role in (("王芳", "rep"), ("赵敏", "rep"), ("李娜", "lead"), ("周洁", "manager")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user = "王芳"
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "王芳")
    shop.ok("followup", "new", "张三", "Ask about the seat", "--due", "wed")
    return shop


def made(shop: Shop, *args: str) -> dict[str, object]:
    """A promise to 张三 as it was made."""
    (one,) = shop.items("promise", "new", "张三", *args)
    return dict(one)


def shown(shop: Shop, ref: str = "P1") -> dict[str, object]:
    """A promise as it stands."""
    (one,) = shop.items("promise", "show", ref)
    return dict(one)


def on_list(shop: Shop, who: str) -> list[tuple[str, str]]:
    """What stands on somebody's list of today, each with what is to be done."""
    return [(one["id"], one["purpose"]["code"]) for one in shop.items("due-today", "--staff", who)]


@pytest.mark.parametrize(
    ("user", "words", "role"),
    [
        ("王芳", ["--amount", "200"], None),
        ("王芳", ["--amount", "201"], "lead"),
        ("王芳", ["--remedy", "gift", "--amount", "150"], None),
        ("王芳", ["--remedy", "refund"], "manager"),
        ("王芳", ["--amount", "10001"], "owner"),
        ("李娜", ["--remedy", "repair", "--amount", "1000"], None),
        ("李娜", ["--remedy", "repair", "--amount", "1001"], "manager"),
        ("王芳", [], None),
    ],
)
def test_what_is_beyond_ones_authority_waits_for_a_yes(desk: Shop, user: str, words: list[str], role: str) -> None:
    """The rank decides up to which amount, and by which remedies; a promise that costs nothing asks nobody."""
    desk.user = user
    assert made(desk, "Something", *words)["pending"] == role


def test_without_staff_nobody_waits_for_a_yes(tmp_path: Path) -> None:
    """Where nobody is on the staff, whoever is there decides everything."""
    shop = opened(tmp_path, playbook="generic")
    shop.ok("customer", "new", "张三")
    one = made(shop, "Money back", "--remedy", "refund", "--amount", "90000")
    assert (one["pending"], one["remedy"], one["amount_fen"]) == (None, "refund", 9_000_000)
    shop.ok("promise", "keep", "P1")


def test_a_pending_promise_stands_on_the_ranks_list_at_once(desk: Shop) -> None:
    """On the lead's today, though it is due on Friday; not on that of the clerk who made it."""
    made(desk, "Free service", "--remedy", "repair", "--amount", "600", "--due", "fri")
    assert on_list(desk, "李娜") == [("P1", "pending-promise")]
    assert on_list(desk, "王芳") == []
    (item,) = desk.items("due-today", "--staff", "李娜")
    assert [why["code"] for why in item["why"]] == ["due-later", "promised", "waits-for-yes", "for-role"]
    assert (item["due_on"], item["assignee"]) == ("2026-11-27", None)
    desk.now = "2026-11-28T09:00+08:00"
    assert on_list(desk, "李娜")[0] == ("P1", "pending-promise")


def test_a_pending_promise_is_told_apart(desk: Shop) -> None:
    """In the list, on its card and when it is made, in both languages; and alone with --pending."""
    said = desk.ok("promise", "new", "张三", "Free service", "--remedy", "repair", "--amount", "600").out
    assert said.splitlines()[1] == "  Waits for a yes (team lead or above): svc promise confirm P1"
    made(desk, "Floor mat")
    assert "waits for a yes (team lead)" in desk.ok("promise", "list").out
    card = desk.ok("promise", "show", "P1").out
    assert all(text in card for text in ("repair", "600 yuan", "waits for a yes (team lead)"))
    assert [one["id"] for one in desk.items("promise", "list", "--pending")] == ["P1"]
    assert "--pending" in refused(desk, 2, "promise", "list", "--pending", "--state", "kept")


def test_a_pending_promise_cannot_be_kept(desk: Shop) -> None:
    """Neither at the counter nor in a call: it waits for the lead."""
    made(desk, "Free service", "--remedy", "repair", "--amount", "600")
    for words in (["promise", "keep", "P1"], ["log-call", "张三", "Told her", "--keeps", "P1"]):
        said = refused(desk, 4, *words)
        assert said == "P1 waits for a yes first (team lead or above): svc promise confirm P1\n"


def test_somebody_with_the_rank_confirms(desk: Shop) -> None:
    """A clerk may not, a lead or a manager may, once; then it is to be kept on its own day by who made it."""
    made(desk, "Free service", "--remedy", "repair", "--amount", "600", "--due", "fri")
    assert refused(desk, 4, "promise", "confirm", "P1").startswith(
        "P1 must be confirmed by somebody of this rank or above: team lead; 王芳"
    )
    desk.user = "周洁"
    desk.ok("promise", "confirm", "P1")
    one = shown(desk)
    assert (one["pending"], one["due_on"], one["state"]) == (None, "2026-11-27", "open")
    assert [(line["what"], line["by"]) for line in one["record"]] == [("confirmed", "周洁")]  # type: ignore[attr-defined]
    assert "already, by 周洁" in refused(desk, 4, "promise", "confirm", "P1")
    made(desk, "Floor mat")
    assert "needs no confirmation" in refused(desk, 4, "promise", "confirm", "P2")
    assert on_list(desk, "李娜") == []
    desk.now = "2026-11-27T09:00+08:00"
    assert ("P1", "promise") in on_list(desk, "王芳")
    desk.ok("promise", "keep", "P1")


@pytest.mark.parametrize(
    ("due", "told_on"),
    [([], "2026-11-25"), (["--due", "tomorrow"], "2026-11-23"), (["--due", "2026-12-20"], "2026-11-25")],
)
def test_the_customer_hears_a_no_at_the_next_contact(desk: Shop, due: list[str], told_on: str) -> None:
    """From who promised; on the day for which it was promised, where that comes before the next contact."""
    made(desk, "Free service", "--remedy", "repair", "--amount", "600", *due)
    desk.user = "李娜"
    (one,) = desk.items("promise", "confirm", "P1", "--no", "One is enough")
    assert (one["state"], one["why"]) == ("rejected", "One is enough")
    answer = one["answer"]
    assert answer["what"] == "Tell the customer that it is not possible: Free service (One is enough)"
    assert (answer["due_on"], answer["assignee"]["name"]) == (told_on, "王芳")
    assert [line["what"] for line in shown(desk)["record"]] == ["rejected"]  # type: ignore[attr-defined]
    assert "no longer open" in refused(desk, 4, "promise", "keep", "P1")
    assert [line["kind"] for line in desk.items("history", "张三")].count("promise-rejected") == 1


def test_where_nobody_is_to_be_contacted_a_no_is_told_within_a_week(desk: Shop) -> None:
    """A promise whose day has passed, and no other contact planned: seven days."""
    desk.ok("followup", "done", "F1")
    made(desk, "Free service", "--remedy", "repair", "--amount", "600", "--due", "tomorrow")
    desk.user, desk.now = "李娜", "2026-11-26T09:00+08:00"
    for one in desk.items("followup", "list"):
        desk.ok("followup", "cancel", one["id"], "--why", "Not today")
    (one,) = desk.items("promise", "confirm", "P1", "--no", "Too late")
    assert one["answer"]["due_on"] == "2026-12-03"


def test_a_promise_about_a_complaint_stays_with_it(desk: Shop) -> None:
    """In Chinese the lead reads that it waits; and the no that the customer is owed belongs to the same complaint."""
    desk.ok("complaint", "new", "张三", "Drips", "--severity", "high")
    made(desk, "Free service", "--remedy", "repair", "--amount", "600", "--about", "C1")
    desk.user, desk.lang = "李娜", "zh"
    assert "待批准" in next(line for line in desk.ok("due-today").out.splitlines() if "Free service" in line)
    (one,) = desk.items("promise", "confirm", "P1", "--no", "一次就够")
    assert one["answer"]["about"] == "C1"
    assert "未批准" in desk.ok("promise", "list", "--state", "rejected").out


def test_a_gift_makes_a_broken_promise_good(desk: Shop) -> None:
    """Each says so of the other: in the list, on the card, in the customer's story."""
    made(desk, "Floor mat", "--due", "today")
    desk.now = "2026-11-23T09:00+08:00"
    one = made(desk, "Car wash", "--makes-good", "P1", "--remedy", "gift", "--amount", "50")
    assert (one["makes_good"], shown(desk)["made_good_by"]) == ("P1", ["P2"])
    assert "made good by P2" in desk.ok("promise", "show", "P1").out
    assert "makes P1 good" in desk.ok("promise", "list").out
    assert "makes P1 good" in desk.ok("history", "张三").out
    desk.ok("customer", "new", "李四")
    assert "P1" in refused(desk, 4, "promise", "new", "李四", "Wash", "--makes-good", "P1")
    assert "P9" in refused(desk, 3, "promise", "new", "张三", "Wash", "--makes-good", "P9")


def test_goods_come_in_before_what_is_promised_of_them_is_due(desk: Shop) -> None:
    """Both days stand on the card; a promise without a day waits for the goods."""
    one = made(desk, "Winter tyres", "--restock", "fri", "--due", "sat")
    assert (one["restock_on"], one["due_on"]) == ("2026-11-27", "2026-11-28")
    assert "in stock again Fri 27 Nov" in desk.ok("promise", "list").out
    said = refused(desk, 2, "promise", "new", "张三", "Tyres", "--restock", "fri", "--due", "thu")
    assert said == (
        "The goods come in on Fri 27 Nov, after the promise is due on Thu 26 Nov; correct one of the two days.\n"
    )
    assert made(desk, "Tyres", "--restock", "2026-12-24")["due_on"] == "2026-12-24"


def test_a_restock_date_is_corrected(desk: Shop) -> None:
    """Never beyond the day of the promise, which is not moved before it either; it can be emptied."""
    made(desk, "Winter tyres", "--restock", "fri", "--due", "sat")
    assert "Mon 30 Nov" in refused(desk, 2, "promise", "edit", "P1", "--restock", "2026-11-30")
    assert "Fri 27 Nov" in refused(desk, 2, "promise", "move", "P1", "thu", "--told")
    assert "2026-11-21" in refused(desk, 2, "promise", "edit", "P1", "--restock", "yesterday")
    desk.ok("promise", "edit", "P1", "--restock", "sat")
    assert shown(desk)["restock_on"] == "2026-11-28"
    assert refused(desk, 2, "promise", "edit", "P1", "--restock", "fri", "--clear", "restock")
    desk.ok("promise", "edit", "P1", "--clear", "restock")
    assert shown(desk)["restock_on"] is None


def test_a_broken_promise_asks_for_an_apology_by_the_lead(desk: Shop) -> None:
    """Once, on the day after, besides the promise itself; not for one that was kept, rejected, or moved in time."""
    for what in ("Floor mat", "Key", "Oil"):
        made(desk, what, "--due", "today")
    desk.ok("promise", "keep", "P2")
    desk.ok("promise", "move", "P3", "fri", "--told")
    desk.now = "2026-11-23T09:00+08:00"
    assert on_list(desk, "王芳") == [("P1", "broken-promise")]
    (item,) = desk.items("due-today", "--staff", "李娜")
    assert (item["purpose"]["code"], item["channel"], item["customer"]["name"]) == ("missed-promise", "call", "张三")
    assert item["purpose"]["text"] == "Apologise for the broken promise"
    desk.lang = "zh"
    assert "为失信致歉" in desk.ok("due-today", "--staff", "李娜").out
    desk.ok("log-call", "张三", "Apologised")
    desk.now = "2026-11-24T09:00+08:00"
    assert on_list(desk, "李娜") == []


def test_a_missed_visit_asks_for_an_apology_by_the_lead(desk: Shop) -> None:
    """On the same day, by telephone."""
    desk.ok("job", "new", "张三", "Look at the seat", "--kind", "visit", "--on", "today 14:00")
    desk.ok("job", "miss", "J1", "--why", "Flat tyre")
    assert on_list(desk, "李娜") == [("F2", "missed-visit")]


def test_other_words_of_a_confirmed_promise_need_another_yes(desk: Shop) -> None:
    """What the manager agreed to is not what the clerk made of it since; who keeps it may change."""
    made(desk, "Two free services", "--remedy", "refund", "--due", "fri")
    desk.user = "周洁"
    desk.ok("promise", "confirm", "P1")
    desk.user = "王芳"
    desk.ok("promise", "edit", "P1", "--owner", "赵敏")
    assert desk.items("promise", "list", "--pending") == []
    desk.ok("promise", "edit", "P1", "--what", "Ten free services")
    assert [one["id"] for one in desk.items("promise", "list", "--pending")] == ["P1"]
    desk.user = "周洁"
    desk.ok("promise", "edit", "P1", "--what", "Two free services")
    assert desk.items("promise", "list", "--pending") == []
