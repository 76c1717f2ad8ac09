"""What may stand in a field that people fill in."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import (
    BadMoney,
    BadNumber,
    BadValue,
    ControlCharacter,
    EmptyText,
    NotUtf8,
    TooLarge,
    TooLong,
)
from aftersales_cli.rules import texts

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]


@pytest.mark.parametrize(
    "text",
    [
        "张三",
        'O\'Brien "the boss"',
        "[bold red]not markup[/]",
        "<b>&amp;</b> {name} %s $HOME \\n",
        "'); DROP TABLE customer; --",
        "😀👨‍👩‍👧",
        "1. OG, 2/3",
        "=1+1",
        "e\u0301",
        "x" * 500,
    ],
)
def test_what_people_write_is_kept_letter_by_letter(text: str) -> None:
    """Quotes, brackets, symbols and long texts are kept exactly as they were written."""
    assert texts.line(text, "name") == text
    assert texts.note(text, "note") == text


def test_a_note_may_be_a_book_and_a_line_may_not() -> None:
    """100,000 characters of note are kept whole; a name of 501 is a mistake, and is counted."""
    assert texts.note("x" * 100_000, "note") == "x" * 100_000
    with pytest.raises(TooLong) as refusal:
        texts.line("x" * 501, "name")
    assert refusal.value.values == {"what": "name", "count": 501, "most": 500}


@pytest.mark.parametrize("character", [chr(0xD800), chr(0xDFFF)])
def test_bytes_that_are_no_text_are_refused(character: str) -> None:
    """What came from a file in another encoding is not kept as rubbish."""
    for field in (texts.line, texts.note):
        with pytest.raises(NotUtf8):
            field(f"An{character}na", "name")


@pytest.mark.parametrize("character", ["\u202e", "\u2066"])
def test_marks_that_turn_the_text_around_are_refused(character: str) -> None:
    """A name cannot turn the rest of a list backwards."""
    for field in (texts.line, texts.note):
        with pytest.raises(ControlCharacter):
            field(f"An{character}na", "name")


@pytest.mark.parametrize("text", ["59,90", "1,28", "1.2,3", "1,2345", ",5"])
def test_commas_stand_before_three_digits_or_nowhere(text: str) -> None:
    """59,90 might be 59.90 or 5990, so it is neither."""
    with pytest.raises(BadMoney):
        texts.fen(text)


def test_blanks_around_a_text_are_trimmed_and_those_inside_kept() -> None:
    """A name typed with blanks around it is the same name."""
    assert texts.line("  Anna  Smith \u3000", "name") == "Anna  Smith"
    assert texts.note("  first\n\n  second \n", "note") == "first\n\n  second"


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\u00a0 \u2003", "\u200b", "\u200b\u200d \ufeff", "\u00ad", "\u2060"]
)
def test_a_text_needs_something_to_see(text: str) -> None:
    """A field of blanks or of characters without width is empty, and says which field it was."""
    for field in (texts.line, texts.note):
        with pytest.raises(EmptyText) as refusal:
            field(text, "name")
        assert refusal.value.values == {"what": "name"}


@pytest.mark.parametrize("character", CONTROLS)
def test_a_line_holds_no_control_character(character: str) -> None:
    """Nothing that cannot be seen and typed gets into a line, and the refusal names its code."""
    with pytest.raises(ControlCharacter) as refusal:
        texts.line(f"An{character}na", "name")
    assert refusal.value.values == {"what": "name", "code": f"U+{ord(character):04X}"}


def test_the_code_of_a_character_is_named_as_tables_print_it() -> None:
    """NUL is U+0000, escape U+001B."""
    for text, code in (("a\x00b", "U+0000"), ("\x1b[31m", "U+001B"), ("a\u0085b", "U+0085")):
        with pytest.raises(ControlCharacter) as refusal:
            texts.line(text, "name")
        assert refusal.value.values["code"] == code


@pytest.mark.parametrize("character", sorted({*CONTROLS} - {"\n", "\t"}))
def test_a_note_holds_no_control_character_but_lines_and_tabs(character: str) -> None:
    """A note may have lines and tabs, and nothing else that cannot be seen."""
    with pytest.raises(ControlCharacter):
        texts.note(f"first{character}second", "note")


def test_a_note_keeps_its_lines_and_tabs() -> None:
    """A note of several lines stays one, whichever system wrote its line ends."""
    assert texts.note("first\n\n\tsecond", "note") == "first\n\n\tsecond"
    assert texts.note("first\r\nsecond\r\n\r\nthird", "note") == "first\nsecond\n\nthird"


def test_a_check_allows_what_it_is_told_to_allow() -> None:
    """Only the control characters named as allowed get through."""
    assert texts.checked("a\tb", "name", allowed="\t") == "a\tb"
    with pytest.raises(ControlCharacter):
        texts.checked("a\nb", "name", allowed="\t")


@given(st.text())
def test_a_kept_text_is_kept_the_second_time_too(text: str) -> None:
    """Any text is kept whole between its blanks, or refused; what was kept once is kept again."""
    try:
        kept = texts.line(text, "name")
    except BadValue:
        return
    assert kept
    assert kept in text
    assert text.strip() == kept
    assert texts.line(kept, "name") == texts.note(kept, "name") == kept


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("7", 7), (" 42 ", 42), ("007", 7), ("１２３", 123), ("1000000000000", 10**12)],
)
def test_a_whole_number_is_digits(text: str, number: int) -> None:
    """Digits are a number, also in full width."""
    assert texts.whole(text, "minutes") == number


@pytest.mark.parametrize(
    "text", ["", " ", "-1", "+1", "1.0", "1e3", "1,000", "1 0", "0x10", "1_000", "ten", "三", "½", "٣"]
)
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    """Signs, points, letters and other people's digits are no whole number."""
    with pytest.raises(BadNumber) as refusal:
        texts.whole(text, "minutes")
    assert refusal.value.values == {"what": "minutes", "value": text, "least": 0}


