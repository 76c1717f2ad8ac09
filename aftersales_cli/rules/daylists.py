"""A list of days, as a store keeps it in a spreadsheet."""

from datetime import date
from typing import Any

from aftersales_cli.errors import EmptyText, Term
from aftersales_cli.errors.calendar import DayTwice, HoursOfClosedDay
from aftersales_cli.rules import cells
from aftersales_cli.rules.calendar import KINDS, detail, spans_text, typed_hours
from aftersales_cli.rules.cells import Cell, Reading, Row
from aftersales_cli.rules.codes import unknown
from aftersales_cli.rules.days import CalendarDay, DayKind, DaySource, Festival, contradict
from aftersales_cli.rules.heads import Heads
from aftersales_cli.rules.hours import Span
from aftersales_cli.rules.nouns import Field, Noun
from aftersales_cli.rules.texts import narrow

# 调休 is not among them: it is said of the day off as well as of the day that makes up for it.
KIND_WORDS = {
    **{one.value: one for one in DayKind}, "make-up": DayKind.MAKEUP,
    **dict.fromkeys(("节假日", "法定节假日", "法定假日", "假日", "假期", "公休", "放假", "休"), DayKind.HOLIDAY),
    **dict.fromkeys(("补班", "调休上班", "调休补班", "上班", "班", "工作日"), DayKind.MAKEUP),
    **dict.fromkeys(("店休", "休业", "停业", "歇业", "闭店", "关门"), DayKind.CLOSED),
    **dict.fromkeys(("营业", "开门", "加开", "照常营业"), DayKind.OPEN),
    "节日": DayKind.FESTIVAL,
}  # fmt: skip
FESTIVAL_WORDS = {
    **{one.value: one for one in Festival},
    "元旦": Festival.YUANDAN, "腊八": Festival.LABA, "除夕": Festival.CHUXI, "春节": Festival.CHUNJIE,
    "元宵": Festival.YUANXIAO, "清明": Festival.QINGMING, "端午": Festival.DUANWU, "七夕": Festival.QIXI,
    "中秋": Festival.ZHONGQIU, "国庆": Festival.GUOQING, "重阳": Festival.CHONGYANG,
}  # fmt: skip


def kind(cell: Cell, what: str, reading: Reading) -> DayKind:
    """What a day is, by its code or in Chinese. Raises UnknownWord."""
    text = narrow(cells.line(cell, what, reading)).lower()
    if text not in KIND_WORDS:
        raise unknown(text, what, [one.value for one in DayKind])
    return KIND_WORDS[text]


def spans(cell: Cell, what: str, reading: Reading) -> tuple[Span, ...]:
    """The hours of a day. Raises BadHours."""
    return typed_hours(cells.line(cell, what, reading))


DAYS = Noun(
    "days",
    (
        Field("day", Term("date"), cells.day, "日期 日子 date day"),
        Field("kind", Term("kind of day"), kind, "类型 类别 性质 kind type"),
        Field("name", Term("name"), cells.line, "名称 名字 节日 节假日 事由 name title holiday"),
        Field("hours", Term("opening hours"), spans, "时间 营业时间 时段 hours time openinghours"),
    ),
    (("day",), ("kind",)),
    ("日期/date", "类型/kind"),
)


def read(row: Row, heads: Heads, reading: Reading) -> CalendarDay | None:
    """The entry that a row of the list means; None for a row in which nothing stands. Raises BadValue."""
    values: dict[str, Any] = {}
    for _, at, field in heads.columns:
        cell = row.cells[at] if at < len(row.cells) else None
        if not cells.blank(cell):
            values[field.name] = field.read(cell, field.what, reading)
    if not values:
        return None
    return made(**values)


def made(
    day: date | None = None, kind: DayKind | None = None, name: str | None = None,
    hours: tuple[Span, ...] | None = None,
) -> CalendarDay:  # fmt: skip
    """An entry from its fields. Raises EmptyText, HoursOfClosedDay, UnknownWord."""
    if day is None or kind is None:
        raise EmptyText(what=Term("date") if day is None else Term("kind of day"))
    if hours is not None and kind != DayKind.OPEN:
        raise HoursOfClosedDay(value=spans_text(hours), what=KINDS[kind])
    if kind == DayKind.FESTIVAL:
        word = FESTIVAL_WORDS.get((name or "").removesuffix("节")) or FESTIVAL_WORDS.get(name or "")
        if word is None:
            raise unknown(name or "", "festival", [one.value for one in Festival])
        name = word.value
    return CalendarDay(day, kind, name, hours, DaySource.FILE)


def alone(entry: CalendarDay, before: dict[date, tuple[CalendarDay, int]], row: int) -> CalendarDay:
    """The entry of a row, unless the first one of its day, in the rows `before`, says otherwise; it learns the entry.

    Raises DayTwice.
    """
    if entry.kind != DayKind.FESTIVAL:
        other, first = before.setdefault(entry.day, (entry, row))
        if contradict(entry, other):
            raise DayTwice(day=entry.day, row=first, what=KINDS[other.kind], detail=detail(other))
    return entry
