"""The calendar."""

from datetime import date

from aftersales_cli.rules.calendar import (
    KINDS,
    SOURCES,
    CalendarImported,
    CalendarShown,
    DaysAdded,
    DaysRemoved,
    ShownDay,
)
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource
from aftersales_cli.rules.hours import WEEKDAYS, WHOLE_DAY, Span, Week, span_text
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Block, Card, Lines, Page, Sheet
from aftersales_cli.screen.words import CHINESE_DAYS, DAYS, Words

NAMES = {
    "new-years-day": N_("New Year's Day"),
    "spring-festival": N_("Spring Festival"),
    "tomb-sweeping-day": N_("Tomb-sweeping Day"),
    "labour-day": N_("Labour Day"),
    "dragon-boat-festival": N_("Dragon Boat Festival"),
    "national-day": N_("National Day"),
    "mid-autumn-festival": N_("Mid-autumn Festival"),
    "anti-fascist-70th-day": N_("70th anniversary of the victory of 1945"),
    "yuandan": N_("New Year's Day"),
    "laba": N_("Laba Festival"),
    "chuxi": N_("Spring Festival's Eve"),
    "chunjie": N_("Spring Festival"),
    "yuanxiao": N_("Lantern Festival"),
    "qingming": N_("Tomb-sweeping Day"),
    "duanwu": N_("Dragon Boat Festival"),
    "qixi": N_("Qixi Festival"),
    "zhongqiu": N_("Mid-autumn Festival"),
    "guoqing": N_("National Day"),
    "chongyang": N_("Double Ninth Festival"),
}


def code(entry: CalendarDay) -> str | None:
    """By what code a day is named; none where somebody named it in words of his own."""
    coded = entry.source == DaySource.PUBLIC or entry.kind == DayKind.FESTIVAL
    return entry.name if coded else None


def name(entry: CalendarDay, words: Words) -> str:
    """What a day is called."""
    return words(NAMES.get(entry.name or "", entry.name or "")) if code(entry) else entry.name or ""


def hours(spans: tuple[Span, ...], words: Words) -> str:
    """Hours in a line."""
    if spans == (WHOLE_DAY,):
        return words("day and night")
    return ", ".join(map(span_text, spans)) or words("closed all day")


def weekday(number: int, words: Words) -> str:
    """A day of the week by its number, Monday being 0."""
    return f"周{CHINESE_DAYS[number]}" if words.language == "zh" else DAYS[number]


def week_rows(week: Week, words: Words) -> list[list[str]]:
    """The hours of a week, days in a row that have the same ones together."""
    rows, first = [], 0
    for number in range(7):
        if number == 6 or week[number + 1] != week[first]:
            days = weekday(first, words) + (f"-{weekday(number, words)}" if number > first else "")
            rows.append([days, hours(week[first], words)])
            first = number + 1
    return rows


def week_text(week: Week, words: Words) -> str:
    """The hours of a week in a line."""
    return words.join([" ".join(row) for row in week_rows(week, words)])


def day_data(one: ShownDay, words: Words) -> Json:
    """A day of the calendar in JSON; `hours` is null for a festival and empty for a closed day."""
    entry = one.entry
    return {
        "day": entry.day.isoformat(),
        "weekday": WEEKDAYS[entry.day.weekday()],
        "kind": entry.kind,
        "name": {"code": code(entry), "text": name(entry, words)} if entry.name else None,
        "hours": None if one.hours is None else [*map(span_text, one.hours)],
        "source": entry.source,
        "holds": one.holds,
    }


def days_data(items: tuple[ShownDay, ...], words: Words) -> list[Json]:
    """Days of the calendar in JSON."""
    return [day_data(one, words) for one in items]


def shown_data(found: CalendarShown, words: Words) -> Json:
    """The calendar in JSON, with the hours of the week."""
    week = {WEEKDAYS[number]: [*map(span_text, spans)] for number, spans in enumerate(found.week)}
    return {
        "first": found.period.first.isoformat(),
        "last": found.period.last.isoformat(),
        "known_to": found.known_to.isoformat() if found.known_to and found.known_to.year > 1 else None,
        "week": week,
        "items": days_data(found.items, words),
    }


def row(one: ShownDay, words: Words) -> list[str]:
    """A day of the calendar as a row."""
    spans = "" if one.hours is None else hours(one.hours, words) if one.holds else words("overruled")
    entry = one.entry
    return [words.day(entry.day), words(KINDS[entry.kind]), name(entry, words), spans, words(SOURCES[entry.source])]


