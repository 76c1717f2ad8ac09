"""What a playbook says, once read: the after-sales policy of a trade."""

from collections.abc import Iterable
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.quiet import Quiet
from aftersales_cli.rules.quiet import quiet as quiet_hours
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import DONE, Cycle, Trigger

if TYPE_CHECKING:
    from aftersales_cli.rules.authority import Authority
    from aftersales_cli.rules.clocks import Clock, Deadline
    from aftersales_cli.rules.escalations import Escalation
    from aftersales_cli.rules.hours import Span
    from aftersales_cli.rules.ladder import Ladder
    from aftersales_cli.rules.patterns import Pattern
    from aftersales_cli.rules.planning import Plan
    from aftersales_cli.rules.warranty import Term

KEEPER = "keeper"
ADVISER = "adviser"
# The tables of a playbook: lists of rows, each row with an id by which another playbook can change it.
TABLES = ("followup", "clock", "escalation", "warranty", "retry", "authority", "pattern", "standard")
# Where a playbook of an older store says nothing, a case may be paused for two weeks (ours).
LONGEST_PAUSE = "2w"
FROM_PLAN, FROM_COMPLETION = "plan", "completion"
MOVE, TEXT = "move", "text"


class YearDay(NamedTuple):
    """A day that comes every year; the 29th of February is the 28th where there is none."""

    month: int
    day: int

    def of(self, year: int) -> date:
        """The day in a year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)


class Season(NamedTuple):
    """A part of every year, both days in it; where the last comes before the first, it reaches over New Year."""

    first: YearDay
    last: YearDay

    def end(self, year: int) -> date:
        """The last day of the one that begins in a year."""
        return self.last.of(year + (self.last < self.first))


class FollowUpRule(NamedTuple):
    """After (or before) what, how long, by what way, why and by `who` a customer is contacted.

    A rule is woken by an event (`after`), by another follow-up that is done (`done`), or by the calendar (`cycle`, with
    its `season`, `festival` or `span`). `who` is a rank, else the customer's keeper, or adviser. `window` is how long
    after its day it is best made within; with `every` it comes again, at most `times`, or until `until`. `channels` are
    other ways for a kind of customer, `customers` at how many brought ones it fires, `a_day` how many it makes on a day
    at most.
    """

    id: str
    after: Trigger | None
    wait: waits.Wait
    at: time | None
    channel: DutyChannel
    en: str
    zh: str
    kinds: tuple[str, ...]
    who: Role | None = None
    adviser: bool = False
    done: str | None = None
    cycle: Cycle | None = None
    season: Season | None = None
    festival: str | None = None
    span: waits.Wait | None = None
    window: waits.Wait | None = None
    every: waits.Wait | None = None
    from_completion: bool = False
    times: int | None = None
    until: waits.Wait | date | None = None
    channels: tuple[tuple[str, DutyChannel], ...] = ()
    categories: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    share: bool = False
    a_day: int | None = None
    customers: int | None = None
    quiet_then: str | None = None

    @property
    def role(self) -> str | None:
        """Who makes it, as a follow-up keeps it: a rank, or the adviser; none means the keeper."""
        return self.who.value if self.who else ADVISER if self.adviser else None


class Standard(NamedTuple):
    """A standard of service that staff keep in mind; `value` is its number as the trade states it."""

    id: str
    value: str
    en: str
    zh: str


class Playbook:
    """A playbook with everything it builds on already merged into it.

    `body` is what its file says, each table a list of checked rows; what they mean is read when it is asked for.
    """

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body
        self.name: str = body["name"]
        self.en: str = body["title"]["en"]
        self.zh: str = body["title"]["zh"]
        self.based_on: str | None = body.get("based_on")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Playbook) and self.body == other.body

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def followups(self) -> tuple[FollowUpRule, ...]:
        """The follow-up rules."""
        return tuple(rule(row) for row in self.body.get("followup", []))

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """What staff keep in mind."""
        rows = self.body.get("standard", [])
        return tuple(Standard(row["id"], row["value"], row["text"]["en"], row["text"]["zh"]) for row in rows)

    @cached_property
    def clocks(self) -> "tuple[Clock, ...]":
        """The deadlines of cases."""
        from aftersales_cli.rules.clocks import clock

        return tuple(clock(row) for row in self.body.get("clock", []))

    @cached_property
    def escalations(self) -> "tuple[Escalation, ...]":
        """To whom cases climb whose deadline was missed."""
        from aftersales_cli.rules.escalations import escalation

        return tuple(escalation(row) for row in self.body.get("escalation", []))

    @cached_property
    def patterns(self) -> "tuple[Pattern, ...]":
        """From when on problems count as repeated."""
        from aftersales_cli.rules.patterns import pattern

        return tuple(pattern(row) for row in self.body.get("pattern", []))

    @cached_property
    def warranties(self) -> "tuple[Term, ...]":
        """The warranty terms."""
        from aftersales_cli.rules.warranty import term

        return tuple(term(row) for row in self.body.get("warranty", []))

    @cached_property
    def retries(self) -> "dict[str, Ladder]":
        """What comes after a contact in vain, by its outcome."""
        from aftersales_cli.rules.ladder import ladder

        return {row["outcome"]: ladder(row) for row in self.body.get("retry", [])}

    @cached_property
    def authorities(self) -> "tuple[Authority, ...]":
        """What each rank may decide."""
        from aftersales_cli.rules.authority import authority

        return tuple(authority(row) for row in self.body.get("authority", []))

    @property
    def pause_cap(self) -> waits.Wait:
        """For how long a case may be paused."""
        return span(self.body.get("pause_cap", LONGEST_PAUSE))

    @cached_property
    def week(self) -> "tuple[tuple[Span, ...], ...]":
        """The opening hours of a week, Monday first."""
        from aftersales_cli.rules.hours import week

        return week(self.body.get("hours", {}))

    @cached_property
    def quiet(self) -> Quiet | None:
        """When nobody is called."""
        return quiet_hours(self.body.get("quiet"))

    @property
    def quiet_then(self) -> str:
        """What becomes of a planned call that would fall into the quiet hours."""
        return str(self.body.get("quiet_then", MOVE))

    @cached_property
    def seasons(self) -> dict[str, Season]:
        """The seasons that warranty terms count, by their names."""
        return {name: season(text) for name, text in self.body.get("seasons", {}).items()}


class PlaybookList(NamedTuple):
    """The playbooks that are shipped; `current` is the store's own."""

    items: tuple[Playbook, ...]
    current: str | None


