"""What the guide says of playbooks is all that may stand in one."""

import re
from enum import StrEnum

import pytest

from aftersales_cli import places, playbooks
from aftersales_cli.rules.clocks import CaseKind, Hours, Mark
from aftersales_cli.rules.codes import CustomerKind, DutyChannel
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


MUST = {
    "followup": ("id", "after", "channel", "purpose", "wait"),
    "clock": ("id", "case", "until", "within", "title"),
    "warranty": ("component", "starts", "title", "clause", "lasts", "km", "uses", "seasons", "design_life"),
    "retry": ("outcome", "steps"),
    "standard": ("id", "value", "text"),
}


@pytest.mark.parametrize("name", GUIDES)
@pytest.mark.parametrize("table", MUST)
def test_the_guide_says_what_a_row_must_have(name: str, table: str) -> None:
    """In the paragraph under the title of each table, before its keys one by one."""
    below = page(name).partition(f"## `[[{table}]]`")[2].split("\n\n")[1]
    assert not below.startswith("|")
    assert [key for key in MUST[table] if f"`{key}`" not in below] == []


@pytest.mark.parametrize("name", GUIDES)
def test_the_guide_says_whom_a_rule_of_the_calendar_is_for(name: str) -> None:
    """All who buy are named, and those who do not."""
    said = page(name).partition("## `[[followup]]`")[2].partition("## `[[clock]]`")[0].split("\n\n")[-2]
    assert [kind.value for kind in CustomerKind if f"`{kind.value}`" not in said] == []
    assert "`kinds = []`" in said
