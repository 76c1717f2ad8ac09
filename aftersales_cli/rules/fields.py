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
    ADVISER = "adviser"
    REFERRED_BY = "referred-by"


class ComplaintField(StrEnum):
    """What may be empty in a complaint."""

    CAUSE = "cause"
    PURCHASE = "purchase"
    WANTS = "wants"
    AGAINST = "against"
    PLACE = "place"
    PARTY = "party"
    MEASURE = "measure"
    CORRECT_BY = "correct-by"
    CORRECTED = "corrected"


class PromiseField(StrEnum):
    """What may be empty in a promise."""

    RESTOCK = "restock"


class JobField(StrEnum):
    """What may be empty in a job."""

    PURCHASE = "purchase"
    OWNER = "owner"
    KM = "km"


class EnquiryField(StrEnum):
    """What may be empty in an enquiry."""

    MODEL = "model"
    BUDGET = "budget"
    WHEN = "when"
    COMPARED = "compared"
    WHY_NOT = "why-not"


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
    QUANTITY = "quantity"
    DAILY_USE = "daily-use"
    NOTE = "note"


class MilestoneField(StrEnum):
    """What may be empty in a milestone."""

    PURCHASE = "purchase"
    NOTE = "note"
