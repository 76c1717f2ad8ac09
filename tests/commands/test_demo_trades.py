"""A sample store of every trade: made-up people again, and a list that is plausible for that trade."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from aftersales_cli import playbooks, sample
from aftersales_cli.rules.playbook import Playbook
from tests import make_sample, trade_tables
from tests.demo import Demo, made
from tests.shop import Shop

TRADES = trade_tables.trades()
# An autumn day, and the first of March behind the shortest month.
DAYS = ("2026-11-25", "2027-03-01")
# Days on which the calendar itself wakes a rule of a trade, and which.
CALENDAR = (
    ("windows", "2027-05-20", "before-rains", 15), ("windows", "2028-06-20", "before-typhoons", 15),
    ("optician", "2026-12-27", "new-year-card", 15), ("wellness", "2027-08-07", "autumn-course", 15),
    ("beauty-salon", "2027-02-05", "new-years-eve", 5), ("beauty-salon", "2028-02-29", "birthday-flowers", 2),
)  # fmt: skip
# What stands on a list whatever the trade.
ANYWHERE = {"complaint", "suggestion", "enquiry", "missed-job", "promise", "broken-promise", "own", "next-contact"}
ANYWHERE |= {"confirm-booking", "repair", "service", "visit", "install"}


@pytest.fixture(scope="module", params=[(trade, day) for trade in TRADES for day in DAYS], ids="-".join)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of each trade, made on each of the days."""
    trade, day = request.param
    with made(tmp_path_factory.mktemp("demo"), day, "--playbook", trade) as ready:
        yield ready


@pytest.fixture
def policy(demo: Demo) -> Playbook:
    """The playbook of the demo."""
    return playbooks.load(demo.args[-1])


@pytest.fixture(scope="module", params=TRADES)
def trade(request: pytest.FixtureRequest) -> str:
    """Each trade whose sample is made from a table."""
    return str(request.param)


