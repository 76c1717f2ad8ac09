"""Promises."""

from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import (
    Amount,
    CustomerRef,
    Limit,
    OfCustomer,
    OfStaff,
    Owner,
    Why,
    WhyLook,
    choice,
    emptied,
    known,
    numbered,
    state_of,
    text,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors import Contradiction, NothingToChange
from aftersales_cli.rules import authority, followups, ids, promises, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.events import PromiseState
from aftersales_cli.rules.fields import PromiseField
from aftersales_cli.rules.loop import not_about
from aftersales_cli.rules.promises import Pledge, Told

app = group("Promises: new, list, show, confirm, keep, move, edit, waive.")

PromiseRef = Annotated[
    str, typer.Argument(metavar="PROMISE", autocompletion=known("promise"), help="The promise's id, such as P3.")
]
Restock = Annotated[
    str | None,
    typer.Option("--restock", metavar="WHEN", help="When what is out of stock comes in; the promise is due after it."),
]


@app.command(
    "new", cls=Command, epilog='svc promise new 张三 "Floor mat sent free of charge" --due fri\n'
    'svc promise new 张三 "Answer of the maker" --due "mon 17:00" --about C3 --owner 李娜\n'
    'svc promise new 张三 "Free service" --makes-good P3 --remedy compensation --amount 600\n'
    'svc promise new 张三 "Winter tyres" --due "next fri" --restock "next wed"',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is promised.")],
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="Until when.")] = None,
    owner: Owner = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="CASE", help="The case it is about: C3, J5 or Q2."),
    ] = None,
    remedy: Annotated[Remedy | None, choice("--remedy", Remedy, "remedy", "What it does for the customer.")] = None,
    amount: Amount = None,
    makes_good: Annotated[
        str | None,
        typer.Option(
            "--makes-good", metavar="PROMISE", autocompletion=known("promise"), help="The promise that it makes good."
        ),
    ] = None,
    restock: Restock = None,
) -> None:
    """Make a promise to a customer; without a date it is due at the next contact, at the latest in 7 days.

    What is beyond your authority waits for the yes of somebody above. What is said while a contact is logged is
    promised with `svc log-call ... --promise`.
    """
    desk: Desk = ctx.obj
    said = Told(texts.line(what, "promise"), followups.ahead(desk.when(due), desk.now()) if due is not None else None)
    comes = followups.ahead(desk.when(restock), desk.now()).day if restock is not None else None
    with desk.change() as store:
        who, price = store.customers.find(customer), None if amount is None else amount * 100
        until = promises.until(said, None, store.due.of(who.id), desk.now())
        until = promises.stocked(until, comes, due is not None)
        case = store.cases.find_of(about, who.id, who.name) if about is not None else None
        good = store.promises.find_of(makes_good, who.id, who.name).id if makes_good is not None else None
        mine = desk.member(owner) if owner is not None else desk.me
        asked = remedy is not None or price is not None
        rank = authority.needed(store.policy.limits(), desk.me, remedy, price) if asked else None
        made = store.promises.get(store.promises.write(
            who.id, said.what, until, desk.now(), desk.user, owner=mine and mine.id, case=case,
            pledge=Pledge(remedy, price, rank, good, comes),
        ))  # fmt: skip
        nobody = authority.beyond_all(rank, store.staff.team())
    desk.show(promises.PromiseSaved(desk.now(), made, "new", nobody=nobody))


@app.command("keep", cls=Command, epilog='svc promise keep P3\nsvc promise keep P3 --why "Handed over at the counter"')
def keep(
    ctx: typer.Context,
    promise: PromiseRef,
    why: Annotated[str | None, text("--why", "reason", "How it was kept; it stays on file.", "TEXT")] = None,
) -> None:
    """Record that a promise was kept."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found = promises.confirmed(store.promises.find(promise))
        store.promises.close(found.id, PromiseState.KEPT, desk.now(), desk.user, why)
        kept = store.promises.get(found.id)
    desk.show(promises.PromiseSaved(desk.now(), kept, "kept"))


@app.command(
    "confirm", cls=Command, epilog='svc promise confirm P3\nsvc promise confirm P3 --no "One service is enough"'
)
def confirm(
    ctx: typer.Context,
    promise: PromiseRef,
    no: Annotated[str | None, text("--no", "reason", "It is not confirmed, for this reason.", "REASON")] = None,
) -> None:
    """Confirm a promise beyond somebody's authority, or reject it: then who made it tells the customer."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found, now = store.promises.find(promise), desk.now()
        if found.case is not None and found.case.startswith(ids.COMPLAINT):
            not_about(store.complaints.find(found.case), desk.me)
        last = promises.answered(store.promises.record.of(found.id))
        authority.confirming(ids.show(ids.PROMISE, found.id), found.pending, desk.me, desk.caller, last)
        answer = None
        if no is None:
            store.promises.confirm(found.id, now, desk.user)
        else:
            by = promises.answer_by(found, store.due.of(found.customer_id), now)
            store.promises.close(found.id, PromiseState.REJECTED, now, desk.user, no)
            told = desk.words("Tell the customer that it is not possible: {what} ({why})", what=found.what, why=no)
            answer = store.promises.answer(found, told, by, now, desk.user)
        settled = store.promises.get(found.id)
    desk.show(promises.PromiseSaved(desk.now(), settled, "rejected" if answer else "confirmed", answer))


