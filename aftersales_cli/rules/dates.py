"""The closed grammar of dates that people type. Nothing is guessed: what is not in it is refused.

| kind | examples |
|---|---|
| ISO | `2026-11-25`, `2026-11-25 10:00`, `2026-11-25T10:00`, `2026-11-25T02:00:00Z`, `2026-11-25T10:00:00+08:00` |
| span | `+3d`, `2w`, `1mo`, `+90min`, `12h`, `-2d`, `3天后`, `2周前`, `1个月后` |
| day | `today`, `tomorrow`, `yesterday`, `今天`, `明天`, `后天`, `大后天`, `昨天`, `前天` |
| weekday | `fri`, `next fri`, `周五`, `下周五`, `本周五`, `上周五` |
| month and day | `12月1日` |
| end of the month | `月底`, `月末`, `month-end` |
| time | `10:00`, `上午10点`, `下午3点半`, alone or after any day |
"""

import re
from datetime import date, datetime, time, timedelta

from aftersales_cli.errors import BadDate, DateOutOfRange
from aftersales_cli.rules import waits
from aftersales_cli.rules.clock import FIRST, LAST, When
from aftersales_cli.rules.texts import narrow

NEAR_DAYS = {
    "today": 0, "今天": 0, "今日": 0,
    "tomorrow": 1, "明天": 1, "明日": 1,
    "后天": 2, "大后天": 3,
    "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2,
}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CHINESE_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
WEEKS = {None: None, "下": 1, "本": 0, "这": 0, "上": -1}
CHINESE_UNITS = {"分钟": "min", "小时": "h", "个小时": "h", "天": "d", "日": "d", "周": "w", "星期": "w", "个星期": "w",
                 "个月": "mo", "年": "y"}  # fmt: skip
CHINESE_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}

# From which hour to which each part of the day reaches.
PARTS = {"早上": (4, 11), "上午": (0, 12), "中午": (11, 14), "下午": (12, 19), "晚上": (17, 23)}

CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
CHINESE_CLOCK = re.compile(r"(早上|上午|中午|下午|晚上)?(\d{1,2})点(?:(半)|(\d{1,2})分?)?", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
ISO_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})t(\d{2}:\d{2})", re.ASCII)
# As `--json` writes it, so that a script can hand back what it was given.
ISO_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(:\d{2})?(z|[+-]\d{2}:\d{2})", re.ASCII)
CHINESE_SPAN = re.compile(
    r"(\d{1,4}|[一两二三四五六七八九十])(分钟|个小时|小时|天|日|个星期|星期|周|个月|年)(后|以后|之后|前|以前|之前)",
    re.ASCII,
)
CHINESE_WEEKDAY = re.compile(r"(下|本|这|上)?(?:周|星期|礼拜)([一二三四五六日天])")
CHINESE_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]", re.ASCII)


def parse(text: str, now: datetime, *, past: bool = False) -> When:
    """The day, and the time if one is given, that `text` means at `now`.

    `past` reads names that recur backwards: `fri` is the last one that was, `12月1日` the last that has been.
    Raises BadDate for everything outside the grammar, and for days that do not exist; DateOutOfRange for those that
    lie out of `clock.FIRST` and `clock.LAST`.
    """
    spoken = " ".join(narrow(text).lower().split())
    try:
        found = read(spoken, now, past)
    except OverflowError as error:
        raise out_of_range(text) from error
    except ValueError as error:
        raise BadDate(value=text) from error
    in_range(found.day, text)
    return found


def in_range(day: date, text: str) -> date:
    """The day that a text means, unless no shop means it. Raises DateOutOfRange."""
    if not FIRST <= day <= LAST:
        raise out_of_range(text)
    return day


def out_of_range(text: str) -> DateOutOfRange:
    """The refusal of a day that is too early or too late."""
    return DateOutOfRange(value=text, first=FIRST.isoformat(), last=LAST.isoformat())


