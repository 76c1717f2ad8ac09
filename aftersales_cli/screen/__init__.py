"""All that is shown. A result of `rules/<noun>.py` is drawn by `screen/<noun>.py`, found by that name:
its `VIEWS` give for each type of result the JSON schema, the items and the page.
"""

import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from aftersales_cli.errors import SvcError, Term
from aftersales_cli.rules.texts import harmless
from aftersales_cli.screen.page import Card, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

Json = dict[str, Any]
LONGEST_VALUE = 400
YES = ("y", "yes", "是", "好")

if TYPE_CHECKING:
    from aftersales_cli.errors.lists import BadLine


class View(NamedTuple):
    """How one type of result is shown: the name of its JSON schema, what stands in it, and its page."""

    schema: str
    data: Callable[[Any, Words], Json]
    page: Callable[[Any, Words], Page]


def view_of(result: object) -> View:
    """The view of a result."""
    noun = type(result).__module__.rpartition(".")[2]
    found: View = import_module(f"aftersales_cli.screen.{noun}").VIEWS[type(result)]
    return found


def show(result: object, form: str, words: Words) -> None:
    """Writes a result to stdout as `json`, `csv` or, for people, as a table on a terminal and plain in a pipe."""
    view = view_of(result)
    if form == "json":
        write_json({"schema": view.schema, **view.data(result, words)})
        return
    words.exact = form == "csv"
    page = view.page(result, words)
    if form == "csv":
        write_csv(page)
    elif sys.stdout.isatty():
        from aftersales_cli.screen import terminal

        terminal.draw(page)
    else:
        write_plain(page)


def write_json(data: Json) -> None:
    """One object on one line. Items that come one by one are written as they come, at its end."""
    import json

    items = data.get("items")
    if not isinstance(items, Iterator):
        print(json.dumps(data, ensure_ascii=False))
        return
    head = {name: value for name, value in data.items() if name != "items"}
    sys.stdout.write(json.dumps({**head, "items": []}, ensure_ascii=False).removesuffix("]}"))
    for number, item in enumerate(items):
        sys.stdout.write(f"{', ' if number else ''}{json.dumps(item, ensure_ascii=False)}")
    print("]}")


def document(result: object, words: Words) -> str:
    """A result as a file to be read in a browser and printed."""
    noun = type(result).__module__.rpartition(".")[2]
    text: str = import_module(f"aftersales_cli.screen.{noun}").document(result, words)
    return text


def pour(document: str) -> None:
    """Writes a document to stdout as it is."""
    sys.stdout.write(document)


def attended() -> bool:
    """Whether a person reads what is written to stdout, and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def agreed(question: str, words: Words) -> bool:
    """Asks on stderr for a yes; anything else is a no."""
    print(f"{question} [{words('y/N')}] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in YES


def say(error: SvcError, words: Words) -> None:
    """Writes a refusal to stderr: one sentence, and the candidates a line each."""
    print(in_lines(sentence(error, words)), file=sys.stderr)
    if not error.candidates:
        return
    from aftersales_cli.errors.lists import BadLine, BadLines
    from aftersales_cli.errors.warranty import SeveralComponents

    if isinstance(error, BadLines):
        listed = [bad_line(one, words) for one in error.candidates if isinstance(one, BadLine)]
    elif isinstance(error, SeveralComponents):
        from aftersales_cli.rules.warranty import Term as Named
        from aftersales_cli.screen.claims import component_line

        listed = [f"  {component_line(one, words)}" for one in error.candidates if isinstance(one, Named)]
    else:
        from aftersales_cli.screen.customers import label

        listed = [f"  {label(candidate)}" for candidate in error.candidates]
    print("\n".join(listed), file=sys.stderr)


def in_lines(text: str) -> str:
    """A sentence as a terminal shows it, with no word broken; elsewhere as it is."""
    if not sys.stderr.isatty():
        return text
    from aftersales_cli.screen.terminal import fitted

    return "\n".join(fitted(text, os.get_terminal_size(sys.stderr.fileno()).columns or 80, fold=False))


def bad_line(bad: "BadLine", words: Words) -> str:
    """A line of a file that is wrong: its number and the reason."""
    return f"{bad.line}: {sentence(bad.refusal, words)}"


def sentence(error: SvcError, words: Words) -> str:
    """A refusal in the language, values shortened and without control characters."""
    return words(error.message, **{name: tame(value) for name, value in error.values.items()})


def tame(value: object) -> object:
    """A value fit for a sentence: long text is cut, what would move the cursor is spelt out."""
    if not isinstance(value, str) or isinstance(value, Term):
        return value
    plain = "".join(one if one.isprintable() else repr(one)[1:-1] for one in value)
    return plain if len(plain) <= LONGEST_VALUE else plain[: LONGEST_VALUE - 3] + "..."


def write_plain(page: Page) -> None:
    """Rows with a tab between the cells, labels with a tab before their value, and nothing else on stdout."""
    for block in page.blocks:
        if isinstance(block, Sheet):
            for row in block.rows:
                print("\t".join(one_line(cell) for cell in row))
        elif isinstance(block, Card):
            for label, value in block.pairs:
                print(f"{label}\t{one_line(value)}")
        else:
            print("\n".join(block.lines))
    for remark in page.remarks:
        print(remark, file=sys.stderr)


def one_line(text: str) -> str:
    """Text with its line ends and tabs as blanks."""
    return " ".join(text.split()) if "\n" in text or "\t" in text else text


def write_csv(page: Page) -> None:
    """The page's first table with its heads, else its first lines, for Excel: UTF-8 with a mark at the beginning, and
    no cell that it would take for a formula.
    """
    import csv

    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    sheet = next((block for block in page.blocks if isinstance(block, Sheet)), None)
    if sheet is not None:
        writer.writerow([head for head, _ in sheet.columns])
        writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    else:
        lines = (line for block in page.blocks[:1] if isinstance(block, Lines) for line in block.lines)
        writer.writerows([harmless(line)] for line in lines)
