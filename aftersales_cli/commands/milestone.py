"""Milestones."""

from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import (
    CustomerRef,
    Limit,
    OfCustomer,
    WhyLook,
    choice,
    emptied,
    known,
    note,
    numbered,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.fields import MilestoneField
from aftersales_cli.rules.followups import happened
from aftersales_cli.rules.milestones import (
    TYPED,
    MilestoneCard,
    MilestoneDraft,
    MilestoneKind,
    MilestoneList,
    correctable,
    typed,
)

app = group("Milestones: new, list, show, edit, remove.")

MilestoneRef = Annotated[
    str,
    typer.Argument(metavar="MILESTONE", autocompletion=known("milestone"), help="The milestone's id, such as T3."),
]
OfPurchase = Annotated[
    str | None,
    typer.Option("--purchase", metavar="PURCHASE", autocompletion=known("purchase"), help="Of which purchase."),
]
Note = Annotated[str | None, note("--note", "note", "What else one should know.")]


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
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it happened, if not now.")] = None,
    said: Note = None,
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


@app.command("show", cls=Command, epilog="svc milestone show T3")
def show(ctx: typer.Context, milestone: MilestoneRef, why: WhyLook = None) -> None:
    """Show a milestone with the follow-ups that came of it."""
    desk: Desk = ctx.obj
    found = desk.store.milestones.find(milestone)
    outlets.log_look(desk, Look.MILESTONE, [found.customer_id], why)
    desk.show(MilestoneCard(found, desk.store.milestones.followups(found)))


@app.command(
    "edit", cls=Command, epilog="svc milestone edit T3 --on 2026-11-17\nsvc milestone edit T3 --clear purchase"
)
def edit(
    ctx: typer.Context,
    milestone: MilestoneRef,
    purchase: OfPurchase = None,
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it really was.")] = None,
    said: Note = None,
    clear: Annotated[
        list[MilestoneField] | None, choice("--clear", MilestoneField, "field", "A field to empty.")
    ] = None,
) -> None:
    """Correct a milestone. Follow-ups that nobody has touched are counted anew from a corrected day."""
    desk: Desk = ctx.obj
    now = desk.now()
    plain = {"purchase": purchase, "note": said}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if on is not None:
        given["happened"] = happened(desk.when(on, past=True), now, "milestone")
    if not given:
        raise NothingToChange(example="--on")
    with desk.change() as store:
        before = correctable(store.milestones.find(milestone))
        named = numbered(desk, given, before.customer_id, before.customer)
        saved = store.milestones.change(before, named, now, desk.user)
    desk.show(saved)


@app.command("remove", cls=Command, epilog="svc milestone remove T3")
def remove(ctx: typer.Context, milestone: MilestoneRef) -> None:
    """Take away a milestone that was a mistake; what it planned is called off."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        saved = store.milestones.remove(store.milestones.find(milestone), desk.now(), desk.user)
    desk.show(saved)
