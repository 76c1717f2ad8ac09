"""What the playbook makes of an event, and what becomes of a duty."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NotInFuture, NotInPast
from aftersales_cli.rules import followups, planning
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.triggers import Origin, Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import MOMENTS, NOW, ORIGINS, RULES, ZONE, followup, rule, shown, when


@pytest.mark.parametrize(
    ("wait", "clock", "event", "expected"),
    [
        (Wait(0, "d"), None, "2026-11-22", "2026-11-22"),
        (Wait(3, "d"), None, "2026-11-22", "2026-11-25"),
        (Wait(3, "d"), None, "2026-11-22 10:30", "2026-11-25"),
        (Wait(2, "w"), None, "2026-11-22", "2026-12-06"),
        (Wait(1, "mo"), None, "2027-01-31", "2027-02-28"),
        (Wait(-1, "d"), None, "2026-12-01", "2026-11-30"),
        (Wait(-1, "d"), "10:00", "2026-12-01", "2026-11-30 10:00"),
        (Wait(1, "d"), "17:30", "2026-11-22 10:30", "2026-11-23 17:30"),
        (Wait(1, "mo"), "00:00", "2026-11-22", "2026-12-22 00:00"),
        (Wait(90, "min"), None, "2026-11-22 10:30", "2026-11-22 12:00"),
        (Wait(90, "min"), None, "2026-11-22 23:00", "2026-11-23 00:30"),
        (Wait(12, "h"), None, "2026-11-30 20:00", "2026-12-01 08:00"),
        (Wait(90, "min"), None, "2026-11-22", "2026-11-22"),
        (Wait(48, "h"), None, "2026-11-22", "2026-11-22"),
    ],
)
def test_a_duty_is_due_so_long_after_its_event(wait: Wait, clock: str | None, event: str, expected: str) -> None:
    """Days count from the day, minutes from the minute; where only the day is known, minutes end on it."""
    assert shown(planning.due(rule(wait=wait, clock=clock), when(event), ZONE)) == expected


def test_a_time_named_by_the_playbook_is_the_time_of_the_store() -> None:
    """At 10:00 means 10:00 in the store's own zone."""
    due = planning.due(rule(wait=Wait(1, "d"), clock="10:00"), when("2026-11-22"), ZONE)
    assert due.at is not None
    assert due.at.isoformat() == "2026-11-23T10:00:00+08:00"


BOUGHT = rule("thanks", Wait(0, "d"))
HANDED = rule("first-days", Wait(3, "d"), after=Trigger.DELIVERY)
CONFIRM = rule("handover-confirm", Wait(-1, "d"), after=Trigger.DELIVERY)
KEY = rule("key-visit", Wait(2, "w"), after=Trigger.DELIVERY, kinds=("vip", "loyal"))
EVERY = (BOUGHT, HANDED, CONFIRM, KEY)


@pytest.mark.parametrize(
    ("origin", "kind", "expected"),
    [
        (Origin.AFTER_PURCHASE, "regular", ["thanks"]),
        (Origin.AFTER_DELIVERY, "regular", ["first-days"]),
        (Origin.AFTER_DELIVERY, "vip", ["first-days", "key-visit"]),
        (Origin.AFTER_DELIVERY, "loyal", ["first-days", "key-visit"]),
        (Origin.BEFORE_DELIVERY, "vip", ["handover-confirm"]),
    ],
)
def test_each_event_wakes_its_own_rules(origin: Origin, kind: str, expected: list[str]) -> None:
    """A purchase, a delivery and a delivery to come have rules of their own, some for certain customers only."""
    found = planning.arising(EVERY, origin, when("2026-11-22"), Whom(kind), ZONE)
    assert [plan.rule for plan in found] == expected
    assert {plan.origin for plan in found} == {origin}


