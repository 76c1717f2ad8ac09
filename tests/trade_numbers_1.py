"""The numbers of eight trades, and what each comes to for one example. Every line is written by hand."""

from typing import NamedTuple


class Number(NamedTuple):
    """A number of a trade.

    `how` it is said in the playbook of `trade`: `followup`, `clock`, `warranty`, `quiet` or `standard`, by the row
    `key`. `begin` is an example of what it is counted from, with its day and perhaps its minute, in the store's time;
    `expected` is what it then comes to: a day, a minute, the last day of cover, a day and how long it is best made
    within, or the value of a standard. `value` is how the playbook writes it. `waits_for` names what the planner has
    to know before the example can be counted: the working days of the calendar, or a rule that the calendar wakes.
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


GENERIC = [
    Number("generic", "a call after the purchase", "3 days", "followup", "first-call",
           "purchase 2026-09-29", "2026-10-02", "3d"),
    Number("generic", "a call about use", "1 month", "followup", "one-month",
           "purchase 2027-01-31", "2027-02-28", "1mo"),
    Number("generic", "another call about use", "3 months", "followup", "three-months",
           "purchase 2026-11-30", "2027-02-28", "3mo"),
    Number("generic", "thanks on the day of the purchase", "on the day", "followup", "thanks",
           "purchase 2026-12-31", "2026-12-31", "0d"),
    Number("generic", "scores asked after every service", "three", "standard", "scores", "", "3"),
]  # fmt: skip

AUTO_DEALER = [
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
    Number("auto-dealer", "owners past the trade-in cycle are called", "per model (5 years ours)", "followup",
           "trade-in", "purchase 2026-11-30", "2031-11-30", "5y", "owned"),
    Number("auto-dealer", "steps of a workshop job", "12 steps", "standard", "workshop-steps", "", "12"),
    Number("auto-dealer", "covers put in the car at reception", "three covers", "standard", "covers", "", "3"),
]  # fmt: skip

OPTICIAN = [
    Number("optician", "a thank-you card", "none (on the day, ours)", "followup", "thanks",
           "purchase 2026-09-30", "2026-09-30", "0d"),
    Number("optician", "a text to come for a cleaning", "none (3 months, ours)", "followup", "cleaning",
           "purchase 2026-11-30", "2027-02-28", "3mo"),
    Number("optician", "a reminder before contact lenses run out", "before (7 days, ours)", "followup",
           "lenses-run-out", "supplies-end 2027-03-03", "2027-02-24", "-7d"),
    Number("optician", "a card for the New Year", "New Year (5 days before, ours)", "followup", "new-year-card",
           "yuandan 2027-01-01", "2026-12-27", "yuandan", "festival"),
]  # fmt: skip

HOME_BEAUTY = [
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
]  # fmt: skip

BEAUTY_SALON = [
    Number("beauty-salon", "the most loyal are visited", "New Year's Eve (a lunar date)", "followup", "new-years-eve",
           "chuxi 2027-02-05", "2027-02-05", "chuxi", "festival"),
]  # fmt: skip

WELLNESS = [
    Number("wellness", "new customers brought earn a reward", "five", "followup", "referral-reward",
           "referral-count 2026-12-31", "2026-12-31", "5"),
    Number("wellness", "new customers at least", "20 %", "standard", "new-customers", "", "20%"),
    Number("wellness", "within", "a year", "standard", "new-customers", "", "20%"),
    Number("wellness", "a course for each season", "four seasons", "standard", "courses", "", "4"),
    Number("wellness", "each of the four: spring", "spring", "followup", "spring-course",
           "season 2027", "2027-02-04, best until 2027-03-04", "02-04/03-04", "season"),
    Number("wellness", "each of the four: summer", "summer", "followup", "summer-course",
           "season 2027", "2027-05-05, best until 2027-06-04", "05-05/06-04", "season"),
    Number("wellness", "each of the four: autumn", "autumn", "followup", "autumn-course",
           "season 2027", "2027-08-07, best until 2027-09-06", "08-07/09-06", "season"),
    Number("wellness", "each of the four: winter", "winter", "followup", "winter-course",
           "season 2026", "2026-11-07, best until 2026-12-06", "11-07/12-06", "season"),
]  # fmt: skip

HEALTH_PRODUCTS = [
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
    Number("health-products", "callers of each buyer", "two callers", "standard", "callers", "", "2"),
    Number("health-products", "criteria of honour customers", "five criteria", "standard", "honour-criteria", "", "5"),
    Number("health-products", "a home visit lasts at most", "half an hour", "standard", "home-visit", "", "30min"),
]  # fmt: skip

HOME_REPAIR = [
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
    Number("home-repair", "work starts within, over a holiday", "3 working days", "clock", "work-starts",
           "repair 2026-09-30 15:00", "2026-10-10", "3wd", "wd"),
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

NUMBERS = [
    *GENERIC, *AUTO_DEALER, *OPTICIAN, *HOME_BEAUTY, *BEAUTY_SALON, *WELLNESS, *HEALTH_PRODUCTS, *HOME_REPAIR,
]  # fmt: skip
