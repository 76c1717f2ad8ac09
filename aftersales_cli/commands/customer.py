"""Customers."""

from typing import Annotated

import typer

from aftersales_cli import outlets, phones, pinyin
from aftersales_cli.commands import Command, Listing, group, privacy
from aftersales_cli.commands.arguments import (
    Adviser,
    CustomerRef,
    Keeper,
    Limit,
    ReferredBy,
    WhyLook,
    choice,
    emptied,
    known,
    note,
    text,
)
from aftersales_cli.desk import Desk
from aftersales_cli.errors import NothingToChange
from aftersales_cli.rules import customers, duplicates, texts
from aftersales_cli.rules.access import Look
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.events import FollowUpState
from aftersales_cli.rules.fields import CustomerField

app = group("Customers: new, find, list, show, edit, duplicates, merge, consent, dump, forget.")
app.registered_commands += privacy.app.registered_commands

Phone = Annotated[str | None, text("--phone", "phone", "The phone number, in any spelling.", "NUMBER")]
WeChat = Annotated[str | None, text("--wechat", "WeChat name", "The WeChat name.", "NAME")]
District = Annotated[str | None, text("--district", "district", "The part of town.", "NAME")]
Address = Annotated[str | None, text("--address", "address", "The address.")]
Birthday = Annotated[str | None, typer.Option("--birthday", metavar="DAY", help="The birthday.")]
Note = Annotated[str | None, note("--note", "note", "What else one should know.")]
Kind = Annotated[
    CustomerKind | None, choice("--kind", CustomerKind, "customer kind", "What the customer is to the store.")
]


def fields(
    desk: Desk, phone: str | None, birthday: str | None, kind: CustomerKind | None, **plain: str | None
) -> dict[str, object]:
    """The columns of what was given on the command line."""
    found: dict[str, object] = {column: value for column, value in plain.items() if value is not None}
    if phone is not None:
        found["phone"] = phones.parse(phone, desk.store.settings["region"])
    if birthday is not None:
        today = desk.now().date()
        found["birthday"] = customers.born(birthday, desk.when(birthday, past=True).day, today).isoformat()
    if kind is not None:
        found["kind"] = kind
    return found


def people(desk: Desk, adviser: str | None, referred_by: str | None, itself: int | None = None) -> dict[str, object]:
    """The columns of those who were named for a customer. Raises ReferredByItself."""
    found: dict[str, object] = {}
    if adviser is not None:
        found["adviser_id"] = desk.member(adviser).id
    if referred_by is not None:
        other = desk.store.customers.find(referred_by)
        found["referred_by_id"] = customers.another(other, itself).id
    return found


@app.command("new", cls=Command, epilog='svc customer new 张三 --phone "138 0000 1234" --district 鼓楼')
def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name.")],
    phone: Phone = None,
    wechat: WeChat = None,
    kind: Kind = CustomerKind.NEW,
    district: District = None,
    address: Address = None,
    birthday: Birthday = None,
    note: Note = None,
    keeper: Keeper = None,
    adviser: Adviser = None,
    referred_by: ReferredBy = None,
    do_not_call: Annotated[bool, typer.Option("--do-not-call", help="The customer must not be called.")] = False,
) -> None:
    """Register a customer; the member of staff who does so is the keeper, if nobody else is named."""
    desk: Desk = ctx.obj
    called = customers.named(texts.line(name, "name"))
    given = fields(desk, phone, birthday, kind, wechat=wechat, district=district, address=address, note=note)
    since = {"since": desk.now().date().isoformat(), "do_not_call": int(do_not_call)}
    with desk.change() as store:
        sharing = store.customers.sharing_phone(str(given["phone"]) if phone else None)
        customers.only_one(called, sharing)
        kept = desk.member(keeper) if keeper is not None else desk.me
        signed = {"name": called, "initials": pinyin.initials(called), "keeper_id": kept and kept.id}
        saved = store.customers.add({**signed, **given, **people(desk, adviser, referred_by), **since})
        reward = store.milestones.brought(saved.referred_by_id, desk.now(), desk.user) if saved.referred_by_id else None
    desk.show(customers.CustomerSaved(saved, True, sharing, reward))


