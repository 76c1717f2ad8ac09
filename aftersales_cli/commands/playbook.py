"""Playbooks."""

from typing import Annotated

import typer

from aftersales_cli import calendars, playbooks
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import choice, text
from aftersales_cli.desk import Desk
from aftersales_cli.rules import foresight
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.planning import Whom
from aftersales_cli.rules.playbook import (
    Foreseen,
    PlaybookCard,
    PlaybookChecked,
    PlaybookList,
    PlaybookPreview,
    other_causes,
)
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.uptake import TakenUp, differences

app = group("The trade's after-sales policy: list, show, use, check, preview.")


@app.command("list", cls=Listing, epilog="svc playbook list")
def list_(ctx: typer.Context) -> None:
    """List the playbooks there are."""
    desk: Desk = ctx.obj
    current = desk.store.policy.current().name if desk.has_store else None
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
    other: Annotated[
        str | None,
        typer.Option(
            "--diff",
            metavar="PLAYBOOK|FILE",
            autocompletion=playbooks.beginning,
            help="Only what it says differently from this one.",
        ),
    ] = None,
) -> None:
    """Show what a playbook says: contacts, deadlines, hours, tries in vain, warranty, and the causes of complaints."""
    desk: Desk = ctx.obj
    book = desk.store.policy.current() if name is None else playbooks.named(name)
    if other is not None:
        desk.show(differences(book, playbooks.named(other)))
    else:
        desk.show(PlaybookCard(book, desk.store.policy.causes() if name is None else playbooks.causes()))


@app.command("use", cls=Listing, epilog="svc playbook use windows --dry-run\nsvc playbook use my-trade.toml")
def use(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="PLAYBOOK|FILE", autocompletion=playbooks.beginning, help="Its name or its file."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Work by another playbook from now on. Open follow-ups that nobody has touched are counted anew or called off.

    On a terminal what changes is shown first.
    """
    desk: Desk = ctx.obj
    book = playbooks.named(name)
    asked = desk.asks and not dry_run
    if dry_run or asked:
        desk.show(desk.store.uptakes.look(book, desk.now())._replace(tried=True))
    if asked:
        desk.ask(desk.words("Work by it from now on?"))
    if not dry_run:
        with desk.change() as store:
            calendars.fill_once(store, desk.now().date())
            change = store.uptakes.carry_out(store.uptakes.look(book, desk.now()), desk.now(), desk.user)
        desk.show(TakenUp(book) if asked else change)


@app.command("check", cls=Command, epilog="svc playbook check my-trade.toml")
def check(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The playbook file, such as my-trade.toml.")],
) -> None:
    """Check a playbook file of your own; what is wrong is named by table and key, with what would be right."""
    desk: Desk = ctx.obj
    book = playbooks.named(file)
    desk.show(PlaybookChecked(file, book, other_causes(book, playbooks.causes())))


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
    category: Annotated[str | None, text("--category", "category", "Of what kind of thing.")] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Up to which day; else all, and two years of what comes again."),
    ] = None,
) -> None:
    """Show every date that a playbook makes of an event, if each follow-up is made on its day; nothing is written.

    A playbook that is named needs no store: without one, the machine's time zone and the public holidays are counted.
    """
    desk: Desk = ctx.obj
    book = desk.store.policy.current() if name is None else playbooks.named(name)
    event = desk.when(on) if on is not None else When(desk.now().date(), desk.now())
    last = desk.when(until).day if until is not None else None
    rules, zone = {rule.id: rule for rule in book.followups}, desk.now().tzinfo
    if desk.has_store:
        frame = desk.store.plans.frame_of(book)
    else:
        frame = calendars.frame(book, event.day, foresight.horizon(event.day, last), zone)
    found = foresight.everything(book.followups, after, event, last, Whom(kind, category), zone, frame)
    items = tuple(Foreseen(rules[plan.rule], plan) for plan in found)
    deadlines = foresight.deadlines(book.clocks, after, event, last, zone, frame)
    desk.show(PlaybookPreview(book, after, event, kind, items, deadlines))
