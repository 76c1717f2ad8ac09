"""The sample stores, one for each trade: made-up people and a year or two of made-up work, replayed by the rules as if
it had happened.
"""

import json
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from aftersales_cli import pinyin, places
from aftersales_cli.errors.playbooks import NoSample
from aftersales_cli.rules import calls, codes, due, enquiries, ids, jobs, loop, promises, staff, waits
from aftersales_cli.rules.authority import Remedy
from aftersales_cli.rules.cases import ComplaintKind, JobKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import CustomerKind, Severity
from aftersales_cli.rules.events import Channel, Direction, Outcome, PromiseState, Step
from aftersales_cli.rules.milestones import MilestoneDraft, MilestoneKind
from aftersales_cli.rules.team import Member, Role
from aftersales_cli.store import Store

COUNTRY = {"region": "CN", "dialling_code": "86"}
# What happens to a purchase after the deal: the field that keeps when, and what that is called where it is shown.
REACHED = {
    "delivery": ("delivered", "delivered"), "acceptance": ("accepted", "accepted"), "moved-in": ("moved_in", "changed")
}  # fmt: skip
# What the steps say of themselves by which a complaint of the story is settled.
SETTLED = {
    Step.DECIDED: Remedy.APOLOGY, Step.RECHECKED: loop.Answer.SATISFIED, Step.REPORTED: loop.Department.SERVICE
}  # fmt: skip
# One line of the file, as JSON has it. What is left out of a line is as it mostly is.
Told = dict[str, Any]


def names() -> list[str]:
    """The trades of which there is a sample, called like their playbooks."""
    return sorted(path.stem for path in folder().glob("*.jsonl"))


def named(text: str) -> str:
    """The trade that somebody wants to see. Raises MisspeltWord, NoSample."""
    known = names()
    if text in known:
        return text
    if not text.endswith(".toml") and codes.nearest(text, known):
        raise codes.unknown(text, "sample", known)
    raise NoSample(value=text, choices=", ".join(known))


def beginning(incomplete: str) -> list[str]:
    """The trades with a sample whose names begin so, for a shell to offer."""
    return [name for name in names() if name.startswith(incomplete)]


