"""Repeat problems: told when a complaint makes one, and listed."""

from typing import Any

from tests.commands.test_output import CHINESE, in_a_pipe, in_a_sheet, in_both_languages, promised
from tests.shop import Shop

LISTED = ["complaint", "patterns"]
MAKER = ["--cause", "product/manufacturing"]


def told(shop: Shop, who: str, *args: str) -> Any:
    """The repetitions that `complaint new` tells of."""
    return shop.items("complaint", "new", who, "Jerks", *args)[0]["patterns"]


def ids(found: Any) -> list[tuple[str, str, list[str]]]:
    """Each repetition by its pattern, its level and its complaints."""
    return [(one["pattern"]["code"], one["level"], [each["id"] for each in one["complaints"]]) for one in found]


def sold(shop: Shop, who: str, serial: str, item: str = "Kunlun X5") -> str:
    """A purchase with a serial number."""
    found: str = shop.items("purchase", "new", who, item, "--serial", serial)[0]["id"]
    return found


def test_the_same_guest_with_the_same_cause_again_is_the_highest_warning(working: Shop) -> None:
    """Whoever enters the complaint reads it at once, with both complaints and to whom it belongs."""
    working.now = "2027-11-22T09:00+08:00"
    (one,) = told(working, "李四", *MAKER)
    assert ids([one]) == [("customer-year", "alarm", ["C1", "C2"])]
    assert one["subject"] == {"id": "K2", "text": "李四"}
    assert (one["cause"]["code"], one["count"], one["within"], one["since_on"]) == (
        "product/manufacturing", 2, "1y", "2026-11-22",
    )  # fmt: skip
    assert one["goes_to"] == {"code": "maker", "text": "development or the maker"}
    said = working.ok("complaint", "new", "李四", "Jerks", *MAKER).out
    assert "Alarm: The same customer, the same cause: what a guest remarked on must not happen" in said
    assert "(李四; Manufacturing; C1, C2, C3)" in said


def test_a_first_complaint_is_no_repetition(working: Shop) -> None:
    """Another customer, another cause, or a cause that nobody knows yet."""
    assert told(working, "张三", *MAKER) == []
    assert told(working, "李四", "--cause", "service") == []
    assert told(working, "李四") == told(working, "李四") == []
    assert "Alarm" not in working.ok("complaint", "new", "李四", "Jerks").out
    assert working.items(*LISTED) == []


def test_the_same_goods_warn_in_the_month_and_the_quarter(working: Shop) -> None:
    """Notice, then warning; the goods are the same by what was bought, whoever bought them."""
    bought = [sold(working, who, serial) for who, serial in (("李四", "A-1"), ("李四", "B-1"))]
    working.ok("complaint", "new", "张三", "Jerks", *MAKER, "--purchase", "S1")
    second = told(working, "李四", "--cause", "product/manufacturing", "--purchase", bought[0])
    assert ids(second)[1:] == [("product-month", "notice", ["C2", "C3"])]
    working.now = "2027-01-20T09:00+08:00"
    third = told(working, "李四", *MAKER, "--purchase", bought[1])
    assert ids(third)[1:] == [("product-quarter", "warning", ["C2", "C3", "C4"])]
    assert third[1]["subject"] == {"id": None, "text": "Kunlun X5"}


def test_a_batch_is_told_by_its_serial_numbers(working: Shop) -> None:
    """Two pieces of one batch with one fault weigh more than two pieces of one product."""
    first, second, other = (
        sold(working, who, serial) for who, serial in (("张三", "KX-26-1"), ("李四", "KX-26-2"), ("李四", "KX-27-1"))
    )
    cause = ["--cause", "product"]
    assert told(working, "张三", *cause, "--purchase", first) == []
    found = told(working, "李四", *cause, "--purchase", second)
    assert ids(found) == [
        ("batch-month", "warning", ["C2", "C3"]), ("product-month", "notice", ["C2", "C3"]),
    ]  # fmt: skip
    assert found[0]["subject"]["text"] == "Kunlun X5 KX-26"
    assert "batch-month" not in [code for code, _, _ in ids(told(working, "李四", *cause, "--purchase", other))]


