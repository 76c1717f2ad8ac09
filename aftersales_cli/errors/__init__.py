"""Refusals: what is said (a key of the catalogue) and the exit code stand on the class.

Exit codes: 1 failure, 2 a value that cannot be right, 3 not found or several fit, 4 refused by a rule,
5 the store cannot be used.
"""


class Term(str):
    """A word inside a refusal that is itself translated, such as the name of a field."""


class SvcError(Exception):
    """Anything that svc refuses to do. `message` is completed with the values given; nothing has changed."""

    exit_code = 1
    message = "{detail}"

    def __init__(self, *, candidates: tuple[object, ...] = (), **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values
        self.candidates = candidates


class BadValue(SvcError):
    """A value that cannot be right, whatever the store holds."""

    exit_code = 2


class NotFound(SvcError):
    """What was named does not exist, or several fit."""

    exit_code = 3


class Refused(SvcError):
    """A rule of the desk says no."""

    exit_code = 4


class StoreTrouble(SvcError):
    """The store file cannot be used."""

    exit_code = 5


class EmptyText(BadValue):
    """A field that must say something is blank."""

    message = "The {what} is empty; give at least one visible character."


class ControlCharacter(BadValue):
    """Text holds a character that no keyboard means to type."""

    message = "The {what} contains the control character {code}; remove it."


class UnknownWord(BadValue):
    """A word outside a closed list, with nothing near it."""

    message = 'The {what} "{value}" is not known; right are: {choices}.'


class MisspeltWord(BadValue):
    """A word outside a closed list, with a near one in it."""

    message = 'The {what} "{value}" is not known; the nearest right one is "{near}".'


class NotUtf8(BadValue):
    """Bytes that are no text."""

    message = "The {what} is not text in UTF-8; set the terminal or the file to UTF-8."


class TooLong(BadValue):
    """A line that is no line any more."""

    message = "The {what} has {count} characters; the most is {most}."


class BadRegion(BadValue):
    """Not a country with phone numbers."""

    message = 'The region "{value}" is not known; write two letters such as CN, HK or DE.'


class BadNumber(BadValue):
    """Not a whole number in the range that is allowed."""

    message = 'The {what} "{value}" is not a whole number of {least} or more.'


class TooLarge(BadValue):
    """A number beyond anything that can be meant."""

    message = 'The {what} "{value}" is too large; the most is {most}.'


class BadMoney(BadValue):
    """Not an amount of money."""

    message = 'The amount "{value}" is not one of 0 or more with at most two decimals, such as 189800 or 59.90.'


class BadId(BadValue):
    """Not an id of the noun that is asked for."""

    message = 'The id "{value}" is not right; it should look like {letter}12.'


class BadPhone(BadValue):
    """Digits that nobody can dial."""

    message = 'The phone number "{value}" cannot be right; write it like 138 0000 1234, 025-8888 1234 or +49 30 901820.'


class BadDate(BadValue):
    """Not a date in any of the agreed spellings."""

    message = (
        'The date "{value}" cannot be read; write 2026-11-25, +3d, 2w, tomorrow 10:00, fri, next fri, '
        "明天, 3天后, 12月1日 or 月底."
    )


class BadClock(BadValue):
    """SVC_NOW does not hold an instant."""

    message = 'SVC_NOW is "{value}", which is not an instant such as 2026-11-25T09:00 or 2026-11-25T01:00:00Z.'


class DateOutOfRange(BadDate):
    """A day that no shop means."""

    message = 'The date "{value}" is out of range; dates go from {first} to {last}.'


class ClockOutOfRange(BadClock):
    """SVC_NOW holds an instant at which no shop works."""

    message = 'SVC_NOW is "{value}", which is out of range; it goes from {first} to {last}.'


class BadTimezone(BadValue):
    """Not a time zone."""

    message = 'The time zone "{value}" is not known; write Asia/Shanghai or +08:00.'


class NotInFuture(BadValue):
    """Something that happened cannot lie ahead."""

    message = "The {what} {value} lies in the future; it can be now at the latest."


class NotInPast(BadValue):
    """Something agreed for later cannot lie behind."""

    message = "The {what} {value} has already passed; give one from now on."


class NameLikeId(BadValue):
    """A name that would be taken for an id."""

    message = 'The name "{value}" reads like an id, by which others are found; write it out.'


class YearMissing(BadValue):
    """A birthday without its year."""

    message = 'The birthday "{value}" has no year; write it as 1985-03-02 or 1985年3月2日.'


class TimeMissing(BadValue):
    """What happened on another day needs its time of day."""

    message = 'Give the time too, such as "{value} 16:30".'


class NothingNamed(BadValue):
    """A list of ids without a single id."""

    message = "--for names nothing; write ids such as F12,C3, or all, or none."


class NoPromiseNamed(BadValue):
    """A list of promises without a single id."""

    message = "--keeps names nothing; write ids such as P3,P4."


class CustomerMissing(BadValue):
    """A contact with nobody."""

    message = "Say with whom: `svc log-call CUSTOMER NOTE`, or name a file with --batch."


class NothingToSkip(BadValue):
    """Wrong lines are to be left out where there is no file."""

    message = "--skip-bad is about the lines of a file; name the file with --batch."


class BadUsage(BadValue):
    """Words or options that the command does not take."""

    message = "{detail}"


class MissingWith(BadValue):
    """An option that needs another one."""

    message = "{one} and {other} go together; give both."


class Contradiction(BadValue):
    """Two options that say opposite things."""

    message = "{one} and {other} contradict each other; give one of them."


class NothingToChange(BadValue):
    """An edit without a single field."""

    message = "Nothing to change was given; name at least one field, such as {example}."


class NoSuchCustomer(NotFound):
    """No customer fits."""

    message = 'No customer fits "{value}"; try `svc customer find`, or register one with `svc customer new`.'


class SeveralCustomers(NotFound):
    """More than one customer fits."""

    message = '"{value}" fits several customers; say which one by its id.'


class NoSuchRecord(NotFound):
    """No record with this id."""

    message = "There is no {what} {value}."


class NoSuchPlaybook(NotFound):
    """No playbook of this name is shipped."""

    message = 'There is no playbook "{value}"; right are: {choices}.'


class NoSuchStaff(NotFound):
    """Nobody on the team is called so."""

    message = 'No member of staff is called "{value}"; right are: {choices}.'


class SeveralStaff(NotFound):
    """More than one member of staff fits."""

    message = '"{value}" fits several members of staff: {choices}; write the whole name.'


class NoStaffYet(NotFound):
    """A member of staff is named where none is registered."""

    message = '"{value}" is no member of staff, for none is registered yet; begin with `svc staff new NAME`.'


class NotOnStaff(Refused):
    """`me` is asked for by somebody who is nobody on the team."""

    message = 'Who is "me"? {value} is no member of staff; say who is working with --user or SVC_USER.'


class CustomerExists(Refused):
    """The same name with the same number again."""

    message = "{value} with this phone number is already registered as {id}."


class NoLongerOpen(Refused):
    """A follow-up, a promise or a case that has ended."""

    message = "{id} is no longer open ({state} on {value})."


class NotCustomers(Refused):
    """A record of another customer was named."""

    message = "{id} does not belong to {value}."


class NotDueHere(Refused):
    """A contact is said to close what is not open."""

    message = "{id} is not among the open duties of {who}, so there is nothing to close."


class StoreExists(Refused):
    """`init` would write over something."""

    message = "There is already a file at {path}; choose another place with --db, or go on with the one that is there."


class StoreMissing(StoreTrouble):
    """No file where the store should be."""

    message = "There is no store at {path}; make one with `svc init`, or name it with --db or SVC_DB."


class StoreEmpty(StoreTrouble):
    """A file of zero bytes."""

    message = "The file {path} is empty, so it is not a store; restore a copy, or remove it and run `svc init`."


class StoreForeign(StoreTrouble):
    """Not a database, or somebody else's."""

    message = "The file {path} is not a store made by svc; name the right one with --db or SVC_DB."


class StoreNewer(StoreTrouble):
    """Written by a later version."""

    message = "The store {path} was written by a newer svc (format {found}, this one knows {known}); update svc."


class StoreBusy(StoreTrouble):
    """Another process holds the store."""

    message = "The store {path} is in use by another program and did not become free in 5 seconds; try again."


class StoreReadOnly(StoreTrouble):
    """A write to what cannot be written."""

    message = (
        "The store {path} is read-only, so nothing can be written to it; check the rights of the file and its folder."
    )


class StoreUnfinished(StoreTrouble):
    """A read-only file whose last changes lie beside it."""

    message = "The store {path} is read-only while changes still wait in {wal}; open it once where it can be written."


class StoreFull(StoreTrouble):
    """No space left."""

    message = "There is no space left for the store {path}; nothing was changed. Make room and try again."


class StoreDamaged(StoreTrouble):
    """SQLite finds the file malformed."""

    message = (
        "The store {path} is damaged ({detail}); do not write to it. `svc db restore latest` goes back to the newest "
        "backup, and `svc db repair` saves what can still be read."
    )


class StoreUnreachable(StoreTrouble):
    """The file or its folder cannot be opened."""

    message = "The store {path} cannot be opened ({detail}); check the path and its rights."


class BadPlaybook(SvcError):
    """A playbook file says something that it must not."""

    exit_code = 2
    message = "{file}, {where}: {key} is not right; {wanted}{choices}."


class NotAgreed(SvcError):
    """Somebody was asked, and said no."""

    message = "Nothing was changed."


class Unexpected(SvcError):
    """A mistake in svc itself."""

    message = "Something went wrong inside svc ({detail}); see `svc journal` for what was changed, and set SVC_DEBUG=1."


class AnswerLost(SvcError):
    """The answer cannot be written, after whatever was to be changed was changed."""

    message = "The answer could not be written ({detail}); see `svc journal` for what was changed."
