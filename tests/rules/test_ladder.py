"""The ladder of retries: when a customer who was not reached is tried again, and when nobody tries any more."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.rules import calls, ladder
from aftersales_cli.rules.calls import Effects, Standing
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Channel, Outcome
from aftersales_cli.rules.ladder import Ladder, Rung
from aftersales_cli.rules.quiet import is_quiet
from tests.rules.facts import LADDERS, MOMENTS, NOW, QUIET, at, case, contact, duty, reach, shown, when
from tests.rules.test_calls import IN_VAIN, REACHED

NO_ANSWER, WRONG, LEFT = LADDERS["no-answer"], LADDERS["wrong-number"], LADDERS["message-left"]


def climbed(found: Ladder | None, attempts: int, tried: str, channel: str = "call", turned: bool = False) -> str:
    """What comes after a contact in vain, in short."""
    to, way = ladder.climb(found, attempts, channel, turned, at(tried), QUIET)
    return " ".join([shown(to) if to else "given up", *([way] if way else [])])


@pytest.mark.parametrize(
    ("text", "expected"), [("3h", "3h"), ("30min", "30min"), ("1d 10:00", "1d 10:00"), ("2w", "2w"), (" 1D 9:05", None)]
)
def test_a_step_is_a_wait_and_perhaps_a_time(text: str, expected: str | None) -> None:
    """As playbooks write it; a time has two digits for its hour."""
    if expected is None:
        with pytest.raises(ValueError, match="9:05"):
            ladder.step(text)
    else:
        assert ladder.step_text(ladder.step(text)) == expected


@pytest.mark.parametrize("text", ["", "soon", "10:00", "1d noon"])
def test_what_is_no_step_is_not_read(text: str) -> None:
    """Neither a wait alone by another word, nor a time alone."""
    with pytest.raises(ValueError, match=r".*"):
        ladder.step(text)


@pytest.mark.parametrize(
    ("attempts", "tried", "expected"),
    [
        (0, "2026-11-22 09:00", "2026-11-22 12:00"),
        (0, "2026-11-22 17:59", "2026-11-22 20:59"),
        (0, "2026-11-22 18:00", "2026-11-23 08:30"),
        (0, "2026-11-22 23:30", "2026-11-23 08:30"),
        (0, "2026-11-30 19:00", "2026-12-01 08:30"),
        (1, "2026-11-22 12:10", "2026-11-23 10:00"),
        (1, "2026-12-31 18:00", "2027-01-01 10:00"),
        (2, "2026-11-23 10:05", "2026-11-25 19:00"),
        (3, "2026-11-25 19:20", "2026-11-29 12:30"),
        (4, "2026-11-29 12:40", "2026-11-30 wechat"),
        (9, "2026-11-29 12:40", "2026-11-30 wechat"),
    ],
)
def test_nobody_answered(attempts: int, tried: str, expected: str) -> None:
    """Three hours later, or when the quiet hours end; a morning, an evening, a noon; then once by WeChat."""
    assert climbed(NO_ANSWER, attempts, tried) == expected


def test_a_wrong_number_is_not_called_again() -> None:
    """The next try is by WeChat on the next day."""
    assert climbed(WRONG, 0, "2026-11-22 09:00") == "2026-11-23 wechat"


def test_at_the_end_of_the_ladder_nobody_tries_any_more() -> None:
    """After the other way, where that was the way from the beginning, or where there is no other."""
    assert climbed(NO_ANSWER, 5, "2026-11-30 12:30", "wechat", turned=True) == "given up"
    assert climbed(WRONG, 1, "2026-11-23 12:30", "wechat", turned=True) == "given up"
    assert climbed(NO_ANSWER, 1, "2026-11-23 12:30", "wechat", turned=True) == "given up"
    assert climbed(NO_ANSWER, 4, "2026-11-23 12:30", "wechat") == "given up"
    assert climbed(LEFT, 1, "2026-11-23 12:30") == "2026-11-27 19:00"
    assert climbed(LEFT, 2, "2026-11-23 12:30") == "given up"


@pytest.mark.parametrize("attempts", [0, 1, 50])
def test_where_a_playbook_says_nothing_a_duty_comes_back_every_next_day(attempts: int) -> None:
    """As in the stores of older versions; it is never given up."""
    assert climbed(None, attempts, "2026-11-22 23:30") == "2026-11-23"


def test_a_time_of_the_same_day_that_has_passed_is_that_of_the_next() -> None:
    """`0d 19:00` is this evening, and after it tomorrow's."""
    tonight = Ladder("busy", (ladder.step("0d 19:00"),))
    assert climbed(tonight, 0, "2026-11-22 09:00") == "2026-11-22 19:00"
    assert climbed(tonight, 0, "2026-11-22 19:00") == "2026-11-23 19:00"


