"""Who comes to the sample store and buys what: all that does not depend on the desk. All of it is invented.

A moment is counted in minutes from the midnight with which the day of loading begins, a day in days from that day.
"""

from random import Random
from typing import NamedTuple

from aftersales_cli.rules.events import Outcome

DAY = 24 * 60
PURCHASES = 200


class Car(NamedTuple):
    """A model, how its serial numbers begin, its price in yuan, and what drives it."""

    name: str
    serial: str
    price: int
    drive: str


class Sale(NamedTuple):
    """A purchase at the moment `bought`; a car also has a planned day and, once it was, the moment of handover."""

    who: str
    item: str
    category: str
    price: int
    bought: int
    serial: str | None = None
    planned: int | None = None
    handed: int | None = None


class Recent(NamedTuple):
    """A car of the last weeks, by the days on which it was bought and handed over (to come: 0 or more).

    `left` is the duty that nobody got round to: these make up the list at loading, with the contacts `tried`.
    """

    bought: int
    handed: int
    kind: str = "new"
    left: str = ""
    tried: tuple[tuple[int, str, Outcome], ...] = ()
    model: str = ""


CLERKS = ("周洁", "林涛", "孙敏", "Wendy Luo")
DISTRICTS = ("鼓楼区", "玄武区", "秦淮区", "建邺区", "雨花台区", "栖霞区", "江宁区", "浦口区")
NAMES = (
    "陈立群", "林晓峰", "黄秋萍", "周文斌", "吴桂兰", "徐志远", "孙丽华", "胡国平", "朱玉梅", "高鹏程",
    "何静怡", "郭永强", "马春燕", "罗世杰", "梁慧敏", "宋长河", "郑晓东", "谢婉婷", "韩德明", "唐小雨",
    "冯建军", "于海波", "董秀云", "程宏伟", "曹雪莲", "袁启明", "邓晓琳", "许文静", "傅家豪", "沈玉珍",
    "曾庆余", "彭立新", "吕桂芳", "苏明亮", "卢晓燕", "蒋国栋", "蔡丽君", "贾永红", "丁志伟", "魏淑芬",
    "薛文杰", "叶小青", "余海涛", "潘美玲", "杜建平", "戴雨桐", "夏国庆", "钟丽萍", "汪志强", "田桂英",
    "任晓明", "姜文博", "范玉兰", "方志诚", "石春生", "姚雅琴", "谭永福", "廖志勇", "邹慧玲", "熊建新",
    "金秀芝", "陆文涛", "郝国强", "白秀梅", "崔玉良", "康志明", "毛丽娟", "邱文龙", "秦晓岚", "江秋月",
    "顾佳怡", "侯永贵", "邵丽敏", "孟庆生", "万桂花", "段志鹏", "雷春梅", "钱文俊", "汤国华", "尹晓雯",
    "黎建国", "常玉洁", "武志国", "乔雅文", "贺文清", "龚丽丽", "单晓光", "解玉芬", "覃志海", "欧阳晓慧",
    "张永康", "李志平",
)  # fmt: skip
FOREIGN_NAMES = (
    "Anna Kowalska", "Peter Hartwig", "Maria Delgado", "Oksana Hrytsenko",
    "Kenji Morita", "Priya Menon", "Daniel Okoro", "Claire Dubreuil",
)  # fmt: skip

CARS = (
    Car("Kunlun X5 1.5T", "KLX5", 128_800, "petrol"),
    Car("Kunlun S3 1.4", "KLS3", 89_800, "petrol"),
    Car("Kunlun V6 7-seat", "KLV6", 189_800, "petrol"),
    Car("Qinghe 260", "QH26", 76_900, "petrol"),
    Car("Kunlun E7 Electric", "KLE7", 199_800, "electric"),
    Car("Qinghe E2 Electric", "QHE2", 96_800, "electric"),
)
GOODS = {
    "insurance": (("车险 compulsory + third party", 4_180), ("车险 full cover", 6_350)),
    "service-plan": (("保养套餐 3 services", 1_580), ("保养套餐 5 services", 2_480), ("延保 2 years", 3_600)),
    "accessory": (
        ("脚垫 floor mats", 480), ("行车记录仪 dash camera", 780), ("贴膜 window film", 1_980),
        ("行李架 roof rack", 1_150), ("儿童座椅 child seat", 1_680), ("轮毂 alloy wheels", 5_200),
        ("座套 seat covers", 860),
    ),
}  # fmt: skip
RENEWAL = ("车险续保 renewal", 4_920)

