"""The numbers of the sixteen trades, and what each comes to for one example. Every line is written by hand."""

from typing import Literal, NamedTuple

# Where a playbook says a number.
How = Literal["followup", "clock", "warranty", "quiet", "standard"]
# What it takes to count a number, in the words of a playbook: the store's working days, every time that it comes again,
# the seasons of a year or of a warranty, festivals, how long something is owned, birthdays; for most, days and minutes
# as they pass are enough.
CountedBy = Literal["", "working", "every", "season", "festival", "owned", "birthday"]


class Number(NamedTuple):
    """A number of a trade, with "(ours)" in `number` where the trade gives none.

    `how` it is said in the playbook of `trade`, by the row `key`. `begin` is an example of what it is counted from,
    with its day and perhaps its minute, in the store's time; `expected` is what it then comes to: a day, a minute, the
    days one after another, a day and how long it is best made within, the last day of cover, or the value of a
    standard. `value` is how the playbook writes it, and `counted_by` what it takes to count the example.
    """

    trade: str
    says: str
    number: str
    how: How
    key: str
    begin: str
    expected: str
    value: str = ""
    counted_by: CountedBy = ""


GENERIC: list[Number] = [
    Number("generic", "a call after the purchase", "3 days", "followup", "first-call",
           "purchase 2026-09-29", "2026-10-02", "3d"),
    Number("generic", "a call about use", "1 month", "followup", "one-month",
           "purchase 2027-01-31", "2027-02-28", "1mo"),
    Number("generic", "another call about use", "3 months", "followup", "three-months",
           "purchase 2026-11-30", "2027-02-28", "3mo"),
    Number("generic", "thanks on the day of the purchase", "on the day", "followup", "thanks",
           "purchase 2026-12-31", "2026-12-31", "0d"),
    Number("generic", "scores asked after every service", "three", "standard", "scores", "", "3"),
    Number("generic", "a call after every service", "after every service (1 day, ours)", "followup", "after-service",
           "service 2026-10-31 16:20", "2026-11-01", "1d"),
    Number("generic", "and after a repair", "after every service (1 day, ours)", "followup", "after-repair",
           "repaired 2026-12-31", "2027-01-01", "1d"),
    Number("generic", "and after an installation", "after every service (1 day, ours)", "followup",
           "after-installation", "installed 2027-02-28", "2027-03-01", "1d"),
    Number("generic", "and after a visit", "after every service (1 day, ours)", "followup", "after-visit",
           "visited 2028-02-28", "2028-02-29", "1d"),
]  # fmt: skip

AUTO_DEALER: list[Number] = [
    Number("auto-dealer", "an incoming call is answered within so many rings", "three rings", "standard", "rings",
           "", "3"),
    Number("auto-dealer", "a test drive lasts at least so long", "15 min", "standard", "test-drive-time", "", "15min"),
    Number("auto-dealer", "or goes at least so far", "6 km", "standard", "test-drive-distance", "", "6km"),
    Number("auto-dealer", "routes to choose from", "two routes", "standard", "test-drive-routes", "", "2"),
    Number("auto-dealer", "who left without buying is called within", "48 h", "clock", "visitor-call",
           "enquiry 2026-11-27 17:40", "2026-11-29 17:40", "48h"),
    Number("auto-dealer", "car, time and papers are confirmed the day before", "1 day before", "followup",
           "handover-confirm", "delivery 2026-10-01 15:00", "2026-09-30 10:00", "-1d"),
    Number("auto-dealer", "and confirmed again on the day", "on the day", "standard", "handover-calls", "", "2"),
    Number("auto-dealer", "points of the handover", "21-point", "standard", "handover-points", "", "21"),
    Number("auto-dealer", "is the customer home safe", "after the drive time (90 min, ours)", "followup", "home-safe",
           "delivery 2026-12-31 22:45", "2027-01-01 00:15", "90min"),
    Number("auto-dealer", "a letter of thanks", "none (1 day, ours)", "followup", "thank-you-letter",
           "delivery 2027-02-28", "2027-03-01", "1d"),
    Number("auto-dealer", "a call on use, the first", "none (3 days, ours)", "followup", "first-days",
           "delivery 2026-12-30", "2027-01-02", "3d"),
    Number("auto-dealer", "a call on use, the second", "none (1 month, ours)", "followup", "one-month-use",
           "delivery 2027-01-31", "2027-02-28", "1mo"),
    Number("auto-dealer", "a call on use, the third", "none (3 months, ours)", "followup", "three-month-use",
           "delivery 2026-11-30", "2027-02-28", "3mo"),
    Number("auto-dealer", "key owners get a visit", "none (2 weeks, ours)", "followup", "key-owner-visit",
           "delivery 2026-12-20", "2027-01-03", "2w"),
    Number("auto-dealer", "owners past the trade-in cycle are called", "per model (5 years ours)", "followup",
           "trade-in", "purchase 2026-11-30", "2031-11-30", "5y", "owned"),
    Number("auto-dealer", "meetings a day", "morning and evening", "standard", "meetings", "", "2"),
    Number("auto-dealer", "champions of referrals a month", "the month's", "standard", "referral-champion", "", "1"),
    Number("auto-dealer", "steps of a workshop job", "12 steps", "standard", "workshop-steps", "", "12"),
    Number("auto-dealer", "covers put in the car at reception", "three covers", "standard", "covers", "", "3"),
]  # fmt: skip

