"""Makes the story of the sample store, `data/sample/events.jsonl`; run as `python -m tests.make_sample`.

The desk's own rules say what is due; made-up clerks answer it, and each answer is replayed before the next is
thought of. A moment is counted in minutes from the midnight with which the day of loading begins.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from aftersales_cli import places, playbooks, sample
from aftersales_cli.desk import Desk
from aftersales_cli.rules.codes import EntryKind, Outcome
from aftersales_cli.rules.due import NEXT, OWN, DueItem, ranked
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store
from tests import sample_sentences as corpus
from tests.sample_sentences import CARS, GOODS, RENEWAL, Errand, Grievance, Question

SEED = 20
LOADED = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=8)))
DAY = 24 * 60
PURCHASES = 200


class Sale(NamedTuple):
    """A purchase at the moment `bought`; a car also has a planned day and, once it was, the moment of handover."""

    who: str
    item: str
    category: str
    price: int
    bought: int
    serial: str | None = None
    planned: int | None = None
    handed: int | None = None


class Recent(NamedTuple):
    """A car of the last weeks, by the days on which it was bought and handed over (to come: 0 or more).

    `left` are the duties that nobody got round to; they make up the list at loading, with the contacts `tried`.
    """

    bought: int
    handed: int
    kind: str = "new"
    left: str = ""
    tried: tuple[tuple[int, str, Outcome], ...] = ()
    do_not_call: bool = False


RECENT = (
    Recent(-9, -1), Recent(-15, -3), Recent(-20, -6, left="first-days"), Recent(-32, -14, "vip"),
    Recent(-13, -4, left="first-days", tried=((-1, "18:20", Outcome.NO_ANSWER),)),
    Recent(-30, -16, "loyal", left="key-owner-visit"), Recent(-44, -31, left="one-month-use"),
    Recent(-52, -33, left="one-month-use", tried=((-2, "10:40", Outcome.BUSY), (-1, "18:05", Outcome.NO_ANSWER))),
    Recent(-104, -95, left="three-month-use"), Recent(-12, 1, "vip"), Recent(-20, 1), Recent(-6, 5), Recent(-3, 18),
    Recent(-14, -5, left="first-days", do_not_call=True), Recent(-30, -22), Recent(-58, -45), Recent(-70, -60),
    Recent(-83, -75), Recent(-16, -9), Recent(-40, -27),
)  # fmt: skip

KEYS = tuple(f"c{number:02}" for number in range(100))
RECENT_OWNERS, OWNERS, PASSERS_BY, PROSPECTIVE = KEYS[:20], KEYS[20:76], KEYS[76:96], KEYS[96:]
FOREIGN = ("c08", "c19", "c25", "c33", "c47", "c60", "c71", "c88")
QUIET = ("c13", "c40", "c55", "c80")
# By place among the older owners, the longest known first.
KINDS = ("vip",) * 3 + ("loyal",) * 6 + ("dormant",) * 3
SECOND_CARS = 4
CATEGORIES = {car.name: "car" for car in CARS} | {RENEWAL[0]: "insurance"}
CATEGORIES |= {item: category for category, goods in GOODS.items() for item, _ in goods}
ERRANDS = 15
INCOMING = {"call": 52, "walk-in": 18}
NO_DELAYS_FROM = -10 * DAY
DELAYS = {"first-days": (0, 0, 1, 2), "key-owner-visit": (0, 1, 3), "one-month-use": (0, 0, 1, 3, 4),
          "three-month-use": (0, 1, 2, 4, 6), "thank-you-letter": (0, 0, 1)}  # fmt: skip
# The longest that the months can be: called no earlier, a call finds its duty due on whatever day the story begins.
MONTHS = {"one-month-use": 31, "three-month-use": 92}
DRIVEN = {"first-days": (60, 420), "one-month-use": (700, 2300), "three-month-use": (2600, 7400)}
IN_VAIN = (Outcome.NO_ANSWER, Outcome.BUSY, Outcome.CALL_BACK, Outcome.MESSAGE_LEFT, Outcome.WRONG_NUMBER)
OUTCOMES = [Outcome.REACHED, Outcome.REFUSED, *IN_VAIN]
CHANCES = (80, 1, 8, 4, 3, 3, 1)
MINUTES = {"call": (1, 9), "visit": (25, 55), "walk-in": (8, 40)}


def moment(day: int, clock: str) -> int:
    """A day and a time of day as a moment."""
    hour, minute = clock.split(":")
    return day * DAY + int(hour) * 60 + int(minute)


def car_sale(rng: Random, who: str, bought: int, handed: int) -> Sale:
    """A car by the days on which it is bought and handed over; now and then it comes a day late."""
    car = rng.choices(CARS, (5, 4, 2, 3, 3, 2))[0]
    late = handed * DAY < NO_DELAYS_FROM and rng.random() < 0.08
    at = handed * DAY + rng.randint(10 * 60, 15 * 60 + 30) if handed < 0 else None
    when = bought * DAY + rng.randint(9 * 60 + 30, 17 * 60)
    serial = f"{car.serial}-{rng.randint(10_000, 99_999)}"
    return Sale(who, car.name, "car", car.price, when, serial, handed - late - bought, at)


def car_sales(rng: Random) -> list[Sale]:
    """One car for each owner, and a second one for those longest known."""
    recent = zip(RECENT_OWNERS, RECENT, strict=True)
    found = [car_sale(rng, who, one.bought, one.handed) for who, one in recent]
    days = sorted(rng.sample(range(-706, -106), len(OWNERS)))
    again = [rng.randint(-380, -110) for _ in range(SECOND_CARS)]
    for who, handed in zip(OWNERS + OWNERS[:SECOND_CARS], days + again, strict=True):
        found.append(car_sale(rng, who, handed - rng.randint(4, 24), handed))
    return found


def sundry(rng: Random, who: str, category: str, day: int, goods: tuple[str, int] | None = None) -> Sale:
    """Something else than a car."""
    item, price = goods or rng.choice(GOODS[category])
    return Sale(who, item, category, price, day * DAY + rng.randint(9 * 60 + 30, 17 * 60 + 30))


def offers(rng: Random, car: Sale) -> list[Sale]:
    """What the buyer of a car may buy besides."""
    bought, handed = car.bought // DAY, car.bought // DAY + (car.planned or 0)
    days = {
        bought + 1: "insurance",
        handed + rng.randint(1, 20): "service-plan",
        handed + rng.randint(21, 60): "accessory",
        handed + rng.randint(61, 240): "accessory",
    }
    found = [sundry(rng, car.who, category, day) for day, category in days.items()]
    found.append(sundry(rng, car.who, "insurance", handed + rng.randint(335, 358), RENEWAL))
    last = handed + 60 if kind_of(car.who) == "dormant" else NO_DELAYS_FROM // DAY - 4
    return [sale for sale in found if sale.bought // DAY <= last]


def sundry_sales(rng: Random, cars: list[Sale]) -> list[Sale]:
    """Insurance, service plans and accessories, as many as make up `PURCHASES`."""
    film, camera = GOODS["accessory"][2], GOODS["accessory"][1]
    found = [
        Sale(RECENT_OWNERS[17], film[0], "accessory", film[1], moment(-20, "15:10")),
        Sale(RECENT_OWNERS[18], camera[0], "accessory", camera[1], moment(-1, "17:50")),
    ]
    for place, who in enumerate(PASSERS_BY):
        days = rng.sample(range(-690, -14), 1 + place % 2)
        found += [sundry(rng, who, rng.choice([*GOODS]), day) for day in days]
    offered = [sale for car in cars for sale in offers(rng, car)]
    return found + rng.sample(offered, PURCHASES - len(cars) - len(found))


def kind_of(who: str) -> str | None:
    """What a customer is to the store, where it does not follow from what was bought."""
    if who in RECENT_OWNERS:
        return RECENT[RECENT_OWNERS.index(who)].kind
    if who in OWNERS[: len(KINDS)]:
        return KINDS[OWNERS.index(who)]
    return "prospect" if who in PROSPECTIVE else None


class Story:
    """What happened, told from one moment to the next. `due` moments wait in a queue, the earliest first."""

    def __init__(self, store: Store, rng: Random) -> None:
        self.store, self.rng = store, rng
        self.people: dict[str, int] = {}
        self.purchases: dict[str, int] = {}
        self.clerks: dict[str, str] = {}
        self.drives: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.decks: dict[tuple[str, str, bool], list[str]] = {}
        self.seen: set[tuple[int, int]] = set()
        self.queue: list[tuple[int, int, Callable[[int], None]]] = []
        self.planned = 0
        self.events: list[dict[str, Any]] = []

    def at(self, when: int, act: Callable[[int], None]) -> None:
        """Lets `act` happen at a moment; what would come after the loading never does."""
        self.planned += 1
        if when < 0:
            heappush(self.queue, (when, self.planned, act))

    def run(self) -> None:
        """Lets everything happen in its turn."""
        while self.queue:
            when, _, act = heappop(self.queue)
            act(when)

    def tell(self, now: int, what: str, who: str, **facts: Any) -> None:
        """Writes an event down, replays it, and plans how the clerks answer what the desk makes of it."""
        day, minute = divmod(now, DAY)
        event = {"day": day, "at": f"{minute // 60:02}:{minute % 60:02}", "what": what, "who": who, **facts}
        self.events.append(event)
        sample.replay(self.store, event, midnight() + timedelta(minutes=now), self.people, self.purchases, "svc")
        for item in self.store.due.of(self.people[who]):
            if item.kind == "followup" and (item.id, item.attempts) not in self.seen:
                self.seen.add((item.id, item.attempts))
                self.at(self.contact_time(item, now), partial(self.contact, who, item.channel))

    def register(self, who: str, name: str, kind: str, now: int) -> None:
        """A customer's file is opened."""
        self.clerks[who] = self.rng.choice(corpus.CLERKS)
        phone = f"+861380000{1000 + 83 * KEYS.index(who) % 8999:04}"
        facts = {"name": name, "phone": phone, "kind": kind, "district": self.rng.choice(corpus.DISTRICTS)}
        self.tell(now, "customer", who, **facts, do_not_call=who in QUIET)

    def sell(self, sale: Sale, key: str, now: int) -> None:
        """Something is bought."""
        self.drives.update((sale.who, car.drive) for car in CARS if car.name == sale.item)
        facts = {"key": key, "item": sale.item, "category": sale.category, "serial": sale.serial}
        self.tell(now, "purchase", sale.who, **facts, price=sale.price, deliver_in=sale.planned)

    def hand_over(self, who: str, key: str, now: int) -> None:
        """A car is handed over."""
        self.tell(now, "delivery", who, key=key)

    def call(self, who: str, now: int, note: str | None, **facts: Any) -> None:
        """A contact happens; outgoing, by telephone, with success, about what is due first, if nothing else is said."""
        usual = {"direction": "out", "channel": "call", "outcome": Outcome.REACHED, "next": None, "settles": "first"}
        told = usual | facts
        shortest, longest = MINUTES.get(told["channel"], (0, 0))
        spoken = longest and told["outcome"] in (Outcome.REACHED, Outcome.REFUSED)
        minutes = self.rng.randint(shortest, longest) if spoken else None
        self.tell(now, "call", who, **told, minutes=minutes, note=note, by=self.clerks[who])

    def contact_time(self, item: DueItem, now: int) -> int:
        """When a clerk sees to a duty: at the time agreed, or on the day, or a few days late."""
        rng, code = self.rng, item.purpose.code
        day = first = days(item.due_on)
        if not item.attempts:
            if code in MONTHS and item.about and item.about.event_on:
                day = max(day, days(item.about.event_on) + MONTHS[code])
            day += rng.choice(DELAYS.get(code, (0,))) if day * DAY < NO_DELAYS_FROM else 0
        if item.due_at and day == first:
            when = int((item.due_at - midnight()).total_seconds()) // 60 + rng.randint(5, 25)
        else:
            when = day * DAY + rng.randint(9 * 60 + 10, (16 if item.channel == "visit" else 18) * 60 + 40)
        return max(when, now + rng.randint(20, 70))

    def contact(self, who: str, channel: str, now: int) -> None:
        """A clerk sees to what is due first by a channel, unless the customer is one of those left waiting."""
        today = (midnight() + timedelta(minutes=now)).date()
        due = [one for one in self.store.due.of(self.people[who]) if one.kind == "followup" and one.due_on <= today]
        item = next((row.item for row in ranked(due, today) if row.item.channel == channel), None)
        if item is None or (now >= NO_DELAYS_FROM and self.left(who, item.purpose.code)):
            return
        if who in QUIET and channel == "call":
            self.call(who, now, self.say(who, "wechat"), channel="wechat", settles="all")
            return
        outcome = self.outcome(item, now)
        note, following = self.result(who, item, outcome, now)
        self.call(who, now, note, channel=channel, outcome=outcome, next=following)

    def left(self, who: str, code: str) -> bool:
        """Whether a duty is one of those that nobody got round to."""
        wanted = RECENT[RECENT_OWNERS.index(who)].left if who in RECENT_OWNERS else ""
        return code == wanted or (code == "thanks" and who == RECENT_OWNERS[18])

    def outcome(self, item: DueItem, now: int) -> Outcome:
        """How a contact ends; the third attempt succeeds, and so do all of the last days."""
        if now >= NO_DELAYS_FROM or item.attempts >= 2 or item.channel not in ("call", "visit"):
            return Outcome.REACHED
        if item.channel == "visit":
            return Outcome.NO_ANSWER if self.rng.random() < 0.1 else Outcome.REACHED
        found = self.rng.choices(OUTCOMES, CHANCES)[0]
        return Outcome.REACHED if found == Outcome.REFUSED and item.purpose.code in (NEXT, OWN) else found

    def result(self, who: str, item: DueItem, outcome: Outcome, now: int) -> tuple[str | None, int | None]:
        """What is written down about a contact, and in how many days the next one is."""
        code, rng = item.purpose.code, self.rng
        if outcome != Outcome.REACHED:
            occasion = "nobody-in" if item.channel == "visit" else outcome.value
            return self.say(who, occasion), 1 if outcome == Outcome.CALL_BACK else None
        if code == NEXT:
            return self.answers.pop(who), None
        if code == OWN:
            return next(
                one.said for one in (*corpus.ERRANDS, *corpus.ELECTRIC_ERRANDS) if one.text == item.purpose.en
            ), None
        if item.channel in ("text", "letter") and rng.random() < 0.35:
            return None, None
        if code in DRIVEN and self.may_ask(who, now) and rng.random() < 0.12:
            return self.ask(who, rng.choice(corpus.QUESTIONS))
        thanked_for = CATEGORIES[item.about.text] if code == "thanks" and item.about else None
        return self.say(who, code, thanked_for or self.drives[who]), None

    def may_ask(self, who: str, now: int) -> bool:
        """Whether a customer may have a question that is answered later: no second one before that."""
        return who not in self.answers and who not in QUIET and now < NO_DELAYS_FROM - 4 * DAY

    def ask(self, who: str, question: Question) -> tuple[str, int]:
        """A customer's question, and the days until it will be answered."""
        self.answers[who] = question.answered
        return question.asked, question.days

    def say(self, who: str, occasion: str, variant: str = "") -> str:
        """A sentence for an occasion, none twice until all were used; to foreigners mostly in English."""
        english = self.rng.random() < (0.9 if who in FOREIGN else 0.07)
        deck = self.decks.setdefault((occasion, variant, english), [])
        if not deck:
            everything = corpus.SAID[occasion] + corpus.SAID.get(f"{occasion}/{variant}", ())
            deck += [one for one in everything if one.isascii() == english] or everything
            self.rng.shuffle(deck)
        sentence, amount = deck.pop(), self.rng.randint(62, 88) / 10
        unit = (
            ("l per 100 km" if english else "升") if variant == "petrol" else ("kWh per 100 km" if english else "度电")
        )
        amount += 0 if variant == "petrol" else 7
        use = f"{amount:.1f} {unit}" if english else f"百公里{amount:.1f}{unit}"
        return sentence.format(km=self.rng.randint(*DRIVEN.get(occasion, (1, 1))), use=use)

    def come_in(self, who: str, channel: str, now: int) -> None:
        """A customer calls or drops in with something that is settled at once, or nearly."""
        note, following = self.say(who, "in" if channel == "call" else channel, self.drives[who]), None
        if self.may_ask(who, now) and self.rng.random() < 0.15:
            note, following = self.ask(who, self.rng.choice(corpus.QUESTIONS))
        self.call(who, now, note, direction="in", channel=channel, next=following, settles="none")

    def look_round(self, question: Question, who: str, now: int) -> None:
        """A customer comes in with a question that is answered later."""
        note, following = self.ask(who, question)
        self.call(who, now, note, direction="in", channel="walk-in", next=following, settles="none")

    def complain(self, grievance: Grievance, who: str, now: int) -> None:
        """A customer rings to complain."""
        self.call(who, now, "来电投诉，已登记。", direction="in", settles="none")
        facts = {"text": grievance.text, "cause": grievance.cause, "severity": grievance.severity}
        self.tell(now + 6, "complaint", who, **facts, by=self.clerks[who])

    def send(self, errand: Errand, who: str, now: int) -> None:
        """A clerk takes something on."""
        self.tell(now, "followup", who, channel=errand.channel, due=errand.days, text=errand.text)

    def answer(self, who: str, days: int, note: str, now: int) -> None:
        """A customer who complained is called back, and told when the next call is."""
        self.call(who, now, note, next=days, settles="all")

    def try_in_vain(self, who: str, outcome: Outcome, now: int) -> None:
        """Nobody is reached."""
        self.call(who, now, self.say(who, outcome.value), outcome=outcome)


