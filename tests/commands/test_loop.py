"""A complaint walks through its closed loop at the counter."""

from pathlib import Path

import pytest

from tests.shop import Shop, opened


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A shop with a clerk, a lead and a manager; a customer of the clerk's complains."""
    shop = opened(tmp_path, playbook="generic")
    for name, role in (("王芳", "rep"), ("李娜", "lead"), ("周洁", "manager")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user = "王芳"
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "王芳")
    shop.ok("complaint", "new", "张三", "Gearbox jerks", "--severity", "high")
    return shop


def step(shop: Shop, user: str, when: str, *words: str) -> None:
    """A step of the complaint C1, by somebody at a time in November 2026."""
    shop.user, shop.now = user, f"2026-11-{when}"
    shop.ok("complaint", words[0], "C1", *words[1:])


def walked(shop: Shop, last: str) -> None:
    """Takes C1 through its loop up to a step."""
    loop = {
        "ack": ("王芳", "22T09:10", ["--note", "We look into it"]),
        "investigate": ("王芳", "22T10:00", ["Faulty seal", "--party", "maker", "--cause", "product/manufacturing",
                                           "--measure", "Check seals at every service", "--correct-by", "2026-12-01"]),
        "decide": ("王芳", "22T10:05", ["New seal, told her", "--remedy", "exchange", "--amount", "150"]),
        "done": ("王芳", "23T11:00", ["Seal replaced"]),
        "recheck": ("李娜", "24T09:00", ["satisfied", "--note", "Quiet since"]),
        "report": ("李娜", "24T09:05", ["maker", "--note", "Batch of seals"]),
        "close": ("李娜", "24T09:06", []),
    }  # fmt: skip
    for word, (user, when, rest) in loop.items():
        step(shop, user, when, word, *rest)
        if word == last:
            return


def shown(shop: Shop, ref: str = "C1") -> dict[str, object]:
    """A complaint as it stands."""
    (found,) = shop.items("complaint", "show", ref)
    return dict(found)


def test_a_complaint_is_walked_from_the_first_word_to_the_close(desk: Shop) -> None:
    """Recorded, handled, re-checked by a colleague, reported: then it is closed, and its record says who did what."""
    walked(desk, "close")
    found = shown(desk)
    assert (found["state"], found["ended"], found["waits_for"], found["party"]) == ("closed", "closed", None, "maker")
    assert (found["measure"], found["correct_on"]) == ("Check seals at every service", "2026-12-01")
    record = [(one["what"], one["by"], one["word"]) for one in found["record"]]  # type: ignore[attr-defined]
    assert record == [
        ("received", "王芳", None), ("acknowledged", "王芳", None), ("investigated", "王芳", "maker"),
        ("decided", "王芳", "exchange"), ("done", "王芳", None), ("rechecked", "李娜", "satisfied"),
        ("reported", "李娜", "maker"), ("closed", "李娜", None),
    ]  # fmt: skip
    assert "Mon 23 Nov 11:00\tdone\t王芳\t\tfor Tue 24 Nov; Seal replaced" in desk.ok("complaint", "show", "C1").out
    assert desk.items("due-today") == []


def test_every_answer_says_what_comes_next(desk: Shop) -> None:
    """The step, the day, who sees to it, and the command; in Chinese too."""
    desk.now = "2026-11-22T09:10"
    assert desk.ok("complaint", "ack", "C1").out.splitlines() == [
        "Acknowledged: C1 Gearbox jerks (张三)", "  Waits for: investigation, Sun 22 Nov, 王芳",
        "  Next: svc complaint investigate C1",
    ]  # fmt: skip
    desk.lang = "zh"
    said = desk.ok("complaint", "investigate", "C1", "密封圈", "--party", "maker").out
    assert "等待：决定，11月22日 周日，王芳" in said


@pytest.mark.parametrize(
    ("last", "missing", "following"),
    [
        ("ack", "investigation, decision, remedy, re-check, report", "investigate"),
        ("done", "re-check, report", "recheck"),
        ("recheck", "report", "report"),
    ],
)
def test_close_means_closed(desk: Shop, last: str, missing: str, following: str) -> None:
    """Whoever closes too early hears what is missing, and nothing has changed."""
    walked(desk, last)
    before = shown(desk)
    refusal = desk.svc("complaint", "close", "C1")
    said = f"C1 cannot be closed; what is missing: {missing}. Next: svc complaint {following} C1\n"
    assert (refusal.code, refusal.err) == (4, said)
    assert shown(desk) == before


