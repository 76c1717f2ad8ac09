"""What is due, in which order, and why in that order."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import due
from aftersales_cli.rules.due import About, DueItem, Reason
from tests.rules.facts import NOW, TODAY, asked, at, case, day, duty, planned, promised

ABOUT = About("S7", "Sofa")
RECALL = duty(do_not_call=True)._replace(purpose=due.Purpose(due.RECALL, "Airbags", "气囊"))
ITEMS = st.builds(
    duty,
    st.integers(1, 30),
    kind=st.sampled_from(["followup", "case", "promise"]),
    due=st.sampled_from(
        ["2026-11-19", "2026-11-22", "2026-11-22 08:00", "2026-11-22 10:00", "2026-11-22 16:30", "2026-11-24"]
    ),
    channel=st.sampled_from(["call", "visit", "text"]),
    who=st.sampled_from(["regular", "vip", "new"]),
    do_not_call=st.booleans(),
    since=st.sampled_from(["2026-08-01", "2026-11-01"]),
    attempts=st.integers(0, 2),
    severity=st.sampled_from([None, "normal", "high"]),
    open_cases=st.sampled_from([(), (3,), (3, 9)]),
)
LISTS = st.lists(ITEMS, max_size=12, unique_by=lambda item: item.ref)


def in_order(*items: DueItem) -> list[str]:
    """The ids of the items as they are listed today."""
    return [row.item.ref for row in due.ranked(items, NOW)]


def why(item: DueItem) -> list[Reason]:
    """Why the item is on today's list."""
    return list(due.reasons(item, NOW))


def test_the_longest_overdue_comes_first() -> None:
    """Nothing goes before what has waited beyond its day the longest: no time, no VIP, no complaint."""
    today, vip = duty(1, due="2026-11-22 08:00"), duty(2, due="2026-11-21 08:00", who="vip")
    assert in_order(today, vip, duty(4, due="2026-11-19"), duty(5, due="2026-11-20")) == ["F4", "F5", "F2", "F1"]


def test_within_a_day_an_agreed_time_comes_first_and_the_earliest_before_the_others() -> None:
    """Who was told a time is called before those who were not, in the order of the clock, and before VIPs."""
    late, early = duty(1, due="2026-11-22 16:30"), duty(2, due="2026-11-22 09:30")
    assert in_order(duty(3), late, duty(4, who="vip"), early) == ["F2", "F1", "F4", "F3"]


def test_within_a_day_a_vip_comes_before_the_others() -> None:
    """Where nothing else decides, a VIP is called first, however short the wait; no other kind is preferred."""
    loyal, new = duty(1, who="loyal", since="2026-11-02"), duty(2, who="new", since="2026-11-01")
    assert in_order(loyal, new, duty(3, who="vip", since="2026-11-20")) == ["F3", "F2", "F1"]


def test_at_last_the_oldest_comes_first() -> None:
    """Among equals the one waiting longest is called first."""
    assert in_order(duty(1, since="2026-11-02"), duty(2, since="2026-08-01"), duty(3, since="2026-11-01")) == [
        *("F2", "F3", "F1")
    ]


def test_within_a_day_a_complaint_counts_from_the_minute_in_which_it_came() -> None:
    """A complaint without an agreed time has waited since it came; one with a time waits for that time."""
    morning, noon = duty(1, due="2026-11-22 08:30"), duty(2, due="2026-11-22 12:00")
    came, agreed = case(3, since="2026-11-22 10:00"), case(4, due="2026-11-22 16:30", since="2026-11-20 10:00")
    assert in_order(agreed, noon, came, duty(5, who="vip"), morning) == ["F1", "C3", "F2", "C4", "F5"]


def test_equals_keep_the_order_in_which_they_were_entered() -> None:
    """Ids count as numbers: F9 comes before F10."""
    assert in_order(*(duty(number) for number in (10, 9, 100, 11))) == ["F9", "F10", "F11", "F100"]


def test_a_broken_promise_comes_before_everything_else() -> None:
    """Before what has been overdue for months, before VIPs and agreed times; of two the older first."""
    broken = promised(1, due="2026-11-21"), promised(2, due="2026-11-22 08:59"), promised(3, due="2026-11-20")
    others = duty(4, due="2026-01-01", who="vip"), case(5, due="2026-11-01", severity="critical")
    assert in_order(*others, *broken) == ["P3", "P1", "P2", "F4", "C5"]


def test_a_promise_for_today_stands_among_the_duties_of_the_day() -> None:
    """It is no more than due until its day, or its minute, is over."""
    assert in_order(promised(1), promised(2, due="2026-11-22 10:00"), duty(3, due="2026-11-22 09:30")) == [
        *("F3", "P2", "P1")
    ]


