"""Who comes to the sample store and buys what: all that does not depend on the desk. All of it is invented."""

from random import Random
from typing import NamedTuple

from aftersales_cli.rules.events import Outcome
from tests.sample_telling import DAY, moment

CUSTOMERS, PURCHASES = 300, 500


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


# Who works there: name, rank, contacts wanted a day. The first is the owner, the third the lead.
STAFF = {
    "m1": ("沈国安", "owner", None), "m2": ("周洁", "manager", None), "m3": ("孙敏", "lead", 12),
    "m4": ("林涛", "rep", 16), "m5": ("Wendy Luo", "rep", 16),
}  # fmt: skip
LEAD, AWAY, ENGLISH_SPEAKING = "m3", "m4", "m5"
# Who keeps how many of the customers, as shares.
KEEPERS = {"m2": 2, "m3": 5, "m4": 7, "m5": 4}
# The days on which one of them is away, counted from the day of loading.
AWAY_FROM, AWAY_TO = -1, 4
DISTRICTS = ("鼓楼区", "玄武区", "秦淮区", "建邺区", "雨花台区", "栖霞区", "江宁区", "浦口区")
# Common surnames, the commonest first, and given names that anybody may have.
SURNAMES = (
    *"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘",
    *"杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝白崔康毛邱秦江顾侯邵孟万段雷钱汤尹黎常武乔贺龚单解覃", "欧阳",
)  # fmt: skip
GIVEN_NAMES = (
    "立群", "晓峰", "秋萍", "文斌", "桂兰", "志远", "丽华", "国平", "玉梅", "鹏程", "静怡", "永强", "春燕", "世杰",
    "慧敏", "长河", "婉婷", "德明", "小雨", "建军", "海波", "秀云", "雪莲", "启明", "晓琳", "家豪", "玉珍", "庆余",
    "立新", "桂芳", "明亮", "晓燕", "国栋", "永红", "志伟", "淑芬", "小青", "海涛", "美玲", "建平", "雨桐", "桂英",
    "文博", "玉兰", "志诚", "春生", "雅琴", "志勇", "慧玲", "建新", "秀芝", "文涛", "秀梅", "玉良", "志明",
    "丽娟", "文龙", "晓岚", "秋月", "佳怡", "永贵", "丽敏", "庆生", "桂花", "志鹏", "春梅", "文俊", "晓雯", "玉洁",
    "雅文", "文清", "丽丽", "晓光", "玉芬", "志海", "晓慧", "永康", "志平", "思远", "雨欣", "子涵", "明哲", "若兰",
)  # fmt: skip
FOREIGN_NAMES = (
    "Anna Kowalska", "Peter Hartwig", "Maria Delgado", "Oksana Hrytsenko",
    "Kenji Morita", "Priya Menon", "Daniel Okoro", "Claire Dubreuil", "Lars Nygaard", "Elena Marchetti", "Tomas Novak",
    "Fatima Haddad", "Owen Prescott", "Ingrid Solberg", "Min-ji Seo", "Rafael Quintana", "Greta Lindholm",
    "Samuel Adeyemi", "Nadia Petrova", "Hugo Lambert", "Aiko Tanabe", "Marek Dvorak", "Leila Mansouri",
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
    Recent(-83, -75), Recent(-16, -9), Recent(-40, -27), Recent(-18, -1), Recent(-25, -12), Recent(-10, 0),
    Recent(-22, -2, "vip"),
)  # fmt: skip
OWNER_COUNT, PROSPECT_COUNT = 150, 21
# The customers by the file's own keys: owners of the cars above, older owners, buyers of something else, nobody yet.
KEYS = tuple(f"c{number:03}" for number in range(CUSTOMERS))
RECENT_OWNERS, OWNERS = KEYS[: len(RECENT)], KEYS[len(RECENT) : len(RECENT) + OWNER_COUNT]
PASSERS_BY, PROSPECTIVE = KEYS[len(RECENT) + OWNER_COUNT : -PROSPECT_COUNT], KEYS[-PROSPECT_COUNT:]
FOREIGN = (KEYS[8], KEYS[19], KEYS[21], *KEYS[30:170:12], *KEYS[190:270:17], *KEYS[282::7])
# Those who must not be called.
QUIET = (KEYS[13], *KEYS[40:260:36])
# By place among the older owners, the longest known first.
KINDS = ("vip",) * 7 + ("loyal",) * 12
DORMANT = OWNERS[20:28]
SECOND_CARS = 12
# From this day on clerks are prompt and reach everybody, but for what `RECENT` says: so the list is as it is.
PROMPT_FROM = -10


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
    last = handed + 60 if car.who in DORMANT else PROMPT_FROM - 4
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
    """What a customer is to the store from the first day on, where it does not follow from what was bought."""
    if who in RECENT_OWNERS:
        kind = RECENT[RECENT_OWNERS.index(who)].kind
        return None if kind == "new" else kind
    if who in OWNERS[: len(KINDS)]:
        return KINDS[OWNERS.index(who)]
    return "prospect" if who in PROSPECTIVE else None


def people(rng: Random, count: int) -> list[str]:
    """So many names, none of them twice; the commonest surnames come three times as often."""
    surnames = SURNAMES[:10] * 3 + SURNAMES
    found: dict[str, None] = {}
    while len(found) < count:
        found[rng.choice(surnames) + rng.choice(GIVEN_NAMES)] = None
    return [*found]


def phone(who: str) -> str:
    """A customer's number, each another one of a block that belongs to nobody."""
    return f"+861380000{1000 + 83 * KEYS.index(who) % 8999:04}"
