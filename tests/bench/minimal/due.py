"""The minimal program beside `svc due-today`: one Typer command, one flag, the same two statements.

Its source is fixed: the budget is stated against this text, so it is neither tuned nor slowed down. It prints
the rows as they are: no check of the file, no order, no reasons, no translation, because a minimal program has none.
"""

import json
import os
import sqlite3
from typing import Annotated

import typer

OPEN_CASES = "(SELECT group_concat(k.id) FROM cases k WHERE k.customer_id = c.id AND k.closed_at IS NULL)"
FOLLOWUPS = f"""SELECT f.id, c.id AS customer, c.name, c.phone, c.kind, c.do_not_call, f.due_on, f.due_at, f.channel,
    f.rule, coalesce(f.text, v.en) AS en, coalesce(f.text, v.zh) AS zh, p.id AS purchase, p.item,
    CASE f.origin WHEN 'after-purchase' THEN p.bought_on WHEN 'after-delivery' THEN p.delivered_on
      WHEN 'before-delivery' THEN p.deliver_on END AS event_on, f.origin,
    (SELECT count(*) FROM followup_log g WHERE g.followup_id = f.id AND g.what = 'tried') AS attempts,
    {OPEN_CASES} AS cases, f.since
    FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule
    WHERE f.state = 'open' AND f.due_on <= ?"""
CASES = f"""SELECT k.id, c.id AS customer, c.name, c.phone, c.kind, c.do_not_call, k.next_due_on, k.next_due_at, k.what,
    k.severity, k.opened_at, {OPEN_CASES} AS cases
    FROM cases k JOIN customers c ON c.id = k.customer_id WHERE k.closed_at IS NULL AND k.next_due_on <= ?"""

app = typer.Typer()


@app.command()
def due(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Print what is due."""
    connection = sqlite3.connect(os.environ["SVC_DB"])
    connection.row_factory = sqlite3.Row
    today = os.environ["SVC_NOW"][:10]
    rows = [dict(row) for sql in (FOLLOWUPS, CASES) for row in connection.execute(sql, [today])]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(*row.values(), sep="\t")


if __name__ == "__main__":
    app()
