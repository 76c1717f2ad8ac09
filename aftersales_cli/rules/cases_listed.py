"""Lists of cases from another program: what columns those of complaints, jobs and enquiries may have."""

from enum import StrEnum

from aftersales_cli.errors import Term
from aftersales_cli.rules import cells, texts
from aftersales_cli.rules.cases import ComplaintKind, JobKind
from aftersales_cli.rules.cells import Cell, Reading
from aftersales_cli.rules.codes import Severity
from aftersales_cli.rules.contacts_listed import CHANNELS
from aftersales_cli.rules.events import Channel
from aftersales_cli.rules.jobs import FARTHEST_KM
from aftersales_cli.rules.loop import Party
from aftersales_cli.rules.nouns import ITEM, NOTE, SERIAL, WHOSE, Field, Noun


class Complained(StrEnum):
    """Where a complaint of a list stands."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    UNJUSTIFIED = "unjustified"
    DECLINED = "declined"


class Worked(StrEnum):
    """Where a job of a list stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Asked(StrEnum):
    """Where an enquiry of a list stands."""

    OPEN = "open"
    BOUGHT = "bought"
    LOST = "lost"


# What people write for a code, and what svc itself writes into its lists.
STILL_OPEN = ("未完成", "未处理", "处理中", "待处理", "进行中", "跟进中", "未结案", "未结", "pending", "in-progress")
OVER = ("已结", "结案", "已结案", "已处理", "已解决", "已完成", "完成", "已关闭", "关闭", "done", "resolved", "solved")
COMPLAINT_STATES = {
    **dict.fromkeys(STILL_OPEN, Complained.OPEN), **dict.fromkeys(OVER, Complained.CLOSED),
    "已撤回": Complained.WITHDRAWN, "撤诉": Complained.WITHDRAWN, "撤回": Complained.WITHDRAWN,
    "重复": Complained.DUPLICATE, "不成立": Complained.UNJUSTIFIED, "婉拒": Complained.DECLINED,
}  # fmt: skip
JOB_STATES = {
    **dict.fromkeys((*STILL_OPEN, "已预约", "待上门", "待安装", "planned"), Worked.OPEN),
    **dict.fromkeys((*OVER, "已交车", "已维修", "已安装", "closed", "finished"), Worked.DONE),
    **dict.fromkeys(("已取消", "取消", "canceled"), Worked.CANCELLED),
}  # fmt: skip
ENQUIRY_STATES = {
    **dict.fromkeys((*STILL_OPEN, "未成交", "意向"), Asked.OPEN),
    **dict.fromkeys(("购买", "成交", "已成交", "已购买", "已订车", "sold", "won"), Asked.BOUGHT),
    **dict.fromkeys(("流失", "战败", "已流失", "放弃", "无意向"), Asked.LOST),
}  # fmt: skip
COMPLAINT_KINDS = {"投诉": ComplaintKind.COMPLAINT, "建议": ComplaintKind.SUGGESTION, "表扬": ComplaintKind.PRAISE}
JOB_KINDS = {
    **dict.fromkeys(("维修", "修理", "报修", "钣喷"), JobKind.REPAIR),
    **dict.fromkeys(("服务", "保养", "养护", "清洗", "maintenance"), JobKind.SERVICE),
    **dict.fromkeys(("上门", "回访", "检查", "inspection"), JobKind.VISIT),
    **dict.fromkeys(("安装", "installation", "fitting"), JobKind.INSTALL),
}  # fmt: skip
SEVERITIES = {
    "低": Severity.LOW, "轻微": Severity.LOW, "一般": Severity.NORMAL, "普通": Severity.NORMAL, "中": Severity.NORMAL,
    "高": Severity.HIGH, "严重": Severity.HIGH, "急": Severity.HIGH, "紧急": Severity.CRITICAL,
    "很急": Severity.CRITICAL, "重大": Severity.CRITICAL, "urgent": Severity.CRITICAL,
}  # fmt: skip
PARTIES = {
    "the-store": Party.STORE, "the-maker": Party.MAKER, "the-carrier": Party.CARRIER, "the-customer": Party.CUSTOMER,
    "本店": Party.STORE, "门店": Party.STORE, "厂家": Party.MAKER, "承运方": Party.CARRIER, "物流": Party.CARRIER,
    "客户": Party.CUSTOMER, "无人": Party.NOBODY,
}  # fmt: skip


def km(cell: Cell, what: str, reading: Reading) -> int:
    """What the odometer showed: 12,000 km is 12000."""
    text = texts.narrow(cells.spelt(cell, what)).lower().replace(",", "")
    return texts.whole(text.removesuffix("公里").removesuffix("km").strip(), what, most=FARTHEST_KM)