def test_a_plan_says_when_and_by_what_way() -> None:
    """What is planned carries the rule's channel and the day counted from the event."""
    (plan,) = planning.arising([HANDED], Origin.AFTER_DELIVERY, when("2026-11-22"), Whom("new"), ZONE)
    assert (plan.channel, shown(plan.due)) == (DutyChannel.CALL, "2026-11-25")


@given(RULES, ORIGINS, st.sampled_from(["regular", "vip", "new"]))
def test_nothing_before_an_event_is_planned_after_it(rules: list[FollowUpRule], origin: Origin, kind: str) -> None:
    """What follows an event is never due before its day, what comes before it never after."""
    event = when("2026-11-22 12:00")
    for plan in planning.arising(rules, origin, event, Whom(kind), ZONE):
        if origin.startswith("before-"):
            assert plan.due.day <= event.day
        else:
            assert plan.due.day >= event.day
        chosen = next(one for one in rules if one.id == plan.rule)
        assert not chosen.kinds or kind in chosen.kinds
        assert chosen.after == origin.partition("-")[2]


@given(RULES)
def test_every_rule_belongs_to_exactly_one_kind_of_event(rules: list[FollowUpRule]) -> None:
    """No rule is forgotten and none counts twice."""
    found = [
        plan.rule
        for origin in planning.TRIGGERS
        for plan in planning.arising(rules, origin, when("2026-11-22"), Whom("vip"), ZONE)
    ]
    assert sorted(found) == sorted(one.id for one in rules if not one.kinds or "vip" in one.kinds)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (followup(), True),
        (followup(attempts=1), False),
        (followup(why="Asked for Friday"), False),
        (followup(state="done", closed="2026-11-22 09:00"), False),
        (followup(state="cancelled", closed="2026-11-22 09:00", why="Wrong number"), False),
    ],
)
def test_a_duty_is_untouched_until_it_is_tried_moved_or_closed(one: FollowUp, expected: bool) -> None:
    """Only what nobody has worked on may be planned anew by the desk itself."""
    assert followups.untouched(one) is expected


@pytest.mark.parametrize(
    "text", ["2026-11-22", "2026-11-22 09:00", "2026-11-22 08:59", "2026-11-21 23:59", "2020-01-01"]
)
def test_what_happened_was_now_or_before(text: str) -> None:
    """A thing that happened may be of this very minute, of today or of long ago."""
    assert followups.happened(when(text), NOW, "contact") == when(text)


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-22 09:01", "2026-11-23 08:00", "2027-01-01"])
def test_what_happened_does_not_lie_ahead(text: str) -> None:
    """A contact of tomorrow, or of a minute from now, has not happened, and the refusal says when it would be."""
    with pytest.raises(NotInFuture) as refusal:
        followups.happened(when(text), NOW, "contact")
    assert refusal.value.values == {"what": "contact", "value": text}


@pytest.mark.parametrize("text", ["2026-11-22", "2026-11-22 16:30", "2026-11-23", "2030-01-01"])
def test_what_is_agreed_is_today_or_later(text: str) -> None:
    """A new date may be today."""
    assert followups.ahead(when(text), NOW) == when(text)


@pytest.mark.parametrize("text", ["2026-11-21", "2026-11-21 23:59", "2026-11-22 08:59", "2020-01-01"])
def test_what_is_agreed_does_not_lie_behind(text: str) -> None:
    """Nobody agrees on yesterday, nor on a minute ago, and the refusal names it."""
    with pytest.raises(NotInPast) as refusal:
        followups.ahead(when(text), NOW)
    assert refusal.value.values == {"what": "date", "value": text}


@given(MOMENTS, MOMENTS)
def test_of_two_minutes_the_later_has_not_happened_at_the_earlier(one: datetime, other: datetime) -> None:
    """What has happened at a minute is exactly what was not after it."""
    earlier, later = sorted((one, other))
    assert followups.happened(When(earlier.date(), earlier), later, "contact").at == earlier
    if earlier < later:
        with pytest.raises(NotInFuture):
            followups.happened(When(later.date(), later), earlier, "contact")
