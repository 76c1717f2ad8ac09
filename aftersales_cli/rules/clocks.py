"""The deadlines of cases: until what, within how long, by which hours."""

from enum import StrEnum
from typing import Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When


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


class Clock(NamedTuple):
    """Within how long after a case of a kind is opened something must have happened; `causes` and `severities` are to
    which it is limited, none to all.
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


class Deadline(NamedTuple):
    """A deadline that began: until when."""

    clock: Clock
    due: When


def clock(row: dict[str, Any]) -> Clock:
    """A deadline as its checked row says it. Raises ValueError for what cannot be."""
    within = waits.parse(row["within"])
    if within is None:
        raise ValueError(row["within"])
    only = row.get("only", {})
    return Clock(
        row["id"], CaseKind(row["case"]), Mark(row["until"]), within, Hours(row.get("hours", Hours.ALWAYS)),
        row["title"]["en"], row["title"]["zh"], tuple(only.get("cause", ())), tuple(only.get("severity", ())),
    )  # fmt: skip
