"""The day's traffic: who came, called and wrote, and whom the store called and visited."""

from tests.commands.test_output import refused
from tests.shop import Shop


def passed(shop: Shop, *args: str) -> list[tuple[str, str, str, str | None]]:
    """The day in short: id, direction, way, who."""
    return [(one["id"], one["direction"], one["channel"], one["who"]) for one in shop.items("traffic", *args)]


def test_a_day_has_everybody_who_came_in_or_was_gone_out_to(working: Shop) -> None:
    """Contacts both ways, visitors known and unknown, complaints; in the order in which they happened."""
    working.ok("log-call", "张三", "Fine", "--at", "8:30")
    working.ok(
        "log-call", "李四", "Asked for the price", "--in", "--channel", "wechat", "--at", "8:00", "--for", "none"
    )
    working.ok("enquiry", "new", "--model", "X5")
    working.ok("enquiry", "new", "王五", "--via", "call")
    assert passed(working) == [
        ("L2", "in", "wechat", "李四"),
        ("L1", "out", "call", "张三"),
        ("C1", "in", "call", "李四"),
        ("Q2", "in", "walk-in", None),
        ("Q3", "in", "call", "王五"),
    ]
    counts = [
        (one["direction"], one["channel"], one["number"]) for one in working.ok("traffic", "--json").json["counts"]
    ]
    assert counts == [("in", "call", 2), ("in", "walk-in", 1), ("in", "wechat", 1), ("out", "call", 1)]


def test_what_is_written_down_in_the_same_minute_keeps_its_order(working: Shop) -> None:
    """The tenth contact stands behind the ninth."""
    for _ in range(10):
        working.ok("log-call", "张三", "--for", "none")
    assert [ref for ref, *_ in passed(working)] == ["C1", *(f"L{number}" for number in range(1, 11))]


def test_another_day_can_be_looked_at(working: Shop) -> None:
    """From midnight to midnight in the store's time, whenever it was entered."""
    working.ok("log-call", "张三", "--at", "2026-11-21 23:59", "--despite", "Asked for it")
    working.ok("log-call", "张三", "--at", "2026-11-22 00:00", "--despite", "Asked for it")
    assert [ref for ref, *_ in passed(working, "--date", "yesterday")] == ["L1"]
    assert [ref for ref, *_ in passed(working)] == ["L2", "C1"]
    assert passed(working, "--date", "tomorrow") == []


def test_a_complaint_that_is_corrected_came_in_once(working: Shop) -> None:
    """Notes and corrections are no further visits."""
    working.ok("complaint", "new", "张三", "Lovely", "--kind", "praise")
    working.ok("complaint", "edit", "C2", "--kind", "complaint")
    working.ok("complaint", "note", "C2", "Asked again")
    assert [ref for ref, *_ in passed(working)] == ["C1", "C2"]


def test_the_numbers_stand_below_the_rows(working: Shop) -> None:
    """On stderr, so that a file holds the rows alone; a limit does not change them."""
    working.ok("log-call", "张三", "Fine")
    answer = working.ok("traffic", "--limit", "1")
    assert answer.out.count("\n") == 1
    assert "in, call: 1" in answer.err
    assert "out, call: 1" in answer.err
    assert working.ok("traffic", "--limit", "1", "--json").json["total"] == 2


def test_a_day_that_is_none_is_refused(working: Shop) -> None:
    """With the word."""
    assert '"soon"' in refused(working, 2, "traffic", "--date", "soon")
    assert '""' in refused(working, 2, "traffic", "--date", "")
    assert '"0"' in refused(working, 2, "traffic", "--limit", "0")


def test_a_week_and_one_clerks_part_of_it_can_be_looked_at(shop: Shop) -> None:
    """The owner sees the last days together, and who took down what."""
    shop.ok("customer", "new", "王五")
    shop.ok("log-call", "王五", "Yesterday", "--at", "yesterday 10:00")
    shop.ok("log-call", "王五", "Today")
    assert [one["text"] for one in shop.items("traffic", "--days", "2")] == ["Yesterday", "Today"]
    assert "Sat 21 Nov 10:00" in shop.ok("traffic", "--days", "2").out
    shop.ok("staff", "new", "li")
    shop.ok("staff", "new", "王芳")
    assert len(shop.items("traffic", "--days", "2", "--staff", "li")) == 2
    assert shop.items("traffic", "--days", "2", "--staff", "王芳") == []
    assert shop.svc("traffic", "--days", "0").code == 2
