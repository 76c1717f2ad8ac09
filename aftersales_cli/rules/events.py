"""What can happen, in closed lists of words: contacts, and the lives of follow-ups and cases."""

from enum import StrEnum


class Channel(StrEnum):
    """By what way a contact happens. A walk-in is only ever a contact, never a duty."""

    CALL = "call"
    VISIT = "visit"
    TEXT = "text"
    WECHAT = "wechat"
    LETTER = "letter"
    WALK_IN = "walk-in"


class Outcome(StrEnum):
    """How a contact ended."""

    REACHED = "reached"
    NO_ANSWER = "no-answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong-number"
    REFUSED = "refused"
    CALL_BACK = "call-back"
    MESSAGE_LEFT = "message-left"


class Direction(StrEnum):
    """Who began the contact."""

    OUT = "out"
    IN = "in"


class FollowUpState(StrEnum):
    """The life of a follow-up. A moved one stays open."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Trigger(StrEnum):
    """What happened, for a playbook's rule to follow."""

    PURCHASE = "purchase"
    DELIVERY = "delivery"


class Origin(StrEnum):
    """From which event of a purchase a playbook's follow-up is counted, and in which direction."""

    AFTER_PURCHASE = "after-purchase"
    AFTER_DELIVERY = "after-delivery"
    BEFORE_DELIVERY = "before-delivery"


class CaseKind(StrEnum):
    """What kind of thing with a life a case is."""

    COMPLAINT = "complaint"


class Step(StrEnum):
    """What can happen to a case."""

    RECEIVED = "received"
    TRIED = "tried"
    CONTACTED = "contacted"
    NOTED = "noted"
    EDITED = "edited"


class Deed(StrEnum):
    """What can happen to a follow-up."""

    TRIED = "tried"
    DONE = "done"
    MOVED = "moved"
    CANCELLED = "cancelled"
