"""Today's list: who is on it, in which order, and why."""

import csv
import io
from typing import Any

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop

WEDNESDAY = "2026-11-25T08:00+08:00"


def refs(shop: Shop, *args: str) -> list[str]:
    """The ids on the list, in its order."""
    return [one["id"] for one in shop.items("due-today", *args)]


def reasons(shop: Shop, ref: str, *args: str) -> list[str]:
    """Why an item stands where it stands."""
    (item,) = [one for one in shop.items("due-today", *args) if one["id"] == ref]
    return [why["code"] for why in item["why"]]


def ask(shop: Shop, who: str, what: str, due: str, channel: str = "call") -> str:
    """Makes a follow-up and returns its id."""
    made: str = shop.items("followup", "new", who, what, "--due", due, "--channel", channel)[0]["id"]
    return made


def test_the_longest_overdue_come_first_then_times_then_vips_then_age(shop: Shop) -> None:
    """The stated order, with one customer for each of its steps."""
    shop.ok("customer", "new", "Anna")
    shop.ok("customer", "new", "Victor", "--kind", "vip")
    made = {}
    for minute, (name, who, due) in enumerate(
        [
            ("young", "Anna", "2026-11-25"),
            ("old", "Anna", "2026-11-25"),
            ("vip", "Victor", "2026-11-25"),
            ("afternoon", "Victor", "2026-11-25 15:00"),
            ("morning", "Anna", "2026-11-25 10:00"),
            ("one day late", "Anna", "2026-11-24"),
            ("three days late", "Anna", "2026-11-22"),
            ("tomorrow", "Victor", "2026-11-26"),
        ]
    ):
        shop.now = f"2026-11-22T09:{30 - minute if name == 'old' else 40 + minute}+08:00"
        made[ask(shop, who, name, due)] = name
    shop.now = WEDNESDAY
    assert [made[ref] for ref in refs(shop)] == [
        "three days late", "one day late", "morning", "afternoon", "vip", "old", "young",
    ]  # fmt: skip


def test_of_equal_duties_the_one_made_first_comes_first(shop: Shop) -> None:
    """Twelve follow-ups entered within one second stand in the order in which they were entered."""
    shop.ok("customer", "new", "Anna")
    made = [ask(shop, "Anna", f"question {number}", "today") for number in range(12)]
    assert refs(shop) == made


def test_every_item_says_why_it_is_there(working: Shop) -> None:
    """Overdue, agreed time, VIP, complaint, attempts, the event that it counts from."""
    assert refs(working) == ["F1", "C1", "F2"]
    assert reasons(working, "F1") == ["overdue", "after-purchase"]
    assert reasons(working, "C1") == ["due-today", "complaint-open", "waits-for", "vip"]
    assert reasons(working, "F2") == ["due-today", "agreed-time", "after-delivery"]
    working.ok("log-call", "张三", "--outcome", "no-answer", "--for", "F2")
    working.ok("complaint", "new", "张三", "Brakes squeal", "--severity", "critical")
    assert reasons(working, "F2") == ["due-today", "agreed-time", "open-complaint", "attempts", "after-delivery"]
    assert reasons(working, "C2") == ["due-today", "complaint-open", "waits-for", "severity"]
    assert reasons(working, "F4", "--days", "3")[0] == "due-later"


def test_reasons_are_said_in_words(working: Shop) -> None:
    """A clerk reads a sentence where a script reads a code."""
    working.now = WEDNESDAY
    said = working.ok("due-today").out
    assert all(words in said for words in ("7 days overdue", "10:00", "VIP", "complaint not yet settled"))
    texts = [why["text"] for why in working.items("due-today")[0]["why"]]
    assert texts == ["7 days overdue", "bought Wed 18 Nov"]


def test_the_json_of_the_list_has_the_agreed_fields(working: Shop) -> None:
    """Scripts depend on them: `svc.due/1`."""
    answer = working.ok("due-today", "--json").json
    assert answer["schema"] == "svc.due/1"
    assert (answer["on"], answer["held_back"], answer["unreachable"]) == ("2026-11-22", 0, 0)
    assert set(answer) == {"schema", "on", "held_back", "unreachable", "items"}
    fields = {"id", "kind", "customer", "due_on", "due_at", "overdue_days", "channel", "purpose", "why", "attempts"}
    for item in answer["items"]:
        assert set(item) == fields | {"assignee", "about", "recall"}
        assert set(item["customer"]) == {"id", "name", "phone", "kind", "do_not_call"}
        assert set(item["purpose"]) == {"code", "text"}
        assert all(set(why) == {"code", "text"} for why in item["why"])
    late, case, timed = answer["items"]
    assert (late["kind"], case["kind"]) == ("followup", "case")
    assert (late["due_on"], late["due_at"], late["overdue_days"]) == ("2026-11-18", None, 4)
    assert timed["due_at"] == "2026-11-22T10:30:00+08:00"
    assert late["customer"] == {
        "id": "K1",
        "name": "张三",
        "phone": "+8613800001234",
        "kind": "new",
        "do_not_call": False,
    }
    assert (late["channel"], late["attempts"], late["assignee"]) == ("text", 0, None)
    assert late["about"] == {"id": "S1", "text": "Kunlun X5"}
    assert case["about"] == {"id": "C1", "text": "Gearbox jerks when cold"}


