"""Escalation: on whose lists a case also stands, the longer after a missed deadline the higher."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.running import CaseFacts, Run, kinds, lapse, utc
from aftersales_cli.rules.team import LADDER, Role

# A case climbs to somebody who leads others.
RANKS = tuple(role for role in LADDER if role != Role.REP)
DAYS = ("d", "w")
UNITS = (*waits.MINUTES, *DAYS)


class Escalation(NamedTuple):
    """How long after a missed deadline a case climbs `to` a rank; `severities` and `cases` are to which it is limited,
    none to all.
    """

    id: str
    after: waits.Wait
    to: Role
    severities: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


class Climb(NamedTuple):
    """From when on a case also stands on the lists of a rank."""

    at: datetime
    to: Role


def climbs(missed: When, ladder: Iterable[Escalation], facts: CaseFacts, zone: tzinfo | None) -> tuple[Climb, ...]:
    """To whom a case climbs, and when, if the deadline `missed` is not met; each rank once, the first time."""
    first: dict[Role, datetime] = {}
    for one in ladder:
        at = waits.instant_after(lapse(missed, zone), one.after)
        if is_for(one, facts) and (one.to not in first or utc(at) < utc(first[one.to])):
            first[one.to] = at
    ranks = sorted(first, key=lambda role: (utc(first[role]), LADDER.index(role)))
    return tuple(Climb(first[role], role) for role in ranks)


def climbed(
    found: Iterable[Run], ladder: Iterable[Escalation], facts: CaseFacts, now: datetime
) -> tuple[CaseStep, ...]:  # fmt: skip
    """To whom a case climbed by `now` because deadlines of it were missed, as lines of its record; a rank on whose
    lists it stands already is not told again.
    """
    rungs, told = tuple(ladder), list[tuple[datetime, datetime, Role]]()
    for run in found:
        end = run.met.at if run.met else now
        for climb in climbs(run.due, rungs, facts, now.tzinfo) if run.due and run.late else ():
            if utc(climb.at) <= utc(end):
                told.append((climb.at, end, climb.to))
    told.sort(key=lambda one: utc(one[0]))
    first = [
        one for at, one in enumerate(told)
        if not any(before[2] == one[2] and utc(before[1]) >= utc(one[0]) for before in told[:at])
    ]  # fmt: skip
    return tuple(CaseStep(at, Step.CLIMBED, "svc", None, None, word=to) for at, _, to in first)


def is_for(one: Escalation, facts: CaseFacts) -> bool:
    """Whether a case of this kind and severity climbs so."""
    return (not one.cases or any(kind in one.cases for kind in kinds(facts.kind))) and (
        not one.severities or facts.severity in one.severities
    )


def length(wait: waits.Wait) -> timedelta:
    """A span of minutes, hours, days or weeks, to be compared with others."""
    return (
        timedelta(minutes=wait.in_minutes)
        if wait.in_minutes is not None
        else timedelta(days=wait.amount * waits.DAYS[wait.unit])
    )


def escalation(row: dict[str, Any]) -> Escalation:
    """A step of the ladder as its checked row says it. Raises ValueError for what cannot be."""
    after, only = waits.parse(row["after"]), row.get("only", {})
    if after is None:
        raise ValueError(row["after"])
    return Escalation(row["id"], after, Role(row["to"]), tuple(only.get("severity", ())), tuple(only.get("case", ())))
