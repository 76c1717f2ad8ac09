"""What the Tab key offers."""

import pytest

from tests.shop import Shop, laden


def offered(shop: Shop, monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """What bash is offered for the last word."""
    monkeypatch.setenv("_SVC_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(["svc", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    answer = shop.svc()
    monkeypatch.delenv("_SVC_COMPLETE")
    assert (answer.code, answer.err) == (0, "")
    return answer.out.split()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["cust"], ["customer"]),
        (["log-call", "张"], ["张三"]),
        (["log-call", "张三", "--outcome", "re"], ["reached", "refused"]),
        (["complaint", "new", "李四", "x", "--cause", "product/m"], ["product/manufacturing"]),
        (["complaint", "show", "C"], ["C1"]),
        (["followup", "show", "F1"], ["F1"]),
        (["purchase", "show", "S"], ["S1"]),
        (["playbook", "show", "auto"], ["auto-dealer"]),
        (["customer", "show", "nobody"], []),
        (["promise", "keep", "P"], ["P1"]),
        (["promise", "list", "--state", "w"], ["waived"]),
        (["job", "start", "J"], ["J2"]),
        (["job", "start", "C"], []),
        (["job", "new", "李四", "x", "--kind", "re"], ["repair"]),
        (["job", "new", "李四", "x", "--owner", "l"], ["li"]),
        (["enquiry", "close", "Q"], ["Q3"]),
        (["enquiry", "close", "Q3", "--bought", "S"], ["S1"]),
        (["complaint", "list", "--against", "l"], ["li"]),
        (["job", "edit", "J2", "--clear", "o"], ["owner"]),
    ],
    ids=lambda words: " ".join(words) or "nothing",
)
def test_tab_offers_what_the_store_knows(
    working: Shop, monkeypatch: pytest.MonkeyPatch, words: list[str], found: list[str]
) -> None:
    """Commands, words, customers, numbers, causes and playbooks complete as they are typed."""
    laden(working)
    assert offered(working, monkeypatch, *words) == found


def test_tab_offers_only_open_follow_ups(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done is not offered to be done."""
    working.ok("followup", "done", "F1")
    assert "F1" not in offered(working, monkeypatch, "followup", "done", "F")


def test_tab_in_the_store_that_was_named(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """--db before the command decides whose customers are offered."""
    elsewhere = Shop(working.path.parent / "elsewhere")
    assert offered(elsewhere, monkeypatch, "--db", str(working.path), "customer", "show", "李") == ["李四"]


def test_tab_without_a_store_is_silent(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no store there is nothing to offer, and no message disturbs the line."""
    assert offered(Shop(working.path.parent / "nowhere"), monkeypatch, "customer", "show", "张") == []


def test_tab_writes_nothing(working: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying the Tab key leaves no entry in the journal."""
    before = working.items("journal")
    offered(working, monkeypatch, "undo", "X")
    assert working.items("journal") == before
