"""The roll of a day: what the calendar wakes, and for whom.

A sweep is one rule on one day; whom it falls to is asked of the store, which knows the customers.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import CustomerKind, DutyChannel
from aftersales_cli.rules.planning import LONGEST_LATE_DAYS, Frame, aloud, days_after, timed
from aftersales_cli.rules.triggers import Cycle, Origin, Trigger

if TYPE_CHECKING:
    from aftersales_cli.rules.playbook import FollowUpRule

# Whom a rule of the calendar is for, if it does not say: everybody who buys, but nobody who has gone.
BUYERS = (
    CustomerKind.PROSPECT, CustomerKind.NEW, CustomerKind.REGULAR, CustomerKind.LOYAL, CustomerKind.VIP,
    CustomerKind.DORMANT,
)  # fmt: skip


class Share(NamedTuple):
    """The part of a sweep for whom one way of contact holds: kinds of customer, the channel, and when it is due."""

    kinds: tuple[str, ...]
    channel: DutyChannel
    due: When


class Sweep(NamedTuple):
    """One rule on one day. `period` is by which it is written once for each customer, `event` the day that it is about,
    `until` the last day of its window.

    Whom it falls to depends on its origin: those `born` on one of these days of the year; those with whom there was no
    contact from the day `mark` on; those who own what was bought up to then; those to whom something was promised for a
    day before it. Of all but the birthdays only such as passed that mark not before `since`, if there is such a day.
    """

    rule: "FollowUpRule"
    origin: Origin
    day: date
    event: date
    period: str
    shares: tuple[Share, ...]
    until: date | None
    born: tuple[str, ...] = ()
    mark: date | None = None
    since: date | None = None


def days_to_write(last: date | None, today: date) -> list[date]:
    """The days whose roll is still to be written: those since the last one, at most 14 days back, and today, which is
    written anew for each playbook.
    """
    first = today if last is None else min(today, max(last + timedelta(days=1), today - timedelta(LONGEST_LATE_DAYS)))
    return [first + timedelta(days=number) for number in range((today - first).days + 1)]


def sweeps(
    rules: "Iterable[FollowUpRule]",
    day: date,
    festivals: Iterable[tuple[date, str]],
    zone: tzinfo | None,
    frame: Frame,
) -> list[Sweep]:
    """Everything that the calendar wakes on a day; `festivals` are those around it."""
    found: list[Sweep] = []
    named: set[tuple[date, str | None]] = {*festivals}
    for rule in rules:
        if rule.cycle == Cycle.SEASON and rule.season is not None and rule.season.first.of(day.year) == day:
            last = rule.season.end(day.year)
            found.append(sweep(rule, Origin.SEASON, day, day, f"{day.year}", zone, frame)._replace(until=last))
        elif rule.cycle == Cycle.FESTIVAL:
            event = days_before(day, rule.wait)
            if (event, rule.festival) in named:
                found.append(sweep(rule, Origin.FESTIVAL, day, event, f"{event.year}", zone, frame))
        elif rule.cycle == Cycle.BIRTHDAY:
            event = days_before(day, rule.wait)
            born = sweep(rule, Origin.BIRTHDAY, day, event, f"{event.year}", zone, frame)
            found.append(born._replace(born=birthdays(event)))
        elif rule.span is not None:
            found.append(by_age(rule, day, zone, frame))
        elif rule.after == Trigger.MISSED_PROMISE:
            missed = sweep(rule, Origin.AFTER_MISSED_PROMISE, days_after(day, rule.wait, frame), day, "", zone, frame)
            found.append(missed._replace(day=day, mark=day, since=day - timedelta(LONGEST_LATE_DAYS + 1)))
    return found


def by_age(rule: "FollowUpRule", day: date, zone: tzinfo | None, frame: Frame) -> Sweep:
    """The sweep of a rule that waits until something is so old: the last contact, or a purchase."""
    assert rule.span is not None
    mark = waits.day_after(day, waits.Wait(-rule.span.amount, rule.span.unit))
    since = None if rule.a_day else mark - timedelta(LONGEST_LATE_DAYS)
    origin = Origin.IDLE if rule.cycle == Cycle.IDLE else Origin.OWNED
    return sweep(rule, origin, day, mark, "", zone, frame)._replace(mark=mark, since=since)


def only_that_day(sweep: Sweep) -> Sweep:
    """A sweep of a day to come: what passes its mark on that very day, because the roll of the days before has written
    the rest.
    """
    return sweep if sweep.mark is None or sweep.rule.a_day else sweep._replace(since=sweep.mark)


def sweep(
    rule: "FollowUpRule", origin: Origin, day: date, event: date, period: str, zone: tzinfo | None, frame: Frame
) -> Sweep:
    """A rule on the day on which its follow-ups are due, each kind of customer by its own channel."""
    kinds = rule.kinds or tuple(kind.value for kind in BUYERS)
    others, shares = dict(rule.channels), []
    for channel in dict.fromkeys([rule.channel, *others.values()]):
        some = tuple(kind for kind in kinds if others.get(kind, rule.channel) == channel)
        if some:
            shares.append(Share(some, *aloud(rule, channel, timed(rule, day, zone), frame)))
    until = days_after(day, rule.window, frame) if rule.window else None
    return Sweep(rule, origin, day, event, period, tuple(shares), until)


def birthdays(day: date) -> tuple[str, ...]:
    """The days of the year whose children are congratulated on a day, such as `02-28`; who was born on the 29th of
    February is on the 28th where there is none.
    """
    own = day.strftime("%m-%d")
    return (own, "02-29") if own == "02-28" and day + timedelta(days=1) == date(day.year, 3, 1) else (own,)


def days_before(day: date, wait: waits.Wait) -> date:
    """The day of the event for what is due on `day`, so long after it or (with a minus sign) before it."""
    return waits.day_after(day, waits.Wait(-wait.amount, wait.unit))


def dealt(duties: Iterable[int], loads: Mapping[int, int]) -> list[tuple[int, int]]:
    """Duties shared out evenly: (member, duty), each to whoever has the fewest by then; nobody gets any where nobody is
    there. `loads` is how many each member has already.
    """
    held, found = dict(loads), []
    for duty in duties if held else ():
        member = min(held, key=lambda one: (held[one], one))
        held[member] += 1
        found.append((member, duty))
    return found
