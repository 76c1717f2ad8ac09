"""What people slip in when they write a playbook, and what is said of it."""

from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.errors import BadPlaybook
from aftersales_cli.errors.lists import NoSuchFile
from aftersales_cli.errors.playbooks import FileIsFolder, KeyMissing, NoTable, RowTwice
from tests.shop import Shop
from tests.test_playbooks import RULE, TITLE, read

BASED = TITLE + 'based_on = "generic"\n'
CLOCK = """
[[clock]]
id = "quick"
case = "complaint"
until = "responded"
within = "4h"
title = { en = "Answer", zh = "答复" }
"""
TERM = """
[[warranty]]
component = "*"
starts = "invoice"
lasts = "1y"
title = { en = "Whole", zh = "整机" }
clause = { en = "contract", zh = "合同" }
"""
LADDER = '[[retry]]\noutcome = "busy"\nsteps = ["3h"]\n'
STANDARD = '[[standard]]\nid = "s"\nvalue = "15min"\ntext = { en = "Come", zh = "到" }\n'


def refusal(folder: Path, text: str) -> BadPlaybook:
    """The refusal of a file with this text."""
    with pytest.raises(BadPlaybook) as found:
        read(folder, text)
    assert found.value.exit_code == 2
    return found.value


def said(folder: Path, text: str) -> tuple[object, object, str, object]:
    """Where, which key, what is wanted and the choices, in the refusal of a file with this text."""
    values = refusal(folder, text).values
    return values["where"], values["key"], str(values["wanted"]), values["choices"]


# --- rows


@pytest.mark.parametrize(
    ("row", "where"),
    [
        (RULE, "followup first-call"),
        (CLOCK, "clock quick"),
        (TERM, "warranty *"),
        (LADDER, "retry busy"),
        (STANDARD, "standard s"),
    ],
)
def test_a_row_that_stands_twice_in_one_file_is_refused(tmp_path: Path, row: str, where: str) -> None:
    """Of two rows nobody knows which is meant; over the playbook below it is a change and stays one."""
    read(tmp_path, TITLE + row)
    found = refusal(tmp_path, TITLE + row + row)
    assert isinstance(found, RowTwice)
    assert found.values["where"] == where


def test_nothing_can_be_left_out_that_is_not_below(tmp_path: Path) -> None:
    """A slip in the id of a row would leave it in; the near one is named, or all that there are."""
    off = '[[{}]]\nid = "{}"\noff = true\n'
    assert said(tmp_path, BASED + off.format("followup", "one-mnth"))[1:] == (
        "off", "there is no such row below; the nearest one is: ", "one-month",
    )  # fmt: skip
    _, key, _, choices = said(tmp_path, BASED + off.format("retry", "zzz"))
    assert (key, choices) == ("off", "busy, call-back, message-left, no-answer, wrong-number")
    where, key, wanted, choices = said(tmp_path, TITLE + off.format("followup", "one-month"))
    assert (where, key, choices) == ("followup one-month", "off", "")
    assert "there is no such row" in wanted


# --- sentences


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        ('title = { en = "Tra\\u001b[31mde", zh = "行业" }\n', "playbook", "title"),
        ('title = { en = "Trade\\nand more", zh = "行业" }\n', "playbook", "title"),
        (TITLE + RULE.replace('"询问"', '"询\\u0000问"'), "followup first-call", "purpose"),
        (TITLE + RULE.replace('"Ask"', '"A\\u202esk"'), "followup first-call", "purpose"),
        (TITLE + CLOCK.replace('"Answer"', '"An\\u0007swer"'), "clock quick", "title"),
        (TITLE + TERM.replace('"contract"', '"con\\u0008tract"'), "warranty *", "clause"),
        (TITLE + STANDARD.replace('"Come"', '"Co\\u009bme"'), "standard s", "text"),
        (TITLE + RULE + 'only = { category = ["c\\u001bar"] }\n', "followup first-call, only", "category"),
        (TITLE + '[seasons]\n"heat\\u001bing" = "11-15/03-15"\n', "seasons", "heat\u001bing"),
        (TITLE + STANDARD.replace('"15min"', '"15\\u001bmin"'), "standard s", "value"),
    ],
)
def test_no_sentence_moves_the_cursor(tmp_path: Path, text: str, where: str, key: str) -> None:
    """Control characters and line ends in what is shown every day are refused where they stand."""
    assert said(tmp_path, text)[:2] == (where, key)


