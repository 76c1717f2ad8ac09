"""What goes out of the store: the lists that can be had as a file, their columns, and what of a person is hidden."""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

Value = str | int | bool | date | datetime | None

# More rows than a sheet of Excel has, heads included, and more signs than one of its cells holds.
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
# Digits that may be somebody's number, however they are grouped.
DIGITS = re.compile(r"\+?[0-9](?:[ -]?[0-9]){6,}")
HIDDEN = "***"


class What(StrEnum):
    """What can be had as a file; `all` is everything, for another store."""

    CUSTOMERS = "customers"
    PURCHASES = "purchases"
    CALLS = "calls"
    FOLLOWUPS = "followups"
    PROMISES = "promises"
    COMPLAINTS = "complaints"
    JOBS = "jobs"
    ENQUIRIES = "enquiries"
    STAFF = "staff"
    ALL = "all"


class Form(StrEnum):
    """The forms of a file, by the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


class Kind(StrEnum):
    """What stands in a column. A day has a time behind it where one is kept in the same column: a moment."""

    TEXT = "text"
    NAME = "name"
    PHONE = "phone"
    PRIVATE = "private"
    DAY = "day"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    YES = "yes"


class Column(NamedTuple):
    """A column of a list: its field, what stands in it, and how wide a sheet shows it."""

    field: str
    kind: Kind = Kind.TEXT
    width: int = 12


REF, NAME, PHONE = Column("id", width=8), Column("name", Kind.NAME), Column("phone", Kind.PHONE, 16)
WHOSE = (REF, Column("customer", width=8), NAME, PHONE)
NOTE = Column("note", width=40)
WHAT = Column("what", width=40)

COLUMNS: dict[What, tuple[Column, ...]] = {
    What.CUSTOMERS: (
        REF, NAME, PHONE, Column("wechat", Kind.PRIVATE), Column("kind"), Column("district"),
        Column("address", Kind.PRIVATE, 30), Column("birthday", Kind.DAY), NOTE, Column("since", Kind.DAY),
        Column("do_not_call", Kind.YES), Column("keeper"), Column("adviser"), Column("referred_by", width=8),
    ),
    What.PURCHASES: (
        *WHOSE, Column("item", width=24), Column("category"), Column("serial", width=20), Column("price", Kind.MONEY),
        Column("quantity", Kind.NUMBER, 8), Column("bought", Kind.DAY), Column("deliver_on", Kind.DAY),
        Column("delivered", Kind.DAY), Column("accepted", Kind.DAY), Column("moved_in", Kind.DAY), NOTE,
    ),
    What.CALLS: (
        *WHOSE, Column("at", Kind.MOMENT, 17), Column("direction"), Column("channel"), Column("outcome"),
        Column("minutes", Kind.NUMBER, 8), NOTE, Column("by"), Column("despite", width=24),
    ),
    What.FOLLOWUPS: (
        *WHOSE, Column("purchase", width=8), Column("case", width=8), WHAT, Column("rule"), Column("channel"),
        Column("due_on", Kind.DAY), Column("due_at", Kind.MOMENT, 17), Column("owner"), Column("state"),
        Column("closed_at", Kind.MOMENT, 17), Column("why", width=24),
    ),
    What.PROMISES: (
        *WHOSE, Column("case", width=8), WHAT, Column("owner"), Column("made_at", Kind.MOMENT, 17), Column("by"),
        Column("due_on", Kind.DAY), Column("due_at", Kind.MOMENT, 17), Column("state"), Column("remedy"),
        Column("amount", Kind.MONEY), Column("closed_at", Kind.MOMENT, 17), Column("why", width=24),
    ),
    What.COMPLAINTS: (
        *WHOSE, Column("opened_at", Kind.MOMENT, 17), Column("kind"), WHAT, Column("purchase", width=8),
        Column("item", width=24), Column("cause", width=24), Column("severity"), Column("via"),
        Column("wants", width=24), Column("against"), Column("owner"), Column("next_due", Kind.DAY), Column("party"),
        Column("measure", width=24), Column("place"), Column("closed_at", Kind.MOMENT, 17), Column("ended"),
    ),
    What.JOBS: (
        *WHOSE, Column("opened_at", Kind.MOMENT, 17), Column("kind"), WHAT, Column("purchase", width=8),
        Column("item", width=24), Column("owner"), Column("planned_on", Kind.DAY),
        Column("planned_at", Kind.MOMENT, 17), Column("km", Kind.NUMBER), Column("result", width=30),
        Column("closed_at", Kind.MOMENT, 17), Column("ended"),
    ),
    What.ENQUIRIES: (
        *WHOSE, Column("opened_at", Kind.MOMENT, 17), Column("model", width=24), Column("budget", Kind.MONEY),
        Column("wanted_when", width=20), Column("compared", width=20), Column("why_not", width=24),
        Column("test_drive", Kind.YES), Column("via"), Column("owner"), Column("next_due", Kind.DAY),
        Column("purchase", width=8), Column("result", width=24), Column("closed_at", Kind.MOMENT, 17), Column("ended"),
    ),
    What.STAFF: (
        REF, Column("name"), Column("role"), Column("quota", Kind.NUMBER), Column("absent_from", Kind.DAY),
        Column("absent_to", Kind.DAY), Column("registered", Kind.DAY),
    ),
}  # fmt: skip


class Exported(NamedTuple):
    """A list was written to a file; `masked` where names and numbers are hidden in it."""

    what: What
    path: str
    rows: int
    masked: bool


def masked(row: tuple[Value, ...], columns: tuple[Column, ...]) -> tuple[Value, ...]:
    """A row in which nobody can be told: names and numbers in part, WeChat, address and birthday not at all, and in
    what is said neither the customer's name nor anything that may be a number.
    """
    name = next((value for value, column in zip(row, columns, strict=True) if column.kind == Kind.NAME), None)
    said = str(name) if name else None
    return tuple(hidden(value, column, said) for value, column in zip(row, columns, strict=True))


def hidden(value: Value, column: Column, name: str | None) -> Value:
    """One value of such a row; `name` is whose it is."""
    if not isinstance(value, str):
        return None if column.field == "birthday" else value
    if column.kind == Kind.NAME:
        return short_name(value)
    if column.kind == Kind.PHONE:
        return short_number(value)
    if column.kind == Kind.PRIVATE:
        return HIDDEN
    if column.kind != Kind.TEXT:
        return value
    without = value.replace(name, short_name(name)) if name else value
    return DIGITS.sub(lambda found: short_number(found[0]), without)


def short_name(name: str) -> str:
    """张三 as 张*."""
    return f"{name[:1]}*"


def short_number(number: str) -> str:
    """13812341234 as 138****1234, without the code of China before it; of a short one only its end."""
    digits = re.sub(r"[^0-9]", "", number)
    if number.startswith("+86"):
        digits = digits.removeprefix("86")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 8 else f"****{digits[-2:]}"
