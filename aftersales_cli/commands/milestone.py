"""Milestones."""

from typing import Annotated

import typer

from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import CustomerRef, Limit, OfCustomer, choice, known, note
from aftersales_cli.desk import Desk
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.followups import happened
from aftersales_cli.rules.milestones import TYPED, MilestoneDraft, MilestoneKind, MilestoneList, typed

app = group("Milestones: new, list, remove.")

OfPurchase = Annotated[
    str | None,
    typer.Option("--purchase", metavar="PURCHASE", autocompletion=known("purchase"), help="Of which purchase."),
]


@app.command(
    "new", cls=Command,
    epilog="svc milestone new 张三 half-done --purchase S1\nsvc milestone new 张三 bought-elsewhere --on 2026-11-18",
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[
        MilestoneKind,
        typer.Argument(
            metavar="WHAT",
            parser=typed,
            autocompletion=lambda incomplete: [kind for kind in TYPED if kind.startswith(incomplete)],
            help="contract, half-done, unit-received, trip-ended, event-attended, event-bought, resolution, "
            "bought-elsewhere or exchanged.",
        ),
    ],
    purchase: OfPurchase = None,
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it was, if not now.")] = None,
    said: Annotated[str | None, note("--note", "note", "What else one should know.")] = None,
) -> None:
    """Record what happened; the playbook plans what must follow."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        now, who = desk.now(), store.customers.find(customer)
        when = happened(desk.when(on, past=True), now, "milestone") if on is not None else When(now.date(), now)
        bought = store.purchases.find_of(purchase, who.id, who.name) if purchase is not None else None
        saved = store.milestones.record(MilestoneDraft(who.id, bought, what, when, said), now, desk.user)
    desk.show(saved)


@app.command("list", cls=Listing, epilog="svc milestone list --customer 张三")
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    what: Annotated[MilestoneKind | None, choice("--kind", MilestoneKind, "milestone", "Only these.")] = None,
    limit: Limit = None,
) -> None:
    """List milestones, newest first."""
    desk: Desk = ctx.obj
    who = desk.store.customers.find(customer).id if customer is not None else None
    desk.show(MilestoneList(*desk.store.milestones.listed(who, kind=what, limit=limit)))


@app.command("remove", cls=Command, epilog="svc milestone remove T3")
def remove(
    ctx: typer.Context,
    milestone: Annotated[
        str,
        typer.Argument(metavar="MILESTONE", autocompletion=known("milestone"), help="The milestone's id, such as T3."),
    ],
) -> None:
    """Take away a milestone that was a mistake; what it planned is called off."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        saved = store.milestones.remove(store.milestones.find(milestone), desk.now(), desk.user)
    desk.show(saved)
