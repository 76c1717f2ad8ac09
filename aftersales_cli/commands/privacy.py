"""What customers may ask of their data."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import forgetting, outlets
from aftersales_cli.commands import Command, group
from aftersales_cli.commands.arguments import AgreedBy, CustomerRef, WhyLook, choice, file, note
from aftersales_cli.desk import Desk
from aftersales_cli.errors.access import NotSaidYes, PagesLeft
from aftersales_cli.rules import consents, followups, privacy
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.events import Channel
from aftersales_cli.rules.forgetting import settled

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

    Where that is withdrawn, every open follow-up is called off but recalls, and the playbook plans no new one; only
    open cases go on.
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


@app.command("dump", cls=Command, epilog='svc customer dump K1 -o zhang-san.json --why "She asked for it"')
def dump(
    ctx: typer.Context,
    customer: CustomerRef,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", parser=file, help="The file to write, such as K1.json; - for stdout."
        ),
    ],
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Write everything that the store knows of a customer into one JSON file, as a copy for the customer.

    It holds every record, who looked at them, and how they were before each change; attached files by their names.
    """
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer)
    outlets.let_out(desk, Look.DUMP, [who.id], why, agreed_by)
    tables = store.persons.tell(who.id)
    path = desk.write(privacy.Dump(who.id, store.settings["name"], desk.now(), tables), output)
    if path is not None:
        desk.show(privacy.DumpWritten(who.id, str(path), sum(map(len, tables.values()))))


@app.command("forget", cls=Command, epilog="svc customer forget K1 --yes\nsvc customer forget K1 --yes --backups")
def forget(
    ctx: typer.Context,
    customer: CustomerRef,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking; it cannot be taken back.")] = False,
    in_backups: Annotated[
        bool,
        typer.Option(
            "--backups",
            help="In the backups beside the store too; one that is damaged or of an older format is removed.",
        ),
    ] = False,
) -> None:
    """Forget a customer: name, numbers, notes, texts and attached files go for good, from the journal too.

    Sales and repairs are kept without a name for six years, by their number alone; what is counted stays as it was.
    Undo never crosses this.
    """
    desk: Desk = ctx.obj
    store = desk.store
    who, again = store.customers.ever(customer)
    settled(*store.forgetting.owed(who.id))
    if not yes and not desk.asks:
        raise NotSaidYes
    if not yes:
        desk.ask(desk.words("Forget {who} for good? This cannot be taken back.", who=f"K{who.id} {who.name}"))
    found = forgetting.forget(desk, who.id, again, in_backups)
    desk.show(found)
    if not found.clean:
        desk.warn(PagesLeft(path=desk.path, id=who.id))
