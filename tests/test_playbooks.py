"""The shipped playbooks, and what is said of broken ones."""

import shutil
from datetime import time
from pathlib import Path

import pytest

from aftersales_cli import places, playbooks
from aftersales_cli.errors import BadPlaybook, NoSuchPlaybook, Term
from aftersales_cli.errors.playbooks import NotToml, PlaybookNotUtf8
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.playbook import FollowUpRule, Playbook
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import Wait

GENERIC = [
    "thanks", "first-call", "one-month", "three-months", "after-service", "after-repair", "after-installation",
    "after-visit", "missed-visit", "missed-promise",
]  # fmt: skip
TITLE = 'title = { en = "Trade", zh = "行业" }\n'
RULE = """
[[followup]]
id = "first-call"
after = "delivery"
wait = "3d"
channel = "call"
purpose = { en = "Ask", zh = "询问" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a copy of the shipped playbooks, to add broken ones to."""
    return Path(shutil.copytree(places.data() / "playbooks", tmp_path / "playbooks"))


def read(folder: Path, text: str, name: str = "mine") -> Playbook:
    """The playbook that a file with this text makes."""
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return playbooks.read(path)


def refused(folder: Path, text: str, name: str = "mine") -> tuple[object, object, object]:
    """The file, the table and the key that the refusal of this text names."""
    with pytest.raises(BadPlaybook) as refusal:
        read(folder, text, name)
    values = refusal.value.values
    assert refusal.value.exit_code == 2
    assert isinstance(values["wanted"], Term), "what is wanted is said in the language of the reader"
    return values["file"], values["where"], values["key"]


def by_id(book: Playbook) -> dict[str, FollowUpRule]:
    """The rules of a playbook by their ids."""
    return {rule.id: rule for rule in book.followups}


def chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def besides_wait(rule: FollowUpRule) -> tuple[object, ...]:
    """All that a rule says but how long to wait."""
    return (rule.id, rule.after, rule.at, rule.channel, rule.en, rule.zh, rule.kinds)


# --- what is shipped


@pytest.mark.parametrize("name", playbooks.names())
def test_every_shipped_playbook_reads_and_speaks_both_languages(name: str) -> None:
    """Each trade that is shipped has rules, and a title and purposes in English and in Chinese."""
    book = playbooks.load(name)
    assert book.name == name
    assert book.followups
    for en, zh in [(book.en, book.zh), *((rule.en, rule.zh) for rule in book.followups)]:
        assert en.strip()
        assert not chinese(en)
        assert chinese(zh)
    assert len(by_id(book)) == len(book.followups)


def test_the_names_of_the_playbooks_are_known() -> None:
    """Shipped are at least the playbook of any trade and that of a car dealer, in the order of the alphabet."""
    assert {"auto-dealer", "generic"} <= set(playbooks.names())
    assert playbooks.names() == sorted(playbooks.names())


def test_a_playbook_that_is_not_shipped_is_refused_with_those_that_are() -> None:
    """A wrong name is answered with the right ones, and a path is no name."""
    for name in ("bakery", "", "../playbooks/generic", "generic.toml"):
        with pytest.raises(NoSuchPlaybook) as refusal:
            playbooks.load(name)
        assert refusal.value.values["value"] == name
        assert str(refusal.value.values["choices"]).split(", ") == playbooks.names()


def test_any_trade_is_followed_up_after_3_days_1_month_and_3_months() -> None:
    """The generic playbook thanks on the day and calls after three days, one month and three months."""
    rules = playbooks.load("generic").followups
    bought = [rule.wait for rule in rules if rule.after == Trigger.PURCHASE]
    assert bought == [
        Wait(0, "d"),
        Wait(3, "d"),
        Wait(1, "mo"),
        Wait(3, "mo"),
    ]


def test_a_car_is_confirmed_the_day_before_and_its_owner_called_when_home() -> None:
    """The car dealer confirms the handover the day before, asks whether the owner is home safe, writes a letter."""
    rules = by_id(playbooks.load("auto-dealer"))
    confirm, home, letter = rules["handover-confirm"], rules["home-safe"], rules["thank-you-letter"]
    assert (confirm.after, confirm.wait, confirm.at) == (Trigger.DELIVERY, Wait(-1, "d"), time(10, 0))
    assert (home.after, home.wait.in_minutes, home.channel) == (Trigger.DELIVERY, 90, DutyChannel.CALL)
    assert letter.channel == DutyChannel.LETTER


def test_key_owners_of_cars_get_visits() -> None:
    """Only VIPs and loyal customers of the car dealer are visited."""
    visits = [rule for rule in playbooks.load("auto-dealer").followups if rule.channel == DutyChannel.VISIT]
    assert visits
    assert all(set(rule.kinds) == {"vip", "loyal"} for rule in visits)


