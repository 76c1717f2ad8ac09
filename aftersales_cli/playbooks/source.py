"""A playbook file that is being checked: makes the errors that name the file, the table and the key."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from aftersales_cli.errors import BadPlaybook, BadValue, Term
from aftersales_cli.errors.playbooks import KeyMissing, NoTable, RowTwice
from aftersales_cli.rules import texts, waits
from aftersales_cli.rules.playbook import season

# Where what is wrong stands, if it stands in no table.
WHOLE = "playbook"
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
QUIET = re.compile(rf"{CLOCK.pattern}-{CLOCK.pattern}")
# Nothing is planned more than a century ahead.
LONGEST_WAIT = {"min": 9999, "h": 9999, "d": 9999, "wd": 9999, "w": 5000, "mo": 1200, "y": 100}
SPAN = re.compile(rf"[+-]?\d+({'|'.join(LONGEST_WAIT)})", re.ASCII)
LARGEST = 10**9
SIGNED = Term('it must be a span such as "90min", "12h", "3d", "2wd", "1w", "1mo" or "-1d"')
PLAIN = Term('it must be a span such as "3d" or "1mo"')
ONE_LINE = Term("what it says must be one line, without control characters and of at most 500 characters")
Row = dict[str, Any]


class Source:
    """A file that is being read."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, where: str, key: str, wanted: Term, choices: Iterable[str] = ()) -> BadPlaybook:
        """The refusal of one key, saying what would be right."""
        return BadPlaybook(file=self.file, where=where, key=key, wanted=wanted, choices=", ".join(choices))

    def unlike(self, table: Row, key: str, where: str, wanted: Term, choices: Iterable[str] = ()) -> BadPlaybook:
        """The same of a key that must be there: it says so where it is not."""
        if table.get(key) is not None:
            return self.wrong(where, key, wanted, choices)
        return KeyMissing(file=self.file, where=where, key=key, wanted=wanted, choices=", ".join(choices))

    def known(self, table: Any, keys: frozenset[str], where: str) -> None:
        """Refuses a key that is not in the vocabulary."""
        if not isinstance(table, dict):
            wanted = Term("it must be a table with some of these keys: ")
            raise NoTable(file=self.file, where=where, key=where, wanted=wanted, choices=", ".join(sorted(keys)))
        for key in table:
            if key not in keys:
                raise self.wrong(where, key, Term("known are: "), sorted(keys))

    def word(self, table: Row, key: str, where: str, choices: Iterable[str]) -> str:
        """One of a closed list of words."""
        known = list(choices)
        if table.get(key) not in known:
            raise self.unlike(table, key, where, Term("it must be one of: "), known)
        return str(table[key])

    def words(self, table: Row, key: str, where: str, choices: Iterable[str]) -> None:
        """Some of a closed list of words, if any are there."""
        known, found = list(choices), table.get(key)
        if found is not None and (not isinstance(found, list) or not found or any(one not in known for one in found)):
            raise self.wrong(where, key, Term("it must be a list of some of: "), known)

    def span(
        self, table: Row, key: str, where: str, *, least: int | None = None, wanted: Term | None = None
    ) -> waits.Wait:
        """A span of time, of at least so many of its units and at most a century; `wanted` is what else is right."""
        said = table.get(key)
        found = waits.parse(said) if isinstance(said, str) else None
        unit = SPAN.fullmatch(said.strip().lower()) if isinstance(said, str) else None
        if unit is not None and (found is None or abs(found.amount) > LONGEST_WAIT[unit[1]]):
            raise self.wrong(where, key, Term("it must be at most "), [f"{LONGEST_WAIT[unit[1]]}{unit[1]}"])
        if found is not None and least is not None and found.amount < least:
            raise self.wrong(where, key, Term("it must be at least "), [f"{least}{found.unit}"])
        if found is None:
            raise self.unlike(table, key, where, wanted or (SIGNED if least is None else PLAIN))
        return found

    def clock(self, table: Row, key: str, where: str) -> None:
        """A time of day, if one is there."""
        found = table.get(key)
        if found is not None and (not isinstance(found, str) or not CLOCK.fullmatch(found)):
            raise self.wrong(where, key, Term('it must be a time such as "17:30"'))

    def season(self, table: Row, key: str, where: str) -> None:
        """A part of every year."""
        if not is_line(key):
            raise self.wrong(where, key, ONE_LINE)
        if not isinstance(table[key], str) or not fits(season, table[key]):
            raise self.wrong(where, key, Term('it must be a season such as "06-20/07-05"'))

    def positive(self, table: Row, key: str, where: str) -> None:
        """A whole number from 1 on, if one is there."""
        found = table.get(key)
        if found is None:
            return
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise self.wrong(where, key, Term("it must be a whole number from 1 on"))
        if found > LARGEST:
            raise self.wrong(where, key, Term("it must be at most "), [str(LARGEST)])

    def switch(self, table: Row, key: str, where: str) -> None:
        """True or false, if it is there."""
        if not isinstance(table.get(key, False), bool):
            raise self.wrong(where, key, Term("it must be true or false"))

    def texts(self, table: Row, key: str, where: str) -> tuple[str, str]:
        """A sentence in English and in Chinese."""
        found = table.get(key)
        if not isinstance(found, dict) or set(found) != {"en", "zh"}:
            raise self.unlike(table, key, where, Term('it must be a table with "en" and "zh"'))
        for text in found.values():
            if not is_line(text):
                raise self.wrong(where, key, ONE_LINE)
        return found["en"], found["zh"]

    def only(self, row: Row, keys: frozenset[str], where: str) -> None:
        """To what a row is limited: lists of words by key."""
        limits = row.get("only", {})
        self.known(limits, keys, f"{where}, only")
        for key, some in limits.items():
            if not isinstance(some, list) or not some or not all(map(is_line, some)):
                raise self.wrong(f"{where}, only", key, Term('it must be a list of words such as ["a", "b"]'))

    def rows(self, found: Row, table: str) -> list[Row]:
        """The rows of a table as the file has them, each with its id, and none twice."""
        listed = found.get(table, [])
        if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
            raise self.wrong(
                WHOLE, table, Term("each row begins with its name in double brackets, such as [[followup]]")
            )
        seen: set[str] = set()
        for row in listed:
            row.setdefault("id", row.get({"warranty": "component", "retry": "outcome"}.get(table, "id"), None))
            where = f"{table} {row['id'] if row['id'] is not None else '?'}"
            self.switch(row, "off", where)
            if not isinstance(row["id"], str) or not (
                ID.fullmatch(row["id"]) or (table == "warranty" and row["id"] == "*")
            ):
                raise self.unlike(row, "id", where, Term("it must be a word of small letters, digits and hyphens"))
            if row["id"] in seen:
                raise RowTwice(file=self.file, where=where)
            seen.add(row["id"])
        return listed


def fits(reader: Callable[[str], object], text: str) -> bool:
    """Whether a text can be read so."""
    try:
        reader(text)
    except ValueError:
        return False
    return True


def is_line(text: object) -> bool:
    """Whether it is one line of text that can be shown anywhere."""
    try:
        return isinstance(text, str) and bool(texts.line(text, "text"))
    except BadValue:
        return False


def is_day(text: object) -> bool:
    """Whether it is a day such as `2028-12-31`."""
    return isinstance(text, str) and fits(date.fromisoformat, text)
