"""What is due: the statements of every morning, each on a partial index of what is open."""

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aftersales_cli.rules.cases import LETTERS, STAGES, nature
from aftersales_cli.rules.clock import When, day
from aftersales_cli.rules.due import APPROVED, PENDING, About, DueItem, Person, Purpose
from aftersales_cli.rules.due import PROMISE as PROMISED
from aftersales_cli.rules.due import RECALL as RECALLED
from aftersales_cli.rules.ids import FOLLOWUP, PROMISE, PURCHASE
from aftersales_cli.store import Store
from aftersales_cli.store.statements import Values

if TYPE_CHECKING:
    from aftersales_cli.rules.team import Member

OPEN_CASES = """(SELECT group_concat(k.id) FROM cases k WHERE k.customer_id = c.id AND k.closed_at IS NULL
    AND k.kind = 'complaint')"""
STAGED = ", ".join(f"'{stage}'" for stage in STAGES)
PERSON = "c.id, c.name, c.phone, c.kind, c.do_not_call"
# After what the tries in vain count anew.
ANEW = "('contacted', 'new-number')"
# Who makes a follow-up: who was named for it, else the customer's keeper unless a rank is asked for.
IN_CHARGE = """CASE WHEN f.role IS NULL THEN coalesce(f.assignee_id, c.keeper_id)
    WHEN f.role = 'adviser' THEN coalesce(f.assignee_id, c.adviser_id, c.keeper_id) ELSE f.assignee_id END"""
# The day of the event from which a follow-up is counted; a purchase's may have been corrected since.
EVENT_ON = """CASE f.origin WHEN 'after-purchase' THEN p.bought_on WHEN 'after-delivery' THEN p.delivered_on
    WHEN 'before-delivery' THEN p.deliver_on WHEN 'after-acceptance' THEN p.accepted_on
    WHEN 'after-moved-in' THEN p.moved_in_on ELSE f.event_on END"""
# A recall that somebody wrote, and no rule of a playbook that is called so.
RECALL = f"(f.rule = '{RECALLED}' AND f.origin IS NULL)"
# Tries in vain since the customer was last spoken with, or has another number.
ATTEMPTS = f"""(SELECT count(*) FROM followup_log g WHERE g.followup_id = f.id AND g.what = 'tried' AND g.id > coalesce(
    (SELECT max(h.id) FROM followup_log h WHERE h.followup_id = f.id AND h.what IN {ANEW}), 0))"""
# Of whom the complaint is for which somebody apologises that a promise about it was broken.
BROKEN_AGAINST = """(SELECT x.against_id FROM promises r JOIN cases x ON x.id = r.case_id WHERE r.id = f.promise_id)"""
FOLLOWUPS = f"""SELECT f.id, f.due_on, f.due_at, {PERSON}, {OPEN_CASES},
    {IN_CHARGE},
    {ATTEMPTS}, f.since,
    f.channel, f.rule, coalesce(f.text, v.en), coalesce(f.text, v.zh), f.purchase_id, p.item, a.kind, a.id, a.what,
    f.origin, {EVENT_ON}, nullif(f.role, 'adviser'), f.until_on, coalesce(a.against_id, {BROKEN_AGAINST})
    FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id LEFT JOIN cases a ON a.id = f.case_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule"""
LAST = "(SELECT g.{} FROM case_log g WHERE g.case_id = k.id AND g.what = '{}' ORDER BY g.id DESC LIMIT 1)"
# An open case without a day counts from the day on which it came.
CASE = f"""SELECT k.id, coalesce(k.next_due_on, substr(k.opened_at, 1, 10)), k.next_due_at, {PERSON}, {OPEN_CASES},
    CASE WHEN k.waits IS NOT 'approved' THEN nullif(coalesce(k.assignee_id, c.keeper_id), k.against_id) END,
    (SELECT count(*) FROM case_log g WHERE g.case_id = k.id AND g.what = 'tried'), k.opened_at,
    k.kind, k.what, k.severity, k.against_id,
    (SELECT g.what FROM case_log g WHERE g.case_id = k.id AND g.what IN ({STAGED}) ORDER BY g.id DESC LIMIT 1),
    k.deadline, k.deadline_on, k.deadline_at, k.climbs,
    k.waits, CASE k.waits WHEN 'approved' THEN {LAST.format("word", "pending")}
    WHEN 'rechecked' THEN {LAST.format("by_id", "done")} END
    FROM cases k JOIN customers c ON c.id = k.customer_id"""
CASES = f"{CASE} WHERE k.closed_at IS NULL"
PROMISES = f"""SELECT r.id, r.due_on, r.due_at, {PERSON}, {OPEN_CASES},
    CASE WHEN r.confirm_role IS NULL THEN coalesce(r.assignee_id, c.keeper_id) END,
    (SELECT count(*) FROM promise_log g WHERE g.promise_id = r.id AND g.what = 'tried'), r.made_at, r.what,
    r.confirm_role, k.against_id
    FROM promises r JOIN customers c ON c.id = r.customer_id LEFT JOIN cases k ON k.id = r.case_id
    WHERE r.state = 'open'"""


