"""Every number that the trades go by is in their playbooks, and comes to the right day by the rules of the desk."""

import re
from datetime import date, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli import calendars, playbooks
from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Hours, deadline
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.days import opening
from aftersales_cli.rules.planning import Frame, aloud, days_after, due
from aftersales_cli.rules.playbook import FollowUpRule, season_text, wait_text
from aftersales_cli.rules.quiet import is_quiet
from aftersales_cli.rules.recurring import planned_days
from aftersales_cli.rules.sweeps import Sweep, sweeps
from aftersales_cli.rules.warranty import Claim, Facts, Fault, Grounds, Payer, Start, Term, decide, life
from tests.trade_numbers import LIFE, NUMBERS, CountedBy, How, Number
from tests.trades import TWIN, TWINS, book, clocks, row, rules

ZONE = ZoneInfo("Asia/Shanghai")
# How many numbers each trade has, in the order of the trades.
COUNTS = {
    "generic": 9, "auto-dealer": 19, "optician": 4, "home-beauty": 10, "beauty-salon": 3, "wellness": 8,
    "health-products": 10, "home-repair": 13, "renovation": 12, "building": 16, "windows": 10, "led-display": 5,
    "it-systems": 7, "smart-building": 5, "appliances": 9, "heavy-equipment": 4,
}  # fmt: skip
# Who counts working days is closed on Saturday and on Sunday, and most at noon.
NOON = {"weekdays": ["09:00-12:00", "13:30-18:00"]}
WEEKS = {
    "home-repair": {"weekdays": ["09:00-18:00"]}, "renovation": NOON, "led-display": NOON, "smart-building": NOON,
    "appliances": NOON, "heavy-equipment": NOON,
}  # fmt: skip
BEST = ", best until "
UNTIL = "covered until "
CUSTOMER_PAYS = "the customer pays"


def of(how: How, *counted_by: CountedBy) -> list[Number]:
    """The numbers that are said so; only those that are counted by one of these, if any are named."""
    return [one for one in NUMBERS if one.how == how and (not counted_by or one.counted_by in counted_by)]


def label(number: Number) -> str:
    """What a number is called where its test fails."""
    return f"{number.trade}-{number.key}-{number.number}".replace(" ", "-")


def begun(number: Number) -> When:
    """The day of the example, and its minute where it has one, in the store's time."""
    text = number.begin.split(" ", 1)[1]
    at = datetime.fromisoformat(text).replace(tzinfo=ZONE)
    return When(at.date(), at if " " in text else None)


def shown(when: When) -> str:
    """A day, and its minute where there is one."""
    return when.at.strftime("%Y-%m-%d %H:%M") if when.at else when.day.isoformat()


def frame(trade: str) -> Frame:
    """By what a trade counts its days: its own week and quiet hours, and the public calendar of 2026."""
    days = calendars.public_days(2026) or []
    return Frame(opening(book(trade).week, days, ZONE, "CN"), book(trade).quiet, book(trade).quiet_then)


# --- the list


def test_the_list_has_every_number_of_every_trade_in_their_order() -> None:
    """As many for each trade as were counted by hand, and no trade that is shipped is left out."""
    assert [number.trade for number in NUMBERS] == [trade for trade, count in COUNTS.items() for _ in range(count)]
    assert sorted(COUNTS) == playbooks.names()


def test_the_list_speaks_in_known_words() -> None:
    """Each word says something of some number; a standard alone is read, and not counted from anything."""
    assert {number.how for number in NUMBERS} == {*get_args(How)}
    assert {number.counted_by for number in NUMBERS} == {*get_args(CountedBy)}
    assert all((number.begin == "") == (number.how == "standard") == (number.value == "") for number in NUMBERS)


@pytest.mark.parametrize("trade", COUNTS)
def test_a_trade_says_no_number_that_is_not_in_the_list(trade: str) -> None:
    """A contact on another day than its event's, a deadline, a warranty, a standard or quiet hours that the trade adds
    or changes is one of its numbers.
    """
    listed = {(number.how, number.key) for number in NUMBERS if number.trade == trade}
    second = {("clock", key + TWIN) for owner, key in TWINS if owner == trade}
    said = {(table, row["id"]) for table in ("followup", "clock", "warranty", "standard") for row in own(trade, table)}
    if trade != "generic" and book(trade).body["quiet"] != book("generic").body["quiet"]:
        said.add(("quiet", "quiet"))
    assert said - second <= listed


