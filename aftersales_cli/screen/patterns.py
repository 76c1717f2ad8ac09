"""Repeat problems."""

from aftersales_cli.rules.patterns import Occurrence, PatternList, Repetition
from aftersales_cli.rules.playbook import wait_text
from aftersales_cli.screen import Json, View, followups
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Page, Sheet
from aftersales_cli.screen.words import Words

LEVELS = {"notice": N_("notice"), "warning": N_("warning"), "alarm": N_("alarm")}
LINES = {
    "notice": N_("  Notice: {title} ({which}). It goes to {whom}."),
    "warning": N_("  Warning: {title} ({which}). It goes to {whom}."),
    "alarm": N_("  Alarm: {title} ({which}). It goes to {whom}."),
}
ADDRESSEES = {
    "maker": N_("development or the maker"),
    "training": N_("training: manners and knowledge"),
    "workshop": N_("the workshop"),
    "management": N_("the manager"),
}


def occurrence_data(one: Occurrence) -> Json:
    """A complaint that is one of several, in JSON."""
    return {
        "id": f"C{one.id}",
        "customer": {"id": f"K{one.customer_id}", "name": one.customer},
        "what": one.what,
        "opened_at": one.opened_at.isoformat(),
    }


def repetition_data(found: Repetition, words: Words) -> Json:
    """A repetition in JSON."""
    pattern = found.pattern
    return {
        "pattern": {"code": pattern.id, "text": words.text(pattern.en, pattern.zh)},
        "level": pattern.level,
        "same": pattern.same,
        "subject": {"id": found.subject.id, "text": found.subject.text},
        "cause": {"code": found.cause, "text": words.text(found.cause_en, found.cause_zh)} if found.cause else None,
        "within": wait_text(pattern.within),
        "since_on": found.since.isoformat(),
        "count": len(found.items),
        "goes_to": {"code": found.addressee, "text": words(ADDRESSEES[found.addressee])},
        "complaints": [occurrence_data(one) for one in found.items],
    }


def in_one_line(found: Repetition, words: Words) -> str:
    """A repetition as it is told to whoever enters the complaint that makes it one."""
    cause = words.text(found.cause_en, found.cause_zh)
    which = words.join([part for part in (found.subject.text, cause, numbers(found)) if part])
    title = words.text(found.pattern.en, found.pattern.zh)
    whom = words(ADDRESSEES[found.addressee])
    return words(LINES[found.pattern.level], title=title, which=which, whom=whom)


def numbers(found: Repetition) -> str:
    """The complaints of a repetition by their ids."""
    return ", ".join(f"C{one.id}" for one in found.items)


def list_data(found: PatternList, words: Words) -> Json:
    """The repetitions in JSON."""
    return {"on": found.on.isoformat(), "items": [repetition_data(one, words) for one in found.items]}


def list_page(found: PatternList, words: Words) -> Page:
    """The repetitions for people."""
    columns = (
        (words("Level"), 0), (words("What repeats"), 2), (words("Of what"), 1), (words("Cause"), UNDER),
        (words("Times"), 0), (words("Complaints"), 1), (words("It goes to"), UNDER),
    )  # fmt: skip
    rows = [
        [
            words(LEVELS[one.pattern.level]), words.text(one.pattern.en, one.pattern.zh), one.subject.text,
            words.text(one.cause_en, one.cause_zh), str(len(one.items)), numbers(one),
            words(ADDRESSEES[one.addressee]),
        ]
        for one in found.items
    ]  # fmt: skip
    return Page("", [Sheet(columns, rows)], followups.total(len(rows), len(rows), words))


VIEWS = {PatternList: View("svc.patterns/1", list_data, list_page)}
