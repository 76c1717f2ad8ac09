"""What has slipped, since when, and what mends it."""

from datetime import date, time

import pytest

from aftersales_cli.rules.cases import JobKind
from aftersales_cli.rules.clocks import Mark
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.hours import Opening, Span
from aftersales_cli.rules.leaks import Facts, Kind, Leak, OpenCase, Pledge, last_working_days, leaks, visible
from tests.rules.facts import ZONE, asked, at, case, day, duty, planned, promised, when
from tests.rules.test_staff import LI, TEAM, WANG

DAYTIME = (Span(time(9), time(18)),)
# Open from Monday to Friday; 22 November 2026 is a Sunday.
OFFICE = Opening((DAYTIME,) * 5 + ((), ()), {}, ZONE, None)
DAILY = Opening((DAYTIME,) * 7, {}, ZONE, None)


def found(
    *cases: OpenCase, pledges: tuple[Pledge, ...] = (), followups: tuple[DueItem, ...] = (),
    lost: tuple[DueItem, ...] = (), opening: Opening = DAILY, now: str = "2026-11-22 09:00",
) -> list[Leak]:  # fmt: skip
    """What has slipped of all this."""
    return leaks(Facts(cases, pledges, followups, lost, (), opening), TEAM, at(now))


def told(some: list[Leak]) -> list[tuple[str, str, str]]:
    """The kind of each, its id, and since when."""
    return [(one.kind, one.item.ref, one.since.isoformat()) for one in some]


def complaint(
    waits: str | None, *, due: str = "2026-11-22", opened: str = "2026-11-22", kind: str = "complaint",
    deadline: str | None = None, mark: Mark | None = None, paused: str | None = None, dated: bool = True,
) -> OpenCase:  # fmt: skip
    """The complaint C3, which waits for a step."""
    item = case(3, due=due)._replace(waits=waits, deadline=when(deadline) if deadline else None)
    return OpenCase(item, kind, day(opened), mark, day(paused) if paused else None, day(due), dated)


def job(due: str, *, planned_on: str | None = None, missed: bool = False, deadline: str | None = None) -> OpenCase:
    """The service J6."""
    item = planned(6, due=due, missed=missed)._replace(deadline=when(deadline) if deadline else None)
    mark = Mark.CONFIRMED if deadline else None
    return OpenCase(item, JobKind.SERVICE, day("2026-11-01"), mark, None, day(planned_on or due), True)


@pytest.mark.parametrize(
    ("waits", "kind", "command"),
    [
        ("investigated", "not-handled", "investigate"), ("decided", "not-handled", "decide"),
        ("approved", "not-handled", "approve"), ("done", "not-handled", "done"),
        ("rechecked", "not-rechecked", "recheck"), ("reported", "not-reported", "report"),
        ("closed", "not-closed", "close"),
    ],
)  # fmt: skip
def test_a_step_of_the_loop_slips_when_its_day_has_passed(waits: str, kind: str, command: str) -> None:
    """What a complaint waits for is no leak on its day, and one from the next day on, with the command for it."""
    assert found(complaint(waits, due="2026-11-22")) == []
    (leak,) = found(complaint(waits, due="2026-11-20"))
    assert told([leak]) == [(kind, "C3", "2026-11-20")]
    assert (leak.days, leak.command) == (2, f"svc complaint {command} C3")


def test_an_acknowledgement_slips_with_the_day_of_the_complaint() -> None:
    """Whoever complained yesterday and has heard nothing is a leak, also where somebody tried and moved it on."""
    assert found(complaint("acknowledged", opened="2026-11-22")) == []
    assert told(found(complaint("acknowledged", opened="2026-11-21", due="2026-11-25"))) == [
        ("not-acknowledged", "C3", "2026-11-21")
    ]


def test_an_acknowledgement_slips_with_its_deadline_too() -> None:
    """Two hours were given and have passed: one leak, not one for the deadline besides."""
    late = complaint("acknowledged", deadline="2026-11-22 08:59", mark=Mark.ACKNOWLEDGED)
    assert told(found(late)) == [("not-acknowledged", "C3", "2026-11-22")]
    assert found(complaint("acknowledged", deadline="2026-11-22 09:30", mark=Mark.ACKNOWLEDGED)) == []


@pytest.mark.parametrize(("waits", "command"), [("acknowledged", "ack"), ("decided", "decide")])
def test_a_suggestion_slips_until_it_is_answered(waits: str, command: str) -> None:
    """Whoever made a suggestion yesterday and has no answer is a leak of its own kind."""
    (leak,) = found(complaint(waits, kind="suggestion", opened="2026-11-21", due="2026-11-21"))
    assert told([leak]) == [("not-answered", "C3", "2026-11-21")]
    assert leak.command == f"svc complaint {command} C3"


