"""Jobs: planned, begun, done, missed, moved; and what follows from each."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


@pytest.fixture
def planned(working: Shop) -> Shop:
    """The busy shop with a service for 张三 this afternoon."""
    working.ok(
        *("job", "new", "张三", "10,000 km service", "--kind", "service", "--on", "today 14:00", "--purchase", "S1")
    )
    return working


def codes(found: Any) -> list[tuple[str, str]]:
    """Follow-ups in short: what for, and when."""
    return [(one["purpose"]["code"], one["due_on"]) for one in found]


def due(shop: Shop) -> dict[str, str]:
    """Today's list: what is to be done, by id."""
    return {one["id"]: one["purpose"]["code"] for one in shop.items("due-today")}


def steps(shop: Shop, ref: str) -> list[str]:
    """What happened to a job."""
    return [one["what"] for one in shop.items("job", "show", ref)[0]["record"]]


def test_a_job_is_planned_with_all_that_one_must_know(working: Shop) -> None:
    """What, which kind, when, to what it is done, who goes, the kilometres."""
    working.ok("staff", "new", "li")
    (job,) = working.items(
        *("job", "new", "张三", "Brakes squeal", "--kind", "repair", "--on", "fri 9:00", "--purchase", "S1"),
        *("--owner", "me", "--km", "9800"),
    )
    assert {
        "id": "J2", "customer": {"id": "K1", "name": "张三"}, "kind": "repair", "what": "Brakes squeal",
        "purchase": {"id": "S1", "item": "Kunlun X5"}, "assignee": {"id": "M1", "name": "li"}, "km": 9800,
        "did": None, "planned_on": "2026-11-27", "planned_at": "2026-11-27T09:00:00+08:00", "stage": "planned",
        "closed_at": None,
    }.items() <= job.items()  # fmt: skip


def test_a_job_is_on_the_list_of_its_day(planned: Shop) -> None:
    """As a visit and not as a call, and never before."""
    assert due(planned)["J2"] == "service"
    assert [one["channel"] for one in planned.items("due-today") if one["id"] == "J2"] == ["visit"]
    planned.ok("job", "move", "J2", "fri", "--why", "Travelling")
    assert "J2" not in due(planned)
    planned.now = "2026-11-27T09:00+08:00"
    assert due(planned)["J2"] == "service"


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("service", "after-service"),
        ("repair", "after-repair"),
        ("install", "after-installation"),
        ("visit", "after-visit"),
    ],
)
def test_the_customer_is_asked_after_each_kind_of_job(working: Shop, kind: str, asked: str) -> None:
    """The playbook plans the call of the day after, and it names the job."""
    working.ok("job", "new", "李四", "Something", "--kind", kind, "--on", "today")
    (done,) = working.items("job", "done", "J2", "All finished", "--km", "10230")
    assert (done["stage"], done["did"], done["km"]) == ("done", "All finished", 10230)
    assert codes(done["planned"]) == [(asked, "2026-11-23")]
    assert "J2" not in due(working)
    working.now = "2026-11-23T09:00+08:00"
    (item,) = [one for one in working.items("due-today") if one["purpose"]["code"] == asked]
    assert item["about"] == {"id": "J2", "text": "Something"}


def test_what_was_done_the_day_before_yesterday_is_asked_about_today(planned: Shop) -> None:
    """The call counts from when the job was done, not from when it was entered."""
    (done,) = planned.items("job", "done", "J2", "Oil changed", "--at", "2026-11-20 16:00")
    assert codes(done["planned"]) == [("after-service", "2026-11-21")]
    assert done["closed_at"] == "2026-11-20T16:00:00+08:00"


def test_a_missed_job_is_apologised_for_and_planned_anew(planned: Shop) -> None:
    """The lead apologises today, and the job stays on the list until there is a new date."""
    (missed,) = planned.items("job", "miss", "J2", "--why", "Flat tyre")
    assert (missed["stage"], codes(missed["planned"])) == ("missed", [("missed-visit", "2026-11-22")])
    assert due(planned)["J2"] == "missed-job"
    assert "missed-visit" in due(planned).values()
    planned.now = "2026-11-24T09:00+08:00"
    assert due(planned)["J2"] == "missed-job"
    planned.ok("job", "move", "J2", "fri 14:00", "--why", "Agreed by phone")
    (job,) = planned.items("job", "show", "J2")
    assert (job["stage"], job["planned_on"]) == ("planned", "2026-11-27")
    assert steps(planned, "J2") == ["planned", "missed", "moved"]


def test_a_missed_job_is_due_on_the_day_on_which_it_is_noticed(planned: Shop) -> None:
    """For the whole day and not for the hour that has passed: from now on a new date is owed."""
    planned.now = "2026-11-24T09:00+08:00"
    planned.ok("job", "miss", "J2", "--why", "Forgotten")
    (item,) = [one for one in planned.items("due-today") if one["id"] == "J2"]
    assert (item["due_on"], item["due_at"], item["overdue_days"]) == ("2026-11-24", None, 0)
    assert planned.items("job", "show", "J2")[0]["planned_on"] == "2026-11-22"


