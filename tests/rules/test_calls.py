"""What a logged contact does to the duties of its customer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import BadId, NoPromiseNamed, NotDueHere, NothingNamed, NotInFuture, TimeMissing
from aftersales_cli.rules import calls, due
from aftersales_cli.rules.calls import Choice, Effects
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Channel, Outcome
from aftersales_cli.rules.promises import Told
from tests.rules.facts import (
    NOW,
    TODAY,
    asked,
    at,
    case,
    contact,
    duty,
    planned,
    promised,
    reach,
    shown,
    when,
)

REACHED = [Outcome.REACHED, Outcome.REFUSED]
IN_VAIN = [Outcome.NO_ANSWER, Outcome.BUSY, Outcome.WRONG_NUMBER, Outcome.CALL_BACK, Outcome.MESSAGE_LEFT]
CALL, VISIT = duty(1, since="2026-08-01"), duty(2, channel="visit", since="2026-09-01")
COMPLAINT, LATER = case(3, since="2026-10-01"), duty(4, due="2026-12-22")
OPEN = (CALL, VISIT, COMPLAINT, LATER)
FRIDAY = when("2026-11-27 16:30")


def told(effects: Effects) -> dict[str, object]:
    """The effects in short, without what is empty."""
    return {
        name: value
        for name, value in {
            "closed": [item.ref for item in effects.closed],
            "tried": [" ".join([one.item.ref, shown(one.to), *filter(None, [one.channel])]) for one in effects.tried],
            "answered": [f"{moved.item.ref} {shown(moved.to)}" for moved in effects.answered],
            "following": effects.following and shown(effects.following),
            "still_due": [item.ref for item in effects.still_due],
            "kept": [item.ref for item in effects.kept],
            "promised": [f"{one.what} {shown(one.due)}" for one in effects.promised],
            "lost": [item.ref for item in effects.lost],
        }.items()
        if value
    }


def decided(
    outcome: Outcome = Outcome.REACHED,
    choice: str | None = None,
    following: When | None = None,
    *,
    channel: Channel = Channel.CALL,
    items: tuple[DueItem, ...] = OPEN,
    keeps: str | None = None,
    promises: tuple[Told, ...] = (),
) -> dict[str, object]:
    """What a contact at 09:00 today does to the open duties, in short."""
    kept = calls.kept(keeps)
    return told(
        calls.decide(
            contact(outcome, channel=channel), items, calls.chosen(choice), following, NOW, kept, promises, reach()
        )
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, Choice("first")),
        ("all", Choice("all")),
        (" ALL ", Choice("all")),
        ("none", Choice("none")),
        ("F12", Choice("named", ("F12",))),
        ("12", Choice("named", ("F12",))),
        ("c3", Choice("named", ("C3",))),
        ("F12,f13 , C3", Choice("named", ("F12", "F13", "C3"))),
        ("F12，F13", Choice("named", ("F12", "F13"))),
        ("F12,, C3 ,", Choice("named", ("F12", "C3"))),
        ("F12,12,C3,f12", Choice("named", ("F12", "C3"))),
        ("p3,J4，q5,c6,7", Choice("named", ("P3", "J4", "Q5", "C6", "F7"))),
    ],
)
def test_a_contact_says_what_it_settles(text: str | None, expected: Choice) -> None:
    """The first by default, everything, nothing, or what is named, each once and in either comma."""
    assert calls.chosen(text) == expected


@pytest.mark.parametrize("text", ["K1", "first", "all,F1", "F1 F2", "F", "C", "F-1", "😀"])
def test_a_contact_settles_nothing_by_a_name_that_is_none(text: str) -> None:
    """What is neither a follow-up, a complaint, all nor none is refused as an id."""
    with pytest.raises(BadId):
        calls.chosen(text)


@pytest.mark.parametrize("text", ["", " ", ",", " ，, "])
def test_a_contact_that_names_nothing_is_refused(text: str) -> None:
    """An empty list is not the same as none: who leaves the ids out is told so."""
    with pytest.raises(NothingNamed):
        calls.chosen(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, ()), ("P3", ("P3",)), ("3", ("P3",)), ("p3, P4，p3", ("P3", "P4"))],
)
def test_a_contact_says_which_promises_it_keeps(text: str | None, expected: tuple[str, ...]) -> None:
    """Each once, with its letter or without."""
    assert calls.kept(text) == expected


@pytest.mark.parametrize("text", ["", " ", ","])
def test_a_contact_that_keeps_nothing_does_not_say_so(text: str) -> None:
    """An empty list of promises is a mistake, and the sentence speaks of promises."""
    with pytest.raises(NoPromiseNamed):
        calls.kept(text)


@pytest.mark.parametrize("text", ["C3", "F1", "all", "none", "P"])
def test_only_promises_are_kept(text: str) -> None:
    """A complaint or a follow-up is not kept, and all is none of them."""
    with pytest.raises(BadId):
        calls.kept(text)


@pytest.mark.parametrize("outcome", REACHED)
def test_a_customer_who_was_reached_is_done_with_the_first_duty_of_that_channel(outcome: Outcome) -> None:
    """A call that reached the customer closes the call, and names what else is due today."""
    assert decided(outcome) == {"closed": ["F1"], "still_due": ["C3", "F2"]}


BACK = {
    Outcome.NO_ANSWER: "2026-11-22 12:00",
    Outcome.BUSY: "2026-11-22 09:30",
    Outcome.WRONG_NUMBER: "2026-11-23",
    Outcome.CALL_BACK: "2026-11-22 12:00",
    Outcome.MESSAGE_LEFT: "2026-11-24",
}


@pytest.mark.parametrize("outcome", IN_VAIN)
def test_a_contact_in_vain_brings_the_duty_back(outcome: Outcome) -> None:
    """Nobody answered, busy, wrong number, call back, message left: the call comes back by the ladder of each; a number
    that is wrong is not called again.
    """
    found = decided(outcome)
    assert "closed" not in found
    assert found["tried"] == [f"F1 {BACK[outcome]}{' wechat' if outcome == Outcome.WRONG_NUMBER else ''}"]


@pytest.mark.parametrize(
    ("made", "back"), [("2026-11-20 10:00", "2026-11-22"), ("2026-11-21 21:30", "2026-11-22 08:30")]
)
def test_a_contact_entered_late_does_not_bring_a_duty_back_into_the_past(made: str, back: str) -> None:
    """A call of Friday that nobody answered, entered on Sunday: to be tried again on Sunday."""
    late = contact(Outcome.NO_ANSWER, on=made)
    effects = calls.decide(late, (CALL,), calls.chosen(None), None, NOW, reach=reach())
    assert [shown(moved.to) for moved in effects.tried] == [back]


def test_every_outcome_is_either_reached_or_in_vain() -> None:
    """There is no third way for a contact to end."""
    assert {*REACHED, *IN_VAIN} == set(Outcome)


@pytest.mark.parametrize(
    ("channel", "closed"),
    [
        (Channel.CALL, ["F1"]),
        (Channel.VISIT, ["F2"]),
        (Channel.TEXT, None),
        (Channel.WECHAT, None),
        (Channel.LETTER, None),
        (Channel.WALK_IN, None),
    ],
)
def test_a_contact_settles_a_duty_of_its_own_channel(channel: Channel, closed: list[str] | None) -> None:
    """A visit settles the visit, and a walk-in nothing unless it is named."""
    assert decided(channel=channel).get("closed") == closed


def test_the_first_duty_is_the_first_in_rank() -> None:
    """Of two calls the one that stands higher on the list is settled."""
    late = duty(9, due="2026-11-20")
    assert decided(items=(CALL, late))["closed"] == ["F9"]


def test_a_complaint_is_answered_only_when_that_is_said() -> None:
    """A complaint at the head of the list stays due; the call that was also due is what a plain call settles."""
    assert decided(items=(case(3, due="2026-11-20"), CALL)) == {"closed": ["F1"], "still_due": ["C3"]}


def test_a_duty_of_another_day_is_settled_only_by_name() -> None:
    """What is due next month stays open, unless the contact is said to settle it."""
    assert decided(items=(LATER,)) == {}
    assert decided(choice="all", items=(LATER,)) == {}
    assert decided(choice="F4", items=(LATER,)) == {"closed": ["F4"]}


def test_all_settles_everything_that_is_due() -> None:
    """All closes every follow-up due, whatever its channel, and answers the complaints until tomorrow."""
    found = decided(choice="all")
    assert found == {"closed": ["F1", "F2"], "answered": ["C3 2026-11-23"]}


@pytest.mark.parametrize("outcome", list(Outcome))
def test_none_settles_nothing(outcome: Outcome) -> None:
    """A contact that is about none of the duties leaves them all as they are."""
    assert set(decided(outcome, "none")) == {"still_due"}
    assert decided(outcome, "none", FRIDAY)["following"] == "2026-11-27 16:30"


def test_what_is_named_is_settled_and_nothing_else() -> None:
    """Named duties are settled in the order in which they are named."""
    assert decided(choice="F4,F2") == {"closed": ["F4", "F2"], "still_due": ["C3", "F1"]}
    assert decided(choice="C3") == {"answered": ["C3 2026-11-23"], "still_due": ["F1", "F2"]}


@pytest.mark.parametrize("ref", ["F99", "C1", "F3"])
def test_what_is_not_open_cannot_be_settled(ref: str) -> None:
    """A duty that is not among the open ones of the customer is refused by its id."""
    with pytest.raises(NotDueHere) as refusal:
        decided(choice=f"F1,{ref}")
    assert refusal.value.values == {"id": ref, "who": "张三"}


def test_a_complaint_is_answered_until_the_date_agreed() -> None:
    """A complaint is never closed by a call: it comes back on the day agreed, or else tomorrow."""
    assert decided(choice="C3")["answered"] == ["C3 2026-11-23"]
    agreed = decided(choice="C3", following=FRIDAY)
    assert (agreed["answered"], "following" in agreed) == (["C3 2026-11-27 16:30"], False)


@pytest.mark.parametrize("outcome", IN_VAIN)
def test_a_complaint_is_not_answered_in_vain(outcome: Outcome) -> None:
    """A complaint whose customer was not reached comes back by the ladder, but is never given up."""
    assert decided(outcome, "C3", items=(COMPLAINT,)) == {"tried": [f"C3 {BACK[outcome]}"]}
    last = {Outcome.WRONG_NUMBER: "2026-11-23", Outcome.CALL_BACK: "2026-11-24 15:00"}
    last |= {Outcome.NO_ANSWER: "2026-11-26 12:30", Outcome.BUSY: "2026-11-24 19:00"}
    last |= {Outcome.MESSAGE_LEFT: "2026-11-26 19:00"}
    assert decided(outcome, "C3", items=(case(3, attempts=9),)) == {"tried": [f"C3 {last[outcome]}"]}
    assert decided(outcome, "C3", FRIDAY, items=(COMPLAINT,)) == {"tried": ["C3 2026-11-27 16:30"]}


def test_a_date_agreed_with_a_customer_who_was_reached_is_a_new_duty() -> None:
    """Reached, and to be called again on Friday: the old call is done, a new one is planned."""
    assert decided(following=FRIDAY, items=(CALL,)) == {"closed": ["F1"], "following": "2026-11-27 16:30"}
    assert decided(following=FRIDAY, items=()) == {"following": "2026-11-27 16:30"}


def test_a_date_agreed_after_a_contact_in_vain_moves_the_duty() -> None:
    """Not reached, to be tried again on Friday: the same duty comes back then, and no second one is made."""
    assert decided(Outcome.BUSY, following=FRIDAY, items=(CALL,)) == {"tried": ["F1 2026-11-27 16:30"]}


@pytest.mark.parametrize(
    ("attempts", "back"),
    [
        (0, "2026-11-22 12:00"),
        (1, "2026-11-23 10:00"),
        (2, "2026-11-24 19:00"),
        (3, "2026-11-26 12:30"),
        (4, "2026-11-23 wechat"),
    ],
)
def test_each_attempt_in_vain_is_at_another_part_of_the_day(attempts: int, back: str) -> None:
    """Three hours later, then a morning, an evening, a noon, and then by WeChat."""
    assert decided(Outcome.NO_ANSWER, items=(duty(1, attempts=attempts),)) == {"tried": [f"F1 {back}"]}


DATES = st.sampled_from(["2026-11-19", "2026-11-22", "2026-11-22 16:30", "2026-11-23", "2026-12-22"])
ITEMS = st.one_of(
    st.builds(
        duty,
        st.integers(1, 12),
        kind=st.sampled_from(["followup", "followup", "case"]),
        due=DATES,
        channel=st.sampled_from(["call", "visit", "text"]),
        who=st.sampled_from(["regular", "vip"]),
        attempts=st.integers(0, 4),
    ),
    st.builds(promised, st.integers(1, 5), due=DATES),
    st.builds(planned, st.integers(13, 15), due=DATES, missed=st.booleans()),
    st.builds(asked, st.integers(16, 18), due=DATES),
)


@given(
    st.lists(ITEMS, max_size=8, unique_by=lambda item: item.ref),
    st.sampled_from(Outcome),
    st.sampled_from(Channel),
    st.none() | st.just(FRIDAY),
    st.data(),
)
def test_no_duty_is_ever_missed_by_a_contact(
    items: list[DueItem], outcome: Outcome, channel: Channel, following: When | None, data: st.DataObject
) -> None:
    """Every due duty is closed, kept, brought back, given up or still due, exactly one of them; nothing else is
    touched.
    """
    refs = [item.ref for item in items]
    named = data.draw(st.lists(st.sampled_from(refs), min_size=1, unique=True)) if refs else []
    choice = data.draw(st.sampled_from([None, "all", "none", *([",".join(named)] if named else [])]))
    open_promises = [ref for ref in refs if ref.startswith("P")]
    keeps = data.draw(st.lists(st.sampled_from(open_promises), unique=True)) if open_promises else []
    kept = tuple(keeps)
    turned = data.draw(st.sets(st.integers(1, 12)))
    standings = {number: calls.Standing(NOW, "call") for number in turned}
    said = contact(outcome, channel=channel)
    effects = calls.decide(said, items, calls.chosen(choice), following, NOW, kept, reach=reach(standings))
    closed = [item.ref for item in effects.closed]
    touched = (*effects.tried, *effects.answered)
    # A job keeps its date, and a promise unless another was agreed; everything else takes the date of the contact.
    moved = [
        one
        for one in touched
        if one.item.ref[0] in "FCQ" or (one.item.ref[0] == "P" and one.to != When(one.item.due_on, one.item.due_at))
    ]
    still = [item.ref for item in effects.still_due]

    lost = [item.ref for item in effects.lost]
    everywhere = [*closed, *lost, *kept, *(one.item.ref for one in moved), *still]
    assert len(everywhere) == len(set(everywhere))
    due_now = {item.ref for item in items if item.due_on <= TODAY}
    assert due_now <= set(everywhere) <= set(refs)
    assert {one.item.ref for one in touched} | set(closed) <= set(refs) - set(kept)
    assert {ref for ref in everywhere if ref not in (*named, *kept)} <= due_now

    assert not (closed or effects.answered) if outcome in IN_VAIN else not effects.tried
    assert all(ref.startswith("F") for ref in closed)
    assert not any(one.item.ref.startswith("F") for one in effects.answered)
    assert not any(one.item.ref.startswith("J") for one in moved)
    assert all(one in effects.answered and one.to == following for one in moved if one.item.kind == "promise")
    assert not lost or (outcome in IN_VAIN and not following)
    if outcome == Outcome.CALL_BACK and choice is None and not (moved or lost) and following is None:
        assert effects.following is not None
        assert effects.following.day >= TODAY
    else:
        assert effects.following == (None if moved else following)
    assert all(one.to == following for one in moved if following)
    assert all(one.to.day >= TODAY for one in moved)
    if choice == "none" and not kept:
        assert still == [row.item.ref for row in due.ranked(items, NOW) if row.item.due_on <= TODAY]


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        (Channel.CALL, DutyChannel.CALL),
        (Channel.VISIT, DutyChannel.VISIT),
        (Channel.TEXT, DutyChannel.TEXT),
        (Channel.WECHAT, DutyChannel.WECHAT),
        (Channel.LETTER, DutyChannel.LETTER),
        (Channel.WALK_IN, DutyChannel.CALL),
    ],
)
def test_a_customer_is_contacted_again_in_the_same_way(channel: Channel, expected: DutyChannel) -> None:
    """A visit is followed by a visit; after a walk-in the customer is called."""
    assert calls.duty_channel(channel) is expected


@pytest.mark.parametrize("text", ["2026-11-22 09:00", "2026-11-21 16:30"])
def test_a_contact_was_at_a_minute_that_has_been(text: str) -> None:
    """A contact is written down with its minute, of now or before."""
    assert calls.happened_at(when(text), NOW, "typed") == at(text)


def test_a_contact_of_another_day_needs_its_time() -> None:
    """Yesterday alone does not say when the contact was; what was typed is repeated."""
    with pytest.raises(TimeMissing) as refusal:
        calls.happened_at(when("2026-11-21"), NOW, "yesterday")
    assert refusal.value.values == {"value": "yesterday"}


@pytest.mark.parametrize("text", ["2026-11-22 09:01", "2026-11-23"])
def test_a_contact_does_not_lie_ahead(text: str) -> None:
    """Nobody writes down a contact that is still to come."""
    with pytest.raises(NotInFuture) as refusal:
        calls.happened_at(when(text), NOW, "typed")
    assert refusal.value.values == {"what": "contact", "value": text}


def test_no_contact_lasts_longer_than_a_day() -> None:
    """1440 minutes are the most that is believed."""
    assert calls.LONGEST_CALL_MINUTES == 1440
