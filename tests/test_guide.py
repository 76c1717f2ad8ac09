"""What the guide says of playbooks is all that may stand in one."""

import re
from enum import StrEnum

import pytest

from aftersales_cli import places, playbooks
from aftersales_cli.rules.clocks import CaseKind, Hours, Mark
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.days import Festival
from aftersales_cli.rules.patterns import Level, Same
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Cycle, Trigger
from aftersales_cli.rules.warranty import Fault, Payer, Start

GUIDES = ("playbook.en.md", "playbook.zh.md")


def page(name: str) -> str:
    """A page of the guide."""
    return (places.data() / "guide" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GUIDES)
def test_the_guide_names_every_key_of_a_playbook(name: str) -> None:
    """Whoever writes a playbook finds each table and each key on one page, in either language."""
    text = page(name)
    tables = {f"[[{table}]]" for table in playbooks.KEYS}
    keys = playbooks.ONCE | {key for found in playbooks.KEYS.values() for key in found} | {"hours", "seasons"}
    assert {word for word in tables | keys if word not in text} == set()


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize(
    "words", [Trigger, Cycle, Festival, CaseKind, Mark, Hours, DutyChannel, Role, Fault, Payer, Start, Same, Level]
)
def test_the_guide_names_every_word_that_a_key_may_have(name: str, words: type[StrEnum]) -> None:
    """What happened, festivals, deadlines, ways, ranks, faults, who pays, and what repeats."""
    known = {word for code in re.findall(r"`([^`]+)`", page(name)) for word in re.findall(r"[a-z][a-z-]*", code)}
    assert {word.value for word in words} - known == set()
