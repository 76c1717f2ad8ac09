"""The transcripts of the README and of the guide: `python -m tests.readme` types them again and writes down what is
shown.

A block of kind `console` is typed line by line on a terminal of 80 columns, all of a page in one store. A title that
begins with a time of day sets the clock for what stands below it.
"""

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.terminal import SVC, shown

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^## (\d{1,2}:\d\d)|```console\n(.*?)```", re.DOTALL | re.MULTILINE)


class Page(NamedTuple):
    """A page of transcripts: its file, its language, and the day and the time at which it begins."""

    path: Path
    lang: str
    day: str
    begins: str
    user: str


PAGES = (
    Page(README, "en", "2026-11-22", "9:00", "li"),
    Page(ROOT / "data" / "guide" / "day.en.md", "en", "2026-11-23", "8:20", ""),
    Page(ROOT / "data" / "guide" / "day.zh.md", "zh", "2026-11-23", "8:20", ""),
    Page(ROOT / "data" / "guide" / "trade.en.md", "en", "2026-11-23", "9:00", ""),
    Page(ROOT / "data" / "guide" / "trade.zh.md", "zh", "2026-11-23", "9:00", ""),
)


def lines_typed(text: str) -> list[str]:
    """The command lines of a page."""
    return [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]


class Typist:
    """Somebody who types a page, line by line."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder, self.clock = page, folder, page.begins
        self.set = {"SVC_USER": page.user}

    def environment(self) -> dict[str, str]:
        """The surroundings of a line: a time that is set, a plain terminal."""
        hour, _, minute = self.clock.partition(":")
        return {
            "SVC_DB": str(self.folder / "store.db"), "SVC_NOW": f"{self.page.day}T{int(hour):02}:{minute}+08:00",
            "SVC_LANG": self.page.lang, "TERM": "dumb", "TZ": "Asia/Shanghai", **self.set,
            "PATH": f"{SVC.parent}{os.pathsep}{os.environ['PATH']}",
        }  # fmt: skip

    def played(self, line: str) -> str:
        """What a terminal shows of one command line, which may be a pipe."""
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self.set[name] = value
            return ""
        words = ["sh", "-c", line] if "|" in line else shlex.split(line, comments=True)
        _, text = shown(words[1:] if words[0] == "svc" else words, self.environment(), command=words[0], folder=ROOT)
        return "\n".join(row.rstrip() for row in text.replace(str(self.folder), "~").splitlines())

    def block(self, found: re.Match[str]) -> str:
        """A transcript as it is today; a title with a time is left as it is."""
        if found[1]:
            self.clock = found[1]
            return found[0]
        rows: list[str] = []
        for line in lines_typed(found[2]):
            rows += [f"$ {line}", *self.played(line).splitlines()]
        return "```console\n" + "\n".join(rows) + "\n```"


def renewed(page: Page) -> str:
    """A page with every transcript as it is today, typed in a store whose path is short: a long one would break lines
    where no reader's does.
    """
    with tempfile.TemporaryDirectory() as folder:
        return BLOCK.sub(Typist(page, Path(folder)).block, page.path.read_text(encoding="utf-8"))


def main() -> None:
    """Writes the pages anew, or those whose names are given."""
    for page in PAGES:
        if not sys.argv[1:] or page.path.name in sys.argv[1:]:
            page.path.write_text(renewed(page), encoding="utf-8")


if __name__ == "__main__":
    main()
