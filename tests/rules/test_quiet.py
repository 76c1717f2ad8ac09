"""Quiet hours: when nobody is called."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import quiet
from aftersales_cli.rules.quiet import Quiet
from tests.rules.facts import MOMENTS, at

NIGHT = Quiet(time(21, 0), time(8, 30))
NOON = Quiet(time(12, 0), time(14, 0))
HOURS = st.builds(Quiet, st.times(), st.times()).filter(lambda one: one.first != one.last)


@pytest.mark.parametrize(
    ("hours", "moment", "allowed"),
    [
        (NIGHT, "2026-11-25 20:59", "2026-11-25 20:59"),
        (NIGHT, "2026-11-25 21:00", "2026-11-26 08:30"),
        (NIGHT, "2026-11-26 03:00", "2026-11-26 08:30"),
        (NIGHT, "2026-11-26 08:29", "2026-11-26 08:30"),
        (NIGHT, "2026-11-26 08:30", "2026-11-26 08:30"),
        (NIGHT, "2026-12-31 23:15", "2027-01-01 08:30"),
        (NOON, "2026-11-25 12:00", "2026-11-25 14:00"),
        (NOON, "2026-11-25 11:59", "2026-11-25 11:59"),
        (NOON, "2026-11-25 23:00", "2026-11-25 23:00"),
    ],
)
def test_a_call_in_the_quiet_hours_waits_for_their_end(hours: Quiet, moment: str, allowed: str) -> None:
    """At night until half past eight of the morning after, over the midday rest until two."""
    assert quiet.moved(hours, at(moment)) == at(allowed)


@given(HOURS, MOMENTS)
def test_what_is_moved_is_never_quiet_and_never_a_day_away(hours: Quiet, moment: datetime) -> None:
    """The next allowed minute lies at or after the moment, and less than a day behind it."""
    allowed = quiet.moved(hours, moment)
    assert not quiet.is_quiet(hours, allowed)
    assert timedelta() <= allowed - moment < timedelta(days=1)


def test_the_hours_are_read_as_they_are_written() -> None:
    """21:00-08:30 reads back the same; nothing written means that there are none."""
    assert quiet.read("21:00-08:30") == NIGHT
    assert quiet.spelt(NIGHT) == "21:00-08:30"
    assert quiet.read(None) is None
