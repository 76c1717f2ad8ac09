"""A complaint that is closed went through its loop."""

import pytest

from aftersales_cli.rules.soundness import unlooped

LOOP = ["acknowledged", "investigated", "decided", "done", "rechecked", "reported", "closed"]


def told(*steps: str, word: str | None = None) -> list[str]:
    """What is said of C7 with such a record."""
    return [*unlooped((7, step, word if step == "rechecked" else None) for step in ("received", *steps))]


def test_a_whole_loop_is_nothing_to_tell() -> None:
    """Every step once."""
    assert told(*LOOP) == []


@pytest.mark.parametrize("missing", LOOP)
def test_a_step_that_is_missing_is_named(missing: str) -> None:
    """One of the four "not one missed" or what lies between them."""
    assert told(*(step for step in LOOP if step != missing)) == [f"C7: {missing}"]


def test_a_reopening_takes_back_what_followed_the_search() -> None:
    """Closed again without anything done anew."""
    assert told(*LOOP, "reopened", "closed") == ["C7: decided, done, rechecked, reported"]


def test_a_customer_who_was_not_satisfied_was_not_re_checked() -> None:
    """The step is in the record and does not count."""
    assert told(*LOOP, word="unsatisfied") == ["C7: rechecked"]


def test_a_decision_that_was_refused_is_none() -> None:
    """The manager said no, and nobody decided anew."""
    assert told(*LOOP[:3], "rejected", *LOOP[3:]) == ["C7: decided"]
