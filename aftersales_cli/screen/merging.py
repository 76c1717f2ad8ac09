"""Two files made one."""

from datetime import date

from aftersales_cli.rules.consents import Standing
from aftersales_cli.rules.merging import Field, Merged
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.calls import moved_data, reset_text, revived_text
from aftersales_cli.screen.customers import customer_data, label
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.milestones import milestone_data
from aftersales_cli.screen.page import Block, Card, Lines, Page
from aftersales_cli.screen.words import Words

FIELDS = {
    "name": N_("Name"),
    "phone": N_("Phone"),
    "wechat": N_("WeChat"),
    "kind": N_("Kind"),
    "district": N_("District"),
    "address": N_("Address"),
    "birthday": N_("Birthday"),
    "note": N_("Note"),
    "do_not_call": N_("Calls"),
    "keeper": N_("Keeper"),
    "adviser": N_("Adviser"),
    "referred_by": N_("Brought by"),
    "since": N_("Customer since"),
}
# What the rows mean that name a customer; what else a table holds is called as anywhere.
MOVED = {**labels.TABLES, "customers": N_("Customers brought")}


def field_data(field: Field) -> Json:
    """A field of a file in JSON."""
    value = field.value.isoformat() if isinstance(field.value, date) else field.value
    return {"field": field.name, "value": value}


def pair(field: Field, words: Words) -> tuple[str, str]:
    """A field of a file, its name and what it says."""
    name, value = field
    if name == "do_not_call":
        return words(FIELDS[name]), words("must not be called")
    if name == "kind":
        return words(FIELDS[name]), words(labels.KINDS[str(value)])
    if isinstance(value, date):
        return words(FIELDS[name]), words.day(value)
    return words(FIELDS[name]), labels.phone(str(value)) if name == "phone" else str(value)


def merged_data(merged: Merged, words: Words) -> Json:
    """What became of two files, in JSON."""
    anew = {"revived": merged.revived, "reset": merged.reset}
    return {
        "items": [
            {
                **customer_data(merged.kept),
                "merged": customer_data(merged.gone),
                "moved": dict(merged.moved),
                "filled": [field_data(one) for one in merged.filled],
                "left": [field_data(one) for one in merged.left],
                "consent": merged.consent,
                "stopped": [followups.followup_data(one, words) for one in merged.stopped],
                "called_off": [followups.followup_data(one, words) for one in merged.called_off],
                **{name: [moved_data(one, words) for one in some] for name, some in anew.items()},
                "reward": milestone_data(merged.reward.milestone) if merged.reward else None,
                "applied": not merged.tried,
            }
        ]
    }


def merged_page(merged: Merged, words: Words) -> Page:
    """What became of two files: what went over, what was filled in, and what the kept file says otherwise."""
    files = {"gone": label(merged.gone), "kept": label(merged.kept)}
    said = words("{gone} was merged into {kept}.", **files)
    if merged.tried:
        said = words("{gone} would be merged into {kept}:", **files)
    blocks: list[Block] = [Lines([said])]
    went: dict[str, int] = {}
    for table, count in merged.moved:
        name = words(MOVED[table])
        went[name] = went.get(name, 0) + count
    for title, pairs in (
        (words("What goes over"), [(name, str(count)) for name, count in went.items()]),
        (words("Filled in"), [pair(one, words) for one in merged.filled]),
        (words("The kept file says otherwise than"), [pair(one, words) for one in merged.left]),
    ):
        if pairs:
            blocks += [Lines(["", title]), Card(pairs)]
    lines = [
        words("  Asked for twice, called off: {duty}", duty=followups.one_line(one, words)) for one in merged.called_off
    ]
    if merged.consent == Standing.WITHDRAWN:
        lines.append(words("  The customer wants to hear nothing more; only open cases and recalls are seen to."))
    lines += followups.changes((), (), merged.stopped, words)
    if merged.reward:
        brought = {"who": merged.kept.name, "count": merged.reward.milestone.note}
        lines.append(words("  {who} has now brought {count} customers.", **brought))
        lines += followups.changes(merged.reward.planned, (), (), words)
    if merged.revived or merged.reset:
        lines.append(words("  A new number is a new chance:"))
    lines += [revived_text(one, words) for one in merged.revived]
    lines += [reset_text(one, words) for one in merged.reset]
    return Page("", [*blocks, *([Lines(lines)] if lines else [])])


VIEWS = {Merged: View("svc.merger/1", merged_data, merged_page)}
