"""The calendar from outside: what the libraries know of public holidays and festivals, and lists of days."""

from datetime import date, tzinfo
from itertools import chain, islice
from pathlib import Path

from aftersales_cli import sheets
from aftersales_cli.errors import SvcError
from aftersales_cli.errors.calendar import BadDayRows
from aftersales_cli.errors.lists import BadLine
from aftersales_cli.rules import calendar, daylists, heads
from aftersales_cli.rules.calendar import Compared
from aftersales_cli.rules.cells import Reading
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource, Festival, opening
from aftersales_cli.rules.planning import Frame
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.store import Store

# How many years ahead festivals are written down, so that no daily command need ask for them.
AHEAD = 10
REGION = "CN"
# Month and day of the year of the moon; the last day of that year is the one before its next first.
BY_MOON = {
    Festival.CHUNJIE: (1, 1),
    Festival.YUANXIAO: (1, 15),
    Festival.DUANWU: (5, 5),
    Festival.QIXI: (7, 7),
    Festival.ZHONGQIU: (8, 15),
    Festival.CHONGYANG: (9, 9),
    Festival.LABA: (12, 8),
}
FIXED = {Festival.YUANDAN: (1, 1), Festival.GUOQING: (10, 1)}


def public_days(year: int) -> list[CalendarDay] | None:
    """The public holidays of a year in China, weekends among them, and the working days that make up for them; None
    for a year of which the library does not know. Each is named by the library's code for its holiday.
    """
    import chinese_calendar as library

    first, last = min(library.holidays).year, max(library.holidays).year
    if not first <= year <= last:
        return None
    found = [
        CalendarDay(day, kind, library.Holiday(name).name.replace("_", "-"), None, DaySource.PUBLIC)
        for kind, listed in ((DayKind.HOLIDAY, library.holidays), (DayKind.MAKEUP, library.workdays))
        for day, name in listed.items()
        if day.year == year
    ]
    return sorted(found)


def festivals(year: int) -> list[CalendarDay]:
    """The festivals of a year of the sun. One of the twelfth month of the moon may come twice in it, or not at all."""
    found = [(date(year, *day), festival) for festival, day in FIXED.items()]
    for moon in (year - 1, year):
        found += [(of_moon(moon, *day), festival) for festival, day in BY_MOON.items()]
    eve = date.fromordinal(of_moon(year, 1, 1).toordinal() - 1)
    found += [(eve, Festival.CHUXI), (tomb_sweeping(year), Festival.QINGMING)]
    return [
        CalendarDay(day, DayKind.FESTIVAL, festival.value, None, DaySource.PUBLIC)
        for day, festival in sorted(found)
        if day.year == year
    ]


def of_moon(year: int, month: int, day: int) -> date:
    """A day of a year of the moon; never one of a leap month."""
    from lunar_python import Lunar

    found = Lunar.fromYmd(year, month, day).getSolar()
    return date(found.getYear(), found.getMonth(), found.getDay())


def tomb_sweeping(year: int) -> date:
    """The day on which the sun reaches the fifth of its 24 terms."""
    from lunar_python import Solar

    found = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()["清明"]
    return date(found.getYear(), found.getMonth(), found.getDay())


def known(today: date, region: str) -> list[CalendarDay]:
    """What the libraries know from last year on: public holidays, where the store is in China, as far as they are
    announced, and festivals for ten years ahead.
    """
    years = range(max(today.year - 1, 2), min(today.year + AHEAD, 9998) + 1)
    public = [day for year in years for day in public_days(year) or []] if region == REGION else []
    return public + [day for year in years for day in festivals(year)]


def fill(store: Store, today: date) -> Compared:
    """Writes into the calendar what the libraries know and it does not; it belongs into a change."""
    compared = calendar.compared(known(today, store.settings.get("region", "")), store.calendar.all())
    store.calendar.take_in(compared)
    return compared


def fill_once(store: Store, today: date) -> None:
    """The same for a calendar that was never filled, as that of a store of an older format."""
    if not store.calendar.filled():
        fill(store, today)


def frame(book: Playbook, first: date, last: date, zone: tzinfo | None) -> Frame:
    """By what days are counted between two of them where there is no store to ask: the hours of a playbook, and the
    public calendar of the country in which a store stands if nothing is said.
    """
    public = [day for year in range(first.year, last.year + 1) for day in public_days(year) or []]
    return Frame(opening(book.week, public, zone, REGION), book.quiet, book.quiet_then)


def listed(path: Path, today: date) -> list[CalendarDay]:
    """The days of a list. Raises NoSuchFile, FileUnreadable and the like, EmptyList, NoHeads, and BadDayRows with every
    row that is wrong.
    """
    rows = sheets.read(path).rows
    beginning = list(islice(rows, heads.SEARCHED))
    found = heads.find(daylists.DAYS, beginning, path)
    reading = Reading(today, str, int)
    days, wrong, seen = [], [], dict[date, tuple[CalendarDay, int]]()
    for row in chain(beginning, rows):
        if row.number <= found.row.number:
            continue
        try:
            if entry := daylists.read(row, found, reading):
                days.append(daylists.alone(entry, seen, row.number))
        except SvcError as refusal:
            wrong.append(BadLine(row.number, refusal))
    if wrong:
        raise BadDayRows(bad=len(wrong), candidates=tuple(wrong))
    return days
