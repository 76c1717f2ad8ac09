"""What the calendar calls a day."""

from enum import StrEnum


class Festival(StrEnum):
    """The festivals that a playbook may name; most go by the moon."""

    YUANDAN = "yuandan"
    LABA = "laba"
    CHUXI = "chuxi"
    CHUNJIE = "chunjie"
    YUANXIAO = "yuanxiao"
    QINGMING = "qingming"
    DUANWU = "duanwu"
    QIXI = "qixi"
    ZHONGQIU = "zhongqiu"
    GUOQING = "guoqing"
    CHONGYANG = "chongyang"


class DayKind(StrEnum):
    """What stands in the calendar of a day: a public holiday, a working day that makes up for one, a day on which the
    store is closed or open against its week, a festival.
    """

    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    CLOSED = "closed"
    OPEN = "open"
    FESTIVAL = "festival"