def test_the_re_check_stands_on_a_colleagues_list_on_the_next_day(desk: Shop) -> None:
    """Not on that of whoever did it, and nobody unknown may make it."""
    walked(desk, "done")
    desk.now = "2026-11-24T09:00"
    assert desk.items("due-today", "--staff", "王芳") == []
    (item,) = desk.items("due-today", "--staff", "李娜")
    assert {"code": "waits-for", "text": "waits for: re-check"} in item["why"]
    for user in ("王芳", ""):
        desk.user = user
        assert desk.svc("complaint", "recheck", "C1", "satisfied").code == 4


def test_an_unhappy_customer_goes_one_level_higher(desk: Shop) -> None:
    """The complaint is open again with somebody of higher rank, and goes through decision, remedy and re-check anew."""
    walked(desk, "done")
    step(desk, "李娜", "24T09:00", "recheck", "unsatisfied", "--note", "Jerks again")
    found = shown(desk)
    assert (found["waits_for"], found["assignee"]) == ("decided", {"id": "M2", "name": "李娜"})
    step(desk, "李娜", "24T10:00", "decide", "New gearbox", "--remedy", "repair", "--amount", "900")
    step(desk, "李娜", "25T10:00", "done", "Gearbox replaced")
    step(desk, "王芳", "26T10:00", "recheck", "unsatisfied")
    assert shown(desk)["assignee"] == {"id": "M3", "name": "周洁"}


def test_what_is_beyond_a_clerks_authority_waits_for_the_lead(desk: Shop) -> None:
    """It is on the lead's list; the clerk cannot confirm it, and after a no it is decided anew."""
    walked(desk, "investigate")
    step(desk, "王芳", "22T10:10", "decide", "Repair", "--remedy", "repair", "--amount", "900")
    assert desk.items("due-today", "--staff", "王芳") == []
    (item,) = desk.items("due-today", "--staff", "李娜")
    assert {"code": "for-role", "text": "for the team lead"} in item["why"]
    assert desk.svc("complaint", "done", "C1", "Repaired").code == 4
    refusal = desk.svc("complaint", "approve", "C1")
    assert (refusal.code, refusal.err) == (
        4,
        "C1 must be confirmed by somebody of this rank or above: team lead; 王芳 may not.\n",
    )
    step(desk, "李娜", "22T10:20", "approve", "--no", "An exchange will do")
    assert shown(desk)["waits_for"] == "decided"
    step(desk, "王芳", "22T10:30", "decide", "Compensation", "--remedy", "compensation", "--amount", "300")
    assert desk.items("due-today", "--staff", "李娜") == []
    step(desk, "周洁", "22T10:40", "approve")
    assert shown(desk)["waits_for"] == "done"


def test_what_is_settled_on_the_spot_is_recorded_in_one_go(desk: Shop) -> None:
    """It waits for the re-check of the next day; who pays for the goodwill exchange is a duty of its own."""
    desk.now = "2026-11-22T09:30"
    (found,) = desk.items("complaint", "new", "张三", "Milk is sour", "--solved", "New milk", "--remedy", "exchange")
    assert (found["waits_for"], found["next_due_on"]) == ("rechecked", "2026-11-23")
    (pays,) = [one for one in desk.items("followup", "list") if one["purpose"]["code"] == "who-pays"]
    assert pays["purpose"]["text"] == "Settle who pays for the goodwill exchange"
    assert desk.svc("complaint", "recheck", "C2", "satisfied").code == 4


def test_what_is_beyond_ones_authority_is_not_settled_on_the_spot(desk: Shop) -> None:
    """A clerk's refund waits for somebody above even when it is recorded as done; the manager's own does not."""
    words = ("complaint", "new", "张三", "Milk is sour", "--solved", "Money back", "--remedy", "refund")
    refusal = desk.svc(*words)
    assert (refusal.code, "team lead" in refusal.err or "manager" in refusal.err) == (4, True)
    assert desk.svc("complaint", "show", "C2").code == 3
    desk.user = "周洁"
    (found,) = desk.items(*words)
    assert found["waits_for"] == "rechecked"


