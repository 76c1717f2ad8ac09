"""What happens to the cars and the wishes of the customers of the sample store: complaints, jobs and promises."""

from functools import partial
from itertools import count
from random import Random
from typing import Any

from aftersales_cli.rules.cases import JobKind
from tests import sample_cases as cases
from tests import sample_wishes as wishes
from tests.sample_agenda import Keyed
from tests.sample_cases import Grievance, Work
from tests.sample_plan import CARS, FOREIGN, LEAD, OWNERS, RECENT_OWNERS, SECOND_CARS
from tests.sample_story import Story
from tests.sample_telling import DAY, moment
from tests.sample_wishes import Pledge

SERVICES_DONE, ELECTRIC_INSTALLS_DONE = 28, 3
PLEDGES_KEPT = 30
# Which of them take another way: every so many.
MOVED, MISSED, CANCELLED, POSTPONED, WAIVED = 9, 17, 23, 7, 13
# Jobs of the days to come: in how many days, at what time.
AHEAD = ((1, "09:00"), (1, "14:30"), (2, "10:00"), (4, None), (8, "09:30"))


class Complaints:
    """What customers have to say, and how they are answered."""

    def __init__(self, story: Story, rng: Random, cars: list[Keyed], sales: list[Keyed]) -> None:
        self.story, self.rng, self.keys = story, rng, count()
        self.cars, self.sales = cars, sales
        self.heard: set[str] = set()

    def plan(self) -> None:
        """Puts all of them in the queue: those of two years, and those still open."""
        for grievance in cases.GRIEVANCES:
            key, sale = self.rng.choice([one for one in self.fitting(grievance) if one[1].who not in self.heard])
            self.heard.add(sale.who)
            begun = (sale.handed or sale.bought) // DAY
            day = self.rng.randint(begun + 1, min(begun + grievance.within, -25))
            self.hear(grievance, sale.who, key if grievance.about else None, day)
        for recent in cases.RECENT:
            who = RECENT_OWNERS[recent.place]
            about = [key for key, sale in self.sales if sale.who == who and sale.category == recent.grievance.about]
            key = self.hear(recent.grievance, who, about[-1] if about else None, recent.day, close=False)
            for day, what, facts in recent.besides:
                self.story.at(moment(day, "15:40"), partial(self.add, who, key, what, facts))

    def add(self, who: str, key: str, what: str, facts: dict[str, Any], now: int) -> None:
        """Something is noted in a complaint's record, or promised about it."""
        told = {"key": f"{key}p", "about": key} if what == "promise" else {"key": key}
        self.story.tell(now, what, who, by=self.story.clerk(who, now), **told, **facts)

    def fitting(self, grievance: Grievance) -> list[Keyed]:
        """Whose complaint it may be: of a car that is driven, or of something else that was bought long enough ago."""
        known = {sale.who for _, sale in self.cars}
        english = grievance.text.isascii()
        return [
            (key, sale)
            for key, sale in (self.cars if grievance.about in ("car", None) else self.sales)
            if (sale.who in FOREIGN) == english and sale.who in known
            and (not grievance.electric or "Electric" in sale.item)
            and grievance.about in (sale.category, None) and (sale.handed or sale.bought) // DAY < -40
        ]  # fmt: skip

    def hear(self, told: Grievance, who: str, about: str | None, day: int, close: bool = True) -> str:
        """Somebody has something to say, is called back as often as it takes, and at last it is settled; returns the
        key of the complaint.
        """
        story, rng, key = self.story, self.rng, f"g{next(self.keys):02}"
        if told.against:
            # One complains of whom one knows.
            story.keepers[who] = told.against
        facts = {
            "key": key, "about": about, "text": told.text, "cause": told.cause, "wants": told.wants,
            "against": told.against, "via": None if told.via == "call" else told.via,
            "kind": None if told.kind == "complaint" else told.kind,
            "severity": None if told.severity == "normal" else told.severity,
        }  # fmt: skip

        def complain(now: int) -> None:
            story.tell(now, "complaint", who, by=story.clerk(who, now, told.against), **facts)

        def answer(said: str, following: int | None, now: int) -> None:
            by = story.clerk(who, now, told.against)
            story.call(who, now, said, by, **{"next": following, "for": key})
            if following is None and close:
                settled: dict[str, Any] = {"what": "complaint-closed", "who": who, "key": key, "by": by, "text": said}
                story.at(now + 2, partial(story.tell, **settled))

        def thank(now: int) -> None:
            story.call(who, now, story.say(who, "praise", now), **{"via": "wechat", "for": "none"})

        story.at(moment(day, f"{rng.randint(9, 17)}:{rng.randint(0, 59)}"), complain)
        for one in told.answers:
            day += one.after
            when = moment(day, f"{rng.randint(9, 11)}:{rng.randint(10, 59)}")
            story.at(when, partial(answer, one.said, one.following))
        if told.kind == "praise":
            story.at(moment(day + 1, f"10:{rng.randint(10, 59)}"), thank)
        return key


