"""Lists on their way out: every row of a list, in the order of its columns, some at a time."""

import sqlite3
from collections.abc import Iterator

from aftersales_cli.rules.cases import COMPLAINTS, JOBS
from aftersales_cli.rules.clock import day
from aftersales_cli.rules.exports import COLUMNS, Column, Kind, Value, What
from aftersales_cli.store import Store
from aftersales_cli.store.customers import LIVING
from aftersales_cli.store.files import trouble

CHUNK = 1_000
WHOSE = "'K' || c.id, c.name, c.phone"
# The letter of a case by its kind.
CASE = f"""(SELECT CASE WHEN n.kind IN {COMPLAINTS} THEN 'C' WHEN n.kind = 'enquiry' THEN 'Q' ELSE 'J' END || n.id
    FROM cases n WHERE n.id = {{}}.case_id)"""
OWNER = "(SELECT s.name FROM staff s WHERE s.id = {}.assignee_id)"
DUE_OF_JOB = "(SELECT max(g.id) FROM case_log g WHERE g.case_id = k.id AND g.to_on IS NOT NULL)"
# What belongs to no complaint about the one from whom those are hidden.
VISIBLE = "(:hidden IS NULL OR NOT EXISTS (SELECT 1 FROM cases h WHERE h.id = {} AND h.against_id = :hidden))"
CASE_OF_DUTY = "coalesce(f.case_id, (SELECT r.case_id FROM promises r WHERE r.id = f.promise_id))"
SELECTS: dict[What, str] = {
    What.CUSTOMERS: f"""SELECT 'K' || c.id, c.name, c.phone, c.wechat, c.kind, c.district, c.address, c.birthday,
        c.note, c.since, c.do_not_call, (SELECT s.name FROM staff s WHERE s.id = c.keeper_id),
        (SELECT s.name FROM staff s WHERE s.id = c.adviser_id), 'K' || c.referred_by_id
        FROM {LIVING} c ORDER BY c.id""",
    What.PURCHASES: f"""SELECT 'S' || p.id, {WHOSE}, p.item, p.category, p.serial, p.price, p.quantity, p.bought_on,
        p.deliver_on, p.delivered_on, p.accepted_on, p.moved_in_on, p.note
        FROM purchases p JOIN {LIVING} c ON c.id = p.customer_id ORDER BY p.id""",
    What.CALLS: f"""SELECT 'L' || l.id, {WHOSE}, l.at, l.direction, l.channel, l.outcome, l.minutes, l.note, l.by,
        l.despite FROM calls l JOIN {LIVING} c ON c.id = l.customer_id ORDER BY l.id""",
    What.FOLLOWUPS: f"""SELECT 'F' || f.id, {WHOSE}, 'S' || f.purchase_id, {CASE.format("f")},
        coalesce(f.text, iif(:zh, v.zh, v.en)), f.rule, f.channel, f.due_on, f.due_at, {OWNER.format("f")}, f.state,
        f.closed_at, f.why FROM followups f JOIN {LIVING} c ON c.id = f.customer_id
        LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule
        WHERE {VISIBLE.format(CASE_OF_DUTY)} ORDER BY f.id""",
    What.PROMISES: f"""SELECT 'P' || p.id, {WHOSE}, {CASE.format("p")}, p.what, {OWNER.format("p")}, p.made_at,
        p.made_by, p.due_on, p.due_at, p.state, p.remedy, p.amount, p.closed_at, p.why
        FROM promises p JOIN {LIVING} c ON c.id = p.customer_id WHERE {VISIBLE.format("p.case_id")} ORDER BY p.id""",
    What.COMPLAINTS: f"""SELECT 'C' || k.id, {WHOSE}, k.opened_at, k.kind, k.what, 'S' || k.purchase_id, p.item,
        k.cause, k.severity, k.via, k.wants, (SELECT s.name FROM staff s WHERE s.id = k.against_id),
        {OWNER.format("k")}, k.next_due_on, k.party, k.measure, k.place, k.closed_at, k.ended
        FROM cases k JOIN {LIVING} c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
        WHERE k.kind IN {COMPLAINTS} AND {VISIBLE.format("k.id")} ORDER BY k.id""",
    What.JOBS: f"""SELECT 'J' || k.id, {WHOSE}, k.opened_at, k.kind, k.what, 'S' || k.purchase_id, p.item,
        {OWNER.format("k")}, d.to_on, d.to_at, k.km, k.result, k.closed_at, k.ended
        FROM cases k JOIN {LIVING} c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
        LEFT JOIN case_log d ON d.id = {DUE_OF_JOB} WHERE k.kind IN {JOBS} ORDER BY k.id""",
    What.ENQUIRIES: f"""SELECT 'Q' || k.id, {WHOSE}, k.opened_at, k.what, q.budget, q.wanted_when, q.compared,
        q.why_not, q.test_drive, k.via, {OWNER.format("k")}, k.next_due_on, 'S' || k.purchase_id, k.result,
        k.closed_at, k.ended FROM cases k JOIN enquiries q ON q.case_id = k.id
        LEFT JOIN {LIVING} c ON c.id = k.customer_id
        WHERE k.customer_id IS NULL OR c.id IS NOT NULL ORDER BY k.id""",
    What.STAFF: """SELECT 'M' || id, name, role, quota, absent_from, absent_to, since FROM staff ORDER BY id""",
}


class Exports:
    """The lists of the store as they go out."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def complained_of(self, member: int) -> bool:
        """Whether there is, or was, a complaint about a member of staff."""
        return self.store.row("SELECT 1 FROM cases WHERE against_id = ? LIMIT 1", [member]) is not None

    def rows(self, what: What, chinese: bool, hidden: int | None) -> Iterator[tuple[Value, ...]]:
        """Every row of a list but of those who are forgotten, days and times in the store's zone; complaints about the
        member of staff who is `hidden` from them, and what was promised and is to be done for them, are left out.
        Raises StoreTrouble.
        """
        columns, sql = COLUMNS[what], SELECTS[what]
        given: dict[str, object] = {"zh": chinese, "hidden": hidden}
        wanted = {name: value for name, value in given.items() if f":{name}" in sql}
        for row in streamed(self.store, sql, wanted):
            yield tuple(read(value, column, self.store) for value, column in zip(row, columns, strict=True))


def streamed(store: Store, sql: str, values: dict[str, object]) -> Iterator[tuple[object, ...]]:
    """The rows of a statement, of which never more than some are held. Raises StoreTrouble."""
    try:
        cursor = store.connection.execute(sql, values)
        while found := cursor.fetchmany(CHUNK):
            yield from found
    except sqlite3.Error as error:
        raise trouble(error, store.path) from error


def read(value: object, column: Column, store: Store) -> Value:
    """A stored value as what it means."""
    if value is None:
        return None
    if column.kind == Kind.DAY:
        return day(str(value))
    if column.kind == Kind.MOMENT:
        return store.instant(str(value))
    if column.kind == Kind.YES:
        return bool(value)
    return value if isinstance(value, int) else str(value)
