"""What the rows of a list of purchases come to: whose, which are new, and what the playbook plans."""

from datetime import date

import pytest

from aftersales_cli.errors import NoSuchCustomer, NoSuchRecord, SvcError
from aftersales_cli.errors.lists import NameOfAnother, PhoneOfAnother, SerialOfAnother, SeveralNamesakes
from aftersales_cli.errors.records import DeliveredBeforeBought
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.imports import Book, Verdict, Whom
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.sold import Foresight, PurchaseRow, PurchasesSettled, Shelf, settle_purchases
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import NOW, customer, day, purchase, rule

ONE, OTHER = "+8613800001234", "+8613900005678"
FORMER = "+8613300003333"
ZHANG = customer()._replace(phone=ONE)
RULES = (
    rule("thanks", Wait(1, "d")),
    rule("use", Wait(3, "d"), after=Trigger.DELIVERY),
    rule("confirm", Wait(-1, "d"), after=Trigger.DELIVERY),
)


def row(
    *,
    customer: int | None = None,
    name: str | None = "张三",
    phone: str | None = ONE,
    item: str = "Sofa",
    serial: str | None = None,
    price: int | None = None,
    bought: str = "2026-11-20",
    deliver: str | None = None,
    delivered: str | None = None,
    note: str | None = None,
    number: int = 3,
) -> PurchaseRow:
    """A row of a list; 张三 buys a sofa on Friday unless it says otherwise."""
    planned, handed = day(deliver) if deliver else None, day(delivered) if delivered else None
    return PurchaseRow(number, customer, name, phone, item, None, serial, price, day(bought), planned, handed, note)


def settled(
    *rows: PurchaseRow, people: tuple[Customer, ...] = (ZHANG,), sold: tuple[Purchase, ...] = ()
) -> PurchasesSettled:
    """What rows come to where these people and purchases are on file."""
    return settle_purchases(rows, Book(people, 50), Shelf(sold, 70), 50, 70, Foresight(RULES, NOW))


def problem(found: PurchasesSettled) -> tuple[Verdict, type[SvcError], Whom | None]:
    """The one row for a person, and that nothing else came of it."""
    assert (found.customers, found.new, found.completed, found.planned) == ((), (), (), ())
    (one,) = found.problems
    return one.verdict, type(one.reason), one.customer


@pytest.mark.parametrize(
    "said", [row(), row(name="张三", phone=None), row(customer=1, name=None, phone=None), row(customer=9)]
)
def test_the_buyer_is_found_by_name_and_phone_by_the_name_or_by_an_id(said: PurchaseRow) -> None:
    """Whatever the list has of them, as long as it is one customer."""
    found = settled(said)
    assert ([one.customer_id for one in found.new], found.customers) == ([1], ())


def test_an_unknown_buyer_is_registered_with_the_first_purchase() -> None:
    """Once, however many rows there are of them."""
    found = settled(row(name="李四", phone=OTHER), row(name="李四", phone=OTHER, item="Chair"))
    assert [(who.id, who.name, who.phone, who.kind, who.since) for who in found.customers] == [
        (50, "李四", OTHER, "regular", date(2026, 11, 22))
    ]
    assert [(one.id, one.customer_id, one.item) for one in found.new] == [(70, 50, "Sofa"), (71, 50, "Chair")]
    assert (found.tally.new, found.tally.customers) == (2, 1)


@pytest.mark.parametrize(
    ("said", "verdict", "reason"),
    [
        (row(name="李四"), Verdict.CONFLICT, PhoneOfAnother),
        (row(customer=1, name="李四"), Verdict.CONFLICT, PhoneOfAnother),
        (row(customer=1, name="李四", phone=None), Verdict.CONFLICT, NameOfAnother),
        (row(customer=9, phone=None), Verdict.REFUSED, NoSuchRecord),
        (row(customer=9, name=None), Verdict.REFUSED, NoSuchRecord),
        (row(customer=1, name=None, phone=OTHER), Verdict.REFUSED, NoSuchCustomer),
    ],
)
def test_where_the_buyer_is_not_certain_a_person_decides(
    said: PurchaseRow, verdict: Verdict, reason: type[SvcError]
) -> None:
    """And nobody is registered for it."""
    assert problem(settled(said))[:2] == (verdict, reason)


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        (row(customer=1, phone=OTHER), 2),
        (row(customer=1, name=None, phone=OTHER), 2),
        (row(customer=1, name="张 三", phone=FORMER), 1),
        (row(customer=1), 1),
        (row(customer=3, phone="+8613700000000"), 3),
        (row(customer=3), 1),
        (row(customer=3, name=None), 1),
        (row(customer=4, name="张三", phone=OTHER), 2),
        (row(customer=9, phone=OTHER), 2),
    ],
)
def test_an_id_counts_only_where_name_and_phone_do_not_contradict_it(said: PurchaseRow, whose: int) -> None:
    """Of three namesakes the one who has the number is meant, if it is a former one; who has none may have any that is
    nobody's.
    """
    first = ZHANG._replace(other_phones=(FORMER,))
    three = (first, ZHANG._replace(id=2, phone=OTHER), ZHANG._replace(id=3, phone=None))
    found = settled(said, people=(*three, customer()._replace(id=4, name="李四", phone=None)))
    assert ([one.customer_id for one in found.new], found.customers) == ([whose], ())


