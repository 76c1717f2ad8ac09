"""Which fields of a record may be emptied."""

from enum import StrEnum


class CustomerField(StrEnum):
    """What may be empty in a customer's file."""

    PHONE = "phone"
    WECHAT = "wechat"
    DISTRICT = "district"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    NOTE = "note"
    KEEPER = "keeper"


class ComplaintField(StrEnum):
    """What may be empty in a complaint."""

    CAUSE = "cause"
    PURCHASE = "purchase"
    WANTS = "wants"


class StaffField(StrEnum):
    """What may be empty of a member of staff; without a first day nobody is away."""

    QUOTA = "quota"
    ABSENT_FROM = "absent-from"
    ABSENT_TO = "absent-to"


class PurchaseField(StrEnum):
    """What may be empty in a purchase."""

    CATEGORY = "category"
    SERIAL = "serial"
    PRICE = "price"
    DELIVER_ON = "deliver-on"
    MOVED_IN = "moved-in"
    NOTE = "note"
