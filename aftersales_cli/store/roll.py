"""The roll: what the calendar wakes is written once per day and playbook version, touching nothing that exists."""

from datetime import date, datetime, timedelta

from aftersales_cli.rules.calls import SPOKEN_WITH
from aftersales_cli.rules.clock import day as day_of
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.sweeps import Share, Sweep, days_to_write, dealt, only_that_day, sweeps
from aftersales_cli.rules.triggers import Origin
from aftersales_cli.store import Store
from aftersales_cli.store.deeds import at

# How far from a festival a rule's follow-ups may lie.
AROUND = timedelta(days=120)
NEW = """INSERT INTO followups (customer_id, purchase_id, promise_id, period, event_on, occurrence, rule, origin, role,
    planned_on, due_on, due_at, until_on, channel, state, since)"""
SAME = ":rule, :origin, :role, :on, :on, :at, :until, :channel, 'open', :now"
OWNS = "EXISTS (SELECT 1 FROM purchases o WHERE o.customer_id = c.id {category})"
WRITTEN = """NOT EXISTS (SELECT 1 FROM followups f WHERE f.customer_id = c.id AND f.rule = :rule
    AND f.period = {period})"""
# Who has not said that they want to hear nothing more.
WILLING = "c.consent IS NOT 'withdrawn'"
# Everybody of some kinds, once in a period.
EVERYBODY = f"""{NEW} SELECT c.id, NULL, NULL, :period, :event, 1, {SAME} FROM customers c
    WHERE c.kind IN ({{kinds}}) AND {WILLING} AND {{whom}} AND {WRITTEN.format(period=":period")}"""
# The last day on which a customer was spoken with, bought something, or was registered.
LAST = """max(c.since, coalesce((SELECT max(o.bought_on) FROM purchases o WHERE o.customer_id = c.id), ''),
    coalesce((SELECT date(max(l.at), :offset) FROM calls l
      WHERE l.customer_id = c.id AND l.outcome IN ({spoken})), ''))"""
SILENT = f"""{NEW} SELECT c.id, NULL, NULL, c.last, c.last, 1, {SAME}
    FROM (SELECT c.id, {{last}} AS last FROM customers c
      WHERE c.kind IN ({{kinds}}) AND {WILLING} AND c.since <= :mark AND {{whom}}) c
    WHERE c.last <= :mark AND c.last >= :since AND {WRITTEN.format(period="c.last")}
    ORDER BY c.last, c.id LIMIT :most"""
OWNED = f"""{NEW} SELECT c.id, p.id, NULL, NULL, p.bought_on, 1, {SAME}
    FROM purchases p JOIN customers c ON c.id = p.customer_id
    WHERE p.bought_on <= :mark AND p.bought_on >= :since AND c.kind IN ({{kinds}}) AND {WILLING} {{category}}
    AND NOT EXISTS (SELECT 1 FROM followups f WHERE f.purchase_id = p.id AND f.rule = :rule)
    AND NOT EXISTS (SELECT 1 FROM purchases n WHERE n.customer_id = c.id AND n.bought_on > p.bought_on
      AND n.category IS p.category)
    AND NOT EXISTS (SELECT 1 FROM milestones m WHERE m.customer_id = c.id AND m.what = 'bought-elsewhere'
      AND m.happened_on > p.bought_on)
    ORDER BY p.bought_on, p.id LIMIT :most"""
BROKEN = f"""{NEW} SELECT c.id, NULL, r.id, NULL, r.due_on,
    (SELECT count(*) + 1 FROM followups f WHERE f.promise_id = r.id AND f.rule = :rule), {SAME}
    FROM promises r JOIN customers c ON c.id = r.customer_id
    WHERE r.state = 'open' AND r.due_on < :mark AND r.due_on >= :since AND c.kind IN ({{kinds}})
    AND ({WILLING} OR EXISTS (SELECT 1 FROM cases k WHERE k.id = r.case_id AND k.closed_at IS NULL))
    AND NOT EXISTS (SELECT 1 FROM followups f WHERE f.promise_id = r.id AND f.rule = :rule AND f.event_on = r.due_on)"""
LOADS = """SELECT f.assignee_id, count(*) FROM followups f WHERE f.rule = ? AND f.state = 'open'
    AND f.assignee_id IS NOT NULL GROUP BY 1"""


