"""What slipped."""

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import Limit, OfStaff
from aftersales_cli.desk import Desk
from aftersales_cli.rules import leaks as rules
from aftersales_cli.rules.team import hidden_from

app = single()

SOME = 4


@app.command("leaks", cls=Listing, epilog="svc leaks\nsvc leaks --staff me\nsvc leaks --json")
def leaks(ctx: typer.Context, staff: OfStaff = None, limit: Limit = None) -> None:
    """Show everything that slipped: since when, whose it is, and what to type; exit code 0 with none, 4 with some.

    A complaint whose next step is past its day, a measure that was not taken by its day, a suggestion without an
    answer, a pause that is over, a broken promise without a contact about it since, a promise past its day that waits
    for a yes, a missed deadline, a job without a result, an enquiry not called, a follow-up past its window or without
    one more than 14 days late, and an unreachable customer of whom nothing else is open.

    A contact counts as not entered if it was due on the last working day (or on closed days before it) and nothing has
    been written down about it since; on the days after that it is on the list of today as overdue.
    """
    desk: Desk = ctx.obj
    desk.roll()
    store, now = desk.store, desk.now()
    team = store.staff.team()
    member = desk.member(staff) if staff is not None else None
    found = rules.leaks(store.leaks.facts(now.date()), team, now)
    found = rules.visible(found, hidden_from(desk.me, team))
    mine = [one for one in found if member is None or member in one.hands]
    desk.show(rules.LeakList(now.date(), tuple(mine[:limit]), len(mine), member))
    if mine:
        raise typer.Exit(SOME)