def test_a_pause_slips_by_the_day_that_was_named_for_it() -> None:
    """A talk in between does not lengthen a pause; while it lasts nothing has slipped."""
    assert found(complaint("resumed", paused="2026-11-22", due="2026-11-20")) == []
    (leak,) = found(complaint("resumed", paused="2026-11-19", due="2026-11-28"))
    assert told([leak]) == [("pause-over", "C3", "2026-11-19")]
    assert leak.command == "svc complaint resume C3"


def test_a_missed_deadline_is_a_leak_besides_the_step() -> None:
    """A decision that was due at nine and is not taken at ten has missed its deadline, though its day is not over."""
    late = complaint("decided", deadline="2026-11-22 08:00", mark=Mark.DECIDED)
    (leak,) = found(late)
    assert told([leak]) == [("deadline-missed", "C3", "2026-11-22")]
    assert leak.command == "svc complaint decide C3"


@pytest.mark.parametrize(
    ("mark", "command"),
    [
        (Mark.RESPONDED, "svc log-call K1 --for C3"), (Mark.DISPATCHED, "svc complaint assign C3"),
        (Mark.ARRIVED, "svc log-call K1 --for C3 --channel visit"), (Mark.FINISHED, "svc complaint done C3"),
    ],
)  # fmt: skip
def test_a_missed_deadline_says_what_ends_it(mark: Mark, command: str) -> None:
    """A contact ends the wait for an answer, sending somebody the one for that, the next step all else."""
    assert [one.command for one in found(complaint("done", deadline="2026-11-21", mark=mark))] == [command]


def test_a_case_without_a_day_is_a_leak_at_once() -> None:
    """What is on no list of any day cannot get lost."""
    assert told(found(complaint("decided", dated=False))) == [("not-handled", "C3", "2026-11-22")]
    assert told(found(complaint("acknowledged", dated=False))) == [("not-acknowledged", "C3", "2026-11-22")]


def test_a_job_slips_when_its_planned_day_has_passed_without_a_result() -> None:
    """The day of the job counts, not that of the confirmation which was due before it."""
    assert found(job("2026-11-22")) == []
    assert told(found(job("2026-11-21"))) == [("no-result", "J6", "2026-11-21")]
    (leak,) = found(job("2026-11-20", planned_on="2026-11-25", deadline="2026-11-20 10:00"))
    assert told([leak]) == [("deadline-missed", "J6", "2026-11-20")]
    assert leak.command == "svc job confirm J6"


def test_a_missed_job_slips_without_a_new_date() -> None:
    """Who was stood up yesterday and has no new date is a leak; on the day itself it is on the list."""
    assert found(job("2026-11-22", missed=True)) == []
    (leak,) = found(job("2026-11-21", missed=True))
    assert (leak.kind, leak.command) == (Kind.NO_NEW_DATE, "svc job move J6")


def test_an_enquiry_slips_when_nobody_called_by_its_day() -> None:
    """Who left without buying was to be called by yesterday."""
    item = asked(8, due="2026-11-21")
    (leak,) = found(OpenCase(item, "enquiry", day("2026-11-20"), None, None, day("2026-11-21"), True))
    assert told([leak]) == [("not-called", "Q8", "2026-11-21")]
    assert leak.command == "svc log-call K1 --for Q8"


@pytest.mark.parametrize(
    ("due", "spoken", "slipped"),
    [
        ("2026-11-22", None, False), ("2026-11-21", None, True),
        ("2026-11-21", "2026-11-21 20:00", True), ("2026-11-21", "2026-11-22 00:00", False),
        ("2026-11-22 08:30", None, True), ("2026-11-22 08:30", "2026-11-22 08:29", True),
        ("2026-11-22 08:30", "2026-11-22 08:40", False), ("2026-11-22 09:30", None, False),
    ],
)  # fmt: skip
def test_a_broken_promise_slips_until_the_customer_was_spoken_with_about_it(
    due: str, spoken: str | None, slipped: bool
) -> None:
    """Only what was said after a promise was broken can be an apology."""
    pledge = Pledge(promised(5, due=due), at(spoken) if spoken else None)
    some = found(pledges=(pledge,))
    assert [(one.kind, one.command) for one in some] == (
        [(Kind.NO_APOLOGY, "svc log-call K1 --for P5")] if slipped else []
    )


