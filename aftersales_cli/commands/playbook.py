"""Playbooks."""

from typing import Annotated

import typer

from aftersales_cli import playbooks
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import choice
from aftersales_cli.desk import Desk
from aftersales_cli.rules import planning
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.playbook import Foreseen, PlaybookCard, PlaybookChecked, PlaybookList, PlaybookPreview
from aftersales_cli.rules.triggers import Trigger

app = group("The trade's after-sales policy: list, show, check, preview.")


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
        typer.Argument(
            metavar="PLAYBOOK|FILE",
            autocompletion=playbooks.beginning,
            help="Its name or its file; else the store's own.",
        ),
    ] = None,
) -> None:
    """Show what a playbook says: which contact, when, by what way; and the causes of complaints."""
    desk: Desk = ctx.obj
    if name is None:
        desk.show(PlaybookCard(desk.store.policy.current(), desk.store.policy.causes()))
    else:
        desk.show(PlaybookCard(playbooks.named(name), playbooks.causes()))


@app.command("check", cls=Command, epilog="svc playbook check my-trade.toml")
def check(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The playbook file, such as my-trade.toml.")],
) -> None:
    """Check a playbook file of your own; what is wrong is named by table and key, with what would be right."""
    desk: Desk = ctx.obj
    desk.show(PlaybookChecked(file, playbooks.named(file)))


@app.command(
    "preview", cls=Listing, epilog="svc playbook preview --after delivery --on fri\n"
    "svc playbook preview my-trade.toml --after purchase --on 2026-12-01 --kind vip",
)  # fmt: skip
def preview(
    ctx: typer.Context,
    after: Annotated[Trigger, choice("--after", Trigger, "event", "What happens.")],
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="PLAYBOOK|FILE",
            autocompletion=playbooks.beginning,
            help="Its name or its file; else the store's own.",
        ),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it happens, if not now.")] = None,
    kind: Annotated[
        CustomerKind, choice("--kind", CustomerKind, "customer kind", "To what kind of customer.")
    ] = CustomerKind.NEW,
) -> None:
    """Show every date that a playbook makes of an event; nothing is written."""
    desk: Desk = ctx.obj
    book = desk.store.policy.current() if name is None else playbooks.named(name)
    event = desk.when(on) if on is not None else When(desk.now().date(), desk.now())
    rules = {rule.id: rule for rule in book.followups}
    found = planning.foresee(book.followups, after, event, kind, desk.now().tzinfo)
    desk.show(PlaybookPreview(book, after, event, kind, tuple(Foreseen(rules[one], due) for one, due in found)))
