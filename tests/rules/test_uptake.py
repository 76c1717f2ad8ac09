"""What becomes of open follow-ups when the store works by another playbook, and by the first one again."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import RULE_GONE, FollowUp
from aftersales_cli.rules.planning import PLAIN, Plan, Whom
from aftersales_cli.rules.playbook import FollowUpRule, Playbook, plain_rule
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.uptake import Sold, Standing, Uptake, uptake
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import NOW, book, day, followup, purchase, purchases, rule, when, written

ASK = {"id": "ask", "after": "purchase", "wait": "3d", "channel": "call", "purpose": {"en": "Ask", "zh": "询问"}}
NEVER = book()


@st.composite
def small(draw: st.DrawFn) -> Playbook:
    """A playbook of up to four rules, of which two playbooks may have some in common, each in its own way."""
    names = draw(st.lists(st.sampled_from(["letter", "ask", "offer", "remind"]), unique=True))
    return book(*(plain_rule(draw(one_rule(name))) for name in names))


@st.composite
def one_rule(draw: st.DrawFn, name: str) -> FollowUpRule:
    """A rule about a purchase or its delivery, once or again and again."""
    trigger = draw(st.sampled_from([Trigger.PURCHASE, Trigger.DELIVERY]))
    least = -20 if trigger == Trigger.DELIVERY else 0
    made = rule(name, Wait(draw(st.integers(least, 40)), "d"), after=trigger)
    if made.wait.amount >= 0 and draw(st.booleans()):
        return made._replace(every=Wait(draw(st.integers(1, 60)), "d"), times=draw(st.none() | st.integers(1, 9)))
    return made


def swapped(duty: FollowUp, plan: Plan) -> FollowUp:
    """A follow-up as the store keeps it after it was planned otherwise."""
    return written(plan, duty.id)._replace(occurrence=duty.occurrence)


def carried_out(change: Uptake, before: tuple[FollowUp, ...]) -> tuple[FollowUp, ...]:
    """The follow-ups of a purchase after a playbook was taken up."""
    there = {duty.id: duty for duty in before}
    there |= {duty.id: swapped(duty, plan) for duty, plan in (*change.moved, *change.revived)}
    for duty in change.dropped:
        there[duty.id] = there[duty.id]._replace(state=FollowUpState.CANCELLED, why=RULE_GONE)
    for _, plan in change.added:
        there[len(there) + 1] = written(plan, len(there) + 1)
    return tuple(there.values())


def use(
    book: Playbook, before: Playbook, bought: Purchase, there: tuple[FollowUp, ...], days: int = 0
) -> tuple[FollowUp, ...]:
    """The follow-ups of a purchase after the store has changed its playbook, so many days from now."""
    sold = Sold(bought, "new", None, there)
    return carried_out(uptake(book, before, [sold], (), NOW + timedelta(days=days), PLAIN), there)


@given(small(), small(), purchases())
def test_a_playbook_that_is_taken_up_again_finds_what_it_planned(a: Playbook, b: Playbook, bought: Purchase) -> None:
    """Trying another playbook and going back loses nothing: the same follow-ups are open, on the same days; only a
    series that both have may go on with another of its own days.
    """
    planned = use(a, NEVER, bought, ())
    back = {duty.id: duty for duty in use(a, b, bought, use(b, a, bought, planned))}
    assert all(back[duty.id].state == "open" for duty in planned)
    series = {one.id for one in a.followups if one.every is not None} & {one.id for one in b.followups}
    assert [one for one in planned if one.purpose.code not in series and back[one.id] != one] == []


def test_what_comes_back_is_the_same_follow_up_on_its_day() -> None:
    """No second one is made beside it."""
    away = use(NEVER, book(ASK), purchase(), use(book(ASK), NEVER, purchase(), ()))
    assert [one.state for one in away] == ["cancelled"]
    (back,) = use(book(ASK), NEVER, purchase(), away, days=17)
    assert (back.id, back.state, back.why, back.due_on) == (1, "open", None, day("2026-11-25"))


def test_what_would_come_back_more_than_fourteen_days_late_stays_off() -> None:
    """A call of three weeks ago wants nobody any more, as with a purchase entered late."""
    away = use(NEVER, book(ASK), purchase(), use(book(ASK), NEVER, purchase(), ()))
    assert [one.state for one in use(book(ASK), NEVER, purchase(), away, days=18)] == ["cancelled"]


def test_a_series_that_comes_back_late_goes_on_with_its_next_day() -> None:
    """A yearly or weekly call that was off for a while is not lost for ever."""
    weekly = book({**ASK, "every": "30d"})
    away = use(NEVER, weekly, purchase(), use(weekly, NEVER, purchase(), ()))
    (back,) = use(weekly, NEVER, purchase(), away, days=20)
    assert (back.state, back.due_on) == ("open", day("2026-12-25"))


def test_what_a_person_cancelled_stays_cancelled() -> None:
    """Only what the change of playbook itself called off comes back."""
    (planned,) = use(book(ASK), NEVER, purchase(), ())
    off = planned._replace(state=FollowUpState.CANCELLED, why="Car was sold")
    assert use(book(ASK), NEVER, purchase(), (off,)) == (off,)


def test_a_rule_that_waits_for_another_event_takes_its_follow_up_along() -> None:
    """Asked three days after the delivery instead of the purchase: one call, on the new day, and not none."""
    bought = purchase(delivered="2026-11-22", bought="2026-11-20")
    later = book({**ASK, "after": "delivery"})
    (moved,) = use(later, book(ASK), bought, use(book(ASK), NEVER, bought, ()))
    assert (moved.state, moved.origin, moved.due_on) == ("open", "after-delivery", day("2026-11-25"))


def off(origin: str, due: str) -> FollowUp:
    """A follow-up about no purchase that was called off because no rule asked for it."""
    duty = followup(code="ask", origin=origin, due=due, state="cancelled", why=RULE_GONE)
    return duty._replace(purchase_id=None)


def returning(rule: dict[str, Any], standing: Standing) -> list[tuple[int, str]]:
    """Which follow-ups about no purchase come back by a rule, and for when."""
    found = uptake(book(rule), NEVER, (), [standing], NOW, PLAIN).revived
    return [(duty.id, str(plan.due.at or plan.due.day)) for duty, plan in found]


def test_what_followed_a_contract_or_a_season_comes_back_too() -> None:
    """Counted from its event, and what the calendar woke on the day on which it stood."""
    contract, season = {**ASK, "after": "contract"}, {**ASK, "after": None, "season": "11-20/12-01"}
    signed = Standing(off("after-contract", "2026-11-24"), Whom("new"), when("2026-11-22"))
    assert returning(contract, signed) == [(12, "2026-11-25")]
    assert returning(season, Standing(off("season", "2026-11-20"), Whom("new"), None)) == [(12, "2026-11-20")]
    assert returning(contract, signed._replace(whom=Whom("vip"))) == [(12, "2026-11-25")]
    assert returning({**contract, "kinds": ["vip"]}, signed) == []


def test_what_was_to_come_before_a_job_that_is_over_does_not_come_back() -> None:
    """Nobody is called about the appointment of last week."""
    before = {**ASK, "after": "service", "wait": "-1d"}
    duty = off("before-service", "2026-11-23")
    assert returning(before, Standing(duty, Whom("new"), when("2026-11-24"))) == [(12, "2026-11-23")]
    assert returning(before, Standing(duty, Whom("new"), None)) == []
