"""The closed lists of words."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import MisspeltWord, UnknownWord
from aftersales_cli.rules import codes, events
from aftersales_cli.rules.codes import CustomerKind, DutyChannel, Severity
from aftersales_cli.rules.events import Channel, Outcome

LISTS: list[type[StrEnum]] = [Channel, DutyChannel, Outcome, events.Direction, CustomerKind, Severity]


@pytest.mark.parametrize("kind", LISTS)
def test_every_word_is_known_by_its_spelling(kind: type[StrEnum]) -> None:
    """Each word of a list is understood, in capitals and with an underscore for the hyphen too."""
    for member in kind:
        assert codes.word(kind, member.value, "word") is member
        assert codes.word(kind, f" {member.value.upper().replace('-', '_')} ", "word") is member


@pytest.mark.parametrize(
    ("kind", "value", "near"),
    [
        (Outcome, "reachd", "reached"),
        (Outcome, "No-Anser", "no-answer"),
        (Channel, "WECHATT", "wechat"),
        (Outcome, "callback", "call-back"),
        (Channel, "vist", "visit"),
        (CustomerKind, "regulr", "regular"),
        (Severity, "critcal", "critical"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_near_one(kind: type[StrEnum], value: str, near: str) -> None:
    """A slip of the keyboard names the word that was probably meant."""
    with pytest.raises(MisspeltWord) as refusal:
        codes.word(kind, value, "outcome")
    assert refusal.value.values == {"what": "outcome", "value": value, "near": near}


@pytest.mark.parametrize("value", ["", "zzz", "电话", "😀", "x" * 10_000])
def test_an_unknown_word_is_answered_with_all_there_are(value: str) -> None:
    """A word like none on the list is refused with the whole list."""
    with pytest.raises(UnknownWord) as refusal:
        codes.word(Severity, value, "severity")
    assert refusal.value.values == {"what": "severity", "value": value, "choices": "low, normal, high, critical"}


def test_a_word_is_never_taken_for_its_neighbour() -> None:
    """A near word is named, not chosen."""
    with pytest.raises(MisspeltWord):
        codes.word(Channel, "calls", "channel")


def test_near_means_nearest() -> None:
    """Of several like words the one most alike is named, and none where nothing is like it."""
    assert codes.nearest("Handing", ["handling", "branding", "hand"]) == "handling"
    assert codes.nearest("glass", ["manner", "bill"]) is None
    assert codes.nearest("glass", []) is None


def test_an_unknown_word_may_come_from_a_list_of_the_store() -> None:
    """Lists that a store extends refuse in the same two ways."""
    near = codes.unknown("manufacture", "cause", ["manufacturing", "manner"])
    far = codes.unknown("zzz", "cause", ["manufacturing", "manner"])
    assert (type(near), near.values["near"]) == (MisspeltWord, "manufacturing")
    assert (type(far), far.values["choices"]) == (UnknownWord, "manufacturing, manner")


@given(st.text(max_size=30))
def test_any_text_is_a_word_or_refused(text: str) -> None:
    """Whatever is typed for an outcome, it is one or it is refused."""
    try:
        found = codes.word(Outcome, text, "outcome")
    except (MisspeltWord, UnknownWord):
        return
    assert found.value == text.strip().lower().replace("_", "-")


def test_a_walk_in_is_a_contact_and_never_a_duty() -> None:
    """Everything but a walk-in can be planned."""
    assert {one.value for one in Channel} - {one.value for one in DutyChannel} == {"walk-in"}
    assert {one.value for one in DutyChannel} <= {one.value for one in Channel}


def test_the_outcomes_of_a_contact_keep_their_names() -> None:
    """The words that stores write in their scripts never change."""
    assert [one.value for one in Outcome] == [
        *("reached", "no-answer", "busy", "wrong-number", "refused", "call-back", "message-left")
    ]
