"""Today's list."""

from datetime import datetime

from aftersales_cli.rules.due import DueCount, DueItem, DueList, Person, Ranked, Reason, is_recall
from aftersales_cli.rules.events import AWAITED, Step
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Lines, Page, Sheet
from aftersales_cli.screen.words import Words

WHY = {
    "due-today": N_("due today"),
    "due-later": N_("due {value}"),
    "complaint-open": N_("complaint not yet settled"),
    "suggestion-open": N_("suggestion not yet answered"),
    "enquiry-open": N_("left without buying"),
    "job-missed": N_("the visit was missed"),
    "promise-broken": N_("promise broken"),
    "promised": N_("promised {value}"),
    "waits-for-yes": N_("waits for a yes"),
    "absent": N_("{value} is away"),
    "agreed-time": N_("at {value}"),
    "vip": N_("VIP"),
    "do-not-call": N_("must not be called"),
    "open-complaint": N_("open complaint {value}"),
    "after-purchase": N_("bought {value}"),
    "after-delivery": N_("delivered {value}"),
    "before-delivery": N_("delivery planned {value}"),
    "after-acceptance": N_("accepted {value}"),
    "after-moved-in": N_("moved in {value}"),
    "after-service": N_("serviced {value}"),
    "after-repaired": N_("repaired {value}"),
    "after-installed": N_("installed {value}"),
    "after-visited": N_("visited {value}"),
    "after-missed-visit": N_("visit missed {value}"),
    "after-enquiry": N_("asked {value}"),
    "after-booking": N_("booked {value}"),
    "after-contract": N_("contract signed {value}"),
    "after-unit-received": N_("unit came in {value}"),
    "after-trip-ended": N_("trip ended {value}"),
    "after-half-done": N_("half done {value}"),
    "after-event-attended": N_("attended the event {value}"),
    "after-event-bought": N_("bought at the event {value}"),
    "after-complaint": N_("complained {value}"),
    "after-resolution": N_("settled {value}"),
    "after-missed-promise": N_("promised for {value}"),
    "after-bought-elsewhere": N_("bought elsewhere {value}"),
    "after-referral-count": N_("brought a customer {value}"),
    "after-exchanged": N_("exchanged {value}"),
    "after-supplies-end": N_("supplies ended {value}"),
    "before-supplies-end": N_("supplies end {value}"),
    "after-warranty-end": N_("warranty ended {value}"),
    "before-warranty-end": N_("warranty ends {value}"),
    "after-done": N_("contacted {value}"),
    "before-service": N_("service planned {value}"),
    "before-repaired": N_("repair planned {value}"),
    "before-installed": N_("installation planned {value}"),
    "before-visited": N_("visit planned {value}"),
    "season": N_("season from {value}"),
    "festival": N_("festival {value}"),
    "birthday": N_("birthday {value}"),
    "idle": N_("no contact since {value}"),
    "owned": N_("bought {value}"),
    "window": N_("best made by {value}"),
    "deadline": N_("deadline {value}"),
    "deadline-missed": N_("missed the deadline {value}"),
}


def reason(why: Reason, words: Words) -> str:
    """A reason in words."""
    if why.code == "overdue" and isinstance(why.value, int):
        return words.many("{n} day overdue", "{n} days overdue", why.value)
    if why.code == "attempts" and isinstance(why.value, int):
        return words.many("tried {n} time", "tried {n} times", why.value)
    if why.code == "due-today" and why.value != words.today:
        return words(WHY["due-later"], value=why.value)
    if why.code == "severity":
        return words("severity: {value}", value=words(labels.SEVERITIES[str(why.value)]))
    if why.code == "waits-for":
        return words("waits for: {step}", step=words(AWAITED[Step(str(why.value))]))
    if why.code == "climbed":
        return words("climbed to the {role}", role=words(labels.ROLES[str(why.value)]))
    if why.code == "for-role":
        return words("for the {role}", role=words(labels.ROLES[str(why.value)]))
    if why.code == "agreed-time" and isinstance(why.value, datetime):
        return words(WHY[why.code], value=why.value.strftime("%H:%M"))
    return words(WHY[why.code], value=why.value)


def person(who: Person) -> Json:
    """A customer in JSON, as lists need one."""
    return {"id": f"K{who.id}", "name": who.name, "phone": who.phone, "kind": who.kind, "do_not_call": who.do_not_call}


