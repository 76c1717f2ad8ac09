"""Complaints: registered, listed, shown."""

from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop

PLAIN = {"from_on": None, "from_at": None, "to_at": None, "word": None, "whom": None, "amount": None}


def opened(shop: Shop, *args: str) -> Any:
    """A complaint as `complaint new` registers it."""
    return shop.items("complaint", "new", *args)[0]


def test_a_complaint_is_registered_with_all_that_was_told(working: Shop) -> None:
    """What, cause, severity, what it is about, how it came in, and what the customer wants."""
    told = ["--cause", "product/manufacturing", "--severity", "high", "--purchase", "S1", "--via", "wechat"]
    opened(working, "张三", "Gearbox jerks when cold", *told, "--wants", "A test drive")
    expected = {
        "id": "C2", "customer": {"id": "K1", "name": "张三"}, "purchase": {"id": "S1", "item": "Kunlun X5"},
        "what": "Gearbox jerks when cold", "cause": {"code": "product/manufacturing", "text": "Manufacturing"},
        "severity": "high", "via": "wechat", "wants": "A test drive", "opened_at": "2026-11-22T09:00:00+08:00",
        "next_due_on": "2026-11-22", "closed_at": None,
    }  # fmt: skip
    assert expected.items() <= working.items("complaint", "show", "C2")[0].items()


def test_what_is_wrong_is_enough(working: Shop) -> None:
    """Everything else can be found out later."""
    one = opened(working, "张三", "Rattles")
    assert (one["cause"], one["severity"], one["purchase"], one["wants"]) == (None, "normal", None, None)


def test_a_new_complaint_is_on_todays_list_at_once(working: Shop) -> None:
    """And its customer's follow-ups show it."""
    opened(working, "张三", "Rattles")
    items = {one["id"]: one for one in working.items("due-today")}
    assert items["C2"]["kind"] == "case"
    assert "open-complaint" in [why["code"] for why in items["F1"]["why"]]
    assert "C2" in working.ok("due-today").out


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("product", "product"),
        ("service/slow-reception", "service/slow-reception"),
        ("Product/Manufacturing", "product/manufacturing"),
        ("delivery/out of stock", "delivery/out-of-stock"),
    ],
)
def test_a_cause_is_a_group_or_what_is_in_it(working: Shop, typed: str, kept: str) -> None:
    """Capitals and blanks do not matter."""
    assert opened(working, "张三", "Rattles", "--cause", typed)["cause"]["code"] == kept


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("product/manufacturin", "product/manufacturing"),
        ("manufacturing", "product/manufacturing"),
        ("service/maner", "service/manner"),
        ("prodct", "product"),
    ],
)
def test_a_cause_that_is_nearly_right_is_answered_with_the_right_one(working: Shop, typed: str, near: str) -> None:
    """For a new complaint and for a search alike."""
    for words in (["new", "张三", "Rattles"], ["list"]):
        said = refused(working, 2, "complaint", *words, "--cause", typed)
        assert (f'"{typed}"' in said, f'"{near}"' in said) == (True, True)


def test_an_unknown_cause_is_answered_with_those_there_are(working: Shop) -> None:
    """Nothing is filed under a word that nobody will look for."""
    said = refused(working, 2, "complaint", "new", "张三", "Rattles", "--cause", "zzz")
    assert all(word in said for word in ('"zzz"', "product", "service"))


@pytest.mark.parametrize("severity", ["low", "normal", "high", "critical"])
def test_a_complaint_has_one_of_four_severities(working: Shop, severity: str) -> None:
    """Kept as given."""
    assert opened(working, "张三", "Rattles", "--severity", severity)["severity"] == severity


def test_an_unknown_severity_or_way_is_refused(working: Shop) -> None:
    """With the nearest, or with all there are."""
    assert '"high"' in refused(working, 2, "complaint", "new", "张三", "Rattles", "--severity", "hgih")
    assert "critical" in refused(working, 2, "complaint", "new", "张三", "Rattles", "--severity", "9")
    assert '"wechat"' in refused(working, 2, "complaint", "new", "张三", "Rattles", "--via", "wechatt")


