"""Two files of one customer become one: whose word counts, and what is asked for twice."""

from datetime import date

import pytest

from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.merging import Doubled, Duty, Field, doubled, joined

DAY = date(2026, 3, 1)
KEPT = Customer(1, "张三", None, None, "new", None, None, None, None, False, DAY)
GONE = Customer(2, "张三", None, None, "new", None, None, None, None, False, DAY)


def test_the_kept_file_wins_and_its_blanks_are_filled() -> None:
    """What the kept file says stands; what it does not say is taken from the other one, and both are told."""
    kept = KEPT._replace(district="鼓楼", phone="+8613800001234")
    gone = GONE._replace(district="玄武", wechat="zs", birthday=date(1990, 5, 17), keeper_id=3, keeper="王芳")
    found = joined(kept, gone, 0)
    assert found.values == {"wechat": "zs", "birthday": "1990-05-17", "keeper_id": 3}
    assert {field.name for field in found.filled} == {"wechat", "birthday", "keeper"}
    assert found.left == (Field("district", "玄武"),)


def test_a_second_number_is_not_lost_words() -> None:
    """Two numbers are no contradiction: both stay."""
    found = joined(KEPT._replace(phone="+8613800001234"), GONE._replace(phone="+8613900001234"), 0)
    assert (found.values, found.left) == ({}, ())
    assert joined(KEPT, GONE._replace(phone="+8613900001234"), 0).values == {"phone": "+8613900001234"}


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [("A", "B", "A\nB"), (None, "B", "B"), ("A", None, None), ("A", "A", None), ("A and B", "B", None)],
)
def test_notes_stand_one_below_the_other(mine: str | None, other: str | None, expected: str | None) -> None:
    """Nothing is written twice, and nothing changes where the kept note says it all."""
    values = joined(KEPT._replace(note=mine), GONE._replace(note=other), 0).values
    assert values.get("note") == expected


@pytest.mark.parametrize(
    ("mine", "other", "expected"), [(False, True, {"do_not_call": 1}), (True, False, {}), (True, True, {})]
)
def test_who_must_not_be_called_in_one_file_must_not_be_called(
    mine: bool, other: bool, expected: dict[str, int]
) -> None:
    """The stricter word wins, whichever file says it."""
    assert joined(KEPT._replace(do_not_call=mine), GONE._replace(do_not_call=other), 0).values == expected


def test_the_earlier_registration_counts() -> None:
    """A customer has been one since the first of both files."""
    assert joined(KEPT, GONE._replace(since=date(2025, 1, 2)), 0).values == {"since": "2025-01-02"}
    assert joined(KEPT, GONE._replace(since=date(2026, 5, 2)), 0).values == {}


@pytest.mark.parametrize(
    ("mine", "other", "deals", "kind", "left"),
    [
        ("new", "vip", 0, "vip", ()),
        ("vip", "new", 0, "vip", ()),
        ("loyal", "vip", 0, "loyal", (Field("kind", "vip"),)),
        ("prospect", "new", 1, "new", ()),
        ("new", "new", 2, "regular", ()),
        ("prospect", "prospect", 0, "prospect", ()),
    ],
)
def test_what_somebody_said_of_the_kind_goes_before_what_svc_wrote(
    mine: str, other: str, deals: int, kind: str, left: tuple[Field, ...]
) -> None:
    """New customer is what svc writes by itself; two purchases in two files are two."""
    found = joined(KEPT._replace(kind=mine), GONE._replace(kind=other), deals)
    assert (found.values.get("kind", mine), found.left) == (kind, left)


def test_nobody_has_brought_himself() -> None:
    """Where one file says that the other one brought it, nothing is left of that."""
    kept = KEPT._replace(referred_by_id=2, referred_by="张三")
    assert joined(kept, GONE, 0).values == {"referred_by_id": None}
    assert joined(kept, GONE._replace(referred_by_id=5, referred_by="李四"), 0).values == {"referred_by_id": 5}
    assert joined(KEPT, GONE._replace(referred_by_id=1, referred_by="张三"), 0).values == {}


def duty(number: int, customer: int, **said: object) -> Duty:
    """A birthday greeting of this year, or what is said of it."""
    plain: dict[str, object] = {"rule": "birthday", "text": None, "period": "2026", "due_on": DAY, "state": "open"}
    return Duty(number, customer, **{**plain, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        ({}, {}, Doubled((2,), (2,))),
        ({}, {"due_on": date(2026, 2, 1)}, Doubled((1,), (1,))),
        ({"state": "done"}, {}, Doubled((2,), (2,))),
        ({}, {"state": "done"}, Doubled((1,), (2,))),
        ({"state": "cancelled"}, {}, Doubled((), (1,))),
        ({"state": "unreachable"}, {}, Doubled((), (1,))),
        ({}, {"period": "2025"}, Doubled((2,), ())),
        ({}, {"rule": "silent"}, Doubled((), ())),
        ({"period": None}, {"period": None}, Doubled((2,), ())),
        ({"period": None}, {"period": None, "due_on": date(2026, 4, 1)}, Doubled((), ())),
        ({"period": None, "text": "Mats"}, {"period": None, "text": "Wheels"}, Doubled((), ())),
    ],
    ids=["both open", "the other first", "made here", "made there", "called off here", "given up here", "other year",
         "other rule", "same day", "other day", "other words"],
)  # fmt: skip
def test_nobody_is_asked_twice_and_nothing_that_is_owed_is_dropped(
    mine: dict[str, object], other: dict[str, object], expected: Doubled
) -> None:
    """Of two of the same the one that is due first stays; what one file has made need not be made again; and what was
    called off in one file is still made for the other.
    """
    assert doubled([duty(1, 1, **mine), duty(2, 2, **other)], 1) == expected
    assert doubled([duty(2, 2, **other), duty(1, 1, **mine)], 1) == expected


def test_two_of_one_file_stay_two() -> None:
    """What a single file asked for twice it may have meant."""
    own = {"period": None, "text": "Ask", "rule": "own"}
    assert doubled([duty(1, 1, **own), duty(2, 1, **own), duty(3, 2, **own)], 1) == Doubled((3,), ())
