"""What happens in a store besides complaints: sales, contacts, jobs, enquiries, promises, people who come and go."""

from datetime import timedelta

from aftersales_cli import playbooks
from aftersales_cli.rules import calls, corrections, enquiries, followups, jobs, promises, quiet
from aftersales_cli.rules.cases import JOBS, JobKind
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource
from aftersales_cli.rules.events import Channel, Direction, FollowUpState, Outcome, PromiseState
from aftersales_cli.rules.jobs import Job
from aftersales_cli.rules.milestones import MilestoneDraft, MilestoneKind
from aftersales_cli.rules.staff import absence
from tests.days.world import BOOKS, ROLES, World

OPEN_JOBS = f"SELECT id FROM cases WHERE closed_at IS NULL AND kind IN {JOBS}"
OPEN_FOLLOWUPS = "SELECT id FROM followups WHERE state IN ('open', 'unreachable')"
OPEN_PROMISES = "SELECT id FROM promises WHERE state = 'open'"
CUSTOMERS = "SELECT id FROM customers"
# Nobody is reached more often than not; tries in vain are what climbs.
OUTCOMES = (*Outcome, Outcome.REACHED, Outcome.NO_ANSWER)


class Deeds(World):
    """Everything but complaints."""

    def register(self) -> None:
        """A customer's file is opened."""
        keeper = self.member() if self.likely(0.7) else None
        (count,) = self.store.row("SELECT count(*) FROM customers")
        self.store.customers.add(
            {
                "name": f"客户{count + 1}", "initials": f"kh{count + 1}", "kind": self.one(("new", "regular", "vip")),
                "do_not_call": int(self.likely(0.1)), "since": self.now.date().isoformat(),
                "keeper_id": keeper and keeper.id, "birthday": f"1990-{self.chance.randint(1, 12):02}-15",
            }
        )  # fmt: skip

    def sell(self) -> None:
        """Something is bought, perhaps some days ago, perhaps to be delivered."""
        who = self.number(CUSTOMERS)
        if who is None:
            return
        values: dict[str, object] = {"customer_id": who, "item": "Kunlun X5", "category": self.one(("car", None))}
        values["bought"] = self.day(-self.chance.choice((0, 0, 1, 5, 20)))
        if self.likely(0.4):
            values["deliver_on"] = self.soon().day
        self.store.purchases.enter(values, self.now, self.by)

    def hand_over_goods(self) -> None:
        """What was bought is delivered, accepted or moved into."""
        number, bought = self.number("SELECT id FROM purchases"), self.store.purchases
        if number is not None:
            field = self.chance.choice(("delivered", "accepted", "moved_in"))
            changed = bought.change(bought.get(number), {field: When(self.now.date(), self.now)})
            bought.follow(changed, field, self.now, self.by)

    def mark(self) -> None:
        """Something happens that no other record tells."""
        who = self.number(CUSTOMERS)
        if who is not None:
            kind = self.chance.choice([*MilestoneKind])
            draft = MilestoneDraft(who, None, kind, When(self.now.date(), self.now), None)
            self.store.milestones.record(draft, self.now, self.by)

    def call(self) -> None:
        """A contact, reached or in vain, about what is due first, all, none, or something that is named."""
        who = self.number("SELECT customer_id FROM followups WHERE state = 'open'") or self.number(CUSTOMERS)
        if who is None:
            return
        known, items = self.store.customers.get(who), self.store.due.of(who)
        channel = self.one(items).channel if items and self.likely(0.8) else self.one([*Channel])  # type: ignore[union-attr]
        contact = calls.Contact(
            who, known.name, self.now, self.chance.choice([*Direction]), Channel(channel or "call"),
            self.chance.choice(OUTCOMES), None, None, self.by, self.me and self.me.id,
            "urgent" if self.likely(0.1) else None,
        )  # fmt: skip
        quiet.permitted(contact, known.do_not_call, self.store.quiet)
        lost = self.store.due.lost([who])
        reach = self.store.calls.reach(items, lost, contact.outcome not in calls.SPOKEN_WITH)
        following = self.soon() if self.likely(0.2) else None
        agreed = (promises.Told("mat", self.soon() if self.likely(0.6) else None),) if self.likely(0.15) else ()
        keeps = tuple(item.ref for item in items if item.kind == "promise" and self.likely(0.2))
        kind = self.chance.choice(("first", "first", "all", "none", "named"))
        refs = tuple(item.ref for item in items if self.likely(0.4)) if kind == "named" else ()
        effects = calls.decide(contact, items, calls.Choice(kind, refs), following, self.now, keeps, agreed, reach)
        self.store.calls.log(contact, effects, self.now)

    def correct_call(self) -> None:
        """A contact turns out to have ended otherwise."""
        number = self.number("SELECT id FROM calls ORDER BY id DESC LIMIT 5")
        if number is not None:
            before = self.store.calls.get(number)
            told = corrections.correction(before, {"outcome": self.chance.choice([*Outcome])})
            self.store.calls.correct(before, told, self.now, self.by)

    def plan(self) -> None:
        """Somebody takes a contact on."""
        who, channel = self.number(CUSTOMERS), self.chance.choice([*DutyChannel])
        owner = self.member() if self.likely(0.3) else None
        if who is not None:
            self.store.followups.write(
                who, channel, self.soon(), self.now, text="Ask", assignee=owner.id if owner else None
            )

    def settle_followup(self) -> None:
        """A follow-up is moved, done without a contact, cancelled, or given to somebody else."""
        number, duties = self.number(OPEN_FOLLOWUPS), self.store.followups
        if number is None:
            return
        found = duties.find_open(f"F{number}")
        deed, owner = self.chance.choice(("move", "move", "done", "cancel", "edit")), self.member()
        if deed == "move":
            duties.move(found, followups.ahead(self.soon(30), self.now), self.now, self.by, "travelling")
        elif deed == "edit":
            duties.change(found, {"assignee_id": owner.id} if owner else {"channel": "text"}, self.now, self.by)
        else:
            state = FollowUpState.DONE if deed == "done" else FollowUpState.CANCELLED
            duties.close(number, state, self.now, self.by, "so")

    def promise(self) -> None:
        """Something is promised, perhaps about a case."""
        who = self.number(CUSTOMERS)
        if who is None:
            return
        told = promises.Told("a mat", self.soon() if self.likely(0.7) else None)
        until = promises.until(told, None, self.store.due.of(who), self.now)
        case, owner = self.number(f"SELECT id FROM cases WHERE customer_id = {who}"), self.member() or self.me
        self.store.promises.write(
            who, told.what, until, self.now, self.by, owner=owner.id if owner else None, case=case
        )

    def settle_promise(self) -> None:
        """A promise is kept, waived, or moved with the customer's knowledge."""
        number, kept = self.number(OPEN_PROMISES), self.store.promises
        if number is None:
            return
        found, deed = kept.get(number), self.chance.choice(("keep", "waive", "move"))
        if deed == "move":
            before, to = When(found.due_on, found.due_at), followups.ahead(self.soon(), self.now)
            kept.move(promises.movable(found, self.likely(0.8)).id, before, to, self.now, self.by)
        else:
            state = PromiseState.KEPT if deed == "keep" else PromiseState.WAIVED
            kept.close(promises.still_open(found).id, state, self.now, self.by, "so")

    def book(self) -> None:
        """A job is planned."""
        who, owner = self.number(CUSTOMERS), self.member() if self.likely(0.5) else None
        if who is not None:
            kind = self.chance.choice([*JobKind])
            draft = jobs.JobDraft(who, kind, "look at it", self.soon(), None, owner.id if owner else None, None)
            self.store.jobs.plan(draft, self.now, self.by)

    def job(self) -> Job | None:
        """An open job."""
        number = self.number(OPEN_JOBS)
        return None if number is None else self.store.jobs.get(number)

    def work(self) -> None:
        """A job is begun, done, missed, moved or cancelled."""
        found, store = self.job(), self.store.jobs
        if found is None:
            return
        deed = self.chance.choice(("start", "done", "miss", "move", "cancel"))
        if deed == "start":
            store.start(jobs.may_start(found), None, self.now, self.by)
        elif deed == "done":
            store.finish(jobs.still_open(found), "done", None, self.now, self.now, self.by)
        elif deed == "miss":
            store.miss(jobs.may_miss(found, self.now), "snow", self.now, self.by)
        elif deed == "move":
            to = followups.ahead(self.soon(), self.now)
            store.move(jobs.still_open(found), to, "later", self.now, self.by)
        else:
            store.cancel(jobs.still_open(found), "sold", self.now, self.by)

    def enquire(self) -> None:
        """Somebody leaves without buying; now and then nobody knows who."""
        who = self.number(CUSTOMERS) if self.likely(0.8) else None
        draft = enquiries.EnquiryDraft(who, "X7", None, None, None, None, False, Channel.WALK_IN)
        self.store.enquiries.take(draft, self.now, self.by)

    def settle_enquiry(self) -> None:
        """An enquiry comes to nothing."""
        number = self.number("SELECT id FROM cases WHERE closed_at IS NULL AND kind = 'enquiry'")
        if number is not None:
            found = enquiries.closing(self.store.enquiries.get(number), None, "moved away")
            self.store.enquiries.close(found, None, "moved away", self.now, self.by)

    def hire(self) -> None:
        """Somebody joins the staff, under a name that nobody has, whoever's joining was undone before."""
        number = self.store.last_id("staff") + 1
        name, role = f"员工{number}", self.chance.choice(ROLES)
        self.store.staff.add(
            {"name": name, "initials": f"yg{number}", "role": role, "since": self.now.date().isoformat()}
        )

    def go_away(self) -> None:
        """Somebody will be away for some days, without end, or is back."""
        who, first = self.member(), self.day(self.chance.randint(0, 4)).day
        if who is not None:
            last = None if self.likely(0.3) else first + timedelta(days=self.chance.randint(0, 9))
            back: dict[str, object] = {"absent_from": None, "absent_to": None}
            away = absence(first, last, None, self.now.date())
            self.store.staff.change(who, back if self.likely(0.4) else away)

    def promote(self) -> None:
        """Somebody has another rank from now on."""
        who = self.member()
        if who is not None:
            self.store.staff.change(who, {"role": self.chance.choice(ROLES)})

    def hand_over(self) -> None:
        """Somebody gives customers and duties to another."""
        giver, taker = self.member(), self.member()
        if giver is not None and taker is not None and giver.id != taker.id:
            self.store.staff.hand_over(giver, taker, tried=False)

    def close_store(self) -> None:
        """A day on which the store will be closed is entered."""
        day = self.soon(6).day
        if not self.store.calendar.between(day, day):
            self.store.calendar.add([CalendarDay(day, DayKind.CLOSED, "Stocktaking", None, DaySource.OWN)])

    def take_up(self) -> None:
        """The store works by another playbook from now on."""
        book = playbooks.named(self.chance.choice(BOOKS))
        uptakes = self.store.uptakes
        uptakes.carry_out(uptakes.look(book, self.now), self.now, self.by)