def shown_page(found: CalendarShown, words: Words) -> Page:
    """The calendar for people."""
    columns = (
        (words("Day"), 0),
        (words("Kind of day"), 0),
        (words("Called"), 1),
        (words("Opening hours"), 0),
        (words("According to"), 0),
    )
    rows = [row(one, words) for one in found.items]
    remarks = [words("Every week: {hours}.", hours=week_text(found.week, words))]
    if not found.filled:
        remarks.append(words("The public calendar was never taken in; type `svc calendar import`."))
    if not rows:
        remarks.append(words("Nothing found."))
    first, last = found.period
    title = words("{first} to {last}", first=first, last=last)
    return Page(title, [Sheet(columns, rows)], remarks)


def said_of(one: ShownDay, words: Words) -> str:
    """What an entry says of its day, in a few words."""
    spans = "" if one.hours is None else hours(one.hours, words)
    what = spans if one.entry.kind == DayKind.CLOSED else f"{words(KINDS[one.entry.kind])} {spans}".strip()
    return words.join([part for part in (name(one.entry, words), what) if part])


def changed(sentence: str, items: tuple[ShownDay, ...], words: Words) -> Page:
    """Days that were entered or taken out, in a sentence for all days in a row of which the same is said."""
    runs: list[tuple[str, date, date]] = []
    for one in items:
        said, day = said_of(one, words), one.entry.day
        if runs and runs[-1][0] == said and (day - runs[-1][2]).days == 1:
            runs[-1] = (said, runs[-1][1], day)
        else:
            runs.append((said, day, day))
    return Page(
        "", [Lines([words(sentence, days=listed(first, last, words), what=said) for said, first, last in runs])]
    )


def listed(first: date, last: date, words: Words) -> str:
    """A day, or the first and the last of several."""
    return words("{first} to {last}", first=first, last=last) if first != last else words.day(first)


def added_data(found: DaysAdded, words: Words) -> Json:
    """Days that were entered, in JSON."""
    return {"items": days_data(found.items, words)}


def added_page(found: DaysAdded, words: Words) -> Page:
    """Days that were entered."""
    return changed(N_("Entered {days} ({what})."), found.items, words)


def removed_data(found: DaysRemoved, words: Words) -> Json:
    """Entries that were taken out, in JSON."""
    return {"items": days_data(found.items, words)}


def removed_page(found: DaysRemoved, words: Words) -> Page:
    """Entries that were taken out."""
    return changed(N_("Taken out: {days} ({what})."), found.items, words)


def imported_data(found: CalendarImported, words: Words) -> Json:
    """What was taken in, in JSON."""
    compared = found.compared
    counts = {"new": len(compared.new), "replaced": compared.replaced, "removed": len(compared.gone)}
    item = {"file": found.path, "applied": found.applied, **counts, "known": compared.known, "years": [*found.years]}
    return {"items": [item]}


def imported_page(found: CalendarImported, words: Words) -> Page:
    """What was taken in, in numbers."""
    compared = found.compared
    title = words("Days taken in:") if found.applied else words("Days that would be taken in:")
    counts = [
        (words("New"), len(compared.new)),
        (words("of these in the place of others"), compared.replaced),
        (words("Taken out"), len(compared.gone)),
        (words("Known already"), compared.known),
    ]
    pairs = [(label, f"{count:,}") for label, count in counts if count or label in (counts[0][0], counts[3][0])]
    blocks: list[Block] = [Lines([title]), Card(pairs)]
    remarks = []
    if found.years:
        years = ", ".join(map(str, found.years))
        remarks.append(words("Public holidays of these years: {years}.", years=years))
    elif found.path is None:
        remarks.append(
            words("svc does not know the public holidays of {region}; take them from a list.", region=found.region)
        )
    if not found.applied:
        remarks.append(words("Nothing was written; leave out --dry-run."))
    elif compared.new or compared.gone:
        remarks.append(words("Written in one go; `svc undo` takes all of it back."))
    return Page("", blocks, remarks)


VIEWS = {
    CalendarShown: View("svc.calendar/1", shown_data, shown_page),
    DaysAdded: View("svc.calendar-days/1", added_data, added_page),
    DaysRemoved: View("svc.calendar-days/1", removed_data, removed_page),
    CalendarImported: View("svc.calendar-import/1", imported_data, imported_page),
}
