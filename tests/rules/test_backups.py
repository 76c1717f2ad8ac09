"""The names of backups, and which of them may go."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import backups
from aftersales_cli.rules.backups import Backup, Occasion
from tests.rules.facts import MOMENTS, at


def backup(when: datetime, occasion: Occasion = Occasion.DAILY) -> Backup:
    """A backup made at a time."""
    return Backup(backups.named(when, occasion), when, occasion, 4096)


# Several on one day and in one second among others years apart.
CLOSE = st.builds(lambda days, seconds: at("2026-11-25 12:00") - timedelta(days, seconds), st.integers(0, 40),
                  st.integers(0, 30))  # fmt: skip
SOME = st.lists(st.builds(backup, MOMENTS | CLOSE, st.sampled_from(Occasion)), min_size=1, max_size=90, unique=True)


def test_a_name_says_when_and_what_for() -> None:
    """Who looks into the folder knows what there is without opening it."""
    when = at("2026-11-25 09:03").replace(second=12)
    assert backups.named(when, Occasion.CONVERSION) == "2026-11-25_09-03-12_before-conversion.db"


@given(MOMENTS, st.sampled_from(Occasion))
def test_a_name_can_be_read_again(when: datetime, occasion: Occasion) -> None:
    """Every name that is given is known as that of a backup, with its time and what it was made for."""
    assert backups.read(backups.named(when, occasion)) == (when.replace(tzinfo=None), occasion)


@given(MOMENTS, MOMENTS, st.sampled_from(Occasion), st.sampled_from(Occasion))
def test_names_sort_by_age(one: datetime, other: datetime, first: Occasion, second: Occasion) -> None:
    """`ls` shows the newest last."""
    if one < other:
        assert backups.named(one, first) < backups.named(other, second)


@pytest.mark.parametrize(
    "name",
    ["", "store.db", "2026-11-25.db", "2026-11-25_09-03-12.db", "2026-11-25_09-03-12_weekly.db", "unfinished-ab.part",
     "2026-13-25_09-03-12_daily.db", "2026-02-30_09-03-12_daily.db", "2026-11-25_24-03-12_daily.db",
     "2026-11-25_09-03-12_daily.db-wal", "x2026-11-25_09-03-12_daily.db", "2026-11-25_09-03-12_daily.db\n",
     "２０２６-11-25_09-03-12_daily.db"],
)  # fmt: skip
def test_other_files_are_no_backups(name: str) -> None:
    """What somebody else puts into the folder is neither listed nor ever removed."""
    assert backups.read(name) is None


def test_of_a_year_of_days_twelve_ten_and_nine_stay() -> None:
    """The last 12 days, the Sundays of the last 10 weeks and the ends of the last 9 months."""
    year = [backup(at("2026-11-25 09:00") - timedelta(days=days)) for days in range(400)]
    gone = backups.superfluous(year, year[0])
    stays = {one.at.date() for one in year if one not in gone}
    days = {date(2026, 11, number) for number in range(14, 26)}
    weeks = {(11, 22), (11, 15), (11, 8), (11, 1), (10, 25), (10, 18), (10, 11), (10, 4), (9, 27)}
    months = {(10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31)}
    assert stays == days | {date(2026, month, number) for month, number in weeks | months}


def test_days_without_a_backup_do_not_count() -> None:
    """A store that is used on Mondays keeps its last 12 Mondays, and beyond them the ends of months."""
    mondays = [backup(at("2026-11-23 09:00") - timedelta(weeks=weeks)) for weeks in range(40)]
    gone = backups.superfluous(mondays, mondays[0])
    stays = [one.at.date() for one in mondays if one not in gone]
    assert stays[:12] == [date(2026, 11, 23) - timedelta(weeks=weeks) for weeks in range(12)]
    assert stays[12:] == [date(2026, 8, 31), date(2026, 7, 27), date(2026, 6, 29), date(2026, 5, 25), date(2026, 4, 27),
                          date(2026, 3, 30)]  # fmt: skip


def test_of_one_day_the_newest_two_stay() -> None:
    """Who makes one backup after the other keeps the last two, and the morning's for what it was made for."""
    hours = [backup(at(f"2026-11-25 {hour}:00"), Occasion.BY_HAND) for hour in range(17, 9, -1)]
    morning = backup(at("2026-11-25 09:00"))
    assert backups.superfluous([morning, *hours], hours[0]) == hours[2:]


def test_the_newest_of_every_occasion_stays() -> None:
    """The copy from before the last conversion is kept however long ago that was; the one before it is not."""
    days = [backup(at("2026-11-25 09:00") - timedelta(days=days)) for days in range(400)]
    old = backup(at("2021-05-06 10:00"), Occasion.CONVERSION)
    older = backup(at("2020-05-06 10:00"), Occasion.CONVERSION)
    gone = backups.superfluous([*days, old, older], days[0])
    assert old not in gone
    assert older in gone