RECENT = (
    Recent(-9, -1), Recent(-15, -3), Recent(-20, -6, left="first-days"), Recent(-32, -14, "vip"),
    Recent(-13, -4, left="first-days", tried=((-1, "18:20", Outcome.NO_ANSWER),)),
    Recent(-30, -16, "loyal", left="key-owner-visit"), Recent(-44, -31, left="one-month-use"),
    Recent(-52, -33, left="one-month-use", tried=((-2, "10:40", Outcome.BUSY), (-1, "18:05", Outcome.NO_ANSWER))),
    Recent(-104, -95, left="three-month-use"), Recent(-12, 1, "vip"), Recent(-20, 1), Recent(-6, 5), Recent(-3, 18),
    Recent(-14, -5, left="first-days"), Recent(-30, -22), Recent(-58, -45), Recent(-70, -60, model=CARS[0].name),
    Recent(-83, -75), Recent(-16, -9), Recent(-40, -27),
)  # fmt: skip
# The customers by the file's own keys: owners of the cars above, older owners, buyers of something else, nobody yet.
KEYS = tuple(f"c{number:02}" for number in range(100))
RECENT_OWNERS, OWNERS, PASSERS_BY, PROSPECTIVE = KEYS[:20], KEYS[20:76], KEYS[76:96], KEYS[96:]
FOREIGN = ("c08", "c19", "c25", "c33", "c47", "c60", "c71", "c88")
# Those who must not be called.
QUIET = ("c13", "c40", "c55", "c80")
# By place among the older owners, the longest known first.
KINDS = ("vip",) * 3 + ("loyal",) * 6 + ("dormant",) * 3
SECOND_CARS = 4
# From this day on clerks are prompt and reach everybody, but for what `RECENT` says: so the list is as it is.
PROMPT_FROM = -10


def moment(day: int, clock: str) -> int:
    """A day and a time of day as a moment."""
    hour, minute = clock.split(":")
    return day * DAY + int(hour) * 60 + int(minute)


def car_sale(rng: Random, who: str, bought: int, handed: int, model: str = "") -> Sale:
    """A car by the days on which it is bought and handed over; now and then it comes a day late."""
    wanted = [one for one in CARS if one.name == model]
    car = wanted[0] if wanted else rng.choices(CARS, (5, 4, 2, 3, 3, 2))[0]
    late = handed < PROMPT_FROM and rng.random() < 0.08
    at = handed * DAY + rng.randint(10 * 60, 15 * 60 + 30) if handed < 0 else None
    when = bought * DAY + rng.randint(9 * 60 + 30, 17 * 60)
    serial = f"{car.serial}-{rng.randint(10_000, 99_999)}"
    return Sale(who, car.name, "car", car.price, when, serial, handed - late - bought, at)


def car_sales(rng: Random) -> list[Sale]:
    """One car for each owner, and a second one for those longest known."""
    recent = zip(RECENT_OWNERS, RECENT, strict=True)
    found = [car_sale(rng, who, one.bought, one.handed, one.model) for who, one in recent]
    days = sorted(rng.sample(range(-706, -106), len(OWNERS)))
    again = [rng.randint(-380, -110) for _ in range(SECOND_CARS)]
    for who, handed in zip(OWNERS + OWNERS[:SECOND_CARS], days + again, strict=True):
        found.append(car_sale(rng, who, handed - rng.randint(4, 24), handed))
    return found


def sundry(rng: Random, who: str, category: str, day: int, goods: tuple[str, int] | None = None) -> Sale:
    """Something else than a car."""
    item, price = goods or rng.choice(GOODS[category])
    return Sale(who, item, category, price, day * DAY + rng.randint(9 * 60 + 30, 17 * 60 + 30))


def offers(rng: Random, car: Sale) -> list[Sale]:
    """What the buyer of a car may buy besides."""
    bought, handed = car.bought // DAY, car.bought // DAY + (car.planned or 0)
    found = [
        sundry(rng, car.who, "insurance", bought + 1),
        sundry(rng, car.who, "service-plan", handed + rng.randint(1, 20)),
        sundry(rng, car.who, "accessory", handed + rng.randint(21, 60)),
        sundry(rng, car.who, "accessory", handed + rng.randint(61, 240)),
    ]
    found.append(sundry(rng, car.who, "insurance", handed + rng.randint(335, 358), RENEWAL))
    last = handed + 60 if kind_of(car.who) == "dormant" else PROMPT_FROM - 4
    return [sale for sale in found if sale.bought // DAY <= last]


def sundry_sales(rng: Random, cars: list[Sale]) -> list[Sale]:
    """Insurance, service plans and accessories, as many as make up `PURCHASES`."""
    film, camera = GOODS["accessory"][2], GOODS["accessory"][1]
    found = [
        Sale(RECENT_OWNERS[17], film[0], "accessory", film[1], moment(-20, "15:10")),
        Sale(RECENT_OWNERS[18], camera[0], "accessory", camera[1], moment(-1, "17:50")),
    ]
    for place, who in enumerate(PASSERS_BY):
        days = rng.sample(range(-690, -14), 1 + place % 2)
        found += [sundry(rng, who, rng.choice([*GOODS]), day) for day in days]
    offered = [sale for car in cars for sale in offers(rng, car)]
    return found + rng.sample(offered, PURCHASES - len(cars) - len(found))


def kind_of(who: str) -> str | None:
    """What a customer is to the store, where it does not follow from what was bought."""
    if who in RECENT_OWNERS:
        return RECENT[RECENT_OWNERS.index(who)].kind
    if who in OWNERS[: len(KINDS)]:
        return KINDS[OWNERS.index(who)]
    return "prospect" if who in PROSPECTIVE else None
