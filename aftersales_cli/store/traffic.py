"""The day's traffic, from the records that are made of it anyway."""

from datetime import date, timedelta

from aftersales_cli.rules.cases import COMPLAINTS, LETTERS
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.due import ENQUIRY
from aftersales_cli.rules.traffic import Passage
from aftersales_cli.store import Store

CALLS = """SELECT l.at, l.direction, l.channel, 'call', l.id, c.name, l.note, l.by
    FROM calls l JOIN customers c ON c.id = l.customer_id WHERE l.at >= ? AND l.at < ?"""
CASES = f"""SELECT k.opened_at, 'in', coalesce(k.via, 'call'), k.kind, k.id, c.name, k.what, g.by
    FROM cases k LEFT JOIN customers c ON c.id = k.customer_id
    JOIN case_log g ON g.case_id = k.id AND g.what = 'received'
    WHERE k.opened_at >= ? AND k.opened_at < ? AND k.kind IN {(*COMPLAINTS, ENQUIRY)}"""


class Traffic:
    """Who came and went."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def between(self, first: date, last: date, by: str | None = None) -> tuple[Passage, ...]:
        """Everybody who came in or was gone out to from day to day, as anybody or one name took it down."""
        span = [stamp(self.store.end_of(first - timedelta(days=1))), stamp(self.store.end_of(last))]
        letters = {**LETTERS, "call": "L"}
        return tuple(
            Passage(self.store.instant(at), direction, channel, kind, f"{letters[kind]}{number}", who, text, name)
            for sql in (CALLS, CASES)
            for at, direction, channel, kind, number, who, text, name in self.store.rows(sql, span)
            if by is None or name == by
        )
