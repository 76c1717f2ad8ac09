"""The rows of the budget: what is measured against what, and how much is allowed."""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.bench import imports, lookups, rolls
from tests.bench.memory import MOST_MEGABYTES
from tests.bench.processes import (
    Cost,
    Failed,
    Run,
    by_turns,
    floor,
    minimal,
    output,
    spawn,
    spawn_on_terminal,
    surroundings,
    svc,
)

NOW = "2026-11-25T01:00:00Z"
NEXT = "2026-12-02"
MOST_LINES = 10_000
MOST_COPIES = 5
DUE = 60
MOST_RUNS = 35  # Every run of log-call closes another follow-up that is due as a call, and there are 40.
EVERY_REASON = {
    "overdue", "due-today", "complaint-open", "severity", "agreed-time", "vip", "open-complaint", "attempts",
    "after-purchase", "after-delivery", "before-delivery", "promise-broken", "promised", "job-missed", "enquiry-open",
    "suggestion-open", "absent", "for-role", "waits-for", "after-missed-promise",
}  # fmt: skip


class Line(NamedTuple):
    """One row of the budget. `ours` and `theirs` are milliseconds or megabytes, as `unit` says."""

    what: str
    budget: float
    ours: float
    theirs: float
    unit: str
    against: str

    @property
    def ratio(self) -> float:
        """What is compared with the budget."""
        return self.ours / self.theirs


def lists(large: Path, small: Path, rows: int, runs: int) -> list[Line]:
    """Today's list as JSON: against the minimal program, by the size of the store, and its memory."""
    check_list(large)
    check_list(small)
    programs: list[Run] = [
        lambda turn: spawn([*minimal("due"), "--json"], env(large)),
        lambda turn: spawn([*svc(), "due-today", "--json"], env(large)),
        lambda turn: spawn([*svc(), "due-today", "--json"], env(small)),
    ]
    least, ours, ours_small = by_turns(programs, runs)
    if floor() >= least.megabytes:
        raise Failed(f"The bench holds {floor():.1f} MB itself, so that the memory of its children cannot be told.")
    return [
        Line(f"due-today --json, {rows:,} follow-ups", 1.3, *ms(ours, least), "ms", "the minimal program"),
        Line("the same, by the size of the store", 1.15, *ms(ours, ours_small), "ms", "svc with 1,000 follow-ups"),
        Line("memory of due-today --json", 1.5, ours.megabytes, least.megabytes, "MB", "the minimal program"),
    ]


def tables(large: Path, runs: int) -> list[Line]:
    """Today's list as a table on a terminal, against the minimal program there and what Rich costs to import."""
    programs: list[Run] = [
        lambda turn: spawn_on_terminal(minimal("due"), env(large)),
        lambda turn: spawn_on_terminal([*svc(), "due-today"], env(large)),
        lambda turn: spawn(minimal("rich_import"), env(large)),
        lambda turn: spawn([*minimal("rich_import"), "rich"], env(large)),
    ]
    least, ours, without, with_rich = by_turns(programs, runs)
    rich = with_rich.seconds - without.seconds
    both = least.seconds + rich
    # What is allowed is 1.3 times the minimal program and once the import, here as a share of the two.
    budget = (1.3 * least.seconds + rich) / both
    against = f"the minimal program + Rich's import ({rich * 1000:.1f} ms)"
    return [Line("the table on a terminal", budget, ours.seconds * 1000, both * 1000, "ms", against)]


def logging(large: Path, runs: int) -> list[Line]:
    """A call logged to stay, which closes a follow-up and sets the next."""
    with copied(large) as theirs, copied(large) as ours:
        people = callable_people(large)
        programs: list[Run] = [
            lambda turn: spawn([*minimal("log_call"), str(people[turn]), "一切正常", "--next", NEXT], env(theirs)),
            lambda turn: spawn([*svc(), "log-call", f"K{people[turn]}", "一切正常", "--next", NEXT], env(ours)),
        ]
        least, svc_cost = by_turns(programs, runs)
        if written(ours) != written(theirs) or written(ours)[1] - written(large)[1] != runs + 1:
            raise Failed(f"log-call: {written(ours)} rows by svc, {written(theirs)} by the minimal program")
    return [Line("log-call, durable", 1.3, *ms(svc_cost, least), "ms", "the minimal program")]


