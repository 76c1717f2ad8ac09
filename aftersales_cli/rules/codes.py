"""Closed lists of words that the desk stores, prints in JSON and accepts on the command line: those of the daily
list, and how a word is read."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from aftersales_cli.errors import MisspeltWord, Term, UnknownWord


class DutyChannel(StrEnum):
    """By what way a follow-up is to be made."""

    CALL = "call"
    VISIT = "visit"
    TEXT = "text"
    WECHAT = "wechat"
    LETTER = "letter"


class CustomerKind(StrEnum):
    """What a customer is to the store; the last four are contacts that buy nothing."""

    PROSPECT = "prospect"
    NEW = "new"
    REGULAR = "regular"
    LOYAL = "loyal"
    VIP = "vip"
    DORMANT = "dormant"
    GONE = "gone"
    COMPETITOR = "competitor"
    PARTNER = "partner"
    INSTITUTE = "institute"
    MARKET = "market"


class Severity(StrEnum):
    """How bad a complaint is for the customer."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"


class EntryKind(StrEnum):
    """What an entry of the journal is: a command, its reversal, the day's roll, or one that stands for ever:
    undo never crosses the last two."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    ROLL = "roll"
    FIXED = "fixed"
    MIGRATION = "migration"
    FORGET = "forget"


Word = TypeVar("Word", bound=StrEnum)


def nearest(value: str, choices: list[str]) -> str | None:
    """The one of `choices` that `value` was probably meant to be."""
    found = get_close_matches(value.lower(), choices, n=1, cutoff=0.6)
    return found[0] if found else None


def unknown(value: str, what: str, choices: list[str]) -> UnknownWord | MisspeltWord:
    """The refusal of a word outside `choices`, naming the near one if there is one."""
    near = nearest(value, choices)
    if near is None:
        return UnknownWord(what=Term(what), value=value, choices=", ".join(choices))
    return MisspeltWord(what=Term(what), value=value, near=near)


def word(kind: Iterable[Word], value: str, what: str) -> Word:
    """The member of `kind`, or of some members of it, that `value` spells; `what` names the field in the refusal."""
    members, spelt = list(kind), value.strip().lower().replace("_", "-")
    for member in members:
        if member.value == spelt:
            return member
    raise unknown(value, what, [member.value for member in members])
