"""Enquiries: whose they are, when to call, how they end."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from aftersales_cli.errors import NoLongerOpen, SeveralCustomers
from aftersales_cli.errors.records import BoughtOrLost
from aftersales_cli.rules import enquiries
from aftersales_cli.rules.customers import Customer, promoted
from tests.rules.facts import MOMENTS, customer, enquiry

PHONE = "+8613800001234"
ZHANG = customer()
WIFE = customer()._replace(id=2, name="王芳")
NAMESAKE = customer()._replace(id=3, phone="+8613900009999")
INITIALS = customer()._replace(id=4, name="赵森", phone=None)


@given(MOMENTS)
def test_who_left_without_buying_is_called_within_48_hours(now: datetime) -> None:
    """The next day, which leaves time for a second try within the 48 hours."""
    due = enquiries.call_by(now)
    assert due.at is None
    assert due.day == now.date() + timedelta(days=1)
    latest = datetime.combine(due.day, datetime.max.time(), now.tzinfo)
    assert latest - now <= timedelta(hours=48)


@pytest.mark.parametrize(
    ("name", "phone", "sharing", "named", "known"),
    [
        ("张三", PHONE, [ZHANG, WIFE], [ZHANG, NAMESAKE], ZHANG),
        (None, PHONE, [ZHANG], [], ZHANG),
        ("李四", PHONE, [ZHANG], [], None),
        ("张三", None, [], [ZHANG], ZHANG),
        ("zs", None, [], [INITIALS], None),
        ("张三", PHONE, [], [ZHANG, NAMESAKE], None),
        (None, None, [], [], None),
    ],
)
def test_an_enquiry_is_of_whoever_is_known_by_that_name_and_number(
    name: str | None, phone: str | None, sharing: list[Customer], named: list[Customer], known: Customer | None
) -> None:
    """Phone and name fit together, or the only one of them that was given fits alone; initials are no name."""
    assert enquiries.known_as(name, phone, sharing, named) == known


@pytest.mark.parametrize(
    ("name", "phone", "sharing", "named", "value"),
    [
        (None, PHONE, [ZHANG, WIFE], [], PHONE),
        ("张三", None, [], [ZHANG, NAMESAKE], "张三"),
        ("张三", PHONE, [ZHANG, NAMESAKE], [], "张三"),
    ],
)
def test_where_several_fit_nobody_is_guessed(
    name: str | None, phone: str | None, sharing: list[Customer], named: list[Customer], value: str
) -> None:
    """Those who fit are named, so that the right one can be said."""
    with pytest.raises(SeveralCustomers) as refusal:
        enquiries.known_as(name, phone, sharing, named)
    assert refusal.value.values == {"value": value}
    assert refusal.value.candidates == tuple(sharing or named)


@pytest.mark.parametrize(("bought", "lost"), [("S1", None), (None, "Too dear")])
def test_an_enquiry_ends_in_one_way(bought: str | None, lost: str | None) -> None:
    """It led to a purchase, or it was lost for a reason."""
    assert enquiries.closing(enquiry(), bought, lost) == enquiry()


@pytest.mark.parametrize(("bought", "lost"), [(None, None), ("S1", "Too dear")])
def test_an_enquiry_does_not_end_in_both_ways_or_in_none(bought: str | None, lost: str | None) -> None:
    """Who closes it says how."""
    with pytest.raises(BoughtOrLost) as refusal:
        enquiries.closing(enquiry(), bought, lost)
    assert refusal.value.values == {"id": "Q8"}


@pytest.mark.parametrize(("bought", "state"), [(7, "bought"), (None, "lost")])
def test_an_enquiry_that_has_ended_does_not_end_again(bought: int | None, state: str) -> None:
    """How and when it ended is said, whatever else is wrong."""
    with pytest.raises(NoLongerOpen) as refusal:
        enquiries.closing(enquiry(closed="2026-11-21 10:00", bought=bought), None, None)
    assert refusal.value.values == {"id": "Q8", "state": state, "value": "2026-11-21"}


@pytest.mark.parametrize(
    ("kind", "deals", "becomes"),
    [
        ("prospect", 1, "new"),
        ("prospect", 2, "regular"),
        ("new", 1, None),
        ("new", 2, "regular"),
        ("regular", 3, None),
        ("vip", 1, None),
        ("partner", 2, None),
        ("gone", 2, None),
    ],
)
def test_a_prospect_becomes_a_customer_and_then_a_regular_one(kind: str, deals: int, becomes: str | None) -> None:
    """With the first purchase a customer, with the second a regular one; nobody else is changed by buying."""
    assert promoted(kind, deals) == becomes
