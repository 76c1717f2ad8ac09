"""Backups: their names, and which of them may go."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

DAYS, WEEKS, MONTHS, NEWEST, REPLACED = 12, 10, 9, 2, 12
# A name is never older than the newest one there, unless that is further ahead than this, by a clock that was wrong.
AHEAD = timedelta(hours=1)
SPELLING = re.compile(r"(\d{4}-\d\d-\d\d)_(\d\d)-(\d\d)-(\d\d)_([a-z-]+)\.db", re.ASCII)


class Occasion(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    CONVERSION = "before-conversion"
    BY_HAND = "by-hand"
    RESTORE = "before-restore"


class Backup(NamedTuple):
    """A backup in the folder beside the store: made `at` by the machine's clock, `size` in bytes."""

    name: str
    at: datetime
    occasion: Occasion
    size: int


class BackupList(NamedTuple):
    """The backups in a folder, newest first."""

    folder: str
    items: tuple[Backup, ...]


class BackupMade(NamedTuple):
    """A backup was made by hand; `size` in bytes. `missing` counts attached files of which no copy could go with it."""

    path: str
    at: datetime
    size: int
    missing: int = 0


class Restored(NamedTuple):
    """The store is again as it was in the backup at `path`, made `at` by the machine's clock.

    `kept` is where that which it replaced is: a backup, or the damaged file itself where `damaged`; None where nothing
    was there. `lost` counts the commands that changed something and are not in the backup; None where that cannot be
    read. `missing` counts attached files of which there is no copy. `back` are the ids of customers who had been
    forgotten and are in it again.
    """

    path: str
    at: datetime
    kept: str | None
    damaged: bool
    lost: int | None
    missing: int = 0
    back: tuple[str, ...] = ()


def second(at: datetime) -> str:
    """A second of the machine's time as it stands in the name of a file: names sort by age."""
    return f"{at:%Y-%m-%d_%H-%M-%S}"


def named(at: datetime, occasion: Occasion) -> str:
    """The name of a backup."""
    return f"{second(at)}_{occasion}.db"


def in_order(at: datetime, there: Sequence[Backup]) -> datetime:
    """The second after which a backup that is made `at` a time is named, beside those that are `there`, newest first:
    also where many are made in one second, or the clock is set back at the end of summer, `latest` is the latest.
    """
    newest = there[0].at if there else None
    return newest + timedelta(seconds=1) if newest is not None and at <= newest < at + AHEAD else at


def read(name: str) -> tuple[datetime, Occasion] | None:
    """When, by the clock on the machine's wall, and for what a backup was made; None if this is no backup's name."""
    found = SPELLING.fullmatch(name)
    if found is None or found[5] not in list(Occasion):
        return None
    try:
        return datetime.fromisoformat(f"{found[1]}T{found[2]}:{found[3]}:{found[4]}"), Occasion(found[5])
    except ValueError:
        return None


def newest_first(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Backups in the order in which they are listed."""
    return tuple(sorted(backups, key=lambda one: (one.at, one.name), reverse=True))


def superfluous(backups: Iterable[Backup], made: Backup) -> list[Backup]:
    """The backups that may go now that `made` is there.

    What stays is the newest of each of the last 12 days that have one, of the last 10 weeks (Monday to Sunday) and of
    the last 9 months, the newest two of all, the newest of every occasion, what the last 12 restores have replaced, and
    `made` itself. That is at most 44, and `made`. "Last" counts by the backups and not by the clock, so that a clock
    that was wrong removes nothing more.
    """
    newest = newest_first(backups)
    stays = {
        made,
        *newest[:NEWEST],
        *firsts(newest, lambda one: one.at.date(), DAYS),
        *firsts(newest, lambda one: one.at.isocalendar()[:2], WEEKS),
        *firsts(newest, lambda one: (one.at.year, one.at.month), MONTHS),
        *firsts(newest, lambda one: one.occasion, len(Occasion)),
        *[one for one in newest if one.occasion == Occasion.RESTORE][:REPLACED],
    }
    return [one for one in newest if one not in stays]


def firsts(backups: Iterable[Backup], period: Callable[[Backup], object], most: int) -> list[Backup]:
    """The first backup of each of the first `most` periods that come up."""
    found: dict[object, Backup] = {}
    for one in backups:
        found.setdefault(period(one), one)
    return [*found.values()][:most]


def newest_shared(mine: Iterable[Sequence[object]], theirs: Iterable[Sequence[object]]) -> int:
    """The id of the newest journal entry that two stores share, 0 if none: both began alike, and one entry that
    differs parts them for good. Entries begin with their id and come oldest first.
    """
    shared = 0
    for entry, other in zip(mine, theirs, strict=False):
        if entry != other:
            break
        shared = int(str(entry[0]))
    return shared
