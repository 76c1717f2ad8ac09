"""The roll of a day: what the calendar wakes, and for whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import sweeps
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.sweeps import Sweep
from tests.rules.facts import ZONE, book, day

FESTIVALS = [(day("2027-02-05"), "chuxi"), (day("2027-02-06"), "chunjie")]


def woken(on: str, **said: Any) -> list[Sweep]:
    """What one rule of the calendar does on a day."""
    row = {"id": "one", "channel": "text", "purpose": {"en": "Write", "zh": "发信息"}, **said}
    return sweeps.sweeps(book(row).followups, day(on), FESTIVALS, ZONE, Frame())


@pytest.mark.parametrize(
    ("season", "on", "until"),
    [("06-20/07-05", "2026-06-20", "2026-07-05"), ("11-15/03-15", "2026-11-15", "2027-03-15")],
)
def test_a_season_is_due_on_its_first_day_until_its_last(season: str, on: str, until: str) -> None:
    """Before the rains, and for the winter, which ends in another year."""
    (found,) = woken(on, season=season)
    assert (found.shares[0].due.day, found.until, found.period) == (day(on), day(until), on[:4])
    assert woken("2026-06-21", season=season) == []


@pytest.mark.parametrize(("wait", "on"), [("0d", "2027-02-05"), ("-3d", "2027-02-02"), ("1d", "2027-02-06")])
def test_a_festival_goes_by_the_moon(wait: str, on: str) -> None:
    """New Year's Eve of 2027 is the 5th of February; three days before it is the 2nd."""
    (found,) = woken(on, festival="chuxi", wait=wait)
    assert (found.event, found.period) == (day("2027-02-05"), "2027")
    assert woken("2027-02-10", festival="chuxi", wait=wait) == []


@pytest.mark.parametrize(
    ("on", "wait", "born"),
    [
        ("2026-11-25", "0d", ("11-25",)),
        ("2026-11-25", "-1d", ("11-26",)),
        ("2026-12-31", "-1d", ("01-01",)),
        ("2027-02-28", "0d", ("02-28", "02-29")),
        ("2028-02-28", "0d", ("02-28",)),
        ("2028-02-29", "0d", ("02-29",)),
    ],
)
def test_nobody_is_without_a_birthday(on: str, wait: str, born: tuple[str, ...]) -> None:
    """Who was born on the 29th of February is congratulated on the 28th where there is none."""
    (found,) = woken(on, birthday=True, wait=wait)
    assert found.born == born


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_every_birthday_comes_once_a_year(born: date) -> None:
    """In any twelve months each day of birth is met exactly once."""
    met = 0
    for number in range(366 if (date(born.year + 1, 1, 1) - date(born.year, 1, 1)).days == 366 else 365):
        met += born.strftime("%m-%d") in sweeps.birthdays(date(born.year, 1, 1) + timedelta(days=number))
    assert met == 1


def test_silence_and_age_are_counted_back_from_today() -> None:
    """No contact for six months, a car older than five years; who passed that mark longer ago is not all due at once,
    unless the rule says how many a day."""
    (idle,) = woken("2026-11-25", idle="6mo")
    assert (idle.mark, idle.since) == (day("2026-05-25"), day("2026-05-11"))
    (owned,) = woken("2026-11-25", owned="5y", a_day=3)
    assert (owned.mark, owned.since) == (day("2021-11-25"), None)


def test_each_kind_of_customer_has_its_way() -> None:
    """On New Year's Eve the most loyal are visited, the others get a message; who only competes gets neither."""
    (found,) = woken("2027-02-05", festival="chuxi", channel_for={"loyal": "visit"})
    assert {share.channel: share.kinds for share in found.shares} == {
        "text": ("prospect", "new", "regular", "vip", "dormant"), "visit": ("loyal",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, ["2026-11-25"]),
        ("2026-11-25", ["2026-11-25"]),
        ("2026-11-24", ["2026-11-25"]),
        ("2026-11-22", ["2026-11-23", "2026-11-24", "2026-11-25"]),
    ],
)
def test_the_days_on_which_nobody_was_here_are_made_up(last: str | None, expected: list[str]) -> None:
    """A birthday on a closed weekend is on Monday's list."""
    found = sweeps.days_to_write(day(last) if last else None, day("2026-11-25"))
    assert [one.isoformat() for one in found] == expected


def test_a_shop_that_was_closed_for_months_begins_two_weeks_back() -> None:
    """Nobody is congratulated on the birthday of last spring."""
    found = sweeps.days_to_write(day("2026-03-01"), day("2026-11-25"))
    assert (found[0], found[-1]) == (day("2026-11-11"), day("2026-11-25"))


@given(st.lists(st.integers(1, 500), unique=True), st.dictionaries(st.integers(1, 6), st.integers(0, 9)))
def test_leads_are_shared_out_evenly(duties: list[int], loads: dict[int, int]) -> None:
    """As many as there are are handed out, each once; nobody who had the fewest before has two more than another."""
    dealt = sweeps.dealt(duties, loads)
    assert [duty for _, duty in dealt] == (duties if loads else [])
    held = {member: before + sum(one == member for one, _ in dealt) for member, before in loads.items()}
    given_some = [held[member] for member, _ in dealt]
    assert not given_some or max(given_some) <= min(held.values()) + 1
