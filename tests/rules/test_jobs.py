"""Jobs: what may be done with them when, and what follows."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NoLongerOpen
from aftersales_cli.errors.records import JobAhead, JobMissed, JobStarted
from aftersales_cli.rules import jobs, planning
from aftersales_cli.rules.cases import JobKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.triggers import Origin, Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import NOW, at, job, rule, shown

OPEN = ["planned", "started", "missed", "moved"]
RULES = [
    rule("ask", Wait(1, "d"), after=Trigger.SERVICE),
    rule("soon", Wait(2, "h"), after=Trigger.SERVICE),
    rule("vips", Wait(3, "d"), after=Trigger.SERVICE, kinds=("vip",)),
    rule("sorry", Wait(0, "d"), after=Trigger.MISSED_VISIT),
    rule("fixed", Wait(1, "d"), after=Trigger.REPAIRED),
]


def follows(origin: Origin, event: str, kind: str = "regular", now: datetime = NOW) -> list[str]:
    """What the playbook plans after a job, in short."""
    return [
        f"{plan.rule} {shown(plan.due)}"
        for plan in planning.answer(RULES, origin, When(at(event).date(), at(event)), Whom(kind), now)
    ]


@pytest.mark.parametrize("stage", ["done", "cancelled"])
def test_a_job_that_has_ended_is_left_alone(stage: str) -> None:
    """It is neither begun nor missed, and how and when it ended is said."""
    ended = job(stage=stage, closed="2026-11-21 10:00")
    for step in (jobs.still_open, jobs.may_start, lambda one: jobs.may_miss(one, NOW)):
        with pytest.raises(NoLongerOpen) as refusal:
            step(ended)
        assert refusal.value.values == {"id": "J6", "state": stage, "value": "2026-11-21"}


@pytest.mark.parametrize("stage", OPEN)
def test_a_job_is_begun_once(stage: str) -> None:
    """One that was missed or moved may still be begun; one that was begun not again."""
    one = job(stage=stage)
    assert jobs.still_open(one) == one
    if stage == "started":
        with pytest.raises(JobStarted):
            jobs.may_start(one)
    else:
        assert jobs.may_start(one) == one


@pytest.mark.parametrize("stage", ["planned", "moved"])
@pytest.mark.parametrize("planned", ["2026-11-22", "2026-11-22 16:30", "2026-11-01"])
def test_a_job_is_missed_on_its_day_or_later(planned: str, stage: str) -> None:
    """On the morning one may know already that nobody will come."""
    assert jobs.may_miss(job(planned, stage=stage), NOW) == job(planned, stage=stage)


def test_a_job_of_another_day_cannot_be_missed_yet() -> None:
    """What cannot be kept is planned anew before its day; then nothing was missed."""
    with pytest.raises(JobAhead) as refusal:
        jobs.may_miss(job("2026-11-23"), NOW)
    assert refusal.value.values == {"id": "J6", "value": "2026-11-23"}


def test_one_appointment_is_missed_once() -> None:
    """The customer is owed one apology for it; after a new date it can be missed again."""
    with pytest.raises(JobMissed):
        jobs.may_miss(job(stage="missed"), NOW)
    assert jobs.may_miss(job(stage="moved"), NOW)


def test_a_job_that_was_begun_was_not_missed() -> None:
    """Somebody was there."""
    with pytest.raises(JobStarted):
        jobs.may_miss(job(stage="started"), NOW)


def test_each_kind_of_job_is_an_event_of_its_own() -> None:
    """A service, a repair, an installation and a visit are asked about differently."""
    assert jobs.DONE == {
        JobKind.SERVICE: Origin.AFTER_SERVICE,
        JobKind.REPAIR: Origin.AFTER_REPAIRED,
        JobKind.INSTALL: Origin.AFTER_INSTALLED,
        JobKind.VISIT: Origin.AFTER_VISITED,
    }


def test_what_follows_a_job_counts_from_when_it_was_done() -> None:
    """Days from its day, hours from its minute, and only the rules of that event and that kind of customer."""
    assert follows(Origin.AFTER_SERVICE, "2026-11-20 16:00") == ["ask 2026-11-21", "soon 2026-11-20 18:00"]
    assert follows(Origin.AFTER_SERVICE, "2026-11-22 09:00", "vip")[-1] == "vips 2026-11-25"
    assert follows(Origin.AFTER_MISSED_VISIT, "2026-11-22 09:00") == ["sorry 2026-11-22"]
    assert follows(Origin.AFTER_VISITED, "2026-11-22 09:00") == []


@given(st.integers(0, 60))
def test_nobody_is_asked_about_a_job_of_long_ago(days: int) -> None:
    """What would have been due more than 14 days ago is not planned."""
    event = f"{NOW - timedelta(days=days):%Y-%m-%d %H:%M}"
    assert bool(follows(Origin.AFTER_REPAIRED, event)) is (days <= 15)
