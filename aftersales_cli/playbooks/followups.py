"""The follow-up rules of a playbook file, every word of them checked."""

from datetime import date, timedelta

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source, is_day
from aftersales_cli.rules import waits
from aftersales_cli.rules.codes import CustomerKind, DutyChannel
from aftersales_cli.rules.days import Festival
from aftersales_cli.rules.playbook import ADVISER, FROM_COMPLETION, FROM_PLAN, KEEPER, MOVE, TEXT
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import DONE, FORESEEN, Cycle, Trigger

KEYS = frozenset(
    {
        *("id", "after", "wait", "at", "channel", "purpose", "kinds", "who", "off", "window", "every", "counts_from"),
        *("times", "until", "channel_for", "only", "share", "a_day", "count", "quiet_then", *Cycle),
    }
)
TRIGGERS = [trigger.value for trigger in Trigger]
# How far from a festival or a birthday something may be due.
ANY, NEAR = date(2024, 1, 1), timedelta(days=120)
WHOLE_DAYS = frozenset({"d", "wd", "w", "mo", "y"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses whatever is wrong with the rules as they stand when all is merged."""
    ids = {row["id"] for row in rows}
    for row in rows:
        where = f"followup {row['id']}"
        woken(source, row, where, ids)
        dated(source, row, where)
        recurring(source, row, where)
        people(source, row, where)
        source.texts(row, "purpose", where)
        source.only(row, frozenset({"category", "cause"}), where)
    reached(source, rows)


def woken(source: Source, row: Row, where: str, ids: set[str]) -> None:
    """What wakes a rule: one event, another follow-up that is done, or the calendar."""
    cycles = [cycle.value for cycle in Cycle if row.get(cycle) not in (None, False)]
    after = row.get("after")
    if after is None and not cycles and row.get(Cycle.BIRTHDAY) is False:
        raise source.wrong(where, Cycle.BIRTHDAY, Term("it must be true, or something else must wake the rule"))
    if (after is not None) + len(cycles) > 1:
        raise source.wrong(
            where, "after" if after is not None else cycles[1], Term("a rule is woken by one thing alone")
        )
    if cycles:
        calendar(source, row, where, cycles[0])
    elif isinstance(after, str) and after.startswith(f"{DONE}:"):
        if after.removeprefix(f"{DONE}:") not in ids:
            raise source.wrong(where, "after", Term("it must name one of the rules: "), sorted(ids))
    else:
        source.word(row, "after", where, TRIGGERS)
    if (row.get("count") is not None) != (after == Trigger.REFERRAL_COUNT):
        raise source.wrong(where, "count", Term('write both or neither: count, and after = "referral-count"'))
    source.positive(row, "count", where)
    source.positive(row, "a_day", where)
    if row.get("a_day") is not None and not row.get(Cycle.OWNED) and not row.get(Cycle.IDLE):
        raise source.wrong(where, "a_day", Term("it goes with owned or idle"))
    source.switch(row, "share", where)
    if row.get("share") and (not row.get(Cycle.OWNED) or row.get("who", KEEPER) in (KEEPER, ADVISER)):
        raise source.wrong(where, "share", Term("it goes with owned, and with who = a rank"))


def calendar(source: Source, row: Row, where: str, cycle: str) -> None:
    """What the calendar says to a rule."""
    if cycle == Cycle.SEASON:
        source.season(row, cycle, where)
    elif cycle == Cycle.FESTIVAL:
        source.word(row, cycle, where, Festival)
    elif cycle == Cycle.BIRTHDAY:
        source.switch(row, cycle, where)
    elif source.span(row, cycle, where, least=1).unit not in WHOLE_DAYS:
        raise source.wrong(where, cycle, Term('it must be a span such as "3d" or "1mo"'))


def dated(source: Source, row: Row, where: str) -> None:
    """When a follow-up is due, and how long it is best made within."""
    cycle = next((one for one in Cycle if row.get(one)), None)
    if cycle is None or row.get("wait") is not None:
        wait = source.span(row, "wait", where)
        if cycle in (Cycle.SEASON, Cycle.IDLE, Cycle.OWNED):
            raise source.wrong(where, "wait", Term("leave it out: season, idle and owned say the day themselves"))
        if cycle is not None and (wait.unit not in ("d", "w") or abs(waits.day_after(ANY, wait) - ANY) > NEAR):
            raise source.wrong(where, "wait", Term('it must be a span in days such as "-3d"'))
        if cycle is None and wait.amount < 0 and row["after"] not in FORESEEN:
            foreseen = sorted(FORESEEN)
            raise source.wrong(where, "wait", Term("only before what is foreseen can anything be due: "), foreseen)
        if row.get("at") is not None and wait.in_minutes is not None:
            raise source.wrong(where, "at", Term("a wait in minutes or hours has its own time"))
    source.clock(row, "at", where)
    if row.get("window") is not None:
        source.span(row, "window", where, least=1)


def recurring(source: Source, row: Row, where: str) -> None:
    """How often a rule's follow-up comes."""
    if row.get("every") is None:
        for key in ("counts_from", "times", "until"):
            if row.get(key) is not None:
                raise source.wrong(where, key, Term("it goes with every"))
        return
    every = source.span(row, "every", where, least=1)
    if every.unit not in WHOLE_DAYS or any(row.get(cycle) for cycle in Cycle):
        raise source.wrong(
            where,
            "every",
            Term('write a span such as "3d" or "1mo", and only where after names an event'),
        )
    if source.span(row, "wait", where).amount < 0:
        raise source.wrong(where, "every", Term("what is due before its event does not come again"))
    if row.get("counts_from") is not None:
        source.word(row, "counts_from", where, (FROM_PLAN, FROM_COMPLETION))
    source.positive(row, "times", where)
    if row.get("until") is not None and not is_day(row["until"]):
        wanted = Term('it must be a span such as "6mo", or a day in quotes such as "2028-12-31"')
        source.span(row, "until", where, least=1, wanted=wanted)


def people(source: Source, row: Row, where: str) -> None:
    """Who contacts whom, and how."""
    kinds, channels = [kind.value for kind in CustomerKind], [one.value for one in DutyChannel]
    source.words(row, "kinds", where, kinds)
    source.word(row, "channel", where, channels)
    others = row.get("channel_for", {})
    source.known(others, frozenset(kinds), f"{where}, channel_for")
    for kind in others:
        source.word(others, kind, f"{where}, channel_for", channels)
        if row.get("kinds") and kind not in row["kinds"]:
            raise source.wrong(f"{where}, channel_for", kind, Term("the rule is only for: "), row["kinds"])
    source.word({"who": KEEPER, **row}, "who", where, [KEEPER, ADVISER, *Role])
    if row.get("quiet_then") is not None:
        source.word(row, "quiet_then", where, (MOVE, TEXT))


def reached(source: Source, rows: list[Row]) -> None:
    """Refuses rules that wait for each other in a ring, none of which can ever fire."""
    above = {row["id"]: row["after"].removeprefix(f"{DONE}:") for row in rows if waits_for(row)}
    for first in above:
        seen, step = {first}, above[first]
        while step in above and step not in seen:
            seen.add(step)
            step = above[step]
        if step in seen:
            raise source.wrong(f"followup {first}", "after", Term("it can never fire: the rules wait for each other"))


def waits_for(row: Row) -> bool:
    """Whether a rule is woken by another one's follow-up."""
    return isinstance(row.get("after"), str) and row["after"].startswith(f"{DONE}:")
