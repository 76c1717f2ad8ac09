"""A file of contacts, a JSON object a line: each is decided like one from the command line, all in one change."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from aftersales_cli.contacts import settle
from aftersales_cli.desk import Desk
from aftersales_cli.errors import BadValue, NotFound, Refused, Term
from aftersales_cli.errors.lists import BadJson, BadLine, BadLines, BadShape
from aftersales_cli.rules import calls, codes, texts
from aftersales_cli.rules.batch import BatchLogged, LineLogged
from aftersales_cli.rules.calls import Telling
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.store import Store

KEYS = [
    "customer", "note", "outcome", "channel", "direction", "minutes", "at", "next", "for", "keeps", "promises",
    "despite",
]  # fmt: skip
LONGEST_WAVE = 500
# What is wrong with a line; trouble with the store itself ends the whole file.
WRONG = (BadValue, NotFound, Refused)
Wave = list[tuple[int, Telling, Customer]]


def log_all(desk: Desk, lines: Iterable[str], skip_bad: bool) -> BatchLogged:
    """Logs a contact for each line, in one change. Raises BadLines with every line that is wrong, and changes nothing,
    unless those are to be left out.
    """
    bad: list[BadLine] = []
    logged: list[LineLogged] = []
    with desk.change() as store:
        for wave in waves(store, lines, bad):
            logged += write(desk, store, wave, bad)
        if bad and not skip_bad:
            raise BadLines(bad=len(bad), candidates=tuple(sorted(bad)))
    return BatchLogged(tuple(logged), tuple(sorted(bad)))


def waves(store: Store, lines: Iterable[str], bad: list[BadLine]) -> Iterator[Wave]:
    """The lines in their order, cut where a customer comes again: what one contact does must be known to the next."""
    known: dict[str, Customer] = {}
    wave: Wave = []
    there: set[int] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = telling(line)
            if told.customer not in known:
                known[told.customer] = store.customers.find(told.customer)
        except WRONG as refusal:
            bad.append(BadLine(number, refusal))
            continue
        who = known[told.customer]
        if who.id in there or len(wave) == LONGEST_WAVE:
            yield wave
            wave, there = [], set()
        wave.append((number, told, who))
        there.add(who.id)
    yield wave


def write(desk: Desk, store: Store, wave: Wave, bad: list[BadLine]) -> Iterator[LineLogged]:
    """Decides and writes the contacts of different customers."""
    items: dict[int, list[DueItem]] = {who.id: [] for _, _, who in wave}
    for item in store.due.of_each([*items]):
        items[item.customer.id].append(item)
    given_up: dict[int, list[DueItem]] = {who.id: [] for _, _, who in wave}
    for item in store.due.lost([*given_up]):
        given_up[item.customer.id].append(item)
    with store.together():
        for number, told, who in wave:
            try:
                contact, effects = settle(desk, told, who, items[who.id], given_up[who.id])
            except WRONG as refusal:
                bad.append(BadLine(number, refusal))
                continue
            call, following, promised, _ = store.calls.write(contact, effects, desk.now())
            yield LineLogged(number, call, who.id, who.name, effects, following, tuple(promised))


def telling(line: str) -> Telling:
    """A contact as a line tells it. Raises BadJson, BadShape, BadValue."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadJson(value=line.strip()) from error
    if not isinstance(found, dict):
        raise BadJson(value=line.strip())
    for key in found:
        if key not in KEYS:
            raise codes.unknown(key, "key", KEYS)
    who = found.get("customer")
    customer = str(who) if type(who) is int else quoted(found, "customer")
    if customer is None:
        raise BadShape(key="customer", wanted=Term("an id, a phone number or a name"))
    note, settles, keeps = quoted(found, "note"), quoted(found, "for"), quoted(found, "keeps")
    despite = quoted(found, "despite")
    minutes = found.get("minutes")
    if isinstance(minutes, bool):
        raise BadShape(key="minutes", wanted=Term("a whole number"))
    if minutes is not None:
        minutes = texts.whole(str(minutes), "length in minutes", most=calls.LONGEST_CALL_MINUTES)
    what, until = promised(found["promises"]) if found.get("promises") is not None else ((), ())
    return Telling(
        texts.line(customer, "customer"),
        texts.note(note, "note") if note is not None else None,
        codes.word(Outcome, worded(found, "outcome", Outcome.REACHED), "outcome"),
        codes.word(Channel, worded(found, "channel", Channel.CALL), "channel"),
        codes.word(Direction, worded(found, "direction", Direction.OUT), "direction"),
        minutes,
        quoted(found, "at"),
        quoted(found, "next"),
        calls.chosen(settles),
        calls.kept(keeps),
        what,
        until,
        texts.line(despite, "reason") if despite is not None else None,
    )


def quoted(found: dict[str, Any], key: str) -> str | None:
    """The text behind a key, None where there is none. Raises BadShape."""
    value = found.get(key)
    if value is not None and not isinstance(value, str):
        raise BadShape(key=key, wanted=Term("text between quotes"))
    return value


def worded(found: dict[str, Any], key: str, usual: str) -> str:
    """The text behind a key, `usual` where there is none. Raises BadShape."""
    said = quoted(found, key)
    return usual if said is None else said


def promised(found: object) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """The promises of a line, `[{"what": "Floor mat", "due": "fri"}]`, and of each its date, None where it has none.
    Raises BadShape.
    """
    wanted = Term('a list such as [{"what": "Floor mat", "due": "fri"}]')
    if not isinstance(found, list):
        raise BadShape(key="promises", wanted=wanted)
    what: list[str] = []
    until: list[str | None] = []
    for one in found:
        if not isinstance(one, dict) or one.keys() - {"what", "due"} or not isinstance(one.get("what"), str):
            raise BadShape(key="promises", wanted=wanted)
        what.append(texts.line(one["what"], "promise"))
        until.append(str(one["due"]) if one.get("due") is not None else None)
    return tuple(what), tuple(until)
