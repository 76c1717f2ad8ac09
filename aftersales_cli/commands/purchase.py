"""Purchases."""

from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import (
    CustomerRef,
    Limit,
    OfCustomer,
    PurchaseRef,
    WhyLook,
    choice,
    emptied,
    note,
    number,
    text,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.errors.records import AlreadyAccepted, AlreadyDelivered, NotAccepted, NotDelivered
from aftersales_cli.rules import ids, purchases, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.fields import PurchaseField
from aftersales_cli.rules.followups import happened

app = group("Purchases: new, list, show, edit, deliver, accept.")

Category = Annotated[str | None, text("--category", "category", "What kind of thing it is.")]
Serial = Annotated[str | None, text("--serial", "serial number", "The serial or chassis number.", "NUMBER")]
Price = Annotated[
    int | None, typer.Option("--price", metavar="YUAN", parser=lambda value: texts.fen(str(value)), help="The price.")
]
BoughtOn = Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it was bought.")]
DeliverOn = Annotated[str | None, typer.Option("--deliver-on", metavar="DAY", help="The day planned for the delivery.")]
MovedIn = Annotated[str | None, typer.Option("--moved-in", metavar="WHEN", help="When it began to be lived with.")]
Quantity = Annotated[int | None, number("--quantity", "quantity", "How much of it, to know when it ends.", least=1)]
DailyUse = Annotated[
    int | None,
    typer.Option(
        "--daily-use", metavar="N", parser=lambda value: texts.thousandths(str(value), "daily use"),
        help="How much of it is used a day.",
    ),
]  # fmt: skip
Note = Annotated[str | None, note("--note", "note", "What else one should know.")]


def fields(
    desk: Desk,
    category: str | None = None,
    serial: str | None = None,
    price: int | None = None,
    note: str | None = None,
    bought: str | None = None,
    deliver_on: str | None = None,
    moved_in: str | None = None,
    quantity: int | None = None,
    daily_use: int | None = None,
) -> dict[str, object]:
    """The columns of what was given on the command line."""
    plain = {"category": category, "serial": serial, "price": price, "note": note, "quantity": quantity}
    found: dict[str, object] = {column: value for column, value in plain.items() if value is not None}
    if daily_use is not None:
        found["daily_use"] = daily_use
    if bought is not None:
        found["bought"] = happened(desk.when(bought, past=True), desk.now(), "purchase")
    if deliver_on is not None:
        found["deliver_on"] = desk.when(deliver_on).day
    if moved_in is not None:
        found["moved_in"] = happened(desk.when(moved_in, past=True), desk.now(), "moving in")
    return found


@app.command(
    "new", cls=Command,
    epilog='svc purchase new 张三 "Kunlun X5" --on 2026-11-18 --price 189800 --deliver-on sat',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="What was bought.")],
    bought: BoughtOn = None,
    category: Category = None,
    serial: Serial = None,
    price: Price = None,
    deliver_on: DeliverOn = None,
    moved_in: MovedIn = None,
    quantity: Quantity = None,
    daily_use: DailyUse = None,
    note: Note = None,
) -> None:
    """Enter a purchase; the playbook plans what must follow."""
    desk: Desk = ctx.obj
    given = {
        "item": texts.line(item, "item"),
        **fields(desk, category, serial, price, note, bought, deliver_on, moved_in, quantity, daily_use),
    }
    given = {"bought": When(desk.now().date())} | given
    with desk.change() as store:
        values = {"customer_id": store.customers.find(customer).id, **given}
        saved = store.purchases.enter(values, desk.now(), desk.user)
    desk.show(saved)


