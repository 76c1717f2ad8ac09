"""Today's list."""

from datetime import timedelta
from typing import Annotated

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import Limit, OfStaff, choice, number
from aftersales_cli.desk import Desk
from aftersales_cli.rules import due
from aftersales_cli.rules.codes import DutyChannel

app = single()

EXAMPLES = """svc due-today
svc due-today --days 7 --channel call
svc due-today --staff me
svc due-today --json
"""


@app.command("due-today", cls=Listing, epilog=EXAMPLES)
def due_today(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="As it stands on another day.")] = None,
    days: Annotated[int, number("--days", "number of days", "Look so many days ahead.", most=3650)] = 0,
    channel: Annotated[
        DutyChannel | None, choice("--channel", DutyChannel, "channel", "Only this way of contact.")
    ] = None,
    staff: OfStaff = None,
    limit: Limit = None,
    held: Annotated[bool, typer.Option("--held-back", help="Only the calls that are held back.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only the number.")] = False,
) -> None:
    """Who to contact today, overdue first, and why.

    Broken promises come first, then the longest overdue; within a day those with an agreed time, earliest
    first (a complaint without one counts from the minute in which it came), then VIPs, then what has waited longest.
    """
    desk: Desk = ctx.obj
    desk.roll()
    on = desk.day(date)
    until = on + timedelta(days=days)
    at = desk.now() if on == desk.now().date() else desk.midnights(on)[0]
    items = desk.store.due.up_to(until, channel)
    member = desk.member(staff) if staff is not None else None
    if desk.me is not None:
        from aftersales_cli.rules.team import hidden_from

        hidden = hidden_from(desk.me, desk.store.due.team.values())
        items = [item for item in items if hidden is None or item.against != hidden]
    if member is not None:
        from aftersales_cli.rules.team import on_list_of

        items = on_list_of(member, items, desk.store.staff.team(), at)
    found = due.due_list(items, at, until, limit, desk.store.settings["name"], held=held)
    lost = desk.store.due.unreachable(member and member.id)
    counted = due.DueCount(on, found.total, found.held_back, lost)
    desk.show(counted if count else found._replace(staff=member, unreachable=lost))
