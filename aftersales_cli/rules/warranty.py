"""Warranty as terms: what is covered, from when, how long, and who pays for which cause.

A term of N months from a day covers up to and including that day N months on: by the Civil Code of China, art. 201, the
first day of a period is not counted, so that 24 months from 2026-03-10 have their last day on 2028-03-10. Where the
last month has no such day it is the month's last (art. 202): one month from 31 January ends on 28 February.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from aftersales_cli.errors.warranty import SeveralComponents
from aftersales_cli.rules import waits
from aftersales_cli.rules.playbook import Season, span

# The component that stands for all that no other term names.
ALL = "*"


class Fault(StrEnum):
    """What a claim comes of: a fault of the thing, of whoever uses it, of time, or of nobody."""

    DEFECT = "defect"
    MISUSE = "misuse"
    WEAR = "wear"
    FORCE = "force"


class Payer(StrEnum):
    """Who pays for a claim."""

    STORE = "store"
    MAKER = "maker"
    CUSTOMER = "customer"


class Start(StrEnum):
    """With what a term begins."""

    INVOICE = "invoice"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"
    MOVED_IN = "moved-in"


class Term(NamedTuple):
    """One term of a warranty. It ends with the first of `lasts` (or the last of its `seasons`), `km` and `uses`; a
    `design_life` without `lasts` has no last day. `pays` is who pays for which fault within it: the store for one that
    is not named. `categories` are those of the purchases that it is limited to, none for all.
    """

    id: str
    component: str
    en: str
    zh: str
    starts: Start
    lasts: waits.Wait | None
    km: int | None
    uses: int | None
    seasons: tuple[tuple[str, int], ...]
    design_life: bool
    repairs_extend: bool
    exchange_restarts: bool
    pays: tuple[tuple[Fault, Payer], ...]
    clause_en: str
    clause_zh: str
    categories: tuple[str, ...]


class Repair(NamedTuple):
    """From when to when something was in repair; the same day is no day of repair."""

    first: date
    last: date


class Reading(NamedTuple):
    """What an odometer showed on a day, in kilometres."""

    day: date
    km: int


class Facts(NamedTuple):
    """What happened to a purchase, as far as it is known, and the seasons that its terms count."""

    bought_on: date
    delivered_on: date | None
    accepted_on: date | None
    moved_in_on: date | None
    seasons: Mapping[str, Season]
    repairs: tuple[Repair, ...] = ()
    exchanges: tuple[date, ...] = ()
    readings: tuple[Reading, ...] = ()

    def began(self, start: Start) -> date | None:
        """The day on which a term with this start begins, if that has happened."""
        return {
            Start.INVOICE: self.bought_on,
            Start.DELIVERY: self.delivered_on,
            Start.ACCEPTANCE: self.accepted_on,
            Start.MOVED_IN: self.moved_in_on,
        }[start]


class Life(NamedTuple):
    """From when to when a term runs, both days in it; `repair_days` of it were added for repairs, and `exchanged_on` is
    the exchange that began it anew.
    """

    starts_on: date | None
    ends_on: date | None
    repair_days: int = 0
    exchanged_on: date | None = None


class Claim(NamedTuple):
    """What is asked about: a fault on a day, with what the odometer and the counter of uses then show, if known."""

    day: date
    fault: Fault = Fault.DEFECT
    km: int | None = None
    uses: int | None = None


class Exemption(NamedTuple):
    """An exception that somebody made for one claim: this component, this fault, this day."""

    id: int
    component: str
    fault: Fault
    on: date
    km: int | None
    reason: str
    at: datetime
    by: str


class Grounds(StrEnum):
    """Why a claim is covered, or is not."""

    COVERED = "covered"
    EXCEPTION = "exception"
    NOT_BEGUN = "not-begun"
    ENDED = "ended"
    KM_EXCEEDED = "km-exceeded"
    USES_EXCEEDED = "uses-exceeded"
    CUSTOMER_PAYS = "customer-pays"
    NO_TERM = "no-term"


class Verdict(NamedTuple):
    """The answer for one component: whether it is covered, why, by which term, who pays (nobody is named where no term
    was agreed at all), and what is left. The days left are 0 on the last day; none where there is no last day, or the
    term has not begun.
    """

    component: str
    term: Term | None
    covered: bool
    why: Grounds
    fault: Fault
    payer: Payer | None
    life: Life
    days_left: int | None
    reading: Reading | None
    km_left: int | None
    uses: int | None
    uses_left: int | None
    exemption: Exemption | None = None


def term(row: dict[str, Any]) -> Term:
    """A term as its checked row says it."""
    return Term(
        row["id"],
        row["component"],
        row["title"]["en"],
        row["title"]["zh"],
        Start(row["starts"]),
        span(row["lasts"]) if row.get("lasts") else None,
        row.get("km"),
        row.get("uses"),
        tuple(row.get("seasons", {}).items()),
        row.get("design_life", False),
        row.get("repairs_extend", False),
        row.get("exchange_restarts", False),
        tuple((Fault(fault), Payer(payer)) for fault, payer in row.get("pays", {}).items()),
        row["clause"]["en"],
        row["clause"]["zh"],
        tuple(row.get("only", {}).get("category", ())),
    )


def applying(terms: Iterable[Term], category: str | None) -> tuple[Term, ...]:
    """The terms that hold for a purchase of a category, `*` last: for each component the one that is limited to the
    category, else the one that is limited to none.
    """
    found: dict[str, Term] = {}
    for one in terms:
        if category in one.categories or (not one.categories and one.component not in found):
            found[one.component] = one
    return tuple(sorted(found.values(), key=lambda one: one.component == ALL))


def meant(terms: Iterable[Term], typed: str) -> tuple[str, Term | None]:
    """The component that somebody names, and its term among those that hold: by its word, its title in either language,
    or a part of these that no other has; what no term names falls under `*`. Raises SeveralComponents.
    """
    every, spelt = tuple(terms), typed.strip().casefold()
    for one in every:
        if closed_up(typed) in map(closed_up, (one.component, one.id, one.en, one.zh)):
            return one.component, one
    fitting = [one for one in every if one.component != ALL and has_part(one, typed)]
    if len(fitting) > 1:
        raise SeveralComponents(value=typed, candidates=tuple(fitting))
    if fitting:
        return fitting[0].component, fitting[0]
    return spelt, next((one for one in every if one.component == ALL), None)


def closed_up(text: str) -> str:
    """A word or a title without capitals and blanks, as it is compared."""
    return "".join(text.casefold().split())


def has_part(term: Term, typed: str) -> bool:
    """Whether what somebody typed is a part of a term's word or of one of its titles, or each of its words is."""
    parts = [closed_up(word) for word in typed.split()]
    said = [closed_up(one) for one in (term.component, term.en, term.zh)]
    return any("".join(parts) in one or all(part in one for part in parts) for one in said)


