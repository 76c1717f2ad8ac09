"""The closed loop of complaints, step by step."""

from datetime import datetime
from typing import Annotated

import typer

from aftersales_cli.commands import Command, group
from aftersales_cli.commands.arguments import (
    Amount,
    Cause,
    ComplaintRef,
    StaffRef,
    Why,
    choice,
    known,
    note,
    picked,
    text,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors.loop import NotOnHold
from aftersales_cli.rules import authority, calls, followups, ids, loop, texts
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.complaints import Complaint
from aftersales_cli.rules.events import Step
from aftersales_cli.rules.loop import Answer, Change, Department, End, Hold, Party, Stepped

app = group("Complaints, step by step.")

At = Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was, if not now.")]
Said = Annotated[str | None, note("--note", "note", "What else one should know.")]
Measure = Annotated[str | None, text("--measure", "measure", "What is done so that it does not happen again.")]
CorrectBy = Annotated[str | None, typer.Option("--correct-by", metavar="DAY", help="Until when that is done.")]


def moment(desk: Desk, case: Complaint, at: str | None = None) -> datetime:
    """When a step was taken: now, or as it is said. Raises NotInFuture, TimeMissing, BeforeLast."""
    now = desk.now()
    return loop.in_time(case, calls.happened_at(desk.when(at, past=True), now, at, "step") if at is not None else now)


@app.command("ack", cls=Command, epilog='svc complaint ack C3 --note "Told her that we look into it"')
def ack(ctx: typer.Context, complaint: ComplaintRef, said: Said = None, at: At = None) -> None:
    """Acknowledge a complaint: the customer knows that somebody sees to it."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.due_step(case, Step.ACKNOWLEDGED, desk.me)
        case = store.loop.take(case, Step.ACKNOWLEDGED, moment(desk, case, at), desk.user, note=said)
    desk.show(Stepped(case))


@app.command("assign", cls=Command, epilog="svc complaint assign C3 王芳")
def assign(ctx: typer.Context, complaint: ComplaintRef, staff: StaffRef, said: Said = None) -> None:
    """Give a complaint to somebody, who sees to it from now on; never to the one complained of."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case, to = store.complaints.find(complaint), desk.member(staff)
        loop.allowed(case, desk.me)
        loop.not_about(case, to)
        case = store.loop.assign(case, to, moment(desk, case), desk.user, said)
    desk.show(Stepped(case))


@app.command(
    "investigate", cls=Command,
    epilog='svc complaint investigate C3 "Clutch worn by a faulty seal" --cause product/manufacturing --party maker',
)  # fmt: skip
def investigate(
    ctx: typer.Context,
    complaint: ComplaintRef,
    found: Annotated[str, typer.Argument(metavar="FOUND", help="What it comes of.")],
    party: Annotated[Party, choice("--party", Party, "party", "Who is responsible.")],
    cause: Cause = None,
    measure: Measure = None,
    by: CorrectBy = None,
    at: At = None,
) -> None:
    """Write down what a complaint comes of, who is responsible, and what is done against it for the future."""
    desk: Desk = ctx.obj
    said = texts.note(found, "finding")
    until = followups.ahead(desk.when(by), desk.now()).day if by is not None else None
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.due_step(case, Step.INVESTIGATED, desk.me)
        values: dict[str, object] = {"party": party}
        values |= {"cause": store.policy.cause(cause)} if cause is not None else {}
        values |= {"measure": measure} if measure is not None else {}
        values |= {"correct_on": until.isoformat()} if until is not None else {}
        when = moment(desk, case, at)
        case = store.loop.take(case, Step.INVESTIGATED, when, desk.user, note=said, values=values, word=party)
    desk.show(Stepped(case))


@app.command(
    "decide", cls=Command,
    epilog='svc complaint decide C3 "New clutch on Friday, told her by phone" --remedy repair\n'
    'svc complaint decide C4 "Two free services" --remedy compensation --amount 1580',
)  # fmt: skip
def decide(
    ctx: typer.Context,
    complaint: ComplaintRef,
    said: Annotated[
        str, typer.Argument(metavar="DECISION", help="Who does what until when, as the customer was told.")
    ],
    remedy: Annotated[
        Remedy, choice("--remedy", Remedy, "remedy", "What is done for the customer.")
    ] = Remedy.EXPLANATION,
    amount: Amount = None,
    at: At = None,
) -> None:
    """Decide what is done, and tell the customer; what is beyond your authority waits for somebody above.

    A suggestion is answered by this.
    """
    desk: Desk = ctx.obj
    told = texts.note(said, "decision")
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.due_step(case, Step.DECIDED, desk.me)
        price = None if amount is None else amount * 100
        case = store.loop.decide(case, remedy, price, moment(desk, case, at), desk.me, desk.user, told)
        pending = loop.progress(case.steps).pending
        nobody = authority.beyond_all(pending and pending.word, store.staff.team())
    desk.show(Stepped(case, nobody=nobody))


@app.command("approve", cls=Command, epilog='svc complaint approve C4\nsvc complaint approve C4 --no "One is enough"')
def approve(
    ctx: typer.Context,
    complaint: ComplaintRef,
    no: Annotated[str | None, text("--no", "reason", "It is not approved, for this reason.", "REASON")] = None,
) -> None:
    """Approve what was decided beyond somebody's authority, or reject it: then it is decided anew."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        pending = loop.not_paused(case, desk.me).pending
        ref = ids.show(ids.COMPLAINT, case.id)
        authority.confirming(ref, pending.word if pending else None, desk.me, desk.caller, loop.answered(case.steps))
        step = Step.APPROVED if no is None else Step.REJECTED
        case = store.loop.take(case, step, moment(desk, case), desk.user, note=no)
    desk.show(Stepped(case))


@app.command("done", cls=Command, epilog='svc complaint done C3 "Clutch replaced, driven 20 km with her"')
def done(
    ctx: typer.Context,
    complaint: ComplaintRef,
    did: Annotated[str, typer.Argument(metavar="DID", help="What was done.")],
    at: At = None,
) -> None:
    """Record that what was decided is done; the customer is asked on the next day."""
    desk: Desk = ctx.obj
    said = texts.note(did, "work done")
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.due_step(case, Step.DONE, desk.me)
        case = store.loop.finish(case, moment(desk, case, at), desk.now(), desk.user, said)
    desk.show(Stepped(case))


@app.command(
    "recheck", cls=Command,
    epilog='svc --user 李娜 complaint recheck C3 satisfied --note "Quiet since, thanks us"\n'
    'svc --user 李娜 complaint recheck C3 unsatisfied --note "Jerks again when cold"',
)  # fmt: skip
def recheck(
    ctx: typer.Context,
    complaint: ComplaintRef,
    answer: Annotated[Answer, picked(Answer, "answer", "What the customer says.")],
    said: Said = None,
    at: At = None,
) -> None:
    """Ask the customer whether it is settled: somebody other than who did it.

    An unhappy answer opens the complaint again, one level higher.
    """
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        found = loop.due_step(case, Step.RECHECKED, desk.me)
        loop.second_person(case, found, desk.me, desk.caller)
        when = moment(desk, case, at)
        if answer == Answer.SATISFIED:
            case = store.loop.take(case, Step.RECHECKED, when, desk.user, note=said, word=answer)
        else:
            taker = authority.higher(case, store.staff.team(), desk.now().date())
            case = store.loop.unhappy(case, taker, when, desk.user, said)
    desk.show(Stepped(case))


@app.command("report", cls=Command, epilog='svc complaint report C3 workshop --note "Check seals at every service"')
def report(
    ctx: typer.Context,
    complaint: ComplaintRef,
    department: Annotated[Department, picked(Department, "department", "The department that is told.")],
    said: Said = None,
    at: At = None,
) -> None:
    """Report the result to the department concerned."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.due_step(case, Step.REPORTED, desk.me)
        case = store.loop.take(case, Step.REPORTED, moment(desk, case, at), desk.user, note=said, word=department)
    desk.show(Stepped(case))


@app.command(
    "close", cls=Command,
    epilog='svc complaint close C3\nsvc complaint close C5 --as declined --why "No courtesy cars for washing"\n'
    "svc complaint close C6 --as duplicate --of C3",
)  # fmt: skip
def close(
    ctx: typer.Context,
    complaint: ComplaintRef,
    end: Annotated[End | None, choice("--as", End, "way to end", "It ends otherwise, and is counted apart.")] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="COMPLAINT", autocompletion=known("complaint"), help="The one it is a duplicate of."
        ),
    ] = None,
    why: Annotated[str | None, text("--why", "reason", "The reason; it is kept.", "REASON")] = None,
) -> None:
    """Close a complaint that was recorded, handled, re-checked and reported.

    Refused while one of these is missing; otherwise it ends with --as, which is counted apart.
    """
    desk: Desk = ctx.obj
    loop.reasoned(end, of, why)
    with desk.change() as store:
        case = store.complaints.find(complaint)
        step = loop.ending(case, end, desk.me)
        same = store.complaints.find(of) if of is not None else None
        loop.another(case, same)
        ended = over(desk, case, step, why, {"same_as_id": same and same.id})
    desk.show(ended)


