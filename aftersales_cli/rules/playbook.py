"""What a playbook says, once read: the after-sales policy of a trade."""

from datetime import time
from typing import Any, NamedTuple

from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.team import Role
from aftersales_cli.rules.triggers import Trigger

KEEPER = "keeper"


class FollowUpRule(NamedTuple):
    """After (or before) what, how long, by what way, why and by `who` a customer is contacted: somebody of that rank,
    else whoever keeps the customer.
    """

    id: str
    after: Trigger
    wait: waits.Wait
    at: time | None
    channel: DutyChannel
    en: str
    zh: str
    kinds: tuple[str, ...]
    who: Role | None = None


class Playbook(NamedTuple):
    """A playbook with everything it builds on already merged into it."""

    name: str
    en: str
    zh: str
    based_on: str | None
    followups: tuple[FollowUpRule, ...]


class PlaybookList(NamedTuple):
    """The playbooks that are shipped; `current` is the store's own."""

    items: tuple[Playbook, ...]
    current: str | None


class PlaybookCard(NamedTuple):
    """One playbook, and the causes of complaints."""

    playbook: Playbook
    causes: tuple["Cause", ...]


class PlaybookChecked(NamedTuple):
    """A playbook file that says nothing wrong."""

    path: str
    playbook: Playbook


class Foreseen(NamedTuple):
    """What a rule makes of an event, and when it is due."""

    rule: FollowUpRule
    due: When


class PlaybookPreview(NamedTuple):
    """Everything that a playbook makes of one event for a customer of a kind, by the day on which it is due."""

    playbook: Playbook
    trigger: Trigger
    event: When
    kind: str
    items: tuple[Foreseen, ...]


class Cause(NamedTuple):
    """A cause of complaints, `group/detail`."""

    code: str
    en: str
    zh: str


def wait_text(wait: waits.Wait) -> str:
    """The span as playbooks write it."""
    return f"{wait.amount}{wait.unit}"


def plain(playbook: Playbook) -> dict[str, Any]:
    """The playbook as JSON can hold it; `from_plain` reads it back."""
    return {
        "name": playbook.name,
        "title": {"en": playbook.en, "zh": playbook.zh},
        "based_on": playbook.based_on,
        "followup": [plain_rule(rule) for rule in playbook.followups],
    }


def plain_rule(rule: FollowUpRule) -> dict[str, Any]:
    """A rule by the keys of a playbook file."""
    return {
        "id": rule.id,
        "after": rule.after.value,
        "wait": wait_text(rule.wait),
        "at": rule.at.strftime("%H:%M") if rule.at else None,
        "channel": rule.channel.value,
        "purpose": {"en": rule.en, "zh": rule.zh},
        "kinds": list(rule.kinds),
        "who": rule.who.value if rule.who else KEEPER,
    }


def from_plain(stored: dict[str, Any]) -> Playbook:
    """The playbook that `plain` wrote."""
    title = stored["title"]
    rules = tuple(rule_from_plain(row) for row in stored["followup"])
    return Playbook(stored["name"], title["en"], title["zh"], stored["based_on"], rules)


def rule_from_plain(row: dict[str, Any]) -> FollowUpRule:
    """One rule as `plain` wrote it. Raises ValueError for a wait that is none."""
    wait = waits.parse(row["wait"])
    if wait is None:
        raise ValueError(row["wait"])
    return FollowUpRule(
        row["id"],
        Trigger(row["after"]),
        wait,
        time.fromisoformat(row["at"]) if row["at"] else None,
        DutyChannel(row["channel"]),
        row["purpose"]["en"],
        row["purpose"]["zh"],
        tuple(row["kinds"]),
        rank(row.get("who", KEEPER)),
    )


def rank(who: str) -> Role | None:
    """The rank that `who` of a rule asks for; none where the keeper is meant."""
    return None if who == KEEPER else Role(who)