def test_who_pays_for_an_exchange_is_asked_whatever_the_cause(desk: Shop) -> None:
    """A cause that is filed does not say who pays."""
    desk.ok(
        "complaint", "new", "张三", "Milk is sour", "--cause", "product/manufacturing", "--solved", "New milk",
        "--remedy", "exchange",
    )  # fmt: skip
    assert [one["purpose"]["code"] for one in desk.items("followup", "list")] == ["who-pays"]


def test_a_pause_takes_a_complaint_off_the_list_up_to_a_cap(desk: Shop) -> None:
    """It comes back on its day at the latest, and nothing is done on it before it is taken up again."""
    walked(desk, "decide")
    assert desk.svc("complaint", "pause", "C1", "--for", "parts", "--until", "2026-12-30").code == 4
    step(desk, "王芳", "22T11:00", "pause", "--for", "parts", "--until", "2026-11-25")
    assert desk.items("due-today") == []
    assert desk.svc("complaint", "done", "C1", "Done").code == 4
    desk.now = "2026-11-25T09:00"
    assert [one["id"] for one in desk.items("due-today")] == ["C1"]
    desk.ok("complaint", "resume", "C1")
    assert shown(desk)["waits_for"] == "done"
    assert desk.svc("complaint", "resume", "C1").code == 4


def test_the_three_changes(desk: Shop) -> None:
    """Another person of higher rank, another place, another time with somebody higher again, promised to the minute."""
    step(desk, "王芳", "22T09:10", "escalate", "--place", "the office")
    assert shown(desk)["assignee"] == {"id": "M1", "name": "王芳"}
    step(desk, "王芳", "22T09:20", "escalate", "--person")
    assert shown(desk)["assignee"] == {"id": "M2", "name": "李娜"}
    step(desk, "李娜", "22T09:30", "escalate", "--time", "fri 15:00")
    assert shown(desk)["assignee"] == {"id": "M3", "name": "周洁"}
    (promise,) = desk.items("promise", "list")
    assert (promise["what"], promise["due_at"], promise["about"]) == (
        "Appointment with 周洁", "2026-11-27T15:00:00+08:00", "C1",
    )  # fmt: skip
    for words in (["--person"], ["--person", "--to", "王芳"]):
        assert desk.svc("complaint", "escalate", "C1", *words).code == 4
    for words in ([], ["--person", "--place", "outside"], ["--time", "fri"]):
        assert desk.svc("complaint", "escalate", "C1", *words).code == 2


def test_who_is_complained_of_sees_it_in_no_list(desk: Shop) -> None:
    """Neither in the list of complaints nor in today's, and takes no step; colleagues do."""
    desk.ok("complaint", "new", "张三", "Was rude", "--against", "王芳")
    assert [one["id"] for one in desk.items("complaint", "list")] == ["C1"]
    assert [one["id"] for one in desk.items("due-today")] == ["C1"]
    refusal = desk.svc("complaint", "ack", "C2")
    assert (refusal.code, refusal.err) == (4, "C2 is about 王芳; somebody else must see to it.\n")
    assert desk.svc("complaint", "assign", "C1", "王芳").code == 0
    desk.user = "李娜"
    assert desk.svc("complaint", "assign", "C2", "王芳").code == 4
    assert [one["id"] for one in desk.items("complaint", "list")] == ["C1", "C2"]


@pytest.mark.parametrize(
    ("words", "ended"),
    [
        (["withdraw", "C1", "--why", "Found it"], "withdrawn"),
        (["close", "C1", "--as", "declined", "--why", "Against the law"], "declined"),
        (["close", "C1", "--as", "duplicate", "--of", "C2"], "duplicate"),
    ],
)
def test_other_ends_are_told_apart(desk: Shop, words: list[str], ended: str) -> None:
    """Taken back, declined at once and politely, or the same again: each by its own way, and none is closed."""
    desk.ok("complaint", "new", "张三", "Gearbox again")
    desk.ok("complaint", *words)
    assert (shown(desk)["state"], shown(desk)["ended"]) == ("closed", ended)
    assert [one["id"] for one in desk.items("complaint", "list", "--ended", ended)] == ["C1"]
    assert desk.items("complaint", "list", "--ended", "closed") == []
    assert desk.svc("complaint", "ack", "C1").code == 4
    desk.ok("complaint", "reopen", "C1", "--why", "Not at all")
    assert (shown(desk)["ended"], shown(desk)["waits_for"]) == (None, "acknowledged")