def midnight() -> datetime:
    """The midnight from which moments are counted."""
    return LOADED.replace(hour=0)


def days(day: date) -> int:
    """A day as it is counted from the day of loading."""
    return (day - LOADED.date()).days


def plan(story: Story, rng: Random) -> None:
    """Puts everything in the queue that people do of their own accord."""
    cars = car_sales(rng)
    sales = sorted([*cars, *sundry_sales(rng, cars)], key=lambda sale: sale.bought)
    first = {who: rng.randint(-600, -30) * DAY + 11 * 60 for who in PROSPECTIVE}
    for number, sale in enumerate(sales):
        first.setdefault(sale.who, sale.bought)
        story.at(sale.bought, partial(story.sell, sale, f"p{number:03}"))
        if sale.handed is not None:
            story.at(sale.handed, partial(story.hand_over, sale.who, f"p{number:03}"))
    # Whoever bought again later than a month after the first deal is a regular customer.
    again = {sale.who for sale in sales if sale.bought > first[sale.who] + 31 * DAY}
    names, foreign = iter(rng.sample(corpus.NAMES, len(corpus.NAMES))), iter(corpus.FOREIGN_NAMES)
    for who, bought in first.items():
        name = next(foreign if who in FOREIGN else names)
        kind = kind_of(who) or ("regular" if who in again else "new")
        early = rng.choice((0, 0, 1, 2, 5, 9)) * DAY + rng.randint(12, 25)
        story.at(bought - early, partial(story.register, who, name, kind))
    for question, who in zip(corpus.PROSPECTS, PROSPECTIVE, strict=True):
        story.at(first[who] + 5, partial(story.look_round, question, who))
    plan_visits(story, rng, [car for car in cars if car.handed is not None and car.handed < NO_DELAYS_FROM - 8 * DAY])
    plan_last_weeks(story)


