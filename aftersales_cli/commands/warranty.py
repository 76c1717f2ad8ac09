"""Warranty."""

from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import Limit, OfCustomer, OfStaff, PurchaseRef, WhyLook, choice, number, text
from aftersales_cli.desk import Desk
from aftersales_cli.rules import claims, ids, jobs
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.warranty import Claim, Fault

app = group("Warranty: check, list, rights.")

REFUSED = 4


@app.command(
    "check", cls=Command,
    epilog="svc warranty check S1 --component paint --fault defect\n"
    "svc warranty check S1 --km 45000 --on 2026-11-20\n"
    'svc --user 王芳 warranty check S1 --fault misuse --exception "Goodwill: third car"',
)  # fmt: skip
def check(
    ctx: typer.Context,
    purchase: PurchaseRef,
    component: Annotated[
        str | None,
        text("--component", "component", "What it is about, by its word, or its title or a part of it; else all."),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="On which day, if not today.")] = None,
    km: Annotated[
        int | None, number("--km", "odometer", "What the odometer shows, if not as last noted.", most=jobs.FARTHEST_KM)
    ] = None,
    uses: Annotated[int | None, number("--uses", "uses", "How often it was used.")] = None,
    fault: Annotated[
        Fault, choice("--fault", Fault, "fault", "What the damage comes of; else a defect.")
    ] = Fault.DEFECT,
    exception: Annotated[
        str | None,
        text("--exception", "reason", "Cover it all the same, for this reason: a manager or the owner.", "REASON"),
    ] = None,
    why: WhyLook = None,
) -> None:
    """Say whether a purchase is covered, by which clause, how long, and who pays; exit code 0 covered, 4 not.

    Without --component all are listed. Where the trade has a term for "everything else", that one decides the exit
    code; else it is 0 if any is covered. An exception covers one claim: this component, fault and day.
    """
    desk: Desk = ctx.obj
    claim = Claim(desk.day(on), fault, km, uses)
    if exception is None:
        found = desk.store.warranty.check(desk.store.purchases.find(purchase).id, component, claim)
    else:
        claims.entitled(desk.me, desk.store.staff.team(), desk.caller)
        with desk.change() as store:
            bought = store.purchases.find(purchase).id
            refused = store.warranty.check(bought, component, claim)
            asked = claims.wanting(refused, ids.show(ids.PURCHASE, bought), desk.now().date())
            store.warranty.exempt(bought, asked, claim, exception, desk.now(), desk.user)
            found = store.warranty.check(bought, component, claim)._replace(recorded=True)
    outlets.log_look(desk, Look.WARRANTY, [found.held.customer_id], why)
    desk.show(found)
    if not found.covered:
        raise typer.Exit(REFUSED)


@app.command("list", cls=Listing, epilog="svc warranty list --ending 30d\nsvc warranty list --ending 3mo --staff me")
def list_(
    ctx: typer.Context,
    ending: Annotated[
        str, typer.Option("--ending", metavar="SPAN", help="Those that end within so long from today.")
    ] = "30d",
    customer: OfCustomer = None,
    staff: OfStaff = None,
    limit: Limit = None,
) -> None:
    """List the terms that end soon, the first to end first."""
    desk: Desk = ctx.obj
    today = desk.now().date()
    until = claims.horizon(today, ending)
    who = desk.store.customers.find(customer).id if customer is not None else None
    keeper = desk.member(staff).id if staff is not None else None
    desk.show(claims.EndingList(today, until, *desk.store.warranty.ending(today, until, who, keeper, limit)))


@app.command("rights", cls=Command, epilog="svc warranty rights S1")
def rights(ctx: typer.Context, purchase: PurchaseRef, why: WhyLook = None) -> None:
    """Show what was agreed for a purchase: each term, from when to when, who pays for what, by which clause."""
    desk: Desk = ctx.obj
    found = desk.store.warranty.rights(desk.store.purchases.find(purchase).id, desk.now().date())
    outlets.log_look(desk, Look.RIGHTS, [found.held.customer_id], why)
    desk.show(found)