def test_a_complaint_is_about_the_customers_own_purchase(working: Shop) -> None:
    """Somebody else's is refused (4), an unknown one not found (3), another noun's id wrong (2)."""
    said = refused(working, 4, "complaint", "new", "李四", "Rattles", "--purchase", "S1")
    assert ("S1" in said, "李四" in said) == (True, True)
    assert "S9" in refused(working, 3, "complaint", "new", "李四", "Rattles", "--purchase", "S9")
    assert '"K1"' in refused(working, 2, "complaint", "new", "李四", "Rattles", "--purchase", "K1")


@pytest.mark.parametrize("what", ["", " ", "\u200b", "a\x00b", "a\x1b[2Jb"])
def test_a_complaint_of_nothing_or_of_noise_is_refused(working: Shop, what: str) -> None:
    """Something readable must stand in it."""
    said = refused(working, 2, "complaint", "new", "张三", what)
    assert "complaint" in said
    assert "\x1b" not in said


def test_a_long_complaint_of_several_lines_is_kept_whole(working: Shop) -> None:
    """A letter of 100 kB as it came, with brackets, quotes and emoji."""
    letter = 'Dear "Sir"; [/bold] 😀\n\n\t' + "很不满意。\n" * 20_000 + "Yours"
    opened(working, "张三", letter)
    assert working.items("complaint", "show", "C2")[0]["what"] == letter


def test_earlier_complaints_of_the_customer_are_named(working: Shop) -> None:
    """Who complains for the second time is told apart at once."""
    working.now = "2026-11-24T10:00+08:00"
    one = opened(working, "李四", "Jerks again")
    assert [earlier["id"] for earlier in one["earlier"]] == ["C1"]
    said = working.ok("complaint", "new", "李四", "And again").out
    assert all(text in said for text in ("C1", "Gearbox jerks when cold", "C2", "Jerks again"))
    assert opened(working, "张三", "Rattles")["earlier"] == []


def test_a_complaint_is_shown_with_its_record(working: Shop) -> None:
    """Who received it, who spoke with the customer, and the customer's other complaints."""
    opened(working, "李四", "Paint is scratched")
    working.now, working.user = "2026-11-23T10:00+08:00", "wang"
    working.ok("log-call", "李四", "Comes Friday", "--for", "C1", "--next", "fri")
    one = working.items("complaint", "show", "c1")[0]
    assert one["next_due_on"] == "2026-11-27"
    assert one["record"] == [
        {"at": "2026-11-22T09:00:00+08:00", "what": "received", "by": "li", "call": None, "note": None,
            "to_on": "2026-11-22", "entered_at": "2026-11-22T09:00:00+08:00", **PLAIN},
        {
            "at": "2026-11-23T10:00:00+08:00", "what": "contacted", "by": "wang", "call": "L1", "note": "Comes Friday",
            "to_on": "2026-11-27", "entered_at": "2026-11-23T10:00:00+08:00", **PLAIN,
        },
    ]  # fmt: skip
    said = working.ok("complaint", "show", "1").out
    assert all(text in said for text in ("Gearbox jerks when cold", "Comes Friday", "wang", "Paint is scratched"))


def test_a_complaint_that_is_not_there(working: Shop) -> None:
    """An unknown number is not found (3), another noun's id is not a complaint's (2)."""
    assert "C9" in refused(working, 3, "complaint", "show", "C9")
    assert '"F1"' in refused(working, 2, "complaint", "show", "F1")


