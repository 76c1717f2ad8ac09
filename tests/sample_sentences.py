"""What the made-up clerks of the sample store write down, and what its made-up customers want. All is invented.

The places in braces are filled in when a sentence is used: {km} driven so far, {use} what the car burns.
"""

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


class Grievance(NamedTuple):
    """A complaint of one of the recent buyers, by place in their list. Each answer is the day on which the customer
    was called back, the days until the next call, and what was said.
    """

    place: int
    day: int
    text: str
    cause: str
    severity: str
    answers: tuple[tuple[int, int, str], ...] = ()


# By occasion: the code of the duty, then what the purchase was; `in` and `walk-in` are the customer's own moves.
SAID: dict[str, tuple[str, ...]] = {
    "thanks": (
        "短信已发，感谢惠顾并附上服务热线。",
        "感谢短信已发，客户回了个笑脸。",
        "已发短信致谢，提醒保留好发票。",
        "发了感谢短信，客户回复“服务很好”。",
        "短信致谢，并留下专属顾问的电话。",
        "感谢短信送达，客户暂无疑问。",
        "已短信感谢，邀请关注本店公众号。",
        "短信感谢并祝用车愉快。",
        "感谢短信已发，客户问营业时间，已回复。",
        "短信感谢，附到店路线和停车说明。",
        "Thank-you text sent with the service number.",
        "Thanked by text; replied with a thumbs up.",
        "Thanks sent, opening hours added.",
    ),
    "thanks/car": (
        "短信恭喜购车，说明交车前一天会电话确认。",
        "恭喜短信已发，附上交车所需证件清单。",
        "祝贺短信已发，客户说全家都很期待。",
        "Congratulated on the new car by text.",
    ),
    "thanks/insurance": (
        "短信告知保单已生效，附报案电话。",
        "电子保单和感谢短信一并发出。",
        "Policy confirmed by text, claims number added.",
    ),
    "thanks/accessory": (
        "短信感谢，提醒安装后有松动随时回店。",
        "感谢短信已发，附上使用说明链接。",
        "Thanked by text; fitting is under warranty for a year.",
    ),
    "thanks/service-plan": (
        "短信感谢购买保养套餐，说明有效期和次数。",
        "套餐卡号已随感谢短信发出。",
        "Plan number sent with thanks.",
    ),
    "handover-confirm": (
        "已确认明天提车，证件和尾款都已备齐。",
        "客户明天和家人一起来，时间不变。",
        "提醒带身份证和购车合同，客户记下了。",
        "车已洗好停在交车区，客户放心。",
        "临牌已办好，客户本人来提车。",
        "核对了颜色和选装件，与合同一致。",
        "保单已出，说明明天一并交接。",
        "客户希望讲解慢一点，已告知交车顾问。",
        "客户问能否带宠物来，答可以。",
        "想多拍几张交车照片，已安排摄影。",
        "尾款今天下午转账，收到后即可提车。",
        "Car, time and papers confirmed for tomorrow.",
        "Coming with the family; asked for a slow walk-through.",
        "Car washed and ready, balance is paid.",
    ),
    "home-safe": (
        "已平安到家，路上一切顺利。",
        "刚停好车，说比想象中好开。",
        "到家了，孩子在车里不肯下来。",
        "平安到家，正在给邻居看新车。",
        "路上堵了一会儿，车况很好，已到家。",
        "已到单位，晚上再开回家，一切正常。",
        "到家后发现脚垫有点歪，自己已摆正。",
        "已到家，感谢今天的讲解很细致。",
        "还在路上，约二十分钟到家，家人陪同。",
        "已到家，说大灯很亮，很满意。",
        "到家顺利，问首保时间，已说明。",
        "到家了，已把服务顾问电话存好。",
        "Home safe, very pleased with the handover.",
        "Arrived; heavy rain but no trouble.",
        "Parked at home, family is trying every seat.",
    ),
    "home-safe/electric": (
        "已到家，剩余电量充足，明天装充电桩。",
        "平安到家，第一次开电车，觉得很安静。",
        "Home with 71 % charge left.",
    ),
    "thank-you-letter": (
        "感谢信已寄出，总经理亲笔签名。",
        "信已寄，随信附交车照片一张。",
        "感谢信已交快递，附保养手册。",
        "已寄，地址与客户核对过。",
        "感谢信与小礼品一起寄出。",
        "信已寄到单位，客户在单位收件方便。",
        "感谢信寄出，夹了两张免费洗车券。",
        "信和保养提醒卡同寄。",
        "Letter sent, signed by the general manager.",
    ),
    "first-days": (
        "开了{km}公里，没有问题，很顺手。",
        "三天开了{km}公里，说座椅舒服。",
        "蓝牙已会用，导航还不太熟，电话里教了一遍。",
        "自动大灯不会开，电话里指导后已学会。",
        "客户对交车服务打满分。",
        "胎压显示正常，问了标准值，已答复。",
        "新车有点味道，建议多通风，客户理解。",
        "倒车影像很清楚，家人也敢停车了。",
        "说雨刮有轻微响声，教了清洁方法，客户自己试试。",
        "准备周末跑一趟长途，提醒先检查胎压。",
        "儿童座椅接口已找到，安装没问题。",
        "已下载手机应用，远程开空调很喜欢。",
        "上牌已办好，号码很满意。",
        "钥匙电池提示偏低，可随时来换，免费。",
        "一切都好，说会介绍同事来看车。",
        "{km} km so far, no questions at all.",
        "Showed how to pair the second phone, works now.",
        "Likes the seats; still learning the menus.",
        "Asked about tyre pressure, explained.",
    ),
    "first-days/petrol": (
        "磨合期内不拉高转速，客户记住了，{use}。",
        "问加多少号油，已说明加95号。",
        "Running in gently, {use}.",
    ),
    "first-days/electric": (
        "家里充电桩已装好，夜里充满很方便。",
        "快充用了两次，问对电池有无影响，已说明。",
        "Charging at home works, {use}.",
    ),
    "key-owner-visit": (
        "上门拜访，一起看了车况，漆面无损伤。",
        "在小区车库看车，胎压补到标准，客户很高兴。",
        "上门教了泊车辅助，客户当场试了三次。",
        "拜访时送上车载香薰，客户谈到明年想换第二辆。",
        "上门拜访，客户的父亲也在，聊了保养安排。",
        "看车时发现右后门密封条翘起，当场压好。",
        "拜访顺利，客户愿意参加车主活动。",
        "Visited at home, checked the car together, all fine.",
        "Looked at the car in the garage; explained the service booklet.",
    ),
    "one-month-use": (
        "满月{km}公里，没有异响，很满意。",
        "一个月跑了{km}公里，主要上下班。",
        "介绍了服务顾问，客户已加微信。",
        "问首保要多久，说明约一个半小时。",
        "客户说空调制冷快，很满意。",
        "说停车时方向盘有点重，属正常，已解释。",
        "已带家人自驾一次，{km}公里无故障。",
        "对车机反应速度有意见，已登记为建议。",
        "没有问题，希望保养前短信提醒。",
        "客户同事也想看这款车，已请他周末到店。",
        "车身有小划痕，自己蹭的，介绍了补漆价格。",
        "玻璃水加什么型号，已告知。",
        "一切正常，说回访比别家及时。",
        "后排安全带提示音太响，说明了设置方法。",
        "{km} km in the first month, no complaints.",
        "Introduced the service contact; will call for the first service.",
        "Happy with the car, asked how to adjust the headlights.",
        "A friend is interested in the same model.",
    ),
    "one-month-use/petrol": ("满月油耗理想，{use}。", "客户觉得{use}还算满意。", "Content with the mileage: {use}."),
    "one-month-use/electric": ("满月算了一笔账，{use}，比以前省很多。", "续航和标称差不多，{use}。"),
    "three-month-use": (
        "三个月{km}公里，已约首保。",
        "已行驶{km}公里，提醒首保，客户下周自己约。",
        "车况良好，首保想约周六上午。",
        "首保提醒已做，客户问是否免费，答免费。",
        "开了{km}公里，轮胎磨损正常。",
        "三个月没出过毛病，客户很放心。",
        "刚从外地自驾回来，{km}公里，刹车手感正常。",
        "客户出差多，车开得少，提醒按时间保养。",
        "说隔音比上一辆车好，愿意推荐。",
        "首保已在店里做完，对等候区很满意。",
        "想加装行李架，介绍了原厂件。",
        "空调有点异味，建议首保时换滤芯。",
        "对雨天雷达误报有疑问，首保时检查。",
        "家人现在开得多，问能否再配一把钥匙，可以。",
        "At {km} km; first service offered, will book online.",
        "Three months without trouble, would buy again.",
        "Wants the first service on a Saturday morning.",
    ),
    "three-month-use/petrol": ("三个月平均{use}，客户认可。", "机油液位正常，{use}。"),
    "three-month-use/electric": (
        "三个月平均{use}，冬天会略高，已说明。",
        "Average consumption is {use}, no range worries.",
    ),
    "complaint": ("来电投诉，已登记。", "Rang to complain; entered as a complaint."),
    "wechat": (
        "客户不接回访电话，改用微信问候，回复一切都好。",
        "微信留言问用车情况，客户回复没有问题。",
        "按客户要求不打电话，微信发了保养提醒，已读已回。",
        "微信确认时间和手续，客户回“好的”。",
        "Wrote instead of calling, as asked; all is well.",
    ),
    "in": (
        "来电问保养要不要预约，答需提前一天。",
        "问年检还要多久，查后告知新车六年内免上线。",
        "问保险出险流程，说明先拍照再报案。",
        "来电问仪表上的黄灯，是胎压提示，指导复位。",
        "忘了带走保养手册，答应放前台，随时来取。",
        "问周日是否营业，答九点到六点。",
        "问儿童锁在哪里，电话里说明。",
        "手机应用登录不了，重置密码后正常。",
        "问补一块漆多少钱，按面报价，客户考虑。",
        "客户要开发票抬头，已转财务，当天改好。",
        "问洗车券有效期，到年底。",
        "在高速上爆胎，帮忙联系了救援，人平安。",
        "问二手车置换怎么估价，约到店看车。",
        "来电表扬交车顾问讲解耐心。",
        "问雨刮片型号，告知尺寸和价格。",
        "Asked whether the car wash is open on Sundays; it is.",
        "Yellow warning light: tyre pressure, reset by phone.",
        "Wanted the opening hours during the holidays.",
        "Lost the second key, explained how to order one.",
    ),
    "in/petrol": ("车停半个月打不着火，指导搭电，已启动。", "问机油该加哪个型号，已告知。"),
    "in/electric": (
        "问充电枪拔不出来怎么办，指导按解锁键，已取下。",
        "Asked about fast chargers on the way to the coast.",
    ),
    "walk-in": (
        "路过进店，免费检查胎压并补气。",
        "进店洗车，顺便问了保养套餐。",
        "带朋友来看车，试乘一圈。",
        "进店取保养手册，喝茶聊了一会儿。",
        "来店更换雨刮片，十分钟完成。",
        "来店复印行驶证资料，办理续保。",
        "进店反映车门关得重，调整了锁扣。",
        "来领车主日的礼品。",
        "Dropped in for a tyre check, took five minutes.",
        "Came to look at roof racks.",
    ),
    "no-answer": (
        "响铃到底无人接听。",
        "无人接听，稍后再拨。",
        "打了两遍都没接。",
        "电话关机。",
        "不在服务区，晚些再试。",
        "No answer.",
        "Rang out twice.",
    ),
    "busy": ("占线。", "一直通话中。", "占线，过会儿再打。", "被按掉，可能不方便。", "Line busy."),
    "call-back": (
        "正在开会，请明天再打。",
        "在开车，不方便，约明天联系。",
        "客户在医院陪家人，改天再聊。",
        "在外地出差，明天回来再说。",
        "In a meeting, please call tomorrow.",
    ),
    "message-left": (
        "家人接听，请转告客户回电。",
        "留了语音，请客户方便时回电。",
        "同事代接，已请转告。",
        "Left a message with a colleague.",
    ),
    "wrong-number": ("接电话的不是客户，核对后发现拨错一位。", "拨错号码，已向对方道歉。", "Misdialled by one digit."),
    "refused": (
        "客户说很忙，不需要回访，谢谢关心。",
        "客户表示有事会自己来店，不想多谈。",
        "Does not wish to talk today, all fine.",
    ),
    "nobody-in": ("按约上门，家中无人，留了名片。", "到小区后客户临时外出，改约。"),
}  # fmt: skip

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
)

