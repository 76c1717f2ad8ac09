"""What the people of the sample store do of their own accord: they come, buy, and come back with this and that."""

from functools import partial
from random import Random
from typing import Any

from tests import sample_wishes as wishes
from tests.sample_plan import (
    AWAY,
    AWAY_FROM,
    AWAY_TO,
    CARS,
    DISTRICTS,
    DORMANT,
    FOREIGN,
    FOREIGN_NAMES,
    OWNERS,
    PROMPT_FROM,
    PROSPECTIVE,
    QUIET,
    RECENT,
    RECENT_OWNERS,
    STAFF,
    Sale,
    car_sales,
    kind_of,
    people,
    phone,
    sundry_sales,
)
from tests.sample_story import Story
from tests.sample_telling import DAY, moment
from tests.sample_wishes import Interest

# A purchase with the key that it has in the file.
Keyed = tuple[str, Sale]
# How many errands clerks take on, and how often owners of cars call or drop in; and yesterday alone.
ERRANDS = 150
INCOMING = {"call": 420, "walk-in": 240}
LAST_FORTNIGHT = 40
YESTERDAY = (("09:25", "call"), ("09:50", "walk-in"), ("10:40", "call"), ("11:30", "walk-in"), ("14:05", "call"),
             ("15:20", "walk-in"), ("16:45", "call"))  # fmt: skip


def plan(story: Story, rng: Random) -> tuple[list[Keyed], list[Keyed]]:
    """Puts in the queue who is hired, who comes and what is bought; returns the cars that were driven for a while by
    customers who may be called, and all purchases, each with its key.
    """
    for place, who in enumerate(STAFF):
        story.at(moment(-730, f"09:{place:02}"), partial(story.hire, who))
    absent: dict[str, Any] = {"from": AWAY_FROM + 2, "to": AWAY_TO + 2}
    story.at(moment(-2, "17:30"), partial(story.tell, what="away", who=AWAY, **absent))
    cars = car_sales(rng)
    sales = sorted([*cars, *sundry_sales(rng, cars)], key=lambda sale: sale.bought)
    keyed = [(f"s{number:03}", sale) for number, sale in enumerate(sales)]
    for key, sale in keyed:
        story.at(sale.bought, partial(story.sell, sale, key))
        if sale.handed is not None:
            story.at(sale.handed, partial(story.hand_over, sale.who, key))
    first: dict[str, int] = {}
    for _, sale in keyed:
        first.setdefault(sale.who, sale.bought)
    arrive(story, rng, first, plan_enquiries(story, rng, keyed, first))
    driven = [(key, car) for key, car in keyed if car.handed is not None and car.handed < (PROMPT_FROM - 8) * DAY]
    active = [(key, car) for key, car in driven if car.who not in DORMANT]
    plan_visits(story, rng, [car for _, car in active])
    plan_last_weeks(story, rng, [car for _, car in active])
    for who in DORMANT:
        seen: dict[str, Any] = {"what": "kind", "who": who, "kind": "dormant", "by": "m2"}
        story.at(moment(rng.randint(-60, -30), "17:50"), partial(story.tell, **seen))
    return [(key, car) for key, car in active if car.who in OWNERS and car.who not in QUIET], keyed


def arrive(story: Story, rng: Random, first: dict[str, int], enquired: dict[str, int]) -> None:
    """Puts in the queue when each customer's file is opened: with the first enquiry, or shortly before buying."""
    names, foreign = iter(people(rng, len(first) + len(enquired))), iter(FOREIGN_NAMES)
    for who in {**first, **enquired}:
        early = rng.choice((0, 0, 1, 2, 5, 9)) * DAY + rng.randint(12, 25)
        when = enquired[who] - 2 if who in enquired else first[who] - early
        facts: dict[str, Any] = {"name": next(foreign if who in FOREIGN else names), "phone": phone(who)}
        kind = "prospect" if who in enquired else kind_of(who)
        story.at(when, partial(story.register, who, **facts, kind=kind, district=rng.choice(DISTRICTS)))


def plan_visits(story: Story, rng: Random, owners: list[Sale]) -> None:
    """Puts in the queue when owners of cars call and drop in, and what clerks take on for them."""
    for channel, count in INCOMING.items():
        for car in rng.choices(owners, k=count):
            when = moment(day_after(rng, car), f"{rng.randint(9, 17)}:{rng.randint(0, 59)}")
            story.at(when, partial(story.come_in, car.who, channel))
    for car in rng.choices(owners, k=ERRANDS):
        electric = any(one.name == car.item and one.drive == "electric" for one in CARS)
        fitting = wishes.ERRANDS + (wishes.ELECTRIC_ERRANDS if electric else ())
        errand = rng.choice([one for one in fitting if one.text.isascii() == (car.who in FOREIGN)])
        story.at(moment(day_after(rng, car), f"{rng.randint(13, 17)}:{rng.randint(0, 59)}"),
                 partial(story.send, errand, car.who))  # fmt: skip


