"""What stands in a cell of a list, as spreadsheets and people write it. Nothing is guessed: what can mean two things,
or has lost digits, is refused.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors import BadMoney, BadPhone, NotInFuture, Term
from aftersales_cli.errors.lists import BadListDate, ErrorCell, NoSuchDay, ShortenedNumber
from aftersales_cli.rules import codes, customers, ids, texts
from aftersales_cli.rules.codes import CustomerKind
from aftersales_cli.rules.dates import in_range

Cell = str | int | float | bool | date | datetime | time | timedelta | None

# What people write to say that there is nothing.
NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "没有", "不详", "未知", "n/a", "null"})
YES = frozenset({"是", "yes", "y", "true", "1", "√", "✓", "对", "有"})
NO = frozenset({"否", "no", "n", "false", "0", "×", "不"})
FORMULA_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|Err:[0-9]{3}", re.IGNORECASE)
# A spreadsheet keeps fifteen digits of a number; from here on the last ones are not what was typed.
EXACT = 10**15
# A serial number may well be 5E12, but nobody types 5.1E12 or 5E+12.
SHORTENED = re.compile(r"(?=.*[.+])([0-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})")
QUOTED = re.compile(r'="(.*)"')
SEVERAL = re.compile(r"[/、,，;；|\n或和]+")
BREAKS = re.compile(r"[\r\n]+")
ONLY_CHINESE = re.compile(r"[㐀-鿿·\s]+")

YEAR_FIRST = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})[日号]?)"
    r"(?:[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?)?"
)
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.0+)?)?$")
EIGHT_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
# Excel counts days from here. Before 1910 a number is more likely a year, and after 2100 no date that was.
DAY_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 3654, 73415

# What a formula leaves: 59.989999999999995 is 59.99.
LONG_FRACTION = re.compile(r"[0-9]{1,10}\.[0-9]{3,}")
TEN_THOUSANDS = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,6}))?万")

KIND_WORDS = {
    **{one.value: one for one in CustomerKind},
    "潜在": CustomerKind.PROSPECT, "意向": CustomerKind.PROSPECT, "新": CustomerKind.NEW, "新客": CustomerKind.NEW,
    "老": CustomerKind.REGULAR, "老客": CustomerKind.REGULAR, "普通": CustomerKind.REGULAR,
    "一般": CustomerKind.REGULAR, "忠实": CustomerKind.LOYAL, "忠诚": CustomerKind.LOYAL, "贵宾": CustomerKind.VIP,
    "休眠": CustomerKind.DORMANT, "沉睡": CustomerKind.DORMANT, "流失": CustomerKind.GONE,
    "已流失": CustomerKind.GONE, "竞争对手": CustomerKind.COMPETITOR, "同行": CustomerKind.COMPETITOR,
    "合作伙伴": CustomerKind.PARTNER, "合作": CustomerKind.PARTNER, "机构": CustomerKind.INSTITUTE,
    "市场联系人": CustomerKind.MARKET, "市场": CustomerKind.MARKET,
}  # fmt: skip


class Row(NamedTuple):
    """One row of a list with the number that Excel shows beside it, counted from 1."""

    number: int
    cells: tuple[Cell, ...]


class Reading(NamedTuple):
    """What reading depends on: the day in the store, how a phone number is read there, the number of the member of
    staff whom a text means, and the code of the cause that it means.
    """

    today: date
    phone: Callable[[str], str]
    keeper: Callable[[str], int]
    cause: Callable[[str], str] = str


class Phones(NamedTuple):
    """The phone number of a cell in E.164, and the other numbers that stand in it."""

    number: str
    others: str | None


def blank(cell: Cell) -> bool:
    """Whether a cell says nothing."""
    if isinstance(cell, str):
        return not cell or cell.strip().lower() in NOTHING
    return cell is None


def spelt(cell: Cell, what: str) -> str:
    """A cell as text: a number without `.0`, a day as 2026-11-25. Raises ErrorCell for the error of a formula."""
    if isinstance(cell, str):
        text = cell.strip()
        if texts.quoted(text):
            return texts.plain(text)
        if text.startswith("=") and (quoted := QUOTED.fullmatch(text)):
            text = quoted[1]
        if text.startswith(("#", "Err:")) and FORMULA_ERROR.fullmatch(text):
            raise ErrorCell(what=Term(what), value=text)
        return text
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def mendable(cell: Cell, holds_day: bool = False) -> str:
    """A cell for a list that is mended and read again: it means the same there, and no spreadsheet reckons with it. A
    number that is a day in a workbook is none in text.
    """
    if holds_day and isinstance(cell, int | float) and FIRST_SERIAL <= cell < LAST_SERIAL:
        return numbered_day(cell).isoformat()
    if not isinstance(cell, str):
        return "" if cell is None else spelt(cell, "")
    text = cell.strip()
    if texts.quoted(text):
        return text
    if found := QUOTED.fullmatch(text):
        return f"'{found[1]}"
    return "" if blank(text) else texts.harmless(text)


def shown(cell: Cell) -> str | None:
    """A cell in a message, whatever stands in it."""
    return None if blank(cell) else str(cell).strip()


def line(cell: Cell, what: str, reading: Reading) -> str:
    """One line of text; a line break in a cell is a blank."""
    parts = (part.strip(" ") for part in BREAKS.split(spelt(cell, what)))
    return texts.line(" ".join(filter(None, parts)), what)


def note(cell: Cell, what: str, reading: Reading) -> str:
    """Text of several lines."""
    return texts.note(spelt(cell, what), what)


def name(cell: Cell, what: str, reading: Reading) -> str:
    """A name. 张 三, set apart to stand under 欧阳修, is 张三; between other words one blank stays. Raises
    NameLikeId.
    """
    said = customers.named(" ".join(texts.line(spelt(cell, what), what).split()))
    return said.replace(" ", "") if ONLY_CHINESE.fullmatch(said) else said


def number_as_typed(cell: Cell, what: str, reading: Reading) -> str:
    """A serial number: letters and digits, of which none may be lost. Raises ShortenedNumber."""
    return texts.line(whole_digits(cell, what), what)


def whole_digits(cell: Cell, what: str) -> str:
    """A cell as text, narrow, with every digit that was typed. Raises ShortenedNumber where some are lost."""
    text = texts.narrow(spelt(cell, what)).strip()
    if isinstance(cell, float | int) and abs(cell) >= EXACT:
        raise ShortenedNumber(what=Term(what), value=text)
    if shortened := SHORTENED.fullmatch(text):
        first, rest, power = shortened[1], shortened[2] or "", int(shortened[3])
        if len(rest) < power:
            raise ShortenedNumber(what=Term(what), value=text)
        if len(rest) == power:
            return first + rest
    return text


def phone(cell: Cell, what: str, reading: Reading) -> Phones:
    """The phone number; of several the first, and the others beside it. Raises BadPhone, ShortenedNumber."""
    text = whole_digits(cell, what)
    if isinstance(cell, bool | date | time | timedelta):
        raise BadPhone(value=text)
    try:
        return Phones(reading.phone(text), None)
    except BadPhone:
        parts = [part.strip() for part in SEVERAL.split(text) if part.strip()]
        if len(parts) < 2:
            raise
        return Phones(reading.phone(parts[0]), " ".join(parts[1:]))


def day(cell: Cell, what: str, reading: Reading) -> date:
    """A day, whatever time stands behind it: a date of the spreadsheet, its number, or text with the year first.

    Raises NoSuchDay for a date of that form that is in no calendar, BadListDate for everything else (eight digits may
    begin with the day); DateOutOfRange.
    """
    found: date | None = None
    try:
        if isinstance(cell, date):
            found = cell.date() if isinstance(cell, datetime) else cell
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            found = numbered_day(cell)
        elif isinstance(cell, str):
            found = written_day(texts.narrow(spelt(cell, what)).strip())
    except (ValueError, OverflowError):
        found = None
    said = spelt(cell, what)
    if found is None:
        refusal = NoSuchDay if YEAR_FIRST.fullmatch(texts.narrow(said).strip()) else BadListDate
        raise refusal(what=Term(what), value=said)
    return in_range(found, said)


def numbered_day(number: float) -> date:
    """45979 as Excel counts days, or 20261118. ValueError for any other number."""
    if FIRST_SERIAL <= number < LAST_SERIAL:
        return DAY_ZERO + timedelta(days=int(number))
    return written_day(str(int(number)))


def written_day(text: str) -> date:
    """A day with its year first; ValueError for any other text."""
    if found := YEAR_FIRST.fullmatch(text):
        year, _, month, number, chinese_month, chinese_number = found.groups()
        return date(int(year), int(month or chinese_month), int(number or chinese_number))
    if found := EIGHT_DIGITS.fullmatch(text):
        return date(*map(int, found.groups()))
    raise ValueError(text)


def past(cell: Cell, what: str, reading: Reading) -> date:
    """A day that has been, today at the latest. Raises NotInFuture."""
    found = day(cell, what, reading)
    if found > reading.today:
        raise NotInFuture(what=Term(what), value=found.isoformat())
    return found


def fen(cell: Cell, what: str, reading: Reading) -> int:
    """A price in fen: 189800, 189,800.00, ¥189800元 or 18.98万. Raises BadMoney."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        try:
            return texts.fen(f"{cell:.2f}")
        except OverflowError as error:
            raise BadMoney(value=str(cell)) from error
    text = texts.narrow(spelt(cell, what))
    plain = re.sub(r"\s|rmb|cny|yuan|[¥元圆]", "", text.lower())
    if found := TEN_THOUSANDS.fullmatch(plain):
        return int(found[1]) * 10**6 + int((found[2] or "").ljust(6, "0"))
    try:
        return texts.fen(f"{float(plain):.2f}" if LONG_FRACTION.fullmatch(plain) else plain)
    except BadMoney as error:
        raise BadMoney(value=text) from error


