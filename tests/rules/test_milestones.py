"""What the playbook makes of a milestone as it now stands."""

from datetime import date

import pytest

from aftersales_cli.errors.records import CountedBySvc
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.milestones import Milestone, MilestoneKind, consequences, correctable
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import NOW, followup, rule, shown

THANKS = rule("thanks", Wait(1, "d"), after=Trigger.CONTRACT)
GIFT = rule("gift", Wait(1, "d"), after=Trigger.REFERRAL_COUNT)._replace(customers=3)


def milestone(on: str, kind: MilestoneKind = MilestoneKind.CONTRACT, note: str | None = None) -> Milestone:
    """A milestone of 张三."""
    return Milestone(3, 1, "张三", None, None, kind, date.fromisoformat(on), None, note, "li")


def told(one: Milestone, *existing: FollowUp) -> tuple[list[str], list[str]]:
    """What is written and what is counted anew, in short."""
    found = consequences(one, Whom("regular"), (THANKS, GIFT), existing, NOW)
    added = [f"{plan.rule} {shown(plan.due)}" for plan in found.add]
    return added, [f"F{duty.id} {shown(plan.due)}" for duty, plan in found.replan]


def test_a_milestone_plans_once_and_is_counted_anew_when_its_day_is_corrected() -> None:
    """The thanks for a contract are due on its next day, wherever that day moves."""
    there = followup(5, code="thanks", due="2026-11-23", origin="after-contract")
    assert told(milestone("2026-11-22")) == (["thanks 2026-11-23"], [])
    assert told(milestone("2026-11-22"), there) == ([], [])
    assert told(milestone("2026-11-20"), there) == ([], ["F5 2026-11-21"])


@pytest.mark.parametrize("touched", [{"attempts": 1}, {"why": "travelling"}, {"state": "done"}])
def test_what_was_tried_moved_or_done_is_not_counted_anew(touched: dict[str, object]) -> None:
    """A corrected day does not undo what somebody has worked on."""
    there = followup(5, code="thanks", due="2026-11-23", origin="after-contract", **touched)  # type: ignore[arg-type]
    assert told(milestone("2026-11-20"), there) == ([], [])


@pytest.mark.parametrize(("brought", "made"), [("2", []), ("3", ["gift 2026-11-23"]), ("4", [])])
def test_a_count_of_customers_brought_wakes_the_rule_of_that_count_alone(brought: str, made: list[str]) -> None:
    """The gift is for the third."""
    assert told(milestone("2026-11-22", MilestoneKind.REFERRAL_COUNT, brought)) == (made, [])


def test_what_svc_counted_is_not_to_be_corrected() -> None:
    """Nobody told it wrongly; a contract that somebody wrote down is."""
    assert correctable(milestone("2026-11-22")).id == 3
    with pytest.raises(CountedBySvc) as refusal:
        correctable(milestone("2026-11-22", MilestoneKind.REFERRAL_COUNT, "3"))
    assert (refusal.value.exit_code, refusal.value.values) == (4, {"id": "T3"})
