"""The story of a trade's sample store while it is told: made-up clerks answer whatever its playbook asks for."""

from datetime import timedelta
from random import Random

from aftersales_cli.rules.due import OWN, DueItem
from aftersales_cli.rules.events import Outcome
from aftersales_cli.rules.playbook import ADVISER
from aftersales_cli.store import Store
from tests import sample_sentences
from tests.sample_telling import DAY, Telling, days, midnight
from tests.trade_tables import Table

# From this day on clerks are prompt and reach everybody.
PROMPT_FROM = -10
DELAYS = (0, 0, 0, 1, 1, 2)
# How calls end, in percent.
ENDINGS = {Outcome.REACHED: 85, Outcome.NO_ANSWER: 8, Outcome.BUSY: 4, Outcome.MESSAGE_LEFT: 3}


class TradeStory(Telling):
    """What happened at the store of one trade."""

    def __init__(self, store: Store, rng: Random, table: Table) -> None:
        super().__init__(store, rng)
        self.table = table
        self.staff = {f"m{place}": one for place, one in enumerate(table.staff, 1)}
        self.adviser = next((key for key, one in self.staff.items() if one.advises), None)
        self.keepers: dict[str, str] = {}
        self.decks: dict[str, list[str]] = {}
        self.errands = {one.text: one.said for one in table.errands}

    def hire(self, key: str, now: int) -> None:
        """Somebody joins the staff."""
        self.tell(now, "staff", key, name=self.staff[key].name, role=self.staff[key].role)

    def clerk(self, who: str, now: int) -> str:
        """Who sees to a customer: the keeper."""
        if who not in self.keepers:
            shares = {key: one.share for key, one in self.staff.items() if one.share}
            self.keepers[who] = self.rng.choices([*shares], [*shares.values()])[0]
        return self.keepers[who]

    def in_charge(self, who: str, item: DueItem, now: int) -> str:
        """Who sees to a duty: whoever has the rank that it asks for, or the adviser, else the keeper."""
        rule = next((one for one in self.store.plans.book.followups if one.id == item.purpose.code), None)
        if rule is not None and rule.role == ADVISER and self.adviser:
            return self.adviser
        return next((key for key, one in self.staff.items() if one.role == item.role), self.clerk(who, now))

    def first_day(self, item: DueItem) -> int:
        """The day on which a clerk means to see to a duty: now and then a little late."""
        day = days(item.due_on)
        return day + (self.rng.choice(DELAYS) if day < PROMPT_FROM else 0)

    def contact(self, who: str, planned: DueItem, now: int) -> None:
        """A clerk sees to a duty, unless somebody has, or it is one of those left undone."""
        today, rule = (midnight() + timedelta(minutes=now)).date(), planned.purpose.code
        found = [one for one in self.store.due.of(self.replay.numbers[who]) if one.purpose.code == rule]
        item = min(found, key=lambda one: (one.due_on, one.id), default=None)
        if item is None or item.due_on > today or (now >= PROMPT_FROM * DAY and (who, rule) in self.undone):
            return
        outcome = self.outcome(item, now)
        self.call(
            who, now, self.note(item, outcome), self.in_charge(who, item, now),
            **{"via": item.channel, "outcome": outcome, "for": rule},
        )  # fmt: skip

    def outcome(self, item: DueItem, now: int) -> Outcome:
        """How a contact ends; the third attempt succeeds, and so do all of the last days."""
        if now >= PROMPT_FROM * DAY or item.attempts >= 2 or item.channel != "call":
            return Outcome.REACHED
        return self.rng.choices([*ENDINGS], [*ENDINGS.values()])[0]

    def note(self, item: DueItem, outcome: Outcome) -> str:
        """What is written down about a contact."""
        if outcome != Outcome.REACHED:
            return self.rng.choice([one for one in sample_sentences.SAID[outcome.value] if not one.isascii()])
        if item.purpose.code == OWN:
            return self.errands[str(item.purpose.en)]
        return self.say(item.purpose.code)

    def say(self, occasion: str) -> str:
        """A sentence for an occasion, none twice until all were used."""
        deck = self.decks.setdefault(occasion, [])
        if not deck:
            deck += self.table.said[occasion]
            self.rng.shuffle(deck)
        return deck.pop()
