"""Another playbook: what it changes, and what it says differently."""

import json
from datetime import date
from typing import Any

from aftersales_cli.rules.followups import FollowUp
from aftersales_cli.rules.planning import Plan
from aftersales_cli.rules.playbook import Playbook
from aftersales_cli.rules.uptake import Difference, PlaybookDiff, TakenUp, Uptake
from aftersales_cli.screen import Json, View, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import Lines, Page, Sheet
from aftersales_cli.screen.words import Words

MOST_SHOWN = 20
WHAT = {"planned": N_("planned"), "counted-anew": N_("counted anew"), "called-off": N_("called off")}


def changes(found: Uptake, words: Words) -> list[Json]:
    """Every follow-up that a playbook changes: what is planned says what the new playbook says of it."""
    texts = {rule.id: words.text(rule.en, rule.zh) for rule in found.playbook.followups}

    def planned(what: str, plan: Plan, who: Json, duty: FollowUp | None, before: FollowUp | None) -> Json:
        return {
            "what": what, "followup": duty and f"F{duty.id}", "customer": who,
            "from_on": before and before.due_on.isoformat(), "to_on": plan.due.day.isoformat(),
            "from_channel": before and before.channel, "channel": plan.channel,
            "purpose": {"code": plan.rule, "text": texts[plan.rule]},
        }  # fmt: skip

    items = [planned("planned", plan, person(one.customer_id, one.customer), None, None) for one, plan in found.added]
    for duty, plan in found.revived:
        items.append(planned("planned", plan, person(duty.customer_id, duty.customer), duty, None))
    for duty, plan in found.moved:
        items.append(planned("counted-anew", plan, person(duty.customer_id, duty.customer), duty, duty))
    for duty in found.dropped:
        items.append({
            "what": "called-off", "followup": f"F{duty.id}", "customer": person(duty.customer_id, duty.customer),
            "from_on": duty.due_on.isoformat(), "to_on": None, "from_channel": duty.channel, "channel": duty.channel,
            "purpose": {"code": duty.purpose.code, "text": labels.purpose(duty.purpose, words)},
        })  # fmt: skip
    return items


def person(number: int, name: str) -> Json:
    """A customer as a change names one."""
    return {"id": f"K{number}", "name": name}


def way(item: Json, words: Words) -> str:
    """By what way a follow-up is made, and by what other way it was, if that changes."""
    after, before = words(labels.CHANNELS[item["channel"]]), item["from_channel"]
    return after if before in (None, item["channel"]) else f"{words(labels.CHANNELS[before])} -> {after}"


def uptake_data(found: Uptake, words: Words) -> Json:
    """What a playbook changes, in JSON."""
    head = {"playbook": found.playbook.name, "before": found.before, "dry_run": found.tried}
    return {**head, "items": changes(found, words)}


def uptake_page(found: Uptake, words: Words) -> Page:
    """What a playbook changes, for people: the first of the follow-ups, and counts, which of a dry run are a remark."""
    columns = (
        (words("What"), 0), (words("Id"), 0), (words("Customer"), 1), (words("Was due"), 0), (words("Due"), 0),
        (words("How"), 0), (words("What for"), 2),
    )  # fmt: skip
    items = changes(found, words)
    shown = items if words.exact else items[:MOST_SHOWN]
    rows = [
        [
            words(WHAT[one["what"]]), one["followup"] or "", one["customer"]["name"],
            *(words.day(date.fromisoformat(one[key])) if one[key] else "" for key in ("from_on", "to_on")),
            way(one, words), one["purpose"]["text"],
        ]
        for one in shown
    ]  # fmt: skip
    counts = {
        "planned": len(found.added) + len(found.revived),
        "moved": len(found.moved),
        "dropped": len(found.dropped),
    }
    said = words("Open follow-ups: {planned} planned, {moved} counted anew, {dropped} called off.", **counts)
    title = words("{before} -> {playbook}", before=found.before, playbook=found.playbook.name)
    remarks = [words("The first {n} are shown.", n=MOST_SHOWN)] if len(items) > len(shown) else []
    if found.tried:
        return Page(title, [Sheet(columns, rows)], [*remarks, said, words("Nothing is written yet.")])
    return Page(title, [Lines([said]), Sheet(columns, rows)], [*remarks, from_now_on(found.playbook, words)])


def taken_data(found: TakenUp, words: Words) -> Json:
    """The new playbook, in JSON."""
    return {"items": [{"name": found.playbook.name}]}


def taken_page(found: TakenUp, words: Words) -> Page:
    """The new playbook, in one line."""
    return Page("", [Lines([from_now_on(found.playbook, words)])])


def from_now_on(book: Playbook, words: Words) -> str:
    """That the store goes by a playbook now."""
    return words("The store works by {playbook} from now on; `svc undo` takes it back.", playbook=book.name)


def diff_data(found: PlaybookDiff, words: Words) -> Json:
    """Every difference in JSON."""
    items = [
        {"table": one.table, "id": one.id, "what": kind(one), "before": one.before, "after": one.after}
        for one in found.items
    ]
    return {"playbook": found.playbook.name, "other": found.other.name, "items": items}


def diff_page(found: PlaybookDiff, words: Words) -> Page:
    """Every difference as a table, a row for each key that differs."""
    columns = ((words("Table"), 0), (words("Id"), 0), (words("Key"), 0), (words("Before"), 1), (words("After"), 1))
    rows = []
    for one in found.items:
        before, after = one.before or {}, one.after or {}
        for key in dict.fromkeys([*before, *after]):
            if before.get(key) != after.get(key) and key != "id":
                said = [plain(side.get(key), words) for side in (before, after)]
                if said[0] == said[1]:
                    said = [plain(side.get(key), words, both=True) for side in (before, after)]
                rows.append([one.table, one.id, key, *said])
    title = words("{before} -> {playbook}", before=found.other.name, playbook=found.playbook.name)
    return Page(title, [Sheet(columns, rows)], [] if rows else [words("They say the same.")])


def kind(one: Difference) -> str:
    """Whether a row was added, removed or changed."""
    return "added" if one.before is None else "removed" if one.after is None else "changed"


def plain(value: Any, words: Words, *, both: bool = False) -> str:
    """A value as a cell shows it: of a text that of the language, or those of both where only the other one differs."""
    if isinstance(value, dict):
        if value.keys() == {"en", "zh"} and not both:
            return words.text(value["en"], value["zh"])
        return words.join([f"{key}: {plain(one, words, both=both)}" for key, one in value.items()])
    if isinstance(value, list):
        return ", ".join(plain(one, words, both=both) for one in value)
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


VIEWS = {
    TakenUp: View("svc.playbook-taken-up/1", taken_data, taken_page),
    Uptake: View("svc.playbook-use/1", uptake_data, uptake_page),
    PlaybookDiff: View("svc.playbook-diff/1", diff_data, diff_page),
}
