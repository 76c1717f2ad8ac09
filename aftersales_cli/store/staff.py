"""The members of staff."""

from datetime import date
from typing import Any

from aftersales_cli.rules import team
from aftersales_cli.rules.clock import day
from aftersales_cli.rules.staff import HandedOver
from aftersales_cli.rules.team import Member, Role
from aftersales_cli.store import Store

# What a member holds: the table, the column that names them, and which of its rows still matter.
HELD = (
    ("customers", "keeper_id", ""),
    ("followups", "assignee_id", " AND state IN ('open', 'unreachable')"),
    ("promises", "assignee_id", " AND state = 'open'"),
    ("cases", "assignee_id", " AND closed_at IS NULL"),
)


class Staff:
    """The staff of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def team(self) -> tuple[Member, ...]:
        """Everybody, in the order in which they were entered."""
        found = self.store.rows("SELECT id, name, initials, role, quota, absent_from, absent_to, since FROM staff")
        return tuple(self.read(row) for row in found)

    def find(self, text: str) -> Member:
        """The member whom an id, a name or initials mean. Raises NoSuchStaff, NoStaffYet."""
        return team.find(text, self.team())

    def named(self, text: str) -> Member | None:
        """The same, None where they mean nobody or several."""
        found = team.fitting(text, self.team())
        return found[0] if len(found) == 1 else None

    def add(self, values: dict[str, object]) -> Member:
        """Enters a member."""
        self.forget()
        return self.get(self.store.insert("staff", values))

    def change(self, member: Member, values: dict[str, object]) -> Member:
        """Changes the named fields of a member."""
        self.store.update("staff", member.id, values)
        self.forget()
        return self.get(member.id)

    def forget(self) -> None:
        """Lets the list read the staff anew, which it reads once."""
        self.store.due.__dict__.pop("team", None)

    def hand_over(self, giver: Member, taker: Member, tried: bool) -> HandedOver:
        """Gives one member's customers and open duties to another, or (`tried`) only counts them."""
        counts: list[int] = []
        for table, column, those in HELD:
            where = f"{column} = ?{those}"
            (count,) = self.store.row(f"SELECT count(*) FROM {table} WHERE {where}", [giver.id])
            if not tried:
                self.store.run(f"UPDATE {table} SET {column} = ? WHERE {where}", [taker.id, giver.id])
            counts.append(count)
        return HandedOver._make([giver, taker, *counts, tried])

    def get(self, number: int) -> Member:
        """The member with this number, who exists."""
        return next(one for one in self.team() if one.id == number)

    def customers(self) -> dict[int, int]:
        """How many customers each member keeps, by number."""
        return dict(
            self.store.rows("SELECT keeper_id, count(*) FROM customers WHERE keeper_id IS NOT NULL GROUP BY keeper_id")
        )

    def contacts(self, first: str, beyond: str) -> dict[str, int]:
        """How many contacts each name made from one stored instant to before another, those begun by customers left
        out.
        """
        return dict(
            self.store.rows(
                "SELECT by, count(*) FROM calls WHERE at >= ? AND at < ? AND direction = 'out' GROUP BY by",
                [first, beyond],
            )
        )

    def read(self, row: Any) -> Member:
        """One member as stored."""
        number, name, initials, role, quota, absent_from, absent_to, since = row
        return Member(
            number, name, initials, Role(role), quota, day(absent_from), day(absent_to), date.fromisoformat(since)
        )
