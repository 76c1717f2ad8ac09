"""Deadlines that run, whatever the store and the record: what holds always, and what counting by minutes gives."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.clocks import CaseKind, Clock, Hours, Mark
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.explain import explained
from aftersales_cli.rules.hours import Opening, is_working
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.running import CaseFacts, Run, runs
from aftersales_cli.rules.waits import Wait
from tests.rules.test_hours import MINUTE
from tests.rules.test_hours_always import MOMENTS, OPENINGS, STRETCH, brute

SHORT = st.builds(Wait, st.integers(0, 900), st.just("min")) | st.builds(Wait, st.integers(0, 60), st.just("h"))
LONG = st.builds(Wait, st.integers(0, 20), st.sampled_from(["d", "wd"])) | st.builds(
    Wait, st.integers(0, 2), st.sampled_from(["w", "mo"])
)
GAPS = st.integers(0, 4 * 1440).map(lambda number: number * MINUTE)
STEPS = st.sampled_from(
    [Step.ACKNOWLEDGED, Step.CONTACTED, Step.DECIDED, Step.DONE, Step.PAUSED, Step.RESUMED, Step.NOTED, Step.WITHDRAWN]
)
RECORDS = st.lists(st.tuples(GAPS, STEPS), max_size=6)


@st.composite
def clocks(draw: st.DrawFn, spans: st.SearchStrategy[Wait] = SHORT | LONG) -> Clock:
    """Any deadline of a complaint."""
    within = draw(spans)
    by = draw(st.sampled_from(Hours)) if within.in_minutes is not None or within.unit == "wd" else Hours.ALWAYS
    return Clock("any", CaseKind.COMPLAINT, draw(st.sampled_from(Mark)), within, by, "Any", "任何")


def record(opened: datetime, parts: list[tuple[timedelta, Step]]) -> list[CaseStep]:
    """Steps that follow each other after such gaps."""
    found, at = [], opened
    for gap, what in parts:
        at += gap
        found.append(CaseStep(at, what, "li", None, None))
    return found


def pause(first: datetime, last: datetime) -> list[CaseStep]:
    """A pause that ended."""
    return [CaseStep(first, Step.PAUSED, "li", None, None), CaseStep(last, Step.RESUMED, "li", None, None)]


def one(clock: Clock, opened: datetime, steps: list[CaseStep], opening: Opening, now: datetime) -> Run:
    """How a deadline runs from when a complaint was opened; nothing in these records begins it anew."""
    facts = CaseFacts("complaint", None, None, opened)
    (run,) = runs([clock], facts, steps, Frame(opening), now.astimezone(opening.zone))
    return run


def told(run: Run) -> tuple[object, object, object]:
    """What a deadline comes to."""
    at = run.due.at.astimezone(UTC) if run.due and run.due.at else None
    return run.due and run.due.day, at, run.late


@given(OPENINGS, MOMENTS, clocks(), GAPS, GAPS)
def test_a_pause_of_no_length_changes_nothing(
    opening: Opening, opened: datetime, clock: Clock, gap: timedelta, rest: timedelta
) -> None:
    """Paused and taken up in the same minute, at whatever minute that is."""
    stop = pause(opened + gap, opened + gap)
    now = opened + gap + rest
    assert told(one(clock, opened, stop, opening, now)) == told(one(clock, opened, [], opening, now))


@given(OPENINGS, MOMENTS, clocks(), st.lists(GAPS, min_size=4, max_size=4))
def test_a_pause_in_two_parts_is_the_whole_pause(
    opening: Opening, opened: datetime, clock: Clock, gaps: list[timedelta]
) -> None:
    """Who takes a case up and pauses it in the same minute has not gained or lost one."""
    first, middle, last = (opened + sum(gaps[:count], timedelta()) for count in (1, 2, 3))
    now = last + gaps[3]
    whole = one(clock, opened, pause(first, last), opening, now)
    assert told(one(clock, opened, [*pause(first, middle), *pause(middle, last)], opening, now)) == told(whole)


@given(OPENINGS, MOMENTS, clocks(), RECORDS, GAPS)
def test_what_is_used_and_what_is_left_is_the_whole(
    opening: Opening, opened: datetime, clock: Clock, parts: list[tuple[timedelta, Step]], rest: timedelta
) -> None:
    """Every minute of a deadline is somewhere; the stretches follow each other without a gap, up to the end."""
    steps = record(opened, parts)
    now = (steps[-1].at if steps else opened) + rest
    run = one(clock, opened, steps, opening, now)
    (found,) = explained("C1", 1, "张三", [run], [], Frame(opening), now.astimezone(opening.zone)).items
    if clock.within.in_minutes is not None:
        assert found.used + found.left == clock.within.in_minutes * MINUTE
    elif clock.within.unit in ("d", "wd", "w"):
        assert (found.used + found.left).days == clock.within.amount * (7 if clock.within.unit == "w" else 1)
    ends = [each.last.astimezone(UTC) for each in found.stretches]
    begins = [each.first.astimezone(UTC) for each in found.stretches]
    assert begins[1:] == ends[:-1]
    if found.stretches:
        assert begins[0] == opened.replace(second=0)
        assert ends[-1] >= found.end.astimezone(UTC)
    assert sum((each.length for each in found.stretches if each.counts), timedelta()) == found.used


@given(OPENINGS, MOMENTS, clocks(), RECORDS, RECORDS)
def test_what_is_met_never_changes(
    opening: Opening, opened: datetime, clock: Clock, before: list[tuple[timedelta, Step]],
    after: list[tuple[timedelta, Step]],
) -> None:  # fmt: skip
    """Whatever is written later, but for a reopening, leaves it as it was, in time or late."""
    now = opened + timedelta(days=100)
    steps = record(opened, before)
    run = one(clock, opened, steps, opening, now)
    if run.met is not None:
        assert one(clock, opened, record(opened, before + after), opening, now) == run


@given(OPENINGS, MOMENTS, clocks(), st.lists(GAPS, min_size=3, max_size=3))
def test_a_pause_never_brings_a_deadline_forward(
    opening: Opening, opened: datetime, clock: Clock, gaps: list[timedelta]
) -> None:
    """Whoever waits for somebody else has at least as long as without."""
    first, last = opened + gaps[0], opened + gaps[0] + gaps[1]
    now = last + gaps[2]
    plain, stopped = (one(clock, opened, steps, opening, now) for steps in ([], pause(first, last)))
    assert plain.due is not None
    assert stopped.due is not None
    assert plain.due.day <= stopped.due.day
    if plain.due.at and stopped.due.at:
        assert plain.due.at.astimezone(UTC) <= stopped.due.at.astimezone(UTC)


# --- counted by hand, minute by minute, day by day


def cuts(chance: Random, end: int, most: int) -> tuple[int, list[tuple[int, int]]]:
    """A beginning and some pauses after it, as numbers of minutes or days."""
    begin, *rest = sorted(chance.randrange(end) for _ in range(1 + 2 * chance.randrange(most + 1)))
    return begin, [(rest[number], rest[number + 1]) for number in range(0, len(rest), 2)]


def test_five_thousand_deadlines_are_what_counting_minute_by_minute_gives() -> None:
    """Any hours, in zones whose clocks change, with up to three pauses: never a minute more or less, and as it is told,
    at its end all of it is used.
    """
    chance, asked = Random(20261203), 0
    for opening, minutes in brute(chance, 150, 50):
        begin, stops = cuts(chance, STRETCH * 1440, 3)
        by, length = chance.choice([*Hours]), chance.randrange(1, 1500)
        left = length
        for minute in range(begin, STRETCH * 1440):
            stopped = any(first <= minute < last for first, last in stops)
            left -= not stopped and (by == Hours.ALWAYS or minutes.until[minute + 1] > minutes.until[minute])
            if not left:
                break
        else:
            continue
        clock = Clock("any", CaseKind.COMPLAINT, Mark.RESPONDED, Wait(length, "min"), by, "Any", "任何")
        steps = [step for stop in stops for step in pause(*(minutes.first + cut * MINUTE for cut in stop))]
        run = one(clock, minutes.first + begin * MINUTE, steps, opening, minutes.first + timedelta(days=60))
        assert run.due is not None
        assert run.due.at is not None
        assert run.due.at.astimezone(UTC) == minutes.first + (minute + 1) * MINUTE, (opening, begin, stops, clock)
        (found,) = explained("C1", 1, "张三", [run], [], Frame(opening), run.due.at).items
        assert found.used == length * MINUTE, (opening, begin, stops, clock)
        asked += 1
    assert asked > 5_000


def test_days_are_what_counting_day_by_day_gives() -> None:
    """Working days and others, with up to two pauses: the last day that is granted; where a pause begins on it, the
    first that counts from the day of the resumption on.
    """
    chance, origin = Random(1), date(2026, 9, 20)

    def counts(number: int) -> bool:
        return unit == "d" or is_working(opening, origin + timedelta(days=number))

    for opening, _ in brute(chance, 100, 20):
        if not any(opening.week):
            continue
        unit, amount = chance.choice(["d", "wd"]), chance.randrange(1, 12)
        begin, stops = cuts(chance, 30, 2)
        day, left = begin, amount
        while left:
            day += 1
            left -= counts(day) and not any(first < day <= last for first, last in stops)
        for first, last in stops:
            if first <= day < last:
                day = next(number for number in range(last, last + 99) if counts(number))
        clock = Clock("any", CaseKind.COMPLAINT, Mark.RESPONDED, Wait(amount, unit), Hours.ALWAYS, "Any", "任何")
        noon = datetime(2026, 9, 20, 12, tzinfo=opening.zone)
        steps = [step for stop in stops for step in pause(*(noon + timedelta(days=cut) for cut in stop))]
        run = one(clock, noon + timedelta(days=begin), steps, opening, noon + timedelta(days=90))
        assert run.due == When(origin + timedelta(days=day)), (opening.week, begin, stops, clock.within)
