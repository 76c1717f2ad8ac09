"""Who may decide what: each rank has its limits, and what is beyond them waits for somebody above (field guide, 4)."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from aftersales_cli.errors.loop import (
    AnsweredAlready,
    BeyondAuthority,
    ClimbedAlready,
    NobodyHigher,
    NotHigher,
    NothingPending,
    NotOnTheSpot,
)
from aftersales_cli.rules import ids
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.team import LADDER, ROLES, Member, Role

if TYPE_CHECKING:
    from aftersales_cli.rules.cases import CaseStep
    from aftersales_cli.rules.followups import Deed


class Remedy(StrEnum):
    """What is done for a customer who complains."""

    APOLOGY = "apology"
    EXPLANATION = "explanation"
    EXCHANGE = "exchange"
    REPAIR = "repair"
    REFUND = "refund"
    COMPENSATION = "compensation"
    GIFT = "gift"
    VISIT = "visit"
    TRAINING = "training"


class Authority(NamedTuple):
    """What a rank may decide: up to which amount, in fen, and by which remedies; None where there is no limit."""

    role: Role
    amount: int | None
    remedies: tuple[Remedy, ...] | None


def authority(row: dict[str, Any]) -> Authority:
    """The limits of a rank as their checked row says them; the playbook writes yuan."""
    amount, remedies = row.get("amount"), row.get("remedies")
    return Authority(
        Role(row["id"]),
        None if amount is None else amount * 100,
        None if remedies is None else tuple(Remedy(one) for one in remedies),
    )


def needed(
    limits: Iterable[Authority], me: Member | None, remedy: Remedy | None, amount: int | None
) -> Role | None:  # fmt: skip
    """The lowest rank above one's own that may decide on a remedy at a price in fen, or on a price alone; None where
    one may oneself.

    A rank without a row may decide what the next one below it may. What no rank may decide is for the owner.
    """
    mine, rows = LADDER.index(me.role if me else Role.REP), {one.role: one for one in limits}
    if not rows:
        return None
    may = False
    for rank in LADDER:
        limit = rows.get(rank)
        if limit is not None:
            may = (remedy is None or limit.remedies is None or remedy in limit.remedies) and (
                limit.amount is None or (amount or 0) <= limit.amount
            )
        if may and LADDER.index(rank) >= mine:
            return None if LADDER.index(rank) == mine else rank
    return None if mine == LADDER.index(Role.OWNER) else Role.OWNER


def on_the_spot(limits: Iterable[Authority], me: Member | None, remedy: Remedy) -> None:
    """Refuses a remedy at once that waits for somebody above when it is decided on. Raises NotOnTheSpot."""
    wanted = needed(limits, me, remedy, None)
    if wanted is not None:
        raise NotOnTheSpot(value=remedy.value, role=ROLES[wanted])


def confirming(
    ref: str, wanted: str | None, me: Member | None, caller: str, last: "CaseStep | Deed | None" = None
) -> None:  # fmt: skip
    """Refuses a confirmation by somebody without the rank, and of what waits for none; `last` is the answer that was
    given. Raises NothingPending, AnsweredAlready, BeyondAuthority.
    """
    if wanted is None and last is not None:
        raise AnsweredAlready(id=ref, who=last.by, when=last.at)
    if wanted is None:
        raise NothingPending(id=ref)
    if me is None or LADDER.index(me.role) < LADDER.index(Role(wanted)):
        raise BeyondAuthority(id=ref, role=ROLES[Role(wanted)], value=me.name if me else caller)


def reclassified(case: Complaint, given: Iterable[str], me: Member | None, caller: str, now: datetime) -> None:
    """Refuses to correct what decides on the deadlines of a case of which one is missed, by somebody below the rank to
    which it has climbed, or below a lead: it would be gone without a trace. Raises ClimbedAlready.
    """
    if case.deadline is None or not case.deadline.missed(now) or not {*given} & {"kind", "cause", "severity"}:
        return
    wanted = Role(case.deadline.climbed_to(now) or Role.LEAD)
    if me is None or LADDER.index(me.role) < LADDER.index(wanted):
        raise ClimbedAlready(id=ids.show(ids.COMPLAINT, case.id), role=ROLES[wanted], value=me.name if me else caller)


def beyond_all(wanted: Role | str | None, team: Iterable[Member]) -> Role | None:
    """The rank whose yes is wanted, if nobody on the staff has it or a higher one."""
    if wanted is None or any(LADDER.index(one.role) >= LADDER.index(Role(wanted)) for one in team):
        return None
    return Role(wanted)


def next_above(
    case: Complaint, team: Iterable[Member], on: date, named: Member | None = None
) -> Member:  # fmt: skip
    """Who takes a case over on a day from whoever has it: who is named, or the first of the next higher rank that is at
    work; always of a higher rank, and never the one complained of. Raises NobodyHigher, NotHigher.
    """
    everybody, ref = tuple(team), ids.show(ids.COMPLAINT, case.id)
    last, rank = holder(case, everybody)
    if named is not None:
        if named.id == case.against_id or LADDER.index(named.role) <= rank:
            raise NotHigher(value=named.name, last=last.name if last else ROLES[Role.REP], id=ref)
        return named
    taker = higher(case, everybody, on)
    if taker is None:
        raise NobodyHigher(value=last.name if last else ROLES[Role.REP], id=ref)
    return taker


def holder(case: Complaint, team: Iterable[Member]) -> tuple[Member | None, int]:
    """Who has a case, and the place of his rank on the ladder; what nobody has counts as a clerk's."""
    last = next((one for one in team if one.id == case.assignee_id), None)
    return last, LADDER.index(last.role if last else Role.REP)


def higher(case: Complaint, team: Iterable[Member], on: date) -> Member | None:
    """The first of the next higher rank than whoever has a case who is at work, and not the one complained of."""
    everybody = tuple(team)
    _, rank = holder(case, everybody)
    above = [
        one for one in everybody
        if LADDER.index(one.role) > rank and one.id != case.against_id and not one.absent(on)
    ]  # fmt: skip
    return min(above, key=lambda one: (LADDER.index(one.role), one.id), default=None)
