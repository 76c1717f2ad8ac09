"""What the playbook makes of a purchase as it now stands."""

from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors.records import DeliveredBeforeBought
from aftersales_cli.rules import purchases as sales
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.consequences import Consequences
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.triggers import Origin, Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules import facts
from tests.rules.facts import NOW, RULES, TODAY, ZONE, book, day, followup, purchase, rule, shown

THANKS = rule("thanks", Wait(0, "d"))
FIRST = rule("first-call", Wait(3, "d"))
CONFIRM = rule("handover-confirm", Wait(-1, "d"), after=Trigger.DELIVERY, clock="10:00")
HOME = rule("home-safe", Wait(90, "min"), after=Trigger.DELIVERY)
DAYS = rule("first-days", Wait(3, "d"), after=Trigger.DELIVERY)
KEY = rule("key-visit", Wait(2, "w"), after=Trigger.DELIVERY, kinds=("vip",))
EVERY = (THANKS, FIRST, CONFIRM, HOME, DAYS, KEY)


class Told(NamedTuple):
    """Consequences in short: `rule day` of what is added and counted anew, ids of what is overtaken."""

    add: list[str]
    replan: list[str]
    overtaken: list[str]
    too_late: int


def told(found: Consequences) -> Told:
    """The consequences in short."""
    return Told(
        [f"{plan.rule} {shown(plan.due)}" for plan in found.add],
        [f"{one.purpose.code} {shown(plan.due)}" for one, plan in found.replan],
        [one.purpose.code for one in found.overtaken],
        found.too_late,
    )


def asked(bought: Purchase, existing: tuple[FollowUp, ...] = (), *, kind: str = "regular") -> Told:
    """What the rules above make of a purchase today."""
    return told(sales.consequences(bought, kind, EVERY, existing, NOW))


def test_a_purchase_plans_what_follows_a_purchase() -> None:
    """Bought today and nothing said of a delivery: only the calls after the purchase."""
    assert asked(purchase()) == Told(["thanks 2026-11-22", "first-call 2026-11-25"], [], [], 0)


def test_a_planned_delivery_plans_what_comes_before_it() -> None:
    """A delivery that is planned brings the call of the day before, and not yet those after it."""
    found = asked(purchase(deliver="2026-12-01"))
    assert found.add == ["thanks 2026-11-22", "first-call 2026-11-25", "handover-confirm 2026-11-30 10:00"]


@pytest.mark.parametrize(
    ("deliver", "confirm"),
    [("2026-11-24", ["handover-confirm 2026-11-23 10:00"]), ("2026-11-23", ["handover-confirm 2026-11-22 10:00"]),
     ("2026-11-22", []), ("2026-11-20", [])],
)  # fmt: skip
def test_what_comes_before_a_delivery_is_not_planned_for_a_day_that_has_passed(
    deliver: str, confirm: list[str]
) -> None:
    """A delivery entered on its own day is not confirmed the day before any more, and that is not a late duty."""
    assert asked(purchase("2026-11-20", deliver=deliver)) == Told(
        ["thanks 2026-11-20", "first-call 2026-11-23", *confirm], [], [], 0
    )


def test_a_delivery_plans_what_follows_a_delivery() -> None:
    """Handed over: the calls after the delivery are planned, and none before it any more."""
    found = asked(purchase("2026-11-20", deliver="2026-11-22", delivered="2026-11-22 08:00"))
    assert found.add == [
        *("thanks 2026-11-20", "first-call 2026-11-23", "home-safe 2026-11-22 09:30", "first-days 2026-11-25")
    ]


def test_minutes_after_a_delivery_of_unknown_time_end_on_its_day() -> None:
    """Whether the customer is home safe is asked on the day itself where its time is not known."""
    found = asked(purchase(delivered="2026-11-22"))
    assert "home-safe 2026-11-22" in found.add


def test_some_duties_are_for_vips_only() -> None:
    """A visit reserved for VIPs is planned for them and for nobody else."""
    handed = purchase(delivered="2026-11-22")
    assert "key-visit 2026-12-06" in asked(handed, kind="vip").add
    assert "key-visit 2026-12-06" not in asked(handed, kind="regular").add


