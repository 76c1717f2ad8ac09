"""Warranty terms in a playbook file, and what is said of wrong ones."""

from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.errors import BadPlaybook, Term
from aftersales_cli.rules.waits import Wait
from aftersales_cli.rules.warranty import Fault, Payer, Start

TITLE = 'title = { en = "Trade", zh = "行业" }\n'
SEASONS = '[seasons]\nheating = "11-15/03-15"\n'
ROW = """
[[warranty]]
component = "*"
title = { en = "Whole", zh = "整体" }
starts = "delivery"
lasts = "24mo"
clause = { en = "part 2", zh = "第二章" }
"""


def refused(tmp_path: Path, text: str) -> tuple[object, object, object]:
    """The file, the table and the key that the refusal of this text names; what would be right is said too."""
    path = tmp_path / "mine.toml"
    path.write_text(TITLE + text, encoding="utf-8")
    with pytest.raises(BadPlaybook) as refusal:
        playbooks.read(path)
    values = refusal.value.values
    assert isinstance(values["wanted"], Term)
    return values["file"], values["where"], values["key"]


def test_a_term_says_everything_in_its_file(tmp_path: Path) -> None:
    """All that a term can say is read, and an id is its component unless it has one of its own."""
    more = 'km = 60000\nrepairs_extend = true\npays = { defect = "maker" }\nonly = { category = ["car"] }\n'
    heating = ROW.replace('"*"', '"heating"').replace('lasts = "24mo"', "seasons = { heating = 2 }")
    path = tmp_path / "mine.toml"
    path.write_text(TITLE + SEASONS + ROW + more + heating + 'id = "warm"\n', encoding="utf-8")
    whole, warm = playbooks.read(path).warranties
    assert (whole.id, whole.component, whole.starts, whole.lasts) == ("*", "*", Start.DELIVERY, Wait(24, "mo"))
    assert (whole.km, whole.repairs_extend, whole.exchange_restarts, whole.categories) == (60000, True, False, ("car",))
    assert (whole.pays, whole.clause_en) == (((Fault.DEFECT, Payer.MAKER),), "part 2")
    assert (warm.id, warm.component, warm.seasons, warm.lasts) == ("warm", "heating", (("heating", 2),), None)


@pytest.mark.parametrize(
    ("text", "where", "key"),
    [
        (ROW + "colour = 1\n", "warranty *", "colour"),
        (ROW.replace('component = "*"', 'id = "x"'), "warranty x", "component"),
        (ROW.replace('component = "*"', 'id = "x"\ncomponent = "The Car"'), "warranty x", "component"),
        (ROW.replace('component = "*"', 'component = "The Car"'), "warranty The Car", "id"),
        (ROW.replace(', zh = "整体"', ""), "warranty *", "title"),
        (ROW.replace(', zh = "第二章"', ""), "warranty *", "clause"),
        (ROW.replace('clause = { en = "part 2", zh = "第二章" }', 'clause = "part 2"'), "warranty *", "clause"),
        (ROW.replace('clause = { en = "part 2", zh = "第二章" }', ""), "warranty *", "clause"),
        (ROW.replace('"delivery"', '"moon"'), "warranty *", "starts"),
        (ROW.replace('starts = "delivery"\n', ""), "warranty *", "starts"),
        (ROW.replace('lasts = "24mo"\n', ""), "warranty *", "lasts"),
        (ROW.replace('lasts = "24mo"', "design_life = false"), "warranty *", "lasts"),
        *(
            (ROW.replace('"24mo"', value), "warranty *", "lasts")
            for value in ('"-1mo"', '"0d"', '"90min"', '"24h"', '"5wd"', '"soon"', "24", "true")
        ),
        *((ROW + f"km = {value}\n", "warranty *", "km") for value in ("0", "-1", '"60000"', "1.5", "true")),
        (ROW + "uses = 0\n", "warranty *", "uses"),
        (ROW + "repairs_extend = 1\n", "warranty *", "repairs_extend"),
        (ROW + 'exchange_restarts = "yes"\n', "warranty *", "exchange_restarts"),
        (ROW + 'design_life = "yes"\n', "warranty *", "design_life"),
        (ROW + 'pays = { defect = "boss" }\n', "warranty *, pays", "defect"),
        (ROW + 'pays = { rain = "store" }\n', "warranty *, pays", "rain"),
        (ROW + 'pays = "store"\n', "warranty *, pays", "warranty *, pays"),
        (ROW + 'only = { cause = ["x"] }\n', "warranty *, only", "cause"),
        (ROW + "only = { category = [] }\n", "warranty *, only", "category"),
        (ROW + "only = {}\n", "warranty *", "only"),
        (ROW + ROW + 'id = "again"\n', "warranty again", "component"),
        (
            ROW + 'only = { category = ["a", "b"] }\n' + ROW + 'id = "b"\nonly = { category = ["b"] }\n',
            "warranty b", "component",
        ),
        (ROW.replace('lasts = "24mo"', "seasons = {}"), "warranty *", "seasons"),
        (ROW.replace('lasts = "24mo"', "seasons = 2"), "warranty *", "seasons"),
        (ROW.replace('lasts = "24mo"', "seasons = { heating = 2 }"), "warranty *, seasons", "heating"),
        (SEASONS + ROW + "seasons = { heating = 2 }\n", "warranty *", "seasons"),
        (SEASONS + ROW.replace('lasts = "24mo"', "seasons = { heating = 0 }"), "warranty *, seasons", "heating"),
        (SEASONS + ROW.replace('lasts = "24mo"', "seasons = { heating = 101 }"), "warranty *, seasons", "heating"),
        (SEASONS + ROW.replace('lasts = "24mo"', "seasons = { cooling = 2 }"), "warranty *, seasons", "cooling"),
        (
            SEASONS + ROW.replace('lasts = "24mo"', "seasons = { heating = 2 }\ndesign_life = true"),
            "warranty *", "seasons",
        ),
    ],
)  # fmt: skip
def test_a_term_that_cannot_be_right_is_named(tmp_path: Path, text: str, where: str, key: str) -> None:
    """Who writes down a warranty wrongly is told so before anything is sold under it."""
    assert refused(tmp_path, text) == ("mine.toml", where, key)


@pytest.mark.parametrize(
    "lasts", ["km = 60000", "uses = 5000", "design_life = true", 'design_life = true\nlasts = "50y"', 'lasts = "2w"']
)
def test_one_length_is_enough(tmp_path: Path, lasts: str) -> None:
    """A span, kilometres, uses, or the design: any of them makes a term."""
    path = tmp_path / "mine.toml"
    path.write_text(TITLE + ROW.replace('lasts = "24mo"', lasts), encoding="utf-8")
    assert len(playbooks.read(path).warranties) == 1


def test_a_trade_changes_or_drops_a_term_of_the_one_below(tmp_path: Path) -> None:
    """By its id, as everywhere in playbooks."""
    (tmp_path / "generic.toml").write_text(TITLE + ROW + ROW.replace('"*"', '"paint"'), encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(
        TITLE + 'based_on = "generic"\n[[warranty]]\nid = "*"\nlasts = "3y"\n[[warranty]]\nid = "paint"\noff = true\n',
        encoding="utf-8",
    )
    (whole,) = playbooks.read(path).warranties
    assert (whole.component, whole.lasts, whole.en) == ("*", Wait(3, "y"), "Whole")
