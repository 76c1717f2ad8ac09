"""Ids as people type and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import BadId
from aftersales_cli.rules import ids

LETTERS = [ids.CUSTOMER, ids.PURCHASE, ids.CALL, ids.FOLLOWUP, ids.COMPLAINT, ids.ENTRY]


def test_each_noun_has_its_own_letter() -> None:
    """K customer, S purchase, L call, F follow-up, C complaint, X entry of the journal."""
    assert LETTERS == ["K", "S", "L", "F", "C", "X"]
    assert ids.show("F", 12) == "F12"


@given(st.sampled_from(LETTERS), st.integers(0, 10**15 - 1))
def test_every_id_that_is_printed_can_be_typed(letter: str, number: int) -> None:
    """An id is understood as printed, in small letters, without its letter and with blanks around it."""
    printed = ids.show(letter, number)
    assert printed == letter + str(number)
    for typed in (printed, printed.lower(), str(number), f"  {printed} "):
        assert ids.parse(typed, letter) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "F",
        "FF12",
        "F-1",
        "-1",
        "F1.5",
        "F1x",
        "xF1",
        "K12",
        "C12",
        "#12",
        "F１２",
        "F١٢",
        "F" + "9" * 16,
        "1" * 99,
    ],
)
def test_what_is_no_id_of_the_noun_is_refused(text: str) -> None:
    """Another noun's letter, a sign or too many digits are refused, naming the letter that is right."""
    with pytest.raises(BadId) as refusal:
        ids.parse(text, "F")
    assert refusal.value.values == {"value": text, "letter": "F"}


@given(st.text(max_size=12), st.sampled_from(LETTERS))
def test_any_text_is_an_id_or_refused(text: str, letter: str) -> None:
    """Whatever is typed for an id, it is one or it is refused."""
    try:
        number = ids.parse(text, letter)
    except BadId:
        return
    assert 0 <= number < 10**15
