"""The store file."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import outlets, places
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import AgreedBy, WhyLook, file, known, picked
from aftersales_cli.desk import Desk
from aftersales_cli.rules import privacy
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.privacy import Turned
from aftersales_cli.rules.store import StorePath

app = group("The store file: path, check, backup, backups, restore, repair, guard.")


@app.command("path", cls=Command, epilog="svc db path")
def path(ctx: typer.Context) -> None:
    """Show where the store file is."""
    desk: Desk = ctx.obj
    desk.warn_of_place()
    desk.show(StorePath(str(desk.path.absolute()), places.occupied(desk.path)))


@app.command("check", cls=Command, epilog="svc db check\nsvc db check --full")
def check(
    ctx: typer.Context,
    full: Annotated[
        bool,
        typer.Option(
            "--full",
            help="Also every page, the journal against the records, the records against the newest backup, and the "
            "loop of what is closed; takes longer.",
        ),
    ] = False,
) -> None:
    """Check the store file; exit code 5 if anything is wrong with it.

    A flipped bit in a text leaves a text: only --full can find it, in all that was there at the newest backup.
    """
    desk: Desk = ctx.obj
    report = desk.store.checks.report(full)
    desk.warn_of_place()
    desk.show(report)
    if not report.sound:
        raise typer.Exit(5)


@app.command("backup", cls=Command, epilog="svc db backup\nsvc db backup -o /media/stick/store-copy.db")
def backup(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            parser=file,
            help="Make it as this file, which is not there yet; svc never removes it.",
        ),
    ] = None,
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Make a backup now, in the folder beside the store or as a file that you name.

    Before the first change of a day svc makes one by itself, and before it converts the store of an older version. Of
    those beside the store it keeps the newest of each of the last 12 days, 10 weeks and 9 months, the newest two, and
    what the last 12 restores replaced.
    """
    desk: Desk = ctx.obj
    with outlets.copied(desk, Look.BACKUP, output, why, agreed_by):
        made = desk.back_up(output)
    desk.show(made)


@app.command("backups", cls=Listing, epilog="svc db backups")
def backups(ctx: typer.Context) -> None:
    """List the backups beside the store, newest first: when, made for what, how large."""
    desk: Desk = ctx.obj
    desk.show(desk.backups())


@app.command("restore", cls=Command, epilog="svc db restore latest\nsvc db restore /media/stick/store-copy.db")
def restore(
    ctx: typer.Context,
    backup: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            parser=file,
            autocompletion=known("backup"),
            help="A name that `svc db backups` lists, any backup's path, or `latest`: the newest.",
        ),
    ],
) -> None:
    """Put the store back to what it was in a backup; what it replaces is kept, and the answer says where.

    That file is the only way forward again: undo does not take a restore back.
    """
    desk: Desk = ctx.obj
    desk.show(desk.restore(backup))


@app.command("repair", cls=Command, epilog="svc db repair\nsvc db repair -o /media/stick/saved.db")
def repair(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", parser=file, help="The new file, which is not there yet; else beside it."
        ),
    ] = None,
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Make a new store of what can still be read of a damaged one, and list what is missing in each table.

    The damaged file is not touched. A backup is better: try `svc db restore latest` first, and take from the repaired
    file what came after it. What was done before the repair cannot be undone in the new file.
    """
    desk: Desk = ctx.obj
    with outlets.copied(desk, Look.REPAIR, output, why, agreed_by):
        repaired = desk.repair(output)
    desk.show(repaired)
    if not repaired.sound:
        raise typer.Exit(5)


@app.command(
    "guard", cls=Command, epilog="svc db guard\nsvc db guard on\nsvc db guard off --why Inspection --agreed-by 王芳"
)
def guard(
    ctx: typer.Context,
    state: Annotated[
        Turned | None, picked(Turned, "state", "Turn the rule on or off; without a word it is shown.")
    ] = None,
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Demand a reason and a second person's yes before customers' data leave as files.

    That is a list, a copy for a customer, the file on a complaint, a backup with -o. What is only shown stands in
    `svc access` alone. The yes is a name that is kept with it, not a proof. Once the rule is on, it takes the same two
    to turn it off; undo does not, and a restore brings back what held then.
    """
    desk: Desk = ctx.obj
    if state is not None and (state == Turned.ON) != outlets.guarded(desk):
        outlets.agreed(desk, why, agreed_by)
        with desk.change(EntryKind.FIXED) as store:
            store.policy.set(privacy.GUARD, state)
    desk.show(privacy.Guard(outlets.guarded(desk)))