@pytest.mark.parametrize("state", ["open", "done", "cancelled"])
def test_what_was_once_planned_is_not_planned_again(state: str) -> None:
    """A call that was made or called off does not come back when the purchase is touched again."""
    there = followup(
        code="thanks", due="2026-11-22", state=state, closed=None if state == "open" else "2026-11-22 09:00"
    )
    assert asked(purchase(), (there,)) == Told(["first-call 2026-11-25"], [], [], 0)


def test_a_corrected_date_moves_what_nobody_has_worked_on() -> None:
    """The purchase was two days earlier after all: untouched calls are counted anew, the right ones are left alone."""
    thanks, first = followup(1, code="thanks", due="2026-11-20"), followup(2, due="2026-11-25")
    assert asked(purchase("2026-11-20"), (thanks, first)) == Told([], ["first-call 2026-11-23"], [], 0)


@pytest.mark.parametrize(
    "there",
    [
        followup(attempts=1),
        followup(why="Asked for Friday"),
        followup(state="done", closed="2026-11-22 09:00"),
        followup(state="cancelled", closed="2026-11-22 09:00", why="Wrong number"),
    ],
)
def test_a_corrected_date_leaves_what_somebody_has_worked_on(there: FollowUp) -> None:
    """A call that was tried, moved, made or called off keeps its day, whatever date is corrected."""
    found = asked(purchase("2026-11-20"), (followup(1, code="thanks", due="2026-11-20"), there))
    assert found == Told([], [], [], 0)


def test_a_corrected_time_moves_the_call_of_that_evening() -> None:
    """The car was handed over an hour later: the call home is an hour later."""
    there = tuple(
        facts.written(plan, number)
        for number, plan in enumerate(sales.plans(purchase(delivered="2026-11-22 08:00"), Whom("regular"), EVERY, ZONE))
    )
    assert asked(purchase(delivered="2026-11-22 09:00"), there).replan == ["home-safe 2026-11-22 10:30"]


def test_a_corrected_delivery_day_moves_the_call_before_it() -> None:
    """The delivery is put off by a week, and so is the call of the day before."""
    there = followup(1, code="handover-confirm", due="2026-11-30 10:00", origin="before-delivery")
    assert asked(purchase(deliver="2026-12-08"), (there,)).replan == ["handover-confirm 2026-12-07 10:00"]


@pytest.mark.parametrize("attempts", [0, 2])
def test_a_delivery_overtakes_what_was_to_come_before_it(attempts: int) -> None:
    """Nobody confirms tomorrow's handover once it has happened, however often it was tried."""
    before = followup(1, code="handover-confirm", due="2026-11-30 10:00", origin="before-delivery", attempts=attempts)
    after = followup(2, code="thanks", due="2026-11-22")
    found = asked(purchase(deliver="2026-12-01", delivered="2026-11-22"), (before, after))
    assert found.overtaken == ["handover-confirm"]
    assert found.replan == []


@pytest.mark.parametrize(
    ("bought", "state"),
    [
        (purchase(deliver="2026-12-01"), "open"),
        (purchase(deliver="2026-12-01", delivered="2026-11-22"), "done"),
        (purchase(deliver="2026-12-01", delivered="2026-11-22"), "cancelled"),
    ],
)
def test_only_a_delivery_overtakes_and_only_what_is_open(bought: Purchase, state: str) -> None:
    """Before the delivery nothing is overtaken, and what is closed stays as it was closed."""
    before = followup(
        code="handover-confirm",
        due="2026-11-30 10:00",
        origin="before-delivery",
        state=state,
        closed=None if state == "open" else "2026-11-22 09:00",
    )
    assert asked(bought, (before,)).overtaken == []


