"""Makes the story of the sample store, `data/sample/events.jsonl`; run as `python -m tests.make_sample`.

The desk's own rules say what is due; made-up clerks answer it, and each answer is replayed before the next is
thought of. A moment is counted in minutes from the midnight with which the day of loading begins.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from functools import partial
from heapq import heappop, heappush
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from aftersales_cli import places, playbooks, sample
from aftersales_cli.desk import Desk
from aftersales_cli.rules.codes import EntryKind, Outcome
from aftersales_cli.rules.due import NEXT, OWN, DueItem, ranked
from aftersales_cli.screen.words import Words
from aftersales_cli.store import Store
from tests.sample_sentences import ELECTRIC_ERRANDS, ERRANDS, PROSPECTS, QUESTIONS, SAID, Errand, Question

SEED = 20
LOADED = datetime(2026, 11, 25, 8, 0, tzinfo=timezone(timedelta(hours=8)))
DAY = 24 * 60
CLERKS = ("周洁", "林涛", "孙敏", "Wendy Luo")
DISTRICTS = ("鼓楼区", "玄武区", "秦淮区", "建邺区", "雨花台区", "栖霞区", "江宁区", "浦口区")
NAMES = (
    "陈立群 林晓峰 黄秋萍 周文斌 吴桂兰 徐志远 孙丽华 胡国平 朱玉梅 高鹏程 何静怡 郭永强 马春燕 罗世杰 梁慧敏 宋长河 "
    "郑晓东 谢婉婷 韩德明 唐小雨 冯建军 于海波 董秀云 程宏伟 曹雪莲 袁启明 邓晓琳 许文静 傅家豪 沈玉珍 曾庆余 彭立新 "
    "吕桂芳 苏明亮 卢晓燕 蒋国栋 蔡丽君 贾永红 丁志伟 魏淑芬 薛文杰 叶小青 余海涛 潘美玲 杜建平 戴雨桐 夏国庆 钟丽萍 "
    "汪志强 田桂英 任晓明 姜文博 范玉兰 方志诚 石春生 姚雅琴 谭永福 廖志勇 邹慧玲 熊建新 金秀芝 陆文涛 郝国强 白雪梅 "
    "崔玉良 康志明 毛丽娟 邱文龙 秦晓岚 江秋月 顾佳怡 侯永贵 邵丽敏 孟庆生 万桂花 段志鹏 雷春梅 钱文俊 汤国华 尹晓雯 "
    "黎建国 常玉洁 武志国 乔雅文 贺文清 龚丽丽 单晓光 解玉芬 覃志海 欧阳晓慧 张永康 李志平"
).split()
FOREIGN_NAMES = (
    "Anna Kowalska", "Peter Hartwig", "Maria Delgado", "Oksana Hrytsenko",
    "Kenji Morita", "Priya Menon", "Daniel Okoro", "Claire Dubreuil",
)  # fmt: skip


class Car(NamedTuple):
    """A model, how its serial numbers begin, its price in yuan, and what drives it."""

    name: str
    serial: str
    price: int
    drive: str


CARS = (
    Car("Kunlun X5 1.5T", "KLX5", 128_800, "petrol"),
    Car("Kunlun S3 1.4", "KLS3", 89_800, "petrol"),
    Car("Kunlun V6 7-seat", "KLV6", 189_800, "petrol"),
    Car("Qinghe 260", "QH26", 76_900, "petrol"),
    Car("Kunlun E7 Electric", "KLE7", 199_800, "electric"),
    Car("Qinghe E2 Electric", "QHE2", 96_800, "electric"),
)
GOODS = {
    "insurance": (("车险 compulsory + third party", 4_180), ("车险 full cover", 6_350), ("车险续保 renewal", 4_920)),
    "service-plan": (("保养套餐 3 services", 1_580), ("保养套餐 5 services", 2_480), ("延保 2 years", 3_600)),
    "accessory": (
        ("脚垫 floor mats", 480), ("行车记录仪 dash camera", 780), ("贴膜 window film", 1_980), ("行李架 roof rack", 1_150),
        ("儿童座椅 child seat", 1_680), ("轮毂 alloy wheels", 5_200), ("座套 seat covers", 860),
    ),
}  # fmt: skip


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

    `left` are the duties that nobody got round to; they make up the list at loading, with the contacts `tried`.
    """

    bought: int
    handed: int
    kind: str = "new"
    left: str = ""
    tried: tuple[tuple[int, str, Outcome], ...] = ()
    do_not_call: bool = False


