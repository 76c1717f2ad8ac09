"""A customer's story is told in the order in which it happened."""

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import history
from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.claims import Granted
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.enquiries import Enquiry
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.history import History
from aftersales_cli.rules.jobs import Job
from aftersales_cli.rules.promises import Promise
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.warranty import Exemption, Fault
from tests.rules.facts import NOW, at, call, complaint, customer, day, enquiry, followup, job, promise, purchase


def story(
    *,
    since: str = "2026-11-01",
    purchases: tuple[Purchase, ...] = (),
    calls: tuple[Call, ...] = (),
    followups: tuple[FollowUp, ...] = (),
    complaints: tuple[Complaint, ...] = (),
    promises: tuple[Promise, ...] = (),
    jobs: tuple[Job, ...] = (),
    enquiries: tuple[Enquiry, ...] = (),
    exceptions: tuple[Granted, ...] = (),
    limit: int | None = None,
) -> History:
    """The story of 张三."""
    records = history.Records(purchases, calls, followups, complaints, promises, jobs, enquiries, exceptions=exceptions)
    return history.tell(customer(since), records, NOW, limit)


def kinds(told: History) -> list[str]:
    """What happened, in the order of the story."""
    return [moment.kind for moment in told.moments]


def whole() -> History:
    """Everything that can happen to a customer, once."""
    return story(
        since="2026-11-02",
        purchases=(purchase("2026-11-03 10:00", deliver="2026-11-10", delivered="2026-11-10 15:00"),),
        calls=(call(2, "2026-11-12 09:00"), call(1, "2026-11-04 09:00")),
        followups=(
            followup(3, due="2026-11-20"),
            followup(1, due="2026-11-04", state="done", closed="2026-11-04 09:01"),
            followup(2, due="2026-11-09", state="cancelled", closed="2026-11-08 18:00", why="Wrong number"),
        ),
        complaints=(complaint(1, "2026-11-11 08:00", "2026-11-14 12:00"), complaint(2, "2026-11-13 08:00")),
    )


def test_a_story_is_told_from_the_registration_to_what_is_still_due() -> None:
    """First the registration, then everything as it happened, and last what is still to be done."""
    told = whole()
    assert kinds(told) == [
        *("registered", "purchase", "call", "done", "cancelled", "delivery"),
        *("complaint", "call", "complaint", "complaint-closed", "due"),
    ]
    assert [moment.day for moment in told.moments[:3]] == [day("2026-11-02"), day("2026-11-03"), day("2026-11-04")]
    assert [moment.at for moment in told.moments[:3]] == [None, at("2026-11-03 10:00"), at("2026-11-04 09:00")]
    assert told.moments[-1].record == followup(3, due="2026-11-20")


def test_a_duty_closed_is_told_when_it_was_closed_and_not_when_it_was_due() -> None:
    """A call made late stands on the day on which it was made."""
    told = story(followups=(followup(due="2026-11-05", state="done", closed="2026-11-20 16:00"),))
    assert (told.moments[-1].day, told.moments[-1].at) == (day("2026-11-20"), at("2026-11-20 16:00"))


def test_what_is_due_comes_last_even_when_it_is_overdue() -> None:
    """A duty that has been overdue since before the last call still stands behind it."""
    assert kinds(story(calls=(call(1, "2026-11-20 09:00"),), followups=(followup(due="2026-11-10"),))) == [
        *("registered", "call", "due")
    ]


def test_an_exception_stands_where_it_was_granted_and_not_on_the_day_of_its_claim() -> None:
    """A claim of the 5th that the owner covers on the 20th is told after the call of the 12th."""
    made = Exemption(1, "door", Fault.MISUSE, day("2026-11-05"), None, "Goodwill", at("2026-11-20 10:00"), "赵敏")
    told = story(calls=(call(1, "2026-11-12 09:00"),), exceptions=(Granted(7, "Sofa", made),))
    assert kinds(told) == ["registered", "call", "warranty-exception"]
    assert (told.moments[-1].day, told.moments[-1].at) == (day("2026-11-20"), at("2026-11-20 10:00"))


def test_a_purchase_that_is_not_handed_over_has_no_delivery() -> None:
    """A planned delivery has not happened."""
    assert kinds(story(purchases=(purchase("2026-11-03", deliver="2026-11-10"),))) == ["registered", "purchase"]


def test_within_a_day_what_has_no_time_comes_before_what_has_one() -> None:
    """A purchase of which only the day is known stands before the call of that day."""
    told = story(purchases=(purchase("2026-11-04", id=1),), calls=(call(1, "2026-11-04 00:00"),))
    assert kinds(told) == ["registered", "purchase", "call"]


def test_two_calls_in_one_minute_stand_in_the_order_in_which_they_were_made() -> None:
    """Calls are kept newest first and told oldest first."""
    told = story(calls=(call(2, "2026-11-04 09:00"), call(1, "2026-11-04 09:00")))
    assert [getattr(moment.record, "id", None) for moment in told.moments[1:]] == [1, 2]


def test_a_short_story_is_the_end_of_the_long_one() -> None:
    """A limit keeps the newest, and the total still counts all."""
    told = story(calls=tuple(call(number, f"2026-11-1{number} 09:00") for number in (4, 3, 2, 1)), limit=2)
    assert [moment.day for moment in told.moments] == [day("2026-11-13"), day("2026-11-14")]
    assert told.total == 5
    assert len(whole().moments) == whole().total == 11


