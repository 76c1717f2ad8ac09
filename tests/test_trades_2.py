"""Eight trades that build, fit and maintain: every number is in their playbooks, and comes to the right day."""

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli import calendars, playbooks
from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import Clock, Hours, Mark, deadline
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.days import opening as in_calendar
from aftersales_cli.rules.planning import Frame, due
from aftersales_cli.rules.playbook import FollowUpRule, Playbook, season_text, wait_text
from aftersales_cli.rules.recurring import planned_days
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Cycle, Trigger
from aftersales_cli.rules.warranty import planned_end
from tests.trade_numbers_2 import LIFE, NUMBERS, Number

ZONE = ZoneInfo("Asia/Shanghai")
TRADES = [
    "renovation", "building", "windows", "led-display", "it-systems", "smart-building", "appliances",
    "heavy-equipment",
]  # fmt: skip
BEST = ", best until "
WORKING = {"weekdays": ["09:00-12:00", "13:30-18:00"]}
# What stands twice, since a fault is reported as a repair or as a complaint.
TWIN = "-complaint"


def of(how: str, *waiting: str) -> list[Number]:
    """The numbers that are said so; only those that wait for one of these, if any are named."""
    return [number for number in NUMBERS if number.how == how and (not waiting or number.waits_for in waiting)]


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


