"""What a logged contact does to promises, jobs and enquiries, and what correcting it does."""

import pytest

from aftersales_cli.errors import NotDueHere
from aftersales_cli.rules import corrections
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import Channel, Outcome
from aftersales_cli.rules.ladder import Rung, rung
from aftersales_cli.rules.promises import Told
from tests.rules.facts import NOW, TODAY, asked, at, call, duty, planned, promised, reach, when
from tests.rules.test_calls import FRIDAY, IN_VAIN, OPEN, REACHED, decided

PROMISE, LATE, JOB, ENQUIRY = promised(5), promised(9, due="2026-11-20"), planned(6), asked(8)


@pytest.mark.parametrize("choice", [None, "all"])
def test_a_promise_is_kept_or_moved_only_when_that_is_said(choice: str | None) -> None:
    """However the call went, what was promised stays due, broken or not."""
    assert decided(choice=choice, items=(LATE, PROMISE)) == {"still_due": ["P9", "P5"]}
    assert decided(choice=choice, following=FRIDAY, items=(PROMISE,)) == {
        "following": "2026-11-27 16:30",
        "still_due": ["P5"],
    }


def test_a_promise_moves_to_the_date_agreed_with_the_customer() -> None:
    """Who was spoken with about it knows the new date; no second duty is made of it."""
    assert decided(choice="P9", following=FRIDAY, items=(LATE,)) == {"answered": ["P9 2026-11-27 16:30"]}


def test_a_promise_that_was_spoken_about_keeps_its_date_where_none_is_agreed() -> None:
    """Talking about it does not push it away."""
    assert decided(choice="P9", items=(LATE,)) == {"answered": ["P9 2026-11-20"], "still_due": ["P9"]}


@pytest.mark.parametrize("outcome", IN_VAIN)
def test_a_promise_never_moves_behind_the_customers_back(outcome: Outcome) -> None:
    """Nobody was told, so the date stands, whatever is planned; the attempt counts."""
    assert decided(outcome, "P5", FRIDAY, items=(PROMISE,)) == {
        "tried": ["P5 2026-11-22"],
        "following": "2026-11-27 16:30",
        "still_due": ["P5"],
    }


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_a_contact_keeps_is_no_longer_due(outcome: Outcome) -> None:
    """The mat was handed over, whoever answered the phone; named twice it is still kept once."""
    assert decided(outcome, "none", items=(LATE, PROMISE), keeps="P9") == {"still_due": ["P5"], "kept": ["P9"]}
    assert decided(outcome, "P9", items=(LATE,), keeps="P9,9") == {"kept": ["P9"]}


def test_only_an_open_promise_of_the_customer_is_kept() -> None:
    """One that was kept before, or somebody else's, is refused by its id."""
    with pytest.raises(NotDueHere) as refusal:
        decided(items=OPEN, keeps="P99")
    assert refusal.value.values == {"id": "P99", "who": "张三"}


def test_what_is_promised_is_due_when_it_was_said() -> None:
    """With its date, or without one at the contact that was agreed in the same breath."""
    promises = (Told("mat", when("2026-12-24")), Told("key", None))
    assert decided(items=(), following=FRIDAY, promises=promises)["promised"] == ["mat 2026-12-24", "key 2026-11-27"]
    assert decided(items=(), promises=promises)["promised"] == ["mat 2026-12-24", "key 2026-11-29"]


def test_a_contact_that_is_made_now_is_not_the_next_one() -> None:
    """The call planned for Tuesday was made today: the promise is not due on Tuesday because of it."""
    tuesday = duty(7, due="2026-11-24")
    found = decided(choice="F7", items=(tuesday,), promises=(Told("mat", None),))
    assert found == {"closed": ["F7"], "promised": ["mat 2026-11-29"]}
    assert decided(choice="none", items=(tuesday,), promises=(Told("mat", None),))["promised"] == ["mat 2026-11-24"]


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("following", [None, FRIDAY])
def test_no_call_changes_the_day_of_a_job(outcome: Outcome, following: When | None) -> None:
    """A job is done, missed or moved by its own command; a call about it is only written into its record."""
    late = planned(6, due="2026-11-20", missed=True)
    for item in (JOB, late, planned(6, due="2026-12-01")):
        found = decided(outcome, "J6", following, items=(item,))
        assert [*found.get("answered", ()), *found.get("tried", ())] == [f"J6 {item.due_on}"]  # type: ignore[misc]
        assert found.get("following") == (following and "2026-11-27 16:30")
        assert ("still_due" in found) is (item.due_on <= TODAY)
    assert decided(outcome, "all", items=(JOB,)) == {"still_due": ["J6"]}


def test_a_plain_call_answers_an_enquiry() -> None:
    """Who left without buying is called, and comes back the next day or when it was agreed; a visit does not count."""
    assert decided(items=(ENQUIRY,)) == {"answered": ["Q8 2026-11-23"]}
    assert decided(items=(ENQUIRY,), following=FRIDAY) == {"answered": ["Q8 2026-11-27 16:30"]}
    assert decided(items=(ENQUIRY,), channel=Channel.VISIT) == {"still_due": ["Q8"]}
    assert decided(Outcome.NO_ANSWER, items=(ENQUIRY,)) == {"tried": ["Q8 2026-11-22 12:00"]}


@pytest.mark.parametrize(
    ("due", "attempts", "made", "back"),
    [
        ("2026-11-22", 0, "2026-11-22 09:00", "2026-11-22 12:00"),
        ("2026-11-20", 1, "2026-11-22 09:00", "2026-11-23 10:00"),
        ("2026-11-20", 0, "2026-11-20 10:00", "2026-11-22"),
        ("2026-11-22", 0, "2026-11-21 21:30", "2026-11-22 08:30"),
        ("2026-12-01 10:00", 0, "2026-11-22 09:00", "2026-12-01 10:00"),
    ],
)
def test_a_duty_comes_back_by_the_ladder_but_not_in_the_past(due: str, attempts: int, made: str, back: str) -> None:
    """A contact entered late brings it back today, and one that is agreed for later waits for its day."""
    found = rung(duty(due=due, attempts=attempts), Outcome.NO_ANSWER, at(made), reach(), NOW)
    assert found == Rung(when(back))


@pytest.mark.parametrize("before", list(Outcome))
@pytest.mark.parametrize("after", list(Outcome))
def test_a_corrected_outcome_opens_or_closes_what_it_must(before: Outcome, after: Outcome) -> None:
    """Follow-ups open again only where the customer was not spoken with after all, and close only where so."""
    found = corrections.correction(call(1, "2026-11-20 10:00")._replace(outcome=before), {"outcome": after})
    assert found.reopens is (before in REACHED and after in IN_VAIN)
    assert found.closes is (before in IN_VAIN and after in REACHED)


def test_a_corrected_note_opens_and_closes_nothing() -> None:
    """Only the outcome says whether somebody was spoken with."""
    assert corrections.correction(call(1, "2026-11-20 10:00"), {"note": "Front mat"}) == corrections.Correction(
        {"note": "Front mat"}, False, False
    )