class Roll:
    """Which days are written, and their writing."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def written(self, day: date) -> bool:
        """Whether the roll of a day stands for the current playbook."""
        key = [day.isoformat(), int(self.store.settings["playbook"])]
        return bool(self.store.row("SELECT 1 FROM rolls WHERE day = ? AND playbook_id = ?", key))

    def write(self, now: datetime) -> None:
        """Writes the roll of today, and of the days since the last one on which nobody was here."""
        store, today = self.store, now.date()
        (last,) = store.row("SELECT max(day) FROM rolls WHERE day <= ?", [today.isoformat()])
        for day in days_to_write(day_of(last), today):
            for sweep in self.sweeps(day):
                self.carry_out(sweep, now)
        version = int(store.settings["playbook"])
        store.insert("rolls", {"day": today.isoformat(), "playbook_id": version})

    def sweeps(self, day: date) -> list[Sweep]:
        """What the calendar wakes on a day."""
        rules, festivals = self.store.plans.book.followups, self.store.calendar.festivals(day - AROUND, day + AROUND)
        return sweeps(rules, day, festivals, self.store.zone, self.store.plans.frame)

    def foreseen(self, today: date, days: int, now: datetime, keeper: int | None) -> dict[date, int]:
        """How many follow-ups the calendar will add on the days after today: of one keeper's customers, or of all."""
        found = {}
        for day in (today + timedelta(days=number) for number in range(1, days)):
            counts = [
                self.count(only_that_day(sweep), share, now, keeper)
                for sweep in self.sweeps(day) if sweep.origin != Origin.AFTER_MISSED_PROMISE for share in sweep.shares
            ]  # fmt: skip
            found[day] = sum(counts)
        return found

    def count(self, sweep: Sweep, share: Share, now: datetime, keeper: int | None) -> int:
        """How many follow-ups one share of a sweep would add."""
        sql, values = statement(sweep, share, now)
        whose = "WHERE :keeper IS NULL OR k.keeper_id = :keeper"
        counting = f"SELECT count(*) FROM ({sql.removeprefix(NEW)}) n JOIN customers k ON k.id = n.id {whose}"
        return int(self.store.row(counting, {**values, "keeper": keeper})[0])

    def carry_out(self, sweep: Sweep, now: datetime) -> None:
        """Writes a sweep's follow-ups for all whom it falls to and who have none of it yet."""
        before = self.store.last_id("followups")
        for share in sweep.shares:
            self.store.run(*statement(sweep, share, now))
        if sweep.rule.share:
            self.deal(sweep, before)

    def deal(self, sweep: Sweep, before: int) -> None:
        """Shares out what was written last evenly among those of the rank who are at work."""
        rank, team = sweep.rule.who, self.store.staff.team()
        there = [one.id for one in team if one.role == rank and not one.absent(sweep.day)]
        new = [number for (number,) in self.store.rows("SELECT id FROM followups WHERE id > ? ORDER BY id", [before])]
        loads = dict(self.store.rows(LOADS, [sweep.rule.id]))
        shares = dealt(new, {member: loads.get(member, 0) for member in there})
        self.store.many("UPDATE followups SET assignee_id = ?, role = NULL WHERE id = ?", shares)


def statement(sweep: Sweep, share: Share, now: datetime) -> tuple[str, dict[str, object]]:
    """The statement that writes one share of a sweep, and its values."""
    rule, due = sweep.rule, share.due
    values: dict[str, object] = {
        "rule": rule.id, "origin": sweep.origin, "role": rule.role, "on": due.day.isoformat(), "at": at(due),
        "until": sweep.until and sweep.until.isoformat(), "channel": share.channel, "now": stamp(now),
        "period": sweep.period, "event": sweep.event.isoformat(), "most": rule.a_day or -1,
        "mark": sweep.mark and sweep.mark.isoformat(), "since": sweep.since.isoformat() if sweep.since else "",
    }  # fmt: skip
    kinds = quoted(share.kinds)
    some = f"AND {{}}.category IN ({quoted(rule.categories)})" if rule.categories else ""
    owns = OWNS.format(category=some.format("o"))
    whom = owns if rule.categories or rule.season else "1"
    if sweep.origin == Origin.AFTER_MISSED_PROMISE:
        return BROKEN.format(kinds=kinds), values
    if sweep.origin == Origin.OWNED:
        return OWNED.format(kinds=kinds, category=some.format("p")), values
    if sweep.origin == Origin.IDLE:
        last, offset = LAST.format(spoken=quoted(SPOKEN_WITH)), now.utcoffset() or timedelta()
        sql = SILENT.format(last=last, kinds=kinds, whom=whom)
        return sql, {**values, "offset": f"{int(offset.total_seconds())} seconds"}
    if sweep.born:
        whom += f" AND substr(c.birthday, 6) IN ({quoted(sweep.born)})"
    return EVERYBODY.format(kinds=kinds, whom=whom), values


def quoted(words: object) -> str:
    """Words of a closed list, or of a checked playbook, as SQL writes them."""
    assert isinstance(words, tuple | frozenset)
    return ", ".join("'" + str(word).replace("'", "''") + "'" for word in words)
