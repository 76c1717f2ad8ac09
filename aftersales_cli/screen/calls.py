"""Contacts."""

from aftersales_cli.rules.calls import BatchLogged, Call, CallCorrected, CallLogged
from aftersales_cli.rules.due import DueItem
from aftersales_cli.screen import Json, View, bad_line, cases, due, followups, labels, promises, sentence
from aftersales_cli.screen.labels import plural
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
    about = f" ({item.about.text})" if item.about else ""
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
                "promised": [promises.promise_data(one, logged.call.at) for one in logged.promised],
                "complaints": cases.complained_data(logged.complaints),
            }
        ]
    }


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
    lines += [words("  Promised: {what}", what=promises.one_line(one, words)) for one in logged.promised]
    if logged.following:
        lines.append(words("  Next: {duty}", duty=followups.one_line(logged.following, words)))
    lines += [words("  Still due: {duty}", duty=duty_text(item, words)) for item in effects.still_due]
    if not (effects.closed or effects.tried or effects.answered or effects.kept or logged.following):
        lines.append(words("  No follow-up was closed or moved."))
    lines += cases.complained(logged.complaints, words)
    remarks = [words("Check the number with `svc customer edit`.")] if call.outcome == "wrong-number" else []
    return Page("", [Lines(lines)], remarks)


def batch_data(found: BatchLogged, words: Words) -> Json:
    """The contacts of a file in JSON: of each what came of it, by its ids."""
    items = [
        {
            "line": one.line,
            "id": f"L{one.call}",
            "customer": {"id": f"K{one.customer_id}", "name": one.customer},
            "closed": [item.ref for item in one.effects.closed],
            "moved": [moved.item.ref for moved in (*one.effects.tried, *one.effects.answered)],
            "kept": [item.ref for item in one.effects.kept],
            "next": f"F{one.following}" if one.following else None,
            "promised": [f"P{number}" for number in one.promised],
        }
        for one in found.items
    ]
    return {"bad": [{"line": one.line, "why": sentence(one.refusal, words)} for one in found.bad], "items": items}


def batch_page(found: BatchLogged, words: Words) -> Page:
    """The contacts of a file in numbers; the lines that were left out stand below."""
    logged = found.items
    closed = sum(len(one.effects.closed) for one in logged)
    back = sum(len(one.effects.tried) + len(one.effects.answered) for one in logged)
    arranged = sum(bool(one.following) for one in logged)
    kept, made = sum(len(one.effects.kept) for one in logged), sum(len(one.promised) for one in logged)
    lines = [words.many("Logged {n} contact.", "Logged {n} contacts.", len(logged))]
    for (one, more), count in (
        (plural("  {n} follow-up closed.", "  {n} follow-ups closed."), closed),
        (plural("  {n} duty comes back.", "  {n} duties come back."), back),
        (plural("  {n} next contact arranged.", "  {n} next contacts arranged."), arranged),
        (plural("  {n} promise made.", "  {n} promises made."), made),
        (plural("  {n} promise kept.", "  {n} promises kept."), kept),
    ):
        if count:
            lines.append(words.many(one, more, count))
    left_out = [words.many("{n} line was left out:", "{n} lines were left out:", len(found.bad))] if found.bad else []
    return Page("", [Lines(lines)], [*left_out, *(bad_line(one, words) for one in found.bad)])


def corrected_data(found: CallCorrected, words: Words) -> Json:
    """A corrected contact in JSON."""
    duties = {"reopened": found.reopened, "closed": found.closed}
    changed = {name: [followups.followup_data(one, words) for one in some] for name, some in duties.items()}
    return {"items": [{**call_data(found.call), **changed}]}


def corrected_page(found: CallCorrected, words: Words) -> Page:
    """A corrected contact in sentences."""
    call = found.call
    lines = [
        words("Corrected {id} with {who}: {what}.", id=f"L{call.id}", who=call.customer, what=call_text(call, words))
    ]
    if call.note:
        lines.append(f"  {followups.first_line(call.note)}")
    lines += [words("  Open again: {duty}", duty=followups.one_line(one, words)) for one in found.reopened]
    lines += [words("  Closed: {duty}", duty=followups.one_line(one, words)) for one in found.closed]
    return Page("", [Lines(lines)])


VIEWS = {
    BatchLogged: View("svc.calls/1", batch_data, batch_page),
    CallCorrected: View("svc.call/1", corrected_data, corrected_page),
    CallLogged: View("svc.call/1", logged_data, logged_page),
}
