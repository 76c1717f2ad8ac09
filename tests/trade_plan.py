"""Who comes to the sample store of a trade and buys what, so that its list is a morning's work."""

from functools import partial
from random import Random
from typing import Any, NamedTuple

from aftersales_cli import playbooks
from aftersales_cli.rules.jobs import DONE, PLANNED
from aftersales_cli.rules.milestones import MilestoneKind
from aftersales_cli.rules.planning import TRIGGERS
from aftersales_cli.rules.playbook import FollowUpRule
from aftersales_cli.rules.triggers import Trigger
from aftersales_cli.rules.waits import WORKING_DAYS, Wait
from aftersales_cli.store import Store
from tests.sample_plan import KEYS, people, phone
from tests.sample_telling import DAY, moment
from tests.trade_cases import Cases, Owner
from tests.trade_story import TradeStory
from tests.trade_tables import Good, Mark, Table

JOBS = {TRIGGERS[origin]: kind.value for by in (PLANNED, DONE) for kind, origin in by.items()}
MILESTONES = {*map(str, MilestoneKind)}
# The last day on which an older purchase is made.
LATEST = -40


class Life(NamedTuple):
    """A purchase under its key in the file, the day on which it is made, and what happens to it, each on its day."""

    key: str
    who: str
    good: Good
    bought: int
    events: dict[str, int]


def told(table: Table, store: Store, rng: Random) -> TradeStory:
    """The whole story of a trade, as it was told and replayed."""
    story = TradeStory(store, rng, table)
    for place, key in enumerate(story.staff):
        story.at(moment(table.first, f"09:{place:02}"), partial(story.hire, key))
    Plan(story, table, rng).plan()
    story.run()
    return story


def longest(wait: Wait) -> int:
    """The most days that a span can have, working days in weeks without holidays."""
    months = wait.in_months
    if months is not None:
        return months * 31 - (months - 1) // 2
    if wait.unit == WORKING_DAYS:
        return wait.amount + 2
    return 0 if wait.in_minutes is not None else wait.amount * {"d": 1, "w": 7}[wait.unit]


