"""The members of staff, and who is in charge of a duty when somebody is away."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors.records import AbsenceBackwards, NoStaffYet, NoSuchStaff, StaffExists
from aftersales_cli.rules import ids
from aftersales_cli.rules.due import DueItem


class Role(StrEnum):
    """What somebody is in the store, from the counter upwards."""

    REP = "rep"
    LEAD = "lead"
    MANAGER = "manager"
    OWNER = "owner"


LADDER = tuple(Role)


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
    """A member of staff was entered (`new`) or changed."""

    member: Member
    new: bool


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


def on_list_of(member: Member, items: Iterable[DueItem], team: Iterable[Member], on: date) -> list[DueItem]:
    """The items that stand on a member's list on a day; never those that are about the member."""
    everybody = tuple(team)
    mine = []
    for item in items:
        others = [one for one in everybody if one.id != item.against]
        assignee = item.assignee if item.assignee in others else None
        if member in in_charge(assignee, item.role, others, on):
            mine.append(item)
    return mine


def find(text: str, team: Iterable[Member]) -> Member:
    """The member whom an id, a name or pinyin initials mean. Raises NoSuchStaff; NoStaffYet where there is nobody."""
    everybody = tuple(team)
    if not everybody:
        raise NoStaffYet(value=text)
    found = fitting(text, everybody)
    if len(found) == 1:
        return found[0]
    raise NoSuchStaff(value=text, choices=", ".join(one.name for one in found or everybody))


def fitting(text: str, team: Iterable[Member]) -> list[Member]:
    """Everybody whom a text can mean: by the whole name, else by the id, else by the initials."""
    spelt, everybody = text.strip(), tuple(team)
    return (
        [one for one in everybody if one.name == spelt]
        or [one for one in everybody if one.ref == spelt.upper()]
        or [one for one in everybody if one.initials == spelt.lower()]
    )


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