RECENT = (
    Recent(-9, -1), Recent(-15, -3), Recent(-20, -6, left="first-days"), Recent(-32, -14, "vip"),
    Recent(-13, -4, left="first-days", tried=((-1, "18:20", Outcome.NO_ANSWER),)),
    Recent(-30, -16, "loyal", left="key-owner-visit"), Recent(-44, -31, left="one-month-use"),
    Recent(-52, -33, left="one-month-use", tried=((-2, "10:40", Outcome.BUSY), (-1, "18:05", Outcome.NO_ANSWER))),
    Recent(-104, -95, left="three-month-use"), Recent(-12, 1, "vip"), Recent(-20, 1), Recent(-6, 5), Recent(-3, 18),
    Recent(-14, -5, left="first-days", do_not_call=True), Recent(-30, -22), Recent(-58, -45), Recent(-70, -60),
    Recent(-83, -75), Recent(-16, -9), Recent(-40, -27),
)  # fmt: skip
# Customers of `RECENT` by their place: what they complain of, and the days on which they were called back, with
# the day agreed then.
COMPLAINTS: tuple[tuple[int, int, str, str, str, tuple[tuple[int, int, str], ...]], ...] = (
    (16, -12, "冷车起步时变速箱顿挫，热车后消失，已出现五次", "product/manufacturing", "high",
     ((-11, 5, "已道歉并约技师路试，五天内给结论。"), (-6, 5, "路试复现，已向厂家申请新的控制程序。"))),
    (17, -8, "贴膜的钱在账单上算了两次，多收1980元", "price/bill", "normal",
     ((-7, 7, "财务核对属实，七天内原路退回，客户同意。"),)),
    (14, -1, "到店保养没人接待，等了五十分钟", "service/slow-reception", "normal", ()),
    (15, -16, "The free paint sealing promised at the sale was never done", "advertising/promise-not-delivered", "low",
     ((-15, 6, "Apologised; sales confirms the promise, looking for a date."), (-9, 11, "Date agreed for the sealing."))),
)  # fmt: skip

NO_DELAYS_FROM = -10 * DAY
DELAYS = {"first-days": (0, 0, 1, 2), "key-owner-visit": (0, 1, 3), "one-month-use": (0, 0, 1, 3, 4),
          "three-month-use": (0, 1, 2, 4, 6), "thank-you-letter": (0, 0, 1)}  # fmt: skip
# The longest that the months can be: called no earlier, a call finds its duty due on whatever day the story begins.
MONTHS = {"one-month-use": 31, "three-month-use": 92}
DRIVEN = {"first-days": (60, 420), "one-month-use": (700, 2300), "three-month-use": (2600, 7400)}
IN_VAIN = (Outcome.NO_ANSWER, Outcome.BUSY, Outcome.CALL_BACK, Outcome.MESSAGE_LEFT, Outcome.WRONG_NUMBER)
OUTCOMES = [Outcome.REACHED, Outcome.REFUSED, *IN_VAIN]
CHANCES = (80, 1, 8, 4, 3, 3, 1)
MINUTES = {"call": (1, 9), "visit": (25, 55), "walk-in": (8, 40)}


def moment(day: int, clock: str) -> int:
    """A day and a time of day as a moment."""
    hour, minute = clock.split(":")
    return day * DAY + int(hour) * 60 + int(minute)
