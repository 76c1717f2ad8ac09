"""Who looked at whose data.

China's Personal Information Protection Law, article 56, has records of what is done with personal data kept for at
least three years. After that the log itself would be data about customers and staff that nobody needs.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

# How long a look-up is kept, a leap day added, and how many of the oldest are looked through at a time.
YEARS, AT_A_TIME = 3, 20_000


class Look(StrEnum):
    """By which command data of a customer were looked up or given out, as it is typed."""

    SHOW = "customer show"
    FIND = "customer find"
    LIST = "customer list"
    DUPLICATES = "customer duplicates"
    DUMP = "customer dump"
    HISTORY = "history"
    COMPLAINT = "complaint show"
    EVIDENCE = "complaint evidence"
    FOLLOWUP = "followup show"
    PROMISE = "promise show"
    JOB = "job show"
    ENQUIRY = "enquiry show"
    PURCHASE = "purchase show"
    MILESTONE = "milestone show"
    WARRANTY = "warranty check"
    RIGHTS = "warranty rights"
    BACKUP = "db backup"
    REPAIR = "db repair"


class Looked(NamedTuple):
    """One customer's data were looked up, or without a number everybody's. `at` is the desk's clock, `real_at` the
    machine's; `customer` is nobody where the file is there no more; `agreed_by` who agreed to it, where a second person
    had to.
    """

    id: int
    at: datetime
    real_at: datetime
    user: str
    customer_id: int | None
    customer: str | None
    what: str
    why: str | None
    agreed_by: str | None


class LookList(NamedTuple):
    """Look-ups, newest first; `total` counts before any limit."""

    items: tuple[Looked, ...]
    total: int


def kept_since(now: datetime) -> datetime:
    """Before which moment a look-up is kept no longer."""
    return now - timedelta(days=365 * YEARS + 1)