def test_complaints_are_listed_oldest_first(working: Shop) -> None:
    """All open ones, a customer's, of a cause or its whole group, of a severity, or the first of them."""
    opened(working, "张三", "Rattles", "--cause", "product", "--severity", "high")
    opened(working, "张三", "Waited an hour", "--cause", "service/slow-reception")
    opened(working, "李四", "Rude", "--cause", "attitude/contempt", "--severity", "high")

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in working.items("complaint", "list", *args)]

    assert listed() == listed("--all") == ["C1", "C2", "C3", "C4"]
    assert listed("--customer", "张三") == ["C2", "C3"]
    assert listed("--cause", "product") == ["C1", "C2"]
    assert listed("--cause", "product/manufacturing") == ["C1"]
    assert listed("--severity", "high") == ["C2", "C4"]
    assert listed("--severity", "high", "--customer", "李四") == ["C4"]
    assert listed("--cause", "price") == []
    assert listed("--limit", "2") == ["C1", "C2"]
    assert working.ok("complaint", "list", "--limit", "2", "--json").json["total"] == 4


def test_the_cause_is_named_in_the_language(working: Shop) -> None:
    """The code stays, its text follows the language."""
    working.lang = "zh"
    cause = working.items("complaint", "show", "C1")[0]["cause"]
    assert cause == {"code": "product/manufacturing", "text": "制造问题"}


def test_a_note_is_added_to_the_record(working: Shop) -> None:
    """Who noted what, and when, stands behind what happened before."""
    working.user = "wang"
    working.ok("complaint", "note", "C1", "Part ordered,\ncomes on Friday")
    last = working.items("complaint", "show", "C1")[0]["record"][-1]
    assert (last["what"], last["by"], last["note"]) == ("noted", "wang", "Part ordered,\ncomes on Friday")


def test_a_complaint_is_corrected_and_the_record_says_so(working: Shop) -> None:
    """Cause, severity, purchase and wish can be corrected and emptied."""
    working.ok("purchase", "new", "李四", "Kunlun S3")
    working.ok(
        "complaint", "edit", "C1", "--cause", "service", "--severity", "low", "--purchase", "S2", "--wants", "Call"
    )
    one = working.items("complaint", "show", "C1")[0]
    assert (one["cause"]["code"], one["severity"], one["purchase"]["id"], one["wants"]) == (
        "service",
        "low",
        "S2",
        "Call",
    )
    assert one["record"][-1]["what"] == "edited"
    working.ok("complaint", "edit", "C1", "--clear", "cause", "--clear", "purchase", "--clear", "wants")
    one = working.items("complaint", "show", "C1")[0]
    assert (one["cause"], one["purchase"], one["wants"]) == (None, None, None)


def test_a_suggestion_waits_for_an_answer_and_praise_for_nothing(working: Shop) -> None:
    """A suggestion is on the list until somebody has answered it; praise is heard and closed."""
    idea = opened(working, "张三", "A coffee machine", "--kind", "suggestion")
    praise = opened(working, "张三", "Friendly people", "--kind", "praise")
    assert (idea["kind"], idea["closed_at"]) == ("suggestion", None)
    assert (praise["kind"], praise["closed_at"]) == ("praise", "2026-11-22T09:00:00+08:00")
    due = {one["id"]: one["purpose"]["code"] for one in working.items("due-today")}
    assert (due.get("C2"), due.get("C3")) == ("suggestion", None)
    assert [one["complaints"] for one in working.items("log-call", "张三", "Hello")] == [[]]


def test_praise_that_was_a_complaint_after_all_is_dealt_with(working: Shop) -> None:
    """It stands on the list from the moment in which somebody notices."""
    opened(working, "张三", "How nice and slow", "--kind", "praise")
    working.now = "2026-11-24T09:00+08:00"
    (one,) = working.items("complaint", "edit", "C2", "--kind", "complaint")
    assert (one["closed_at"], one["next_due_on"]) == (None, "2026-11-24")
    assert "C2" in [item["id"] for item in working.items("due-today")]
    working.ok("undo")
    assert working.items("complaint", "show", "C2")[0]["closed_at"] == "2026-11-22T09:00:00+08:00"