def plan_visits(story: Story, rng: Random, owners: list[Sale]) -> None:
    """Puts in the queue when owners of cars call and drop in, and what clerks take on for them."""
    for channel, count in INCOMING.items():
        for car in rng.choices(owners, k=count):
            when = moment(day_after(rng, car), f"{rng.randint(9, 17)}:{rng.randint(0, 59)}")
            story.at(when, partial(story.come_in, car.who, channel))
    for car in rng.sample(owners, ERRANDS):
        electric = any(one.name == car.item and one.drive == "electric" for one in CARS)
        errand = rng.choice(corpus.ERRANDS + (corpus.ELECTRIC_ERRANDS if electric else ()))
        story.at(moment(day_after(rng, car), "16:10"), partial(story.send, errand, car.who))


def day_after(rng: Random, car: Sale) -> int:
    """Some day after the handover of a car, and before the last two weeks."""
    return rng.randint((car.handed or 0) // DAY + 1, -15)


def plan_last_weeks(story: Story) -> None:
    """Puts in the queue what makes up the list at loading, besides what is left undone."""
    for who, recent in zip(RECENT_OWNERS, RECENT, strict=True):
        for day, clock, outcome in recent.tried:
            story.at(moment(day, clock), partial(story.try_in_vain, who, outcome))
    for grievance in corpus.GRIEVANCES:
        who = RECENT_OWNERS[grievance.place]
        story.at(moment(grievance.day, "16:20"), partial(story.complain, grievance, who))
        for day, following, note in grievance.answers:
            story.at(moment(day, "10:30"), partial(story.answer, who, following, note))
    story.at(moment(-2, "11:15"), partial(story.send, corpus.ERRANDS[0], RECENT_OWNERS[19]))
    story.at(moment(-3, "15:40"), partial(story.look_round, corpus.QUESTIONS[3], RECENT_OWNERS[15]))


def lines() -> list[str]:
    """The story as it stands in the file, one event a line."""
    with TemporaryDirectory() as folder:
        desk = Desk(Words("en", places.data()), "sample")
        desk.path, desk.named_user, desk.instant = Path(folder) / "store.db", "svc", LOADED
        desk.make("Sample", playbooks.load(sample.PLAYBOOK), playbooks.causes(), "Asia/Shanghai", "CN")
        try:
            with desk.change(EntryKind.FIXED) as store:
                rng = Random(SEED)
                story = Story(store, rng)
                plan(story, rng)
                story.run()
        finally:
            desk.close()
    return [json.dumps(event, ensure_ascii=False) for event in story.events]


if __name__ == "__main__":
    with (places.data() / "sample" / "events.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines())