def test_a_whole_number_lies_between_its_bounds() -> None:
    """The least and the most are still right, one less or more is not."""
    assert texts.whole("1", "limit", least=1, most=5) == 1
    assert texts.whole("5", "limit", least=1, most=5) == 5
    with pytest.raises(BadNumber):
        texts.whole("0", "limit", least=1, most=5)
    with pytest.raises(TooLarge) as refusal:
        texts.whole("6", "limit", least=1, most=5)
    assert refusal.value.values == {"what": "limit", "value": "6", "most": 5}


@pytest.mark.parametrize("text", ["1000000000001", "9" * 31, "9" * 100_000])
def test_a_huge_number_is_too_large(text: str) -> None:
    """A number beyond a million millions is refused as too large, however many digits it has."""
    with pytest.raises(TooLarge):
        texts.whole(text, "minutes")


@given(st.integers(0, 10**12))
def test_every_whole_number_is_read_as_written(number: int) -> None:
    """No digit of a number gets lost."""
    assert texts.whole(str(number), "minutes") == number


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("189800", 18980000),
        ("59.90", 5990),
        ("59.9", 5990),
        ("0.01", 1),
        ("0.29", 29),
        ("1.15", 115),
        ("4.35", 435),
        ("¥1,280", 128000),
        ("￥1，280.50", 128050),
        ("１２８０", 128000),
        (" 1280 ", 128000),
        ("9,999,999,999.99", 999999999999),
    ],
)
def test_a_price_is_yuan_and_fen(text: str, fen: int) -> None:
    """A price is read to the fen, with or without the sign of the yuan and commas."""
    assert texts.fen(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "¥",
        ".",
        "5.",
        ".5",
        "1.234",
        "1.2.3",
        "-5",
        "+5",
        "1e3",
        "free",
        "12o",
        "NaN",
        "½",
        "٣",
        "1.２３４",
        "5.x",
    ],
)
def test_what_is_no_price_is_refused(text: str) -> None:
    """A negative price, a third decimal or a word is refused with what was typed."""
    with pytest.raises(BadMoney) as refusal:
        texts.fen(text)
    assert refusal.value.values["value"] == text


@pytest.mark.parametrize("text", ["10000000000", "9" * 40, "9" * 100_000])
def test_a_price_of_ten_thousand_million_is_too_large(text: str) -> None:
    """A price with more than ten digits before the point is a slip of the hand."""
    with pytest.raises(TooLarge) as refusal:
        texts.fen(text)
    assert refusal.value.values == {"what": "price", "value": text, "most": "9,999,999,999.99"}


@given(st.integers(0, 999_999_999_999))
def test_no_fen_is_lost_or_found(fen: int) -> None:
    """Every price that can be written is read to the exact fen, with or without commas."""
    written = f"{fen // 100}.{fen % 100:02d}"
    assert texts.fen(written) == fen
    assert texts.fen(f"¥{fen // 100:,}.{fen % 100:02d}") == fen


@given(st.decimals(0, Decimal("9999999999.9"), places=1))
def test_one_decimal_means_ten_fen_each(price: Decimal) -> None:
    """59.9 is 59.90."""
    assert texts.fen(str(price)) == price * 100


@given(st.text(max_size=20) | st.from_regex(r"\A[¥,.0-9 -]{1,16}\Z"))
def test_any_text_is_a_price_or_refused(text: str) -> None:
    """Whatever is typed for a price, it is one or it is refused; it never breaks the program."""
    try:
        found = texts.fen(text)
    except (BadMoney, TooLarge):
        return
    assert 0 <= found < 10**12


@given(st.text(max_size=20))
def test_narrowing_twice_is_narrowing_once(text: str) -> None:
    """A text that is already narrow stays as it is."""
    assert texts.narrow(texts.narrow(text)) == texts.narrow(text)


def test_full_width_characters_become_narrow() -> None:
    """Digits, letters and signs of a Chinese input method become the ordinary ones; Chinese stays Chinese."""
    assert texts.narrow("１２：３０，ＡＢ￥　张三") == "12:30,AB¥ 张三"