OPTICIAN: list[Number] = [
    Number("optician", "a thank-you card", "none (on the day, ours)", "followup", "thanks",
           "purchase 2026-09-30", "2026-09-30", "0d"),
    Number("optician", "a text to come for a cleaning", "none (3 months, ours)", "followup", "cleaning",
           "purchase 2026-11-30", "2027-02-28, 2027-05-30, 2027-08-30", "3mo", "every"),
    Number("optician", "a reminder before contact lenses run out", "before (7 days, ours)", "followup",
           "lenses-run-out", "supplies-end 2027-03-03", "2027-02-24", "-7d"),
    Number("optician", "a card for the New Year", "New Year (5 days before, ours)", "followup", "new-year-card",
           "yuandan 2027-01-01", "2026-12-27", "yuandan", "festival"),
]  # fmt: skip

HOME_BEAUTY: list[Number] = [
    Number("home-beauty", "an order for now is confirmed at once", "at once", "clock", "order-now",
           "service 2026-11-27 21:55", "2026-11-27 21:55", "0min"),
    Number("home-beauty", "a booking is confirmed within", "2 h", "clock", "booking",
           "booking 2026-12-31 23:10", "2027-01-01 01:10", "2h"),
    Number("home-beauty", "from then on a text instead of a call", "22:00", "quiet", "quiet",
           "call 2026-11-27 22:00", "text", "22:00-08:00"),
    Number("home-beauty", "and when it is too early", "too early (08:00, ours)", "quiet", "quiet",
           "call 2026-11-28 07:59", "text", "22:00-08:00"),
    Number("home-beauty", "there so much too early, at least", "10 minutes", "standard", "early", "", "10-15min"),
    Number("home-beauty", "and at most", "15 minutes", "standard", "early", "", "10-15min"),
    Number("home-beauty", "a call so long before", "10 minutes", "followup", "on-the-way",
           "service 2026-10-01 09:05", "2026-10-01 08:55", "-10min"),
    Number("home-beauty", "the next treatment, from", "7 days", "followup", "next-treatment",
           "service 2026-11-27 19:00", "2026-12-04", "7d"),
    Number("home-beauty", "the next treatment, until", "10 days", "followup", "next-treatment",
           "service 2026-11-27 19:00", "2026-12-04, best until 2026-12-07", "7d"),
    Number("home-beauty", "afterwards a review and a coupon", "none (2 hours, ours)", "followup", "review",
           "service 2026-12-31 22:30", "2027-01-01 00:30", "2h"),
]  # fmt: skip

BEAUTY_SALON: list[Number] = [
    Number("beauty-salon", "greetings", "none (the birthday, ours)", "followup", "birthday",
           "birthday 1988-02-29", "2027-02-28", "0d", "birthday"),
    Number("beauty-salon", "flowers", "none (the birthday, ours)", "followup", "birthday-flowers",
           "birthday 1990-12-31", "2026-12-31", "0d", "birthday"),
    Number("beauty-salon", "the most loyal are visited", "New Year's Eve (a lunar date)", "followup", "new-years-eve",
           "chuxi 2027-02-05", "2027-02-05", "chuxi", "festival"),
]  # fmt: skip