OPENED = "登记时间 登记日期 受理日期 受理时间 opened openedat openedon received date datetime when"
OWNER = Field("assignee_id", Term("keeper"), cells.keeper, "负责人 责任人 跟进人 owner assignee")
VIA = Field(
    "via",
    Term("channel"),
    cells.coded(Channel, CHANNELS),
    "来源渠道 来源 渠道 投诉渠道 方式 via channel cameby source",
)
DUE = Field(
    "due", Term("date"), cells.day, "下次处理 下次跟进 下次跟进日期 下次联系 下次回访 nextdue next due followup"
)
ENDED_AT = Field(
    "closed_at", Term("date"), cells.moment,
    "结束时间 结束日期 结案日期 结案时间 完成日期 完成时间 完工日期 完工时间 交车日期 处理日期 "
    "closed closedat closedon finished done completed",
)  # fmt: skip
RESULT = Field(
    "result",
    Term("result"),
    cells.note,
    "处理结果 结果 处理情况 处理意见 解决方案 维修结果 result resolution solution outcome",
)
BY = Field(
    "by",
    Term("name"),
    cells.line,
    "经手人 受理人 接待人 登记人 处理人 员工 操作人 师傅 技师 by agent handler technician",
)
PURCHASE = Field("purchase", Term("purchase"), cells.purchase_id, "购买编号 purchaseid")
SAID = """
    投诉内容 问题 问题描述 客户反映 内容 事项 故障描述 故障现象 服务内容 维修内容 项目 服务项目
    what content problem subject
"""
TOLD = (RESULT, ENDED_AT, NOTE, BY, PURCHASE)
STATE = "状态 处理状态 结案状态 完成状态 跟进状态 结束方式 state status endedby ended"

COMPLAINTS = Noun(
    "complaints",
    (
        *WHOSE,
        Field("what", Term("complaint"), cells.note, SAID),
        Field("opened_at", Term("date"), cells.moment, f"{OPENED} 投诉日期 投诉时间 日期 时间"),
        Field("kind", Term("kind"), cells.coded(ComplaintKind, COMPLAINT_KINDS), "类型 反馈类型 kind type"),
        Field("cause", Term("cause"), cells.cause, "原因 投诉原因 原因分类 cause reason"),
        Field(
            "severity", Term("severity"), cells.coded(Severity, SEVERITIES), "严重程度 等级 紧急程度 severity priority"
        ),
        VIA,
        Field("wants", Term("wish"), cells.line, "客户要求 诉求 客户诉求 要求 wants wish demand"),
        Field("against_id", Term("staff"), cells.keeper, "被投诉人 被投诉员工 against"),
        OWNER,
        DUE,
        Field("party", Term("party"), cells.coded(Party, PARTIES), "责任方 party responsible"),
        Field("measure", Term("measure"), cells.note, "纠正措施 整改措施 改进措施 measure"),
        Field("place", Term("place"), cells.line, "地点 place location"),
        Field("ended", Term("state"), cells.coded(Complained, COMPLAINT_STATES), STATE),
        *TOLD,
        ITEM,
        SERIAL,
    ),
    (("name", "customer", "phone"), ("what",), ("opened_at",)),
    ("姓名 / name", "内容 / what", "日期 / opened", "状态 / state | 结束日期 / closed"),
    ("ended", "closed_at"),
)
JOBS = Noun(
    "jobs",
    (
        *WHOSE,
        Field("what", Term("job"), cells.note, SAID),
        Field(
            "kind", Term("kind"), cells.coded(JobKind, JOB_KINDS), "类型 服务类型 工单类型 业务类型 维修类型 kind type"
        ),
        Field(
            "planned",
            Term("date"),
            cells.point,
            "计划时间 计划日期 预约日期 预约时间 上门日期 安装日期 维修日期 服务日期 保养日期 进厂日期 日期 时间 "
            "planned plannedfor appointment date when",
        ),
        Field("planned_at", Term("date"), cells.point, "计划时刻 plannedat"),
        Field(
            "opened_at",
            Term("date"),
            cells.moment,
            "登记时间 登记日期 报修日期 报修时间 下单日期 opened openedat openedon",
        ),
        OWNER,
        Field("km", Term("odometer"), km, "公里数 里程 里程数 行驶里程 进厂里程 km kilometres odometer mileage"),
        Field("ended", Term("state"), cells.coded(Worked, JOB_STATES), STATE),
        *TOLD,
        ITEM,
        SERIAL,
    ),
    (("name", "customer", "phone"), ("what",), ("kind",), ("planned", "planned_at")),
    ("姓名 / name", "内容 / what", "类型 / kind", "日期 / planned", "状态 / state | 结束日期 / closed"),
    ("ended", "closed_at"),
)
ENQUIRIES = Noun(
    "enquiries",
    (
        *WHOSE,
        Field(
            "model",
            Term("model"),
            cells.line,
            "意向车型 意向型号 意向产品 意向 咨询产品 咨询内容 model interest wanted",
        ),
        Field(
            "opened_at", Term("date"), cells.moment, f"{OPENED} 来店日期 来店时间 咨询日期 咨询时间 接待日期 日期 时间"
        ),
        Field("budget", Term("budget"), cells.fen, "预算 budget"),
        Field("wanted_when", Term("date wanted"), cells.line, "何时需要 预计购买时间 购买计划 wantedwhen"),
        Field(
            "compared", Term("brands compared"), cells.line, "对比品牌 竞品 对比车型 compared comparedwith competitor"
        ),
        Field("why_not", Term("reason"), cells.line, "未成交原因 未购买原因 whynot objection"),
        Field("test_drive", Term("test drive"), cells.yes, "试驾 试用 试戴 testdrive trial"),
        VIA,
        OWNER,
        DUE,
        Field("ended", Term("state"), cells.coded(Asked, ENQUIRY_STATES), STATE),
        *TOLD,
    ),
    (("name", "customer", "phone"), ("opened_at",)),
    ("姓名 / name", "日期 / opened", "状态 / state | 结束日期 / closed"),
    ("ended", "closed_at"),
)