class PlaybookCard(NamedTuple):
    """One playbook, and the causes of complaints."""

    playbook: Playbook
    causes: tuple["Cause", ...]


class PlaybookChecked(NamedTuple):
    """A playbook file that says nothing wrong; it names `other_causes` of complaints than those that are shipped."""

    path: str
    playbook: Playbook
    other_causes: tuple[str, ...] = ()


class Foreseen(NamedTuple):
    """What a rule makes of an event."""

    rule: FollowUpRule
    plan: "Plan"


class PlaybookPreview(NamedTuple):
    """Everything that a playbook makes of one event for a customer of a kind, by the day on which it is due; and the
    deadlines that begin with it.
    """

    playbook: Playbook
    trigger: Trigger
    event: When
    kind: str
    items: tuple[Foreseen, ...]
    deadlines: "tuple[Deadline, ...]" = ()


class Cause(NamedTuple):
    """A cause of complaints, `group/detail`."""

    code: str
    en: str
    zh: str


def other_causes(playbook: Playbook, known: Iterable[Cause]) -> tuple[str, ...]:
    """The causes to which a playbook limits its rules and deadlines and that are not known; perhaps they are slips."""
    limited = [*(rule.causes for rule in playbook.followups), *(clock.causes for clock in playbook.clocks)]
    codes = {cause.code for cause in known}
    return tuple(sorted({cause for causes in limited for cause in causes} - codes))


def standing(versions: Iterable[tuple[int, date]], day: date) -> int:
    """Which version stood on a day, of all with the days on which they were taken up, the oldest first: the newest that
    was there by its end, else the oldest there is.
    """
    every = tuple(versions)
    return next((number for number, since in reversed(every) if since <= day), every[0][0])


def wait_text(wait: waits.Wait) -> str:
    """The span as playbooks write it."""
    return f"{wait.amount}{wait.unit}"


def plain(playbook: Playbook) -> dict[str, Any]:
    """The playbook as JSON can hold it, what its rules leave unsaid filled in."""
    return {**playbook.body, "followup": [plain_rule(rule) for rule in playbook.followups]}