def test_what_to_do_about_a_broken_promise_is_to_apologise() -> None:
    """The list does not say keep it when it is too late; what was promised is still named."""
    late, ahead = promised(1, due="2026-11-21"), promised(2)
    purposes = {row.item.ref: row.item.purpose.code for row in due.ranked((late, ahead), NOW)}
    assert purposes == {"P1": "broken-promise", "P2": "promise"}
    assert due.ranked((late,), NOW)[0].item.about == late.about


def minute(item: DueItem) -> datetime | None:
    """The time agreed, or the minute in which a complaint came."""
    return item.due_at or (item.since if item.kind == "case" else None)


def late(item: DueItem) -> bool:
    """Whether it is a promise whose time is over at nine on the 22nd."""
    return item.kind == "promise" and (item.due_on < TODAY or (item.due_at is not None and item.due_at < NOW))


def stated(first: DueItem, second: DueItem) -> bool:
    """Whether the first may stand before the second by the order as it is stated to people."""
    if late(first) != late(second):
        return late(first)
    if first.due_on != second.due_on:
        return first.due_on < second.due_on
    earlier, later = minute(first), minute(second)
    if earlier != later:
        return later is None or (earlier is not None and earlier < later)
    if (first.customer.kind == "vip") != (second.customer.kind == "vip"):
        return first.customer.kind == "vip"
    return first.since <= second.since


@given(LISTS)
def test_every_list_is_in_the_stated_order(items: list[DueItem]) -> None:
    """Broken promises, days overdue, agreed time, VIP, age: in that order, between any two on the list."""
    rows = [row.item for row in due.ranked(items, NOW)]
    assert len(rows) == len(items)
    for place, first in enumerate(rows):
        assert all(stated(first, second) for second in rows[place + 1 :])


@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_how_things_were_found(items: list[DueItem], random: Random) -> None:
    """The same duties make the same list, in whatever order the store hands them out."""
    mixed = list(items)
    random.shuffle(mixed)
    assert due.ranked(mixed, NOW) == due.ranked(items, NOW)


@given(ITEMS, st.integers(-10, 10))
def test_there_is_always_a_reason_and_the_first_says_how_late_it_is(item: DueItem, days: int) -> None:
    """Each row says first whether it is overdue and by how many days, due today, or due later; only that a promise
    was broken is said before it.
    """
    on = item.due_on + timedelta(days=days)
    moment = datetime.combine(on, NOW.timetz())
    row = due.ranked([item], moment)[0]
    when = Reason("due-today" if days == 0 else "due-later", item.due_on)
    expected = Reason("overdue", days) if days > 0 else when
    broken = Reason("promise-broken") in row.why
    assert row.why[broken] == expected
    assert broken is (row.why[0] == Reason("promise-broken")) is (row.item.purpose.code == "broken-promise")
    assert row.why == due.reasons(item, moment)
    assert row.overdue_days == (days if days > 0 else 0)
    assert [reason.code for reason in row.why].count("vip") == (item.customer.kind == "vip")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (duty(due="2026-11-21"), Reason("overdue", 1)),
        (duty(due="2026-08-22"), Reason("overdue", 92)),
        (duty(), Reason("due-today", TODAY)),
        (duty(due="2026-11-23"), Reason("due-later", day("2026-11-23"))),
        (duty(due="2026-11-22 16:30"), Reason("agreed-time", at("2026-11-22 16:30"))),
        (case(due="2026-11-22 16:30"), Reason("agreed-time", at("2026-11-22 16:30"))),
        (duty(who="vip"), Reason("vip")),
        (duty(open_cases=(3,)), Reason("open-complaint", "C3")),
        (duty(attempts=2), Reason("attempts", 2)),
        (duty(origin="birthday", event="2026-11-23"), Reason("birthday", day("2026-11-23"))),
        (duty(due="2026-11-10", until="2026-11-17"), Reason("window", day("2026-11-17"))),
        (duty(origin="after-purchase", event="2026-11-19"), Reason("after-purchase", day("2026-11-19"))),
        (duty(origin="after-delivery", event="2026-11-19"), Reason("after-delivery", day("2026-11-19"))),
        (case(), Reason("complaint-open")),
        (case(severity="high"), Reason("severity", "high")),
        (case(severity="critical"), Reason("severity", "critical")),
        (case(who="vip"), Reason("vip")),
        (case(attempts=2), Reason("attempts", 2)),
        (promised(due="2026-11-21"), Reason("promise-broken")),
        (promised(due="2026-11-22 08:59"), Reason("promise-broken")),
        (promised(since="2026-11-03"), Reason("promised", day("2026-11-03"))),
        (asked(), Reason("enquiry-open")),
        (planned(missed=True), Reason("job-missed")),
    ],
)
def test_each_thing_that_speaks_for_a_place_is_named(item: DueItem, reason: Reason) -> None:
    """Lateness, an agreed time, a VIP, complaints, attempts in vain and the event it counts from are all reasons."""
    assert reason in why(item)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (duty(), "overdue"),
        (duty(), "agreed-time"),
        (duty(who="loyal"), "vip"),
        (duty(), "open-complaint"),
        (duty(), "complaint-open"),
        (duty(), "attempts"),
        (duty(due="2026-11-21"), "due-today"),
        (duty(origin="after-purchase"), "after-purchase"),
        (duty(about=ABOUT), "after-purchase"),
        (duty(origin="after-purchase", about=About("S7", "Sofa")), "after-purchase"),
        (case(severity="normal"), "severity"),
        (case(severity="low"), "severity"),
        (case(3, open_cases=(3,)), "open-complaint"),
        (promised(), "promise-broken"),
        (promised(due="2026-11-22 09:00"), "promise-broken"),
        (promised(due="2026-11-21"), "promised"),
        (duty(due="2026-11-01"), "promise-broken"),
        (planned(due="2026-11-01"), "job-missed"),
        (planned(), "complaint-open"),
    ],
)
def test_what_does_not_hold_is_no_reason(item: DueItem, code: str) -> None:
    """A reason is only given where it is true; a complaint is not its own reason."""
    assert code not in [reason.code for reason in why(item)]


