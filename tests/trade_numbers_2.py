"""The numbers of eight trades that build, fit and maintain, and what each comes to for one example. Every line is
written by hand.
"""

from typing import NamedTuple


class Number(NamedTuple):
    """A number of a trade.

    `how` it is said in the playbook of `trade`: `followup`, `clock`, `warranty` or `standard`, by the row `key`.
    `begin` is an example of what it is counted from, with its day and perhaps its minute, in the store's time;
    `expected` is what it then comes to: a day, a minute, the days one after another, a day and how long it is best
    made within, the last day of cover, or the value of a standard. `value` is how the playbook writes it, "(ours)" in
    `number` where the trade gives none.

    `waits_for` names what the planner has to know before all of the example can be counted: `wd` the working days of
    the calendar, `every` what comes again (its first day is counted already), `season` what the calendar wakes and
    seasons of warranty terms.
    """

    trade: str
    says: str
    number: str
    how: str
    key: str
    begin: str
    expected: str
    value: str = ""
    waits_for: str = ""


RENOVATION = [
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
           "contract 2026-09-30 16:00", "2026-10-10", "3wd", "wd"),
    Number("renovation", "warranty of the work", "2 years", "warranty", "whole",
           "acceptance 2026-02-28", "covered until 2028-02-28", "2y"),
    Number("renovation", "warranty of waterproofing", "5 years", "warranty", "waterproofing",
           "acceptance 2026-03-31", "covered until 2031-03-31", "5y"),
    Number("renovation", "customers contacted after finishing", "100 %", "standard", "all-contacted", "", "100%"),
    Number("renovation", "a call when the work is finished", "none (3 days, ours)", "followup", "finished-call",
           "acceptance 2026-12-30 16:00", "2027-01-02", "3d"),
]  # fmt: skip

LIFE = "covered as long as the design says"
BUILDING = [
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

WINDOWS = [
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

LED_DISPLAY = [
    Number("led-display", "a proposal after the enquiry", "2 days", "clock", "proposal",
           "enquiry 2026-11-27 18:30", "2026-11-29 18:30", "2d"),
    Number("led-display", "cover of parts and workmanship", "none (1 year, ours)", "warranty", "whole",
           "acceptance 2026-11-30", "covered until 2027-11-30", "1y"),
    Number("led-display", "a unit sent in is back", "5 working days", "followup", "unit-back",
           "unit-received 2026-11-27 19:00", "2026-12-04", "5wd", "wd"),
    Number("led-display", "patrols", "none (6 months, ours)", "followup", "patrol",
           "acceptance 2027-01-15", "2027-07-15, 2028-01-15", "6mo", "every"),
    Number("led-display", "visits by the general manager", "random (every year, ours)", "followup", "general-manager",
           "acceptance 2026-12-31", "2027-12-31, 2028-12-31", "1y", "every"),
]  # fmt: skip

IT_SYSTEMS = [
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

SMART_BUILDING = [
    Number("smart-building", "warranty", "1 year", "warranty", "whole",
           "acceptance 2026-12-31", "covered until 2027-12-31", "1y"),
    # A Saturday that makes up for the Spring Festival, which lasts until the 23rd.
    Number("smart-building", "response to a fault", "under one working day", "clock", "response",
           "repair 2026-02-14 17:00", "2026-02-24", "1wd", "wd"),
    Number("smart-building", "a call after a unit was swapped", "none (1 day, ours)", "followup", "swapped",
           "exchanged 2026-12-31 11:00", "2027-01-01", "1d"),
    Number("smart-building", "patrols by engineers", "none (6 months, ours)", "followup", "patrol",
           "acceptance 2026-10-31", "2027-04-30, 2027-10-31", "6mo", "every"),
    Number("smart-building", "copies of the papers", "four copies", "standard", "copies", "", "4"),
]  # fmt: skip

APPLIANCES = [
    Number("appliances", "who writes on the web is answered", "at once", "clock", "web",
           "enquiry 2026-11-27 15:10", "2026-11-27 15:10", "0min", "wd"),
    Number("appliances", "solved on the phone if possible, and no price told", "at once", "standard", "on-the-phone",
           "", "1"),
    # Holidays from the first to the fifth of May.
    Number("appliances", "otherwise somebody at the customer's home", "N working days (3, ours)", "clock",
           "home-visit", "repair 2026-04-30 17:30", "2026-05-08", "3wd", "wd"),
    Number("appliances", "the time is agreed by a call", "none (the day before, ours)", "followup", "agree-time",
           "repaired 2026-12-01 09:00", "2026-11-30", "-1d"),
    Number("appliances", "returns are taken within", "N days (7, ours)", "standard", "returns", "", "7"),
    Number("appliances", "free trainings where it is a matter of use", "one", "standard", "free-training", "", "1"),
    Number("appliances", "record forms", "five record forms", "standard", "record-forms", "", "5"),
    Number("appliances", "call reports a week", "weekly", "standard", "weekly-report", "", "1"),
    Number("appliances", "summaries with photos a month", "monthly", "standard", "monthly-summary", "", "1"),
]  # fmt: skip

HEAVY_EQUIPMENT = [
    Number("heavy-equipment", "warranty", "none (1 year, ours)", "warranty", "whole",
           "delivery 2027-02-28", "covered until 2028-02-28", "1y"),
    Number("heavy-equipment", "the quality report after a trip", "10 days", "followup", "quality-report",
           "trip-ended 2026-12-24", "2027-01-03", "10d"),
    Number("heavy-equipment", "the customer's evaluation after delivery", "a deadline (1 month, ours)", "followup",
           "evaluation", "delivery 2027-01-31", "2027-02-28", "1mo"),
    # The eve of the Dragon Boat holidays, from Friday to Sunday.
    Number("heavy-equipment", "an answer to an internal request", "a due date (5 working days, ours)", "clock",
           "request-answer", "request 2026-06-18 16:00", "2026-06-26", "5wd", "wd"),
]  # fmt: skip

NUMBERS = [
    *RENOVATION, *BUILDING, *WINDOWS, *LED_DISPLAY, *IT_SYSTEMS, *SMART_BUILDING, *APPLIANCES, *HEAVY_EQUIPMENT,
]  # fmt: skip
