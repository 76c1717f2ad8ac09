"""The transcripts of the README: `python -m tests.readme` runs them again and writes down what is shown.

A block of kind `console` is typed line by line on a terminal of 80 columns, all of them in one store and at one time.
"""

import re
import shlex
import tempfile
from pathlib import Path

from tests.terminal import shown

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
NOW = "2026-11-22T09:00+08:00"


def lines_typed(block: str) -> list[str]:
    """The command lines of a transcript."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def environment(folder: Path) -> dict[str, str]:
    """The surroundings of the transcripts: a fixed time, a plain terminal."""
    return {
        "SVC_DB": str(folder / "store.db"), "SVC_NOW": NOW, "SVC_LANG": "en", "SVC_USER": "li", "TERM": "dumb",
        "TZ": "Asia/Shanghai",
    }  # fmt: skip


def played(line: str, folder: Path) -> str:
    """What a terminal shows of one command line."""
    words = shlex.split(line, comments=True)
    environ = environment(folder)
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environ[name] = value
    assert words[0] == "svc", line
    _, text = shown(words[1:], environ)
    return "\n".join(row.rstrip() for row in text.replace(str(folder), "~").splitlines())


def renewed(text: str, folder: Path) -> str:
    """The README with every transcript as it is today."""

    def replay(block: re.Match[str]) -> str:
        rows: list[str] = []
        for line in lines_typed(block[1]):
            rows += [f"$ {line}", *played(line, folder).splitlines()]
        return "```console\n" + "\n".join(rows) + "\n```"

    return BLOCK.sub(replay, text)


def main() -> None:
    """Writes the README anew."""
    with tempfile.TemporaryDirectory() as folder:
        README.write_text(renewed(README.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