@pytest.mark.parametrize(
    ("bought", "add", "too_late"),
    [
        ("2026-11-08", ["thanks 2026-11-08", "first-call 2026-11-11"], 0),
        ("2026-11-07", ["first-call 2026-11-10"], 1),
        ("2026-11-05", ["first-call 2026-11-08"], 1),
        ("2026-11-04", [], 2),
        ("2025-11-04", [], 2),
    ],
)
def test_what_would_have_been_due_over_14_days_ago_is_only_counted(bought: str, add: list[str], too_late: int) -> None:
    """An old purchase entered late: what is up to 14 days overdue is made good, what is older is not."""
    assert asked(purchase(bought)) == Told(add, [], [], too_late)


def test_what_is_planned_already_is_moved_however_old_it_becomes() -> None:
    """A date corrected far back moves a planned call back too, so that it is seen as overdue."""
    found = asked(purchase("2026-09-01"), (followup(1, code="thanks", due="2026-11-22"),))
    assert found == Told([], ["thanks 2026-09-01"], [], 1)


QUARTERS = {
    "id": "quarter", "after": "purchase", "wait": "3mo", "every": "3mo", "channel": "visit", "window": "7d",
    "purpose": {"en": "Look at the windows", "zh": "查看门窗"},
}  # fmt: skip


def moved(bought: str, due: str, occurrence: int, **rule: Any) -> list[tuple[str, str]]:
    """Where an open visit of a series goes when the day of the purchase is corrected: its day and its last day."""
    there = followup(code="quarter", due=due)._replace(
        channel="visit", occurrence=occurrence, until_on=day(due) + timedelta(7)
    )
    found = sales.consequences(purchase(bought), "new", book({**QUARTERS, **rule}).followups, (there,), NOW)
    assert found.add == ()
    return [(str(plan.due.day), str(plan.until)) for _, plan in found.replan]


@pytest.mark.parametrize(
    ("bought", "due", "occurrence", "expected"),
    [
        ("2026-11-10", "2027-02-05", 1, [("2027-02-10", "2027-02-17")]),
        ("2026-05-10", "2026-11-30", 2, [("2026-11-10", "2026-11-17")]),
        ("2024-05-10", "2027-02-05", 3, [("2027-02-10", "2027-02-17")]),
        ("2026-08-15", "2027-02-20", 2, [("2027-02-15", "2027-02-22")]),
        ("2024-05-10", "2026-11-10", 1, []),
        ("2026-05-10", "2026-11-10", 2, []),
    ],
)
def test_a_corrected_day_moves_the_open_visit_of_a_series(
    bought: str, due: str, occurrence: int, expected: list[tuple[str, str]]
) -> None:
    """First or fifth, it goes to the nearest quarter of the new day; never back to a first visit of years ago."""
    assert moved(bought, due, occurrence) == expected


def test_what_is_counted_from_the_last_visit_stays() -> None:
    """A visit three months after the one before it does not depend on the day of the purchase any more."""
    assert moved("2026-05-10", "2026-11-30", 2, counts_from="completion") == []


def test_a_rule_that_asks_for_another_way_changes_what_is_planned() -> None:
    """Where owners are to be written to instead of visited, what is planned for them becomes a letter."""
    there = followup(code="quarter", due="2027-02-22")._replace(channel="visit", until_on=day("2027-03-01"))
    rules = book({**QUARTERS, "channel": "letter"}).followups
    ((_, plan),) = sales.consequences(purchase(), "new", rules, (there,), NOW).replan
    assert (plan.channel, str(plan.due.day)) == ("letter", "2027-02-22")


@given(facts.purchases(), RULES, st.sampled_from(["regular", "vip"]))
def test_a_rule_fires_once_however_often_it_is_asked(bought: Purchase, rules: list[FollowUpRule], kind: str) -> None:
    """Once its follow-ups are written, a purchase has no further consequences, today and on any later day."""
    first = sales.consequences(bought, kind, rules, (), NOW)
    there = tuple(facts.written(plan, number) for number, plan in enumerate(first.add, 1))
    for days in (0, 1, 400):
        again = sales.consequences(bought, kind, rules, there, NOW + timedelta(days=days))
        assert told(again) == Told([], [], [], first.too_late)


