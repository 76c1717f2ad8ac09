"""Which column of a list holds which field: its row of heads is found, and its rows are read by them."""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from aftersales_cli.errors import EmptyText
from aftersales_cli.errors.lists import BadMap, EmptyList, NoHeads, NoSuchHead, SameHeads
from aftersales_cli.rules import cells, codes, texts
from aftersales_cli.rules.cells import Phones, Reading, Row
from aftersales_cli.rules.nouns import Field, Noun

# A title, a date and a remark may stand above the heads.
SEARCHED = 10
MOST_SHOWN = 12
# What a head means that is told to mean no field.
NOTHING_MEANT = "-"
# The head of the column in which svc says why it left a row out; no noun has a field for it.
REASONS = frozenset({"Why it was left out", "未导入的原因"})
# So many different cells of a column are remembered.
MOST_KEPT = 5_000
UNIT = re.compile(r"\(.*?\)|\[.*?\]|【.*?】|<.*?>")
SIGNS = re.compile(r"[\W_]+")
PARTS = re.compile(r"[\s/、,，\\|()\[\]]+")
TOTAL = re.compile(r"(合计|总计|小计|共计|总数)[\d条人台辆件元户位名个共年月]*|(sub|grand)?totals?")
# One of these stands in such a row, and in hardly any other.
HINT = re.compile("[计数制填审经打]|total")
# The line below a list that says who made it.
SIGNED = re.compile(r"(制表|填表|审核|经办|打印|制单)(人|日期|时间)?\s*[::]")


class Column(NamedTuple):
    """A column of a list: where its field stands in the noun, where its cell stands in the row, and the field."""

    place: int
    at: int
    field: Field


class Heads(NamedTuple):
    """The row that says what the columns are, and the columns of which nothing is known: by their heads, and by their
    letters where something stands in columns without one.
    """

    row: Row
    columns: tuple[Column, ...]
    ignored: tuple[str, ...]

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        """The heads that are read, from left to right, each with the name of the field that it is taken for."""
        ordered = sorted(self.columns, key=lambda column: column.at)
        return tuple((str(self.row.cells[column.at]).strip(), column.field.name) for column in ordered)


def key(text: str) -> str:
    """A head without what spreadsheets differ in: width, case, blanks, punctuation, and units in brackets."""
    narrow = texts.narrow(text).casefold()
    return SIGNS.sub("", UNIT.sub("", narrow)) or SIGNS.sub("", narrow)


def known(noun: Noun) -> dict[str, Field]:
    """The field for each head."""
    return {head: field for field in noun.fields for head in field.heads.split()}


def meant(text: str, table: dict[str, Field]) -> Field | None:
    """The field that a head names: `手机号`, `价格（元）`, or in two languages `姓名 / Name`."""
    narrow = texts.narrow(text).casefold()
    whole = table.get(SIGNS.sub("", narrow)) or table.get(key(text))
    if whole is not None:
        return whole
    parts = {field.name: field for part in PARTS.split(narrow) if (field := table.get(SIGNS.sub("", part)))}
    return next(iter(parts.values())) if len(parts) == 1 else None


def told(noun: Noun, maps: Sequence[str]) -> dict[str, str]:
    """Which field each head means to whoever typed `their column=field`; the field by its name or by a head that is
    known, or `-` for none. Raises BadMap, UnknownWord.
    """
    table, names = known(noun), {field.name: field.name for field in noun.fields}
    found = {}
    for one in maps:
        head, sign, field = (part.strip() for part in one.rpartition("="))
        if not sign or not head or not field:
            raise BadMap(value=one)
        meant_field = meant(field, table)
        name = names.get(field.replace("-", "_")) or (meant_field.name if meant_field else field)
        if name not in names and name != NOTHING_MEANT:
            raise codes.unknown(field, "field", [*names])
        found[head] = name
    return found


def shape(row: Row) -> str:
    """The heads of a list as one text: lists with the same ones are of one shape."""
    return "\t".join(shown.strip() for cell in row.cells if isinstance(shown := cell, str))


