"""Where a case stands by its record and its deadlines."""

import pytest

from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clocks import Mark, clock
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.running import CaseFacts, Run
from aftersales_cli.rules.standing import standing
from tests.rules.facts import NOW, at, day, when

ROW = {
    "id": "decision", "case": "complaint", "until": "decided", "within": "3d", "title": {"en": "Decided", "zh": "决定"}
}  # fmt: skip
FACTS = CaseFacts("complaint", None, "normal", at("2026-11-20 10:00"))


@pytest.mark.parametrize(
    ("named", "deadline", "seen"),
    [("2026-11-30", "2026-11-25", "2026-11-25"), ("2026-11-23", "2026-11-25", "2026-11-23")],
)
def test_a_case_is_seen_to_on_the_day_of_its_deadline_at_the_latest(named: str, deadline: str, seen: str) -> None:
    """Whoever agrees on a later day with the customer has a deadline all the same; an earlier day stands."""
    steps = [
        CaseStep(at("2026-11-20 10:00"), Step.RECEIVED, "王芳", None, None, to_on=day("2026-11-20")),
        CaseStep(at("2026-11-21 10:00"), Step.CONTACTED, "王芳", 1, None, to_on=day(named)),
    ]
    run = Run(clock(ROW), at("2026-11-20 10:00"), None, (), when(deadline), False)
    found = standing(FACTS, steps, False, [run], [], NOW)
    assert (found.due, found.deadline, found.mark) == (when(seen), when(deadline), Mark.DECIDED)


def test_a_paused_case_comes_back_at_the_end_of_its_pause() -> None:
    """What was missed before the pause stays missed, but nobody is sent to it while it waits for the parts."""
    steps = [
        CaseStep(at("2026-11-20 10:00"), Step.RECEIVED, "王芳", None, None, to_on=day("2026-11-20")),
        CaseStep(at("2026-11-26 10:00"), Step.PAUSED, "王芳", None, None, to_on=day("2026-12-02")),
    ]
    run = Run(clock(ROW), at("2026-11-20 10:00"), None, (), when("2026-11-25"), True)
    found = standing(FACTS, steps, False, [run], [], at("2026-11-26 10:00"))
    assert (found.due, found.deadline) == (when("2026-12-02"), when("2026-11-25"))
