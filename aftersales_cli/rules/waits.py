"""Spans of time as playbooks and clerks write them, and their arithmetic."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

MINUTES = {"min": 1, "h": 60}
DAYS = {"d": 1, "w": 7}
WORKING_DAYS = "wd"
MONTHS = {"mo": 1, "y": 12}
SPELLING = re.compile(r"([+-]?)(\d{1,4})(min|h|d|wd|w|mo|y)", re.ASCII)


class Wait(NamedTuple):
    """A span: an amount (negative: before) of one unit, `min`, `h`, `d`, `wd`, `w`, `mo` or `y`."""

    amount: int
    unit: str

    @property
    def in_minutes(self) -> int | None:
        """The length in minutes of a span under a day's grain, None for whole days and longer."""
        factor = MINUTES.get(self.unit)
        return None if factor is None else self.amount * factor

    @property
    def in_months(self) -> int | None:
        """The length in months of a span of months or years, None for all others."""
        factor = MONTHS.get(self.unit)
        return None if factor is None else self.amount * factor


def parse(text: str) -> Wait | None:
    """`90min`, `12h`, `3d`, `2w`, `2wd`, `1mo`, `1y`, with `+` or `-` before it; None for anything else."""
    found = SPELLING.fullmatch(text.strip().lower())
    if found is None:
        return None
    sign, count, unit = found.groups()
    return Wait(-int(count) if sign == "-" else int(count), unit)


def day_after(start: date, wait: Wait) -> date:
    """The day that lies `wait` after `start`; months count from `start` itself, so month ends do not drift.

    Spans in minutes and hours end on the same day. Raises OverflowError past the year 9999; ValueError for working
    days, which only a calendar can count.
    """
    if wait.unit == WORKING_DAYS:
        raise ValueError(wait.unit)
    if wait.unit in MINUTES:
        return start
    if wait.unit in DAYS:
        return start + timedelta(days=wait.amount * DAYS[wait.unit])
    from dateutil.relativedelta import relativedelta

    try:
        return start + relativedelta(months=wait.amount * MONTHS[wait.unit])
    except ValueError as error:
        raise OverflowError(str(error)) from error


def instant_after(start: datetime, wait: Wait) -> datetime:
    """The instant that lies `wait` after `start`: minutes and hours as they pass, days and longer by the clock on the
    wall.
    """
    if (minutes := wait.in_minutes) is not None:
        return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return datetime.combine(day_after(start.date(), wait), start.timetz())
