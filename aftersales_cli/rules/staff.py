"""What is asked and said of the members of staff: their work on a day, names, absences, and handing over."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from aftersales_cli.errors import NameLikeId
from aftersales_cli.errors.records import AbsenceBackwards, SameMember, StaffExists
from aftersales_cli.rules.team import Member, in_charge


class Load(NamedTuple):
    """A member's work on a day: customers kept, duties due by then, and contacts made on it."""

    member: Member
    customers: int
    due: int
    contacts: int


class StaffList(NamedTuple):
    """The members of staff, each with the day's work."""

    on: date
    items: tuple[Load, ...]


class StaffCard(NamedTuple):
    """One member of staff with the day's work."""

    on: date
    load: Load


class StaffSaved(NamedTuple):
    """A member of staff was entered (`new`) or changed; `stand_ins` on whose lists the duties stand while away."""

    member: Member
    new: bool
    stand_ins: tuple[Member, ...] = ()


class HandedOver(NamedTuple):
    """What one member of staff took over from another, or (`tried`) would take over: customers kept, and open duties
    that were the other's by name.
    """

    giver: Member
    taker: Member
    customers: int
    followups: int
    promises: int
    cases: int
    tried: bool


def two(giver: Member, taker: Member) -> None:
    """Refuses to hand over to oneself. Raises SameMember."""
    if giver.id == taker.id:
        raise SameMember(value=giver.name)


def stand_ins(member: Member, team: Iterable[Member], today: date) -> tuple[Member, ...]:
    """Who has the duties of somebody who is away, or will be, when that begins."""
    if member.absent_from is None or (member.absent_to is not None and member.absent_to < today):
        return ()
    return in_charge(member, None, team, max(member.absent_from, today))


def named(name: str) -> str:
    """The name, unless it reads like an id or is the word for oneself. Raises NameLikeId."""
    if re.fullmatch(r"me|m?\d+", name, re.IGNORECASE):
        raise NameLikeId(value=name)
    return name


def only_one(name: str, team: Iterable[Member], but: int | None = None) -> str:
    """The name, if nobody else on the team has it. Raises StaffExists."""
    for other in team:
        if other.name == name and other.id != but:
            raise StaffExists(value=name, id=other.ref)
    return name


def absence(first: date | None, last: date | None, before: Member | None, today: date) -> dict[str, object]:
    """The fields of an absence of which only one end may be given: the other stays as it was `before` where that still
    fits, else it begins today or is open. Raises AbsenceBackwards.
    """
    if first is None and last is None:
        return {}
    begun = first or (before and before.absent_from) or today
    ends = last or (before and before.absent_to)
    if last is None and ends is not None and ends < begun:
        ends = None
    if ends is not None and ends < begun:
        raise AbsenceBackwards(value=ends.isoformat(), first=begun.isoformat())
    return {"absent_from": begun.isoformat(), "absent_to": ends and ends.isoformat()}
