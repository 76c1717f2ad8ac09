"""Enquiries of those who left without buying."""

from typing import Annotated

import typer

from aftersales_cli import outlets, phones, pinyin
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import Limit, OfCustomer, OfStaff, WhyLook, choice, emptied, known, text
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.rules import customers, enquiries, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.events import Channel
from aftersales_cli.rules.fields import EnquiryField

app = group("Enquiries: new, list, show, edit, close, explain.")

EnquiryRef = Annotated[
    str, typer.Argument(metavar="ENQUIRY", autocompletion=known("enquiry"), help="The enquiry's id, such as Q2.")
]
Model = Annotated[str | None, text("--model", "model", "What the visitor looked at.")]
Budget = Annotated[
    int | None,
    typer.Option("--budget", metavar="YUAN", parser=lambda value: texts.fen(str(value)), help="What it may cost."),
]
WantedWhen = Annotated[str | None, text("--when", "date wanted", "When it is wanted, in the visitor's words.")]
Compared = Annotated[str | None, text("--compared", "brands compared", "What else the visitor is looking at.")]
WhyNot = Annotated[str | None, text("--why-not", "reason", "Why nothing was bought yet.")]


@app.command(
    "new", cls=Command, epilog='svc enquiry new 王五 --phone "138 0000 7777" --model "Kunlun X7" --budget 250000 '
    '--compared "Taishan S9" --why-not "Wants to ask his wife"\nsvc enquiry new --model "Kunlun X5" --test-drive',
)  # fmt: skip
def new(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The visitor's name, if known, or a customer's id.")
    ] = None,
    phone: Annotated[str | None, text("--phone", "phone", "The phone number, in any spelling.", "NUMBER")] = None,
    model: Model = None,
    budget: Budget = None,
    wanted_when: WantedWhen = None,
    compared: Compared = None,
    why_not: WhyNot = None,
    test_drive: Annotated[bool, typer.Option("--test-drive", help="The visitor drove one.")] = False,
    via: Annotated[Channel, choice("--via", Channel, "channel", "The way the visitor came.")] = Channel.WALK_IN,
) -> None:
    """Take down who left without buying; a call is due within 48 hours.

    Who is not registered yet is registered as a prospect. Where neither name nor phone is known, the visit counts in
    `svc traffic` and there is nobody to call.
    """
    desk: Desk = ctx.obj
    called = texts.line(name, "name") if name is not None else None
    number = phones.parse(phone, desk.store.settings["region"]) if phone is not None else None
    with desk.change() as store:
        sharing = store.customers.sharing_phone(number)
        if called and customers.like_id(called):
            who: customers.Customer | None = enquiries.of_id(store.customers.find(called), number)
        else:
            who = enquiries.known_as(called, number, sharing, store.customers.named(called) if called else ())
        registered = who is None and bool(called or number)
        if registered:
            label = called or str(phone)
            prospect: dict[str, object] = {
                "name": label, "initials": pinyin.initials(label), "phone": number, "do_not_call": 0,
                "kind": CustomerKind.PROSPECT, "keeper_id": desk.me and desk.me.id,
                "since": desk.now().date().isoformat(),
            }  # fmt: skip
            who = store.customers.add(prospect)
        told = (model, budget, wanted_when, compared, why_not, test_drive, via)
        taken = store.enquiries.take(enquiries.EnquiryDraft(who and who.id, *told), desk.now(), desk.user)
    desk.show(enquiries.EnquirySaved(taken, "new", registered))


@app.command(
    "close", cls=Command, epilog="svc enquiry close Q2 --bought S7\nsvc enquiry close Q2 --lost 'Bought a Taishan'"
)
def close(
    ctx: typer.Context,
    enquiry: EnquiryRef,
    bought: Annotated[
        str | None,
        typer.Option("--bought", metavar="PURCHASE", autocompletion=known("purchase"), help="What was bought."),
    ] = None,
    lost: Annotated[str | None, text("--lost", "reason", "Why nothing will be bought; it is kept.", "REASON")] = None,
) -> None:
    """Close an enquiry: the visitor has bought, or never will."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found = enquiries.closing(store.enquiries.find(enquiry), bought, lost)
        purchase = None
        if bought is not None:
            number = store.purchases.find_of(bought, found.customer_id or 0, found.customer or "")
            purchase = enquiries.came_of(found, store.purchases.get(number)).id
        closed = store.enquiries.close(found, purchase, lost, desk.now(), desk.user)
    desk.show(closed)


@app.command("edit", cls=Command, epilog="svc enquiry edit Q2 --budget 280000")
def edit(
    ctx: typer.Context,
    enquiry: EnquiryRef,
    model: Model = None,
    budget: Budget = None,
    wanted_when: WantedWhen = None,
    compared: Compared = None,
    why_not: WhyNot = None,
    test_drive: Annotated[
        bool | None, typer.Option("--test-drive/--no-test-drive", help="Whether the visitor drove one.")
    ] = None,
    clear: Annotated[list[EnquiryField] | None, choice("--clear", EnquiryField, "field", "A field to empty.")] = None,
) -> None:
    """Correct or complete an enquiry."""
    desk: Desk = ctx.obj
    plain = {"model": model, "budget": budget, "when": wanted_when, "compared": compared, "why_not": why_not}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if "when" in given:
        given["wanted_when"] = given.pop("when")
    if test_drive is not None:
        given["test_drive"] = int(test_drive)
    if not given:
        raise NothingToChange(example="--model")
    with desk.change() as store:
        changed = store.enquiries.change(store.enquiries.find(enquiry), given, desk.now(), desk.user)
    desk.show(enquiries.EnquirySaved(changed, "edited"))


@app.command("list", cls=Listing, epilog="svc enquiry list\nsvc enquiry list --staff me --all")
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    staff: OfStaff = None,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    limit: Limit = None,
) -> None:
    """List enquiries, oldest first; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    who = desk.store.customers.find(customer).id if customer is not None else None
    kept = desk.member(staff).id if staff is not None else None
    desk.show(enquiries.EnquiryList(*desk.store.enquiries.listed(who, closed=every, assignee=kept, limit=limit)))


@app.command("show", cls=Command, epilog="svc enquiry show Q2")
def show(ctx: typer.Context, enquiry: EnquiryRef, why: WhyLook = None) -> None:
    """Show an enquiry with its record."""
    desk: Desk = ctx.obj
    found = desk.store.enquiries.find(enquiry)
    outlets.log_look(desk, Look.ENQUIRY, [found.customer_id] if found.customer_id else [], why)
    desk.show(enquiries.EnquiryCard(found, desk.store.cases.record(found, desk.now())))


@app.command("explain", cls=Command, epilog="svc enquiry explain Q2")
def explain(ctx: typer.Context, enquiry: EnquiryRef) -> None:
    """Explain every deadline of an enquiry to the minute: what counted, what did not and why, what is left."""
    desk: Desk = ctx.obj
    desk.show(desk.store.cases.explained(desk.store.enquiries.find(enquiry), desk.now()))
