"""The deadlines of cases as they run: worked out by hand, with the sums beside them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli.calendars import public_days
from aftersales_cli.rules import days, hours
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import CaseKind, Clock, Hours, Mark
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource
from aftersales_cli.rules.escalations import Climb, Escalation, climbs
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.hours import Span
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.running import CaseFacts, Run, applying, earliest, lapse, runs, unreported
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.waits import Wait, parse
from tests.rules.facts import ZONE, at, day

# 9:00 to 12:00 and 13:30 to 18:00: 3 h before the break and 4 h 30 min after it, 450 minutes a day.
WEEK = hours.week({"weekdays": ["09:00-12:00", "13:30-18:00"]})
SALE = (Span(time(10), time(16)),)
OWN = [
    CalendarDay(day("2026-11-25"), DayKind.CLOSED, "Stocktaking", None, DaySource.OWN),
    CalendarDay(day("2026-11-28"), DayKind.OPEN, "Sale", SALE, DaySource.OWN),
]
CALENDAR = [*(public_days(2026) or []), *OWN]
SHOP = Frame(days.opening(WEEK, CALENDAR, ZONE, "CN"))
NEW_YORK = ZoneInfo("America/New_York")


def clock(
    within: str, until: Mark = Mark.RESPONDED, *, case: CaseKind = CaseKind.COMPLAINT, hours: Hours = Hours.ALWAYS,
    causes: tuple[str, ...] = (), severities: tuple[str, ...] = (), id: str = "answer",
) -> Clock:  # fmt: skip
    """A deadline of a case."""
    return Clock(id, case, until, parse(within) or Wait(0, "h"), hours, "Answered", "答复", causes, severities)


def working(within: str, until: Mark = Mark.RESPONDED) -> Clock:
    """A deadline that runs while the store is open."""
    return clock(within, until, hours=Hours.WORKING)


def facts(opened: str, kind: str = "complaint", cause: str | None = None, severity: str | None = "normal") -> CaseFacts:
    """A case that was opened then."""
    return CaseFacts(kind, cause, severity, at(opened))


def step(when: str, what: Step, call: int | None = None, note: str | None = None, word: str | None = None) -> CaseStep:
    """A line of a record."""
    return CaseStep(at(when), what, "li", call, note, word=word)


def paused(first: str, last: str | None = None, word: str = "parts") -> list[CaseStep]:
    """A pause, which may go on."""
    end = [step(last, Step.RESUMED)] if last else []
    return [step(first, Step.PAUSED, word=word), *end]


def one(found: Clock, opened: str, record: Iterable[CaseStep] = (), now: str = "2026-12-31 12:00") -> Run:
    """How the only deadline of a complaint runs."""
    (run,) = runs([found], facts(opened), record, SHOP, at(now))
    return run


def due(found: Clock, opened: str, record: Iterable[CaseStep] = ()) -> str | None:
    """Until when it is."""
    until = one(found, opened, record).due
    return None if until is None else f"{until.at:%m-%d %H:%M}" if until.at else f"{until.day:%m-%d}"


# --- until when


@pytest.mark.parametrize(
    ("within", "opened", "expected"),
    [
        ("2h", "2026-11-20 11:30", "11-20 15:00"),  # Friday: 30 min to 12:00, and 90 from 13:30
        ("2h", "2026-11-20 12:45", "11-20 15:30"),  # in the break: from 13:30
        ("30min", "2026-11-20 11:30", "11-20 12:00"),  # over as soon as it is, not after the break
        ("2h", "2026-11-20 22:00", "11-23 11:00"),  # at night before the weekend: from Monday 9:00
        ("4h", "2026-09-30 17:00", "10-08 12:00"),  # 1 h, the seven days of National Day, 3 h from 9:00
        ("3h", "2026-10-09 17:00", "10-10 11:00"),  # 1 h, and 2 on the Saturday that makes up for the holidays
        ("8h", "2026-11-24 17:00", "11-26 17:30"),  # 1 h, closed for stocktaking, 3 h, and 4 from 13:30
        ("3h", "2026-11-27 16:00", "11-28 11:00"),  # 2 h, and 1 on the Saturday on which there is a sale
        ("450min", "2026-11-23 09:00", "11-23 18:00"),  # a whole day
        ("0min", "2026-11-20 18:00", "11-23 09:00"),  # at once, that is at the next opening
    ],
)
def test_only_minutes_at_which_the_store_is_open_count(within: str, opened: str, expected: str) -> None:
    """Break, night, weekend, holiday and stocktaking pass for nothing; days that make up for them count."""
    assert due(working(within), opened) == expected


@pytest.mark.parametrize(
    ("within", "opened", "expected"),
    [
        ("2h", "2026-11-20 23:00", "11-21 01:00"),
        ("15d", "2026-09-30 17:00", "10-15"),
        ("3wd", "2026-09-30 17:00", "10-10"),  # the 8th, the 9th and the Saturday that makes up
        ("3wd", "2026-11-23 08:00", "11-27"),  # the 24th, not the 25th, the 26th and the 27th
        ("1w", "2026-11-20 11:30", "11-27"),
        ("1mo", "2026-01-31 11:30", "02-28"),
    ],
)
def test_other_deadlines_run_day_and_night_or_by_days(within: str, opened: str, expected: str) -> None:
    """Hours as they pass; days from the one after, to the end of the last."""
    assert due(clock(within), opened) == expected


# --- pauses


def test_two_pauses_stop_a_deadline_twice() -> None:
    """Of a day's 450 minutes 60 run before the first pause, 60 between the two, and 330 after the second."""
    record = [*paused("2026-11-30 11:00", "2026-12-01 14:00"), *paused("2026-12-01 15:00", "2026-12-02 09:30")]
    # Mon 10:00-11:00 is 60, Tue 14:00-15:00 is 60, Wed 9:30-12:00 is 150, and 180 from 13:30.
    assert due(working("450min"), "2026-11-30 10:00", record) == "12-02 16:30"