def plain_rule(rule: FollowUpRule) -> dict[str, Any]:
    """A rule by the keys of a playbook file; what few rules have is there only where it is said."""
    said: dict[str, Any] = {
        "id": rule.id,
        "after": f"{DONE}:{rule.done}" if rule.done else rule.after and rule.after.value,
        "wait": wait_text(rule.wait),
        "at": rule.at.strftime("%H:%M") if rule.at else None,
        "channel": rule.channel.value,
        "purpose": {"en": rule.en, "zh": rule.zh},
        "kinds": list(rule.kinds),
        "who": rule.role or KEEPER,
    }
    only = {"category": list(rule.categories), "cause": list(rule.causes)}
    further = {
        "season": rule.season and season_text(rule.season),
        "festival": rule.festival,
        "birthday": rule.cycle == Cycle.BIRTHDAY,
        "idle": wait_text(rule.span) if rule.cycle == Cycle.IDLE and rule.span else None,
        "owned": wait_text(rule.span) if rule.cycle == Cycle.OWNED and rule.span else None,
        "window": rule.window and wait_text(rule.window),
        "every": rule.every and wait_text(rule.every),
        "counts_from": FROM_COMPLETION if rule.from_completion else None,
        "times": rule.times,
        "until": wait_text(rule.until) if isinstance(rule.until, waits.Wait) else rule.until and rule.until.isoformat(),
        "channel_for": {kind: channel.value for kind, channel in rule.channels},
        "only": {key: some for key, some in only.items() if some},
        "share": rule.share,
        "a_day": rule.a_day,
        "count": rule.customers,
        "quiet_then": rule.quiet_then,
    }
    return said | {key: value for key, value in further.items() if value}


def rule(row: dict[str, Any]) -> FollowUpRule:
    """One rule as its checked row says it. Raises ValueError for what cannot be."""
    after, who, only = row.get("after"), row.get("who", KEEPER), row.get("only", {})
    done = after.removeprefix(f"{DONE}:") if after and after.startswith(f"{DONE}:") else None
    cycle = next((one for one in Cycle if row.get(one)), None)
    return FollowUpRule(
        row["id"],
        Trigger(after) if after and not done else None,
        span(row.get("wait", "0d")),
        time.fromisoformat(row["at"]) if row.get("at") else None,
        DutyChannel(row["channel"]),
        row["purpose"]["en"],
        row["purpose"]["zh"],
        tuple(row.get("kinds", ())),
        rank(who),
        adviser=who == ADVISER,
        done=done,
        cycle=cycle,
        season=season(row["season"]) if cycle == Cycle.SEASON else None,
        festival=row["festival"] if cycle == Cycle.FESTIVAL else None,
        span=span(row[cycle]) if cycle in (Cycle.IDLE, Cycle.OWNED) else None,
        window=span(row["window"]) if row.get("window") else None,
        every=span(row["every"]) if row.get("every") else None,
        from_completion=row.get("counts_from") == FROM_COMPLETION,
        times=row.get("times"),
        until=limit(row["until"]) if row.get("until") else None,
        channels=tuple((kind, DutyChannel(channel)) for kind, channel in row.get("channel_for", {}).items()),
        categories=tuple(only.get("category", ())),
        causes=tuple(only.get("cause", ())),
        share=row.get("share", False),
        a_day=row.get("a_day"),
        customers=row.get("count"),
        quiet_then=row.get("quiet_then"),
    )


def span(text: str) -> waits.Wait:
    """A span as playbooks write it. Raises ValueError."""
    found = waits.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def limit(text: str) -> waits.Wait | date:
    """Until when something comes again: a span after its event, or a day. Raises ValueError."""
    return waits.parse(text) or date.fromisoformat(text)


def season(text: str) -> Season:
    """`06-20/07-05`. Raises ValueError for days that no year has."""
    first, _, last = text.partition("/")
    return Season(year_day(first), year_day(last))


def year_day(text: str) -> YearDay:
    """`06-20`; the 29th of February is one too. Raises ValueError."""
    found = date.fromisoformat(f"2024-{text}")
    return YearDay(found.month, found.day)


def season_text(season: Season) -> str:
    """The season as playbooks write it."""
    return "/".join(f"{one.month:02d}-{one.day:02d}" for one in season)


def rank(who: str) -> Role | None:
    """The rank that `who` of a rule asks for; none where the keeper or the adviser is meant."""
    return None if who in (KEEPER, ADVISER) else Role(who)
