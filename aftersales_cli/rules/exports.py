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
    """What stands in a column. A day has a time behind it where one is kept in the same column: a moment. A code is a
    word of a closed list, which people read in their language.
    """

    TEXT = "text"
    CODE = "code"
    NAME = "name"
    PHONE = "phone"
    PRIVATE = "private"
    DAY = "day"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    YES = "yes"


class Column(NamedTuple):
    """A column of a list: its field and what stands in it."""

    field: str
    kind: Kind = Kind.TEXT


REF, NAME, PHONE = Column("id"), Column("name", Kind.NAME), Column("phone", Kind.PHONE)
WHOSE = (REF, Column("customer"), NAME, PHONE)
NOTE = Column("note")
WHAT = Column("what")

COLUMNS: dict[What, tuple[Column, ...]] = {
    What.CUSTOMERS: (
        REF, NAME, PHONE, Column("wechat", Kind.PRIVATE), Column("kind", Kind.CODE), Column("district"),
        Column("address", Kind.PRIVATE), Column("birthday", Kind.DAY), NOTE, Column("since", Kind.DAY),
        Column("do_not_call", Kind.YES), Column("keeper"), Column("adviser"), Column("referred_by"),
    ),
    What.PURCHASES: (
        *WHOSE, Column("item"), Column("category"), Column("serial", Kind.PRIVATE), Column("price", Kind.MONEY),
        Column("quantity", Kind.NUMBER), Column("bought", Kind.DAY), Column("deliver_on", Kind.DAY),
        Column("delivered", Kind.DAY), Column("accepted", Kind.DAY), Column("moved_in", Kind.DAY), NOTE,
    ),
    What.CALLS: (
        *WHOSE, Column("at", Kind.MOMENT), Column("direction", Kind.CODE), Column("channel", Kind.CODE),
        Column("outcome", Kind.CODE), Column("minutes", Kind.NUMBER), NOTE, Column("by"), Column("despite"),
    ),
    What.FOLLOWUPS: (
        *WHOSE, Column("purchase"), Column("case"), WHAT, Column("rule"), Column("channel", Kind.CODE),
        Column("due_on", Kind.DAY), Column("due_at", Kind.MOMENT), Column("owner"), Column("state", Kind.CODE),
        Column("closed_at", Kind.MOMENT), Column("why"),
    ),
    What.PROMISES: (
        *WHOSE, Column("case"), WHAT, Column("owner"), Column("made_at", Kind.MOMENT), Column("by"),
        Column("due_on", Kind.DAY), Column("due_at", Kind.MOMENT), Column("state", Kind.CODE),
        Column("remedy", Kind.CODE), Column("amount", Kind.MONEY), Column("closed_at", Kind.MOMENT), Column("why"),
    ),
    What.COMPLAINTS: (
        *WHOSE, Column("opened_at", Kind.MOMENT), Column("kind", Kind.CODE), WHAT, Column("purchase"), Column("item"),
        Column("cause", Kind.CODE), Column("severity", Kind.CODE), Column("via", Kind.CODE), Column("wants"),
        Column("against"), Column("owner"), Column("next_due", Kind.DAY), Column("party", Kind.CODE),
        Column("measure"), Column("place"), Column("closed_at", Kind.MOMENT), Column("ended", Kind.CODE),
    ),
    What.JOBS: (
        *WHOSE, Column("opened_at", Kind.MOMENT), Column("kind", Kind.CODE), WHAT, Column("purchase"), Column("item"),
        Column("owner"), Column("planned_on", Kind.DAY), Column("planned_at", Kind.MOMENT), Column("km", Kind.NUMBER),
        Column("result"), Column("closed_at", Kind.MOMENT), Column("ended", Kind.CODE),
    ),
    What.ENQUIRIES: (
        *WHOSE, Column("opened_at", Kind.MOMENT), Column("model"), Column("budget", Kind.MONEY), Column("wanted_when"),
        Column("compared"), Column("why_not"), Column("test_drive", Kind.YES), Column("via", Kind.CODE),
        Column("owner"), Column("next_due", Kind.DAY), Column("purchase"), Column("result"),
        Column("closed_at", Kind.MOMENT), Column("ended", Kind.CODE),
    ),
    What.STAFF: (
        REF, Column("name"), Column("role", Kind.CODE), Column("quota", Kind.NUMBER), Column("absent_from", Kind.DAY),
        Column("absent_to", Kind.DAY), Column("registered", Kind.DAY),
    ),
}  # fmt: skip


class Exported(NamedTuple):
    """A list was written to a file; `masked` where names and numbers are hidden in it."""

    what: What
    path: str
    rows: int
    masked: bool

    @property
    def private(self) -> bool:
        """Whether it tells of customers by name and number."""
        return not self.masked and any(column.kind == Kind.PHONE for column in COLUMNS[self.what])


def masked(row: tuple[Value, ...], columns: tuple[Column, ...]) -> tuple[Value, ...]:
    """A row in which nobody can be told: names and numbers in part, WeChat, address, birthday and serial number not at
    all, and in what is said neither the customer's name nor anything that may be a number.
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
