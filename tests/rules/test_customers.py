"""Who the customers are."""

import pytest

from aftersales_cli.errors import CustomerExists, NameLikeId, NotInFuture
from aftersales_cli.rules import customers
from tests.rules.facts import TODAY, customer, day


@pytest.mark.parametrize("birthday", ["2026-11-22", "2026-11-21", "1950-02-28", "1900-01-01"])
def test_a_birthday_is_today_or_before(birthday: str) -> None:
    """Anybody born until today can be a customer."""
    assert customers.born("1990-01-01", day(birthday), TODAY) == day(birthday)


@pytest.mark.parametrize("birthday", ["2026-11-23", "2027-01-01"])
def test_nobody_is_born_tomorrow(birthday: str) -> None:
    """A birthday that is still to come is refused, naming it."""
    with pytest.raises(NotInFuture) as refusal:
        customers.born("1990-01-01", day(birthday), TODAY)
    assert refusal.value.values == {"what": "birthday", "value": birthday}


@pytest.mark.parametrize("name", ["K2", "k2", "Ｋ２", "12", "１２", "K123456789"])
def test_a_name_is_no_id(name: str) -> None:
    """Nobody is called what would be looked for as the number of somebody else."""
    with pytest.raises(NameLikeId):
        customers.named(name)
    assert [customers.named(fine) for fine in ("K2 公司", "360公司", "K", "二")] == ["K2 公司", "360公司", "K", "二"]


def test_a_family_may_share_a_phone() -> None:
    """The same number with another name is another customer."""
    customers.only_one("李四", [customer()])
    customers.only_one("张三", [])


def test_the_same_name_with_the_same_phone_is_one_customer() -> None:
    """A second file for somebody who is registered is refused, naming the first."""
    with pytest.raises(CustomerExists) as refusal:
        customers.only_one("张三", [customer()])
    assert refusal.value.values == {"value": "张三", "id": "K1"}


@pytest.mark.parametrize(
    ("kind", "deals", "after"),
    [
        ("prospect", 1, "new"),
        ("prospect", 2, "regular"),
        ("new", 1, None),
        ("new", 2, "regular"),
        ("regular", 3, None),
        ("vip", 2, None),
        ("gone", 2, None),
    ],
)
def test_a_prospect_becomes_a_customer_by_a_deal_and_a_regular_one_by_the_second(
    kind: str, deals: int, after: str | None
) -> None:
    """Who buys is a customer, who buys again is a regular one; what somebody ranked higher stays so."""
    assert customers.promoted(kind, deals) == after
