"""What a row of a list of cases says: how the case began, how it ended, and what of it is still to be done."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NotInFuture
from aftersales_cli.errors.lists import BoughtNothing, OverBeforeBegun
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.lives_listed import ComplaintRow, EnquiryRow, JobRow, Life
from aftersales_cli.rules.purchases import Purchase
from tests.rules.facts import NOW, day

ONE = (1, None, "张三", None)


def complaint(opened: str = "2026-11-20", **more: Any) -> Life:
    """What a row of a complaint says."""
    return ComplaintRow(*ONE, "Noise", opened, **more).life(NOW, ())


def job(planned: str, **more: Any) -> Life:
    """What a row of a job says."""
    return JobRow(*ONE, "Service", "service", planned, **more).life(NOW, ())


def enquiry(bought: list[Purchase], **more: Any) -> Life:
    """What a row of an enquiry says."""
    return EnquiryRow(*ONE, "X5", "2026-11-01", **more).life(NOW, bought)


def sold(number: int, item: str, on: str) -> Purchase:
    """A purchase of the customer."""
    return Purchase(number, 1, "张三", item, None, None, None, day(on), None, None, None, None, None)


def test_a_complaint_of_which_nothing_else_is_said_is_open() -> None:
    """It is seen to today, or on the day that the list names for it."""
    assert complaint().closed_at is None
    assert [line.to for line in complaint().lines] == [When(NOW.date())]
    assert [line.to for line in complaint(due=date(2026, 12, 3)).lines] == [When(date(2026, 12, 3))]


@pytest.mark.parametrize(
    ("more", "ended", "on"),
    [
        ({"closed_at": "2026-11-21T00:00:00"}, "closed", "2026-11-21"),
        ({"ended": "withdrawn"}, "withdrawn", "2026-11-20"),
        ({"ended": "open", "closed_at": "2026-11-21T00:00:00"}, None, None),
        ({"kind": "praise"}, "closed", "2026-11-20"),
    ],
)
def test_a_complaint_is_over_by_its_state_or_its_day(more: Any, ended: str | None, on: str | None) -> None:
    """What is said of its state counts; praise waits for nobody."""
    life = complaint(**more)
    assert (life.values["ended"], life.closed_at and life.closed_at.date().isoformat()) == (ended, on)


def test_what_is_over_on_the_day_it_began_is_not_over_before() -> None:
    """A day without a time is no time before that of the beginning."""
    life = complaint("2026-11-20T15:30:00", closed_at="2026-11-20T00:00:00")
    assert life.closed_at == life.opened_at


@pytest.mark.parametrize(("closed", "refusal"), [("2026-11-19", OverBeforeBegun), ("2026-12-24", NotInFuture)])
def test_an_end_that_cannot_be_is_refused(closed: str, refusal: type[Exception]) -> None:
    """Before the beginning, and to come."""
    with pytest.raises(refusal):
        complaint(closed_at=f"{closed}T00:00:00")


def test_a_job_that_is_still_to_come_is_booked() -> None:
    """Today's and later ones; what was to be done before and is not is waited for."""
    assert [bool(job(on).ahead) for on in ("2026-11-21", "2026-11-22", "2026-12-24")] == [False, True, True]
    assert job("2026-12-24", ended="cancelled").ahead is None
    at = job("2026-12-24T09:30:00").ahead
    assert at is not None
    assert at.at is not None
    assert (at.at.hour, at.at.minute) == (9, 30)


def test_a_job_that_is_over_ended_on_its_day() -> None:
    """Unless it says otherwise, and never in the future."""
    assert str(job("2026-11-02", ended="done").closed_at)[:10] == "2026-11-02"
    assert job("2026-12-24", ended="done").closed_at == NOW
    assert str(job("2026-11-02", closed_at="2026-11-05T00:00:00").closed_at)[:10] == "2026-11-05"


def test_an_enquiry_that_ended_well_is_tied_to_what_was_bought() -> None:
    """By its id, by its name, or the only thing that was bought since; of two nobody knows."""
    late, early = sold(3, "S9", "2026-11-08"), sold(4, "X7", "2026-10-01")
    assert enquiry([late, early], ended="bought").purchase == 3
    assert enquiry([late, early], ended="bought", purchase=4).purchase == 4
    assert enquiry([late, sold(5, "X5", "2026-11-09")], ended="bought").purchase == 5
    with pytest.raises(BoughtNothing):
        enquiry([late, sold(6, "S3", "2026-11-09")], ended="bought")
    assert enquiry([late], ended="lost").purchase is None


@given(
    st.dates(date(2020, 1, 1), date(2026, 11, 22)), st.dates(date(2020, 1, 1), date(2026, 11, 22)),
    st.sampled_from([None, "open", "done", "cancelled"]),
)  # fmt: skip
def test_no_case_ends_before_it_began(planned: date, closed: date, state: str | None) -> None:
    """Whatever days a list gives a job: its record is in order of time, and it is over or to be seen to."""
    life = job(planned.isoformat(), ended=state, closed_at=f"{closed.isoformat()}T00:00:00")
    times = [line.at for line in life.lines]
    assert times == sorted(times)
    assert (life.closed_at is None) == (state == "open")
    assert life.closed_at is None or life.opened_at <= life.closed_at <= NOW