def kind(cell: Cell, what: str, reading: Reading) -> CustomerKind:
    """What a customer is to the store, by its code or in Chinese, 客户 behind it or not. Raises UnknownWord."""
    text = texts.narrow(texts.line(spelt(cell, what), what)).lower()
    stem = re.sub(r"(客户|顾客|会员|customer|contact)$", "", text).strip()
    return KIND_WORDS.get(text) or KIND_WORDS.get(stem) or codes.word(CustomerKind, text, what)


def keeper(cell: Cell, what: str, reading: Reading) -> int:
    """The number of the member of staff who keeps a customer. Raises NoSuchStaff."""
    return reading.keeper(texts.line(spelt(cell, what), what))


def yes(cell: Cell, what: str, reading: Reading) -> bool:
    """Yes or no, as people tick it. Raises UnknownWord."""
    said = texts.narrow(spelt(cell, what)).strip().casefold()
    if said in YES or said in NO:
        return said in YES
    raise codes.unknown(spelt(cell, what), what, ["是", "否", "yes", "no"])


def cause(cell: Cell, what: str, reading: Reading) -> str:
    """A cause of complaints, by its code or as the store calls it. Raises UnknownWord."""
    return reading.cause(texts.line(spelt(cell, what), what))


def point(cell: Cell, what: str, reading: Reading) -> str:
    """A day, with its time of day in the store where one is given; as it is kept aside. Raises NoSuchDay, BadListDate,
    DateOutOfRange.
    """
    on = day(cell, what, reading)
    if isinstance(cell, datetime):
        at = cell.time().replace(microsecond=0)
        return datetime.combine(on, at).isoformat() if at != time() else on.isoformat()
    clock = CLOCK.search(texts.narrow(cell).strip()) if isinstance(cell, str) else None
    if clock is None:
        return on.isoformat()
    try:
        hour, minute, second = (int(part or 0) for part in clock.groups())
        return datetime.combine(on, time(hour, minute, second)).isoformat()
    except ValueError as error:
        raise BadListDate(what=Term(what), value=spelt(cell, what)) from error


