"""Who may decide and promise what."""

import pytest

from aftersales_cli.errors.loop import AnsweredAlready, BeyondAuthority, NothingPending
from aftersales_cli.rules.authority import Authority, Remedy, confirming, needed
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.team import Member, Role
from tests.rules.facts import NOW, day

# A clerk may give 200 yuan away, but no refund; a manager everything up to 10,000.
LIMITS = (
    Authority(Role.REP, 20_000, (Remedy.GIFT, Remedy.APOLOGY)),
    Authority(Role.MANAGER, 1_000_000, None),
)


def somebody(role: Role) -> Member:
    """A member of staff of a rank."""
    return Member(1, "王芳", "wf", role, None, None, None, day("2026-01-01"))


@pytest.mark.parametrize(
    ("role", "remedy", "amount", "expected"),
    [
        (Role.REP, None, 20_000, None),
        (Role.REP, None, 20_001, Role.MANAGER),
        (Role.REP, None, None, None),
        (Role.REP, Remedy.REFUND, None, Role.MANAGER),
        (Role.REP, Remedy.REFUND, 1_000_001, Role.OWNER),
        (Role.LEAD, None, 20_001, Role.MANAGER),
        (Role.LEAD, None, 20_000, None),
        (Role.MANAGER, Remedy.REFUND, 1_000_000, None),
        (Role.OWNER, Remedy.REFUND, 9_000_000, None),
    ],
)
def test_a_price_alone_has_its_limit_too(
    role: Role, remedy: Remedy | None, amount: int | None, expected: Role | None
) -> None:
    """With a remedy both must be within the rank; without one the amount decides."""
    assert needed(LIMITS, somebody(role), remedy, amount) == expected


def test_a_yes_is_given_once_and_by_the_rank() -> None:
    """Who comes second hears by whom; what asks for no yes says so."""
    confirming("P3", "lead", somebody(Role.MANAGER), "wf")
    with pytest.raises(BeyondAuthority):
        confirming("P3", "lead", somebody(Role.REP), "wf")
    with pytest.raises(NothingPending):
        confirming("P3", None, somebody(Role.OWNER), "wf")
    with pytest.raises(AnsweredAlready) as refusal:
        confirming("P3", None, somebody(Role.OWNER), "wf", CaseStep(NOW, Step.APPROVED, "李娜", None, None))
    assert refusal.value.values["who"] == "李娜"
