"""Complaints, suggestions and praise."""

from datetime import timedelta
from typing import Annotated

import typer

from aftersales_cli import outlets
from aftersales_cli.commands import Command, Listing, attachments, group, loop
from aftersales_cli.commands.arguments import (
    Cause,
    ComplaintRef,
    CustomerRef,
    Limit,
    OfCustomer,
    WhyLook,
    choice,
    emptied,
    known,
    number,
    numbered,
    text,
)
from aftersales_cli.commands.arguments import note as several_lines
from aftersales_cli.desk import Desk
from aftersales_cli.errors import MissingWith, NothingToChange
from aftersales_cli.rules import authority, complaints, followups, texts
from aftersales_cli.rules import loop as loop_rules
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.cases import ComplaintKind
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.events import Channel, Step
from aftersales_cli.rules.fields import ComplaintField
from aftersales_cli.rules.loop import Ended, Party
from aftersales_cli.rules.patterns import PatternList
from aftersales_cli.rules.team import hidden_from, on_nobodys_list

app = group(
    "Complaints: new, list, show, note, edit, ack, assign, investigate, decide, approve, done, recheck, report, close, "
    "reopen, pause, resume, escalate, withdraw, explain, evidence, attach, patterns."
)
app.registered_commands += loop.app.registered_commands + attachments.app.registered_commands

AboutPurchase = Annotated[
    str | None,
    typer.Option("--purchase", metavar="PURCHASE", autocompletion=known("purchase"), help="What it is about."),
]
Kind = Annotated[ComplaintKind, choice("--kind", ComplaintKind, "kind", "What the customer has to say.")]
Against = Annotated[
    str | None,
    typer.Option("--against", metavar="STAFF", autocompletion=known("staff"), help="Of whom the customer complains."),
]
Place = Annotated[str | None, text("--place", "place", "Where the form lay that the customer filled in.")]


@app.command(
    "new", cls=Command,
    epilog='svc complaint new 张三 "Gearbox jerks when cold" --cause product/manufacturing --severity high',
)  # fmt: skip
def new(
    ctx: typer.Context,
    customer: CustomerRef,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is wrong, in the customer's words.")],
    cause: Cause = None,
    severity: Annotated[
        Severity, choice("--severity", Severity, "severity", "How bad it is for the customer.")
    ] = Severity.NORMAL,
    purchase: AboutPurchase = None,
    via: Annotated[Channel, choice("--via", Channel, "channel", "The way it came in.")] = Channel.CALL,
    wants: Annotated[str | None, text("--wants", "wish", "What the customer wants.")] = None,
    kind: Kind = ComplaintKind.COMPLAINT,
    against: Against = None,
    solved: Annotated[
        str | None, several_lines("--solved", "work done", "It is settled already: what was done; it is re-checked.")
    ] = None,
    remedy: Annotated[
        Remedy | None, choice("--remedy", Remedy, "remedy", "With --solved: what was done; else an apology.")
    ] = None,
    place: Place = None,
) -> None:
    """Register a complaint; it stands on today's list until it has gone through its loop: svc complaint ack C1.

    A suggestion stands there until it is answered; praise is heard and closed. With --solved it is acknowledged,
    handled and to be re-checked in one go.
    """
    desk: Desk = ctx.obj
    said = texts.note(what, "complaint")
    if remedy is not None and solved is None:
        raise MissingWith(one="--remedy", other="--solved")
    with desk.change() as store:
        who = store.customers.find(customer)
        about = store.purchases.find_of(purchase, who.id, who.name) if purchase is not None else None
        earlier, _ = store.complaints.listed(who.id, closed=True, kind=ComplaintKind.COMPLAINT)
        filed = store.policy.cause(cause) if cause is not None else None
        blamed = desk.member(against).id if against is not None else None
        values: dict[str, object] = {
            "kind": kind, "against_id": blamed, "customer_id": who.id, "purchase_id": about, "what": said,
            "cause": filed, "severity": severity, "via": via, "wants": wants, "place": place,
        }  # fmt: skip
        opened = store.complaints.open(values, desk.now(), desk.user)
        if solved is not None:
            loop_rules.solvable(opened, desk.me)
            remedy = remedy or Remedy.APOLOGY
            authority.on_the_spot(store.policy.limits(), desk.me, remedy)
            opened = store.loop.solve(opened, remedy, desk.now(), desk.user, solved)
        team = store.staff.team()
        nobody = on_nobodys_list(blamed, team)
        again = store.patterns.completed_by(opened, desk.now().date(), hidden_from(desk.me, team))
    desk.show(complaints.ComplaintOpened(opened, earlier, nobody, again))


