"""Which files may be of one customer."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
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


def duplicates(entries: Iterable[Entry]) -> list[tuple[int, int, tuple[Likeness, ...]]]:
    """Pairs of files and why, the likeliest first. Of several files that share a number, or a name and a district, each
    makes a pair with the oldest one. No file is compared with all others: like ones meet under a key.
    """
    everybody = sorted(entries)
    owners: dict[str, int] = {}
    homes: dict[tuple[str, str], int] = {}
    why: dict[tuple[int, int], set[Likeness]] = {}
    for entry in everybody:
        for phone in entry.phones:
            note(why, owners.setdefault(phone, entry.id), entry.id, Likeness.SAME_PHONE)
        if entry.district:
            home = plain(entry.name), plain(entry.district)
            note(why, homes.setdefault(home, entry.id), entry.id, Likeness.SAME_NAME)
    for one, other in one_digit_off(list(owners)):
        note(why, owners[one], owners[other], Likeness.ONE_DIGIT)
    names = {entry.id: entry.name for entry in everybody} if why else {}
    found = []
    for (first, second), reasons in why.items():
        weight = sum(map(WEIGHTS.__getitem__, reasons))
        weight += NAMESAKES * (plain(names[first]) == plain(names[second]))
        found.append((-weight, first, second, tuple(one for one in Likeness if one in reasons)))
    return [(first, second, reasons) for _, first, second, reasons in sorted(found)]


def note(why: dict[tuple[int, int], set[Likeness]], one: int, other: int, reason: Likeness) -> None:
    """Adds a reason to a pair, unless it is one file."""
    if one != other:
        why.setdefault((min(one, other), max(one, other)), set()).add(reason)


def plain(text: str) -> str:
    """Text without blanks and capitals, which make no difference."""
    return "".join(text.split()).casefold()


def one_digit_off(phones: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of numbers that differ by one digit: another one, one that is missing, or two neighbours swapped.

    A number meets only those with which it shares what is left of both without one digit, so that the work grows with
    how many numbers there are and not with its square.
    """
    known = set(phones)
    for phone in phones:
        for place in range(1, len(phone)):
            shorter = phone[:place] + phone[place + 1 :]
            # Of equal neighbours it does not matter which one is missing.
            if shorter in known and phone[place] != phone[place - 1]:
                yield phone, shorter
            if phone[place - 1] < phone[place] and place > 1:
                swapped = phone[: place - 1] + phone[place] + phone[place - 1] + phone[place + 1 :]
                if swapped in known:
                    yield phone, swapped
    for place in range(1, max(map(len, phones), default=0)):
        yield from differing_at(place, phones)


def differing_at(place: int, phones: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of numbers that have another digit at one place and are the same everywhere else."""
    met: dict[str, list[str]] = {}
    for phone in phones:
        if place < len(phone):
            met.setdefault(f"{phone[:place]} {phone[place + 1 :]}", []).append(phone)
    for same in met.values():
        for later, phone in enumerate(same):
            for other in same[:later]:
                yield other, phone