def test_the_csv_of_the_list_opens_in_excel(working: Shop) -> None:
    """Mark, heads, one row for each item."""
    said = working.ok("due-today", "--csv").out
    assert said[0] == "\ufeff"
    heads, *rows = csv.reader(io.StringIO(said[1:], newline=""))
    assert heads[0] == "Id"
    assert [row[0] for row in rows] == ["F1", "C1", "F2"]
    assert [row[3] for row in rows] == ["2026-11-18", "2026-11-22", "2026-11-22 10:30"]


def test_a_complaint_has_no_time_that_nobody_agreed_on(working: Shop) -> None:
    """`due_at` stands only where a time was agreed, so a new complaint does not rank as an appointment."""
    (case,) = [one for one in working.items("due-today") if one["id"] == "C1"]
    assert case["due_at"] is None


def test_a_complaint_with_an_agreed_time_says_so(working: Shop) -> None:
    """Where the customer was promised ten o'clock, ten o'clock is among the reasons."""
    working.ok("log-call", "李四", "Will ring back", "--for", "C1", "--next", "2026-11-25 10:00")
    working.now = WEDNESDAY
    assert "agreed-time" in reasons(working, "C1")


def test_the_command_alone_is_todays_list(working: Shop) -> None:
    """`svc` and `svc due-today` say the same."""
    assert working.ok() == working.ok("due-today")
    assert working.ok().out.count("\n") == 3


def test_nothing_due_is_no_failure(shop: Shop) -> None:
    """A free day ends with 0, an empty stdout, and a word on stderr."""
    answer = shop.ok("due-today")
    assert (answer.out, answer.err != "") == ("", True)
    assert shop.items("due-today") == []
    assert shop.ok("due-today", "--csv").out.count("\r\n") == 1
    assert shop.ok("due-today", "--count").out == "0\n"


def test_looking_changes_nothing_but_the_mark_of_the_day(working: Shop) -> None:
    """The first look of a day writes its roll, which stands in the journal by itself; further looks write nothing."""
    before = working.items("journal")
    first = working.ok("due-today", "--json").json
    assert working.items("journal") == before
    working.now = "2026-11-23T08:00+08:00"
    working.ok("due-today")
    (roll, *rest) = working.items("journal")
    assert (roll["kind"], rest) == ("roll", before)
    working.ok("due-today", "--days", "30")
    working.ok("due-today", "--date", "2026-12-24")
    assert working.items("journal") == [roll, *rest]
    working.now = "2026-11-22T09:00+08:00"
    assert working.ok("due-today", "--json").json == first


def test_another_day_is_seen_as_it_will_stand(working: Shop) -> None:
    """`--date` counts lateness from that day."""
    answer = working.ok("due-today", "--date", "2026-11-25", "--json").json
    assert answer["on"] == "2026-11-25"
    assert [(one["id"], one["overdue_days"]) for one in answer["items"]] == [
        ("F1", 7), ("C1", 3), ("F2", 3), ("F3", 2), ("F7", 0), ("F4", 0),
    ]  # fmt: skip
    assert refs(working, "--date", "wed") == ["F1", "C1", "F2", "F3", "F7", "F4"]
    assert refs(working, "--date", "2026-11-18") == ["F1"]


