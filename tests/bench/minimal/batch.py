"""The minimal program beside `svc log-call --batch`: one Typer command that writes the same rows by `executemany`.

Its source is fixed: the budget is stated against this text, so it is neither tuned nor slowed down. The journal's
triggers of the store write as they do for svc. Each line names a customer's number and the follow-up that is closed; it
looks nothing up and checks nothing.
"""

import json
import os
import sqlite3
import time
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def batch(path: Annotated[Path, typer.Option("--batch")]) -> None:
    """Write contacts down, close their follow-ups, agree the next."""
    now, user = os.environ["SVC_NOW"], os.environ["SVC_USER"]
    real = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    connection = sqlite3.connect(os.environ["SVC_DB"], isolation_level=None)
    run, many = connection.execute, connection.executemany
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = [(int(one["customer"][1:]), int(one["for"][1:]), one["note"], one["next"]) for one in lines]
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA recursive_triggers = ON")
    run("PRAGMA synchronous = FULL")
    run("BEGIN IMMEDIATE")
    entry = run(
        "INSERT INTO commands (at, real_at, user, kind, words, open) VALUES (?, ?, ?, 'do', ?, 1)",
        [now, real, user, f"log-call --batch {path}"],
    ).lastrowid
    (last,) = run("SELECT seq FROM sqlite_sequence WHERE name = 'calls'").fetchone()
    calls = range(last + 1, last + 1 + len(told))
    many(
        "INSERT INTO calls (id, customer_id, at, direction, channel, outcome, minutes, note, by)"
        " VALUES (?, ?, ?, 'out', 'call', 'reached', NULL, ?, ?)",
        [(call, customer, now, note, user) for call, (customer, _, note, _) in zip(calls, told, strict=True)],
    )
    many("UPDATE followups SET state = 'done', closed_at = ? WHERE id = ?", [(now, closed) for _, closed, _, _ in told])
    many(
        "INSERT INTO followup_log (followup_id, at, what, by, call_id) VALUES (?, ?, 'done', ?, ?)",
        [(closed, now, user, call) for call, (_, closed, _, _) in zip(calls, told, strict=True)],
    )
    many(
        "INSERT INTO followups (customer_id, channel, rule, call_id, planned_on, due_on, state, since)"
        " VALUES (?, 'call', 'next-contact', ?, ?, ?, 'open', ?)",
        [(customer, call, on, on, now) for call, (customer, _, _, on) in zip(calls, told, strict=True)],
    )
    run("UPDATE commands SET open = 0 WHERE id = ?", [entry])
    run("COMMIT")
    print(f"Logged {len(told)} contacts.")


if __name__ == "__main__":
    app()
