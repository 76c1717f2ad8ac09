"""A file of contacts: one JSON object a line, logged together, exactly as if each had been typed."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.commands.test_output import refused
from tests.commands.test_undo import business, whole
from tests.shop import Shop, busy

Line = dict[str, Any]


def text(*lines: Line | str) -> str:
    """A file of contacts."""
    return "".join(f"{one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)}\n" for one in lines)


def logged(shop: Shop, *lines: Line | str, skip: bool = False) -> Any:
    """What came of a file, in JSON."""
    return shop.ok("log-call", "--batch", "-", "--json", *(["--skip-bad"] * skip), stdin=text(*lines)).json


def typed(line: Line) -> list[str]:
    """The same contact as it is typed."""
    words = ["log-call", line["customer"], *([line["note"]] if "note" in line else [])]
    for key in ("outcome", "channel", "minutes", "at", "next", "for", "keeps", "despite"):
        words += [f"--{key}", str(line[key])] if key in line else []
    for one in line.get("promises", ()):
        words += ["--promise", one["what"]]
        words += ["--promise-due", one["due"]] if "due" in one else []
    return [*words, *([f"--{line['direction']}"] if "direction" in line else [])]


def contact(**given: Any) -> Line:
    """A line without what is not given."""
    return {key: value for key, value in given.items() if value is not None}


PROMISES = st.sampled_from(
    [
        [{"what": "Mat"}],
        [{"what": "Mat"}, {"what": "Key"}],
        [{"what": "Mat", "due": "fri"}],
        [{"what": "Mat", "due": "fri"}, {"what": "Key", "due": "tomorrow 10:00"}],
    ]
)
CONTACTS = st.lists(
    st.builds(
        contact,
        customer=st.sampled_from(["K1", "K2", "张三", "李四", "13800005678", "王五", "Nobody"]),
        note=st.sampled_from([None, "Talked", "有问题"]),
        outcome=st.sampled_from([None, "reached", "busy", "no-answer", "wrong-number", "refused"]),
        channel=st.sampled_from([None, None, "visit", "walk-in"]),
        direction=st.sampled_from([None, "in", "out"]),
        at=st.sampled_from([None, None, "8:45", "8:15", "yesterday 17:00"]),
        next=st.sampled_from([None, None, "fri", "tomorrow 10:00"]),
        keeps=st.sampled_from([None, None, None, "P1", "P2,P3"]),
        despite=st.sampled_from([None, None, None, "He asked for it"]),
        promises=st.none() | PROMISES,
        **{"for": st.sampled_from([None, None, "all", "none", "C1", "F2", "P1", "F7,P2", "Q2", "J3"])},
    ),
    max_size=10,
)


@given(CONTACTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_does_exactly_what_its_lines_do_one_by_one(lines: list[Line]) -> None:
    """Every record is the same, down to its number, and the lines left out are those that would have been refused:
    what one contact does is known to the next.
    """
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        alone, together = busy(Path(first)), busy(Path(second))
        for shop in (alone, together):
            shop.ok("enquiry", "new", "王五", "--phone", "138 0000 7777")
            shop.ok("job", "new", "张三", "Oil", "--kind", "service", "--on", "today")
            shop.ok("promise", "new", "张三", "Mat", "--due", "today")
        answers = [alone.svc(*typed(line)) for line in lines]
        found = logged(together, *lines, skip=True)
        assert business(together.path, but="real_at") == business(alone.path, but="real_at")
        wrong = [number for number, answer in enumerate(answers, 1) if answer.code != 0]
        assert [one["line"] for one in found["bad"]] == wrong
        assert [one["line"] for one in found["items"]] == [
            number for number, answer in enumerate(answers, 1) if answer.code == 0
        ]
        together.ok("db", "check")


def test_a_whole_file_is_one_entry_of_the_journal(working: Shop) -> None:
    """It is undone and brought back as a whole."""
    before = business(working.path)
    entries = working.ok("journal", "--json").json["total"]
    logged(working, {"customer": "张三", "next": "fri"}, {"customer": "李四", "for": "C1"}, {"customer": "K1"})
    after = business(working.path)
    assert working.ok("journal", "--json").json["total"] == entries + 1
    working.ok("undo")
    assert business(working.path) == before
    working.ok("redo")
    assert business(working.path) == after


def test_what_came_of_each_line_is_told(working: Shop) -> None:
    """By its line, with the numbers of everything that it closed, moved, kept, planned and promised."""
    working.ok("promise", "new", "张三", "Mat", "--due", "today")
    found = logged(
        working,
        {
            "customer": "张三",
            "note": "All well",
            "minutes": 4,
            "next": "fri",
            "keeps": "P1",
            "promises": [{"what": "x"}],
        },
        "",
        {"customer": "李四", "outcome": "busy", "for": "C1"},
    )
    assert found["schema"] == "svc.calls/1"
    assert found["bad"] == []
    assert found["items"] == [
        {
            "line": 1, "id": "L1", "customer": {"id": "K1", "name": "张三"}, "closed": ["F2"], "moved": [],
            "kept": ["P1"], "next": "F8", "promised": ["P2"], "unreachable": [], "revived": [],
        },
        {
            "line": 3, "id": "L2", "customer": {"id": "K2", "name": "李四"}, "closed": [], "moved": ["C1"],
            "kept": [], "next": None, "promised": [], "unreachable": [], "revived": [],
        },
    ]  # fmt: skip


def test_a_file_is_told_in_numbers(working: Shop) -> None:
    """On one screen, however many lines there are."""
    said = working.ok("log-call", "--batch", "-", stdin=text({"customer": "张三", "next": "fri"}, {"customer": "李四"}))
    assert said.out.splitlines()[0] == "Logged 2 contacts."
    assert len(said.out.splitlines()) <= 6
    assert working.ok("log-call", "--batch", "-", stdin="\n\n").out.startswith("Logged 0 contacts.")


@pytest.mark.parametrize(
    "content",
    [
        '{"customer":"张三","note":"一"}\n{"customer":"李四"}\n',
        '\ufeff{"customer":"张三","note":"一"}\n{"customer":"李四"}',
        '{"customer":"张三","note":"一"}\r\n\r\n  \t\r\n{"customer":"李四"}\r\n',
        '\ufeff\n{"customer": "K1", "note": "一", "minutes": "", "at": null}'.replace('"minutes": "", ', "")
        + '\n{"customer": " 李四 "}',
    ],
    ids=["plain", "mark", "Windows", "blank"],
)
@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_a_file_may_come_from_any_machine(working: Shop, content: str, piped: bool) -> None:
    """With the mark of Excel or without, with the line ends of Windows, with blank lines; from a file or a pipe."""
    path = working.path.with_name("calls.jsonl")
    path.write_bytes(content.encode())
    words = ["log-call", "--batch", "-" if piped else str(path)]
    assert working.ok(*words, stdin=content).out.startswith("Logged 2 contacts.")
    assert [one["text"] for one in working.items("traffic") if one["id"] == "L1"] == ["一"]


WRONG = [
    ("nonsense", "nonsense"),
    ("[1]", "[1]"),
    ('"K1"', "K1"),
    ("{", "{"),
    ("[" * 100_000, "[[["),
    ('{"customer": "K1"} x', "K1"),
    ({}, '"customer"'),
    ({"customer": None}, '"customer"'),
    ({"customer": ["K1"]}, '"customer"'),
    ({"customer": True}, '"customer"'),
    ({"customer": 1.5}, '"customer"'),
    ({"customer": ""}, "customer"),
    ({"customer": "Nobody"}, '"Nobody"'),
    ('{"customer": "\\ud800"}', "UTF-8"),
    ('{"customer": "\\u0000"}', "U+0000"),
    ({"customer": "x" * 100_000}, "100000"),
    ({"customer": "K1", "nte": "x"}, '"note"'),
    ({"customer": "K1", "note": 5}, '"note"'),
    ({"customer": "K1", "note": ""}, "note"),
    ('{"customer": "K1", "note": "\\ud800"}', "UTF-8"),
    ({"customer": "K1", "outcome": "reachd"}, '"reached"'),
    ({"customer": "K1", "outcome": ""}, '""'),
    ({"customer": "K1", "channel": ""}, '""'),
    ({"customer": "K1", "direction": "both"}, '"both"'),
    ({"customer": "K1", "minutes": True}, "whole number"),
    ({"customer": "K1", "minutes": 4.5}, '"4.5"'),
    ({"customer": "K1", "minutes": -1}, '"-1"'),
    ({"customer": "K1", "minutes": 1441}, "1440"),
    ({"customer": "K1", "minutes": []}, '"[]"'),
    ({"customer": "K1", "at": "tomorrow 10:00"}, "future"),
    ({"customer": "K1", "at": "yesterday"}, "yesterday"),
    ({"customer": "K1", "at": ""}, '""'),
    ({"customer": "K1", "next": "yesterday"}, "2026-11-21"),
    ({"customer": "K1", "next": 5}, '"next"'),
    ({"customer": "K1", "for": ""}, "--for"),
    ({"customer": "K1", "for": "C1"}, "C1"),
    ({"customer": "K1", "for": "K1"}, '"K1"'),
    ({"customer": "K1", "keeps": "P9"}, "P9"),
    ({"customer": "K1", "keeps": ""}, "--keeps"),
    ({"customer": "K1", "promises": "Mat"}, '"promises"'),
    ({"customer": "K1", "promises": {}}, '"promises"'),
    ({"customer": "K1", "promises": 0}, '"promises"'),
    ({"customer": "K1", "promises": ""}, '"promises"'),
    ({"customer": "K1", "promises": ["Mat"]}, '"promises"'),
    ({"customer": "K1", "promises": [{"what": 5}]}, '"promises"'),
    ({"customer": "K1", "promises": [{"what": " "}]}, "promise"),
    ({"customer": "K1", "promises": [{"due": "fri"}]}, '"promises"'),
    ({"customer": "K1", "promises": [{"what": "Mat", "until": "fri"}]}, '"promises"'),
    ({"customer": "K1", "promises": [{"what": "Mat", "due": 5}]}, '"5"'),
    ({"customer": "K1", "promises": [{"what": "Mat", "due": "yesterday"}]}, "2026-11-21"),
]


@pytest.mark.parametrize(("line", "named"), WRONG, ids=[str(line)[:50] for line, _ in WRONG])
def test_a_line_that_is_wrong_is_named_and_nothing_is_logged(working: Shop, line: Line | str, named: str) -> None:
    """`3: reason`, on stderr, and the good lines before and behind it are not logged either."""
    content = text({"customer": "K1"}, "", line, {"customer": "K2"})
    before = whole(working.path)
    answer = working.svc("log-call", "--batch", "-", stdin=content)
    assert (answer.code, answer.out) == (2, "")
    sentence, reason = answer.err.splitlines()
    assert "--skip-bad" in sentence
    assert reason.startswith("3: ")
    assert named in reason
    assert "went wrong" not in answer.err
    assert whole(working.path) == before


def test_every_wrong_line_is_named_in_order(working: Shop) -> None:
    """Whether it is no JSON or refused by a rule; one sees all mistakes at once."""
    content = text({"customer": "K1", "for": "F99"}, "x", {"customer": "K1"}, {"customer": "Nobody"}, {"customer": 5})
    reasons = working.svc("log-call", "--batch", "-", stdin=content).err.splitlines()[1:]
    assert [reason.partition(":")[0] for reason in reasons] == ["1", "2", "4", "5"]


def test_wrong_lines_are_left_out_if_that_is_asked_for(working: Shop) -> None:
    """The others are logged, and those left out are named on stderr and in JSON."""
    lines: list[Line | str] = [{"customer": "K1"}, "x", {"customer": "K2", "for": "F99"}, {"customer": "K2"}]
    answer = working.ok("log-call", "--batch", "-", "--skip-bad", stdin=text(*lines))
    assert answer.out.startswith("Logged 2 contacts.")
    assert [line[:3] for line in answer.err.splitlines()[1:]] == ["2: ", "3: "]
    found = logged(working, *lines, skip=True)
    assert [one["line"] for one in found["bad"]] == [2, 3]
    assert "F99" in found["bad"][1]["why"]
    assert [one["line"] for one in found["items"]] == [1, 4]


def test_a_file_of_nothing_but_mistakes_leaves_no_trace(working: Shop) -> None:
    """Nothing was logged, so there is no entry in the journal."""
    before, entries = business(working.path), working.items("journal")
    assert logged(working, "x", "y", skip=True)["items"] == []
    assert (business(working.path), working.items("journal")) == (before, entries)


def test_each_promise_of_a_line_has_its_own_date_or_none(working: Shop) -> None:
    """A date that stands with one promise is not that of the others."""
    logged(
        working,
        {"customer": "李四", "promises": [{"what": "a"}, {"what": "b", "due": "fri"}, {"what": "c", "due": None}]},
        {"customer": "李四", "promises": [{"what": "d", "due": "tomorrow"}, {"what": "e"}]},
    )
    assert {one["what"]: one["due_on"] for one in working.items("promise", "list")} == {
        "a": "2026-11-29", "b": "2026-11-27", "c": "2026-11-29", "d": "2026-11-23", "e": "2026-11-29",
    }  # fmt: skip


def test_a_long_file_of_few_customers_is_logged_whole(working: Shop) -> None:
    """2,000 lines, most customers many times: every attempt is counted and every promise kept apart."""
    many = [
        {"customer": f"K{number % 2 + 1}", "outcome": "no-answer", "for": "C1" if number % 2 else "F7"}
        for number in range(1000)
    ]
    other = [{"customer": "K2", "promises": [{"what": f"Thing {number}"}]} for number in range(1000)]
    assert len(logged(working, *many, *other)["items"]) == 2000
    assert working.items("followup", "show", "F7")[0]["attempts"] == 500
    assert working.ok("promise", "list", "--json").json["total"] == 1000
    working.ok("db", "check")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--batch", "-", "张三"], "CUSTOMER"),
        (["--batch", "-", "张三", "Talked"], "CUSTOMER"),
        (["--batch", "-", "--minutes", "4"], "--minutes"),
        (["--batch", "-", "--outcome", "reached"], "--outcome"),
        (["--batch", "-", "--promise", "x"], "--promise"),
        (["--batch", "-", "--edit", "L1"], "--edit"),
        (["张三", "--skip-bad"], "--batch"),
        (["--skip-bad"], "--batch"),
        ([], "--batch"),
    ],
)
def test_a_file_goes_with_nothing_else(working: Shop, words: list[str], named: str) -> None:
    """What is typed beside it would have to be true of every line, or of none."""
    assert named in refused(working, 2, "log-call", *words, stdin=text({"customer": "K1"}))


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "", "~nobody-is-called-so/calls.jsonl"])
def test_a_file_that_is_not_there_is_named(working: Shop, name: str) -> None:
    """Neither is a folder a file."""
    assert name in refused(working, 3, "log-call", "--batch", name)


def test_a_file_in_another_encoding_is_refused(working: Shop) -> None:
    """Nothing is guessed."""
    path = working.path.with_name("calls.jsonl")
    path.write_bytes('{"customer":"张三"}'.encode("gb18030"))
    assert "UTF-8" in refused(working, 2, "log-call", "--batch", str(path))


def test_a_customer_may_be_a_bare_number(working: Shop) -> None:
    """10 is K10, as on the command line."""
    answer = working.ok("log-call", "--batch", "-", stdin='{"customer": 1, "note": "Hello", "for": "none"}\n')
    assert "Logged 1 contact" in answer.out
