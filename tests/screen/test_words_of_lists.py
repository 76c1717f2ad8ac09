"""What svc writes for a code is what it reads again, and every table has a name that people understand."""

import sqlite3
from contextlib import closing

import pytest

from aftersales_cli.places import data
from aftersales_cli.rules.cases_listed import COMPLAINTS, ENQUIRIES, JOBS
from aftersales_cli.rules.cells import Cell, Reading
from aftersales_cli.rules.contacts_listed import CALLS, FOLLOWUPS
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.loop import Ended
from aftersales_cli.rules.nouns import CUSTOMERS, Noun
from aftersales_cli.screen import labels
from aftersales_cli.screen.exports import spoken
from aftersales_cli.screen.words import Words
from aftersales_cli.store import schema
from tests.rules.facts import day

READ = [
    (CUSTOMERS, "kind", list(labels.KINDS)),
    (CALLS, "direction", list(labels.DIRECTIONS)),
    (CALLS, "channel", list(labels.CHANNELS)),
    (CALLS, "outcome", list(labels.OUTCOMES)),
    (FOLLOWUPS, "state", [one.value for one in FollowUpState]),
    (COMPLAINTS, "kind", list(labels.COMPLAINTS)),
    (COMPLAINTS, "severity", list(labels.SEVERITIES)),
    (COMPLAINTS, "via", list(labels.CHANNELS)),
    (COMPLAINTS, "party", list(labels.PARTIES)),
    (COMPLAINTS, "ended", [one.value for one in Ended]),
    (JOBS, "kind", list(labels.JOBS)),
    (JOBS, "ended", ["done", "cancelled"]),
    (ENQUIRIES, "ended", ["bought", "lost"]),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("noun", "name", "codes"), READ, ids=[f"{noun.name}-{name}" for noun, name, _ in READ])
def test_a_word_that_goes_out_comes_in_as_its_code(noun: Noun, name: str, codes: list[str], lang: str) -> None:
    """Whatever a list says for a code, in both languages, the import knows what is meant."""
    words = Words(lang, data())
    (read,) = [field.read for field in noun.fields if field.name == name]
    reading = Reading(day("2026-11-22"), lambda text: text, lambda text: 0)

    def back(code: str) -> object:
        said: Cell = spoken(name, code, {}, words)
        return read(said, name, reading)

    assert [back(code) for code in codes] == codes


def test_every_table_is_called_by_a_word() -> None:
    """What a repair or a merger says of a table is not its name in the file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        schema.create(db)
        assert set(labels.TABLES) == set(schema.business_tables(db))
