"""The stores that are measured, built once: `python -m tests.bench.stores ROWS [rolls]` prints where the store
lies.

A process of its own, because what it imports and holds would count as the memory of every child of the bench.
"""

import hashlib
import io
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from aftersales_cli.cli import main
from aftersales_cli.store import files, schema
from tests.bench import rolls
from tests.bench.budget import DUE, NOW

VERSION = 4
TODAY = date.fromisoformat(NOW[:10])
PER_CUSTOMER = 10
DUE_CASES = 6
DUE_OTHERS = 7  # Two jobs, an enquiry, a suggestion, two promises, and the apology for the broken one.
DUE_FOLLOWUPS = DUE - DUE_CASES - DUE_OTHERS

NAMES = ("王建国", "李秀英", "张伟", "刘洋", "陈静", "杨帆", "赵敏", "黄海涛", "周晓燕", "吴刚")
ITEMS = ("星途揽月 2.0T", "断桥铝门窗 12樘", "实木衣柜三门", "新风系统 350型")
KINDS = ("regular", "new", "loyal", "prospect")
# A rule of the shipped playbook `auto-dealer` and the event that it counts from; the last is somebody's own.
DUTIES = (
    ("first-days", "after-delivery"),
    ("handover-confirm", "before-delivery"),
    ("thanks", "after-purchase"),
    ("own", None),
    ("missed-visit", "after-missed-visit"),
)
COLUMNS = {
    "staff": "id, name, initials, role, absent_from, since",
    "customers": "id, name, initials, phone, kind, district, birthday, do_not_call, since, keeper_id",
    "purchases": "id, customer_id, item, category, price, bought_on, deliver_on, delivered_on",
    "cases": "id, kind, customer_id, what, severity, via, opened_at, next_due_on, next_due_at",
    "case_log": "case_id, at, what, by, to_on",
    "enquiries": "case_id, test_drive",
    "promises": "customer_id, what, made_at, made_by, first_on, due_on, state",
    "calls": "id, customer_id, at, direction, channel, outcome, minutes, note, by",
    "followups": "id, customer_id, purchase_id, rule, origin, occurrence, text, channel, planned_on, due_on, due_at,"
    " state, closed_at, since, event_on, role",
    "followup_log": "followup_id, at, what, by, call_id",
}
SEVERITIES = ("high", "critical", "normal", "high", "low", "critical")
Row = tuple[object, ...]


