"""Eight trades: every number that they go by is in their playbooks, and comes to the right day."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli import calendars, playbooks
from aftersales_cli.rules import sweeps, waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Clock, Hours, Mark, deadline
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.days import opening as in_calendar
from aftersales_cli.rules.hours import Opening
from aftersales_cli.rules.planning import Frame, due
from aftersales_cli.rules.playbook import FollowUpRule, Playbook, season_text, wait_text
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Cycle, Trigger
from tests.trade_numbers_1 import NUMBERS, Number

ZONE = ZoneInfo("Asia/Shanghai")
TRADES = [
    "generic", "auto-dealer", "optician", "home-beauty", "beauty-salon", "wellness", "health-products", "home-repair",
]  # fmt: skip
BEST = ", best until "


def of(how: str) -> list[Number]:
    """The numbers that are said so."""
    return [number for number in NUMBERS if number.how == how]


def label(number: Number) -> str:
    """What a number is called where its test fails."""
    return f"{number.trade}-{number.key}-{number.number}".replace(" ", "-")


def rules(trade: str) -> dict[str, FollowUpRule]:
    """The rules of a trade by their ids."""
    return {rule.id: rule for rule in playbooks.load(trade).followups}


def clocks(trade: str) -> dict[str, Clock]:
    """The deadlines of a trade by their ids."""
    return {clock.id: clock for clock in playbooks.load(trade).clocks}


def row(trade: str, table: str, key: str) -> dict[str, Any]:
    """A row of a table as the playbook has it."""
    (found,) = [row for row in playbooks.load(trade).body[table] if row["id"] == key]
    return dict(found)


def moment(text: str) -> When:
    """`2026-11-25` or `2026-11-25 15:00` in the store's time."""
    at = datetime.fromisoformat(text).replace(tzinfo=ZONE)
    return When(at.date(), at if " " in text else None)


def shown(when: When) -> str:
    """A day, and its minute where there is one."""
    return when.at.strftime("%Y-%m-%d %H:%M") if when.at else when.day.isoformat()


def chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def sentences(book: Playbook) -> list[tuple[str, str]]:
    """Everything that a playbook says in words, in English and in Chinese."""
    body = book.body
    words = [row["purpose"] for row in body.get("followup", [])]
    words += [row["title"] for table in ("clock", "warranty") for row in body.get(table, [])]
    words += [row["text"] for row in body.get("standard", [])]
    return [(text["en"], text["zh"]) for text in [body["title"], *words]]


# --- the trades


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_builds_on_any_trade_and_speaks_both_languages(trade: str) -> None:
    """Whatever a clerk reads is there in English and in Chinese, neither mixed into the other."""
    book = playbooks.load(trade)
    assert book.based_on == (None if trade == "generic" else "generic")
    for en, zh in sentences(book):
        assert en.strip() == en != ""
        assert not chinese(en), en
        assert chinese(zh), zh


@pytest.mark.parametrize("trade", TRADES)
def test_no_two_rows_of_a_trade_have_the_same_name(trade: str) -> None:
    """Another playbook can change each rule, deadline, term and standard by its id."""
    for table in ("followup", "clock", "warranty", "standard"):
        ids = [row["id"] for row in playbooks.load(trade).body.get(table, [])]
        assert len(ids) == len(set(ids)), table


@pytest.mark.parametrize("trade", TRADES)
def test_what_a_clerk_reads_fits_on_a_line(trade: str) -> None:
    """A sentence is at most a hundred letters long in English, and fifty characters in Chinese."""
    for en, zh in sentences(playbooks.load(trade)):
        assert len(en) <= 100, en
        assert len(zh) <= 50, zh


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_keeps_its_numbers(trade: str) -> None:
    """Each of the trades has its numbers in the list."""
    assert [number for number in NUMBERS if number.trade == trade]
    assert {number.trade for number in NUMBERS} == set(TRADES)


# --- their numbers


@pytest.mark.parametrize("number", of("followup"), ids=label)
def test_a_contact_is_woken_by_what_the_trade_says_and_after_as_long(number: Number) -> None:
    """The rule has the event of the example, and the wait, season, festival or count that the trade gives."""
    rule, cause = rules(number.trade)[number.key], number.begin.split()[0]
    if rule.cycle == Cycle.SEASON:
        assert rule.season is not None
        assert (cause, season_text(rule.season)) == ("season", number.value)
    elif rule.cycle == Cycle.FESTIVAL:
        assert rule.festival == cause == number.value
    elif rule.cycle == Cycle.OWNED:
        assert rule.span is not None
        assert (cause, wait_text(rule.span)) == ("purchase", number.value)
    elif rule.after == Trigger.REFERRAL_COUNT:
        assert (cause, str(rule.customers)) == ("referral-count", number.value)
    else:
        assert (f"done:{rule.done}" if rule.done else rule.after) == cause
        assert wait_text(rule.wait) == number.value


