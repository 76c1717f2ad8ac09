"""The days ahead."""

from datetime import timedelta
from typing import Annotated

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import OfStaff, number
from aftersales_cli.desk import Desk
from aftersales_cli.rules.agenda import agenda
from aftersales_cli.rules.due import held_back

app = single()


@app.command("plan", cls=Listing, epilog="svc plan\nsvc plan --days 30 --staff me")
def plan(
    ctx: typer.Context,
    days: Annotated[int, number("--days", "number of days", "How many days ahead.", least=1, most=366)] = 14,
    staff: OfStaff = None,
) -> None:
    """What will fall due, day by day, against the quotas of those who are there; what is overdue counts today."""
    desk: Desk = ctx.obj
    desk.roll()
    store, today = desk.store, desk.now().date()
    member = desk.member(staff) if staff is not None else None
    items = [one for one in store.due.up_to(today + timedelta(days=days - 1)) if not held_back(one)]
    ahead = store.roll.foreseen(today, days, desk.now(), member and member.id)
    desk.show(agenda(items, ahead, store.staff.team(), store.calendar.opening(), today, days, member))
