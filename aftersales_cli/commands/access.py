"""Who looked at whose data."""

from typing import Annotated

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import Limit, OfCustomer, known
from aftersales_cli.desk import Desk
from aftersales_cli.rules.access import LookList

app = single()


@app.command("access", cls=Listing, epilog="svc access --customer 张三\nsvc access --staff 王芳 --limit 20")
def access(
    ctx: typer.Context,
    customer: OfCustomer = None,
    staff: Annotated[
        str | None,
        typer.Option(
            "--staff", metavar="STAFF|me", autocompletion=known("staff"), help="Only what this member looked up."
        ),
    ] = None,
    limit: Limit = None,
) -> None:
    """Who looked up or gave out whose data, when, by which command and why; newest first.

    A look-up is kept for 3 years; undo takes none back.
    """
    desk: Desk = ctx.obj
    whose = desk.store.customers.find(customer).id if customer is not None else None
    named = staff is None or (staff != "me" and not desk.store.staff.team())
    who = staff if named else desk.member(str(staff)).name
    desk.show(LookList(*desk.store.access.listed(whose, who, limit)))
