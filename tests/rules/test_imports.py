"""Whom the rows of a list mean: phone and name together, and where that is not enough, a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import SvcError
from aftersales_cli.errors.lists import NamesakeWithoutPhone, NamesakeWithPhone, PhoneOfAnother, SeveralNamesakes
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.imports import Book, CustomerRow, CustomersSettled, Verdict, Whom, settle_customers
from tests.rules.facts import TODAY, customer, day

ONE, OTHER = "+8613800001234", "+8613900005678"
FIRST_NEW = 50


def on_file(id: int, name: str = "张三", phone: str | None = ONE, **known: object) -> Customer:
    """A customer of the store of whom little is known."""
    return customer()._replace(id=id, name=name, phone=phone, **known)  # type: ignore[arg-type]


def settled(rows: list[CustomerRow], *known: Customer) -> CustomersSettled:
    """What rows come to where these are on file."""
    return settle_customers(rows, Book(known, FIRST_NEW), FIRST_NEW, TODAY)


def verdicts(found: CustomersSettled) -> tuple[int, int, int, int]:
    """How many are new, matched, completed and conflicts."""
    return found.tally[:4]


def conflict(row: CustomerRow, *known: Customer) -> tuple[type[SvcError], Whom | None]:
    """Why a row is for a person, and with whom it collides."""
    (problem,) = settled([row], *known).problems
    assert problem.verdict == Verdict.CONFLICT
    return type(problem.reason), problem.customer


def test_somebody_unknown_is_new() -> None:
    """With all that the list says; a new customer from today on where it says nothing."""
    row = CustomerRow(3, "李四", OTHER, "lisi", None, "鼓楼", "中山路 1 号", day("1990-05-17"), "note", None)
    (made,) = settled([row], on_file(1)).new
    assert made == Customer(
        50, "李四", OTHER, "lisi", "new", "鼓楼", "中山路 1 号", date(1990, 5, 17), "note", False, date(2026, 11, 22)
    )
    (old,) = settled([CustomerRow(3, "李四", OTHER, kind="vip", since=day("2020-01-01"))]).new
    assert (old.kind, old.since) == ("vip", date(2020, 1, 1))


@pytest.mark.parametrize("name", ["张三", "张 三"])
def test_the_same_number_and_name_is_the_same_person(name: str) -> None:
    """Nothing is written where nothing is added."""
    found = settled([CustomerRow(3, "张三", ONE)], on_file(1, name))
    assert (verdicts(found), found.new, found.completed) == ((0, 1, 0, 0), (), ())


def test_what_is_missing_on_file_is_filled_and_nothing_is_written_over() -> None:
    """The address comes, the district stays, the kind stays."""
    row = CustomerRow(3, "张三", ONE, kind="vip", district="玄武", address="中山路 1 号", since=day("2020-01-01"))
    found = settled([row], on_file(1, district="鼓楼"))
    assert verdicts(found) == (0, 0, 1, 0)
    (fuller,) = found.completed
    assert fuller == on_file(1, district="鼓楼", address="中山路 1 号")


def test_families_share_a_phone() -> None:
    """The same number under another name is for a person, who is told whose number it is."""
    assert conflict(CustomerRow(3, "张小三", ONE), on_file(1)) == (PhoneOfAnother, Whom(1, "张三"))


def test_one_of_a_family_is_found_among_those_who_share_the_phone() -> None:
    """Where both are registered, each row means its own."""
    rows = [CustomerRow(3, "李四", ONE), CustomerRow(4, "张三", ONE)]
    assert verdicts(settled(rows, on_file(1), on_file(2, "李四"))) == (0, 2, 0, 0)


def test_a_namesake_with_another_number_is_another_person() -> None:
    """Two people may be called 张三."""
    assert verdicts(settled([CustomerRow(3, "张三", OTHER)], on_file(1))) == (1, 0, 0, 0)


def test_a_name_alone_means_the_one_of_that_name_who_has_no_number_either() -> None:
    """And nobody else."""
    assert verdicts(settled([CustomerRow(3, "张三")], on_file(1, phone=None))) == (0, 1, 0, 0)
    assert verdicts(settled([CustomerRow(3, "李四")], on_file(1, phone=None))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("phone", "known", "reason"),
    [
        (None, [on_file(1)], NamesakeWithPhone),
        (None, [on_file(1, phone=None), on_file(2)], NamesakeWithPhone),
        (None, [on_file(1, phone=None), on_file(2, phone=None)], SeveralNamesakes),
        (OTHER, [on_file(1, phone=None)], NamesakeWithoutPhone),
    ],
)
def test_a_namesake_who_may_be_the_same_person_is_for_a_person(
    phone: str | None, known: list[Customer], reason: type[SvcError]
) -> None:
    """A number on one side only says neither that they are the same nor that they are two."""
    assert conflict(CustomerRow(3, "张三", phone), *known)[0] == reason


def test_the_same_person_twice_in_one_list_is_one_customer() -> None:
    """The second row is compared with the first, and completes it."""
    found = settled([CustomerRow(3, "张三", ONE), CustomerRow(9, "张三", ONE, wechat="zs")])
    assert verdicts(found) == (1, 0, 1, 0)
    assert [(who.id, who.wechat) for who in found.new] == [(50, "zs")]
    assert found.completed == ()


def test_a_collision_within_the_list_names_nobody_by_a_number_that_is_not_given_out() -> None:
    """In a preview the first of the two has no id yet."""
    found = settled([CustomerRow(3, "张三", ONE), CustomerRow(9, "李四", ONE)])
    assert found.problems[0].customer == Whom(0, "张三")
    assert found.problems[0].reason.values == {"who": "张三"}


NAMES = st.sampled_from(["张三", "李四", "Anna Berg"])
ROWS = st.lists(st.builds(CustomerRow, st.just(1), NAMES, st.none() | st.sampled_from([ONE, OTHER])), max_size=8)


@given(ROWS)
def test_the_same_list_again_brings_nothing(rows: list[CustomerRow]) -> None:
    """What was new is known, what was for a person still is."""
    first = settled(rows)
    again = settled(rows, *(who._replace(id=who.id - FIRST_NEW + 1) for who in first.new))
    assert (again.new, again.completed) == ((), ())
    assert again.tally.matched == first.tally.new + first.tally.matched + first.tally.completed
    assert again.tally.conflicts == first.tally.conflicts


@given(ROWS)
def test_every_row_comes_to_something(rows: list[CustomerRow]) -> None:
    """No row is lost, and each problem is one conflict."""
    found = settled(rows)
    assert found.tally.rows == len(rows)
    assert len(found.problems) == found.tally.conflicts
    assert len(found.new) == found.tally.new