def agreed(cell: Cell, what: str, reading: Reading) -> str:
    """A time of day, kept aside as `T10:00:00`, for a day that stands in another column; or such a point. Raises
    NoSuchDay, BadListDate, DateOutOfRange.
    """
    if isinstance(cell, time):
        return f"T{cell.replace(microsecond=0).isoformat()}"
    clock = CLOCK.fullmatch(texts.narrow(cell).strip()) if isinstance(cell, str) else None
    if clock is None:
        return point(cell, what, reading)
    try:
        hour, minute, second = (int(part or 0) for part in clock.groups())
        return f"T{time(hour, minute, second).isoformat()}"
    except ValueError as error:
        raise BadListDate(what=Term(what), value=spelt(cell, what)) from error


def moment(cell: Cell, what: str, reading: Reading) -> str:
    """A day that has been with its time of day, at the latest today; without one it is its beginning. Raises NoSuchDay,
    BadListDate, NotInFuture.
    """
    past(cell, what, reading)
    return datetime.fromisoformat(point(cell, what, reading)).isoformat()


def coded(kind: type[StrEnum], words: Mapping[str, StrEnum]) -> Callable[[Cell, str, Reading], str]:
    """Reads one of a closed list of words, by its code or as people say it. What it reads raises UnknownWord."""

    def read(cell: Cell, what: str, reading: Reading) -> str:
        text = texts.narrow(spelt(cell, what)).strip().lower().replace(" ", "-")
        return str(words.get(text) or codes.word(kind, text, what))

    return read


def number_of(letter: str) -> Callable[[Cell, str, Reading], int | None]:
    """Reads the number in an id such as `K12`. What another program calls an id is none of ours."""
    ours = re.compile(rf"[{letter.lower()}{letter}]([0-9]{{1,15}})")

    def read(cell: Cell, what: str, reading: Reading) -> int | None:
        found = ours.fullmatch(texts.narrow(spelt(cell, what)).strip())
        return int(found[1]) if found else None

    return read


customer_id = number_of(ids.CUSTOMER)
purchase_id = number_of(ids.PURCHASE)
