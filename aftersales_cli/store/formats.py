"""The formats of the file, one after the other: numbered migrations that are only ever added to."""

import sqlite3

from sqlite_utils import Database, Migrations

FIRST = """
CREATE TABLE commands (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, real_at TEXT NOT NULL, user TEXT NOT NULL,
  kind TEXT NOT NULL, words TEXT NOT NULL, open INTEGER NOT NULL DEFAULT 0,
  reverses INTEGER, undone_by INTEGER) STRICT;
CREATE UNIQUE INDEX commands_open ON commands (open) WHERE open = 1;
CREATE INDEX commands_user ON commands (user, kind, id);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, command_id INTEGER NOT NULL REFERENCES commands (id),
  tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL, before TEXT) STRICT;
CREATE INDEX changes_command ON changes (command_id);
CREATE INDEX changes_row ON changes (tbl, row_id);

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE playbooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, body TEXT NOT NULL, stored_at TEXT NOT NULL) STRICT;
CREATE TABLE vocabulary (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, code TEXT NOT NULL, en TEXT NOT NULL,
  zh TEXT NOT NULL, UNIQUE (kind, code)) STRICT;
CREATE TABLE rolls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, playbook_id INTEGER NOT NULL REFERENCES playbooks (id),
  UNIQUE (day, playbook_id)) STRICT;

CREATE TABLE customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''), initials TEXT NOT NULL,
  phone TEXT, wechat TEXT, kind TEXT NOT NULL, district TEXT, address TEXT, birthday TEXT, note TEXT,
  do_not_call INTEGER NOT NULL CHECK (do_not_call IN (0, 1)), since TEXT NOT NULL) STRICT;
CREATE INDEX customers_name ON customers (name);
CREATE INDEX customers_phone ON customers (phone) WHERE phone IS NOT NULL;
CREATE INDEX customers_initials ON customers (initials);

CREATE TABLE purchases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  item TEXT NOT NULL CHECK (item <> ''), category TEXT, serial TEXT, price INTEGER CHECK (price >= 0),
  bought_on TEXT NOT NULL, bought_at TEXT, deliver_on TEXT, delivered_on TEXT, delivered_at TEXT, note TEXT) STRICT;
CREATE INDEX purchases_customer ON purchases (customer_id);
CREATE INDEX purchases_serial ON purchases (serial) WHERE serial IS NOT NULL;
CREATE INDEX purchases_bought ON purchases (bought_on);

CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), what TEXT NOT NULL CHECK (what <> ''), cause TEXT,
  severity TEXT NOT NULL, via TEXT NOT NULL, wants TEXT, opened_at TEXT NOT NULL, next_due_on TEXT,
  next_due_at TEXT, closed_at TEXT) STRICT;
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_purchase ON cases (purchase_id) WHERE purchase_id IS NOT NULL;
CREATE INDEX cases_due ON cases (next_due_on) WHERE closed_at IS NULL;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id), at TEXT NOT NULL,
  direction TEXT NOT NULL, channel TEXT NOT NULL, outcome TEXT NOT NULL, minutes INTEGER CHECK (minutes >= 0),
  note TEXT, by TEXT NOT NULL) STRICT;
CREATE INDEX calls_customer ON calls (customer_id, at);

CREATE TABLE case_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), note TEXT) STRICT;
CREATE INDEX case_log_case ON case_log (case_id);
CREATE INDEX case_log_call ON case_log (call_id) WHERE call_id IS NOT NULL;

CREATE TABLE followups (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), call_id INTEGER REFERENCES calls (id),
  rule TEXT NOT NULL, origin TEXT, occurrence INTEGER NOT NULL DEFAULT 1, text TEXT, channel TEXT NOT NULL,
  planned_on TEXT NOT NULL, due_on TEXT NOT NULL, due_at TEXT, state TEXT NOT NULL, closed_at TEXT, why TEXT,
  since TEXT NOT NULL) STRICT;
CREATE INDEX followups_due ON followups (due_on) WHERE state = 'open';
CREATE INDEX followups_customer ON followups (customer_id, state);
CREATE UNIQUE INDEX followups_once ON followups (purchase_id, rule, occurrence) WHERE purchase_id IS NOT NULL;
CREATE INDEX followups_call ON followups (call_id) WHERE call_id IS NOT NULL;

CREATE TABLE followup_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, followup_id INTEGER NOT NULL REFERENCES followups (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), from_on TEXT, from_at TEXT,
  to_on TEXT, to_at TEXT, why TEXT) STRICT;
CREATE INDEX followup_log_followup ON followup_log (followup_id, what);
CREATE INDEX followup_log_call ON followup_log (call_id) WHERE call_id IS NOT NULL;
"""

