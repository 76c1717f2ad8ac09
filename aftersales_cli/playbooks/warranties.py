"""The warranty terms of a playbook file."""

from collections.abc import Iterable

from aftersales_cli.errors import Term
from aftersales_cli.playbooks.source import ID, Row, Source
from aftersales_cli.rules.warranty import ALL, Fault, Payer, Start

KEYS = frozenset(
    {
        *("id", "component", "title", "starts", "lasts", "km", "uses", "seasons", "design_life", "repairs_extend"),
        *("exchange_restarts", "pays", "clause", "only", "off"),
    }
)
# A term runs for whole days; nobody counts working days to its end.
UNITS = frozenset({"d", "w", "mo", "y"})
# Nothing is warranted for more than a century of seasons.
MOST_SEASONS = 100


def check(source: Source, rows: list[Row]) -> None:
    """Refuses a term that says nothing, or two that would hold for the same component of the same purchase."""
    for row in rows:
        where = f"warranty {row['id']}"
        component = row.get("component")
        if not isinstance(component, str) or not (component == ALL or ID.fullmatch(component)):
            raise source.unlike(
                row, "component", where, Term('it must be "*" or a word of small letters, digits and hyphens')
            )
        source.texts(row, "title", where)
        source.texts(row, "clause", where)
        source.word(row, "starts", where, Start)
        length(source, row, where)
        for key in ("repairs_extend", "exchange_restarts"):
            source.switch(row, key, where)
        pays = row.get("pays", {})
        source.known(pays, frozenset(Fault), f"{where}, pays")
        for fault in pays:
            source.word(pays, fault, f"{where}, pays", Payer)
        source.only(row, frozenset({"category"}), where)
        if row.get("only") == {}:
            raise source.wrong(where, "only", Term("it must name a category"))
    single(source, rows)


def length(source: Source, row: Row, where: str) -> None:
    """What ends a term: a span, kilometres, uses, seasons, or the design."""
    source.switch(row, "design_life", where)
    source.positive(row, "km", where)
    source.positive(row, "uses", where)
    if row.get("lasts") is not None and source.span(row, "lasts", where, least=1).unit not in UNITS:
        raise source.wrong(where, "lasts", Term('it must be a span such as "3d" or "1mo"'))
    seasons = row.get("seasons")
    if seasons is not None:
        if not isinstance(seasons, dict) or not seasons:
            raise source.wrong(where, "seasons", Term("it must be a table of how many of which season"))
        for name in seasons:
            source.positive(seasons, name, f"{where}, seasons")
            if seasons[name] > MOST_SEASONS:
                raise source.wrong(f"{where}, seasons", name, Term("it must be 100 at most"))
        if row.get("lasts") is not None or row.get("design_life"):
            raise source.wrong(where, "seasons", Term("it goes without lasts and without design_life"))
    elif not (row.get("design_life") or any(row.get(key) is not None for key in ("lasts", "km", "uses"))):
        raise source.unlike(row, "lasts", where, Term("a term needs lasts, km, uses, seasons or design_life"))


def single(source: Source, rows: list[Row]) -> None:
    """Refuses a second term for the same component and category: nobody could say which of the two holds."""
    seen: dict[tuple[str, str | None], str] = {}
    for row in rows:
        for category in row.get("only", {}).get("category", (None,)):
            other = seen.setdefault((row["component"], category), row["id"])
            if other != row["id"]:
                where = f"warranty {row['id']}"
                raise source.wrong(where, "component", Term("it has a term already, in the row: "), [other])


def counted(source: Source, rows: list[Row], seasons: Iterable[str]) -> None:
    """Refuses a term that counts a season which the playbook does not name."""
    known = sorted(seasons)
    for row in rows:
        for name in row.get("seasons", {}):
            if name not in known:
                wanted = Term("the playbook's seasons are: ") if known else Term("the playbook names no seasons")
                raise source.wrong(f"warranty {row['id']}, seasons", name, wanted, known)
