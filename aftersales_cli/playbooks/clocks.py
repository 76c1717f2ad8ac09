"""The deadlines of cases in a playbook file."""

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import Row, Source
from aftersales_cli.rules.clocks import Booked, CaseKind, Hours, Mark
from aftersales_cli.rules.codes import Severity

KEYS = frozenset({"id", "case", "until", "within", "hours", "only", "title", "off"})


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a deadline of nothing, without an end, or of no length."""
    for row in rows:
        where = f"clock {row['id']}"
        source.word(row, "case", where, CaseKind)
        source.word(row, "until", where, Mark)
        within = source.span(row, "within", where, least=0)
        source.word({"hours": Hours.ALWAYS, **row}, "hours", where, Hours)
        if row.get("hours") == Hours.WORKING and within.in_minutes is None and within.unit != "wd":
            raise source.wrong(where, "hours", Term("working hours are counted in min or h, working days in wd"))
        source.texts(row, "title", where)
        source.only(row, frozenset({"cause", "severity", "booked"}), where)
        source.words(row.get("only", {}), "severity", f"{where}, only", Severity)
        source.words(row.get("only", {}), "booked", f"{where}, only", Booked)
