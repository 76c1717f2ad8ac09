"""What the made-up customers of the sample store ask for, and what is promised to them. All is invented."""

from typing import NamedTuple


class Question(NamedTuple):
    """What a customer asked, the answer that was given later, and after how many days."""

    days: int
    asked: str
    answered: str


class Errand(NamedTuple):
    """A duty that a clerk sets: by what way, in how many days, what for, and what came of it."""

    channel: str
    days: int
    text: str
    said: str


class Pledge(NamedTuple):
    """A promise: until when, in days, what was noted when it was made, what is promised, and how it was kept; `within`
    how many days of the handover of a car it is made.
    """

    days: int
    said: str
    what: str
    kept: str
    time: str | None = None
    within: int = 400


class Interest(NamedTuple):
    """What somebody who left without buying looked for, and what was said when they were called. `lost` is why
    nothing was bought in the end, `model` what they looked at where it matters.
    """

    budget: int | None
    when: str | None
    compared: str | None
    why_not: str | None
    called: str = ""
    lost: str = ""
    drove: bool = False
    via: str = "walk-in"
    model: str | None = None


QUESTIONS: tuple[Question, ...] = (
    Question(1, "问倒车影像能否加装辅助线，答应明天回复。", "已回复：软件升级即可，免费，到店半小时。"),
    Question(2, "问延保怎么算，需请示，两天内回复。", "已答复延保价格和范围，客户再考虑。"),
    Question(1, "问脚垫能否换颜色，查库存后回电。", "米色脚垫有货，客户周末来换。"),
    Question(3, "冷车时有轻微异响，请技师听录音后答复。", "技师判断是隔热板，首保时免费紧固，客户同意。"),
    Question(2, "问异地上牌需要哪些资料，核实后回复。", "资料清单已逐条说明，客户记下了。"),
    Question(2, "问车机能否装第三方地图，查后回电。", "已答复：下次升级会支持，届时短信通知。"),
    Question(30, "想换一套轮毂，一个月后发工资再联系。", "又聊了轮毂，客户选定十七寸，到店付定金。"),
    Question(14, "下月带父母自驾，请出发前提醒检查。", "出发前已提醒，客户约了免费检查。"),
    Question(3, "问补漆能否走保险，需问保险专员。", "保险专员说划痕险可报，已告诉客户流程。"),
    Question(7, "朋友想买同款，一周后问看车时间。", "朋友已定周六看车，转给销售接待。"),
    Question(2, "问原厂拖车钩价格，配件部明天有数。", "拖车钩报价已告知，货期约十天。"),
    Question(1, "问贷款提前还款手续，财务明天答复。", "财务已答复，可提前还，无违约金。"),
    Question(2, "Asked if the dash camera can be wired in; will ask the workshop.", "Workshop can wire it, one hour."),
    Question(1, "Asked what the first service costs; no list at hand.", "Told that the first service is free."),
    Question(
        3, "Wants an English manual; promised to look for one.", "English manual sent as a file, customer thanks us."
    ),
    Question(2, "问能否把年检和保养放同一天，查排班后回复。", "可以，排在周三上午，客户同意。"),
    Question(1, "问玻璃裂了保险赔不赔，问保险专员后回。", "可以全赔，客户下周来换。"),
    Question(3, "想给父母那辆也办保养套餐，问有无优惠。", "第二份打九折，客户决定办。"),
    Question(2, "问座椅套颜色能否定做，问供应商。", "可以定做，十天到货，客户要了灰色。"),
    Question(5, "问冬季胎有没有货，月底到，届时通知。", "冬季胎到货，客户约了周日换。"),
    Question(1, "仪表提示服务，问是不是要马上来，查手册后答。", "不急，一千公里内来即可，已说明。"),
    Question(4, "问后备箱垫的价格，等厂家报价。", "报价已告知，客户觉得贵，暂时不要。"),
    Question(2, "问代驾合作单位是哪家，问前台后回。", "代驾电话已发，首单免费。"),
    Question(20, "下月搬家，请到时更新地址再寄资料。", "新地址已更新，资料已寄。"),
    Question(3, "问备胎能否换全尺寸，问技师。", "后备箱放不下，客户作罢。"),
    Question(4, "Asked for a quote for winter tyres.", "Quote given, will decide next week."),
    Question(2, "Asked whether a child seat can be rented.", "It can, booked one for the holidays."),
    Question(60, "打算给家里添第二辆，两个月后再聊。", "聊了第二辆车的预算，约好到店看样车。"),
)