def test_a_pause_at_night_takes_nothing_from_opening_hours() -> None:
    """Nothing would have counted then; where day and night counts, its hours are put behind."""
    night = paused("2026-11-30 19:00", "2026-12-01 08:00")
    assert due(working("450min"), "2026-11-30 10:00", night) == "12-01 10:00"  # 120 and 270, and 60 from 9:00
    assert due(working("450min"), "2026-11-30 10:00") == "12-01 10:00"  # 120 and 270, and 60 from 9:00
    assert due(clock("24h"), "2026-11-30 10:00", night) == "12-01 23:00"  # 9 h, and 15 from 8:00


def test_days_of_a_pause_are_put_behind() -> None:
    """As many of the kind that counts as lie between the day of the pause and that of the resumption."""
    record = paused("2026-11-30 11:00", "2026-12-04 14:00")
    assert due(clock("15d"), "2026-11-29 10:00", record) == "12-18"  # the 14th and 4 days
    assert due(clock("1mo"), "2026-11-29 10:00", record) == "01-02"  # 29 December and 4 days
    assert due(clock("1w"), "2026-11-29 10:00", record) == "12-10"  # the 6th and 4 days
    # From Sunday: the 30th, 1st, 2nd; one had passed at the pause, two are left, the 7th and the 8th.
    assert due(clock("3wd"), "2026-11-29 10:00", record) == "12-08"


def test_a_pause_over_the_weekend_costs_working_days_nothing() -> None:
    """It was paused on Friday and taken up on Monday: one working day further."""
    assert due(clock("3wd"), "2026-12-03 10:00", paused("2026-12-04 11:00", "2026-12-06 14:00")) == "12-08"
    assert due(clock("3wd"), "2026-12-03 10:00", paused("2026-12-04 11:00", "2026-12-07 09:00")) == "12-09"


def test_whoever_pauses_on_the_last_day_has_the_day_of_the_resumption() -> None:
    """A day off is none on which it could have been done: the next working day is the last then."""
    assert due(clock("1wd"), "2026-12-03 10:00", paused("2026-12-04 11:00", "2026-12-06 14:00")) == "12-07"
    assert due(clock("1d"), "2026-12-03 10:00", paused("2026-12-04 11:00", "2026-12-06 14:00")) == "12-06"


def test_while_it_is_paused_nothing_is_due() -> None:
    """Nobody can be late whose case waits for the maker."""
    for found in (working("2h"), clock("2h"), clock("1wd"), clock("1d")):
        run = one(found, "2026-12-03 10:00", paused("2026-12-03 11:00"))
        assert (run.due, run.paused, run.late) == (None, True, False)