def folder() -> Path:
    """Where built stores are kept: named by the format, the builder and the tables, so that none outlives them."""
    with tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch) / "store.db"
        files.make(empty)
        connection = sqlite3.connect(empty)
        tables = "\n".join(str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_master ORDER BY name"))
        connection.close()
    digest = hashlib.sha256(tables.encode()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "svc-bench" / f"format-{files.FORMAT}-builder-{VERSION}-{digest}"


def store(rows: int, trade: str = "auto-dealer") -> Path:
    """The store with so many follow-ups, built if it is not there yet; of the trade `rolls`, one that the calendar
    keeps busy.
    """
    path = folder() / f"{trade}-{rows}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
            building = Path(scratch) / "store.db"
            own = Path(scratch) / "rolls.toml"
            own.write_text(rolls.playbook(), encoding="utf-8")
            policy = str(own) if trade == "rolls" else trade
            os.environ.update({"SVC_NOW": NOW, "SVC_USER": "李娜", "SVC_LANG": "zh"})
            svc(building, "init", "--name", "门店", "--playbook", policy, "--timezone", "Asia/Shanghai")
            fill(building, rows)
            svc(building, "due-today", "--count")  # The roll of the day is written by the first list of it.
            building.replace(path)
    return path


def svc(path: Path, *words: str) -> None:
    """Runs a command of svc on a store; what it says is told only where it fails."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(["--db", str(path), *words])
    if code:
        raise SystemExit(f"svc {' '.join(words)}: {said.getvalue()}")


def fill(path: Path, rows: int) -> None:
    """Writes the customers with all that happened to them, without the journal's triggers; then puts these back."""
    connection = sqlite3.connect(path, isolation_level=None)
    # Nothing is lost with this file, so it is neither journaled nor synchronised while it grows.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    town = Town(rows // PER_CUSTOMER)
    connection.execute("BEGIN")
    for table, columns in COLUMNS.items():
        found: Iterable[Row] = getattr(town, table)()
        marks = ", ".join("?" * len(columns.split(",")))
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", found)
    schema.regenerate_triggers(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


class Town:
    """Made-up customers, ten follow-ups each: most are done, one in thirty is open and lies ahead, a few are due."""

    def __init__(self, size: int) -> None:
        self.people = range(1, size + 1)
        # Those with something due are spread over the whole file, as they would be in life.
        stride = size // DUE_FOLLOWUPS
        self.due = {stride * (place + 1): place for place in range(DUE_FOLLOWUPS)}

    def staff(self) -> Iterator[Row]:
        """A lead, and a clerk who is away."""
        yield (1, "李娜", "ln", "lead", None, day(-900))
        yield (2, "王芳", "wf", "rep", day(-3), day(-900))

    def customers(self) -> Iterator[Row]:
        """A file for each; every fourth of those who are due is a VIP."""
        for one in self.people:
            vip = self.due.get(one, 1) % 4 == 0
            kind = "vip" if vip else KINDS[one % len(KINDS)]
            yield (
                one, NAMES[one % len(NAMES)], "xm", f"+86138{one:08d}", kind, f"第{one % 9}街道",
                rolls.born(one, TODAY), 0, day(-900),
                1 + one % 2,
            )  # fmt: skip

    def purchases(self) -> Iterator[Row]:
        """One each; it is still to be delivered where the due follow-up comes before the delivery."""
        for one in self.people:
            ahead = one in self.due and self.origin(one) == "before-delivery"
            bought = day(-400 - one % 300)
            yield (
                one, one, ITEMS[one % len(ITEMS)], "car", 18_980_000, bought, day(1 if ahead else -390),
                None if ahead else day(-390),
            )  # fmt: skip

    def cases(self) -> Iterator[Row]:
        """Open complaints of the first who are due."""
        for one, place in [*self.due.items()][:DUE_CASES]:
            severity, at = SEVERITIES[place % len(SEVERITIES)], f"{day(-place)}T02:00:00Z"
            yield (place + 1, "complaint", one, "变速箱低速顿挫，冷车明显", severity, "call", at, at[:10], at)
        at = f"{day(-1)}T02:00:00Z"
        for place, kind in enumerate(("service", "repair", "enquiry", "suggestion"), DUE_CASES + 1):
            yield (place, kind, place, "一万公里保养", "normal", "call", at, day(0), None)

    def case_log(self) -> Iterator[Row]:
        """How the jobs stand: one is planned for today, one was missed."""
        at = f"{day(-1)}T02:00:00Z"
        yield (DUE_CASES + 1, at, "planned", "李娜", day(0))
        yield (DUE_CASES + 2, at, "planned", "李娜", day(-1))
        yield (DUE_CASES + 2, at, "missed", "李娜", None)

    def enquiries(self) -> Iterator[Row]:
        """What was asked for."""
        yield (DUE_CASES + 3, 0)

    def promises(self) -> Iterator[Row]:
        """One that is broken, one for today, and one for each of a thousand customers that was kept or lies ahead."""
        made = f"{day(-9)}T02:00:00Z"
        yield (20, "后排脚垫", made, "李娜", day(-1), day(-1), "open")
        yield (21, "答复厂家意见", made, "李娜", day(0), day(0), "open")
        for one in self.people[:1000]:
            yield (one, "送一次洗车", made, "李娜", day(5), day(5), "kept" if one % 2 else "open")

    def calls(self) -> Iterator[Row]:
        """The contact by which each follow-up that is done was done; it bears the follow-up's number."""
        for one in self.people:
            for turn in range(PER_CUSTOMER):
                if self.state(one, turn) == "done":
                    at = f"{day(-380 + 30 * turn)}T03:00:00Z"
                    yield (number(one, turn), one, at, "out", "call", "reached", 3, "一切正常，无问题", "李娜")

    def followups(self) -> Iterator[Row]:
        """Ten each, by several rules."""
        since = f"{day(-390)}T02:00:00Z"
        for one in self.people:
            for turn in range(PER_CUSTOMER):
                state = self.state(one, turn)
                if state == "due":
                    yield self.due_followup(one, turn)
                    continue
                rule, origin = DUTIES[turn % 3]
                on = day(-380 + 30 * turn) if state == "done" else day(1 + one % 90)
                closed = f"{on}T03:00:00Z" if state == "done" else None
                due = ("call", on, on, None, state, closed, since, None, None)
                yield (number(one, turn), one, one, rule, origin, 2 + turn, None, *due)

    def due_followup(self, one: int, turn: int) -> Row:
        """One that is due: today or up to eight days ago, every third at an agreed time, every sixth a visit."""
        place = self.due[one]
        rule, origin = DUTIES[place % len(DUTIES)]
        on = day(-(place % 9))
        at = f"{on}T0{2 + place % 7}:30:00Z" if place % 3 == 0 else None
        text = "询问贴膜效果" if origin is None else None
        channel = "visit" if place % 6 == 5 else "call"
        purchase = None if origin in (None, "after-missed-visit") else one
        return (
            number(one, turn), one, purchase, rule, origin, 1, text, channel, on, on, at, "open", None,
            f"{day(-390)}T02:00:00Z", *((on, "lead") if rule == "missed-visit" else (None, None)),
        )  # fmt: skip

    def followup_log(self) -> Iterator[Row]:
        """How each was done, and the attempts in vain at every fifth that is due."""
        for one in self.people:
            for turn in range(PER_CUSTOMER):
                state = self.state(one, turn)
                if state == "done":
                    yield (number(one, turn), f"{day(-380 + 30 * turn)}T03:00:00Z", "done", "李娜", number(one, turn))
                elif state == "due" and self.due[one] % 5 == 0:
                    for tried in range(1 + self.due[one] % 2):
                        yield (number(one, turn), f"{day(-9 + tried)}T03:00:00Z", "tried", "李娜", None)

    def state(self, one: int, turn: int) -> str:
        """What became of a customer's follow-up: `done`, `due`, or `open` for those that lie ahead."""
        if turn == PER_CUSTOMER - 1 and one % 3 == 0:
            return "open"
        return "due" if turn == PER_CUSTOMER - 2 and one in self.due else "done"

    def origin(self, one: int) -> str | None:
        """The event that the due follow-up of a customer counts from."""
        return DUTIES[self.due[one] % len(DUTIES)][1]


def number(one: int, turn: int) -> int:
    """The number of a customer's follow-up."""
    return (one - 1) * PER_CUSTOMER + turn + 1


@cache
def day(offset: int) -> str:
    """The day that lies so many days from the day of the bench."""
    return (TODAY + timedelta(days=offset)).isoformat()


if __name__ == "__main__":
    print(store(int(sys.argv[1]), *sys.argv[2:]))
