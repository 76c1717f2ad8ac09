"""A list of another store has ids too: there they are somebody else's."""

from pathlib import Path

import pytest

from tests.commands.test_import import brought, listed, reasons
from tests.shop import Shop, opened

PHONES = ("138 0000 1111", "138 0000 2222")


@pytest.fixture
def shifted(tmp_path: Path) -> tuple[Shop, Shop]:
    """Two stores with the same two namesakes; in the other one somebody came before them."""
    stores = []
    for name, before in (("one", ()), ("other", ("李四",))):
        (tmp_path / name).mkdir()
        shop = opened(tmp_path / name)
        for who in before:
            shop.ok("customer", "new", who)
        for phone in PHONES:
            shop.ok("customer", "new", "张三", "--phone", phone)
        stores.append(shop)
    one, other = stores
    return one, other


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_of_one_namesake_does_not_come_to_the_other(shifted: tuple[Shop, Shop], form: str) -> None:
    """Id and name of a row fit the one, its phone the other: what they bought and said is the other's."""
    one, other = shifted
    for at, who in enumerate(("K1", "K2"), 1):
        one.ok("purchase", "new", who, f"Sofa {at}", "--on", "2026-11-18")
        one.ok("log-call", who, f"Asked {at}", "--for", "none")
        one.ok("complaint", "new", who, f"Scratch {at}")
    for what in ("purchases", "calls", "complaints"):
        file = str(one.path.with_name(f"{what}.{form}"))
        one.ok("export", what, "-o", file)
        report = brought(other, what, file, "--apply")
        assert (report["new"], report["conflicts"], report["refused"], report["customers"]) == (2, 0, 0, 0)
        assert brought(other, what, file, "--apply")["new"] == 0
    for at, who in enumerate(("K2", "K3"), 1):
        (card,) = other.items("customer", "show", who)
        assert [bought["item"] for bought in card["purchases"]] == [f"Sofa {at}"]
        assert [complaint["what"] for complaint in card["complaints"]] == [f"Scratch {at}"]
        assert card["last_call"]["note"] == f"Asked {at}"


def test_a_row_whose_id_and_phone_disagree_is_of_whoever_has_the_phone(shifted: tuple[Shop, Shop]) -> None:
    """Where nobody has it, a contact is refused, and a name that is not the one with the id needs a number."""
    _, other = shifted
    rows = (
        "客户编号,姓名,电话,时间,内容",
        "K2,张三,13800002222,2026-11-20 10:00,A",
        "K2,张三,13900009999,2026-11-20,B",
    )
    file = listed(other, *rows, "K2,王五,,2026-11-20,C", "K9,张三,13800001111,2026-11-20,D", "K9,,,2026-11-20,E")
    report = brought(other, "calls", file, "--apply")
    assert reasons(report) == {3: "no-such-customer", 4: "name-of-another", 6: "no-such-record"}
    notes = [other.items("customer", "show", who)[0]["last_call"]["note"] for who in ("K2", "K3")]
    assert notes == ["D", "A"]
