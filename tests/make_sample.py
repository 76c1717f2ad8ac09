"""Makes the story of the sample store, `data/sample/events.jsonl`; run as `python -m tests.make_sample`.

The desk's own rules say what is due; made-up clerks answer it, and each answer is replayed before the next is
thought of. What does not depend on the desk is in `sample_plan.py`.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import partial
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from aftersales_cli import places, playbooks, sample
from aftersales_cli.desk import Desk
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.due import NEXT, OWN, DueItem, ranked
from aftersales_cli.rules.events import Outcome
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store
from tests import sample_sentences as corpus
from tests.sample_plan import (
    CARS,
    CLERKS,
    DAY,
    DISTRICTS,
    FOREIGN,
    FOREIGN_NAMES,
    GOODS,
    KEYS,
    NAMES,
    PROMPT_FROM,
    PROSPECTIVE,
    QUIET,
    RECENT,
    RECENT_OWNERS,
    RENEWAL,
    Sale,
    car_sales,
    kind_of,
    moment,
    sundry_sales,
)
from tests.sample_sentences import Errand, Grievance, Question

SEED = 20
LOADED = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=8)))
CATEGORIES = {car.name: "car" for car in CARS} | {RENEWAL[0]: "insurance"}
CATEGORIES |= {item: category for category, goods in GOODS.items() for item, _ in goods}
# How many errands clerks take on, and how often owners of cars call or drop in.
ERRANDS = 12
INCOMING = {"call": 34, "walk-in": 14}
# By how many days a duty is late: one of these.
DELAYS = {
    "thank-you-letter": (0, 0, 1),
    "first-days": (0, 0, 1, 2),
    "key-owner-visit": (0, 1, 3),
    "one-month-use": (0, 0, 1, 3, 4),
    "three-month-use": (0, 1, 2, 4, 6),
}
# The most days that a rule's months can have: called no earlier, a customer is due whatever day the story ends on.
MONTHS = {"one-month-use": 31, "three-month-use": 92}
# Kilometres driven by then, from and to.
DRIVEN = {"first-days": (60, 420), "one-month-use": (700, 2300), "three-month-use": (2600, 7400)}
# How calls end, in percent.
ENDINGS = {
    Outcome.REACHED: 80,
    Outcome.NO_ANSWER: 8,
    Outcome.BUSY: 4,
    Outcome.CALL_BACK: 3,
    Outcome.MESSAGE_LEFT: 3,
    Outcome.WRONG_NUMBER: 1,
    Outcome.REFUSED: 1,
}
# How long a conversation is, from and to.
MINUTES = {"call": (1, 9), "visit": (25, 55), "walk-in": (8, 40)}


class Story:
    """What happened, told from one moment to the next. What is to happen waits in a queue, the earliest first."""

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
        self.clerks[who] = self.rng.choice(CLERKS)
        phone = f"+861380000{1000 + 83 * KEYS.index(who) % 8999:04}"
        facts = {"name": name, "phone": phone, "kind": kind, "district": self.rng.choice(DISTRICTS)}
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
        told = {**usual, "by": self.clerks[who], **facts}
        shortest, longest = MINUTES.get(told["channel"], (0, 0))
        spoken = longest and told["outcome"] in (Outcome.REACHED, Outcome.REFUSED)
        minutes = self.rng.randint(shortest, longest) if spoken else None
        self.tell(now, "call", who, **told, minutes=minutes, note=note)

    def contact_time(self, item: DueItem, now: int) -> int:
        """When a clerk sees to a duty: at the time agreed, or on the day, or a few days late."""
        rng, code = self.rng, item.purpose.code
        day = first = days(item.due_on)
        if not item.attempts:
            if code in MONTHS and item.about and item.about.event_on:
                day = max(day, days(item.about.event_on) + MONTHS[code])
            day += rng.choice(DELAYS.get(code, (0,))) if day < PROMPT_FROM else 0
        if item.due_at and day == first:
            when = int((item.due_at - midnight()).total_seconds()) // 60 + rng.randint(5, 25)
        else:
            when = day * DAY + rng.randint(9 * 60 + 10, (16 if item.channel == "visit" else 18) * 60 + 40)
        return max(when, now + rng.randint(20, 70))

    def contact(self, who: str, channel: str, now: int) -> None:
        """A clerk sees to what is due first by a channel, unless the customer is one of those left waiting."""
        moment = midnight() + timedelta(minutes=now)
        today = moment.date()
        due = [one for one in self.store.due.of(self.people[who]) if one.kind == "followup" and one.due_on <= today]
        item = next((row.item for row in ranked(due, moment) if row.item.channel == channel), None)
        if item is None or (now >= PROMPT_FROM * DAY and self.left(who, item.purpose.code)):
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
        if now >= PROMPT_FROM * DAY or item.attempts >= 2 or item.channel not in ("call", "visit"):
            return Outcome.REACHED
        if item.channel == "visit":
            return Outcome.NO_ANSWER if self.rng.random() < 0.1 else Outcome.REACHED
        found = self.rng.choices([*ENDINGS], [*ENDINGS.values()])[0]
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
            return self.ask(who, self.question(who))
        thanked_for = CATEGORIES[item.about.text] if code == "thanks" and item.about else None
        return self.say(who, code, thanked_for or self.drives[who]), None

    def may_ask(self, who: str, now: int) -> bool:
        """Whether a customer may have a question that is answered later: no second one before that."""
        return who not in self.answers and who not in QUIET and now < (PROMPT_FROM - 4) * DAY

    def question(self, who: str) -> Question:
        """Something that a customer may want to know, in English from foreigners."""
        return self.rng.choice([one for one in corpus.QUESTIONS if one.asked.isascii() == (who in FOREIGN)])

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
        driven = self.rng.randint(*DRIVEN.get(occasion, (1, 1)))
        return deck.pop().format(km=driven, use=consumption(self.rng, variant, english))

    def come_in(self, who: str, channel: str, now: int) -> None:
        """A customer calls or drops in with something that is settled at once, or nearly."""
        note, following = self.say(who, "in" if channel == "call" else channel, self.drives[who]), None
        if self.may_ask(who, now) and self.rng.random() < 0.15:
            note, following = self.ask(who, self.question(who))
        self.call(who, now, note, direction="in", channel=channel, next=following, settles="none")

    def look_round(self, question: Question, who: str, now: int) -> None:
        """A customer comes in with a question that is answered later."""
        note, following = self.ask(who, question)
        self.call(who, now, note, direction="in", channel="walk-in", next=following, settles="none")

    def complain(self, grievance: Grievance, who: str, now: int) -> None:
        """A customer rings to complain."""
        self.call(who, now, self.say(who, "complaint"), direction="in", settles="none")
        facts = {"text": grievance.text, "cause": grievance.cause, "severity": grievance.severity}
        self.tell(now + 6, "complaint", who, **facts, by=self.clerks[who])

    def send(self, errand: Errand, who: str, now: int) -> None:
        """A clerk takes something on."""
        self.tell(now, "followup", who, channel=errand.channel, due=errand.days, text=errand.text)

    def answer(self, who: str, days: int, note: str, now: int) -> None:
        """A customer who complained is called back, not by whom they complained to, and told when the next call is."""
        another = CLERKS[CLERKS.index(self.clerks[who]) - 1]
        self.call(who, now, note, next=days, settles="all", by=another)

    def try_in_vain(self, who: str, outcome: Outcome, now: int) -> None:
        """Nobody is reached."""
        self.call(who, now, self.say(who, outcome.value), outcome=outcome)


def consumption(rng: Random, drive: str, english: bool) -> str:
    """What a car burns on 100 km, in words: litres, or kilowatt hours."""
    if drive == "electric":
        amount = rng.randint(126, 164) / 10
        return f"{amount} kWh per 100 km" if english else f"百公里{amount}度电"
    amount = rng.randint(58, 86) / 10
    return f"{amount} l per 100 km" if english else f"百公里{amount}升"


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
    names, foreign = iter(rng.sample(NAMES, len(NAMES))), iter(FOREIGN_NAMES)
    for who, bought in first.items():
        name = next(foreign if who in FOREIGN else names)
        kind = kind_of(who) or ("regular" if who in again else "new")
        early = rng.choice((0, 0, 1, 2, 5, 9)) * DAY + rng.randint(12, 25)
        story.at(bought - early, partial(story.register, who, name, kind))
    for question, who in zip(corpus.PROSPECTS, PROSPECTIVE, strict=True):
        story.at(first[who] + 5, partial(story.look_round, question, who))
    known = [car for car in cars if car.handed is not None and car.handed < (PROMPT_FROM - 8) * DAY]
    plan_visits(story, rng, [car for car in known if kind_of(car.who) != "dormant"])
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
        desk.make("Sample", playbooks.load(sample.PLAYBOOK), playbooks.causes(), "Asia/Shanghai", sample.COUNTRY)
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
