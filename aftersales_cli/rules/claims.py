"""Claims under warranty: the answer for a purchase, the exceptions that are made, and the terms that end soon."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from aftersales_cli import errors
from aftersales_cli.errors.warranty import BadSpan, NobodyEntitled, NoExceptionNeeded, NotEntitled
from aftersales_cli.rules import waits
from aftersales_cli.rules.team import Member, Role
from aftersales_cli.rules.warranty import ALL, Claim, Exemption, Facts, Grounds, Term, Verdict, applying, decide, meant

# Who may make an exception: the boss, as the field guide has it for heavy equipment, and a manager in his place.
ENTITLED = (Role.MANAGER, Role.OWNER)
# Months have up to three days less than others, so that what is counted back from a last day is so much unsure.
SLACK = timedelta(days=4)

# The longest span ahead for which a list is asked, by its unit.
CENTURY = {"d": 36_525, "w": 5_218, "mo": 1_200, "y": 100}


class Held(NamedTuple):
    """A purchase as its warranty sees it: whose it is, the terms agreed for it, and what happened to it."""

    id: int
    item: str
    category: str | None
    customer_id: int
    customer: str
    phone: str | None
    terms: tuple[Term, ...]
    facts: Facts


class Check(NamedTuple):
    """Whether a claim is covered: `asked` decides, `verdicts` are of each component, or of that one. `exemptions` were
    made for the same claims by that day; `named` are the terms of single components, where the component that was
    asked for has none.
    """

    held: Held
    claim: Claim
    asked: Verdict
    covered: bool
    verdicts: tuple[Verdict, ...]
    exemptions: tuple[Exemption, ...]
    recorded: bool = False
    named: tuple[Term, ...] = ()


class Rights(NamedTuple):
    """All terms of a purchase as they stand on a day, and the exceptions that were made."""

    held: Held
    on: date
    verdicts: tuple[Verdict, ...]
    exemptions: tuple[Exemption, ...]


class Granted(NamedTuple):
    """An exception as its customer's story tells it: of which purchase."""

    purchase_id: int
    item: str
    exemption: Exemption


class Ending(NamedTuple):
    """A term of a purchase that ends soon."""

    held: Held
    verdict: Verdict


class EndingList(NamedTuple):
    """Terms that end from one day to another, the first to end first; `total` counts before any limit."""

    on: date
    until: date
    items: tuple[Ending, ...]
    total: int


def check(held: Held, component: str | None, claim: Claim, exemptions: Iterable[Exemption]) -> Check:
    """Whether a claim is covered: on one component, or on each, `*` last.

    Where none is named, the claim is covered if `*` covers it; in a trade without a `*`, if any component is covered.
    """
    made = tuple(exemptions)
    terms = applying(held.terms, held.category)
    if component is not None:
        code, one = meant(terms, component)
        asked = judged(held, code, one, claim, made)
        own = one is not None and one.component == code
        named = () if own else tuple(other for other in terms if other.component != ALL)
        return Check(held, claim, asked, asked.covered, (asked,), earlier(made, [asked], claim), named=named)
    found = [judged(held, one.component, one, claim, made) for one in terms]
    whole = bool(terms) and terms[-1].component == ALL
    if not whole:
        found.append(judged(held, ALL, None, claim, made))
    covered = found[-1].covered or (not whole and any(one.covered for one in found))
    return Check(held, claim, found[-1], covered, tuple(found), earlier(made, found, claim))


def judged(held: Held, component: str, term: Term | None, claim: Claim, made: Iterable[Exemption]) -> Verdict:
    """Whether a claim on a component is covered; where the playbook names no terms at all, it does not say who pays."""
    found = decide(component, term, held.facts, claim, made)
    if held.terms or found.covered:
        return found
    return found._replace(payer=None)


def earlier(exemptions: Iterable[Exemption], verdicts: Iterable[Verdict], claim: Claim) -> tuple[Exemption, ...]:
    """The exceptions that were made by the day of a claim for the same components and fault."""
    asked = {one.component for one in verdicts}
    return tuple(
        one for one in exemptions if one.component in asked and one.fault == claim.fault and one.on <= claim.day
    )


def standing(held: Held, on: date) -> tuple[Verdict, ...]:
    """How each term of a purchase stands on a day, for a defect."""
    terms = applying(held.terms, held.category)
    return tuple(decide(one.component, one, held.facts, Claim(on), ()) for one in terms)


def ending(held: Held, on: date, until: date) -> list[Ending]:
    """The terms of a purchase that run on a day and end by another."""
    over = (Grounds.KM_EXCEEDED, Grounds.NOT_BEGUN, Grounds.ENDED)
    return [
        Ending(held, one)
        for one in standing(held, on)
        if one.why not in over and one.life.ends_on is not None and one.life.ends_on <= until
    ]


def may_have_begun(term: Term, on: date, until: date) -> tuple[date, date] | None:
    """From when to when a term must have begun to end from one day to another if nothing prolongs it, generously; None
    if it has no last day.
    """
    if term.seasons:
        most = max(count for _, count in term.seasons)
        return waits.day_after(on, waits.Wait(-most - 2, "y")), until
    if term.lasts is None:
        return None
    back = waits.Wait(-term.lasts.amount, term.lasts.unit)
    return waits.day_after(on, back) - SLACK, waits.day_after(until, back) + SLACK


def entitled(me: Member | None, team: Iterable[Member], caller: str) -> None:
    """Refuses an exception by somebody without the rank; in a store without staff anybody may. Raises NotEntitled,
    NobodyEntitled.
    """
    everybody = tuple(team)
    if not everybody or (me is not None and me.role in ENTITLED):
        return
    could, who = [one.name for one in everybody if one.role in ENTITLED], me.name if me else caller
    if not could:
        raise NobodyEntitled(value=who)
    raise NotEntitled(value=who, choices=", ".join(could))


def wanting(found: Check, ref: str, today: date) -> Verdict:
    """The verdict to which an exception is made. Raises NoExceptionNeeded where the claim is covered, NotInFuture where
    it lies ahead.
    """
    if found.claim.day > today:
        raise errors.NotInFuture(what=errors.Term("claim"), value=found.claim.day.isoformat())
    if found.covered:
        raise NoExceptionNeeded(id=ref, value=found.claim.day.isoformat())
    return found.asked


def horizon(today: date, typed: str) -> date:
    """The day that lies a typed span of days, weeks, months or years ahead, a century at most. Raises BadSpan."""
    found = waits.parse(typed)
    if found is None or not 0 <= found.amount <= CENTURY.get(found.unit, -1):
        raise BadSpan(value=typed)
    return waits.day_after(today, found)