def importing(rows: int, runs: int) -> list[Line]:
    """A list that comes in, against `executemany` of the rows that come of it; what it holds of memory; and its way
    back, against its way in. A tenth of the runs: each takes long.
    """
    lines, wanted = [], f"{MOST_MEGABYTES} MB"
    for noun, (ours, least, undone) in imports.least(rows, max(1, runs // 10)).items():
        what = f"import of {rows:,} {noun}"
        lines += [
            Line(what, 3.0, *ms(ours, least), "ms", "executemany of the same rows"),
            Line(f"memory of the {what}", 1.0, ours.megabytes, MOST_MEGABYTES, "MB", wanted),
            Line(f"undo of the {what}", 1.0, *ms(undone, ours), "ms", "the import itself"),
        ]
    return lines


def rolling(store: Path, rows: int, runs: int) -> list[Line]:
    """The roll of the next morning, written by its first list; every run on a fresh copy, against a second."""
    customers, before = rows // 10, rolls.woken(store)

    def roll(turn: int) -> Cost:
        with copied(store) as copy:
            cost = spawn([*svc(), "due-today", "--count"], {**env(copy), "SVC_NOW": rolls.NIGHT})
            if rolls.woken(copy) == before:
                raise Failed("The roll has written nothing.")
        return cost

    (least,) = by_turns([roll], min(runs, MOST_COPIES))
    what = f"the roll of a day, {customers:,} customers, 20 rules"
    return [Line(what, 5.0, least.seconds * 1000, 1000.0, "ms", "one second")]


def looking(large: Path, runs: int) -> list[Line]:
    """What is looked up in a large store, against a second; the first change of a day against a copy of the file."""
    with copied(large) as store:
        lookups.talked(store, NOW)
        programs = [lookups.looking_up(words, env(store)) for words in lookups.LINES.values()]
        found = by_turns(programs, min(runs, MOST_COPIES))
        changed, copy = by_turns(
            [lambda turn: lookups.first_change(store, env(store)), lambda turn: lookups.copy(store)],
            min(runs, MOST_COPIES),
        )
    told = [
        Line(what, 1.0, cost.seconds * 1000, 1000.0, "ms", "one second")
        for what, cost in zip(lookups.LINES, found, strict=True)
    ]
    return [
        *told,
        Line("the first change of a day, with its backup", 5.0, *ms(changed, copy), "ms", "a copy of the file"),
    ]


def ms(ours: Cost, theirs: Cost) -> tuple[float, float]:
    """Both in milliseconds."""
    return ours.seconds * 1000, theirs.seconds * 1000


def env(store: Path) -> dict[str, str]:
    """The environment in which a store is used: the clock stands still, the language is Chinese."""
    return surroundings(SVC_DB=str(store), SVC_NOW=NOW, SVC_LANG="zh", SVC_USER="李娜")


def check_list(store: Path) -> None:
    """Raises Failed unless what is measured is what is budgeted: 60 due, for every reason, on both sides."""
    found = json.loads(output([*svc(), "due-today", "--json"], env(store)))["items"]
    least = json.loads(output([*minimal("due"), "--json"], env(store)))
    missing = EVERY_REASON - {why["code"] for item in found for why in item["why"]}
    if len(found) != DUE or len(least) != DUE or missing:
        raise Failed(f"{store}: svc lists {len(found)}, the minimal program {len(least)}, without {sorted(missing)}")


def callable_people(store: Path) -> list[int]:
    """The customers for whom a call is due."""
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute(
            "SELECT customer_id FROM followups WHERE state = 'open' AND due_on <= ? AND channel = 'call'", [NOW[:10]]
        )
        return [number for (number,) in found]


def written(store: Path) -> tuple[int, ...]:
    """How many rows the tables hold that a logged call writes, and how many follow-ups are done."""
    counts = ("commands", "calls", "followups", "followup_log", "changes", "followups WHERE state = 'done'")
    with closing(sqlite3.connect(store)) as connection:
        return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in counts)


@contextmanager
def copied(store: Path) -> Iterator[Path]:
    """A copy of a store beside it, on the disk before anything is timed."""
    with tempfile.TemporaryDirectory(dir=store.parent) as scratch:
        copy = Path(scratch) / "store.db"
        shutil.copyfile(store, copy)
        os.sync()
        yield copy


def batching(large: Path, runs: int) -> list[Line]:
    """A file of contacts, each of which closes a follow-up and sets the next; every run on a fresh copy."""
    with tempfile.TemporaryDirectory(dir=large.parent) as scratch:
        file = Path(scratch) / "calls.jsonl"
        count = write_lines(file, large)
        programs: list[Run] = [
            lambda turn: batch(large, count, [*minimal("batch"), "--batch", str(file)]),
            lambda turn: batch(large, count, [*svc(), "log-call", "--batch", str(file)]),
        ]
        least, ours = by_turns(programs, min(runs, MOST_COPIES))
    return [Line(f"log-call --batch, {count:,} lines", 3.0, *ms(ours, least), "ms", "executemany of the same rows")]


def batch(large: Path, count: int, argv: list[str]) -> Cost:
    """One run on a copy of a store. Raises Failed where not every line was logged."""
    with copied(large) as copy:
        cost = spawn(argv, env(copy))
        closed, before = written(copy)[-1], written(large)[-1]
        if closed - before != count:
            raise Failed(f"{' '.join(argv)}: closed {closed - before} of {count}")
    return cost


def write_lines(file: Path, store: Path) -> int:
    """A file of contacts with customers who have a follow-up that lies ahead; returns how many."""
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute(
            "SELECT customer_id, id FROM followups WHERE state = 'open' AND due_on > ? LIMIT ?", [NOW[:10], MOST_LINES]
        ).fetchall()
    lines = (
        json.dumps({"customer": f"K{who}", "for": f"F{duty}", "note": "一切正常", "next": NEXT}, ensure_ascii=False)
        for who, duty in found
    )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(found)


def measure(large: Path, small: Path, busy: Path, rows: int, runs: int) -> list[Line]:
    """Every row of the budget; `busy` is the store that the calendar keeps busy."""
    daily = [*lists(large, small, rows, runs), *logging(large, runs), *tables(large, runs)]
    return [
        *daily,
        *rolling(busy, rows, runs),
        *batching(large, runs),
        *looking(large, runs),
        *importing(rows // 10, runs),
    ]
