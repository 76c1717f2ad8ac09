"""The deadlines of cases: until what, within how long, by which hours."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.planning import Frame, days_after


class CaseKind(StrEnum):
    """What a deadline may be set for."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    REPAIR = "repair"
    SERVICE = "service"
    VISIT = "visit"
    INSTALL = "install"
    ENQUIRY = "enquiry"
    BOOKING = "booking"
    REQUEST = "request"


class Mark(StrEnum):
    """What ends a deadline."""

    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    CONFIRMED = "confirmed"
    DISPATCHED = "dispatched"
    ARRIVED = "arrived"
    DECIDED = "decided"
    FINISHED = "finished"
    REPORTED = "reported"


class Hours(StrEnum):
    """Which hours count."""

    ALWAYS = "always"
    WORKING = "working"


class Booked(StrEnum):
    """For when a job is planned as it is entered."""

    SAME_DAY = "same-day"
    AHEAD = "ahead"


class Clock(NamedTuple):
    """Within how long after a case of a kind is opened something must have happened; `causes`, `severities` and
    `booked` are to which it is limited, none to all.
    """

    id: str
    case: CaseKind
    until: Mark
    within: waits.Wait
    hours: Hours
    en: str
    zh: str
    causes: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    booked: tuple[str, ...] = ()

    @property
    def length(self) -> timedelta | None:
        """How long it is, if it is counted in minutes or hours; None where it ends on a day."""
        minutes = self.within.in_minutes
        return None if minutes is None else timedelta(minutes=minutes)

    @property
    def by_opening(self) -> bool:
        """Whether only minutes count at which the store is open."""
        return self.hours == Hours.WORKING and self.within.in_minutes is not None


class Deadline(NamedTuple):
    """A deadline that began: until when."""

    clock: Clock
    due: When


def deadline(clock: Clock, begun: When, zone: tzinfo | None, frame: Frame) -> When:
    """Until when what began at `begun` must have ended.

    Minutes and hours run from its minute, or where only its day is known from the end of that day; in working hours
    only while the store is open. Longer spans end on a day.
    """
    if (length := clock.length) is None:
        return When(days_after(begun.day, clock.within, frame))
    start = begun.at or datetime.combine(begun.day + timedelta(days=1), time(), zone)
    return ends(clock, start, length, frame)


def ends(clock: Clock, start: datetime, left: timedelta, frame: Frame) -> When:
    """When a deadline is over of which so much is `left` at an instant, in time or in whole days of the kind that it
    counts. Where nothing is left, and only opening hours or working days count, it waits for the next of them.
    """
    if clock.length is None:
        unit = waits.WORKING_DAYS if clock.within.unit == waits.WORKING_DAYS else "d"
        return When(days_after(start.date(), waits.Wait(left.days, unit), frame))
    if clock.by_opening and frame.opening is not None:
        from aftersales_cli.rules.hours import after, next_open

        at = after(frame.opening, next_open(frame.opening, start), left)
    else:
        at = (start.astimezone(UTC) + left).astimezone(start.tzinfo)
    return When(at.date(), at)


def clock(row: dict[str, Any]) -> Clock:
    """A deadline as its checked row says it. Raises ValueError for what cannot be."""
    within = waits.parse(row["within"])
    if within is None:
        raise ValueError(row["within"])
    only = row.get("only", {})
    return Clock(
        row["id"], CaseKind(row["case"]), Mark(row["until"]), within, Hours(row.get("hours", Hours.ALWAYS)),
        row["title"]["en"], row["title"]["zh"], tuple(only.get("cause", ())), tuple(only.get("severity", ())),
        tuple(only.get("booked", ())),
    )  # fmt: skip