def test_the_car_dealer_builds_on_any_trade() -> None:
    """The thanks of the generic playbook hold for cars too; its calls after the purchase do not."""
    generic, cars = by_id(playbooks.load("generic")), by_id(playbooks.load("auto-dealer"))
    assert cars["thanks"] == generic["thanks"]
    assert not {"first-call", "one-month", "three-months"} & set(cars)


# --- what may be written


def test_a_rule_says_everything_in_its_file(folder: Path) -> None:
    """All that a rule can say is read: event, wait, time, channel, purpose and for whom."""
    book = read(folder, TITLE + RULE.replace('"3d"', '"-1d"') + 'at = "17:30"\nkinds = ["vip"]\n')
    assert (book.name, book.en, book.zh, book.based_on) == ("mine", "Trade", "行业", None)
    assert book.followups == (
        FollowUpRule(
            "first-call", Trigger.DELIVERY, Wait(-1, "d"), time(17, 30), DutyChannel.CALL, "Ask", "询问", ("vip",)
        ),
    )


def test_a_playbook_may_have_no_rules(folder: Path) -> None:
    """A trade that wants no follow-ups is a trade all the same."""
    assert read(folder, TITLE).followups == ()


def test_a_playbook_built_on_another_has_its_rules_and_its_own(folder: Path) -> None:
    """What the other playbook says holds, in its order, and new rules come behind."""
    book = read(folder, TITLE + 'based_on = "generic"\n' + RULE.replace("first-call", "check"))
    assert [rule.id for rule in book.followups] == [*GENERIC, "check"]
    assert book.based_on == "generic"
    assert book.followups[:10] == playbooks.load("generic").followups


def test_a_rule_that_is_off_disappears(folder: Path) -> None:
    """A rule of the other playbook is dropped by its id, and the rest stays."""
    book = read(folder, TITLE + 'based_on = "generic"\n[[followup]]\nid = "one-month"\noff = true\n')
    assert [rule.id for rule in book.followups] == [id for id in GENERIC if id != "one-month"]


def test_a_rule_that_is_not_off_stays(folder: Path) -> None:
    """Saying that a rule is not off changes nothing."""
    book = read(folder, TITLE + 'based_on = "generic"\n[[followup]]\nid = "one-month"\noff = false\n')
    assert book.followups == playbooks.load("generic").followups


def test_a_rule_changed_by_its_id_keeps_what_is_not_said_anew(folder: Path) -> None:
    """Changing the wait of a rule leaves its channel, time, kinds and purpose as they were."""
    book = read(
        folder, TITLE + 'based_on = "auto-dealer"\n' + '[[followup]]\nid = "handover-confirm"\nwait = "-2d"\n'
        '[[followup]]\nid = "key-owner-visit"\nwait = "3w"\n'
    )  # fmt: skip
    before, after = by_id(playbooks.load("auto-dealer")), by_id(book)
    confirm, visit = before["handover-confirm"], before["key-owner-visit"]
    assert list(after) == list(before)
    assert besides_wait(after["handover-confirm"]) == besides_wait(confirm)
    assert besides_wait(after["key-owner-visit"]) == besides_wait(visit)
    assert (after["handover-confirm"].wait, after["key-owner-visit"].wait) == (Wait(-2, "d"), Wait(3, "w"))
    assert (confirm.at, visit.kinds) == (time(10, 0), ("vip", "loyal"))


