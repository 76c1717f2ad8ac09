"""A contact happened."""

import sys
from typing import Annotated

import typer

from aftersales_cli.commands import Command, single
from aftersales_cli.commands.arguments import CustomerRef, choice, number
from aftersales_cli.desk import Desk
from aftersales_cli.rules import calls, followups, texts
from aftersales_cli.rules.events import Channel, Direction, Outcome

app = single()

EXAMPLES = """svc log-call 张三 "Home safe, rear mat missing" --minutes 4 --next +7d
svc log-call 13800001234 --outcome no-answer
svc log-call K1 "Asked for the price list" --in --for none
"""


@app.command("log-call", cls=Command, epilog=EXAMPLES)
def log_call(
    ctx: typer.Context,
    customer: CustomerRef,
    note: Annotated[
        str | None, typer.Argument(metavar="NOTE", help="What was said; - reads it from the input.")
    ] = None,
    outcome: Annotated[Outcome, choice("--outcome", Outcome, "outcome", "How it ended.")] = Outcome.REACHED,
    channel: Annotated[Channel, choice("--channel", Channel, "channel", "The way of contact.")] = Channel.CALL,
    incoming: Annotated[bool, typer.Option("--in", help="The customer began it.")] = False,
    minutes: Annotated[
        int | None, number("--minutes", "length in minutes", "How long it took.", most=calls.LONGEST_CALL_MINUTES)
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was, if not now.")] = None,
    following: Annotated[
        str | None, typer.Option("--next", metavar="WHEN", help="When to contact the customer again.")
    ] = None,
    settles: Annotated[
        str | None,
        typer.Option("--for", metavar="F12,C3|all|none", help="What it settles, if not the first due follow-up."),
    ] = None,
) -> None:
    """A contact happened: write it down, close its follow-up, agree the next.

    A contact that reached the customer closes the first-ranked due follow-up of its channel and names what else is
    due. One that did not closes nothing: it counts an attempt and moves the follow-up: 3 hours on, then the next
    morning, then two days on.
    """
    desk: Desk = ctx.obj
    said = texts.note(sys.stdin.read() if note == "-" else note, "note") if note is not None else None
    chosen = calls.chosen(settles)
    direction = Direction.IN if incoming else Direction.OUT
    with desk.change() as store:
        now = desk.now()
        when = calls.happened_at(desk.when(at, past=True), now, at) if at is not None else now
        again = followups.ahead(desk.when(following), now) if following is not None else None
        who = store.customers.find(customer)
        contact = calls.Contact(who.id, who.name, when, direction, channel, outcome, minutes, said, desk.user)
        effects = calls.decide(contact, store.due.of(who.id), chosen, again, now)
        logged = store.calls.log(contact, effects, now)
    desk.show(logged)