ERRANDS: tuple[Errand, ...] = (
    Errand("wechat", 2, "把交车当天的照片发给客户", "照片已发九张，客户转发了朋友圈。"),
    Errand("letter", 3, "寄出补办的保养手册", "保养手册已挂号寄出。"),
    Errand("call", 7, "确认补漆后的颜色是否满意", "补漆颜色一致，客户满意。"),
    Errand("visit", 4, "上门取旧车手续，办理置换", "手续已取回，当面点清。"),
    Errand("text", 2, "Text the address of the test centre", "Address sent, appointment is kept."),
    Errand("call", 10, "问更换轮胎后有无跑偏", "换胎后直行稳定，没有跑偏。"),
    Errand("wechat", 3, "发车主自驾活动的路线", "路线已发，客户报名两人。"),
    Errand("call", 3, "Ask whether the spare key has arrived", "Spare key arrived and works."),
    Errand("call", 5, "提醒车险下月到期", "客户知道了，下周来店续保。"),
    Errand("text", 2, "发送年检所需资料清单", "清单已发，客户回复收到。"),
    Errand("wechat", 1, "发上次保养的检测报告", "报告已发，客户看了刹车片厚度，放心。"),
    Errand("call", 6, "长途自驾回来后问车况", "客户已平安返回，车况正常，只是车身很脏。"),
    Errand("call", 4, "提醒积分年底清零", "客户用积分换了两次洗车。"),
    Errand("wechat", 2, "发冬季用车注意事项", "客户说正好需要，问防冻玻璃水哪里买。"),
    Errand("text", 3, "通知订的脚垫到货", "客户回复周末来取。"),
    Errand("call", 8, "问新换的轮胎噪音如何", "比原来安静，客户满意。"),
    Errand("letter", 4, "寄保养发票", "发票已寄，附回邮单号。"),
    Errand("call", 3, "确认道路救援电话已存好", "客户已存，家人手机也存了。"),
    Errand("wechat", 2, "发车主活动的合影", "合影已发，客户问下次什么时候。"),
    Errand("call", 9, "问二手车估价后考虑得如何", "客户暂时不换，明年再说。"),
    Errand("text", 1, "发接送孩子路线的停车点", "已发，客户说谢谢。"),
    Errand("visit", 5, "送补办的行驶证", "行驶证已当面交给客户。"),
    Errand("call", 2, "Remind of the motor test next month", "Will come on Saturday morning for it."),
    Errand("wechat", 2, "Send the photos of the repaired bumper", "Photos sent, customer is pleased."),
)

ELECTRIC_ERRANDS: tuple[Errand, ...] = (
    Errand("wechat", 1, "微信发充电桩安装流程图", "流程图已发，客户说很清楚。"),
    Errand("call", 5, "问充电桩是否装好", "充电桩已装好，使用正常。"),
    Errand("visit", 4, "上门看车库能否装充电桩", "上门量了车库，可以安装，电线约十二米。"),
)

PLEDGES: tuple[Pledge, ...] = (
    Pledge(3, "后排脚垫少一块，答应三天内补寄。", "免费补寄后排脚垫", "脚垫已签收，尺寸合适。", within=4),
    Pledge(2, "客户要原厂漆号，答应查后回复。", "查到漆号并发给客户", "漆号已发，客户自己买了补漆笔。"),
    Pledge(5, "钥匙扣坏了，答应换新。", "免费换钥匙扣", "新钥匙扣已到店领取。"),
    Pledge(4, "洗车券过期，答应申请延期。", "洗车券延期三个月", "延期已生效，客户看到了。"),
    Pledge(7, "反映车窗贴膜有气泡，答应重贴一块。", "重贴右后窗隔热膜", "已重贴，无气泡，客户验收。", within=30),
    Pledge(1, "要上次维修的明细，答应当天整理。", "发维修明细", "明细已发邮箱，客户收到。", "17:00"),
    Pledge(6, "等厂家对异响的回复，答应一周内给说法。", "转达厂家对异响的答复",
           "厂家答复属正常范围，附录音对比，客户理解。"),
    Pledge(3, "随车工具缺千斤顶手柄，答应补齐。", "补一个千斤顶手柄", "手柄已补，放进后备箱。", within=20),
    Pledge(2, "问能否代办异地违章，答应问清流程。", "回复异地违章代办流程", "流程和费用已说明，客户自己办。"),
    Pledge(4, "The navigation map is old; promised an update.", "Update of the map free of charge",
           "Map updated while the car was washed."),
    Pledge(5, "保养后发现玻璃水没加，答应补送两瓶。", "送两瓶玻璃水", "两瓶玻璃水已当面交给客户。"),
    Pledge(3, "等候时间长，答应下次送一次洗车。", "赠一次精洗", "精洗已做，客户满意。"),
    Pledge(7, "想要交车仪式的视频，答应剪好发来。", "发交车视频", "视频已发，客户转给家人。", within=5),
    Pledge(2, "保单写错车牌一位，答应更正。", "更正保单上的车牌", "新保单已出，客户核对无误。", "16:30", 60),
    Pledge(3, "Wants the invoice in the company's name; promised a new one.", "New invoice in the company's name",
           "New invoice sent by mail and accepted."),
    Pledge(10, "订的轮毂延期，答应到货第一时间装。", "轮毂到货后优先安装", "轮毂已装好，动平衡正常。"),
)  # fmt: skip
POSTPONED = (
    "配件还在路上，客户同意延后",
    "厂家还没回复，已告知客户",
    "客户出差，回来再办",
    "Customer is away until then",
)
WAIVED = ("客户已自己办好", "客户说不用麻烦了")