class Plan:
    """Puts in the queue all that people do of their own accord."""

    def __init__(self, story: TradeStory, table: Table, rng: Random) -> None:
        self.story, self.table, self.rng = story, table, rng
        self.rules = {rule.id: rule for rule in playbooks.load(table.trade).followups}
        self.keys = iter(KEYS)
        self.lives: list[Life] = []
        self.kinds: dict[str, str] = {}
        # The moment at which each customer's file is opened.
        self.since: dict[str, int] = {}

    def plan(self) -> None:
        """Everybody and everything."""
        self.grow_old()
        owners = [
            Owner(life.key, life.who, life.good.category, max([life.bought, *life.events.values()]))
            for life in self.lives
        ]
        cases = Cases(self.story, self.table, self.rng, owners)
        for rule, lates in self.table.aims.items():
            for place, late in enumerate(lates):
                who = self.aim(self.rules[rule], late, cases)
                self.story.undone.add((who, rule))
                if place == 0 and rule in self.table.tried:
                    tried: dict[str, Any] = {"outcome": self.table.tried[rule], "for": rule}
                    note = "第一次没有打通，晚些再打。"
                    self.story.at(moment(-1, "17:50"), partial(self.story.call, who, note=note, **tried))
        for life in self.lives:
            self.live(life)
        for mark in self.table.marks:
            for place in range(mark.times):
                day = self.table.first // 2 * (place + 1) // (mark.times + 1) - 15
                self.mark(mark, day, cases, place)
        cases.plan(self.newcomer)
        self.arrive()

    def grow_old(self) -> None:
        """Those who bought long ago, the dearest first; the last of them bought before."""
        table, rng = self.table, self.rng
        kinds = ["vip"] * table.vip + ["loyal"] * table.loyal
        for place, day in enumerate(sorted(rng.randint(table.first + 20, LATEST) for _ in range(table.older))):
            again = place >= table.older - table.again
            who = rng.choice(self.lives[: table.older // 2]).who if again else next(self.keys)
            self.kinds.setdefault(who, kinds[place] if place < len(kinds) else "new")
            self.buy(who, table.goods[place % len(table.goods)], day)

    def buy(self, who: str, good: Good, bought: int, **fixed: int) -> None:
        """Somebody buys something, and it takes its way."""
        events = {name: bought + self.rng.randint(*span) for name, span in self.table.life.items()} | fixed
        self.lives.append(Life(f"s{len(self.lives):03}", who, good, bought, events))

    def base(self, rule: FollowUpRule) -> tuple[Trigger, int]:
        """From what a rule's duties are counted in the end, and after how many days they are due, at the latest."""
        if rule.done is not None:
            trigger, span = self.base(self.rules[rule.done])
            return trigger, span + longest(rule.wait)
        assert rule.after is not None, rule.id
        return rule.after, longest(rule.wait)

    def aim(self, rule: FollowUpRule, late: int, cases: Cases) -> str:
        """Lets a rule's duty be due so many days before the loading, or up to three later; returns whose it is."""
        trigger, span = self.base(rule)
        day = -span - late
        if trigger == Trigger.REFERRAL_COUNT:
            return self.lives[-1].who
        if trigger in JOBS:
            return cases.next_job(JOBS[trigger], day).who
        if trigger in MILESTONES and trigger not in self.table.life:
            return self.mark(next(one for one in self.table.marks if one.kind == trigger), day, cases, late)
        who = next(self.keys)
        self.kinds[who] = "new" if not rule.kinds or "new" in rule.kinds else rule.kinds[0]
        goods = [one for one in self.table.goods if self.suits(one, rule, trigger)]
        good = goods[len(self.lives) % len(goods)]
        if trigger == Trigger.SUPPLIES_END:
            self.buy(who, good, day - (good.quantity or 0) // (good.daily or 1))
        elif trigger == Trigger.PURCHASE:
            self.buy(who, good, day - self.rounds(rule, day))
        else:
            day -= self.rounds(rule, day)
            self.buy(who, good, day - self.rng.randint(*self.table.life[trigger]), **{trigger: day})
        return who

    def suits(self, good: Good, rule: FollowUpRule, trigger: Trigger) -> bool:
        """Whether a rule may be about something."""
        return (not rule.categories or good.category in rule.categories) and (
            trigger != Trigger.SUPPLIES_END or good.quantity is not None
        )

    def rounds(self, rule: FollowUpRule, day: int) -> int:
        """How many days earlier a series begins, so that it is not always the first of it that is due."""
        if rule.every is None or rule.from_completion:
            return 0
        back = self.rng.randint(0, 2) * longest(rule.every)
        return back if day - back > self.table.first + 90 else 0

    def live(self, life: Life) -> None:
        """A purchase, and all that happens to it."""
        rng, good = self.rng, life.good
        when = life.bought * DAY + rng.randint(9 * 60 + 30, 16 * 60 + 30)
        self.know(life.who, when)
        serial = f"{good.serial}-{rng.randint(1000, 9999)}" if good.serial else None
        facts = {"item": good.item, "category": good.category, "price": good.price, "serial": serial,
                 "quantity": good.quantity, "daily": good.daily}  # fmt: skip
        self.do(when, "purchase", life.who, key=life.key, **facts)
        for name, day in life.events.items():
            then = when + 25 if day == life.bought else day * DAY + rng.randint(9 * 60 + 30, 16 * 60)
            if name in MILESTONES:
                self.do(then, "milestone", life.who, kind=name, about=life.key)
            else:
                self.do(then, name, life.who, key=life.key)

    def do(self, when: int, what: str, who: str, **facts: Any) -> None:
        """Lets something happen that the customer's keeper writes down."""
        story = self.story
        story.at(when, lambda now: story.tell(now, what, who, by=story.clerk(who, now), **facts))

    def mark(self, mark: Mark, day: int, cases: Cases, place: int) -> str:
        """A milestone of an owner, or of somebody who has bought nothing; returns whose."""
        when = moment(day, f"{9 + place % 7}:{17 + place % 40}")
        who = cases.somebody(None, day).who if mark.whom == "owner" else self.newcomer(when - 30)
        self.do(
            when, "milestone", who, kind=mark.kind, note=mark.notes[place % len(mark.notes)] if mark.notes else None
        )
        return who

    def newcomer(self, when: int) -> str:
        """Somebody who has bought nothing."""
        who = next(self.keys)
        self.kinds[who] = "prospect"
        self.know(who, when)
        return who

    def know(self, who: str, when: int) -> None:
        """A customer's file is open by a moment."""
        self.since[who] = min(when, self.since.get(who, when))

    def arrive(self) -> None:
        """Puts in the queue when each customer's file is opened, and who brought the last of them."""
        story, staff = self.story, [one.name for one in self.table.staff]
        everybody = sorted(self.since, key=lambda who: self.since[who])
        names = (name for name in people(self.rng, len(everybody) + len(staff)) if name not in staff)
        known = [who for who in everybody if self.since[who] < 0]
        brought = known[-self.table.brought :] if self.table.brought else []
        days = iter(self.table.birthdays)
        for place, who in enumerate(everybody):
            facts: dict[str, Any] = {"name": next(names), "phone": phone(who), "adviser": story.adviser}
            facts |= {"district": self.rng.choice(self.table.districts)}
            facts["kind"] = None if self.kinds[who] == "new" else self.kinds[who]
            facts["referred"] = self.lives[-1].who if who in brought else None
            if self.table.birthdays:
                day = next(days, self.rng.randint(-170, 170))
                facts |= {"birthday": day, "age": 24 + 4 * (place % 9)}
                self.congratulate(who, day)
            self.do(self.since[who] - 12, "customer", who, **facts)

    def congratulate(self, who: str, birthday: int) -> None:
        """The greetings of the past."""
        for day in (birthday - 365, birthday):
            if self.since[who] // DAY < day < -1:
                self.story.at(moment(day, "10:20"), partial(self.greet, who))

    def greet(self, who: str, now: int) -> None:
        """A customer's birthday is thought of."""
        self.story.call(who, now, self.story.say("birthday"), **{"via": "wechat", "for": "none"})
