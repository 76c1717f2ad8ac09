"""The closed loop of a complaint: the order of its steps, who may take them, and what a reopening takes back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NoLongerOpen, SvcError
from aftersales_cli.errors.loop import (
    AboutYou,
    NeedsSecond,
    NotAwaited,
    OnHold,
    PauseTooLong,
    ReopenedAlready,
    StillMissing,
    StillRunning,
    TakenAlready,
)
from aftersales_cli.rules import loop
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.loop import Answer, waits_for
from aftersales_cli.rules.team import Member, Role
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import NOW, at, day, shown

LI, WANG = (Member(number, name, "", role, None, None, None, day("2026-01-01"))
            for number, name, role in ((1, "李娜", Role.LEAD), (2, "王芳", Role.REP)))  # fmt: skip
WHOLE = ("acknowledged", "investigated", "decided", "done", "rechecked", "reported", "closed")


def step(what: str, when: str = "2026-11-22 09:00", *, by: Member = WANG, **more: Any) -> CaseStep:
    """A line of a case's record."""
    return CaseStep(at(when), Step(what), by.name, None, None, by_id=by.id, **more)


def complaint(*steps: CaseStep, against: int | None = None, closed: str | None = None) -> Complaint:
    """The complaint C7 with its record."""
    received = step("received")
    found = Complaint(
        7, 1, "张三", None, None, "Jerks", None, None, None, "normal", "call", None, received.at, None, None,
        at(closed) if closed else None, "complaint", against,
    )  # fmt: skip
    return found._replace(steps=(received, *steps))


def taken(*words: str) -> Complaint:
    """The same after these steps."""
    return complaint(*map(step, words))


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_a_complaint_waits_for_one_step_after_the_other(number: int) -> None:
    """Acknowledged, looked into, decided, done, re-checked, reported, closed: each when the one before it stands."""
    assert waits_for("complaint", loop.progress(taken(*WHOLE[:number]).steps)) == WHOLE[number]


def test_a_suggestion_is_acknowledged_and_answered() -> None:
    """It wants no remedy, no re-check and no report; praise wants nothing at all."""
    assert waits_for("suggestion", loop.progress(())) == "acknowledged"
    assert waits_for("suggestion", loop.progress(taken("acknowledged").steps)) == "decided"
    assert waits_for("suggestion", loop.progress(taken("acknowledged", "decided").steps)) == "closed"
    assert waits_for("praise", loop.progress(())) is None


@pytest.mark.parametrize("number", range(1, len(WHOLE) + 1))
def test_nothing_is_closed_that_has_not_gone_through_its_loop(number: int) -> None:
    """Close means closed: what is missing is named."""
    case = taken(*WHOLE[: number - 1])
    if number == len(WHOLE):
        assert loop.ending(case, None, LI) == Step.CLOSED
        return
    with pytest.raises(StillMissing) as refusal:
        loop.ending(case, None, LI)
    names = ("acknowledgement", "investigation", "decision", "remedy", "re-check", "report")
    assert refusal.value.values["steps"] == names[number - 1 :]


@pytest.mark.parametrize(("there", "what"), [(0, "decided"), (1, "done"), (2, "reported"), (4, "reported")])
def test_a_step_out_of_order_is_refused(there: int, what: str) -> None:
    """What the case waits for is named instead."""
    with pytest.raises(NotAwaited) as refusal:
        loop.due_step(taken(*WHOLE[:there]), Step(what), LI)
    assert refusal.value.values["step"] == ("acknowledgement", "investigation", "decision", "", "re-check")[there]


def test_a_step_that_somebody_took_names_who_and_when() -> None:
    """Two clerks at once: the second hears of the first."""
    with pytest.raises(TakenAlready) as refusal:
        loop.due_step(taken("acknowledged"), Step.ACKNOWLEDGED, LI)
    assert (refusal.value.values["who"], refusal.value.values["when"]) == ("王芳", at("2026-11-22 09:00"))


