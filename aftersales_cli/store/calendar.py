"""The calendar: days that differ, and when the store is open by them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from aftersales_cli.rules import days as rules
from aftersales_cli.rules.calendar import Compared
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource, Festival
from aftersales_cli.rules.hours import Opening, span, span_text
from aftersales_cli.store import Store

if TYPE_CHECKING:
    from aftersales_cli.rules.playbook import Playbook

COLUMNS = "SELECT day, kind, name, hours, source FROM calendar_day"


class Calendar:
    """The days of the calendar. Everything that is written belongs into a change."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def between(self, first: date, last: date) -> tuple[CalendarDay, ...]:
        """What stands in the calendar from day to day."""
        return self.read(f"{COLUMNS} WHERE day BETWEEN ? AND ? ORDER BY day, id", [first.isoformat(), last.isoformat()])

    def all(self) -> tuple[CalendarDay, ...]:
        """The whole calendar."""
        return self.read(f"{COLUMNS} ORDER BY day, id")

    def opening(self, book: "Playbook | None" = None) -> Opening:
        """When the store is open: the weekly hours of a playbook, or of the one in force, and the days that differ."""
        entries = self.read(f"{COLUMNS} WHERE kind <> 'festival' ORDER BY day, id")
        week, region = (book or self.store.policy.current()).week, self.store.settings.get("region", "")
        return rules.opening(week, entries, self.store.zone, region)

    def festivals(self, first: date, last: date) -> tuple[tuple[date, Festival], ...]:
        """The festivals from day to day, the first one first."""
        rows = self.store.rows(
            "SELECT DISTINCT day, name FROM calendar_day WHERE kind = 'festival' AND day BETWEEN ? AND ? ORDER BY day",
            [first.isoformat(), last.isoformat()],
        )
        return tuple((date.fromisoformat(day), Festival(name)) for day, name in rows)

    def filled(self) -> bool:
        """Whether the public calendar was ever taken in; a store of an older format has none yet."""
        return self.store.row("SELECT 1 FROM calendar_day WHERE source = 'public' LIMIT 1") is not None

    def has_own(self) -> bool:
        """Whether the store has days of its own, besides the public ones."""
        return self.store.row("SELECT 1 FROM calendar_day WHERE source <> 'public' LIMIT 1") is not None

    def add(self, days: Iterable[CalendarDay]) -> None:
        """Writes entries into the calendar."""
        self.store.many(
            "INSERT INTO calendar_day (day, kind, name, hours, source) VALUES (?, ?, ?, ?, ?)",
            [(one.day.isoformat(), one.kind, one.name, hours_text(one), one.source) for one in days],
        )
        self.store.cases.settle_open()

    def remove(self, days: Iterable[CalendarDay]) -> None:
        """Takes entries out of the calendar."""
        self.store.many(
            "DELETE FROM calendar_day WHERE day = ? AND kind = ? AND name IS ? AND source = ?",
            [(one.day.isoformat(), one.kind, one.name, one.source) for one in days],
        )
        self.store.cases.settle_open()

    def take_in(self, compared: Compared) -> None:
        """Brings the calendar up to date."""
        self.remove(compared.gone)
        self.add(compared.new)

    def read(self, sql: str, values: Iterable[object] = ()) -> tuple[CalendarDay, ...]:
        """The entries that a statement yields."""
        return tuple(entry(*row) for row in self.store.rows(sql, [*values]))


def entry(day: str, kind: str, name: str | None, hours: str | None, source: str) -> CalendarDay:
    """An entry as it is stored."""
    spans: Any = None if hours is None else tuple(map(span, hours.split(",")))
    return CalendarDay(date.fromisoformat(day), DayKind(kind), name, spans, DaySource(source))


def hours_text(one: CalendarDay) -> str | None:
    """The hours of an entry as they are stored."""
    return None if one.hours is None else ",".join(map(span_text, one.hours))
