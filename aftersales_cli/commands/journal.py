"""The journal, and the way back."""

from typing import Annotated

import typer

from aftersales_cli.commands import Command, Listing, single
from aftersales_cli.commands.arguments import Limit, known
from aftersales_cli.desk import Desk
from aftersales_cli.rules import ids
from aftersales_cli.rules import journal as rules
from aftersales_cli.rules.codes import EntryKind

app = single()

EntryRef = Annotated[
    str | None,
    typer.Argument(
        metavar="ENTRY",
        autocompletion=known("entry"),
        help="The entry of the journal, such as X7; else the newest of yours.",
    ),
]


@app.command("undo", cls=Command, epilog="svc undo\nsvc undo X7")
def undo(ctx: typer.Context, entry: EntryRef = None) -> None:
    """Take back your newest command that is not undone yet, or a named one; repeating it goes further back.

    Refused where a later command changed the same records, or uses what would be taken away.
    """
    desk: Desk = ctx.obj
    with desk.change(EntryKind.UNDO, desk.signature) as store:
        journal = store.journal
        if entry is not None:
            chosen = rules.may_undo(journal.get(ids.parse(entry, ids.ENTRY)))
        else:
            chosen = rules.newest_to_undo(journal.newest_standing(desk.signature))
        rules.not_about(journal.about(chosen, desk.me and desk.me.id), desk.me)
        journal.withdraw_rolled(chosen)
        rules.in_the_way(chosen, chosen, journal.later_on(chosen), journal.barrier())
        rows = journal.reverse(chosen, chosen)
    desk.show(rules.Reversed(chosen, rows, redo=False))


@app.command("redo", cls=Command, epilog="svc redo\nsvc redo X7")
def redo(ctx: typer.Context, entry: EntryRef = None) -> None:
    """Bring back what you undid last, or a named entry that is undone."""
    desk: Desk = ctx.obj
    with desk.change(EntryKind.REDO, desk.signature) as store:
        journal = store.journal
        if entry is not None:
            chosen = journal.get(ids.parse(entry, ids.ENTRY))
            undoing = rules.may_redo(chosen, journal.undo_of(chosen))
        else:
            undoing = rules.newest_to_redo(journal.newest_standing(desk.signature), journal.newest_undo(desk.signature))
            chosen = journal.get(undoing.reverses or 0)
        rules.not_done_again(chosen, journal.again(undoing, chosen))
        journal.make_room(undoing)
        rules.in_the_way(undoing, chosen, journal.later_on(undoing), journal.barrier())
        rows = journal.reverse(undoing, chosen)
        journal.stands_again(chosen)
    desk.show(rules.Reversed(chosen, rows, redo=True))


@app.command("journal", cls=Listing, epilog="svc journal --limit 20")
def journal(ctx: typer.Context, limit: Limit = None) -> None:
    """Every change that was made, newest first.

    Which commands were typed, when and by whom is kept for ever. What was there before them, which undo needs, is kept
    for your store's newest 1,000 commands, and for 2 years beyond them unless it is more than 1,000,000 rows; what is
    older goes with the day's first change, after its backup.
    """
    desk: Desk = ctx.obj
    desk.show(rules.JournalList(*desk.store.journal.listed(limit)))
