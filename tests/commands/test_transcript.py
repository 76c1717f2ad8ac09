"""A first morning, line by line, as the program promises it."""

import shlex
from pathlib import Path

import pytest

from tests.shop import Shop

LINES = """
init --name "Sunrise Motors" --playbook auto-dealer --timezone Asia/Shanghai
customer new 张三 --phone "138 0000 1234" --district 鼓楼
purchase new 13800001234 "Kunlun X5" --on 2026-11-18 --category car --serial LVSHCAMB1CE054249 --price 189800
purchase deliver S1
due-today
log-call 张三 "Home safe, rear mat missing" --outcome reached --minutes 4 --next +7d
log-call 张三 --outcome no-answer
complaint new 张三 "Gearbox jerks when cold" --cause product/manufacturing --severity high
followup new 张三 "Ask about the gearbox" --due "next wed 10:00"
history 张三
undo
undo
redo
journal
"""
ENGLISH = ("Registered", "Planned", "reached", "Still due", "Severity", "Made", "bought", "Undone", "Brought back")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_first_morning_goes_as_promised_in_both_languages(tmp_path: Path, lang: str) -> None:
    """Every line succeeds, and in Chinese no English word of the program slips in."""
    shop = Shop(tmp_path, lang=lang)
    said = ""
    for line in LINES.strip().splitlines():
        answer = shop.ok(*shlex.split(line))
        assert answer.out
        said += "" if line == "journal" or line in ("undo", "redo") else answer.out
    assert shop.items("complaint", "list")[0]["what"] == "Gearbox jerks when cold"
    assert [one["id"] for one in shop.items("followup", "list", "--customer", "K1")] == [
        "F1",
        "F3",
        "F4",
        "F7",
        "F5",
        "F6",
    ]
    found = [word for word in ENGLISH if word in said]
    assert found == (list(ENGLISH[:-2]) if lang == "en" else [])
