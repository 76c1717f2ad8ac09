"""The minimal program beside `svc due-today`: one Typer command, one flag, the same three statements.

Its source is fixed: the budget is stated against this text, so it is neither tuned nor slowed down. It prints
the rows as they are: no check of the file, no order, no reasons, no translation, because a minimal program has none.
"""

import json
import os
import sqlite3
from typing import Annotated

import typer

OPEN_CASES = """(SELECT group_concat(k.id) FROM cases k WHERE k.customer_id = c.id AND k.closed_at IS NULL
    AND k.kind = 'complaint')"""
PERSON = "c.id AS customer, c.name, c.phone, c.kind, c.do_not_call"
FOLLOWUPS = f"""SELECT f.id, f.due_on, f.due_at, {PERSON}, {OPEN_CASES} AS open_cases,
    CASE WHEN f.role IS NULL THEN coalesce(f.assignee_id, c.keeper_id) ELSE f.assignee_id END AS assignee,
    (SELECT count(*) FROM followup_log g WHERE g.followup_id = f.id AND g.what = 'tried') AS attempts, f.since,
    f.channel, f.rule, coalesce(f.text, v.en) AS en, coalesce(f.text, v.zh) AS zh, f.purchase_id, p.item,
    a.kind AS case_kind, a.id AS case_id, a.what AS case_what, f.origin,
    CASE f.origin WHEN 'after-purchase' THEN p.bought_on WHEN 'after-delivery' THEN p.delivered_on
      WHEN 'before-delivery' THEN p.deliver_on WHEN 'after-acceptance' THEN p.accepted_on
      WHEN 'after-moved-in' THEN p.moved_in_on ELSE f.event_on END AS event_on, f.role
    FROM followups f JOIN customers c ON c.id = f.customer_id
    LEFT JOIN purchases p ON p.id = f.purchase_id LEFT JOIN cases a ON a.id = f.case_id
    LEFT JOIN vocabulary v ON v.kind = 'purpose' AND v.code = f.rule
    WHERE f.state = 'open' AND f.due_on <= ?"""
CASES = f"""SELECT k.id, k.next_due_on, k.next_due_at, {PERSON}, {OPEN_CASES} AS open_cases,
    nullif(coalesce(k.assignee_id, c.keeper_id), k.against_id) AS assignee,
    (SELECT count(*) FROM case_log g WHERE g.case_id = k.id AND g.what = 'tried') AS attempts, k.opened_at,
    k.kind AS case_kind, k.what, k.severity, k.against_id,
    (SELECT g.what FROM case_log g WHERE g.case_id = k.id
      AND g.what IN ('planned', 'started', 'missed', 'moved', 'done', 'cancelled') ORDER BY g.id DESC LIMIT 1) AS stage
    FROM cases k JOIN customers c ON c.id = k.customer_id WHERE k.closed_at IS NULL AND k.next_due_on <= ?"""
PROMISES = f"""SELECT r.id, r.due_on, r.due_at, {PERSON}, {OPEN_CASES} AS open_cases,
    coalesce(r.assignee_id, c.keeper_id) AS assignee,
    (SELECT count(*) FROM promise_log g WHERE g.promise_id = r.id AND g.what = 'tried') AS attempts, r.made_at, r.what
    FROM promises r JOIN customers c ON c.id = r.customer_id WHERE r.state = 'open' AND r.due_on <= ?"""

app = typer.Typer()


@app.command()
def due(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Print what is due."""
    connection = sqlite3.connect(os.environ["SVC_DB"])
    connection.row_factory = sqlite3.Row
    today = os.environ["SVC_NOW"][:10]
    rows = [dict(row) for sql in (FOLLOWUPS, CASES, PROMISES) for row in connection.execute(sql, [today])]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            print(*row.values(), sep="\t")


if __name__ == "__main__":
    app()
