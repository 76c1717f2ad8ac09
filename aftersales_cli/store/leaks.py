"""What may have slipped, gathered for `rules/leaks`."""

from datetime import date
from typing import TYPE_CHECKING

from aftersales_cli.rules.clock import day
from aftersales_cli.rules.clocks import Mark
from aftersales_cli.rules.events import Deed, FollowUpState, Step
from aftersales_cli.rules.leaks import Facts, OpenCase, Pledge
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store
from aftersales_cli.store.due import CASE, FOLLOWUPS, LAST

if TYPE_CHECKING:
    from aftersales_cli.rules.due import DueItem

# What the record of an open case adds to it as a duty: until when its last pause is, and the day it is planned for.
OPEN = f"""SELECT k.id, k.kind, k.opened_at, k.deadline,
    CASE k.waits WHEN '{Step.RESUMED}' THEN {LAST.format("to_on", Step.PAUSED)} END,
    (SELECT g.to_on FROM case_log g WHERE g.case_id = k.id AND g.to_on IS NOT NULL ORDER BY g.id DESC LIMIT 1),
    k.next_due_on IS NOT NULL FROM cases k WHERE k.closed_at IS NULL"""
# When customers were last spoken with about a promise: by a contact about itself, or by what the playbook asks for
# because it was broken.
SPOKEN = f"""SELECT r.id, max(
      coalesce((SELECT max(coalesce(l.at, g.at)) FROM promise_log g LEFT JOIN calls l ON l.id = g.call_id
        WHERE g.promise_id = r.id AND g.what = '{Deed.CONTACTED}'), ''),
      coalesce((SELECT max(coalesce(l.at, h.at)) FROM followups f JOIN followup_log h ON h.followup_id = f.id
        LEFT JOIN calls l ON l.id = h.call_id WHERE f.promise_id = r.id AND f.origin = '{Origin.AFTER_MISSED_PROMISE}'
        AND f.state = '{FollowUpState.DONE}' AND h.what = '{Deed.DONE}'), ''))
    FROM promises r WHERE r.state = 'open' AND r.due_on <= ?"""
UNTAKEN = "corrected_on IS NULL AND correct_on < ?"
LOST = f"""{FOLLOWUPS} WHERE f.state = '{FollowUpState.UNREACHABLE}'
    AND NOT EXISTS (SELECT 1 FROM followups o WHERE o.customer_id = f.customer_id AND o.state = 'open')
    AND NOT EXISTS (SELECT 1 FROM promises o WHERE o.customer_id = f.customer_id AND o.state = 'open')
    AND NOT EXISTS (SELECT 1 FROM cases o WHERE o.customer_id = f.customer_id AND o.closed_at IS NULL)"""


class Leaks:
    """Everything open that may have slipped."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def facts(self, today: date) -> Facts:
        """What decides by the end of a day whether something has slipped."""
        store, until = self.store, [today.isoformat()]
        spoken = dict(store.rows(SPOKEN, until))
        pledges = store.due.promises("AND r.due_on <= ?", until)
        return Facts(
            self.cases(),
            tuple(Pledge(item, store.local(spoken.get(item.id))) for item in pledges),
            tuple(store.due.followups("AND f.due_on <= ?", until)),
            tuple(map(store.due.read_followup, store.rows(LOST))),
            self.measures(until),
            store.calendar.opening(),
        )

    def measures(self, until: list[str]) -> "tuple[DueItem, ...]":
        """The complaints, closed ones too, whose measure was to be taken before a day and is not, due on that day."""
        days = dict(self.store.rows(f"SELECT id, correct_on FROM cases WHERE {UNTAKEN}", until))
        # The plus lets SQLite look for the few rows first and sort them then, instead of reading all in their order.
        found = map(self.store.due.read_case, self.store.rows(f"{CASE} WHERE {UNTAKEN} ORDER BY +k.id", until))
        return tuple(item._replace(due_on=date.fromisoformat(days[item.id])) for item in found)

    def cases(self) -> tuple[OpenCase, ...]:
        """All open cases with what their records add."""
        more = {number: told for number, *told in self.store.rows(OPEN)}
        return tuple(self.read(item, *more[item.id]) for item in self.store.due.cases("", []))

    def read(
        self, item: "DueItem", kind: str, opened: str, mark: str | None, paused: str | None, planned: str | None,
        dated: int,
    ) -> OpenCase:  # fmt: skip
        """One open case as it is stored."""
        since = self.store.instant(opened).date()
        return OpenCase(item, kind, since, Mark(mark) if mark else None, day(paused), day(planned), bool(dated))
