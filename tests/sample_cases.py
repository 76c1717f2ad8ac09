"""What the made-up customers of the sample store complain of, propose and praise, and what is done to their cars.

All is invented. A step is what happens so many days after the one before: `following` is in how many days the next
contact is agreed, None for the last one.
"""

from typing import Any, NamedTuple

from aftersales_cli.rules.cases import JobKind


class Answer(NamedTuple):
    """A contact about a complaint: days since the last one, days until the next, and what was said."""

    after: int
    following: int | None
    said: str


class Grievance(NamedTuple):
    """Something that a customer has to say, and how it was answered. `about` is the category of what was bought,
    `within` in how many days of the handover it comes up; some are only about cars that are `electric`.
    """

    text: str
    cause: str | None
    severity: str = "normal"
    answers: tuple[Answer, ...] = ()
    wants: str | None = None
    about: str | None = "car"
    kind: str = "complaint"
    against: str | None = None
    via: str = "call"
    within: int = 150
    electric: bool = False


class Recent(NamedTuple):
    """A complaint of one of the recent buyers, by place in their list, the day on which it came in, and what else
    happened to it, by day.
    """

    place: int
    day: int
    grievance: Grievance
    besides: tuple[tuple[int, str, dict[str, Any]], ...] = ()


class Work(NamedTuple):
    """A job: what is planned, and what was done."""

    kind: JobKind
    what: str
    did: str


def closed(first: str, days: int, last: str) -> tuple[Answer, ...]:
    """Called back on the next day, and once more when it was put right."""
    return (Answer(1, days, first), Answer(days, None, last))


