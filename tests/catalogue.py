"""The sentences of svc for translators: `python -m tests.catalogue` brings the Chinese catalogue up to date.

Sentences are found where they are said (`words(...)`, `words.many(...)`, `N_(...)`, `Term(...)`, the field names that
are given to checks), on the classes of refusals, and in the help of the live command table.
"""

import ast
import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from aftersales_cli import cli, errors
from aftersales_cli.places import data

HOME = data() / "locale" / "zh" / "LC_MESSAGES"
PO, MO = HOME / "svc.po", HOME / "svc.mo"
# Which argument of which call is a sentence; the checks of fields take the field's name.
SAID = {"words": 0, "N_": 0, "Term": 0, "line": 1, "note": 1, "whole": 1, "unknown": 1, "word": 2, "happened": 2,
        "happened_at": 3, "choice": 2, "number": 1, "text": 1, "picked": 1}  # fmt: skip
Sentence = str | tuple[str, str]


def said(tree: ast.AST) -> Iterator[Sentence]:
    """The sentences that a module says."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        strings = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        if (
            name in ("many", "plural")
            and len(strings) >= 2
            and isinstance(strings[0], str)
            and isinstance(strings[1], str)
        ):
            yield strings[0], strings[1]
        elif name in SAID and len(strings) > SAID[name]:
            sentence = strings[SAID[name]]
            if isinstance(sentence, str) and sentence:
                yield sentence


def refusals(kind: type[errors.SvcError] = errors.SvcError) -> Iterator[str]:
    """What every refusal says, in whatever file it stands: all must be loaded."""
    for room in iter_modules(errors.__path__, f"{errors.__name__}."):
        import_module(room.name)
    import_module("aftersales_cli.screen.usage")
    yield kind.message
    for below in kind.__subclasses__():
        yield from refusals(below)


def helped(command: Any) -> Iterator[str]:
    """The help of a command, its options and all below it."""
    yield command.help or ""
    yield from getattr(command, "summaries", {}).values()
    for param in command.params:
        yield getattr(param, "help", None) or ""
    if hasattr(command, "list_commands"):
        for name in command.list_commands(None):
            yield from helped(command.get_command(None, name))


def sentences() -> set[Sentence]:
    """Every sentence of svc."""
    found: set[Sentence] = {*refusals(), *helped(cli.root())}
    for path in sorted(Path(cli.__file__).parent.rglob("*.py")):
        found.update(said(ast.parse(path.read_text(encoding="utf-8"))))
    plurals = [pair for pair in found if isinstance(pair, tuple)]
    return found - {sentence for pair in plurals for sentence in pair} - {"", "{detail}"}


def translated() -> Catalog:
    """The catalogue as it is committed."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def current(old: Catalog) -> Catalog:
    """The catalogue with exactly the sentences of today, keeping what is translated."""
    fresh = Catalog(locale="zh", project="svc", header_comment="# The sentences of svc in Chinese.", fuzzy=False)
    fresh.revision_date = fresh.creation_date = old.creation_date
    for sentence in sorted(sentences(), key=str):
        key = sentence if isinstance(sentence, str) else sentence[0]
        before = old.get(key)
        fresh.add(sentence, before.string if before else None)
    return fresh


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as translators edit it."""
    target = io.BytesIO()
    write_po(target, catalogue, width=110, omit_header=False)
    return target.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as svc reads it."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main() -> None:
    """Updates and compiles the Chinese catalogue, and names what is not translated."""
    fresh = current(translated())
    PO.write_bytes(po_bytes(fresh))
    MO.write_bytes(mo_bytes(fresh))
    missing = [message.id for message in fresh if message.id and not message.string]
    print(f"{len(fresh)} sentences, {len(missing)} not translated")
    for sentence in missing:
        print(f"  {sentence!r}")


if __name__ == "__main__":
    main()