def test_a_pause_does_not_mend_what_was_missed_before_it() -> None:
    """Late is late, whatever comes after."""
    for record in (paused("2026-12-03 12:30"), paused("2026-12-03 12:30", "2026-12-04 10:00")):
        run = one(clock("2h"), "2026-12-03 10:00", record)
        assert (run.due, run.late) == (When(day("2026-12-03"), at("2026-12-03 12:00")), True)
    run = one(clock("1d"), "2026-12-03 10:00", paused("2026-12-05 09:00", "2026-12-08 09:00"))
    assert (run.due, run.late) == (When(day("2026-12-04")), True)


def test_a_second_word_of_a_pause_changes_nothing() -> None:
    """Paused twice and taken up once is one pause; taking up what runs is none."""
    twice = [step("2026-12-03 10:10", Step.RESUMED), step("2026-12-03 10:30", Step.PAUSED),
             *paused("2026-12-03 11:00", "2026-12-03 15:30"), step("2026-12-03 15:40", Step.RESUMED)]  # fmt: skip
    assert due(clock("2h"), "2026-12-03 10:00", twice) == "12-03 17:00"  # 30 min, and 90 from 15:30


def test_in_the_night_on_which_clocks_change_hours_are_as_long_as_ever() -> None:
    """24 hours end at another time on the wall, also with a pause in them."""
    berlin = ZoneInfo("Europe/Berlin")
    opened = datetime(2026, 10, 24, 12, tzinfo=berlin)
    case, now = CaseFacts("complaint", None, None, opened), datetime(2026, 11, 1, tzinfo=berlin)
    (plain,) = runs([clock("24h")], case, [], Frame(), now)
    assert plain.due == When(date(2026, 10, 25), datetime(2026, 10, 25, 11, tzinfo=berlin))
    stops = [
        CaseStep(datetime(2026, 10, 24, 20, tzinfo=berlin), Step.PAUSED, "li", None, None),
        CaseStep(datetime(2026, 10, 25, 8, tzinfo=berlin), Step.RESUMED, "li", None, None),
    ]
    (stopped,) = runs([clock("24h")], case, stops, Frame(), now)  # 8 h, and 16 from 8:00
    assert stopped.due == When(date(2026, 10, 26), datetime(2026, 10, 26, 0, tzinfo=berlin))


def test_an_hour_that_comes_twice_is_an_hour_twice() -> None:
    """From the first 1:30 half an hour runs, then it is paused; from the second 1:15 the rest."""
    first = datetime(2026, 11, 1, 1, 0, tzinfo=NEW_YORK)
    stops = [
        CaseStep(datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK), Step.PAUSED, "li", None, None),
        CaseStep(datetime(2026, 11, 1, 1, 15, fold=1, tzinfo=NEW_YORK), Step.RESUMED, "li", None, None),
    ]
    case = CaseFacts("complaint", None, None, first)
    (run,) = runs([clock("1h")], case, stops, Frame(), datetime(2026, 11, 1, 1, 50, fold=1, tzinfo=NEW_YORK))
    # The second 1:45 is 6:45 in London.
    assert run.due
    assert run.due.at
    assert run.due.at.astimezone(UTC) == datetime(2026, 11, 1, 6, 45, tzinfo=UTC)
    assert run.late


# --- what meets a deadline