def own(trade: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table that a trade adds to those of any trade."""
    below = [row["id"] for row in playbooks.load("generic").body[table]]
    return [row for row in playbooks.load(trade).body[table] if row["id"] not in below]


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
    words = [row["purpose"] for row in body["followup"]]
    words += [row["title"] for table in ("clock", "warranty") for row in body[table]]
    words += [row["clause"] for row in body["warranty"]]
    words += [row["text"] for row in body["standard"]]
    return [(text["en"], text["zh"]) for text in [body["title"], *words]]


# --- the trades


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_builds_on_any_trade_and_speaks_both_languages(trade: str) -> None:
    """Whatever a clerk reads is there in English and in Chinese, neither mixed into the other."""
    book = playbooks.load(trade)
    assert book.based_on == "generic"
    for en, zh in sentences(book):
        assert en.strip() == en != ""
        assert zh.strip() == zh
        assert not chinese(en), en
        assert chinese(zh), zh


@pytest.mark.parametrize("trade", TRADES)
def test_what_a_clerk_reads_fits_on_a_line(trade: str) -> None:
    """A sentence is at most a hundred letters long in English, and fifty characters in Chinese."""
    for en, zh in sentences(playbooks.load(trade)):
        assert len(en) <= 100, en
        assert len(zh) <= 50, zh


@pytest.mark.parametrize("trade", TRADES)
def test_no_two_rows_of_a_trade_have_the_same_name(trade: str) -> None:
    """Another playbook can change each rule, deadline, term and standard by its id."""
    for table in ("followup", "clock", "warranty", "standard"):
        ids = [row["id"] for row in playbooks.load(trade).body[table]]
        assert len(ids) == len(set(ids)), table


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_says_no_number_that_is_not_in_the_list(trade: str) -> None:
    """A contact after some days, a deadline, a warranty or a standard that the trade adds is one of its numbers."""
    listed = {(number.how, number.key) for number in NUMBERS if number.trade == trade}
    rules = [row["id"] for row in own(trade, "followup") if row.get("wait") != "0d"]
    assert {("followup", key) for key in rules} <= listed
    for table in ("clock", "warranty", "standard"):
        keys = [row["id"].removesuffix(TWIN) for row in own(trade, table)]
        assert {(table, key) for key in keys} <= listed


def test_every_trade_has_its_numbers_in_the_list() -> None:
    """In the order of the trades, each of them looked up by a known word."""
    assert list(dict.fromkeys(number.trade for number in NUMBERS)) == TRADES
    assert {number.how for number in NUMBERS} == {"followup", "clock", "warranty", "standard"}
    assert {number.waits_for for number in NUMBERS} == {"", "wd", "every", "season"}
    assert all((number.begin == "") == (number.how == "standard") == (number.value == "") for number in NUMBERS)


# --- contacts


@pytest.mark.parametrize("number", of("followup"), ids=label)
def test_a_contact_is_woken_by_what_the_trade_says_and_after_as_long(number: Number) -> None:
    """The rule has the event of the example, and the wait or the season that the trade gives."""
    rule, cause = rules(number.trade)[number.key], number.begin.split()[0]
    if rule.cycle == Cycle.SEASON:
        assert rule.season is not None
        assert (cause, season_text(rule.season)) == ("season", number.value)
        return
    assert (rule.after, wait_text(rule.wait)) == (cause, number.value)
    assert (rule.wait.unit == "wd") == (number.waits_for == "wd")


@pytest.mark.parametrize("number", of("followup", "", "every"), ids=label)
def test_a_contact_is_due_on_the_day_that_the_trade_says(number: Number) -> None:
    """Counted from the example over ends of months and of years; of what comes again, the first time."""
    rule, begin = rules(number.trade)[number.key], moment(number.begin.partition(" ")[2])
    days, _, best = number.expected.partition(BEST)
    planned = due(rule, begin, ZONE)
    assert shown(planned) == days.split(", ")[0]
    if best:
        assert rule.window is not None
        assert waits.day_after(planned.day, rule.window).isoformat() == best


@pytest.mark.parametrize("number", of("followup", "every"), ids=label)
def test_what_comes_again_comes_after_as_long_as_the_first_time(number: Number) -> None:
    """Every quarter means the first time a quarter after the event, and then each quarter."""
    rule = rules(number.trade)[number.key]
    assert rule.every == rule.wait
    assert len(number.expected.split(", ")) > 1


@pytest.mark.parametrize("number", of("followup", "season"), ids=label)
def test_a_season_is_its_first_day_and_best_until_its_last(number: Number) -> None:
    """The next one after the example's day."""
    season = rules(number.trade)[number.key].season
    first, last = number.expected.split(BEST)
    assert season is not None
    assert (first[5:], last[5:]) == tuple(season_text(season).split("/"))
    begin = number.begin.partition(" ")[2]
    assert begin < first < f"{int(begin[:4]) + 1}{begin[4:]}"


# --- deadlines


@pytest.mark.parametrize("number", of("clock"), ids=label)
def test_a_deadline_is_as_long_as_the_trade_says(number: Number) -> None:
    """It belongs to the case of the example, and counts working hours or every hour."""
    clock, case = clocks(number.trade)[number.key], number.begin.split()[0]
    assert (clock.case, wait_text(clock.within)) == (case, number.value)
    assert clock.hours == (Hours.WORKING if number.waits_for == "wd" else Hours.ALWAYS)


@pytest.mark.parametrize("number", of("clock", ""), ids=label)
def test_a_deadline_passes_by_day_and_by_night(number: Number) -> None:
    """Weekends and holidays stop none that counts every hour."""
    clock, at = clocks(number.trade)[number.key], moment(number.begin.partition(" ")[2]).at
    assert at is not None
    assert shown(When(at.date(), waits.instant_after(at, clock.within))) == number.expected


@pytest.mark.parametrize(
    ("trade", "repair"),
    [
        ("building", "sent"), ("building", "on-site"), ("windows", "glass"), ("it-systems", "on-site"),
        ("smart-building", "response"),
    ],
)  # fmt: skip
def test_a_fault_is_as_urgent_when_it_is_a_complaint(trade: str, repair: str) -> None:
    """Whoever complains about the product waits no longer than who asks for a repair; about manners nobody sets out."""
    one, twin = clocks(trade)[repair], clocks(trade)[repair + TWIN]
    assert (twin.case, twin.causes) == ("complaint", ("product",))
    assert twin[2:5] == one[2:5]
    assert twin.severities == one.severities


@pytest.mark.parametrize(("trade", "key"), [("renovation", "urgent"), ("windows", "glass")])
def test_what_is_urgent_is_told_from_the_rest(trade: str, key: str) -> None:
    """A crew sets out at once for a burst pipe and for broken glass, and not for every scratch."""
    assert clocks(trade)[key].severities == ("high", "critical")


def test_each_deadline_ends_with_what_the_trade_says() -> None:
    """Sent is not yet there, and answered is not yet either."""
    assert [clock.until for clock in clocks("building").values()] == [
        Mark.DISPATCHED, Mark.ARRIVED, Mark.DISPATCHED, Mark.ARRIVED,
    ]  # fmt: skip
    assert [clock.until for clock in clocks("it-systems").values()] == [Mark.ARRIVED, Mark.ARRIVED]
    assert clocks("windows")["glass"].until == clocks("appliances")["home-visit"].until == Mark.ARRIVED
    assert clocks("renovation")["urgent"].until == Mark.DISPATCHED
    answered = [("led-display", "proposal"), ("smart-building", "response"), ("appliances", "web")]
    for trade, key in [*answered, ("heavy-equipment", "request-answer")]:
        assert clocks(trade)[key].until == Mark.RESPONDED


def frame(trade: str) -> Frame:
    """By what a trade counts its days: its own week, and the public calendar of 2026."""
    days = calendars.public_days(2026) or []
    return Frame(in_calendar(playbooks.load(trade).week, days, ZONE, "CN"))


@pytest.mark.parametrize("number", of("followup", "wd"), ids=label)
def test_working_days_are_counted_by_the_real_calendar(number: Number) -> None:
    """Over the National Day, with the Saturday that makes up for it, and over a weekend."""
    rule, begin = rules(number.trade)[number.key], moment(number.begin.partition(" ")[2])
    assert str(due(rule, begin, ZONE, frame(number.trade)).day) == number.expected


@pytest.mark.parametrize("number", of("clock", "wd"), ids=label)
def test_a_deadline_in_working_time_is_counted_by_the_real_calendar(number: Number) -> None:
    """Over the Spring Festival, the Labour Day and the Dragon Boat Festival."""
    clock, begin = clocks(number.trade)[number.key], moment(number.begin.partition(" ")[2])
    assert shown(deadline(clock, begin, ZONE, frame(number.trade))) == number.expected


@pytest.mark.parametrize("number", of("followup", "every"), ids=label)
def test_what_comes_again_comes_on_the_days_that_the_trade_says(number: Number) -> None:
    """Each counted from the event, so that the end of February shortens no later month."""
    rule, begin = rules(number.trade)[number.key], moment(number.begin.partition(" ")[2])
    expected = number.expected.split(", ")
    found = [str(day) for day, _ in zip(planned_days(rule, begin.day, Frame()), expected, strict=False)]
    assert found == expected


@pytest.mark.parametrize("number", of("warranty", "season"), ids=label)
def test_seasons_are_whole_ones(number: Number) -> None:
    """Accepted in the middle of a winter, two heating periods are the two that begin after it."""
    book, begun = playbooks.load(number.trade), moment(number.begin.partition(" ")[2]).day
    (term,) = [one for one in book.warranties if one.id == number.key]
    assert f"covered until {planned_end(term, begun, book.seasons)}" == number.expected


@pytest.mark.parametrize("trade", sorted({number.trade for number in NUMBERS if number.waits_for == "wd"}))
def test_working_days_are_those_from_monday_to_friday(trade: str) -> None:
    """Whoever counts working days is closed at noon, on Saturday and on Sunday."""
    assert playbooks.load(trade).body["hours"] == WORKING


# --- warranties


def length(term: dict[str, Any]) -> str:
    """How long a term is, as the list writes it."""
    if term.get("design_life"):
        return "design life"
    return term.get("lasts") or ", ".join(f"{name} {count}" for name, count in term["seasons"].items())


@pytest.mark.parametrize("number", of("warranty"), ids=label)
def test_a_warranty_lasts_as_long_as_the_trade_says(number: Number) -> None:
    """Years, seasons or the life of the design, from the event of the example."""
    term = row(number.trade, "warranty", number.key)
    assert (term["starts"], length(term)) == (number.begin.split()[0], number.value)
    assert (number.expected == LIFE) == (number.value == "design life")


@pytest.mark.parametrize("number", [one for one in of("warranty", "") if one.expected != LIFE], ids=label)
def test_a_warranty_covers_the_same_day_of_its_last_year(number: Number) -> None:
    """The last day of a term of two years is the same day two years on."""
    lasts = waits.parse(row(number.trade, "warranty", number.key)["lasts"])
    assert lasts is not None
    begin = date.fromisoformat(number.begin.split()[1])
    assert number.expected == f"covered until {waits.day_after(begin, lasts)}"


def test_the_seasons_that_a_warranty_counts_are_known() -> None:
    """Heating from November over New Year to March, cooling from June to September."""
    book = playbooks.load("building")
    assert book.body["seasons"] == {"heating": "11-15/03-15", "cooling": "06-15/09-15"}
    counted = {name for term in book.body["warranty"] for name in term.get("seasons", {})}
    assert counted == set(book.seasons)
    for number in of("warranty", "season"):
        ends = [book.body["seasons"][one.split()[0]][6:] for one in number.value.split(", ")]
        assert any(number.expected.endswith(end) for end in ends)


@pytest.mark.parametrize(
    ("trade", "key", "pays"),
    [
        ("windows", "whole", {"defect": "store", "misuse": "customer"}),
        ("led-display", "whole", {"defect": "store", "misuse": "customer", "force": "customer"}),
        ("heavy-equipment", "whole", {"defect": "maker", "misuse": "customer"}),
        ("building", "electrical", {"defect": "store", "misuse": "customer"}),
    ],
)
def test_who_pays_depends_on_the_fault(trade: str, key: str, pays: dict[str, str]) -> None:
    """The maker's or the store's own fault is free; who broke it, and the storm, are at cost."""
    assert pays.items() <= row(trade, "warranty", key)["pays"].items()


def test_buildings_are_repaired_for_life() -> None:
    """Each clause says what comes when the term has ended."""
    for term in playbooks.load("building").body["warranty"]:
        assert "for life at low cost" in term["clause"]["en"]
        assert "终身低价维修" in term["clause"]["zh"]


def test_only_trades_that_promise_a_warranty_have_one() -> None:
    """The trades of systems and of household goods name none."""
    assert [trade for trade in TRADES if not playbooks.load(trade).body["warranty"]] == ["it-systems", "appliances"]


# --- standards


@pytest.mark.parametrize("number", of("standard"), ids=label)
def test_a_standard_says_its_number_in_both_languages(number: Number) -> None:
    """Staff read the number itself, not as a part of another one."""
    (standard,) = [one for one in playbooks.load(number.trade).standards if one.id == number.key]
    assert standard.value == number.expected
    for sentence in (standard.en, standard.zh):
        assert re.search(rf"(?<!\d){re.escape(standard.value)}(?!\d)", sentence), sentence


# --- who, and by what way


@pytest.mark.parametrize("trade", [one for one in TRADES if one != "appliances"])
def test_what_is_built_or_fitted_is_not_asked_about_before_it_is_there(trade: str) -> None:
    """Days after the contract only thanks are in place; the contacts count from what was handed over."""
    assert [rule.id for rule in rules(trade).values() if rule.after == Trigger.PURCHASE] == ["thanks"]


def test_appliances_are_asked_about_after_the_purchase() -> None:
    """They are in use within days, so the contacts of any trade stand."""
    assert {"thanks", "first-call", "one-month", "three-months"} <= set(rules("appliances"))


def test_windows_are_checked_on_the_spot_and_storms_announced_by_text() -> None:
    """Bolts, connectors and sealant need a visit; shutting the windows needs a text to everybody."""
    known = rules("windows")
    for one in ("quarterly-visit", "bolts", "connectors", "sealant", "new-material"):
        assert known[one].channel == DutyChannel.VISIT
    assert known["before-typhoons"].channel == DutyChannel.TEXT
    assert not any(known[one].kinds for one in ("before-rains", "before-typhoons", "in-winter"))


def test_what_wears_is_looked_after_so_long_after_it_was_really_done() -> None:
    """Connectors and sealant count from the last check, return visits from the plan."""
    known = rules("windows")
    assert known["connectors"].from_completion
    assert known["sealant"].from_completion
    assert not known["quarterly-visit"].from_completion


def test_new_material_alone_is_visited_for_its_technique() -> None:
    """What is known well needs no technical visit."""
    assert rules("windows")["new-material"].categories == ("new-material",)


def test_the_general_manager_of_displays_goes_in_person() -> None:
    """At the customers whom the store would miss most."""
    rule = rules("led-display")["general-manager"]
    assert (rule.who, rule.channel, set(rule.kinds)) == (Role.OWNER, DutyChannel.VISIT, {"vip", "loyal"})


def test_no_customer_of_a_system_is_visited_by_two_rules() -> None:
    """The best are visited every month, the others every half year."""
    known = rules("it-systems")
    assert not {*known["visit-monthly"].kinds} & {*known["visit-half-yearly"].kinds}


def test_every_finished_renovation_is_asked_about() -> None:
    """All customers, of whatever kind, and by a call."""
    rule = rules("renovation")["finished-call"]
    assert (rule.kinds, rule.channel, rule.categories) == ((), DutyChannel.CALL, ())
