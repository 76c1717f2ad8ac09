"""The sample store: made-up people and two years of made-up work, replayed by the rules as if it had happened."""

import json
from datetime import datetime, time, timedelta
from typing import Any

from aftersales_cli import pinyin, places
from aftersales_cli.rules import calls, due
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import CustomerKind, Severity
from aftersales_cli.rules.complaints import ComplaintKind
from aftersales_cli.rules.events import Channel, Direction, Outcome
from aftersales_cli.store import Store

PLAYBOOK = "auto-dealer"
COUNTRY = {"region": "CN", "dialling_code": "86"}


def load(store: Store, now: datetime, by: str) -> None:
    """Replays `data/sample/events.jsonl`; its days count from `now`, so that the list is never empty."""
    people: dict[str, int] = {}
    purchases: dict[str, int] = {}
    with (places.data() / "sample" / "events.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            day = now.date() + timedelta(days=event["day"])
            at = datetime.combine(day, time.fromisoformat(event["at"]), now.tzinfo)
            replay(store, event, at, people, purchases, by)


def replay(
    store: Store, event: dict[str, Any], at: datetime, people: dict[str, int], purchases: dict[str, int], by: str
) -> None:
    """One event, at its own time. `people` and `purchases` know the numbers behind the file's own keys."""
    what, who = event["what"], people.get(event["who"], 0)
    if what == "customer":
        people[event["who"]] = store.customers.add(customer(event, at)).id
    elif what == "purchase":
        bought = {"customer_id": who, "item": event["item"], "category": event["category"], "serial": event["serial"]}
        ahead = event["deliver_in"]
        plan = {
            "price": event["price"] * 100,
            "deliver_on": None if ahead is None else (at.date() + timedelta(days=ahead)).isoformat(),
        }
        saved = store.purchases.enter({**bought, **plan, "bought": When(at.date(), at)}, at, by)
        purchases[event["key"]] = saved.purchase.id
    elif what == "delivery":
        handed = store.purchases.change(
            store.purchases.get(purchases[event["key"]]), {"delivered": When(at.date(), at)}
        )
        store.purchases.follow(handed, "delivered", at, by)
    elif what == "call":
        contact = calls.Contact(
            who, "", at, Direction(event["direction"]), Channel(event["channel"]), Outcome(event["outcome"]),
            event["minutes"], event["note"], event["by"],
        )  # fmt: skip
        following = When(at.date() + timedelta(days=event["next"])) if event["next"] else None
        choice = calls.Choice(event["settles"])
        store.calls.log(contact, calls.decide(contact, store.due.of(who), choice, following, at), at)
    elif what == "followup":
        when = When(at.date() + timedelta(days=event["due"]))
        store.followups.write(who, event["channel"], when, at, text=event["text"], rule=due.OWN)
    elif what == "complaint":
        values = {"kind": ComplaintKind.COMPLAINT, "customer_id": who, "what": event["text"], "cause": event["cause"]}
        store.complaints.open({**values, "severity": Severity(event["severity"]), "via": Channel.CALL}, at, event["by"])


def customer(event: dict[str, Any], at: datetime) -> dict[str, object]:
    """The columns of a customer's file."""
    return {
        "name": event["name"],
        "initials": pinyin.initials(event["name"]),
        "phone": event["phone"],
        "kind": CustomerKind(event["kind"]),
        "district": event["district"],
        "do_not_call": int(event["do_not_call"]),
        "since": at.date().isoformat(),
    }