@app.command(
    "list",
    cls=Listing,
    epilog="svc complaint list\nsvc complaint list --cause service --all\nsvc complaint list --against 王芳 --age 3\n"
    "svc complaint list --awaiting-report\nsvc complaint list --to-correct\nsvc complaint list --ended withdrawn",
)
def list_(
    ctx: typer.Context,
    customer: OfCustomer = None,
    cause: Cause = None,
    severity: Annotated[Severity | None, choice("--severity", Severity, "severity", "Only these.")] = None,
    kind: Annotated[ComplaintKind | None, choice("--kind", ComplaintKind, "kind", "Only these.")] = None,
    product: Annotated[
        str | None, text("--product", "product", "A purchase's id, or part of the name of what was bought.")
    ] = None,
    against: Against = None,
    place: Annotated[str | None, text("--place", "place", "Part of the place where the form lay.")] = None,
    days: Annotated[int | None, number("--age", "number of days", "So many days old or older.", most=36500)] = None,
    unreported: Annotated[
        bool, typer.Option("--awaiting-report", help="Only those of which a department is still to be told.")
    ] = False,
    to_correct: Annotated[
        bool, typer.Option("--to-correct", help="Only those whose measure is due and not yet taken, closed ones too.")
    ] = False,
    ended: Annotated[Ended | None, choice("--ended", Ended, "way to end", "Only those that ended so.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Open and closed ones.")] = False,
    limit: Limit = None,
) -> None:
    """List complaints, oldest first; the open ones, if nothing else is said."""
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer).id if customer is not None else None
    filed = store.policy.cause(cause) if cause is not None else None
    today = desk.now().date()
    blamed = desk.member(against).id if against is not None else None
    found = store.complaints.listed(
        who, closed=every, kind=kind, severity=severity, cause=filed, product=product, against=blamed,
        opened_by=today - timedelta(days=days) if days is not None else None,
        hidden=hidden_from(desk.me, store.staff.team()), place=place, ended=ended, limit=limit,
        among=store.complaints.unreported(desk.now()) if unreported else None, correct_by=today if to_correct else None,
    )  # fmt: skip
    desk.show(complaints.ComplaintList(today, *found))


@app.command("patterns", cls=Listing, epilog="svc complaint patterns\nsvc complaint patterns --csv")
def patterns(ctx: typer.Context) -> None:
    """List problems that repeat: what it is, how often, in which complaints, and to whom it belongs.

    From how many on, within what span, and how serious that is, says the playbook.
    """
    desk: Desk = ctx.obj
    today, hidden = desk.now().date(), hidden_from(desk.me, desk.store.staff.team())
    desk.show(PatternList(today, desk.store.patterns.standing(today, hidden)))


@app.command("show", cls=Command, epilog="svc complaint show C3")
def show(ctx: typer.Context, complaint: ComplaintRef, why: WhyLook = None) -> None:
    """Show a complaint with its record."""
    desk: Desk = ctx.obj
    found = desk.store.complaints.find(complaint)
    outlets.log_look(desk, Look.COMPLAINT, [found.customer_id], why)
    desk.show(desk.store.complaints.card(found.id, desk.now()))


@app.command("note", cls=Command, epilog='svc complaint note C3 "Workshop has ordered the part"')
def note(
    ctx: typer.Context,
    complaint: ComplaintRef,
    words: Annotated[str, typer.Argument(metavar="NOTE", help="What is to be remembered.")],
) -> None:
    """Add a note to a complaint's record."""
    desk: Desk = ctx.obj
    said = texts.note(words, "note")
    with desk.change() as store:
        found = store.complaints.find(complaint)
        loop_rules.not_about(found, desk.me)
        store.cases.log(found.id, desk.now(), Step.NOTED, desk.user, note=said)
        card = store.complaints.card(found.id, desk.now())
    desk.show(card)


@app.command(
    "edit",
    cls=Command,
    epilog="svc complaint edit C3 --cause service/manner --severity low\nsvc complaint edit C3 --corrected today",
)
def edit(
    ctx: typer.Context,
    complaint: ComplaintRef,
    what: Annotated[str | None, several_lines("--what", "complaint", "What is wrong, in the customer's words.")] = None,
    cause: Cause = None,
    severity: Annotated[
        Severity | None, choice("--severity", Severity, "severity", "How bad it is for the customer.")
    ] = None,
    purchase: AboutPurchase = None,
    wants: Annotated[str | None, text("--wants", "wish", "What the customer wants.")] = None,
    kind: Annotated[
        ComplaintKind | None, choice("--kind", ComplaintKind, "kind", "What the customer has to say.")
    ] = None,
    against: Against = None,
    place: Place = None,
    party: Annotated[Party | None, choice("--party", Party, "party", "Who is responsible.")] = None,
    measure: loop.Measure = None,
    by: loop.CorrectBy = None,
    corrected: Annotated[
        str | None, typer.Option("--corrected", metavar="DAY", help="When the measure was taken.")
    ] = None,
    clear: Annotated[
        list[ComplaintField] | None, choice("--clear", ComplaintField, "field", "A field to empty.")
    ] = None,
) -> None:
    """Correct a complaint; its record keeps what was corrected."""
    desk: Desk = ctx.obj
    plain = {"what": what, "severity": severity, "wants": wants, "kind": kind}
    plain |= {"cause": cause, "purchase": purchase, "against": against, "place": place, "party": party}
    plain |= {"measure": measure, "correct_by": by, "corrected": corrected}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if not given:
        raise NothingToChange(example="--cause")
    given = days_of(desk, given)
    with desk.change() as store:
        found = store.complaints.find(complaint)
        loop_rules.not_about(found, desk.me)
        complaints.heard(found, kind or found.kind)
        authority.reclassified(found, given, desk.me, desk.caller, desk.now())
        if cause is not None:
            given["cause"] = store.policy.cause(cause)
        complaints.correctable(found, given)
        named = numbered(desk, given, found.customer_id, found.customer)
        store.complaints.change(found, named, desk.now(), desk.user)
        card = store.complaints.card(found.id, desk.now())
    desk.show(card)


def days_of(desk: Desk, given: dict[str, object]) -> dict[str, object]:
    """The fields that are given, the days of a measure as days: until when it is to be taken, and when it was. Raises
    NotInPast, NotInFuture.
    """
    found, now = dict(given), desk.now()
    if "correct_by" in found:
        by = found.pop("correct_by")
        found["correct_on"] = followups.ahead(desk.when(str(by)), now).day if by is not None else None
    if "corrected" in found:
        on = found.pop("corrected")
        past = desk.when(str(on), past=True) if on is not None else None
        found["corrected_on"] = followups.happened(past, now, "correction").day if past is not None else None
    return found
