"""Playbooks."""

from typing import Annotated

import typer

from aftersales_cli import playbooks
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.desk import Desk
from aftersales_cli.rules.playbook import PlaybookCard, PlaybookList

app = group("The trade's after-sales policy: list, show.")


@app.command("list", cls=Listing, epilog="svc playbook list")
def list_(ctx: typer.Context) -> None:
    """List the playbooks there are."""
    desk: Desk = ctx.obj
    current = desk.store.policy.current().name if desk.path.exists() else None
    desk.show(PlaybookList(tuple(map(playbooks.load, playbooks.names())), current))


@app.command("show", cls=Command, epilog="svc playbook show\nsvc playbook show generic")
def show(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="PLAYBOOK", autocompletion=playbooks.beginning, help="Its name; else the store's own."),
    ] = None,
) -> None:
    """Show what a playbook says: which contact, when, by what way; and the causes of complaints."""
    desk: Desk = ctx.obj
    if name is None:
        desk.show(PlaybookCard(desk.store.policy.current(), desk.store.policy.causes()))
    else:
        desk.show(PlaybookCard(playbooks.load(name), playbooks.causes()))