def over(desk: Desk, case: Complaint, step: Step, why: str | None, values: dict[str, object]) -> Stepped:
    """Ends a complaint by a step; the appointments that were made for it are called off."""
    loop_of = desk.store.loop
    loop_of.call_off(case, desk.words("the complaint is over"), desk.now(), desk.user)
    return loop_of.end(case, step, moment(desk, case), desk.user, why, values)


@app.command("withdraw", cls=Command, epilog='svc complaint withdraw C3 --why "Found the key at home"')
def withdraw(ctx: typer.Context, complaint: ComplaintRef, why: Why) -> None:
    """Record that the customer takes a complaint back."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.allowed(case, desk.me)
        ended = over(desk, case, Step.WITHDRAWN, why, {})
    desk.show(ended)


@app.command("reopen", cls=Command, epilog='svc complaint reopen C3 --why "It jerks again"')
def reopen(ctx: typer.Context, complaint: ComplaintRef, why: Why) -> None:
    """Open a complaint again that had ended: it is decided, done, re-checked and reported anew."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.reopenable(case, desk.me)
        case = store.loop.reopen(case, moment(desk, case), desk.user, why)
    desk.show(Stepped(case))


@app.command("pause", cls=Command, epilog='svc complaint pause C3 --for parts --until fri --note "Seal is ordered"')
def pause(
    ctx: typer.Context,
    complaint: ComplaintRef,
    hold: Annotated[Hold, choice("--for", Hold, "reason of a pause", "For whom or what it waits.")],
    until: Annotated[str, typer.Option("--until", metavar="WHEN", help="Until when.")],
    said: Said = None,
) -> None:
    """Let a complaint wait for the customer, for parts or for the maker: its clocks stand still, up to a cap."""
    desk: Desk = ctx.obj
    when = followups.ahead(desk.when(until), desk.now())
    with desk.change() as store:
        case = store.complaints.find(complaint)
        loop.not_paused(case, desk.me)
        again = loop.paused_until(case, when, desk.now(), store.policy.current().pause_cap)
        store.cases.step(case.id, Step.PAUSED, moment(desk, case), desk.user, note=said, due=again, more={"word": hold})
        case = store.complaints.get(case.id)
    desk.show(Stepped(case))


