"""Refusals and warnings of the calendar."""

from aftersales_cli.errors import BadValue, NotFound, Refused, SvcError
from aftersales_cli.errors.lists import BadLines


class HolidaysUnknown(SvcError):
    """A day is counted in a year whose public holidays are not announced, or not taken in, yet."""

    message = (
        "The public holidays of {year} are not known yet; the store's weekly hours and its own days are counted. "
        "Once they are announced, take them in with `svc calendar import`."
    )


class NeverOpen(Refused):
    """Opening time is counted in a store that has none."""

    message = (
        "The store is closed on every day of its week and its calendar, so that no opening time can be counted; enter "
        "open days with `svc calendar add`, or take up a playbook with hours by `svc playbook use`."
    )


class BadPeriod(BadValue):
    """Not a year or a month."""

    message = 'The period "{value}" is not right; write a year such as 2026 or a month such as 2026-10.'


class DaysBackwards(BadValue):
    """A last day before the first."""

    message = 'The days "{value}" run backwards; write the first one first, such as 2026-10-01..2026-10-03.'


class TooManyDays(BadValue):
    """More days at once than a year has."""

    message = 'The days "{value}" are {count}; at most {most} can be entered at once.'


class DayWithTime(BadValue):
    """A time where a whole day is meant."""

    message = 'The day "{value}" has a time; write the day alone, and hours behind --open, such as --open 10:00-16:00.'


class OpenOrClosed(BadValue):
    """A day without what it is to be."""

    message = "Say what becomes of the store on {value}: --closed, or --open with its hours."


class HoursWhileClosed(BadValue):
    """Hours of a day that has none."""

    message = 'The hours "{value}" are only for an open day; give them with --open, or leave them out.'


class HoursOfClosedDay(BadValue):
    """A row of a list with hours for a day that has none."""

    message = (
        'The hours "{value}" stand beside a {what}; only a day of the kind "open" has hours of its own, so leave them'
        " out or change the kind."
    )


class DayTwice(BadValue):
    """A row of a list that contradicts an earlier one."""

    message = "{day} stands in row {row} already ({what}{detail}); keep one of the two rows."


class HoursRunOn(Refused):
    """Hours that reach over midnight into those of the next day."""

    message = (
        "{first} of {day} reaches over midnight into {last} of {following}; give hours that end before those begin."
    )


class BadHours(BadValue):
    """Not hours of a day."""

    message = (
        'The hours "{value}" are not right; write 10:00-16:00, or several without overlap: 09:00-12:00,13:30-18:00.'
    )


class DayTaken(Refused):
    """The store has said something about this day before."""

    message = (
        "{day} is already in the calendar ({what}{detail}, from {source}); to change it, take it out first: "
        "`svc calendar remove {iso}`."
    )


class PublicDay(Refused):
    """A day of the public calendar cannot be taken out of it."""

    message = (
        "{day} stands in the public calendar ({what}) and stays there; the store's own word goes before it: "
        "`svc calendar add {iso} {option}`."
    )


class NothingOnDays(NotFound):
    """Nothing on several days that the store could take out."""

    message = "The store has entered nothing from {first} to {last}; `svc calendar show {month}` lists what there is."


class NothingOnDay(NotFound):
    """Nothing that the store could take out."""

    message = "The store has entered nothing for {day}; `svc calendar show {month}` lists what there is."


class BadDayRows(BadLines):
    """Rows of a list of days that are wrong; each stands below with its reason."""

    message = "Nothing was taken in (wrong rows: {bad}); mend them in the list."
