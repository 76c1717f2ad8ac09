"""The store's policy: its playbook as it stood when it was taken up, its words, its causes, its roll."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from aftersales_cli.rules.clock import stamp
from aftersales_cli.rules.codes import nearest, unknown
from aftersales_cli.rules.playbook import Cause, Playbook, standing
from aftersales_cli.rules.recurring import followed
from aftersales_cli.store import Store

if TYPE_CHECKING:
    from aftersales_cli.rules.authority import Authority


class Policy:
    """What was agreed in the store: read on daily commands without a single TOML file."""

    def __init__(self, store: Store) -> None:
        self.store = store
        # A version of a playbook is never changed once it is stored, so each is read once.
        self.versions: dict[int, Playbook] = {}

    def take_up(self, playbook: Playbook, now: datetime) -> None:
        """Stores a version of a playbook and makes it the current one."""
        body = json.dumps(playbook.body, ensure_ascii=False)
        version = self.store.insert("playbooks", {"name": playbook.name, "body": body, "stored_at": stamp(now)})
        # The quiet hours are read with every call, and with every follow-up that ends whether something comes after it,
        # so they stand beside the playbook too.
        beside = {"quiet": playbook.body.get("quiet") or "", "followed": ",".join(followed(playbook.followups))}
        for key, value in {"playbook": str(version), **beside}.items():
            self.set(key, value)
        for known in ("settings", "plans", "calendar"):
            self.store.__dict__.pop(known, None)
        self.learn("purpose", [(rule.id, rule.en, rule.zh) for rule in playbook.followups])

    def version(self, number: int) -> Playbook:
        """A playbook as it stood when it was taken up."""
        if number not in self.versions:
            (body,) = self.store.row("SELECT body FROM playbooks WHERE id = ?", [number])
            self.versions[number] = Playbook(json.loads(body))
        return self.versions[number]

    def learn(self, kind: str, words: Iterable[tuple[str, str, str]]) -> None:
        """Stores the words of a kind, code and both languages; those that are known are brought up to date."""
        for code, en, zh in words:
            self.store.run(
                """INSERT INTO vocabulary (kind, code, en, zh) VALUES (?, ?, ?, ?)
                ON CONFLICT (kind, code) DO UPDATE SET en = excluded.en, zh = excluded.zh""",
                [kind, code, en, zh],
            )

    def set(self, key: str, value: str) -> None:
        """Writes one setting of the store."""
        self.store.run(
            "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, value],
        )
        self.store.__dict__.pop("settings", None)

    def map_columns(self, noun: str, shape: str, meanings: dict[str, str]) -> None:
        """Remembers what the columns of a list of this shape mean."""
        self.set(map_key(noun, shape), json.dumps(meanings, ensure_ascii=False))

    def column_map(self, noun: str, shape: str) -> dict[str, str]:
        """What the columns of a list of this shape were told to mean; nothing if nobody told."""
        found: dict[str, str] = json.loads(self.store.settings.get(map_key(noun, shape), "{}"))
        return found

    def current(self) -> Playbook:
        """The playbook in force."""
        return self.version(int(self.store.settings["playbook"]))

    def limits(self) -> "tuple[Authority, ...]":
        """What each rank may decide alone; where nobody is on the staff, whoever is there decides everything."""
        return self.current().authorities if self.store.staff.team() else ()

    def history(self) -> list[tuple[int, date]]:
        """Every version of the playbook with the day on which it was taken up, the oldest first."""
        rows = self.store.rows("SELECT id, stored_at FROM playbooks ORDER BY id")
        return [(number, self.store.instant(stored).date()) for number, stored in rows]

    def standing(self, day: date) -> int:
        """The version that stood on a day: what is agreed with a customer on it stays agreed."""
        return standing(self.history(), day)

    def causes(self) -> tuple[Cause, ...]:
        """The causes of complaints that the store knows."""
        rows = self.store.rows("SELECT code, en, zh FROM vocabulary WHERE kind = 'cause' ORDER BY id")
        return tuple(Cause(*row) for row in rows)

    def cause(self, code: str) -> str:
        """A cause as it is stored. Raises UnknownWord, or MisspeltWord with the near one."""
        known = [cause.code for cause in self.causes()]
        spelt = code.strip().lower().replace(" ", "-")
        if spelt in known:
            return spelt
        groups = [one for one in known if "/" not in one]
        raise unknown(code, "cause", known if nearest(code, known) else groups)

    def cause_said(self) -> Callable[[str], str]:
        """Finds the cause that a text means, by its code or as the store calls it. What it finds raises UnknownWord."""
        said = {text.casefold(): one.code for one in self.causes() for text in (one.zh, one.en)}
        return lambda text: said.get(text.casefold()) or self.cause(text)


def map_key(noun: str, shape: str) -> str:
    """The setting in which it stands what the columns of a list mean."""
    return f"map:{noun}:{sha256(shape.encode()).hexdigest()[:16]}"