def test_whoever_did_it_does_not_re_check_it() -> None:
    """Neither the clerk who repaired it nor somebody unknown; any colleague may."""
    case = taken(*WHOLE[:4])
    found = loop.due_step(case, Step.RECHECKED, LI)
    assert loop.second_person(case, found, LI, "li") == LI
    for me in (WANG, None):
        with pytest.raises(NeedsSecond):
            loop.second_person(case, found, me, "somebody")


def test_who_is_complained_of_can_do_no_step() -> None:
    """Not even look as if it were settled."""
    about = complaint(against=WANG.id)
    with pytest.raises(AboutYou):
        loop.due_step(about, Step.ACKNOWLEDGED, WANG)
    assert loop.due_step(about, Step.ACKNOWLEDGED, LI).taken == {}


def test_a_paused_complaint_waits_until_it_is_taken_up() -> None:
    """No step is taken on it; afterwards it goes on where it stood."""
    paused = complaint(step("acknowledged"), step("paused", word="parts"))
    with pytest.raises(OnHold) as refusal:
        loop.due_step(paused, Step.INVESTIGATED, LI)
    assert refusal.value.values["value"] == "waits for parts"
    again = paused._replace(steps=(*paused.steps, step("resumed")))
    assert loop.due_step(again, Step.INVESTIGATED, LI).paused is None


def test_an_unhappy_answer_is_no_re_check() -> None:
    """The case is decided anew, done anew, re-checked anew, and stands one level higher."""
    steps = [step(one) for one in WHOLE[:4]]
    unhappy = [step("rechecked", by=LI, word=Answer.UNSATISFIED), step("reopened", by=LI), step("escalated", whom_id=1)]
    found = loop.progress((*steps, *unhappy))
    assert [one.value for one in found.taken] == ["acknowledged", "investigated"]
    assert (waits_for("complaint", found), found.level) == ("decided", 1)


def test_what_is_beyond_somebodys_authority_waits_for_a_yes() -> None:
    """Until then nothing is done; a no leads back to the decision."""
    decided = [step(one) for one in WHOLE[:3]]
    pending = [*decided, step("pending", word="lead")]
    assert waits_for("complaint", loop.progress(pending)) == "approved"
    assert waits_for("complaint", loop.progress([*pending, step("approved", by=LI)])) == "done"
    assert waits_for("complaint", loop.progress([*pending, step("rejected", by=LI)])) == "decided"


def test_an_ended_complaint_takes_no_step() -> None:
    """It says how it ended, and when; opened again it is decided anew."""
    over = complaint(step("acknowledged"), step("withdrawn"), closed="2026-11-23 10:00")
    with pytest.raises(NoLongerOpen) as refusal:
        loop.due_step(over, Step.INVESTIGATED, LI)
    assert (refusal.value.values["state"], refusal.value.values["value"]) == ("withdrawn", "2026-11-23")
    assert waits_for("complaint", loop.progress((*over.steps, step("reopened")))) == "investigated"


def test_a_step_lies_behind_the_one_before_it_and_a_pause_within_its_cap() -> None:
    """Nothing is acknowledged before it came in; nothing waits for ever."""
    case = complaint(step("acknowledged", "2026-11-22 10:30"))
    assert loop.in_time(case, at("2026-11-22 10:30")) == at("2026-11-22 10:30")
    with pytest.raises(SvcError):
        loop.in_time(case, at("2026-11-22 10:29"))
    fortnight = Wait(2, "w")
    assert shown(loop.paused_until(case, When(day("2026-12-06")), NOW, fortnight)) == "2026-12-06"
    with pytest.raises(PauseTooLong):
        loop.paused_until(case, When(day("2026-12-07")), NOW, fortnight)


def test_the_pauses_of_a_case_share_one_cap() -> None:
    """Three days are used of fourteen, so that eleven are left."""
    case = complaint(step("paused", "2026-11-15 10:00", word="parts"), step("resumed", "2026-11-18 10:00"))
    assert shown(loop.paused_until(case, When(day("2026-12-03")), NOW, Wait(2, "w"))) == "2026-12-03"
    with pytest.raises(PauseTooLong):
        loop.paused_until(case, When(day("2026-12-04")), NOW, Wait(2, "w"))


