"""What leaves the store about customers."""

import json

from aftersales_cli.rules.privacy import Dump, DumpWritten, Guard, Turned
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def document(found: Dump, words: Words) -> str:
    """Everything about a customer as one JSON file."""
    told = {"schema": "svc.dump/1", "customer": f"K{found.customer_id}", "store": found.store}
    text = json.dumps({**told, "at": found.at.isoformat(), **found.tables}, ensure_ascii=False, indent=1)
    return f"{text}\n"


def written_data(found: DumpWritten, words: Words) -> Json:
    """Where the copy was written to, in JSON."""
    return {"items": [{"id": f"K{found.customer_id}", "path": found.path, "rows": found.rows}]}


def written_page(found: DumpWritten, words: Words) -> Page:
    """Where the copy was written to."""
    said = words.many(
        "Wrote {n} record of K{id}: {path}", "Wrote {n} records of K{id}: {path}", found.rows,
        id=found.customer_id, path=found.path,
    )  # fmt: skip
    return Page("", [Lines([said])])


def guard_data(found: Guard, words: Words) -> Json:
    """The store's rule in JSON."""
    return {"items": [{"guard": Turned.ON if found.on else Turned.OFF}]}


def guard_page(found: Guard, words: Words) -> Page:
    """The store's rule in a sentence."""
    if found.on:
        return Page(
            "", [Lines([words("Customers' data leave the store with a reason and a second person's yes alone.")])]
        )
    return Page("", [Lines([words("Customers' data may leave the store without a reason.")])])


VIEWS = {
    DumpWritten: View("svc.dump-written/1", written_data, written_page),
    Guard: View("svc.guard/1", guard_data, guard_page),
}
