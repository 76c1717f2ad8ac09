"""Complaints."""

from typing import Annotated

import typer

from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import ComplaintRef, CustomerRef, Limit, OfCustomer, choice, known, text
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NotCustomers
from aftersales_cli.rules import complaints, ids, texts
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.events import CaseKind, Channel

app = group("Complaints: new, list, show.")

Cause = Annotated[
    str | None,
    typer.Option(
        "--cause",
        metavar="CAUSE",
        autocompletion=known("cause"),
        help="The cause, such as product/manufacturing or service.",
    ),
]


@app.command(
    "new", cls=Command,
    epilog='svc complaint new 张三 "Gearbox jerks when cold" --cause product/manufacturing --severity high',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is wrong, in the customer's words.")],
    cause: Cause = None,
    severity: Annotated[
        Severity, choice("--severity", Severity, "severity", "How bad it is for the customer.")
    ] = Severity.NORMAL,
    purchase: Annotated[
        str | None,
        typer.Option("--purchase", metavar="PURCHASE", autocompletion=known("purchase"), help="What it is about."),
    ] = None,
    via: Annotated[Channel, choice("--via", Channel, "channel", "The way it came in.")] = Channel.CALL,
    wants: Annotated[str | None, text("--wants", "wish", "What the customer wants.")] = None,
) -> None:
    """Register a complaint; it stands on today's list until somebody has dealt with it."""
    desk: Desk = ctx.obj
    said = texts.note(what, "complaint")
    with desk.change() as store:
        who = store.customers.find(customer)
        about = store.purchases.find(purchase) if purchase is not None else None
        if about and about.customer_id != who.id:
            raise NotCustomers(id=ids.show(ids.PURCHASE, about.id), value=who.name)
        earlier, _ = store.cases.listed(who.id, closed=True)
        known = store.policy.cause(cause) if cause is not None else None
        values = {
            "kind": CaseKind.COMPLAINT, "customer_id": who.id, "purchase_id": about and about.id, "what": said,
            "cause": known, "severity": severity, "via": via, "wants": wants,
        }  # fmt: skip
        opened = store.cases.open(values, desk.now(), desk.user)
    desk.show(complaints.ComplaintOpened(opened, earlier))


@app.command("list", cls=Listing, epilog="svc complaint list\nsvc complaint list --cause service --all")
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    cause: Cause = None,
    severity: Annotated[Severity | None, choice("--severity", Severity, "severity", "Only these.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    limit: Limit = None,
) -> None:
    """List complaints, oldest first; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer).id if customer is not None else None
    known = store.policy.cause(cause) if cause is not None else None
    found = store.cases.listed(who, closed=every, severity=severity, cause=known, limit=limit)
    desk.show(complaints.ComplaintList(*found))


@app.command("show", cls=Command, epilog="svc complaint show C3")
def show(ctx: typer.Context, complaint: ComplaintRef) -> None:
    """Show a complaint with its record."""
    desk: Desk = ctx.obj
    found = desk.store.cases.find(complaint)
    others, _ = desk.store.cases.listed(found.customer_id, closed=True)
    desk.show(complaints.ComplaintCard(found, tuple(one for one in others if one.id != found.id)))