@app.command("waive", cls=Command, epilog='svc promise waive P3 --why "Customer has bought one herself"')
def waive(ctx: typer.Context, promise: PromiseRef, why: Why) -> None:
    """Record that the customer no longer wants a promise kept."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found = promises.still_open(store.promises.find(promise))
        store.promises.close(found.id, PromiseState.WAIVED, desk.now(), desk.user, why)
        waived = store.promises.get(found.id)
    desk.show(promises.PromiseSaved(desk.now(), waived, "waived"))


@app.command("move", cls=Command, epilog="svc promise move P3 'next fri' --told")
def move(
    ctx: typer.Context,
    promise: PromiseRef,
    to: Annotated[str, typer.Argument(metavar="WHEN", help="Until when instead.")],
    told: Annotated[bool, typer.Option("--told", help="The customer knows and agrees.")] = False,
    why: Annotated[str | None, text("--why", "reason", "The reason; it is kept.", "REASON")] = None,
) -> None:
    """Agree a new date for a promise; the first date stays on file. Refused unless the customer was told."""
    desk: Desk = ctx.obj
    when = followups.ahead(desk.when(to), desk.now())
    with desk.change() as store:
        found = promises.movable(store.promises.find(promise), told)
        promises.stocked(when, found.restock_on, True)
        before = When(found.due_on, found.due_at)
        store.promises.move(found.id, before, when, desk.now(), desk.user, why)
        moved = store.promises.get(found.id)
    desk.show(promises.PromiseSaved(desk.now(), moved, "moved"))


@app.command(
    "edit", cls=Command, epilog='svc promise edit P3 --what "Two floor mats"\nsvc promise edit P3 --restock fri'
)
def edit(
    ctx: typer.Context,
    promise: PromiseRef,
    what: Annotated[str | None, text("--what", "promise", "What is promised.")] = None,
    owner: Owner = None,
    restock: Restock = None,
    clear: Annotated[list[PromiseField] | None, choice("--clear", PromiseField, "field", "A field to empty.")] = None,
) -> None:
    """Correct what is promised, who keeps it or when goods come in; dates are moved with `svc promise move`.

    Where its words change, what is beyond your authority waits for a yes anew.
    """
    desk: Desk = ctx.obj
    plain = {"what": what, "owner": owner, "restock": restock}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if not given:
        raise NothingToChange(example="--what")
    comes = followups.ahead(desk.when(restock), desk.now()).day if restock is not None else None
    if "restock" in given:
        given["restock_on"] = given.pop("restock") and comes and comes.isoformat()
    with desk.change() as store:
        found = promises.still_open(store.promises.find(promise))
        promises.stocked(When(found.due_on), comes, True)
        named = numbered(desk, given, found.customer_id, found.customer)
        if what is not None and (found.remedy or found.amount is not None):
            remedy = Remedy(found.remedy) if found.remedy else None
            named["confirm_role"] = authority.needed(store.policy.limits(), desk.me, remedy, found.amount)
        changed = store.promises.change(found, named, desk.now(), desk.user)
    desk.show(promises.PromiseSaved(desk.now(), changed, "edited"))


@app.command(
    "list", cls=Listing, epilog="svc promise list\nsvc promise list --broken\nsvc promise list --staff me --pending"
)
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    staff: OfStaff = None,
    state: Annotated[PromiseState | None, choice("--state", PromiseState, "state", "Only these.")] = None,
    broken: Annotated[bool, typer.Option("--broken", help="Only those that have passed without being kept.")] = False,
    pending: Annotated[bool, typer.Option("--pending", help="Only those that wait for a yes.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    limit: Limit = None,
) -> None:
    """List promises by the day they are due; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    store, now = desk.store, desk.now()
    who = store.customers.find(customer).id if customer is not None else None
    mine = desk.member(staff).id if staff is not None else None
    for only, name in ((broken, "--broken"), (pending, "--pending")):
        if only and state not in (None, PromiseState.OPEN):
            raise Contradiction(one=f"--state {state}", other=name)
    wanted = state_of(state, every, PromiseState.OPEN)
    found = store.promises.listed(who, wanted, mine, now if broken else None, pending, limit)
    desk.show(promises.PromiseList(now, *found))


@app.command("show", cls=Command, epilog="svc promise show P3")
def show(ctx: typer.Context, promise: PromiseRef, why: WhyLook = None) -> None:
    """Show a promise with its record."""
    desk: Desk = ctx.obj
    found = desk.store.promises.find(promise)
    outlets.log_look(desk, Look.PROMISE, [found.customer_id], why)
    desk.show(promises.PromiseCard(desk.now(), found, desk.store.promises.record.of(found.id)))