def life(term: Term, facts: Facts, day: date) -> Life:
    """From when to when a term runs, as seen on a day. An exchange within it begins it anew where it says so; one after
    its end, out of goodwill, does not bring it back.
    """
    begun = facts.began(term.starts)
    if begun is None:
        return Life(None, None)
    ran = running(term, begun, facts)
    if term.exchange_restarts:
        for exchanged in sorted(one for one in facts.exchanges if begun <= one <= day):
            if ran.ends_on is None or exchanged <= ran.ends_on:
                ran = running(term, exchanged, facts)._replace(exchanged_on=exchanged)
    return ran


def running(term: Term, begun: date, facts: Facts) -> Life:
    """From when to when a term runs that begins on a day, longer by the days in repair where it says so. A repair
    counts that begins while the term runs.
    """
    last = planned_end(term, begun, facts.seasons)
    added = 0
    if last is not None and term.repairs_extend:
        for repair in apart(facts.repairs):
            first = max(repair.first, begun)
            if first <= last + timedelta(days=added):
                added += max(0, (repair.last - first).days)
    return Life(begun, last and last + timedelta(days=added), added)


def planned_end(term: Term, begun: date, seasons: Mapping[str, Season]) -> date | None:
    """The last day of a term that begins on a day and is not prolonged; None where nothing but kilometres, uses or the
    design ends it. Of several seasons the one that is over last decides.
    """
    if term.seasons:
        return max(season_end(begun, seasons[name], count) for name, count in term.seasons)
    return waits.day_after(begun, term.lasts) if term.lasts else None