class Jobs:
    """What is done to cars in the workshop and at their owners'."""

    def __init__(self, story: Story, rng: Random, cars: list[Keyed], sales: list[Keyed]) -> None:
        self.story, self.rng, self.keys, self.sales = story, rng, count(), sales
        # Whoever has two cars would need two odometers.
        self.cars = [one for one in cars if one[1].who not in OWNERS[:SECOND_CARS]]

    def plan(self) -> None:
        """Puts all of them in the queue: those of two years, yesterday's, today's and those to come."""
        rng = self.rng
        for place, (work, (key, car), day) in enumerate(self.drawn(), 1):
            self.do(place, work, car.who, key, day)
        local = [one for one in self.electric(False) if one[1].who not in FOREIGN]
        free = iter(rng.sample(local, len(AHEAD) + 4))
        for work, clock in ((cases.REPAIRS[3], "10:30"), (cases.VISITS[2], "14:00")):
            key, car = next(free)
            self.book(work, car.who, key, 0, clock, goes=LEAD)
        for rank, work, time in ((17, cases.SERVICES[0], "09:30"), (18, cases.INSTALLS[0], None)):
            who = RECENT_OWNERS[rank]
            about = next(key for key, sale in self.sales if sale.who == who and sale.category == "car")
            self.book(work, who, about, 0, time)
        for days, at in AHEAD:
            key, car = next(free)
            self.book(rng.choice(cases.REPAIRS[6:10]), car.who, key, days, at)
        key, car = next(free)
        self.story.undone.add((car.who, "missed-visit"))
        job = self.book(cases.VISITS[0], car.who, key, -1, "10:00", goes="m4")
        missed: dict[str, Any] = {"what": "job-missed", "who": car.who, "key": job, "by": LEAD, "text": cases.MISSED[2]}
        self.story.at(moment(-1, "18:10"), partial(self.story.tell, **missed))
        key, car = next(free)
        job = self.book(cases.REPAIRS[11], car.who, key, -1, "15:00")
        self.move(job, car.who, moment(-2, "16:40"), 4, cases.MOVED[2])

    def electric(self, wanted: bool) -> list[Keyed]:
        """The cars that are driven by electricity, or those that are not."""
        drives = {car.name: car.drive for car in CARS}
        return [one for one in self.cars if (drives[one[1].item] == "electric") == wanted]

    def drawn(self) -> list[tuple[Work, Keyed, int]]:
        """What was done in two years, to which car and on which day."""
        rng, found = self.rng, []
        due = []
        for works, cars in ((cases.SERVICES, self.electric(False)), (cases.ELECTRIC_SERVICES, self.electric(True))):
            for work, days in zip(works, cases.SERVICE_DAYS, strict=True):
                for key, car in cars:
                    day = (car.handed or 0) // DAY + days + rng.randint(-6, 9)
                    if day < -15:
                        due.append((work, (key, car), day))
        found += rng.sample(due, SERVICES_DONE)
        for work in (*cases.REPAIRS, *cases.INSTALLS, *cases.VISITS):
            fitting = [one for one in self.cars if (one[1].who in FOREIGN) == work.what.isascii()]
            found.append((work, *self.some_day(fitting)))
        for one in rng.sample(self.electric(True), ELECTRIC_INSTALLS_DONE):
            found.append((cases.ELECTRIC_INSTALLS[0], *self.some_day([one], 12)))
        return found

    def some_day(self, cars: list[Keyed], most: int = 400) -> tuple[Keyed, int]:
        """A car, and a day at most so long after its handover."""
        key, car = self.rng.choice([one for one in cars if (one[1].handed or 0) // DAY < -40])
        handed = (car.handed or 0) // DAY
        return (key, car), self.rng.randint(handed + 3, min(handed + most, -15))

    def book(
        self, work: Work, who: str, about: str, day: int, clock: str | None, *, goes: str | None = None
    ) -> str:  # fmt: skip
        """Plans a job a few days early; returns its key."""
        story, key = self.story, f"j{next(self.keys):02}"
        booked = min(day, 0) - self.rng.randint(1, 5)

        def planned(now: int) -> None:
            due = {"due": day - booked, "time": clock, "goes": goes}
            story.tell(now, "job", who, key=key, by=story.clerk(who, now), kind=work.kind, text=work.what, about=about,
                       **due)  # fmt: skip

        story.at(moment(booked, f"{self.rng.randint(10, 17)}:{self.rng.randint(0, 59)}"), planned)
        return key

    def do(self, place: int, work: Work, who: str, about: str, day: int) -> None:
        """A job from booking to done; some are moved, missed or cancelled on the way."""
        rng = self.rng
        hour = rng.randint(9, 15)
        goes = rng.choice((None, None, "m3", "m4", "m5"))
        job = self.book(work, who, about, day, f"{hour:02}:{rng.choice(('00', '30'))}", goes=goes)
        if place % CANCELLED == 0:
            self.end(job, who, "job-cancelled", moment(day, "08:50"), rng.choice(cases.CANCELLED))
            return
        if place % MISSED == 0:
            self.end(job, who, "job-missed", moment(day, "17:10"), rng.choice(cases.MISSED), LEAD)
            self.move(job, who, moment(day + 1, "09:40"), 2, "已道歉并与客户重新约好")
            day += 3
        elif place % MOVED == 0:
            self.move(job, who, moment(day, "08:45"), 3, rng.choice(cases.MOVED))
            day += 3
        begun = moment(day, f"{hour}:{rng.randint(31, 45)}")
        if work.kind in (JobKind.SERVICE, JobKind.REPAIR):
            self.story.at(begun, partial(self.start, job, who, goes))
        self.end(job, who, "job-done", begun + rng.randint(55, 140), work.did, goes)

    def start(self, job: str, who: str, by: str | None, now: int) -> None:
        """A car is driven into the workshop, and its odometer read."""
        story = self.story
        story.tell(now, "job-started", who, key=job, by=by or story.clerk(who, now), km=story.odometer(who, now))

    def end(self, job: str, who: str, what: str, when: int, text: str, by: str | None = None) -> None:
        """Something happens to a job that is told in a few words."""
        story = self.story
        story.at(when, lambda now: story.tell(now, what, who, key=job, by=by or story.clerk(who, now), text=text))

    def move(self, job: str, who: str, when: int, days: int, why: str) -> None:
        """A job is planned for another day."""
        story, facts = self.story, {"due": days, "time": "10:00", "text": why}
        story.at(when, lambda now: story.tell(now, "job-moved", who, key=job, by=story.clerk(who, now), **facts))


class Pledges:
    """What is promised to customers, and what becomes of it."""

    def __init__(self, story: Story, rng: Random, cars: list[Keyed]) -> None:
        self.story, self.rng, self.keys = story, rng, count()
        self.cars = cars

    def plan(self) -> None:
        """Puts all of them in the queue: those kept in two years, and those still open, two of them broken."""
        rng = self.rng
        for place in range(1, PLEDGES_KEPT + 1):
            pledge = wishes.PLEDGES[place % len(wishes.PLEDGES)]
            who, handed = self.somebody(pledge)
            self.fulfil(place, pledge, who, rng.randint(handed + 1, min(handed + pledge.within, -30)))
        for place, day in ((3, -7), (5, -2), (4, -5), (13, -2), (15, -4), (8, -2), (10, -1)):
            pledge = wishes.PLEDGES[place]
            who, _ = self.somebody(pledge)
            self.make(pledge, who, day)
        pledge = wishes.PLEDGES[2]
        who, _ = self.somebody(pledge)
        self.postpone(self.make(pledge, who, -6), who, moment(-1, "16:20"), 4)

    def somebody(self, pledge: Pledge) -> tuple[str, int]:
        """A customer to whom it may be promised, and the day on which their car was handed over."""
        fitting = [car for _, car in self.cars if (car.who in FOREIGN) == pledge.said.isascii()]
        car = self.rng.choice([one for one in fitting if (one.handed or 0) // DAY < -40])
        return car.who, (car.handed or 0) // DAY

    def make(self, pledge: Pledge, who: str, day: int) -> str:
        """A customer asks for something, and it is promised; returns the key of the promise."""
        story, rng, key = self.story, self.rng, f"r{next(self.keys):02}"
        agreed = {"key": key, "text": pledge.what, "due": pledge.days, "time": pledge.time}
        made = [{name: value for name, value in agreed.items() if value is not None}]
        facts: dict[str, Any] = {
            "in": True,
            "via": rng.choice(("call", "call", "walk-in")),
            "for": "none",
            "promises": made,
        }
        when = moment(day, f"{rng.randint(9, 16)}:{rng.randint(0, 59)}")
        story.at(when, partial(story.call, who, note=pledge.said, **facts))
        return key

    def fulfil(self, place: int, pledge: Pledge, who: str, day: int) -> None:
        """A promise from beginning to end."""
        story, rng = self.story, self.rng
        key = self.make(pledge, who, day)
        due = day + pledge.days
        if place % WAIVED == 0:
            story.at(moment(due, "10:20"), partial(self.close, key, who, "promise-waived", rng.choice(wishes.WAIVED)))
            return
        if place % POSTPONED == 0:
            self.postpone(key, who, moment(due, "11:10"), 4)
            due += 3
        when = moment(due, f"{rng.randint(12, 15)}:{rng.randint(0, 59)}")
        kept: dict[str, Any] = {"for": "none", "keeps": [key]}
        if rng.random() < 0.6:
            story.at(when, partial(story.call, who, note=pledge.kept, **kept))
        else:
            story.at(when, partial(self.close, key, who, "promise-kept", pledge.kept))

    def close(self, key: str, who: str, what: str, text: str, now: int) -> None:
        """A promise is kept or given up without a call."""
        self.story.tell(now, what, who, key=key, by=self.story.clerk(who, now), text=text)

    def postpone(self, key: str, who: str, when: int, days: int) -> None:
        """A new date is agreed for a promise."""
        story = self.story
        why = wishes.POSTPONED[3 if who in FOREIGN else self.rng.randrange(3)]
        facts = {"due": days, "text": why}
        story.at(when, lambda now: story.tell(now, "promise-moved", who, key=key, by=story.clerk(who, now), **facts))
