"""Instants and days: what is stored (UTC text) and what is read (the store's own time)."""

from datetime import UTC, date, datetime
from typing import NamedTuple

# Days that people type, and the clock that a script sets, lie between them: what is counted from them stays far from
# the ends of the calendar.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class When(NamedTuple):
    """A day in the store's time, and a time of that day where one was given."""

    day: date
    at: datetime | None = None


def passed(until: When, at: datetime) -> bool:
    """Whether an agreed time has passed at an instant: its minute, or the whole of its day."""
    return until.at < at if until.at else until.day < at.date()


def stamp(at: datetime) -> str:
    """An instant as it is stored: UTC, to the second, `2026-11-25T02:00:00Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(text: str | None) -> date | None:
    """A stored day."""
    return date.fromisoformat(text) if text else None
