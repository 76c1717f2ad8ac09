"""The README and the guide are true."""

import re
import shlex
import shutil

import pytest

from aftersales_cli.cli import COMMANDS
from tests.readme import PAGES, README, Page, lines_typed, renewed

needs_jq = pytest.mark.skipif(
    shutil.which("jq") is None, reason="a transcript pipes through jq, which is not installed"
)


@pytest.mark.parametrize("page", [pytest.param(page, marks=needs_jq, id=page.path.name) for page in PAGES])
def test_every_transcript_is_real(page: Page) -> None:
    """Typing what the README and the guide type shows what they show."""
    text = page.path.read_text(encoding="utf-8")
    assert len(lines_typed(text)) >= 10
    assert renewed(page) == text


@pytest.mark.parametrize(("guide", "least"), [("day", 30), ("trade", 15)])
def test_a_guide_is_the_same_in_both_languages(guide: str, least: int) -> None:
    """A day from opening to closing, and a trade of one's own: the Chinese page types the same commands."""
    both = [page.path for page in PAGES if page.path.name.startswith(f"{guide}.")]
    english, chinese = (lines_typed(path.read_text(encoding="utf-8")) for path in both)
    assert len(english) >= least
    assert [called(line) for line in english] == [called(line) for line in chinese]


def called(line: str) -> list[str]:
    """The command and the options of a line, without what is said with them."""
    words = shlex.split(line)
    return [
        words[3] if words[1:2] == ["--user"] else words[1].partition("=")[0],
        *(word for word in words if word.startswith("--")),
    ]


def test_every_group_of_commands_is_typed_in_a_transcript() -> None:
    """What a store does every day is shown with its answer, and not only named."""
    lines = [line for page in PAGES for line in lines_typed(page.path.read_text(encoding="utf-8"))]
    commands = [part for line in lines for part in re.findall(r"(?:^|\| )svc (?:--user \S+ )?([a-z][a-z-]*)", line)]
    groups = (
        "init customer purchase due-today log-call complaint followup history undo redo promise job enquiry staff "
        "traffic import db playbook milestone calendar warranty plan"
    )
    assert set(groups.split()) - set(commands) == set()


def test_every_command_is_met_in_the_readme_or_the_guide() -> None:
    """Each command of the table is named at least once."""
    text = "".join(page.path.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in COMMANDS if not re.search(rf"svc (--user \S+ )?{name}\b", text)] == []


def test_the_first_screen_shows_the_first_morning() -> None:
    """A stranger sees within forty lines what svc does."""
    first = README.read_text(encoding="utf-8").splitlines()[:40]
    typed = [line for line in first if line.startswith("$ svc")]
    assert len(typed) >= 5
