"""Contacts."""

from aftersales_cli.rules.calls import Call, CallLogged, Moved
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
        "despite": call.despite,
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
    if call.despite is not None:
        parts.append(words("called despite the rule: {reason}", reason=call.despite))
    return words.join(parts)


def duty_text(item: DueItem, words: Words) -> str:
    """A duty in one line."""
    about = f" ({followups.first_line(item.about.text)})" if item.about else ""
    return f"{item.ref}  {words(labels.CHANNELS[item.channel])}  {labels.what_for(item, words)}{about}"


def logged_data(logged: CallLogged, words: Words) -> Json:
    """A contact with its effects in JSON."""
    effects = logged.effects
    moved = [moved_data(one, words) for one in (*effects.tried, *effects.answered)]
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
                "unreachable": [due.due_data(item, words) for item in effects.lost],
                "revived": [moved_data(one, words) for one in effects.revived],
                "reset": [moved_data(one, words) for one in effects.reset],
            }
        ]
    }


def moved_data(moved: Moved, words: Words) -> Json:
    """A duty in JSON, with when and by what way it comes back."""
    to, channel = moved.to, moved.channel or moved.item.channel
    at = to.at.isoformat() if to.at else None
    return {**due.due_data(moved.item, words), "to_on": to.day.isoformat(), "to_at": at, "to_channel": channel}


def moved_text(moved: Moved, words: Words) -> str:
    """When and by what way a duty comes back, in one line."""
    item, to, channel = moved
    when = words.when(to.day, to.at)
    if channel is None:
        return words("  Comes back {when}: {duty}", when=when, duty=duty_text(item, words))
    way, duty = words(labels.CHANNELS[channel]), duty_text(item._replace(channel=channel), words)
    return words("  Comes back {when}, then by {way}: {duty}", when=when, way=way, duty=duty)


def revived_text(moved: Moved, words: Words) -> str:
    """When a duty that was given up comes back, and that it goes its first way again, in one line."""
    item, to, channel = moved
    if channel is None:
        return moved_text(moved, words)
    way, duty = words(labels.CHANNELS[channel]), duty_text(item._replace(channel=channel), words)
    return words("  Comes back {when}, by {way} again: {duty}", when=words.when(*to), way=way, duty=duty)


def reset_text(moved: Moved, words: Words) -> str:
    """That the tries of a duty count anew, and by what way it goes again if it was turned to another, in one line."""
    item, _, channel = moved
    if channel is None:
        return words("  Tries count anew: {duty}", duty=duty_text(item, words))
    way, duty = words(labels.CHANNELS[channel]), duty_text(item._replace(channel=channel), words)
    return words("  Tries count anew, by {way} again: {duty}", way=way, duty=duty)


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
    lines += [moved_text(moved, words) for moved in (*effects.tried, *effects.answered)]
    lines += [revived_text(moved, words) for moved in effects.revived]
    lines += [words("  Given up: {duty}", duty=duty_text(item, words)) for item in effects.lost]
    lines += [reset_text(moved, words) for moved in effects.reset]
    lines += promised(logged, words)[1]
    if logged.following:
        lines.append(words("  Next: {duty}", duty=followups.one_line(logged.following, words)))
    lines += [words("  Planned: {duty}", duty=followups.one_line(one, words)) for one in logged.later]
    lines += [words("  Still due: {duty}", duty=duty_text(item, words)) for item in effects.still_due]
    touched = (effects.closed, effects.tried, effects.answered, effects.kept, effects.lost, effects.revived)
    if not any(touched) and not logged.following:
        lines.append(words("  No follow-up was closed or moved."))
    lines += cases.complained(logged.complaints, words)
    remarks = [words("Check the number with `svc customer edit`.")] if call.outcome == "wrong-number" else []
    if effects.lost:
        lost = words("Nobody can reach {who}: see `svc followup list --unreachable`.", who=call.customer)
        remarks.append(lost)
    if logged.do_not_call and call.channel == "call" and (call.direction == "out" or logged.following):
        remarks.append(words("The customer must not be called; calls are held back from the list."))
    return Page("", [Lines(lines)], remarks)


VIEWS = {CallLogged: View("svc.call/1", logged_data, logged_page)}