def test_a_complaint_is_unjustified_only_when_it_was_looked_into() -> None:
    """A wish may be declined at once; that somebody is wrong must be found out first."""
    assert loop.ending(complaint(), loop.End.DECLINED, LI) == Step.DECLINED
    with pytest.raises(StillMissing):
        loop.ending(complaint(), loop.End.UNJUSTIFIED, LI)
    assert loop.ending(taken("acknowledged", "investigated"), loop.End.UNJUSTIFIED, LI) == Step.UNJUSTIFIED


ANY = st.lists(st.sampled_from([*Step]), max_size=25)


@given(ANY)
def test_whatever_happens_a_complaint_is_ended_or_waits_for_something(words: list[Step]) -> None:
    """No record of steps, in whatever order, leaves an open complaint that waits for nothing."""
    steps = [step(one, word="parts" if one == Step.PAUSED else None) for one in words]
    found = loop.progress(steps)
    assert (waits_for("complaint", found) is None) == (found.ended is not None)


@given(
    st.lists(st.tuples(st.booleans() | st.just(True), st.sampled_from([*Step])), max_size=30),
    st.sampled_from([LI, WANG]),
)
def test_no_way_through_the_guards_closes_what_was_not_re_checked(tries: list[tuple[bool, Step]], me: Member) -> None:
    """Whoever tries whatever in whatever order: a closed complaint was done by one and re-checked by another."""
    case = complaint()
    for minute, (honest, other) in enumerate(tries, 1):
        what = (waits_for("complaint", loop.progress(case.steps)) if honest else None) or other
        try:
            found = loop.due_step(case, what, me) if what in loop.COMMANDS else loop.not_paused(case, me)
            if what == Step.RECHECKED:
                loop.second_person(case, found, me, me.name)
        except SvcError:
            me = WANG if me == LI else LI
            continue
        now = NOW + timedelta(minutes=minute)
        closed = now if what in loop.ENDS else case.closed_at
        case = case._replace(steps=(*case.steps, step(what, by=me)._replace(at=now)), closed_at=closed)
    found = loop.progress(case.steps)
    if found.ended is not None and found.ended.what == Step.CLOSED:
        assert {*found.taken} == {Step(one) for one in WHOLE} | ({Step.APPROVED} & {*found.taken})
        assert found.taken[Step.DONE].by_id != found.taken[Step.RECHECKED].by_id


def test_a_second_unhappy_re_check_names_the_first() -> None:
    """The case was opened again by the first one; after the next remedy it is re-checked anew."""
    asked = [step("rechecked", by=LI, word=Answer.UNSATISFIED), step("reopened", by=LI), step("escalated", whom_id=1)]
    unhappy = complaint(*map(step, WHOLE[:4]), *asked)
    with pytest.raises(TakenAlready) as refusal:
        loop.due_step(unhappy, Step.RECHECKED, WANG)
    assert (refusal.value.values["who"], refusal.value.values["command"]) == ("李娜", "decide")
    again = unhappy._replace(steps=(*unhappy.steps, step("decided"), step("done")))
    assert loop.due_step(again, Step.RECHECKED, LI).taken[Step.DONE].by == "王芳"


def test_a_complaint_is_opened_again_once() -> None:
    """Who comes second hears who was first; one that never ended is still running."""
    ended = complaint(step("withdrawn"), closed="2026-11-23 10:00")
    loop.reopenable(ended, LI)
    with pytest.raises(ReopenedAlready) as refusal:
        loop.reopenable(complaint(step("withdrawn"), step("reopened", by=LI)), WANG)
    assert refusal.value.values["who"] == "李娜"
    for running in (complaint(), complaint(step("withdrawn"), step("reopened"), step("acknowledged"))):
        with pytest.raises(StillRunning):
            loop.reopenable(running, WANG)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["decided", "pending"], None),
        (["decided", "pending", "approved"], "approved"),
        (["decided", "pending", "rejected"], "rejected"),
        (["decided", "pending", "rejected", "decided"], None),
    ],
)
def test_the_answer_to_a_decision_is_that_to_the_last_one(words: list[str], answer: str | None) -> None:
    """A no to an earlier decision says nothing of the next one."""
    found = loop.answered([step(word) for word in words])
    assert (found and found.what) == answer