WELLNESS: list[Number] = [
    Number("wellness", "new customers brought earn a reward", "five", "followup", "referral-reward",
           "referral-count 2026-12-31", "2026-12-31", "5"),
    Number("wellness", "new customers at least", "20 %", "standard", "new-customers", "", "20%"),
    Number("wellness", "within", "a year", "standard", "new-customers", "", "20%"),
    Number("wellness", "a course for each season", "four seasons", "standard", "courses", "", "4"),
    Number("wellness", "each of the four: spring", "spring", "followup", "spring-course",
           "season 2026-10-31", "2027-02-04, best until 2027-03-04", "02-04/03-04", "season"),
    Number("wellness", "each of the four: summer", "summer", "followup", "summer-course",
           "season 2026-10-31", "2027-05-05, best until 2027-06-04", "05-05/06-04", "season"),
    Number("wellness", "each of the four: autumn", "autumn", "followup", "autumn-course",
           "season 2026-10-31", "2027-08-07, best until 2027-09-06", "08-07/09-06", "season"),
    Number("wellness", "each of the four: winter", "winter", "followup", "winter-course",
           "season 2026-10-31", "2026-11-07, best until 2026-12-06", "11-07/12-06", "season"),
]  # fmt: skip

HEALTH_PRODUCTS: list[Number] = [
    Number("health-products", "phases of an event", "three phases", "standard", "phases", "", "3"),
    Number("health-products", "who did not buy is called about so much later", "2 days", "followup", "not-bought",
           "event-attended 2026-11-29", "2026-12-01", "2d"),
    Number("health-products", "buyers are called for their satisfaction within", "one week", "followup",
           "week-satisfaction", "event-bought 2026-11-28", "2026-12-01, best until 2026-12-05", "3d"),
    Number("health-products", "and by the adviser within the same", "one week", "followup",
           "week-adviser", "event-bought 2026-12-26", "2026-12-31, best until 2027-01-02", "5d"),
    Number("health-products", "again for their satisfaction after that call, within", "one month", "followup",
           "month-satisfaction", "done:week-satisfaction 2027-01-31", "2027-02-21, best until 2027-02-28", "3w"),
    Number("health-products", "and again by the adviser, within the same", "one month", "followup",
           "month-adviser", "done:week-adviser 2026-12-03", "2026-12-24, best until 2026-12-31", "3w"),
    Number("health-products", "honour customers are asked to bring others", "none (1 week, ours)", "followup",
           "bring-friends", "done:month-satisfaction 2026-12-25", "2027-01-01", "1w"),
    Number("health-products", "callers of each buyer", "two callers", "standard", "callers", "", "2"),
    Number("health-products", "criteria of honour customers", "five criteria", "standard", "honour-criteria", "", "5"),
    Number("health-products", "a home visit lasts at most", "half an hour", "standard", "home-visit", "", "30min"),
]  # fmt: skip

HOME_REPAIR: list[Number] = [
    Number("home-repair", "a survey visit is booked so long ahead", "one working day", "standard", "survey-lead",
           "", "1wd"),
    Number("home-repair", "and confirmed by phone the day before", "1 day before", "followup", "confirm-survey",
           "visited 2026-12-01 09:30", "2026-11-30", "-1d"),
    Number("home-repair", "urgent cases", "at once", "clock", "urgent",
           "repair 2026-09-30 22:15", "2026-09-30 22:15", "0min"),
    Number("home-repair", "an unknown water or electric fault in the one zone", "200", "standard", "zone-near",
           "", "200"),
    Number("home-repair", "and in the other", "300", "standard", "zone-far", "", "300"),
    Number("home-repair", "to be paid on signing", "80 %", "standard", "on-signing", "", "80%"),
    # After the 30th of September come the holidays of the National Day until the 7th, and a Saturday made up for.
    Number("home-repair", "work starts within, over a holiday", "3 working days", "followup", "work-begins",
           "contract 2026-09-30 15:00", "2026-10-10", "3wd", "working"),
    Number("home-repair", "to be paid when it is done", "20 %", "standard", "when-done", "", "20%"),
    Number("home-repair", "warranty", "1 year", "warranty", "work",
           "acceptance 2026-11-25", "covered until 2027-11-25", "1y"),
    Number("home-repair", "but none on aluminium-plastic pipe", "excluded", "warranty", "al-plastic-pipe",
           "acceptance 2026-11-25", "the customer pays", "1y"),
    Number("home-repair", "warranty on waterproofing", "5 years", "warranty", "waterproofing",
           "acceptance 2027-02-28", "covered until 2032-02-28", "5y"),
    Number("home-repair", "customers contacted after finishing", "100 %", "standard", "all-contacted", "", "100%"),
    Number("home-repair", "each of them, on the next day", "100 % (the day is ours)", "followup", "after-repair",
           "repaired 2026-12-31", "2027-01-01", "1d"),
]  # fmt: skip