# Who bought in the end.
WON: tuple[Interest, ...] = (
    Interest(200_000, "一个月内", "泰行 S9", "想再比较一下价格", "报了落地价，客户周末带家人来签。", drove=True),
    Interest(100_000, "年前", None, "要和爱人商量", "爱人同意了，过两天来订。", drove=True),
    Interest(None, "下个月", "Taishan S9", "等年终奖", "奖金已发，约好来店。"),
    Interest(150_000, None, "云岭 C4", "颜色要等", "白色现车到了，客户很高兴，周内来订。", drove=True),
    Interest(90_000, "尽快", None, "旧车还没卖", "旧车置换价谈拢，来店办手续。"),
    Interest(220_000, "Within the month", "Taishan S9", "Wants to see the boot with a pram in it",
             "Pram fits, will come in to sign.", drove=True),
    Interest(120_000, "两周内", "云岭 C4", "首付还差一点", "介绍了低首付方案，客户决定购买。", via="call"),
)  # fmt: skip
# Who never did.
LOST: tuple[Interest, ...] = (
    Interest(120_000, "年底", "泰行 S9", "说回去和家人商量", "还在和另一款比较，愿意再来看。", "买了泰行 S9",
             drove=True),
    Interest(90_000, "三个月内", None, "觉得价格高", "预算不够，想再等等。", "预算不够，放弃买车"),
    Interest(150_000, "下月", "云岭 C4", "嫌置换价低", "旧车自己卖了，再看看。", "买了二手车", drove=True),
    Interest(None, "Before winter", "Taishan S9", "Wants to compare first", "Has not decided, will come again.",
             "Took a lease from the employer", drove=True),
    Interest(200_000, "半年内", None, "想等新款", "新款没有消息，客户继续等。", "决定明年再买"),
    Interest(80_000, "尽快", "青帆 2", "没有现车", "现车要等两周，客户嫌久。", "去别家提了现车"),
    Interest(180_000, "过年前", "泰行 S9", "后排太挤", "建议看七座款，客户说考虑。", "家里意见不一，不买了", drove=True,
             model="Kunlun X5 1.5T"),
    Interest(100_000, None, None, "只是路过看看", "没有购车打算。", "没有购车打算"),
    Interest(130_000, "暑假前", "云岭 C4", "贷款利率高", "重报了利率，客户还在比。", "贷款没批下来"),
    Interest(210_000, "两个月", None, "家里装不了充电桩", "物业不同意装桩。", "小区不能装充电桩，改买油车", drove=True,
             model="Kunlun E7 Electric"),
    Interest(95_000, "Next month", None, "Waiting for the driving licence", "Failed the test, will try again.",
             "No licence yet, gave up for now"),
    Interest(160_000, "一个月内", "泰行 S9", "要看试驾报告", "已发资料，客户没再问。", "选了同事推荐的车", via="call"),
    Interest(110_000, "国庆前", None, "颜色不喜欢", "蓝色停产，客户遗憾。", "没有喜欢的颜色"),
    Interest(140_000, "年内", "云岭 C4", "爱人想要大一点的", "约看大一号的车，未到店。", "买了云岭 C4", drove=True),
    Interest(75_000, "看情况", None, "价格再低点就买", "已到底价，客户说算了。", "价格谈不拢"),
)  # fmt: skip
# Who is still thinking, by the days on which they came and the days until they were to be called again.
OPEN: tuple[tuple[int, int | None, Interest], ...] = (
    (-9, 12, Interest(190_000, "过年前", "泰行 S9", "想再试一次高速", "约三天后带父亲来试驾。", drove=True)),
    (-5, 4, Interest(100_000, "月底", None, "要和爱人商量", "爱人今天出差回来，请今天再打。", drove=True)),
    (-3, 4, Interest(130_000, "Two weeks", "Taishan S9", "Wants a better price for the old car",
                     "Will bring the old car.")),
    (-1, None, Interest(210_000, "一个月内", "云岭 C4", "担心冬天续航", drove=True, model="Kunlun E7 Electric")),
    (-1, None, Interest(85_000, "尽快", None, "等公积金到账")),
    (-1, None, Interest(160_000, "年前", "泰行 S9", "说想想再联系", via="call")),
)  # fmt: skip
# Who left neither name nor number, by the day.
UNKNOWN: tuple[tuple[int, Interest], ...] = (
    (-210, Interest(None, None, None, "只拿了一份资料")),
    (-64, Interest(None, "明年", None, "随便看看")),
    (-1, Interest(100_000, None, None, "停车不方便，转一圈就走")),
)