SECOND = """
CREATE TABLE staff (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE CHECK (name <> ''), initials TEXT NOT NULL,
  role TEXT NOT NULL, quota INTEGER CHECK (quota >= 0), absent_from TEXT, absent_to TEXT, since TEXT NOT NULL) STRICT;

ALTER TABLE customers ADD COLUMN keeper_id INTEGER REFERENCES staff (id);
CREATE INDEX customers_keeper ON customers (keeper_id) WHERE keeper_id IS NOT NULL;
ALTER TABLE purchases ADD COLUMN accepted_on TEXT;
ALTER TABLE purchases ADD COLUMN accepted_at TEXT;
ALTER TABLE purchases ADD COLUMN moved_in_on TEXT;
ALTER TABLE purchases ADD COLUMN moved_in_at TEXT;
CREATE INDEX calls_at ON calls (at);

CREATE TABLE cases_rebuilt (
  id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, customer_id INTEGER REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), what TEXT CHECK (what <> ''), cause TEXT, severity TEXT NOT NULL,
  via TEXT, wants TEXT, against_id INTEGER REFERENCES staff (id), assignee_id INTEGER REFERENCES staff (id),
  km INTEGER CHECK (km >= 0), result TEXT, opened_at TEXT NOT NULL, next_due_on TEXT, next_due_at TEXT,
  closed_at TEXT, ended TEXT) STRICT;
INSERT INTO cases_rebuilt (id, kind, customer_id, purchase_id, what, cause, severity, via, wants, opened_at,
    next_due_on, next_due_at, closed_at)
  SELECT id, kind, customer_id, purchase_id, what, cause, severity, via, wants, opened_at, next_due_on, next_due_at,
    closed_at FROM cases;
DELETE FROM sqlite_sequence WHERE name = 'cases_rebuilt';
INSERT INTO sqlite_sequence (name, seq) SELECT 'cases_rebuilt', seq FROM sqlite_sequence WHERE name = 'cases';
DROP TABLE cases;
ALTER TABLE cases_rebuilt RENAME TO cases;
CREATE INDEX cases_customer ON cases (customer_id);
CREATE INDEX cases_purchase ON cases (purchase_id) WHERE purchase_id IS NOT NULL;
CREATE INDEX cases_against ON cases (against_id) WHERE against_id IS NOT NULL;
CREATE INDEX cases_due ON cases (next_due_on) WHERE closed_at IS NULL;
CREATE INDEX cases_opened ON cases (opened_at);
ALTER TABLE case_log ADD COLUMN from_on TEXT;
ALTER TABLE case_log ADD COLUMN from_at TEXT;
ALTER TABLE case_log ADD COLUMN to_on TEXT;
ALTER TABLE case_log ADD COLUMN to_at TEXT;

CREATE TABLE enquiries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  budget INTEGER CHECK (budget >= 0), wanted_when TEXT, compared TEXT, why_not TEXT,
  test_drive INTEGER NOT NULL CHECK (test_drive IN (0, 1))) STRICT;

ALTER TABLE followups ADD COLUMN case_id INTEGER REFERENCES cases (id);
ALTER TABLE followups ADD COLUMN event_on TEXT;
ALTER TABLE followups ADD COLUMN assignee_id INTEGER REFERENCES staff (id);
ALTER TABLE followups ADD COLUMN role TEXT;
CREATE UNIQUE INDEX followups_of_case ON followups (case_id, rule, occurrence) WHERE case_id IS NOT NULL;

CREATE TABLE promises (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  case_id INTEGER REFERENCES cases (id), call_id INTEGER REFERENCES calls (id), what TEXT NOT NULL CHECK (what <> ''),
  assignee_id INTEGER REFERENCES staff (id), made_at TEXT NOT NULL, made_by TEXT NOT NULL, first_on TEXT NOT NULL,
  first_at TEXT, due_on TEXT NOT NULL, due_at TEXT, state TEXT NOT NULL, closed_at TEXT, why TEXT) STRICT;
CREATE INDEX promises_due ON promises (due_on) WHERE state = 'open';
CREATE INDEX promises_customer ON promises (customer_id, state);
CREATE INDEX promises_call ON promises (call_id) WHERE call_id IS NOT NULL;
CREATE TABLE promise_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT, promise_id INTEGER NOT NULL REFERENCES promises (id), at TEXT NOT NULL,
  what TEXT NOT NULL, by TEXT NOT NULL, call_id INTEGER REFERENCES calls (id), from_on TEXT, from_at TEXT,
  to_on TEXT, to_at TEXT, why TEXT) STRICT;
CREATE INDEX promise_log_promise ON promise_log (promise_id, what);
CREATE INDEX promise_log_call ON promise_log (call_id) WHERE call_id IS NOT NULL;
"""