GRIEVANCES: tuple[Grievance, ...] = (
    Grievance("提车当天油表见底，连加油站都差点没开到", "product/retailer-handling", "normal",
              closed("道歉，承诺补一箱油，本周内来加。", 3, "油已加满，客户接受道歉。"), "补一箱油", within=2),
    Grievance("右后车门漆面有橘皮，阳光下看得很清楚", "product/manufacturing", "high",
              closed("请钣金主管看照片，约三天后到店复看。", 3, "右后门重新抛光处理，客户验收满意。"), "重新做漆",
              within=12),
    Grievance("车机每天黑屏一两次，要重启才行", "product/manufacturing", "high",
              closed("记录版本号，报厂家，五天内给方案。", 5, "升级车机程序，一周未再黑屏。"), "换一台车机"),
    Grievance("天窗边缘下雨时滴水，座椅湿了一块", "product/manufacturing", "critical",
              closed("当晚派人去看，先用防水罩，三天内修好。", 3, "排水管脱落已装回，座椅烘干，赔洗车券四张。"),
              "修好并赔座椅清洗"),
    Grievance("保养说好一个半小时，等了快三个小时没人说一声", "service/slow-reception", "normal",
              closed("道歉，说明当天缺一名技师，下次优先。", 2, "送工时券一张，客户不再追究。")),
    Grievance("前台只顾自己聊天，站了十分钟没人理", "attitude/ignoring", "normal",
              closed("已调看录像，向客户道歉。", 2, "当班两人已批评，客户表示算了。"), against="m4", via="walk-in"),
    Grievance("销售说话很冲，问贷款利率就不耐烦", "attitude/impatience", "high",
              closed("主管致电道歉，答应换人对接。", 3, "改由主管对接，客户认可。"), "换一个人对接", against="m4"),
    Grievance("到店前约的九点，排在我后面的人先接了车", "service/wrong-order", "low",
              closed("道歉，说明对方是取车，今后叫号。", 1, "客户看到新叫号牌，认为改得好。"), via="walk-in"),
    Grievance("Nobody could tell me what the extended warranty leaves out", "service/product-knowledge", "normal",
              closed("Sent the list of exclusions, will call in two days.", 2,
                     "List is clear now, customer is content."),
              None, "service-plan", against="m5"),
    Grievance("送的脚垫和合同写的不是一款，尺寸也不合", "delivery/wrong-goods", "normal",
              closed("核对合同，错发，两天内换。", 2, "原装脚垫已换好，客户满意。"), "换成合同里的那款", within=6),
    Grievance("说好周五提车，拖到下周二，没人主动告诉我", "delivery/late", "high",
              closed("解释运输延误，道歉，送一次保养。", 2, "客户接受，保养券已发到手机。"), "给个说法", within=2),
    Grievance("新车前保险杠底部有擦痕，交车时没看到", "delivery/damaged", "high",
              closed("看照片确认是运输擦痕，约时间喷漆。", 4, "保险杠已喷漆，颜色一致，客户验收。"), "免费喷漆",
              within=3),
    Grievance("订的行李架说有货，付了款又说要等三周", "delivery/out-of-stock", "normal",
              closed("向配件部核实，可从兄弟店调一套。", 3, "调货到店，已安装。"), None, "accessory", within=3),
    Grievance("结算单多了两项没做过的检查，共260元", "price/bill", "normal",
              closed("财务核对，属录入错误，三天内退。", 3, "260元已原路退回，客户收到。"), "退260元"),
    Grievance("优惠价是口头说的，开票时变成原价", "price/price-change", "high",
              closed("查聊天记录属实，申请按优惠价退差。", 4, "差价已退，经理当面致歉。"), "按说好的价格", within=10),
    Grievance("退订金说七天到账，已经十五天", "price/refund", "high",
              closed("财务漏提交，当天补交，三天内到账。", 3, "订金到账，客户不再投诉。"), "马上退款", within=16),
    Grievance("The seat heating smells of plastic after ten minutes", "product/manufacturing", "normal",
              closed("Workshop will look at the mat, date in three days.", 3, "Heating mat replaced, smell is gone.")),
    Grievance("宣传说续航五百多，冬天实际只有三百出头", "advertising/overstated", "normal",
              closed("解释工况差别，约到店测一次电池。", 4, "电池检测正常，教了预热方法，客户理解。"), electric=True),
    Grievance("说好送两次镀膜，只给做了一次", "advertising/promise-not-delivered", "normal",
              closed("查到赠送单，约本周补做。", 5, "第二次镀膜已做，客户满意。"), "补做一次镀膜", within=40),
    Grievance("维修后方向盘歪了，直行要往左打一点", "product/retailer-handling", "high",
              closed("道歉，次日优先重做四轮定位。", 2, "重做定位，客户试车后确认居中。"), "重新做四轮定位"),
    Grievance("接待员当着别的客户面议论我砍价", "attitude/remarks", "high",
              closed("经理致电道歉，约见面说明。", 2, "经理当面道歉，当事人书面检讨，客户接受。"), against="m5"),
    Grievance("不买延保就反复劝，三天打了四个电话", "attitude/pushy-selling", "normal",
              closed("道歉，已登记不再推销。", 3, "客户确认没有再接到推销电话。"), "不要再推销", "service-plan"),
    Grievance("儿童座椅安装后晃动，拆开发现少一颗螺丝", "product/retailer-handling", "critical",
              closed("当天上门补装，全部紧固点复查。", 2, "复查完毕，座椅牢固，客户放心。"), None, "accessory",
              within=3),
    Grievance("休息区的水机坏了半个月还没修", None, "low",
              closed("已报修，配件三天到。", 3, "水机已修好，客户知道了。"),
              about=None, kind="suggestion", via="walk-in"),
    Grievance("希望周末早上八点就能送车保养", None, "low",
              closed("与车间商量排班，一周内答复。", 6, "周六改为八点开门，客户很高兴。"),
              about=None, kind="suggestion"),
    Grievance("能不能把保养进度发到微信上，不用一直问", None, "low",
              closed("正在试用进度通知，先给您开通。", 5, "已开通，客户说方便多了。"), about=None, kind="suggestion",
              via="wechat"),
    Grievance("建议停车场画出访客车位，每次都找不到地方", None, "low",
              closed("记下，报店长。", 4, "六个访客车位已划线，告知客户。"), about=None, kind="suggestion",
              via="walk-in"),
    Grievance("English price list for the services, please", None, "low",
              closed("Good idea, translating it now.", 6, "English list sent, also at the counter."), about=None,
              kind="suggestion"),
    Grievance("建议交车时留一张简单的功能卡片，手册太厚", None, "low",
              closed("交车组在做一页纸卡片，做好寄来。", 7, "卡片已寄，客户说好用。"), kind="suggestion", within=5),
    Grievance("洗车能不能用软一点的毛巾，怕刮花", None, "low",
              closed("已换超细纤维毛巾。", 2, "客户看了新毛巾，放心。"),
              kind="suggestion", via="walk-in"),
    Grievance("交车师傅讲得特别细，连后备箱感应都教会了我妈", None, "low", kind="praise", within=2),
    Grievance("半路爆胎，救援四十分钟就到，非常感谢", None, "low", kind="praise"),
    Grievance("补漆颜色一点看不出来，手艺真好", None, "low", kind="praise", via="wechat"),
    Grievance("The advisor stayed late to finish my car. Thank you!", None, "low", kind="praise", about=None),
    Grievance("回访不啰嗦，问题都记得，比别家强", None, "low", kind="praise", about=None),
    Grievance("钥匙落在店里，孙主管下班亲自送来", None, "low", kind="praise", about=None, via="walk-in"),
    Grievance("保养的时候顺手把后排垃圾也清了，很贴心", None, "low", kind="praise", via="wechat"),
)  # fmt: skip

