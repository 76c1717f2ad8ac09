"""What wakes a rule of the playbook, and how what it makes is counted from it."""

from enum import StrEnum


class Trigger(StrEnum):
    """What happened, or is planned, for a playbook's rule to follow."""

    ENQUIRY = "enquiry"
    BOOKING = "booking"
    CONTRACT = "contract"
    PURCHASE = "purchase"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"
    MOVED_IN = "moved-in"
    SERVICE = "service"
    REPAIRED = "repaired"
    INSTALLED = "installed"
    VISITED = "visited"
    UNIT_RECEIVED = "unit-received"
    TRIP_ENDED = "trip-ended"
    HALF_DONE = "half-done"
    EVENT_ATTENDED = "event-attended"
    EVENT_BOUGHT = "event-bought"
    COMPLAINT = "complaint"
    RESOLUTION = "resolution"
    MISSED_VISIT = "missed-visit"
    MISSED_PROMISE = "missed-promise"
    BOUGHT_ELSEWHERE = "bought-elsewhere"
    REFERRAL_COUNT = "referral-count"
    EXCHANGED = "exchanged"
    SUPPLIES_END = "supplies-end"
    WARRANTY_END = "warranty-end"


class Cycle(StrEnum):
    """What wakes a rule by the calendar instead, without anything happening."""

    SEASON = "season"
    FESTIVAL = "festival"
    BIRTHDAY = "birthday"
    IDLE = "idle"
    OWNED = "owned"


# What is known before it happens, so that something can be due before it.
FORESEEN = frozenset(
    {
        Trigger.DELIVERY,
        Trigger.SERVICE,
        Trigger.REPAIRED,
        Trigger.INSTALLED,
        Trigger.VISITED,
        Trigger.SUPPLIES_END,
        Trigger.WARRANTY_END,
    }
)
DONE = "done"


class Origin(StrEnum):
    """From which event a playbook's follow-up is counted, and in which direction."""

    AFTER_ENQUIRY = "after-enquiry"
    AFTER_BOOKING = "after-booking"
    AFTER_CONTRACT = "after-contract"
    AFTER_PURCHASE = "after-purchase"
    AFTER_DELIVERY = "after-delivery"
    BEFORE_DELIVERY = "before-delivery"
    AFTER_ACCEPTANCE = "after-acceptance"
    AFTER_MOVED_IN = "after-moved-in"
    AFTER_SERVICE = "after-service"
    BEFORE_SERVICE = "before-service"
    AFTER_REPAIRED = "after-repaired"
    BEFORE_REPAIRED = "before-repaired"
    AFTER_INSTALLED = "after-installed"
    BEFORE_INSTALLED = "before-installed"
    AFTER_VISITED = "after-visited"
    BEFORE_VISITED = "before-visited"
    AFTER_UNIT_RECEIVED = "after-unit-received"
    AFTER_TRIP_ENDED = "after-trip-ended"
    AFTER_HALF_DONE = "after-half-done"
    AFTER_EVENT_ATTENDED = "after-event-attended"
    AFTER_EVENT_BOUGHT = "after-event-bought"
    AFTER_COMPLAINT = "after-complaint"
    AFTER_RESOLUTION = "after-resolution"
    AFTER_MISSED_VISIT = "after-missed-visit"
    AFTER_MISSED_PROMISE = "after-missed-promise"
    AFTER_BOUGHT_ELSEWHERE = "after-bought-elsewhere"
    AFTER_REFERRAL_COUNT = "after-referral-count"
    AFTER_EXCHANGED = "after-exchanged"
    AFTER_SUPPLIES_END = "after-supplies-end"
    BEFORE_SUPPLIES_END = "before-supplies-end"
    AFTER_WARRANTY_END = "after-warranty-end"
    BEFORE_WARRANTY_END = "before-warranty-end"
    AFTER_DONE = "after-done"
    SEASON = "season"
    FESTIVAL = "festival"
    BIRTHDAY = "birthday"
    IDLE = "idle"
    OWNED = "owned"


def origin(trigger: Trigger, *, before: bool = False) -> Origin:
    """How what a rule makes of an event is counted from it. Raises ValueError before what nobody foresees."""
    return Origin(f"{'before' if before else 'after'}-{trigger}")


def is_before(origin: str) -> bool:
    """Whether a follow-up is to come before its event."""
    return origin.startswith("before-")
