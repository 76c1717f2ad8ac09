"""A playbook is stored as plain JSON and read back the same."""

import json
from datetime import time

import pytest
from hypothesis import given

from aftersales_cli.rules import playbook
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import Wait
from tests.rules.facts import RULES, book

CONFIRM = FollowUpRule(
    *(
        "handover-confirm",
        Trigger.DELIVERY,
        Wait(-1, "d"),
        time(10, 0),
        DutyChannel.CALL,
        "Confirm",
        "确认",
        ("vip",),
        Role.LEAD,
    )
)


@given(RULES)
def test_every_rule_that_is_stored_is_read_back_the_same(rules: list[FollowUpRule]) -> None:
    """What the store keeps of a playbook is all that it says."""
    stored = json.loads(json.dumps([playbook.plain_rule(rule) for rule in rules]))
    assert book(*stored).followups == tuple(rules)


def test_a_stored_playbook_reads_like_its_file() -> None:
    """Stored playbooks stay readable to later versions: the same keys and spellings as in the file."""
    assert playbook.plain(book(playbook.plain_rule(CONFIRM))) == {
        "name": "trade",
        "title": {"en": "Trade", "zh": "行业"},
        "followup": [
            {
                "id": "handover-confirm",
                "after": "delivery",
                "wait": "-1d",
                "at": "10:00",
                "channel": "call",
                "purpose": {"en": "Confirm", "zh": "确认"},
                "kinds": ["vip"],
                "who": "lead",
            }
        ],
    }


def test_a_rule_without_a_time_is_stored_without_one() -> None:
    """No time named and midnight are two things."""
    row = {
        "id": "x",
        "after": "purchase",
        "wait": "3d",
        "at": None,
        "channel": "text",
        "purpose": {"en": "a", "zh": "b"},
    }
    assert playbook.rule({**row, "kinds": []}).at is None
    assert playbook.rule({**row, "kinds": []}).who is None
    assert playbook.rule({**row, "kinds": [], "at": "00:00"}).at == time(0, 0)


@pytest.mark.parametrize(
    ("key", "value"), [("wait", "soon"), ("after", "birthday"), ("channel", "pigeon"), ("who", "boss")]
)
def test_a_stored_rule_that_says_nonsense_is_refused(key: str, value: str) -> None:
    """A stored rule that was tampered with is not read as another one."""
    row = playbook.plain_rule(CONFIRM)
    with pytest.raises(ValueError, match=value):
        playbook.rule({**row, key: value})


@pytest.mark.parametrize(("wait", "text"), [(Wait(90, "min"), "90min"), (Wait(-1, "d"), "-1d"), (Wait(0, "mo"), "0mo")])
def test_a_span_is_written_as_playbooks_write_it(wait: Wait, text: str) -> None:
    """90 minutes are 90min, the day before is -1d."""
    assert playbook.wait_text(wait) == text
