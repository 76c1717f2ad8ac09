"""What is due: the statements of every morning, each on a partial index of what is open."""

from datetime import date
from typing import Any

from aftersales_cli.rules.clock import day
from aftersales_cli.rules.due import COMPLAINT, About, DueItem, Person, Purpose
from aftersales_cli.store import Store

OPEN_CASES = "(SELECT group_concat(k.id) FROM cases k WHERE k.customer_id = c.id AND k.closed_at IS NULL)"
FOLLOWUPS = f"""SELECT f.id, c.id, c.name, c.phone, c.kind, c.do_not_call, f.due_on, f.due_at, f.channel, f.rule,
    coalesce(f.text, v.en), coalesce(f.text, v.zh), p.id, p.item,
    CASE f.origin WHEN 'after-purchase' THEN p.bought_on WHEN 'after-delivery' THEN p.delivered_on
      WHEN 'before-delivery' THEN p.deliver_on END, f.origin,
    (SELECT count(*) FROM followup_log g WHERE g.followup_id = f.id AND g.what = 'tried'), {OPEN_CASES}, f.since
    FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule
    WHERE f.state = 'open'"""
CASES = f"""SELECT k.id, c.id, c.name, c.phone, c.kind, c.do_not_call, k.next_due_on, k.next_due_at, k.what,
    k.severity, k.opened_at, (SELECT count(*) FROM case_log g WHERE g.case_id = k.id AND g.what = 'tried'), {OPEN_CASES}
    FROM cases k JOIN customers c ON c.id = k.customer_id WHERE k.closed_at IS NULL"""


class Due:
    """Everything open that waits for somebody."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def up_to(self, last: date, channel: str | None = None) -> list[DueItem]:
        """What is due up to the end of a day, by any or one channel."""
        until = last.isoformat()
        by = " AND f.channel = ?" if channel else ""
        found = self.followups(f"AND f.due_on <= ?{by}", [until, channel] if channel else [until])
        if channel in (None, "call"):
            found += self.cases("AND k.next_due_on <= ?", [until])
        return found

    def of(self, customer: int) -> list[DueItem]:
        """Everything open of one customer, due or not."""
        return self.followups("AND f.customer_id = ?", [customer]) + self.cases("AND k.customer_id = ?", [customer])

    def followups(self, tail: str, values: list[object]) -> list[DueItem]:
        """Open follow-ups that the end of a statement chooses."""
        return [self.read_followup(row) for row in self.store.rows(f"{FOLLOWUPS} {tail}", values)]

    def cases(self, tail: str, values: list[object]) -> list[DueItem]:
        """Open cases that the end of a statement chooses."""
        return [self.read_case(row) for row in self.store.rows(f"{CASES} {tail}", values)]

    def read_followup(self, row: Any) -> DueItem:
        """One open follow-up as it is stored."""
        (number, customer, name, phone, kind, quiet, on, at, channel, rule, en, zh, purchase, item, event, origin,
         tries, cases, since) = row  # fmt: skip
        about = About(f"S{purchase}", item, day(event)) if purchase else None
        return DueItem(
            "followup", number, Person(customer, name, phone, kind, bool(quiet)), date.fromisoformat(on),
            self.store.local(at), channel, Purpose(rule, en, zh), about, origin, tries, numbers(cases), None,
            self.store.instant(since),
        )  # fmt: skip

    def read_case(self, row: Any) -> DueItem:
        """One open case as it is stored."""
        number, customer, name, phone, kind, quiet, on, at, what, severity, since, tries, cases = row
        return DueItem(
            "case", number, Person(customer, name, phone, kind, bool(quiet)), date.fromisoformat(on or since[:10]),
            self.store.local(at), "call", Purpose(COMPLAINT), About(f"C{number}", what), None, tries, numbers(cases),
            severity, self.store.instant(since),
        )  # fmt: skip


def numbers(joined: str | None) -> tuple[int, ...]:
    """The numbers in `3,7`."""
    return tuple(map(int, joined.split(","))) if joined else ()
