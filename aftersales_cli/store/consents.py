"""Who may be contacted, and what is called off where somebody may not."""

from datetime import date, datetime

from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.consents import Consent, Standing
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.followups import NO_CONSENT, FollowUp
from aftersales_cli.store import Store
from aftersales_cli.store.due import RECALL

# What is made whatever was withdrawn: a follow-up about a case that is still open, and a recall.
NEEDED = f"(EXISTS (SELECT 1 FROM cases k WHERE k.id = f.case_id AND k.closed_at IS NULL) OR {RECALL})"
WAITING = "SELECT f.id FROM followups f WHERE f.customer_id = ? AND f.state IN ('open', 'unreachable') AND"


class Consents:
    """What customers said about being contacted."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def record(self, customer: int, consent: Consent) -> None:
        """Writes down what a customer said; the last word counts."""
        values = {"standing": consent.standing, "on_day": consent.on.isoformat(), "via": consent.via}
        signed = {"note": consent.note, "at": stamp(consent.at), "by": consent.by}
        self.store.insert("consents", {"customer_id": customer, **values, **signed})
        self.store.update("customers", customer, {"consent": consent.standing})

    def standing(self, customer: int) -> Standing | None:
        """Whether a customer may be contacted, if anything was said of it."""
        (said,) = self.store.row("SELECT consent FROM customers WHERE id = ?", [customer])
        return Standing(said) if said else None

    def join(self, customer: int, joined: Standing | None, now: datetime, by: str) -> tuple[FollowUp, ...]:
        """Lets one word count for a file that was made of two; returns what is called off by it."""
        if joined is not None and joined != self.standing(customer):
            self.record(customer, Consent(joined, now.date(), None, None, now, by))
        return self.stop(customer, now, by) if joined == Standing.WITHDRAWN else ()

    def latest(self, customer: int) -> Consent | None:
        """What a customer said last."""
        row = self.store.row(
            "SELECT standing, on_day, via, note, at, by FROM consents WHERE customer_id = ? ORDER BY id DESC LIMIT 1",
            [customer],
        )
        if row is None:
            return None
        standing, on, via, note, at, by = row
        return Consent(Standing(standing), date.fromisoformat(on), via, note, self.store.instant(at), by)

    def needed(self, customer: int) -> tuple[FollowUp, ...]:
        """What waits for a customer because a case is still open, or because it is a recall."""
        rows = self.store.rows(f"{WAITING} {NEEDED} ORDER BY f.due_on, f.id", [customer])
        return tuple(self.store.followups.get(number) for (number,) in rows)

    def unneeded(self, customer: int) -> tuple[FollowUp, ...]:
        """What else waits for a customer."""
        rows = self.store.rows(f"{WAITING} NOT {NEEDED} ORDER BY f.due_on, f.id", [customer])
        return tuple(self.store.followups.get(number) for (number,) in rows)

    def stop(self, customer: int, now: datetime, by: str) -> tuple[FollowUp, ...]:
        """Calls off what waits for a customer, but for recalls and what open cases need."""
        close = self.store.followups.close
        return tuple(close(one.id, FollowUpState.CANCELLED, now, by, NO_CONSENT) for one in self.unneeded(customer))

    def stop_with(self, case: int, now: datetime, by: str) -> tuple[FollowUp, ...]:
        """Calls off what waits for the customer of a closed case, where the consent is withdrawn, and returns it."""
        row = self.store.row(
            """SELECT c.id FROM cases k JOIN customers c ON c.id = k.customer_id
            WHERE k.id = ? AND c.consent = 'withdrawn'""",
            [case],
        )
        return self.stop(row[0], now, by) if row is not None else ()

    def withdrawn(self, customer: int, case: object = None) -> bool:
        """Whether nothing may be planned for a customer any more; what an open case needs may."""
        sql = """SELECT 1 FROM customers c WHERE c.id = ? AND c.consent = 'withdrawn'
            AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.id = ? AND k.closed_at IS NULL)"""
        return bool(self.store.row(sql, [customer, case]))

    def all_withdrawn(self) -> set[int]:
        """Everybody for whom nothing may be planned."""
        return {number for (number,) in self.store.rows("SELECT id FROM customers WHERE consent = 'withdrawn'")}
