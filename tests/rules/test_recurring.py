"""What comes again, and what comes after a follow-up that is done."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import recurring
from aftersales_cli.rules.hours import Opening, Span, week
from aftersales_cli.rules.planning import Frame, Whom, arising
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.recurring import Ended
from aftersales_cli.rules.triggers import Origin
from tests.rules.facts import NOW, ZONE, at, book, day, shown, when

QUARTER = {
    "id": "quarter", "after": "acceptance", "wait": "3mo", "every": "3mo", "channel": "visit",
    "purpose": {"en": "Look at the windows", "zh": "查看门窗"},
}  # fmt: skip
WEEKDAYS = Frame(Opening(week({"weekdays": ["09:00-18:00"]}), {day("2026-12-25"): ()}, ZONE, None))


def rule(**changed: Any) -> FollowUpRule:
    """A visit every quarter after the acceptance, but for what is changed."""
    (found,) = book({**QUARTER, **changed}).followups
    return found


def next_days(one: FollowUpRule, closed: str, *, occurrence: int = 1, planned: str = "2026-04-30") -> list[str]:
    """When the series of an acceptance on 2026-01-31 goes on after one of it ended."""
    ended = Ended(one.id, Origin.AFTER_ACCEPTANCE, occurrence, day("2026-01-31"), day(planned), Whom("regular"))
    found = recurring.following(ended, [one], at(closed), done=True)
    assert all(step.plan.occurrence == occurrence + 1 for step in found)
    return [shown(step.plan.due) for step in found]


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ("2026-04-30 10:00", "2026-07-31"),
        ("2026-04-20 10:00", "2026-07-31"),
        ("2026-07-30 10:00", "2026-07-31"),
        ("2026-07-31 10:00", "2026-10-31"),
        ("2027-03-02 10:00", "2027-04-30"),
    ],
)
def test_counted_from_the_plan_the_next_is_the_next_planned_day(closed: str, expected: str) -> None:
    """However late a visit is made, the quarters stay where they were, and those missed in between do not pile up."""
    assert next_days(rule(), closed) == [expected]


def test_counted_from_completion_the_next_is_a_quarter_after_it_was_made() -> None:
    """Who was visited three weeks late is visited three months after that."""
    assert next_days(rule(counts_from="completion"), "2026-05-21 10:00") == ["2026-08-21"]


def test_a_series_ends_with_its_count() -> None:
    """Four visits are four visits."""
    assert next_days(rule(times=4), "2026-10-31 10:00", occurrence=3, planned="2026-10-31") == ["2027-01-31"]
    assert next_days(rule(times=4), "2027-01-31 10:00", occurrence=4, planned="2027-01-31") == []


@pytest.mark.parametrize("until", ["9mo", "2026-10-31"])
def test_a_series_ends_with_its_day(until: str) -> None:
    """Nothing comes after nine months, or after a day of the calendar."""
    assert next_days(rule(until=until), "2026-07-31 10:00", planned="2026-07-31") == ["2026-10-31"]
    assert next_days(rule(until=until), "2026-10-31 10:00", planned="2026-10-31") == []


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 30), st.integers(1, 12), st.integers(0, 12))
def test_month_ends_never_drift(event: date, times: int, months: int, wait: int) -> None:
    """Each day is counted from the event: it keeps that day of the month, or is the last of a shorter one."""
    one = rule(wait=f"{wait}mo", every=f"{months}mo")
    days = recurring.planned_days(one, event, Frame())
    found = [next(days) for _ in range(times)]
    for number, planned in enumerate(found):
        assert (planned.year * 12 + planned.month) - (event.year * 12 + event.month) == wait + number * months
        assert planned.day == event.day or (planned.day < event.day and (planned + timedelta(days=1)).day == 1)


@given(st.dates(date(2026, 2, 1), date(2033, 12, 31)), st.sampled_from(["plan", "completion"]))
def test_what_comes_next_lies_behind_what_was_made(closed: date, counted: str) -> None:
    """A series never asks for a visit on or before the day on which the last was made."""
    (found,) = next_days(rule(counts_from=counted), f"{closed} 10:00")
    assert day(found) > closed


def test_a_series_that_began_long_ago_is_entered_on_its_next_day() -> None:
    """Windows accepted two years ago are visited on the next quarter, not eight times at once."""
    found = recurring.upcoming(rule(), day("2024-11-30"), day("2026-11-22"), ZONE, Frame())
    assert found is not None
    assert shown(found) == "2026-11-30"
    for over in (rule(times=2), rule(until="18mo"), rule(until="2026-11-29")):
        assert recurring.upcoming(over, day("2024-11-30"), day("2026-11-22"), ZONE, Frame()) is None


@pytest.mark.parametrize(
    ("today", "entered"),
    [("2026-12-01", "2026-11-30"), ("2026-12-14", "2026-11-30"), ("2026-12-15", "2027-02-28")],
)
def test_a_series_that_is_entered_late_is_no_less_patient_than_a_single_call(today: str, entered: str) -> None:
    """The visit of yesterday, or of two weeks ago, is still made; one of fifteen days ago is left to the next day."""
    found = recurring.upcoming(rule(), day("2024-11-30"), day(today), ZONE, Frame())
    assert found is not None
    assert shown(found) == entered


def test_a_rule_may_wait_for_another_to_be_done() -> None:
    """The adviser calls within a month after the first call was made; if that was cancelled, nobody does."""
    first = {**QUARTER, "id": "first"}
    adviser = {**QUARTER, "id": "second", "after": "done:first", "wait": "1mo", "every": None, "who": "adviser"}
    ended = Ended("first", Origin.AFTER_PURCHASE, 1, day("2026-11-01"), day("2026-11-08"), Whom("new"))
    rules = [one for one in book(first, adviser).followups if one.id == "second"]
    (step,) = recurring.following(ended, rules, at("2026-11-10 15:00"), done=True)
    assert (shown(step.plan.due), step.plan.who, step.plan.origin) == ("2026-12-10", "adviser", "after-done")
    assert recurring.following(ended, rules, at("2026-11-10 15:00"), done=False) == []
    assert recurring.followed(book(first, adviser).followups) == ["first"]


@pytest.mark.parametrize(
    ("wait", "clock", "event", "expected"),
    [
        ("2wd", None, "2026-11-26 10:00", "2026-11-30"),
        ("-1wd", "17:30", "2026-11-30", "2026-11-27 17:30"),
        ("1wd", None, "2026-12-24", "2026-12-28"),
        ("0wd", None, "2026-11-28", "2026-11-30"),
    ],
)
def test_working_days_leave_out_when_the_store_is_closed(
    wait: str, clock: str | None, event: str, expected: str
) -> None:
    """From a Thursday two working days are Monday; the working day before a Monday is Friday, and Christmas was off."""
    one = rule(after="visited", wait=wait, at=clock, every=None)
    origin = Origin.BEFORE_VISITED if wait.startswith("-") else Origin.AFTER_VISITED
    (plan,) = arising([one], origin, when(event), Whom("new"), ZONE, WEEKDAYS)
    assert shown(plan.due) == expected


@pytest.mark.parametrize(
    ("then", "own", "channel", "expected"),
    [
        ("move", None, "call", "2026-11-26 08:30"),
        ("text", None, "text", "2026-11-25 21:30"),
        ("move", "text", "text", "2026-11-25 21:30"),
    ],
)
def test_a_call_that_would_wake_somebody_moves_or_becomes_a_text(
    then: str, own: str | None, channel: str, expected: str
) -> None:
    """A car handed over at eight in the evening: the call home waits for the morning, or is a text, as said."""
    one = rule(after="delivery", wait="90min", every=None, channel="call", quiet_then=own)
    frame = Frame(None, book(quiet="21:00-08:30").quiet, then)
    (plan,) = arising([one], Origin.AFTER_DELIVERY, when("2026-11-25 20:00"), Whom("new"), ZONE, frame)
    assert (plan.channel, shown(plan.due)) == (channel, expected)


def test_a_kind_of_customer_may_have_a_channel_of_its_own() -> None:
    """A VIP is visited where others are called."""
    one = rule(channel="call", channel_for={"vip": "visit"}, window="7d")
    for kind, channel in (("vip", "visit"), ("regular", "call")):
        (plan,) = arising([one], Origin.AFTER_ACCEPTANCE, when("2026-11-25"), Whom(kind), ZONE)
        assert (plan.channel, plan.until) == (channel, day("2027-03-04"))


def test_a_rule_may_be_for_a_category_or_a_cause_alone() -> None:
    """Glass is asked about where glass broke; a group of causes covers all that is in it."""
    glass = rule(after="complaint", every=None, only={"cause": ["product"]})
    sedan = rule(after="purchase", every=None, only={"category": ["sedan"]})
    for whom, found in (
        (Whom("new", cause="product/manufacturing"), 1),
        (Whom("new", cause="service/manner"), 0),
        (Whom("new"), 0),
    ):
        assert len(arising([glass], Origin.AFTER_COMPLAINT, when("2026-11-25"), whom, ZONE)) == found
    for category, found in (("sedan", 1), ("van", 0), (None, 0)):
        assert len(arising([sedan], Origin.AFTER_PURCHASE, when("2026-11-25"), Whom("new", category), ZONE)) == found


def test_spans_of_a_week_are_spans() -> None:
    """The frame of these tests is a store that is open on weekdays from nine to six."""
    assert WEEKDAYS.opening is not None
    assert WEEKDAYS.opening.week[0] == (Span(datetime(2026, 1, 1, 9).time(), datetime(2026, 1, 1, 18).time()),)
    assert WEEKDAYS.opening.week[5] == ()
    assert NOW.tzinfo == ZONE