def own(trade: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table that a trade adds to those of any trade or changes, but for contacts on the day itself."""
    below = book("generic").body[table] if trade != "generic" else []
    return [row for row in book(trade).body[table] if row not in below and row.get("wait") != "0d"]


# --- contacts


def cause(rule: FollowUpRule) -> str | None:
    """What wakes a rule, as the list writes it."""
    if rule.cycle == "owned":
        return "purchase"
    return rule.festival or rule.cycle or (f"done:{rule.done}" if rule.done else rule.after)


def written(rule: FollowUpRule) -> str:
    """The number of a rule, as the list writes it."""
    if rule.season is not None:
        return season_text(rule.season)
    return rule.festival or str(rule.customers or wait_text(rule.span or rule.wait))


@pytest.mark.parametrize("number", of("followup"), ids=label)
def test_a_contact_is_woken_by_what_the_trade_says_and_after_as_long(number: Number) -> None:
    """The rule has the event of the example, and the wait, season, festival, age or count that the trade gives."""
    rule = rules(number.trade)[number.key]
    assert (cause(rule), written(rule)) == (number.begin.split()[0], number.value)


@pytest.mark.parametrize("number", of("followup"), ids=label)
def test_a_contact_is_counted_by_what_the_trade_says(number: Number) -> None:
    """By the calendar, again and again, in working days, or else once and in days as they pass."""
    rule = rules(number.trade)[number.key]
    assert (rule.cycle or "") == (number.counted_by if number.counted_by not in ("every", "working") else "")
    assert (rule.every is not None) == (number.counted_by == "every")
    assert (rule.wait.unit == "wd") == (number.counted_by == "working")


@pytest.mark.parametrize("number", of("followup", "", "every", "working"), ids=label)
def test_a_contact_is_due_on_the_day_that_the_trade_says(number: Number) -> None:
    """Counted from the example over ends of months and of years, over holidays and the Saturdays that make up for them,
    and to the minute where the trade counts minutes; of what comes again, the first time.
    """
    days, _, best = number.expected.partition(BEST)
    rule = rules(number.trade)[number.key]
    planned = due(rule, begun(number), ZONE, frame(number.trade))
    assert shown(planned) == days.split(", ")[0]
    if best:
        assert rule.window is not None
        assert str(days_after(planned.day, rule.window, frame(number.trade))) == best


def test_working_days_are_those_from_monday_to_friday() -> None:
    """Whoever counts working days is closed on Saturday and on Sunday, and has the hours that are written here."""
    counting = {number.trade for number in NUMBERS if number.counted_by == "working"}
    assert {trade: book(trade).body["hours"] for trade in counting} == WEEKS


@pytest.mark.parametrize("number", of("followup", "every"), ids=label)
def test_what_comes_again_comes_after_as_long_as_the_first_time(number: Number) -> None:
    """Every quarter means the first time a quarter after the event, and then each quarter."""
    rule = rules(number.trade)[number.key]
    assert rule.every == rule.wait


@pytest.mark.parametrize("number", of("followup", "every"), ids=label)
def test_what_comes_again_comes_on_the_days_that_the_trade_says(number: Number) -> None:
    """Each counted from the event, so that the end of February shortens no later month."""
    expected = number.expected.split(", ")
    coming = planned_days(rules(number.trade)[number.key], begun(number).day, frame(number.trade))
    assert len(expected) > 1
    assert [str(day) for day, _ in zip(coming, expected, strict=False)] == expected


def woken(number: Number) -> list[list[Sweep]]:
    """What the real calendar makes of the rule on the day before the expected one, on that day and on the next."""
    expected = date.fromisoformat(number.expected.partition(BEST)[0])
    festivals = [(one.day, str(one.name)) for year in range(2026, 2033) for one in calendars.festivals(year)]
    rule, days = rules(number.trade)[number.key], [expected + timedelta(days=step) for step in (-1, 0, 1)]
    return [sweeps([rule], day, festivals, ZONE, frame(number.trade)) for day in days]


@pytest.mark.parametrize("number", of("followup", "season", "festival"), ids=label)
def test_a_season_or_festival_wakes_on_the_day_that_the_trade_says(number: Number) -> None:
    """On that day, and on neither the day before nor the day after."""
    assert [len(one) for one in woken(number)] == [0, 1, 0]


@pytest.mark.parametrize("number", of("followup", "season"), ids=label)
def test_a_season_is_its_first_day_and_best_until_its_last(number: Number) -> None:
    """The next one after the example's day."""
    first, last = map(date.fromisoformat, number.expected.split(BEST))
    _, (sweep,), _ = woken(number)
    assert sweep.until == last
    assert begun(number).day < first < begun(number).day + timedelta(days=365)


@pytest.mark.parametrize("number", of("followup", "owned"), ids=label)
def test_what_is_old_enough_wakes_on_the_day_that_the_trade_says(number: Number) -> None:
    """Bought on the day of the example, it is not yet old enough on the day before."""
    marks = [one.mark for (one,) in woken(number) if one.mark is not None]
    assert [mark >= begun(number).day for mark in marks] == [False, True, True]


@pytest.mark.parametrize("number", of("followup", "birthday"), ids=label)
def test_a_birthday_wakes_on_the_day_that_the_trade_says(number: Number) -> None:
    """On the day itself alone; whoever was born on the 29th of February is not forgotten in a year without one."""
    born = begun(number).day.strftime("%m-%d")
    assert [born in one.born for (one,) in woken(number)] == [False, True, False]


# --- deadlines


@pytest.mark.parametrize("number", of("clock"), ids=label)
def test_a_deadline_is_as_long_as_the_trade_says(number: Number) -> None:
    """It belongs to the case of the example, and counts working hours or every hour."""
    clock, case = clocks(number.trade)[number.key], number.begin.split()[0]
    assert (clock.case, wait_text(clock.within)) == (case, number.value)
    assert clock.hours == (Hours.WORKING if number.counted_by == "working" else Hours.ALWAYS)


@pytest.mark.parametrize("number", of("clock"), ids=label)
def test_a_deadline_ends_when_the_trade_says(number: Number) -> None:
    """Hours and minutes pass by day and by night and on holidays, working days only by the real calendar."""
    clock = clocks(number.trade)[number.key]
    assert shown(deadline(clock, begun(number), ZONE, frame(number.trade))) == number.expected


# --- quiet hours


@pytest.mark.parametrize("number", of("quiet"), ids=label)
def test_at_night_a_text_goes_out_instead_of_a_call(number: Number) -> None:
    """The minute of the example lies in the quiet hours, which reach over midnight; a call planned for it is a text."""
    playbook, (call, when) = book(number.trade), (number.begin.split()[0], begun(number))
    assert (playbook.body["quiet"], playbook.quiet_then) == (number.value, number.expected)
    assert when.at is not None
    assert is_quiet(playbook.quiet, when.at)
    by_call = next(rule for rule in playbook.followups if rule.channel == call)
    assert aloud(by_call, DutyChannel.CALL, when, frame(number.trade)) == (number.expected, when)


# --- warranties


def length(term: dict[str, Any]) -> str:
    """How long a term is, as the list writes it."""
    if term.get("design_life"):
        return "design life"
    return term.get("lasts") or ", ".join(f"{name} {count}" for name, count in term["seasons"].items())


def example(number: Number) -> tuple[Term, Facts]:
    """The term of a number, and a purchase to which nothing but the event of the example has happened since."""
    (term,) = [one for one in book(number.trade).warranties if one.id == number.key]
    happened = {Start(number.begin.split()[0]): begun(number).day}
    delivered, accepted, moved_in = map(happened.get, (Start.DELIVERY, Start.ACCEPTANCE, Start.MOVED_IN))
    return term, Facts(date(2020, 1, 1), delivered, accepted, moved_in, book(number.trade).seasons)


def payers(number: Number, day: date) -> set[Payer | None]:
    """Who pays for what breaks on a day, of any cause."""
    term, facts = example(number)
    return {decide(term.component, term, facts, Claim(day, fault), ()).payer for fault in Fault}


@pytest.mark.parametrize("number", of("warranty"), ids=label)
def test_a_warranty_lasts_as_long_as_the_trade_says(number: Number) -> None:
    """Years, seasons or the life of the design, from the event of the example."""
    term = row(number.trade, "warranty", number.key)
    assert (term["starts"], length(term)) == (number.begin.split()[0], number.value)
    assert (number.counted_by == "season") == ("seasons" in term)


@pytest.mark.parametrize("number", [one for one in of("warranty") if one.expected.startswith(UNTIL)], ids=label)
def test_a_warranty_covers_until_the_day_that_the_trade_says(number: Number) -> None:
    """Until the same day of its last year, or the end of its last whole season: that day still, and not the next."""
    (term, facts), last = example(number), date.fromisoformat(number.expected.removeprefix(UNTIL))
    days = (begun(number).day, last, last + timedelta(days=1))
    asked = [decide(term.component, term, facts, Claim(day), ()).why for day in days]
    assert asked == [Grounds.COVERED, Grounds.COVERED, Grounds.ENDED]


@pytest.mark.parametrize("number", [one for one in of("warranty") if not one.expected.startswith(UNTIL)], ids=label)
def test_what_has_no_last_day_is_covered_for_life_or_not_at_all(number: Number) -> None:
    """As long as the design says, or the customer pays whatever the cause, from the first day on."""
    term, facts = example(number)
    if number.expected == LIFE:
        assert number.value == "design life"
        assert life(term, facts, begun(number).day).ends_on is None
        assert Payer.STORE in payers(number, waits.day_after(begun(number).day, waits.Wait(50, "y")))
    else:
        assert number.expected == CUSTOMER_PAYS
        assert payers(number, begun(number).day) == {Payer.CUSTOMER}


# --- standards


@pytest.mark.parametrize("number", of("standard"), ids=label)
def test_a_standard_says_its_number_in_both_languages(number: Number) -> None:
    """Staff read the number itself, not as a part of another one; its unit is a word of their language."""
    (standard,) = [one for one in book(number.trade).standards if one.id == number.key]
    assert standard.value == number.expected
    figure = re.sub(r"[a-z]+$", "", standard.value)
    assert re.search(r"\d", figure)
    for sentence in (standard.en, standard.zh):
        assert re.search(rf"(?<!\d){re.escape(figure)}(?![\d%])", sentence), sentence
