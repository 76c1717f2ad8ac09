"""The words for codes: what a clerk reads where the store keeps `no-answer`."""

from typing import TYPE_CHECKING

from aftersales_cli.rules.due import (
    BROKEN,
    COMPLAINT,
    CONFIRM,
    ENQUIRY,
    MISSED_JOB,
    NEXT,
    PENDING,
    PROMISE,
    SUGGESTION,
    WHO_PAYS,
    DueItem,
    Purpose,
    is_recall,
)
from aftersales_cli.screen.words import Words

if TYPE_CHECKING:
    from aftersales_cli.rules.followups import FollowUp


def N_(sentence: str) -> str:  # noqa: N802
    """Marks a sentence for the catalogue where it is not yet said."""
    return sentence


def plural(one: str, more: str) -> tuple[str, str]:
    """Marks a sentence in both its numbers for the catalogue."""
    return one, more


CHANNELS = {
    "call": N_("call"),
    "visit": N_("visit"),
    "text": N_("text"),
    "wechat": N_("WeChat"),
    "letter": N_("letter"),
    "walk-in": N_("walk-in"),
}
OUTCOMES = {
    "reached": N_("reached"),
    "no-answer": N_("no answer"),
    "busy": N_("busy"),
    "wrong-number": N_("wrong number"),
    "refused": N_("refused to talk"),
    "call-back": N_("asks to be called back"),
    "message-left": N_("message left"),
}
DIRECTIONS = {"out": N_("out"), "in": N_("in")}
KINDS = {
    "prospect": N_("prospect"),
    "new": N_("new customer"),
    "regular": N_("regular"),
    "loyal": N_("loyal"),
    "vip": N_("VIP"),
    "dormant": N_("dormant"),
    "gone": N_("gone"),
    "competitor": N_("competitor"),
    "partner": N_("partner"),
    "institute": N_("institute"),
    "market": N_("market contact"),
}
SEVERITIES = {"low": N_("low"), "normal": N_("normal"), "high": N_("high"), "critical": N_("critical")}
ROLES = {
    "adviser": N_("adviser"),
    "rep": N_("clerk"),
    "lead": N_("team lead"),
    "manager": N_("manager"),
    "owner": N_("owner"),
}
STATES = {
    "open": N_("open"), "done": N_("done"), "cancelled": N_("cancelled"), "kept": N_("kept"), "waived": N_("waived"),
    "rejected": N_("rejected"), "unreachable": N_("unreachable"),
}  # fmt: skip
DEEDS = {
    "tried": N_("tried"), "contacted": N_("customer contacted"), "done": N_("done"), "moved": N_("moved"),
    "cancelled": N_("cancelled"), "kept": N_("kept"), "waived": N_("waived"), "edited": N_("corrected"),
    "confirmed": N_("confirmed"), "rejected": N_("rejected"), "reopened": N_("planned again"),
    "new-number": N_("new number"),
}  # fmt: skip
STEPS = {
    "received": N_("received"),
    "tried": N_("tried"),
    "contacted": N_("customer contacted"),
    "noted": N_("noted"),
    "edited": N_("corrected"),
    "planned": N_("planned"),
    "started": N_("started"),
    "moved": N_("moved"),
    "missed": N_("missed"),
    "done": N_("done"),
    "cancelled": N_("cancelled"),
    "closed": N_("closed"),
    "bought": N_("bought"),
    "lost": N_("lost"),
    "confirmed": N_("confirmed"),
    "acknowledged": N_("acknowledged"),
    "assigned": N_("assigned"),
    "investigated": N_("investigated"),
    "decided": N_("decided"),
    "pending": N_("waits for a yes"),
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "rechecked": N_("re-checked"),
    "reported": N_("reported"),
    "paused": N_("paused"),
    "resumed": N_("taken up again"),
    "escalated": N_("escalated"),
    "reopened": N_("reopened"),
    "withdrawn": N_("withdrawn"),
    "duplicate": N_("duplicate"),
    "unjustified": N_("unjustified"),
    "declined": N_("declined"),
    "attached": N_("file attached"),
    "climbed": N_("deadline missed, climbs"),
}
# What must have happened by a deadline.
MARKS = {
    "acknowledged": N_("acknowledgement"), "responded": N_("answer"), "confirmed": N_("confirmation"),
    "dispatched": N_("dispatch"), "arrived": N_("arrival"), "decided": N_("decision"), "finished": N_("completion"),
    "reported": N_("report"),
}  # fmt: skip
PARTIES = {
    "store": N_("the store"), "maker": N_("the maker"), "carrier": N_("the carrier"), "customer": N_("the customer"),
    "nobody": N_("nobody"),
}  # fmt: skip
REMEDIES = {
    "apology": N_("apology"), "explanation": N_("explanation"), "exchange": N_("exchange of goods"),
    "repair": N_("repair"), "refund": N_("refund"), "compensation": N_("compensation"), "gift": N_("gift"),
    "visit": N_("visit"), "training": N_("training"),
}  # fmt: skip
DEPARTMENTS = {
    "purchasing": N_("purchasing"), "sales": N_("sales"), "workshop": N_("workshop"),
    "service": N_("service department"), "management": N_("management"),
}  # fmt: skip
# What the line of a case's record may say by a word of a closed list.
WORDS = {
    **PARTIES, **REMEDIES, **DEPARTMENTS, **ROLES, "satisfied": N_("satisfied"), "unsatisfied": N_("unsatisfied"),
    "person": N_("another person"), "place": N_("another place"),
    "time": N_("another time"),
}  # fmt: skip
# What the tables of the store hold.
TABLES = {
    "attachments": N_("Attached files"), "calendar_day": N_("Special days"), "calls": N_("Contacts"),
    "case_log": N_("Records of cases"), "cases": N_("Cases"), "consents": N_("Consents"),
    "customers": N_("Customers"), "enquiries": N_("Enquiries"), "followup_log": N_("Records of follow-ups"),
    "followups": N_("Follow-ups"), "former_customers": N_("Files merged before"),
    "milestones": N_("Milestones"), "playbooks": N_("Playbooks"), "promise_log": N_("Records of promises"),
    "promises": N_("Promises"), "purchases": N_("Purchases"), "rolls": N_("Rolls"), "settings": N_("Settings"),
    "staff": N_("Staff"), "vocabulary": N_("Vocabulary"), "warranty_exceptions": N_("Warranty exceptions"),
}  # fmt: skip
# The fields of a case that may be corrected.
FIELDS = {
    "what": N_("What"), "cause": N_("Cause"), "severity": N_("Severity"), "purchase": N_("Purchase"),
    "wants": N_("Wants"), "kind": N_("Kind"), "against": N_("Against"), "place": N_("Form laid out at"),
    "party": N_("Responsible"), "measure": N_("Measure"), "correct_on": N_("To be corrected by"),
    "corrected_on": N_("Corrected"), "assignee": N_("Who goes"), "km": N_("Odometer"), "result": N_("Done"),
    "model": N_("Model"), "budget": N_("Budget"), "wanted_when": N_("Wanted when"), "compared": N_("Compared with"),
    "why_not": N_("Why not yet"), "test_drive": N_("Test drive"),
}  # fmt: skip
COMPLAINTS = {"complaint": N_("complaint"), "suggestion": N_("suggestion"), "praise": N_("praise")}
JOBS = {"repair": N_("repair"), "service": N_("service"), "visit": N_("visit"), "install": N_("installation")}
PURPOSES = {
    NEXT: N_("Next contact as agreed"),
    COMPLAINT: N_("Deal with the complaint"),
    SUGGESTION: N_("Answer the suggestion"),
    ENQUIRY: N_("Ask why not yet, and invite again"),
    CONFIRM: N_("Confirm the booking"),
    MISSED_JOB: N_("Agree a new date"),
    PROMISE: N_("Keep the promise"),
    PENDING: N_("Say yes or no to the promise"),
    BROKEN: N_("Apologise and agree a new date"),
    WHO_PAYS: N_("Settle who pays for the goodwill exchange"),
    "repair": N_("Carry out the repair"),
    "service": N_("Carry out the service"),
    "visit": N_("Make the visit"),
    "install": N_("Carry out the installation"),
}
TRIGGERS = {
    "enquiry": N_("enquiry"),
    "booking": N_("booking"),
    "contract": N_("contract"),
    "purchase": N_("purchase"),
    "delivery": N_("delivery"),
    "acceptance": N_("acceptance"),
    "moved-in": N_("moving in"),
    "service": N_("service"),
    "repaired": N_("repair"),
    "installed": N_("installation"),
    "visited": N_("visit"),
    "unit-received": N_("receipt of the unit"),
    "trip-ended": N_("end of the trip"),
    "half-done": N_("half-way point"),
    "event-attended": N_("event attended"),
    "event-bought": N_("purchase at an event"),
    "complaint": N_("complaint"),
    "resolution": N_("resolution"),
    "missed-visit": N_("missed visit"),
    "missed-promise": N_("broken promise"),
    "bought-elsewhere": N_("purchase elsewhere"),
    "referral-count": N_("customer brought"),
    "exchanged": N_("exchange"),
    "supplies-end": N_("end of the supplies"),
    "warranty-end": N_("end of the warranty"),
}
REASONS = {
    "rule-gone": N_("the playbook no longer asks for it"),
    "doubled": N_("the customer has it from another file, which was merged with this one"),
    "overtaken": N_("what it was about has happened already, or is no longer planned"),
    "no-consent": N_("the customer withdrew the consent to be contacted"),
    "given-up": N_("nobody can be reached"),
    "instead-of-call": N_("another way, instead of a call"),
    "instead-of-visit": N_("another way, instead of a visit"),
    "instead-of-text": N_("another way, instead of a text"),
    "instead-of-wechat": N_("another way, instead of WeChat"),
    "instead-of-letter": N_("another way, instead of a letter"),
}


def how(item: DueItem, words: Words) -> str:
    """By what way a duty is done: a job by its kind, everything else by its channel."""
    return words(JOBS.get(item.purpose.code) or CHANNELS[item.channel])


def purpose(found: Purpose, words: Words) -> str:
    """Why a contact is made, in words."""
    return words.text(found.en, found.zh) or words(PURPOSES.get(found.code, found.code))


def what_for(duty: "DueItem | FollowUp", words: Words) -> str:
    """What a contact is for; a recall says that it is one."""
    said = purpose(duty.purpose, words)
    return words("Recall: {what}", what=said) if is_recall(duty) else said


def phone(number: str | None) -> str:
    """A number as it is dialled in China: 138 0000 1234, 02588881234, 4008208820; a foreign one as it is stored."""
    if not number or not number.startswith("+86"):
        return number or ""
    if number.startswith("+861") and len(number) == 14:
        return f"{number[3:6]} {number[6:10]} {number[10:]}"
    return number[3:] if number[3:6] in ("400", "800") else f"0{number[3:]}"


def money(fen: int | None) -> str:
    """An amount in yuan: 189,800 or 59.90."""
    if fen is None:
        return ""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02d}"
