"""What is written down by hand for the sample store of a trade, `tests/trade_samples/<trade>.toml`. All is invented.

A day is counted from the day of loading; from what lies in the days of `life`, `[20, 40]`, one is drawn.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "trade_samples"
# A contact about a complaint or an enquiry: days since the last one, days until the next (0: it was the last), and what
# was said.
Answer = tuple[int, int, str]
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Clerk(NamedTuple):
    """Who works there, of which rank, and keeps which share of the customers; one may advise those of all others."""

    name: str
    role: str
    share: int = 1
    advises: bool = False


class Good(NamedTuple):
    """What is sold, its price in yuan, and how much of it is used a day where it is used up."""

    item: str
    category: str
    price: int
    serial: str = ""
    quantity: int | None = None
    daily: int | None = None


class Mark(NamedTuple):
    """A milestone that happens so often, to owners or to those who bought nothing, and what is noted."""

    kind: str
    times: int
    whom: str = "owner"
    notes: tuple[str, ...] = ()


class Work(NamedTuple):
    """A job that is done so often, or on a certain day; of the days to come it is planned, some day it is missed.
    `about` is the kind of goods it is done to.
    """

    kind: str
    what: str
    did: tuple[str, ...] = ()
    times: int = 1
    day: int | None = None
    time: str = "10:00"
    about: str | None = None
    missed: str = ""


class Grievance(NamedTuple):
    """Something that a customer has to say, on which day, about what kind of goods, and how it was answered."""

    text: str
    day: int
    cause: str | None = None
    about: str | None = None
    severity: str = "normal"
    kind: str = "complaint"
    via: str = "call"
    wants: str | None = None
    answers: tuple[Answer, ...] = ()


class Pledge(NamedTuple):
    """A promise, made on a day for so many days later: what the customer said, and how it was kept, if it was."""

    said: str
    what: str
    day: int
    days: int
    time: str | None = None
    kept: str = ""


class Errand(NamedTuple):
    """A duty that a clerk sets on a day for so many days later, and what came of it."""

    via: str
    text: str
    day: int
    days: int
    said: str = ""


class Interest(NamedTuple):
    """Who asked and left without buying, on which day, how they were called, and why they never bought."""

    model: str
    day: int
    budget: int | None = None
    why_not: str | None = None
    via: str = "call"
    answers: tuple[Answer, ...] = ()
    lost: str = ""


class Table(NamedTuple):
    """All that is written down for a trade.

    `first` is the first day, `older` how many purchases there are besides those that make up the list, of which `again`
    are by somebody who bought before, `brought` how many customers one of them brought. `life` is what happens so many
    days after a purchase, `aims` which rules' duties are how many days late at loading, `tried` how one of them was
    tried in vain, and `said` what is noted about a rule's duties, and when customers come by themselves.
    """

    trade: str
    first: int
    districts: tuple[str, ...]
    staff: tuple[Clerk, ...]
    goods: tuple[Good, ...]
    older: int
    said: dict[str, tuple[str, ...]]
    aims: dict[str, tuple[int, ...]]
    life: Mapping[str, tuple[int, int]] = NOTHING
    tried: Mapping[str, str] = NOTHING
    again: int = 4
    vip: int = 2
    loyal: int = 3
    brought: int = 0
    birthdays: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    jobs: tuple[Work, ...] = ()
    complaints: tuple[Grievance, ...] = ()
    promises: tuple[Pledge, ...] = ()
    errands: tuple[Errand, ...] = ()
    enquiries: tuple[Interest, ...] = ()


ROWS = {
    "staff": Clerk, "goods": Good, "marks": Mark, "jobs": Work, "complaints": Grievance, "promises": Pledge,
    "errands": Errand, "enquiries": Interest,
}  # fmt: skip


def trades() -> list[str]:
    """The trades whose samples are made from tables."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read(trade: str) -> Table:
    """The table of a trade."""
    found = frozen(tomllib.loads((FOLDER / f"{trade}.toml").read_text(encoding="utf-8")))
    for name, row in ROWS.items():
        found[name] = tuple(row(**one) for one in found.get(name, ()))
    return Table(trade=trade, **found)


def frozen(value: Any) -> Any:
    """What was read, its lists as tuples."""
    if isinstance(value, dict):
        return {key: frozen(one) for key, one in value.items()}
    return tuple(frozen(one) for one in value) if isinstance(value, list) else value


def sentences(table: Table) -> list[str]:
    """Everything that is said in a table, each of which must have its place in the story."""
    found = [one for said in table.said.values() for one in said]
    answers = [one.answers for one in table.complaints] + [one.answers for one in table.enquiries]
    found += [said for each in answers for _, _, said in each]
    found += [did for job in table.jobs for did in job.did] + [one.kept for one in table.promises]
    return [one for one in (*found, *(one.said for one in table.errands)) if one]
