"""Files that belong to a complaint: those that are attached, and the one that tells its whole life."""

from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import outlets, places
from aftersales_cli.commands import Command, group
from aftersales_cli.commands.arguments import AgreedBy, ComplaintRef, WhyLook, file, text
from aftersales_cli.desk import Desk
from aftersales_cli.rules import ids
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.evidence import EvidenceWritten
from aftersales_cli.rules.loop import not_about

app = group("Files of complaints.")


@app.command("attach", cls=Command, epilog='svc complaint attach C12 photo.jpg --note "The broken seal"')
def attach(
    ctx: typer.Context,
    complaint: ComplaintRef,
    source: Annotated[
        Path, typer.Argument(metavar="FILE", parser=file, help="A photo, a letter, a record: at most 50 MB.")
    ],
    remark: Annotated[str | None, text("--note", "note", "What it shows.")] = None,
) -> None:
    """Attach a file to a complaint: a copy is kept beside the store, whatever becomes of the file itself."""
    desk: Desk = ctx.obj
    taken = desk.store.attachments.taken(places.expanded(source), desk.wall_clock())
    with taken as copy, desk.change() as store:
        found = store.complaints.find(complaint)
        not_about(found, desk.me)
        store.attachments.add(found.id, copy, remark, desk.now(), desk.user)
        card = store.complaints.card(found.id, desk.now())
    desk.show(card)


@app.command("evidence", cls=Command, epilog="svc complaint evidence C3 -o C3.html")
def evidence(
    ctx: typer.Context,
    complaint: ComplaintRef,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", parser=file, help="The file to write, such as C3.html; - for stdout."
        ),
    ],
    why: WhyLook = None,
    agreed_by: AgreedBy = None,
) -> None:
    """Write the whole life of a complaint into one HTML file, to be read, printed and handed on."""
    desk: Desk = ctx.obj
    case = desk.store.complaints.find(complaint)
    not_about(case, desk.me)
    with outlets.leaving(desk, Look.EVIDENCE, (case.customer_id,), why, agreed_by):
        path = desk.write(desk.store.evidence.of(case), output)
    if path is not None:
        desk.show(EvidenceWritten(ids.show(ids.COMPLAINT, case.id), str(path)))
