"""Forgetting a customer, in the store that is open and in a backup of it."""

from typing import TYPE_CHECKING

from aftersales_cli.rules import forgetting as rules
from aftersales_cli.rules.codes import EntryKind

if TYPE_CHECKING:
    from aftersales_cli.desk import Desk
    from aftersales_cli.rules.forgetting import Forgotten
    from aftersales_cli.store import Store


def forget(desk: "Desk", customer: int, again: bool, in_backups: bool) -> "Forgotten":
    """Takes away what is known of a customer; `again` where that was done before and only what was left is seen to.
    Raises StillOpen, StoreTrouble.
    """
    store, found = desk.store, rules.Cleared()
    who = store.customers.get(customer)
    if not again:
        with desk.change(EntryKind.FORGET):
            rules.settled(*store.forgetting.owed(customer))
            who = store.customers.get(customer)
            found = store.forgetting.forget(who, desk.now())
    gone, clean = store.forgetting.remove(found.digests), store.forgetting.scrub()
    held = store.forgetting.in_backups(who, in_backups, lambda backup, numbers: forget_in(backup, desk, numbers))
    kept = store.forgetting.records(customer, desk.now().date())
    return rules.Forgotten(customer, found.rows, gone, *kept, clean, held, found.named_by)


def forget_in(backup: "Store", desk: "Desk", numbers: list[int]) -> None:
    """Takes away what a backup knows of a customer, who has these numbers there, whatever was open. Raises
    StoreTrouble.
    """
    words, now = f"customer forget K{numbers[0]}", desk.now()
    with (
        backup.transaction(),
        backup.entries.open(EntryKind.FORGET, words, desk.signature, now, desk.machine_time()),
    ):
        for one in backup.forgetting.among(numbers):
            backup.forgetting.forget(one, now)
    backup.forgetting.scrub()
