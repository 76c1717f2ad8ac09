"""Phone numbers and names as people type them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypinyin.constants import PHRASES_DICT

from aftersales_cli import phones, pinyin
from aftersales_cli.errors import BadPhone
from tests import pinyin as letters

MOBILE = [
    "13800001234",
    "138 0000 1234",
    "138-0000-1234",
    "(138) 0000-1234",
    "+8613800001234",
    "+86 138 0000 1234",
    "+86-138-0000-1234",
    "0086 138 0000 1234",
    "86 138 0000 1234",
    "１３８００００１２３４",
    "＋８６　１３８－００００－１２３４",
    "  13800001234  ",
    "138.0000.1234",
]


@pytest.mark.parametrize("text", MOBILE)
def test_every_spelling_of_a_number_is_one_number(text: str) -> None:
    """Blanks, hyphens, brackets, the country's code and wide digits make no other number."""
    assert phones.parse(text, "CN") == "+8613800001234"


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("025-8888 1234", "CN", "+862588881234"),
        ("(025)8888 1234", "CN", "+862588881234"),
        ("+86 25 8888 1234", "CN", "+862588881234"),
        ("+49 30 901820", "CN", "+4930901820"),
        ("+49 (0)30 901820", "CN", "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("+1 650 253 0000", "CN", "+16502530000"),
        ("(650) 253-0000", "US", "+16502530000"),
        ("+86 138 0000 1234", "DE", "+8613800001234"),
    ],
)
def test_a_number_is_read_as_it_is_dialled_where_the_store_is(text: str, region: str, expected: str) -> None:
    """A number without a country's code is one of the store's own country; with one it is that country's."""
    assert phones.parse(text, region) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1", "12", "110", "abc", "张三", "😀", "-", "+", "+86", "+999 123 4567", "\x00"),
        *("1" * 30, "1" * 100_000, "13800001234" * 2, "138 0000 1234 ext 5", "025-8888 1234 #5"),
    ],
)
def test_what_nobody_can_dial_is_refused(text: str) -> None:
    """Too short, too long, words, two numbers in one or an extension: refused with what was typed."""
    with pytest.raises(BadPhone) as refusal:
        phones.parse(text, "CN")
    assert refusal.value.values == {"value": text}


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"\A[+0-9 ()/-]{1,24}\Z"))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    """Whatever is typed for a phone, it is a number in the one form that is stored, or it is refused."""
    try:
        number = phones.parse(text, "CN")
    except BadPhone:
        return
    assert number.startswith("+")
    assert number[1:].isascii()
    assert number[1:].isdigit()
    assert len(number) <= 18


@settings(deadline=None)
@given(st.integers(3, 9), st.integers(0, 10**9 - 1), st.sampled_from(["{}", "+86{}", "0086 {}", "+86 {}"]))
def test_a_stored_number_can_be_typed_again(second: int, rest: int, spelling: str) -> None:
    """Every Chinese mobile number is stored as +86 and its eleven digits, and reads the same when typed again."""
    mobile = f"1{second}{rest:09}"
    assert phones.parse(spelling.format(mobile), "CN") == f"+86{mobile}"
    assert phones.parse(f"+86{mobile}", "DE") == f"+86{mobile}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", "zs"),
        ("欧阳修", "oyx"),
        ("曾国", "zg"),
        ("单小红", "sxh"),
        ("解晓东", "xxd"),
        ("仇英", "qy"),
        ("覃辉", "qh"),
        ("查良镛", "zly"),
        ("盖叫天", "gjt"),
        ("区伟", "ow"),
        ("任正非", "rzf"),
        ("华罗庚", "hlg"),
        ("重庆小面", "cqxm"),
        ("Anna Smith", "as"),
        ("anna  maria  SMITH", "ams"),
        ("Anna", "a"),
        ("Anna 张三", "azs"),
        ("张三 Anna", "zsa"),
        ("张 三", "zs"),
        ("ABC汽车", "aqc"),
        ("3M公司", "3gs"),
        ("王小明2", "wxm2"),
        ("李-明", "lm"),
        ("王（小）明", "wxm"),
        ("Dr. 张三", "dzs"),
    ],
)
def test_a_name_is_found_by_its_initials(name: str, expected: str) -> None:
    """张三 is zs and Anna Smith is as, also where names are mixed or a surname is read in its own way."""
    assert pinyin.initials(name) == expected


@pytest.mark.parametrize(("name", "expected"), [("曾小单", "zxd"), ("小查", "xc"), ("王解", "wj")])
def test_only_a_surname_is_read_in_its_own_way(name: str, expected: str) -> None:
    """The same character inside a name is the ordinary word."""
    assert pinyin.initials(name) == expected


@pytest.mark.parametrize("name", ["", "   ", "😀", "（）"])
def test_a_name_of_signs_has_no_initials(name: str) -> None:
    """Where nothing can be spoken there are no initials, and nothing breaks."""
    assert pinyin.initials(name) == ""


@settings(deadline=None)
@given(st.text(max_size=12))
@example("\u0130")
def test_any_name_has_initials_without_blanks(name: str) -> None:
    """Whatever a customer is called, the initials are found, one at most for each character of the name."""
    found = pinyin.initials(name)
    assert not any(character.isspace() for character in found)
    assert len(found) <= 2 * len(name)


@settings(deadline=None)
@given(st.lists(st.sampled_from("张王李赵陈小红明国伟"), min_size=1, max_size=6).map("".join))
def test_a_chinese_name_has_one_letter_for_each_character(name: str) -> None:
    """The initials of a Chinese name are as long as the name, in small letters."""
    letters = dict(zip("张王李赵陈小红明国伟", "zwlzcxhmgw", strict=True))
    assert pinyin.initials(name) == "".join(letters[character] for character in name)


@pytest.mark.parametrize(
    ("name", "expected"), [("尉迟恭", "ycg"), ("万俟卨", "mqx"), ("令狐冲", "lhc"), ("尉国", "wg")]
)
def test_a_surname_of_two_characters_is_read_as_one(name: str, expected: str) -> None:
    """尉 in 尉迟 and 万 in 万俟 are read as these names are, and by themselves as usual."""
    assert pinyin.initials(name) == expected


@pytest.mark.parametrize("table", ["characters", "phrases"])
def test_names_are_read_by_the_tables_of_the_library(table: str) -> None:
    """Nobody has changed by hand how a name is read, and nothing was left out of what the library knows."""
    assert (letters.HOME / f"{table}.txt").read_text(encoding="utf-8") == letters.tables()[table]


def test_a_phrase_is_read_as_the_library_reads_it() -> None:
    """The short table of those that are read in a way of their own reads every phrase that the library knows."""
    read = {phrase: pinyin.read(phrase) for phrase in PHRASES_DICT}
    assert read == {phrase: letters.said(phrase) for phrase in PHRASES_DICT}


@pytest.mark.parametrize(
    ("name", "expected"), [("重庆银行", "cqyh"), ("长安汽车", "caqc"), ("刘长乐", "lcl"), ("双重庆典", "scqd")]
)
def test_a_character_is_read_as_its_phrase_says(name: str, expected: str) -> None:
    """行 in 银行 is no 行 of 行人, and 重 in 重庆 none of 体重."""
    assert pinyin.initials(name) == expected