def test_a_planned_time_in_the_quiet_hours_is_put_off() -> None:
    """A playbook may name a time that another part of it forbids."""
    late = Ladder("busy", (ladder.step("1d 22:00"),))
    assert climbed(late, 0, "2026-11-22 09:00") == "2026-11-24 08:30"


def test_an_outcome_without_a_ladder_climbs_that_of_nobody_answering() -> None:
    """And where that is missing too, there is none."""
    assert ladder.of({"no-answer": NO_ANSWER}, Outcome.BUSY) is NO_ANSWER
    assert ladder.of(LADDERS, Outcome.BUSY) is LADDERS["busy"]
    assert ladder.of({}, Outcome.BUSY) is None


def test_what_is_owed_is_tried_at_the_last_step_for_ever() -> None:
    """A complaint is never given up."""
    assert [shown(ladder.lasting(NO_ANSWER, tries, NOW, QUIET)) for tries in (0, 3, 4, 99)] == [
        "2026-11-22 12:00", "2026-11-26 12:30", "2026-11-26 12:30", "2026-11-26 12:30",
    ]  # fmt: skip
    assert shown(ladder.lasting(WRONG, 7, NOW, QUIET)) == "2026-11-23"
    assert shown(ladder.lasting(None, 7, NOW, QUIET)) == "2026-11-23"


def test_a_date_that_is_agreed_goes_before_the_ladder_and_keeps_a_duty_alive() -> None:
    """Also at the end of the ladder."""
    last = duty(1, attempts=5, channel="wechat")
    turned = reach({1: Standing(at("2026-11-21 10:00"), "call")})
    said = contact(Outcome.NO_ANSWER, channel=Channel.WECHAT)
    assert ladder.again(last, when("2026-12-01 10:00"), said, turned, NOW) == Rung(when("2026-12-01 10:00"))
    assert ladder.again(last, None, said, turned, NOW) == Rung(None)


def test_a_duty_of_a_later_day_is_not_given_up_before_it() -> None:
    """Whoever tries early, and in vain, has that day still before them."""
    early = duty(1, due="2026-12-01", attempts=7)
    assert ladder.rung(early, Outcome.NO_ANSWER, NOW, reach({1: Standing(NOW, "call")}), NOW) == Rung(
        when("2026-12-01")
    )


# --- a customer who is reached again


def spoken(items: tuple[DueItem, ...], lost: tuple[DueItem, ...], on: str = "2026-11-22 09:00") -> Effects:
    """What a conversation about nothing in particular does."""
    standings = {1: Standing(at("2026-11-21 10:00")), 2: Standing(at("2026-11-21 10:00"), "visit")}
    known = reach(standings, lost)
    return calls.decide(contact(Outcome.REACHED, on=on), items, calls.chosen("none"), None, NOW, reach=known)


@pytest.mark.parametrize("outcome", REACHED)
def test_a_conversation_lets_the_ladder_begin_anew(outcome: Outcome) -> None:
    """What was tried and is open starts again; what was never tried, and what is done now, is left as it is."""
    items = (duty(1, attempts=2, due="2026-12-01"), duty(3), duty(4, attempts=1), case(5, attempts=2))
    found = calls.decide(contact(outcome), items, calls.chosen("F4"), None, NOW, reach=reach())
    assert [item.ref for item in found.closed] == ["F4"]
    assert [(one.item.ref, one.to, one.channel) for one in found.reset] == [("F1", when("2026-12-01"), None)]


def test_whoever_could_not_be_reached_and_now_is_comes_back_on_todays_list() -> None:
    """By the way that the follow-up had before the ladder turned it to another."""
    found = spoken((), (duty(1, attempts=6, due="2026-11-20"), duty(2, attempts=6, channel="wechat")))
    assert [(one.item.ref, one.to, one.channel) for one in found.revived] == [
        ("F1", when("2026-11-22"), None),
        ("F2", when("2026-11-22"), DutyChannel.VISIT),
    ]
    assert (found.closed, found.still_due) == ((), ())


def test_what_was_given_up_can_be_closed_by_name() -> None:
    """The conversation was about just that."""
    lost = duty(1, attempts=6)
    found = calls.decide(
        contact(Outcome.REACHED), (), calls.chosen("F1"), None, NOW, reach=reach({1: Standing(NOW)}, (lost,))
    )
    assert (found.closed, found.revived) == ((lost,), ())


