"""A deadline explained at the counter: lunch, a holiday, a day that makes up, two pauses and a reopening."""

from pathlib import Path

import pytest

from tests.shop import Shop, opened

BOOK = """
title = { en = "Counter", zh = "柜台" }
based_on = "generic"

[hours]
weekdays = ["09:00-12:00", "13:30-18:00"]
sat = []
sun = []

[[clock]]
id = "decision"
case = "complaint"
until = "decided"
within = "20h"
hours = "working"
title = { en = "Decide", zh = "作出决定" }
"""


@pytest.fixture
def desk(tmp_path: Path) -> Shop:
    """A complaint before National Day: paused until the customer sends a photo, and until the parts are there; decided,
    done, and opened again by an unhappy customer.
    """
    book = tmp_path / "counter.toml"
    book.write_text(BOOK, encoding="utf-8")
    shop = opened(tmp_path, playbook=str(book))
    for name, role in (("王芳", "rep"), ("李娜", "lead")):
        shop.ok("staff", "new", name, "--role", role)
    story = [
        ("09-30T17:00", "王芳", ["customer", "new", "张三", "--phone", "138 0000 1234"]),
        ("09-30T17:00", "王芳", ["complaint", "new", "张三", "Gearbox jerks"]),
        ("09-30T17:00", "王芳", ["complaint", "ack", "C1"]),
        ("09-30T17:00", "王芳", ["complaint", "investigate", "C1", "Worn seal", "--party", "maker"]),
        ("10-08T10:00", "王芳", ["complaint", "pause", "C1", "--for", "customer", "--until", "tomorrow"]),
        ("10-08T11:00", "王芳", ["complaint", "resume", "C1"]),
        ("10-10T10:00", "王芳", ["complaint", "pause", "C1", "--for", "parts", "--until", "2026-10-12"]),
        ("10-12T09:30", "王芳", ["complaint", "resume", "C1"]),
        ("10-12T14:00", "王芳", ["complaint", "decide", "C1", "New seal"]),
        ("10-12T17:00", "王芳", ["complaint", "done", "C1", "Seal replaced"]),
        ("10-13T10:00", "李娜", ["complaint", "recheck", "C1", "unsatisfied"]),
    ]  # fmt: skip
    for shop.now, shop.user, words in [(f"2026-{when}", who, words) for when, who, words in story]:
        shop.ok(*words)
    shop.now = "2026-10-13T11:00"
    return shop


# By hand: an hour on the 30th, 1 + 1 + 4.5 on the 8th, 7.5 on the 9th, 1 on the 10th, 3 on the 12th make 19 of 20; the
# last one would have run up to 15:00. Opened again: 6.5 on the 13th, 7.5 on the 14th, 6 on the 15th, up to 16:30.
ENGLISH = """Decide: 20 hours of opening time from Wed 30 Sep 17:00
Wed 30 Sep 17:00|Wed 30 Sep 18:00|1 hour|store is open
Wed 30 Sep 18:00|Thu 8 Oct 09:00||public holiday; National Day
Thu 8 Oct 09:00|Thu 8 Oct 10:00|1 hour|store is open
Thu 8 Oct 10:00|Thu 8 Oct 11:00||paused; waits for the customer
Thu 8 Oct 11:00|Thu 8 Oct 12:00|1 hour|store is open
Thu 8 Oct 12:00|Thu 8 Oct 13:30||break
Thu 8 Oct 13:30|Thu 8 Oct 18:00|4 hours 30 minutes|store is open
Thu 8 Oct 18:00|Fri 9 Oct 09:00||closed overnight
Fri 9 Oct 09:00|Fri 9 Oct 12:00|3 hours|store is open
Fri 9 Oct 12:00|Fri 9 Oct 13:30||break
Fri 9 Oct 13:30|Fri 9 Oct 18:00|4 hours 30 minutes|store is open
Fri 9 Oct 18:00|Sat 10 Oct 09:00||closed overnight
Sat 10 Oct 09:00|Sat 10 Oct 10:00|1 hour|make-up working day, counts; National Day
Sat 10 Oct 10:00|Mon 12 Oct 09:30||paused; waits for parts
Mon 12 Oct 09:30|Mon 12 Oct 12:00|2 hours 30 minutes|store is open
Mon 12 Oct 12:00|Mon 12 Oct 13:30||break
Mon 12 Oct 13:30|Mon 12 Oct 14:00|30 minutes|store is open
used: 19 hours; due Mon 12 Oct 15:00; left: 1 hour; ended Mon 12 Oct 14:00: decided

Decide: 20 hours of opening time from Tue 13 Oct 10:00
Tue 13 Oct 10:00|Tue 13 Oct 11:00|1 hour|store is open
used: 1 hour; due Thu 15 Oct 16:30; left: 19 hours
"""
CHINESE = """作出决定：9月30日 周三 17:00 起 营业时间内 20 小时
9月30日 周三 17:00|9月30日 周三 18:00|1 小时|营业中
9月30日 周三 18:00|10月8日 周四 09:00||法定节假日；国庆节
10月8日 周四 09:00|10月8日 周四 10:00|1 小时|营业中
10月8日 周四 10:00|10月8日 周四 11:00||暂停；等待客户
10月8日 周四 11:00|10月8日 周四 12:00|1 小时|营业中
10月8日 周四 12:00|10月8日 周四 13:30||中间休息
10月8日 周四 13:30|10月8日 周四 18:00|4 小时 30 分钟|营业中
10月8日 周四 18:00|10月9日 周五 09:00||夜间不营业
10月9日 周五 09:00|10月9日 周五 12:00|3 小时|营业中
10月9日 周五 12:00|10月9日 周五 13:30||中间休息
10月9日 周五 13:30|10月9日 周五 18:00|4 小时 30 分钟|营业中
10月9日 周五 18:00|10月10日 周六 09:00||夜间不营业
10月10日 周六 09:00|10月10日 周六 10:00|1 小时|调休上班日，计时；国庆节
10月10日 周六 10:00|10月12日 周一 09:30||暂停；等待配件
10月12日 周一 09:30|10月12日 周一 12:00|2 小时 30 分钟|营业中
10月12日 周一 12:00|10月12日 周一 13:30||中间休息
10月12日 周一 13:30|10月12日 周一 14:00|30 分钟|营业中
已用 19 小时；期限 10月12日 周一 15:00；还剩 1 小时；10月12日 周一 14:00 结束：已决定

作出决定：10月13日 周二 10:00 起 营业时间内 20 小时
10月13日 周二 10:00|10月13日 周二 11:00|1 小时|营业中
已用 1 小时；期限 10月15日 周四 16:30；还剩 19 小时
"""


@pytest.mark.parametrize(("lang", "told"), [("en", ENGLISH), ("zh", CHINESE)])
def test_every_minute_of_a_deadline_is_told_in_both_languages(desk: Shop, lang: str, told: str) -> None:
    """What counted, what did not and why, what is left: lunch, holiday, make-up day, two pauses, a reopening."""
    desk.lang = lang
    assert desk.ok("complaint", "explain", "C1").out.replace("\t", "|") == told
