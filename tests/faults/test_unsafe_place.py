"""A store in a folder that a cloud service copies."""

from datetime import date
from pathlib import Path

import pytest

from tests.shop import Shop


@pytest.mark.parametrize("command", [["init", "--name", "Sunrise"], ["db", "path"], ["db", "check"]])
def test_a_store_in_a_cloud_folder_is_warned_of_and_works(tmp_path: Path, command: list[str]) -> None:
    """One line names the service and what to do instead; the command is done all the same."""
    shop = Shop(tmp_path / "坚果云")
    if command[0] != "init":
        shop.ok("init", "--name", "Sunrise")
    warnings = [line for line in shop.ok(*command).err.splitlines() if "坚果云 copies" in line]
    assert len(warnings) == 1
    assert "svc db backup -o" in warnings[0]


def test_the_warning_comes_once_a_day(tmp_path: Path, noon: date) -> None:
    """With the day's first change, and not with each."""
    shop = Shop(tmp_path / "Dropbox", now=None)
    shop.ok("init", "--name", "Sunrise")
    said = [shop.ok("customer", "new", name).err for name in ("张三", "李四")]
    assert ["Dropbox copies" in one for one in said] == [True, False]


def test_elsewhere_nothing_is_said(working: Shop) -> None:
    """A store on the PC's own disk is checked without a warning."""
    assert "copies" not in working.ok("db", "check").err
    assert "network" not in working.ok("db", "check").err
