"""What the customers of a trade's sample store have done, complain of, want, and are promised."""

from collections.abc import Callable
from functools import partial
from itertools import count
from random import Random
from typing import Any, NamedTuple

from tests.sample_telling import DAY, moment
from tests.trade_story import TradeStory
from tests.trade_tables import Answer, Table, Work


class Owner(NamedTuple):
    """Somebody who has something, by its key, of what kind, and since which day."""

    key: str
    who: str
    category: str
    since: int


class Cases:
    """Jobs, complaints, promises, errands and enquiries, each with its own customer while there are enough of them."""

    def __init__(self, story: TradeStory, table: Table, rng: Random, owners: list[Owner]) -> None:
        self.story, self.table, self.rng = story, table, rng
        self.owners = rng.sample(owners, len(owners))
        self.keys = count()
        self.works = [job for job in table.jobs for _ in range(job.times) if job.day is None]

    def somebody(self, category: str | None, day: int) -> Owner:
        """An owner who has had something for a while by a day, and has not been asked for longest."""
        fitting = (one for one in self.owners if category in (None, one.category) and one.since < day - 5)
        found = next(fitting)
        others = [one for one in self.owners if one.who != found.who]
        self.owners = others + [one for one in self.owners if one.who == found.who]
        return found

    def key(self, letter: str) -> str:
        """A key of the file's own."""
        return f"{letter}{next(self.keys):02}"

    def plan(self, newcomer: Callable[[int], str]) -> None:
        """Puts all in the queue that has not been asked for yet."""
        for work in [*self.works]:
            self.next_job(work.kind, self.rng.randint(self.table.first // 2, -15))
        for job in self.table.jobs:
            if job.day is not None:
                self.job(job, job.day)
        self.complaints()
        self.promises()
        self.errands()
        self.enquiries(newcomer)
        self.visits()

    def next_job(self, kind: str, day: int) -> Owner:
        """The next job of a kind, done on a day, or planned for it; returns whose it is."""
        work = next(one for one in self.works if one.kind == kind)
        self.works.remove(work)
        return self.job(work, day)

    def job(self, work: Work, day: int) -> Owner:
        """A job from booking to done, or missed."""
        story, rng, key, owner = self.story, self.rng, self.key("j"), self.somebody(work.about, min(day, -1))
        who, about = owner.who, owner.key if work.about else None
        booked = min(day, 0) - rng.randint(2, 5)
        goes = rng.choice([one for one, clerk in story.staff.items() if clerk.role == "rep"])
        plan = {
            "key": key,
            "kind": work.kind,
            "text": work.what,
            "due": day - booked,
            "time": work.time,
            "goes": goes,
            "about": about,
        }
        self.do(moment(booked, f"{rng.randint(9, 17)}:{rng.randint(10, 59)}"), "job", who, **plan)
        hour, minute = map(int, work.time.split(":"))
        done = day * DAY + hour * 60 + minute + rng.randint(35, 95)
        if work.missed:
            self.do(moment(day, "18:05"), "job-missed", who, key=key, text=work.missed)
            story.undone.add((who, "missed-visit"))
        elif work.did:
            story.at(done, lambda now: story.tell(now, "job-done", who, key=key, by=goes, text=self.did(work)))
        return owner

    def did(self, work: Work) -> str:
        """What was done, in words not used lately."""
        deck = self.story.decks.setdefault(work.what, [])
        if not deck:
            deck += reversed(work.did)
        return deck.pop()

    def do(self, when: int, what: str, who: str, **facts: Any) -> None:
        """Lets something happen that the customer's keeper writes down."""
        story = self.story
        story.at(when, lambda now: story.tell(now, what, who, by=story.clerk(who, now), **facts))

    def complaints(self) -> None:
        """What customers have to say, and how they are answered."""
        for one in self.table.complaints:
            key, owner = self.key("g"), self.somebody(one.about, one.day)
            who = owner.who
            facts = {
                "key": key, "about": owner.key if one.about else None, "text": one.text, "cause": one.cause,
                "wants": one.wants,
                "via": None if one.via == "call" else one.via,
                "kind": None if one.kind == "complaint" else one.kind,
                "severity": None if one.severity == "normal" else one.severity,
            }  # fmt: skip
            self.do(moment(one.day, f"{self.rng.randint(9, 17)}:{self.rng.randint(0, 59)}"), "complaint", who, **facts)
            self.see_to(key, who, one.day, one.answers, "complaint-closed")

    def see_to(self, key: str, who: str, day: int, answers: tuple[Answer, ...], ending: str, why: str = "") -> None:
        """Somebody is called back as often as it takes; the last call may be the end of it."""
        for after, following, said in answers:
            day += after
            when = moment(day, f"{self.rng.randint(9, 11)}:{self.rng.randint(10, 59)}")
            facts: dict[str, Any] = {"for": key, "next": following or None}
            self.story.at(when, partial(self.story.call, who, note=said, **facts))
            if not following:
                self.do(when + 2, ending, who, key=key, text=why or said)

    def promises(self) -> None:
        """What is promised, and what becomes of it."""
        for one in self.table.promises:
            key, who = self.key("r"), self.somebody(None, one.day).who
            agreed = {"key": key, "text": one.what, "due": one.days, "time": one.time}
            made = [{name: value for name, value in agreed.items() if value is not None}]
            facts: dict[str, Any] = {"in": True, "for": "none", "promises": made}
            self.story.at(moment(one.day, f"{self.rng.randint(9, 16)}:{self.rng.randint(0, 59)}"),
                          partial(self.story.call, who, note=one.said, **facts))  # fmt: skip
            if one.kept:
                kept: dict[str, Any] = {"for": "none", "keeps": [key]}
                when = moment(one.day + one.days, f"{self.rng.randint(9, 11)}:{self.rng.randint(0, 59)}")
                self.story.at(when, partial(self.story.call, who, note=one.kept, **kept))

    def errands(self) -> None:
        """What clerks take on."""
        for one in self.table.errands:
            who = self.somebody(None, one.day).who
            self.do(moment(one.day, "16:10"), "followup", who, via=one.via, due=one.days, text=one.text)

    def enquiries(self, newcomer: Callable[[int], str]) -> None:
        """Those who ask and leave."""
        for one in self.table.enquiries:
            when = moment(one.day, f"{self.rng.randint(10, 16)}:{self.rng.randint(0, 59)}")
            key, who = self.key("q"), newcomer(when - 5)
            facts = {"model": one.model, "budget": one.budget, "why_not": one.why_not, "via": one.via}
            self.do(when, "enquiry", who, key=key, **facts)
            self.see_to(key, who, one.day, one.answers, "enquiry-lost", one.lost)

    def visits(self) -> None:
        """When customers call or drop in by themselves, some of them yesterday."""
        for way, via in (("in", "call"), ("walk-in", "walk-in")):
            said = self.table.said.get(way, ())
            for place in range(len(said)):
                day = -1 if place < 2 else self.rng.randint(self.table.first // 2, -2)
                facts: dict[str, Any] = {"in": True, "via": via, "for": "none"}
                when = moment(day, f"{self.rng.randint(9, 17)}:{self.rng.randint(0, 59)}")
                self.story.at(when, partial(self.come, way, self.somebody(None, day).who, facts))

    def come(self, way: str, who: str, facts: dict[str, Any], now: int) -> None:
        """A contact that a customer began."""
        self.story.call(who, now, self.story.say(way), **facts)
