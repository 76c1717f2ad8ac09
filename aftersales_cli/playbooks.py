"""Playbooks: a store's trade as a data file in a closed vocabulary. Whatever is not in it is an error that names
the file, the table and the key.
"""

import re
import tomllib
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from typing import Any

from aftersales_cli import places
from aftersales_cli.errors import BadPlaybook, NoSuchPlaybook, Term
from aftersales_cli.errors.lists import NoSuchFile
from aftersales_cli.rules import waits
from aftersales_cli.rules.codes import CustomerKind, DutyChannel
from aftersales_cli.rules.playbook import KEEPER, Cause, FollowUpRule, Playbook, plain_rule, rank
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Trigger

TOP = frozenset({"title", "based_on", "followup"})
FOLLOWUP = frozenset({"id", "after", "wait", "at", "channel", "purpose", "kinds", "who", "off"})
# Nothing is planned more than a century ahead.
LONGEST_WAIT = {"min": 9999, "h": 9999, "d": 9999, "w": 5000, "mo": 1200, "y": 100}
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


def names() -> list[str]:
    """The playbooks that are shipped."""
    return sorted(path.stem for path in (places.data() / "playbooks").glob("*.toml"))


def beginning(incomplete: str) -> list[str]:
    """The shipped playbooks whose names begin so, for a shell to offer."""
    return [name for name in names() if name.startswith(incomplete)]


def load(name: str) -> Playbook:
    """A shipped playbook by its name, with what it builds on merged into it. Raises NoSuchPlaybook, BadPlaybook."""
    if name not in names():
        raise NoSuchPlaybook(value=name, choices=", ".join(names()))
    return read(places.data() / "playbooks" / f"{name}.toml")


def named(text: str) -> Playbook:
    """A shipped playbook by its name, or a store's own by its file. Raises NoSuchPlaybook, NoSuchFile, BadPlaybook."""
    if text in names() or not (text.endswith(".toml") or "/" in text or "\\" in text):
        return load(text)
    path = places.expanded(Path(text))
    if not path.is_file():
        raise NoSuchFile(path=text)
    return read(path)


def read(path: Path, above: tuple[str, ...] = ()) -> Playbook:
    """A playbook file. `above` are the playbooks that build on this one. Raises BadPlaybook."""
    source = Source(path.name)
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise source.wrong("file", str(error), Term("it must be TOML in UTF-8")) from error
    source.known(found, TOP, "playbook")
    title = source.texts(found, "title", "playbook")
    based_on = found.get("based_on")
    rows: dict[str, dict[str, Any]] = {}
    if based_on is not None:
        if based_on not in names() or based_on in (*above, path.stem):
            raise source.wrong("playbook", "based_on", Term("it must be another one of: "), names())
        beside = path.with_name(f"{based_on}.toml")
        shipped = places.data() / "playbooks" / beside.name
        base = read(beside if beside.is_file() else shipped, (*above, path.stem))
        rows = {rule.id: plain_rule(rule) for rule in base.followups}
    listed = found.get("followup", [])
    if not isinstance(listed, list):
        raise source.wrong("playbook", "followup", Term("each rule begins with [[followup]] in double brackets"))
    for row in listed:
        where = f"followup {row.get('id', '?')}" if isinstance(row, dict) else "followup"
        source.known(row, FOLLOWUP, where)
        if not isinstance(row.get("off", False), bool):
            raise source.wrong(where, "off", Term("it must be true or false"))
        if not isinstance(row.get("id"), str) or not ID.fullmatch(row["id"]):
            raise source.wrong(where, "id", Term("it must be a word of small letters, digits and hyphens"))
        rows[row["id"]] = {**rows.get(row["id"], {}), **row}
    rules = tuple(rule(source, row) for row in rows.values() if not row.get("off"))
    return Playbook(path.stem, title[0], title[1], based_on, rules)


def rule(source: "Source", row: dict[str, Any]) -> FollowUpRule:
    """One follow-up rule, every word of it checked."""
    where = f"followup {row['id']}"
    wait = waits.parse(row["wait"]) if isinstance(row.get("wait"), str) else None
    if wait is None or abs(wait.amount) > LONGEST_WAIT[wait.unit]:
        raise source.wrong(where, "wait", Term('it must be a span such as "90min", "12h", "3d", "1w", "1mo" or "-1d"'))
    after = source.word(row, "after", where, [trigger.value for trigger in Trigger])
    if wait.amount < 0 and after != Trigger.DELIVERY:
        raise source.wrong(where, "wait", Term("only a delivery is planned, so only before one can anything be due"))
    at = row.get("at")
    if at is not None and (not isinstance(at, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at)):
        raise source.wrong(where, "at", Term('it must be a time such as "17:30"'))
    if at is not None and wait.in_minutes is not None:
        raise source.wrong(where, "at", Term("a wait in minutes or hours has its own time"))
    kinds = row.get("kinds", [])
    known = [kind.value for kind in CustomerKind]
    if not isinstance(kinds, list) or any(kind not in known for kind in kinds):
        raise source.wrong(where, "kinds", Term("it must be a list of some of: "), known)
    channel = source.word(row, "channel", where, [one.value for one in DutyChannel])
    who = source.word({"who": KEEPER, **row}, "who", where, [KEEPER, *Role])
    en, zh = source.texts(row, "purpose", where)
    clock = time.fromisoformat(at) if at else None
    return FollowUpRule(row["id"], Trigger(after), wait, clock, DutyChannel(channel), en, zh, tuple(kinds), rank(who))


class Source:
    """A file that is being read: makes the errors that name it."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, where: str, key: str, wanted: Term, choices: Iterable[str] = ()) -> BadPlaybook:
        """The refusal of one key, saying what would be right."""
        return BadPlaybook(file=self.file, where=where, key=key, wanted=wanted, choices=", ".join(choices))

    def known(self, table: Any, keys: frozenset[str], where: str) -> None:
        """Refuses a key that is not in the vocabulary."""
        if not isinstance(table, dict):
            raise self.wrong(where, str(table), Term("it must be a table"))
        for key in table:
            if key not in keys:
                raise self.wrong(where, key, Term("known are: "), sorted(keys))

    def word(self, table: dict[str, Any], key: str, where: str, choices: list[str]) -> str:
        """One of a closed list of words."""
        if table.get(key) not in choices:
            raise self.wrong(where, key, Term("it must be one of: "), choices)
        return str(table[key])

    def texts(self, table: dict[str, Any], key: str, where: str) -> tuple[str, str]:
        """A sentence in English and in Chinese."""
        found = table.get(key)
        if (
            not isinstance(found, dict)
            or set(found) != {"en", "zh"}
            or not all(isinstance(text, str) and text.strip() for text in found.values())
        ):
            raise self.wrong(where, key, Term('it must be a table with "en" and "zh"'))
        return found["en"], found["zh"]


def causes() -> tuple[Cause, ...]:
    """The causes of complaints that are shipped, in two levels: each group, then what is in it."""
    source = Source("causes.toml")
    found: list[Cause] = []
    for group, table in tomllib.loads((places.data() / "causes.toml").read_text(encoding="utf-8")).items():
        found.append(Cause(group, *source.texts(table, "title", group)))
        for detail in table:
            if detail != "title":
                found.append(Cause(f"{group}/{detail}", *source.texts(table, detail, group)))
    return tuple(found)
