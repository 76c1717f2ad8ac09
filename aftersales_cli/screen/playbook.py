"""Playbooks."""

from aftersales_cli.rules.playbook import (
    KEEPER,
    Playbook,
    PlaybookCard,
    PlaybookChecked,
    PlaybookList,
    PlaybookPreview,
    plain,
)  # fmt: skip
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.page import Block, Lines, Page, Sheet
from aftersales_cli.screen.policy import by, part, parts
from aftersales_cli.screen.words import Words


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


def card_page(card: PlaybookCard, words: Words) -> Page:
    """A playbook for people."""
    book = card.playbook
    causes = Sheet(((words("Cause"), 0), ("", 1)), [[one.code, words.text(one.en, one.zh)] for one in card.causes])
    title = f"{book.name}: {words.text(book.en, book.zh)}"
    return Page(title, [*parts(book, words), *part(words("Causes of complaints"), causes)])


def checked_data(checked: PlaybookChecked, words: Words) -> Json:
    """A file that is right, in JSON."""
    item = {"path": checked.path, "ok": True, **brief(checked.playbook, words)}
    return {"items": [{**item, "other_causes": [*checked.other_causes]}]}


def checked_page(checked: PlaybookChecked, words: Words) -> Page:
    """A file that is right, in a sentence."""
    book = checked.playbook
    rules = words.many("{n} rule", "{n} rules", len(book.followups))
    said = words(
        "{path} is right: {title}, {rules}.", path=checked.path, title=words.text(book.en, book.zh), rules=rules
    )
    return Page("", [Lines([said])], remarks(checked, words))


def remarks(checked: PlaybookChecked, words: Words) -> list[str]:
    """What to look at again in a file that is right, and how to see its dates."""
    found = []
    if checked.other_causes:
        causes = ", ".join(checked.other_causes)
        found.append(
            words("Look again at these causes, which are not among those that svc ships: {causes}.", causes=causes)
        )
    events = [rule.after for rule in checked.playbook.followups if rule.after is not None]
    if events:
        event = Trigger.DELIVERY if Trigger.DELIVERY in events else events[0]
        path = f'"{checked.path}"' if " " in checked.path else checked.path
        found.append(words("To see its dates: svc playbook preview {path} --after {event}", path=path, event=event))
    return found


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
        blocks += part(words("Deadlines"), Sheet(heads, until))
    return Page(title, blocks, [] if rows or found.deadlines else [words("Nothing follows from it.")])


VIEWS = {
    PlaybookChecked: View("svc.playbook-check/1", checked_data, checked_page),
    PlaybookPreview: View("svc.playbook-preview/1", preview_data, preview_page),
    PlaybookList: View("svc.playbooks/1", list_data, list_page),
    PlaybookCard: View("svc.playbook/1", card_data, card_page),
}
