"""Random days, day after day, each with its proof."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from aftersales_cli.rules.codes import EntryKind
from tests.days.complaints import Complaints
from tests.days.proofs import faults
from tests.days.world import Deed, empty

# How many days one store lives, and how many things may happen in it on a busy day.
LIFE, BUSIEST = 25, 14
# After so many days nobody comes back any more.
AWAY = (1, 1, 1, 1, 1, 1, 2, 3, 7, 20)
# What a find tells of what went before it.
TOLD = 60


class Find(Exception):
    """Something is lost."""


class Days(Complaints):
    """The life of a store."""

    def deeds(self) -> list[tuple[int, Deed]]:
        """What may happen, and how often."""
        return [
            (6, self.register), (6, self.sell), (4, self.hand_over_goods), (2, self.mark), (20, self.call),
            (3, self.correct_call), (4, self.plan), (5, self.settle_followup), (6, self.promise),
            (5, self.settle_promise), (6, self.book), (8, self.work), (4, self.enquire), (3, self.settle_enquiry),
            (2, self.hire), (5, self.go_away), (1, self.promote), (1, self.hand_over), (1, self.close_store),
            (1, self.take_up), (9, self.complain), (30, self.next_step), (8, self.any_step), (2, self.end_otherwise),
            (3, self.reopen), (4, self.pause), (5, self.escalate), (3, self.assign), (4, self.edit),
        ]  # fmt: skip

    def begin(self) -> None:
        """The first morning: some customers, and a staff of none up to five."""
        for _ in range(4):
            self.attempt(self.register)
        for _ in range(self.chance.randint(0, 5)):
            self.attempt(self.hire)

    def pass_day(self) -> None:
        """A day passes: it is looked at in the morning, worked on or not, and looked at in the evening."""
        ahead = self.now.date() + timedelta(days=self.chance.choice(AWAY))
        self.now = datetime(ahead.year, ahead.month, ahead.day, 8, 30, tzinfo=self.now.tzinfo)
        if self.likely(0.7):
            self.look()
        self.prove()
        if self.likely(0.85):
            self.work_day()
            self.prove()

    def work_day(self) -> None:
        """Things happen, one after the other."""
        shares, possible = zip(*self.deeds(), strict=True)
        for _ in range(self.chance.randint(1, BUSIEST)):
            self.now += timedelta(minutes=self.chance.randint(1, 70))
            self.me = self.member() if self.likely(0.9) else None
            if self.likely(0.08):
                self.attempt(self.undo, EntryKind.UNDO)
                if self.likely(0.5):
                    self.attempt(self.redo, EntryKind.REDO)
            self.attempt(self.chance.choices(possible, shares)[0])

    def prove(self) -> None:
        """Raises Find where something is lost."""
        self.refresh()
        found = faults(self.store, self.now)
        if found:
            raise Find("\n".join([f"{self.now:%Y-%m-%d %H:%M}: {'; '.join(found)}", *self.told[-TOLD:]]))


def live(seed: int, folder: Path, days: int = LIFE) -> Days:
    """Plays the life of a store from its seed. Raises Find, which names the seed."""
    path = folder / f"{seed}.db"
    shutil.copy(folder / "empty.db", path)
    world = Days(path, seed)
    try:
        world.begin()
        for _ in range(days):
            world.pass_day()
    except Exception as error:
        raise Find(f"seed {seed}: {type(error).__name__}: {error}") from error
    finally:
        world.store.close()
        path.unlink()
    return world


def folder() -> tempfile.TemporaryDirectory[str]:
    """A folder with an empty store in it, in memory where there is such a place: each deed is written durably."""
    memory = Path("/dev/shm")
    made = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    empty(Path(made.name) / "empty.db")
    return made