def load(store: Store, trade: str, now: datetime) -> None:
    """Replays a trade's story; its days count from `now`, so that the list is never empty."""
    replay = Replay(store, now)
    with (folder() / f"{trade}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            replay.play(json.loads(line))


def folder() -> Path:
    """Where the stories are."""
    return places.data() / "sample"


class Replay:
    """A story on its way into a store, one event after the other. `numbers` knows what stands for the file's keys."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now
        self.numbers: dict[str, int] = {}
        self.refs: dict[str, str] = {}
        self.team: dict[str, Member] = {}
        self.deeds: dict[str, Callable[[Told, datetime, str], None]] = {
            "staff": self.hire, "away": self.leave, "customer": self.register, "kind": self.regard,
            "purchase": self.sell, **dict.fromkeys(REACHED, self.reach), "milestone": self.mark,
            "call": self.call, "followup": self.plan,
            "complaint": self.complain, "complaint-noted": self.note, "complaint-closed": self.settle,
            "promise": self.promise, "promise-kept": self.keep, "promise-waived": self.waive,
            "promise-moved": self.postpone, "job": self.book, "job-started": self.start, "job-done": self.finish,
            "job-missed": self.miss, "job-moved": self.rebook, "job-cancelled": self.cancel,
            "enquiry": self.enquire, "enquiry-bought": self.win, "enquiry-lost": self.lose,
        }  # fmt: skip

    def play(self, told: Told) -> None:
        """Lets one event happen at its own time, signed by who did it."""
        at = self.moment(self.now, told["day"], told["at"])
        by = self.team[told["by"]].name if "by" in told else ""
        self.deeds[told["what"]](told, at, by)

    def moment(self, since: datetime, days: int, clock: str) -> datetime:
        """A time of day, so many days after `since`."""
        return datetime.combine(since.date() + timedelta(days=days), time.fromisoformat(clock), self.now.tzinfo)

    def ahead(self, at: datetime, days: int, clock: str | None) -> When:
        """A day that is agreed at `at`, so many days on, with its time where there is one."""
        then = self.moment(at, days, clock or "00:00")
        return When(then.date(), then if clock else None)

    def keyed(self, told: Told, letter: str, number: int) -> None:
        """Remembers what stands for the key of an event."""
        self.numbers[told["key"]], self.refs[told["key"]] = number, ids.show(letter, number)

    def hire(self, told: Told, at: datetime, by: str) -> None:
        """Somebody joins the staff."""
        values = {"name": told["name"], "initials": pinyin.initials(told["name"]), "role": Role(told["role"])}
        self.team[told["who"]] = self.store.staff.add(
            {**values, "quota": told.get("quota"), "since": at.date().isoformat()}
        )

    def leave(self, told: Told, at: datetime, by: str) -> None:
        """Somebody of the staff will be away."""
        first, last = (at.date() + timedelta(days=told[key]) for key in ("from", "to"))
        self.store.staff.change(self.team[told["who"]], staff.absence(first, last, None, at.date()))

    def register(self, told: Told, at: datetime, by: str) -> None:
        """A customer's file is opened; who opens it keeps the customer."""
        values = {"name": told["name"], "initials": pinyin.initials(told["name"]), "phone": told["phone"]}
        known = {"district": told["district"], "do_not_call": int("quiet" in told), "since": at.date().isoformat()}
        kind = {"kind": CustomerKind(told.get("kind", "new")), "keeper_id": self.team[told["by"]].id}
        people = {
            "adviser_id": self.team[told["adviser"]].id if "adviser" in told else None,
            "referred_by_id": self.numbers.get(told.get("referred", "")),
        }
        saved = self.store.customers.add({**values, **known, **kind, **people, **self.born(told)})
        self.numbers[told["who"]] = saved.id
        if saved.referred_by_id:
            self.store.milestones.brought(saved.referred_by_id, at, by)

    def born(self, told: Told) -> dict[str, object]:
        """The birthday of somebody who turns so old so many days after the loading."""
        if "birthday" not in told:
            return {}
        turns = self.now.date() + timedelta(days=told["birthday"])
        return {"birthday": waits.day_after(turns, waits.Wait(-told["age"], "y")).isoformat()}

    def regard(self, told: Told, at: datetime, by: str) -> None:
        """A customer is seen as something else from now on."""
        who = self.store.customers.get(self.numbers[told["who"]])
        self.store.customers.change(who, {"kind": CustomerKind(told["kind"])})

    def sell(self, told: Told, at: datetime, by: str) -> None:
        """Something is bought."""
        bought = {"customer_id": self.numbers[told["who"]], "item": told["item"], "category": told["category"]}
        known = {"serial": told.get("serial"), "price": told["price"] * 100, "bought": When(at.date(), at)}
        known |= {"quantity": told["quantity"], "daily_use": told["daily"] * 1000} if "quantity" in told else {}
        planned = {"deliver_on": self.ahead(at, told["planned"], None).day} if "planned" in told else {}
        saved = self.store.purchases.enter({**bought, **known, **planned}, at, by)
        self.keyed(told, ids.PURCHASE, saved.purchase.id)

    def reach(self, told: Told, at: datetime, by: str) -> None:
        """What was bought is handed over, accepted or moved into."""
        store, (field, deed) = self.store.purchases, REACHED[told["what"]]
        changed = store.change(store.get(self.numbers[told["key"]]), {field: When(at.date(), at)})
        store.follow(changed, deed, at, by)

    def mark(self, told: Told, at: datetime, by: str) -> None:
        """Something happens that no other record tells."""
        about, kind = self.numbers.get(told.get("about", "")), MilestoneKind(told["kind"])
        draft = MilestoneDraft(self.numbers[told["who"]], about, kind, When(at.date(), at), told.get("note"))
        self.store.milestones.record(draft, at, by)

    def call(self, told: Told, at: datetime, by: str) -> None:
        """A contact: outgoing, by telephone, with success, about what is due first, if nothing else is said."""
        who, member = self.numbers[told["who"]], self.team[told["by"]]
        contact = calls.Contact(
            who, "", at, Direction.IN if "in" in told else Direction.OUT, Channel(told.get("via", "call")),
            Outcome(told.get("outcome", "reached")), told.get("minutes"), told.get("note"), by, member.id,
        )  # fmt: skip
        following = self.ahead(at, told["next"], None) if "next" in told else None
        agreed = tuple(
            promises.Told(one["text"], self.ahead(at, one["due"], one.get("time"))) for one in told.get("promises", ())
        )
        keeps = tuple(self.refs[key] for key in told.get("keeps", ()))
        items = self.store.due.of(who)
        choice = self.choice(told.get("for", "first"), items)
        reach = self.store.calls.reach(items, self.store.due.lost([who]), contact.outcome not in calls.SPOKEN_WITH)
        effects = calls.decide(contact, items, choice, following, at, keeps, agreed, reach)
        _, _, made, _ = self.store.calls.write(contact, effects, at)
        for one, number in zip(told.get("promises", ()), made, strict=True):
            self.keyed(one, ids.PROMISE, number)

    def choice(self, about: str, items: list[due.DueItem]) -> calls.Choice:
        """What a contact is about: what has a key, the first of a rule's duties (due or not, for months differ in
        length), or what is due first, all or none of it.
        """
        if about in ("first", "all", "none"):
            return calls.Choice(about)
        by_rule = [item.ref for item in sorted(items, key=lambda one: one.due_on) if item.purpose.code == about]
        return calls.Choice("named", (self.refs.get(about) or by_rule[0],))

    def plan(self, told: Told, at: datetime, by: str) -> None:
        """Somebody takes something on."""
        when = self.ahead(at, told["due"], told.get("time"))
        who = self.numbers[told["who"]]
        self.store.followups.write(who, told["via"], when, at, text=told["text"], rule=due.OWN)

    def complain(self, told: Told, at: datetime, by: str) -> None:
        """A customer has something to say of the store."""
        blamed = self.team[told["against"]].id if "against" in told else None
        values: dict[str, object] = {
            "kind": ComplaintKind(told.get("kind", "complaint")), "customer_id": self.numbers[told["who"]],
            "purchase_id": self.numbers.get(told.get("about", "")), "what": told["text"], "cause": told.get("cause"),
            "severity": Severity(told.get("severity", "normal")), "via": Channel(told.get("via", "call")),
            "wants": told.get("wants"), "against_id": blamed,
        }  # fmt: skip
        self.keyed(told, ids.COMPLAINT, self.store.complaints.open(values, at, by).id)

    def note(self, told: Told, at: datetime, by: str) -> None:
        """Something is added to a complaint's record."""
        self.store.cases.log(self.numbers[told["key"]], at, Step.NOTED, by, note=told["text"])

    def settle(self, told: Told, at: datetime, by: str) -> None:
        """A complaint, or a suggestion, is dealt with: it has gone through its loop."""
        case = self.store.complaints.get(self.numbers[told["key"]])
        for step in loop.missing(case.kind, loop.progress(case.steps)):
            self.store.loop.take(case, step, at, by, word=SETTLED.get(step))
        self.store.cases.close(case.id, Step.CLOSED, at, by, note=told["text"])

    def promise(self, told: Told, at: datetime, by: str) -> None:
        """Something is promised without a contact that would be written down."""
        who, mine = self.numbers[told["who"]], self.team[told["by"]].id
        agreed = promises.Told(told["text"], self.ahead(at, told["due"], told.get("time")))
        until = promises.until(agreed, None, self.store.due.of(who), at)
        case = self.numbers.get(told.get("about", ""))
        self.keyed(told, ids.PROMISE, self.store.promises.write(who, agreed.what, until, at, by, owner=mine, case=case))

    def keep(self, told: Told, at: datetime, by: str) -> None:
        """A promise is kept."""
        found = promises.still_open(self.store.promises.get(self.numbers[told["key"]]))
        self.store.promises.close(found.id, PromiseState.KEPT, at, by, told.get("text"))

    def waive(self, told: Told, at: datetime, by: str) -> None:
        """A customer no longer wants a promise kept."""
        found = promises.still_open(self.store.promises.get(self.numbers[told["key"]]))
        self.store.promises.close(found.id, PromiseState.WAIVED, at, by, told["text"])

    def postpone(self, told: Told, at: datetime, by: str) -> None:
        """A new date is agreed for a promise."""
        found = promises.movable(self.store.promises.get(self.numbers[told["key"]]), True)
        before, to = When(found.due_on, found.due_at), self.ahead(at, told["due"], told.get("time"))
        self.store.promises.move(found.id, before, to, at, by, told["text"])

    def job(self, told: Told) -> jobs.Job:
        """The job that an event is about."""
        return jobs.still_open(self.store.jobs.get(self.numbers[told["key"]]))

    def book(self, told: Told, at: datetime, by: str) -> None:
        """A job is planned."""
        goes = self.team[told["goes"]].id if "goes" in told else None
        draft = jobs.JobDraft(
            self.numbers[told["who"]], JobKind(told["kind"]), told["text"],
            self.ahead(at, told["due"], told.get("time")), self.numbers.get(told.get("about", "")), goes, None,
        )  # fmt: skip
        self.keyed(told, ids.JOB, self.store.jobs.plan(draft, at, by).job.id)

    def start(self, told: Told, at: datetime, by: str) -> None:
        """A job is begun."""
        self.store.jobs.start(jobs.may_start(self.job(told)), told.get("km"), at, by)

    def finish(self, told: Told, at: datetime, by: str) -> None:
        """A job is done."""
        self.store.jobs.finish(self.job(told), told["text"], None, at, at, by)

    def miss(self, told: Told, at: datetime, by: str) -> None:
        """Nobody came to do a job."""
        self.store.jobs.miss(jobs.may_miss(self.job(told), at), told["text"], at, by)

    def rebook(self, told: Told, at: datetime, by: str) -> None:
        """A job is planned for another time."""
        to = self.ahead(at, told["due"], told.get("time"))
        self.store.jobs.move(self.job(told), to, told["text"], at, by)

    def cancel(self, told: Told, at: datetime, by: str) -> None:
        """A customer no longer wants a job."""
        self.store.jobs.cancel(self.job(told), told["text"], at, by)

    def enquire(self, told: Told, at: datetime, by: str) -> None:
        """Somebody leaves without buying; who is unknown has no file."""
        budget = told["budget"] * 100 if "budget" in told else None
        words = (told.get("when"), told.get("compared"), told.get("why_not"), "drove" in told)
        who, via = self.numbers.get(told.get("who", "")), Channel(told.get("via", "walk-in"))
        draft = enquiries.EnquiryDraft(who, told["model"], budget, *words, via)
        self.keyed(told, ids.ENQUIRY, self.store.enquiries.take(draft, at, by).id)

    def win(self, told: Told, at: datetime, by: str) -> None:
        """Whoever enquired has bought."""
        found = enquiries.closing(self.store.enquiries.get(self.numbers[told["key"]]), told["purchase"], None)
        bought = enquiries.came_of(found, self.store.purchases.get(self.numbers[told["purchase"]]))
        self.store.enquiries.close(found, bought.id, None, at, by)

    def lose(self, told: Told, at: datetime, by: str) -> None:
        """Whoever enquired never will buy."""
        found = enquiries.closing(self.store.enquiries.get(self.numbers[told["key"]]), None, told["text"])
        self.store.enquiries.close(found, None, told["text"], at, by)