@pytest.mark.parametrize(
    ("due", "until", "since"),
    [
        ("2026-11-08", None, None), ("2026-11-07", None, "2026-11-21"), ("2026-10-01", None, "2026-10-15"),
        ("2026-11-10", "2026-11-22", None), ("2026-11-10", "2026-11-21", "2026-11-21"),
        ("2026-11-22", "2026-11-15", None), ("2026-11-21", "2026-11-15", "2026-11-21"),
    ],
)  # fmt: skip
def test_a_follow_up_slips_with_its_window_or_two_weeks_late(due: str, until: str | None, since: str | None) -> None:
    """A window that is over is a leak; without one 14 days late is still late, and 15 a leak; moved is moved."""
    some = found(followups=(duty(12, due=due, until=until, attempts=1),))
    assert told(some) == ([("followup-late", "F12", since)] if since else [])


@pytest.mark.parametrize(
    ("now", "due", "attempts", "since", "slipped"),
    [
        ("2026-11-24 09:00", "2026-11-23", 0, "2026-11-01", True),
        ("2026-11-24 09:00", "2026-11-21", 0, "2026-11-01", True),
        ("2026-11-24 09:00", "2026-11-20", 0, "2026-11-01", False),
        ("2026-11-24 09:00", "2026-11-24", 0, "2026-11-01", False),
        ("2026-11-24 09:00", "2026-11-23", 1, "2026-11-01", False),
        ("2026-11-24 09:00", "2026-11-23", 0, "2026-11-24", False),
        ("2026-11-23 09:00", "2026-11-20", 0, "2026-11-01", True),
        ("2026-11-23 09:00", "2026-11-22", 0, "2026-11-01", False),
    ],
)
def test_yesterdays_contacts_slip_where_nothing_is_entered(
    now: str, due: str, attempts: int, since: str, slipped: bool
) -> None:
    """What was to be made on the last working day, the closed days before it too, and was there by then."""
    some = found(followups=(duty(12, due=due, attempts=attempts, since=since),), opening=OFFICE, now=now)
    assert [one.kind for one in some] == ([Kind.NOT_ENTERED] if slipped else [])


def test_the_last_working_day_reaches_back_over_closed_ones() -> None:
    """On Monday it is Friday; on Tuesday it is Monday and the weekend before; a store that never opens counts each."""
    assert last_working_days(OFFICE, date(2026, 11, 23)) == (date(2026, 11, 20), date(2026, 11, 20))
    assert last_working_days(OFFICE, date(2026, 11, 24)) == (date(2026, 11, 21), date(2026, 11, 23))
    never = Opening(((),) * 7, {}, ZONE, None)
    assert last_working_days(never, date(2026, 11, 24)) == (date(2026, 11, 23), date(2026, 11, 23))


def test_an_unreachable_customer_without_a_next_step_is_a_leak_at_once() -> None:
    """Nobody tries any more, and nothing else is open: somebody must think of another way."""
    (leak,) = found(lost=(duty(12, due="2026-11-22", attempts=5),))
    assert (told([leak]), leak.days) == ([("unreachable", "F12", "2026-11-22")], 0)
    assert leak.command == "svc followup move F12"


def test_a_call_that_is_held_back_is_to_be_called_off() -> None:
    """Who must not be called is not to be called because it is late."""
    (leak,) = found(followups=(duty(12, due="2026-10-01", do_not_call=True),))
    assert leak.command == "svc followup cancel F12"


def test_leaks_stand_by_kind_and_the_oldest_first() -> None:
    """First complaints, in the order of their loop; within a kind what slipped first."""
    some = found(
        complaint("closed", due="2026-11-01"), job("2026-11-03"), complaint("investigated", due="2026-11-20"),
        followups=(duty(12, due="2026-10-05"), duty(11, due="2026-10-06"), duty(10, due="2026-10-05")),
    )  # fmt: skip
    assert [(one.kind, one.item.ref) for one in some] == [
        ("not-handled", "C3"), ("not-closed", "C3"), ("no-result", "J6"),
        ("followup-late", "F10"), ("followup-late", "F12"), ("followup-late", "F11"),
    ]  # fmt: skip


def test_a_leak_says_in_whose_hands_it_is() -> None:
    """That is on whose lists it stands: the keeper's, and where nobody keeps it the lead's."""
    mine = duty(12, due="2026-10-05")._replace(assignee=WANG)
    assert [one.hands for one in found(followups=(mine, duty(13, due="2026-10-06")))] == [(WANG,), (LI,)]


def test_the_one_complained_of_sees_no_leak_of_it() -> None:
    """Neither the complaint about herself nor what is to be done about it; what is about others she sees."""
    about_her = duty(12, due="2026-10-05")._replace(against=WANG.id)
    some = found(followups=(about_her, duty(13, due="2026-10-06")))
    assert [one.item.ref for one in visible(some, WANG.id)] == ["F13"]
    assert [one.item.ref for one in visible(some, None)] == ["F12", "F13"]