# --- what is refused


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        (TITLE + "colour = 1\n", "playbook", "colour"),
        (TITLE + "[[followups]]\nid = 'x'\n", "playbook", "followups"),
        ("", "playbook", "title"),
        ('title = "Trade"\n', "playbook", "title"),
        ('title = { en = "Trade" }\n', "playbook", "title"),
        ('title = { en = "Trade", zh = "" }\n', "playbook", "title"),
        ('title = { en = "Trade", zh = "行业", de = "Handel" }\n', "playbook", "title"),
        (TITLE + 'based_on = "bakery"\n', "playbook", "based_on"),
        (TITLE + "based_on = 1\n", "playbook", "based_on"),
        (TITLE + 'based_on = "mine"\n', "playbook", "based_on"),
        (TITLE + RULE + "colour = 1\n", "followup first-call", "colour"),
        (TITLE + RULE.replace("wait =", "wiat ="), "followup first-call", "wiat"),
        (TITLE + RULE.replace('"3d"', '"3 days"'), "followup first-call", "wait"),
        (TITLE + RULE.replace('"3d"', '"soon"'), "followup first-call", "wait"),
        (TITLE + RULE.replace('"3d"', "3"), "followup first-call", "wait"),
        (TITLE + RULE.replace('wait = "3d"\n', ""), "followup first-call", "wait"),
        (TITLE + RULE.replace('"call"', '"pigeon"'), "followup first-call", "channel"),
        (TITLE + RULE.replace('"call"', '"walk-in"'), "followup first-call", "channel"),
        (TITLE + RULE.replace('channel = "call"\n', ""), "followup first-call", "channel"),
        (TITLE + RULE.replace('"delivery"', '"moon"'), "followup first-call", "after"),
        (TITLE + RULE.replace('after = "delivery"\n', ""), "followup first-call", "after"),
        (TITLE + RULE.replace('"3d"', '"12h"') + 'at = "10:00"\n', "followup first-call", "at"),
        (TITLE + RULE.replace('"3d"', '"90min"') + 'at = "10:00"\n', "followup first-call", "at"),
        (TITLE + RULE + 'at = "25:00"\n', "followup first-call", "at"),
        (TITLE + RULE + 'at = "9:00"\n', "followup first-call", "at"),
        (TITLE + RULE + "at = 10\n", "followup first-call", "at"),
        (TITLE + RULE + "at = 10:00:00\n", "followup first-call", "at"),
        (TITLE + RULE.replace('"delivery"', '"purchase"').replace('"3d"', '"-1d"'), "followup first-call", "wait"),
        (TITLE + RULE.replace(', zh = "询问"', ""), "followup first-call", "purpose"),
        (TITLE + RULE.replace('"询问"', '" "'), "followup first-call", "purpose"),
        (TITLE + RULE.replace('"Ask"', "1"), "followup first-call", "purpose"),
        (TITLE + RULE.replace('{ en = "Ask", zh = "询问" }', '"Ask"'), "followup first-call", "purpose"),
        (TITLE + RULE + 'kinds = ["king"]\n', "followup first-call", "kinds"),
        (TITLE + RULE + 'kinds = "vip"\n', "followup first-call", "kinds"),
        (TITLE + RULE + "kinds = 1\n", "followup first-call", "kinds"),
        (TITLE + RULE + "kinds = { vip = true }\n", "followup first-call", "kinds"),
        (TITLE + RULE.replace('"first-call"', '"First Call"'), "followup First Call", "id"),
        (TITLE + RULE.replace('"first-call"', '""'), "followup ", "id"),
        (TITLE + RULE.replace('"first-call"', "1"), "followup 1", "id"),
        (TITLE + RULE.replace('"first-call"', f'"{"x" * 41}"'), f"followup {'x' * 41}", "id"),
        (TITLE + RULE.replace('id = "first-call"\n', ""), "followup ?", "id"),
    ],
)
def test_whatever_is_wrong_is_named_by_file_table_and_key(folder: Path, text: str, where: str, key: str) -> None:
    """A mistake in a playbook is found at once, and who wrote it is told where."""
    assert refused(folder, text) == ("mine.toml", where, key)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (RULE.replace('"call"', '"pigeon"'), "call, visit, text, wechat, letter"),
        (
            RULE.replace('"delivery"', '"moon"'),
            "enquiry, booking, contract, purchase, delivery, acceptance, moved-in, service, repaired, installed, "
            "visited, unit-received, trip-ended, half-done, event-attended, event-bought, complaint, resolution, "
            "missed-visit, missed-promise, bought-elsewhere, referral-count, exchanged, supplies-end, warranty-end",
        ),
        (
            RULE + "colour = 1\n",
            "a_day, after, at, birthday, channel, channel_for, count, counts_from, every, festival, id, idle, kinds, "
            "off, only, owned, purpose, quiet_then, season, share, times, until, wait, who, window",
        ),
    ],
)
def test_a_word_outside_the_vocabulary_is_answered_with_the_vocabulary(folder: Path, text: str, choices: str) -> None:
    """Who writes a word that playbooks do not know is told those that they do."""
    with pytest.raises(BadPlaybook) as refusal:
        read(folder, TITLE + text)
    assert refusal.value.values["choices"] == choices


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"title = \n", 1, 9),
        (b"= 1", 1, 1),
        (b"title = { en = 'a', zh = 'b' }\ntitle = 1", 2, 10),
        (b"title = { en = 'a', zh = 'b' }\n[hours]\nweek = [", 3, 9),
        (b"title = 2026-02-30", 1, 9),
    ],
)
def test_what_is_not_toml_is_refused_naming_the_place(folder: Path, content: bytes, line: int, column: int) -> None:
    """Who left out a quote is told where the reading ended."""
    (folder / "mine.toml").write_bytes(content)
    with pytest.raises(NotToml) as refusal:
        playbooks.read(folder / "mine.toml")
    assert refusal.value.values == {"file": "mine.toml", "line": line, "column": column}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "title = '行业'".encode("gbk"), TITLE.encode("utf-16")])
def test_what_is_not_utf8_is_refused_naming_the_file(folder: Path, content: bytes) -> None:
    """As an editor of another age, or of another setting, saves it."""
    (folder / "mine.toml").write_bytes(content)
    with pytest.raises(PlaybookNotUtf8) as refusal:
        playbooks.read(folder / "mine.toml")
    assert refusal.value.values == {"file": "mine.toml"}