THIRD = """
CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, kind TEXT NOT NULL, name TEXT, hours TEXT,
  source TEXT NOT NULL, UNIQUE (day, kind, name)) STRICT;

ALTER TABLE customers ADD COLUMN adviser_id INTEGER REFERENCES staff (id);
ALTER TABLE customers ADD COLUMN referred_by_id INTEGER REFERENCES customers (id);
CREATE INDEX customers_adviser ON customers (adviser_id) WHERE adviser_id IS NOT NULL;
CREATE INDEX customers_referred_by ON customers (referred_by_id) WHERE referred_by_id IS NOT NULL;
CREATE INDEX customers_birthday ON customers (substr(birthday, 6)) WHERE birthday IS NOT NULL;

ALTER TABLE purchases ADD COLUMN quantity INTEGER CHECK (quantity > 0);
ALTER TABLE purchases ADD COLUMN daily_milli INTEGER CHECK (daily_milli > 0);
ALTER TABLE purchases ADD COLUMN playbook_id INTEGER REFERENCES playbooks (id);

CREATE TABLE milestones (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id),
  purchase_id INTEGER REFERENCES purchases (id), what TEXT NOT NULL, happened_on TEXT NOT NULL, happened_at TEXT,
  note TEXT, by TEXT NOT NULL) STRICT;
CREATE INDEX milestones_customer ON milestones (customer_id);
CREATE INDEX milestones_purchase ON milestones (purchase_id) WHERE purchase_id IS NOT NULL;

CREATE TABLE warranty_exceptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, purchase_id INTEGER NOT NULL REFERENCES purchases (id),
  component TEXT NOT NULL, fault TEXT NOT NULL, on_day TEXT NOT NULL, km INTEGER CHECK (km >= 0),
  reason TEXT NOT NULL CHECK (reason <> ''), at TEXT NOT NULL, by TEXT NOT NULL) STRICT;
CREATE INDEX warranty_exceptions_purchase ON warranty_exceptions (purchase_id);

ALTER TABLE followups ADD COLUMN after_id INTEGER REFERENCES followups (id);
ALTER TABLE followups ADD COLUMN milestone_id INTEGER REFERENCES milestones (id);
ALTER TABLE followups ADD COLUMN promise_id INTEGER REFERENCES promises (id);
ALTER TABLE followups ADD COLUMN period TEXT;
ALTER TABLE followups ADD COLUMN until_on TEXT;
CREATE UNIQUE INDEX followups_after ON followups (after_id, rule) WHERE after_id IS NOT NULL;
CREATE UNIQUE INDEX followups_of_milestone ON followups (milestone_id, rule, occurrence) WHERE milestone_id IS NOT NULL;
CREATE UNIQUE INDEX followups_of_promise ON followups (promise_id, rule, occurrence) WHERE promise_id IS NOT NULL;
CREATE UNIQUE INDEX followups_periodic ON followups (customer_id, rule, period) WHERE period IS NOT NULL;
CREATE INDEX followups_unreachable ON followups (customer_id) WHERE state = 'unreachable';

ALTER TABLE calls ADD COLUMN despite TEXT;
"""

