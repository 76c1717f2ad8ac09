"""The calendar."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import calendars
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import file, text
from aftersales_cli.desk import Desk
from aftersales_cli.errors.calendar import HolidaysUnknown
from aftersales_cli.rules import calendar
from aftersales_cli.rules.hours import unknown_year

app = group("The calendar: show, add, remove, import.")

ADDING = """svc calendar add 2026-12-31 --closed --name Stocktaking
svc calendar add 2026-10-01..2026-10-03 --open 10:00-16:00
svc calendar add 2026-10-04 --open
"""
IMPORTING = """svc calendar import
svc calendar import holidays-2027.xlsx --dry-run
"""

Days = Annotated[str, typer.Argument(metavar="DAY|FIRST..LAST", help="A day, or the first and the last of several.")]


@app.command("show", cls=Listing, epilog="svc calendar show\nsvc calendar show 2026-10")
def show(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Argument(metavar="YEAR|MONTH", help="A year, or a month such as 2026-10; else this year.")
    ] = None,
) -> None:
    """Show the special days of a year or a month, and the opening hours of the week."""
    desk: Desk = ctx.obj
    days, book = calendar.period(period, desk.now().date()), desk.store.calendar
    opening, filled = book.opening(), book.filled()
    desk.show(calendar.shown(days, book.between(*days), opening, filled))
    if filled and (year := unknown_year(opening, days.last)):
        desk.warn(HolidaysUnknown(year=year))


@app.command("add", cls=Command, epilog=ADDING)
def add(
    ctx: typer.Context,
    days: Days,
    hours: Annotated[
        str | None,
        typer.Argument(metavar="HOURS", help="With --open: 10:00-16:00, or several with commas; else the usual hours."),
    ] = None,
    closed: Annotated[bool, typer.Option("--closed", help="The store is closed.")] = False,
    opened: Annotated[bool, typer.Option("--open", help="The store is open, also on a public holiday.")] = False,
    name: Annotated[str | None, text("--name", "name", "What the day is called.")] = None,
) -> None:
    """Enter days on which the store is closed or open against its week; this goes before the public calendar."""
    desk: Desk = ctx.obj
    named = calendar.span(days, desk.now())
    kind, spans = calendar.wanted(days, closed, opened, hours)
    with desk.change() as store:
        calendars.fill_once(store, desk.now().date())
        opening = store.calendar.opening()
        new = calendar.added(named, kind, name, spans, store.calendar.between(*named))
        store.calendar.add(calendar.fitting(new, opening))
    desk.show(calendar.DaysAdded(calendar.weighed(new, opening.week)))


@app.command("remove", cls=Command, epilog="svc calendar remove 2026-12-31\nsvc calendar remove 2026-10-01..2026-10-03")
def remove(ctx: typer.Context, days: Days) -> None:
    """Take out of the calendar what the store, or a list, has entered for days."""
    desk: Desk = ctx.obj
    named = calendar.span(days, desk.now())
    with desk.change() as store:
        found = calendar.removed(named, store.calendar.between(*named))
        store.calendar.remove(found)
        week = store.policy.current().week
    desk.show(calendar.DaysRemoved(calendar.weighed(found, week)))


@app.command("import", cls=Command, epilog=IMPORTING)
def import_(
    ctx: typer.Context,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", parser=file, help="A list of days: .xlsx, .xls or CSV; else what svc knows."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be taken in.")] = False,
) -> None:
    """Take in public holidays and festivals as svc knows them after an update, or a list of days of your own.

    The list has the columns date and kind, and may have name and hours. What was taken in before is not taken in twice.
    """
    desk: Desk = ctx.obj
    today, region = desk.now().date(), desk.store.settings.get("region", "")
    found = calendars.known(today, region) if path is None else calendars.listed(path, today)
    with desk.trial() if dry_run else desk.change() as store:
        compared = calendar.compared(found, store.calendar.all())
        if not dry_run:
            store.calendar.take_in(compared)
    named = None if path is None else str(path)
    desk.show(calendar.CalendarImported(named, region, compared, calendar.years_known(found), not dry_run))
