"""The days ahead."""

from aftersales_cli.rules.agenda import Agenda, Day
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.page import Page, Sheet
from aftersales_cli.screen.words import Words

LONGEST_BAR = 24


def day_data(day: Day) -> Json:
    """A day in JSON."""
    return {
        "on": day.on.isoformat(),
        "open": day.open,
        "total": day.total,
        "followups": day.followups,
        "promises": day.promises,
        "cases": day.cases,
        "foreseen": day.foreseen,
        "capacity": day.capacity,
        "over": day.over,
        "present": [one.name for one in day.present],
    }


def agenda_data(found: Agenda, words: Words) -> Json:
    """The days ahead in JSON."""
    staff = {"id": found.staff.ref, "name": found.staff.name} if found.staff else None
    return {"staff": staff, "items": [day_data(day) for day in found.days]}


def agenda_page(found: Agenda, words: Words) -> Page:
    """The days ahead with a bar for each."""
    columns = (
        (words("Day"), 0), (words("Due"), 0), (words("Can"), 0), ("", 1), (words("Remark"), 1),
    )  # fmt: skip
    most = max([1, *(max(day.total, day.capacity or 0) for day in found.days)])
    rows = [
        [
            words.day(day.on), str(day.total), "" if day.capacity is None else str(day.capacity), bar(day, most),
            remark(day, words),
        ]
        for day in found.days
    ]  # fmt: skip
    total = sum(day.total for day in found.days)
    over = sum(day.over for day in found.days)
    said = [words.many("{n} contact to make.", "{n} contacts to make.", total)]
    if over:
        said.append(words.many("{n} day is over capacity.", "{n} days are over capacity.", over))
    title = found.staff.name if found.staff else ""
    return Page(title, [Sheet(columns, rows)], [" ".join(said)])


def bar(day: Day, most: int) -> str:
    """As long as the day is full; what is beyond what can be done stands out."""
    length = -(-day.total * LONGEST_BAR // most)
    can = length if day.capacity is None else min(length, day.capacity * LONGEST_BAR // most)
    return "#" * can + "!" * (length - can)


def remark(day: Day, words: Words) -> str:
    """What is special about a day."""
    said = [] if day.open else [words("closed")]
    if day.over and day.capacity is not None:
        said.append(words.many("{n} too many", "{n} too many", day.total - day.capacity))
    if day.foreseen:
        said.append(words.many("{n} by the calendar", "{n} by the calendar", day.foreseen))
    return words.join(said)


VIEWS = {Agenda: View("svc.plan/1", agenda_data, agenda_page)}
