"""What was promised: until when, when it is broken, and who must know before it is moved."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NoLongerOpen
from aftersales_cli.errors.records import CustomerNotTold, PromisesWithoutDates, RestockTooLate, StillPending
from aftersales_cli.rules import due, promises
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.promises import Told
from tests.rules.facts import NOW, TODAY, asked, at, case, day, duty, planned, promise, promised, shown, when

FRIDAY, SATURDAY = when("2026-11-27 16:30"), when("2026-11-28")
DAYS = st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=30)).map(str)


@pytest.mark.parametrize(
    ("until", "now", "broken"),
    [
        ("2026-11-22", "2026-11-22 23:59", False),
        ("2026-11-22", "2026-11-23 00:00", True),
        ("2026-11-22 10:00", "2026-11-22 10:00", False),
        ("2026-11-22 10:00", "2026-11-22 10:01", True),
        ("2026-11-22 10:00", "2026-11-21 23:00", False),
    ],
)
def test_a_promise_is_broken_when_its_day_or_its_minute_has_passed(until: str, now: str, broken: bool) -> None:
    """What is promised for today may still be kept this evening; what is promised for ten is late at a minute past."""
    assert promises.broken(promise(until), at(now)) is broken
    assert due.broken(promised(due=until), at(now)) is broken


@pytest.mark.parametrize("state", ["kept", "waived"])
def test_what_was_kept_or_waived_is_not_broken(state: str) -> None:
    """A promise that nobody waits for any more cannot be broken, however old it is."""
    assert not promises.broken(promise("2026-01-01", state=state, closed="2026-02-01 10:00"), NOW)


@given(DAYS, st.none() | st.sampled_from(["08:59", "16:30"]))
def test_the_list_and_the_record_agree_on_what_is_broken(day: str, clock: str | None) -> None:
    """Nobody reads `broken` in one place and `open` in the other."""
    until = f"{day} {clock}" if clock else day
    assert promises.broken(promise(until), NOW) == due.broken(promised(due=until), NOW)


@pytest.mark.parametrize(
    ("what", "dates", "expected"),
    [
        (["mat"], [], [Told("mat", None)]),
        (["mat"], [FRIDAY], [Told("mat", FRIDAY)]),
        (["mat", "key"], [FRIDAY], [Told("mat", FRIDAY), Told("key", FRIDAY)]),
        (["mat", "key"], [FRIDAY, SATURDAY], [Told("mat", FRIDAY), Told("key", SATURDAY)]),
        (["mat", "key"], [None, SATURDAY], [Told("mat", None), Told("key", SATURDAY)]),
        (["mat", "key"], [None, None], [Told("mat", None), Told("key", None)]),
        ([], [], []),
    ],
)
def test_each_promise_has_its_own_date_or_all_the_same_or_none(
    what: list[str], dates: list[When | None], expected: list[Told]
) -> None:
    """Two promises with one date are both due then; with two dates each has its own."""
    assert promises.paired(what, dates) == tuple(expected)


@pytest.mark.parametrize(("many", "dates"), [(0, 1), (1, 2), (3, 2), (2, 3)])
def test_dates_that_belong_to_no_promise_are_refused(many: int, dates: int) -> None:
    """Nobody guesses which of three promises is the one without a date."""
    with pytest.raises(PromisesWithoutDates) as refusal:
        promises.paired(["mat"] * many, [FRIDAY] * dates)
    assert refusal.value.values == {"promises": many, "dates": dates}


@pytest.mark.parametrize(
    ("items", "following", "expected"),
    [
        ([], None, "2026-11-29"),
        ([duty(due="2026-11-24")], None, "2026-11-24"),
        ([duty(due="2026-11-24 16:30")], None, "2026-11-24"),
        ([duty(due="2026-12-24")], None, "2026-11-29"),
        ([duty(due="2026-11-22"), duty(2, due="2026-11-20")], None, "2026-11-29"),
        ([case(due="2026-11-23"), promised(due="2026-11-23"), planned(due="2026-11-23")], None, "2026-11-29"),
        ([asked(due="2026-11-23")], None, "2026-11-29"),
        ([duty(due="2026-11-25")], when("2026-11-23 10:00"), "2026-11-23"),
        ([duty(due="2026-11-25")], SATURDAY, "2026-11-25"),
        ([], when("2027-01-01"), "2026-11-29"),
    ],
)
def test_without_a_date_a_promise_is_due_at_the_next_contact_or_in_a_week(
    items: list[due.DueItem], following: When | None, expected: str
) -> None:
    """The next planned follow-up, or the contact agreed just now, is when the customer asks; a week is the most."""
    assert shown(promises.until(Told("mat", None), following, items, NOW)) == expected


def test_a_date_that_was_given_stands() -> None:
    """However far away, and with the time that was agreed."""
    assert promises.until(Told("mat", when("2027-06-01 10:00")), FRIDAY, [duty(due="2026-11-24")], NOW) == (
        when("2027-06-01 10:00")
    )


@given(st.lists(DAYS.map(lambda day: duty(due=day)), max_size=5), st.none() | st.just(FRIDAY))
def test_no_promise_without_a_date_is_due_today_or_later_than_in_a_week(
    items: list[due.DueItem], following: When | None
) -> None:
    """There is always a day, it lies ahead, and it is near."""
    until = promises.until(Told("mat", None), following, items, NOW)
    assert timedelta(days=1) <= until.day - TODAY <= timedelta(days=7)


@pytest.mark.parametrize("state", ["kept", "waived"])
def test_a_promise_that_has_ended_cannot_end_again(state: str) -> None:
    """How and when it ended is said, and that counts before everything else."""
    ended = promise(state=state, closed="2026-11-21 10:00")
    for told in (True, False):
        with pytest.raises(NoLongerOpen) as refusal:
            promises.movable(ended, told)
        assert refusal.value.values == {"id": "P5", "state": state, "value": "2026-11-21"}
    with pytest.raises(NoLongerOpen):
        promises.still_open(ended)


def test_a_promise_is_moved_only_with_the_customers_knowledge() -> None:
    """Whoever was promised something hears of the new date before it is written down."""
    assert promises.movable(promise(), True) == promises.still_open(promise()) == promise()
    with pytest.raises(CustomerNotTold) as refusal:
        promises.movable(promise(), False)
    assert refusal.value.values == {"id": "P5", "who": "张三"}


@pytest.mark.parametrize(
    ("due", "restock", "named", "expected"),
    [
        ("2026-11-27", None, True, "2026-11-27"),
        ("2026-11-27 16:30", "2026-11-27", True, "2026-11-27 16:30"),
        ("2026-11-27", "2026-11-28", False, "2026-11-28"),
    ],
)
def test_what_is_out_of_stock_is_not_due_before_it_comes(
    due: str, restock: str | None, named: bool, expected: str
) -> None:
    """A promise without a day waits for the goods; with one, the goods come by then."""
    assert shown(promises.stocked(when(due), day(restock) if restock else None, named)) == expected


def test_a_day_before_the_goods_come_is_refused() -> None:
    """Both days are said."""
    with pytest.raises(RestockTooLate) as refusal:
        promises.stocked(FRIDAY, day("2026-11-28"), True)
    assert refusal.value.values == {"value": day("2026-11-28"), "due": day("2026-11-27")}


@pytest.mark.parametrize(
    ("due", "contacts", "told"),
    [
        ("2026-12-20", [], "2026-11-29"),
        ("2026-12-20", ["2026-11-25"], "2026-11-25"),
        ("2026-11-23", ["2026-11-25"], "2026-11-23"),
        ("2026-11-22", [], "2026-11-22"),
        ("2026-11-10", ["2026-11-25"], "2026-11-25"),
    ],
)
def test_a_customer_hears_a_no_in_time(due: str, contacts: list[str], told: str) -> None:
    """At the next contact, within a week, and on the day for which it was promised unless that has passed."""
    duties = [duty(due=one) for one in contacts]
    assert shown(promises.answer_by(promise(due), duties, NOW)) == told


def test_a_promise_is_kept_only_after_the_yes() -> None:
    """The rank is named for whose yes it waits; what has ended waits for nobody."""
    one = promise()._replace(confirm_role="lead")
    with pytest.raises(StillPending) as refusal:
        promises.confirmed(one)
    assert refusal.value.values == {"id": "P5", "role": "team lead"}
    assert promises.confirmed(promise()) == promise()
    assert promise(state="waived", closed="2026-11-21 08:00")._replace(confirm_role="lead").pending is None


def test_a_pending_promise_is_no_apology_yet() -> None:
    """However late it is, the first thing is a yes or a no."""
    one = promised(due="2026-11-20")._replace(purpose=due.Purpose(due.PENDING), role="lead")
    (row,) = due.ranked([one], NOW)
    assert row.item.purpose.code == "pending-promise"
    assert [why.code for why in row.why] == ["promise-broken", "overdue", "waits-for-yes", "for-role"]
