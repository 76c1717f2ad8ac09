"""A playbook that is looked at before it is used: its check, and the dates that it makes."""

from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.rules.playbook import other_causes
from tests.commands.test_output import refused
from tests.shop import Shop
from tests.test_playbooks import TITLE

RULE = """
[[followup]]
id = "{id}"
after = "{after}"
wait = "{wait}"
channel = "call"
purpose = {{ en = "Ask", zh = "询问" }}
"""
CLOCK = """
[[clock]]
id = "{id}"
case = "complaint"
until = "responded"
within = "{within}"
title = {{ en = "Answer", zh = "答复" }}
"""


def written(folder: Path, *parts: str, name: str = "mine.toml") -> str:
    """A playbook file of one's own."""
    path = folder / name
    path.write_text(TITLE + "".join(parts), encoding="utf-8")
    return str(path)


def rule(id: str, wait: str, after: str = "complaint") -> str:
    """A call so long after an event."""
    return RULE.format(id=id, wait=wait, after=after)


def dates(shop: Shop, *args: str) -> list[tuple[str, str]]:
    """Each date of a preview, and then each deadline."""
    found = shop.ok("playbook", "preview", *args, "--json").json
    return [(one["rule"], one["due_on"]) for one in found["items"]] + [
        (one["clock"], one["due_on"]) for one in found["deadlines"]
    ]


def test_a_preview_ends_with_its_last_day(tmp_path: Path) -> None:
    """Single contacts, what comes after what is done, what comes again, and deadlines: nothing lies behind it."""
    book = written(
        tmp_path, rule("soon", "3d"), rule("late", "3y"), rule("then", "5d", "done:soon"),
        rule("again", "2d").rstrip() + '\nevery = "1d"\n',
        CLOCK.format(id="quick", within="1d"), CLOCK.format(id="slow", within="30d"),
    )  # fmt: skip
    shop = Shop(tmp_path)
    asked = [book, "--after", "complaint", "--on", "2026-12-01"]
    assert dates(shop, *asked, "--until", "2026-12-04") == [
        ("again", "2026-12-03"), ("again", "2026-12-04"), ("soon", "2026-12-04"), ("quick", "2026-12-02"),
    ]  # fmt: skip
    assert dates(shop, *asked, "--until", "2026-12-01") == []
    book = written(tmp_path, rule("soon", "3d"), rule("late", "3y"), CLOCK.format(id="slow", within="30d"))
    assert dates(shop, *asked) == [("soon", "2026-12-04"), ("late", "2029-12-01"), ("slow", "2026-12-31")]


def test_a_preview_does_not_end_before_it_begins(shop: Shop) -> None:
    """The last day and that of the event are both named."""
    said = refused(shop, 2, "playbook", "preview", "--after", "delivery", "--on", "2026-12-05", "--until", "2026-12-04")
    assert "2026-12-04" in said
    assert "2026-12-05" in said


def test_a_playbook_is_tried_before_there_is_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the machine's time zone, with the public holidays: the third working day after 30 September is 10 October."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    shop = Shop(tmp_path, now="2026-09-30T15:00")
    hours = '[hours]\nweekdays = ["09:00-18:00"]\n'
    book = written(tmp_path, rule("third", "3wd"), CLOCK.format(id="quick", within="2h"), hours)
    found = shop.ok("playbook", "preview", book, "--after", "complaint", "--json").json
    assert [one["due_on"] for one in found["items"]] == ["2026-10-10"]
    assert [one["due_at"] for one in found["deadlines"]] == ["2026-09-30T17:00:00+08:00"]
    assert "Answer" in shop.ok("playbook", "preview", book, "--after", "complaint").out
    assert shop.svc("playbook", "preview", "--after", "complaint").code == 5
    assert not shop.path.exists()


@pytest.mark.parametrize(
    ("parts", "event"),
    [
        ([rule("a", "3d", "contract"), rule("b", "3d", "purchase")], "contract"),
        ([rule("b", "3d", "done:a"), rule("a", "3d", "moved-in")], "moved-in"),
    ],
)
def test_a_check_says_how_to_see_dates_that_there_are(tmp_path: Path, parts: list[str], event: str) -> None:
    """The command can be typed as it stands, and shows something; a name with a blank is quoted."""
    shop = Shop(tmp_path)
    path = written(tmp_path, *parts, name="my trade.toml")
    assert f'svc playbook preview "{path}" --after {event}' in shop.ok("playbook", "check", path).err
    assert dates(shop, path, "--after", event)


def test_a_check_of_a_playbook_that_no_event_wakes_gives_no_hint(tmp_path: Path) -> None:
    """There is nothing that could be seen."""
    assert Shop(tmp_path).ok("playbook", "check", written(tmp_path)).err == ""


def test_a_check_names_causes_that_nobody_knows(tmp_path: Path) -> None:
    """They may be a store's own, so it is a remark; a group and a cause in it are known."""
    known = rule("a", "3d") + 'only = { cause = ["product", "service/manner"] }\n'
    strange = rule("b", "3d") + 'only = { cause = ["zzz", "product"] }\n'
    clock = CLOCK.format(id="quick", within="1d") + 'only = { cause = ["product/glas"] }\n'
    shop = Shop(tmp_path)
    answer = shop.ok("playbook", "check", written(tmp_path, known, strange, clock))
    assert "product/glas, zzz." in answer.err
    (item,) = shop.items("playbook", "check", written(tmp_path, known))
    assert item["other_causes"] == []


@pytest.mark.parametrize("name", playbooks.names())
def test_a_shipped_playbook_names_only_causes_that_are_shipped(name: str) -> None:
    """A slip there would keep a rule from ever firing."""
    assert other_causes(playbooks.load(name), playbooks.causes()) == ()
