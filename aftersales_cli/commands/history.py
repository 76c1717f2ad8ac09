"""A customer's story."""

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Listing, single
from aftersales_cli.commands.arguments import CustomerRef, Limit, WhyLook
from aftersales_cli.desk import Desk
from aftersales_cli.rules import history as stories
from aftersales_cli.rules.access import Look

app = single()


@app.command("history", cls=Listing, epilog="svc history 张三\nsvc history K1 --limit 10")
def history(ctx: typer.Context, customer: CustomerRef, limit: Limit = None, why: WhyLook = None) -> None:
    """A customer's story: purchases, contacts, complaints, promises, jobs and follow-ups as they happened."""
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer)
    outlets.log_look(desk, Look.HISTORY, [who.id], why)
    records = stories.Records(
        store.purchases.listed(who.id)[0],
        store.calls.of(who.id),
        store.followups.listed(who.id, state=None)[0],
        store.complaints.listed(who.id, closed=True)[0],
        store.promises.listed(who.id, state=None)[0],
        store.jobs.listed(who.id, closed=True)[0],
        store.enquiries.listed(who.id, closed=True)[0],
        store.milestones.listed(who.id)[0],
        store.warranty.granted(who.id),
    )
    desk.show(stories.tell(who, records, desk.now(), limit))