def season_end(begun: date, season: Season, count: int) -> date:
    """The last day of the last of so many whole seasons: of those that begin on the day or after it."""
    return season.end(begun.year + (season.first.of(begun.year) < begun) + count - 1)


def apart(repairs: Iterable[Repair]) -> list[Repair]:
    """The repairs by their days, those that overlap as one, so that no day counts twice."""
    found: list[Repair] = []
    for one in sorted(repairs):
        if found and one.first <= found[-1].last:
            found[-1] = Repair(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return found


def since_received(repairs: Iterable[Repair], received: Iterable[date]) -> tuple[Repair, ...]:
    """The repairs, each from the day on which the unit was received for it, if that is known: after the repair before
    it, and not after it was begun.
    """
    found: list[Repair] = []
    arrivals, before = sorted(received), date.min
    for one in sorted(repairs):
        first = next((day for day in arrivals if before < day <= one.first), one.first)
        found.append(Repair(first, one.last))
        before = max(before, one.last)
    return tuple(found)


def decide(component: str, term: Term | None, facts: Facts, claim: Claim, exemptions: Iterable[Exemption]) -> Verdict:
    """Whether a claim on a component is covered by a term. An exception covers the one claim that it was made for, and
    the store pays. After the term, and for what no term names, the customer does.
    """
    ran = life(term, facts, claim.day) if term else Life(None, None)
    reading = shown(facts.readings, claim, ran.exchanged_on)
    why = grounds(term, ran, reading, claim)
    payer = paid_by(term, claim.fault) if term and why == Grounds.COVERED else Payer.CUSTOMER
    begun = ran.starts_on is not None and ran.starts_on <= claim.day
    days = max(0, (ran.ends_on - claim.day).days) if begun and ran.ends_on else None
    km = None if term is None or term.km is None or reading is None else max(0, term.km - reading.km)
    uses = None if term is None or term.uses is None or claim.uses is None else max(0, term.uses - claim.uses)
    found = Verdict(
        component, term, why == Grounds.COVERED, why, claim.fault, payer, ran, days, reading, km, claim.uses, uses
    )
    for one in exemptions:
        if not found.covered and (one.component, one.fault, one.on) == (component, claim.fault, claim.day):
            return found._replace(covered=True, why=Grounds.EXCEPTION, payer=Payer.STORE, exemption=one)
    return found


def grounds(term: Term | None, ran: Life, reading: Reading | None, claim: Claim) -> Grounds:
    """Why a claim is covered by a term, or is not. The last kilometre and the last use are covered, as the last day."""
    if term is None:
        return Grounds.NO_TERM
    if ran.starts_on is None or claim.day < ran.starts_on:
        return Grounds.NOT_BEGUN
    if ran.ends_on is not None and claim.day > ran.ends_on:
        return Grounds.ENDED
    if term.km is not None and reading is not None and reading.km > term.km:
        return Grounds.KM_EXCEEDED
    if term.uses is not None and claim.uses is not None and claim.uses > term.uses:
        return Grounds.USES_EXCEEDED
    return Grounds.CUSTOMER_PAYS if paid_by(term, claim.fault) == Payer.CUSTOMER else Grounds.COVERED


def paid_by(term: Term, fault: Fault) -> Payer:
    """Who pays for a fault within a term."""
    return dict(term.pays).get(fault, Payer.STORE)


def shown(readings: Iterable[Reading], claim: Claim, exchanged_on: date | None) -> Reading | None:
    """What the odometer shows at a claim: what is said, else the most that is known by its day. What came in exchange
    began with an odometer of its own.
    """
    if claim.km is not None:
        return Reading(claim.day, claim.km)
    known = [one for one in readings if one.day <= claim.day and (exchanged_on is None or one.day >= exchanged_on)]
    return max(known, key=lambda one: (one.km, one.day), default=None)
