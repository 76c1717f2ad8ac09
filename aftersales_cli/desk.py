"""The desk that a command works at: the store, the clock, who is working, the language and the form of output."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aftersales_cli import places, screen
from aftersales_cli.errors import (
    BadClock,
    ClockOutOfRange,
    NotAgreed,
    NotOnStaff,
    NotUtf8,
    StoreBusy,
    StoreReadOnly,
    StoreTrouble,
    SvcError,
    Term,
)
from aftersales_cli.rules.clock import FIRST, LAST, When
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.texts import line
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store, files
from aftersales_cli.store import zone as zone_of

if TYPE_CHECKING:
    from aftersales_cli.rules.backups import BackupList, BackupMade, Restored
    from aftersales_cli.rules.playbook import Cause, Playbook
    from aftersales_cli.rules.repair import Repaired
    from aftersales_cli.rules.team import Member


class Desk:
    """Everything a command needs and does not decide. The store is opened when it is first asked for."""

    def __init__(self, words: Words, typed: str) -> None:
        self.words = words
        self.typed = typed
        self.path = places.expanded(Path(os.environ.get("SVC_DB") or places.default_store()))
        self.named_user = os.environ.get("SVC_USER") or None
        self.form = "text"
        self.opened: Store | None = None

    @property
    def store(self) -> Store:
        """The store, for reading. Raises StoreTrouble."""
        if self.opened is None:
            self.opened = Store(self.path)
            self.words.now = self.now()
        return self.opened

    @property
    def has_store(self) -> bool:
        """Whether there is a store; looking at a playbook needs none."""
        return self.opened is not None or places.occupied(self.path)

    @cached_property
    def user(self) -> str:
        """Who signs what is done: the member of staff whom --user or SVC_USER names, else the login name.

        In a store that has staff, nobody else is taken for one of them. Raises NoSuchStaff.
        """
        if self.named_user and self.me is None and self.store.staff.team():
            self.store.staff.find(self.caller)
        return self.signature

    @cached_property
    def signature(self) -> str:
        """The name of whoever is working, on the staff or not: enough to take back what one did."""
        return self.me.name if self.me else self.caller

    @cached_property
    def me(self) -> "Member | None":
        """The member of staff who is working, if --user or SVC_USER names one."""
        return self.store.staff.named(self.caller) if self.named_user else None

    @cached_property
    def caller(self) -> str:
        """Who --user or SVC_USER say is working, on the staff or not; else the login name."""
        if self.named_user:
            return line(self.named_user, "user")
        import getpass

        try:
            return getpass.getuser()
        except (KeyError, OSError, ImportError):
            return "?"

    def member(self, typed: str) -> "Member":
        """The member of staff whom an id, a name, initials or `me` mean. Raises NoSuchStaff, NoStaffYet, NotOnStaff."""
        if typed.strip().lower() != "me":
            return self.store.staff.find(typed)
        if self.me is None:
            raise NotOnStaff(value=self.caller)
        return self.me

    def now(self) -> datetime:
        """The time in the store's zone, or the machine's where there is no store; the same throughout one command.
        SVC_NOW sets it for scripts and tests.
        """
        at, zone = self.instant, self.store.zone if self.has_store else zone_of(places.machine_timezone())
        return at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)

    def when(self, typed: str, *, past: bool = False) -> When:
        """What a date that somebody typed means now. Raises BadDate, DateOutOfRange."""
        from aftersales_cli.rules import dates

        return dates.parse(typed, self.now(), past=past)

    def day(self, typed: str | None) -> date:
        """The day that somebody typed, or today."""
        return self.now().date() if typed is None else self.when(typed).day

    def midnights(self, day: date) -> tuple[datetime, datetime]:
        """When a day begins in the store's zone, and when the next one does."""
        return self.store.end_of(day - timedelta(days=1)), self.store.end_of(day)

    @cached_property
    def instant(self) -> datetime:
        """The one reading of the clock; without a zone where SVC_NOW gives none. Raises BadClock, ClockOutOfRange."""
        said = os.environ.get("SVC_NOW")
        if not said:
            return self.machine_time()
        try:
            at = datetime.fromisoformat(said.strip()).replace(microsecond=0)
        except ValueError as error:
            raise BadClock(value=said) from error
        if not FIRST <= at.date() <= LAST:
            raise ClockOutOfRange(value=said, first=FIRST.isoformat(), last=LAST.isoformat())
        return at

    def machine_time(self) -> datetime:
        """The machine's own time, whatever SVC_NOW says."""
        return datetime.now(UTC).replace(microsecond=0)

    def lines(self, path: str) -> list[str]:
        """The lines of a file in UTF-8, or of the input for `-`. Raises NoSuchFile, NotUtf8."""
        try:
            text = sys.stdin.read() if path == "-" else places.expanded(Path(path)).read_text(encoding="utf-8")
        except OSError as error:
            from aftersales_cli.errors.lists import NoSuchFile

            raise NoSuchFile(path=path) from error
        except UnicodeDecodeError as error:
            raise NotUtf8(what=Term("file")) from error
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            raise NotUtf8(what=Term("input"))
        return text.removeprefix("\ufeff").split("\n")

    @contextmanager
    def change(self, kind: EntryKind = EntryKind.DO, by: str | None = None) -> Iterator[Store]:
        """One transaction and one journal entry, signed `by` the user: all that is read, decided and written in it
        sees one state.

        Before the first change of a day a backup is made; that change also writes the day's roll, as an entry of its
        own. Raises StoreTrouble.
        """
        store = self.store
        if not store.writable:
            raise StoreReadOnly(path=self.path)
        self.back_up_daily(store)
        with store.transaction():
            self.write_roll(store)
            with store.entries.open(kind, self.typed, by or self.user, self.now(), self.machine_time()):
                yield store
        if "plans" in store.__dict__ and store.plans.unknown:
            from aftersales_cli.errors.calendar import HolidaysUnknown

            for year in sorted(store.plans.unknown):
                self.warn(HolidaysUnknown(year=year))

    @contextmanager
    def trial(self) -> Iterator[Store]:
        """One view of the store in which a change is tried; nothing of it stays. Raises StoreTrouble."""
        store = self.store
        with store.trial():
            yield store

    @contextmanager
    def progress(self) -> Iterator[Callable[[int], None]]:
        """What is told how many rows are read; where a person watches and it takes long, they see it."""
        from aftersales_cli.screen.progress import Progress

        shown = Progress(self.words, sys.stderr)
        try:
            yield shown.tell
        finally:
            shown.wipe()

    def make(
        self,
        name: str,
        playbook: "Playbook",
        causes: "tuple[Cause, ...]",
        timezone: str | None,
        country: dict[str, str],
        story: Callable[[Store], None] | None = None,
    ) -> None:
        """Makes the store, with its policy and its calendar, and tells it what happened there before, if there is a
        `story`. Raises StoreExists, BadTimezone, StoreTrouble.
        """
        from aftersales_cli import calendars

        settings = {
            "name": name,
            "timezone": places.machine_timezone() if timezone is None else timezone,
            **country,
        }
        zone = zone_of(settings["timezone"])
        files.make(self.path)
        try:
            self.opened = store = Store(self.path)
            store.zone = zone
            with (
                store.transaction(),
                store.entries.open(EntryKind.FIXED, self.typed, self.caller, self.now(), self.machine_time()),
            ):
                for key, value in settings.items():
                    store.policy.set(key, value)
                store.policy.take_up(playbook, self.now())
                store.policy.learn("cause", causes)
                calendars.fill(store, self.now().date())
                if story is not None:
                    story(store)
        except BaseException:
            self.close()
            files.unmake(self.path)
            raise
        self.words.now = self.now()

    def roll(self) -> None:
        """Writes the day's roll before a list is read; where it cannot be written, one line says so."""
        store = self.store
        if store.roll.written(self.now().date()):
            return
        try:
            if not store.writable:
                raise StoreReadOnly(path=self.path)
            with store.transaction():
                self.write_roll(store)
        except (StoreReadOnly, StoreBusy) as trouble:
            self.warn(trouble)

    def write_roll(self, store: Store) -> None:
        """The day's roll, once per day and playbook version."""
        today = self.now().date()
        if not store.roll.written(today):
            with store.entries.open(EntryKind.ROLL, "roll", "svc", self.now(), self.machine_time()):
                store.roll.write(self.now())

    def warn_of_place(self) -> None:
        """One line where the store lies on a network drive, or in a folder that a cloud service copies."""
        if (trouble := places.unsafe(self.path)) is not None:
            self.warn(trouble)

    def back_up_daily(self, store: Store) -> None:
        """The backup of a day that has none yet, by the machine's clock and never under SVC_NOW; after it goes what is
        kept no longer. Where none can be made, one line says so.
        """
        at = self.wall_clock()
        if os.environ.get("SVC_NOW") or files.backed_up(self.path, at.date()):
            return
        from aftersales_cli.housekeeping import tidy
        from aftersales_cli.store import backups

        self.warn_of_place()
        try:
            backups.make_daily(store.connection, self.path, at)
            tidy(store, self.now(), self.machine_time())
        except StoreTrouble as trouble:
            self.warn(trouble)

    def back_up(self, target: Path | None) -> "BackupMade":
        """Makes a backup now, in the usual folder or as a file that is named, and writes that down.

        Raises StoreTrouble, BackupExists, NoSuchFolder.
        """
        from aftersales_cli.store import backups

        self.who_and_when()
        made = backups.make_by_hand(self.store.connection, self.path, self.wall_clock(), target)
        self.write_down()
        return made

    def backups(self) -> "BackupList":
        """The backups there are, also where there is no store any more. Raises StoreUnreachable."""
        from aftersales_cli.store import backups

        return backups.listed(self.path)

    def restore(self, named: Path) -> "Restored":
        """Puts a backup in the store's place and writes that down in it. `named` is its name, its path or `latest`.

        Raises NoSuchBackup, NoBackups, RestoreOfItself, StoreTrouble; then the store is as it was.
        """
        from aftersales_cli.store import backups, restore

        self.who_and_when()
        restored = restore.restore(self.path, backups.find(self.path, named), self.wall_clock())
        self.write_down()
        return restored

    def repair(self, target: Path | None) -> "Repaired":
        """Makes a new store of what can be read of this one. Raises BackupExists, NoSuchFolder, NothingToSave,
        StoreTrouble.
        """
        from aftersales_cli.store.repair import repair

        return repair(self.path, target, self.wall_clock())

    def wall_clock(self) -> datetime:
        """The machine's time in its own zone, as a person there reads it."""
        return self.machine_time().astimezone()

    def who_and_when(self) -> None:
        """Refuses a user or a clock that cannot be right, before something is done that no transaction takes back."""
        _ = self.caller, self.instant

    def write_down(self) -> None:
        """An entry for what was done to the file itself; where it cannot be written, one line says so."""
        if not self.store.writable:
            return
        try:
            with self.change(EntryKind.FIXED, self.signature):
                pass
        except StoreTrouble as trouble:
            self.warn(trouble)

    def completions(self, noun: str, typed: str) -> list[str]:
        """What a shell may offer for an argument; nothing where there is no store to ask."""
        try:
            if noun == "backup":
                names = ("latest", *(one.name for one in self.backups().items))
                return [name for name in names if name.startswith(typed)]
            return self.store.completion.beginning(noun, typed)
        except SvcError:
            return []

    @property
    def asks(self) -> bool:
        """Whether somebody is there to be asked: at a terminal, who reads the answer there."""
        return self.form == "text" and screen.attended()

    def ask(self, question: str) -> None:
        """Asks for a yes. Raises NotAgreed."""
        if not screen.agreed(question, self.words):
            raise NotAgreed

    def show(self, result: object) -> None:
        """Shows a result in the form that was asked for; whoever used the id of a merged file is told so."""
        screen.show(result, self.form, self.words)
        if self.opened is not None and self.opened.redirected:
            from aftersales_cli.errors.merging import WasMerged
            from aftersales_cli.rules import ids

            for former in dict.fromkeys(self.opened.redirected):
                old, into = ids.show(ids.CUSTOMER, former.id), ids.show(ids.CUSTOMER, former.customer_id)
                self.warn(WasMerged(id=old, into=into, name=former.customer))

    def write(self, result: object, path: Path) -> Path | None:
        """Writes a result as a file for its owner alone, and says where; to stdout for `-`. Raises FileThere,
        NoSuchFolder, CannotWrite.
        """
        from aftersales_cli.store.files import write_new

        document = screen.document(result, self.words)
        if str(path) == "-":
            screen.pour(document)
            return None
        target = places.expanded(path)
        write_new(target, document)
        return target

    def warn(self, trouble: SvcError) -> None:
        """Says on stderr what is not as it should be, and goes on."""
        screen.say(trouble, self.words)

    def damage(self) -> StoreTrouble | None:
        """What is wrong with the open file itself, after a command has failed for no reason that it knows."""
        if self.opened is None:
            return None
        from aftersales_cli.errors import StoreDamaged

        try:
            detail = self.opened.checks.report(full=True).of_file
        except SvcError as refusal:
            detail = str(refusal.values.get("detail", refusal))
        return StoreDamaged(path=self.path, detail=detail) if detail else None

    def close(self) -> None:
        """Lets go of the store."""
        if self.opened is not None:
            self.opened.close()
