"""Records of customers that come in by a list: contacts, follow-ups, and cases with their records."""

from collections.abc import Iterable
from datetime import datetime

from aftersales_cli.rules.cases import COMPLAINTS, JOBS, JobKind
from aftersales_cli.rules.clock import When, stamp
from aftersales_cli.rules.contacts_listed import CallRow, FollowUpRow, instant, pointed
from aftersales_cli.rules.due import OWN, RECALL
from aftersales_cli.rules.events import Channel, Direction, Outcome, Step
from aftersales_cli.rules.jobs import JobDraft
from aftersales_cli.rules.listed import Record, of_cases
from aftersales_cli.rules.lives_listed import JobRow, Life, Line
from aftersales_cli.store import followups
from aftersales_cli.store.deeds import at
from aftersales_cli.store.enquiries import DETAILS
from aftersales_cli.store.imports import Imports, listed, marks

OF = "IN (SELECT value FROM json_each(?1))"
# Whose the records of a noun are, when they were, and what else they are known by.
KNOWN = {
    "calls": f"SELECT customer_id, at, direction || ' ' || channel FROM calls WHERE customer_id {OF}",
    "followups": f"""WITH said AS (SELECT customer_id, due_on, due_at, text FROM followups
        WHERE customer_id {OF} AND text IS NOT NULL
        UNION ALL SELECT f.customer_id, f.due_on, f.due_at, s.value FROM followups f
        JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule, json_each(json_array(v.en, v.zh)) s
        WHERE f.customer_id {OF} AND f.text IS NULL
        UNION ALL SELECT customer_id, due_on, due_at, char(10) || rule FROM followups
        WHERE customer_id {OF} AND text IS NULL)
        SELECT customer_id, due_on, text FROM said
        UNION ALL SELECT customer_id, due_at, text FROM said WHERE due_at IS NOT NULL""",
    "complaints": f"SELECT customer_id, opened_at, what FROM cases WHERE customer_id {OF} AND kind IN {COMPLAINTS}",
    "jobs": f"""SELECT k.customer_id, g.to_on, k.kind || ' ' || k.what FROM cases k JOIN case_log g ON g.case_id = k.id
        WHERE k.customer_id {OF} AND k.kind IN {JOBS} AND g.to_on IS NOT NULL""",
    "enquiries": f"""SELECT customer_id, opened_at, coalesce(what, '') FROM cases
        WHERE customer_id {OF} AND kind = 'enquiry'""",
}
TRIED = f"SELECT key FROM temp.tried_records WHERE customer_id {OF}"
CALL = "customer_id, at, direction, channel, outcome, minutes, note, by"
DUTY = "customer_id, channel, rule, text, assignee_id, planned_on, due_on, due_at, state, since"
LINE = "case_id, at, what, note, to_on, to_at, by, by_id, entered_at, real_at"