def item_data(row: Ranked, words: Words) -> Json:
    """One item of `svc.due/1`."""
    item = row.item
    return {
        **due_data(item, words),
        "overdue_days": row.overdue_days,
        "why": [{"code": why.code, "text": reason(why, words)} for why in row.why],
    }


def due_data(item: DueItem, words: Words) -> Json:
    """A duty without its place in a list."""
    return {
        "id": item.ref,
        "kind": item.kind,
        "customer": person(item.customer),
        "due_on": item.due_on.isoformat(),
        "due_at": item.due_at.isoformat() if item.due_at else None,
        "channel": item.channel,
        "purpose": {"code": item.purpose.code, "text": labels.purpose(item.purpose, words)},
        "attempts": item.attempts,
        "assignee": {"id": item.assignee.ref, "name": item.assignee.name} if item.assignee else None,
        "about": {"id": item.about.id, "text": item.about.text} if item.about else None,
        "recall": is_recall(item),
    }


def list_data(found: DueList, words: Words) -> Json:
    """The list in JSON."""
    return {
        "on": found.on.isoformat(),
        "held_back": found.held_back,
        "unreachable": found.unreachable,
        "items": [item_data(row, words) for row in found.items],
    }


def list_page(found: DueList, words: Words) -> Page:
    """The list for people."""
    columns = (
        (words("Id"), 0), (words("Customer"), 1), (words("Phone"), UNDER), (words("Due"), 0), (words("How"), 0),
        (words("What for"), 4), (words("Why"), UNDER), (words("Who"), UNDER),
    )  # fmt: skip
    rows = [row_cells(row, found, words) for row in found.items]
    title = words("{store}: {day}", store=found.store, day=found.on)
    if found.staff:
        title = words("{title}, for {name}", title=title, name=found.staff.name)
    return Page(title, [Sheet(columns, rows)], remarks(found, words))


def row_cells(row: Ranked, found: DueList, words: Words) -> list[str]:
    """An item as a row; on somebody's own list only what is another's says so."""
    item = row.item
    if item.due_on == words.today and not words.exact:
        when = item.due_at.strftime("%H:%M") if item.due_at else words("today")
    else:
        when = words.when(item.due_on, item.due_at)
    about = f" ({item.about.text})" if item.about else ""
    why = words.join([reason(one, words) for one in row.why])
    who = item.assignee.name if item.assignee and item.assignee != found.staff else ""
    purpose = f"{labels.what_for(item, words)}{about}"
    phone = labels.phone(item.customer.phone)
    return [item.ref, item.customer.name, phone, when, labels.how(item, words), purpose, why, who]


def remarks(found: DueList, words: Words) -> list[str]:
    """How many there are, and what is not shown."""
    said = [words.many("{n} contact to make.", "{n} contacts to make.", found.total)]
    if not found.total:
        said = [words("Nobody is to be contacted.")]
    if len(found.items) < found.total:
        said.append(words("The first {n} are shown.", n=len(found.items)))
    return [" ".join(said), *held_back(found.held_back, words), *unreachable(found.unreachable, words)]


def held_back(count: int, words: Words) -> list[str]:
    """The calls that do-not-call keeps off the list."""
    if not count:
        return []
    return [words.many("{n} call is held back: the customer must not be called.",
                       "{n} calls are held back: the customers must not be called.", count)]  # fmt: skip


def unreachable(count: int, words: Words) -> list[str]:
    """The follow-ups that are off the list because nobody could be reached."""
    if not count:
        return []
    return [words.many("{n} follow-up is unreachable: see `svc followup list --unreachable`.",
                       "{n} follow-ups are unreachable: see `svc followup list --unreachable`.", count)]  # fmt: skip


def count_data(found: DueCount, words: Words) -> Json:
    """The number in JSON."""
    beside = {"held_back": found.held_back, "unreachable": found.unreachable}
    return {"on": found.on.isoformat(), **beside, "count": found.total}


def count_page(found: DueCount, words: Words) -> Page:
    """The number alone."""
    remarks = [*held_back(found.held_back, words), *unreachable(found.unreachable, words)]
    return Page("", [Lines([str(found.total)])], remarks)


VIEWS = {
    DueList: View("svc.due/1", list_data, list_page),
    DueCount: View("svc.due-count/1", count_data, count_page),
}
