"""What it means for the duties of a customer that a contact was not as it was written down."""

from typing import TYPE_CHECKING, Any, NamedTuple

from aftersales_cli.rules.calls import SPOKEN_WITH, Call, Contact, Moved, consistent
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.quiet import permitted

if TYPE_CHECKING:
    from aftersales_cli.rules.quiet import Quiet


class Correction(NamedTuple):
    """What is corrected of a contact; `reopens` where it turns out that the customer was not spoken with, `closes`
    where it turns out that the customer was.
    """

    fields: dict[str, object]
    reopens: bool
    closes: bool


class CallCorrected(NamedTuple):
    """A contact as it was corrected, with the follow-ups that are open again or closed by it after all, those that are
    given up (`lost`) because nobody was spoken with, and those that come back (`revived`) because somebody was.
    """

    call: Call
    reopened: tuple[FollowUp, ...]
    closed: tuple[FollowUp, ...]
    lost: tuple[FollowUp, ...] = ()
    revived: tuple[Moved, ...] = ()


# What makes a call of a contact, or moves it to another hour: then it is judged as a new one is.
JUDGED = frozenset({"at", "channel", "direction", "despite"})


def correction(
    before: Call, fields: dict[str, Any], do_not_call: bool = False, hours: "Quiet | None" = None
) -> Correction:
    """What a corrected outcome means for the follow-ups of a contact, if no rule forbids the call that it turns out to
    have been. Raises Contradiction, MustNotBeCalled, InQuietHours.
    """
    if {"outcome", "channel"} & fields.keys():
        asked = before._replace(**fields)
        consistent(Outcome(asked.outcome), Channel(asked.channel), promises=False)
    if JUDGED & fields.keys():
        asked = before._replace(**fields)
        contact = Contact(
            asked.customer_id, asked.customer, asked.at, Direction(asked.direction), Channel(asked.channel),
            Outcome(asked.outcome), asked.minutes, asked.note, asked.by, despite=asked.despite,
        )  # fmt: skip
        fields = {**fields, "despite": permitted(contact, do_not_call, hours).despite}
    spoke, speaks = before.outcome in SPOKEN_WITH, fields.get("outcome", before.outcome) in SPOKEN_WITH
    return Correction(fields, spoke and not speaks, speaks and not spoke)
