"""Facts to try the rules on: one customer, one day, and factories that state only what a test is about."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from aftersales_cli.rules.calls import Call, Contact, Reach, Standing
from aftersales_cli.rules.cases import JobKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel, EntryKind
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.due import About, DueItem, Person, Purpose
from aftersales_cli.rules.enquiries import Enquiry
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.jobs import Job
from aftersales_cli.rules.journal import Entry
from aftersales_cli.rules.ladder import ladder
from aftersales_cli.rules.planning import TRIGGERS, Plan
from aftersales_cli.rules.playbook import FollowUpRule, Playbook
from aftersales_cli.rules.promises import Promise
from aftersales_cli.rules.purchases import Purchase
from aftersales_cli.rules.quiet import quiet
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import Wait

ZONE = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)  # a Sunday
TODAY = date(2026, 11, 22)
THREE_DAYS = Wait(3, "d")

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=st.just(ZONE)).map(
    lambda at: at.replace(microsecond=0)
)


LADDERS = {
    str(row["outcome"]): ladder(row)
    for row in (
        {"outcome": "no-answer", "steps": ["3h", "1d 10:00", "2d 19:00", "4d 12:30"], "then": "wechat"},
        {"outcome": "busy", "steps": ["30min", "3h", "1d 10:00", "2d 19:00"], "then": "wechat"},
        {"outcome": "wrong-number", "steps": [], "then": "wechat"},
        {"outcome": "call-back", "steps": ["3h", "1d 10:00", "2d 15:00"], "then": "wechat"},
        {"outcome": "message-left", "steps": ["2d", "4d 19:00"]},
    )
}
QUIET = quiet("21:00-08:30")


def reach(standings: dict[int, Standing] | None = None, lost: tuple[DueItem, ...] = ()) -> Reach:
    """A customer who is called by these ladders, never from 21:00 to 8:30."""
    return Reach(LADDERS, QUIET, standings or {}, lost)


def day(text: str) -> date:
    """`2026-11-25` as a day."""
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """`2026-11-25 10:00` in the store's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def when(text: str) -> When:
    """`2026-11-25` or `2026-11-25 10:00`."""
    return When(at(text).date(), at(text)) if ":" in text else When(day(text))


def shown(said: When) -> str:
    """The day, and the time where one was given, as `when` reads it."""
    return said.at.strftime("%Y-%m-%d %H:%M") if said.at else said.day.isoformat()


def book(*rows: dict[str, Any], **tables: Any) -> Playbook:
    """A playbook with these follow-up rules, as its file would have them, and with other tables."""
    return Playbook({"name": "trade", "title": {"en": "Trade", "zh": "行业"}, "followup": [*rows], **tables})


def duty(
    id: int = 12,
    *,
    kind: str = "followup",
    due: str = "2026-11-22",
    channel: str = "call",
    who: str = "regular",
    do_not_call: bool = False,
    since: str = "2026-11-01",
    attempts: int = 0,
    severity: str | None = None,
    open_cases: tuple[int, ...] = (),
    origin: str | None = None,
    about: About | None = None,
    event: str | None = None,
    until: str | None = None,
) -> DueItem:
    """An open follow-up or case of a customer of the kind `who`."""
    person = Person(1, "张三", "+8613800001234", who, do_not_call)
    on = when(due)
    letter = {"followup": "F", "case": "C", "promise": "P"}[kind]
    return DueItem(
        kind,
        f"{letter}{id}",
        id,
        person,
        on.day,
        on.at,
        channel,
        Purpose({"followup": "first-call", "case": "complaint", "promise": "promise"}[kind]),
        about,
        origin,
        attempts,
        open_cases,
        severity,
        at(since),
        event_on=day(event) if event else None,
        until_on=day(until) if until else None,
    )


def case(
    id: int = 3,
    *,
    due: str = "2026-11-22",
    severity: str | None = "normal",
    who: str = "regular",
    since: str = "2026-11-01",
    attempts: int = 0,
    open_cases: tuple[int, ...] = (),
) -> DueItem:
    """An open complaint that waits for somebody."""
    return duty(
        id, kind="case", due=due, severity=severity, who=who, since=since, attempts=attempts, open_cases=open_cases
    )


def promised(id: int = 5, *, due: str = "2026-11-22", since: str = "2026-11-01", do_not_call: bool = False) -> DueItem:
    """A promise to keep."""
    return duty(id, kind="promise", due=due, since=since, do_not_call=do_not_call)


def planned(id: int = 6, *, due: str = "2026-11-22", missed: bool = False) -> DueItem:
    """A service that is planned, or was missed."""
    code, channel = ("missed-job", "call") if missed else ("service", "visit")
    return case(id, due=due)._replace(ref=f"J{id}", purpose=Purpose(code), channel=channel)


def asked(id: int = 8, *, due: str = "2026-11-22", since: str = "2026-11-01") -> DueItem:
    """Somebody who left without buying and is to be called."""
    return case(id, due=due, since=since)._replace(ref=f"Q{id}", purpose=Purpose("enquiry"))


def followup(
    id: int = 12,
    *,
    code: str = "first-call",
    due: str = "2026-11-25",
    origin: str | None = "after-purchase",
    state: str = "open",
    closed: str | None = None,
    why: str | None = None,
    attempts: int = 0,
) -> FollowUp:
    """A follow-up of the purchase S7."""
    on = when(due)
    return FollowUp(
        id,
        1,
        "张三",
        7,
        origin,
        Purpose(code),
        "call",
        on.day,
        on.day,
        on.at,
        state,
        at(closed) if closed else None,
        why,
        attempts,
    )


def written(plan: Plan, id: int) -> FollowUp:
    """The follow-up that comes of a plan."""
    made = followup(id, code=plan.rule, due=shown(plan.due), origin=plan.origin)
    return made._replace(channel=plan.channel, occurrence=plan.occurrence, until_on=plan.until, event_on=plan.event)