def test_each_missed_appointment_is_apologised_for_once(planned: Shop) -> None:
    """Saying it twice is refused; after a new date it can happen again, and there is another apology."""
    planned.ok("job", "miss", "J2", "--why", "Flat tyre")
    assert "J2" in refused(planned, 4, "job", "miss", "J2", "--why", "Flat tyre")
    planned.ok("job", "move", "J2", "today 17:00", "--why", "Agreed")
    (again,) = planned.items("job", "miss", "J2", "--why", "Snow")
    assert codes(again["planned"]) == [("missed-visit", "2026-11-22")]
    assert len([code for code in due(planned).values() if code == "missed-visit"]) == 2


def test_a_job_is_begun_and_done(planned: Shop) -> None:
    """The odometer is read at the beginning; begun twice is refused, and what was begun was not missed."""
    (begun,) = planned.items("job", "start", "J2", "--km", "9990")
    assert (begun["stage"], begun["km"]) == ("started", 9990)
    assert "J2" in refused(planned, 4, "job", "start", "J2")
    assert "J2" in refused(planned, 4, "job", "miss", "J2", "--why", "x")
    planned.ok("job", "done", "J2", "Oil changed,\nfilter too")
    assert planned.items("job", "show", "J2")[0]["km"] == 9990
    assert steps(planned, "J2") == ["planned", "started", "done"]


def test_a_job_that_is_moved_keeps_both_dates(planned: Shop) -> None:
    """From when to when, and why."""
    planned.ok("job", "move", "J2", "fri", "--why", "Customer is travelling")
    *_, moved = planned.items("job", "show", "J2")[0]["record"]
    assert (moved["from_on"], moved["from_at"]) == ("2026-11-22", "2026-11-22T14:00:00+08:00")
    assert (moved["to_on"], moved["to_at"], moved["note"]) == ("2026-11-27", None, "Customer is travelling")


def test_a_call_about_a_job_leaves_its_date(planned: Shop) -> None:
    """It is written into the record; the next contact is a duty of its own."""
    (logged,) = planned.items("log-call", "张三", "Will be there", "--for", "J2", "--next", "fri")
    assert logged["next"]["due_on"] == "2026-11-27"
    assert due(planned)["J2"] == "service"
    assert planned.items("job", "show", "J2")[0]["stage"] == "planned"
    assert steps(planned, "J2") == ["planned", "contacted"]


def test_who_does_a_job_sees_what_the_customer_complained_of(working: Shop) -> None:
    """Open and settled ones, on every step and on the card: it must not happen again."""
    working.ok("complaint", "new", "李四", "Oil on the drive", "--kind", "suggestion")
    for words in (
        ["new", "李四", "Service", "--kind", "service", "--on", "today"],
        ["start", "J3"], ["show", "J3"], ["move", "J3", "fri", "--why", "x"], ["done", "J3", "All"],
    ):  # fmt: skip
        assert [(one["id"], one["open"]) for one in working.items("job", *words)[0]["complaints"]] == [("C1", True)]
    lines = working.ok("job", "show", "J3").out.splitlines()
    assert [line for line in lines if "Complained of" in line] == [
        "  Complained of: C1 Sun 22 Nov Gearbox jerks when cold (open)"
    ]


def test_a_job_is_corrected_field_by_field(planned: Shop) -> None:
    """What, to what, who goes, kilometres, what was done; emptied too."""
    planned.ok("staff", "new", "li")
    (one,) = planned.items("job", "edit", "J2", "--what", "20,000 km service", "--owner", "li", "--km", "20010")
    assert (one["what"], one["assignee"]["name"], one["km"]) == ("20,000 km service", "li", 20010)
    (one,) = planned.items("job", "edit", "J2", "--clear", "purchase", "--clear", "km", "--clear", "owner")
    assert (one["purchase"], one["km"]) == (None, None)
    planned.ok("job", "done", "J2", "Oil")
    assert planned.items("job", "edit", "J2", "--did", "Oil and filter")[0]["did"] == "Oil and filter"
    assert steps(planned, "J2") == ["planned", "edited", "edited", "done", "edited"]


def test_jobs_are_listed_by_their_time(planned: Shop) -> None:
    """Open ones, of a customer, a kind, a day, a member of staff, or all."""
    planned.ok("staff", "new", "li")
    planned.ok("job", "new", "李四", "Look at the door", "--kind", "visit", "--on", "tomorrow", "--owner", "li")
    planned.ok("job", "new", "李四", "Door", "--kind", "repair", "--on", "today 10:00")
    planned.ok("job", "cancel", "J4", "--why", "Sold")

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in planned.items("job", "list", *args)]

    assert listed() == ["J2", "J3"]
    assert listed("--all") == ["J4", "J2", "J3"]
    assert listed("--kind", "visit") == ["J3"]
    assert listed("--date", "tomorrow") == ["J3"]
    assert listed("--date", "yesterday") == []
    assert listed("--customer", "李四") == ["J3"]
    assert listed("--staff", "me") == ["J3"]
    assert listed("--limit", "1") == ["J2"]


