"""Who is on the team, and who is in charge of a duty when somebody is away."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors import NoStaffYet, NoSuchStaff, SeveralStaff, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.due import DueItem, climbed


class Role(StrEnum):
    """What somebody is in the store, from the counter upwards."""

    REP = "rep"
    LEAD = "lead"
    MANAGER = "manager"
    OWNER = "owner"


LADDER = tuple(Role)
ROLES = {
    Role.REP: Term("clerk"), Role.LEAD: Term("team lead"), Role.MANAGER: Term("manager"), Role.OWNER: Term("owner"),
}  # fmt: skip


class Member(NamedTuple):
    """A member of staff. `quota` is how many contacts a day are wanted; an absence without a last day is open."""

    id: int
    name: str
    initials: str
    role: Role
    quota: int | None
    absent_from: date | None
    absent_to: date | None
    since: date

    @property
    def ref(self) -> str:
        """The id as it is typed."""
        return ids.show(ids.STAFF, self.id)

    def absent(self, on: date) -> bool:
        """Whether the member is away on a day."""
        if self.absent_from is None:
            return False
        return self.absent_from <= on and (self.absent_to is None or on <= self.absent_to)


def at_work(role: Role, team: Iterable[Member], on: date) -> Member | None:
    """The first of a rank who is not away on a day."""
    return next((one for one in team if one.role == role and not one.absent(on)), None)


def in_charge(assignee: Member | None, role: str | None, team: Iterable[Member], on: date) -> tuple[Member, ...]:
    """On whose lists a duty stands on a day: its assignee's, or where a role is asked for, everybody's of that role.

    Where they are away, or nobody is named, it stands at the lead's; where none is there, at the next rank's
    above; and where none of those is there either, on everybody's list, so that it can never be on nobody's.
    """
    everybody = tuple(team)
    if assignee is not None and not assignee.absent(on):
        return (assignee,)
    for rank in LADDER[LADDER.index(Role(role) if role else Role.LEAD) :]:
        found = tuple(one for one in everybody if one.role == rank and not one.absent(on))
        if found:
            return found
    return everybody


def on_list_of(member: Member, items: Iterable[DueItem], team: Iterable[Member], at: datetime) -> list[DueItem]:
    """The items that stand on a member's list at an instant, what has climbed to the member's rank by then too; never
    those that are about the member, or that ask whether what the member did is good, if somebody else can.
    """
    everybody = tuple(team)
    return [item for item in items if member in hands(item, everybody, at)]


def hands(item: DueItem, team: Iterable[Member], at: datetime) -> tuple[Member, ...]:
    """Everybody on whose list an item stands at an instant. Whether the work of somebody is good is asked by others;
    while none of them is there, it stands on the lists of all, so that somebody who is there knows of it.
    """
    able, on = [one for one in team if one.id != item.against], at.date()
    others = [one for one in able if one.id != item.fixer]
    if all(one.absent(on) for one in others):
        others = able
    found = in_charge(item.assignee if item.assignee in others else None, item.role, others, on)
    for rank in climbed(item.climbs, at):
        found += in_charge(None, rank, others, on)
    return tuple(dict.fromkeys(found))


def hidden_from(member: Member | None, team: Iterable[Member]) -> int | None:
    """The number of the member of staff who sees no complaint about himself, if there is anybody else to see it."""
    return member.id if member is not None and any(one.id != member.id for one in team) else None


def on_nobodys_list(against: int | None, team: Iterable[Member]) -> bool:
    """Whether something that is about a member of staff stands on no own list, for want of anybody else."""
    everybody = tuple(team)
    return bool(everybody) and all(one.id == against for one in everybody)


def find(text: str, team: Iterable[Member]) -> Member:
    """The member whom an id, a name or pinyin initials mean. Raises NoSuchStaff, SeveralStaff, NoStaffYet."""
    everybody = tuple(team)
    if not everybody:
        raise NoStaffYet(value=text)
    found = fitting(text, everybody)
    if len(found) == 1:
        return found[0]
    if found:
        raise SeveralStaff(value=text, choices=", ".join(one.name for one in found))
    raise NoSuchStaff(value=text, choices=", ".join(one.name for one in everybody))


def fitting(text: str, team: Iterable[Member]) -> list[Member]:
    """Everybody whom a text can mean: by the whole name, else by the id, else by the initials."""
    spelt, everybody = text.strip(), tuple(team)
    return (
        [one for one in everybody if one.name == spelt]
        or [one for one in everybody if one.ref == spelt.upper()]
        or [one for one in everybody if one.initials == spelt.lower()]
    )