@pytest.mark.parametrize("number", [one for one in of("followup") if not one.waits_for], ids=label)
def test_a_contact_is_due_on_the_day_that_the_trade_says(number: Number) -> None:
    """Counted from the example, over ends of months and of years, to the minute where the trade counts minutes."""
    rule, begin = rules(number.trade)[number.key], moment(number.begin.partition(" ")[2])
    planned, best = due(rule, begin, ZONE), number.expected.partition(BEST)[2]
    assert shown(planned) == number.expected.partition(BEST)[0]
    if best:
        assert rule.window is not None
        assert waits.day_after(planned.day, rule.window).isoformat() == best


def opening(trade: str) -> Opening:
    """When a store of a trade is open, by its own week and the public calendar of 2026."""
    return in_calendar(playbooks.load(trade).week, calendars.public_days(2026) or [], ZONE, "CN")


@pytest.mark.parametrize("number", [one for one in of("followup") if one.waits_for], ids=label)
def test_what_the_calendar_wakes_comes_on_the_day_that_the_trade_says(number: Number) -> None:
    """Working days, seasons, festivals and the age of a purchase, by the real calendar: due on that day and on neither
    the day before nor the day after.
    """
    rule, (said, _, best) = rules(number.trade)[number.key], number.expected.partition(BEST)
    expected = date.fromisoformat(said)
    frame = Frame(opening(number.trade) if number.waits_for == "wd" else None)
    if number.waits_for == "wd":
        assert due(rule, moment(number.begin.partition(" ")[2]), ZONE, frame).day == expected
        return
    festivals = [
        (one.day, str(one.name)) for year in range(2026, 2033) for one in calendars.festivals(year)
    ]  # fmt: skip
    around = [expected + timedelta(days=step) for step in (-1, 0, 1)]
    woken = [sweeps.sweeps([rule], one, festivals, ZONE, frame) for one in around]
    if number.waits_for == "owned":
        begin = date.fromisoformat(number.begin.split()[1])
        assert [one.mark >= begin for (one,) in woken if one.mark] == [False, True, True]
    else:
        assert [len(one) for one in woken] == [0, 1, 0]
        assert not best or str(woken[1][0].until) == best


@pytest.mark.parametrize("number", of("clock"), ids=label)
def test_a_deadline_is_as_long_as_the_trade_says(number: Number) -> None:
    """The deadline belongs to the case of the example; hours and minutes pass by day and by night."""
    clock, (case, begin) = clocks(number.trade)[number.key], number.begin.split(" ", 1)
    assert (clock.case, wait_text(clock.within)) == (case, number.value)
    frame = Frame(opening(number.trade))
    assert shown(deadline(clock, moment(begin), ZONE, frame)) == number.expected


@pytest.mark.parametrize("number", of("warranty"), ids=label)
def test_a_warranty_lasts_as_long_as_the_trade_says(number: Number) -> None:
    """From the example's day to the day that is named, or the customer pays whatever the cause."""
    term, (starts, begin) = row(number.trade, "warranty", number.key), number.begin.split()
    assert (term["starts"], term["lasts"]) == (starts, number.value)
    if number.expected == "the customer pays":
        assert set(term["pays"].items()) == {(c, "customer") for c in ("defect", "misuse", "wear", "force")}
        return
    lasts = waits.parse(term["lasts"])
    assert lasts is not None
    assert f"covered until {waits.day_after(date.fromisoformat(begin), lasts)}" == number.expected


@pytest.mark.parametrize("number", of("quiet"), ids=label)
def test_at_night_a_text_goes_out_instead_of_a_call(number: Number) -> None:
    """The minute of the example lies in the quiet hours, which reach over midnight."""
    book, at = playbooks.load(number.trade), moment(number.begin.partition(" ")[2]).at
    assert (book.body["quiet"], book.quiet_then) == (number.value, number.expected)
    assert at is not None
    assert book.quiet is not None
    assert at.time() >= book.quiet.first or at.time() < book.quiet.last


@pytest.mark.parametrize("number", of("standard"), ids=label)
def test_a_standard_says_its_number_in_both_languages(number: Number) -> None:
    """Staff read the number itself."""
    (standard,) = [one for one in playbooks.load(number.trade).standards if one.id == number.key]
    assert standard.value == number.expected
    digits = re.findall(r"\d+%?", standard.value)
    assert digits
    for sentence in (standard.en, standard.zh):
        assert set(digits) <= set(re.findall(r"\d+%?", sentence)), sentence


