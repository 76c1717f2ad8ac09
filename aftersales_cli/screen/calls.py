"""Contacts."""

from aftersales_cli.rules.calls import Call, CallLogged
from aftersales_cli.rules.due import DueItem
from aftersales_cli.screen import Json, View, cases, due, followups, labels
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def call_data(call: Call) -> Json:
    """A contact in JSON."""
    return {
        "id": f"L{call.id}",
        "customer": {"id": f"K{call.customer_id}", "name": call.customer},
        "at": call.at.isoformat(),
        "direction": call.direction,
        "channel": call.channel,
        "outcome": call.outcome,
        "minutes": call.minutes,
        "note": call.note,
        "by": call.by,
    }


def call_text(call: Call, words: Words) -> str:
    """A contact in one line."""
    return words.join([words.moment(call.at), how(call, words)])


def how(call: Call, words: Words) -> str:
    """The way, the outcome and the length of a contact."""
    parts = [words(labels.CHANNELS[call.channel]), words(labels.OUTCOMES[call.outcome])]
    if call.direction == "in":
        parts.append(words("the customer began it"))
    if call.minutes is not None:
        parts.append(words.many("{n} minute", "{n} minutes", call.minutes))
    return words.join(parts)


def duty_text(item: DueItem, words: Words) -> str:
    """A duty in one line."""
    about = f" ({followups.first_line(item.about.text)})" if item.about else ""
    return f"{item.ref}  {words(labels.CHANNELS[item.channel])}  {labels.purpose(item.purpose, words)}{about}"


def logged_data(logged: CallLogged, words: Words) -> Json:
    """A contact with its effects in JSON."""
    effects = logged.effects
    moved = [
        {
            **due.due_data(one.item, words),
            "to_on": one.to.day.isoformat(),
            "to_at": one.to.at.isoformat() if one.to.at else None,
        }
        for one in (*effects.tried, *effects.answered)
    ]
    return {
        "items": [
            {
                **call_data(logged.call),
                "closed": [due.due_data(item, words) for item in effects.closed],
                "moved": moved,
                "next": followups.followup_data(logged.following, words) if logged.following else None,
                "still_due": [due.due_data(item, words) for item in effects.still_due],
                "kept": [due.due_data(item, words) for item in effects.kept],
                "promised": promised(logged, words)[0],
                "planned": [followups.followup_data(one, words) for one in logged.later],
                "complaints": cases.complained_data(logged.complaints),
            }
        ]
    }


def promised(logged: CallLogged, words: Words) -> tuple[list[Json], list[str]]:
    """The promises made in a contact: in JSON, and a line each."""
    if not logged.promised:
        return [], []
    from aftersales_cli.screen.promises import one_line, promise_data

    lines = [words("  Promised: {what}", what=one_line(one, words)) for one in logged.promised]
    return [promise_data(one, logged.call.at) for one in logged.promised], lines


def logged_page(logged: CallLogged, words: Words) -> Page:
    """A contact with its effects in sentences."""
    call, effects = logged.call, logged.effects
    said = call_text(call, words)
    lines = [words("Logged {id} with {who}: {what}.", id=f"L{call.id}", who=call.customer, what=said)]
    lines += [words("  Closed: {duty}", duty=duty_text(item, words)) for item in effects.closed]
    lines += [words("  Kept: {duty}", duty=duty_text(item, words)) for item in effects.kept]
    for moved in (*effects.tried, *effects.answered):
        when = words.when(moved.to.day, moved.to.at)
        lines.append(words("  Comes back {when}: {duty}", when=when, duty=duty_text(moved.item, words)))
    lines += promised(logged, words)[1]
    if logged.following:
        lines.append(words("  Next: {duty}", duty=followups.one_line(logged.following, words)))
    lines += [words("  Planned: {duty}", duty=followups.one_line(one, words)) for one in logged.later]
    lines += [words("  Still due: {duty}", duty=duty_text(item, words)) for item in effects.still_due]
    if not (effects.closed or effects.tried or effects.answered or effects.kept or logged.following):
        lines.append(words("  No follow-up was closed or moved."))
    lines += cases.complained(logged.complaints, words)
    remarks = [words("Check the number with `svc customer edit`.")] if call.outcome == "wrong-number" else []
    if logged.do_not_call and call.channel == "call" and (call.direction == "out" or logged.following):
        remarks.append(words("The customer must not be called; calls are held back from the list."))
    return Page("", [Lines(lines)], remarks)


VIEWS = {CallLogged: View("svc.call/1", logged_data, logged_page)}
