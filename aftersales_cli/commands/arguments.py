"""The arguments and options that several commands take, each in one spelling."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from aftersales_cli.errors import Contradiction
from aftersales_cli.rules import codes, texts

if TYPE_CHECKING:
    from aftersales_cli.desk import Desk

# In which column the member of staff stands whom an option names.
MEMBERS = {"owner": "assignee_id", "against": "against_id"}


def choice(name: str, kind: type[StrEnum], what: str, help: str) -> Any:
    """An option that takes one of a closed list of words; `what` names it in a refusal."""
    words = [member.value for member in kind]
    return typer.Option(
        name,
        metavar="|".join(words),
        parser=lambda value: codes.word(kind, str(value), what),
        autocompletion=lambda incomplete: [word for word in words if word.startswith(incomplete)],
        help=help,
    )


def picked(kind: type[StrEnum], what: str, help: str) -> Any:
    """An argument that takes one of a closed list of words; `what` names it in a refusal."""
    words = [member.value for member in kind]
    return typer.Argument(
        metavar="|".join(words),
        parser=lambda value: codes.word(kind, str(value), what),
        autocompletion=lambda incomplete: [word for word in words if word.startswith(incomplete)],
        help=help,
    )


def number(name: str, what: str, help: str, least: int = 0, most: int = texts.LARGEST) -> Any:
    """An option that takes a whole number; `what` names it in a refusal."""
    return typer.Option(name, metavar="N", parser=reader(what, least, most), help=help)


def reader(what: str, least: int, most: int) -> Callable[[str], int]:
    """Reads a whole number in a range."""
    return lambda value: texts.whole(str(value), what, least, most)


def text(name: str, what: str, help: str, metavar: str = "TEXT") -> Any:
    """An option that takes one line of text."""
    return typer.Option(name, metavar=metavar, parser=lambda value: texts.line(str(value), what), help=help)


def note(name: str, what: str, help: str) -> Any:
    """An option that takes text of several lines."""
    return typer.Option(name, metavar="TEXT", parser=lambda value: texts.note(str(value), what), help=help)


def file(value: str) -> Path:
    """Reads the name of a file. Refuses blanks and control characters."""
    return Path(texts.line(str(value), "file name"))


def known(noun: str) -> Callable[[typer.Context, str], list[str]]:
    """Completes an argument from what the store knows of a noun."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        named = ctx.find_root().params.get("db")
        if named is not None:
            ctx.obj.path = Path(named)
        found: list[str] = ctx.obj.completions(noun, incomplete)
        return found

    return complete


def emptied(given: dict[str, object], clear: Iterable[str] | None) -> dict[str, object]:
    """The fields that are given, and those that are emptied. Raises Contradiction where one is both."""
    for field in clear or ():
        if field.replace("-", "_") in given:
            raise Contradiction(one=f"--{field}", other=f"--clear {field}")
    return given | dict.fromkeys((field.replace("-", "_") for field in clear or ()), None)


def numbered(desk: "Desk", given: dict[str, object], customer: int, name: str) -> dict[str, object]:
    """The fields of a customer's record as columns: members of staff and a purchase of that customer by their numbers,
    what is emptied by none. Raises NoSuchStaff, NoStaffYet, NotOnStaff, NoSuchRecord, NotCustomers.
    """
    found: dict[str, object] = {}
    for field, value in given.items():
        if field in MEMBERS:
            found[MEMBERS[field]] = None if value is None else desk.member(str(value)).id
        elif field == "purchase":
            bought = None if value is None else desk.store.purchases.find_of(str(value), customer, name)
            found["purchase_id"] = bought
        else:
            found[field] = value
    return found


def state_of(state: StrEnum | None, every: bool, usual: StrEnum) -> StrEnum | None:
    """The state that a list is asked for: the `usual` one if nothing is said, none with --all. Raises Contradiction."""
    if state is not None and every:
        raise Contradiction(one=f"--state {state}", other="--all")
    return None if every else state or usual


CustomerRef = Annotated[
    str,
    typer.Argument(
        metavar="CUSTOMER",
        autocompletion=known("customer"),
        help="An id (K12 or 12), a phone in any spelling, a name, or pinyin initials.",
    ),
]
PurchaseRef = Annotated[
    str, typer.Argument(metavar="PURCHASE", autocompletion=known("purchase"), help="The purchase's id, such as S1.")
]
FollowUpRef = Annotated[
    str, typer.Argument(metavar="FOLLOWUP", autocompletion=known("followup"), help="The follow-up's id, such as F12.")
]
ComplaintRef = Annotated[
    str, typer.Argument(metavar="COMPLAINT", autocompletion=known("complaint"), help="The complaint's id, such as C3.")
]
StaffRef = Annotated[
    str,
    typer.Argument(
        metavar="STAFF",
        autocompletion=known("staff"),
        help="A name, pinyin initials, an id such as M2, or me.",
    ),
]
Cause = Annotated[
    str | None,
    typer.Option(
        "--cause",
        metavar="CAUSE",
        autocompletion=known("cause"),
        help="The cause, such as product/manufacturing or service.",
    ),
]
Amount = Annotated[int | None, number("--amount", "amount", "What it costs, in yuan.", most=10_000_000)]
Limit = Annotated[int | None, number("--limit", "limit", "At most so many rows.", least=1)]
Why = Annotated[str, text("--why", "reason", "The reason; it is kept.", "REASON")]
WhyLook = Annotated[
    str | None, text("--why", "reason", "Why the customer's data are looked up; `svc access` lists it.", "REASON")
]
AgreedBy = Annotated[
    str | None,
    typer.Option(
        "--agreed-by", metavar="STAFF", autocompletion=known("staff"), help="Who else agrees that data are given out."
    ),
]
OfStaff = Annotated[
    str | None,
    typer.Option("--staff", metavar="STAFF|me", autocompletion=known("staff"), help="Only what falls to this member."),
]
Keeper = Annotated[
    str | None,
    typer.Option(
        "--keeper", metavar="STAFF|me", autocompletion=known("staff"), help="Which member of staff keeps the customer."
    ),
]
Adviser = Annotated[
    str | None,
    typer.Option(
        "--adviser", metavar="STAFF|me", autocompletion=known("staff"), help="Who answers for service and advice."
    ),
]
ReferredBy = Annotated[
    str | None,
    typer.Option(
        "--referred-by", metavar="CUSTOMER", autocompletion=known("customer"), help="Which customer brought this one."
    ),
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="STAFF|me", autocompletion=known("staff"), help="Who sees to it."),
]
OfCustomer = Annotated[
    str | None,
    typer.Option("--customer", metavar="CUSTOMER", autocompletion=known("customer"), help="Only this customer's."),
]
