"""What it means for the duties of a customer that a contact was not as it was written down."""

from typing import NamedTuple

from aftersales_cli.rules.calls import SPOKEN_WITH, Call, Moved
from aftersales_cli.rules.followups import FollowUp


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


def correction(before: Call, fields: dict[str, object]) -> Correction:
    """What a corrected outcome means for the follow-ups of a contact."""
    spoke, speaks = before.outcome in SPOKEN_WITH, fields.get("outcome", before.outcome) in SPOKEN_WITH
    return Correction(fields, spoke and not speaks, speaks and not spoke)
