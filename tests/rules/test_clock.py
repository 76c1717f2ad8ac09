"""Instants and days as they are stored."""

from datetime import UTC, datetime

import pytest
from hypothesis import given

from aftersales_cli.rules import clock
from tests.rules.facts import MOMENTS, at, day


@pytest.mark.parametrize(
    ("instant", "stored"),
    [
        (at("2026-11-25 10:00"), "2026-11-25T02:00:00Z"),
        (at("2026-11-25 07:59"), "2026-11-24T23:59:00Z"),
        (datetime(2026, 11, 25, 10, 0, 7, tzinfo=UTC), "2026-11-25T10:00:07Z"),
    ],
)
def test_an_instant_is_stored_in_utc(instant: datetime, stored: str) -> None:
    """What happened at 10:00 in the store is kept as 02:00 of the world's clock."""
    assert clock.stamp(instant) == stored


@given(MOMENTS, MOMENTS)
def test_stored_instants_sort_as_they_happened(one: datetime, other: datetime) -> None:
    """The earlier instant is the smaller text, and reading it back is the same instant."""
    assert (clock.stamp(one) < clock.stamp(other)) == (one < other)
    assert datetime.fromisoformat(clock.stamp(one)) == one


def test_a_stored_day_is_a_day_or_none() -> None:
    """Where nothing is stored there is no day."""
    assert clock.day("2026-11-25") == day("2026-11-25")
    assert clock.day(None) is None
