"""Evidence: the whole life of one complaint, for whoever has to judge it."""

from datetime import datetime
from typing import NamedTuple

from aftersales_cli.rules.calls import Call
from aftersales_cli.rules.cases import CaseStep
from aftersales_cli.rules.claims import Rights
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.explain import Explained
from aftersales_cli.rules.promises import Promise


class Evidence(NamedTuple):
    """All that the store knows of a complaint, as of its last change `at`: `record` are the steps of its loop and the
    ranks to which it climbed, `calls` the contacts with the customer since it came in, `rights` the warranty that was
    agreed for what it is about.
    """

    store: str
    at: datetime
    complaint: Complaint
    customer: Customer
    record: tuple[CaseStep, ...]
    calls: tuple[Call, ...]
    promises: tuple[Promise, ...]
    clocks: Explained
    rights: Rights | None


class EvidenceWritten(NamedTuple):
    """Where the evidence of a complaint was written to."""

    ref: str
    path: str
