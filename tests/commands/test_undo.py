"""Every change is written down and can be taken back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aftersales_cli import cli
from tests.shop import Shop

NOT_BUSINESS = {"commands", "changes", "access", "rolls", "sqlite_sequence", "_sqlite_migrations"}

LISTS = Path(__file__).parent.parent / "files" / "import"

# One line for each command that changes the store, run in a busy shop.
CHANGING: dict[str, list[str]] = {
    "log-call": ["log-call", "张三", "Home safe", "--minutes", "4", "--next", "+7d"],
    "complaint new": ["complaint", "new", "张三", "Seat squeaks", "--severity", "high"],
    "complaint note": ["complaint", "note", "C1", "Part ordered"],
    "complaint edit": ["complaint", "edit", "C1", "--cause", "service/manner", "--severity", "low"],
    "complaint attach": ["complaint", "attach", "C1", str(LISTS / "customers.xlsx"), "--note", "Their list"],
    "promise new": ["promise", "new", "张三", "Floor mat", "--due", "fri", "--about", "J2"],
    "promise confirm": ["promise", "confirm", "P2", "--no", "Too much"],
    "promise keep": ["promise", "keep", "P1", "--why", "Handed over"],
    "promise waive": ["promise", "waive", "P1", "--why", "Has one now"],
    "promise move": ["promise", "move", "P1", "fri", "--told"],
    "promise edit": ["promise", "edit", "P1", "--what", "Two mats", "--owner", "me"],
    "job new": ["job", "new", "李四", "Glass is loose", "--kind", "repair", "--on", "fri 9:00"],
    "job confirm": ["job", "confirm", "J2", "--note", "She is at home"],
    "job start": ["job", "start", "J2", "--km", "9800"],
    "job done": ["job", "done", "J2", "Oil changed", "--km", "9800"],
    "job miss": ["job", "miss", "J2", "--why", "Flat tyre"],
    "job move": ["job", "move", "J2", "fri", "--why", "Travelling"],
    "job edit": ["job", "edit", "J2", "--owner", "me", "--clear", "purchase"],
    "job cancel": ["job", "cancel", "J2", "--why", "Sold"],
    "enquiry new": ["enquiry", "new", "赵六", "--phone", "138 0000 6666", "--model", "X7"],
    "enquiry edit": ["enquiry", "edit", "Q3", "--model", "X9", "--budget", "250000"],
    "enquiry close": ["enquiry", "close", "Q3", "--lost", "Moved away"],
    "complaint ack": ["complaint", "ack", "C1", "--note", "Told her"],
    "complaint assign": ["complaint", "assign", "C1", "王芳"],
    "complaint escalate": ["complaint", "escalate", "C1", "--time", "fri 15:00"],
    "complaint pause": ["complaint", "pause", "C1", "--for", "parts", "--until", "fri"],
    "complaint withdraw": ["complaint", "withdraw", "C1", "--why", "Calmed down"],
    "complaint investigate": ["complaint", "investigate", "C4", "Loose seal", "--party", "maker", "--measure", "Check"],
    "complaint decide": ["complaint", "decide", "C5", "Money back", "--remedy", "refund", "--amount", "900"],
    "complaint approve": ["complaint", "approve", "C6"],
    "complaint resume": ["complaint", "resume", "C7"],
    "complaint done": ["complaint", "done", "C8", "Seal replaced"],
    "complaint recheck": ["complaint", "recheck", "C9", "unsatisfied", "--note", "Drips again"],
    "complaint report": ["complaint", "report", "C10", "workshop"],
    "complaint close": ["complaint", "close", "C11"],
    "complaint reopen": ["complaint", "reopen", "C12", "--why", "It drips again"],
    "customer new": ["customer", "new", "王五", "--phone", "138 0000 9999"],
    "customer edit": ["customer", "edit", "张三", "--name", "张珊", "--do-not-call"],
    "customer merge": ["customer", "merge", "张三", "李四"],
    "customer consent": ["customer", "consent", "张三", "--withdrawn", "--via", "letter"],
    "purchase new": ["purchase", "new", "李四", "Kunlun S3", "--deliver-on", "fri"],
    "purchase accept": ["purchase", "accept", "S2", "--moved-in", "today"],
    "purchase deliver": ["purchase", "deliver", "S2"],
    "purchase edit": ["purchase", "edit", "S1", "--on", "2026-11-10", "--item", "Kunlun X7"],
    "milestone new": ["milestone", "new", "张三", "half-done", "--purchase", "S1"],
    "milestone edit": ["milestone", "edit", "T1", "--on", "2026-11-17", "--clear", "purchase"],
    "milestone remove": ["milestone", "remove", "T1"],
    "calendar add": ["calendar", "add", "2026-10-01..2026-10-03", "--open", "10:00-16:00"],
    "calendar remove": ["calendar", "remove", "2026-12-24"],
    "calendar import": ["calendar", "import", str(LISTS / "days.csv")],
    "playbook use": ["playbook", "use", "generic"],
    "staff new": ["staff", "new", "赵敏", "--role", "owner"],
    "staff edit": ["staff", "edit", "M1", "--quota", "12", "--absent-from", "fri"],
    "staff hand-over": ["staff", "hand-over", "li", "王芳"],
    "followup new": ["followup", "new", "李四", "Ask about the seat", "--due", "fri"],
    "followup edit": ["followup", "edit", "F1", "--owner", "me", "--channel", "wechat"],
    "followup done": ["followup", "done", "F1", "--why", "Came in"],
    "followup move": ["followup", "move", "F1", "fri 10:00", "--why", "Travelling"],
    "followup cancel": ["followup", "cancel", "F1", "--why", "Sold"],
    "import customers": ["import", "customers", str(LISTS / "customers.xlsx"), "--apply"],
    "import calls": ["import", "calls", str(LISTS / "calls.csv"), "--apply"],
    "import followups": ["import", "followups", str(LISTS / "followups.csv"), "--apply"],
    "import complaints": ["import", "complaints", str(LISTS / "complaints.csv"), "--apply"],
    "import jobs": ["import", "jobs", str(LISTS / "jobs.csv"), "--apply"],
    "import enquiries": ["import", "enquiries", str(LISTS / "enquiries.csv"), "--apply"],
    "import purchases": ["import", "purchases", str(LISTS / "purchases.xlsx"), "--apply"],
}
# Their own way back is tested below, or there is none: a store is removed as a file.
REVERSING = {"undo", "redo"}
MAKING = {"init", "demo"}
# What is done to the file itself: written down, and never taken back by undo; tested with the backups.
FIXED = {"db backup", "db restore", "export", "db guard", "customer forget"}
# Only an empty store takes everything in: its way back is tested with the export.
INTO_EMPTY = {"import all"}
READING = {
    "due-today", "plan", "leaks", "warranty check", "warranty list", "warranty rights",
    "promise list", "promise show", "milestone list", "milestone show", "job list", "job show", "enquiry list",
    "enquiry show", "traffic",
    "complaint patterns", "access", "customer dump",
    "complaint list", "complaint show",
    "complaint explain", "complaint evidence", "job explain", "enquiry explain",
    "customer find", "customer list", "customer show", "customer duplicates", "staff list", "staff show",
    "purchase list", "purchase show", "followup list", "followup show", "history", "journal", "playbook list",
    "playbook show", "playbook check", "playbook preview", "calendar show",
    "db path", "db check", "db backups", "db repair",
}  # fmt: skip


def commands(command: Any, path: str = "") -> Iterator[str]:
    """Every command of the table, by the words that call it."""
    if not hasattr(command, "list_commands"):
        yield path.strip()
        return
    for name in command.list_commands(None):
        yield from commands(command.get_command(None, name), f"{path} {name}")


def business(path: Path, but: str = "") -> dict[str, list[tuple[object, ...]]]:
    """All rows of all business tables, without one column if it is named."""
    with sqlite3.connect(path) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(set(names) - NOT_BUSINESS)
        columns = {
            name: ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[1] != but)
            for name in kept
        }
        found = {name: db.execute(f"SELECT {columns[name]} FROM {name} ORDER BY id").fetchall() for name in kept}
    db.close()
    return found


def whole(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, the journal's too."""
    with sqlite3.connect(path) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    db.close()
    return found


