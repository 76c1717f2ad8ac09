"""What a shell offers while an argument is typed: a few dozen likely ones, found by an index."""

from aftersales_cli.rules import ids
from aftersales_cli.rules.cases import COMPLAINTS, JOBS
from aftersales_cli.store import Store

MOST = 30
# Among how many of the newest, or of those due first, a number is looked for.
SEARCHED = 300
OPEN_CASES = "SELECT id FROM cases WHERE closed_at IS NULL AND kind IN {} ORDER BY id DESC LIMIT ?"
NUMBERED = {
    "purchase": (ids.PURCHASE, "SELECT id FROM purchases ORDER BY id DESC LIMIT ?"),
    "followup": (ids.FOLLOWUP, "SELECT id FROM followups WHERE state = 'open' ORDER BY due_on LIMIT ?"),
    "complaint": (ids.COMPLAINT, OPEN_CASES.format(COMPLAINTS)),
    "job": (ids.JOB, OPEN_CASES.format(JOBS)),
    "enquiry": (ids.ENQUIRY, OPEN_CASES.format("('enquiry')")),
    "promise": (ids.PROMISE, "SELECT id FROM promises WHERE state = 'open' ORDER BY due_on LIMIT ?"),
    "milestone": (ids.MILESTONE, "SELECT id FROM milestones ORDER BY id DESC LIMIT ?"),
    "entry": (ids.ENTRY, "SELECT id FROM commands WHERE kind = 'do' ORDER BY id DESC LIMIT ?"),
}


class Completion:
    """Beginnings of what the store knows."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def beginning(self, noun: str, typed: str) -> list[str]:
        """What of a noun begins as it is typed."""
        if noun == "customer":
            return self.customers(typed)
        if noun == "staff":
            return [one.name for one in self.store.staff.team() if one.name.startswith(typed)]
        if noun == "cause":
            return [cause.code for cause in self.store.policy.causes() if cause.code.startswith(typed)]
        letter, sql = NUMBERED[noun]
        found = (ids.show(letter, number) for (number,) in self.store.rows(sql, [SEARCHED]))
        return [ref for ref in found if ref.startswith(typed.upper())][:MOST]

    def customers(self, typed: str) -> list[str]:
        """Names that begin so, or the newest customers' names where nothing is typed yet."""
        known = "FROM customers WHERE forgotten_on IS NULL"
        if not typed:
            rows = self.store.rows(f"SELECT name {known} ORDER BY id DESC LIMIT ?", [MOST])
        else:
            beyond = typed[:-1] + chr(min(ord(typed[-1]) + 1, 0x10FFFF))
            named = f"SELECT DISTINCT name {known} AND name >= ? AND name < ? ORDER BY name LIMIT ?"
            rows = self.store.rows(named, [typed, beyond, MOST])
        return [name for (name,) in rows]