def read(spoken: str, now: datetime, past: bool) -> When:
    """`parse` on text that is already narrow, lower and single-spaced; ValueError where nothing fits."""
    if ISO_ZONED.fullmatch(spoken):
        at = datetime.fromisoformat(spoken.upper()).astimezone(now.tzinfo)
        return When(at.date(), at)
    named, clock = split_clock(ISO_INSTANT.sub(r"\1 \2", spoken))
    span = waits.parse(named) or chinese_span(named)
    if span is not None and span.in_minutes is not None:
        if clock is not None:
            raise ValueError(spoken)
        at = waits.instant_after(now, span)
        return When(at.date(), at)
    if span is not None:
        chosen: date | None = waits.day_after(now.date(), span)
    else:
        chosen = day_named(named, now.date(), past) if named else now.date()
    if chosen is None or not (named or clock):
        raise ValueError(spoken)
    return on(chosen, clock, now)


def on(day: date, clock: time | None, now: datetime) -> When:
    """The day with its time in the store's zone."""
    return When(day, datetime.combine(day, clock, now.tzinfo) if clock else None)


def split_clock(spoken: str) -> tuple[str, time | None]:
    """The day's words and the time behind them: `tomorrow 10:00`, `明天下午3点`, `10:00`."""
    found = CLOCK.search(spoken)
    if found and found.end() == len(spoken):
        before = spoken[: found.start()]
        if not before or not before[-1].isdigit():
            return before.strip(), clock_time(found[0])
    chinese = CHINESE_CLOCK.search(spoken)
    if chinese and chinese.end() == len(spoken):
        part, hours, half, minutes = chinese.groups()
        hour = hour_of(part, int(hours))
        return spoken[: chinese.start()].strip(), time(hour, 30 if half else int(minutes or 0))
    return spoken, None


def hour_of(part: str | None, hour: int) -> int:
    """The hour of the clock that `下午3点` means; ValueError where part and hour contradict each other."""
    if part is None:
        return hour
    first, last = PARTS[part]
    for candidate in (hour, hour + 12 if hour else hour):
        if first <= candidate <= last:
            return candidate
    raise ValueError(f"{part}{hour}")


def clock_time(text: str) -> time:
    """`9:05` as a time of day."""
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def chinese_span(spoken: str) -> waits.Wait | None:
    """`3天后`, `两周后`, `1个月前`."""
    found = CHINESE_SPAN.fullmatch(spoken)
    if found is None:
        return None
    count, unit, direction = found.groups()
    number = int(count) if count.isdigit() else CHINESE_DIGITS[count]
    return waits.Wait(-number if "前" in direction else number, CHINESE_UNITS[unit])


def day_named(spoken: str, today: date, past: bool) -> date | None:
    """The day that words name, None where they name none; ValueError for a day that does not exist."""
    if spoken in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[spoken])
    if spoken in ("月底", "月末", "month-end"):
        first_of_next = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return first_of_next - timedelta(days=1)
    if ISO_DAY.fullmatch(spoken):
        return date.fromisoformat(spoken)
    if found := CHINESE_DATE.fullmatch(spoken):
        return month_day(found, today, past)
    week, number = weekday_named(spoken)
    if number is None:
        return None
    if week is not None:
        return today + timedelta(days=7 * week - today.weekday() + number)
    if past:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def weekday_named(spoken: str) -> tuple[int | None, int | None]:
    """Which week is meant (0 is this one, Monday to Sunday; None the nearest such day), and the weekday (Monday is 0)
    that `fri`, `next fri` or `下周五` names.
    """
    if found := CHINESE_WEEKDAY.fullmatch(spoken):
        return WEEKS[found[1]], CHINESE_WEEKDAYS[found[2]]
    week = 1 if spoken.startswith("next ") else None
    name = spoken.removeprefix("next ")
    if name in WEEKDAY_NAMES:
        return week, WEEKDAY_NAMES.index(name)
    return week, WEEKDAYS.get(name)


def month_day(found: re.Match[str], today: date, past: bool) -> date:
    """`12月1日`: this year's, or next year's if it has gone by (`past`: last year's if it is still to come)."""
    year, month, number = found.groups()
    if year:
        return date(int(year), int(month), int(number))
    step = -1 if past else 1
    for candidate in range(today.year, today.year + 9 * step, step):
        try:
            chosen = date(candidate, int(month), int(number))
        except ValueError:
            if (int(month), int(number)) != (2, 29):
                raise
            continue
        if (chosen <= today) if past else (chosen >= today):
            return chosen
    raise ValueError(found[0])
