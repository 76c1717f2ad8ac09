"""The day's traffic."""

from aftersales_cli.rules.traffic import Passage, Traffic
from aftersales_cli.screen import Json, View, followups, labels
from aftersales_cli.screen.labels import N_
from aftersales_cli.screen.page import UNDER, Page, Sheet
from aftersales_cli.screen.words import Words

KINDS = {
    "call": N_("contact"),
    "enquiry": N_("enquiry"),
    "complaint": N_("complaint"),
    "suggestion": N_("suggestion"),
    "praise": N_("praise"),
}


def passage_data(one: Passage) -> Json:
    """One who came or was gone to, in JSON."""
    return {
        "at": one.at.isoformat(),
        "direction": one.direction,
        "channel": one.channel,
        "kind": one.kind,
        "id": one.ref,
        "who": one.who,
        "text": one.text,
        "by": one.by,
    }


def traffic_data(found: Traffic, words: Words) -> Json:
    """The traffic in JSON."""
    counts = [count._asdict() for count in found.counts]
    items = [passage_data(one) for one in found.items]
    return {"on": found.on.isoformat(), "total": found.total, "counts": counts, "items": items}


def when(one: Passage, found: Traffic, words: Words) -> str:
    """When somebody came: the time alone on the day of the list."""
    return words.moment(one.at) if words.exact or one.at.date() != found.on else f"{one.at:%H:%M}"


def traffic_page(found: Traffic, words: Words) -> Page:
    """The traffic for people."""
    columns = (
        (words("When"), 0), (words("In or out"), 0), (words("How"), 0), (words("Who"), 1),
        (words("Text"), UNDER), (words("What"), 0), (words("Id"), 0), (words("By"), 0),
    )  # fmt: skip
    rows = [
        [
            when(one, found, words), words(labels.DIRECTIONS[one.direction]), words(labels.CHANNELS[one.channel]),
            one.who or words("unknown"), followups.first_line(one.text or ""), words(KINDS[one.kind]), one.ref, one.by,
        ]
        for one in found.items
    ]  # fmt: skip
    counted = [
        words("{direction}, {channel}: {n}", direction=words(labels.DIRECTIONS[one.direction]),
              channel=words(labels.CHANNELS[one.channel]), n=one.number)
        for one in found.counts
    ]  # fmt: skip
    remarks = [*followups.total(len(rows), found.total, words), *([words.join(counted)] if counted else [])]
    return Page(words.day(found.on), [Sheet(columns, rows)], remarks)


VIEWS = {Traffic: View("svc.traffic/1", traffic_data, traffic_page)}