class Records:
    """The records of one list. Where it is only tried, no more than what they are known by is kept."""

    def __init__(self, imports: Imports) -> None:
        self.imports, self.store = imports, imports.store

    def known(self, people: Iterable[int]) -> set[str]:
        """By what the records of customers are known again, those of earlier rows too."""
        numbers = listed(people)
        rows = self.store.rows(KNOWN[self.imports.noun.name], [numbers])
        found = {f"{who} {self.local(when)} {rest}" for who, when, rest in rows}
        if self.imports.tried:
            found.update(key for (key,) in self.store.rows(TRIED, [numbers]))
        return found

    def local(self, when: str) -> str:
        """A stored day or instant as a list says it: a contact or a duty by its second, a case by its day."""
        if "T" not in when:
            return when
        told = self.store.instant(when).replace(tzinfo=None).isoformat()
        return told[:10] if of_cases(self.imports.noun) else told

    def add(self, new: Iterable[Record], now: datetime, by: str) -> None:
        """Writes what is new."""
        records = [*new]
        if self.imports.tried:
            keys = ([one.customer.id, key] for one in records for key in one.keys)
            self.store.many("INSERT OR IGNORE INTO temp.tried_records VALUES (?, ?)", keys)
            return
        calls = (call_row(one.customer.id, one.row, now, by) for one in records if isinstance(one.row, CallRow))
        self.store.many(f"INSERT INTO calls ({CALL}) VALUES ({marks(8)})", calls)
        duties = (duty_row(one.customer.id, one.row, now) for one in records if isinstance(one.row, FollowUpRow))
        self.store.many(f"INSERT INTO followups ({DUTY}) VALUES ({marks(10)})", duties)
        self.add_cases([one for one in records if one.life and not one.life.ahead], by)
        for one in records:
            if one.life and one.life.ahead:
                self.plan(one, one.life.ahead, now, by)

    def add_cases(self, cases: list[Record], by: str) -> None:
        """Writes cases with their records. They have no deadlines: those are of a playbook under which a case comes in.
        The open ones are told when they are seen to.
        """
        if not cases:
            return
        store, first = self.store, self.store.last_id("cases") + 1
        entered, real = store.row("SELECT at, real_at FROM commands WHERE open = 1")
        numbered = [(number, one, one.life) for number, one in enumerate(cases, first) if one.life]
        columns = [*numbered[0][2].values]
        store.many(
            f"""INSERT INTO cases (id, customer_id, purchase_id, opened_at, closed_at, {", ".join(columns)})
            VALUES ({marks(5 + len(columns))})""",
            (case_row(number, one.customer.id, life, columns) for number, one, life in numbered),
        )
        signs = {name: store.cases.signed(name) for name in {life.by or by for *_, life in numbered}}
        store.many(
            f"INSERT INTO case_log ({LINE}) VALUES ({marks(10)})",
            (
                (*line_row(number, line), life.by or by, signs[life.by or by], entered, real)
                for number, _, life in numbered
                for line in life.lines
            ),
        )
        store.many(
            f"INSERT INTO enquiries (case_id, {', '.join(DETAILS)}) VALUES ({marks(6)})",
            ((number, *(life.details[name] for name in DETAILS)) for number, _, life in numbered if life.details),
        )
        store.cases.unsettled.update(number for number, _, life in numbered if life.closed_at is None)
        store.cases.settle()

    def plan(self, one: Record, planned: When, now: datetime, by: str) -> None:
        """Books a job that is still to come, with what the playbook makes of it."""
        row, life = one.row, one.life
        if isinstance(row, JobRow) and life:
            kind, signed = JobKind(row.kind), life.by or by
            draft = JobDraft(one.customer.id, kind, row.what, planned, life.purchase, row.assignee_id, row.km)
            job = self.store.jobs.plan(draft, now, signed).job
            for line in life.lines:
                if line.what == Step.NOTED:
                    self.store.cases.log(job.id, now, Step.NOTED, signed, note=line.note)


def case_row(number: int, who: int, life: Life, columns: list[str]) -> tuple[object, ...]:
    """The columns of a case."""
    times = (stamp(life.opened_at), life.closed_at and stamp(life.closed_at))
    return (number, who, life.purchase, *times, *(life.values[name] for name in columns))


def line_row(number: int, line: Line) -> tuple[object, ...]:
    """The columns of a line of its record."""
    to = line.to
    return (number, stamp(line.at), line.what, line.note, to and to.day.isoformat(), to and at(to))


def call_row(who: int, row: CallRow, now: datetime, by: str) -> tuple[object, ...]:
    """The columns of a contact."""
    made = (row.direction or Direction.OUT, row.channel or Channel.CALL, row.outcome or Outcome.REACHED)
    return (who, stamp(instant(row.at, now)), *made, row.minutes, row.note, row.by or by)


def duty_row(who: int, row: FollowUpRow, now: datetime) -> tuple[object, ...]:
    """The columns of a follow-up."""
    days = followups.dates(pointed(row.when, now), now).values()
    return (who, row.channel or Channel.CALL, RECALL if row.recalls else OWN, row.what, row.keeper_id, *days)