class Due:
    """Everything open that waits for somebody."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def team(self) -> "dict[int, Member]":
        """The staff by number, read once."""
        return {member.id: member for member in self.store.staff.team()}

    def up_to(self, last: date, channel: str | None = None) -> list[DueItem]:
        """What is due up to the end of a day, by any or one channel; a promise that waits for a yes at once."""
        until = last.isoformat()
        found = self.followups("AND f.due_on <= ?", [until]) + self.cases("AND k.next_due_on <= ?", [until])
        found += self.promises("AND r.due_on <= ?", [until])
        # The plus keeps SQLite from reading all promises that lie ahead, of which few wait for a yes.
        found += self.promises("AND r.confirm_role IS NOT NULL AND +r.due_on > ?", [until])
        return found if channel is None else [item for item in found if item.channel == channel]

    def of(self, customer: int) -> list[DueItem]:
        """Everything open of one customer, due or not."""
        return self.of_each([customer])

    def of_each(self, customers: list[int]) -> list[DueItem]:
        """Everything open of several customers, due or not."""
        some = f"({', '.join('?' * len(customers))})"
        found = self.followups(f"AND f.customer_id IN {some}", customers)
        found += self.cases(f"AND k.customer_id IN {some} AND k.next_due_on IS NOT NULL", customers)
        return found + self.promises(f"AND r.customer_id IN {some}", customers)

    def lost(self, customers: list[int]) -> list[DueItem]:
        """The follow-ups of several customers that were given up because nobody could be reached."""
        some = f"({', '.join('?' * len(customers))})"
        of_them = f"WHERE f.state = 'unreachable' AND f.customer_id IN {some} ORDER BY f.id"
        return [self.read_followup(row) for row in self.store.rows(f"{FOLLOWUPS} {of_them}", customers)]

    def unreachable(self, assignee: int | None = None) -> int:
        """How many follow-ups are given up because nobody can be reached, anybody's or one member's."""
        mine = f"JOIN customers c ON c.id = f.customer_id WHERE {IN_CHARGE} = ? AND" if assignee else "WHERE"
        values = [assignee] if assignee else []
        # Left to itself SQLite counts all follow-ups by another index.
        few = "followups f INDEXED BY followups_unreachable"
        (count,) = self.store.row(f"SELECT count(*) FROM {few} {mine} f.state = 'unreachable'", values)
        return int(count)

    def followups(self, tail: str, values: Values) -> list[DueItem]:
        """Open follow-ups that the end of a statement chooses."""
        return [
            self.read_followup(row) for row in self.store.rows(f"{FOLLOWUPS} WHERE f.state = 'open' {tail}", values)
        ]

    def cases(self, tail: str, values: Values) -> list[DueItem]:
        """Open cases that the end of a statement chooses."""
        return [self.read_case(row) for row in self.store.rows(f"{CASES} {tail}", values)]

    def promises(self, tail: str, values: Values) -> list[DueItem]:
        """Promises to keep that the end of a statement chooses."""
        return [self.read_promise(row) for row in self.store.rows(f"{PROMISES} {tail}", values)]

    def read_followup(self, row: Any) -> DueItem:
        """One open follow-up as it is stored."""
        *head, channel, rule, en, zh, purchase, item, kind, case, what, origin, event, role, until, against = row
        about = None
        if purchase is not None:
            about = About(f"{PURCHASE}{purchase}", item)
        elif case is not None:
            about = About(f"{LETTERS[kind]}{case}", what or "")
        purpose = Purpose(rule, en, zh)
        plain = self.item("followup", FOLLOWUP, head, channel, purpose, about, role=role, against=against)
        return plain._replace(origin=origin, event_on=day(event), until_on=day(until))

    def read_case(self, row: Any) -> DueItem:
        """One open case as it is stored."""
        *head, kind, what, severity, against, stage, mark, until_on, until_at, climbs, waits, other = row
        code, channel = nature(kind, stage, mark)
        letter = LETTERS[kind]
        about = About(f"{letter}{head[0]}", what or "")
        found = self.item("case", letter, head, channel, Purpose(code), about, severity=severity, against=against)
        if until_on is not None:
            until = When(date.fromisoformat(until_on), self.store.local(until_at))
            found = found._replace(deadline=until, climbs=self.climbs(climbs))
        hands = {"role": other} if waits == APPROVED else {"fixer": other}
        return found._replace(waits=waits, **hands) if waits else found

    def climbs(self, text: str | None) -> tuple[tuple[datetime, str], ...]:
        """From when on a case stands on the lists of which ranks."""
        pairs = (one.split(" ") for one in text.split(",")) if text else ()
        return tuple((self.store.instant(at), rank) for at, rank in pairs)

    def read_promise(self, row: Any) -> DueItem:
        """One promise to keep as it is stored."""
        *head, what, rank, against = row
        about, purpose = About(f"{PROMISE}{head[0]}", what), Purpose(PENDING if rank else PROMISED)
        return self.item("promise", PROMISE, head, "call", purpose, about, role=rank, against=against)

    def item(
        self, kind: str, letter: str, head: list[Any], channel: str, purpose: Purpose, about: About | None, *,
        severity: str | None = None, role: str | None = None, against: int | None = None,
    ) -> DueItem:  # fmt: skip
        """A duty, made of the columns that all kinds have in common and of its own."""
        number, on, at, customer, name, phone, sort, quiet, cases, assignee, tries, since = head
        who = Person(customer, name, phone, sort, bool(quiet))
        begun = self.store.instant(since)
        return DueItem(
            kind, f"{letter}{number}", number, who, date.fromisoformat(on), self.store.local(at), channel, purpose,
            about, None, tries, numbers(cases), severity, begun, self.team[assignee] if assignee else None, role,
            against,
        )  # fmt: skip


def numbers(joined: str | None) -> tuple[int, ...]:
    """The numbers in `3,7`."""
    return tuple(map(int, joined.split(","))) if joined else ()
