"""Jobs."""

from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import (
    CustomerRef,
    Limit,
    OfCustomer,
    OfStaff,
    Owner,
    Why,
    WhyLook,
    choice,
    emptied,
    known,
    note,
    number,
    numbered,
    text,
)  # fmt: skip
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.rules import calls, followups, jobs, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.cases import JobKind
from aftersales_cli.rules.fields import JobField

app = group("Jobs: new, list, show, confirm, start, done, miss, move, edit, cancel, explain.")

JobRef = Annotated[str, typer.Argument(metavar="JOB", autocompletion=known("job"), help="The job's id, such as J5.")]
Km = Annotated[int | None, number("--km", "odometer", "What the odometer shows, in kilometres.", most=jobs.FARTHEST_KM)]
AboutPurchase = Annotated[
    str | None,
    typer.Option("--purchase", metavar="PURCHASE", autocompletion=known("purchase"), help="What it is done to."),
]
At = Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was done, if not now.")]


@app.command(
    "new", cls=Command, epilog='svc job new 张三 "10,000 km service" --kind service --on "fri 9:00" --purchase S1\n'
    'svc job new 李四 "Glass is loose" --kind repair --on tomorrow --owner 王芳',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is to be done.")],
    kind: Annotated[JobKind, choice("--kind", JobKind, "kind", "What kind of job it is.")],
    on: Annotated[str, typer.Option("--on", metavar="WHEN", help="When it is planned for.")],
    purchase: AboutPurchase = None,
    owner: Owner = None,
    km: Km = None,
) -> None:
    """Plan a job; on its day it stands on the list of who goes, the customer's keeper if nobody else is named."""
    desk: Desk = ctx.obj
    planned = followups.ahead(desk.when(on), desk.now())
    said = texts.line(what, "job")
    with desk.change() as store:
        who = store.customers.find(customer)
        about = store.purchases.find_of(purchase, who.id, who.name) if purchase is not None else None
        goes = desk.member(owner).id if owner is not None else None
        draft = jobs.JobDraft(who.id, kind, said, planned, about, goes, km)
        saved = store.jobs.plan(draft, desk.now(), desk.user)
    desk.show(saved)


@app.command("confirm", cls=Command, epilog='svc job confirm J5 --note "Two people, sensitive skin, third floor"')
def confirm(
    ctx: typer.Context,
    job: JobRef,
    said: Annotated[str | None, note("--note", "note", "What was agreed.")] = None,
) -> None:
    """Record that the customer was told that a job takes place as planned."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        saved = store.jobs.confirm(jobs.may_confirm(store.jobs.find(job)), said, desk.now(), desk.user)
    desk.show(saved)


@app.command("start", cls=Command, epilog="svc job start J5 --km 10230")
def start(ctx: typer.Context, job: JobRef, km: Km = None) -> None:
    """Record that a job was begun."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        saved = store.jobs.start(jobs.may_start(store.jobs.find(job)), km, desk.now(), desk.user)
    desk.show(saved)


@app.command("done", cls=Command, epilog='svc job done J5 "Oil and filter changed, brakes checked" --km 10230')
def done(
    ctx: typer.Context,
    job: JobRef,
    did: Annotated[str, typer.Argument(metavar="DID", help="What was done.")],
    km: Km = None,
    at: At = None,
) -> None:
    """Record that a job was done; the playbook plans what must follow."""
    desk: Desk = ctx.obj
    said = texts.note(did, "work done")
    with desk.change() as store:
        now = desk.now()
        found = jobs.still_open(store.jobs.find(job))
        when = calls.happened_at(desk.when(at, past=True), now, at, "job") if at is not None else now
        saved = store.jobs.finish(found, said, km, when, now, desk.user)
    desk.show(saved)