RENOVATION: list[Number] = [
    Number("renovation", "a survey is booked so long ahead", "one working day", "standard", "booked-ahead", "", "1"),
    Number("renovation", "the survey is confirmed by phone the day before", "the day before", "followup",
           "confirm-survey", "visited 2026-12-02 09:00", "2026-12-01 17:30", "-1d"),
    Number("renovation", "for an urgent case somebody is sent at once", "at once", "clock", "urgent",
           "repair 2026-09-30 19:40", "2026-09-30 19:40", "0min"),
    Number("renovation", "and it is confirmed by that time of day", "17:30", "followup", "confirm-survey",
           "visited 2027-03-01 10:00", "2027-02-28 17:30", "-1d"),
    Number("renovation", "paid when the contract is signed", "55 %", "standard", "pay-on-signing", "", "55%"),
    Number("renovation", "paid when half is done", "40 %", "standard", "pay-at-half", "", "40%"),
    Number("renovation", "paid at acceptance", "5 %", "standard", "pay-at-acceptance", "", "5%"),
    # The eighth is a Thursday, and Saturday the tenth makes up for a holiday.
    Number("renovation", "work begins so long after the contract", "3 working days", "followup", "work-begins",
           "contract 2026-09-30 16:00", "2026-10-10", "3wd", "working"),
    Number("renovation", "warranty of the work", "2 years", "warranty", "whole",
           "acceptance 2026-02-28", "covered until 2028-02-28", "2y"),
    Number("renovation", "warranty of waterproofing", "5 years", "warranty", "waterproofing",
           "acceptance 2026-03-31", "covered until 2031-03-31", "5y"),
    Number("renovation", "customers contacted after finishing", "100 %", "standard", "all-contacted", "", "100%"),
    Number("renovation", "a call when the work is finished", "none (3 days, ours)", "followup", "finished-call",
           "acceptance 2026-12-30 16:00", "2027-01-02", "3d"),
]  # fmt: skip

LIFE = "covered as long as the design says"
BUILDING: list[Number] = [
    Number("building", "foundation", "the design life", "warranty", "foundation", "acceptance 2026-11-20", LIFE,
           "design life"),
    Number("building", "main structure", "the design life", "warranty", "main-structure", "acceptance 2026-11-20",
           LIFE, "design life"),
    Number("building", "electrical", "2 years", "warranty", "electrical",
           "acceptance 2026-03-10", "covered until 2028-03-10", "2y"),
    Number("building", "water", "2 years", "warranty", "water",
           "acceptance 2026-12-31", "covered until 2028-12-31", "2y"),
    Number("building", "equipment", "2 years", "warranty", "equipment",
           "acceptance 2027-02-28", "covered until 2029-02-28", "2y"),
    Number("building", "decoration", "2 years", "warranty", "decoration",
           "acceptance 2026-09-30", "covered until 2028-09-30", "2y"),
    Number("building", "heating", "2 seasons of heating", "warranty", "heating",
           "acceptance 2026-11-20", "covered until 2029-03-15", "heating 2", "season"),
    Number("building", "cooling", "2 seasons of cooling", "warranty", "cooling",
           "acceptance 2026-11-20", "covered until 2028-09-15", "cooling 2", "season"),
    Number("building", "heating and cooling in one, until the later has ended", "2 seasons of each", "warranty",
           "heating-cooling", "acceptance 2026-11-20", "covered until 2029-03-15", "heating 2, cooling 2", "season"),
    Number("building", "waterproofing of the roof", "5 years", "warranty", "waterproofing-roof",
           "acceptance 2026-11-30", "covered until 2031-11-30", "5y"),
    Number("building", "waterproofing of wet rooms", "5 years", "warranty", "waterproofing-wet-rooms",
           "acceptance 2027-01-31", "covered until 2032-01-31", "5y"),
    Number("building", "waterproofing of outer walls", "5 years", "warranty", "waterproofing-outer-walls",
           "acceptance 2026-10-01", "covered until 2031-10-01", "5y"),
    Number("building", "process piping", "1 year", "warranty", "process-piping",
           "acceptance 2026-12-31", "covered until 2027-12-31", "1y"),
    Number("building", "somebody sent after the notice", "12 h", "clock", "sent",
           "repair 2026-11-27 20:00", "2026-11-28 08:00", "12h"),
    Number("building", "somebody on site after the notice", "24 h", "clock", "on-site",
           "repair 2026-11-27 20:00", "2026-11-28 20:00", "24h"),
    Number("building", "return visits with a record", "regular (6 months, ours)", "followup", "return-visit",
           "acceptance 2026-08-31", "2027-02-28, 2027-08-31, 2028-02-29", "6mo", "every"),
]  # fmt: skip

