"""What goes once a day, because the time is over for which it is kept."""

from datetime import datetime
from typing import TYPE_CHECKING

from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.forgetting import OVER

if TYPE_CHECKING:
    from aftersales_cli.store import Store


def tidy(store: "Store", now: datetime, real_now: datetime) -> None:
    """Shortens the journal and the log of look-ups, and takes away what is kept of the sales and repairs of forgotten
    customers. Raises StoreTrouble.

    The last stands in the journal as what nobody takes back: to undo an earlier change to such a record is refused, so
    that no text comes back.
    """
    with store.transaction():
        store.entries.shorten(real_now)
        store.access.shorten(real_now)
        if outlived := store.forgetting.outlived(now.date()):
            with store.entries.open(EntryKind.FIXED, OVER, "svc", now, real_now):
                store.forgetting.end_keeping(outlived)
