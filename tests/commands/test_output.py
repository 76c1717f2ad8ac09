"""What every command promises to scripts and to people: forms of output, exit codes, languages."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import CARS
from tests.shop import Answer, Shop, laden

LISTED = Path(__file__).parent.parent / "files" / "import"
LISTS = [
    ["due-today"],
    ["customer", "list"],
    ["customer", "find", "1380"],
    ["purchase", "list"],
    ["followup", "list"],
    ["complaint", "list"],
    ["promise", "list"],
    ["job", "list"],
    ["enquiry", "list"],
    ["milestone", "list"],
    ["plan"],
    ["plan", "--days", "3", "--staff", "li"],
    ["traffic"],
    ["staff", "list"],
    ["history", "张三"],
    ["journal"],
    ["playbook", "list"],
    ["playbook", "preview", "--after", "delivery"],
    ["playbook", "preview", "--after", "delivery", "--kind", "vip"],
    ["playbook", "use", "generic", "--dry-run"],
    ["calendar", "show", "2026-10"],
]
CARDS = [
    ["customer", "show", "张三"],
    ["purchase", "show", "S1"],
    ["followup", "show", "F1"],
    ["complaint", "show", "C1"],
    ["promise", "show", "P1"],
    ["job", "show", "J2"],
    ["enquiry", "show", "Q3"],
    ["milestone", "show", "T1"],
    ["staff", "show", "li"],
    ["playbook", "show"],
    ["playbook", "show", "generic"],
    ["playbook", "show", "--diff", "generic"],
    ["playbook", "check", str(CARS)],
    ["db", "path"],
    ["db", "check"],
    ["import", "customers", str(LISTED / "customers.xlsx")],
]
# What is asked of a shop whose trade gives a warranty.
ENDING = ["warranty", "list", "--ending", "3y"]
WARRANTY = [
    ENDING,
    ["warranty", "check", "S1"],
    ["warranty", "check", "S1", "--component", "battery"],
    ["warranty", "check", "S1", "--fault", "misuse"],
    ["warranty", "rights", "S1"],
    ["history", "张三"],
    ["playbook", "show"],
]
CHANGES = [
    ["customer", "new", "王五"],
    ["customer", "edit", "张三", "--kind", "vip"],
    ["purchase", "new", "张三", "Mats"],
    ["purchase", "edit", "S1", "--price", "5"],
    ["followup", "new", "张三", "Ask", "--due", "fri"],
    ["followup", "move", "F1", "fri", "--why", "travelling"],
    ["followup", "done", "F1"],
    ["followup", "cancel", "F1", "--why", "sold"],
    ["log-call", "张三", "All well"],
    ["log-call", "张三", "--outcome", "no-answer"],
    ["log-call", "张三", "Talked", "--promise", "Key", "--promise-due", "fri", "--keeps", "P1", "--next", "fri"],
    ["log-call", "--edit", "L1", "Corrected", "--outcome", "busy"],
    ["complaint", "new", "张三", "Rattles", "--cause", "product"],
    ["complaint", "new", "张三", "Rude", "--against", "li", "--kind", "suggestion"],
    ["complaint", "note", "C1", "Part ordered"],
    ["complaint", "edit", "C1", "--kind", "praise"],
    ["promise", "new", "张三", "Key", "--about", "J2"],
    ["promise", "keep", "P1"],
    ["promise", "waive", "P1", "--why", "has one"],
    ["promise", "move", "P1", "fri", "--told"],
    ["promise", "edit", "P1", "--what", "Two mats"],
    ["job", "new", "李四", "Door", "--kind", "repair", "--on", "fri"],
    ["job", "start", "J2"],
    ["job", "done", "J2", "Oil changed"],
    ["job", "miss", "J2", "--why", "snow"],
    ["job", "move", "J2", "fri", "--why", "travelling"],
    ["job", "edit", "J2", "--km", "9800"],
    ["job", "cancel", "J2", "--why", "sold"],
    ["enquiry", "new", "赵六"],
    ["enquiry", "edit", "Q3", "--model", "X9"],
    ["enquiry", "close", "Q3", "--lost", "moved away"],
    ["milestone", "new", "张三", "half-done"],
    ["milestone", "edit", "T1", "--on", "2026-11-20"],
    ["milestone", "remove", "T1"],
    ["purchase", "accept", "S1", "--moved-in", "today"],
    ["staff", "edit", "li", "--quota", "20"],
    ["undo"],
    ["playbook", "use", "generic"],
    ["calendar", "add", "2026-10-01", "--open", "--name", "Sale"],
    ["calendar", "remove", "2026-12-24"],
    ["calendar", "import"],
    ["import", "purchases", str(LISTED / "purchases.xlsx"), "--apply"],
]
ID = re.compile(r"[KSLFPCJQMTX][1-9]\d*")
CHINESE = re.compile("[\u4e00-\u9fff]")


def refused(shop: Shop, code: int, *args: str, stdin: str = "") -> str:
    """What stderr says when a command line is refused: one sentence, candidates below it, and nothing changed."""
    before = shop.path.read_bytes()
    answer = shop.svc(*args, stdin=stdin)
    assert (answer.code, answer.out) == (code, ""), answer
    sentence, *candidates = answer.err.splitlines()
    assert sentence
    assert all(line.startswith("  ") for line in candidates), answer.err
    assert "Traceback" not in answer.err
    assert "went wrong" not in answer.err
    assert shop.path.read_bytes() == before
    return answer.err


def nameless(words: list[str]) -> bool:
    """Whether a command line speaks of nothing that has an id: days, and playbooks."""
    return words[0] == "calendar" or words == ["plan"] or words[:2] in (["playbook", "list"], ["playbook", "preview"])


def name(words: list[str]) -> str:
    """A command line as the name of a case."""
    return " ".join(words)


def ids_in(data: Any) -> list[str]:
    """Every id that stands anywhere in JSON."""
    if isinstance(data, list):
        return [found for one in data for found in ids_in(one)]
    if isinstance(data, dict):
        here = [value for key, value in data.items() if key in ("id", "call") and isinstance(value, str)]
        return here + [found for value in data.values() for found in ids_in(value)]
    return []


def without_texts(data: Any) -> Any:
    """JSON without what is meant for people to read; the clause of a warranty is such a text under its own name."""
    if isinstance(data, list):
        return [without_texts(one) for one in data]
    if isinstance(data, dict):
        return {key: without_texts(value) for key, value in data.items() if key not in ("text", "clause")}
    return data


def promised(answer: Answer) -> None:
    """Checks what every answer in JSON has: one line, a schema, and items."""
    assert re.fullmatch(r"svc\.[a-z-]+/1", answer.json["schema"])
    assert isinstance(answer.items, list)
    assert answer.items
    assert answer.out.count("\n") == 1


def in_a_sheet(shop: Shop, words: list[str]) -> None:
    """Checks a list as a spreadsheet reads it."""
    items = shop.items(*words)
    said = shop.ok(*words, "--csv").out
    assert said.startswith("\ufeff")
    assert said.count("\r\n") == len(items) + 1
    heads, *rows = csv.reader(io.StringIO(said.removeprefix("\ufeff"), newline=""))
    assert len(rows) == len(items) > 0
    assert {len(row) for row in rows} == {len(heads)}


def in_a_pipe(shop: Shop, words: list[str]) -> None:
    """Checks a list as `cut` reads it."""
    heads = next(csv.reader(io.StringIO(shop.ok(*words, "--csv").out)))
    lines = shop.ok(*words).out.splitlines()
    assert len(lines) == len(shop.items(*words))
    assert {line.count("\t") for line in lines} == {len(heads) - 1}


def in_both_languages(shop: Shop, words: list[str]) -> None:
    """Checks that JSON differs between the languages in nothing but its texts."""
    english = shop.ok(*words, "--json").json
    shop.lang = "zh"
    chinese = shop.ok(*words, "--json").json
    assert without_texts(chinese) == without_texts(english)


@pytest.mark.parametrize("words", LISTS + CARDS, ids=name)
def test_whatever_is_shown_can_be_had_as_json(settled: Shop, words: list[str]) -> None:
    """Scripts find the same two names at the top of every answer."""
    promised(settled.ok(*words, "--json"))


@pytest.mark.parametrize("words", CHANGES, ids=name)
def test_every_change_answers_as_json_if_asked(working: Shop, words: list[str]) -> None:
    """A script learns the id of what it has just made."""
    laden(working).ok("log-call", "张三", "Hello")
    promised(working.ok(*words, "--json"))


@pytest.mark.parametrize("words", CHANGES, ids=name)
def test_every_change_is_told_in_the_language(working: Shop, words: list[str]) -> None:
    """On stdout, in sentences, with nothing left in another language and no place left to fill in."""
    laden(working).ok("log-call", "张三", "Hello")
    working.lang = "zh"
    said = working.ok(*words).out
    assert CHINESE.search(said.splitlines()[0])
    assert not re.search(r"\{[a-z]+\}|None", said)


@pytest.mark.parametrize("words", LISTS, ids=name)
def test_every_list_answers_as_csv_for_excel(settled: Shop, words: list[str]) -> None:
    """The file begins with the mark by which Excel knows UTF-8, then heads, then as many rows as the JSON has items."""
    in_a_sheet(settled, words)


def test_what_is_taken_up_is_told_in_a_sheet_too(working: Shop) -> None:
    """Taking up a playbook says a sentence and a table: Excel gets the table."""
    said = working.ok("playbook", "use", "generic", "--csv").out
    assert said.startswith("\ufeffWhat,Id,Customer,Was due,Due,How,What for\r\n")


@pytest.mark.parametrize("words", WARRANTY, ids=name)
def test_what_is_said_of_a_warranty_has_every_form(cars: Shop, words: list[str]) -> None:
    """As JSON, in sentences, and in Chinese with the same codes; with an exception among it."""
    cars.ok("warranty", "check", "S1", "--fault", "misuse", "--exception", "Goodwill")
    promised(cars.ok(*words, "--json"))
    in_both_languages(cars, words)
    said = cars.ok(*words).out
    assert CHINESE.search(said)
    assert not re.search(r"\{[a-z]+\}|None", said)


def test_terms_that_end_are_listed_for_excel_and_for_a_pipe(cars: Shop) -> None:
    """A row for each term that runs out."""
    in_a_sheet(cars, ENDING)
    in_a_pipe(cars, ENDING)


def test_csv_heads_are_in_the_language(settled: Shop) -> None:
    """A Chinese clerk opens a Chinese sheet."""
    assert settled.ok("customer", "list", "--csv").out.startswith("\ufeffId,Name,Phone,Kind,District,Keeper\r\n")
    settled.lang = "zh"
    assert CHINESE.search(settled.ok("customer", "list", "--csv").out.split("\r\n")[0])


def test_the_number_alone_can_be_asked_for_as_csv_or_is_refused(settled: Shop) -> None:
    """Two options that do not go together end in a sentence and never in a breakdown."""
    answer = settled.svc("due-today", "--count", "--csv")
    assert answer.code in (0, 2), answer.err


@pytest.mark.parametrize("words", LISTS, ids=name)
def test_a_pipe_gets_one_row_a_line_with_tabs_between(working: Shop, words: list[str]) -> None:
    """`cut` and `sort` work on every list, even where a note has several lines or a tab."""
    laden(working)
    working.ok("complaint", "new", "张三", "first line\nsecond\tline")
    working.ok("log-call", "张三", "-", "--for", "none", stdin="one\ntwo\tthree\n")
    in_a_pipe(working, words)


def test_counts_and_remarks_go_to_stderr(working: Shop) -> None:
    """What is no data does not end up in a file."""
    due = working.ok("due-today")
    assert "3 contacts" in due.err
    assert "contacts" not in due.out
    shown = working.ok("customer", "list", "--limit", "1")
    assert "1 of 2" in shown.err
    assert shown.out.count("\n") == 1
    nobody = working.ok("customer", "find", "nobody")
    assert (nobody.out, bool(nobody.err)) == ("", True)


def test_an_answer_as_json_says_nothing_else(working: Shop) -> None:
    """A warning for people does not disturb a script: stdout is JSON alone."""
    working.ok("customer", "edit", "张三", "--do-not-call")
    answer = working.ok("followup", "new", "张三", "Ask", "--due", "today", "--json")
    assert answer.items[0]["due_on"] == "2026-11-22"


def test_json_keeps_chinese_readable(settled: Shop) -> None:
    """Names stand in the output as they are written."""
    assert '"张三"' in settled.ok("customer", "list", "--json").out


@pytest.mark.parametrize("words", LISTS + CARDS[:4] + CHANGES, ids=name)
def test_ids_carry_their_letter(working: Shop, words: list[str]) -> None:
    """An id can be typed back as it was printed."""
    laden(working).ok("log-call", "张三", "hello", "--for", "F1")
    words = [word.replace("F1", "F3") for word in words]
    found = ids_in(working.ok(*words, "--json").json)
    assert bool(found) != nameless(words), found
    assert all(ID.fullmatch(one) for one in found), found


@pytest.mark.parametrize("words", LISTS + CARDS, ids=name)
def test_both_languages_give_the_same_codes(settled: Shop, words: list[str]) -> None:
    """A script does not notice who works at the desk: only what is called `text` is translated."""
    in_both_languages(settled, words)


def test_texts_in_json_are_in_the_language(settled: Shop) -> None:
    """What is called `text` is for people."""
    settled.lang = "zh"
    first = settled.items("due-today")[0]
    assert CHINESE.search(first["purpose"]["text"])
    assert all(CHINESE.search(why["text"]) for why in first["why"])


def test_the_language_on_the_command_line_goes_first(settled: Shop) -> None:
    """`--lang` is stronger than the environment."""
    assert CHINESE.search(settled.ok("--lang", "zh", "due-today").err)
    settled.lang = "zh"
    assert not CHINESE.search(settled.ok("--lang", "en", "due-today").err)
    assert "fr" in refused(settled, 2, "--lang", "fr", "due-today")
