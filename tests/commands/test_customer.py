"""The customers' files: registering, finding, showing and correcting them."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


def registered(shop: Shop, *args: str) -> Any:
    """A customer as the desk holds them after `customer new`."""
    return shop.items("customer", "new", *args)[0]


def file_of(shop: Shop, customer: str) -> Any:
    """A customer's file."""
    return shop.items("customer", "show", customer)[0]


def found(shop: Shop, text: str) -> list[str]:
    """Whom a search finds, best first."""
    return [one["name"] for one in shop.items("customer", "find", text)]


def test_a_customer_is_registered_with_all_that_was_told(shop: Shop) -> None:
    """Every field of the form is kept."""
    told = ["--phone", "138 0000 1234", "--wechat", "zhang-san", "--kind", "loyal", "--district", "鼓楼"]
    told += ["--address", "中山路 12 号", "--birthday", "1990-05-17", "--note", "Prefers mornings", "--do-not-call"]
    registered(shop, "张三", *told)
    expected = {
        "id": "K1", "name": "张三", "phone": "+8613800001234", "wechat": "zhang-san", "kind": "loyal",
        "district": "鼓楼", "address": "中山路 12 号", "birthday": "1990-05-17", "note": "Prefers mornings",
        "do_not_call": True, "since": "2026-11-22",
    }  # fmt: skip
    assert expected.items() <= file_of(shop, "K1").items()


def test_a_name_is_enough(shop: Shop) -> None:
    """Whoever gives nothing but a name is a new customer who may be called."""
    made = registered(shop, "Anna Berg")
    assert (made["kind"], made["phone"], made["birthday"], made["do_not_call"]) == ("new", None, None, False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0000 1234", "+8613800001234"),
        ("138-0000-1234", "+8613800001234"),
        ("+86 138 0000 1234", "+8613800001234"),
        ("0086 138 0000 1234", "+8613800001234"),
        ("１３８００００１２３４", "+8613800001234"),
        ("(025) 8888 1234", "+862588881234"),
        ("+49 30 901820", "+4930901820"),
    ],
)
def test_a_number_is_kept_in_one_form_however_it_is_typed(shop: Shop, typed: str, kept: str) -> None:
    """Two spellings of one number are one number; and it finds its owner again."""
    assert registered(shop, "Anna", "--phone", typed)["phone"] == kept
    assert file_of(shop, typed)["id"] == "K1"


def test_a_customer_can_be_named_in_many_ways(working: Shop) -> None:
    """An id, a phone in any spelling, a name or a part of it, initials."""
    ways = ["K1", "k1", "1", "13800001234", "138-0000-1234", "+86 138 0000 1234", "0086 138 0000 1234"]
    ways += ["１３８ ００００ １２３４", "张三", " 张三 ", "三", "zs", "ZS"]
    assert {way: file_of(working, way)["name"] for way in ways} == dict.fromkeys(ways, "张三")


def test_a_whole_name_goes_before_a_part_of_a_longer_one(working: Shop) -> None:
    """张三 is not mistaken for 张三丰."""
    registered(working, "张三丰")
    assert file_of(working, "张三")["id"] == "K1"
    assert file_of(working, "三丰")["id"] == "K3"


def test_where_several_fit_nobody_is_chosen(shop: Shop) -> None:
    """The candidates are named with their ids, and nothing is written to any of them."""
    registered(shop, "王小明", "--phone", "138 0000 0001")
    registered(shop, "王小红", "--district", "玄武")
    registered(shop, "李四")
    said = refused(shop, 3, "log-call", "王小", "hello")
    assert '"王小"' in said
    _, first, second = said.splitlines()
    assert ("K1" in first, "王小明" in first, "K2" in second, "玄武" in second) == (True, True, True, True)


def test_namesakes_and_shared_numbers_are_several(shop: Shop) -> None:
    """The same name, the same initials or the same number of two people are asked back."""
    registered(shop, "张三", "--phone", "138 0000 0001")
    registered(shop, "张三", "--phone", "138 0000 0002")
    registered(shop, "赵帅", "--phone", "138 0000 0001")
    for text in ("张三", "zs", "13800000001"):
        assert len(refused(shop, 3, "history", text).splitlines()) >= 3


