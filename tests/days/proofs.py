"""The proof that nothing is lost: every open duty is on somebody's list by its day, lies ahead with a day, or is a
leak. It asks the tables themselves what is open, so that no list can hide what it does not show.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules import ids, leaks, team
from aftersales_cli.rules.cases import COMPLAINTS, LETTERS
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.leaks import Kind
from aftersales_cli.rules.team import Member
from aftersales_cli.store import Store

OPEN = """SELECT 'followup', id, customer_id, due_on, state = 'unreachable', NULL FROM followups
      WHERE state IN ('open', 'unreachable')
    UNION ALL SELECT 'promise', id, customer_id, due_on, 0, NULL FROM promises WHERE state = 'open'
    UNION ALL SELECT kind, id, customer_id, next_due_on, 0, waits FROM cases WHERE closed_at IS NULL"""
PREFIXES = {"followup": ids.FOLLOWUP, "promise": ids.PROMISE, **LETTERS}
TABLES = {ids.FOLLOWUP: "followups", ids.PROMISE: "promises"}
RECORD = """SELECT k.id, g.what, g.by, g.word FROM cases k JOIN case_log g ON g.case_id = k.id
    WHERE k.kind = 'complaint' AND k.ended = 'closed' ORDER BY k.id, g.id"""
# What must be a leak of its kind, as the tables say it.
SLIPPED = {
    Kind.FOLLOWUP_LATE: """SELECT 'F' || id FROM followups WHERE state = 'open' AND due_on < date(:today, '-14 days')
      AND (until_on IS NULL OR until_on < :today)""",
    Kind.DEADLINE_MISSED: f"""SELECT CASE WHEN kind IN {COMPLAINTS} THEN 'C' WHEN kind = 'enquiry' THEN 'Q' ELSE 'J' END
      || id FROM cases WHERE closed_at IS NULL
      AND (deadline_at < :now OR (deadline_at IS NULL AND deadline_on < :today))""",
    Kind.PAUSE_OVER: """SELECT 'C' || k.id FROM cases k WHERE k.closed_at IS NULL AND k.waits = 'resumed' AND :today >
      (SELECT g.to_on FROM case_log g WHERE g.case_id = k.id AND g.what = 'paused' ORDER BY g.id DESC LIMIT 1)""",
    Kind.NOT_CORRECTED: "SELECT 'C' || id FROM cases WHERE correct_on < :today AND corrected_on IS NULL",
}
LOOP = ("acknowledged", "investigated", "decided", "done", "rechecked", "reported", "closed")
# What a reopening, and a decision that is refused, take back.
TAKEN_BACK = {"reopened": LOOP[2:], "rejected": LOOP[2:3]}


class Duty(NamedTuple):
    """An open duty as its table says it."""

    ref: str
    customer: int | None
    due_on: str | None
    given_up: bool
    waits: str | None


def faults(store: Store, now: datetime) -> list[str]:
    """Everything that is lost, or closed without its loop; nothing, if all is well."""
    return [*lost(store, now), *unlooped(store), *(f"{kind} {number} astray" for kind, number in store.cases.astray())]


def duties(store: Store) -> list[Duty]:
    """Every open duty."""
    return [
        Duty(f"{PREFIXES[kind]}{number}", customer, due, bool(given_up), waits)
        for kind, number, customer, due, given_up, waits in store.rows(OPEN)
    ]


def lost(store: Store, now: datetime) -> Iterator[str]:
    """The duties that are neither ahead, nor on a list of today, nor a leak; those that are on nobody's own list though
    somebody could see to them; those that are overdue and no leak.
    """
    everybody, today = store.staff.team(), now.date().isoformat()
    items = store.due.up_to(now.date())
    slipped = leaks.leaks(store.leaks.facts(now.date()), everybody, now)
    known = {item.ref: item for item in (*items, *(leak.item for leak in slipped))}
    holders: dict[str, list[Member]] = {ref: [] for ref in known}
    for one in everybody:
        for item in team.on_list_of(one, known.values(), everybody, now):
            holders[item.ref].append(one)
    everything = duties(store)
    for duty in everything:
        if duty.given_up:
            others = any(other.customer == duty.customer for other in everything if not other.given_up)
            if not others and duty.ref not in known:
                yield f"{duty.ref} is given up and nowhere"
        elif (duty.due_on is None or duty.due_on <= today) and duty.ref not in known:
            yield f"{duty.ref} due {duty.due_on} is nowhere"
    for ref, item in known.items():
        able = [one for one in everybody if one.id != item.against]
        there = [one for one in able if not one.absent(now.date())]
        if (able and not holders[ref]) or (there and not any(one in there for one in holders[ref])):
            yield f"{ref} is on nobody's list"
        if about(store, ref) in [one.id for one in holders[ref]]:
            yield f"{ref} is on the list of whom it is about"
    yield from unsaid(store, everything, {(leak.item.ref, leak.kind) for leak in slipped}, now)


def about(store: Store, ref: str) -> int | None:
    """Of whom the complaint is that a duty is, or is about."""
    table, number = TABLES.get(ref[0], "cases"), int(ref[1:])
    case = "id" if table == "cases" else "case_id"
    found = store.row(f"SELECT k.against_id FROM {table} d JOIN cases k ON k.id = d.{case} WHERE d.id = ?", [number])
    return found[0] if found else None


def unsaid(store: Store, everything: list[Duty], slipped: set[tuple[str, Kind]], now: datetime) -> Iterator[str]:
    """The complaints that nobody can take further; the cases that were to be seen to before today, and the follow-ups
    two weeks past their day or their window, that are no leak.
    """
    leaking, today = {ref for ref, _ in slipped}, now.date().isoformat()
    for duty in everything:
        if duty.ref[0] == ids.COMPLAINT and duty.waits is None:
            yield f"{duty.ref} is open and waits for nothing"
        overdue = duty.due_on is not None and duty.due_on < today
        if overdue and duty.ref[0] in "CJQ" and duty.waits != "resumed" and duty.ref not in leaking:
            yield f"{duty.ref} is overdue since {duty.due_on} and no leak"
    for kind, sql in SLIPPED.items():
        for (ref,) in store.rows(sql, {"today": today, "now": stamp(now)}):
            if (ref, kind) not in slipped and (ref, Kind.NOT_ACKNOWLEDGED) not in slipped:
                yield f"{ref} is not among what is {kind}"


def unlooped(store: Store) -> Iterator[str]:
    """The complaints that are closed without having gone through their loop, or re-checked by who did the work."""
    stand: dict[int, dict[str, str]] = {}
    for number, what, by, word in store.rows(RECORD):
        taken = stand.setdefault(number, {})
        for one in TAKEN_BACK.get(what, ()):
            taken.pop(one, None)
        if what in LOOP and not (what == "rechecked" and word == "unsatisfied"):
            taken[what] = by
    for number, taken in stand.items():
        missing = [one for one in LOOP if one not in taken]
        if missing:
            yield f"C{number} is closed without {', '.join(missing)}"
        elif taken["done"] == taken["rechecked"]:
            yield f"C{number} was re-checked by who did it"
