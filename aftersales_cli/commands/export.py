"""Lists as files, and everything."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, single
from aftersales_cli.commands.arguments import AgreedBy, WhyLook, file, picked
from aftersales_cli.desk import Desk
from aftersales_cli.errors.documents import NoForm, NotMasked
from aftersales_cli.rules.exports import Form, What

app = single()

EXAMPLES = """svc export customers -o customers.xlsx
svc export complaints --mask -o complaints.csv
svc export all -o everything"""


@app.command("export", cls=Command, epilog=EXAMPLES)
def export(
    ctx: typer.Context,
    what: Annotated[What, picked(What, "list", "The list.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            parser=file,
            help="The file to write: .csv, .xlsx or .jsonl; for `all` a folder.",
        ),
    ],
    mask: Annotated[bool, typer.Option("--mask", help="Hide names, phone numbers and addresses.")] = False,
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Write a list as a file, for you alone to read; a file that is there already is never written over.

    `all` writes every record and every attached file to a new folder, which an empty store takes in with
    `svc import all`; the journal and `svc access` stay behind. What went out stands in the journal; undo cannot take it
    back.
    """
    desk: Desk = ctx.obj
    if what == What.ALL and mask:
        raise NotMasked
    if what != What.ALL and output.suffix[1:].lower() not in {*Form}:
        raise NoForm(path=str(output))
    with outlets.leaving(desk, f"export {what}", outlets.EVERYBODY, why, agreed_by):
        given = outlets.export_all(desk, output) if what == What.ALL else outlets.export(desk, what, output, mask)
    desk.show(given)
