"""What customers may ask of their data."""

from typing import Annotated

import typer

from aftersales_cli.commands import Command, group
from aftersales_cli.commands.arguments import CustomerRef, choice, note
from aftersales_cli.desk import Desk
from aftersales_cli.rules import consents, followups
from aftersales_cli.rules.events import Channel

app = group("What customers may ask of their data.")


@app.command(
    "consent",
    cls=Command,
    epilog='svc customer consent 张三 --withdrawn --via wechat --note "No more messages"\n'
    "svc customer consent K1 --given --on 2026-11-20",
)
def consent(
    ctx: typer.Context,
    customer: CustomerRef,
    given: Annotated[bool, typer.Option("--given", help="The customer may be contacted.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="The customer wants to hear nothing more.")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="When it was said; else today.")] = None,
    via: Annotated[Channel | None, choice("--via", Channel, "channel", "By what way it was said.")] = None,
    remark: Annotated[str | None, note("--note", "note", "In what words, or where it is on file.")] = None,
) -> None:
    """Write down whether a customer agrees to be contacted.

    Where that is withdrawn, every open follow-up is called off and the playbook plans no new one, but for open cases.
    """
    desk: Desk = ctx.obj
    said, now = consents.said(given, withdrawn), desk.now()
    when = desk.when(on, past=True) if on is not None else None
    day = followups.happened(when, now, "consent").day if when is not None else now.date()
    with desk.change() as store:
        who = store.customers.find(customer)
        told = consents.Consent(said, day, via, remark, now, desk.user)
        store.consents.record(who.id, told)
        gone = said == consents.Standing.WITHDRAWN
        stopped = store.consents.stop(who.id, now, desk.user) if gone else ()
        kept = store.consents.needed(who.id) if gone else ()
    desk.show(consents.ConsentSaved(who, told, stopped, kept))