def rule(
    id: str = "first-call",
    wait: Wait = THREE_DAYS,
    *,
    after: Trigger = Trigger.PURCHASE,
    clock: str | None = None,
    kinds: tuple[str, ...] = (),
) -> FollowUpRule:
    """A playbook's rule: a call, at `clock` where the playbook names a time."""
    time_of_day = at(f"2026-11-22 {clock}").time() if clock else None
    return FollowUpRule(id, after, wait, time_of_day, DutyChannel.CALL, "Ask", "询问", kinds)


def purchase(
    bought: str = "2026-11-22", *, deliver: str | None = None, delivered: str | None = None, id: int = 7
) -> Purchase:
    """A purchase of 张三; days may carry a time."""
    paid, handed = when(bought), when(delivered) if delivered else None
    return Purchase(
        id,
        1,
        "张三",
        "Sofa",
        None,
        None,
        128000,
        paid.day,
        paid.at,
        day(deliver) if deliver else None,
        handed.day if handed else None,
        handed.at if handed else None,
        None,
    )


def customer(since: str = "2026-11-01") -> Customer:
    """The file of 张三."""
    return Customer(1, "张三", "+8613800001234", None, "regular", None, None, None, None, False, day(since))


def call(id: int, on: str) -> Call:
    """A call that reached 张三."""
    return Call(id, 1, "张三", at(on), "out", "call", "reached", 4, "Home safe", "li")


def promise(
    due: str = "2026-11-25",
    *,
    state: str = "open",
    closed: str | None = None,
    made: str = "2026-11-20 10:00",
    id: int = 5,
) -> Promise:
    """A floor mat promised to 张三."""
    on = when(due)
    return Promise(
        id, 1, "张三", None, None, "Floor mat", None, None, at(made), "li", on.day, on.at, on.day, on.at, state,
        at(closed) if closed else None, None,
    )  # fmt: skip


def job(
    planned: str = "2026-11-22", *, stage: str = "planned", closed: str | None = None, id: int = 6,
    kind: JobKind = JobKind.SERVICE,
) -> Job:  # fmt: skip
    """A job for 张三."""
    on = when(planned)
    return Job(
        id, 1, "张三", kind, "10,000 km service", None, None, None, None, None, None, at("2026-11-20 10:00"), on.day,
        on.at, stage, at(closed) if closed else None,
    )  # fmt: skip


def enquiry(
    *, opened: str = "2026-11-20 10:00", closed: str | None = None, bought: int | None = None, id: int = 8
) -> Enquiry:
    """张三 looked at a car and left."""
    return Enquiry(
        id, 1, "张三", None, "Kunlun X7", None, None, None, None, False, "walk-in", None, None, bought, None, None,
        at(opened), None, at(closed) if closed else None,
    )  # fmt: skip


def complaint(id: int, opened: str, closed: str | None = None) -> Complaint:
    """A complaint of 张三."""
    return Complaint(
        id,
        1,
        "张三",
        None,
        None,
        "Rear mat missing",
        None,
        None,
        None,
        "normal",
        "call",
        None,
        at(opened),
        None,
        None,
        at(closed) if closed else None,
    )


def contact(
    outcome: Outcome = Outcome.REACHED, *, channel: Channel = Channel.CALL, on: str = "2026-11-22 09:00"
) -> Contact:
    """A contact with 张三."""
    return Contact(1, "张三", at(on), Direction.OUT, channel, outcome, None, None, "li")


def entry(
    id: int = 7, *, kind: EntryKind = EntryKind.DO, undone_by: int | None = None, words: str = "customer new 张三"
) -> Entry:
    """An entry of the journal."""
    return Entry(id, NOW, NOW, "li", kind, words, None, undone_by, 1)


WAITS = st.builds(Wait, st.integers(-400, 400), st.sampled_from(["min", "h", "d", "w", "mo"]))
RULE_IDS = st.from_regex(r"[a-z][a-z0-9-]{0,39}", fullmatch=True)
SENTENCES = st.text(min_size=1).filter(str.strip)


@st.composite
def rules(draw: st.DrawFn) -> FollowUpRule:
    """Any rule that a playbook may hold."""
    wait = draw(WAITS)
    trigger = Trigger.DELIVERY if wait.amount < 0 else draw(st.sampled_from(Trigger))
    clock = None if wait.in_minutes is not None else draw(st.none() | st.times().map(lambda t: t.replace(0, 0, 0, 0)))
    return FollowUpRule(
        draw(RULE_IDS),
        trigger,
        wait,
        clock,
        draw(st.sampled_from(DutyChannel)),
        draw(SENTENCES),
        draw(SENTENCES),
        tuple(draw(st.lists(st.sampled_from(["vip", "loyal", "regular"]), unique=True))),
        draw(st.none() | st.sampled_from(Role)),
    )


RULES = st.lists(rules(), max_size=8, unique_by=lambda one: one.id)


@st.composite
def purchases(draw: st.DrawFn) -> Purchase:
    """Any purchase around today, handed over, planned to be, or neither."""
    bought = draw(st.integers(-60, 0))
    paid = TODAY + timedelta(days=bought)
    time_known = draw(st.booleans())
    handed = draw(st.none() | st.integers(bought, 0))
    planned = draw(st.none() | st.integers(bought, 60))
    return purchase(
        f"{paid} 10:30" if time_known else str(paid),
        deliver=None if planned is None else str(TODAY + timedelta(days=planned)),
        delivered=None if handed is None else f"{TODAY + timedelta(days=handed)}{' 15:00' if time_known else ''}",
    )


ORIGINS = st.sampled_from([*TRIGGERS])
