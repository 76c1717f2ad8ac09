"""The journal read: one entry for each command, the rows as they were before it, and the way back."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from aftersales_cli.errors import NoSuchRecord, Term
from aftersales_cli.errors.journal import PlaceTaken
from aftersales_cli.rules import ids
from aftersales_cli.rules.codes import EntryKind
from aftersales_cli.rules.journal import Entry
from aftersales_cli.store import Store

COLUMNS = """c.id, c.at, c.real_at, c.user, c.kind, c.words, c.reverses, c.undone_by,
    (SELECT count(*) FROM changes h WHERE h.command_id = c.id)"""
# So many changes are read at a time on the way back.
CHUNK = 2_000

# What of the roll nobody has worked on.
UNTOUCHED = """state = 'open' AND why IS NULL
    AND NOT EXISTS (SELECT 1 FROM followup_log g WHERE g.followup_id = followups.id)"""
# A follow-up `f` in whose place one stood that an entry took away: of one cause and rule there is only one.
IN_PLACE = "f.id <> mine.row_id AND f.rule = json_extract(mine.before, '$.rule') AND ({})".format(
    " OR ".join(
        f"f.{cause} = json_extract(mine.before, '$.{cause}') AND f.{which} = json_extract(mine.before, '$.{which}')"
        for cause, which in (
            ("purchase_id", "occurrence"), ("case_id", "occurrence"), ("milestone_id", "occurrence"),
            ("promise_id", "occurrence"), ("after_id", "rule"), ("customer_id", "period"),
        )
    )
)  # fmt: skip


class Journal:
    """Every change that was made, newest last."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def listed(self, limit: int | None) -> tuple[tuple[Entry, ...], int]:
        """The newest entries, and how many there are."""
        select = f"SELECT {COLUMNS} FROM commands c WHERE open = 0"
        return self.store.listing(select, "id DESC", [], limit, self.read)

    def get(self, number: int) -> Entry:
        """One entry. Raises NoSuchRecord."""
        row = self.store.row(f"SELECT {COLUMNS} FROM commands c WHERE id = ? AND open = 0", [number])
        if row is None:
            raise NoSuchRecord(what=Term("journal entry"), value=ids.show(ids.ENTRY, number))
        return self.read(row)

    def newest_standing(self, user: str) -> Entry | None:
        """The user's newest command that is not undone."""
        return self.first(
            f"SELECT {COLUMNS} FROM commands c WHERE user = ? AND kind = 'do' AND undone_by IS NULL AND open = 0"
            " ORDER BY id DESC LIMIT 1",
            [user],
        )

    def newest_undo(self, user: str) -> Entry | None:
        """The user's newest undo that is not itself brought back."""
        return self.first(
            f"SELECT {COLUMNS} FROM commands c WHERE user = ? AND kind = 'undo' AND undone_by IS NULL AND open = 0"
            " ORDER BY id DESC LIMIT 1",
            [user],
        )

    def undo_of(self, entry: Entry) -> Entry | None:
        """The entry that took `entry` back and still stands."""
        return self.get(entry.undone_by) if entry.undone_by is not None else None

    def barrier(self) -> Entry | None:
        """The newest conversion of the store's format, or the newest time that somebody was forgotten."""
        return self.first(
            f"SELECT {COLUMNS} FROM commands c WHERE kind IN ('migration', 'forget') ORDER BY id DESC LIMIT 1", []
        )

    def about(self, entry: Entry, member: int | None) -> int | None:
        """The number of a complaint about a member of staff that an entry has made or changed."""
        (case,) = self.store.row(
            """SELECT max(k.id) FROM changes x LEFT JOIN case_log g ON x.tbl = 'case_log' AND g.id = x.row_id
            JOIN cases k ON k.id = CASE x.tbl WHEN 'cases' THEN x.row_id WHEN 'case_log' THEN g.case_id END
            WHERE x.command_id = ? AND k.against_id = ?""",
            [entry.id, member],
        )
        return int(case) if case is not None else None

    def again(self, undoing: Entry, chosen: Entry) -> Entry | None:
        """The newest command that stands and did the same as one, after that one was undone."""
        return self.first(
            f"""SELECT {COLUMNS} FROM commands c WHERE id > ? AND kind = 'do' AND undone_by IS NULL AND open = 0
            AND words = ? ORDER BY id DESC LIMIT 1""",
            [undoing.id, chosen.words],
        )

    def later_on(self, entry: Entry) -> Entry | None:
        """The newest entry after this one that stands and changed one of its rows, made a row that refers to one of
        those it made, took away a row to which its own rows referred before it, or put a follow-up in the place of one
        that it took away.
        """
        standing = """JOIN commands c ON c.id = x.command_id
            WHERE mine.command_id = ? AND c.id > ? AND c.open = 0 AND c.undone_by IS NULL
              AND NOT EXISTS (SELECT 1 FROM commands o WHERE o.id = c.reverses AND o.undone_by = c.id AND o.id > ?)"""
        same = "FROM changes mine JOIN changes x ON x.tbl = mine.tbl AND x.row_id = mine.row_id"
        searches = [f"SELECT max(c.id) {same} {standing}"]
        for parent, child, column in self.references():
            referring = f"""FROM changes mine JOIN {child} r ON r.{column} = mine.row_id
                JOIN changes x ON x.tbl = '{child}' AND x.row_id = r.id"""
            searches.append(f"SELECT max(c.id) {referring} {standing} AND mine.op = 'insert' AND mine.tbl = '{parent}'")
            referred = f"""FROM changes mine JOIN changes x ON x.tbl = '{parent}' AND x.op = 'delete'
                AND x.row_id = json_extract(mine.before, '$.{column}')"""
            searches.append(f"SELECT max(c.id) {referred} {standing} AND mine.op <> 'insert' AND mine.tbl = '{child}'")
        in_place = f"""FROM changes mine JOIN followups f ON {IN_PLACE}
            JOIN changes x ON x.tbl = 'followups' AND x.row_id = f.id"""
        searches.append(f"SELECT max(c.id) {in_place} {standing} AND mine.op = 'delete' AND mine.tbl = 'followups'")
        found = [self.store.row(sql, [entry.id] * 3)[0] for sql in searches]
        newest = max((number for number in found if number is not None), default=None)
        return None if newest is None else self.get(newest)

    def withdraw_rolled(self, entry: Entry) -> None:
        """Takes away what the roll wrote for records, or by a playbook, that an entry made, if nobody has worked on it:
        it goes with its cause.
        """
        made = "SELECT 1 FROM changes m WHERE m.command_id = :entry AND m.op = 'insert'"
        self.store.run(
            f"""DELETE FROM followups WHERE id IN (SELECT x.row_id FROM changes x JOIN commands c ON c.id = x.command_id
              WHERE c.kind = 'roll' AND c.id > :entry AND x.tbl = 'followups' AND x.op = 'insert')
            AND (EXISTS ({made} AND m.tbl = 'customers' AND m.row_id = followups.customer_id)
              OR EXISTS ({made} AND m.tbl = 'purchases' AND m.row_id = followups.purchase_id)
              OR EXISTS ({made} AND m.tbl = 'promises' AND m.row_id = followups.promise_id)
              OR EXISTS (SELECT 1 FROM changes x JOIN changes y ON y.command_id = x.command_id AND y.tbl = 'rolls'
                JOIN rolls r ON r.id = y.row_id JOIN changes m ON m.tbl = 'playbooks' AND m.row_id = r.playbook_id
                WHERE m.command_id = :entry AND m.op = 'insert' AND x.tbl = 'followups' AND x.op = 'insert'
                  AND x.row_id = followups.id))
            AND {UNTOUCHED}""",
            {"entry": entry.id},
        )
        self.store.run(
            f"DELETE FROM rolls WHERE EXISTS ({made} AND m.tbl = 'playbooks' AND m.row_id = rolls.playbook_id)",
            {"entry": entry.id},
        )

    def make_room(self, undoing: Entry) -> None:
        """Takes away what the roll has written since an undo in the place of follow-ups that the undo took away, if
        nobody has worked on it, so that they can come back; such a roll is then none, and what it wrote is written anew
        if they go again.
        """
        rolled = self.store.rows(
            f"""SELECT DISTINCT f.id, x.command_id FROM changes mine JOIN followups f ON {IN_PLACE}
            JOIN changes x ON x.tbl = 'followups' AND x.row_id = f.id AND x.op = 'insert'
            JOIN commands c ON c.id = x.command_id AND c.kind = 'roll' AND c.id > mine.command_id
            WHERE mine.command_id = ? AND mine.tbl = 'followups' AND mine.op = 'delete'
            AND f.id IN (SELECT id FROM followups WHERE {UNTOUCHED})""",
            [undoing.id],
        )
        self.store.many("DELETE FROM followups WHERE id = ?", ([row] for row, _ in rolled))
        self.store.many(
            "DELETE FROM rolls WHERE id IN (SELECT row_id FROM changes WHERE command_id = ? AND tbl = 'rolls')",
            ([roll] for _, roll in rolled),
        )

    def reverse(self, entry: Entry, shown: Entry) -> int:
        """Puts every row back as it was before `entry`, named to people as `shown`, under the open entry; returns how
        many rows. Raises PlaceTaken where something else is called, or stands, as one of them did.
        """
        # A whole store that came in refers to itself in every direction; what refers to nothing ends it at the commit.
        self.store.run("PRAGMA defer_foreign_keys = ON")
        for tbl, row, op, before in self.newest_first(entry):
            try:
                self.put_back(tbl, row, op, before)
            except sqlite3.IntegrityError as error:
                raise PlaceTaken(id=shown.ref) from error
        self.store.run(
            "UPDATE commands SET undone_by = (SELECT id FROM commands WHERE open = 1) WHERE id = ?", [entry.id]
        )
        self.store.run("UPDATE commands SET reverses = ? WHERE open = 1", [entry.id])
        (rows,) = self.store.row(
            "SELECT count(*) FROM (SELECT DISTINCT tbl, row_id FROM changes WHERE command_id = ?)", [entry.id]
        )
        return int(rows)

    def put_back(self, tbl: str, row: int, op: str, before: str) -> None:
        """Puts one row back as it was before a change of it. Raises sqlite3.IntegrityError."""
        if op == "insert":
            self.store.run(f"DELETE FROM {tbl} WHERE id = ?", [row])
        elif op == "delete":
            self.store.insert(tbl, json.loads(before))
        else:
            self.store.update(tbl, row, json.loads(before))

    def newest_first(self, entry: Entry) -> Iterator[tuple[str, int, str, str]]:
        """The changes of an entry, some at a time: an import has millions, and each may hold a whole row."""
        last = self.store.last_id("changes") + 1
        while found := self.store.rows(
            """SELECT id, tbl, row_id, op, before FROM changes WHERE command_id = ? AND id < ?
            ORDER BY id DESC LIMIT ?""",
            [entry.id, last, CHUNK],
        ):
            last = found[-1][0]
            yield from (change[1:] for change in found)

    def stands_again(self, entry: Entry) -> None:
        """Marks an entry, whose undo was itself reversed, as standing."""
        self.store.run("UPDATE commands SET undone_by = NULL WHERE id = ?", [entry.id])

    def references(self) -> list[tuple[str, str, str]]:
        """Which table is referred to by which column of which other: (parent, child, column)."""
        return self.store.rows(
            """SELECT f."table", m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' AND m.name <> 'changes'"""
        )

    def first(self, sql: str, values: list[object]) -> Entry | None:
        """The first entry that a statement yields."""
        row = self.store.row(sql, values)
        return None if row is None else self.read(row)

    def read(self, row: Any) -> Entry:
        """One entry as it is stored."""
        number, at, real_at, user, kind, words, reverses, undone_by, rows = row
        local = self.store.instant
        return Entry(number, local(at), local(real_at), user, EntryKind(kind), words, reverses, undone_by, rows)
