"""Repeat problems, on made-up complaints."""

from typing import Any

import pytest

from aftersales_cli.rules.patterns import (
    Addressee,
    Level,
    Occurrence,
    Pattern,
    Repetition,
    Same,
    batch,
    completed_by,
    repetitions,
)
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import at, day

MONTH, QUARTER, YEAR = Wait(1, "mo"), Wait(3, "mo"), Wait(1, "y")


def pattern(
    same: Same = Same.PRODUCT, least: int = 2, within: Wait = MONTH, level: Level = Level.NOTICE, id: str = "again"
) -> Pattern:
    """A row of a playbook."""
    return Pattern(id, same, least, within, level, "Again", "又一次")


def told(id: int, on: str, *, cause: str | None = "product/manufacturing", **said: Any) -> Occurrence:
    """A complaint of customer 1 about a Kunlun X5, entered on a day."""
    fields = {"item": "Kunlun X5", "purchase_id": 7, **said}
    return Occurrence(id, at(f"{on} 10:00"), "Jerks", cause, cause, cause, 1, "张三")._replace(**fields)


def made(found: tuple[Repetition, ...]) -> list[list[int]]:
    """The complaints of each repetition."""
    return [[one.id for one in each.items] for each in found]


@pytest.mark.parametrize(
    ("within", "first", "today", "counts"),
    [
        (MONTH, "2026-10-22", "2026-11-22", True),
        (MONTH, "2026-10-21", "2026-11-22", False),
        (MONTH, "2026-02-28", "2026-03-31", True),
        (MONTH, "2026-02-27", "2026-03-31", False),
        (QUARTER, "2026-08-22", "2026-11-22", True),
        (QUARTER, "2026-08-21", "2026-11-22", False),
        (YEAR, "2025-11-22", "2026-11-22", True),
        (YEAR, "2025-11-21", "2026-11-22", False),
        (Wait(30, "d"), "2026-10-23", "2026-11-22", True),
        (Wait(30, "d"), "2026-10-22", "2026-11-22", False),
    ],
)
def test_a_window_is_counted_back_from_today(within: Wait, first: str, today: str, counts: bool) -> None:
    """By whole days, the first one with them; a month back from the 31st is the month's end."""
    found = repetitions([pattern(within=within)], [told(1, first), told(2, today)], day(today))
    assert made(found) == ([[1, 2]] if counts else [])


def test_one_complaint_fewer_is_no_repetition() -> None:
    """Three within a quarter are three and not two."""
    rule, complaints = pattern(least=3, within=QUARTER), [told(number, "2026-11-01") for number in (1, 2, 3)]
    assert made(repetitions([rule], complaints, day("2026-11-22"))) == [[1, 2, 3]]
    assert repetitions([rule], complaints[:2], day("2026-11-22")) == ()


def test_what_is_ahead_of_the_day_does_not_count() -> None:
    """Looked at from an earlier day, a later complaint is not there yet."""
    assert repetitions([pattern()], [told(1, "2026-11-20"), told(2, "2026-11-23")], day("2026-11-22")) == ()


@pytest.mark.parametrize("ended", ["withdrawn", "duplicate", "unjustified"])
def test_what_was_no_fault_of_anybody_is_not_counted(ended: str) -> None:
    """Withdrawn, told twice, or unjustified."""
    both = [told(1, "2026-11-01", ended=ended), told(2, "2026-11-02")]
    assert repetitions([pattern()], both, day("2026-11-22")) == ()


@pytest.mark.parametrize("ended", ["closed", "declined", None])
def test_what_was_a_fault_is_counted_however_it_ended(ended: str | None) -> None:
    """Closed, open, or a wish that had to be declined."""
    both = [told(1, "2026-11-01", ended=ended), told(2, "2026-11-02")]
    assert made(repetitions([pattern()], both, day("2026-11-22"))) == [[1, 2]]


def test_another_cause_or_none_is_another_problem() -> None:
    """Only the same cause again is a repetition; a cause not yet known is none."""
    several = [
        told(1, "2026-11-01"),
        told(2, "2026-11-02", cause="product/customer-use"),
        told(3, "2026-11-03", cause=None),
        told(4, "2026-11-04", cause=None),
    ]
    for same in (Same.PRODUCT, Same.CUSTOMER, Same.CAUSE):
        assert repetitions([pattern(same)], several, day("2026-11-22")) == ()


@pytest.mark.parametrize(
    ("same", "alike", "other"),
    [
        (Same.PRODUCT, {"item": " kunlun x5"}, {"item": "Kunlun X7"}),
        (Same.CATEGORY, {"category": "Car"}, {"category": "van"}),
        (Same.STAFF, {"against_id": 2}, {"against_id": 3}),
        (Same.CUSTOMER, {"customer_id": 1}, {"customer_id": 2}),
        (Same.BATCH, {"serial": "KX5-2611-0042"}, {"serial": "KX5-2612-0042"}),
        (Same.BATCH, {"serial": "kx5-2611/9"}, {"serial": "KX5-2611-0042", "item": "Kunlun X7"}),
        (Same.CAUSE, {"item": "Kunlun X7"}, {"cause": "service"}),
    ],
)
def test_what_must_be_the_same(same: Same, alike: dict[str, Any], other: dict[str, Any]) -> None:
    """Goods and categories by their names, whatever the capitals; people by who they are; batches by their serials."""
    first = told(1, "2026-11-01", category="car", against_id=2, against="王芳", serial="KX5-2611-0001")
    rule = [pattern(same)]
    assert made(repetitions(rule, [first, told(2, "2026-11-02", **alike)], day("2026-11-22"))) == [[1, 2]]
    assert repetitions(rule, [first, told(2, "2026-11-02", **other)], day("2026-11-22")) == ()


