"""What is typed wrongly is answered in one sentence, and nothing is guessed or passed over."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_output import CHINESE, name, refused
from tests.shop import Shop, laden

SVC = Path(sys.executable).with_name("svc")
TYPER = re.compile(r"Usage|Missing|No such|Invalid|unexpected|requires|Error|Try|does not take|takes no", re.IGNORECASE)

USAGE = [
    (["customer", "new"], "NAME"),
    (["followup", "new", "张三"], "WHAT"),
    (["log-call"], "CUSTOMER"),
    (["log-call", "--batch"], "--batch"),
    (["log-call", "--edit"], "--edit"),
    (["log-call", "--edit", "L1", "--batch", "-"], "--batch"),
    (["log-call", "张三", "--promise"], "--promise"),
    (["promise", "new", "张三"], "WHAT"),
    (["promise", "move", "P1"], "WHEN"),
    (["promise", "waive", "P1"], "--why"),
    (["promise", "lst"], "promise list"),
    (["job", "new", "张三", "Oil", "--on", "fri"], "--kind"),
    (["job", "done", "J2"], "DID"),
    (["job", "miss", "J2"], "--why"),
    (["job", "move", "J2", "fri"], "--why"),
    (["job", "strat", "J2"], "job start"),
    (["enquiry", "close"], "ENQUIRY"),
    (["enquiry", "close", "Q3"], "--lost"),
    (["enquiry", "new", "--budget"], "--budget"),
    (["trafic"], "traffic"),
    (["traffic", "today"], "today"),
    (["followup", "new", "张三", "Ask"], "--due"),
    (["followup", "cancel", "F1"], "--why"),
    (["init"], "--name"),
    (["due-today", "--jsn"], "--json"),
    (["due-today", "--frobnicate"], "--frobnicate"),
    (["customer", "edit", "张三", "--may-cal"], "--may-cal"),
    (["due-today", "-x"], "-x"),
    (["frobnicate"], "frobnicate"),
    (["custmer"], "customer"),
    (["customer", "lst"], "customer list"),
    (["customer", "new", "张三", "李四"], "李四"),
    (["due-today", "tomorrow"], "tomorrow"),
    (["customer", "new", "张三", "--phone"], "--phone"),
    (["--db"], "--db"),
    (["due-today", "--lang", "zh"], "svc --lang"),
    (["customer", "list", "--user", "wang"], "svc --user"),
    (["due-today", "--json=1"], "--json"),
    (["due-today", "--days", "soon"], "soon"),
    (["due-today", "--channel", "fax"], "fax"),
]


@pytest.mark.parametrize(("words", "named"), USAGE, ids=[name(words) for words, _ in USAGE])
def test_a_mistyped_command_is_answered_in_the_language(settled: Shop, words: list[str], named: str) -> None:
    """The sentence names what was wrong, and no English of the toolkit shows through."""
    assert named in refused(settled, 2, *words)
    settled.lang = "zh"
    said = refused(settled, 2, *words)
    assert named in said
    assert CHINESE.search(said)
    assert not TYPER.search(said.replace(named, ""))


def test_a_group_without_a_command_shows_its_help(settled: Shop) -> None:
    """`svc customer` alone lists what can be done with customers; as nothing was done, on stderr and with code 2."""
    answer = settled.svc("customer")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: svc customer")
    assert all(f"  {command}" in answer.err for command in ("new", "find", "list", "show", "edit"))


EMPTY = [
    ["due-today", "--date", ""],
    ["log-call", "张三", "hello", "--at", ""],
    ["log-call", "张三", "hello", "--next", ""],
    ["log-call", "张三", "hello", "--for", ""],
    ["log-call", "张三", "hello", "--for", ","],
    ["complaint", "new", "张三", "Rattles", "--cause", ""],
    ["complaint", "new", "张三", "Rattles", "--purchase", ""],
    ["complaint", "list", "--cause", ""],
    ["purchase", "new", "张三", "Mats", "--on", ""],
    ["purchase", "new", "张三", "Mats", "--deliver-on", ""],
    ["purchase", "edit", "S1", "--delivered", "", "--price", "5"],
    ["customer", "new", "王五", "--birthday", ""],
    ["followup", "new", "张三", "Ask", "--due", ""],
    ["followup", "move", "F1", "", "--why", "travelling"],
    ["undo", ""],
    ["log-call", "张三", "--keeps", ""],
    ["log-call", "张三", "--promise", ""],
    ["log-call", "张三", "--promise", "Key", "--promise-due", ""],
    ["log-call", "--edit", "", "hello"],
    ["log-call", "--edit", "L1", "--at", ""],
    ["promise", "new", "张三", "Mat", "--due", ""],
    ["promise", "new", "张三", "Mat", "--about", ""],
    ["promise", "move", "P1", "", "--told"],
    ["promise", "keep", "P1", "--why", ""],
    ["job", "new", "张三", "Oil", "--kind", "", "--on", "fri"],
    ["job", "new", "张三", "Oil", "--kind", "service", "--on", "fri", "--purchase", ""],
    ["job", "done", "J2", "Oil", "--at", ""],
    ["job", "list", "--date", ""],
    ["enquiry", "new", "王五", "--budget", ""],
    ["enquiry", "close", "Q3", "--bought", ""],
    ["enquiry", "close", "Q3", "--lost", ""],
    ["complaint", "list", "--product", ""],
    ["complaint", "list", "--age", ""],
    ["traffic", "--date", ""],
    ["purchase", "accept", "S1", "--on", ""],
    ["purchase", "accept", "S1", "--moved-in", ""],
]


@pytest.mark.parametrize("words", EMPTY, ids=name)
def test_an_empty_value_is_refused_and_not_passed_over(working: Shop, words: list[str]) -> None:
    """A script whose variable is empty is told so, and no date or cause is silently dropped."""
    laden(working).ok("log-call", "张三")
    refused(working, 2, *words)


def test_a_list_of_nobody_is_not_a_list_of_everybody(settled: Shop) -> None:
    """An empty `--customer` fits nobody."""
    for noun in ("purchase", "followup", "complaint", "promise", "job", "enquiry"):
        refused(settled, 3, noun, "list", "--customer", "")
    for noun in ("promise", "job", "enquiry"):
        refused(settled, 3, noun, "list", "--staff", "")
    refused(settled, 3, "complaint", "list", "--against", "")


@pytest.mark.parametrize(
    "words",
    [
        ["customer", "show", "\udcff"],
        ["log-call", "张三", "--next", "\udcff"],
        ["complaint", "new", "张三", "Rattles", "--cause", "\udcff"],
        ["followup", "show", "\udcff"],
        ["promise", "new", "张三", "\udcff"],
        ["job", "show", "\udcff"],
        ["enquiry", "new", "\udcff"],
        ["log-call", "--edit", "\udcff"],
        ["customer", "show", "x" * 60_000],
    ],
    ids=["customer", "date", "cause", "id", "promise", "job", "enquiry", "correction", "long"],
)
def test_what_no_keyboard_types_is_refused_like_any_other_wrong_value(working: Shop, words: list[str]) -> None:
    """Broken bytes and endless words are wrong values (2) or fit nobody (3), and no breakdown of svc or the store."""
    answer = working.svc(*words)
    assert answer.code in (2, 3), answer.err


def test_searching_for_an_endless_word_is_refused(working: Shop) -> None:
    """A whole page pasted into a search is told to be too long."""
    assert "60000 characters" in refused(working, 2, "customer", "find", "x" * 60_000)


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "9" * 40])
def test_a_limit_is_a_whole_number_from_one(settled: Shop, limit: str) -> None:
    """Nonsense for a number of rows is refused with the number."""
    assert limit in refused(settled, 2, "customer", "list", f"--limit={limit}")


@pytest.mark.parametrize(
    "words",
    [["customer", "new"], ["log-call", "张三"], ["customer", "edit", "张三"], ["undo"], ["init"], ["customer"], []],
    ids=name,
)
def test_nothing_waits_for_input_without_a_terminal(working: Shop, words: list[str]) -> None:
    """A script that nobody watches never hangs, though its input stays open."""
    with subprocess.Popen(
        [SVC, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": "", **working.environment()},
    ) as process:
        try:
            assert process.wait(timeout=20) in (0, 2)
        finally:
            process.kill()


def test_times_in_json_say_their_zone(settled: Shop) -> None:
    """An instant can be read without knowing where the store is."""
    delivered = settled.items("purchase", "show", "S1")[0]
    assert delivered["delivered_at"] == "2026-11-22T09:00:00+08:00"
    assert delivered["delivered_on"] == "2026-11-22"


def test_the_version_is_shown(shop: Shop) -> None:
    """`svc --version` prints name and number."""
    assert re.fullmatch(r"svc \d+\.\d+\.\d+\n", shop.ok("--version").out)


@pytest.mark.parametrize(
    "words",
    [
        ["due-today", "--json", "--csv"],
        ["purchase", "edit", "S1", "--price", "5", "--clear", "price"],
        ["purchase", "edit", "S1", "--deliver-on", "fri", "--clear", "deliver-on"],
        ["customer", "edit", "张三", "--wechat", "zs", "--clear", "wechat"],
    ],
    ids=name,
)
def test_options_that_contradict_each_other_are_refused(working: Shop, words: list[str]) -> None:
    """Nobody has to guess which of two opposite wishes was meant."""
    assert "contradict" in refused(working, 2, *words)
