"""The README is true."""

import re
from pathlib import Path

from tests.readme import BLOCK, README, lines_typed, renewed


def test_every_transcript_of_the_readme_is_real(tmp_path: Path) -> None:
    """Typing what the README types shows what the README shows."""
    text = README.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) >= 5
    assert renewed(text, tmp_path) == text


def test_the_readme_types_every_group_of_commands() -> None:
    """Each command is met at least once."""
    typed = " ".join(line for block in BLOCK.findall(README.read_text(encoding="utf-8")) for line in lines_typed(block))
    text = README.read_text(encoding="utf-8")
    for name in (
        "init",
        "customer",
        "purchase",
        "due-today",
        "log-call",
        "complaint",
        "followup",
        "history",
        "undo",
        "redo",
    ):
        assert re.search(rf"svc {name}\b", typed), name
    for name in ("demo", "journal", "playbook", "db"):
        assert f"svc {name}" in text
