"""The story of the car dealer's sample store: who answers, when, and with which words."""

from datetime import timedelta
from random import Random
from typing import Any

from aftersales_cli.rules.due import NEXT, OWN, DueItem, ranked
from aftersales_cli.rules.events import Outcome
from aftersales_cli.store import Store
from tests import sample_sentences as sentences
from tests import sample_wishes as wishes
from tests.sample_plan import (
    AWAY,
    AWAY_FROM,
    CARS,
    ENGLISH_SPEAKING,
    FOREIGN,
    GOODS,
    KEEPERS,
    LEAD,
    PROMPT_FROM,
    QUIET,
    RENEWAL,
    STAFF,
    Sale,
)
from tests.sample_telling import DAY, Telling, days, midnight
from tests.sample_wishes import Errand, Question

CATEGORIES = {car.name: "car" for car in CARS} | {RENEWAL[0]: "insurance"}
CATEGORIES |= {item: category for category, goods in GOODS.items() for item, _ in goods}
ERRANDS = {one.text: one for one in (*wishes.ERRANDS, *wishes.ELECTRIC_ERRANDS)}
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
# What is asked about after some driving: the calls in which a customer may have a question.
DRIVEN = ("first-days", "one-month-use", "three-month-use")
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


class Story(Telling):
    """The car dealer's two years."""

    def __init__(self, store: Store, rng: Random) -> None:
        super().__init__(store, rng)
        self.keepers: dict[str, str] = {}
        self.driven: dict[str, tuple[int, int]] = {}
        self.drives: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.decks: dict[tuple[str, str, bool], list[str]] = {}

    def hire(self, who: str, now: int) -> None:
        """Somebody joins the staff."""
        name, role, quota = STAFF[who]
        self.tell(now, "staff", who, name=name, role=role, quota=quota)

    def register(self, who: str, now: int, **facts: Any) -> None:
        """A customer's file is opened; whoever speaks English keeps the foreigners."""
        chosen = self.rng.choices([*KEEPERS], [*KEEPERS.values()])[0]
        self.keepers.setdefault(who, ENGLISH_SPEAKING if who in FOREIGN else chosen)
        self.keepers[who] = self.clerk(who, now)
        self.tell(now, "customer", who, by=self.keepers[who], quiet=who in QUIET, **facts)

    def clerk(self, who: str, now: int, but: str | None = None) -> str:
        """Who sees to a customer: the keeper, or the lead where that one is away or not wanted."""
        keeper = self.keepers[who]
        away = keeper == AWAY and now >= AWAY_FROM * DAY
        return LEAD if away or keeper == but else keeper

    def sell(self, sale: Sale, key: str, now: int) -> None:
        """Something is bought."""
        self.drives.update((sale.who, car.drive) for car in CARS if car.name == sale.item)
        facts = {"key": key, "item": sale.item, "category": sale.category, "serial": sale.serial}
        by = self.clerk(sale.who, now)
        self.tell(now, "purchase", sale.who, by=by, **facts, price=sale.price, planned=sale.planned)

    def hand_over(self, who: str, key: str, now: int) -> None:
        """A car is handed over, and driven so many kilometres a day from then on."""
        self.driven[who] = now, self.rng.randint(24, 66)
        self.tell(now, "delivery", who, by=self.clerk(who, now), key=key)

    def odometer(self, who: str, now: int) -> int:
        """How many kilometres a customer's car has been driven, those from the maker to the store included."""
        handed, daily = self.driven.get(who, (now, 0))
        return 11 + (now - handed) * daily // DAY

    def first_day(self, item: DueItem) -> int:
        """The day on which a clerk means to see to a duty: when it is due, whatever the months, or a few days late."""
        code, day = item.purpose.code, days(item.due_on)
        if code in MONTHS and item.event_on:
            day = max(day, days(item.event_on) + MONTHS[code])
        return day + (self.rng.choice(DELAYS.get(code, (0,))) if day < PROMPT_FROM else 0)

    def contact(self, who: str, planned: DueItem, now: int) -> None:
        """A clerk sees to what is due first by a channel, unless the customer is one of those left waiting."""
        moment = midnight() + timedelta(minutes=now)
        today, channel = moment.date(), planned.channel
        everything = self.store.due.of(self.replay.numbers[who])
        due = [one for one in everything if one.kind == "followup" and one.due_on <= today]
        item = next((row.item for row in ranked(due, moment) if row.item.channel == channel), None)
        if item is None or (now >= PROMPT_FROM * DAY and (who, item.purpose.code) in self.undone):
            return
        by = LEAD if item.role else None
        if who in QUIET and channel == "call":
            self.call(who, now, self.say(who, "wechat", now), by, **{"via": "wechat", "for": "all"})
            return
        outcome = self.outcome(item, now)
        note, following = self.result(who, item, outcome, now)
        self.call(who, now, note, by, via=channel, outcome=outcome, next=following)

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
            return self.say(who, occasion, now), 1 if outcome == Outcome.CALL_BACK else None
        if code == NEXT:
            return self.answers.pop(who), None
        if code == OWN:
            return ERRANDS[str(item.purpose.en)].said, None
        if item.channel in ("text", "letter") and rng.random() < 0.4:
            return None, None
        if code in DRIVEN and self.may_ask(who, now) and rng.random() < 0.12:
            return self.ask(who, self.question(who))
        thanked_for = CATEGORIES[item.about.text] if code == "thanks" and item.about else None
        said = self.say(who, code, now, thanked_for or self.drives[who])
        return said + self.besides(said) if item.channel == "call" and rng.random() < 0.1 else said, None

    def besides(self, said: str) -> str:
        """Something that a clerk adds, in the language of what was said."""
        more = self.rng.choice(sentences.BESIDES_IN_ENGLISH if said.isascii() else sentences.BESIDES)
        return f" {more}" if said.isascii() else more

    def may_ask(self, who: str, now: int) -> bool:
        """Whether a customer may have a question that is answered later: no second one before that."""
        return who not in self.answers and who not in QUIET and now < (PROMPT_FROM - 4) * DAY

    def question(self, who: str) -> Question:
        """Something that a customer may want to know, in English from foreigners."""
        return self.rng.choice([one for one in wishes.QUESTIONS if one.asked.isascii() == (who in FOREIGN)])

    def ask(self, who: str, question: Question) -> tuple[str, int]:
        """A customer's question, and the days until it will be answered."""
        self.answers[who] = question.answered
        return question.asked, question.days

    def say(self, who: str, occasion: str, now: int, variant: str = "") -> str:
        """A sentence for an occasion, none twice until all were used; of foreigners mostly in English, of others only
        now and then by whoever speaks it.
        """
        share = 0.9 if who in FOREIGN else 0.1 if self.keepers[who] == ENGLISH_SPEAKING else 0
        english = self.rng.random() < share
        deck = self.decks.setdefault((occasion, variant, english), [])
        if not deck:
            everything = sentences.SAID[occasion] + sentences.SAID.get(f"{occasion}/{variant}", ())
            deck += [one for one in everything if one.isascii() == english] or everything
            self.rng.shuffle(deck)
        return deck.pop().format(km=self.odometer(who, now), use=consumption(self.rng, variant, english))

    def come_in(self, who: str, channel: str, now: int) -> None:
        """A customer calls or drops in with something that is settled at once, or nearly."""
        note = self.say(who, "in" if channel == "call" else channel, now, self.drives[who])
        following = None
        if self.may_ask(who, now) and self.rng.random() < 0.15:
            note, following = self.ask(who, self.question(who))
        self.come(who, channel, note, following, now)

    def look_round(self, question: Question, who: str, now: int) -> None:
        """A customer comes in with a question that is answered later."""
        note, following = self.ask(who, question)
        self.come(who, "walk-in", note, following, now)

    def come(self, who: str, channel: str, note: str, following: int | None, now: int) -> None:
        """A contact that a customer began, and that settles no duty."""
        facts: dict[str, Any] = {"in": True, "via": channel, "next": following, "for": "none"}
        self.call(who, now, note, **facts)

    def send(self, errand: Errand, who: str, now: int) -> None:
        """A clerk takes something on."""
        by = self.clerk(who, now)
        self.tell(now, "followup", who, by=by, via=errand.channel, due=errand.days, text=errand.text)

    def try_in_vain(self, who: str, outcome: Outcome, now: int) -> None:
        """Nobody is reached."""
        self.call(who, now, self.say(who, outcome.value, now), outcome=outcome)


def consumption(rng: Random, drive: str, english: bool) -> str:
    """What a car burns on 100 km, in words: litres, or kilowatt hours."""
    if drive == "electric":
        amount = rng.randint(126, 164) / 10
        return f"{amount} kWh per 100 km" if english else f"百公里{amount}度电"
    amount = rng.randint(58, 86) / 10
    return f"{amount} l per 100 km" if english else f"百公里{amount}升"
