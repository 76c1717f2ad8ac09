"""A customer's story."""

import typer

from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import CustomerRef, Limit
from aftersales_cli.desk import Desk
from aftersales_cli.rules import history as stories

app = single()


@app.command("history", cls=Listing, epilog="svc history 张三\nsvc history K1 --limit 10")
def history(ctx: typer.Context, customer: CustomerRef, limit: Limit = None) -> None:
    """A customer's story: purchases, contacts, complaints and follow-ups in the order in which they happened."""
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer)
    bought, _ = store.purchases.listed(who.id)
    duties, _ = store.followups.listed(who.id, state=None)
    cases, _ = store.cases.listed(who.id, closed=True)
    desk.show(stories.tell(who, bought, store.calls.of(who.id), duties, cases, limit))
