"""The store file."""

import typer

from aftersales_cli import places
from aftersales_cli.commands import Command, group
from aftersales_cli.desk import Desk
from aftersales_cli.rules.store import StorePath

app = group("The store file: path, check.")


@app.command("path", cls=Command, epilog="svc db path")
def path(ctx: typer.Context) -> None:
    """Show where the store file is."""
    desk: Desk = ctx.obj
    desk.show(StorePath(str(desk.path.absolute()), places.occupied(desk.path)))


@app.command("check", cls=Command, epilog="svc db check")
def check(ctx: typer.Context) -> None:
    """Check the store file; exit code 5 if anything is wrong with it."""
    desk: Desk = ctx.obj
    report = desk.store.checks.report()
    desk.show(report)
    if not report.sound:
        raise typer.Exit(5)
