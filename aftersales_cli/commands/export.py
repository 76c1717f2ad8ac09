"""Lists as files, and everything."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli.commands import Command, single
from aftersales_cli.commands.arguments import file, word
from aftersales_cli.desk import Desk
from aftersales_cli.errors.documents import NoForm
from aftersales_cli.rules.exports import Form, What

app = single()

EXAMPLES = """svc export customers -o customers.xlsx
svc export complaints --mask -o complaints.csv
svc export all -o everything"""


@app.command("export", cls=Command, epilog=EXAMPLES)
def export(
    ctx: typer.Context,
    what: Annotated[What, word(What, "list", "The list.")],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", parser=file, help="The file to write: .csv, .xlsx or .jsonl."),
    ],
    mask: Annotated[bool, typer.Option("--mask", help="Hide names, phone numbers and addresses.")] = False,
) -> None:
    """Write a list as a file, for you alone to read; a file that is there already is never written over.

    `svc import` takes such a list in again, in another store too. That it went out stands in the journal; undo cannot
    take it back.
    """
    desk: Desk = ctx.obj
    if output.suffix[1:].lower() not in {*Form}:
        raise NoForm(path=str(output))
    desk.show(desk.export(what, output, mask))
