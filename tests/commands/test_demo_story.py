"""The story behind the sample store: as much of it as was promised, and nothing in it that could not have been."""

import tomllib
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from aftersales_cli import places
from tests.demo import made
from tests.shop import Shop

TODAY = "2026-11-25"
Items = list[dict[str, Any]]
Stories = dict[str, Items]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A sample store, made on a Wednesday at 8:00."""
    with made(tmp_path_factory.mktemp("story"), TODAY) as demo:
        return demo.shop


@pytest.fixture(scope="module")
def stories(sample: Shop) -> Stories:
    """The story of each customer, by id."""
    return {f"K{number}": sample.items("history", f"K{number}") for number in range(1, 301)}


@pytest.fixture(scope="module")
def purchases(sample: Shop) -> dict[str, dict[str, Any]]:
    """What was bought, by id."""
    return {one["id"]: one for one in sample.items("purchase", "list")}


@pytest.fixture(scope="module")
def jobs(sample: Shop) -> Items:
    """All jobs by the time they were planned for, each with its record."""
    return [
        {**job, "record": sample.items("job", "show", job["id"])[0]["record"]}
        for job in sample.items("job", "list", "--all")
    ]


@pytest.fixture(scope="module")
def complaints(sample: Shop) -> Items:
    """All that customers had to say, oldest first."""
    return list(sample.items("complaint", "list", "--all"))


@pytest.fixture(scope="module")
def enquiries(sample: Shop) -> Items:
    """All who looked and left, oldest first."""
    return list(sample.items("enquiry", "list", "--all"))


@pytest.fixture(scope="module")
def promises(sample: Shop) -> Items:
    """All promises, each with its record."""
    return [
        {**one, "record": sample.items("promise", "show", one["id"])[0]["record"]}
        for one in sample.items("promise", "list", "--all")
    ]


def calls_of(story: Items) -> Items:
    """The contacts of a story."""
    return [moment for moment in story if moment["kind"] == "call"]


def days_between(first: str, last: str) -> int:
    """The days from one day, or the day of one moment, to another."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days


@pytest.mark.parametrize(
    ("noun", "least", "most"),
    [("customer", 300, 330), ("purchase", 500, 550), ("complaint", 40, 44), ("job", 60, 66), ("enquiry", 30, 33)],
)
def test_the_sample_is_as_big_as_a_dealers_first_years(sample: Shop, noun: str, least: int, most: int) -> None:
    """300 customers, 500 purchases, 40 complaints, 60 jobs and 30 enquiries, or a few more."""
    every = [] if noun in ("customer", "purchase") else ["--all"]
    assert least <= sample.ok(noun, "list", *every, "--json").json["total"] <= most


def test_the_sample_holds_three_thousand_contacts_and_none_is_to_come(stories: Stories) -> None:
    """Two years of calls, visits and messages, all of them before today."""
    calls = [moment for story in stories.values() for moment in calls_of(story)]
    assert 3000 <= len(calls) <= 3300
    assert all(call["on"] < TODAY for call in calls)
    assert min(call["on"] for call in calls) < "2025-01-01"


def test_five_people_work_in_the_sample_store(sample: Shop) -> None:
    """An owner, a manager, a lead and two clerks, and every customer is kept by one of them."""
    staff = sample.items("staff", "list")
    assert Counter(one["role"] for one in staff) == {"owner": 1, "manager": 1, "lead": 1, "rep": 2}
    assert sum(one["customers"] for one in staff) == 300
    assert all(one["customers"] > 0 for one in staff if one["role"] != "owner")


def test_the_customers_of_the_sample_are_of_many_kinds(sample: Shop) -> None:
    """New and regular ones, prospects, and some who are dear to the store or have not been seen for long."""
    kinds = Counter(one["kind"] for one in sample.items("customer", "list"))
    assert set(kinds) == {"prospect", "new", "regular", "loyal", "vip", "dormant"}
    assert kinds["prospect"] == 21


