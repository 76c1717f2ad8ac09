"""How long what was sold and repaired is kept of somebody who is forgotten."""

import pytest

from aftersales_cli.rules import forgetting
from tests.rules.facts import day


@pytest.mark.parametrize(
    ("last", "today", "over"),
    [
        ("2020-11-22", "2026-11-21", False),
        ("2020-11-22", "2026-11-22", False),
        ("2020-11-22", "2026-11-23", True),
        ("2020-02-29", "2026-02-28", False),
        ("2020-02-29", "2026-03-01", True),
    ],
)
def test_records_are_kept_for_six_years_and_to_the_end_of_that_day(last: str, today: str, over: bool) -> None:
    """Until the day that was told when the customer was forgotten; the day after it they go."""
    assert forgetting.is_over(day(last), day(today)) is over