WINDOWS: list[Number] = [
    Number("windows", "warranty from acceptance", "2 years", "warranty", "whole",
           "acceptance 2026-03-10", "covered until 2028-03-10", "2y"),
    Number("windows", "return visits", "every quarter", "followup", "quarterly-visit",
           "acceptance 2026-11-30 15:00", "2027-02-28, 2027-05-30, 2027-08-30", "3mo", "every"),
    Number("windows", "bolts after moving in", "one month", "followup", "bolts",
           "moved-in 2027-01-31", "2027-02-28, best until 2027-03-07", "1mo"),
    Number("windows", "connectors", "every half year", "followup", "connectors",
           "moved-in 2026-12-05", "2027-06-05, 2027-12-05", "6mo", "every"),
    Number("windows", "sealant", "every year", "followup", "sealant",
           "moved-in 2026-12-05", "2027-12-05, 2028-12-05", "1y", "every"),
    Number("windows", "loose or broken glass, somebody there", "24 h", "clock", "glass",
           "repair 2026-09-30 22:15", "2026-10-01 22:15", "24h"),
    Number("windows", "a call before the rains", "before the rains (20 May, ours)", "followup", "before-rains",
           "season 2026-11-25", "2027-05-20, best until 2027-06-05", "05-20/06-05", "season"),
    Number("windows", "a text before typhoons", "before typhoons (20 June, ours)", "followup", "before-typhoons",
           "season 2026-11-25", "2027-06-20, best until 2027-07-05", "06-20/07-05", "season"),
    Number("windows", "a call in winter", "in winter (1 December, ours)", "followup", "in-winter",
           "season 2026-11-25", "2026-12-01, best until 2026-12-20", "12-01/12-20", "season"),
    Number("windows", "a technical visit for new material", "none (1 month, ours)", "followup", "new-material",
           "acceptance 2026-12-31", "2027-01-31", "1mo"),
]  # fmt: skip

LED_DISPLAY: list[Number] = [
    Number("led-display", "a proposal after the enquiry", "2 days", "clock", "proposal",
           "enquiry 2026-11-27 18:30", "2026-11-29", "2d"),
    Number("led-display", "cover of parts and workmanship", "none (1 year, ours)", "warranty", "whole",
           "acceptance 2026-11-30", "covered until 2027-11-30", "1y"),
    Number("led-display", "a unit sent in is back", "5 working days", "followup", "unit-back",
           "unit-received 2026-11-27 19:00", "2026-12-04", "5wd", "working"),
    Number("led-display", "patrols", "none (6 months, ours)", "followup", "patrol",
           "acceptance 2027-01-15", "2027-07-15, 2028-01-15", "6mo", "every"),
    Number("led-display", "visits by the general manager", "random (every year, ours)", "followup", "general-manager",
           "acceptance 2026-12-31", "2027-12-31, 2028-12-31", "1y", "every"),
]  # fmt: skip

