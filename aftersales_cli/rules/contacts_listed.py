"""Lists of what was said and of what is still to be said: contacts and open follow-ups from another program."""

import re
from collections.abc import Callable, Container, Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from aftersales_cli.errors import NoSuchCustomer, NotInFuture, SvcError, Term
from aftersales_cli.errors.lists import BadListDate, FollowUpOver
from aftersales_cli.rules import cells, codes, texts
from aftersales_cli.rules.calls import LONGEST_CALL_MINUTES
from aftersales_cli.rules.cells import Cell, Reading
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.customers import Customer
from aftersales_cli.rules.due import OWN, RECALL
from aftersales_cli.rules.events import Channel, Direction, FollowUpState, Outcome
from aftersales_cli.rules.imports import Book, Conflict, Problem, Tally, Verdict, tally
from aftersales_cli.rules.nouns import NAME, NOTE, PHONE, Field, Noun
from aftersales_cli.rules.sold import buyer

CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.0+)?)?$")
# What people write for a code, and what svc itself writes into its lists; the codes themselves do too.
CHANNELS = {
    "电话": Channel.CALL, "上门": Channel.VISIT, "拜访": Channel.VISIT, "短信": Channel.TEXT, "微信": Channel.WECHAT,
    "信函": Channel.LETTER, "信件": Channel.LETTER, "到店": Channel.WALK_IN, "来店": Channel.WALK_IN,
}  # fmt: skip
OUTCOMES = {
    "接通": Outcome.REACHED, "已联系上": Outcome.REACHED, "refused-to-talk": Outcome.REFUSED,
    "asks-to-be-called-back": Outcome.CALL_BACK, "拒绝交谈": Outcome.REFUSED, "客户要求回电": Outcome.CALL_BACK,
    "已接通": Outcome.REACHED, "成功": Outcome.REACHED, "已联系": Outcome.REACHED, "未接": Outcome.NO_ANSWER,
    "未接通": Outcome.NO_ANSWER, "无人接听": Outcome.NO_ANSWER, "占线": Outcome.BUSY, "忙线": Outcome.BUSY,
    "空号": Outcome.WRONG_NUMBER, "错号": Outcome.WRONG_NUMBER, "号码错误": Outcome.WRONG_NUMBER,
    "拒接": Outcome.REFUSED, "拒绝": Outcome.REFUSED, "稍后回电": Outcome.CALL_BACK, "要求回电": Outcome.CALL_BACK,
    "留言": Outcome.MESSAGE_LEFT, "已留言": Outcome.MESSAGE_LEFT,
}  # fmt: skip
DIRECTIONS = {
    "呼出": Direction.OUT, "去电": Direction.OUT, "外呼": Direction.OUT, "拨出": Direction.OUT,
    "呼入": Direction.IN, "来电": Direction.IN, "打入": Direction.IN,
}  # fmt: skip
STATES = {
    "未完成": FollowUpState.OPEN, "待办": FollowUpState.OPEN, "待跟进": FollowUpState.OPEN,
    "已完成": FollowUpState.DONE, "已取消": FollowUpState.CANCELLED, "联系不上": FollowUpState.UNREACHABLE,
}  # fmt: skip


def coded(kind: type[StrEnum], words: dict[str, StrEnum]) -> Callable[[Cell, str, Reading], str]:
    """Reads one of a closed list of words."""

    def read(cell: Cell, what: str, reading: Reading) -> str:
        text = texts.narrow(cells.spelt(cell, what)).strip().lower().replace(" ", "-")
        return str(words.get(text) or codes.word(kind, text, what))

    return read


def moment(cell: Cell, what: str, reading: Reading) -> str:
    """A day that has been with its time of day in the store, where one is given; as it is kept aside. Raises
    BadListDate, NotInFuture.
    """
    on = cells.past(cell, what, reading)
    if isinstance(cell, datetime):
        return datetime.combine(on, cell.time().replace(microsecond=0)).isoformat()
    clock = CLOCK.search(texts.narrow(cell).strip()) if isinstance(cell, str) else None
    try:
        hour, minute, second = (int(part or 0) for part in clock.groups()) if clock else (0, 0, 0)
        at = time(hour, minute, second)
    except ValueError as error:
        raise BadListDate(what=Term(what), value=cells.spelt(cell, what)) from error
    return datetime.combine(on, at).isoformat()


def minutes(cell: Cell, what: str, reading: Reading) -> int:
    """A length in minutes."""
    return texts.whole(cells.spelt(cell, what), what, most=LONGEST_CALL_MINUTES)


def rule(cell: Cell, what: str, reading: Reading) -> str:
    """Whether a follow-up is a recall; one that a playbook planned elsewhere is here one that somebody wrote."""
    return RECALL if texts.narrow(cells.spelt(cell, what)).strip().lower() in (RECALL, "召回") else OWN