@pytest.mark.parametrize(
    "words",
    [
        ["customer", "show", "张四"],
        ["customer", "edit", "张四", "--kind", "vip"],
        ["purchase", "new", "张四", "Mats"],
        ["purchase", "list", "--customer", "张四"],
        ["followup", "new", "张四", "Ask", "--due", "fri"],
        ["followup", "list", "--customer", "张四"],
        ["complaint", "new", "张四", "Rattles"],
        ["complaint", "list", "--customer", "张四"],
        ["log-call", "张四", "hello"],
        ["history", "张四"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_an_unknown_customer_is_refused_with_those_of_like_name(working: Shop, words: list[str]) -> None:
    """A slip of the pen is answered with whom was probably meant."""
    said = refused(working, 3, *words)
    assert '"张四"' in said.splitlines()[0]
    assert any("K1" in line and "张三" in line for line in said.splitlines()[1:])


@pytest.mark.parametrize("text", ["Nobody", "K99", "99", "13900009999", "", " ", "%", "_", "K0", "K-1"])
def test_who_resembles_nobody_is_just_unknown(working: Shop, text: str) -> None:
    """No candidate is made up, and a sign of the search language is no name."""
    said = refused(working, 3, "customer", "show", "--", text)
    assert f'"{text}"' in said
    assert len(said.splitlines()) == 1


def test_nobody_is_registered_twice(working: Shop) -> None:
    """The same name with the same number, in whatever spelling, is refused with the id that it has."""
    said = refused(working, 4, "customer", "new", "张三", "--phone", "+86 138-0000-1234")
    assert ("张三" in said, "K1" in said) == (True, True)


def test_a_number_may_be_shared_and_this_is_said(working: Shop) -> None:
    """A couple with one phone are two customers; the remark is no data."""
    answer = working.ok("customer", "new", "王五", "--phone", "13800001234")
    assert "K1" in answer.err
    assert "张三" in answer.err
    assert "张三" not in answer.out
    assert [one["id"] for one in registered(working, "赵六", "--phone", "13800001234")["same_phone"]] == ["K1", "K3"]


@pytest.mark.parametrize("phone", ["abc", "123", "110", "138 0000 1234 ext 5", "1380000123456789", "++86", "-5"])
def test_a_number_that_nobody_can_dial_is_refused(shop: Shop, phone: str) -> None:
    """It is named, with an example of a right one."""
    said = refused(shop, 2, "customer", "new", "Anna", f"--phone={phone}")
    assert f'"{phone}"' in said
    assert "138 0000 1234" in said


def test_a_birthday_lies_behind(shop: Shop) -> None:
    """Nobody is born tomorrow."""
    assert "2026-11-23" in refused(shop, 2, "customer", "new", "Anna", "--birthday", "2026-11-23")
    assert registered(shop, "Born today", "--birthday", "2026-11-22")["birthday"] == "2026-11-22"
    assert registered(shop, "Last winter", "--birthday", "2025年12月1日")["birthday"] == "2025-12-01"


@pytest.mark.parametrize("day", ["2026-02-30", "1/2", "17.5.1990", "soon", "1990"])
def test_a_birthday_that_cannot_be_read_is_refused(shop: Shop, day: str) -> None:
    """Nothing is guessed."""
    assert f'"{day}"' in refused(shop, 2, "customer", "new", "Anna", "--birthday", day)


@pytest.mark.parametrize("blank", ["", "  ", "\u200b", "\u3000"])
def test_a_name_has_something_to_see(working: Shop, blank: str) -> None:
    """Nobody is called nothing, neither at first nor later."""
    assert "name" in refused(working, 2, "customer", "new", blank)
    assert "name" in refused(working, 2, "customer", "edit", "K1", "--name", blank)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b[31m", "\x85", "\n", "\t"])
def test_a_control_character_in_a_name_is_refused(shop: Shop, sign: str) -> None:
    """What no keyboard means to type, and what could paint the terminal, does not get into the store."""
    said = refused(shop, 2, "customer", "new", f"An{sign}na")
    assert f"U+{ord(sign[0]):04X}" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("option", ["--phone", "--wechat", "--district", "--address", "--note"])
def test_no_field_takes_a_nul(shop: Shop, option: str) -> None:
    """The same holds for every text of the form."""
    assert "U+0000" in refused(shop, 2, "customer", "new", "Anna", option, "138\x0000001234")


ODD = [
    "😀 李",
    "[/bold]",
    "[red]x[/red]",
    "a\"b;'c",
    "Robert'); DROP TABLE customers;--",
    "{name} %s",
    "back\\nslash",
    "O’Neil",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_kept_as_typed(shop: Shop, text: str) -> None:
    """Emoji, brackets, quotes and semicolons are a name like any other."""
    registered(shop, text, "--note", text)
    assert (file_of(shop, "K1")["name"], file_of(shop, "K1")["note"]) == (text, text)
    assert shop.ok("customer", "list").out.split("\t")[1] == text
    assert found(shop, text) == [text]


def test_a_very_long_note_is_kept_whole(shop: Shop) -> None:
    """A pasted letter of 100 kB is not cut."""
    note = "投诉经过 " * 20_000
    registered(shop, "Anna", "--note", note)
    assert file_of(shop, "K1")["note"] == note.strip()


def test_an_unknown_kind_is_answered_with_the_nearest(shop: Shop) -> None:
    """A slip is corrected; a foreign word gets the whole list."""
    assert '"vip"' in refused(shop, 2, "customer", "new", "Anna", "--kind", "vpi")
    said = refused(shop, 2, "customer", "new", "Anna", "--kind", "friend of the boss")
    assert '"friend of the boss"' in said
    assert all(kind in said for kind in ("prospect", "regular", "vip", "dormant"))


@pytest.mark.parametrize(
    ("option", "typed", "field", "kept"),
    [
        ("--name", "张三丰", "name", "张三丰"),
        ("--phone", "139 0000 0000", "phone", "+8613900000000"),
        ("--wechat", "zs88", "wechat", "zs88"),
        ("--kind", "vip", "kind", "vip"),
        ("--district", "玄武", "district", "玄武"),
        ("--address", "湖南路 1 号", "address", "湖南路 1 号"),
        ("--birthday", "1988-08-08", "birthday", "1988-08-08"),
        ("--note", "Speaks German", "note", "Speaks German"),
    ],
)
def test_each_field_can_be_corrected_alone(working: Shop, option: str, typed: str, field: str, kept: str) -> None:
    """One field changes and everything else stays."""
    before = file_of(working, "K1")
    assert before[field] != kept
    working.ok("customer", "edit", "张三", option, typed)
    after = file_of(working, "K1")
    assert after[field] == kept
    same = ("id", "name", "phone", "wechat", "kind", "district", "address", "birthday", "note", "do_not_call", "since")
    assert [after[one] for one in same if one != field] == [before[one] for one in same if one != field]


def test_a_corrected_name_is_found_by_its_new_initials(working: Shop) -> None:
    """The initials follow the name."""
    working.ok("customer", "edit", "张三", "--name", "陈伟")
    assert file_of(working, "cw")["id"] == "K1"
    refused(working, 3, "customer", "show", "zs")


def test_an_edit_of_nothing_is_refused(working: Shop) -> None:
    """Nothing is written where nothing was said."""
    refused(working, 2, "customer", "edit", "张三")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--phone", "12"), ("--birthday", "tomorrow"), ("--kind", "vpi"), ("--note", "a\x00b"), ("--district", " ")],
)
def test_a_wrong_correction_changes_nothing(working: Shop, option: str, value: str) -> None:
    """The file stays as it was, the right half of the command included."""
    before = file_of(working, "K1")
    refused(working, 2, "customer", "edit", "张三", "--wechat", "zs88", option, value)
    assert file_of(working, "K1") == before


def test_who_must_not_be_called_can_allow_it_again(working: Shop) -> None:
    """`--do-not-call` stands on the file until `--may-call`."""
    working.ok("customer", "edit", "张三", "--do-not-call")
    assert file_of(working, "K1")["do_not_call"] is True
    assert "must not be called" in working.ok("customer", "show", "张三").out
    working.ok("customer", "edit", "张三", "--may-call")
    assert file_of(working, "K1")["do_not_call"] is False
    assert "must not be called" not in working.ok("customer", "show", "张三").out


def test_taking_over_somebodys_number_is_remarked(working: Shop) -> None:
    """The same remark as at registration."""
    assert "K2" in working.ok("customer", "edit", "张三", "--phone", "138 0000 5678").err


@pytest.mark.parametrize(
    "text", ["晓东", "5678", "138 0000 5", "鼓楼区", "CAMB1CE05", "zxd", "ZXD", "zxd-wechat", "中山路", "K2", "2"]
)
def test_a_part_of_what_is_known_finds_the_customer(shop: Shop, text: str) -> None:
    """Name, phone, district, serial number, initials, WeChat, address, id: half of it will do."""
    registered(shop, "Anna Berg", "--phone", "+49 30 901820", "--district", "玄武区")
    told = [
        "--phone",
        "138 0000 5678",
        "--district",
        "南京鼓楼区",
        "--wechat",
        "zxd-wechat",
        "--address",
        "中山路 12 号",
    ]
    registered(shop, "郑晓东", *told)
    shop.ok("purchase", "new", "Anna Berg", "Lamp", "--serial", "XYZ-1")
    shop.ok("purchase", "new", "郑晓东", "Kunlun X5", "--serial", "LVSHCAMB1CE054249")
    assert found(shop, text) == ["郑晓东"]


def test_signs_of_the_search_language_are_ordinary_signs(shop: Shop) -> None:
    """% and _ find only themselves."""
    for name in ("Anna", "100% Berg", "a_b", "wow!"):
        registered(shop, name)
    assert (found(shop, "%"), found(shop, "_"), found(shop, "!")) == (["100% Berg"], ["a_b"], ["wow!"])
    assert found(shop, "a%a") == []
    assert file_of(shop, "0%")["name"] == "100% Berg"


def test_the_best_match_comes_first(shop: Shop) -> None:
    """The whole name, then what begins with the text, then the rest."""
    for name in ("小张三", "张三丰", "张三"):
        registered(shop, name)
    assert found(shop, "张三") == ["张三", "张三丰", "小张三"]
    assert [one["name"] for one in shop.items("customer", "find", "张三", "--limit", "1")] == ["张三"]


def test_finding_nobody_is_no_failure(working: Shop) -> None:
    """An empty result ends with 0 and says so beside the data."""
    answer = working.ok("customer", "find", "Nobody")
    assert (answer.out, answer.err != "") == ("", True)
    assert working.items("customer", "find", "Nobody") == []


def test_customers_are_listed_by_kind_and_district(working: Shop) -> None:
    """All, or only some of them, and how many there are in all."""
    registered(working, "王五", "--kind", "vip", "--district", "鼓楼")

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in working.items("customer", "list", *args)]

    assert listed() == ["K1", "K2", "K3"]
    assert listed("--kind", "vip") == ["K2", "K3"]
    assert listed("--district", "鼓楼") == ["K1", "K3"]
    assert listed("--kind", "vip", "--district", "鼓楼") == ["K3"]
    assert listed("--kind", "gone") == []
    assert working.ok("customer", "list", "--limit", "2", "--json").json["total"] == 3


def test_the_file_shows_what_one_should_know_before_calling(working: Shop) -> None:
    """Purchases, open follow-ups, open complaints and the last contact stand on it."""
    working.ok("complaint", "new", "张三", "Mats missing")
    working.ok("log-call", "张三", "All well", "--for", "F2")
    shown = file_of(working, "张三")
    assert [one["id"] for one in shown["purchases"]] == ["S1"]
    assert [one["id"] for one in shown["followups"]] == ["F1", "F3", "F7", "F4", "F5", "F6"]
    assert [one["id"] for one in shown["complaints"]] == ["C2"]
    assert shown["last_call"]["note"] == "All well"
    said = working.ok("customer", "show", "张三").out
    assert all(text in said for text in ("138 0000 1234", "鼓楼", "Mats missing", "Kunlun X5", "Ask about the gearbox"))


def test_a_birthday_needs_its_year_and_is_said_back(shop: Shop) -> None:
    """Nobody is born this year because the year was left out; the day is repeated with its weekday."""
    assert "1985" in refused(shop, 2, "customer", "new", "王五", "--birthday", "3月2日")
    assert "Sat 2 Mar 1985" in shop.ok("customer", "new", "王五", "--birthday", "1985-03-02").out


@pytest.mark.parametrize("name", ["K1", "k12", "12345"])
def test_a_name_that_reads_like_an_id_is_refused(shop: Shop, name: str) -> None:
    """Who asks for K1 must get K1."""
    assert name in refused(shop, 2, "customer", "new", name)


def test_a_customer_is_found_by_what_was_noted(shop: Shop) -> None:
    """A second number in the note is found too."""
    shop.ok("customer", "new", "王五", "--note", "wife: 13900008888")
    assert [one["name"] for one in shop.items("customer", "find", "13900008888")] == ["王五"]
