"""Whether a customer may be contacted: what the customer said, and what follows."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.errors import Contradiction
from aftersales_cli.errors.access import ConsentMissing

if TYPE_CHECKING:
    from aftersales_cli.rules.customers import Customer
    from aftersales_cli.rules.followups import FollowUp


class Standing(StrEnum):
    """What a customer last said about being contacted."""

    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class Consent(NamedTuple):
    """What a customer said on a day about being contacted, by what way, and who wrote it down."""

    standing: Standing
    on: date
    via: str | None
    note: str | None
    at: datetime
    by: str


class ConsentSaved(NamedTuple):
    """A consent was written down. `stopped` are the follow-ups that were called off, `kept` those of open cases and
    recalls.
    """

    customer: "Customer"
    consent: Consent
    stopped: "tuple[FollowUp, ...]"
    kept: "tuple[FollowUp, ...]"


def stricter(one: Standing | None, other: Standing | None) -> Standing | None:
    """What counts of what was said in two files of one customer."""
    return Standing.WITHDRAWN if Standing.WITHDRAWN in (one, other) else one or other


def said(given: bool, withdrawn: bool) -> Standing:
    """What the customer said: the one or the other. Raises Contradiction, ConsentMissing."""
    if given and withdrawn:
        raise Contradiction(one="--given", other="--withdrawn")
    if not given and not withdrawn:
        raise ConsentMissing()
    return Standing.GIVEN if given else Standing.WITHDRAWN
