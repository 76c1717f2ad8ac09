"""Follow-ups."""

from typing import Annotated

import typer

from aftersales_cli import contacts, outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import (
    CustomerRef,
    FollowUpRef,
    Limit,
    OfCustomer,
    OfStaff,
    Owner,
    Why,
    WhyLook,
    choice,
    numbered,
    state_of,
    text,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors import Contradiction, NothingToChange
from aftersales_cli.rules import due, followups, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.events import FollowUpState

app = group("Follow-ups: new, list, show, edit, done, move, cancel.")

LISTS = """svc followup list --customer 张三
svc followup list --state done --limit 20
svc followup list --unreachable
"""


@app.command(
    "new", cls=Command, epilog='svc followup new 张三 "Ask about the gearbox" --due "next wed 10:00"\n'
    'svc followup new K1 "Airbags, bring the car" --due 2026-12-01 --recall',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What the contact is for.")],
    on: Annotated[str, typer.Option("--due", metavar="WHEN", help="When it is due.")],
    channel: Annotated[
        DutyChannel, choice("--channel", DutyChannel, "channel", "The way of contact.")
    ] = DutyChannel.CALL,
    owner: Owner = None,
    recall: Annotated[bool, typer.Option("--recall", help="The maker calls goods back.")] = False,
) -> None:
    """Make a follow-up: a duty to contact a customer, for the keeper if nobody else is named.

    A recall stands until it is made or cancelled, also where the customer withdrew the consent or must not be called.
    """
    desk: Desk = ctx.obj
    purpose = texts.line(what, "purpose")
    when = followups.ahead(desk.when(on), desk.now())
    with desk.change() as store:
        who = store.customers.find(customer)
        mine = desk.member(owner).id if owner is not None else None
        rule = due.RECALL if recall else due.OWN
        number = store.followups.write(who.id, channel, when, desk.now(), text=purpose, rule=rule, assignee=mine)
        made = store.followups.get(number)
        unwanted = store.consents.withdrawn(who.id) and not recall
    held_back = who.do_not_call and channel == DutyChannel.CALL and not recall
    desk.show(followups.FollowUpSaved(made, "new", held_back, unwanted))
    contacts.heed_quiet(desk, channel, when)


@app.command("done", cls=Command, epilog="svc followup done F12 --why 'Came into the shop'")
def done(
    ctx: typer.Context,
    followup: FollowUpRef,
    why: Annotated[str | None, text("--why", "reason", "What was done; it is kept.", "REASON")] = None,
) -> None:
    """Close a follow-up as done without logging a contact."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found = store.followups.find_open(followup)
        closed = store.followups.close(found.id, FollowUpState.DONE, desk.now(), desk.user, why)
    desk.show(followups.FollowUpSaved(closed, "done", False))


@app.command("move", cls=Command, epilog="svc followup move F12 'fri 10:00' --why 'Customer is travelling'")
def move(
    ctx: typer.Context,
    followup: FollowUpRef,
    to: Annotated[str, typer.Argument(metavar="WHEN", help="When it is due instead.")],
    why: Why,
) -> None:
    """Move an open follow-up to another day."""
    desk: Desk = ctx.obj
    when = followups.ahead(desk.when(to), desk.now())
    with desk.change() as store:
        found = store.followups.find_open(followup)
        moved = store.followups.move(found, when, desk.now(), desk.user, why)
    desk.show(followups.FollowUpSaved(moved, "moved", False))
    contacts.heed_quiet(desk, moved.channel, when)


@app.command("cancel", cls=Command, epilog="svc followup cancel F12 --why 'Car was sold'")
def cancel(ctx: typer.Context, followup: FollowUpRef, why: Why) -> None:
    """Cancel an open follow-up."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        found = store.followups.find_open(followup)
        closed = store.followups.close(found.id, FollowUpState.CANCELLED, desk.now(), desk.user, why)
    desk.show(followups.FollowUpSaved(closed, "cancelled", False))


@app.command("edit", cls=Command, epilog="svc followup edit F12 --owner 王芳\nsvc followup edit F12 --channel wechat")
def edit(
    ctx: typer.Context,
    followup: FollowUpRef,
    what: Annotated[str | None, text("--what", "purpose", "What the contact is for.")] = None,
    channel: Annotated[DutyChannel | None, choice("--channel", DutyChannel, "channel", "The way of contact.")] = None,
    owner: Owner = None,
) -> None:
    """Give an open follow-up to somebody else, or correct it; its day is changed with `svc followup move`."""
    desk: Desk = ctx.obj
    plain = {"text": what, "channel": channel, "owner": owner}
    given: dict[str, object] = {field: value for field, value in plain.items() if value is not None}
    if not given:
        raise NothingToChange(example="--owner")
    with desk.change() as store:
        found = store.followups.find_open(followup)
        named = numbered(desk, given, found.customer_id, found.customer)
        changed = store.followups.change(found, named, desk.now(), desk.user)
    desk.show(followups.FollowUpSaved(changed, "edited", False))


@app.command("list", cls=Listing, epilog=LISTS)
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    state: Annotated[FollowUpState | None, choice("--state", FollowUpState, "state", "Only these.")] = None,
    staff: OfStaff = None,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    lost: Annotated[
        bool, typer.Option("--unreachable", help="Those given up because nobody could be reached, with the last try.")
    ] = False,
    limit: Limit = None,
) -> None:
    """List follow-ups by the day they are due; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    who = desk.store.customers.find(customer).id if customer is not None else None
    mine = desk.member(staff).id if staff is not None else None
    if lost:
        if state is not None or every:
            raise Contradiction(one="--unreachable", other="--all" if every else f"--state {state}")
        desk.show(followups.UnreachableList(*desk.store.followups.unreachable(who, mine, limit)))
        return
    found = desk.store.followups.listed(who, state_of(state, every, FollowUpState.OPEN), assignee=mine, limit=limit)
    desk.show(followups.FollowUpList(*found))


@app.command("show", cls=Command, epilog="svc followup show F12")
def show(ctx: typer.Context, followup: FollowUpRef, why: WhyLook = None) -> None:
    """Show a follow-up with its record."""
    desk: Desk = ctx.obj
    found = desk.store.followups.find(followup)
    outlets.log_look(desk, Look.FOLLOWUP, [found.customer_id], why)
    desk.show(followups.FollowUpCard(found, desk.store.followups.deeds(found)))
