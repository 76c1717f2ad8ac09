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


def test_tab_works_in_zsh_and_fish_too(team: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever shell a clerk uses, names, ids and words complete."""
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "svc staff show 王")
    monkeypatch.setenv("_SVC_COMPLETE", "complete_zsh")
    assert "王芳" in team.svc().out
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "svc promise keep P")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_SVC_COMPLETE", "complete_fish")
    assert team.svc().out.split() == ["P1"]


@pytest.fixture
def team(working: Shop) -> Shop:
    """The busy shop with staff, a promise, a job and an enquiry."""
    working.ok("staff", "new", "li")
    working.ok("staff", "new", "王芳")
    working.ok("promise", "new", "张三", "Rear mat")
    working.ok("job", "new", "张三", "First service", "--kind", "service", "--on", "fri")
    working.ok("enquiry", "new", "王五", "--phone", "138 0000 7777")
    return working


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["staff", "show", "王"], ["王芳"]),
        (["due-today", "--staff", "l"], ["li"]),
        (["leaks", "--staff", "王"], ["王芳"]),
        (["lea"], ["leaks"]),
        (["customer", "edit", "张三", "--keeper", "王"], ["王芳"]),
        (["complaint", "new", "张三", "x", "--against", "王"], ["王芳"]),
        (["promise", "keep", "P"], ["P1"]),
        (["job", "done", "J"], ["J2"]),
        (["enquiry", "close", "Q"], ["Q3"]),
        (["job", "new", "张三", "x", "--kind", "in"], ["install"]),
        (["enquiry", "close", "Q3", "--bought", "S"], ["S1"]),
    ],
    ids=lambda words: " ".join(words),
)
def test_tab_offers_staff_promises_jobs_and_enquiries(
    team: Shop, monkeypatch: pytest.MonkeyPatch, words: list[str], found: list[str]
) -> None:
    """What was added to the desk completes like what was there before."""
    assert offered(team, monkeypatch, *words) == found


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
        (["milestone", "edit", "T"], ["T1"]),
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
