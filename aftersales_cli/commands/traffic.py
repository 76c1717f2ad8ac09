"""The day's traffic."""

from datetime import timedelta
from typing import Annotated

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import Limit, known, number
from aftersales_cli.desk import Desk
from aftersales_cli.rules import traffic as rules

app = single()


@app.command(
    "traffic", cls=Listing, epilog="svc traffic\nsvc traffic --date yesterday\nsvc traffic --days 7 --staff me"
)
def traffic(
    ctx: typer.Context,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="Another day than today.")] = None,
    days: Annotated[int, number("--days", "number of days", "So many days up to that one.", least=1, most=3650)] = 1,
    staff: Annotated[
        str | None,
        typer.Option(
            "--staff", metavar="STAFF|me", autocompletion=known("staff"), help="Only what this one took down."
        ),
    ] = None,
    limit: Limit = None,
) -> None:
    """The day's calls, visitors and messages, in and out."""
    desk: Desk = ctx.obj
    on = desk.day(date)
    by = desk.member(staff).name if staff is not None else None
    passages = desk.store.traffic.between(on - timedelta(days=days - 1), on, by)
    desk.show(rules.of_day(on, passages, limit))