def unlooked(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for the log of look-ups."""
    return {name: rows for name, rows in whole(path).items() if name not in ("access", "sqlite_sequence")}


@pytest.fixture
def ready(working: Shop) -> Shop:
    """A busy shop with a second car that is not yet delivered."""
    working.ok("staff", "new", "li", "--role", "lead")
    working.ok("staff", "new", "王芳")
    working.ok("purchase", "new", "张三", "Kunlun S3")
    working.ok(
        "job", "new", "张三", "10,000 km service", "--kind", "service", "--on", "today 14:00", "--purchase", "S1"
    )
    working.ok("enquiry", "new", "王五", "--phone", "138 0000 7777", "--model", "Kunlun X7")
    working.ok("promise", "new", "张三", "Rear mat", "--due", "today")
    working.user = "王芳"
    working.ok("promise", "new", "张三", "Wheels", "--remedy", "repair", "--amount", "900")
    working.user = "li"
    working.ok("milestone", "new", "张三", "contract", "--purchase", "S1")
    working.ok("calendar", "add", "2026-12-24", "--closed", "--name", "Stocktaking")
    for number, steps in enumerate((1, 2, 3, 1, 4, 5, 6, 7, 8), 4):
        complained(working, f"C{number}", steps)
    working.ok("complaint", "pause", "C7", "--for", "parts", "--until", "fri")
    return working


def complained(shop: Shop, ref: str, steps: int) -> None:
    """A complaint that has gone so many steps through its loop; the repair is more than a clerk may decide."""
    shop.ok("complaint", "new", "李四", "It drips")
    loop = [
        ["ack", ref], ["investigate", ref, "Loose seal", "--party", "store"],
        ["decide", ref, "New seal", "--remedy", "repair", "--amount", "900"], ["approve", ref],
        ["done", ref, "New seal"], ["recheck", ref, "satisfied"], ["report", ref, "workshop"], ["close", ref],
    ]  # fmt: skip
    for word, *rest in loop[:steps]:
        shop.user = {"approve": "li", "recheck": "li"}.get(word, "王芳")
        shop.ok("complaint", word, *rest)
    shop.user = "li"


def test_no_command_escapes_the_question_whether_it_can_be_undone() -> None:
    """Each command either changes the store and is tested here, or is known not to."""
    assert sorted(commands(cli.root())) == sorted({*CHANGING, *READING, *REVERSING, *MAKING, *FIXED, *INTO_EMPTY})


@pytest.mark.parametrize("name", sorted(CHANGING))
def test_undo_takes_a_command_back_and_redo_brings_it_back(ready: Shop, name: str) -> None:
    """After undo every record is as before; after redo every record is as the command left it."""
    before = business(ready.path)
    ready.ok(*CHANGING[name])
    after = business(ready.path)
    assert after != before
    ready.ok("undo")
    assert business(ready.path) == before
    ready.ok("redo")
    assert business(ready.path) == after
    ready.ok("undo")
    assert business(ready.path) == before


@pytest.mark.parametrize("name", sorted(CHANGING))
def test_one_command_is_one_entry_of_the_journal(ready: Shop, name: str) -> None:
    """Whatever a command changes stands under one number, with the words that were typed."""
    before = ready.ok("journal", "--json").json["total"]
    ready.ok(*CHANGING[name])
    found = ready.ok("journal", "--json").json
    assert found["total"] == before + 1
    assert found["items"][0]["words"].startswith(name)
    assert found["items"][0]["user"] == "li"


@pytest.mark.parametrize(
    "line",
    ["due-today", "complaint list", "complaint show C1", "promise list --broken", "promise show P1", "job list --all",
     "job show J2", "enquiry list --all", "enquiry show Q3", "traffic", "staff list", "staff show li",
     "customer find 张", "customer list", "customer show K1", "customer duplicates",
     "customer merge K1 K2 --dry-run",
     "purchase list", "purchase show S1", "followup list", "followup show F1", "history K1", "journal",
     "playbook list", "playbook show", "db path", "db check", "db check --full", "db backups", "db repair",
     "due-today --json", "due-today --days 30", f"import customers {LISTS}/customers.xlsx",
     f"import purchases {LISTS}/purchases.xls"],
)  # fmt: skip
def test_looking_changes_nothing(ready: Shop, line: str) -> None:
    """A command that shows something leaves every table as it was, but for the log of who looked."""
    before = unlooked(ready.path)
    ready.ok(*line.split())
    assert unlooked(ready.path) == before


def test_a_refused_command_leaves_no_trace(working: Shop) -> None:
    """What is refused half-way through has changed nothing, not even the journal."""
    before = whole(working.path)
    assert (
        working.svc("purchase", "new", "张三", "Kunlun X5", "--on", "2026-11-20", "--deliver-on", "2026-11-19").code
        == 2
    )
    assert working.svc("log-call", "张三", "--for", "F99").code == 4
    assert whole(working.path) == before


def test_undo_goes_further_back_each_time(working: Shop) -> None:
    """Three times undo takes back the last three commands, newest first."""
    said = [working.ok("undo").out for _ in range(3)]
    assert "followup new" in said[0]
    assert "complaint new" in said[1]
    assert "purchase deliver" in said[2]


def test_undo_takes_back_your_own_commands_only(working: Shop) -> None:
    """A colleague's command is passed over."""
    working.user = "wang"
    working.ok("customer", "edit", "K2", "--district", "Xuanwu")
    working.user = "li"
    assert "followup new" in working.ok("undo").out
    working.user = "wang"
    assert "customer edit" in working.ok("undo").out


def test_nothing_of_yours_is_nothing_to_undo(working: Shop) -> None:
    """Somebody who has done nothing is told so."""
    working.user = "zhao"
    answer = working.svc("undo")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == "There is nothing of yours left to undo.\n"


def test_what_a_later_command_uses_cannot_be_undone(working: Shop) -> None:
    """A customer with a purchase stays until the purchase is undone, and the later command is named."""
    before = whole(working.path)
    entries = {entry["words"]: entry["id"] for entry in working.items("journal")}
    registered = next(number for words, number in entries.items() if words.startswith("customer new 张三"))
    followup = next(number for words, number in entries.items() if words.startswith("followup new"))
    answer = working.svc("undo", registered)
    assert answer.code == 4
    assert followup in answer.err
    assert whole(working.path) == before


def test_what_a_later_command_changed_cannot_be_undone(shop: Shop) -> None:
    """An edit under another edit of the same record stays until the later one is undone."""
    shop.ok("customer", "new", "张三")
    shop.ok("customer", "edit", "张三", "--district", "鼓楼")
    first = shop.items("journal")[0]["id"]
    shop.ok("customer", "edit", "张三", "--district", "玄武")
    second = shop.items("journal")[0]["id"]
    assert second in shop.svc("undo", first).err
    shop.ok("undo", second)
    shop.ok("undo", first)
    assert shop.items("customer", "show", "K1")[0]["district"] is None


def test_an_edit_can_be_undone_after_the_customer_was_called(shop: Shop) -> None:
    """A call only refers to the customer, so that a corrected address may still be taken back."""
    shop.ok("customer", "new", "张三")
    shop.ok("customer", "edit", "张三", "--district", "鼓楼")
    edit = shop.items("journal")[0]["id"]
    shop.ok("log-call", "张三", "All well")
    shop.ok("undo", edit)
    assert shop.items("customer", "show", "K1")[0]["district"] is None


def test_who_is_complained_of_takes_nothing_of_it_back(working: Shop) -> None:
    """Neither the complaint nor a step of it, whoever wrote it down: somebody else does."""
    for name in ("li", "Ann"):
        working.ok("staff", "new", name, "--role", "owner")
    ref = working.items("complaint", "new", "张三", "Ann shouted", "--against", "Ann")[0]["id"]
    working.ok("complaint", "ack", ref)
    newest, first = (one["id"] for one in working.items("journal")[:2])
    working.user = "Ann"
    for entry in (newest, first):
        answer = working.svc("undo", entry)
        assert (answer.code, f"{ref} is about Ann" in answer.err) == (4, True)
    working.user = "li"
    working.ok("undo", newest)
    working.ok("undo", first)


def test_what_was_done_again_does_not_come_back_beside_it(working: Shop) -> None:
    """A list that was undone and came in anew is not there twice."""
    line = CHANGING["import purchases"]
    working.ok(*line)
    first = working.items("journal")[0]["id"]
    working.ok("undo")
    working.ok(*line)
    before = business(working.path)
    answer = working.svc("redo", first)
    assert (answer.code, "has done the same since" in answer.err) == (4, True)
    assert business(working.path) == before


def test_what_is_called_as_something_new_does_not_come_back(shop: Shop) -> None:
    """Somebody joined, that was undone, and then joined again: there are not two of the same name."""
    shop.ok("staff", "new", "王芳")
    shop.ok("undo")
    shop.user = "boss"
    shop.ok("staff", "new", "王芳", "--role", "lead")
    shop.user = "li"
    before = whole(shop.path)
    answer = shop.svc("redo")
    assert (answer.code, "has the name or the place" in answer.err) == (4, True)
    assert whole(shop.path) == before


def test_redo_does_not_bring_back_old_things_after_new_work(shop: Shop) -> None:
    """After an undo and another command there is nothing to redo, but a named entry can be brought back."""
    shop.ok("customer", "new", "张三")
    shop.ok("undo")
    shop.ok("customer", "new", "李四")
    assert shop.svc("redo").code == 4
    undone = next(entry["id"] for entry in shop.items("journal") if entry["words"] == "customer new 张三")
    shop.ok("redo", undone)
    assert [who["name"] for who in shop.items("customer", "list")] == ["张三", "李四"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (["undo", "X1"], "X1 (init"),
        (["undo", "X2"], "X2 (roll"),
        (["undo", "X999"], "There is no journal entry X999."),
        (["redo", "X3"], "X3 is not undone"),
        (["redo"], "There is nothing to redo"),
        (["undo", "F1"], 'The id "F1" is not right'),
        (["redo", "F1"], 'The id "F1" is not right'),
    ],
)
def test_what_cannot_be_reversed_says_why(working: Shop, line: list[str], says: str) -> None:
    """The making of the store, the day's roll, and what is not there are refused in one sentence."""
    answer = working.svc(*line)
    assert answer.code in (2, 3, 4)
    assert says in answer.err
    assert len(answer.err.splitlines()) == 1


