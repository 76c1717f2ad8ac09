"""What a playbook says, for people: a table for each of its parts."""

from aftersales_cli.rules.clocks import Clock
from aftersales_cli.rules.ladder import Ladder, Step
from aftersales_cli.rules.patterns import Pattern
from aftersales_cli.rules.playbook import MOVE, TEXT, FollowUpRule, Playbook, Season
from aftersales_cli.rules.quiet import quiet_text
from aftersales_cli.rules.triggers import Cycle
from aftersales_cli.rules.waits import Wait
from aftersales_cli.rules.warranty import Term
from aftersales_cli.screen import calendar, claims, labels, patterns
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Block, Lines, Sheet
from aftersales_cli.screen.waits import length
from aftersales_cli.screen.words import Words

CASES = {
    **labels.COMPLAINTS, **labels.JOBS, "enquiry": N_("enquiry"), "booking": N_("booking"), "request": N_("request")
}  # fmt: skip
BOOKED = {"same-day": N_("for the same day"), "ahead": N_("booked ahead")}
QUIET_THEN = {MOVE: N_("moved to their end"), TEXT: N_("sent as a text instead")}


def parts(book: Playbook, words: Words) -> list[Block]:
    """Everything that a playbook says, its follow-ups first; what it does not speak of is left out."""
    hours = ((words("Day"), 0), (words("Hours"), 1))
    quiet = ((words("Hours"), 0), (words("A planned call in them"), 1))
    seasons = ((words("Season"), 0), ("", 1))
    standards = ((words("Standard"), 0), ("", 1))
    repeated = (
        (words("Pattern"), 0), (words("What repeats"), 1), (words("Times"), 0), (words("Within"), 0),
        (words("Level"), 0),
    )  # fmt: skip
    kept = [[one.id, words.text(one.en, one.zh)] for one in book.standards]
    return [
        rules(book, words),
        *part(words("Deadlines"), deadlines(book, words)),
        *part(words("Missed deadlines"), escalations(book, words)),
        *part(words("Opening hours"), Sheet(hours, calendar.week_rows(book.week, words))),
        *part(words("Quiet hours"), Sheet(quiet, quiet_rows(book, words))),
        *part(words("Contacts in vain"), retries(book, words)),
        *part(words("Warranty"), warranties(book, words)),
        *part(words("Seasons"), Sheet(seasons, [season_row(*one, words) for one in book.seasons.items()])),
        *part(words("Standards of service"), Sheet(standards, kept)),
        *part(words("Repeat problems"), Sheet(repeated, [pattern_row(one, words) for one in book.patterns])),
    ]


def part(title: str, sheet: Sheet) -> list[Block]:
    """A table with its title, if anything stands in it."""
    return [Lines(["", title]), sheet] if sheet.rows else []


def rules(book: Playbook, words: Words) -> Sheet:
    """The follow-up rules as a table."""
    columns = (
        (words("Rule"), 0), (words("When"), 1), (words("How"), 0), (words("What for"), 2), (words("Whom"), 0),
        (words("By"), 0),
    )  # fmt: skip
    rows = [
        [
            rule.id, when(rule, words), words(labels.CHANNELS[rule.channel]), words.text(rule.en, rule.zh),
            words.join([words(labels.KINDS[kind]) for kind in rule.kinds]) or words("everybody"),
            by(rule, words),
        ]
        for rule in book.followups
    ]  # fmt: skip
    return Sheet(columns, rows)


def deadlines(book: Playbook, words: Words) -> Sheet:
    """The deadlines of cases as a table."""
    columns = (
        (words("Clock"), 0), (words("Deadline"), 1), (words("Within"), 0), (words("Of"), 0), (words("Only"), 0),
    )  # fmt: skip
    rows = [
        [one.id, words.text(one.en, one.zh), within(one, words), words(CASES[one.case]), only(one, words)]
        for one in book.clocks
    ]
    return Sheet(columns, rows)


def within(clock: Clock, words: Words) -> str:
    """How long a deadline gives, and whether only opening hours count."""
    said = length(clock.within, words)
    return words("{length} of opening time", length=said) if clock.by_opening else said


def only(clock: Clock, words: Words) -> str:
    """To which causes, severities and bookings a deadline is limited."""
    limits = [labels.SEVERITIES[one] for one in clock.severities] + [BOOKED[one] for one in clock.booked]
    return words.join([*clock.causes, *map(words, limits)])


def escalations(book: Playbook, words: Words) -> Sheet:
    """To whom cases climb whose deadline was missed, as a table."""
    columns = ((words("Step"), 0), (words("On the list of"), 1), (words("How long after"), 0), (words("Only"), 0))
    rows = [
        [one.id, words(labels.ROLES[one.to]), length(one.after, words) if one.after.amount else words("at once"),
         words.join([words({**CASES, **labels.SEVERITIES}[limit]) for limit in (*one.cases, *one.severities)])]
        for one in book.escalations
    ]  # fmt: skip
    return Sheet(columns, rows)


