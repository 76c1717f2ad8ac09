"""The log of who looked at whose data: written beside the journal, and never taken back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from aftersales_cli.rules.access import AT_A_TIME, Looked, kept_since
from aftersales_cli.rules.clock import stamp
from aftersales_cli.store import Store, matching

SELECT = """SELECT a.id, a.at, a.real_at, a.user, a.customer_id, c.name, a.what, a.why, a.agreed_by
    FROM access a LEFT JOIN customers c ON c.id = a.customer_id"""


class Access:
    """The look-ups of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def log(
        self, what: str, customers: Iterable[int | None], user: str, at: datetime, real_at: datetime,
        why: str | None = None, agreed_by: str | None = None,
    ) -> None:  # fmt: skip
        """Writes down that somebody looked at the data of customers, or of all of them where none is named."""
        known = [stamp(at), stamp(real_at), user, what, why, agreed_by]
        self.store.many(
            "INSERT INTO access (at, real_at, user, what, why, agreed_by, customer_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            ([*known, number] for number in customers),
        )

    def shorten(self, now: datetime) -> None:
        """Drops what is kept no longer, not all of it at once. Look-ups are numbered as they were made, so that only
        the oldest are read for it, whatever the log has grown to.
        """
        oldest = "SELECT id, real_at FROM access ORDER BY id LIMIT ?"
        self.store.run(
            f"DELETE FROM access WHERE id IN (SELECT id FROM ({oldest}) WHERE real_at < ?)",
            [AT_A_TIME, stamp(kept_since(now))],
        )

    def listed(
        self, customer: int | None = None, user: str | None = None, limit: int | None = None
    ) -> tuple[tuple[Looked, ...], int]:
        """The look-ups at a customer, those at all customers among them, or by somebody, newest first."""
        where, values = matching({"a.user": user})
        if customer is not None:
            where += " AND (a.customer_id = ? OR a.customer_id IS NULL OR a.customer_id IN (SELECT f.number"
            where += " FROM former_customers f WHERE f.customer_id = ?))"
            values += [customer, customer]
        return self.store.listing(f"{SELECT} WHERE {where}", "a.id DESC", values, limit, self.read)

    def read(self, row: Any) -> Looked:
        """One look-up as it is stored."""
        number, at, real_at, *rest = row
        return Looked(number, self.store.instant(at), self.store.instant(real_at), *rest)