# --- lists and ladders


def test_a_rule_is_for_some_kind_of_customer_or_does_not_say(tmp_path: Path) -> None:
    """An empty list is neither."""
    assert said(tmp_path, TITLE + RULE + "kinds = []\n")[:2] == ("followup first-call", "kinds")


@pytest.mark.parametrize("steps", ['["0d"]', '["0min"]', '["3h", "0h"]', '["-1d"]'])
def test_a_step_waits_for_something(tmp_path: Path, steps: str) -> None:
    """Nobody calls again in the same minute; the evening of the same day is a step."""
    assert said(tmp_path, TITLE + LADDER.replace('["3h"]', steps))[:2] == ("retry busy", "steps")
    read(tmp_path, TITLE + LADDER.replace('["3h"]', '["3h", "0d 19:00", "1d 10:00"]'))


@pytest.mark.parametrize("steps", ['["2d", "3h"]', '["1w", "2d 10:00"]', '["1mo", "2w"]', '["3h", "30min"]'])
def test_steps_do_not_go_backwards(tmp_path: Path, steps: str) -> None:
    """Each is counted from the try before it, and nobody hurries more from try to try."""
    assert said(tmp_path, TITLE + LADDER.replace('["3h"]', steps))[:2] == ("retry busy", "steps")


def test_a_ladder_has_20_steps_at_most(tmp_path: Path) -> None:
    """More tries than that are none."""
    read(tmp_path, TITLE + LADDER.replace('["3h"]', str(["1d"] * 20)))
    assert said(tmp_path, TITLE + LADDER.replace('["3h"]', str(["1d"] * 21)))[1:] == (
        "steps", "the most steps are ", "20",
    )  # fmt: skip


# --- what is said


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        ("", "playbook", "title"),
        (TITLE + RULE.replace('wait = "3d"\n', ""), "followup first-call", "wait"),
        (TITLE + RULE.replace('channel = "call"\n', ""), "followup first-call", "channel"),
        (TITLE + RULE.replace('after = "delivery"\n', ""), "followup first-call", "after"),
        (TITLE + RULE.replace('id = "first-call"\n', ""), "followup ?", "id"),
        (TITLE + RULE.replace('purpose = { en = "Ask", zh = "询问" }\n', ""), "followup first-call", "purpose"),
        (TITLE + CLOCK.replace('within = "4h"\n', ""), "clock quick", "within"),
        (TITLE + TERM.replace('lasts = "1y"\n', ""), "warranty *", "lasts"),
        (TITLE + TERM.replace('component = "*"', 'id = "x"'), "warranty x", "component"),
        (TITLE + LADDER.replace('steps = ["3h"]\n', ""), "retry busy", "steps"),
        (TITLE + STANDARD.replace('value = "15min"\n', ""), "standard s", "value"),
    ],
)
def test_what_is_missing_is_said_to_be_missing(tmp_path: Path, text: str, where: str, key: str) -> None:
    """Nobody searches a file for a wrong word that is not in it."""
    found = refusal(tmp_path, text)
    assert isinstance(found, KeyMissing)
    assert (found.values["where"], found.values["key"]) == (where, key)


@pytest.mark.parametrize(
    ("text", "key", "limit"),
    [
        (RULE.replace('"3d"', '"101y"'), "wait", "100y"),
        (RULE.replace('"3d"', '"-1201mo"'), "wait", "1200mo"),
        (RULE.replace('"3d"', '"99999d"'), "wait", "9999d"),
        (RULE + 'every = "5001w"\n', "every", "5000w"),
        (TERM + "km = 10000000000\n", "km", "1000000000"),
    ],
)
def test_a_number_that_is_too_large_is_answered_with_the_largest(
    tmp_path: Path, text: str, key: str, limit: str
) -> None:
    """How much is allowed need not be guessed."""
    assert said(tmp_path, TITLE + text)[1:] == (key, "it must be at most ", limit)


@pytest.mark.parametrize(
    ("text", "key", "limit"),
    [
        (RULE + 'every = "0d"\n', "every", "1d"),
        (RULE + 'window = "-2w"\n', "window", "1w"),
        (CLOCK.replace('"4h"', '"-4h"'), "within", "0h"),
        (TERM.replace('"1y"', '"0y"'), "lasts", "1y"),
    ],
)
def test_a_span_that_is_too_short_is_answered_with_the_shortest(
    tmp_path: Path, text: str, key: str, limit: str
) -> None:
    """Nothing lasts for nothing, or backwards."""
    assert said(tmp_path, TITLE + text)[1:] == (key, "it must be at least ", limit)