FOURTH = """
ALTER TABLE cases ADD COLUMN playbook_id INTEGER REFERENCES playbooks (id);
ALTER TABLE cases ADD COLUMN waits TEXT;
ALTER TABLE cases ADD COLUMN deadline TEXT;
ALTER TABLE cases ADD COLUMN deadline_on TEXT;
ALTER TABLE cases ADD COLUMN deadline_at TEXT;
ALTER TABLE cases ADD COLUMN climbs TEXT;
ALTER TABLE cases ADD COLUMN party TEXT;
ALTER TABLE cases ADD COLUMN measure TEXT;
ALTER TABLE cases ADD COLUMN correct_on TEXT;
ALTER TABLE cases ADD COLUMN corrected_on TEXT;
ALTER TABLE cases ADD COLUMN same_as_id INTEGER REFERENCES cases (id);
ALTER TABLE cases ADD COLUMN place TEXT;
ALTER TABLE case_log ADD COLUMN by_id INTEGER REFERENCES staff (id);
ALTER TABLE case_log ADD COLUMN whom_id INTEGER REFERENCES staff (id);
ALTER TABLE case_log ADD COLUMN word TEXT;
ALTER TABLE case_log ADD COLUMN amount INTEGER CHECK (amount >= 0);
UPDATE case_log SET to_on = (SELECT k.next_due_on FROM cases k WHERE k.id = case_id),
  to_at = (SELECT k.next_due_at FROM cases k WHERE k.id = case_id)
  WHERE id IN (SELECT max(g.id) FROM case_log g JOIN cases k ON k.id = g.case_id
    WHERE k.closed_at IS NULL AND k.kind IN ('complaint', 'suggestion', 'enquiry')
    AND g.what IN ('received', 'contacted', 'tried') GROUP BY k.id);
UPDATE cases SET waits = 'acknowledged' WHERE closed_at IS NULL AND kind IN ('complaint', 'suggestion');
UPDATE case_log SET by_id = (SELECT s.id FROM staff s WHERE s.name = case_log.by);

ALTER TABLE promises ADD COLUMN makes_good_id INTEGER REFERENCES promises (id);
ALTER TABLE promises ADD COLUMN remedy TEXT;
ALTER TABLE promises ADD COLUMN amount INTEGER CHECK (amount >= 0);
ALTER TABLE promises ADD COLUMN confirm_role TEXT;
ALTER TABLE promises ADD COLUMN restock_on TEXT;
CREATE INDEX promises_of_case ON promises (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX promises_making_good ON promises (makes_good_id) WHERE makes_good_id IS NOT NULL;
CREATE INDEX promises_pending ON promises (confirm_role) WHERE confirm_role IS NOT NULL AND state = 'open';

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT, case_id INTEGER NOT NULL REFERENCES cases (id), name TEXT NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL CHECK (size >= 0), note TEXT, at TEXT NOT NULL, by TEXT NOT NULL) STRICT;
CREATE INDEX attachments_case ON attachments (case_id);
"""