RECENT = (
    Recent(16, -12, Grievance(
        "冷车起步时变速箱顿挫，热车后消失，已出现五次", "product/manufacturing", "high",
        (Answer(1, 5, "已道歉并约技师路试，五天内给结论。"),
         Answer(5, 6, "路试复现，已向厂家申请新的控制程序，六天内回复。")),
        "彻底解决，不要让我再跑",
    ), ((-5, "complaint-noted", {"text": "厂家要求先读故障码，技师周内发报告"}),)),
    Recent(17, -8, Grievance(
        "贴膜的钱在账单上算了两次，多收1980元", "price/bill", "normal",
        (Answer(1, 7, "财务核对属实，七天内原路退回，客户同意。"),), "退1980元", "accessory",
    ), ((-7, "promise", {"text": "1980元原路退回", "due": 9}),)),
    Recent(14, -1, Grievance("到店贴膜没人接待，等了五十分钟", "service/slow-reception", via="walk-in", about=None)),
    Recent(19, -16, Grievance(
        "The free paint sealing promised at the sale was never done", "advertising/promise-not-delivered", "low",
        (Answer(1, 6, "Apologised; sales confirms the promise, looking for a date."),
         Answer(6, 12, "Workshop has a place in twelve days; will confirm it the day before.")),
    )),
    Recent(15, -3, Grievance(
        "林涛答应的事三次没做到，电话也不回", "attitude/weariness", "high",
        (Answer(1, 2, "主管致电道歉，两天内换人跟进并给答复。"),), "换人跟进", None, against="m4",
    )),
    Recent(21, -2, Grievance(
        "Please offer a pick-up for cars due for service", None, "low",
        (Answer(1, 1, "Will ask the workshop manager and call tomorrow."),), kind="suggestion", about=None,
    )),
)  # fmt: skip