@pytest.mark.parametrize(
    ("what", "marks"),
    [
        (Step.ACKNOWLEDGED, {"acknowledged"}),
        (Step.CONTACTED, {"acknowledged", "responded"}),
        (Step.CONFIRMED, {"acknowledged", "responded", "confirmed"}),
        (Step.ASSIGNED, {"dispatched"}),
        (Step.STARTED, {"acknowledged", "responded", "confirmed", "dispatched", "arrived"}),
        (Step.DECIDED, {"acknowledged", "responded", "decided"}),
        (Step.DONE, {*Mark} - {"reported"}),
        (Step.REPORTED, {"reported"}),
        *((end, {*Mark}) for end in (Step.CLOSED, Step.CANCELLED, Step.BOUGHT, Step.LOST, Step.WITHDRAWN,
                                     Step.DUPLICATE, Step.UNJUSTIFIED, Step.DECLINED)),
        *((nothing, set()) for nothing in (Step.RECEIVED, Step.TRIED, Step.NOTED, Step.EDITED, Step.PLANNED,
                                           Step.MOVED, Step.MISSED, Step.RESUMED, Step.ESCALATED, Step.ATTACHED)),
    ],
)  # fmt: skip
def test_each_step_meets_its_own_deadline_and_those_before_it(what: Step, marks: set[str]) -> None:
    """Whoever finished was there, whoever was there was sent; a try in vain answers nobody."""
    found = [clock("2h", mark, id=mark) for mark in Mark]
    record = [step("2026-12-03 11:00", what)]
    over = {
        run.clock.id: run.met for run in runs(found, facts("2026-12-03 10:00"), record, SHOP, at("2026-12-03 11:30"))
    }
    assert {mark for mark, met in over.items() if met == record[0]} == marks
    assert {met for mark, met in over.items() if mark not in marks} <= {None}


def test_only_a_visit_is_an_arrival() -> None:
    """A call reaches the customer and not the customer's door."""
    record = [step("2026-12-03 11:00", Step.CONTACTED, 7)]
    for visits, met in ((set[int](), None), ({8}, None), ({7}, record[0])):
        (run,) = runs(
            [clock("24h", Mark.ARRIVED)], facts("2026-12-03 10:00"), record, SHOP, at("2026-12-03 12:00"), visits
        )
        assert run.met == met


def test_a_finished_job_is_over_and_a_settled_complaint_is_not_yet() -> None:
    """What became of a complaint must still be reported."""
    found = [clock("3d", Mark.REPORTED), clock("3d", Mark.REPORTED, case=CaseKind.REPAIR)]
    record = [step("2026-12-03 11:00", Step.DONE)]
    for kind, met in (("complaint", None), ("repair", record[0])):
        (run,) = runs(found, facts("2026-12-03 10:00", kind), record, SHOP, at("2026-12-03 12:00"))
        assert run.met == met


@pytest.mark.parametrize(
    ("within", "met", "late"),
    [
        ("2h", "2026-12-03 12:00", False),
        ("2h", "2026-12-03 12:01", True),
        ("1d", "2026-12-04 23:59", False),
        ("1d", "2026-12-05 00:00", True),
    ],
)
def test_the_last_minute_is_in_time_and_the_next_is_late(within: str, met: str, late: bool) -> None:
    """Of a deadline in days the whole last day is in time; met or not makes no difference to it."""
    assert one(clock(within), "2026-12-03 10:00", [step(met, Step.CONTACTED)]).late is late
    assert one(clock(within), "2026-12-03 10:00", now=met).late is late


def test_the_first_step_counts_and_later_ones_change_nothing() -> None:
    """What was answered in time stays so when the case is paused, taken up and answered again."""
    first = [step("2026-12-03 11:00", Step.CONTACTED, 7)]
    later = [*paused("2026-12-03 11:30", "2026-12-09 09:00"), step("2026-12-09 10:00", Step.CONTACTED, 8)]
    before = one(clock("2h"), "2026-12-03 10:00", first)
    assert before == one(clock("2h"), "2026-12-03 10:00", first + later)
    assert (before.met, before.late, before.pauses) == (first[0], False, ())


def test_what_happened_before_the_case_does_not_answer_it() -> None:
    """Yesterday's call was about something else."""
    assert one(clock("2h"), "2026-12-03 10:00", [step("2026-12-02 11:00", Step.CONTACTED)]).met is None


def test_who_is_answered_during_a_pause_is_answered_in_time() -> None:
    """There was no minute by which it should have been."""
    record = [step("2026-12-03 11:00", Step.PAUSED), step("2026-12-07 11:00", Step.CONTACTED)]
    run = one(clock("2h"), "2026-12-03 10:00", record)
    assert (run.met, run.due, run.late, run.paused) == (record[1], None, False, False)


# --- reopening


