"""Playbooks: a store's trade as data files in a closed vocabulary. Whatever is not in it is an error that names the
file, the table and the key.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from aftersales_cli import places
from aftersales_cli.errors import BadPlaybook, NoSuchPlaybook, Term
from aftersales_cli.errors.lists import NoSuchFile
from aftersales_cli.errors.playbooks import FileIsFolder, NotToml, PlaybookNotUtf8
from aftersales_cli.playbooks import (
    authorities,
    clocks,
    escalations,
    followups,
    hours,
    patterns,
    retries,
    standards,
    warranties,
)
from aftersales_cli.playbooks.source import QUIET, WHOLE, Source
from aftersales_cli.rules.codes import nearest
from aftersales_cli.rules.playbook import MOVE, TABLES, TEXT, Cause, Playbook

# Where the reader of TOML stopped; at the end of the file it says no place.
PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# What stands once in a playbook, besides its tables.
ONCE = frozenset({"title", "based_on", "quiet", "quiet_then", "hours", "seasons", "pause_cap"})
# Each table's own room: its keys, and the check of its rows.
ROOMS: dict[str, Any] = {
    "followup": followups, "clock": clocks, "escalation": escalations, "warranty": warranties, "retry": retries,
    "authority": authorities, "pattern": patterns, "standard": standards,
}  # fmt: skip
KEYS: dict[str, frozenset[str]] = {table: room.KEYS for table, room in ROOMS.items()}


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
    """A shipped playbook by its name, or a store's own by its file. Raises NoSuchPlaybook, NoSuchFile, FileIsFolder,
    BadPlaybook.
    """
    if text in names():
        return load(text)
    path = places.expanded(Path(text))
    there = bool(text) and places.occupied(path)
    if there and path.is_dir():
        raise FileIsFolder(path=text)
    if not (text.endswith(".toml") or "/" in text or "\\" in text):
        return load(text)
    if not there or not path.is_file():
        raise NoSuchFile(path=text)
    return read(path)


def read(path: Path, above: tuple[str, ...] = ()) -> Playbook:
    """A playbook file. `above` are the playbooks that build on this one. Raises BadPlaybook."""
    source = Source(path.name)
    found = toml(path)
    source.known(found, ONCE | {*TABLES}, WHOLE)
    source.texts(found, "title", WHOLE)
    below = base(source, path, found, above)
    body = {**below, "name": path.stem, **{key: value for key, value in found.items() if key in ONCE}}
    body["based_on"] = found.get("based_on")
    once(source, body)
    for table in TABLES:
        body[table] = merged(source, found, table, below.get(table, []))
        ROOMS[table].check(source, body[table])
    warranties.counted(source, body["warranty"], body.get("seasons", {}))
    return Playbook(body)


def toml(path: Path) -> dict[str, Any]:
    """What stands in a file, as Windows writes it too. Raises PlaybookNotUtf8, NotToml."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlaybookNotUtf8(file=path.name) from error
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = PLACE.search(str(error))
        lines = text.splitlines() or [""]
        line, column = (int(at[1]), int(at[2])) if at else (len(lines), len(lines[-1]) + 1)
        raise NotToml(file=path.name, line=line, column=column) from error


def base(source: Source, path: Path, found: dict[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
    """What the playbook says that this one builds on, if there is one: a file beside it, else a shipped one."""
    name = found.get("based_on")
    if name is None:
        return {}
    if name not in names() or name in (*above, path.stem):
        raise source.wrong(WHOLE, "based_on", Term("it must be another one of: "), names())
    beside, shipped = path.with_name(f"{name}.toml"), places.data() / "playbooks" / f"{name}.toml"
    return read(beside if beside.is_file() else shipped, (*above, path.stem)).body


def merged(source: Source, found: dict[str, Any], table: str, below: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a table: those below, changed by the file's rows with the same ids, and its new ones behind them."""
    rows = {row["id"]: row for row in below}
    for row in source.rows(found, table):
        where = f"{table} {row['id']}"
        source.known(row, KEYS[table], where)
        if row.get("off") and row["id"] not in rows:
            raise nothing_off(source, where, row["id"], sorted(rows))
        rows[row["id"]] = {**rows.get(row["id"], {}), **row}
    kept = [row for row in rows.values() if not row.get("off")]
    return [{key: value for key, value in row.items() if key != "off"} for row in kept]


def nothing_off(source: Source, where: str, id: str, below: list[str]) -> BadPlaybook:
    """The refusal of a row that leaves out what is not there, naming the near one if there is one."""
    if not below:
        return source.wrong(where, "off", Term("there is no such row in a playbook below that could be left out"))
    if (near := nearest(id, below)) is not None:
        return source.wrong(where, "off", Term("there is no such row below; the nearest one is: "), [near])
    return source.wrong(where, "off", Term("there is no such row below; there are: "), below)


def once(source: Source, body: dict[str, Any]) -> None:
    """Refuses what is wrong with what stands once in a playbook."""
    quiet = body.get("quiet")
    if quiet is not None and (not isinstance(quiet, str) or not QUIET.fullmatch(quiet) or quiet[:5] == quiet[6:]):
        raise source.wrong(WHOLE, "quiet", Term('it must be from when to when, such as "21:00-08:30"'))
    if body.get("quiet_then") is not None:
        source.word(body, "quiet_then", WHOLE, (MOVE, TEXT))
    if body.get("pause_cap") is not None and source.span(body, "pause_cap", WHOLE, least=1).in_minutes is not None:
        raise source.wrong(WHOLE, "pause_cap", Term('it must be a span such as "3d" or "1mo"'))
    seasons = body.get("seasons", {})
    if not isinstance(seasons, dict):
        raise source.wrong(WHOLE, "seasons", Term('it must be a table such as [seasons] with heating = "11-15/03-15"'))
    for name in seasons:
        source.season(seasons, name, "seasons")
    hours.check(source, body.get("hours", {}))


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