def test_what_comes_back_after_its_repair_is_a_return(working: Shop) -> None:
    """Within 30 days of the repair, whatever it is now; after that it is new."""
    working.ok("job", "new", "张三", "Gearbox", "--kind", "repair", "--on", "today 14:00", "--purchase", "S1")
    assert told(working, "张三", "--purchase", "S1") == []
    working.now = "2026-11-22T15:00+08:00"
    working.ok("job", "done", "J2", "New clutch")
    working.now = "2026-12-22T09:00+08:00"
    (back,) = told(working, "张三", "--purchase", "S1")
    assert ids([back]) == [("returned", "warning", ["C4"])]
    assert (back["subject"], back["goes_to"]["code"]) == ({"id": "S1", "text": "Kunlun X5"}, "workshop")
    working.now = "2026-12-23T09:00+08:00"
    assert told(working, "张三", "--purchase", "S1") == []


def test_only_a_repair_that_was_done_can_come_back(working: Shop) -> None:
    """A service that was done is none, and neither is a repair that was called off."""
    for kind in ("service", "repair"):
        working.ok("job", "new", "张三", "Gearbox", "--kind", kind, "--on", "today 14:00", "--purchase", "S1")
    working.now = "2026-11-22T15:00+08:00"
    working.ok("job", "done", "J2", "Oil changed")
    working.ok("job", "cancel", "J3", "--why", "Sold")
    working.now = "2026-11-23T09:00+08:00"
    assert told(working, "张三", "--purchase", "S1") == []


def test_suggestions_and_praise_repeat_nothing(working: Shop) -> None:
    """Only complaints are counted."""
    for kind in ("suggestion", "praise"):
        assert told(working, "李四", *MAKER, "--kind", kind) == []
    assert working.items(*LISTED) == []


def test_patterns_are_listed_the_most_serious_first(working: Shop) -> None:
    """The alarm, then the notices; what an undo takes away is not on it."""
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    working.ok("complaint", "new", "张三", "Rude", "--cause", "service/manner", "--against", "wang")
    working.ok("complaint", "new", "李四", "Rude", "--cause", "service/manner", "--against", "wang")
    working.ok("complaint", "new", "李四", "Jerks", *MAKER)
    listed = working.items(*LISTED)
    assert ids(listed) == [("customer-year", "alarm", ["C1", "C4"]), ("staff-month", "notice", ["C2", "C3"])]
    assert (listed[1]["subject"], listed[1]["goes_to"]["code"]) == ({"id": "M2", "text": "wang"}, "training")
    working.ok("undo")
    assert ids(working.items(*LISTED)) == [("staff-month", "notice", ["C2", "C3"])]


def test_nobody_counts_complaints_about_himself(working: Shop) -> None:
    """Who is complained of sees them in no list."""
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    for customer in ("张三", "李四"):
        working.ok("complaint", "new", customer, "Rude", "--cause", "service/manner", "--against", "wang")
    assert len(working.items(*LISTED)) == 1
    working.user = "wang"
    assert working.items(*LISTED) == []


def test_patterns_have_every_form_and_both_languages(working: Shop) -> None:
    """JSON, a sheet, a pipe; the title is the playbook's own, in the language of the reader."""
    told(working, "李四", *MAKER)
    promised(working.ok(*LISTED, "--json"))
    in_a_sheet(working, LISTED)
    in_a_pipe(working, LISTED)
    in_both_languages(working, LISTED)
    assert working.lang == "zh"
    (one,) = working.items(*LISTED)
    assert one["pattern"]["text"].startswith("同一客户、同一原因再次投诉")
    assert one["cause"]["text"] == "制造问题"
    assert CHINESE.search(working.ok(*LISTED).out)


def test_the_playbook_is_shown_with_its_patterns(working: Shop) -> None:
    """From how many on, within what, how serious."""
    rows = [line.split("\t") for line in working.ok("playbook", "show").out.splitlines()]
    assert ["product-quarter", "3", "3 months", "warning"] in [[row[0], *row[2:]] for row in rows]