@pytest.mark.parametrize(
    "words",
    [
        ["start"],
        ["done", "Again"],
        ["miss", "--why", "x"],
        ["move", "fri", "--why", "x"],
        ["cancel", "--why", "x"],
    ],
)
@pytest.mark.parametrize("end", [["done", "J2", "Oil"], ["cancel", "J2", "--why", "Sold"]])
def test_a_job_that_has_ended_is_left_alone(planned: Shop, end: list[str], words: list[str]) -> None:
    """Done or cancelled, with the day on which it was."""
    planned.ok("job", *end)
    command, *rest = words
    assert "2026-11-22" in refused(planned, 4, "job", command, "J2", *rest)


BAD = [
    (2, ["job", "new", "张三", " ", "--kind", "service", "--on", "fri"], "job"),
    (2, ["job", "new", "张三", "a\nb", "--kind", "service", "--on", "fri"], "U+000A"),
    (2, ["job", "new", "张三", "Oil", "--on", "fri"], "--kind"),
    (2, ["job", "new", "张三", "Oil", "--kind", "service"], "--on"),
    (2, ["job", "new", "张三", "Oil", "--kind", "servce", "--on", "fri"], "service"),
    (2, ["job", "new", "张三", "Oil", "--kind", "service", "--on", "yesterday"], "2026-11-21"),
    (2, ["job", "new", "张三", "Oil", "--kind", "service", "--on", ""], '""'),
    (2, ["job", "new", "张三", "Oil", "--kind", "service", "--on", "fri", "--km", "-1"], "-1"),
    (2, ["job", "new", "张三", "Oil", "--kind", "service", "--on", "fri", "--km", "10000000"], "9999999"),
    (4, ["job", "new", "李四", "Oil", "--kind", "service", "--on", "fri", "--purchase", "S1"], "S1"),
    (3, ["job", "new", "李四", "Oil", "--kind", "service", "--on", "fri", "--purchase", "S9"], "S9"),
    (3, ["job", "new", "李四", "Oil", "--kind", "service", "--on", "fri", "--owner", "nobody"], "nobody"),
    (3, ["job", "new", "Nobody", "Oil", "--kind", "service", "--on", "fri"], "Nobody"),
    (2, ["job", "show", "C1"], '"C1"'),
    (3, ["job", "show", "1"], "J1"),
    (3, ["complaint", "show", "2"], "C2"),
    (3, ["enquiry", "show", "2"], "Q2"),
    (3, ["job", "done", "J9", "x"], "J9"),
    (2, ["job", "done", "J2", ""], "work done"),
    (2, ["job", "done", "J2", "x", "--at", "tomorrow 10:00"], "The job 2026-11-23 10:00 lies in the future"),
    (2, ["job", "done", "J2", "x", "--at", "yesterday"], "yesterday"),
    (2, ["job", "miss", "J2"], "--why"),
    (2, ["job", "move", "J2", "yesterday", "--why", "x"], "2026-11-21"),
    (2, ["job", "edit", "J2"], "--owner"),
    (2, ["job", "edit", "J2", "--km", "5", "--clear", "km"], "--clear km"),
    (2, ["job", "edit", "J2", "--clear", "what"], "what"),
    (4, ["log-call", "李四", "--for", "J2"], "J2"),
    (2, ["job", "list", "--date", "soon"], "soon"),
]


@pytest.mark.parametrize(("code", "words", "named"), BAD, ids=[" ".join(words)[:60] for _, words, _ in BAD])
def test_a_job_that_cannot_be_right_is_refused(planned: Shop, code: int, words: list[str], named: str) -> None:
    """One sentence with the value, the right code, and nothing changed."""
    assert named in refused(planned, code, *words)


def test_a_job_of_another_day_was_not_missed(planned: Shop) -> None:
    """It is moved, not missed."""
    planned.ok("job", "move", "J2", "fri", "--why", "x")
    assert "2026-11-27" in refused(planned, 4, "job", "miss", "J2", "--why", "x")


def test_an_acceptance_is_followed_as_the_playbook_says(working: Shop) -> None:
    """It is recorded once, not before the purchase and not ahead; moving in likewise."""
    said = working.ok("purchase", "accept", "S1", "--on", "yesterday", "--moved-in", "today").out
    assert "S1" in said
    (one,) = working.items("purchase", "show", "S1")
    assert (one["accepted_on"], one["moved_in_on"]) == ("2026-11-21", "2026-11-22")
    assert "2026-11-21" in refused(working, 4, "purchase", "accept", "S1")
    working.ok("purchase", "new", "李四", "Kunlun S3")
    assert "2026-11-21" in refused(working, 2, "purchase", "accept", "S2", "--on", "yesterday")
    assert "2026-11-23" in refused(working, 2, "purchase", "accept", "S2", "--on", "tomorrow")
    assert "2026-11-21" in refused(working, 2, "purchase", "accept", "S2", "--moved-in", "yesterday")
    assert "S2" in refused(working, 4, "purchase", "edit", "S2", "--accepted", "today")