def quiet_rows(book: Playbook, words: Words) -> list[list[str]]:
    """When nobody is called, and what becomes of a call that is planned for then."""
    return [[quiet_text(book.quiet), words(QUIET_THEN[book.quiet_then])]] if book.quiet else []


def retries(book: Playbook, words: Words) -> Sheet:
    """What comes after contacts in vain as a table."""
    columns = ((words("Outcome"), 0), (words("Again after"), 1), (words("In the end"), 1))
    rows = [
        [words(labels.OUTCOMES[one.outcome]), words.join([step(each, words) for each in one.steps]), last(one, words)]
        for one in book.retries.values()
    ]
    return Sheet(columns, rows)


def step(found: Step, words: Words) -> str:
    """How long after a contact in vain the next one is made, and at what time of its day."""
    return length(found.wait, words) + (found.at.strftime(" %H:%M") if found.at else "")


def last(ladder: Ladder, words: Words) -> str:
    """What comes when all tries were in vain."""
    lost = words(labels.STATES["unreachable"])
    if ladder.then is None:
        return lost
    return words.join([words("one try by {channel}", channel=words(labels.CHANNELS[ladder.then])), lost])


def warranties(book: Playbook, words: Words) -> Sheet:
    """The warranty terms as a table."""
    columns = (
        (words("Component"), 0), (words("Term"), 1), (words("Clause"), UNDER), (words("Category"), 0),
        (words("From"), 0), (words("How long"), 1), (words("Who pays"), 1),
    )  # fmt: skip
    return Sheet(columns, [warranty_row(one, words) for one in book.warranties])


def warranty_row(term: Term, words: Words) -> list[str]:
    """A warranty term as a row."""
    return [
        term.component, words.text(term.en, term.zh), claims.clause(term, words), words.join([*term.categories]),
        words(claims.STARTS[term.starts]), claims.length(term, words), claims.who_pays(term, words),
    ]  # fmt: skip


def pattern_row(pattern: Pattern, words: Words) -> list[str]:
    """A pattern of repeat problems as a row."""
    return [
        pattern.id, words.text(pattern.en, pattern.zh), str(pattern.least), length(pattern.within, words),
        words(patterns.LEVELS[pattern.level]),
    ]  # fmt: skip


def season_row(name: str, season: Season, words: Words) -> list[str]:
    """A season that warranty terms count, as a row."""
    return [words(claims.SEASONS.get(name, name)), every_year(season, words)]


def every_year(season: Season, words: Words) -> str:
    """A part of every year in words."""
    first, last = (f"{one.month:02d}-{one.day:02d}" for one in season)
    return words("every year from {first} to {last}", first=first, last=last)


def when(rule: FollowUpRule, words: Words) -> str:
    """When a rule's follow-up is due, and how often, in words."""
    clock = rule.at.strftime(" %H:%M") if rule.at else ""
    said = [woken(rule, words) + clock]
    if rule.every is not None:
        again = N_("again every {length} after the last") if rule.from_completion else N_("again every {length}")
        said.append(words(again, length=length(rule.every, words)))
    if rule.times is not None:
        said.append(words("at most {n} times", n=rule.times))
    if rule.until is not None:
        until = length(rule.until, words) if isinstance(rule.until, Wait) else words.day(rule.until)
        said.append(words("until {until}", until=until))
    if rule.window is not None:
        said.append(words("best within {length}", length=length(rule.window, words)))
    if rule.quiet_then is not None:
        said.append(words("in quiet hours: {what}", what=words(QUIET_THEN[rule.quiet_then])))
    return words.join(said)


def woken(rule: FollowUpRule, words: Words) -> str:
    """What wakes a rule, and how long before or after it something is due."""
    if rule.season is not None:
        return every_year(rule.season, words)
    if rule.span is not None:
        old = N_("{length} without contact") if rule.cycle == Cycle.IDLE else N_("owned for {length}")
        return words(old, length=length(rule.span, words))
    event = event_of(rule, words)
    if not rule.wait.amount:
        return words("on the day of the {event}", event=event)
    side = N_("{length} before the {event}") if rule.wait.amount < 0 else N_("{length} after the {event}")
    return words(side, length=length(rule.wait, words), event=event)


def event_of(rule: FollowUpRule, words: Words) -> str:
    """The event from which a rule counts."""
    if rule.done is not None:
        return words("follow-up {rule}", rule=rule.done)
    if rule.festival is not None:
        return words(calendar.NAMES[rule.festival])
    if rule.after is None:
        return words("birthday")
    event = words(labels.TRIGGERS[rule.after])
    return words("{event} number {n}", event=event, n=rule.customers) if rule.customers else event


def by(rule: FollowUpRule, words: Words) -> str:
    """Who makes what a rule asks for."""
    return words(labels.ROLES[rule.role]) if rule.role else words("keeper")
