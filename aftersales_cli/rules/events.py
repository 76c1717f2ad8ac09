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
    """The life of a follow-up. A moved one stays open; an unreachable one waits until somebody reaches the customer."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    UNREACHABLE = "unreachable"


class PromiseState(StrEnum):
    """The life of a promise. A moved one stays open; a waived one the customer no longer wants kept."""

    OPEN = "open"
    KEPT = "kept"
    WAIVED = "waived"


class Step(StrEnum):
    """What can happen to a case."""

    RECEIVED = "received"
    TRIED = "tried"
    CONTACTED = "contacted"
    NOTED = "noted"
    EDITED = "edited"
    PLANNED = "planned"
    STARTED = "started"
    MOVED = "moved"
    MISSED = "missed"
    DONE = "done"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    BOUGHT = "bought"
    LOST = "lost"


class Deed(StrEnum):
    """What can happen to a follow-up or a promise."""

    TRIED = "tried"
    CONTACTED = "contacted"
    DONE = "done"
    MOVED = "moved"
    CANCELLED = "cancelled"
    KEPT = "kept"
    WAIVED = "waived"
    EDITED = "edited"
    REOPENED = "reopened"
    NEW_NUMBER = "new-number"
