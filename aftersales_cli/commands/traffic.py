"""The day's traffic."""

from typing import Annotated

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import Limit
from aftersales_cli.desk import Desk
from aftersales_cli.rules import traffic as rules

app = single()


@app.command("traffic", cls=Listing, epilog="svc traffic\nsvc traffic --date yesterday")
def traffic(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="Another day than today.")] = None,
    limit: Limit = None,
) -> None:
    """The day's calls, visitors and messages, in and out."""
    desk: Desk = ctx.obj
    on = desk.day(date)
    desk.show(rules.of_day(on, desk.store.traffic.on(on), limit))