@app.command("resume", cls=Command, epilog="svc complaint resume C3")
def resume(ctx: typer.Context, complaint: ComplaintRef, said: Said = None) -> None:
    """Take a paused complaint up again: its clocks run on."""
    desk: Desk = ctx.obj
    with desk.change() as store:
        case = store.complaints.find(complaint)
        if loop.allowed(case, desk.me).paused is None:
            raise NotOnHold(id=ids.show(ids.COMPLAINT, case.id))
        case = store.loop.take(case, Step.RESUMED, moment(desk, case), desk.user, note=said)
    desk.show(Stepped(case))


@app.command(
    "escalate", cls=Command,
    epilog='svc complaint escalate C3 --person\nsvc complaint escalate C3 --place "the office, with tea"\n'
    'svc complaint escalate C3 --time "fri 15:00"',
)  # fmt: skip
def escalate(
    ctx: typer.Context,
    complaint: ComplaintRef,
    person: Annotated[bool, typer.Option("--person", help="Somebody of higher rank takes over.")] = False,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="STAFF", autocompletion=known("staff"), help="Who, if not the next above."),
    ] = None,
    place: Annotated[str | None, text("--place", "place", "It is spoken about at another place.", "PLACE")] = None,
    time: Annotated[
        str | None, typer.Option("--time", metavar="WHEN", help="An appointment with one rank higher again.")
    ] = None,
    said: Said = None,
) -> None:
    """Let a complaint climb while the customer stays unhappy: another person, another place, another time."""
    desk: Desk = ctx.obj
    change = loop.one_change(person or to is not None, place, time)
    when = loop.appointment(followups.ahead(desk.when(time), desk.now()), time) if time is not None else None
    with desk.change() as store:
        case = store.complaints.find(complaint)
        now = moment(desk, case)
        loop.not_paused(case, desk.me)
        named = desk.member(to) if to is not None else None
        taker = None if change == Change.PLACE else authority.next_above(case, store.staff.team(), now.date(), named)
        case = store.loop.escalate(case, change, taker, when or When(now.date()), now, desk.user, place or said)
        made = None
        if when is not None and taker is not None:
            store.loop.call_off(case, desk.words("replaced by another appointment"), now, desk.user)
            what = desk.words("Appointment with {who}", who=taker.name)
            made = store.loop.appoint(case, what, when, taker, now, desk.user)
            case = store.complaints.get(case.id)
    desk.show(Stepped(case, made))


@app.command("explain", cls=Command, epilog="svc complaint explain C3")
def explain(ctx: typer.Context, complaint: ComplaintRef) -> None:
    """Explain every clock of a complaint to the minute: what counted, what did not and why, what is left."""
    desk: Desk = ctx.obj
    desk.show(desk.store.cases.explained(desk.store.complaints.find(complaint), desk.now()))
