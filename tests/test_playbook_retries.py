"""The ladders of retries in a playbook file, and what is said of broken ones."""

from datetime import time
from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.errors import BadPlaybook, Term
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.ladder import Ladder, Step
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.rules.waits import Wait

TITLE = 'title = { en = "Trade", zh = "行业" }\n'
ROW = '[[retry]]\noutcome = "no-answer"\nsteps = ["3h", "1d 10:00"]\nthen = "wechat"\n'


def read(folder: Path, text: str) -> Playbook:
    """The playbook that a file with this text makes."""
    path = folder / "mine.toml"
    path.write_text(TITLE + text, encoding="utf-8")
    return playbooks.read(path)


def refused(folder: Path, text: str) -> tuple[object, object, object]:
    """The file, the table and the key that the refusal of this text names."""
    with pytest.raises(BadPlaybook) as refusal:
        read(folder, text)
    values = refusal.value.values
    assert refusal.value.exit_code == 2
    assert isinstance(values["wanted"], Term)
    return values["file"], values["where"], values["key"]


def test_a_ladder_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Each step a wait and perhaps a time of that day, and then another way, if there is one."""
    text = f'{ROW}[[retry]]\noutcome = "wrong-number"\nsteps = []\n'
    assert read(tmp_path, text).retries == {
        "no-answer": Ladder("no-answer", (Step(Wait(3, "h")), Step(Wait(1, "d"), time(10, 0))), DutyChannel.WECHAT),
        "wrong-number": Ladder("wrong-number", (), None),
    }
    assert read(tmp_path, "").retries == {}


def test_any_trade_has_ladders_and_quiet_hours() -> None:
    """The shipped ones: every way of not reaching somebody has its own, over different parts of the day."""
    for name in playbooks.names():
        book = playbooks.load(name)
        assert {"no-answer", "busy", "wrong-number", "call-back", "message-left"} <= set(book.retries), name
        assert book.quiet is not None, name
    book = playbooks.load("generic")
    assert (book.quiet, book.quiet_then) == ((time(21, 0), time(8, 30)), "move")
    assert book.body["retry"][0] == {
        "id": "no-answer", "outcome": "no-answer", "steps": ["3h", "1d 10:00", "2d 19:00", "4d 12:30"],
        "then": "wechat",
    }  # fmt: skip


def test_a_trade_changes_one_ladder_of_what_it_builds_on(tmp_path: Path) -> None:
    """By its outcome; what it does not name stays, and one that is off is gone."""
    text = (
        'based_on = "generic"\n[[retry]]\noutcome = "busy"\nsteps = ["10min"]\n[[retry]]\nid = "call-back"\noff = true'
    )
    found = read(tmp_path, text).retries
    assert found["busy"] == Ladder("busy", (Step(Wait(10, "min")),), DutyChannel.WECHAT)
    assert found["no-answer"] == playbooks.load("generic").retries["no-answer"]
    assert "call-back" not in found


@pytest.mark.parametrize("outcome", ["reached", "refused", "nobody", "", "No-Answer"])
def test_only_what_is_in_vain_has_a_ladder(tmp_path: Path, outcome: str) -> None:
    """Who was spoken with is not tried again."""
    row = f'[[retry]]\nid = "mine"\noutcome = "{outcome}"\nsteps = []\n'
    assert refused(tmp_path, row) == ("mine.toml", "retry mine", "outcome")


def test_an_outcome_has_one_ladder(tmp_path: Path) -> None:
    """Two would contradict each other."""
    assert refused(tmp_path, f'{ROW}[[retry]]\nid = "again"\noutcome = "no-answer"\nsteps = []\n') == (
        "mine.toml",
        "retry again",
        "outcome",
    )


@pytest.mark.parametrize(
    "steps",
    [
        '"3h"',
        "3",
        "[3]",
        '["soon"]',
        '[""]',
        '["10:00"]',
        '["-3h"]',
        '["-1d 10:00"]',
        '["3h 10:00"]',
        '["30min 10:00"]',
        '["1d 25:00"]',
        '["1d 9:00"]',
        '["1d  10:00"]',
        '["1d "]',
        '["1d 10:00 then"]',
        '["2wd"]',
        '["200y"]',
        '["3h", "never"]',
    ],
)
def test_what_is_no_step_is_refused(tmp_path: Path, steps: str) -> None:
    """No wait, a negative one, a time behind hours, a time that no day has, working days."""
    assert refused(tmp_path, f'[[retry]]\noutcome = "busy"\nsteps = {steps}\n') == ("mine.toml", "retry busy", "steps")


def test_a_ladder_says_its_steps(tmp_path: Path) -> None:
    """None is written as an empty list."""
    assert refused(tmp_path, '[[retry]]\noutcome = "busy"\n') == ("mine.toml", "retry busy", "steps")


@pytest.mark.parametrize("then", ['"walk-in"', '"fax"', '""', "true", '["wechat"]'])
def test_the_other_way_is_one_by_which_a_customer_is_contacted(tmp_path: Path, then: str) -> None:
    """Nobody can make a customer walk in."""
    row = f'[[retry]]\noutcome = "busy"\nsteps = []\nthen = {then}\n'
    assert refused(tmp_path, row) == ("mine.toml", "retry busy", "then")


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    """By its name."""
    assert refused(tmp_path, f"{ROW}times = 3\n") == ("mine.toml", "retry no-answer", "times")
