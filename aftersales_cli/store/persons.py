"""Everything about one customer, wherever it stands: found by the references between the tables."""

import json
from functools import cached_property
from typing import Any

from aftersales_cli.rules import ids
from aftersales_cli.store import Store

HOLDERS = "customer_id"


class Persons:
    """The rows about a customer."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def links(self) -> dict[str, list[tuple[str, str]]]:
        """The tables about customers, each with the columns that lead to one: to the customer, or to a table that does.
        What a customer brought to the store is another customer's.
        """
        references = self.store.journal.references()
        direct = {child for parent, child, column in references if parent == "customers" and column == HOLDERS}
        found = {table: [("customers", HOLDERS)] for table in sorted(direct)}
        for parent, child, column in references:
            if parent in direct and child not in direct and child != "customers":
                found.setdefault(child, []).append((parent, column))
        return found

    def whose(self, table: str) -> str:
        """The number of the customer whose a row `t` of such a table is, as SQL."""
        ways = [
            f"t.{column}" if parent == "customers" else
            f"(SELECT p.{HOLDERS} FROM {parent} p WHERE p.id = t.{column})" for parent, column in self.links[table]
        ]  # fmt: skip
        return f"coalesce({', '.join(ways)}, NULL)"

    def restricted(self, entry: int) -> str | None:
        """The id of somebody who was forgotten before an entry of the journal, which has changed a record of theirs."""
        for table in self.links:
            found = self.store.row(
                f"""SELECT c.id FROM changes x JOIN {table} t ON t.id = x.row_id
                JOIN customers c ON c.id = {self.whose(table)}
                WHERE x.command_id = ? AND x.tbl = '{table}' AND c.forgotten_on IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM changes y WHERE y.command_id = x.command_id AND y.tbl = 'customers'
                  AND y.row_id = c.id AND y.op = 'insert') LIMIT 1""",
                [entry],
            )
            if found is not None:
                return ids.show(ids.CUSTOMER, found[0])
        return None

    def numbers(self, customer: int) -> list[int]:
        """The number of a customer, and those of the files that were merged into the customer's."""
        former = self.store.rows("SELECT number FROM former_customers WHERE customer_id = ? ORDER BY id", [customer])
        return [customer, *(number for (number,) in former)]

    def owned(self, customer: int) -> dict[str, list[int]]:
        """The numbers of the rows about a customer that are there, by table; of the customers those by which the
        journal knows this one.
        """
        found = {"customers": self.numbers(customer)}
        for table, ways in self.links.items():
            among = " OR ".join(f"{column} IN (SELECT value FROM json_each(?))" for _, column in ways)
            values = [json.dumps(found[parent]) for parent, _ in ways]
            found[table] = [number for (number,) in self.store.rows(f"SELECT id FROM {table} WHERE {among}", values)]
        return found

    def tell(self, customer: int) -> dict[str, list[dict[str, Any]]]:
        """Every row about a customer, who looked at them, and how they were before each change."""
        told = {
            table: self.dicts(f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", numbers)
            for table, numbers in self.owned(customer).items()
        }
        told["access"] = self.dicts(
            "SELECT * FROM access WHERE customer_id IN (SELECT value FROM json_each(?))", self.numbers(customer)
        )
        told["journal"] = [
            {**one, "before": one["before"] and json.loads(one["before"])}
            for table, numbers in self.ever(customer).items()
            for one in self.dicts(
                f"""SELECT c.id AS entry, c.at, c.user, h.tbl, h.row_id, h.op, h.before FROM changes h
                JOIN commands c ON c.id = h.command_id
                WHERE h.tbl = '{table}' AND h.row_id IN (SELECT value FROM json_each(?)) ORDER BY h.id""",
                numbers,
            )
        ]
        return {table: rows for table, rows in told.items() if rows}

    def ever(self, customer: int) -> dict[str, list[int]]:
        """The numbers of the rows that are or once were about a customer, by table: those too that were taken away, and
        those of a file of the same name and phone that was.
        """
        found = self.owned(customer)
        found["customers"] += self.taken_away(customer)
        for table, ways in self.links.items():
            for parent, column in ways:
                gone = self.store.rows(
                    f"""SELECT DISTINCT row_id FROM changes WHERE tbl = '{table}' AND before IS NOT NULL
                    AND json_extract(before, '$.{column}') IN (SELECT value FROM json_each(?))""",
                    [json.dumps(found[parent])],
                )
                found[table] = sorted({*found[table], *(number for (number,) in gone)})
        return found

    def taken_away(self, customer: int) -> list[int]:
        """The numbers of files that were undone, and in which the name and phone of a customer stood, as after a list
        came in twice.
        """
        rows = self.store.rows(
            """SELECT DISTINCT h.row_id FROM customers c JOIN changes h ON h.tbl = 'customers' AND h.op = 'delete'
            AND json_extract(h.before, '$.name') = c.name AND json_extract(h.before, '$.phone') IS c.phone
            WHERE c.id = ? AND h.row_id NOT IN (SELECT id FROM customers)
            AND h.row_id NOT IN (SELECT number FROM former_customers)""",
            [customer],
        )
        return [number for (number,) in rows]

    def dicts(self, sql: str, numbers: list[int]) -> list[dict[str, Any]]:
        """What a statement yields for some numbers, each row with the names of its columns."""
        cursor = self.store.connection.execute(sql, [json.dumps(numbers)])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]