@pytest.mark.parametrize("count", ["0", "-3", "1.5", '"3"', "true"])
def test_a_number_that_is_none_is_answered_with_the_first(tmp_path: Path, count: str) -> None:
    """Whole numbers begin with 1."""
    wanted = said(tmp_path, TITLE + RULE + f'every = "1mo"\ntimes = {count}\n')[2]
    assert wanted.endswith("from 1 on")


def test_a_last_day_without_quotes_is_told_of_them(tmp_path: Path) -> None:
    """A day in TOML's own spelling is no text; one in quotes is right, also one that has passed."""
    _, key, wanted, _ = said(tmp_path, TITLE + RULE + 'every = "1mo"\nuntil = 2028-12-31\n')
    assert key == "until"
    assert 'in quotes such as "2028-12-31"' in wanted
    read(tmp_path, TITLE + RULE + 'every = "1mo"\nuntil = "2020-12-31"\n')


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('hours = "09:00-18:00"\n' + TITLE, "hours"),
        (TITLE + RULE + 'only = "car"\n', "followup first-call, only"),
        (TITLE + RULE + 'channel_for = "visit"\n', "followup first-call, channel_for"),
        (TITLE + TERM + 'pays = "store"\n', "warranty *, pays"),
    ],
)
def test_a_value_in_place_of_a_table_names_the_table(tmp_path: Path, text: str, where: str) -> None:
    """And the keys that it may have; the value is not taken for one."""
    found = refusal(tmp_path, text)
    assert isinstance(found, NoTable)
    assert found.values["where"] == where
    assert found.values["choices"]


def test_a_rule_that_a_birthday_does_not_wake_names_the_birthday(tmp_path: Path) -> None:
    """It is the key that was written; with another reason to wake it is left out."""
    rule = RULE.replace('after = "delivery"', "birthday = false")
    assert said(tmp_path, TITLE + rule)[:2] == ("followup first-call", "birthday")
    read(tmp_path, TITLE + RULE + "birthday = false\n")
    assert said(tmp_path, TITLE + RULE + 'season = ""\n')[:2] == ("followup first-call", "after")


def test_a_file_of_windows_is_read(tmp_path: Path) -> None:
    """Notepad puts a mark before the text and ends lines in its own way."""
    text = TITLE + RULE
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert playbooks.read(tmp_path / "mine.toml") == read(tmp_path, text)


def test_a_folder_is_not_a_playbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is said to be one, and a file that is not there not to be there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    for name in (str(tmp_path), f"{tmp_path}/", ".", "mine"):
        with pytest.raises(FileIsFolder) as found:
            playbooks.named(name)
        assert found.value.values == {"path": name}
    with pytest.raises(NoSuchFile):
        playbooks.named(str(tmp_path / "mine.toml"))
    with pytest.raises(NoSuchFile):
        playbooks.named("x" * 5000 + ".toml")


def test_a_mistake_is_one_sentence(tmp_path: Path) -> None:
    """The file, the table, the key and what would be right, on one line."""
    shop = Shop(tmp_path)
    path = tmp_path / "mine.toml"
    cases = {
        "": 'mine.toml, playbook: title is missing; it must be a table with "en" and "zh".\n',
        TITLE + RULE.replace('"3d"', '"101y"'): (
            "mine.toml, followup first-call: wait is not right; it must be at most 100y.\n"
        ),
        TITLE + RULE + RULE: (
            "mine.toml, followup first-call stands twice; put all that it says into one row, or give each row an id of"
            " its own.\n"
        ),
        'hours = "09:00-18:00"\n' + TITLE: (
            "mine.toml, hours is not right; it must be a table with some of these keys: fri, mon, sat, sun, thu, tue,"
            " wed, week, weekdays.\n"
        ),
        "title = {": (
            "mine.toml cannot be read from line 1, column 10 on; look there and above for a missing quote, bracket or"
            " equals sign, or for a key that stands twice.\n"
        ),
    }
    for text, sentence in cases.items():
        path.write_text(text, encoding="utf-8")
        answer = shop.svc("playbook", "check", str(path))
        assert (answer.code, answer.err) == (2, sentence)