@pytest.mark.parametrize(
    ("at", "code"), [("2026-11-20 10:00", 4), ("2026-11-29 10:00", 2), ("2026-11-22 08:59", 4), ("today", 2)]
)
def test_a_step_is_neither_before_the_case_nor_ahead(desk: Shop, at: str, code: int) -> None:
    """A time before the complaint came in is refused by the rule, one in the future is a mistake."""
    assert desk.svc("complaint", "ack", "C1", "--at", at).code == code
    assert shown(desk)["waits_for"] == "acknowledged"


def test_nothing_is_closed_by_a_side_door(desk: Shop) -> None:
    """What was worked on does not become praise, and two complaints are not each the duplicate of the other."""
    desk.ok("complaint", "ack", "C1")
    refusal = desk.svc("complaint", "edit", "C1", "--kind", "praise")
    assert (refusal.code, "has been worked on" in refusal.err) == (4, True)
    desk.ok("customer", "new", "李四", "--phone", "138 0000 5678")
    desk.ok("complaint", "new", "李四", "Something else")
    desk.ok("complaint", "new", "张三", "Gearbox again")
    assert desk.svc("complaint", "close", "C1", "--as", "duplicate", "--of", "C2").code == 4
    desk.ok("complaint", "close", "C3", "--as", "duplicate", "--of", "C1")
    assert desk.svc("complaint", "close", "C1", "--as", "duplicate", "--of", "C3").code == 4
    assert [one["id"] for one in desk.items("complaint", "list")] == ["C1", "C2"]


def test_an_unhappy_answer_is_recorded_also_where_nobody_higher_is_there(desk: Shop) -> None:
    """The complaint is open again and stays where it is, one level higher."""
    desk.user = "周洁"
    for name in ("李娜", "周洁"):
        desk.ok("staff", "edit", name, "--absent-from", "2026-11-22")
    walked(desk, "done")
    step(desk, "李娜", "24T09:00", "recheck", "unsatisfied", "--note", "Jerks again")
    found = shown(desk)
    assert (found["waits_for"], found["assignee"]) == ("decided", {"id": "M1", "name": "王芳"})


def test_who_is_complained_of_cannot_edit_it_away(desk: Shop) -> None:
    """Neither by taking the name off nor by calling it praise, nor with a note; colleagues correct it."""
    desk.ok("complaint", "new", "张三", "Was rude", "--against", "王芳")
    for words in (["edit", "C2", "--clear", "against"], ["edit", "C2", "--kind", "praise"], ["note", "C2", "Not so"]):
        assert desk.svc("complaint", *words).code == 4
    desk.user = "李娜"
    desk.ok("complaint", "edit", "C2", "--clear", "against")


def test_praise_is_not_opened_again_and_a_remedy_goes_with_what_is_solved(desk: Shop) -> None:
    """Praise says what to do instead; a remedy without what was done is refused instead of lost."""
    desk.ok("complaint", "new", "张三", "Thank you", "--kind", "praise")
    refusal = desk.svc("complaint", "reopen", "C2", "--why", "More")
    assert (refusal.code, "is praise" in refusal.err) == (4, True)
    assert desk.svc("complaint", "new", "张三", "Again", "--remedy", "refund").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ["assign", "C1", "李娜"], ["escalate", "C1", "--person"], ["pause", "C1", "--for", "parts", "--until", "fri"],
        ["withdraw", "C1", "--why", "So"], ["close", "C1", "--as", "declined", "--why", "So"], ["ack", "C1"],
    ],
)  # fmt: skip
def test_a_clock_that_was_set_back_writes_no_step(desk: Shop, words: list[str]) -> None:
    """No record reads as if a complaint had been given away before it came in."""
    desk.now = "2026-11-21T09:00"
    before = shown(desk)
    refusal = desk.svc("complaint", *words)
    assert (refusal.code, "would come before it" in refusal.err) == (4, True)
    assert shown(desk) == before


def test_who_is_complained_of_confirms_no_promise_about_it(desk: Shop) -> None:
    """What a customer is promised for the manner of the lead is confirmed by somebody else."""
    desk.ok("complaint", "new", "张三", "Was rude", "--against", "李娜")
    desk.ok("promise", "new", "张三", "A gift", "--remedy", "gift", "--amount", "600", "--about", "C2")
    desk.user = "李娜"
    refusal = desk.svc("promise", "confirm", "P1")
    assert (refusal.code, refusal.err) == (4, "C2 is about 李娜; somebody else must see to it.\n")
    desk.user = "周洁"
    desk.ok("promise", "confirm", "P1")