def find(
    noun: Noun, beginning: Sequence[Row], path: object, without: frozenset[str] = frozenset(),
    maps: Callable[[str], dict[str, str]] = lambda shape: {},
) -> Heads:  # fmt: skip
    """The first row that names a column for all that the noun needs; columns of the fields `without` are ignored.
    `maps` says for the shape of a row which fields its heads were told to mean.

    Raises EmptyList, NoHeads, naming what the nearest row lacks and what stands there, SameHeads where two columns name
    the same field, and NoSuchHead where a head was told that does not stand there.
    """
    table = {head: field for head, field in known(noun).items() if field.name not in without}
    by_name = {field.name: field for field in noun.fields if field.name not in without}
    nearest, missing, most = "-", noun.lacking(()), -1
    for row in beginning[:SEARCHED]:
        heads = [(at, cell.strip()) for at, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip()]
        mapped = maps(shape(row))
        fields = [
            (at, text, by_name.get(mapped[text]) if text in mapped else meant(text, table)) for at, text in heads
        ]  # fmt: skip
        names = {field.name for _, _, field in fields if field}
        if not (lacking := noun.lacking(names)):
            if astray := [head for head in mapped if head not in [text for _, text in heads]]:
                raise NoSuchHead(value=astray[0], found=", ".join(text for _, text in heads[:MOST_SHOWN]))
            return arranged(noun, row, fields)
        if heads and len(names) > most:
            most, nearest = len(names), ", ".join(text for _, text in heads[:MOST_SHOWN])
            missing = lacking
    if len(beginning) < SEARCHED and all(cells.blank(cell) for row in beginning for cell in row.cells):
        raise EmptyList(path=path, needed=", ".join(noun.shown))
    raise NoHeads(path=path, searched=SEARCHED, missing=", ".join(missing), found=nearest)


def arranged(noun: Noun, row: Row, fields: list[tuple[int, str, Field | None]]) -> Heads:
    """The columns in the order of the noun's fields. Raises SameHeads."""
    seen: dict[str, str] = {}
    columns = []
    for at, text, field in fields:
        if field is None:
            continue
        if field.name in seen:
            raise SameHeads(one=seen[field.name], other=text)
        seen[field.name] = text
        columns.append(Column(noun.fields.index(field), at, field))
    return Heads(row, tuple(columns), tuple(text for _, text, field in fields if field is None))


def letter(at: int) -> str:
    """A column as spreadsheets show it: A to Z, then AA."""
    before, last = divmod(at, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


class Reader:
    """Reads the rows of one list. What stood in a column before (an item, a day, a district) is not read again."""

    def __init__(self, noun: Noun, heads: Heads, reading: Reading) -> None:
        self.heads, self.reading = heads, reading
        self.size = len(noun.fields)
        places = {field.name: place for place, field in enumerate(noun.fields)}
        self.phone, self.note = places["phone"], places.get("note")
        self.needs = [([places[name] for name in one_of], noun.fields[places[one_of[0]]]) for one_of in noun.needs]
        self.columns = [(*column, dict[str, Any]()) for column in heads.columns]
        names = heads.row.cells
        self.width = len(names)
        self.nameless = [at for at, cell in enumerate(names) if not isinstance(cell, str) or not cell.strip()]
        self.astray = set[int]()

    def no_record(self, row: Row) -> bool:
        """Whether a row is no record but a total, the line of who made the list, or the heads again."""
        first = next((cell for cell in row.cells if not cells.blank(cell)), None)
        if not isinstance(first, str):
            return False
        said = texts.narrow(first).casefold()
        total = HINT.search(said) is not None and (TOTAL.fullmatch(key(first)) or SIGNED.match(said.strip()))
        return bool(total) or row.cells == self.heads.row.cells

    def look(self, row: Row) -> None:
        """Notes in which columns without a head something stands."""
        found = [at for at in self.nameless if at < len(row.cells) and not cells.blank(row.cells[at])]
        if found:
            self.astray.update(found)
            self.nameless = [at for at in self.nameless if at not in self.astray]
        if len(row.cells) > self.width:
            beyond = enumerate(row.cells[self.width :], self.width)
            self.astray.update(at for at, cell in beyond if not cells.blank(cell))

    def seen(self) -> Heads:
        """The heads, and by their letters the columns without one in which something stood so far."""
        return self.heads._replace(ignored=(*self.heads.ignored, *map(letter, sorted(self.astray))))

    def read(self, row: Row) -> list[Any] | None:
        """The values of a row, in the order of the noun's fields, None where a cell is blank; None for a row in which
        nothing stands, a running number in a column of its own being nothing. A second phone number goes to the note.

        Raises BadValue for a cell that cannot be right, EmptyText where what is needed is missing.
        """
        values: list[Any] = [None] * self.size
        for place, at, field, before in self.columns:
            cell = row.cells[at] if at < len(row.cells) else None
            if isinstance(cell, str) and cell in before:
                values[place] = before[cell]
            elif not cells.blank(cell):
                values[place] = value = field.read(cell, field.what, self.reading)
                if isinstance(cell, str) and len(before) < MOST_KEPT:
                    before[cell] = value
        if values.count(None) == self.size:
            return None
        if isinstance(number := values[self.phone], Phones):
            values[self.phone] = number.number
            if number.others and self.note is not None:
                values[self.note] = "\n".join(filter(None, [values[self.note], number.others]))
        for one_of, field in self.needs:
            if all(values[place] is None for place in one_of):
                raise EmptyText(what=field.what)
        return values