def test_a_mistake_in_the_playbook_below_names_the_one_below(folder: Path) -> None:
    """Where the other playbook is broken, it is that file which is named."""
    (folder / "generic.toml").write_text(TITLE + "colour = 1\n", encoding="utf-8")
    assert refused(folder, TITLE + 'based_on = "generic"\n') == ("generic.toml", "playbook", "colour")


def test_a_change_that_spoils_a_rule_names_the_file_that_changes_it(folder: Path) -> None:
    """A rule of the other playbook that is changed for the worse is the changing file's mistake."""
    text = TITLE + 'based_on = "generic"\n[[followup]]\nid = "one-month"\nchannel = "pigeon"\n'
    assert refused(folder, text) == ("mine.toml", "followup one-month", "channel")


def test_playbooks_do_not_build_on_each_other_in_a_ring(folder: Path) -> None:
    """Two playbooks that build on each other have no beginning, and one of them is named."""
    (folder / "auto-dealer.toml").write_text(TITLE + 'based_on = "generic"\n', encoding="utf-8")
    (folder / "generic.toml").write_text(TITLE + 'based_on = "auto-dealer"\n', encoding="utf-8")
    for name in ("auto-dealer", "generic"):
        with pytest.raises(BadPlaybook) as refusal:
            playbooks.read(folder / f"{name}.toml")
        assert refusal.value.values["key"] == "based_on"
    assert refused(folder, TITLE + 'based_on = "generic"\n')[1:] == ("playbook", "based_on")


def test_a_playbook_does_not_build_on_itself(folder: Path) -> None:
    """A playbook that names itself as its base is refused."""
    assert refused(folder, TITLE + 'based_on = "generic"\n', "generic") == ("generic.toml", "playbook", "based_on")


# --- the causes of complaints


def test_causes_have_two_levels_and_speak_both_languages() -> None:
    """Each group of causes comes before what is in it, and every cause has an English and a Chinese name."""
    groups: list[str] = []
    for cause in playbooks.causes():
        group, _, detail = cause.code.partition("/")
        if not detail:
            groups.append(group)
        assert groups[-1] == group
        assert cause.en.strip()
        assert not chinese(cause.en)
        assert chinese(cause.zh)
    codes = [cause.code for cause in playbooks.causes()]
    assert len(codes) == len(set(codes))
    assert not [code for code in codes if code.endswith("/title")]
    assert all(sum(code.startswith(f"{group}/") for code in codes) >= 2 for group in groups)


@pytest.mark.parametrize(
    ("group", "details"),
    [
        ("product", ["manufacturing", "retailer-handling", "customer-use"]),
        ("service", ["manner", "slow-reception", "wrong-order", "poor-wording", "pushed-facts", "product-knowledge"]),
        (
            "attitude",
            [
                *("ignoring", "pushy-selling", "cold-without-sale", "contempt", "distrust"),
                *("impatience", "weariness", "remarks", "coarse-manners", "staff-quarrel"),
            ],
        ),
        ("advertising", ["overstated", "promise-not-delivered"]),
    ],
)
def test_the_causes_that_every_store_knows_are_there(group: str, details: list[str]) -> None:
    """Product, service, attitude and advertising are told apart, each in all its kinds."""
    codes = {cause.code for cause in playbooks.causes()}
    assert {group, *(f"{group}/{detail}" for detail in details)} <= codes


@pytest.mark.parametrize("rule", ["[followup]\nid = 'a'", "followup = 'x'", "followup = ['x']", "followup = 5"])
def test_a_rule_that_is_no_list_of_tables_is_named(tmp_path: Path, rule: str) -> None:
    """A single bracket for a double one is an error of the file and not a breakdown."""
    path = tmp_path / "mine.toml"
    path.write_text(f"title = {{ en = 'A', zh = '甲' }}\n{rule}\n", encoding="utf-8")
    with pytest.raises(BadPlaybook):
        playbooks.read(path)


@pytest.mark.parametrize("line", ["off = 'no'", "wait = '9999y'"])
def test_a_word_for_a_switch_and_an_endless_wait_are_refused(tmp_path: Path, line: str) -> None:
    """Only true and false switch a rule, and nothing is planned for the next millennium."""
    path = tmp_path / "mine.toml"
    rule = "id = 'a'\nafter = 'purchase'\nchannel = 'call'\npurpose = { en = 'A', zh = '甲' }\n"
    wait = "" if line.startswith("wait") else "wait = '1d'\n"
    path.write_text(f"title = {{ en = 'A', zh = '甲' }}\n[[followup]]\n{rule}{wait}{line}\n", encoding="utf-8")
    with pytest.raises(BadPlaybook):
        playbooks.read(path)