def test_nobody_is_called_at_night(stories: Stories) -> None:
    """Contacts happen while the store is open, none before half past eight or after nine in the evening."""
    hours = [datetime.fromisoformat(call["at"]).time() for story in stories.values() for call in calls_of(story)]
    assert min(hours) >= time(8, 30)
    assert max(hours) <= time(21, 0)


def test_whoever_must_not_be_called_is_not_called(sample: Shop, stories: Stories) -> None:
    """Customers who want no calls are written to; they may call themselves, and be visited."""
    quiet = {one["id"] for one in sample.items("customer", "list") if one["do_not_call"]}
    rung = [
        call for who in quiet for call in calls_of(stories[who])
        if (call["record"]["direction"], call["record"]["channel"]) == ("out", "call")
    ]  # fmt: skip
    assert len(quiet) >= 5
    assert rung == []


def test_nothing_is_handed_over_before_it_was_bought(purchases: dict[str, dict[str, Any]]) -> None:
    """Cars are handed over some days after the deal."""
    handed = [one for one in purchases.values() if one["delivered_on"]]
    assert len(handed) > 150
    assert all(1 <= days_between(one["bought_on"], one["delivered_on"]) <= 40 for one in handed)
    assert {one["category"] for one in handed} == {"car"}


def test_a_customers_first_moment_is_the_opening_of_the_file(stories: Stories) -> None:
    """Nobody buys, calls or complains before the store knows them."""
    assert {story[0]["kind"] for story in stories.values()} == {"registered"}
    assert all(moment["on"] >= story[0]["on"] for story in stories.values() for moment in story)


def test_jobs_are_done_to_what_their_customer_has_been_handed(
    purchases: dict[str, dict[str, Any]], jobs: Items
) -> None:  # fmt: skip
    """Each job is about a car of that customer, and was planned for a day after the handover."""
    for job in jobs:
        about = purchases[job["purchase"]["id"]]
        assert about["customer"] == job["customer"]
        assert about["delivered_on"] < job["planned_on"]


def test_the_odometer_only_rises(jobs: Items) -> None:
    """Whoever comes again has driven on."""
    read: dict[str, list[int]] = {}
    for job in sorted(jobs, key=lambda job: str(job["closed_at"])):
        if job["km"] is not None:
            read.setdefault(job["purchase"]["id"], []).append(job["km"])
    assert sum(len(shown) for shown in read.values()) >= 35
    assert sum(len(shown) > 1 for shown in read.values()) >= 3
    assert all(shown == sorted(set(shown)) for shown in read.values())


def test_jobs_of_the_sample_take_every_way(jobs: Items) -> None:
    """Services, repairs, installations and visits; most are done, some were moved, missed or cancelled."""
    assert {job["kind"] for job in jobs} == {"service", "repair", "install", "visit"}
    steps = Counter(step["what"] for job in jobs for step in job["record"])
    assert steps["moved"] >= 5
    assert steps["missed"] >= 3
    stages = Counter(job["stage"] for job in jobs)
    assert set(stages) == {"planned", "done", "cancelled", "missed"}
    assert stages["done"] >= 50
    assert all(job["did"] for job in jobs if job["stage"] == "done")


def test_complaints_have_causes_that_the_store_knows(complaints: Items) -> None:
    """What customers complain of is filed under many of the known causes; suggestions and praise need none."""
    tables = tomllib.loads((places.data() / "causes.toml").read_text(encoding="utf-8"))
    known = {f"{group}/{cause}" for group, table in tables.items() for cause in table if cause != "title"}
    filed = {one["cause"]["code"] for one in complaints if one["cause"]}
    assert filed <= known
    assert len({code.split("/")[0] for code in filed}) == len(tables)
    assert all(one["cause"] for one in complaints if one["kind"] == "complaint")


def test_customers_of_the_sample_also_propose_and_praise(complaints: Items) -> None:
    """Complaints are the most, beside them suggestions and praise; praise is closed when it is heard."""
    kinds = Counter(one["kind"] for one in complaints)
    assert set(kinds) == {"complaint", "suggestion", "praise"}
    assert kinds["complaint"] >= 25
    assert min(kinds["suggestion"], kinds["praise"]) >= 6
    assert all(one["closed_at"] == one["opened_at"] for one in complaints if one["kind"] == "praise")


