"""A contact happened."""

import sys
from typing import Annotated, Any

import typer

from aftersales_cli import contacts
from aftersales_cli.commands import Command, single
from aftersales_cli.commands.arguments import choice, known, number, text
from aftersales_cli.desk import Desk
from aftersales_cli.errors import Contradiction, CustomerMissing, NothingToChange, NothingToSkip
from aftersales_cli.rules import calls, texts
from aftersales_cli.rules.events import Channel, Direction, Outcome

app = single()

EXAMPLES = """svc log-call 张三 "Home safe, rear mat missing" --minutes 4 --next +7d
svc log-call 13800001234 --outcome no-answer
svc log-call 张三 "Mat is coming" --promise "Rear mat free of charge" --promise-due fri
svc log-call K1 "Asked for the price list" --in --for none
svc log-call 张三 "Called at his wish" --at "yesterday 21:30" --despite "He asked for it"
svc log-call --edit L12 "Front mat missing" --minutes 5
svc log-call --batch calls.jsonl
"""
# What may be corrected of a contact that is written down already, by the name of its parameter.
EDITABLE = ("outcome", "channel", "incoming", "minutes", "at", "despite")


With = Annotated[
    str | None,
    typer.Argument(
        metavar="CUSTOMER",
        autocompletion=known("customer"),
        help="An id (K12 or 12), a phone in any spelling, a name, or pinyin initials.",
    ),
]
Note = Annotated[str | None, typer.Argument(metavar="NOTE", help="What was said; - reads it from the input.")]
How = Annotated[Outcome, choice("--outcome", Outcome, "outcome", "How it ended.")]
By = Annotated[Channel, choice("--channel", Channel, "channel", "The way of contact.")]
Incoming = Annotated[bool, typer.Option("--in/--out", help="Whether the customer began it.")]
Minutes = Annotated[
    int | None, number("--minutes", "length in minutes", "How long it took.", most=calls.LONGEST_CALL_MINUTES)
]
At = Annotated[str | None, typer.Option("--at", metavar="WHEN", help="When it was, if not now.")]
Next = Annotated[str | None, typer.Option("--next", metavar="WHEN", help="When to contact the customer again.")]
Settles = Annotated[
    str | None,
    typer.Option("--for", metavar="F12,C3|all|none", help="What it settles, if not the first due follow-up."),
]
Promise = Annotated[
    list[str] | None, typer.Option("--promise", metavar="TEXT", help="What was promised; may be repeated.")
]
PromiseDue = Annotated[
    list[str] | None,
    typer.Option("--promise-due", metavar="WHEN", help="Until when, for each promise, or once for all."),
]
Keeps = Annotated[str | None, typer.Option("--keeps", metavar="P3,P4", help="Promises that are kept by it.")]
Despite = Annotated[
    str | None,
    text(
        "--despite",
        "reason",
        "Why a call was made in quiet hours or to somebody who must not be called, also where --edit makes one of it; "
        "any other call keeps none.",
        "REASON",
    ),
]
Edit = Annotated[str | None, typer.Option("--edit", metavar="CALL", help="Correct an older one: L12.")]
Batch = Annotated[
    str | None, typer.Option("--batch", metavar="FILE|-", help="Log a whole file, one JSON object a line.")
]
SkipBad = Annotated[bool, typer.Option("--skip-bad", help="Leave out the lines of a file that are wrong.")]


@app.command("log-call", cls=Command, epilog=EXAMPLES)
def log_call(
    ctx: typer.Context,
    customer: With = None,
    note: Note = None,
    outcome: How = Outcome.REACHED,
    channel: By = Channel.CALL,
    incoming: Incoming = False,
    minutes: Minutes = None,
    at: At = None,
    following: Next = None,
    settles: Settles = None,
    promise: Promise = None,
    promise_due: PromiseDue = None,
    keeps: Keeps = None,
    despite: Despite = None,
    edit: Edit = None,
    batch: Batch = None,
    skip_bad: SkipBad = False,
) -> None:
    """A contact happened: write it down, close its follow-up, agree the next.

    A contact that reached the customer closes the first-ranked due follow-up of its channel and names what else is
    due. One that did not closes nothing: it counts an attempt, and the follow-up comes back when the playbook says, at
    last by another way; after that the customer is unreachable, until somebody speaks with them. A promise without a
    date is due at the next contact, at the latest in 7 days.

    A call in the quiet hours, or to a customer who must not be called, is refused unless --despite says why.

    In a file the keys are customer, note, outcome, channel, direction (in or out), minutes, at, next, for, keeps,
    promises and despite.
    """
    desk: Desk = ctx.obj
    if batch is not None:
        from aftersales_cli.batch import log_all

        alone(ctx, "batch", "skip_bad")
        desk.show(log_all(desk, desk.lines(batch), skip_bad))
    elif edit is not None:
        alone(ctx, "edit", "customer", "note", *EDITABLE)
        correct(ctx, desk, edit, None if note is None else customer, note or customer)
    elif skip_bad:
        raise NothingToSkip()
    elif customer is None:
        raise CustomerMissing()
    else:
        said = texts.note(sys.stdin.read() if note == "-" else note, "note") if note is not None else None
        told = calls.Telling(
            customer, said, outcome, channel, Direction.IN if incoming else Direction.OUT, minutes, at, following,
            calls.chosen(settles), calls.kept(keeps), tuple(texts.line(one, "promise") for one in promise or ()),
            tuple(promise_due or ()), despite,
        )  # fmt: skip
        with desk.change() as store:
            who = store.customers.find(customer)
            contact, effects = contacts.settle(desk, told, who, store.due.of(who.id), store.due.lost([who.id]))
            logged = store.calls.log(contact, effects, desk.now())
            complained = store.cases.complained(who.id)
        desk.show(logged._replace(complaints=complained, do_not_call=who.do_not_call))
        for when in calls.calls_agreed(effects, contact)[:1]:
            contacts.heed_quiet(desk, Channel.CALL, when)


def alone(ctx: typer.Context, name: str, *others: str) -> None:
    """Refuses what does not go together with the option `name`. Raises Contradiction."""
    for param in ctx.command.params:
        if param.expose_value and param.name not in (name, *others) and given(ctx, param.name):
            raise Contradiction(
                one=f"--{name}", other=param.opts[0] if param.opts[0].startswith("-") else param.metavar
            )


def given(ctx: typer.Context, name: Any) -> bool:
    """Whether a parameter stands on the command line."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def correct(ctx: typer.Context, desk: Desk, typed: str, customer: str | None, note: str | None) -> None:
    """Corrects a contact that is written down, of that customer if one is named; the journal keeps how it was."""
    told: dict[str, Any] = {name: ctx.params[name] for name in EDITABLE if given(ctx, name)}
    if note is not None:
        told["note"] = texts.note(sys.stdin.read() if note == "-" else note, "note")
    if not told:
        raise NothingToChange(example="--minutes")
    if "incoming" in told:
        told["direction"] = Direction.IN if told.pop("incoming") else Direction.OUT
    from aftersales_cli.rules.corrections import correction

    with desk.change() as store:
        now = desk.now()
        if "at" in told:
            told["at"] = calls.happened_at(desk.when(told["at"], past=True), now, told["at"])
        before = store.calls.find_of(typed, store.customers.find(customer)) if customer else store.calls.find(typed)
        who = store.customers.get(before.customer_id)
        change = correction(before, told, who.do_not_call, store.quiet)
        corrected = store.calls.correct(before, change, now, desk.user)
    desk.show(corrected)
