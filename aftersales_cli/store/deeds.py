"""The records of follow-ups and promises: what happened to each, line by line."""

from datetime import datetime

from aftersales_cli.rules.clock import When, day, stamp
from aftersales_cli.rules.followups import Deed
from aftersales_cli.store import Store


class Deeds:
    """The record of a `noun`, in the table `<noun>_log`."""

    def __init__(self, store: Store, noun: str) -> None:
        self.store, self.noun = store, noun

    def add(
        self, number: int, now: datetime, what: str, by: str, call: int | None = None,
        before: When | None = None, to: When | None = None, why: str | None = None,
    ) -> None:  # fmt: skip
        """Adds a line to the record of the one with this number."""
        self.store.insert(
            f"{self.noun}_log",
            {
                f"{self.noun}_id": number, "at": stamp(now), "what": what, "by": by, "call_id": call,
                "from_on": before and before.day.isoformat(), "from_at": before and at(before),
                "to_on": to and to.day.isoformat(), "to_at": to and at(to), "why": why,
            },
        )  # fmt: skip

    def of(self, number: int) -> tuple[Deed, ...]:
        """The record of the one with this number, oldest first."""
        rows = self.store.rows(
            f"""SELECT at, what, by, call_id, from_on, from_at, to_on, to_at, why FROM {self.noun}_log
            WHERE {self.noun}_id = ? ORDER BY id""",
            [number],
        )
        local = self.store.local
        return tuple(
            Deed(self.store.instant(at), what, by, call, day(from_on), local(from_at), day(to_on), local(to_at), why)
            for at, what, by, call, from_on, from_at, to_on, to_at, why in rows
        )


def at(when: When) -> str | None:
    """The agreed time as it is stored."""
    return stamp(when.at) if when.at else None