def test_what_is_undone_cannot_be_undone_again(working: Shop) -> None:
    """The second undo of the same entry is refused and names the first."""
    working.ok("undo")
    entry, by = working.items("journal")[1]["id"], working.items("journal")[0]["id"]
    answer = working.svc("undo", entry)
    assert answer.code == 4
    assert by in answer.err


def test_numbers_once_given_out_are_never_given_again(shop: Shop) -> None:
    """The number of an undone customer is not given to the next one."""
    shop.ok("customer", "new", "张三")
    shop.ok("undo")
    shop.ok("customer", "new", "李四")
    assert [who["id"] for who in shop.items("customer", "list")] == ["K2"]


def entry(shop: Shop, words: str) -> str:
    """The newest entry of the journal whose command begins so."""
    return str(next(one["id"] for one in shop.items("journal") if one["words"].startswith(words)))


def test_what_was_undone_first_is_not_brought_back_on_top_of_what_is_missing(shop: Shop) -> None:
    """A colleague's work on a customer comes back only after the customer does, and the way is named."""
    shop.ok("customer", "new", "张三")
    customer = entry(shop, "customer new")
    shop.user = "wang"
    shop.ok("followup", "new", "张三", "Ask", "--due", "fri")
    followup = entry(shop, "followup new")
    shop.ok("undo")
    shop.user = "li"
    shop.ok("undo")
    shop.user = "wang"
    answer = shop.svc("redo")
    assert (answer.code, answer.out) == (4, "")
    assert f"redo {customer} first" in answer.err
    shop.ok("redo", customer)
    shop.ok("redo", followup)
    assert len(shop.items("followup", "list")) == 1


