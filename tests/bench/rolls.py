"""The roll of a day: a store whose playbook has twenty rules that the calendar wakes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from aftersales_cli.rules.codes import CustomerKind

# Everybody of one kind is written to on this day of the year: a season begins.
SEASON = "11-26/12-15"
NIGHT = "2026-11-26T01:00:00Z"
RULE = """
[[followup]]
id = "{id}"
{woken}
channel = "{channel}"
purpose = {{ en = "Rule {id}", zh = "规则 {id}" }}
"""


def playbook() -> str:
    """A playbook with twenty rules that the calendar wakes: birthdays, seasons, silence, age, festivals."""
    rules = [RULE.format(id=id, woken=woken, channel=channel) for id, woken, channel in woken_rules()]
    return 'title = { en = "Twenty rules", zh = "二十条规则" }\nbased_on = "auto-dealer"\n' + "".join(rules)


def woken_rules() -> Iterator[tuple[str, str, str]]:
    """Each rule: its id, what wakes it, by what way."""
    for kind in CustomerKind:
        if kind in (CustomerKind.NEW, CustomerKind.REGULAR, CustomerKind.LOYAL, CustomerKind.VIP):
            yield f"born-{kind}", f'birthday = true\nkinds = ["{kind}"]', "call"
    for number in range(4):
        yield f"before-{number}", f'birthday = true\nwait = "-{number + 1}d"', "text"
    yield "winter", f'season = "{SEASON}"\nkinds = ["prospect"]', "text"
    for number in range(2, 5):
        yield f"season-{number}", f'season = "{number:02}-01/{number:02}-20"', "text"
    for festival in ("chuxi", "zhongqiu", "duanwu"):
        yield festival, f'festival = "{festival}"', "text"
    for months in (3, 6, 12):
        yield f"idle-{months}", f'idle = "{months}mo"', "call"
    yield "aged", 'owned = "1y"', "call"
    yield "ripe", 'owned = "5y"\na_day = 20', "call"


def born(one: int, today: date) -> str:
    """The birthday of a customer: spread over the year."""
    return (today.replace(year=1990) - timedelta(days=one % 365)).isoformat()


def woken(store: Path) -> int:
    """How many follow-ups the calendar has woken."""
    with closing(sqlite3.connect(store)) as connection:
        origins = "'season', 'festival', 'birthday', 'idle', 'owned'"
        found = connection.execute(f"SELECT count(*) FROM followups WHERE origin IN ({origins})").fetchone()
        return int(found[0])