ELECTRIC_ERRANDS: tuple[Errand, ...] = (
    Errand("wechat", 1, "微信发充电桩安装流程图", "流程图已发，客户说很清楚。"),
    Errand("call", 5, "问充电桩是否装好", "充电桩已装好，使用正常。"),
    Errand("visit", 4, "上门看车库能否装充电桩", "上门量了车库，可以安装，电线约十二米。"),
)

# People who looked and did not buy: they are called within two days.
PROSPECTS: tuple[Question, ...] = (
    Question(2, "进店看车试驾一圈，说回去和家人商量。", "回访：还在和另一款比较，愿意月底再来看。"),
    Question(2, "试驾后觉得价格高，留了电话。", "回访：预算不够，暂时不买，谢谢接待。"),
    Question(1, "带旧车来估价，嫌置换价低。", "回访：旧车已自己卖掉，看中的颜色暂无现车，等通知。"),
    Question(2, "Test drive of 20 minutes, wants to compare first.", "Called back: has not decided, will come again."),
)

GRIEVANCES = (
    Grievance(
        16, -12, "冷车起步时变速箱顿挫，热车后消失，已出现五次", "product/manufacturing", "high",
        ((-11, 5, "已道歉并约技师路试，五天内给结论。"), (-6, 5, "路试复现，已向厂家申请新的控制程序。")),
    ),
    Grievance(
        17, -8, "贴膜的钱在账单上算了两次，多收1980元", "price/bill", "normal",
        ((-7, 7, "财务核对属实，七天内原路退回，客户同意。"),),
    ),
    Grievance(14, -1, "到店贴膜没人接待，等了五十分钟", "service/slow-reception", "normal"),
    Grievance(
        19, -16, "The free paint sealing promised at the sale was never done", "advertising/promise-not-delivered",
        "low",
        ((-15, 6, "Apologised; sales confirms the promise, looking for a date."),
         (-9, 11, "Workshop has a place in eleven days; will confirm it the day before.")),
    ),
)  # fmt: skip
