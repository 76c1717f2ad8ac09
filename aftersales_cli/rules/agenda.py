"""What will fall due, day by day, against what those present can do."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules.due import DueItem
from aftersales_cli.rules.hours import Opening, is_working
from aftersales_cli.rules.team import on_list_of

if TYPE_CHECKING:
    from aftersales_cli.rules.team import Member


class Day(NamedTuple):
    """One day: what is written for it by its kind, what the calendar will add (`foreseen`), who is there, and how many
    contacts they are wanted to make (`capacity`; None where nobody has a quota).
    """

    on: date
    open: bool
    followups: int
    promises: int
    cases: int
    foreseen: int
    present: "tuple[Member, ...]"
    capacity: int | None

    @property
    def total(self) -> int:
        """Everything that will fall due."""
        return self.followups + self.promises + self.cases + self.foreseen

    @property
    def over(self) -> bool:
        """Whether that is more than those present can do."""
        return self.capacity is not None and self.total > self.capacity


class Agenda(NamedTuple):
    """The days ahead; the first one has what is overdue too. `staff` is whose they are, if one member's."""

    days: tuple[Day, ...]
    staff: "Member | None" = None


def agenda(
    items: Iterable[DueItem], foreseen: Mapping[date, int], team: "Iterable[Member]", opening: Opening, today: date,
    days: int, staff: "Member | None" = None,
) -> Agenda:  # fmt: skip
    """The `days` from today on, of the whole store or of one member of staff."""
    everything, everybody = list(items), tuple(team)
    found = []
    for on in (today + timedelta(days=number) for number in range(days)):
        due = [one for one in everything if (one.due_on <= on if on == today else one.due_on == on)]
        if staff is not None:
            due = on_list_of(staff, due, everybody, datetime.combine(on, time.max, opening.zone))
        present = tuple(one for one in ((staff,) if staff else everybody) if not one.absent(on))
        quotas = [one.quota for one in present if one.quota is not None]
        calls, promises, cases = (sum(one.kind == kind for one in due) for kind in ("followup", "promise", "case"))
        counted = any(one.quota is not None for one in ((staff,) if staff else everybody))
        capacity = (sum(quotas) if is_working(opening, on) else 0) if counted else None
        open_ = is_working(opening, on)
        found.append(Day(on, open_, calls, promises, cases, foreseen.get(on, 0), present, capacity))
    return Agenda(tuple(found), staff)
