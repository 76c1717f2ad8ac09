"""Quiet hours: when nobody is called, and when a call is made that would fall into them."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors.contacts import InQuietHours, MustNotBeCalled
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.quiet import Quiet, is_quiet, moved, permitted, quiet, quiet_text
from tests.rules.facts import MOMENTS, QUIET, at, contact

NAP = Quiet(time(12, 0), time(13, 30))
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.builds(Quiet, MINUTES, MINUTES).filter(lambda hours: hours.first != hours.last)


def test_quiet_hours_are_read_and_written_as_playbooks_have_them() -> None:
    """From when to when; nothing is said where there are none."""
    assert quiet("21:00-08:30") == Quiet(time(21, 0), time(8, 30))
    assert quiet_text(Quiet(time(21, 0), time(8, 30))) == "21:00-08:30"
    assert (quiet(None), quiet("")) == (None, None)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("20:59", False),
        ("21:00", True),
        ("23:59", True),
        ("00:00", True),
        ("08:29", True),
        ("08:30", False),
        ("12:30", False),
    ],
)
def test_the_night_is_quiet(clock: str, expected: bool) -> None:
    """From nine in the evening, over midnight, until half past eight; at half past eight calls may begin."""
    assert is_quiet(QUIET, at(f"2026-11-22 {clock}")) is expected


@pytest.mark.parametrize(("clock", "expected"), [("11:59", False), ("12:00", True), ("13:29", True), ("13:30", False)])
def test_noon_may_be_quiet(clock: str, expected: bool) -> None:
    """Quiet hours within a day."""
    assert is_quiet(NAP, at(f"2026-11-22 {clock}")) is expected


def test_without_quiet_hours_nothing_is_quiet() -> None:
    """A playbook that says nothing forbids no hour."""
    assert not is_quiet(None, at("2026-11-22 03:00"))
    assert moved(None, at("2026-11-22 03:00")) == at("2026-11-22 03:00")


@pytest.mark.parametrize(
    ("hours", "planned", "made"),
    [
        (QUIET, "2026-11-22 20:59", "2026-11-22 20:59"),
        (QUIET, "2026-11-22 21:00", "2026-11-23 08:30"),
        (QUIET, "2026-12-31 23:59", "2027-01-01 08:30"),
        (QUIET, "2026-11-22 00:00", "2026-11-22 08:30"),
        (QUIET, "2026-11-22 08:29", "2026-11-22 08:30"),
        (QUIET, "2026-11-22 08:30", "2026-11-22 08:30"),
        (NAP, "2026-11-22 12:10", "2026-11-22 13:30"),
    ],
)
def test_a_call_in_quiet_hours_is_put_off_to_their_end(hours: Quiet, planned: str, made: str) -> None:
    """What falls into the evening is for the next morning, what falls into the small hours for the same."""
    assert moved(hours, at(planned)) == at(made)


@given(HOURS, MOMENTS)
def test_a_call_is_put_off_to_an_allowed_minute_less_than_a_day_later(hours: Quiet, planned: datetime) -> None:
    """Never to a quiet minute, never back, and what is allowed stays."""
    made = moved(hours, planned)
    assert not is_quiet(hours, made)
    assert timedelta(0) <= made - planned < timedelta(days=1)
    assert (made == planned) is not is_quiet(hours, planned)


def test_a_call_in_quiet_hours_is_refused_by_name() -> None:
    """The sentence names the time and the hours, and the way out."""
    with pytest.raises(InQuietHours) as refusal:
        permitted(contact(Outcome.REACHED, on="2026-11-21 21:30"), False, QUIET)
    assert (refusal.value.exit_code, refusal.value.values) == (4, {"value": "21:30", "hours": "21:00-08:30"})
    permitted(contact(Outcome.REACHED, on="2026-11-21 21:30"), False, None)
    permitted(contact(Outcome.REACHED, on="2026-11-21 20:59"), False, QUIET)


def test_who_must_not_be_called_is_not_called_at_any_hour() -> None:
    """The sentence names the customer."""
    with pytest.raises(MustNotBeCalled) as refusal:
        permitted(contact(Outcome.NO_ANSWER), True, None)
    assert (refusal.value.exit_code, refusal.value.values) == (4, {"value": "张三"})


@pytest.mark.parametrize("channel", [one for one in Channel if one != Channel.CALL])
def test_who_must_not_be_called_may_be_written_to_and_met(channel: Channel) -> None:
    """Only calls are forbidden, and only calls are loud at night."""
    permitted(contact(Outcome.REACHED, on="2026-11-21 23:00", channel=channel), True, QUIET)


def test_a_customer_may_call_at_any_hour_and_a_reason_permits_any_call() -> None:
    """What comes in is never refused; what goes out is kept with its reason."""
    night = contact(Outcome.REACHED, on="2026-11-21 23:00")
    permitted(night._replace(direction=Direction.IN), True, QUIET)
    called = night._replace(despite="He asked for it")
    assert permitted(called, True, QUIET).despite == permitted(called, False, QUIET).despite == "He asked for it"
    assert permitted(called, False, None).despite is None
