"""Lists from Excel."""

from contextlib import nullcontext
from inspect import cleandoc
from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import intake, mending, places
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import file as path_of
from aftersales_cli.commands.arguments import number
from aftersales_cli.desk import Desk
from aftersales_cli.rules import nouns
from aftersales_cli.rules.cases_listed import COMPLAINTS, ENQUIRIES, JOBS
from aftersales_cli.rules.contacts_listed import CALLS, FOLLOWUPS

app = group(
    "Lists from Excel: customers, purchases, calls, followups, complaints, jobs, enquiries; all of another store."
)

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

# Of the rows that are told of, not of those that are taken in.
Limit = Annotated[
    int | None, number("--limit", "limit", "Show at most so many of the rows that cannot be taken.", least=1)
]

# What lists may tell of: each with what is said of it in its help.
LISTS = (
    (
        nouns.CUSTOMERS, "customers.xlsx",
        ("""Take in a list of customers; without --apply only look what it would bring.

        A row is a known customer by phone and name. What is on file is never written over; empty fields are filled.
        """),
    ),
    (
        nouns.PURCHASES, "sold.csv",
        ("""Take in a list of purchases; without --apply only look what it would bring.

        A row is a known purchase by serial number, else by customer, item and day. Unknown customers are registered,
        and the playbook plans what must follow. A day of delivery that lies ahead is taken as the planned one.
        """),
    ),
    (
        CALLS, "calls.xlsx",
        ("""Take in a list of contacts that were made; without --apply only look what it would bring.

        A row is a known contact by customer, time, direction and channel. Its customer must be registered. It is
        history: no follow-up is closed by it.
        """),
    ),
    (
        FOLLOWUPS, "plan.csv",
        ("""Take in a list of open follow-ups; without --apply only look what it would bring.

        A row is a known follow-up by customer, day and text, and by its time if it has one. Its customer must be
        registered.
        """),
    ),
    (
        COMPLAINTS, "complaints.xlsx",
        ("""Take in a list of complaints; without --apply only look what it would bring.

        A row is a known complaint by customer, day and text. Its customer must be registered. The list needs a column
        of the state or of the day of the end. One with a day of its end, or a state that says so, is history; every
        other one is seen to today, or on its next day, without a deadline, because it came in before.
        """),
    ),
    (
        JOBS, "repairs.xlsx",
        ("""Take in a list of jobs; without --apply only look what it would bring.

        A row is a known job by customer, day, kind and text. Its customer must be registered. The list needs a column
        of the state or of the day of the end. One that is over is history; one that is still to come is booked as if it
        had been booked today.
        """),
    ),
    (
        ENQUIRIES, "visitors.xlsx",
        ("""Take in a list of enquiries; without --apply only look what it would bring.

        A row is a known enquiry by customer, day and model. Who is not registered becomes a prospect. The list needs a
        column of the state or of the day of the end. One that is over is history; every other one is called about
        today, or on its next day.
        """),
    ),
)  # fmt: skip


def lists(noun: nouns.Noun, example: str, help: str) -> None:
    """Makes the command that takes in the lists of a noun."""
    typed = f"svc import {noun.name} {example}"

    @app.command(noun.name, cls=Listing, help=cleandoc(help), epilog=f"{typed}\n{typed} --apply")
    def take_in(
        ctx: typer.Context,
        file: File,
        apply: Apply = False,
        limit: Limit = None,
        left_out: LeftOut = None,
        maps: Maps = None,
    ) -> None:
        desk: Desk = ctx.obj
        with desk.progress() as tell:
            waiting = intake.read(desk.store, noun, file, desk.now(), tell, maps or ())
            # What was told last stays on the screen while it is written.
            with desk.change() if apply else desk.trial():
                report = intake.settle(waiting, desk.now(), desk.user, apply, limit)
                if left_out is not None:
                    # In the same go: where that file cannot be written, nothing is.
                    report = mending.write(desk, waiting, report, left_out)
        desk.show(report)


for noun, example, help in LISTS:
    lists(noun, example, help)


@app.command("all", cls=Command, epilog="svc import all everything\nsvc import all everything --apply")
def everything(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", parser=path_of, help="What `svc export all` has written.")
    ],
    apply: Apply = False,
) -> None:
    """Take in everything of another store into a new one; without --apply only look.

    It is looked through whether all of it is whole and as it was written.
    """
    desk: Desk = ctx.obj
    source, whole = places.expanded(folder), desk.store.whole
    manifest = whole.looked_at(source)
    copies = whole.with_copies(source, manifest) if apply else nullcontext()
    with copies, desk.change() if apply else desk.trial():
        taken = whole.unpack(source, manifest, apply)
    desk.show(taken)
