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


def test_a_day_has_thirty_commands_and_is_the_same_in_both_languages() -> None:
    """From opening to closing; the Chinese day types the same commands as the English one."""
    english, chinese = (lines_typed(page.path.read_text(encoding="utf-8")) for page in PAGES[1:])
    assert len(english) >= 30
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
        "traffic import db playbook"
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
