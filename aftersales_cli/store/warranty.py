"""What is covered of what was bought: the terms that were agreed, what happened since, and the exceptions."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from aftersales_cli.rules import claims
from aftersales_cli.rules.claims import Check, Ending, Granted, Held, Rights
from aftersales_cli.rules.clock import day, stamp
from aftersales_cli.rules.warranty import (
    ALL,
    Claim,
    Exemption,
    Facts,
    Fault,
    Reading,
    Repair,
    Start,
    Term,
    Verdict,
    since_received,
)
from aftersales_cli.store import Store

# In which column of a purchase the day stands with which a term begins.
BEGINS = {
    Start.INVOICE: "p.bought_on",
    Start.DELIVERY: "p.delivered_on",
    Start.ACCEPTANCE: "p.accepted_on",
    Start.MOVED_IN: "p.moved_in_on",
}
EXCHANGED, RECEIVED = "exchanged", "unit-received"
EXEMPTION = "x.id, x.component, x.fault, x.on_day, x.km, x.reason, x.at, x.by FROM warranty_exceptions x"
AMONG = "IN (SELECT value FROM json_each(?))"
REPAIRED = "kind = 'repair' AND ended = 'done' AND purchase_id IS NOT NULL"

# Whose customer is not forgotten.
KNOWN = "p.customer_id NOT IN (SELECT id FROM customers WHERE forgotten_on IS NOT NULL)"


class Warranty:
    """The warranty of what was bought in the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def check(self, number: int, component: str | None, claim: Claim) -> Check:
        """Whether a claim on a purchase, which exists, is covered."""
        return claims.check(self.held([number])[0], component, claim, self.exemptions(number))

    def standing(self, number: int, on: date) -> tuple[Verdict, ...]:
        """How each term of a purchase, which exists, stands on a day."""
        return claims.standing(self.held([number])[0], on)

    def ends(self, numbers: Iterable[int], on: date) -> dict[int, date]:
        """The last day of the warranty of each of these purchases as a whole, as it stands on a day, where one runs."""
        found: dict[int, date] = {}
        for held in self.held(numbers):
            for one in claims.standing(held, on):
                if one.component == ALL and one.life.ends_on is not None:
                    found.setdefault(held.id, one.life.ends_on)
        return found

    def rights(self, number: int, on: date) -> Rights:
        """All terms of a purchase, which exists, and the exceptions that were made."""
        (held,) = self.held([number])
        return Rights(held, on, claims.standing(held, on), self.exemptions(number))

    def exempt(self, number: int, verdict: Verdict, claim: Claim, reason: str, now: datetime, by: str) -> None:
        """Writes an exception for one claim on a purchase."""
        self.store.insert(
            "warranty_exceptions",
            {
                "purchase_id": number, "component": verdict.component, "fault": claim.fault,
                "on_day": claim.day.isoformat(), "km": verdict.reading and verdict.reading.km, "reason": reason,
                "at": stamp(now), "by": by,
            },
        )  # fmt: skip

    def exemptions(self, number: int) -> tuple[Exemption, ...]:
        """The exceptions that were made for a purchase, by their days."""
        rows = self.store.rows(f"SELECT {EXEMPTION} WHERE x.purchase_id = ? ORDER BY x.on_day, x.id", [number])
        return tuple(self.exemption(row) for row in rows)

    def granted(self, customer: int) -> tuple[Granted, ...]:
        """The exceptions that were made for a customer, as they were made."""
        rows = self.store.rows(
            f"""SELECT p.id, p.item, {EXEMPTION} JOIN purchases p ON p.id = x.purchase_id
            WHERE p.customer_id = ? ORDER BY x.at, x.id""",
            [customer],
        )
        return tuple(Granted(number, item, self.exemption(row)) for number, item, *row in rows)

    def exemption(self, row: Any) -> Exemption:
        """One exception as it is stored."""
        number, component, fault, on, km, reason, at, by = row
        when = self.store.instant(at)
        return Exemption(number, component, Fault(fault), date.fromisoformat(on), km, reason, when, by)

    def ending(
        self, on: date, until: date, customer: int | None = None, keeper: int | None = None, limit: int | None = None
    ) -> tuple[tuple[Ending, ...], int]:
        """The terms that run on a day and end by another, the first to end first; of one customer, or of those whom a
        member of staff keeps.
        """
        numbers = [number for version, _ in self.store.policy.history() for number in self.near(version, on, until)]
        found = [
            one
            for held in self.held(numbers, customer, keeper)
            for one in claims.ending(held, on, until)
        ]  # fmt: skip
        found.sort(key=lambda one: (one.verdict.life.ends_on or until, one.held.id))
        return tuple(found[:limit]), len(found)

    def near(self, version: int, on: date, until: date) -> list[int]:
        """The purchases under one version of the playbook of which a term may end from one day to another: those that
        began at the right time, and those from before which a repair or an exchange may have prolonged.
        """
        any_of: list[str] = []
        values: list[object] = [self.oldest(), version]
        for term in self.store.policy.version(version).warranties:
            spread = claims.may_have_begun(term, on, until)
            if spread is None:
                continue
            first, last = (one.isoformat() for one in spread)
            any_of.append(f"{BEGINS[term.starts]} BETWEEN ? AND ?")
            values += [first, last]
            for sql in prolonging(term):
                any_of.append(f"({BEGINS[term.starts]} < ? AND p.id IN ({sql}))")
                values.append(first)
        if not any_of:
            return []
        sql = (
            f"SELECT p.id FROM purchases p WHERE coalesce(p.playbook_id, ?) = ? AND ({' OR '.join(any_of)}) AND {KNOWN}"
        )
        return [number for (number,) in self.store.rows(sql, values)]

    def oldest(self) -> int:
        """The oldest version of the playbook: what stands for a purchase that was entered before versions were kept."""
        return self.store.policy.history()[0][0]

    def held(self, numbers: Iterable[int], customer: int | None = None, keeper: int | None = None) -> list[Held]:
        """Purchases as their warranty sees them, by their numbers; where one is named, only those of a customer, or of
        the customers whom a member of staff keeps.
        """
        among = json.dumps([*numbers])
        repairs, received, exchanged, readings = (
            self.repairs(among), self.milestones(among, RECEIVED), self.milestones(among, EXCHANGED),
            self.readings(among),
        )  # fmt: skip
        rows = self.store.rows(
            f"""SELECT p.id, p.item, p.category, c.id, c.name, c.phone, coalesce(p.playbook_id, ?), p.bought_on,
            p.delivered_on, p.accepted_on, p.moved_in_on FROM purchases p JOIN customers c ON c.id = p.customer_id
            WHERE p.id {AMONG} AND c.id = coalesce(?, c.id) AND (? IS NULL OR c.keeper_id = ?) ORDER BY p.id""",
            [self.oldest(), among, customer, keeper, keeper],
        )
        found = []
        for number, item, category, who, name, phone, version, bought, delivered, accepted, moved_in in rows:
            book = self.store.policy.version(version)
            facts = Facts(
                date.fromisoformat(bought), day(delivered), day(accepted), day(moved_in), book.seasons,
                since_received(repairs.get(number, ()), received.get(number, ())), tuple(exchanged.get(number, ())),
                tuple(readings.get(number, ())),
            )  # fmt: skip
            found.append(Held(number, item, category, who, name, phone, book.warranties, facts))
        return found

    def repairs(self, among: str) -> dict[int, list[Repair]]:
        """From when to when each purchase was in repair: from the day on which the job was begun, else planned for."""
        rows = self.store.rows(
            f"""SELECT k.purchase_id, k.closed_at,
            (SELECT min(g.at) FROM case_log g WHERE g.case_id = k.id AND g.what = 'started'),
            (SELECT g.to_on FROM case_log g WHERE g.case_id = k.id AND g.to_on IS NOT NULL ORDER BY g.id DESC LIMIT 1)
            FROM cases k WHERE {REPAIRED} AND k.purchase_id {AMONG}""",
            [among],
        )
        found: dict[int, list[Repair]] = {}
        for number, closed, started, planned in rows:
            last = self.store.instant(closed).date()
            first = self.store.instant(started).date() if started else day(planned) or last
            if first <= last:
                found.setdefault(number, []).append(Repair(first, last))
        return found

    def milestones(self, among: str, what: str) -> dict[int, list[date]]:
        """The days on which something was recorded of each purchase."""
        rows = self.store.rows(
            f"SELECT purchase_id, happened_on FROM milestones WHERE what = ? AND purchase_id {AMONG}", [what, among]
        )
        return gathered((number, date.fromisoformat(happened)) for number, happened in rows)

    def readings(self, among: str) -> dict[int, list[Reading]]:
        """What the odometer of each purchase showed at its jobs, by the day on which the job was begun or ended."""
        rows = self.store.rows(
            f"""SELECT k.purchase_id, k.km, coalesce(k.closed_at,
            (SELECT max(g.at) FROM case_log g WHERE g.case_id = k.id AND g.what = 'started'), k.opened_at)
            FROM cases k WHERE k.km IS NOT NULL AND k.purchase_id {AMONG}""",
            [among],
        )
        return gathered((number, Reading(self.store.instant(at).date(), km)) for number, km, at in rows)


def prolonging(term: Term) -> list[str]:
    """The statements that find the purchases for which a term may have been prolonged."""
    repaired = f"SELECT purchase_id FROM cases WHERE {REPAIRED}"
    swapped = f"SELECT purchase_id FROM milestones WHERE what = '{EXCHANGED}' AND purchase_id IS NOT NULL"
    return [repaired] * term.repairs_extend + [swapped] * term.exchange_restarts


def gathered(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    """What belongs to each number."""
    found: dict[int, list[Any]] = {}
    for number, one in pairs:
        found.setdefault(number, []).append(one)
    return found
