"""The journal does not grow for ever: what was there before old commands goes, by a stated policy."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from tests.commands.test_output import refused
from tests.commands.test_undo import business
from tests.faults.evidence import asked
from tests.shop import Shop

# Commands as others typed them later, each with one row as it was.
LATER = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
    INSERT INTO commands (at, real_at, user, kind, words) SELECT '{at}', '{at}', 'wang', 'do', 'edit' FROM n"""
ROWS = """INSERT INTO changes (command_id, tbl, row_id, op, before) SELECT id, 'customers', 2, 'update', '{}'
    FROM commands WHERE user = 'wang' AND id NOT IN (SELECT command_id FROM changes)"""
LONG_AGO, LATELY = "2020-01-01T00:00:00Z", "2026-11-01T00:00:00Z"


def aged(shop: Shop, at: str, count: int, then: str = LATELY) -> int:
    """Makes all that was typed in a shop as old as is said, and adds so many commands; returns how many rows as they
    were the journal held before that.
    """
    with closing(sqlite3.connect(shop.path)) as db, db:
        db.execute("UPDATE commands SET real_at = ?", [at])
        (rows,) = db.execute("SELECT count(*) FROM changes").fetchone()
        db.execute(LATER.format(count=count, at=then))
        db.execute(ROWS)
    return int(rows)


def held(shop: Shop) -> int:
    """How many rows as they were the journal holds of what was typed before the others came."""
    (found,) = asked(
        shop.path, "SELECT count(*) FROM changes WHERE command_id < (SELECT min(id) FROM commands WHERE user = 'wang')"
    )
    return int(found[0])


def test_what_is_old_and_far_back_goes_with_the_days_first_change(open_shop: Shop) -> None:
    """After more than two years and a thousand commands the rows go; the entries and the records stay, the store is
    sound, and undo of what is gone is refused by its name.
    """
    typed = len(open_shop.items("journal"))
    before = business(open_shop.path)
    aged(open_shop, LONG_AGO, 1000)
    open_shop.ok("customer", "new", "赵六")
    assert held(open_shop) == 0
    assert open_shop.ok("journal", "--json").json["total"] >= typed + 1001
    after = business(open_shop.path)
    assert {name: after[name] for name in ("cases", "calls", "purchases")} == {
        name: before[name] for name in ("cases", "calls", "purchases")
    }
    open_shop.ok("db", "check", "--full")
    assert "too old" in refused(open_shop, 4, "undo", "X3")
    open_shop.ok("undo")
    assert "too old" in refused(open_shop, 4, "undo")


@pytest.mark.parametrize(("at", "count"), [(LONG_AGO, 990), (LATELY, 1100)], ids=["old but near", "far but young"])
def test_what_undo_promises_stays(open_shop: Shop, at: str, count: int) -> None:
    """Nothing of the newest thousand commands goes, however old; nothing younger than two years, however far back."""
    rows = aged(open_shop, at, count)
    open_shop.ok("customer", "new", "赵六")
    assert held(open_shop) == rows


def test_a_command_goes_as_a_whole(open_shop: Shop) -> None:
    """Of a long list that was imported years ago either all rows can be taken back or none."""
    with closing(sqlite3.connect(open_shop.path)) as db, db:
        db.execute(LATER.format(count=1, at=LONG_AGO).replace("wang", "zhao"))
        db.execute(
            """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
            INSERT INTO changes (command_id, tbl, row_id, op, before)
            SELECT (SELECT max(id) FROM commands), 'customers', 2, 'update', '{}' FROM n"""
        )
    aged(open_shop, LONG_AGO, 1000)
    open_shop.ok("customer", "new", "赵六")
    assert held(open_shop) == 0


def test_the_policy_is_said_where_the_journal_is_read(shop: Shop) -> None:
    """The owner reads how long what undo needs is kept."""
    said = " ".join(shop.ok("journal", "--help").out.split())
    assert "newest 1,000 commands" in said
    assert "2 years" in said


LOOKED = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
    INSERT INTO access (at, real_at, user, customer_id, what) SELECT '{at}', '{at}', 'wang', 1, 'history' FROM n"""


def looked(shop: Shop, days: int, count: int = 1) -> None:
    """Has so many look-ups made in a shop so many days ago."""
    at = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with closing(sqlite3.connect(shop.path)) as db, db:
        db.execute(LOOKED.format(count=count, at=at))


def test_look_ups_go_after_three_years_with_the_days_first_change(open_shop: Shop) -> None:
    """As long as the law wants them, and not much longer; what is younger stays."""
    looked(open_shop, 1097)
    looked(open_shop, 1094)
    open_shop.ok("customer", "show", "张三")
    assert len(open_shop.items("access")) == 3
    open_shop.ok("customer", "new", "赵六")
    assert [one["what"] for one in open_shop.items("access")] == ["customer show", "history"]


def test_many_old_look_ups_go_day_by_day(open_shop: Shop) -> None:
    """So that nobody waits in the morning."""
    looked(open_shop, 1200, count=20_500)
    open_shop.ok("customer", "new", "赵六")
    assert open_shop.ok("access", "--limit", "1", "--json").json["total"] == 500


def test_a_clock_that_is_set_drops_no_look_up(open_shop: Shop) -> None:
    """SVC_NOW is for scripts and tests."""
    looked(open_shop, 1)
    open_shop.now = "2090-01-01T09:00+08:00"
    open_shop.ok("customer", "new", "赵六")
    assert len(open_shop.items("access")) == 1


def test_how_long_a_look_up_is_kept_is_said_where_they_are_read(shop: Shop) -> None:
    """The owner reads it."""
    assert "kept for 3 years" in shop.ok("access", "--help").out