@pytest.mark.parametrize(
    ("one", "told", "day_of"),
    [
        (promise("2026-11-25"), "promise-due", "2026-11-25"),
        (promise("2026-11-21"), "promise-broken", "2026-11-21"),
        (promise("2026-11-22 08:00"), "promise-broken", "2026-11-22"),
        (promise("2026-11-21", state="kept", closed="2026-11-22 08:00"), "promise-kept", "2026-11-22"),
        (promise("2026-11-25", state="waived", closed="2026-11-21 08:00"), "promise-waived", "2026-11-21"),
    ],
)
def test_a_promise_is_told_when_it_was_made_and_when_it_was_kept_or_broken(
    one: Promise, told: str, day_of: str
) -> None:
    """What was broken has happened and stands in the story; what is still to be kept stands at its end."""
    found = story(promises=(one,), calls=(call(1, "2026-11-22 08:30"),))
    assert ("promise", day("2026-11-20")) in [(moment.kind, moment.day) for moment in found.moments]
    assert (told, day(day_of)) in [(moment.kind, moment.day) for moment in found.moments]
    assert (kinds(found)[-1] == told) is (told == "promise-due")
    assert found.total == 4


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (job("2026-11-20"), "job-due"),
        (job("2026-11-20", stage="missed"), "job-due"),
        (job("2026-11-20", stage="done", closed="2026-11-21 10:00"), "job-done"),
        (job("2026-12-20", stage="cancelled", closed="2026-11-21 10:00"), "job-cancelled"),
    ],
)
def test_a_job_is_told_by_how_it_ended(one: Job, told: str) -> None:
    """Until it has ended it is still to come, however late."""
    found = story(jobs=(one,), calls=(call(1, "2026-11-22 08:30"),))
    assert kinds(found) == (["registered", "call", "job-due"] if told == "job-due" else ["registered", told, "call"])
    moment = next(moment for moment in found.moments if moment.kind == told)
    assert moment.day == (day("2026-11-20") if told == "job-due" else day("2026-11-21"))


@pytest.mark.parametrize(("bought", "ended"), [(7, "enquiry-bought"), (None, "enquiry-lost")])
def test_an_enquiry_is_told_from_the_first_visit_to_its_end(bought: int | None, ended: str) -> None:
    """Whether it led to a purchase or not."""
    assert kinds(story(enquiries=(enquiry(closed="2026-11-21 10:00", bought=bought),))) == [
        *("registered", "enquiry", ended)
    ]
    assert kinds(story(enquiries=(enquiry(),))) == ["registered", "enquiry"]


def test_praise_and_suggestions_are_told_by_their_own_names() -> None:
    """Nobody reads praise as a complaint."""
    praise = complaint(1, "2026-11-20 10:00", "2026-11-20 10:00")._replace(kind="praise")
    idea = complaint(2, "2026-11-21 10:00")._replace(kind="suggestion")
    assert kinds(story(complaints=(praise, idea))) == ["registered", "praise", "praise-closed", "suggestion"]


def test_acceptance_and_moving_in_are_told() -> None:
    """Each on its day, behind the purchase."""
    flat = purchase("2026-11-03")._replace(accepted_on=day("2026-11-10"), moved_in_on=day("2026-11-12"))
    assert kinds(story(purchases=(flat,))) == ["registered", "purchase", "acceptance", "moved-in"]


MINUTES = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda one: f"{one:%Y-%m-%d %H:%M}")


@given(
    st.lists(MINUTES, max_size=6),
    st.lists(st.tuples(MINUTES, st.booleans()), max_size=6),
    st.lists(MINUTES, max_size=4),
    st.lists(MINUTES, max_size=4),
    st.lists(st.tuples(MINUTES, st.sampled_from(["open", "kept", "waived"])), max_size=4),
    st.lists(st.tuples(MINUTES, st.sampled_from(["planned", "missed", "done", "cancelled"])), max_size=4),
    st.lists(st.tuples(MINUTES, st.booleans()), max_size=4),
)
def test_a_story_never_goes_back_in_time_and_leaves_nothing_out(
    calls: list[str],
    duties: list[tuple[str, bool]],
    complaints: list[str],
    bought: list[str],
    promises: list[tuple[str, str]],
    jobs: list[tuple[str, str]],
    enquiries: list[tuple[str, bool]],
) -> None:
    """Each moment is no earlier than the one before it, and every record has its moment."""
    told = story(
        since="2026-01-01",
        calls=tuple(call(number, on) for number, on in enumerate(calls)),
        followups=tuple(
            followup(number, due=on, state="done" if closed else "open", closed=on if closed else None)
            for number, (on, closed) in enumerate(duties)
        ),
        complaints=tuple(complaint(number, on) for number, on in enumerate(complaints)),
        purchases=tuple(purchase(on, delivered=on, id=number) for number, on in enumerate(bought)),
        promises=tuple(
            promise(on, made=on, state=state, closed=on if state != "open" else None) for on, state in promises
        ),
        jobs=tuple(job(on, stage=stage, closed=on if stage in ("done", "cancelled") else None) for on, stage in jobs),
        enquiries=tuple(enquiry(opened=on, closed=on if closed else None) for on, closed in enquiries),
    )
    assert told.total == 1 + len(calls) + len(duties) + len(complaints) + 2 * len(bought) + 2 * len(promises) + (
        len(jobs) + len(enquiries) + sum(closed for _, closed in enquiries)
    )
    behind = [moment for moment in told.moments if moment.kind in ("due", "promise-due", "job-due")]
    assert list(told.moments[len(told.moments) - len(behind) :]) == behind
    assert len(behind) == sum(not closed for _, closed in duties) + sum(
        state == "open" and at(on) >= NOW for on, state in promises
    ) + sum(stage in ("planned", "missed") for _, stage in jobs)
    for part in (told.moments[: len(told.moments) - len(behind)], behind):
        for earlier, later in pairwise(part):
            assert earlier.day <= later.day
            if earlier.at and later.at:
                assert earlier.at <= later.at