def events(trade: str) -> list[dict[str, Any]]:
    """What happens in the sample store of a trade."""
    text = (sample.folder() / f"{trade}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_there_is_a_sample_of_every_trade() -> None:
    """Whatever the trade of a store, it can be tried out; the car dealer's is the one with the long story."""
    assert sample.names() == playbooks.names() == sorted([*TRADES, "auto-dealer"])


def test_the_demo_of_a_trade_is_made_on_any_day(demo: Demo) -> None:
    """`svc demo --playbook ...` succeeds, complains of nothing, and says that all is made up."""
    assert demo.said.code == 0
    assert demo.said.err == ""
    assert "made up" in demo.said.out
    lead = next(one["name"] for one in demo.shop.items("staff", "list") if one["role"] == "lead")
    assert f"export SVC_DB={demo.shop.path} SVC_USER='{lead}'" in demo.said.out


def test_the_list_of_a_trade_is_a_mornings_work(demo: Demo) -> None:
    """Neither nothing nor a heap, some of it a few days late, none of it long forgotten, and shown as it is made."""
    items = demo.shop.items("due-today")
    late = [item["overdue_days"] for item in items]
    assert 6 <= len(items) <= 25
    assert sum(days > 0 for days in late) >= 2
    assert late.count(0) >= 2
    assert max(late) <= 10
    assert all(f"{item['id']}\t{item['customer']['name']}" in demo.said.out for item in items)


def test_the_list_of_a_trade_shows_that_trades_own_duties(demo: Demo, policy: Playbook) -> None:
    """Each row comes from a rule of the trade or from what any desk has; at least four of its rules are there."""
    purposes = {item["purpose"]["code"] for item in demo.shop.items("due-today")}
    rules = {rule.id for rule in policy.followups}
    assert purposes <= rules | ANYWHERE
    assert len(purposes & rules) >= 4
    assert len({item["channel"] for item in demo.shop.items("due-today")}) >= 2


def test_the_store_of_a_trade_has_a_life_of_its_own(demo: Demo) -> None:
    """Some thirty customers, as many purchases, a few people at work, complaints open and closed, and jobs."""
    shop = demo.shop
    assert 24 <= len(shop.items("customer", "list")) <= 40
    assert 18 <= len(shop.items("purchase", "list")) <= 60
    assert 3 <= len(shop.items("staff", "list")) <= 5
    complaints = shop.items("complaint", "list", "--all")
    assert 2 <= len(complaints) <= 5
    assert {one["closed_at"] is None for one in complaints} == {True, False}
    assert len(shop.items("job", "list", "--all")) >= 3
    assert len(shop.items("promise", "list", "--all")) >= 2


def test_the_store_of_a_trade_is_sound(demo: Demo) -> None:
    """It passes the same check as a real one, and what made it stands in the journal for good."""
    assert demo.shop.ok("db", "check", "--full", "--json").json["ok"]
    assert demo.shop.svc("undo").code == 4


@pytest.mark.parametrize(("trade", "day", "rule", "least"), CALENDAR)
def test_what_the_calendar_wakes_is_on_the_list_of_its_day(
    tmp_path_factory: pytest.TempPathFactory, trade: str, day: str, rule: str, least: int
) -> None:  # fmt: skip
    """Seasons, festivals and birthdays are on the sample's list where its day is theirs, and do not flood it."""
    with made(tmp_path_factory.mktemp("calendar"), day, "--playbook", trade) as ready:
        items = ready.shop.items("due-today")
    assert sum(item["purpose"]["code"] == rule for item in items) >= least
    assert len(items) <= 40
    assert all(f"{item['id']}\t{item['customer']['name']}" in ready.said.out for item in items)


def test_the_staff_of_a_trade_say_all_they_have_to_say(trade: str) -> None:
    """Every sentence that was written for a trade is in its story; none is said over and over."""
    notes = Counter(event.get("note") or event.get("text") for event in events(trade))
    written = trade_tables.sentences(trade_tables.read(trade))
    assert [sentence for sentence in written if sentence not in notes] == []
    assert len(written) == len({*written})


def test_nobody_in_the_sample_of_a_trade_stands_twice(trade: str) -> None:
    """Each has a name and a number of their own, the numbers from a block that belongs to nobody."""
    people = [event for event in events(trade) if event["what"] in ("customer", "staff")]
    phones = [event["phone"] for event in people if event["what"] == "customer"]
    assert len({event["name"] for event in people}) == len(people)
    assert len({*phones}) == len(phones)
    assert all(re.fullmatch(r"\+861380000\d{4}", phone) for phone in phones)


def test_what_is_done_and_complained_of_is_the_customers_own(trade: str) -> None:
    """A job or a complaint about something bought is its owner's, and comes after the purchase."""
    story = events(trade)
    bought = {event["key"]: event for event in story if event["what"] == "purchase"}
    cases = [event for event in story if event["what"] in ("job", "complaint") and "about" in event]
    assert len(cases) >= 2
    for one in cases:
        assert bought[one["about"]]["who"] == one["who"]
        assert bought[one["about"]]["day"] < one["day"]


def test_nothing_in_the_sample_of_a_trade_happens_on_the_day_itself(trade: str) -> None:
    """The list is the same at whatever hour the sample is loaded, and the file stays small."""
    story = events(trade)
    assert all(event["day"] < 0 for event in story)
    assert story == sorted(story, key=lambda event: (event["day"], event["at"]))
    assert (sample.folder() / f"{trade}.jsonl").stat().st_size < 120_000


def test_the_sample_of_a_trade_is_what_the_rules_make_of_it(trade: str) -> None:
    """The story was told by the rules as they are now: `python -m tests.make_sample` would write the same."""
    assert [json.loads(line) for line in make_sample.lines(trade)] == events(trade)


def test_a_misspelt_trade_is_refused_with_the_near_one(shop: Shop) -> None:
    """Whoever mistypes a trade is told which was probably meant."""
    answer = shop.svc("demo", "--playbook", "windos")
    assert answer.code == 2
    assert 'The sample "windos" is not known; the nearest right one is "windows".' in answer.err


def test_a_playbook_of_ones_own_has_no_sample(shop: Shop) -> None:
    """A demo can be made of the shipped trades alone, and the refusal names them."""
    answer = shop.svc("demo", "--playbook", "./my-own/bakery.toml")
    assert answer.code == 2
    assert answer.out == ""
    assert "only of the trades that are shipped: appliances, auto-dealer, " in answer.err