SERVICES = (
    Work(JobKind.SERVICE, "首次保养", "换机油机滤，检查底盘和制动，重置保养提示"),
    Work(JobKind.SERVICE, "半年保养", "机油机滤、空调滤芯更换，四轮换位"),
    Work(JobKind.SERVICE, "一年保养", "机油三滤更换，制动液检测正常，电瓶健康"),
    Work(JobKind.SERVICE, "一年半保养", "机油机滤更换，前刹车片剩余六毫米，下次检查"),
)
ELECTRIC_SERVICES = (
    Work(JobKind.SERVICE, "首次检查", "高压线束、底盘检查正常，电池健康99%"),
    Work(JobKind.SERVICE, "半年检查", "空调滤芯更换，四轮换位，充电口清洁"),
    Work(JobKind.SERVICE, "一年检查", "冷却液、制动液检测合格，电池健康97%"),
    Work(JobKind.SERVICE, "一年半检查", "程序升级，底盘紧固，轮胎磨损正常"),
)
REPAIRS = (
    Work(JobKind.REPAIR, "冷车异响检查", "隔热板松动，紧固后试车无异响"),
    Work(JobKind.REPAIR, "右前门补漆", "钣金整形，面漆一遍，抛光"),
    Work(JobKind.REPAIR, "空调不凉", "补充制冷剂，更换膨胀阀密封圈"),
    Work(JobKind.REPAIR, "倒车雷达误报", "更换右后探头，标定完成"),
    Work(JobKind.REPAIR, "方向盘跑偏", "四轮定位，前束调整"),
    Work(JobKind.REPAIR, "Rattle behind the dashboard", "Clip of the air duct replaced, test drive quiet"),
    Work(JobKind.REPAIR, "天窗异响", "导轨清洁润滑，密封条更换"),
    Work(JobKind.REPAIR, "轮胎鼓包更换", "左后轮胎更换，动平衡"),
    Work(JobKind.REPAIR, "玻璃升降卡滞", "导槽清洁，升降电机初始化"),
    Work(JobKind.REPAIR, "前保险杠剐蹭喷漆", "喷漆烘干，颜色核对一致"),
    Work(JobKind.REPAIR, "Tyre pressure warning keeps coming back", "Sensor of the left rear wheel replaced"),
    Work(JobKind.REPAIR, "车机重启", "升级到最新程序，观察两小时无异常"),
    Work(JobKind.REPAIR, "座椅加热不工作", "插头氧化，清理后正常"),
    Work(JobKind.REPAIR, "雨刮异响", "更换雨刮片，清洗玻璃油膜"),
)
INSTALLS = (
    Work(JobKind.INSTALL, "安装行车记录仪", "隐藏走线，前后双录测试正常"),
    Work(JobKind.INSTALL, "贴前挡隔热膜", "贴膜完成，三天内勿升降车窗"),
    Work(JobKind.INSTALL, "安装行李架", "四点紧固，教客户拆装"),
    Work(JobKind.INSTALL, "安装儿童座椅", "接口锁止检查三遍，教客户收紧安全带"),
    Work(JobKind.INSTALL, "Fit roof rack", "Fitted and tightened, customer shown how to take it off"),
)
ELECTRIC_INSTALLS = (Work(JobKind.INSTALL, "家用充电桩安装", "布线十五米，漏电测试合格，教客户预约充电"),)
VISITS = (
    Work(JobKind.VISIT, "上门取车保养并送回", "上午取车，下午送回，钥匙当面交接"),
    Work(JobKind.VISIT, "上门搭电并检查电瓶", "电瓶亏电，搭电启动，建议常开"),
    Work(JobKind.VISIT, "上门教老人用车机", "教了导航、电话、空调三样，老人自己操作一遍"),
    Work(JobKind.VISIT, "Bring the second key and check the tyres", "Key handed over, tyre pressure set to 2.4 bar"),
)
# After how many days with a car each of the services is due.
SERVICE_DAYS = (100, 190, 365, 545)
MISSED = ("取车师傅路上追尾，没能赶到", "当班技师临时生病", "排班漏了这一单")
MOVED = ("客户出差，改期", "客户要接孩子，改下午", "配件未到，与客户商定改期", "下大雨，客户不想出门")
CANCELLED = ("客户已在外地处理", "客户把车借给亲戚，暂时不做")