def test_praise_that_was_a_complaint_goes_through_the_whole_loop(working: Shop) -> None:
    """What was heard and closed as praise did not end it: it waits for its first step, and can be closed in the end."""
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    opened(working, "张三", "How nice and slow", "--kind", "praise")
    working.ok("complaint", "edit", "C2", "--kind", "complaint")
    assert working.items("complaint", "show", "C2")[0]["waits_for"] == "acknowledged"
    steps = (["ack"], ["investigate", "Queue", "--party", "store"], ["decide", "Sorry"], ["done", "Said so"])
    for step, *rest in (*steps, ["recheck", "satisfied"], ["report", "service"], ["close"]):
        working.user = "wang" if step == "recheck" else "li"
        working.ok("complaint", step, "C2", *rest)
    assert working.items("complaint", "show", "C2")[0]["state"] == "closed"


def test_a_suggestion_that_was_a_complaint_after_all_has_its_loop_before_it(working: Shop) -> None:
    """An answer closes a suggestion; corrected into a complaint it is open again, and waits for its investigation."""
    opened(working, "张三", "Faster gates", "--kind", "suggestion")
    for words in (["ack", "C2"], ["decide", "C2", "We look into it"], ["close", "C2"]):
        working.ok("complaint", *words)
    (one,) = working.items("complaint", "edit", "C2", "--severity", "high")
    assert one["state"] == "closed"
    (one,) = working.items("complaint", "edit", "C2", "--kind", "complaint")
    assert (one["state"], one["waits_for"], one["next_due_on"]) == ("open", "investigated", "2026-11-22")
    working.ok("undo")
    assert working.items("complaint", "show", "C2")[0]["state"] == "closed"


def test_a_complaint_that_was_praise_after_all_is_closed(working: Shop) -> None:
    """Nobody has to deal with it any more, and the record says so."""
    (one,) = working.items("complaint", "edit", "C1", "--kind", "praise")
    assert one["closed_at"] == "2026-11-22T09:00:00+08:00"
    assert [step["what"] for step in one["record"]] == ["received", "edited", "closed"]
    assert "C1" not in [item["id"] for item in working.items("due-today")]
    working.ok("db", "check")


def test_a_complaint_may_be_about_a_member_of_staff(working: Shop) -> None:
    """Who then does not have to deal with it; it is found by the name, and corrected like everything else."""
    for who in ("li", "wang"):
        working.ok("staff", "new", who)
    assert opened(working, "张三", "Rude", "--against", "wang")["against"] == {"id": "M2", "name": "wang"}
    assert [one["id"] for one in working.items("complaint", "list", "--against", "wang")] == ["C2"]
    assert "C2" not in [one["id"] for one in working.items("due-today", "--staff", "wang")]
    assert "C2" in [one["id"] for one in working.items("due-today", "--staff", "li")]
    working.ok("customer", "edit", "张三", "--keeper", "wang")
    assert [one["assignee"] for one in working.items("due-today") if one["id"] == "C2"] == [None]
    assert "C2" not in [one["id"] for one in working.items("due-today", "--staff", "wang")]
    assert working.items("complaint", "edit", "C2", "--clear", "against")[0]["against"] is None
    assert "nobody" in refused(working, 3, "complaint", "new", "张三", "Rude", "--against", "nobody")