def test_nothing_named_is_not_the_same_as_nothing_named() -> None:
    """Two complaints about no goods and against nobody have nothing in common but their cause."""
    both = [told(1, "2026-11-01", item=None), told(2, "2026-11-02", item=None)]
    for same in (Same.PRODUCT, Same.CATEGORY, Same.STAFF, Same.BATCH):
        assert repetitions([pattern(same)], both, day("2026-11-22")) == ()
    assert made(repetitions([pattern(Same.CAUSE)], both, day("2026-11-22"))) == [[1, 2]]


@pytest.mark.parametrize(
    ("serial", "told"),
    [
        ("KX5-2611-0042", "KX5-2611"),
        ("KX5 2611 0042", "KX5 2611"),
        ("A/7", "A"),
        ("LVSHCAMB1CE054249", "LVSHCA"),
        ("ＬＶＳＨＣＡＭＢ", "LVSHCA"),
        ("1234567", "123456"),
        ("123456", None),
        ("-123", None),
        ("", None),
        (None, None),
    ],
)
def test_a_batch_is_told_from_the_serial_number(serial: str | None, told: str | None) -> None:
    """What stands before the last separator, else the first six signs, if one is left to tell the pieces apart."""
    assert batch(serial) == told


RISING = [
    pattern(Same.PRODUCT, 2, MONTH, Level.NOTICE, "month"),
    pattern(Same.PRODUCT, 5, YEAR, Level.ALARM, "year"),
    pattern(Same.PRODUCT, 3, QUARTER, Level.WARNING, "quarter"),
]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2026-10-01", "2026-11-20"], []),
        (["2026-11-01", "2026-11-20"], [("month", [1, 2])]),
        (["2026-09-01", "2026-11-01", "2026-11-20"], [("quarter", [1, 2, 3])]),
        (
            ["2026-01-05", "2026-03-01", "2026-05-01", "2026-11-01", "2026-11-20"],
            [("year", [1, 2, 3, 4, 5])],
        ),
    ],
)
def test_the_warning_rises_with_the_month_the_quarter_and_the_year(
    days: list[str], expected: list[tuple[str, list[int]]]
) -> None:
    """Of one product and cause only the highest level is told."""
    found = repetitions(RISING, [told(number, on) for number, on in enumerate(days, 1)], day("2026-11-22"))
    assert [(one.pattern.id, [each.id for each in one.items]) for one in found] == expected


def test_the_same_customer_with_the_same_cause_stands_first() -> None:
    """The highest level comes first, and of one level what happened to the same guest again."""
    rules = [*RISING, pattern(Same.CUSTOMER, 2, YEAR, Level.ALARM, "guest"), pattern(Same.STAFF, 2, id="staff")]
    complaints = [told(number, "2026-11-01", against_id=2, against="王芳") for number in range(1, 6)]
    found = repetitions(rules, complaints, day("2026-11-22"))
    assert [one.pattern.id for one in found] == ["guest", "year", "staff"]
    assert [one.subject for one in found] == [("K1", "张三"), (None, "Kunlun X5"), ("M2", "王芳")]


@pytest.mark.parametrize(
    ("repaired", "complained", "counts"),
    [
        ("2026-10-23", "2026-11-22", True),
        ("2026-10-22", "2026-11-22", False),
        ("2026-11-22", "2026-11-22", True),
        ("2026-10-22", "2026-10-23", True),
        ("2026-10-21", "2026-10-22", False),
    ],
)
def test_what_is_complained_of_soon_after_its_repair_is_a_return(repaired: str, complained: str, counts: bool) -> None:
    """Within so many days of the repair, whatever the cause; and it is told for as many days."""
    rule = pattern(Same.REPAIR, 1, Wait(30, "d"))
    one = told(1, complained, cause=None, repaired_at=at(f"{repaired} 08:00"))
    found = repetitions([rule], [one], day("2026-11-22"))
    assert made(found) == ([[1]] if counts else [])
    assert [(each.subject, each.cause, each.addressee) for each in found] == (
        [(("S7", "Kunlun X5"), None, Addressee.WORKSHOP)] if counts else []
    )


def test_what_was_never_repaired_cannot_come_back() -> None:
    """A first complaint is no return."""
    assert repetitions([pattern(Same.REPAIR, 1)], [told(1, "2026-11-22")], day("2026-11-22")) == ()


@pytest.mark.parametrize(
    ("same", "cause", "whom"),
    [
        (Same.PRODUCT, "product/manufacturing", Addressee.MAKER),
        (Same.CUSTOMER, "product", Addressee.MAKER),
        (Same.PRODUCT, "service/product-knowledge", Addressee.TRAINING),
        (Same.CAUSE, "attitude", Addressee.TRAINING),
        (Same.STAFF, "product/retailer-handling", Addressee.TRAINING),
        (Same.PRODUCT, "delivery/late", Addressee.MANAGEMENT),
    ],
)
def test_what_is_technical_goes_to_the_maker_and_manners_to_training(same: Same, cause: str, whom: Addressee) -> None:
    """What is about one member of staff goes to training whatever the cause, and all else to the manager."""
    both = [told(number, "2026-11-20", cause=cause, against_id=2) for number in (1, 2)]
    (found,) = repetitions([pattern(same)], both, day("2026-11-22"))
    assert found.addressee == whom


def test_a_complaint_completes_what_it_is_a_part_of() -> None:
    """The others are on the list and not in the line that is told at once."""
    both = [told(1, "2026-11-01"), told(2, "2026-11-02"), told(3, "2026-11-03", item="Kunlun X7")]
    found = repetitions([pattern()], both, day("2026-11-22"))
    assert made(completed_by(2, found)) == [[1, 2]]
    assert completed_by(3, found) == ()
