"""What wakes a rule of the playbook, and how what it makes is counted from it."""

from enum import StrEnum


class Trigger(StrEnum):
    """What happened, for a playbook's rule to follow."""

    PURCHASE = "purchase"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"
    MOVED_IN = "moved-in"
    SERVICE = "service"
    REPAIRED = "repaired"
    INSTALLED = "installed"
    VISITED = "visited"
    MISSED_VISIT = "missed-visit"


class Origin(StrEnum):
    """From which event a playbook's follow-up is counted, and in which direction."""

    AFTER_PURCHASE = "after-purchase"
    AFTER_DELIVERY = "after-delivery"
    BEFORE_DELIVERY = "before-delivery"
    AFTER_ACCEPTANCE = "after-acceptance"
    AFTER_MOVED_IN = "after-moved-in"
    AFTER_SERVICE = "after-service"
    AFTER_REPAIRED = "after-repaired"
    AFTER_INSTALLED = "after-installed"
    AFTER_VISITED = "after-visited"
    AFTER_MISSED_VISIT = "after-missed-visit"
