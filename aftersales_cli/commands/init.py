"""Making a store."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from aftersales_cli import phones, playbooks, sample
from aftersales_cli.commands import Command, single
from aftersales_cli.commands.arguments import text
from aftersales_cli.desk import Desk
from aftersales_cli.rules import due
from aftersales_cli.rules.store import StoreMade
from aftersales_cli.rules.team import Role, at_work

app = single()


@app.command("init", cls=Command, epilog='svc init --name "Sunrise Motors" --playbook auto-dealer')
def init(
    ctx: typer.Context,
    name: Annotated[str, text("--name", "name", "What the store is called.", "NAME")],
    playbook: Annotated[
        str,
        typer.Option(
            "--playbook",
            metavar="PLAYBOOK|FILE",
            autocompletion=playbooks.beginning,
            help="The trade; see `svc playbook list`; or a file of your own.",
        ),
    ] = "generic",
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help="The store's time zone; else the machine's.")
    ] = None,
    region: Annotated[
        str, text("--region", "region", "The country whose phone numbers are written without a code.", "CODE")
    ] = "CN",
) -> None:
    """Make a new store: one file that holds everything."""
    desk: Desk = ctx.obj
    policy = playbooks.named(playbook)
    country = {"region": region.upper(), "dialling_code": phones.dialling_code(region.upper())}
    desk.make(name, policy, playbooks.causes(), timezone, country)
    desk.warn_of_place()
    desk.show(StoreMade(str(desk.path.absolute()), name, policy.name))


@app.command("demo", cls=Command, epilog="svc demo\nsvc demo --playbook windows")
def demo(
    ctx: typer.Context,
    playbook: Annotated[
        str,
        typer.Option(
            "--playbook",
            metavar="PLAYBOOK",
            autocompletion=sample.beginning,
            help="The trade; see `svc playbook list`.",
        ),
    ] = "auto-dealer",
) -> None:
    """Make a throw-away sample store, full of made-up people, and show its list."""
    desk: Desk = ctx.obj
    policy = playbooks.load(sample.named(playbook))
    desk.path = Path(tempfile.mkdtemp(prefix="svc-demo-")) / "store.db"
    name = desk.words("Sample store (made up)")
    desk.make(
        name, policy, playbooks.causes(), None, sample.COUNTRY,
        lambda store: sample.load(store, policy.name, desk.now()),
    )  # fmt: skip
    desk.roll()
    today = desk.now().date()
    found = due.due_list(desk.store.due.up_to(today), desk.now(), today, None, name)
    lead = at_work(Role.LEAD, desk.store.staff.team(), today)
    desk.show(StoreMade(str(desk.path.absolute()), name, policy.name, found, lead and lead.name))
