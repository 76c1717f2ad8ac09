"""Playbooks."""

from aftersales_cli.rules.playbook import (
    KEEPER,
    FollowUpRule,
    Playbook,
    PlaybookCard,
    PlaybookChecked,
    PlaybookList,
    PlaybookPreview,
    plain,
)  # fmt: skip
from aftersales_cli.rules.triggers import Cycle
from aftersales_cli.rules.waits import Wait
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.calendar import NAMES
from aftersales_cli.screen.labels import N_, plural
from aftersales_cli.screen.page import Block, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

UNITS = {
    "min": plural("{n} minute", "{n} minutes"),
    "h": plural("{n} hour", "{n} hours"),
    "d": plural("{n} day", "{n} days"),
    "wd": plural("{n} working day", "{n} working days"),
    "w": plural("{n} week", "{n} weeks"),
    "mo": plural("{n} month", "{n} months"),
    "y": plural("{n} year", "{n} years"),
}


CASES = {
    **labels.COMPLAINTS, **labels.JOBS, "enquiry": N_("enquiry"), "booking": N_("booking"), "request": N_("request")
}  # fmt: skip


def list_data(found: PlaybookList, words: Words) -> Json:
    """The playbooks in JSON."""
    items = [{**brief(one, words), "current": one.name == found.current} for one in found.items]
    return {"items": items}


def brief(one: Playbook, words: Words) -> Json:
    """A playbook without its rules."""
    return {
        "name": one.name,
        "text": words.text(one.en, one.zh),
        "based_on": one.based_on,
        "rules": len(one.followups),
    }


def list_page(found: PlaybookList, words: Words) -> Page:
    """The playbooks as a table."""
    columns = ((words("Name"), 0), (words("Trade"), 1), (words("Rules"), 0), (words("In use"), 0))
    rows = [
        [
            one.name,
            words.text(one.en, one.zh),
            str(len(one.followups)),
            words("yes") if one.name == found.current else "",
        ]
        for one in found.items
    ]
    return Page("", [Sheet(columns, rows)])


def card_data(card: PlaybookCard, words: Words) -> Json:
    """A playbook in JSON, as its file says it."""
    causes = [{"code": one.code, "text": words.text(one.en, one.zh)} for one in card.causes]
    return {"items": [{**plain(card.playbook), "causes": causes}]}


def when(rule: FollowUpRule, words: Words) -> str:
    """When a rule's follow-up is due, and how often, in words."""
    clock = rule.at.strftime(" %H:%M") if rule.at else ""
    said = [woken(rule, words) + clock]
    if rule.every is not None:
        again = N_("again every {length} after the last") if rule.from_completion else N_("again every {length}")
        said.append(words(again, length=length(rule.every, words)))
    if rule.times is not None:
        said.append(words("at most {n} times", n=rule.times))
    if rule.until is not None:
        until = length(rule.until, words) if isinstance(rule.until, Wait) else words.day(rule.until)
        said.append(words("until {until}", until=until))
    if rule.window is not None:
        said.append(words("best within {length}", length=length(rule.window, words)))
    return words.join(said)


def woken(rule: FollowUpRule, words: Words) -> str:
    """What wakes a rule, and how long before or after it something is due."""
    if rule.season is not None:
        days = [f"{one.month:02d}-{one.day:02d}" for one in rule.season]
        return words("every year from {first} to {last}", first=days[0], last=days[1])
    if rule.span is not None:
        old = N_("{length} without contact") if rule.cycle == Cycle.IDLE else N_("owned for {length}")
        return words(old, length=length(rule.span, words))
    event = event_of(rule, words)
    if not rule.wait.amount:
        return words("on the day of the {event}", event=event)
    side = N_("{length} before the {event}") if rule.wait.amount < 0 else N_("{length} after the {event}")
    return words(side, length=length(rule.wait, words), event=event)


def event_of(rule: FollowUpRule, words: Words) -> str:
    """The event from which a rule counts."""
    if rule.done is not None:
        return words("follow-up {rule}", rule=rule.done)
    if rule.festival is not None:
        return words(NAMES[rule.festival])
    if rule.after is None:
        return words("birthday")
    event = words(labels.TRIGGERS[rule.after])
    return words("{event} number {n}", event=event, n=rule.customers) if rule.customers else event


def length(wait: Wait, words: Words) -> str:
    """A span in words, whichever way it is counted."""
    return words.many(*UNITS[wait.unit], abs(wait.amount))


