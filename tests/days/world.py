"""A store in which time passes and anything may happen: what all deeds have in common."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from aftersales_cli import calendars, playbooks
from aftersales_cli.errors import SvcError
from aftersales_cli.rules import journal
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.team import Member, Role
from aftersales_cli.store import Store, files, zone

SHANGHAI = "Asia/Shanghai"
BEGINNING = datetime(2026, 11, 23, 8, 30, tzinfo=zone(SHANGHAI))
BOOKS = ("generic", "auto-dealer", "windows")
ROLES = (Role.REP, Role.REP, Role.LEAD, Role.MANAGER, Role.OWNER)
# Whoever is not on the staff signs so.
NOBODY = "nobody"
# What a store keeps from one command line to the next: the file itself, and playbooks, which never change.
KEPT = ("path", "connection", "writable", "waiting", "taken", "zone", "policy")
One = TypeVar("One")
Deed = Callable[[], None]


def empty(path: Path) -> None:
    """Makes a store without staff or customers."""
    files.make(path)
    store = Store(path)
    store.zone = zone(SHANGHAI)
    settings = {"name": "Sunrise", "timezone": SHANGHAI, "region": "CN", "dialling_code": "86"}
    with store.transaction(), store.entries.open(EntryKind.FIXED, "init", NOBODY, BEGINNING, BEGINNING):
        for key, value in settings.items():
            store.policy.set(key, value)
        store.policy.take_up(playbooks.named(BOOKS[0]), BEGINNING)
        store.policy.learn("cause", playbooks.causes())
        calendars.fill(store, BEGINNING.date())
    store.close()


class World:
    """A store, its clock, and chance. `told` is what was done, for whoever looks for the reason of a find."""

    def __init__(self, path: Path, seed: int) -> None:
        self.store, self.chance = Store(path), random.Random(seed)
        self.now, self.me = BEGINNING, None  # type: datetime, Member | None
        self.told: list[str] = []

    @property
    def by(self) -> str:
        """Who signs."""
        return self.me.name if self.me else NOBODY

    def day(self, ahead: int = 0) -> When:
        """A day so many from today."""
        return When((self.now + timedelta(days=ahead)).date())

    def soon(self, longest: int = 12) -> When:
        """A day to come, sometimes with its minute."""
        when = self.day(self.chance.randint(0, longest))
        if self.chance.random() < 0.4:
            at = datetime.combine(when.day, datetime.min.time(), self.now.tzinfo) + timedelta(
                minutes=self.chance.randint(9 * 60, 20 * 60)
            )
            return When(at.date(), max(at, self.now))
        return when

    def likely(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self.chance.random() < share

    def one(self, some: Sequence[One]) -> One | None:
        """One of several, None where there is none."""
        return self.chance.choice(some) if some else None

    def number(self, sql: str) -> int | None:
        """The number of one of the rows that a statement yields."""
        found: int | None = self.one([number for (number,) in self.store.rows(sql)])
        return found

    def member(self) -> Member | None:
        """Somebody of the staff."""
        return self.one(self.store.staff.team())

    def refresh(self) -> None:
        """Lets the store forget what it has read, as it does between two command lines."""
        for room in [room for room in self.store.__dict__ if room not in KEPT]:
            del self.store.__dict__[room]

    @contextmanager
    def change(self, kind: EntryKind, words: str, by: str) -> Iterator[None]:
        """One entry of the journal in one transaction, after the roll of the day."""
        with self.store.transaction():
            self.roll()
            with self.store.entries.open(kind, words, by, self.now, self.now):
                yield

    def roll(self) -> None:
        """The day's roll, once."""
        if not self.store.roll.written(self.now.date()):
            with self.store.entries.open(EntryKind.ROLL, "roll", "svc", self.now, self.now):
                self.store.roll.write(self.now)

    def attempt(self, deed: Deed, kind: EntryKind = EntryKind.DO) -> None:
        """Tries something; what a rule refuses is as if it had not been tried."""
        words = deed.__name__
        self.refresh()
        try:
            with self.change(kind, words, self.by):
                deed()
            self.told.append(f"{self.now:%m-%d %H:%M} {self.by}: {words}")
        except SvcError as refusal:
            self.told.append(f"{self.now:%m-%d %H:%M} {self.by}: {words} refused: {type(refusal).__name__}")

    def look(self) -> None:
        """Somebody asks for today's list, which writes the roll."""
        if not self.store.roll.written(self.now.date()):
            with self.store.transaction():
                self.roll()

    def undo(self) -> None:
        """Somebody takes their newest command back."""
        book = self.store.journal
        chosen = journal.newest_to_undo(book.newest_standing(self.by))
        book.withdraw_rolled(chosen)
        journal.in_the_way(chosen, chosen, book.later_on(chosen), book.barrier())
        book.reverse(chosen, chosen)

    def redo(self) -> None:
        """Somebody brings back what they took back last."""
        book = self.store.journal
        undoing = journal.newest_to_redo(book.newest_standing(self.by), book.newest_undo(self.by))
        chosen = book.get(undoing.reverses or 0)
        book.make_room(undoing)
        journal.in_the_way(undoing, chosen, book.later_on(undoing), book.barrier())
        book.reverse(undoing, chosen)
        book.stands_again(chosen)