def test_an_event_that_a_duty_does_not_count_from_is_no_reason() -> None:
    """A duty that somebody set by hand has no event behind it, though it is about a purchase."""
    assert why(duty(about=ABOUT)) == [Reason("due-today", TODAY)]


def test_reasons_come_the_strongest_first() -> None:
    """Lateness before the agreed time, then the VIP, the open complaints, the attempts, and the event last."""
    item = duty(
        due="2026-11-20 16:30", who="vip", open_cases=(3, 9), attempts=1, origin="after-purchase", event="2026-11-19"
    )
    assert why(item) == [
        Reason("overdue", 2),
        Reason("agreed-time", at("2026-11-20 16:30")),
        Reason("vip"),
        Reason("open-complaint", "C3"),
        Reason("open-complaint", "C9"),
        Reason("attempts", 1),
        Reason("after-purchase", day("2026-11-19")),
    ]
    assert why(case(due="2026-11-21", severity="critical", who="vip")) == [
        Reason("overdue", 1),
        Reason("complaint-open"),
        Reason("severity", "critical"),
        Reason("vip"),
    ]


@pytest.mark.parametrize(
    ("item", "held"),
    [
        (duty(do_not_call=True), True),
        (duty(do_not_call=True, channel="visit"), False),
        (duty(do_not_call=True, channel="text"), False),
        (duty(do_not_call=False), False),
        (duty(do_not_call=True, kind="case"), False),
        (duty(do_not_call=True, kind="promise"), False),
        (promised(due="2026-11-01", do_not_call=True), False),
        (RECALL, False),
        (RECALL._replace(origin="after-purchase"), True),
    ],
)
def test_only_a_call_is_held_back_from_who_must_not_be_called(item: DueItem, held: bool) -> None:
    """A customer who wants no calls may still be visited or written to, is owed what is open or promised, and is told
    of a recall; a playbook's rule of that name makes none.
    """
    assert due.held_back(item) is held


@given(LISTS, st.none() | st.integers(1, 15))
def test_a_list_counts_what_it_does_not_show(items: list[DueItem], limit: int | None) -> None:
    """The total counts before any limit, and what is held back is counted, never shown and never lost."""
    found = due.due_list(items, NOW, TODAY + timedelta(days=2), limit, "Shop")
    calls_forbidden = [
        item for item in items if item.customer.do_not_call and item.channel == "call" and item.kind == "followup"
    ]
    assert found.held_back == len(calls_forbidden)
    assert found.total + found.held_back == len(items)
    assert len(found.items) == (found.total if limit is None else min(limit, found.total))
    assert not {row.item.ref for row in found.items} & {item.ref for item in calls_forbidden}
    shown = due.ranked([item for item in items if item not in calls_forbidden], NOW)
    assert found.items == shown[: len(found.items)]


def test_a_list_names_its_day_its_reach_and_its_store() -> None:
    """A list says for which day it is, how far it reaches and whose it is."""
    found = due.due_list([], NOW, day("2026-11-25"), None, "Shop")
    assert found == due.DueList(TODAY, day("2026-11-25"), (), 0, 0, "Shop")


def test_the_purposes_of_the_desk_itself_keep_their_names() -> None:
    """The words by which scripts tell the desk's own duties from a playbook's never change."""
    assert (due.OWN, due.NEXT, due.COMPLAINT) == ("own", "next-contact", "complaint")


def test_ids_on_the_list_tell_complaints_from_follow_ups() -> None:
    """F12 is a follow-up, C3 a complaint."""
    assert (duty(12).ref, case(3).ref) == ("F12", "C3")
