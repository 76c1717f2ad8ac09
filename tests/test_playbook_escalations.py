"""The ladder of missed deadlines in a playbook file, and what is said of broken ones."""

from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.rules.escalations import Escalation
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.waits import Wait
from tests.test_playbook_retries import read, refused

ROW = '[[escalation]]\nid = "first"\nafter = "4h"\nto = "manager"\n'
CRITICAL = 'only = { severity = ["critical"] }\n'


def second(after: str, to: str, only: str = "") -> str:
    """A second step behind the first."""
    return f'{ROW}[[escalation]]\nid = "second"\nafter = "{after}"\nto = "{to}"\n{only}'


def test_a_ladder_of_missed_deadlines_is_read_as_it_is_written(tmp_path: Path) -> None:
    """How long after it, to whom, and for which cases."""
    only = 'only = { severity = ["high", "critical"], case = ["repair"] }\n'
    assert read(tmp_path, second("1d", "owner", only)).escalations == (
        Escalation("first", Wait(4, "h"), Role.MANAGER),
        Escalation("second", Wait(1, "d"), Role.OWNER, ("high", "critical"), ("repair",)),
    )
    assert read(tmp_path, "").escalations == ()


@pytest.mark.parametrize("trade", playbooks.names())
def test_every_trade_has_a_ladder_that_ends_with_the_owner(trade: str) -> None:
    """At once the lead, after a day the manager, after three the owner; the manager at once of critical ones."""
    assert {(one.to, one.after, one.severities) for one in playbooks.load(trade).escalations} == {
        (Role.LEAD, Wait(0, "h"), ()), (Role.MANAGER, Wait(1, "d"), ()), (Role.OWNER, Wait(3, "d"), ()),
        (Role.MANAGER, Wait(0, "h"), ("critical",)), (Role.OWNER, Wait(1, "d"), ("critical",)),
    }  # fmt: skip


def test_a_trade_changes_one_step_of_what_it_builds_on(tmp_path: Path) -> None:
    """By its id; what it does not name stays, and one that is off is gone."""
    text = (
        'based_on = "generic"\n[[escalation]]\nid = "to-owner"\nafter = "5d"\n'
        '[[escalation]]\nid = "critical-to-owner"\noff = true\n'
    )
    found = {one.id: one for one in read(tmp_path, text).escalations}
    assert found["to-owner"] == Escalation("to-owner", Wait(5, "d"), Role.OWNER)
    assert set(found) == {"to-lead", "to-manager", "to-owner", "critical-to-manager"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"4h"', '"-4h"', "after"),
        ('"4h"', '"soon"', "after"),
        ('"4h"', '"2wd"', "after"),
        ('"4h"', '"1mo"', "after"),
        ('"4h"', '"1y"', "after"),
        ("after", "behind", "behind"),
        ('after = "4h"\n', "", "after"),
        ('to = "manager"\n', "", "to"),
        ('"manager"', '"rep"', "to"),
        ('"manager"', '"boss"', "to"),
    ],
)
def test_what_is_no_step_of_a_ladder_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    """A time before the deadline, one that cannot be compared, a rank that leads nobody, a key that is none."""
    assert refused(tmp_path, ROW.replace(old, new)) == ("mine.toml", "escalation first", key)


@pytest.mark.parametrize(
    ("only", "key"),
    [
        ("{ cause = ['product'] }", "cause"),
        ("{ severity = ['bad'] }", "severity"),
        ("{ case = ['quarrel'] }", "case"),
        ("{ case = 'repair' }", "case"),
        ("{ severity = [] }", "severity"),
    ],
)
def test_a_step_is_limited_to_severities_and_cases_that_there_are(tmp_path: Path, only: str, key: str) -> None:
    """A misspelt one would never climb."""
    assert refused(tmp_path, f"{ROW}only = {only}\n") == ("mine.toml", "escalation first, only", key)


@pytest.mark.parametrize(
    ("after", "to", "key"),
    [
        ("1d", "manager", "to"),  # the same rank twice
        ("1d", "lead", "after"),  # later, and lower
        ("241min", "lead", "after"),
        ("3h", "owner", "after"),  # earlier, and higher
    ],
)
def test_what_comes_later_leads_higher(tmp_path: Path, after: str, to: str, key: str) -> None:
    """Else a case would climb down."""
    assert refused(tmp_path, second(after, to)) == ("mine.toml", "escalation second", key)


@pytest.mark.parametrize(
    ("after", "to", "only"),
    [("5h", "owner", ""), ("1w", "owner", ""), ("4h", "owner", ""), ("3h", "lead", ""), ("0h", "manager", CRITICAL),
     ("1d", "lead", CRITICAL)],
)  # fmt: skip
def test_steps_that_do_not_contradict_each_other_stand_together(tmp_path: Path, after: str, to: str, only: str) -> None:
    """Two ranks may hear of it at the same time; other cases have a ladder of their own."""
    assert len(read(tmp_path, second(after, to, only)).escalations) == 2
