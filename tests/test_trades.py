"""The sixteen trades: how their playbooks speak, and who goes where by what way."""

from datetime import time

import pytest

from aftersales_cli import playbooks
from aftersales_cli.rules import waits
from aftersales_cli.rules.clocks import Mark
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Cycle, Trigger
from tests.trades import TWIN, TWINS, book, clocks, row, rules

TRADES = playbooks.names()
TABLES = ("followup", "clock", "warranty", "standard")


def chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def sentences(playbook: Playbook) -> list[tuple[str, str]]:
    """Everything that a playbook says in words, in English and in Chinese."""
    body = playbook.body
    words = [row["purpose"] for row in body["followup"]]
    words += [row["title"] for table in ("clock", "warranty") for row in body[table]]
    words += [row["clause"] for row in body["warranty"]]
    words += [row["text"] for row in body["standard"]]
    return [(text["en"], text["zh"]) for text in [body["title"], *words]]


# --- how they speak


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_builds_on_any_trade(trade: str) -> None:
    """What suits any store is written once."""
    assert book(trade).based_on == (None if trade == "generic" else "generic")


@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_speaks_both_languages(trade: str) -> None:
    """Whatever a clerk reads is there in English and in Chinese, neither mixed into the other."""
    for en, zh in sentences(book(trade)):
        assert en.strip() == en != ""
        assert zh.strip() == zh
        assert not chinese(en), en
        assert chinese(zh), zh


@pytest.mark.parametrize("trade", TRADES)
def test_what_a_clerk_reads_fits_on_a_line(trade: str) -> None:
    """A sentence is at most a hundred letters long in English, and fifty characters in Chinese."""
    for en, zh in sentences(book(trade)):
        assert len(en) <= 100, en
        assert len(zh) <= 50, zh


@pytest.mark.parametrize("trade", TRADES)
def test_no_two_rows_of_a_trade_have_the_same_name(trade: str) -> None:
    """Another playbook can change each rule, deadline, term and standard by its id."""
    for table in TABLES:
        ids = [row["id"] for row in book(trade).body[table]]
        assert len(ids) == len(set(ids)), table


# --- what is asked about, and when


@pytest.mark.parametrize(
    "trade",
    ["renovation", "building", "windows", "led-display", "it-systems", "smart-building", "heavy-equipment"],
)
def test_what_is_built_or_fitted_is_not_asked_about_before_it_is_there(trade: str) -> None:
    """Days after the contract only thanks are in place; the contacts count from what was handed over."""
    assert [rule.id for rule in rules(trade).values() if rule.after == Trigger.PURCHASE] == ["thanks"]


def test_appliances_are_asked_about_after_the_purchase() -> None:
    """They are in use within days, so the contacts of any trade stand."""
    assert {"thanks", "first-call", "one-month", "three-months"} <= set(rules("appliances"))


def test_every_repaired_house_is_asked_about() -> None:
    """The call after the repair is for customers of every kind."""
    assert rules("home-repair")["after-repair"].kinds == ()


def test_every_finished_renovation_is_asked_about() -> None:
    """All customers, of whatever kind, and by a call."""
    rule = rules("renovation")["finished-call"]
    assert (rule.kinds, rule.channel, rule.categories) == ((), DutyChannel.CALL, ())


def test_what_wears_is_looked_after_so_long_after_it_was_really_done() -> None:
    """Connectors and sealant count from the last check, return visits from the plan."""
    known = rules("windows")
    assert known["connectors"].from_completion
    assert known["sealant"].from_completion
    assert not known["quarterly-visit"].from_completion


# --- who, and by what way


@pytest.mark.parametrize("trade", ["home-repair", "renovation"])
def test_the_lead_sees_that_work_has_begun_after_the_signing(trade: str) -> None:
    """A deadline from the contract, when no case is open yet, is a call of the lead to every customer who signed."""
    rule = rules(trade)["work-begins"]
    assert (rule.after, rule.who, rule.channel, rule.kinds) == (Trigger.CONTRACT, Role.LEAD, DutyChannel.CALL, ())


def test_old_cars_are_shared_out_among_those_who_sell() -> None:
    """Every representative gets as many owners to call about a change."""
    rule = rules("auto-dealer")["trade-in"]
    assert (rule.who, rule.share, rule.channel) == (Role.REP, True, DutyChannel.CALL)


def test_a_visitor_who_left_is_answered_by_a_call_of_the_enquiry() -> None:
    """The 48 hours end with the answer; no follow-up besides calls the same visitor again."""
    assert clocks("auto-dealer")["visitor-call"].until == Mark.RESPONDED
    assert not [rule for rule in rules("auto-dealer").values() if rule.after == Trigger.ENQUIRY]


