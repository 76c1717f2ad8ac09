"""Which files may be of one customer."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules.duplicates import Entry, Likeness, duplicates, one_digit_off

ZHANG = Entry(1, "张三", "鼓楼", ("+8613800001234",))
PHONE, NAME, DIGIT = Likeness.SAME_PHONE, Likeness.SAME_NAME, Likeness.ONE_DIGIT


def why(*entries: Entry) -> list[tuple[int, int, list[str]]]:
    """The pairs with the codes of their reasons."""
    return [(one, other, [reason.value for reason in reasons]) for one, other, reasons in duplicates(entries)]


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+8613800001234", ["same-phone"]),
        ("+8613800001235", ["one-digit-off"]),
        ("+8613900001234", ["one-digit-off"]),
        ("+8613800001243", ["one-digit-off"]),
        ("+8613800010234", ["one-digit-off"]),
        ("+861380001234", ["one-digit-off"]),
        ("+86138000012344", ["one-digit-off"]),
    ],
    ids=["same", "last", "third", "swapped at the end", "swapped in the middle", "one missing", "one too many"],
)
def test_the_same_phone_or_one_slip_of_the_finger_makes_a_pair(phone: str, expected: list[str]) -> None:
    """Another digit, two neighbours swapped, one digit missing or too many."""
    assert why(ZHANG, Entry(2, "李四", None, (phone,))) == [(1, 2, expected)]


@pytest.mark.parametrize("phone", ["+8613800001256", "+8613800004231", "+8613800004321", "+86138000012"])
def test_two_slips_make_no_pair(phone: str) -> None:
    """Two other digits, two far ones swapped, two missing: another number."""
    assert why(ZHANG, Entry(2, "李四", None, (phone,))) == []


def test_the_same_name_counts_in_the_same_district_alone() -> None:
    """There are many 张三 in a town; blanks and capitals make no other name, and an unknown district is no district."""
    assert why(ZHANG, Entry(2, "张 三", "鼓楼", ())) == [(1, 2, ["same-name-and-district"])]
    assert why(ZHANG, Entry(2, "张三", "玄武", ())) == []
    assert why(Entry(1, "张三", None, ()), Entry(2, "张三", None, ())) == []


def test_a_pair_has_all_its_reasons_and_the_likeliest_comes_first() -> None:
    """The same number under the same name before a number alone, and both before one digit off."""
    neighbour = Entry(2, "李四", None, ("+8613800001235",))
    sharing = Entry(3, "王五", None, ("+8613800001234",))
    again = Entry(4, "张三", "鼓楼", ("+8613800001234",))
    found = why(neighbour, again, ZHANG, sharing)
    assert found == [
        (1, 4, ["same-phone", "same-name-and-district"]),
        (1, 3, ["same-phone"]),
        (1, 2, ["one-digit-off"]),
    ]


def test_a_slip_under_the_same_name_comes_before_one_under_another() -> None:
    """张三 with one digit off is sooner the same person than 李四 with one digit off."""
    found = why(ZHANG, Entry(2, "李四", None, ("+8613800001235",)), Entry(3, "张三", "玄武", ("+8613800001834",)))
    assert [pair[:2] for pair in found] == [(1, 3), (1, 2)]


def test_every_number_of_a_customer_counts_and_none_against_itself() -> None:
    """A second number that came with a merged file is compared too, but not with the first one of the same file."""
    both = Entry(1, "张三", None, ("+8613800001234", "+8613800001235"))
    assert why(both) == []
    assert why(both, Entry(2, "李四", None, ("+8613800009235",))) == [(1, 2, ["one-digit-off"])]


def test_of_many_with_one_number_each_is_paired_with_the_oldest() -> None:
    """A hundred files with one number are 99 pairs, not 4,950."""
    many = [Entry(number, f"N{number}", None, ("+8613800001234",)) for number in range(1, 101)]
    assert [pair[:2] for pair in why(*many)] == [(1, number) for number in range(2, 101)]


def test_numbers_in_a_row_are_no_slips() -> None:
    """A firm with ten numbers in a row is no forty-five duplicates; one name among them is still found."""
    row = [Entry(number, f"N{number}", None, (f"+86138000012{number:02d}",)) for number in range(10)]
    assert why(*row) == []
    assert [pair[:2] for pair in why(*row[:9], row[9]._replace(name="N3"))] == [(3, 9)]
    assert len(why(*row[:3])) == 3


def slips(one: str, other: str) -> bool:
    """Whether one digit, or two neighbours swapped, is all that two numbers differ by: said the long way round."""
    if len(one) == len(other):
        differing = [place for place in range(len(one)) if one[place] != other[place]]
        if len(differing) == 1:
            return True
        if len(differing) != 2 or differing[1] - differing[0] != 1:
            return False
        first, second = differing
        return one[first] == other[second] and one[second] == other[first]
    short, long = sorted((one, other), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(1, len(long)))


@given(st.lists(st.text("012", min_size=2, max_size=5).map(lambda digits: f"+{digits}"), unique=True, max_size=25))
def test_nobody_is_missed_and_nobody_is_accused(phones: list[str]) -> None:
    """Of any numbers exactly those make pairs that a comparison of all with all would find."""
    entries = [Entry(number, f"N{number}", None, (phone,)) for number, phone in enumerate(phones)]
    expected = {
        (one, other)
        for other, second in enumerate(phones)
        for one, first in enumerate(phones[:other])
        if slips(first, second)
    }
    assert {pair[:2] for pair in duplicates(entries)} == expected
    assert len(duplicates(entries)) == len(expected)


def test_the_work_grows_with_the_number_of_files_and_not_with_its_square() -> None:
    """Among 20,000 numbers of a town, ten planted slips and no more than a few chance ones are found by looking at
    shared keys: comparing all with all would be 200 million comparisons.
    """
    chance = random.Random(7)
    numbers = [f"+861{chance.randrange(10**10):010d}" for _ in range(20_000)]
    planted = [number[:-1] + str((int(number[-1]) + 1) % 10) for number in numbers[:10]]
    looked_at: list[tuple[str, str]] = list(one_digit_off(dict.fromkeys([*numbers, *planted], "")))
    assert {frozenset(pair) for pair in looked_at} >= {
        frozenset(pair) for pair in zip(numbers, planted, strict=False) if pair[0] != pair[1]
    }
    assert len(looked_at) < 30
