"""What can happen, in closed lists of words: contacts, and the lives of follow-ups and cases."""

from enum import StrEnum

from aftersales_cli.errors import Term


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
    """The life of a promise. A moved one stays open; a waived one the customer no longer wants kept; to a rejected one
    somebody above said no.
    """

    OPEN = "open"
    KEPT = "kept"
    WAIVED = "waived"
    REJECTED = "rejected"


class Step(StrEnum):
    """What can happen to a case. That it climbed is read from its deadlines, and never written."""

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
    CONFIRMED = "confirmed"
    ACKNOWLEDGED = "acknowledged"
    ASSIGNED = "assigned"
    INVESTIGATED = "investigated"
    DECIDED = "decided"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    RECHECKED = "rechecked"
    REPORTED = "reported"
    PAUSED = "paused"
    RESUMED = "resumed"
    ESCALATED = "escalated"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    UNJUSTIFIED = "unjustified"
    DECLINED = "declined"
    ATTACHED = "attached"
    CLIMBED = "climbed"


# What a complaint waits for, where somebody is told of it: the step that comes next.
AWAITED = {
    Step.ACKNOWLEDGED: Term("acknowledgement"), Step.INVESTIGATED: Term("investigation"),
    Step.DECIDED: Term("decision"), Step.APPROVED: Term("confirmation"), Step.DONE: Term("remedy"),
    Step.RECHECKED: Term("re-check"), Step.REPORTED: Term("report"), Step.CLOSED: Term("closing"),
    Step.RESUMED: Term("end of the pause"),
}  # fmt: skip


# For whom or what a paused case waits.
HOLDS = {
    "customer": Term("waits for the customer"), "parts": Term("waits for parts"), "maker": Term("waits for the maker"),
}  # fmt: skip


class Deed(StrEnum):
    """What can happen to a follow-up or a promise."""

    TRIED = "tried"
    CONTACTED = "contacted"
    DONE = "done"
    MOVED = "moved"
    CANCELLED = "cancelled"
    KEPT = "kept"
    WAIVED = "waived"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    EDITED = "edited"
    REOPENED = "reopened"
    NEW_NUMBER = "new-number"