@app.command("deliver", cls=Command, epilog="svc purchase deliver S1\nsvc purchase deliver S1 --on 'yesterday 16:00'")
def deliver(
    ctx: typer.Context,
    purchase: PurchaseRef,
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it was handed over, if not now.")] = None,
) -> None:
    """Record that a purchase was handed over; the playbook plans what must follow."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        now = desk.now()
        bought = store.purchases.find(purchase)
        if bought.delivered_on is not None:
            raise AlreadyDelivered(id=ids.show(ids.PURCHASE, bought.id), value=bought.delivered_on.isoformat())
        when = happened(desk.when(on, past=True), now, "delivery") if on is not None else When(now.date(), now)
        saved = store.purchases.follow(store.purchases.change(bought, {"delivered": when}), "delivered", now, desk.user)
    desk.show(saved)


@app.command("accept", cls=Command, epilog="svc purchase accept S1\nsvc purchase accept S1 --moved-in 2026-11-20")
def accept(
    ctx: typer.Context,
    purchase: PurchaseRef,
    on: Annotated[str | None, typer.Option("--on", metavar="WHEN", help="When it was accepted, if not now.")] = None,
    moved_in: MovedIn = None,
) -> None:
    """Record that the customer accepted the work; the playbook plans what must follow."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        now = desk.now()
        bought = store.purchases.find(purchase)
        if bought.accepted_on is not None:
            raise AlreadyAccepted(id=ids.show(ids.PURCHASE, bought.id), value=bought.accepted_on.isoformat())
        when = happened(desk.when(on, past=True), now, "acceptance") if on is not None else When(now.date(), now)
        given = fields(desk, moved_in=moved_in) | {"accepted": when}
        saved = store.purchases.follow(store.purchases.change(bought, given), "accepted", now, desk.user)
    desk.show(saved)


@app.command("edit", cls=Command, epilog="svc purchase edit S1 --price 185000\nsvc purchase edit S1 --on 2026-11-17")
def edit(
    ctx: typer.Context,
    purchase: PurchaseRef,
    item: Annotated[str | None, text("--item", "item", "What was bought.")] = None,
    bought: BoughtOn = None,
    category: Category = None,
    serial: Serial = None,
    price: Price = None,
    deliver_on: DeliverOn = None,
    delivered: Annotated[
        str | None, typer.Option("--delivered", metavar="WHEN", help="When it was really handed over.")
    ] = None,
    accepted: Annotated[
        str | None, typer.Option("--accepted", metavar="WHEN", help="When it was really accepted.")
    ] = None,
    moved_in: MovedIn = None,
    quantity: Quantity = None,
    daily_use: DailyUse = None,
    note: Note = None,
    clear: Annotated[list[PurchaseField] | None, choice("--clear", PurchaseField, "field", "A field to empty.")] = None,
) -> None:
    """Correct a purchase. Follow-ups that nobody has touched are counted anew from corrected dates."""
    desk: Desk = ctx.obj
    now = desk.now()
    given = fields(desk, category, serial, price, note, bought, deliver_on, moved_in, quantity, daily_use) | (
        {"item": item} if item is not None else {}
    )
    if delivered is not None:
        given["delivered"] = happened(desk.when(delivered, past=True), now, "delivery")
    if accepted is not None:
        given["accepted"] = happened(desk.when(accepted, past=True), now, "acceptance")
    given = emptied(given, clear)
    if not given:
        raise NothingToChange(example="--price")
    with desk.change() as store:
        before = store.purchases.find(purchase)
        if delivered is not None and before.delivered_on is None:
            raise NotDelivered(id=ids.show(ids.PURCHASE, before.id))
        if accepted is not None and before.accepted_on is None:
            raise NotAccepted(id=ids.show(ids.PURCHASE, before.id))
        saved = store.purchases.follow(store.purchases.change(before, given), "changed", now, desk.user)
    desk.show(saved)


@app.command("list", cls=Listing, epilog="svc purchase list --customer 张三")
def list_(ctx: typer.Context, customer: OfCustomer = None, category: Category = None, limit: Limit = None) -> None:
    """List purchases, newest first."""
    desk: Desk = ctx.obj
    who = desk.store.customers.find(customer).id if customer is not None else None
    desk.show(purchases.PurchaseList(*desk.store.purchases.listed(who, category, limit)))


@app.command("show", cls=Command, epilog="svc purchase show S1")
def show(ctx: typer.Context, purchase: PurchaseRef, why: WhyLook = None) -> None:
    """Show a purchase with its warranty and the follow-ups that came of it."""
    desk: Desk = ctx.obj
    found = desk.store.purchases.find(purchase)
    outlets.log_look(desk, Look.PURCHASE, [found.customer_id], why)
    duties, _ = desk.store.followups.listed(purchase=found.id, state=None)
    desk.show(purchases.PurchaseCard(found, duties, desk.store.warranty.standing(found.id, desk.now().date())))