def test_cards_of_an_optician_go_by_letter_and_the_rest_by_text() -> None:
    """Cards are posted, five days before the New Year; a cleaning and new lenses are a text, and a cleaning comes again
    every three months for two years.
    """
    known = rules("optician")
    assert [known[one].channel for one in ("thanks", "new-year-card")] == [DutyChannel.LETTER, DutyChannel.LETTER]
    assert [known[one].channel for one in ("cleaning", "lenses-run-out")] == [DutyChannel.TEXT, DutyChannel.TEXT]
    assert known["new-year-card"].wait == waits.Wait(-5, "d")
    assert (known["cleaning"].every, known["cleaning"].until) == (waits.Wait(3, "mo"), waits.Wait(2, "y"))


def test_the_night_of_beauty_at_home_is_from_ten_to_eight() -> None:
    """Before ten in the evening, and from eight in the morning on, a call is a call."""
    assert book("home-beauty").quiet == (time(22, 0), time(8, 0))


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


def test_windows_are_checked_on_the_spot_and_storms_announced_by_text() -> None:
    """Bolts, connectors and sealant need a visit; shutting the windows needs a text to everybody."""
    known = rules("windows")
    for one in ("quarterly-visit", "bolts", "connectors", "sealant", "new-material"):
        assert known[one].channel == DutyChannel.VISIT
    assert known["before-typhoons"].channel == DutyChannel.TEXT
    assert not any(known[one].kinds for one in ("before-rains", "before-typhoons", "in-winter"))


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


# --- deadlines


@pytest.mark.parametrize(("trade", "repair"), TWINS)
def test_a_fault_is_as_urgent_when_it_is_a_complaint(trade: str, repair: str) -> None:
    """Whoever complains about the product waits no longer than who asks for a repair; about manners nobody sets out."""
    one, twin = clocks(trade)[repair], clocks(trade)[repair + TWIN]
    assert (twin.case, twin.causes) == ("complaint", ("product",))
    assert (twin.until, twin.within, twin.hours) == (one.until, one.within, one.hours)
    assert twin.severities == one.severities


@pytest.mark.parametrize(("trade", "key"), [("home-repair", "urgent"), ("renovation", "urgent"), ("windows", "glass")])
def test_what_is_urgent_is_told_from_the_rest(trade: str, key: str) -> None:
    """A crew sets out at once for a burst pipe and for broken glass, and not for every scratch."""
    assert clocks(trade)[key].severities == ("high", "critical")


def test_each_deadline_ends_with_what_the_trade_says() -> None:
    """Sent is not yet there, and answered is not yet either."""
    assert {(trade, key): clock.until for trade in TRADES for key, clock in clocks(trade).items()} == {
        ("appliances", "web"): Mark.RESPONDED,
        ("appliances", "home-visit"): Mark.ARRIVED,
        ("auto-dealer", "visitor-call"): Mark.RESPONDED,
        ("building", "sent"): Mark.DISPATCHED,
        ("building", "on-site"): Mark.ARRIVED,
        ("building", "sent-complaint"): Mark.DISPATCHED,
        ("building", "on-site-complaint"): Mark.ARRIVED,
        ("heavy-equipment", "request-answer"): Mark.RESPONDED,
        ("home-beauty", "order-now"): Mark.CONFIRMED,
        ("home-beauty", "booking"): Mark.CONFIRMED,
        ("home-repair", "urgent"): Mark.DISPATCHED,
        ("it-systems", "on-site"): Mark.ARRIVED,
        ("it-systems", "on-site-complaint"): Mark.ARRIVED,
        ("led-display", "proposal"): Mark.RESPONDED,
        ("renovation", "urgent"): Mark.DISPATCHED,
        ("smart-building", "response"): Mark.RESPONDED,
        ("smart-building", "response-complaint"): Mark.RESPONDED,
        ("windows", "glass"): Mark.ARRIVED,
        ("windows", "glass-complaint"): Mark.ARRIVED,
    }


# --- warranties


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


def test_the_seasons_that_a_warranty_counts_are_known() -> None:
    """Heating from November over New Year to March, cooling from June to September."""
    playbook = book("building")
    assert playbook.body["seasons"] == {"heating": "11-15/03-15", "cooling": "06-15/09-15"}
    counted = {name for term in playbook.body["warranty"] for name in term.get("seasons", {})}
    assert counted == set(playbook.seasons)


def test_buildings_are_repaired_for_life() -> None:
    """Each clause says what comes when the term has ended."""
    for term in book("building").body["warranty"]:
        assert "for life at low cost" in term["clause"]["en"]
        assert "终身低价维修" in term["clause"]["zh"]


def test_only_trades_that_promise_a_warranty_have_one() -> None:
    """A repaired house, what is built or fitted, and a plant; the others name none."""
    assert [trade for trade in TRADES if book(trade).body["warranty"]] == [
        "building", "heavy-equipment", "home-repair", "led-display", "renovation", "smart-building", "windows",
    ]  # fmt: skip
