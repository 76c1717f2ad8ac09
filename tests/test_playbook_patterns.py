"""Repeat problems in a playbook file, and what is said of broken ones."""

from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.rules.patterns import Level, Pattern, Same
from aftersales_cli.rules.waits import Wait
from tests.test_playbook_retries import read, refused

ROW = """
[[pattern]]
id = "mine"
same = "batch"
count = 3
within = "2w"
level = "alarm"
title = { en = "Again", zh = "又一次" }
"""
RETURN = ROW.replace('"batch"', '"repair"').replace("count = 3\n", "")


def test_a_pattern_is_read_as_it_is_written(tmp_path: Path) -> None:
    """What is the same, from how many on, within what span, how serious; a return counts from the first on."""
    assert read(tmp_path, ROW).patterns == (
        Pattern("mine", Same.BATCH, 3, Wait(2, "w"), Level.ALARM, "Again", "又一次"),
    )
    assert [one.least for one in read(tmp_path, RETURN).patterns] == [1]
    assert read(tmp_path, "").patterns == ()


def test_any_trade_warns_in_the_month_the_quarter_and_the_year() -> None:
    """Of goods and of staff, of the same guest again at the highest level, and of what comes back from repair."""
    shipped = {
        one.id: (one.same.value, one.least, one.within, one.level.value) for one in playbooks.load("generic").patterns
    }
    assert shipped == {
        "product-month": ("product", 2, Wait(1, "mo"), "notice"),
        "product-quarter": ("product", 3, Wait(3, "mo"), "warning"),
        "product-year": ("product", 5, Wait(1, "y"), "alarm"),
        "batch-month": ("batch", 2, Wait(1, "mo"), "warning"),
        "staff-month": ("staff", 2, Wait(1, "mo"), "notice"),
        "staff-quarter": ("staff", 3, Wait(3, "mo"), "warning"),
        "staff-year": ("staff", 5, Wait(1, "y"), "alarm"),
        "customer-year": ("customer", 2, Wait(1, "y"), "alarm"),
        "returned": ("repair", 1, Wait(30, "d"), "warning"),
    }


@pytest.mark.parametrize("name", playbooks.names())
def test_every_trade_has_the_patterns_of_any_trade(name: str) -> None:
    """Whatever the trade, repeat problems are seen."""
    assert {"product-month", "customer-year", "returned"} <= {one.id for one in playbooks.load(name).patterns}


def test_a_trade_changes_one_pattern_of_what_it_builds_on(tmp_path: Path) -> None:
    """By its id, key by key; one that is off is gone."""
    text = '[[pattern]]\nid = "returned"\nwithin = "90d"\n[[pattern]]\nid = "batch-month"\noff = true\n'
    found = {one.id: one for one in read(tmp_path, f'based_on = "generic"\n{text}').patterns}
    assert (found["returned"].within, found["returned"].level) == (Wait(90, "d"), Level.WARNING)
    assert "batch-month" not in found


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('"batch"', '"colour"', "same"),
        ("count = 3", "count = 1", "count"),
        ("count = 3", "count = 0", "count"),
        ("count = 3", 'count = "3"', "count"),
        ("count = 3\n", "", "count"),
        ('"2w"', '"soon"', "within"),
        ('"2w"', '"0d"', "within"),
        ('"2w"', '"-1mo"', "within"),
        ('"2w"', '"12h"', "within"),
        ('"2w"', '"2wd"', "within"),
        ('within = "2w"\n', "", "within"),
        ('"alarm"', '"panic"', "level"),
        ('{ en = "Again", zh = "又一次" }', '"Again"', "title"),
        ("count = 3", "count = 3\nfrom = 2", "from"),
    ],
)
def test_what_is_no_pattern_is_refused(tmp_path: Path, before: str, after: str, key: str) -> None:
    """With the file, the row and the key."""
    assert refused(tmp_path, ROW.replace(before, after)) == ("mine.toml", "pattern mine", key)