@pytest.mark.parametrize("number", NUMBERS, ids=label)
def test_a_number_is_said_in_the_list_by_a_known_word(number: Number) -> None:
    """What the list says can be looked up: no number is left out of the tests by a misspelt word."""
    assert number.how in {"followup", "clock", "warranty", "quiet", "standard"}
    assert number.waits_for in {"", "wd", "season", "festival", "owned"}
    assert (number.begin == "") == (number.how == "standard") == (number.value == "")


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_says_no_number_that_is_not_in_the_list(trade: str) -> None:
    """A standard, a deadline or a warranty term that the trade adds is one of its numbers."""
    listed = {(number.trade, number.how, number.key) for number in NUMBERS}
    below = playbooks.load("generic").body if trade != "generic" else {}
    for table in ("clock", "warranty", "standard"):
        known = [row["id"] for row in below.get(table, [])]
        own = [row["id"] for row in playbooks.load(trade).body.get(table, []) if row["id"] not in known]
        assert {(trade, table, key) for key in own} <= listed


# --- who, and by what way


def test_old_cars_are_shared_out_among_those_who_sell() -> None:
    """Every representative gets as many owners to call about a change."""
    rule = rules("auto-dealer")["trade-in"]
    assert (rule.who, rule.share, rule.channel) == (Role.REP, True, DutyChannel.CALL)


def test_a_visitor_who_left_is_answered_by_a_call_of_the_enquiry() -> None:
    """The 48 hours end with the answer; no follow-up besides calls the same visitor again."""
    assert clocks("auto-dealer")["visitor-call"].until == Mark.RESPONDED
    assert not [rule for rule in rules("auto-dealer").values() if rule.after == Trigger.ENQUIRY]


def test_cards_of_an_optician_go_by_letter_and_the_rest_by_text() -> None:
    """Cards are posted; a cleaning and new lenses are a text, and a cleaning comes again every three months."""
    known = rules("optician")
    assert [known[one].channel for one in ("thanks", "new-year-card")] == [DutyChannel.LETTER, DutyChannel.LETTER]
    assert [known[one].channel for one in ("cleaning", "lenses-run-out")] == [DutyChannel.TEXT, DutyChannel.TEXT]
    assert known["new-year-card"].wait == waits.Wait(-5, "d")
    assert (known["cleaning"].every, known["cleaning"].until) == (waits.Wait(3, "mo"), waits.Wait(2, "y"))


def test_the_night_of_beauty_at_home_is_from_ten_to_eight() -> None:
    """Before ten in the evening, and from eight in the morning on, a call is a call."""
    assert playbooks.load("home-beauty").quiet == (time(22, 0), time(8, 0))


def test_only_the_most_loyal_of_a_salon_are_visited() -> None:
    """Visits on New Year's Eve and flowers are for loyal customers and VIPs; others are sent a greeting."""
    known = rules("beauty-salon")
    for one in ("new-years-eve", "birthday-flowers"):
        assert (known[one].channel, set(known[one].kinds)) == (DutyChannel.VISIT, {"loyal", "vip"})
    assert not {*known["birthday"].kinds} & {"loyal", "vip"}
    assert known["birthday"].cycle == known["birthday-flowers"].cycle == Cycle.BIRTHDAY


def test_a_buyer_of_health_products_is_called_by_two_people_twice() -> None:
    """Once by the keeper and once by the adviser within the week, and by each again within the month."""
    known = rules("health-products")
    for caller, adviser in (("satisfaction", False), ("adviser", True)):
        week, month = known[f"week-{caller}"], known[f"month-{caller}"]
        assert week.adviser is month.adviser is adviser
        assert (week.channel, month.channel) == (DutyChannel.CALL, DutyChannel.CALL)
    assert not {"first-call", "one-month"} & set(known)


def test_only_honour_customers_are_asked_to_bring_others() -> None:
    """Not every buyer is asked for friends."""
    assert rules("health-products")["bring-friends"].kinds == ("loyal",)


def test_repairs_count_working_days_from_monday_to_friday() -> None:
    """House repairs are closed on Saturday and on Sunday."""
    assert playbooks.load("home-repair").body["hours"] == {"weekdays": ["09:00-18:00"]}
    assert clocks("home-repair")["work-starts"].hours == Hours.WORKING


def test_urgent_repairs_are_told_from_others() -> None:
    """Only what is urgent is to be set out for at once."""
    assert clocks("home-repair")["urgent"].severities == ("high", "critical")


def test_every_repaired_house_is_asked_about() -> None:
    """The call after the repair is for customers of every kind."""
    assert rules("home-repair")["after-repair"].kinds == ()