# A paused case is seen to at the end of its pause, whatever deadline it had missed before.
FIFTH = """
ALTER TABLE case_log ADD COLUMN entered_at TEXT;
ALTER TABLE case_log ADD COLUMN real_at TEXT;
UPDATE case_log SET (entered_at, real_at) = (SELECT c.at, c.real_at
  FROM changes h JOIN commands c ON c.id = h.command_id
  WHERE h.tbl = 'case_log' AND h.row_id = case_log.id AND h.op = 'insert' ORDER BY c.id LIMIT 1);
UPDATE cases SET (next_due_on, next_due_at) = (SELECT g.to_on, g.to_at FROM case_log g
  WHERE g.case_id = cases.id AND g.to_on IS NOT NULL ORDER BY g.id DESC LIMIT 1)
  WHERE waits = 'resumed' AND closed_at IS NULL;

CREATE TABLE former_customers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customers (id), name TEXT NOT NULL CHECK (name <> ''), phone TEXT,
  merged_at TEXT NOT NULL, by TEXT NOT NULL) STRICT;
CREATE INDEX former_customers_customer ON former_customers (customer_id);
CREATE INDEX former_customers_phone ON former_customers (phone) WHERE phone IS NOT NULL;
CREATE INDEX former_customers_name ON former_customers (name);
CREATE INDEX commands_barrier ON commands (id) WHERE kind IN ('migration', 'forget');
CREATE INDEX cases_measures ON cases (correct_on) WHERE corrected_on IS NULL AND correct_on IS NOT NULL;

CREATE TABLE access (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, real_at TEXT NOT NULL, user TEXT NOT NULL,
  customer_id INTEGER, what TEXT NOT NULL, why TEXT, agreed_by TEXT) STRICT;
CREATE INDEX access_customer ON access (customer_id);
CREATE INDEX access_user ON access (user);

ALTER TABLE customers ADD COLUMN consent TEXT;
ALTER TABLE customers ADD COLUMN forgotten_on TEXT;
CREATE INDEX customers_forgotten ON customers (id) WHERE forgotten_on IS NOT NULL;
CREATE TABLE consents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL REFERENCES customers (id), standing TEXT NOT NULL,
  on_day TEXT NOT NULL, via TEXT, note TEXT, at TEXT NOT NULL, by TEXT NOT NULL) STRICT;
CREATE INDEX consents_customer ON consents (customer_id);
"""

# What is the same as another case is found without reading every case, which undoing a long list would do for each row.
SIXTH = """
CREATE INDEX cases_same_as ON cases (same_as_id) WHERE same_as_id IS NOT NULL;
"""

migrations = Migrations("svc")


@migrations(name="1")
def walking_skeleton(db: Database) -> None:
    """Customers, purchases, follow-ups, calls, cases, and the journal."""
    run(db, FIRST)


@migrations(name="2")
def working_day(db: Database) -> None:
    """Staff, promises, jobs and enquiries; a case may be of somebody unknown."""
    run(db, SECOND)


@migrations(name="3")
def playbook_runs_the_trade(db: Database) -> None:
    """The calendar, milestones, what recurs, warranty terms, and what is done despite a rule."""
    run(db, THIRD)


@migrations(name="4")
def closed_loop(db: Database) -> None:
    """Complaints in a closed loop: who did what, deadlines, authority, attachments."""
    run(db, FOURTH)


@migrations(name="5")
def memory(db: Database) -> None:
    """When each line of a record was written down."""
    run(db, FIFTH)


@migrations(name="6")
def long_lists(db: Database) -> None:
    """Cases by what they are the same as."""
    run(db, SIXTH)


def migrate(connection: sqlite3.Connection) -> None:
    """Runs the migrations that an open file has not seen, under whatever transaction is open."""
    migrations.apply(Database(connection, recursive_triggers=False))


def run(db: Database, script: str) -> None:
    """Runs the statements of a migration one by one: `executescript` would commit what is open."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
