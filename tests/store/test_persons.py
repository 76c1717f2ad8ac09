"""Everything about a customer is found, in every table that there is."""

import sqlite3

from aftersales_cli.store import Store
from tests.shop import Shop

# What says nothing of any customer.
OF_THE_STORE = {"settings", "playbooks", "vocabulary", "rolls", "staff", "calendar_day"}
# What is looked after by itself: the journal, who looked, and the customers' own table.
BY_ITSELF = {"commands", "changes", "access", "customers"}


def test_every_table_that_may_speak_of_a_customer_leads_to_one(shop: Shop) -> None:
    """A new table is in the copy for a customer, and is cleared with the rest, or somebody says here why not."""
    with sqlite3.connect(shop.path) as db:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT'"
        tables = {name for (name,) in db.execute(asked)}
    db.close()
    store = Store(shop.path)
    found = set(store.persons.links)
    store.close()
    assert found == tables - OF_THE_STORE - BY_ITSELF