def test_complaints_are_found_by_product_kind_and_age(working: Shop) -> None:
    """By the id of a purchase or part of what was bought; so many days old or older."""
    working.ok("complaint", "new", "张三", "Rattles", "--purchase", "S1")
    working.now = "2026-11-25T08:00+08:00"
    working.ok("complaint", "new", "张三", "A ramp", "--kind", "suggestion", "--purchase", "S1")

    def listed(*args: str) -> list[str]:
        return [one["id"] for one in working.items("complaint", "list", *args)]

    assert listed("--product", "s1") == listed("--product", "kunlun") == ["C2", "C3"]
    assert listed("--product", "%") == listed("--product", "S9") == []
    assert listed("--kind", "suggestion") == ["C3"]
    assert listed("--age", "3") == ["C1", "C2"]
    assert listed("--age", "4") == []
    assert listed("--age", "0") == ["C1", "C2", "C3"]
    assert '"-1"' in refused(working, 2, "complaint", "list", "--age", "-1")
    assert '"x"' in refused(working, 2, "complaint", "list", "--age", "x")
    assert "praise" in refused(working, 2, "complaint", "list", "--kind", "prais")
    assert "product" in refused(working, 2, "complaint", "list", "--product", "")


def test_whoever_speaks_with_a_customer_sees_what_was_complained_of(working: Shop) -> None:
    """In one line: the open ones first, three of them, and how many more there are."""
    for what in ("Paint", "Smell", "Noise"):
        working.ok("complaint", "new", "李四", f"{what}\nand more")
    (logged,) = working.items("log-call", "李四", "Hello", "--for", "none")
    assert [(one["id"], one["open"]) for one in logged["complaints"]] == [
        ("C4", True), ("C3", True), ("C2", True), ("C1", True),
    ]  # fmt: skip
    lines = working.ok("log-call", "李四", "Hello", "--for", "none").out.splitlines()
    (line,) = [one for one in lines if "Complained of" in one]
    assert "C4 Sun 22 Nov Noise (open)" in line
    assert line.endswith("1 more")
    assert "Complained of" not in working.ok("log-call", "张三", "Hello").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["complaint", "edit", "C1"], 2),
        (["complaint", "edit", "C1", "--purchase", "S1"], 4),
        (["complaint", "edit", "C1", "--cause", "nonsense"], 2),
        (["complaint", "edit", "C1", "--cause", "service", "--clear", "cause"], 2),
        (["complaint", "edit", "C9", "--severity", "low"], 3),
        (["complaint", "note", "C1", " "], 2),
        (["complaint", "note", "C9", "x"], 3),
    ],
)
def test_a_correction_that_cannot_be_right_changes_nothing(working: Shop, words: list[str], code: int) -> None:
    """Somebody else's purchase, an unknown cause, nothing at all: refused."""
    refused(working, code, *words)


def test_praise_is_no_complaint(shop: Shop) -> None:
    """Who praised is not told to have complained, and praise is found without asking for what is closed."""
    shop.ok("customer", "new", "王五")
    shop.ok("complaint", "new", "王五", "Thank you", "--kind", "praise")
    assert "Thank you" not in shop.ok("complaint", "new", "王五", "Too loud").out
    assert [one["what"] for one in shop.items("complaint", "list", "--kind", "praise")] == ["Thank you"]
    assert [one["state"] for one in shop.items("complaint", "list", "--all")] == ["closed", "open"]


def test_the_place_of_the_form_is_kept(working: Shop) -> None:
    """Forms are laid out where customers are: which one was filled in is kept, corrected, emptied and looked for."""
    told = ["--kind", "suggestion", "--via", "letter", "--place", "Bakery in Zhongshan Road"]
    assert opened(working, "张三", "A coffee machine", *told)["place"] == "Bakery in Zhongshan Road"
    assert "Bakery in Zhongshan Road" in working.ok("complaint", "show", "C2").out

    def listed(place: str) -> list[str]:
        return [one["id"] for one in working.items("complaint", "list", "--place", place)]

    assert (listed("zhongshan"), listed("%"), listed("Bank")) == (["C2"], [], [])
    assert working.items("complaint", "edit", "C2", "--place", "Bank")[0]["place"] == "Bank"
    assert listed("Bank") == ["C2"]
    assert working.items("complaint", "edit", "C2", "--clear", "place")[0]["place"] is None
    assert opened(working, "张三", "Rattles")["place"] is None
    assert "place" in refused(working, 2, "complaint", "new", "张三", "Rattles", "--place", " ")
