"""Why a deadline stands where it stands: told to the minute, and worked out by hand."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from aftersales_cli.places import data
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clocks import Clock, Mark
from aftersales_cli.rules.days import opening
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.explain import Explained, ExplainedRun, Stretch, explained
from aftersales_cli.rules.hours import week
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.running import CaseFacts, runs
from aftersales_cli.screen.explain import explained_data, explained_page
from aftersales_cli.screen.page import Lines, Sheet
from aftersales_cli.screen.words import Words
from tests.rules.facts import ZONE, at
from tests.rules.test_running import CALENDAR, SHOP, clock, facts, paused, step, working

EN = Words("en", data())
EN.now = at("2026-10-12 09:00")
ZH = Words("zh", data())
ZH.now = EN.now
# A complaint before National Day: lunch, seven holidays, a pause until the customer sends a photo, a day that makes up,
# a pause until the parts are there.
OPENED = "2026-09-30 17:00"
WAITING = [
    *paused("2026-10-08 10:00", "2026-10-08 11:00", "customer"),
    *paused("2026-10-10 10:00", "2026-10-12 09:30", "parts"),
]
NIGHTS = ("after-closing", "before-opening")


def told(*clocks: Clock, record: list[CaseStep], now: str, opened: str = OPENED) -> Explained:
    """The deadlines of a complaint, explained."""
    found = runs(clocks, facts(opened), record, SHOP, at(now))
    return explained("C12", 3, "张三", found, CALENDAR, SHOP, at(now))


def one(found: Clock, now: str, record: list[CaseStep] = WAITING, opened: str = OPENED) -> ExplainedRun:
    """The only deadline of one."""
    return told(found, record=record, now=now, opened=opened).items[0]


def listed(found: ExplainedRun) -> list[tuple[str, str, str, int]]:
    """Its stretches: from when to when, why, and how many minutes of them count."""
    return [
        (f"{each.first:%d %H:%M}", f"{each.last:%d %H:%M}", each.why.value, minutes(each) if each.counts else 0)
        for each in found.stretches
    ]


def minutes(each: Stretch) -> int:
    """How long a stretch is."""
    return int(each.length.total_seconds()) // 60


def test_every_minute_of_working_time_is_told() -> None:
    """Of 20 hours 60 + 60 + 60 + 270 + 450 + 60 minutes ran before the second pause; 240 are left after it, of which 90
    run up to 11:00 on Monday.
    """
    found = one(working("20h"), "2026-10-12 11:00")
    assert listed(found) == [
        ("30 17:00", "30 18:00", "open", 60),
        ("30 18:00", "01 00:00", "after-closing", 0),
        ("01 00:00", "08 00:00", "holiday", 0),
        ("08 00:00", "08 09:00", "before-opening", 0),
        ("08 09:00", "08 10:00", "open", 60),
        ("08 10:00", "08 11:00", "pause", 0),
        ("08 11:00", "08 12:00", "open", 60),
        ("08 12:00", "08 13:30", "break", 0),
        ("08 13:30", "08 18:00", "open", 270),
        ("08 18:00", "09 00:00", "after-closing", 0),
        ("09 00:00", "09 09:00", "before-opening", 0),
        ("09 09:00", "09 12:00", "open", 180),
        ("09 12:00", "09 13:30", "break", 0),
        ("09 13:30", "09 18:00", "open", 270),
        ("09 18:00", "10 00:00", "after-closing", 0),
        ("10 00:00", "10 09:00", "before-opening", 0),
        ("10 09:00", "10 10:00", "makeup", 60),
        ("10 10:00", "12 09:30", "pause", 0),
        ("12 09:30", "12 11:00", "open", 90),
    ]
    # 60 + 60 + 60 + 270 + 450 + 60 + 90 = 1050 of 1200; 60 more to 12:00, and 90 from 13:30.
    assert (found.used.total_seconds() / 60, found.left.total_seconds() / 60, found.missed) == (1050, 150, None)
    assert found.run.due
    assert found.run.due.at == at("2026-10-12 15:00")


def test_what_makes_a_day_count_or_not_has_its_name() -> None:
    """The holiday, the day that makes up for it, and why the case was paused."""
    found = one(working("20h"), "2026-10-12 11:00")
    assert [each.entry and each.entry.name for each in found.stretches if each.why in ("holiday", "makeup")] == [
        "national-day", "national-day",
    ]  # fmt: skip
    assert [each.pause.word for each in found.stretches if each.pause] == ["customer", "parts"]


def test_what_the_store_itself_opens_and_closes_is_told() -> None:
    """Closed for stocktaking on Wednesday, a sale on Saturday, and a Sunday like every Sunday."""
    found = one(working("40h"), "2026-11-30 09:30", [], "2026-11-24 17:30")
    assert [one for one in listed(found) if one[2] not in (*NIGHTS, "break")] == [
        ("24 17:30", "24 18:00", "open", 30),
        ("25 00:00", "26 00:00", "closed-day", 0),
        ("26 09:00", "26 12:00", "open", 180),
        ("26 13:30", "26 18:00", "open", 270),
        ("27 09:00", "27 12:00", "open", 180),
        ("27 13:30", "27 18:00", "open", 270),
        ("28 10:00", "28 16:00", "extra", 360),
        ("29 00:00", "30 00:00", "closed-weekday", 0),
        ("30 09:00", "30 09:30", "open", 30),
    ]
    names = {each.why.value: each.entry.name for each in found.stretches if each.entry}
    assert names == {"closed-day": "Stocktaking", "extra": "Sale"}
    assert found.used.total_seconds() / 60 == 30 + 450 + 450 + 360 + 30


def test_days_are_told_as_days() -> None:
    """The 8th and the 9th, the Saturday that makes up on which it was paused; the Sunday and the Monday of the pause do
    not count, so that of 5 working days 2 are left on Monday.
    """
    found = one(clock("5wd", Mark.FINISHED), "2026-10-12 11:00")
    assert [(begin, why) for begin, _, why, _ in listed(found)] == [
        ("30 17:00", "first-day"), ("01 00:00", "holiday"), ("08 00:00", "open"), ("10 00:00", "makeup"),
        ("11 00:00", "pause"),
    ]  # fmt: skip
    assert [each.length.days for each in found.stretches] == [1, 7, 2, 1, 2]
    assert (found.used.days, found.left.days, found.missed) == (3, 2, None)
    assert found.run.due
    assert (found.run.due.day.isoformat(), found.run.due.at) == ("2026-10-14", None)


def test_a_deadline_that_runs_day_and_night_is_told_in_one_line() -> None:
    """Only a pause breaks it."""
    found = one(clock("24h"), "2026-10-01 18:00", paused("2026-10-01 09:00", "2026-10-01 12:00"))
    assert listed(found) == [
        ("30 17:00", "01 09:00", "always", 960),
        ("01 09:00", "01 12:00", "pause", 0),
        ("01 12:00", "01 18:00", "always", 360),
    ]
    assert found.left.total_seconds() / 60 == 120


def test_what_is_missed_is_told_apart_from_what_ran_in_time() -> None:
    """An hour of opening time was over at 18:00 on Wednesday; the answer came on Thursday after the holidays."""
    answer = step("2026-10-08 09:30", Step.CONTACTED)
    found = one(working("1h"), "2026-12-01 09:00", [answer])
    assert found.run.late
    assert found.end == at("2026-10-08 09:30")
    assert [found.is_past(each) for each in found.stretches] == [False, True, True, True, True]
    assert found.left.total_seconds() / 60 == -30
    assert found.missed is not None
    assert found.missed.total_seconds() / 3600 == 7 * 24 + 15.5


def test_a_reopened_complaint_is_told_twice() -> None:
    """Once up to when it was finished, and once from the reopening on; what was answered once is told once."""
    record = [
        step("2026-12-01 10:00", Step.CONTACTED), *paused("2026-12-01 11:00", "2026-12-02 09:30"),
        step("2026-12-02 11:00", Step.DONE), step("2026-12-03 16:00", Step.REOPENED),
        *paused("2026-12-03 17:00", "2026-12-04 14:00"),
    ]  # fmt: skip
    found = told(
        working("2h"), working("8h", Mark.FINISHED), record=record, now="2026-12-04 15:00", opened="2026-12-01 09:00"
    )
    assert [(each.run.begun, each.end, each.used.total_seconds() / 60) for each in found.items] == [
        (at("2026-12-01 09:00"), at("2026-12-01 10:00"), 60),
        (at("2026-12-01 09:00"), at("2026-12-02 11:00"), 120 + 90),  # to 11:00, and from 9:30
        (at("2026-12-03 16:00"), at("2026-12-04 15:00"), 60 + 60),  # to 17:00, and from 14:00
    ]
    assert listed(found.items[2]) == [
        ("03 16:00", "03 17:00", "open", 60),
        ("03 17:00", "04 14:00", "pause", 0),
        ("04 14:00", "04 15:00", "open", 60),
    ]
    # 360 are left: 180 to 18:00 on Friday, and 180 on Monday.
    assert found.items[2].run.due
    assert found.items[2].run.due.at == at("2026-12-07 12:00")


def test_a_night_shift_is_told_as_one() -> None:
    """Open from 22:00 to 2:00: half past midnight lies in the shift of the evening before."""
    nights = Frame(opening(week({"week": ["22:00-02:00"]}), [], ZONE, ""))
    now = at("2026-12-03 23:00")
    known = runs([working("3h")], facts("2026-12-02 00:30"), [], nights, now)
    (found,) = explained("C1", 1, "张三", known, [], nights, now).items
    assert listed(found) == [
        ("02 00:30", "02 02:00", "open", 90),
        ("02 02:00", "02 22:00", "before-opening", 0),
        ("02 22:00", "02 23:30", "open", 90),
        ("02 23:30", "03 02:00", "open", 150),
        ("03 02:00", "03 22:00", "before-opening", 0),
        ("03 22:00", "03 23:00", "open", 60),
    ]


def test_the_hour_that_the_clock_skips_passes_for_nothing() -> None:
    """In the night on which Berlin goes from 2:00 to 3:00 it is seven hours from midnight to 8:00."""
    berlin = ZoneInfo("Europe/Berlin")
    case = CaseFacts("complaint", None, None, datetime(2026, 3, 29, 0, tzinfo=berlin))
    now = datetime(2026, 3, 29, 8, tzinfo=berlin)
    (found,) = explained("C1", 1, "张三", runs([clock("24h")], case, [], Frame(), now), [], Frame(), now).items
    assert found.used.total_seconds() / 3600 == 7
    assert found.run.due
    assert found.run.due.at
    assert found.run.due.at.astimezone(UTC) == datetime(2026, 3, 29, 23, tzinfo=UTC)


def test_seconds_are_cut_so_that_minutes_add_up() -> None:
    """Begun at 17:00:40, looked at at 17:10:20: ten minutes."""
    now = at("2026-09-30 17:10").replace(second=20)
    case = CaseFacts("complaint", None, None, at(OPENED).replace(second=40))
    (found,) = explained("C1", 1, "张三", runs([working("1h")], case, [], SHOP, now), [], SHOP, now).items
    assert (found.used.total_seconds(), found.left.total_seconds()) == (600, 3000)


# --- for people, and for scripts


def lines(found: Explained, words: Words) -> list[str]:
    """What people read."""
    said = []
    for block in explained_page(found, words).blocks:
        if isinstance(block, Sheet):
            said += ["|".join(row) for row in block.rows]
        elif isinstance(block, Lines):
            said += block.lines
    return said


def test_people_read_what_counted_line_by_line() -> None:
    """What does not count in a row is one line; the sum stands below."""
    assert lines(told(working("20h"), record=WAITING, now="2026-10-12 11:00"), EN) == [
        "Answered: 20 hours of opening time from Wed 30 Sep 17:00",
        "Wed 30 Sep 17:00|Wed 30 Sep 18:00|1 hour|store is open",
        "Wed 30 Sep 18:00|Thu 8 Oct 09:00||public holiday; National Day",
        "Thu 8 Oct 09:00|Thu 8 Oct 10:00|1 hour|store is open",
        "Thu 8 Oct 10:00|Thu 8 Oct 11:00||paused; waits for the customer",
        "Thu 8 Oct 11:00|Thu 8 Oct 12:00|1 hour|store is open",
        "Thu 8 Oct 12:00|Thu 8 Oct 13:30||break",
        "Thu 8 Oct 13:30|Thu 8 Oct 18:00|4 hours 30 minutes|store is open",
        "Thu 8 Oct 18:00|Fri 9 Oct 09:00||closed overnight",
        "Fri 9 Oct 09:00|Fri 9 Oct 12:00|3 hours|store is open",
        "Fri 9 Oct 12:00|Fri 9 Oct 13:30||break",
        "Fri 9 Oct 13:30|Fri 9 Oct 18:00|4 hours 30 minutes|store is open",
        "Fri 9 Oct 18:00|Sat 10 Oct 09:00||closed overnight",
        "Sat 10 Oct 09:00|Sat 10 Oct 10:00|1 hour|make-up working day, counts; National Day",
        "Sat 10 Oct 10:00|Mon 12 Oct 09:30||paused; waits for parts",
        "Mon 12 Oct 09:30|Mon 12 Oct 11:00|1 hour 30 minutes|store is open",
        "used: 17 hours 30 minutes; due Mon 12 Oct 15:00; left: 2 hours 30 minutes",
    ]


def test_chinese_people_read_the_same() -> None:
    """Days, lengths and the names of holidays are said in Chinese."""
    said = lines(told(working("20h"), record=WAITING, now="2026-10-12 11:00"), ZH)
    assert len(said) == 17
    assert said[2].startswith("9月30日 周三 18:00|10月8日 周四 09:00||")
    assert said[2].endswith("；国庆节")
    assert "|4 小时 30 分钟|" in said[7]


@pytest.mark.parametrize(
    ("within", "record", "now", "end"),
    [
        ("5wd", WAITING, "2026-10-12 11:00", "used: 3 working days; due Wed 14 Oct; left: 2 working days"),
        ("2wd", [], "2026-10-12 11:00", "used: 4 working days; due Fri 9 Oct; missed by 3 days"),
        ("5d", paused("2026-10-02 10:00"), "2026-10-12 11:00", "used: 2 days; stopped with 3 days left"),
        ("24h", [], "2026-10-02 18:40",
         "used: 49 hours 40 minutes; due Thu 1 Oct 17:00; missed by 1 day 1 hour 40 minutes"),
        ("24h", [], "2026-10-01 17:00", "used: 24 hours; due Thu 1 Oct 17:00; left: 0 minutes"),
        ("24h", [step("2026-10-01 09:00", Step.CONTACTED)], "2026-10-12 11:00",
         "used: 16 hours; due Thu 1 Oct 17:00; left: 8 hours; ended Thu 1 Oct 09:00: customer contacted"),
    ],
)  # fmt: skip
def test_how_it_stands_is_said_in_a_line(within: str, record: list[CaseStep], now: str, end: str) -> None:
    """How much is used and left, or for how long it is missed; until when it was, and what ended it."""
    assert lines(told(clock(within), record=record, now=now), EN)[-1] == end


def test_what_came_after_the_deadline_is_one_line() -> None:
    """However long it goes on; days in days, hours with their minutes."""
    assert lines(told(working("1h"), record=[], now="2026-11-30 10:00"), EN)[-2] == (
        "Wed 30 Sep 18:00|Mon 30 Nov 10:00||past the deadline"
    )
    assert lines(told(clock("3wd"), record=[], now="2026-11-30 10:00"), EN)[-2] == (
        "Sun 11 Oct|Mon 30 Nov||past the deadline"
    )


def test_a_case_without_deadlines_says_so() -> None:
    """Nothing is missing; the playbook sets none."""
    assert explained_page(told(record=[], now="2026-10-12 11:00"), EN).remarks == [
        "The playbook sets no deadline for it."
    ]


def test_scripts_read_every_stretch() -> None:
    """With its minutes, or its days, the code and the name of its day, and the reason of its pause."""
    record = [*WAITING[:2], step("2026-10-08 11:30", Step.CONTACTED)]
    found = explained_data(told(working("2h"), clock("3d"), record=record, now="2026-10-12 11:00"), EN)
    assert (found["id"], found["customer"], found["at"]) == (
        "C12", {"id": "K3", "name": "张三"}, "2026-10-12T11:00:00+08:00",
    )  # fmt: skip
    hours, days = found["items"]
    stretches = hours.pop("stretches")
    assert hours == {
        "clock": "answer", "text": "Answered", "until": "responded", "within": "2h", "hours": "working",
        "begun_at": "2026-09-30T17:00:00+08:00", "due_on": "2026-10-08", "due_at": "2026-10-08T10:00:00+08:00",
        "paused": False, "late": True,
        "ended": {"at": "2026-10-08T11:30:00+08:00", "what": "contacted", "by": "li", "entered_at": None},
        "used": {"minutes": 150, "days": None}, "left": {"minutes": -30, "days": None},
        "missed_by": {"minutes": 90, "days": None},
    }  # fmt: skip
    assert stretches[2] == {
        "first": "2026-10-01T00:00:00+08:00", "last": "2026-10-08T00:00:00+08:00", "counts": False, "why": "holiday",
        "name": {"code": "national-day", "text": "National Day"}, "pause": None, "minutes": 10080, "days": None,
    }  # fmt: skip
    assert stretches[5]["pause"] == {"reason": "customer", "note": None}
    assert [each["minutes"] for each in stretches] == [60, 360, 10080, 540, 60, 60, 30]
    assert [each["days"] for each in days["stretches"]] == [1, 3, 5]
    assert days["missed_by"] == {"minutes": None, "days": 5}
