"""What slipped."""

from aftersales_cli.rules.leaks import Kind, Leak, LeakList
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.due import person
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Page, Sheet
from aftersales_cli.screen.words import Words

KINDS = {
    Kind.NOT_ACKNOWLEDGED: N_("complaint not acknowledged"),
    Kind.NOT_HANDLED: N_("complaint not handled"),
    Kind.NOT_RECHECKED: N_("complaint not re-checked"),
    Kind.NOT_REPORTED: N_("complaint not reported"),
    Kind.NOT_CLOSED: N_("complaint not closed"),
    Kind.NOT_ANSWERED: N_("suggestion not answered"),
    Kind.PAUSE_OVER: N_("pause over, not taken up again"),
    Kind.NOT_CORRECTED: N_("measure not taken by its day"),
    Kind.NO_APOLOGY: N_("promise broken without an apology"),
    Kind.NOT_CONFIRMED: N_("promise waits for a yes past its day"),
    Kind.DEADLINE_MISSED: N_("deadline missed"),
    Kind.NO_RESULT: N_("job without a result"),
    Kind.NO_NEW_DATE: N_("job missed, no new date"),
    Kind.NOT_CALLED: N_("enquiry not called"),
    Kind.FOLLOWUP_LATE: N_("follow-up past its time"),
    Kind.NOT_ENTERED: N_("contact not entered by closing"),
    Kind.UNREACHABLE: N_("unreachable, no next step"),
}


def leak_data(one: Leak, words: Words) -> Json:
    """Something that slipped in JSON."""
    return {
        "kind": {"code": one.kind, "text": words(KINDS[one.kind])},
        "id": one.item.ref,
        "customer": person(one.item.customer),
        "since": one.since.isoformat(),
        "days": one.days,
        "staff": [{"id": member.ref, "name": member.name} for member in one.hands],
        "command": one.command,
    }


def list_data(found: LeakList, words: Words) -> Json:
    """What slipped in JSON."""
    return {
        "on": found.on.isoformat(),
        "total": found.total,
        "items": [leak_data(one, words) for one in found.items],
    }


def list_page(found: LeakList, words: Words) -> Page:
    """What slipped for people."""
    columns = (
        (words("Id"), 0), (words("What slipped"), 3), (words("What to type"), UNDER), (words("Customer"), 1),
        (words("Who"), UNDER), (words("Since when"), 0), (words("Days"), 0),
    )  # fmt: skip
    rows = [
        [
            one.item.ref, words(KINDS[one.kind]), one.command, one.item.customer.name,
            words.join([member.name for member in one.hands]), words.day(one.since), str(one.days),
        ]
        for one in found.items
    ]  # fmt: skip
    title = words("What slipped: {day}", day=found.on)
    if found.staff:
        title = words("{title}, for {name}", title=title, name=found.staff.name)
    return Page(title, [Sheet(columns, rows)], remarks(found, words))


def remarks(found: LeakList, words: Words) -> list[str]:
    """How much there is, and what is not shown."""
    if not found.total:
        return [words("Nothing has slipped.")]
    said = [words.many("{n} thing has slipped.", "{n} things have slipped.", found.total)]
    if len(found.items) < found.total:
        said.append(words("The first {n} are shown.", n=len(found.items)))
    return [" ".join(said)]


VIEWS = {LeakList: View("svc.leaks/1", list_data, list_page)}