@given(facts.purchases(), facts.purchases(), RULES)
def test_a_corrected_purchase_settles_at_once(before: Purchase, after: Purchase, rules: list[FollowUpRule]) -> None:
    """After a correction is applied nothing is left to correct: asking again changes nothing."""
    there = {
        plan.rule: facts.written(plan, number)
        for number, plan in enumerate(sales.consequences(before, "vip", rules, (), NOW).add, 1)
    }
    found = sales.consequences(after, "vip", rules, there.values(), NOW)
    for number, plan in enumerate(found.add, 100):
        assert plan.rule not in there
        there[plan.rule] = facts.written(plan, number)
    for one, plan in found.replan:
        there[one.purpose.code] = facts.written(plan, one.id)
    for one in found.overtaken:
        assert after.delivered_on is not None or after.deliver_on is None
        assert one.origin == "before-delivery"
        there[one.purpose.code] = followup(
            one.id, code=one.purpose.code, due=shown(When(one.due_on, one.due_at)), state="cancelled"
        )
    again = sales.consequences(after, "vip", rules, there.values(), NOW)
    assert told(again) == Told([], [], [], found.too_late)


@given(facts.purchases(), RULES)
def test_every_rule_that_applies_is_planned_or_counted_as_too_late(bought: Purchase, rules: list[FollowUpRule]) -> None:
    """Each follow-up of a new purchase is planned, counted as too late, or was to come before a delivery."""
    found = sales.consequences(bought, "vip", rules, (), NOW)
    every = sales.plans(bought, Whom("vip"), rules, ZONE)
    missed = [plan for plan in every if plan.origin == Origin.BEFORE_DELIVERY and plan.due.day < TODAY]
    assert len(found.add) + found.too_late + len(missed) == len(every)
    assert not {plan.rule for plan in missed} & {plan.rule for plan in found.add}
    assert all((TODAY - plan.due.day).days <= 14 for plan in found.add)
    assert {plan.origin for plan in every} <= {
        Origin.AFTER_PURCHASE,
        *([Origin.AFTER_DELIVERY] if bought.delivered_on else [Origin.BEFORE_DELIVERY] if bought.deliver_on else []),
    }


@pytest.mark.parametrize(
    "bought",
    [
        purchase(),
        purchase(deliver="2026-11-22"),
        purchase(delivered="2026-11-22"),
        purchase("2026-11-20", deliver="2026-11-21", delivered="2026-11-20"),
        purchase("2026-11-20 10:00", delivered="2026-11-20 10:00"),
        purchase("2026-11-20 10:00", delivered="2026-11-20"),
        purchase("2026-11-20", delivered="2026-11-20 08:00"),
        purchase("2026-11-20 10:00", deliver="2026-11-20"),
    ],
)
def test_a_delivery_is_on_the_day_of_the_purchase_or_later(bought: Purchase) -> None:
    """Goods may be taken home at once, and earlier than planned."""
    assert sales.in_order(bought) == bought


@pytest.mark.parametrize(
    "bought",
    [
        purchase(deliver="2026-11-21"),
        purchase(delivered="2026-11-21"),
        purchase(deliver="2026-11-25", delivered="2026-11-21"),
    ],
)
def test_nothing_is_delivered_before_it_is_bought(bought: Purchase) -> None:
    """A delivery before the purchase is refused, naming both days."""
    with pytest.raises(DeliveredBeforeBought) as refusal:
        sales.in_order(bought)
    assert refusal.value.values == {"value": "2026-11-21", "bought": "2026-11-22"}


def test_nothing_is_delivered_at_a_minute_before_it_is_bought() -> None:
    """Where both times are known, they are compared too, and both are named."""
    with pytest.raises(DeliveredBeforeBought) as refusal:
        sales.in_order(purchase("2026-11-22 10:00", delivered="2026-11-22 09:59"))
    assert refusal.value.values == {"value": "2026-11-22 09:59", "bought": "2026-11-22 10:00"}
