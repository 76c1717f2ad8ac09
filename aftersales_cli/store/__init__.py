"""The store: one SQLite file. Every SQL statement of svc is in this package; nouns are imported when used."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from aftersales_cli.errors import BadTimezone
from aftersales_cli.store.statements import Statements

if TYPE_CHECKING:
    from aftersales_cli.rules.customers import Former
    from aftersales_cli.rules.quiet import Quiet
    from aftersales_cli.store.access import Access
    from aftersales_cli.store.attachments import Attachments
    from aftersales_cli.store.calendar import Calendar
    from aftersales_cli.store.calls import Calls
    from aftersales_cli.store.cases import Cases
    from aftersales_cli.store.checks import Checks
    from aftersales_cli.store.complaints import Complaints
    from aftersales_cli.store.completion import Completion
    from aftersales_cli.store.consents import Consents
    from aftersales_cli.store.customers import Customers
    from aftersales_cli.store.due import Due
    from aftersales_cli.store.enquiries import Enquiries
    from aftersales_cli.store.entries import Entries
    from aftersales_cli.store.evidence import Gathering
    from aftersales_cli.store.exports import Exports
    from aftersales_cli.store.followups import FollowUps
    from aftersales_cli.store.forgetting import Forgetting
    from aftersales_cli.store.jobs import Jobs
    from aftersales_cli.store.journal import Journal
    from aftersales_cli.store.leaks import Leaks
    from aftersales_cli.store.loop import Loop
    from aftersales_cli.store.merging import Merging
    from aftersales_cli.store.milestones import Milestones
    from aftersales_cli.store.patterns import Patterns
    from aftersales_cli.store.persons import Persons
    from aftersales_cli.store.plans import Plans
    from aftersales_cli.store.policy import Policy
    from aftersales_cli.store.promises import Promises
    from aftersales_cli.store.purchases import Purchases
    from aftersales_cli.store.roll import Roll
    from aftersales_cli.store.staff import Staff
    from aftersales_cli.store.traffic import Traffic
    from aftersales_cli.store.uptakes import Uptakes
    from aftersales_cli.store.warranty import Warranty
    from aftersales_cli.store.whole import Whole


class Store(Statements):
    """An open store. Each noun is an attribute, and its room is opened when it is first asked for."""

    @cached_property
    def redirected(self) -> "list[Former]":
        """The merged files that somebody named by their old id, so that they can be told."""
        return []

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One write transaction: everything or nothing. The settings are read again in it, for another program may have
        changed them. Raises StoreTrouble.
        """
        with super().transaction():
            self.__dict__.pop("settings", None)
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Lets inserts and updates of separate rows wait until the end, and then writes all of a kind at one go; where
        the cases stand whose records were added to is written after that. Raises StoreTrouble.
        """
        with super().together():
            yield
        if "cases" in self.__dict__:
            self.cases.settle()

    @cached_property
    def settings(self) -> dict[str, str]:
        """The store's own settings: name, timezone, region, dialling_code, playbook, quiet."""
        return dict(self.rows("SELECT key, value FROM settings"))

    @property
    def quiet(self) -> "Quiet | None":
        """When nobody is called, as the playbook in force says it; it need not be read for that."""
        from aftersales_cli.rules.quiet import quiet

        return quiet(self.settings.get("quiet"))

    @cached_property
    def zone(self) -> tzinfo:
        """The store's time zone."""
        return zone(self.settings["timezone"])

    def local(self, stamp: str | None) -> datetime | None:
        """A stored instant in the store's time."""
        return datetime.fromisoformat(stamp).astimezone(self.zone) if stamp else None

    def end_of(self, day: date) -> datetime:
        """When a day ends in the store's time."""
        return datetime.combine(day + timedelta(days=1), time(), self.zone)

    def instant(self, stamp: str) -> datetime:
        """A stored instant that is always there, in the store's time."""
        return datetime.fromisoformat(stamp).astimezone(self.zone)

    @cached_property
    def customers(self) -> "Customers":
        """The customer files."""
        from aftersales_cli.store.customers import Customers

        return Customers(self)

    @cached_property
    def merging(self) -> "Merging":
        """Two files made one."""
        from aftersales_cli.store.merging import Merging

        return Merging(self)

    @cached_property
    def purchases(self) -> "Purchases":
        """What was bought."""
        from aftersales_cli.store.purchases import Purchases

        return Purchases(self)

    @cached_property
    def followups(self) -> "FollowUps":
        """Duties to contact somebody."""
        from aftersales_cli.store.followups import FollowUps

        return FollowUps(self)

    @cached_property
    def promises(self) -> "Promises":
        """What was promised."""
        from aftersales_cli.store.promises import Promises

        return Promises(self)

    @cached_property
    def calls(self) -> "Calls":
        """Contacts that happened."""
        from aftersales_cli.store.calls import Calls

        return Calls(self)

    @cached_property
    def cases(self) -> "Cases":
        """Everything that has a life."""
        from aftersales_cli.store.cases import Cases

        return Cases(self)

    @cached_property
    def staff(self) -> "Staff":
        """Who works in the store."""
        from aftersales_cli.store.staff import Staff

        return Staff(self)

    @cached_property
    def complaints(self) -> "Complaints":
        """What customers have to say."""
        from aftersales_cli.store.complaints import Complaints

        return Complaints(self)

    @cached_property
    def loop(self) -> "Loop":
        """The closed loop of complaints."""
        from aftersales_cli.store.loop import Loop

        return Loop(self)

    @cached_property
    def evidence(self) -> "Gathering":
        """All that is known of one complaint."""
        from aftersales_cli.store.evidence import Gathering

        return Gathering(self)

    @cached_property
    def attachments(self) -> "Attachments":
        """Files that belong to cases."""
        from aftersales_cli.store.attachments import Attachments

        return Attachments(self)

    @cached_property
    def patterns(self) -> "Patterns":
        """What repeats among complaints."""
        from aftersales_cli.store.patterns import Patterns

        return Patterns(self)

    @cached_property
    def jobs(self) -> "Jobs":
        """What is done for customers after the sale."""
        from aftersales_cli.store.jobs import Jobs

        return Jobs(self)

    @cached_property
    def enquiries(self) -> "Enquiries":
        """Who left without buying."""
        from aftersales_cli.store.enquiries import Enquiries

        return Enquiries(self)

    @cached_property
    def traffic(self) -> "Traffic":
        """Who came and went."""
        from aftersales_cli.store.traffic import Traffic

        return Traffic(self)

    @cached_property
    def warranty(self) -> "Warranty":
        """What is covered of what was bought."""
        from aftersales_cli.store.warranty import Warranty

        return Warranty(self)

    @cached_property
    def due(self) -> "Due":
        """What is due."""
        from aftersales_cli.store.due import Due

        return Due(self)

    @cached_property
    def leaks(self) -> "Leaks":
        """What slipped."""
        from aftersales_cli.store.leaks import Leaks

        return Leaks(self)

    @cached_property
    def journal(self) -> "Journal":
        """Every change, and its way back."""
        from aftersales_cli.store.journal import Journal

        return Journal(self)

    @cached_property
    def entries(self) -> "Entries":
        """The journal while it is written."""
        from aftersales_cli.store.entries import Entries

        return Entries(self)

    @cached_property
    def access(self) -> "Access":
        """Who looked at whose data."""
        from aftersales_cli.store.access import Access

        return Access(self)

    @cached_property
    def consents(self) -> "Consents":
        """Who may be contacted."""
        from aftersales_cli.store.consents import Consents

        return Consents(self)

    @cached_property
    def persons(self) -> "Persons":
        """Everything about one customer."""
        from aftersales_cli.store.persons import Persons

        return Persons(self)

    @cached_property
    def forgetting(self) -> "Forgetting":
        """What is taken away for good."""
        from aftersales_cli.store.forgetting import Forgetting

        return Forgetting(self)

    @cached_property
    def milestones(self) -> "Milestones":
        """What else happened."""
        from aftersales_cli.store.milestones import Milestones

        return Milestones(self)

    @cached_property
    def plans(self) -> "Plans":
        """What the playbook plans."""
        from aftersales_cli.store.plans import Plans

        return Plans(self)

    @cached_property
    def policy(self) -> "Policy":
        """The store's playbook, its words and its causes."""
        from aftersales_cli.store.policy import Policy

        return Policy(self)

    @cached_property
    def calendar(self) -> "Calendar":
        """Days that differ, and when the store is open."""
        from aftersales_cli.store.calendar import Calendar

        return Calendar(self)

    @cached_property
    def uptakes(self) -> "Uptakes":
        """Taking up another playbook."""
        from aftersales_cli.store.uptakes import Uptakes

        return Uptakes(self)

    @cached_property
    def roll(self) -> "Roll":
        """What recurs by the calendar."""
        from aftersales_cli.store.roll import Roll

        return Roll(self)

    @cached_property
    def completion(self) -> "Completion":
        """What a shell offers."""
        from aftersales_cli.store.completion import Completion

        return Completion(self)

    @cached_property
    def exports(self) -> "Exports":
        """Lists on their way out."""
        from aftersales_cli.store.exports import Exports

        return Exports(self)

    @cached_property
    def whole(self) -> "Whole":
        """Everything, out and in."""
        from aftersales_cli.store.whole import Whole

        return Whole(self)

    @cached_property
    def checks(self) -> "Checks":
        """Is the file sound?"""
        from aftersales_cli.store.checks import Checks

        return Checks(self)


def zone(name: str) -> tzinfo:
    """A time zone by its name, or a fixed offset such as `+08:00`. Raises BadTimezone.

    Asia/Shanghai has kept +08:00 since 1991, so that the zone tables need not be read for it.
    """
    if name == "Asia/Shanghai":
        return timezone(timedelta(hours=8), name)
    if name[:1] in ("+", "-"):
        try:
            offset = datetime.strptime(name, "%z").tzinfo
        except ValueError as error:
            raise BadTimezone(value=name) from error
        assert offset is not None
        return offset
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise BadTimezone(value=name) from error


def matching(wanted: dict[str, object]) -> tuple[str, list[object]]:
    """The condition that columns hold the values wanted of them, and those values; None wants nothing in particular."""
    chosen = {column: value for column, value in wanted.items() if value is not None}
    return " AND ".join(f"{column} = ?" for column in chosen) or "1", [*chosen.values()]


def escaped(text: str) -> str:
    """Text for a LIKE pattern with `!` as its escape sign."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