WHOSE = (
    Field("customer", Term("customer"), cells.customer_id, "客户编号 客户号 客户id customerid customerno"),
    NAME,
    PHONE,
)
CALLS = Noun(
    "calls",
    (
        *WHOSE,
        Field(
            "at", Term("date"), moment,
            "时间 日期 通话时间 联系时间 回访时间 回访日期 通话日期 联系日期 when at date time datetime calledon",
        ),
        Field(
            "direction", Term("direction"), coded(Direction, {**DIRECTIONS}),
            "方向 呼叫方向 呼叫类型 来去电 direction inout",
        ),
        Field(
            "channel", Term("channel"), coded(Channel, {**CHANNELS}),
            "方式 渠道 联系途径 联系渠道 回访方式 沟通方式 channel way medium",
        ),
        Field(
            "outcome", Term("outcome"), coded(Outcome, {**OUTCOMES}),
            "结果 回访结果 通话结果 接通情况 联系结果 outcome result status",
        ),
        Field("minutes", Term("length in minutes"), minutes, "分钟 时长 通话时长 分钟数 minutes duration length"),
        NOTE._replace(heads=NOTE.heads + " 内容 通话内容 回访内容 沟通内容 回访记录 content summary"),
        Field("by", Term("name"), cells.line, "经手人 回访人 坐席 客服 员工 操作人 by agent operator caller"),
    ),
    (("name", "customer", "phone"), ("at",)),
    "姓名 / name, 时间 / when",
)  # fmt: skip
FOLLOWUPS = Noun(
    "followups",
    (
        *WHOSE,
        Field(
            "what", Term("follow-up"), cells.line,
            "内容 事项 跟进内容 回访内容 跟进事项 待办 待办事项 what task subject todo text purpose",
        ),
        Field(
            "due", Term("date"), cells.day,
            "到期 日期 计划日期 下次回访 下次回访日期 跟进日期 回访日期 提醒日期 due dueon duedate date next",
        ),
        Field(
            "channel", Term("channel"), coded(DutyChannel, {**CHANNELS}),
            "方式 渠道 回访方式 联系渠道 跟进方式 channel way medium",
        ),
        Field("state", Term("state"), coded(FollowUpState, {**STATES}), "状态 完成状态 state status"),
        Field("keeper_id", Term("keeper"), cells.keeper, "负责人 跟进人 责任人 经办人 回访人 owner assignee staff"),
        Field("rule", Term("rule"), rule, "规则 rule"),
    ),
    (("name", "customer", "phone"), ("what",), ("due",)),
    "姓名 / name, 内容 / what, 到期 / due",
)  # fmt: skip


class CallRow(NamedTuple):
    """A contact in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    at: str
    direction: str | None = None
    channel: str | None = None
    outcome: str | None = None
    minutes: int | None = None
    note: str | None = None
    by: str | None = None


class FollowUpRow(NamedTuple):
    """A follow-up in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    what: str
    due: date
    channel: str | None = None
    state: str | None = None
    keeper_id: int | None = None
    rule: str | None = None


class Met(NamedTuple):
    """Rows that are new, each with its customer and what it is known by, and what else came of the rest."""

    new: tuple[tuple[Customer, CallRow | FollowUpRow, str], ...]
    problems: tuple[Problem, ...]
    tally: Tally


def known_by(customer: int, row: CallRow | FollowUpRow) -> str:
    """By what a record is known again: whose it is, when, and by what way or what about."""
    if isinstance(row, CallRow):
        return f"{customer} {row.at} {row.direction or Direction.OUT} {row.channel or Channel.CALL}"
    return f"{customer} {row.due.isoformat()} {row.what}"


def settle_contacts(rows: Iterable[CallRow | FollowUpRow], book: Book, known: Container[str], now: datetime) -> Met:
    """Decides some rows, one after the other; `known` are the records of which the store knows already."""
    new: dict[str, tuple[Customer, CallRow | FollowUpRow, str]] = {}
    problems = []
    counted = dict.fromkeys(Verdict, 0)
    for row in rows:
        try:
            who = customer_of(row, book)
            possible(row, now)
        except Conflict as conflict:
            problems.append(Problem(row.number, Verdict.CONFLICT, row.name, conflict.reason, conflict.whom))
            counted[Verdict.CONFLICT] += 1
            continue
        except SvcError as reason:
            problems.append(Problem(row.number, Verdict.REFUSED, row.name, reason))
            counted[Verdict.REFUSED] += 1
            continue
        key = known_by(who.id, row)
        met = key in known or key in new
        counted[Verdict.MATCHED if met else Verdict.NEW] += 1
        if not met:
            new[key] = (who, row, key)
    return Met(tuple(new.values()), tuple(problems), tally(counted))


def customer_of(row: CallRow | FollowUpRow, book: Book) -> Customer:
    """Whose a row is. Raises NoSuchCustomer, Conflict."""
    if row.customer is None and row.name is None and row.phone is not None:
        found = book.only([book.people[one] for one in book.phones.get(row.phone, ())])
    else:
        found = buyer(row, book)
    if found is None:
        raise NoSuchCustomer(value=row.name or row.phone)
    return found


def possible(row: CallRow | FollowUpRow, now: datetime) -> None:
    """Refuses a contact that is still to come, and a follow-up that is over. Raises NotInFuture, FollowUpOver."""
    if isinstance(row, CallRow):
        if datetime.fromisoformat(row.at).replace(tzinfo=now.tzinfo) > now:
            raise NotInFuture(what=Term("date"), value=row.at)
    elif row.state not in (None, FollowUpState.OPEN):
        raise FollowUpOver(state=row.state)
