"""The Chinese catalogue: fresh, complete, Chinese, and with every placeholder kept."""

import re

import pytest
from babel.messages.catalog import Message

from aftersales_cli.places import data
from aftersales_cli.screen.words import Words, language_of
from tests import catalogue

MESSAGES = [message for message in catalogue.translated() if message.id]
# Names and code words that Chinese staff read as they are.
SAME_IN_BOTH = {
    "{store}: {day}",
    "{event} {when}",
    "{who}: {consent}.",
    "{playbook}: {event}, {kind}",
    "{direction}, {channel}: {n}",
    "{id} {day} {what} ({state})",
}
PLACE = re.compile(r"{\w+}")


def english(message: Message) -> str:
    """The sentence in English, in the singular where it has numbers."""
    return message.id if isinstance(message.id, str) else str(message.id[0])


def chinese(message: Message) -> str:
    """The sentence in Chinese."""
    said = message.string or ""
    return said if isinstance(said, str) else said[0]


def test_the_catalogue_is_fresh() -> None:
    """Every sentence that svc can say is in the catalogue, and no other."""
    assert catalogue.po_bytes(catalogue.current(catalogue.translated())) == catalogue.PO.read_bytes()


def test_the_compiled_catalogue_is_fresh() -> None:
    """What svc reads is what translators wrote."""
    assert catalogue.mo_bytes(catalogue.translated()) == catalogue.MO.read_bytes()


@pytest.mark.parametrize("message", MESSAGES, ids=english)
def test_every_sentence_is_chinese_and_complete(message: Message) -> None:
    """Each sentence has a translation with Chinese characters, and with the same places to fill."""
    said = chinese(message)
    assert sorted(set(PLACE.findall(said))) == sorted(set(PLACE.findall(english(message))))
    assert re.search("[一-鿿]", said) or english(message) in SAME_IN_BOTH
    assert not message.fuzzy


def test_commands_in_sentences_are_the_same_in_both_languages() -> None:
    """A command that is shown to be typed is not translated."""
    for message in MESSAGES:
        for command in re.findall(r"`([^`{]+)`", english(message)):
            first = " ".join(word for word in command.split() if word.isascii() and not word.isupper())
            assert first in chinese(message)


@pytest.mark.parametrize(
    ("environ", "system", "language"),
    [
        ({"SVC_LANG": "zh", "LANG": "en_US.UTF-8"}, None, "zh"),
        ({"SVC_LANG": "en", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, None, "en"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({}, "de_DE", "en"),
        ({}, None, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_terminals(
    environ: dict[str, str], system: str | None, language: str
) -> None:
    """SVC_LANG decides, then the terminal, then the system, and English is spoken where nothing is known."""
    assert language_of(environ, system) == language


def test_english_needs_no_catalogue() -> None:
    """The sentences in the code are the English ones, plurals included."""
    words = Words("en", data())
    assert words("Nothing found.") == "Nothing found."
    assert [words.many("{n} day", "{n} days", count) for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
