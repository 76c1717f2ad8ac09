"""Cases: anything with a life, and the record of what happened to it. What is told of each kind stands in a file of its
own: complaints, jobs, enquiries.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from aftersales_cli.errors import BadId, NoSuchRecord, NotCustomers, Term
from aftersales_cli.rules import ids
from aftersales_cli.rules.calls import Moved, planned
from aftersales_cli.rules.cases import LETTERS, CaseStep, Complained, FirstDeadline
from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.store import Store
from aftersales_cli.store.deeds import at

if TYPE_CHECKING:
    from aftersales_cli.rules.complaints import Complaint
    from aftersales_cli.rules.enquiries import Enquiry
    from aftersales_cli.rules.explain import Explained
    from aftersales_cli.rules.jobs import Job
    from aftersales_cli.rules.playbook import Playbook
    from aftersales_cli.rules.running import CaseFacts, Run
    from aftersales_cli.rules.standing import Standing

STOOD = "SELECT waits, next_due_on, next_due_at, deadline, deadline_on, deadline_at, climbs"
# The columns of a case that hold its first deadline.
DEADLINE = "k.deadline, k.deadline_on, k.deadline_at, k.climbs"


class Cases:
    """The engine of all cases: they are opened, fall due, are written about, and are closed."""

    def __init__(self, store: Store) -> None:
        self.store = store
        # The cases whose records were added to since it was last written where they stand.
        self.unsettled: set[int] = set()

    def open(self, values: dict[str, object], first: Step, due: When | None, now: datetime, by: str) -> int:
        """Registers a case and returns its number; without a `due` day nobody has to see to it. Its deadlines are those
        of the playbook that is in force now.
        """
        version = int(self.store.settings["playbook"])
        number = self.store.insert("cases", {**values, "opened_at": stamp(now), "playbook_id": version})
        self.log(number, now, first, by, to=due)
        return number

    def number(self, text: str, letter: str, what: str) -> int:
        """The number of the case with this id as it is typed; `what` names its kind. Raises NoSuchRecord, BadId."""
        number = ids.parse(text, letter)
        row = self.store.row("SELECT kind FROM cases WHERE id = ?", [number])
        if row is None or LETTERS[row[0]] != letter:
            raise NoSuchRecord(what=Term(what), value=ids.show(letter, number))
        return number

    def find_of(self, text: str, customer: int, name: str) -> int:
        """The number of a case of one customer, by its id with its letter. Raises NoSuchRecord, BadId, NotCustomers."""
        letter = text.strip()[:1].upper()
        if letter not in LETTERS.values():
            raise BadId(value=text, letter=ids.COMPLAINT)
        number = self.number(text, letter, "case")
        if self.store.row("SELECT 1 FROM cases WHERE id = ? AND customer_id = ?", [number, customer]) is None:
            raise NotCustomers(id=ids.show(letter, number), value=name)
        return number

    def change(
        self, number: int, values: dict[str, object], now: datetime, by: str, told: Iterable[str] | None = None
    ) -> None:
        """Corrects the named fields of a case; its record keeps which they were, or what they are `told` to be."""
        self.store.update("cases", number, values)
        fields = [name.removesuffix("_id") for name in (values if told is None else told)]
        self.log(number, now, Step.EDITED, by, more={"word": ",".join(fields)})

    def step(
        self, number: int, what: Step, now: datetime, by: str, *, note: str | None = None, before: When | None = None,
        due: When | None = None, values: dict[str, object] | None = None, more: dict[str, object] | None = None,
    ) -> None:  # fmt: skip
        """Takes a case a step on; with a `due` date it is seen to again then. `values` are fields of the case, `more`
        those of the line in its record.
        """
        self.store.update("cases", number, values or {})
        self.log(number, now, what, by, note=note, before=before, to=due, more=more)

    def close(
        self, number: int, what: Step, now: datetime, by: str, *, note: str | None = None,
        values: dict[str, object] | None = None, more: dict[str, object] | None = None,
    ) -> tuple[FollowUp, ...]:  # fmt: skip
        """Ends a case, by the step that ended it. Whoever wants to hear nothing more was only contacted for it; returns
        what is called off for that reason.
        """
        self.store.update("cases", number, {**(values or {}), "closed_at": stamp(now), "ended": what})
        self.log(number, now, what, by, note=note, more=more)
        return self.store.consents.stop_with(number, now, by)

    def contacted(self, moved: Moved, what: Step, now: datetime, by: str, call: int, note: str | None) -> None:
        """Writes that somebody contacted the customer about a case, or tried; it is seen to again when `moved` says. A
        job keeps its own date.
        """
        self.log(moved.item.id, now, what, by, call, note, to=None if planned(moved.item) else moved.to)

    def log(
        self, number: int, now: datetime, what: Step, by: str, call: int | None = None, note: str | None = None,
        before: When | None = None, to: When | None = None, more: dict[str, object] | None = None,
    ) -> None:  # fmt: skip
        """Adds a line to a case's record, with the time at which it is written down by the desk's clock and by the
        machine's own.
        """
        entered, real = self.store.row("SELECT at, real_at FROM commands WHERE open = 1")
        self.store.insert(
            "case_log",
            {
                "case_id": number, "at": stamp(now), "what": what, "by": by, "call_id": call, "note": note,
                "from_on": before and before.day.isoformat(), "from_at": before and at(before),
                "to_on": to and to.day.isoformat(), "to_at": to and at(to), "by_id": self.signed(by),
                "entered_at": entered, "real_at": real, **(more or {}),
            },
        )  # fmt: skip
        self.unsettled.add(number)
        if self.store.waiting is None:
            self.settle()

    def signed(self, by: str) -> int | None:
        """The number of the member of staff who signs so; names differ."""
        row = self.store.row("SELECT id FROM staff WHERE name = ?", [by])
        return row[0] if row else None

    def settle(self) -> None:
        """Writes where the cases stand whose records have changed; it is read from their records alone."""
        for number in sorted(self.unsettled):
            self.store.update("cases", number, columns(self.standing(number)))
        self.unsettled.clear()

    def settle_open(self) -> None:
        """Writes anew where the open cases stand, after the calendar has changed."""
        for (number,) in self.store.rows("SELECT id FROM cases WHERE closed_at IS NULL ORDER BY id"):
            found, row = columns(self.standing(number)), self.store.row(f"{STOOD} FROM cases WHERE id = ?", [number])
            if (*found.values(),) != tuple(row):
                self.store.update("cases", number, found)

    def astray(self) -> list[tuple[str, int]]:
        """The open cases, by kind and number, whose columns do not say what their records say."""
        rows = self.store.rows(f"{STOOD}, kind, id FROM cases WHERE closed_at IS NULL ORDER BY id")
        return [(kind, number) for *row, kind, number in rows if [*columns(self.standing(number)).values()] != row]

    def standing(self, number: int) -> "Standing":
        """Where a case stands by its record and its deadlines."""
        from aftersales_cli.rules.standing import standing

        facts, closed = self.facts(number)
        steps, book = self.steps(number), self.book(number)
        now = steps[-1].at if steps else facts.opened_at
        ladder = book.escalations if book else ()
        return standing(facts, steps, closed, self.runs(number, facts, steps, now), ladder, now)

    def runs(
        self, number: int, facts: "CaseFacts", steps: tuple[CaseStep, ...], now: datetime
    ) -> "tuple[Run, ...]":  # fmt: skip
        """How the deadlines of a case run, which are those of the playbook under which it came in."""
        from aftersales_cli.rules.running import applying, runs

        book = self.book(number)
        if book is None or not applying(book.clocks, facts):
            return ()
        calls = [step.call_id for step in steps if step.call_id is not None]
        among = f"SELECT id FROM calls WHERE channel = 'visit' AND id IN ({', '.join('?' * len(calls))})"
        visits = {call for (call,) in self.store.rows(among, calls)} if calls else frozenset[int]()
        return runs(book.clocks, facts, steps, self.store.plans.frame_of(book), now, visits)

    def explained(self, case: "Complaint | Job | Enquiry", now: datetime) -> "Explained":
        """Every deadline of a case to the minute."""
        from aftersales_cli.rules.explain import explained

        facts, _ = self.facts(case.id)
        found = self.runs(case.id, facts, case.steps, now)
        frame = self.store.plans.frame_of(self.book(case.id) or self.store.plans.book)
        days = self.store.calendar.between(case.opened_at.date(), now.date())
        ref = ids.show(LETTERS[facts.kind], case.id)
        return explained(ref, case.customer_id, case.customer, found, days, frame, now)

    def record(self, case: "Complaint | Job | Enquiry", now: datetime) -> tuple[CaseStep, ...]:
        """A case's record as it is shown: with the ranks to which it climbed by its missed deadlines."""
        from aftersales_cli.rules.escalations import climbed

        book = self.book(case.id)
        if book is None or not book.escalations:
            return case.steps
        facts, _ = self.facts(case.id)
        told = climbed(self.runs(case.id, facts, case.steps, now), book.escalations, facts, now)
        return tuple(sorted([*case.steps, *told], key=lambda step: step.at)) if told else case.steps

    def facts(self, number: int) -> "tuple[CaseFacts, bool]":
        """What decides on the deadlines of a case, and whether it is closed."""
        from aftersales_cli.rules.running import CaseFacts

        planned = "(SELECT g.to_on FROM case_log g WHERE g.case_id = k.id AND g.what = 'planned' ORDER BY g.id LIMIT 1)"
        sql = f"SELECT kind, cause, severity, opened_at, {planned}, closed_at IS NOT NULL FROM cases k WHERE id = ?"
        kind, cause, severity, opened, on, closed = self.store.row(sql, [number])
        return CaseFacts(kind, cause, severity, self.store.instant(opened), day(on)), bool(closed)

    def book(self, number: int) -> "Playbook | None":
        """The playbook under which a case came in; a case of an older store has no deadlines."""
        (version,) = self.store.row("SELECT playbook_id FROM cases WHERE id = ?", [number])
        return self.store.policy.version(version) if version else None

    def deadline(self, mark: str | None, on: str | None, time: str | None, climbs: str | None) -> FirstDeadline | None:
        """The first deadline of a case, as its columns in DEADLINE say it."""
        if mark is None or on is None:
            return None
        return FirstDeadline(When(date.fromisoformat(on), self.store.local(time)), mark, self.store.due.climbs(climbs))

    def steps(self, number: int) -> tuple[CaseStep, ...]:
        """A case's record, oldest first."""
        rows = self.store.rows(
            """SELECT g.at, g.what, g.by, g.call_id, g.note, g.from_on, g.from_at, g.to_on, g.to_at, g.by_id, g.whom_id,
            s.name, g.word, g.amount, g.entered_at, g.real_at FROM case_log g LEFT JOIN staff s ON s.id = g.whom_id
            WHERE g.case_id = ? ORDER BY g.id""",
            [number],
        )
        local = self.store.local
        return tuple(
            CaseStep._make([
                self.store.instant(when), Step(what), by, call, note, day(from_on), local(from_at), day(to_on),
                local(to_at), *told, local(entered), local(real),
            ])
            for when, what, by, call, note, from_on, from_at, to_on, to_at, *told, entered, real in rows
        )  # fmt: skip

    def complained(self, customer: int) -> tuple[Complained, ...]:
        """What a customer complained of, the open ones first, then the newest."""
        rows = self.store.rows(
            """SELECT id, what, opened_at, closed_at FROM cases
            WHERE customer_id = ? AND kind = 'complaint' ORDER BY closed_at IS NOT NULL, id DESC""",
            [customer],
        )
        return tuple(
            Complained(number, what, self.store.instant(opened).date(), closed is None)
            for number, what, opened, closed in rows
        )


def columns(found: "Standing") -> dict[str, object]:
    """Where a case stands, by its columns."""
    due, deadline = found.due, found.deadline
    climbs = ",".join(f"{stamp(one.at)} {one.to}" for one in found.climbs)
    return {
        "waits": found.waits, "next_due_on": due and due.day.isoformat(), "next_due_at": due and at(due),
        "deadline": found.mark, "deadline_on": deadline and deadline.day.isoformat(),
        "deadline_at": deadline and at(deadline), "climbs": climbs or None,
    }  # fmt: skip
