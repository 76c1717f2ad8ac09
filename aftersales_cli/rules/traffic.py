"""The day's traffic: who called, wrote or came, and whom the store called, wrote to or visited."""

from collections import Counter
from datetime import date, datetime
from typing import NamedTuple


class Passage(NamedTuple):
    """Somebody who came in or was gone out to: `kind` is the record that was made of it, a call, an enquiry or a
    complaint, and `who` is None where nobody knows.
    """

    at: datetime
    direction: str
    channel: str
    kind: str
    ref: str
    who: str | None
    text: str | None
    by: str


class Count(NamedTuple):
    """How many came in, or went out, by a channel."""

    direction: str
    channel: str
    number: int


class Traffic(NamedTuple):
    """A day's traffic in the order in which it happened; `total` counts before any limit."""

    on: date
    items: tuple[Passage, ...]
    counts: tuple[Count, ...]
    total: int


def of_day(on: date, passages: tuple[Passage, ...], limit: int | None) -> Traffic:
    """The traffic of a day, with its numbers: those who came in first, the most frequent way first."""
    counted = Counter((one.direction, one.channel) for one in passages)
    ways = sorted(counted.items(), key=lambda way: (way[0][0] != "in", -way[1], way[0][1]))
    counts = tuple(Count(direction, channel, count) for (direction, channel), count in ways)
    ordered = sorted(passages, key=lambda one: (one.at, one.ref[0], int(one.ref[1:])))
    return Traffic(on, tuple(ordered[:limit]), counts, len(ordered))
