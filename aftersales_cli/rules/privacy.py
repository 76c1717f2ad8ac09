"""What leaves the store about customers, and who agrees to it."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from aftersales_cli.errors import NotOnStaff
from aftersales_cli.errors.access import ReasonNeeded, SameTwice, SecondNeeded
from aftersales_cli.rules.team import Member

# The setting under which data leave the store with a reason and a second person's yes alone.
GUARD = "guard"


class Turned(StrEnum):
    """Whether a rule of the store is on or off."""

    ON = "on"
    OFF = "off"


class Dump(NamedTuple):
    """Everything that the store knows of a customer, by table, as it is stored `at` a time."""

    customer_id: int
    store: str
    at: datetime
    tables: dict[str, list[dict[str, Any]]]


class DumpWritten(NamedTuple):
    """Where the copy for a customer was written to, and how many records stand in it."""

    customer_id: int
    path: str
    rows: int


class Guard(NamedTuple):
    """Whether data leave the store with a reason and a second person's yes alone."""

    on: bool


def agreed(guarded: bool, why: str | None, me: Member | None, caller: str, other: Member | None) -> str | None:
    """Who agreed that data leave the store; in a guarded store a second member of staff, for a reason that is told.
    Raises ReasonNeeded, NotOnStaff, SecondNeeded, SameTwice.
    """
    if guarded:
        if why is None:
            raise ReasonNeeded()
        if me is None:
            raise NotOnStaff(value=caller)
        if other is None:
            raise SecondNeeded()
        if other.id == me.id:
            raise SameTwice(value=other.name)
    return other.name if other is not None else None
