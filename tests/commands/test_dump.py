"""A copy of everything for the customer, and the rule that data leave the store by two people alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_store_file import read_only
from tests.shop import Shop, laden


@pytest.fixture
def kept(working: Shop) -> Shop:
    """A shop with every sort of record, and a word that only the journal still knows."""
    laden(working)
    working.ok("log-call", "张三", "All is well", "--next", "+7d")
    working.ok("customer", "edit", "张三", "--note", "Likes tea")
    working.ok("customer", "edit", "张三", "--note", "Likes coffee")
    working.ok("log-call", "张三", "Never happened")
    working.ok("undo")
    return working


def dumped(shop: Shop, *options: str, customer: str = "张三") -> Any:
    """What stands in the copy of a customer."""
    path = shop.path.with_name("dump.json")
    shop.ok("customer", "dump", customer, "-o", str(path), *options)
    assert path.stat().st_mode & 0o777 == 0o600
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_customer_gets_a_copy_of_everything(kept: Shop) -> None:
    """Records of every sort, who looked, and what was corrected or taken back; the file is for its owner alone."""
    kept.ok("customer", "show", "张三", "--why", "She called")
    found = dumped(kept)
    assert (found["schema"], found["customer"], found["store"]) == ("svc.dump/1", "K1", "Sunrise Motors")
    assert [one["phone"] for one in found["customers"]] == ["+8613800001234"]
    assert {"purchases", "calls", "followups", "cases", "case_log", "promises", "milestones"} <= set(found)
    assert [one["why"] for one in found["access"]] == ["She called", None]
    text = json.dumps(found, ensure_ascii=False)
    assert all(said in text for said in ("Likes coffee", "Likes tea", "Never happened", "All is well", "Rear mat"))


def test_a_copy_tells_nothing_of_anybody_else(kept: Shop) -> None:
    """Neither the complaint nor the number of another customer."""
    text = json.dumps(dumped(kept), ensure_ascii=False)
    assert not any(other in text for other in ("李四", "5678", "Gearbox jerks", "王五"))


def test_a_copy_is_never_written_over_a_file(kept: Shop, tmp_path: Path) -> None:
    """What is there stays."""
    there = tmp_path / "there.json"
    there.write_text("mine")
    assert kept.svc("customer", "dump", "张三", "-o", str(there)).code == 4
    assert there.read_text() == "mine"


def test_where_the_store_is_guarded_a_copy_needs_a_reason_and_a_second_person(kept: Shop) -> None:
    """Without a reason, alone, or with oneself as the second nothing is written; with both it is, and is logged."""
    kept.ok("staff", "new", "王芳")
    kept.ok("db", "guard", "on")
    line = ["customer", "dump", "张三", "-o", str(kept.path.with_name("dump.json"))]
    for options, code, said in (
        ([], 2, "--why"),
        (["--why", "Asked"], 4, "--agreed-by"),
        (["--why", "Asked", "--agreed-by", "li"], 4, "somebody else"),
        (["--why", "Asked", "--agreed-by", "Nobody"], 3, "Nobody"),
    ):
        answer = kept.svc(*line, *options)
        assert (answer.code, answer.out) == (code, "")
        assert said in answer.err
    assert not kept.path.with_name("dump.json").exists()
    assert kept.items("access") == []
    dumped(kept, "--why", "Asked", "--agreed-by", "王芳")
    (look,) = kept.items("access")
    assert (look["what"], look["why"], look["agreed_by"]) == ("customer dump", "Asked", "王芳")


def test_the_guard_is_not_taken_off_by_one_alone(kept: Shop) -> None:
    """Neither by undo nor by a word; two may."""
    kept.ok("staff", "new", "王芳")
    assert kept.items("db", "guard") == [{"guard": "off"}]
    kept.ok("db", "guard", "on")
    assert "staff new" in kept.ok("undo").out
    kept.ok("redo")
    assert kept.svc("db", "guard", "off").code == 2
    assert kept.svc("db", "guard", "off", "--why", "Inspection").code == 4
    assert kept.items("db", "guard") == [{"guard": "on"}]
    assert kept.items("db", "guard", "off", "--why", "Inspection", "--agreed-by", "王芳") == [{"guard": "off"}]
    assert kept.svc("db", "guard", "onn").code == 2


def test_from_a_guarded_store_nothing_leaves_that_cannot_be_written_down(kept: Shop) -> None:
    """On a read-only medium the copy is made where nobody asked for the rule, and refused where somebody did."""
    line = ["customer", "dump", "张三", "-o", "-"]
    with read_only(kept.path.parent):
        assert "could not be logged" in kept.ok(*line).err
    kept.ok("staff", "new", "王芳")
    kept.ok("db", "guard", "on")
    with read_only(kept.path.parent):
        answer = kept.svc(*line, "--why", "Asked", "--agreed-by", "王芳")
    assert (answer.code, answer.out) == (5, "")
