"""Cases: how they are named, what they ask for, and what complaints are among them."""

import pytest

from aftersales_cli.rules import cases, complaints
from aftersales_cli.rules.events import Step
from tests.rules.facts import TODAY, at, complaint, when


def test_every_kind_of_case_has_its_letter() -> None:
    """C is a complaint, a suggestion or praise, J a job, Q an enquiry."""
    assert cases.LETTERS == {
        "complaint": "C",
        "suggestion": "C",
        "praise": "C",
        "repair": "J",
        "service": "J",
        "visit": "J",
        "install": "J",
        "enquiry": "Q",
    }


def test_where_a_job_stands_is_one_of_the_steps_of_a_case() -> None:
    """Only these steps change it; a call about it does not."""
    assert set(cases.STAGES) == {Step.PLANNED, Step.STARTED, Step.MISSED, Step.MOVED, Step.DONE, Step.CANCELLED}


@pytest.mark.parametrize(
    ("kind", "stage", "asks"),
    [
        ("complaint", None, ("complaint", "call")),
        ("suggestion", None, ("suggestion", "call")),
        ("enquiry", None, ("enquiry", "call")),
        ("service", "planned", ("service", "visit")),
        ("repair", "moved", ("repair", "visit")),
        ("install", "started", ("install", "visit")),
        ("visit", "missed", ("missed-job", "call")),
        ("service", "missed", ("missed-job", "call")),
    ],
)
def test_an_open_case_says_what_is_to_be_done(kind: str, stage: str | None, asks: tuple[str, str]) -> None:
    """A job is carried out; one that was missed first wants a call to agree a new date."""
    assert cases.nature(kind, stage) == asks


@pytest.mark.parametrize(("closed", "days"), [(None, 21), ("2026-11-03 09:00", 2), ("2026-11-01 18:00", 0)])
def test_a_complaint_ages_until_it_is_closed(closed: str | None, days: int) -> None:
    """In days by the calendar."""
    assert complaints.age(complaint(1, "2026-11-01 17:00", closed), TODAY) == days


@pytest.mark.parametrize(
    ("was", "closed", "becomes", "opens", "closes"),
    [
        ("complaint", None, "praise", False, True),
        ("suggestion", None, "praise", False, True),
        ("complaint", "2026-11-03 09:00", "praise", False, False),
        ("praise", "2026-11-03 09:00", "complaint", True, False),
        ("praise", "2026-11-03 09:00", "suggestion", True, False),
        ("praise", "2026-11-03 09:00", "praise", False, False),
        ("complaint", None, "suggestion", False, False),
        ("complaint", "2026-11-03 09:00", "suggestion", False, False),
    ],
)
def test_what_turns_out_to_be_praise_is_closed_and_what_turns_out_to_be_none_is_open(
    was: str, closed: str | None, becomes: str, opens: bool, closes: bool
) -> None:
    """A complaint that was mistaken for praise is not lost, and nobody has to deal with praise."""
    before = complaint(1, "2026-11-01 17:00", closed)._replace(kind=was)
    assert (complaints.opens(before, becomes), complaints.closes(before, becomes)) == (opens, closes)


@pytest.mark.parametrize(
    ("until", "now", "missed", "rank"),
    [
        ("2026-11-23 11:00", "2026-11-23 11:00", False, None),
        ("2026-11-23 11:00", "2026-11-23 11:01", True, None),
        ("2026-11-23", "2026-11-23 23:59", False, None),
        ("2026-11-23", "2026-11-24 00:00", True, None),
        ("2026-11-23", "2026-11-24 00:01", True, "lead"),
        ("2026-11-23", "2026-11-25 00:01", True, "manager"),
    ],
)
def test_a_first_deadline_says_whether_it_is_missed_and_who_knows(
    until: str, now: str, missed: bool, rank: str | None
) -> None:
    """To the minute, or at the end of its day; the highest rank that it has reached."""
    climbs = ((at("2026-11-24 00:00"), "lead"), (at("2026-11-25 00:00"), "manager"))
    first = cases.FirstDeadline(when(until), "confirmed", climbs)
    assert (first.missed(at(now)), first.climbed_to(at(now))) == (missed, rank)


@pytest.mark.parametrize(
    ("ended", "becomes", "opens"),
    [("closed", "complaint", True), ("closed", "suggestion", False), ("withdrawn", "complaint", False)],
)
def test_a_suggestion_that_was_answered_is_open_again_as_a_complaint(ended: str, becomes: str, opens: bool) -> None:
    """An answer closes a suggestion and no complaint; what the customer took back stays taken back."""
    before = complaint(1, "2026-11-01 17:00", "2026-11-03 09:00")._replace(kind="suggestion", ended=Step(ended))
    assert complaints.opens(before, becomes) is opens