def day_after(rng: Random, car: Sale) -> int:
    """Some day after the handover of a car, and before the last two weeks."""
    return rng.randint((car.handed or 0) // DAY + 1, -15)


def plan_last_weeks(story: Story, rng: Random, owners: list[Sale]) -> None:
    """Puts in the queue what makes up the list at loading, besides what is left undone, and yesterday's traffic."""
    story.undone.add((RECENT_OWNERS[18], "thanks"))
    for who, recent in zip(RECENT_OWNERS, RECENT, strict=True):
        story.undone.add((who, recent.left))
        for day, clock, outcome in recent.tried:
            story.at(moment(day, clock), partial(story.try_in_vain, who, outcome))
    story.at(moment(-2, "11:15"), partial(story.send, wishes.ERRANDS[0], RECENT_OWNERS[16]))
    story.at(moment(-3, "15:40"), partial(story.look_round, wishes.QUESTIONS[3], RECENT_OWNERS[18]))
    waiting = [car.who for car in owners if car.who in OWNERS]
    for who in rng.sample(waiting, LAST_FORTNIGHT):
        when = moment(rng.randint(-14, -2), f"{rng.randint(9, 17)}:{rng.randint(0, 59)}")
        story.at(when, partial(story.come_in, who, rng.choice(("call", "call", "walk-in"))))
    for (clock, channel), who in zip(YESTERDAY, rng.sample(waiting, len(YESTERDAY)), strict=True):
        story.at(moment(-1, clock), partial(story.come_in, who, channel))


def plan_enquiries(
    story: Story, rng: Random, sales: list[Keyed], first: dict[str, int]
) -> dict[str, int]:  # fmt: skip
    """Puts in the queue who looked and left; returns when each of them came for the first time."""
    came: dict[str, int] = {}
    desk = Enquiries(story, rng)
    fresh = [
        (key, sale) for key, sale in sales
        if sale.category == "car" and sale.who in OWNERS and first[sale.who] == sale.bought
        and sale.who not in QUIET and kind_of(sale.who) is None
    ]  # fmt: skip
    for interest in wishes.WON:
        english = interest.called.isascii()
        key, sale = rng.choice([one for one in fresh if (one[1].who in FOREIGN) == english and one[1].who not in came])
        came[sale.who] = (sale.bought // DAY - rng.randint(5, 11)) * DAY + rng.randint(10 * 60, 17 * 60)
        desk.win(interest, sale, key, came[sale.who])
    prospects = iter(PROSPECTIVE)
    for interest in wishes.LOST:
        who = next(prospects)
        came[who] = moment(rng.randint(-640, -25), f"{rng.randint(10, 17)}:{rng.randint(0, 59)}")
        desk.lose(interest, who, came[who])
    for day, following, interest in wishes.OPEN:
        who = next(prospects)
        came[who] = moment(day, f"{rng.randint(10, 17)}:{rng.randint(0, 59)}")
        desk.keep_open(interest, who, following, came[who])
    for day, interest in wishes.UNKNOWN:
        desk.take(interest, None, desk.looked_at(interest), moment(day, f"{rng.randint(10, 17)}:{rng.randint(0, 59)}"))
    return came


class Enquiries:
    """Those who look and leave, each under a key of its own."""

    def __init__(self, story: Story, rng: Random) -> None:
        self.story, self.rng = story, rng
        self.taken = 0

    def take(self, interest: Interest, who: str | None, model: str, when: int) -> str:
        """Somebody leaves without buying; returns the key of the enquiry."""
        key, self.taken = f"q{self.taken:02}", self.taken + 1
        told = interest._asdict()
        asked = {name: told[name] for name in ("budget", "when", "compared", "why_not", "drove")}
        via = None if interest.via == "walk-in" else interest.via

        def look(now: int) -> None:
            by = self.story.clerk(who, now) if who else "m3"
            self.story.tell(now, "enquiry", who, key=key, model=model, by=by, via=via, **asked)

        self.story.at(when, look)
        return key

    def call(self, who: str, key: str, note: str, following: int, when: int) -> None:
        """Somebody who looked is called, and told when the next call is."""
        facts: dict[str, Any] = {"next": following, "for": key}
        self.story.at(when, partial(self.story.call, who, note=note, **facts))

    def lose(self, interest: Interest, who: str, when: int) -> None:
        """Somebody who looked never buys."""
        key = self.take(interest, who, self.looked_at(interest), when)
        days = self.rng.randint(5, 12)
        self.call(who, key, interest.called, days, self.morning(when, 1))
        over = self.morning(when, 1 + days)

        def give_up(now: int) -> None:
            said = interest.lost if interest.lost.isascii() else f"回访：{interest.lost}。"
            by = self.story.clerk(who, now)
            self.story.call(who, now, said, by, **{"for": key})
            lost: dict[str, Any] = {"what": "enquiry-lost", "who": who, "key": key, "by": by, "text": interest.lost}
            self.story.at(now + 1, partial(self.story.tell, **lost))

        self.story.at(over, give_up)

    def win(self, interest: Interest, sale: Sale, purchase: str, when: int) -> None:
        """Somebody who looked buys."""
        afforded = interest._replace(budget=round(sale.price, -4) if interest.budget else None)
        key = self.take(afforded, sale.who, sale.item, when)
        self.call(sale.who, key, interest.called, sale.bought // DAY - when // DAY - 1, self.morning(when, 1))

        def bought(now: int) -> None:
            by = self.story.clerk(sale.who, now)
            self.story.tell(now, "enquiry-bought", sale.who, key=key, by=by, purchase=purchase)

        self.story.at(sale.bought + 6, bought)

    def keep_open(self, interest: Interest, who: str, following: int | None, when: int) -> None:
        """Somebody who looked is still thinking, and perhaps was called already."""
        key = self.take(interest, who, self.looked_at(interest), when)
        if following is not None:
            self.call(who, key, interest.called, following, self.morning(when, 1))

    def looked_at(self, interest: Interest) -> str:
        """The model nearest to what somebody means to spend."""
        nearest = min(CARS, key=lambda car: abs(car.price - (interest.budget or self.rng.choice(CARS).price)))
        return interest.model or nearest.name

    def morning(self, when: int, days: int) -> int:
        """Some time in the morning, so many days later."""
        return (when // DAY + days) * DAY + self.rng.randint(9 * 60 + 30, 11 * 60 + 50)