def test_an_id_of_another_store_registers_whom_nobody_knows() -> None:
    """A namesake with another number is somebody else, and the purchase is not given to the one with that id."""
    found = settled(row(customer=1, phone=OTHER))
    assert [(who.id, who.name, who.phone) for who in found.customers] == [(50, "张三", OTHER)]
    assert [one.customer_id for one in found.new] == [50]


def test_a_name_that_several_have_is_not_enough() -> None:
    """A purchase is not given to one of two namesakes."""
    two = (ZHANG, ZHANG._replace(id=2, phone=OTHER))
    assert problem(settled(row(phone=None), people=two))[1] == SeveralNamesakes


def test_a_serial_number_is_sold_once() -> None:
    """To the same customer it is the same purchase; to another it is for a person, and nobody is registered."""
    sofa = purchase("2026-11-20")._replace(serial="A1")
    again = settled(row(serial="A1", item="Sofa, grey", bought="2026-11-19"), sold=(sofa,))
    assert (again.tally.matched, again.new) == (1, ())
    elsewhere = settled(row(serial="A1", name="李四", phone=OTHER), sold=(sofa,))
    assert problem(elsewhere) == (Verdict.CONFLICT, SerialOfAnother, Whom(1, "张三"))


def test_without_a_serial_number_customer_item_and_day_are_the_purchase() -> None:
    """Another day or another item is another purchase."""
    sofa = purchase("2026-11-20")
    assert settled(row(), sold=(sofa,)).tally.matched == 1
    assert settled(row(bought="2026-11-19"), sold=(sofa,)).tally.new == 1
    assert settled(row(item="Chair"), sold=(sofa,)).tally.new == 1


def test_two_of_a_kind_with_two_serial_numbers_are_two() -> None:
    """Bought on one day by one customer."""
    assert settled(row(serial="A1"), row(serial="A2")).tally.new == 2


def test_what_is_missing_is_filled_and_nothing_is_written_over() -> None:
    """The serial number comes, the price stays."""
    found = settled(row(serial="A1", price=5, note="Paid cash"), sold=(purchase("2026-11-20"),))
    assert (found.tally.completed, found.new, found.dated) == (1, (), ())
    assert [(one.serial, one.price, one.note) for one in found.completed] == [("A1", 128000, "Paid cash")]


def test_the_playbook_plans_for_what_is_new() -> None:
    """What follows from the purchase and from the delivery, each counted from its own day."""
    found = settled(row(bought="2026-11-21", delivered="2026-11-22"))
    assert [(one.plan.rule, one.plan.due.day.isoformat()) for one in found.planned] == [
        ("thanks", "2026-11-22"), ("use", "2026-11-25"),
    ]  # fmt: skip


def test_a_delivery_that_lies_ahead_is_a_planned_one() -> None:
    """Whatever its column is called."""
    (bought,) = settled(row(delivered="2026-11-28")).new
    assert (bought.deliver_on, bought.delivered_on) == (date(2026, 11, 28), None)
    found = settled(row(delivered="2026-11-28"))
    assert [one.plan.rule for one in found.planned] == ["thanks", "confirm"]


def test_nobody_is_thanked_for_what_is_long_past() -> None:
    """What would have been due more than fourteen days ago is not planned, and counted."""
    found = settled(row(bought="2026-11-06"), row(bought="2026-11-07"))
    assert ([one.plan.due.day for one in found.planned], found.tally.too_late) == ([date(2026, 11, 8)], 1)


def test_nothing_is_delivered_before_it_is_bought() -> None:
    """The row is refused, and its buyer is not registered for it."""
    assert problem(settled(row(name="李四", phone=OTHER, delivered="2026-11-19")))[:2] == (
        Verdict.REFUSED, DeliveredBeforeBought,
    )  # fmt: skip


def test_a_delivery_that_the_store_does_not_know_yet_is_told() -> None:
    """Last month's list again, now with the days of delivery."""
    sofa = purchase("2026-11-20", deliver="2026-11-21")
    found = settled(row(delivered="2026-11-22"), sold=(sofa,))
    assert found.tally.completed == 1
    assert found.dated == found.completed == (sofa._replace(delivered_on=date(2026, 11, 22)),)
    ahead = settled(row(delivered="2026-11-28"), sold=(purchase("2026-11-20"),))
    assert [one.deliver_on for one in ahead.dated] == [date(2026, 11, 28)]


def test_a_second_deal_makes_a_new_customer_a_regular_one() -> None:
    """Deals that are on file and deals of the list count together; a VIP stays one."""
    new = ZHANG._replace(kind="new")
    assert [one.kind for one in settled(row(), people=(new,), sold=(purchase(),)).promoted] == ["regular"]
    assert settled(row(), people=(new,)).promoted == ()
    assert settled(row(), people=(new._replace(kind="vip"),), sold=(purchase(),)).promoted == ()
    prospect = settled(row(), people=(new._replace(kind="prospect"),))
    assert [one.kind for one in prospect.promoted] == ["new"]
