"""Who looked at whose data."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """By which command data of a customer were looked up or given out, as it is typed."""

    SHOW = "customer show"
    FIND = "customer find"
    DUMP = "customer dump"
    HISTORY = "history"
    COMPLAINT = "complaint show"
    EVIDENCE = "complaint evidence"


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
