"""Which files may be of one customer."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from aftersales_cli.rules.customers import Customer


class Likeness(StrEnum):
    """Why two files may be of one customer, the surest first."""

    SAME_PHONE = "same-phone"
    SAME_NAME = "same-name-and-district"
    ONE_DIGIT = "one-digit-off"


class Entry(NamedTuple):
    """By what files are compared; `phones` are all the numbers of a customer."""

    id: int
    name: str
    district: str | None
    phones: tuple[str, ...]


class Pair(NamedTuple):
    """Two files that may be of one customer; the older one is the one to keep."""

    kept: Customer
    other: Customer
    why: tuple[Likeness, ...]


class DuplicateList(NamedTuple):
    """Pairs of files, the likeliest first; `total` counts before any limit."""

    items: tuple[Pair, ...]
    total: int


WEIGHTS = {Likeness.SAME_PHONE: 4, Likeness.SAME_NAME: 2, Likeness.ONE_DIGIT: 1}
# The same name, in whatever district, makes a number that is one digit off likely to be a slip of the pen.
NAMESAKES = 2
# So many numbers that differ at one place are slips; more stand in a row, as those of one firm do, and say nothing by
# that alone.
FEW = 3


def duplicates(entries: Iterable[Entry]) -> list[tuple[int, int, tuple[Likeness, ...]]]:
    """Pairs of files and why, the likeliest first. Of several files that share a number, or a name and a district, each
    makes a pair with the oldest one. No file is compared with all others: like ones meet under a key.
    """
    owners: dict[str, int] = {}
    homes: dict[tuple[str, str], int] = {}
    names: dict[int, str] = {}
    why: dict[tuple[int, int], tuple[Likeness, ...]] = {}
    for entry in sorted(entries):
        name = names[entry.id] = plain(entry.name)
        for phone in entry.phones:
            note(why, owners.setdefault(phone, entry.id), entry.id, Likeness.SAME_PHONE)
        if entry.district:
            note(why, homes.setdefault((name, plain(entry.district)), entry.id), entry.id, Likeness.SAME_NAME)
    for one, other in one_digit_off({phone: names[owner] for phone, owner in owners.items()}):
        note(why, owners[one], owners[other], Likeness.ONE_DIGIT)
    found = []
    for (first, second), reasons in why.items():
        weight = sum(map(WEIGHTS.__getitem__, reasons)) + NAMESAKES * (names[first] == names[second])
        found.append((-weight, first, second, reasons))
    return [(first, second, reasons) for _, first, second, reasons in sorted(found)]


def note(why: dict[tuple[int, int], tuple[Likeness, ...]], one: int, other: int, reason: Likeness) -> None:
    """Adds a reason to a pair, unless it is one file or has the reason."""
    if one != other:
        pair = (one, other) if one < other else (other, one)
        known = why.get(pair, ())
        if reason not in known:
            why[pair] = (*known, reason)


def plain(text: str) -> str:
    """Text without blanks and capitals, which make no difference."""
    return "".join(text.split()).casefold()


def one_digit_off(phones: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs of numbers that differ by one digit: another one, one that is missing, or two neighbours swapped. With
    each number comes the name of whose it is.

    A number meets only those with which it shares what is left of both without one digit, so that the work grows with
    how many numbers there are and not with its square.
    """
    for phone in phones:
        for place in range(1, len(phone)):
            shorter = phone[:place] + phone[place + 1 :]
            # Of equal neighbours it does not matter which one is missing.
            if shorter in phones and phone[place] != phone[place - 1]:
                yield phone, shorter
            if phone[place - 1] < phone[place] and place > 1:
                swapped = phone[: place - 1] + phone[place] + phone[place - 1] + phone[place + 1 :]
                if swapped in phones:
                    yield phone, swapped
    for place in range(1, max(map(len, phones), default=0)):
        met: dict[str, list[str]] = {}
        for phone in phones:
            if place < len(phone):
                met.setdefault(f"{phone[:place]} {phone[place + 1 :]}", []).append(phone)
        for same in met.values():
            yield from crowd(same, phones) if len(same) > FEW else combinations(same, 2)


def crowd(same: list[str], phones: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Of many numbers that differ at one place the pairs that may be slips: those of one name, each with the first."""
    first: dict[str, str] = {}
    for phone in same:
        if first.setdefault(phones[phone], phone) != phone:
            yield first[phones[phone]], phone
