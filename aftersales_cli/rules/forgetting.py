"""Forgetting a customer: what must be settled before, what is taken away, and what is kept without a name."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from aftersales_cli.errors.access import StillOpen
from aftersales_cli.rules import waits
from aftersales_cli.rules.followups import GIVEN_UP, INSTEAD_OF, SELF_GIVEN

# What stands where something personal stood and the record wants a text.
MASK = "…"
# How long what was sold and repaired is kept, and what the journal says when that is over.
KEPT, OVER = waits.Wait(6, "y"), "forget records"
# Texts that say what happened and not to whom: codes, days, and who of the staff did it. Every other text goes.
STAMPS = ("at", "since", "real_at", "entered_at", "on_day", "by", "made_by", "sha256", "period")
CODES = ("kind", "channel", "outcome", "direction", "rule", "origin", "role", "state", "severity", "via", "cause")
LIVES = ("waits", "deadline", "climbs")
TERMS = ("party", "ended", "word", "remedy", "confirm_role", "standing", "component", "fault", "category", "consent")
PLAIN = frozenset({*STAMPS, *CODES, *LIVES, *TERMS})
CODED = frozenset({("milestones", "what"), ("case_log", "what"), ("followup_log", "what"), ("promise_log", "what")})
# What is kept of a sale and a repair, with the customer's name and numbers taken out.
RECORDED = {"purchases": ("item", "serial"), "cases": ("what", "result")}
# Reasons that svc gave.
OWN_REASONS = SELF_GIVEN | {GIVEN_UP}


class HeldBackup(NamedTuple):
    """A backup, or what a restore or a repair put beside the store, that held a customer's data: `done` says what
    became of it, `kept`, `rewritten` or `removed`.
    """

    name: str
    at: datetime
    done: str


class Cleared(NamedTuple):
    """What was taken away of a customer: how many rows were cleared, which copies of attached files nobody refers to
    any more, and of which other customers something is noted that names this one, or a namesake.
    """

    rows: int = 0
    digests: tuple[str, ...] = ()
    named_by: tuple[int, ...] = ()


class Forgotten(NamedTuple):
    """A customer was forgotten: so many `rows` were cleared and `files` removed; `records` of sales and repairs are
    kept without a name until a day. `clean` says whether the old pages of the file are overwritten too, `named_by` of
    which other customers something is noted that names this one, or a namesake.
    """

    customer_id: int
    rows: int
    files: int
    records: int
    kept_until: date | None
    clean: bool
    backups: tuple[HeldBackup, ...]
    named_by: tuple[int, ...] = ()


def settled(open_cases: Iterable[str], open_promises: Iterable[str]) -> None:
    """Refuses to forget somebody to whom something is still owed. Raises StillOpen."""
    owed = [*open_cases, *open_promises]
    if owed:
        raise StillOpen(ids=", ".join(owed))


def is_text(table: str, column: str) -> bool:
    """Whether a column of text may say something personal."""
    return column not in PLAIN and (table, column) not in CODED and not column.endswith(("_on", "_at"))


def cleared(reason: str | None) -> str | None:
    """The reason of a change, if svc gave it itself."""
    own = reason is not None and (reason in OWN_REASONS or reason.startswith(INSTEAD_OF))
    return reason if own else None


def traces(texts: Iterable[str | None], phones: Iterable[str | None]) -> re.Pattern[str]:
    """What a customer is or was known by in any text: names and addresses, and numbers in any spelling. A name of one
    sign is in every other word, and tells nobody.
    """
    said = [re.escape(text) for text in texts if text and len(text) > 1]
    for phone in filter(None, phones):
        local = phone[-11:] if phone.startswith("+861") else phone[-8:]
        said.append(r"(?:\+?\d{1,3}[ .-]?)?" + r"[ ().-]*".join(local.removeprefix("+")))
    return re.compile("|".join(said) or r"(?!)", re.IGNORECASE)


def masked(text: str | None, known: re.Pattern[str]) -> str | None:
    """A text without what a customer is known by."""
    return known.sub(MASK, text) if text is not None else None


def command(words: str) -> str:
    """What remains of a command line about somebody who is forgotten: its first word."""
    first = words.partition(" ")[0]
    return f"{first} {MASK}" if re.fullmatch("[a-z][a-z-]*", first) else MASK


def kept_until(last: date) -> date:
    """Until when the records of sales and repairs are kept, the last of which is of a day."""
    return waits.day_after(last, KEPT)


def is_over(last: date, today: date) -> bool:
    """Whether the time is over for which records are kept, the last of which is of a day."""
    return today > kept_until(last)