def card_page(card: PlaybookCard, words: Words) -> Page:
    """A playbook for people."""
    book = card.playbook
    columns = (
        (words("Rule"), 0), (words("When"), 1), (words("How"), 0), (words("What for"), 2), (words("Whom"), 0),
        (words("By"), 0),
    )  # fmt: skip
    rows = [
        [
            rule.id, when(rule, words), words(labels.CHANNELS[rule.channel]), words.text(rule.en, rule.zh),
            words.join([words(labels.KINDS[kind]) for kind in rule.kinds]) or words("everybody"),
            by(rule, words),
        ]
        for rule in book.followups
    ]  # fmt: skip
    heads = ((words("Clock"), 0), (words("Deadline"), 1), (words("Within"), 0), (words("Of"), 0))
    deadlines = [
        [one.id, words.text(one.en, one.zh), length(one.within, words), words(CASES[one.case])] for one in book.clocks
    ]
    standards = [[one.id, words.text(one.en, one.zh)] for one in book.standards]
    blocks: list[Block] = [Sheet(columns, rows)]
    if deadlines:
        blocks += [Lines(["", words("Deadlines")]), Sheet(heads, deadlines)]
    if standards:
        blocks += [Lines(["", words("Standards of service")]), Sheet(((words("Standard"), 0), ("", 1)), standards)]
    causes = Sheet(((words("Cause"), 0), ("", 1)), [[one.code, words.text(one.en, one.zh)] for one in card.causes])
    title = f"{book.name}: {words.text(book.en, book.zh)}"
    return Page(title, [*blocks, Lines([words("Causes of complaints")]), causes])


def checked_data(checked: PlaybookChecked, words: Words) -> Json:
    """A file that is right, in JSON."""
    return {"items": [{"path": checked.path, "ok": True, **brief(checked.playbook, words)}]}


def checked_page(checked: PlaybookChecked, words: Words) -> Page:
    """A file that is right, in a sentence."""
    book = checked.playbook
    rules = words.many("{n} rule", "{n} rules", len(book.followups))
    said = words(
        "{path} is right: {title}, {rules}.", path=checked.path, title=words.text(book.en, book.zh), rules=rules
    )
    hint = words("To see its dates: svc playbook preview {path} --after delivery", path=checked.path)
    return Page("", [Lines([said])], [hint])


def preview_data(found: PlaybookPreview, words: Words) -> Json:
    """Every date in JSON."""
    items = [
        {
            "rule": one.rule.id,
            "due_on": one.plan.due.day.isoformat(),
            "due_at": one.plan.due.at.isoformat() if one.plan.due.at else None,
            "channel": one.plan.channel,
            "purpose": {"code": one.rule.id, "text": words.text(one.rule.en, one.rule.zh)},
            "who": one.rule.role or KEEPER,
            "occurrence": one.plan.occurrence,
            "until_on": one.plan.until.isoformat() if one.plan.until else None,
        }
        for one in found.items
    ]
    event = {"trigger": found.trigger, "on": found.event.day.isoformat(), "kind": found.kind}
    deadlines = [
        {
            "clock": one.clock.id,
            "until": one.clock.until,
            "due_on": one.due.day.isoformat(),
            "due_at": one.due.at.isoformat() if one.due.at else None,
            "text": words.text(one.clock.en, one.clock.zh),
        }
        for one in found.deadlines
    ]
    return {"playbook": found.playbook.name, **event, "items": items, "deadlines": deadlines}


def preview_page(found: PlaybookPreview, words: Words) -> Page:
    """Every date as a table."""
    columns = (
        (words("When"), 0), (words("How"), 0), (words("What for"), 1), (words("By"), 0), (words("Rule"), 0),
    )  # fmt: skip
    rows = [
        [
            words.when(*one.plan.due), words(labels.CHANNELS[one.plan.channel]),
            words.text(one.rule.en, one.rule.zh), by(one.rule, words), one.rule.id,
        ]
        for one in found.items
    ]  # fmt: skip
    event = words("{event} {when}", event=words(labels.TRIGGERS[found.trigger]), when=words.when(*found.event))
    title = words(
        "{playbook}: {event}, {kind}", playbook=found.playbook.name, event=event, kind=words(labels.KINDS[found.kind])
    )
    blocks: list[Block] = [Sheet(columns, rows)]
    if found.deadlines:
        heads = ((words("Until"), 0), (words("Deadline"), 1), (words("Clock"), 0))
        until = [
            [words.when(*one.due), words.text(one.clock.en, one.clock.zh), one.clock.id] for one in found.deadlines
        ]
        blocks += [Lines(["", words("Deadlines")]), Sheet(heads, until)]
    return Page(title, blocks, [] if rows or found.deadlines else [words("Nothing follows from it.")])


def by(rule: FollowUpRule, words: Words) -> str:
    """Who makes what a rule asks for."""
    return words(labels.ROLES[rule.role]) if rule.role else words("keeper")


VIEWS = {
    PlaybookChecked: View("svc.playbook-check/1", checked_data, checked_page),
    PlaybookPreview: View("svc.playbook-preview/1", preview_data, preview_page),
    PlaybookList: View("svc.playbooks/1", list_data, list_page),
    PlaybookCard: View("svc.playbook/1", card_data, card_page),
}