def test_after_a_reopening_it_is_decided_finished_and_reported_anew() -> None:
    """At the minute of the reopening these begin again; what was answered stays answered."""
    found = [clock("2h", Mark.RESPONDED, id="answer"), clock("2d", Mark.FINISHED, id="finish"),
             clock("5h", Mark.DECIDED, id="decide"), clock("3d", Mark.REPORTED, id="report")]  # fmt: skip
    contacted, done, reopened, again = record = [
        step("2026-12-03 11:00", Step.CONTACTED), step("2026-12-04 16:00", Step.DONE),
        step("2026-12-07 15:00", Step.REOPENED), step("2026-12-07 18:00", Step.DECIDED),
    ]  # fmt: skip
    known = runs(found, facts("2026-12-03 10:00"), record, SHOP, at("2026-12-10 09:00"))
    assert [(run.clock.id, run.begun, run.met, run.due and (run.due.at or run.due.day), run.late) for run in known] == [
        ("answer", at("2026-12-03 10:00"), contacted, at("2026-12-03 12:00"), False),
        ("finish", at("2026-12-03 10:00"), done, day("2026-12-05"), False),
        ("finish", at("2026-12-07 15:00"), None, day("2026-12-09"), True),
        ("decide", at("2026-12-03 10:00"), done, at("2026-12-03 15:00"), True),
        ("decide", at("2026-12-07 15:00"), again, at("2026-12-07 20:00"), False),
        ("report", at("2026-12-03 10:00"), reopened, day("2026-12-06"), True),
        ("report", at("2026-12-07 15:00"), None, day("2026-12-10"), False),
    ]


def test_a_reopening_ends_a_pause() -> None:
    """Somebody works on it again; a deadline that was stopped runs on."""
    record = [step("2026-12-03 11:00", Step.PAUSED), step("2026-12-03 15:00", Step.REOPENED)]
    assert due(clock("2h"), "2026-12-03 10:00", record) == "12-03 16:00"  # 1 h, and 1 from 15:00
    assert [run.due for run in runs([clock("2h", Mark.DECIDED)], facts("2026-12-03 10:00"), record, SHOP,
                                    at("2026-12-03 15:30"))] == [
        None, When(day("2026-12-03"), at("2026-12-03 17:00"))
    ]  # fmt: skip


def test_what_ended_with_the_case_alone_runs_anew_after_a_reopening() -> None:
    """What was withdrawn unanswered is to be answered once it is open again; what was answered stays answered."""
    record = [step("2026-12-03 11:00", Step.WITHDRAWN), step("2026-12-04 11:00", Step.REOPENED)]
    found = [clock("2h", Mark.RESPONDED), clock("2d", Mark.FINISHED)]
    known = runs(found, facts("2026-12-03 10:00"), record, SHOP, at("2026-12-05 09:00"))
    assert [run.met for run in known] == [record[0], None, record[0], None]
    assert known[1].due == When(day("2026-12-04"), at("2026-12-04 13:00"))
    answered = [step("2026-12-03 10:30", Step.CONTACTED), *record]
    assert [run.met for run in runs(found[:1], facts("2026-12-03 10:00"), answered, SHOP, at("2026-12-05 09:00"))] == [
        answered[0]
    ]


# --- which deadlines a case has


def test_a_case_has_the_deadlines_of_its_kind_cause_and_severity() -> None:
    """A job is booked too; a group of causes is for all in it; what is limited is not for what nobody has judged."""
    every = [
        clock("1h", id="all"),
        clock("1h", id="product", causes=("product",)),
        clock("1h", id="leak", causes=("product/leak",)),
        clock("1h", id="urgent", severities=("high", "critical")),
        clock("1h", id="repair", case=CaseKind.REPAIR),
        clock("1h", id="booking", case=CaseKind.BOOKING),
    ]

    def ids(kind: str, cause: str | None, severity: str | None) -> list[str]:
        return [one.id for one in applying(every, facts("2026-12-03 10:00", kind, cause, severity))]

    assert ids("complaint", None, None) == ["all"]
    assert ids("complaint", "product/noise", "normal") == ["all", "product"]
    assert ids("complaint", "product/leak", "high") == ["all", "product", "leak", "urgent"]
    assert ids("repair", None, "critical") == ["repair", "booking"]
    assert ids("booking", None, None) == ["booking"]
    assert ids("praise", None, None) == []


