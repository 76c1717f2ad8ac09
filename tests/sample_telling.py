"""How the story of any sample store is told: the desk's own rules say what is due, made-up clerks answer it, and each
answer is replayed before the next is thought of.

A moment is counted in minutes from the midnight with which the day of loading begins, a day in days from that day.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from heapq import heappop, heappush
from random import Random
from typing import Any

from aftersales_cli import sample
from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.events import Outcome
from aftersales_cli.store import Store

LOADED = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=8)))
DAY = 24 * 60
# How long a conversation is, from and to.
MINUTES = {"call": (1, 9), "visit": (25, 55), "walk-in": (8, 40)}


class Telling(ABC):
    """What happened, told from one moment to the next. What is to happen waits in a queue, the earliest first."""

    def __init__(self, store: Store, rng: Random) -> None:
        self.store, self.rng = store, rng
        self.replay = sample.Replay(store, LOADED)
        self.seen: set[tuple[object, ...]] = set()
        # The duties that nobody gets round to in the last days: whose, and which.
        self.undone: set[tuple[str, str]] = set()
        self.queue: list[tuple[int, int, Callable[[int], None]]] = []
        self.planned = 0
        self.events: list[dict[str, Any]] = []

    @abstractmethod
    def clerk(self, who: str, now: int) -> str:
        """Who sees to a customer."""

    @abstractmethod
    def first_day(self, item: DueItem) -> int:
        """The day on which a clerk means to see to a duty, the first attempt at it."""

    @abstractmethod
    def contact(self, who: str, planned: DueItem, now: int) -> None:
        """A clerk sees to a duty."""

    def at(self, when: int, act: Callable[[int], None]) -> None:
        """Lets `act` happen at a moment; what would come after the loading never does."""
        self.planned += 1
        if when < 0:
            heappush(self.queue, (when, self.planned, act))

    def run(self) -> None:
        """Lets everything happen in its turn."""
        while self.queue:
            when, _, act = heappop(self.queue)
            act(when)

    def tell(self, now: int, what: str, who: str | None = None, **facts: Any) -> None:
        """Writes an event down, replays it, and plans how the clerks answer what the desk makes of it."""
        day, minute = divmod(now, DAY)
        told = {"day": day, "at": f"{minute // 60:02}:{minute % 60:02}", "what": what, "who": who, **facts}
        event = {key: value for key, value in told.items() if value is not None and value is not False}
        self.events.append(event)
        self.replay.play(event)
        for item in self.store.due.of(self.replay.numbers[who]) if who in self.replay.numbers else ():
            stage = (item.id, item.attempts, item.due_on, item.due_at)
            if item.kind == "followup" and stage not in self.seen:
                self.seen.add(stage)
                self.at(self.contact_time(item, now), partial(self.contact, str(who), item))

    def call(self, who: str, now: int, note: str | None, by: str | None = None, **facts: Any) -> None:
        """A contact happens; outgoing, by telephone, with success, about what is due first, if nothing else is said."""
        way, outcome = facts.get("via", "call"), facts.get("outcome", Outcome.REACHED)
        shortest, longest = MINUTES.get(way, (0, 0))
        spoken = longest and outcome in (Outcome.REACHED, Outcome.REFUSED)
        minutes = self.rng.randint(shortest, longest) if spoken else None
        told = {name: value for name, value in facts.items() if value not in ("call", Outcome.REACHED)}
        self.tell(now, "call", who, by=by or self.clerk(who, now), **told, minutes=minutes, note=note)

    def contact_time(self, item: DueItem, now: int) -> int:
        """When a clerk sees to a duty: at the time agreed, or on the day, or a few days late; in the evening of a late
        day on the next.
        """
        rng = self.rng
        first = days(item.due_on)
        day = first if item.attempts else self.first_day(item)
        if item.due_at and day == first:
            when = int((item.due_at - midnight()).total_seconds()) // 60 + rng.randint(5, 25)
            if when % DAY > 20 * 60 + 45:
                when += DAY - when % DAY + 9 * 60 + rng.randint(5, 50)
        else:
            when = day * DAY + rng.randint(9 * 60 + 10, (16 if item.channel == "visit" else 18) * 60 + 40)
        earliest = now + rng.randint(20, 70)
        if earliest % DAY > 20 * 60:
            earliest += DAY - earliest % DAY + 9 * 60 + rng.randint(5, 50)
        return max(when, earliest)


def midnight() -> datetime:
    """The midnight from which moments are counted."""
    return LOADED.replace(hour=0)


def days(day: date) -> int:
    """A day as it is counted from the day of loading."""
    return (day - LOADED.date()).days


def moment(day: int, clock: str) -> int:
    """A day and a time of day as a moment."""
    hour, minute = clock.split(":")
    return day * DAY + int(hour) * 60 + int(minute)