IT_SYSTEMS: list[Number] = [
    Number("it-systems", "hours of a day and days of a week on which the phone is answered", "7 x 24", "standard",
           "hotline", "", "7 x 24"),
    Number("it-systems", "somebody on site", "24 h", "clock", "on-site",
           "repair 2026-12-31 23:30", "2027-01-01 23:30", "24h"),
    Number("it-systems", "a check by a list", "monthly", "followup", "monthly-check",
           "acceptance 2026-12-31", "2027-01-31, 2027-02-28, 2027-03-31", "1mo", "every"),
    Number("it-systems", "visits, at most", "every month", "followup", "visit-monthly",
           "acceptance 2026-08-31", "2026-09-30, 2026-10-31, 2026-11-30", "1mo", "every"),
    Number("it-systems", "visits, at least", "every half year", "followup", "visit-half-yearly",
           "acceptance 2026-08-31", "2027-02-28, 2027-08-31", "6mo", "every"),
    Number("it-systems", "courses", "three courses", "standard", "courses", "", "3"),
    Number("it-systems", "groups that are trained", "two groups", "standard", "groups", "", "2"),
]  # fmt: skip

SMART_BUILDING: list[Number] = [
    Number("smart-building", "warranty", "1 year", "warranty", "whole",
           "acceptance 2026-12-31", "covered until 2027-12-31", "1y"),
    # A Saturday that makes up for the Spring Festival, which lasts until the 23rd.
    Number("smart-building", "response to a fault", "under one working day", "clock", "response",
           "repair 2026-02-14 17:00", "2026-02-24 17:00", "450min", "working"),
    Number("smart-building", "a call after a unit was swapped", "none (1 day, ours)", "followup", "swapped",
           "exchanged 2026-12-31 11:00", "2027-01-01", "1d"),
    Number("smart-building", "patrols by engineers", "none (6 months, ours)", "followup", "patrol",
           "acceptance 2026-10-31", "2027-04-30, 2027-10-31", "6mo", "every"),
    Number("smart-building", "copies of the papers", "four copies", "standard", "copies", "", "4"),
]  # fmt: skip

APPLIANCES: list[Number] = [
    Number("appliances", "who writes on the web is answered", "at once", "clock", "web",
           "enquiry 2026-11-27 15:10", "2026-11-27 15:10", "0min", "working"),
    Number("appliances", "solved on the phone if possible, and no price told", "at once", "standard", "on-the-phone",
           "", "1"),
    # Holidays from the first to the fifth of May.
    Number("appliances", "otherwise somebody at the customer's home", "N working days (3, ours)", "clock",
           "home-visit", "repair 2026-04-30 17:30", "2026-05-08", "3wd", "working"),
    Number("appliances", "the time is agreed by a call", "none (the day before, ours)", "followup", "agree-time",
           "repaired 2026-12-01 09:00", "2026-11-30", "-1d"),
    Number("appliances", "returns are taken within", "N days (7, ours)", "standard", "returns", "", "7"),
    Number("appliances", "free trainings where it is a matter of use", "one", "standard", "free-training", "", "1"),
    Number("appliances", "record forms", "five record forms", "standard", "record-forms", "", "5"),
    Number("appliances", "call reports a week", "weekly", "standard", "weekly-report", "", "1"),
    Number("appliances", "summaries with photos a month", "monthly", "standard", "monthly-summary", "", "1"),
]  # fmt: skip

HEAVY_EQUIPMENT: list[Number] = [
    Number("heavy-equipment", "warranty", "none (1 year, ours)", "warranty", "whole",
           "delivery 2027-02-28", "covered until 2028-02-28", "1y"),
    Number("heavy-equipment", "the quality report after a trip", "10 days", "followup", "quality-report",
           "trip-ended 2026-12-24", "2027-01-03", "10d"),
    Number("heavy-equipment", "the customer's evaluation after delivery", "a deadline (1 month, ours)", "followup",
           "evaluation", "delivery 2027-01-31", "2027-02-28", "1mo"),
    # The eve of the Dragon Boat holidays, from Friday to Sunday.
    Number("heavy-equipment", "an answer to an internal request", "a due date (5 working days, ours)", "clock",
           "request-answer", "request 2026-06-18 16:00", "2026-06-26", "5wd", "working"),
]  # fmt: skip

NUMBERS = [
    *GENERIC, *AUTO_DEALER, *OPTICIAN, *HOME_BEAUTY, *BEAUTY_SALON, *WELLNESS, *HEALTH_PRODUCTS, *HOME_REPAIR,
    *RENOVATION, *BUILDING, *WINDOWS, *LED_DISPLAY, *IT_SYSTEMS, *SMART_BUILDING, *APPLIANCES, *HEAVY_EQUIPMENT,
]  # fmt: skip
