"""Lists from Excel."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import intake, mending, places
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import Limit
from aftersales_cli.commands.arguments import file as path_of
from aftersales_cli.desk import Desk
from aftersales_cli.rules import nouns
from aftersales_cli.rules.contacts_listed import CALLS, FOLLOWUPS

app = group("Lists from Excel: customers, purchases, calls, followups; and everything of another store.")

File = Annotated[Path, typer.Argument(metavar="FILE", help="The list: .xlsx, .xls or CSV, its columns in any order.")]
Apply = Annotated[bool, typer.Option("--apply", help="Write it; without this it is only looked at.")]

LeftOut = Annotated[
    Path | None,
    typer.Option(
        "--left-out",
        metavar="FILE",
        parser=path_of,
        help="Write the rows that cannot be taken to this CSV, to be mended.",
    ),
]

Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="COLUMN=FIELD", help="What a column means, such as Handy=phone; kept for lists of this shape."
    ),
]


def take_in(
    desk: Desk,
    noun: nouns.Noun,
    file: Path,
    apply: bool,
    limit: int | None,
    left_out: Path | None,
    maps: list[str] | None,
) -> None:
    """Reads a list, and tries it or writes it in one go."""
    with desk.progress() as tell:
        waiting = intake.read(desk.store, noun, file, desk.now(), tell, maps or ())
        # What was told last stays on the screen while it is written.
        with desk.change() if apply else desk.trial():
            report = intake.settle(waiting, desk.now(), desk.user, apply, limit)
            if left_out is not None:
                # In the same go: where that file cannot be written, nothing is.
                report = mending.write(desk, waiting, report, left_out)
    desk.show(report)


@app.command(
    "customers", cls=Listing,
    epilog="svc import customers customers.xlsx\nsvc import customers customers.xlsx --apply",
)  # fmt: skip
def customers(
    ctx: typer.Context,
    file: File,
    apply: Apply = False,
    limit: Limit = None,
    left_out: LeftOut = None,
    maps: Maps = None,
) -> None:
    """Take in a list of customers; without --apply only look what it would bring.

    A row is a known customer by phone and name. What is on file is never written over; empty fields are filled.
    """
    take_in(ctx.obj, nouns.CUSTOMERS, file, apply, limit, left_out, maps)


@app.command(
    "purchases", cls=Listing,
    epilog="svc import purchases sold.csv\nsvc import purchases sold.csv --apply",
)  # fmt: skip
def purchases(
    ctx: typer.Context,
    file: File,
    apply: Apply = False,
    limit: Limit = None,
    left_out: LeftOut = None,
    maps: Maps = None,
) -> None:
    """Take in a list of purchases; without --apply only look what it would bring.

    A row is a known purchase by serial number, else by customer, item and day. Unknown customers are registered, and
    the playbook plans what must follow. A day of delivery that lies ahead is taken as the planned one.
    """
    take_in(ctx.obj, nouns.PURCHASES, file, apply, limit, left_out, maps)


@app.command(
    "calls", cls=Listing,
    epilog="svc import calls calls.xlsx\nsvc import calls calls.xlsx --apply",
)  # fmt: skip
def calls(
    ctx: typer.Context,
    file: File,
    apply: Apply = False,
    limit: Limit = None,
    left_out: LeftOut = None,
    maps: Maps = None,
) -> None:
    """Take in a list of contacts that were made; without --apply only look what it would bring.

    A row is a known contact by customer, time, direction and channel. Its customer must be registered. It is history:
    no follow-up is closed by it.
    """
    take_in(ctx.obj, CALLS, file, apply, limit, left_out, maps)


@app.command(
    "followups", cls=Listing,
    epilog="svc import followups plan.csv\nsvc import followups plan.csv --apply",
)  # fmt: skip
def followups(
    ctx: typer.Context,
    file: File,
    apply: Apply = False,
    limit: Limit = None,
    left_out: LeftOut = None,
    maps: Maps = None,
) -> None:
    """Take in a list of open follow-ups; without --apply only look what it would bring.

    A row is a known follow-up by customer, day and text. Its customer must be registered.
    """
    take_in(ctx.obj, FOLLOWUPS, file, apply, limit, left_out, maps)


@app.command("all", cls=Command, epilog="svc import all everything\nsvc import all everything --apply")
def everything(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", parser=path_of, help="What `svc export all` has written.")
    ],
    apply: Apply = False,
) -> None:
    """Take in everything of another store, into one in which nothing is yet; without --apply only look whether it is
    whole.
    """
    desk: Desk = ctx.obj
    source, whole = places.expanded(folder), desk.store.whole
    manifest = whole.looked_at(source)
    if apply:
        with whole.with_copies(source, manifest), desk.change():
            taken = whole.unpack(source, manifest, apply)
    else:
        with desk.trial():
            taken = whole.unpack(source, manifest, apply)
    desk.show(taken)
