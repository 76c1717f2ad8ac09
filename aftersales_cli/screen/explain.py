"""Why deadlines stand where they stand."""

from collections.abc import Iterator
from datetime import timedelta

from aftersales_cli.rules.clock import When
from aftersales_cli.rules.explain import Explained, ExplainedRun, Stretch, Why
from aftersales_cli.rules.waits import WORKING_DAYS
from aftersales_cli.screen import Json, View, calendar, cases, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Block, Lines, Page, Sheet
from aftersales_cli.screen.policy import within
from aftersales_cli.screen.waits import UNITS
from aftersales_cli.screen.words import Words

REASONS = {
    Why.ALWAYS: N_("counts day and night"),
    Why.OPEN: N_("store is open"),
    Why.MAKEUP: N_("make-up working day, counts"),
    Why.EXTRA: N_("opened specially, counts"),
    Why.FIRST_DAY: N_("day of the beginning"),
    Why.EARLY: N_("before opening"),
    Why.BREAK: N_("break"),
    Why.LATE: N_("after closing"),
    Why.WEEKDAY: N_("closed weekday"),
    Why.HOLIDAY: N_("public holiday"),
    Why.CLOSED: N_("closed by the store"),
    Why.PAUSE: N_("paused"),
}
# In whole days.
DAY_REASONS = {**REASONS, Why.ALWAYS: N_("every day counts"), Why.OPEN: N_("working day")}
NIGHT = (Why.LATE, Why.EARLY)
SHUT = (*NIGHT, Why.WEEKDAY, Why.HOLIDAY, Why.CLOSED)


def explained_data(found: Explained, words: Words) -> Json:
    """The deadlines of a case in JSON, every stretch of their time with its minutes, or its days."""
    customer = {"id": f"K{found.customer_id}", "name": found.customer} if found.customer_id else None
    items = [run_data(one, words) for one in found.items]
    return {"id": found.ref, "customer": customer, "at": found.at.isoformat(), "items": items}


def run_data(one: ExplainedRun, words: Words) -> Json:
    """A deadline with its time in JSON. Of `minutes` and `days` that one is null by which it is not counted."""
    clock, run = one.run.clock, one.run
    return {
        "clock": clock.id,
        "text": words.text(clock.en, clock.zh),
        "until": clock.until,
        "within": f"{clock.within.amount}{clock.within.unit}",
        "hours": clock.hours,
        "begun_at": run.begun.isoformat(),
        "due_on": run.due.day.isoformat() if run.due else None,
        "due_at": run.due.at.isoformat() if run.due and run.due.at else None,
        "paused": run.paused,
        "late": run.late,
        "ended": {
            "at": run.met.at.isoformat(),
            "what": run.met.what,
            "by": run.met.by,
            "entered_at": run.met.entered_at.isoformat() if run.met.entered_at else None,
        }
        if run.met
        else None,
        "used": amount_data(one.used, one.in_days),
        "left": amount_data(one.left, one.in_days),
        "missed_by": amount_data(one.missed, one.in_days) if one.missed is not None else None,
        "stretches": [stretch_data(each, one.in_days, words) for each in one.stretches],
    }


def stretch_data(one: Stretch, in_days: bool, words: Words) -> Json:
    """A stretch of time in JSON."""
    pause = one.pause
    return {
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "counts": one.counts,
        "why": one.why,
        "name": {"code": calendar.code(one.entry), "text": calendar.name(one.entry, words)}
        if one.entry and one.entry.name
        else None,
        "pause": {"reason": pause.word, "note": pause.note} if pause else None,
        **amount_data(one.length, in_days),
    }