def test_a_conversation_before_the_last_try_changes_nothing() -> None:
    """Entered late, it does not say that the customer can be reached now."""
    found = spoken((duty(1, attempts=2),), (duty(2, attempts=6),), on="2026-11-21 09:00")
    assert (found.reset, found.revived) == ((), ())


@pytest.mark.parametrize("outcome", IN_VAIN)
def test_one_more_try_in_vain_brings_nobody_back(outcome: Outcome) -> None:
    """What was given up stays so; tried again by name it stays so too, unless a date is agreed."""
    lost = duty(1, attempts=6, channel="wechat")
    known = reach({1: Standing(at("2026-11-21 10:00"), "call")}, (lost,))

    def tried(choice: str, following: When | None = None) -> Effects:
        return calls.decide(contact(outcome), (), calls.chosen(choice), following, NOW, reach=known)

    assert (tried("none").revived, tried("none").lost) == ((), ())
    assert tried("F1").lost == (lost,)
    friday = when("2026-11-27")
    assert [(one.item.ref, one.to) for one in tried("F1", friday).tried] == [("F1", friday)]


# --- always


STEPS = st.lists(
    st.sampled_from(["30min", "3h", "20h", "0d 19:00", "1d 10:00", "1d 22:30", "2d", "4d 12:30", "1w"]), max_size=6
)
THEN = st.sampled_from([None, "call", "wechat", "text", "letter"])
SOME = st.lists(st.tuples(st.sampled_from(IN_VAIN), STEPS, THEN), min_size=1, unique_by=lambda one: one[0]).map(
    lambda rows: {
        outcome.value: ladder.ladder({"outcome": outcome.value, "steps": steps, "then": then})
        for outcome, steps, then in rows
    }
)


@given(SOME, st.lists(st.sampled_from(IN_VAIN), min_size=10, max_size=10), st.sampled_from(DutyChannel))
def test_every_ladder_ends(ladders: dict[str, Ladder], outcomes: list[Outcome], first: DutyChannel) -> None:
    """However the contacts end, after at most two more than the longest ladder has steps nobody tries any more; every
    try before that lies ahead of the last, and none in the quiet hours.
    """
    ladders = {"no-answer": NO_ANSWER, **ladders}
    longest = max(len(one.steps) for one in ladders.values())
    moment, channel, turned = NOW, first, False
    for attempts, outcome in enumerate(outcomes):
        to, way = ladder.climb(ladder.of(ladders, outcome), attempts, channel, turned, moment, QUIET)
        if to is None:
            break
        assert not turned
        assert to.at is None or (to.at > moment and not is_quiet(QUIET, to.at))
        assert to.day >= moment.date()
        channel, turned = way or channel, way is not None
        moment = to.at or max(datetime.combine(to.day, NOW.timetz()), moment + timedelta(minutes=1))
    assert attempts + 1 <= longest + 2


@given(st.integers(0, 12), st.sampled_from(IN_VAIN), MOMENTS)
def test_what_is_owed_always_comes_back(attempts: int, outcome: Outcome, tried: datetime) -> None:
    """On the day or later, never in the quiet hours, and within a week."""
    back = ladder.lasting(ladder.of(LADDERS, outcome), attempts, tried, QUIET)
    assert 0 <= (back.day - tried.date()).days <= 7
    assert back.at is None or (back.at > tried and not is_quiet(QUIET, back.at))


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 6), st.booleans()), max_size=8, unique_by=lambda one: one[0]),
    st.sampled_from(Outcome),
    st.sampled_from([None, "all", "none"]),
)
def test_any_real_contact_resets_everything_and_nothing_else_does(
    facts: list[tuple[int, int, bool]], outcome: Outcome, choice: str | None
) -> None:
    """Whoever was spoken with has no tries in vain left anywhere, and nothing that is given up."""
    items = [duty(number, attempts=tries) for number, tries, given_up in facts if not given_up]
    lost = tuple(duty(number, attempts=tries) for number, tries, given_up in facts if given_up)
    found = calls.decide(contact(outcome), items, calls.chosen(choice), None, NOW, reach=reach({}, lost))
    closed = {item.ref for item in found.closed}
    reset, revived = ({one.item.ref for one in some} for some in (found.reset, found.revived))
    if outcome in REACHED:
        assert reset == {item.ref for item in items if item.attempts} - closed
        assert revived == {item.ref for item in lost}
    else:
        assert (closed, reset, revived) == (set(), set(), set())
