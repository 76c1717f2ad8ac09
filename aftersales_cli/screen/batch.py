"""What came of a file of contacts."""

from aftersales_cli.rules.batch import BatchLogged
from aftersales_cli.screen import Json, View, bad_line, sentence
from aftersales_cli.screen.labels import plural
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


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
            "unreachable": [item.ref for item in one.effects.lost],
            "revived": [moved.item.ref for moved in one.effects.revived],
        }
        for one in found.items
    ]
    return {"bad": [{"line": one.line, "why": sentence(one.refusal, words)} for one in found.bad], "items": items}


def batch_page(found: BatchLogged, words: Words) -> Page:
    """The contacts of a file in numbers; the lines that were left out stand below."""
    logged = found.items
    closed = sum(len(one.effects.closed) for one in logged)
    back = sum(len(one.effects.tried) + len(one.effects.answered) + len(one.effects.revived) for one in logged)
    arranged = sum(bool(one.following) for one in logged)
    kept, made = sum(len(one.effects.kept) for one in logged), sum(len(one.promised) for one in logged)
    lost = sum(len(one.effects.lost) for one in logged)
    lines = [words.many("Logged {n} contact.", "Logged {n} contacts.", len(logged))]
    for (one, more), count in (
        (plural("  {n} follow-up closed.", "  {n} follow-ups closed."), closed),
        (plural("  {n} duty comes back.", "  {n} duties come back."), back),
        (plural("  {n} next contact arranged.", "  {n} next contacts arranged."), arranged),
        (plural("  {n} promise made.", "  {n} promises made."), made),
        (plural("  {n} promise kept.", "  {n} promises kept."), kept),
        (plural("  {n} follow-up given up: unreachable.", "  {n} follow-ups given up: unreachable."), lost),
    ):
        if count:
            lines.append(words.many(one, more, count))
    left_out = [words.many("{n} line was left out:", "{n} lines were left out:", len(found.bad))] if found.bad else []
    return Page("", [Lines(lines)], [*left_out, *(bad_line(one, words) for one in found.bad)])


VIEWS = {BatchLogged: View("svc.calls/1", batch_data, batch_page)}
