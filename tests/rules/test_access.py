"""How long it is known who looked at whose data."""

from datetime import timedelta

from aftersales_cli.rules import access
from tests.rules.facts import NOW, at


def test_a_look_up_is_kept_for_three_years_whatever_leap_day_lies_between() -> None:
    """Never less than the law demands, and hardly more."""
    assert access.kept_since(NOW) <= at("2023-11-22 09:00")
    assert access.kept_since(NOW) > at("2023-11-22 09:00") - timedelta(days=2)
    assert access.kept_since(at("2028-12-01 09:00")) <= at("2025-12-01 09:00")
