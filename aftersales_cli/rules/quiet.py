"""Quiet hours: when nobody is called."""

from datetime import datetime, time, timedelta
from typing import NamedTuple


class Quiet(NamedTuple):
    """From when to when nobody is called, perhaps over midnight; the last minute is allowed again."""

    first: time
    last: time


def read(text: str | None) -> Quiet | None:
    """`21:00-08:30`. Raises ValueError."""
    if not text:
        return None
    first, _, last = text.partition("-")
    return Quiet(time.fromisoformat(first), time.fromisoformat(last))


def spelt(quiet: Quiet) -> str:
    """The hours as playbooks write them."""
    return f"{quiet.first:%H:%M}-{quiet.last:%H:%M}"


def is_quiet(quiet: Quiet, at: datetime) -> bool:
    """Whether nobody is called at that minute of the clock on the wall."""
    clock = at.time().replace(tzinfo=None)
    if quiet.first < quiet.last:
        return quiet.first <= clock < quiet.last
    return clock >= quiet.first or clock < quiet.last


def moved(quiet: Quiet, at: datetime) -> datetime:
    """The next minute from `at` on at which somebody may be called: `at` itself, or the end of the quiet hours."""
    if not is_quiet(quiet, at):
        return at
    over_midnight = quiet.first > quiet.last and at.time() >= quiet.first
    return datetime.combine(at.date() + timedelta(days=int(over_midnight)), quiet.last, at.tzinfo)