def amount_data(length: timedelta, in_days: bool) -> Json:
    """A length in JSON."""
    return {"minutes": None if in_days else length // timedelta(minutes=1), "days": length.days if in_days else None}


def explained_page(found: Explained, words: Words) -> Page:
    """The deadlines of a case for people, a table for each."""
    blocks: list[Block] = []
    for one in found.items:
        blocks += [
            Lines([*([""] if blocks else []), heading(one, words)]),
            sheet(one, words),
            Lines([sum_up(one, words)]),
        ]
    remarks = [] if found.items else [words("The playbook sets no deadline for it.")]
    return Page(f"{found.ref} {found.customer or words('unknown')}", blocks, remarks)


def heading(one: ExplainedRun, words: Words) -> str:
    """What a deadline is called, how long it is, and from when on."""
    clock = one.run.clock
    return words(
        "{clock}: {length} from {when}", clock=words.text(clock.en, clock.zh), length=within(clock, words),
        when=words.moment(one.run.begun),
    )  # fmt: skip


def sheet(one: ExplainedRun, words: Words) -> Sheet:
    """The time of a deadline as a table; what does not count in a row is one line, and what came after its end too."""
    columns = ((words("From"), 0), (words("To"), 0), (words("Counted"), 0), (words("Why"), 1))
    return Sheet(columns, [row(group, one, words) for group in groups(one)])


def groups(one: ExplainedRun) -> Iterator[list[Stretch]]:
    """Stretches that are told in one line."""
    group: list[Stretch] = []
    for each in one.stretches:
        if group and not together(group[-1], each, one):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def together(before: Stretch, each: Stretch, one: ExplainedRun) -> bool:
    """Whether two stretches that follow each other are told in one line."""
    if one.is_past(before) or one.is_past(each):
        return one.is_past(before)
    return before.why in SHUT and each.why in SHUT


def row(group: list[Stretch], one: ExplainedRun, words: Words) -> list[str]:
    """A line of a deadline's time: from when to when, what of it counted, and why."""
    first, last = group[0].first, group[-1].last
    days = [words.day(first.date()), words.day((last - timedelta(seconds=1)).date())]
    ends = days if one.in_days else [words.moment(first), words.moment(last)]
    if one.is_past(group[0]):
        return [*ends, "", words("past the deadline")]
    counted = sum((each.length for each in group if each.counts), timedelta())
    return [*ends, length(counted, one, words) if counted else "", reasons(group, one, words)]


def reasons(group: list[Stretch], one: ExplainedRun, words: Words) -> str:
    """Why time counted, or did not: of several reasons the days before the hours."""
    whys = {each.why for each in group}
    if whys == {*NIGHT}:
        return words("closed overnight")
    told = [each for each in group if each.why not in NIGHT] or group
    return words.join(list(dict.fromkeys(reason(each, one, words) for each in told)))


def reason(each: Stretch, one: ExplainedRun, words: Words) -> str:
    """Why a stretch counts, or does not, with the name of its day or the reason of its pause."""
    said = [words((DAY_REASONS if one.in_days else REASONS)[each.why])]
    if each.pause is not None:
        said += [cases.word(each.pause, words), each.pause.note or ""]
    elif each.entry is not None:
        said.append(calendar.name(each.entry, words))
    return words.join([part for part in said if part])


def sum_up(one: ExplainedRun, words: Words) -> str:
    """How much is used, until when the deadline is, and how it stands."""
    said = [words("used: {length}", length=length(one.used, one, words)), *due(one.run.due, words), stands(one, words)]
    if one.run.met is not None:
        what, late = words(labels.STEPS[one.run.met.what]), one.run.met.late
        said.append(words("ended {when}: {what}", when=words.moment(one.run.met.at), what=what))
        said += [words("entered {when}", when=words.moment(late))] if late else []
    return words.join(said)


def due(found: When | None, words: Words) -> list[str]:
    """Until when a deadline is, if it is not stopped."""
    return [words("due {when}", when=words.when(*found))] if found else []


def stands(one: ExplainedRun, words: Words) -> str:
    """By how much a deadline is missed, or how much is left of it."""
    if one.missed is not None:
        return words("missed by {length}", length=as_it_passes(one.missed, words))
    left = length(max(one.left, timedelta()), one, words)
    return words("stopped with {length} left", length=left) if one.run.paused else words("left: {length}", length=left)


def length(found: timedelta, one: ExplainedRun, words: Words) -> str:
    """A length of a deadline's time in words: days of the kind that it counts, or hours and minutes."""
    if one.in_days:
        return words.many(*UNITS[WORKING_DAYS if one.run.clock.within.unit == WORKING_DAYS else "d"], found.days)
    hours, minutes = divmod(found // timedelta(minutes=1), 60)
    return spelt({"h": hours, "min": minutes}, words)


def as_it_passes(found: timedelta, words: Words) -> str:
    """A length of time in words, whatever a deadline counts: days, hours and minutes."""
    hours, minutes = divmod(found.seconds // 60, 60)
    return spelt({"d": found.days, "h": hours, "min": minutes}, words)


def spelt(parts: dict[str, int], words: Words) -> str:
    """How many of each unit, without those of which there are none; of nothing at all no minutes."""
    said = [words.many(*UNITS[unit], count) for unit, count in parts.items() if count]
    return " ".join(said) or words.many(*UNITS["min"], 0)


VIEWS = {Explained: View("svc.explain/1", explained_data, explained_page)}
