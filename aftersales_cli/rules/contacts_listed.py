"""Lists of what was said and of what is still to be said: contacts and open follow-ups from another program."""

from datetime import datetime
from typing import NamedTuple

from aftersales_cli.errors import NotInFuture, Term
from aftersales_cli.errors.lists import FollowUpOver
from aftersales_cli.rules import cells, texts
from aftersales_cli.rules.calls import LONGEST_CALL_MINUTES
from aftersales_cli.rules.cells import Cell, Reading
from aftersales_cli.rules.clock import When
from aftersales_cli.rules.codes import DutyChannel
from aftersales_cli.rules.due import OWN, RECALL
from aftersales_cli.rules.events import Channel, Direction, FollowUpState, Outcome
from aftersales_cli.rules.nouns import NOTE, WHOSE, Field, Noun

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


def minutes(cell: Cell, what: str, reading: Reading) -> int:
    """A length in minutes."""
    return texts.whole(cells.spelt(cell, what), what, most=LONGEST_CALL_MINUTES)


def rule(cell: Cell, what: str, reading: Reading) -> str:
    """The code of what a follow-up is for."""
    code = texts.narrow(cells.spelt(cell, what)).strip().lower()
    return RECALL if code == "召回" else code


CALLS = Noun(
    "calls",
    (
        *WHOSE,
        Field(
            "at", Term("date"), cells.moment,
            "时间 日期 通话时间 联系时间 回访时间 回访日期 通话日期 联系日期 when at date time datetime calledon",
        ),
        Field(
            "direction", Term("direction"), cells.coded(Direction, DIRECTIONS),
            "方向 呼叫方向 呼叫类型 来去电 direction inout",
        ),
        Field(
            "channel", Term("channel"), cells.coded(Channel, CHANNELS),
            "方式 渠道 联系途径 联系渠道 回访方式 沟通方式 channel way medium",
        ),
        Field(
            "outcome", Term("outcome"), cells.coded(Outcome, OUTCOMES),
            "结果 回访结果 通话结果 接通情况 联系结果 outcome result status",
        ),
        Field("minutes", Term("length in minutes"), minutes, "分钟 时长 通话时长 分钟数 minutes duration length"),
        NOTE._replace(heads=NOTE.heads + " 内容 通话内容 回访内容 沟通内容 回访记录 content summary"),
        Field("by", Term("name"), cells.line, "经手人 回访人 坐席 客服 员工 操作人 by agent operator caller"),
    ),
    (("name", "customer", "phone"), ("at",)),
    ("姓名 / name", "时间 / when"),
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
            "due", Term("date"), cells.point,
            "到期 日期 计划日期 下次回访 下次回访日期 跟进日期 回访日期 提醒日期 due dueon duedate date next",
        ),
        Field("due_at", Term("agreed time"), cells.agreed, "约定时间 约定时刻 agreedtime dueat"),
        Field(
            "channel", Term("channel"), cells.coded(DutyChannel, CHANNELS),
            "方式 渠道 回访方式 联系渠道 跟进方式 channel way medium",
        ),
        Field("state", Term("state"), cells.coded(FollowUpState, STATES), "状态 完成状态 state status"),
        Field("keeper_id", Term("keeper"), cells.keeper, "负责人 跟进人 责任人 经办人 回访人 owner assignee staff"),
        Field("rule", Term("rule"), rule, "规则 rule"),
    ),
    (("name", "customer", "phone"), ("what",), ("due",)),
    ("姓名 / name", "内容 / what", "到期 / due"),
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

    def key(self, customer: int) -> str:
        """By what a contact is known again: whose it is, when, and by what way."""
        return f"{customer} {self.at} {self.direction or Direction.OUT} {self.channel or Channel.CALL}"

    def check(self, now: datetime) -> None:
        """Refuses a contact that is still to come. Raises NotInFuture."""
        been(self.at, now)


class FollowUpRow(NamedTuple):
    """A follow-up in a list, by the number of its row."""

    number: int
    customer: int | None
    name: str | None
    phone: str | None
    what: str
    due: str
    due_at: str | None = None
    channel: str | None = None
    state: str | None = None
    keeper_id: int | None = None
    rule: str | None = None

    def key(self, customer: int) -> str:
        """By what a follow-up is known again: whose it is, its day and the time if it has one, and what about."""
        return f"{customer} {self.when} {self.what}"

    def keys(self, customer: int) -> tuple[str, ...]:
        """The same, and by its rule: one that svc made itself may have no text in the store, but its label in a list,
        in whatever language.
        """
        return (self.key(customer), f"{customer} {self.when} {by_rule(self.rule or OWN)}")

    def learnt(self, customer: int) -> tuple[str, ...]:
        """By what it is known from now on: with its time, and without."""
        return (self.key(customer), f"{customer} {self.when[:10]} {self.what}")

    @property
    def recalls(self) -> bool:
        """Whether it is a recall; one that a playbook planned elsewhere is here one that somebody wrote."""
        return self.rule == RECALL

    @property
    def when(self) -> str:
        """When it is due: the day, or the time that was agreed."""
        return f"{self.due[:10]}{self.due_at}" if (self.due_at or "").startswith("T") else self.due_at or self.due

    def check(self, now: datetime) -> None:
        """Refuses a follow-up that is over. Raises FollowUpOver."""
        if self.state not in (None, FollowUpState.OPEN):
            raise FollowUpOver(state=self.state)


def by_rule(code: str) -> str:
    """What stands for the text of a follow-up without one; no text begins so."""
    return f"\n{code}"


def instant(at: str, now: datetime) -> datetime:
    """A time in the store as it is kept aside; of a day its beginning."""
    return datetime.fromisoformat(at).replace(tzinfo=now.tzinfo)


def pointed(when: str, now: datetime) -> When:
    """A day or a time in the store as it is kept aside."""
    at = instant(when, now)
    return When(at.date(), at if "T" in when else None)


def been(at: str, now: datetime) -> datetime:
    """The instant of a time in the store as it is kept aside. Raises NotInFuture for one that is still to come."""
    when = instant(at, now)
    if when > now:
        raise NotInFuture(what=Term("date"), value=at)
    return when
