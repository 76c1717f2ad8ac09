"""The members of staff."""

from datetime import date
from typing import Annotated

import typer

from aftersales_cli import pinyin
from aftersales_cli.commands import Command, Listing, group
from aftersales_cli.commands.arguments import StaffRef, choice, emptied, known, number, text
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.rules import staff, texts
from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.fields import StaffField
from aftersales_cli.rules.team import Member, Role, on_list_of

app = group("Staff: new, list, show, edit, hand-over.")

EXAMPLES = """svc staff edit 王芳 --absent-from mon --absent-to "next fri"
svc staff edit M2 --clear absent-from
"""

Quota = Annotated[int | None, number("--quota", "quota", "How many contacts a day are wanted.", most=1000)]
AbsentFrom = Annotated[str | None, typer.Option("--absent-from", metavar="DAY", help="The first day away.")]
AbsentTo = Annotated[str | None, typer.Option("--absent-to", metavar="DAY", help="The last day away.")]
On = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The work of another day.")]


def typed(desk: Desk, day: str | None) -> date | None:
    """The day that was typed, if any was."""
    return None if day is None else desk.day(day)


def loads(desk: Desk, members: tuple[Member, ...], on: date) -> tuple[staff.Load, ...]:
    """The work of members on a day."""
    store, team = desk.store, desk.store.staff.team()
    first, beyond = desk.midnights(on)
    kept, made = store.staff.customers(), store.staff.contacts(stamp(first), stamp(beyond))
    items, at = store.due.up_to(on), desk.now() if on == desk.now().date() else first
    return tuple(
        staff.Load(member, kept.get(member.id, 0), len(on_list_of(member, items, team, at)), made.get(member.name, 0))
        for member in members
    )


@app.command("new", cls=Command, epilog="svc staff new 李娜 --role lead\nsvc staff new 王芳 --quota 20")
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name that signs what is done.")],
    role: Annotated[Role, choice("--role", Role, "role", "The rank in the store.")] = Role.REP,
    quota: Quota = None,
    absent_from: AbsentFrom = None,
    absent_to: AbsentTo = None,
) -> None:
    """Register a member of staff, who then works as `svc --user NAME` or with SVC_USER set.

    From the first one on, --user and SVC_USER must name somebody on the staff.
    """
    desk: Desk = ctx.obj
    called = staff.named(texts.line(name, "name"))
    today = desk.now().date()
    away = staff.absence(typed(desk, absent_from), typed(desk, absent_to), None, today)
    values = {"name": called, "initials": pinyin.initials(called), "role": role, "quota": quota, **away}
    with desk.change(by=desk.signature) as store:
        staff.only_one(called, store.staff.team())
        saved = store.staff.add({**values, "since": today.isoformat()})
        others = staff.stand_ins(saved, store.staff.team(), today)
    desk.show(staff.StaffSaved(saved, True, others))


@app.command("edit", cls=Command, epilog=EXAMPLES)
def edit(
    ctx: typer.Context,
    member: StaffRef,
    name: Annotated[str | None, text("--name", "name", "The name; what is signed keeps the old one.", "NAME")] = None,
    role: Annotated[Role | None, choice("--role", Role, "role", "The rank in the store.")] = None,
    quota: Quota = None,
    absent_from: AbsentFrom = None,
    absent_to: AbsentTo = None,
    clear: Annotated[list[StaffField] | None, choice("--clear", StaffField, "field", "A field to empty.")] = None,
) -> None:
    """Correct a member of staff, or say when they are away: what falls to them then shows at the lead's."""
    desk: Desk = ctx.obj
    first, last = typed(desk, absent_from), typed(desk, absent_to)
    plain = {"name": name, "role": role, "quota": quota, "absent_from": first, "absent_to": last}
    given = emptied({field: value for field, value in plain.items() if value is not None}, clear)
    if not given:
        raise NothingToChange(example="--role")
    if "absent_from" in given and first is None:
        given["absent_to"] = None
    with desk.change(by=desk.signature) as store:
        before = desk.member(member)
        if name is not None:
            given |= {
                "name": staff.only_one(staff.named(name), store.staff.team(), before.id),
                "initials": pinyin.initials(name),
            }
        today = desk.now().date()
        saved = store.staff.change(before, given | staff.absence(first, last, before, today))
        others = staff.stand_ins(saved, store.staff.team(), today)
    desk.show(staff.StaffSaved(saved, False, others))


@app.command("hand-over", cls=Command, epilog="svc staff hand-over 王芳 李娜 --dry-run\nsvc staff hand-over 王芳 李娜")
def hand_over(
    ctx: typer.Context,
    giver: Annotated[
        str, typer.Argument(metavar="FROM", autocompletion=known("staff"), help="Who leaves, or has too many.")
    ],
    taker: Annotated[str, typer.Argument(metavar="TO", autocompletion=known("staff"), help="Who takes over.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would be handed over.")] = False,
) -> None:
    """Give all customers and open duties of one member of staff to another."""
    desk: Desk = ctx.obj
    with desk.trial() if dry_run else desk.change() as store:
        old, new = desk.member(giver), desk.member(taker)
        staff.two(old, new)
        handed = store.staff.hand_over(old, new, dry_run)
    desk.show(handed)


@app.command("list", cls=Listing, epilog="svc staff list")
def list_(ctx: typer.Context, date: On = None) -> None:
    """List the staff, with what each one has to do today and has done."""
    desk: Desk = ctx.obj
    on = desk.day(date)
    desk.show(staff.StaffList(on, loads(desk, desk.store.staff.team(), on)))


@app.command("show", cls=Command, epilog="svc staff show 王芳\nsvc --user 王芳 staff show me")
def show(ctx: typer.Context, member: StaffRef, date: On = None) -> None:
    """Show a member of staff."""
    desk: Desk = ctx.obj
    on = desk.day(date)
    (load,) = loads(desk, (desk.member(member),), on)
    desk.show(staff.StaffCard(on, load))