def test_the_earliest_deadline_is_the_next_that_passes() -> None:
    """What is met or stopped is none; a whole day passes after all its hours."""
    found = [clock("1h", Mark.ACKNOWLEDGED, id="ack"), clock("1d", Mark.DECIDED, id="day"),
             clock("30h", Mark.ARRIVED, id="hours"), clock("40h", Mark.FINISHED, id="last")]  # fmt: skip
    record = [step("2026-12-03 10:30", Step.ACKNOWLEDGED)]
    known = runs(found, facts("2026-12-03 10:00"), record, SHOP, at("2026-12-03 11:00"))
    first = earliest(known, ZONE)
    assert first
    assert first.clock.id == "hours"  # Friday 16:00, before the end of Friday
    assert earliest([run for run in known if run.clock.id in ("ack", "day", "last")], ZONE) == known[1]
    assert (
        earliest(runs(found, facts("2026-12-03 10:00"), paused("2026-12-03 10:10"), SHOP, at("2026-12-03 11:00")), ZONE)
        is None
    )


# --- who hears of it


def climb(after: str, to: Role, **limits: tuple[str, ...]) -> Escalation:
    """A step of the ladder."""
    return Escalation(f"{to}-{after}", parse(after) or Wait(0, "h"), to, **limits)


LADDER = [
    climb("0h", Role.LEAD), climb("1d", Role.MANAGER), climb("3d", Role.OWNER),
    climb("0h", Role.MANAGER, severities=("critical",)), climb("4h", Role.OWNER, severities=("critical",)),
    climb("1h", Role.OWNER, cases=("booking",)),
]  # fmt: skip


def test_a_missed_deadline_climbs() -> None:
    """At its minute to the lead, a day later to the manager, three days later to the owner."""
    missed = When(day("2026-12-03"), at("2026-12-03 12:00"))
    assert climbs(missed, LADDER, facts("2026-12-03 10:00"), ZONE) == (
        Climb(at("2026-12-03 12:00"), Role.LEAD), Climb(at("2026-12-04 12:00"), Role.MANAGER),
        Climb(at("2026-12-06 12:00"), Role.OWNER),
    )  # fmt: skip
    assert climbs(missed, LADDER, facts("2026-12-03 10:00", severity="critical"), ZONE) == (
        Climb(at("2026-12-03 12:00"), Role.LEAD), Climb(at("2026-12-03 12:00"), Role.MANAGER),
        Climb(at("2026-12-03 16:00"), Role.OWNER),
    )  # fmt: skip
    assert climbs(missed, LADDER, facts("2026-12-03 10:00", "repair"), ZONE)[1] == Climb(
        at("2026-12-03 13:00"), Role.OWNER
    )
    assert climbs(missed, [], facts("2026-12-03 10:00"), ZONE) == ()


def test_a_whole_day_passes_with_its_end() -> None:
    """The day itself is in time to its last minute, also where the clocks change at midnight."""
    found = climbs(When(day("2026-12-03")), LADDER, facts("2026-12-01 10:00"), ZONE)
    assert found[:2] == (Climb(at("2026-12-04 00:00"), Role.LEAD), Climb(at("2026-12-05 00:00"), Role.MANAGER))
    # In Beirut the clock goes from midnight to 1:00 on 29 March 2026.
    beirut = ZoneInfo("Asia/Beirut")
    assert lapse(When(date(2026, 3, 28)), beirut).astimezone(UTC) == datetime(2026, 3, 28, 22, tzinfo=UTC)
    assert lapse(When(date(2026, 3, 28)), beirut) - timedelta(seconds=1) < datetime(2026, 3, 29, 1, tzinfo=beirut)


@pytest.mark.parametrize(
    ("waits", "until", "record", "expected"),
    [
        ("reported", None, [], True),
        ("rechecked", None, [], False),
        ("acknowledged", Mark.REPORTED, [], True),
        ("acknowledged", Mark.FINISHED, [], False),
        ("closed", Mark.REPORTED, [step("2026-11-23 10:00", Step.REPORTED)], False),
    ],
)
def test_a_department_waits_for_a_report(
    waits: str, until: Mark | None, record: list[CaseStep], expected: bool
) -> None:
    """When the case has come so far, and from the first day on where the playbook sets a deadline for it."""
    found = [one(clock("3d", until), "2026-11-22 10:00", record)] if until else []
    assert unreported(waits, found) is expected