@app.command(
    "edit", cls=Command, epilog="svc customer edit K1 --kind vip\nsvc customer edit 张三 --do-not-call --clear wechat"
)
def edit(
    ctx: typer.Context,
    customer: CustomerRef,
    name: Annotated[str | None, text("--name", "name", "The name.", "NAME")] = None,
    phone: Phone = None,
    wechat: WeChat = None,
    kind: Kind = None,
    district: District = None,
    address: Address = None,
    birthday: Birthday = None,
    note: Note = None,
    keeper: Keeper = None,
    adviser: Adviser = None,
    referred_by: ReferredBy = None,
    do_not_call: Annotated[
        bool | None, typer.Option("--do-not-call/--may-call", help="Never call this customer, or call again.")
    ] = None,
    clear: Annotated[list[CustomerField] | None, choice("--clear", CustomerField, "field", "A field to empty.")] = None,
) -> None:
    """Correct or complete a customer's file. With another number, whoever could not be reached is called again."""
    desk: Desk = ctx.obj
    given = fields(desk, phone, birthday, kind, name=name, wechat=wechat, district=district, address=address, note=note)
    if name is not None:
        given["initials"] = pinyin.initials(customers.named(name))
    if do_not_call is not None:
        given["do_not_call"] = int(do_not_call)
    if keeper is not None:
        given["keeper"] = keeper
    given |= {name: one for name, one in (("adviser", adviser), ("referred_by", referred_by)) if one is not None}
    given = emptied(given, clear)
    if not given:
        raise NothingToChange(example="--phone")
    with desk.change() as store:
        if "keeper" in given:
            del given["keeper"]
            given["keeper_id"] = None if keeper is None else desk.member(keeper).id
        cleared = {f"{name}_id": None for name in ("adviser", "referred_by") if given.pop(name, "") is None}
        before = store.customers.find(customer)
        saved = store.customers.change(before, {**given, **cleared, **people(desk, adviser, referred_by, before.id)})
        sharing = store.customers.sharing_phone(saved.phone if phone or name else None, saved.id)
        customers.only_one(saved.name, sharing)
        brings = saved.referred_by_id if saved.referred_by_id != before.referred_by_id else None
        reward = store.milestones.brought(brings, desk.now(), desk.user) if brings else None
        other = saved.phone is not None and saved.phone != before.phone
        anew = store.calls.renumbered(saved.id, desk.now(), desk.user) if other else ((), ())
    desk.show(customers.CustomerSaved(saved, False, sharing, reward, *anew))


@app.command("find", cls=Listing, epilog="svc customer find 鼓楼\nsvc customer find 1234\nsvc customer find zs")
def find(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Part of a name, phone, address or serial, or initials.")],
    limit: Limit = None,
    why: WhyLook = None,
) -> None:
    """Find customers by part of what is known of them, best first."""
    desk: Desk = ctx.obj
    found, total = desk.store.customers.search(texts.line(text, "search text"), limit)
    outlets.log_look(desk, Look.FIND, [one.id for one in found], why)
    desk.show(customers.CustomerList(found, total))


@app.command("list", cls=Listing, epilog="svc customer list --kind vip\nsvc customer list --keeper 王芳")
def list_(
    ctx: typer.Context,
    kind: Kind = None,
    district: District = None,
    keeper: Keeper = None,
    limit: Limit = None,
    why: WhyLook = None,
) -> None:
    """List customers; `svc access` names the list once, as a look at everybody, however few it shows."""
    desk: Desk = ctx.obj
    kept = desk.member(keeper).id if keeper is not None else None
    found, total = desk.store.customers.listed(kind, district, kept, limit)
    outlets.log_look(desk, Look.LIST, outlets.EVERYBODY if found else (), why)
    desk.show(customers.CustomerList(found, total))


@app.command("show", cls=Command, epilog="svc customer show 张三")
def show(ctx: typer.Context, customer: CustomerRef, why: WhyLook = None) -> None:
    """Show a customer's file: purchases, what is open, the last contact."""
    desk: Desk = ctx.obj
    store = desk.store
    who = store.customers.find(customer)
    outlets.log_look(desk, Look.SHOW, [who.id], why)
    last = store.calls.of(who.id, 1)
    desk.show(
        customers.CustomerCard(
            who,
            store.purchases.listed(who.id)[0],
            store.followups.listed(who.id)[0] + store.followups.listed(who.id, FollowUpState.UNREACHABLE)[0],
            store.complaints.listed(who.id)[0],
            last[0] if last else None,
            desk.now(),
            store.promises.listed(who.id)[0],
            store.jobs.listed(who.id)[0],
            store.enquiries.listed(who.id)[0],
            store.customers.merged("f.customer_id = ?", who.id),
            store.consents.latest(who.id),
        )
    )


@app.command("duplicates", cls=Listing, epilog="svc customer duplicates\nsvc customer duplicates --limit 20")
def duplicates_(ctx: typer.Context, limit: Limit = None, why: WhyLook = None) -> None:
    """List files that may be of one customer, and why, the likeliest first.

    The same phone; the same name and district; a phone that is one digit off. `svc access` names the list once, as a
    look at everybody.
    """
    desk: Desk = ctx.obj
    merging = desk.store.merging
    found = duplicates.duplicates(merging.entries())
    outlets.log_look(desk, Look.DUPLICATES, outlets.EVERYBODY if found else (), why)
    desk.show(merging.shown(found[:limit], len(found)))


@app.command("merge", cls=Command, epilog="svc customer merge K1 K2 --dry-run\nsvc customer merge K1 K2")
def merge(
    ctx: typer.Context,
    customer: CustomerRef,
    other: Annotated[
        str, typer.Argument(metavar="OTHER", autocompletion=known("customer"), help="The file that goes into it.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go over.")] = False,
) -> None:
    """Make one file of two of the same customer: all of OTHER goes into CUSTOMER, both phone numbers stay.

    What both files say counts as CUSTOMER's file says it. OTHER is afterwards found as CUSTOMER, and `svc undo` makes
    two files of it again.
    """
    desk: Desk = ctx.obj
    with desk.trial() if dry_run else desk.change() as store:
        merging = store.merging
        plan = merging.plan(*merging.pair(customer, other))
        merged = merging.foresee(plan) if dry_run else merging.carry_out(plan, desk.now(), desk.user)
    desk.show(merged)