def test_what_a_restore_has_replaced_stays() -> None:
    """Who tries one backup after the other to find the right one, and then makes a backup, finds back to each state."""
    replaced = [backup(at(f"2026-11-25 10:{minute}"), Occasion.RESTORE) for minute in range(30, 10, -1)]
    made = backup(at("2026-11-25 11:00"), Occasion.BY_HAND)
    assert backups.superfluous([made, *replaced], made) == replaced[12:]


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ([], "12:00:00"), (["11:59:00"], "12:00:00"), (["12:00:00"], "12:00:01"),
        (["12:00:07", "12:00:02"], "12:00:08"), (["12:59:59"], "13:00:00"), (["13:00:00"], "12:00:00"),
    ],
)  # fmt: skip
def test_the_latest_is_named_last(there: list[str], named: str) -> None:
    """Also where names run ahead of the clock; where the clock was wrong by hours, nobody follows it."""
    found = [backup(second(text)) for text in there]
    assert backups.in_order(second("12:00:00"), found) == second(named)


def second(text: str) -> datetime:
    """A second of the day."""
    hour, minute, seconds = map(int, text.split(":"))
    return at("2026-11-25 00:00") + timedelta(hours=hour, minutes=minute, seconds=seconds)


def test_a_clock_that_was_wrong_removes_no_more_than_usual() -> None:
    """Backups of days that are still to come count like any other; the newest of the right ones stays where they are
    few, and what was just made stays in any case."""
    ahead = [backup(at("2031-01-20 09:00") - timedelta(days=days)) for days in range(20)]
    now = [backup(at("2026-11-25 09:00") - timedelta(days=days)) for days in range(20)]
    gone = backups.superfluous([*ahead, *now], now[0])
    assert [one.at.date() for one in now if one not in gone] == [
        date(2026, 11, 25), date(2026, 11, 22), date(2026, 11, 15), date(2026, 11, 8),
    ]  # fmt: skip
    years = [backup(at("2031-01-20 09:00") - timedelta(days=days)) for days in range(400)]
    gone = backups.superfluous([*years, *now], now[3])
    assert [one for one in now if one not in gone] == [now[3]]


@given(SOME)
def test_the_newest_two_always_stay(some: list[Backup]) -> None:
    """Whatever else there is, the last two backups are never removed."""
    newest = sorted(some, key=lambda one: (one.at, one.name))[-2:]
    assert not set(newest) & set(backups.superfluous(some, some[0]))


@given(SOME, st.data())
def test_the_folder_does_not_grow_for_ever(some: list[Backup], data: st.DataObject) -> None:
    """At most 12 + 10 + 9 + 2 stay, 11 more that restores have replaced, and the one just made where the clock was set
    back.
    """
    made = data.draw(st.sampled_from(some))
    left = len(some) - len(backups.superfluous(some, made))
    assert left <= 45
    if made.at == max(one.at for one in some):
        assert left <= 44


@given(SOME, st.data())
def test_thinning_twice_removes_nothing_more(some: list[Backup], data: st.DataObject) -> None:
    """What has been thinned is thin."""
    made = data.draw(st.sampled_from(some))
    gone = backups.superfluous(some, made)
    assert backups.superfluous([one for one in some if one not in gone], made) == []


@given(SOME, st.timedeltas(timedelta(seconds=1), timedelta(days=800)), st.sampled_from(Occasion))
def test_what_may_go_may_go_tomorrow_too(some: list[Backup], later: timedelta, occasion: Occasion) -> None:
    """A further backup never makes an old one needed again, so that nothing is lost by thinning early."""
    newest = max(some, key=lambda one: (one.at, one.name))
    further = backup(newest.at + later, occasion)
    assert set(backups.superfluous(some, newest)) <= set(backups.superfluous([*some, further], further))


@pytest.mark.parametrize(
    ("mine", "theirs", "shared"),
    [
        ([], [], 0),
        ([(1, "a"), (2, "b")], [], 0),
        ([(1, "a"), (3, "b"), (4, "c")], [(1, "a"), (3, "b")], 3),
        ([(1, "a"), (3, "b")], [(1, "a"), (3, "b"), (4, "c")], 3),
        ([(1, "a"), (2, "x"), (3, "c")], [(1, "a"), (2, "b"), (3, "c")], 1),
        ([(1, "x")], [(1, "a")], 0),
    ],
)
def test_two_stores_share_their_journal_up_to_the_first_difference(
    mine: list[tuple[int, str]], theirs: list[tuple[int, str]], shared: int
) -> None:
    """After a restore the same numbers are given out again, so that a number alone does not tell what is shared."""
    assert backups.newest_shared(mine, theirs) == shared
