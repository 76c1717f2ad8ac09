"""What is kept of a forgotten customer's sales and repairs goes when its time is over."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from aftersales_cli.store.forgetting import STILL_KEPT
from tests.commands.test_forget import counts
from tests.commands.test_output import refused
from tests.shop import Shop, opened

# What the records of two customers say: the item, the serial number, what was to be done, and what was.
HERS = ["Kunlun X5", "LSV001", "Oil and brakes", "Oil changed"]
HIS = ["Taishan S9", "LSV002", "Winter tyres", "Tyres put on"]


@pytest.fixture
def long_ago(tmp_path: Path, noon: date) -> Shop:
    """A shop that forgot a customer in 2020, whose car was repaired in 2016; another customer's is as old. Now it is
    today, by the machine's clock.
    """
    shop = opened(tmp_path)
    for name, ref, (item, serial, what, did) in (("张三", "J1", HERS), ("李四", "J2", HIS)):
        shop.now = "2016-05-04T09:00+08:00"
        shop.ok("customer", "new", name)
        shop.ok("purchase", "new", name, item, "--serial", serial, "--price", "189800")
        shop.ok("job", "new", name, what, "--kind", "service", "--on", "today")
        shop.now = "2016-05-05T09:00+08:00"
        shop.ok("job", "done", ref, did)
    shop.now = "2020-06-01T09:00+08:00"
    (done,) = shop.items("customer", "forget", "张三", "--yes")
    assert (done["records"], done["kept_until"]) == (2, "2022-05-05")
    shop.now = None
    return shop


def told(shop: Shop, sale: str, job: str) -> list[str | None]:
    """What the records of a sale and a repair say."""
    (bought,), (done,) = shop.items("purchase", "show", sale), shop.items("job", "show", job)
    return [bought["item"], bought["serial"], done["what"], done["did"]]


def test_records_go_with_the_days_first_change_and_nobody_is_bothered(long_ago: Shop) -> None:
    """Not a word is left of them in the file or its journal, what is counted stays, the store is sound, and the journal
    says that it was done.
    """
    before = counts(long_ago)
    long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    assert told(long_ago, "S1", "J1") == ["…"] * 4
    assert told(long_ago, "S2", "J2") == HIS
    assert counts(long_ago) == before
    mine = long_ago.items("journal")[2]
    assert (mine["kind"], mine["words"], mine["user"]) == ("fixed", "forget records", "svc")
    long_ago.ok("db", "check", "--full")


def test_nothing_of_them_is_left_in_the_file(long_ago: Shop) -> None:
    """Neither on its pages nor in its journal."""
    long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    assert not long_ago.path.with_name("store.db-wal").exists()
    held = long_ago.path.read_bytes()
    assert [text for text in (*HERS, *HIS) if text.encode() in held] == HIS


def test_the_command_that_it_comes_with_says_nothing_of_it(long_ago: Shop) -> None:
    """The clerk who is first in the morning sees the answer to what was typed, and not a line more."""
    first = long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    again = long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    assert (first.out, first.err) == (again.out, again.err)


def test_undo_does_not_bring_them_back(long_ago: Shop) -> None:
    """Not that of the command with which they went, nor of anything from before the customer was forgotten."""
    sold = next(one["id"] for one in long_ago.items("journal") if one["words"].startswith("purchase"))
    long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    long_ago.ok("undo")
    refused(long_ago, 4, "undo", sold)
    assert told(long_ago, "S1", "J1") == ["…"] * 4
    long_ago.ok("db", "check", "--full")


def test_a_clock_that_is_set_takes_nothing_away(long_ago: Shop) -> None:
    """SVC_NOW is for scripts and tests: whatever it says, what is kept is kept by the machine's clock."""
    long_ago.now = "2040-01-01T09:00+08:00"
    long_ago.ok("customer", "edit", "李四", "--district", "玄武")
    assert told(long_ago, "S1", "J1") == HERS


def test_records_whose_time_is_over_already_are_not_kept_at_all(long_ago: Shop) -> None:
    """Whoever is forgotten more than six years after the last repair is forgotten with it."""
    (done,) = long_ago.items("customer", "forget", "李四", "--yes")
    assert (done["records"], done["kept_until"]) == (0, None)
    assert told(long_ago, "S2", "J2") == ["…"] * 4
    long_ago.ok("db", "check", "--full")


def test_who_is_to_lose_them_is_found_among_the_forgotten_alone(shop: Shop) -> None:
    """However many customers there are."""
    with closing(sqlite3.connect(shop.path)) as db:
        steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {STILL_KEPT}")]
    looked = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
    assert looked[0].startswith("SCAN c USING INDEX customers_forgotten")
    assert all(step.startswith("SEARCH") and "_customer (customer_id=?)" in step for step in looked[1:]), steps
