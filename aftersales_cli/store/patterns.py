"""Repeat problems: the complaints among which they are looked for."""

from datetime import date, timedelta
from typing import Any

from aftersales_cli.rules.cases import ComplaintKind
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.patterns import Occurrence, Repetition, completed_by, repetitions, since
from aftersales_cli.store import Store

SELECT = """SELECT k.id, k.opened_at, k.what, k.cause, v.en, v.zh, k.customer_id, c.name, k.purchase_id, p.item,
    p.category, p.serial, k.against_id, s.name, k.ended,
    (SELECT max(j.closed_at) FROM cases j WHERE j.purchase_id = k.purchase_id AND j.kind = 'repair'
      AND j.ended = 'done' AND j.closed_at <= k.opened_at)
    FROM cases k JOIN customers c ON c.id = k.customer_id LEFT JOIN purchases p ON p.id = k.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'cause' AND v.code = k.cause LEFT JOIN staff s ON s.id = k.against_id"""


class Patterns:
    """What repeats among the complaints of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def standing(self, on: date, hidden: int | None = None) -> tuple[Repetition, ...]:
        """The repetitions that stand on a day; what is about the member `hidden` does not count for him."""
        return self.found(on, "1", [], hidden)

    def completed_by(self, case: Complaint, on: date, hidden: int | None = None) -> tuple[Repetition, ...]:
        """The repetitions of which a complaint is one on a day."""
        # Whatever it can be the same as has its cause, or is of its customer.
        near = "(k.cause = ? OR k.customer_id = ?)"
        return completed_by(case.id, self.found(on, near, [case.cause, case.customer_id], hidden))

    def found(self, on: date, where: str, values: list[object], hidden: int | None) -> tuple[Repetition, ...]:
        """The repetitions among the complaints that meet a condition."""
        patterns = self.store.policy.current().patterns
        if not patterns:
            return ()
        begun = stamp(self.store.end_of(min(since(one, on) for one in patterns) - timedelta(days=1)))
        if hidden is not None:
            where, values = f"{where} AND k.against_id IS NOT ?", [*values, hidden]
        rows = self.store.rows(
            f"{SELECT} WHERE k.kind = ? AND k.opened_at >= ? AND {where} ORDER BY +k.id",
            [ComplaintKind.COMPLAINT, begun, *values],
        )
        return repetitions(patterns, map(self.read, rows), on)

    def read(self, row: Any) -> Occurrence:
        """One complaint as it is stored."""
        number, opened_at, *told, repaired_at = row
        return Occurrence._make([number, self.store.instant(opened_at), *told, self.store.local(repaired_at)])
