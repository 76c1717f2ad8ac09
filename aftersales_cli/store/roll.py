"""The roll: what recurs by the calendar is written once per day and playbook version."""

from datetime import date

from aftersales_cli.store import Store


class Roll:
    """Which days are written. No rule recurs by the calendar yet, so a day's roll is its mark alone."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def written(self, day: date) -> bool:
        """Whether the roll of a day stands for the current playbook."""
        key = [day.isoformat(), int(self.store.settings["playbook"])]
        return bool(self.store.row("SELECT 1 FROM rolls WHERE day = ? AND playbook_id = ?", key))

    def write(self, day: date) -> None:
        """Writes the roll of a day."""
        values: dict[str, object] = {"day": day.isoformat(), "playbook_id": int(self.store.settings["playbook"])}
        self.store.insert("rolls", values)
