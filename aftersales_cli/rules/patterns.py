"""Repeat problems: the same cause again, with the same goods, the same people or the same customer."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from aftersales_cli.rules import ids, texts, waits
from aftersales_cli.rules.events import Step

# What turns out to be nobody's fault, or another complaint told twice, is no repetition.
UNCOUNTED = (Step.WITHDRAWN, Step.DUPLICATE, Step.UNJUSTIFIED)
SEPARATORS = "-_/. "
BATCH_SIGNS = 6


class Same(StrEnum):
    """What is the same besides the cause, what weighs most first. A return asks for no cause: what was repaired is
    complained of again.
    """

    CUSTOMER = "customer"
    REPAIR = "repair"
    BATCH = "batch"
    PRODUCT = "product"
    CATEGORY = "category"
    STAFF = "staff"
    CAUSE = "cause"


class Level(StrEnum):
    """How serious a repetition is, rising."""

    NOTICE = "notice"
    WARNING = "warning"
    ALARM = "alarm"


class Addressee(StrEnum):
    """To whom a repetition belongs: what is technical to the maker, how people are treated to training."""

    MAKER = "maker"
    TRAINING = "training"
    WORKSHOP = "workshop"
    MANAGEMENT = "management"


GROUPS = {"product": Addressee.MAKER, "service": Addressee.TRAINING, "attitude": Addressee.TRAINING}


class Pattern(NamedTuple):
    """From how many complaints on (`least`), `within` what span, a repetition is worth how serious a warning."""

    id: str
    same: Same
    least: int
    within: waits.Wait
    level: Level
    en: str
    zh: str


class Occurrence(NamedTuple):
    """A complaint as patterns look at it; `repaired_at` is when that which it is about was last repaired before it."""

    id: int
    opened_at: datetime
    what: str
    cause: str | None
    cause_en: str | None
    cause_zh: str | None
    customer_id: int
    customer: str
    purchase_id: int | None = None
    item: str | None = None
    category: str | None = None
    serial: str | None = None
    against_id: int | None = None
    against: str | None = None
    ended: str | None = None
    repaired_at: datetime | None = None


class Subject(NamedTuple):
    """What is the same in a repetition: its id, where it has one, and its name."""

    id: str | None
    text: str


class Repetition(NamedTuple):
    """A pattern that is complete: of what, since which day it counts, and the complaints that make it, oldest first."""

    pattern: Pattern
    subject: Subject
    cause: str | None
    cause_en: str | None
    cause_zh: str | None
    since: date
    items: tuple[Occurrence, ...]

    @property
    def addressee(self) -> Addressee:
        """To whom it belongs: by what is the same, else by the group of its cause."""
        if self.pattern.same == Same.REPAIR:
            return Addressee.WORKSHOP
        if self.pattern.same == Same.STAFF:
            return Addressee.TRAINING
        return GROUPS.get((self.cause or "").partition("/")[0], Addressee.MANAGEMENT)


class PatternList(NamedTuple):
    """The repetitions that stand on a day, the most serious first."""

    on: date
    items: tuple[Repetition, ...]


def pattern(row: Mapping[str, Any]) -> Pattern:
    """A pattern as its checked row says it; a return counts from the first on. Raises ValueError for what cannot be."""
    within = waits.parse(row["within"])
    if within is None:
        raise ValueError(row["within"])
    title = row["title"]
    return Pattern(
        row["id"], Same(row["same"]), row.get("count", 1), within, Level(row["level"]), title["en"], title["zh"]
    )


def since(pattern: Pattern, on: date) -> date:
    """The first day whose complaints count on a day; months are counted back from the day itself."""
    return waits.day_after(on, pattern.within._replace(amount=-pattern.within.amount))


def repetitions(patterns: Iterable[Pattern], found: Iterable[Occurrence], on: date) -> tuple[Repetition, ...]:
    """The patterns that are complete on a day, the most serious first; of one subject and cause only the highest."""
    occurrences = sorted((one for one in found if one.ended not in UNCOUNTED), key=lambda one: (one.opened_at, one.id))
    highest: dict[tuple[object, ...], Repetition] = {}
    for pattern in sorted(patterns, key=lambda one: (rank(one.level), one.least)):
        for key, one in complete(pattern, occurrences, on).items():
            highest[pattern.same, *key] = one
    return tuple(sorted(highest.values(), key=weight))


def complete(pattern: Pattern, occurrences: Iterable[Occurrence], on: date) -> dict[tuple[object, ...], Repetition]:
    """What completes a pattern on a day, by its subject and its cause."""
    first = since(pattern, on)
    together: dict[tuple[object, ...], list[Occurrence]] = {}
    for one in occurrences:
        key = likeness(pattern, one) if first <= one.opened_at.date() <= on else None
        if key is not None:
            together.setdefault(key, []).append(one)
    return {
        key: repetition(pattern, first, items) for key, items in together.items() if len(items) >= pattern.least
    }  # fmt: skip


def repetition(pattern: Pattern, first: date, items: list[Occurrence]) -> Repetition:
    """A complete pattern, named as its newest complaint names it."""
    last = items[-1]
    cause = (None,) * 3 if pattern.same == Same.REPAIR else (last.cause, last.cause_en, last.cause_zh)
    return Repetition(pattern, subject(pattern.same, last), *cause, first, tuple(items))


def completed_by(number: int, found: Iterable[Repetition]) -> tuple[Repetition, ...]:
    """The repetitions of which a complaint is one."""
    return tuple(each for each in found if any(one.id == number for one in each.items))


def likeness(pattern: Pattern, one: Occurrence) -> tuple[object, ...] | None:
    """By what a complaint is the same as others; None where it has nothing by which to tell."""
    if pattern.same == Same.REPAIR:
        back = one.repaired_at is not None and one.repaired_at.date() >= since(pattern, one.opened_at.date())
        return (one.purchase_id,) if back else None
    if one.cause is None:
        return None
    if pattern.same == Same.CAUSE:
        return (one.cause,)
    parts = {
        Same.CUSTOMER: (one.customer_id,),
        Same.STAFF: (one.against_id,),
        Same.PRODUCT: (alike(one.item),),
        Same.CATEGORY: (alike(one.category),),
        Same.BATCH: (alike(one.item), alike(batch(one.serial))),
    }[pattern.same]
    return None if None in parts else (*parts, one.cause)


def subject(same: Same, one: Occurrence) -> Subject:
    """What is the same, by its id and its name."""
    if same == Same.CUSTOMER:
        return Subject(ids.show(ids.CUSTOMER, one.customer_id), one.customer)
    if same == Same.STAFF and one.against_id is not None:
        return Subject(ids.show(ids.STAFF, one.against_id), one.against or "")
    if same == Same.REPAIR and one.purchase_id is not None:
        return Subject(ids.show(ids.PURCHASE, one.purchase_id), one.item or "")
    if same == Same.BATCH:
        return Subject(None, f"{one.item} {batch(one.serial)}")
    return Subject(None, {Same.PRODUCT: one.item, Same.CATEGORY: one.category}.get(same) or "")


def batch(serial: str | None) -> str | None:
    """The batch that a serial number tells: what stands before its last separator, else its first six signs; none where
    nothing would be left to tell one piece from another.
    """
    plain = texts.narrow(serial or "").strip()
    parted = max(plain.rfind(sign) for sign in SEPARATORS)
    if parted > 0:
        return plain[:parted]
    return plain[:BATCH_SIGNS] if len(plain) > BATCH_SIGNS else None


def alike(text: str | None) -> str | None:
    """A name as it is compared: capitals and blanks around it do not matter."""
    return texts.narrow(text).strip().casefold() if text else None


def rank(level: Level) -> int:
    """The higher, the more serious."""
    return [*Level].index(level)


def weight(one: Repetition) -> tuple[int, int, int, int]:
    """The order of a list: the most serious first, then what weighs most, then the most frequent and the newest."""
    return (-rank(one.pattern.level), [*Same].index(one.pattern.same), -len(one.items), -one.items[-1].id)
