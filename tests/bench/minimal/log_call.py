"""The minimal program beside `svc log-call`: one Typer command that writes the same rows, as durably.

Its source is fixed: the budget is stated against this text, so it is neither tuned nor slowed down. The journal's
triggers of the store write as they do for svc. It takes a customer's number and an ISO day, and checks nothing.
"""

import os
import sqlite3
import time
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def log_call(customer: int, note: str, following: Annotated[str, typer.Option("--next")]) -> None:
    """Write a contact down, close its follow-up, agree the next."""
    now, user = os.environ["SVC_NOW"], os.environ["SVC_USER"]
    real = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    run = sqlite3.connect(os.environ["SVC_DB"], isolation_level=None).execute
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA recursive_triggers = ON")
    run("PRAGMA synchronous = FULL")
    run("BEGIN IMMEDIATE")
    words = f"log-call {customer} {note} --next {following}"
    entry = run(
        "INSERT INTO commands (at, real_at, user, kind, words, open) VALUES (?, ?, ?, 'do', ?, 1)",
        [now, real, user, words],
    ).lastrowid
    call = run(
        "INSERT INTO calls (customer_id, at, direction, channel, outcome, minutes, note, by)"
        " VALUES (?, ?, 'out', 'call', 'reached', NULL, ?, ?)",
        [customer, now, note, user],
    ).lastrowid
    (closed,) = run(
        "SELECT id FROM followups WHERE customer_id = ? AND state = 'open' AND due_on <= ? ORDER BY due_on LIMIT 1",
        [customer, now[:10]],
    ).fetchone()
    run("UPDATE followups SET state = 'done', closed_at = ? WHERE id = ?", [now, closed])
    run(
        "INSERT INTO followup_log (followup_id, at, what, by, call_id) VALUES (?, ?, 'done', ?, ?)",
        [closed, now, user, call],
    )
    run(
        "INSERT INTO followups (customer_id, channel, rule, call_id, planned_on, due_on, state, since)"
        " VALUES (?, 'call', 'next-contact', ?, ?, ?, 'open', ?)",
        [customer, call, following, following, now],
    )
    run("UPDATE commands SET open = 0 WHERE id = ?", [entry])
    run("COMMIT")
    print(f"Logged L{call}, closed F{closed}.")


if __name__ == "__main__":
    app()