def test_some_complaints_are_about_the_staff_and_others_deal_with_them(
    sample: Shop, complaints: Items
) -> None:  # fmt: skip
    """Whoever is complained of neither writes the complaint down nor calls the customer about it."""
    blamed = [one for one in complaints if one["against"]]
    assert len(blamed) >= 4
    assert len({one["against"]["id"] for one in blamed}) >= 2
    for one in blamed:
        (card,) = sample.items("complaint", "show", one["id"])
        assert one["against"]["name"] not in {step["by"] for step in card["record"]}


def test_whoever_complained_was_called_back(stories: Stories, complaints: Items) -> None:
    """After each complaint and suggestion, but for one of yesterday, the customer is called within days."""
    waiting = []
    for one in complaints:
        story = stories[one["customer"]["id"]]
        calls = [
            call for call in calls_of(story)
            if call["record"]["direction"] == "out" and call["at"] > one["opened_at"]
            and days_between(one["opened_at"], call["on"]) <= 3
        ]  # fmt: skip
        if not calls:
            waiting.append(one)
    assert all(one["closed_at"] is None for one in waiting)
    assert len(waiting) == 1
    assert sum(one["closed_at"] is None for one in complaints) == 6


def test_who_enquired_and_bought_did_so_later(purchases: dict[str, dict[str, Any]], enquiries: Items) -> None:
    """An enquiry that ended well names what the same customer bought after it, and it is what they looked at."""
    bought = [one for one in enquiries if one["bought"]]
    assert len(bought) >= 5
    for one in bought:
        deal = purchases[one["bought"]["id"]]
        assert deal["customer"]["id"] == one["customer"]["id"]
        assert deal["item"] == one["model"]
        assert 1 <= days_between(one["opened_at"], deal["bought_on"]) <= 30


def test_every_enquiry_that_is_closed_tells_how_it_ended(stories: Stories, enquiries: Items) -> None:
    """Bought, or lost for a reason; some are still open, and some came from people whom nobody knows."""
    closed = [one for one in enquiries if one["closed_at"]]
    assert all(bool(one["bought"]) != bool(one["lost"]) for one in closed)
    assert sum(one["customer"] is None for one in enquiries) == 3
    assert 5 <= len(enquiries) - len(closed) <= 8
    for one in closed:
        if one["customer"]:
            calls = [call["at"] for call in calls_of(stories[one["customer"]["id"]])]
            assert any(one["opened_at"] < at <= one["closed_at"] for at in calls)


def test_promises_of_the_sample_take_every_way(promises: Items) -> None:
    """Most are kept in time, some were moved with the customer's consent or waived, and some are still open."""
    states = Counter(one["state"] for one in promises)
    assert set(states) == {"kept", "waived", "open"}
    assert states["kept"] >= 20
    assert 5 <= states["open"] <= 12
    assert sum(one["first_on"] != one["due_on"] for one in promises) >= 4
    assert sum(one["broken"] for one in promises) == 2
    kept = [one for one in promises if one["state"] == "kept"]
    assert all(one["made_at"] < one["closed_at"] and one["closed_at"][:10] <= one["due_on"] for one in kept)


def test_some_promises_are_made_on_the_phone_and_kept_by_a_call(promises: Items) -> None:
    """A promise made in a contact knows which; many are kept by the call in which the customer hears of it."""
    assert sum(one["call"] is not None for one in promises) >= 30
    assert sum(step["what"] == "kept" and step["call"] is not None for one in promises for step in one["record"]) >= 10


def test_the_sample_days_are_all_open(stories: Stories) -> None:
    """There is work on nearly every day of the last year, and never more than the staff can do."""
    last = (date.fromisoformat(TODAY) - timedelta(days=365)).isoformat()
    by_day = Counter(call["on"] for story in stories.values() for call in calls_of(story) if call["on"] >= last)
    assert len(by_day) >= 340
    assert max(by_day.values()) <= 30