def test_the_days_ahead_can_be_seen(working: Shop) -> None:
    """`--days` reaches further and calls nothing late that is not."""
    assert refs(working, "--days", "0") == ["F1", "C1", "F2"]
    assert refs(working, "--days", "1") == ["F1", "C1", "F2", "F3"]
    assert refs(working, "--days", "3") == ["F1", "C1", "F2", "F3", "F7", "F4"]
    assert refs(working, "--days", "3650")[-1] == "F6"
    ahead = working.items("due-today", "--days", "30")
    assert [one["overdue_days"] for one in ahead] == [4, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("days", ["-1", "3651", "soon", "1.5", "9" * 30])
def test_a_number_of_days_is_a_whole_number(working: Shop, days: str) -> None:
    """Nonsense is named."""
    assert f'"{days}"' in refused(working, 2, "due-today", f"--days={days}")


@pytest.mark.parametrize("day", ["1/2", "soon", "2026-02-30", "next", "25.11."])
def test_a_date_that_cannot_be_read_is_refused(working: Shop, day: str) -> None:
    """Nothing is guessed."""
    assert f'"{day}"' in refused(working, 2, "due-today", "--date", day)


def test_one_way_of_contact_can_be_seen_alone(working: Shop) -> None:
    """Texts in the morning, calls in the afternoon; a complaint is a call."""
    assert refs(working, "--channel", "text") == ["F1"]
    assert refs(working, "--channel", "call") == ["C1", "F2"]
    assert refs(working, "--channel", "visit") == []
    assert '"wechat"' in refused(working, 2, "due-today", "--channel", "wechta")
    assert '"walk-in"' in refused(working, 2, "due-today", "--channel", "walk-in")


def test_a_limit_shows_the_first_and_says_how_many_there_are(working: Shop) -> None:
    """The rest is not forgotten."""
    assert refs(working, "--limit", "2") == ["F1", "C1"]
    assert "3 contacts" in working.ok("due-today", "--limit", "2").err


def test_the_number_alone_can_be_asked_for(working: Shop) -> None:
    """For a prompt or a dashboard."""
    assert working.ok("due-today", "--count").out == "3\n"
    assert working.ok("due-today", "--count", "--channel", "call").out == "2\n"
    assert working.ok("due-today", "--count", "--json").json["count"] == 3


def test_who_must_not_be_called_is_held_back_and_counted(working: Shop) -> None:
    """The call leaves the list and is counted beside it; a text to the same customer stays."""
    working.ok("customer", "edit", "张三", "--do-not-call")
    answer = working.ok("due-today", "--json").json
    assert ([one["id"] for one in answer["items"]], answer["held_back"]) == (["F1", "C1"], 1)
    assert "1 call is held back" in working.ok("due-today").err
    assert working.ok("due-today", "--count").out == "2\n"
    assert "held back" not in working.ok("due-today", "--channel", "text").err
    assert "held back" in working.ok("followup", "new", "张三", "Ask", "--due", "today").err
    working.ok("customer", "edit", "张三", "--may-call")
    assert working.ok("due-today", "--json").json["held_back"] == 0


def test_a_complaint_stands_on_the_list_until_somebody_has_dealt_with_it(working: Shop) -> None:
    """A contact about it takes it off until the next day; one about something else does not."""
    working.ok("log-call", "李四", "About the weather")
    assert "C1" in refs(working)
    working.ok("log-call", "李四", "Will look at it", "--for", "C1")
    assert "C1" not in refs(working)
    working.now = "2026-11-23T08:00+08:00"
    assert "C1" in refs(working)


def test_a_complaint_comes_back_on_the_day_that_was_agreed(working: Shop) -> None:
    """`--next` takes the place of the next day."""
    working.ok("log-call", "李四", "Part is ordered", "--for", "C1", "--next", "+3d")
    working.now = "2026-11-24T08:00+08:00"
    assert "C1" not in refs(working)
    working.now = WEDNESDAY
    assert "C1" in refs(working)


def test_a_complaint_that_nobody_answered_stays(working: Shop) -> None:
    """A contact in vain deals with nothing."""
    working.ok("log-call", "李四", "--outcome", "no-answer", "--for", "C1")
    assert "C1" in refs(working)


def test_what_is_done_moved_or_cancelled_leaves_the_list(working: Shop) -> None:
    """And what was moved comes back on its day."""
    working.ok("followup", "done", "F1")
    working.ok("followup", "move", "F2", "wed 11:00", "--why", "travelling")
    assert refs(working) == ["C1"]
    working.now = WEDNESDAY
    assert refs(working) == ["C1", "F3", "F7", "F2", "F4"]
    working.ok("followup", "cancel", "F2", "--why", "sold the car")
    assert refs(working) == ["C1", "F3", "F7", "F4"]


def test_the_day_begins_at_midnight_of_the_store(working: Shop) -> None:
    """What is due on the 23rd is due when it is the 23rd in Nanjing, wherever the clerk's clock stands."""
    working.now = "2026-11-22T15:59:00Z"
    assert "F3" not in refs(working)
    working.now = "2026-11-22T16:00:00Z"
    assert "F3" in refs(working)


def rows(shop: Shop) -> list[list[str]]:
    """The list as a pipe gets it."""
    return [line.split("\t") for line in shop.ok("due-today").out.splitlines()]


def test_a_row_says_whom_to_contact_when_how_and_why(working: Shop) -> None:
    """Number, customer, phone, time, way, purpose, reasons: a column each, so that scripts can cut them."""
    timed: Any = rows(working)[2]
    assert timed[:5] == ["F2", "张三", "138 0000 1234", "10:30", "call"]
    assert "home safe" in timed[5]
    assert "Kunlun X5" in timed[5]
    assert "due today" in timed[6]


def test_the_list_of_another_day_names_that_day(working: Shop) -> None:
    """Friday's list does not say today."""
    said = working.ok("due-today", "--date", "2026-11-25").out
    assert "due today" not in said
    assert "due Wed 25 Nov" in said
