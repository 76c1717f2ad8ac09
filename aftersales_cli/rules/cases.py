"""Cases: anything with a life. What kinds there are, how they are named, and what each kind of open case asks for."""

from aftersales_cli.rules.due import MISSED_JOB
from aftersales_cli.rules.ids import COMPLAINT, ENQUIRY, JOB

COMPLAINTS = ("complaint", "suggestion", "praise")
JOBS = ("repair", "service", "visit", "install")
ENQUIRIES = ("enquiry",)
# The letter of each kind's ids. All cases are counted together, so that no number means two of them.
LETTERS = {
    **dict.fromkeys(COMPLAINTS, COMPLAINT),
    **dict.fromkeys(JOBS, JOB),
    **dict.fromkeys(ENQUIRIES, ENQUIRY),
}
# The steps that change where a job stands; all others only add to its record.
STAGES = ("planned", "started", "missed", "moved", "done", "cancelled")


def nature(kind: str, stage: str | None) -> tuple[str, str]:
    """What an open case asks for, as the code of a purpose, and by what channel: a job is carried out where it is
    planned, and for one that was missed a new date is agreed by phone.
    """
    if kind not in JOBS:
        return kind, "call"
    return (MISSED_JOB, "call") if stage == "missed" else (kind, "visit")