@app.command("miss", cls=Command, epilog='svc job miss J5 --why "Fitter had a flat tyre"')
def miss(ctx: typer.Context, job: JobRef, why: Why) -> None:
    """Record that a job was missed: the customer is owed an apology and a new date."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        now = desk.now()
        saved = store.jobs.miss(jobs.may_miss(store.jobs.find(job), now), why, now, desk.user)
    desk.show(saved)


@app.command("move", cls=Command, epilog="svc job move J5 'fri 14:00' --why 'Customer is travelling'")
def move(
    ctx: typer.Context,
    job: JobRef,
    to: Annotated[str, typer.Argument(metavar="WHEN", help="When it is planned for instead.")],
    why: Why,
) -> None:
    """Plan a job for another time; both dates stay on file."""
    desk: Desk = ctx.obj
    when = followups.ahead(desk.when(to), desk.now())
    with desk.change() as store:
        saved = store.jobs.move(jobs.still_open(store.jobs.find(job)), when, why, desk.now(), desk.user)
    desk.show(saved)


@app.command("cancel", cls=Command, epilog="svc job cancel J5 --why 'Customer has sold the car'")
def cancel(ctx: typer.Context, job: JobRef, why: Why) -> None:
    """Cancel a job that the customer no longer wants."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        saved = store.jobs.cancel(jobs.still_open(store.jobs.find(job)), why, desk.now(), desk.user)
    desk.show(saved)


@app.command("edit", cls=Command, epilog="svc job edit J5 --owner 王芳 --km 10320")
def edit(
    ctx: typer.Context,
    job: JobRef,
    what: Annotated[str | None, text("--what", "job", "What is to be done.")] = None,
    purchase: AboutPurchase = None,
    owner: Owner = None,
    km: Km = None,
    did: Annotated[str | None, text("--did", "work done", "What was done.")] = None,
    clear: Annotated[list[JobField] | None, choice("--clear", JobField, "field", "A field to empty.")] = None,
) -> None:
    """Correct a job; its record keeps what was corrected. Its date is changed with `svc job move`."""
    desk: Desk = ctx.obj
    plain = {"what": what, "purchase": purchase, "owner": owner, "km": km, "result": did}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if not given:
        raise NothingToChange(example="--owner")
    with desk.change() as store:
        found = store.jobs.find(job)
        named = numbered(desk, given, found.customer_id, found.customer)
        store.cases.change(found.id, named, desk.now(), desk.user)
        saved = store.jobs.saved(found.id, "edited")
    desk.show(saved)


@app.command("list", cls=Listing, epilog="svc job list\nsvc job list --date tomorrow --staff 王芳")
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    kind: Annotated[JobKind | None, choice("--kind", JobKind, "kind", "Only these.")] = None,
    staff: OfStaff = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="Only those planned for a day.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    limit: Limit = None,
) -> None:
    """List jobs by the time they are planned for; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    who = desk.store.customers.find(customer).id if customer is not None else None
    goes = desk.member(staff).id if staff is not None else None
    on = desk.day(date) if date is not None else None
    found = desk.store.jobs.listed(who, closed=every, kind=kind, assignee=goes, on=on, limit=limit)
    desk.show(jobs.JobList(*found))


@app.command("show", cls=Command, epilog="svc job show J5")
def show(ctx: typer.Context, job: JobRef, why: WhyLook = None) -> None:
    """Show a job with its record and what came of it."""
    desk: Desk = ctx.obj
    store = desk.store
    found = store.jobs.find(job)
    outlets.log_look(desk, Look.JOB, [found.customer_id], why)
    duties, _ = store.followups.listed(case=found.id, state=None)
    desk.show(
        jobs.JobCard(found, store.cases.record(found, desk.now()), duties, store.cases.complained(found.customer_id))
    )


@app.command("explain", cls=Command, epilog="svc job explain J5")
def explain(ctx: typer.Context, job: JobRef) -> None:
    """Explain every deadline of a job to the minute: what counted, what did not and why, what is left."""
    desk: Desk = ctx.obj
    desk.show(desk.store.cases.explained(desk.store.jobs.find(job), desk.now()))
