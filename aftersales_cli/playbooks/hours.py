"""The opening hours of a playbook file."""

from typing import Any

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import WHOLE, Row, Source, fits
from aftersales_cli.rules.hours import WEEKDAYS, clash, key_of, span, span_text, week

NEVER_OPEN = Term(
    "no day is open by it, for the table is taken as a whole and a day that is not named is closed; name a day with its"
    " hours, or leave the table empty for day and night"
)


def check(source: Source, rows: Any) -> None:
    """Refuses hours of a day that is none, hours that are none, hours that overlap, and a week that is never open."""
    source.known(rows, frozenset({"week", "weekdays", *WEEKDAYS}), "hours")
    for key in rows:
        listed(source, rows, key)
    for key in rows:
        if found := clash((week({WEEKDAYS[0]: rows[key]})[0],)):
            raise overlapping(source, key, *map(span_text, found[1:]))
    if rows and (found := clash(week(rows))):
        raise overlapping(source, key_of(rows, found[0]) or "", *map(span_text, found[1:]))
    if rows and not any(week(rows)):
        raise source.wrong(WHOLE, "hours", NEVER_OPEN)


def listed(source: Source, rows: Row, key: str) -> None:
    """Refuses what is no list of spans; an empty one says that the store is closed."""
    if not isinstance(rows[key], list) or not all(isinstance(one, str) and fits(span, one) for one in rows[key]):
        wanted = Term('it must be a list of hours such as ["09:00-12:00", "13:30-18:00"], or [] for closed')
        raise source.wrong("hours", key, wanted)


def overlapping(source: Source, key: str, *both: str) -> Exception:
    """The refusal of hours that stand twice for the same time."""
    return source.wrong("hours", key, Term("these hours overlap, also over midnight: "), both)