def test_a_change_to_what_is_gone_is_not_brought_back(shop: Shop) -> None:
    """A follow-up that was made, done, and both undone: done comes back only after made."""
    shop.ok("customer", "new", "张三")
    shop.ok("followup", "new", "张三", "Ask", "--due", "fri")
    made = entry(shop, "followup new")
    shop.user = "wang"
    shop.ok("followup", "done", "F1")
    done = entry(shop, "followup done")
    shop.ok("undo", done)
    shop.ok("undo", made)
    answer = shop.svc("redo", done)
    assert answer.code == 4
    assert f"redo {made} first" in answer.err


def test_a_correction_is_not_brought_back_onto_a_purchase_that_is_gone(shop: Shop) -> None:
    """A complaint that was filed under a purchase goes back under it only while the purchase is there."""
    shop.ok("customer", "new", "张三")
    shop.ok("complaint", "new", "张三", "Rattles")
    shop.ok("purchase", "new", "张三", "Kunlun X5")
    bought = entry(shop, "purchase new")
    shop.ok("complaint", "edit", "C1", "--purchase", "S1")
    filed = entry(shop, "complaint edit")
    assert shop.svc("undo", bought).code == 4
    shop.ok("undo", filed)
    shop.ok("undo", bought)
    answer = shop.svc("redo", filed)
    assert (answer.code, answer.out) == (4, "")
    assert f"redo {bought} first" in answer.err
    shop.ok("redo", bought)
    shop.ok("redo", filed)
    assert shop.items("complaint", "show", "C1")[0]["purchase"]["id"] == "S1"


def test_only_a_command_is_brought_back_and_not_the_undo_of_it(shop: Shop) -> None:
    """Naming the undo instead of the command is refused and leaves the journal in order."""
    shop.ok("customer", "new", "张三")
    command = entry(shop, "customer new")
    shop.ok("undo")
    undoing = entry(shop, "undo")
    shop.ok("redo", command)
    answer = shop.svc("redo", undoing)
    assert answer.code == 4
    assert "name the command itself" in answer.err
    shop.ok("undo")
    assert shop.items("customer", "list") == []
