"""The days ahead, against what those present can do."""

from tests.commands.test_roll import TRADE
from tests.shop import Shop


def staffed(shop: Shop) -> Shop:
    """Two clerks with quotas, one of them away from Friday on, and six calls to make on Thursday."""
    shop.ok("staff", "new", "li", "--role", "lead", "--quota", "2")
    shop.ok("staff", "new", "wang", "--quota", "3")
    shop.ok("staff", "edit", "wang", "--absent-from", "2026-11-27")
    shop.ok("customer", "new", "张三", "--keeper", "wang")
    for _ in range(6):
        shop.ok("followup", "new", "张三", "Ask", "--due", "2026-11-26")
    shop.ok("promise", "new", "张三", "Handle", "--due", "2026-11-27")
    return shop


def test_a_day_over_capacity_is_marked(shop: Shop) -> None:
    """Six calls on Thursday, and five can be made; on Friday one promise, and the lead alone can make two contacts."""
    staffed(shop)
    shop.now = "2026-11-25T09:00+08:00"
    days = {one["on"]: one for one in shop.items("plan", "--days", "4")}
    assert [(one["total"], one["capacity"], one["over"]) for one in days.values()] == [
        (0, 5, False), (6, 5, True), (1, 2, False), (0, 2, False),
    ]  # fmt: skip
    assert (days["2026-11-27"]["promises"], days["2026-11-27"]["present"]) == (1, ["li"])
    said = shop.ok("plan", "--days", "4")
    assert said.out.splitlines()[1] == "Thu 26 Nov\t6\t5\t####################!!!!\t1 too many"
    assert said.err == "7 contacts to make. 1 day is over capacity.\n"
    shop.lang = "zh"
    assert "多出1项" in shop.ok("plan", "--days", "4").out


def test_one_clerks_days_are_those_on_the_own_list(shop: Shop) -> None:
    """The clerk's calls, and when the clerk is away the lead has the promise."""
    staffed(shop)
    shop.now = "2026-11-25T09:00+08:00"
    assert [one["total"] for one in shop.items("plan", "--days", "3", "--staff", "wang")] == [0, 6, 0]
    assert [one["total"] for one in shop.items("plan", "--days", "3", "--staff", "li")] == [0, 0, 1]


def test_what_is_overdue_counts_today(shop: Shop) -> None:
    """A call of yesterday is still to be made."""
    staffed(shop)
    shop.now = "2026-11-27T09:00+08:00"
    assert [one["total"] for one in shop.items("plan", "--days", "2")] == [7, 0]


def test_without_quotas_nothing_is_too_much(shop: Shop) -> None:
    """Where nobody has a quota, days are counted and none is marked."""
    shop.ok("customer", "new", "张三")
    shop.ok("followup", "new", "张三", "Ask", "--due", "2026-11-22")
    (today,) = shop.items("plan", "--days", "1")
    assert (today["total"], today["capacity"], today["over"]) == (1, None, False)


def test_what_the_calendar_will_add_is_foreseen_and_closed_days_are_named(shop: Shop) -> None:
    """A birthday on a Saturday on which the store is closed, before the roll has written it; looking writes nothing."""
    shop.path.with_name("trade.toml").write_text(TRADE, encoding="utf-8")
    shop.ok("playbook", "use", str(shop.path.with_name("trade.toml")))
    shop.ok("customer", "new", "李四", "--birthday", "1990-11-28")
    shop.now = "2026-11-25T09:00+08:00"
    days = {one["on"]: one for one in shop.items("plan", "--days", "5")}
    assert [(on[8:], one["foreseen"], one["open"]) for on, one in days.items()] == [
        ("25", 0, True), ("26", 0, True), ("27", 0, True), ("28", 1, False), ("29", 0, False),
    ]  # fmt: skip
    assert shop.items("followup", "list") == []


def test_the_plan_of_no_days_is_refused(shop: Shop) -> None:
    """At least one day, and not longer than a year."""
    for days in ("0", "400", "x"):
        assert shop.svc("plan", "--days", days).code == 2
