"""What the calendar says of days: public holidays and the days that make up for them, the store's own, festivals."""

from collections.abc import Iterable
from datetime import date, tzinfo
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.rules.hours import Opening, Span, Week


class Festival(StrEnum):
    """The festivals that a playbook may name; most go by the moon."""

    YUANDAN = "yuandan"
    LABA = "laba"
    CHUXI = "chuxi"
    CHUNJIE = "chunjie"
    YUANXIAO = "yuanxiao"
    QINGMING = "qingming"
    DUANWU = "duanwu"
    QIXI = "qixi"
    ZHONGQIU = "zhongqiu"
    GUOQING = "guoqing"
    CHONGYANG = "chongyang"


class DayKind(StrEnum):
    """What stands in the calendar of a day: a public holiday, a working day that makes up for one, a day on which the
    store is closed or open against its week, a festival.
    """

    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    CLOSED = "closed"
    OPEN = "open"
    FESTIVAL = "festival"


class DaySource(StrEnum):
    """Who says so, the weakest first: the public calendar, a list that was taken in, the store itself."""

    PUBLIC = "public"
    FILE = "file"
    OWN = "own"


# Only these are announced year by year.
ANNOUNCED = (DayKind.HOLIDAY, DayKind.MAKEUP)
RANKS = [*DaySource]


class CalendarDay(NamedTuple):
    """A day that differs. `name` is a festival's word, of a public holiday its code, else what the store calls it;
    `hours` are those of an open day that has its own.
    """

    day: date
    kind: DayKind
    name: str | None
    hours: tuple[Span, ...] | None
    source: DaySource

    @property
    def key(self) -> tuple[date, DayKind, str | None]:
        """By what it is told from others in the calendar."""
        return self.day, self.kind, self.name


def contradict(one: CalendarDay, other: CalendarDay) -> bool:
    """Whether two entries of one day cannot both hold: one opens the store and the other closes it, or at other
    hours.
    """
    opens = [entry.kind in (DayKind.OPEN, DayKind.MAKEUP) for entry in (one, other)]
    return opens[0] != opens[1] or one.hours != other.hours


def in_force(days: Iterable[CalendarDay]) -> dict[date, CalendarDay]:
    """What decides whether the store opens, by day: the store's own word before a list's, and that before the public
    calendar's. Festivals decide nothing.
    """
    found: dict[date, CalendarDay] = {}
    for one in days:
        before = found.get(one.day)
        stronger = before is None or RANKS.index(one.source) >= RANKS.index(before.source)
        if one.kind != DayKind.FESTIVAL and stronger:
            found[one.day] = one
    return found


def normal(week: Week) -> tuple[Span, ...]:
    """The hours of a normal working day: the first from Monday to Friday on which the store opens, else the first of
    all.
    """
    return next((spans for spans in week if spans), ())


def hours_on(one: CalendarDay, week: Week) -> tuple[Span, ...]:
    """The hours that an entry gives to its day. An open day without its own has those of its weekday, or if the store
    is closed then those of a normal working day; so a day that makes up always has the latter.
    """
    if one.kind == DayKind.MAKEUP:
        return normal(week)
    if one.kind == DayKind.OPEN:
        return one.hours or week[one.day.weekday()] or normal(week)
    return ()


def opening(week: Week, days: Iterable[CalendarDay], zone: tzinfo | None, region: str) -> Opening:
    """When a store is open whose calendar says so.

    Public holidays are known for the years of which the calendar has some. In China, whose holidays svc knows, a
    calendar without any knows none yet; elsewhere nobody keeps them until a list of them is taken in.
    """
    entries = list(days)
    known = max((one.day.year for one in entries if one.kind in ANNOUNCED), default=None)
    nothing = date.min if region == "CN" else None
    special = {day: hours_on(one, week) for day, one in in_force(entries).items()}
    return Opening(week, special, zone, nothing if known is None else date(known, 12, 31))
