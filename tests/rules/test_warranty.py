"""What is covered, from when, how long, and who pays."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors.warranty import SeveralComponents
from aftersales_cli.rules import warranty
from aftersales_cli.rules.playbook import Season, season, standing
from aftersales_cli.rules.warranty import (
    Claim,
    Exemption,
    Facts,
    Fault,
    Grounds,
    Payer,
    Reading,
    Repair,
    Start,
    Term,
    Verdict,
    applying,
    decide,
    life,
    meant,
    season_end,
    since_received,
)
from tests.rules.facts import NOW, day

SEASONS = {"heating": season("11-15/03-15"), "cooling": season("06-15/09-15")}
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
LASTING = st.sampled_from(["1d", "30d", "2w", "1mo", "24mo", "3y"])
SPANS = st.tuples(st.integers(-100, 2000), st.integers(0, 90))


def term(**said: Any) -> Term:
    """A term of 24 months from the invoice, but for what is said."""
    row = {
        "id": "whole", "component": "*", "title": {"en": "Whole", "zh": "整体"}, "starts": "invoice", "lasts": "24mo",
        "clause": {"en": "part 2", "zh": "第二章"},
    }  # fmt: skip
    return warranty.term({**row, **said})


def facts(bought: str | date = "2026-03-10", **known: Any) -> Facts:
    """What is known of a purchase: the day it was bought, and what else is said."""
    given = {"delivered_on": None, "accepted_on": None, "moved_in_on": None, "seasons": SEASONS}
    return Facts(day(bought) if isinstance(bought, str) else bought, **{**given, **known})


def verdict(one: Term | None, known: Facts, on: str | date, **claim: Any) -> Verdict:
    """The answer for everything on a day."""
    asked = Claim(day(on) if isinstance(on, str) else on, **claim)
    return decide("*", one, known, asked, ())


def repairs(bought: date, spans: list[tuple[int, int]]) -> tuple[Repair, ...]:
    """Repairs that begin so many days after the purchase and last so long."""
    begun = [(bought + timedelta(days=after), long) for after, long in spans]
    return tuple(Repair(first, first + timedelta(days=long)) for first, long in begun)


# --- the last day


@pytest.mark.parametrize(
    ("bought", "lasts", "last"),
    [
        ("2026-03-10", "24mo", "2028-03-10"),
        ("2026-03-10", "2y", "2028-03-10"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2024-01-31", "1mo", "2024-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-03-10", "7d", "2026-03-17"),
        ("2026-03-10", "1w", "2026-03-17"),
    ],
)
def test_a_term_covers_its_last_day(bought: str, lasts: str, last: str) -> None:
    """By the Civil Code the first day is not counted: 24 months from 10 March end with 10 March."""
    one, known = term(lasts=lasts), facts(bought)
    on_it, after = verdict(one, known, last), verdict(one, known, day(last) + timedelta(days=1))
    assert (on_it.covered, on_it.days_left, on_it.life.ends_on) == (True, 0, day(last))
    assert (after.covered, after.why, after.payer) == (False, Grounds.ENDED, Payer.CUSTOMER)


@pytest.mark.parametrize(
    ("begun", "part", "count", "last"),
    [
        ("2026-10-01", "11-15/03-15", 2, "2028-03-15"),
        ("2026-11-15", "11-15/03-15", 2, "2028-03-15"),
        ("2026-11-16", "11-15/03-15", 2, "2029-03-15"),
        ("2026-01-10", "11-15/03-15", 1, "2027-03-15"),
        ("2026-06-15", "06-15/09-15", 1, "2026-09-15"),
        ("2026-06-16", "06-15/09-15", 1, "2027-09-15"),
        ("2026-01-01", "12-01/02-29", 1, "2027-02-28"),
        ("2027-01-01", "12-01/02-29", 1, "2028-02-29"),
    ],
)
def test_seasons_count_only_if_they_are_whole(begun: str, part: str, count: int, last: str) -> None:
    """Two heating seasons are two from beginning to end; one that runs already at the start is not one of them."""
    assert season_end(day(begun), season(part), count) == day(last)


def test_of_two_kinds_of_season_the_later_ends_the_term() -> None:
    """Heating and cooling are covered for two seasons of each."""
    one = term(lasts=None, seasons={"heating": 2, "cooling": 2}, starts="acceptance")
    assert life(one, facts(accepted_on=day("2026-05-01")), day("2026-05-02")).ends_on == day("2028-03-15")
    assert life(one, facts(accepted_on=day("2026-07-01")), day("2026-07-02")).ends_on == day("2028-09-15")


def test_the_structure_is_covered_as_long_as_the_design_says() -> None:
    """A design life has no last day unless one is stated."""
    ever = verdict(term(lasts=None, design_life=True), facts(), "2070-01-01")
    assert (ever.covered, ever.life.ends_on, ever.days_left) == (True, None, None)
    stated = verdict(term(lasts="50y", design_life=True), facts(), "2076-03-11")
    assert (stated.why, stated.life.ends_on) == (Grounds.ENDED, day("2076-03-10"))


# --- the first day


@pytest.mark.parametrize(
    ("starts", "column"),
    [("delivery", "delivered_on"), ("acceptance", "accepted_on"), ("moved-in", "moved_in_on")],
)
def test_a_term_begins_with_its_event_and_not_before_it_is_recorded(starts: str, column: str) -> None:
    """Without the acceptance nothing is covered, and the answer says what is missing."""
    one = term(starts=starts)
    missing = verdict(one, facts(), "2026-04-01")
    assert (missing.covered, missing.why, missing.life.starts_on) == (False, Grounds.NOT_BEGUN, None)
    begun = facts(**{column: day("2026-04-01")})
    assert verdict(one, begun, "2026-03-31").why == Grounds.NOT_BEGUN
    assert verdict(one, begun, "2026-04-01").life == (day("2026-04-01"), day("2028-04-01"), 0, None)
    assert verdict(one, begun, "2026-04-01").covered


# --- kilometres and uses


def test_the_first_to_occur_ends_the_term() -> None:
    """Three years or 60,000 km: the last kilometre is covered, the next is not, nor is the day after the last."""
    one = term(lasts="3y", km=60000, uses=500)
    assert verdict(one, facts(), "2027-01-01", km=60000).km_left == 0
    assert verdict(one, facts(), "2027-01-01", km=60000, uses=500).covered
    assert verdict(one, facts(), "2027-01-01", km=60001).why == Grounds.KM_EXCEEDED
    assert verdict(one, facts(), "2027-01-01", km=1, uses=501).why == Grounds.USES_EXCEEDED
    assert verdict(one, facts(), "2029-03-11", km=1).why == Grounds.ENDED
    assert verdict(one, facts(), "2027-01-01", uses=120).uses_left == 380


def test_the_odometer_is_the_most_that_was_read_by_that_day() -> None:
    """What the workshop noted counts where nothing is said, with the day on which it was noted."""
    one = term(km=60000)
    known = facts(readings=(Reading(day("2026-06-01"), 9000), Reading(day("2026-12-01"), 21000)))
    assert verdict(one, known, "2026-11-30").reading == Reading(day("2026-06-01"), 9000)
    assert verdict(one, known, "2026-12-01").km_left == 39000
    assert verdict(one, known, "2027-01-01", km=30000).km_left == 30000
    assert verdict(one, facts(), "2027-01-01").reading is None


# --- repairs and exchanges


def test_days_in_repair_are_added_where_the_term_says_so() -> None:
    """Ten days in the workshop are ten days more; a repair that is done the same day is none."""
    known = facts(repairs=(Repair(day("2026-06-01"), day("2026-06-11")), Repair(day("2026-07-01"), day("2026-07-01"))))
    assert life(term(repairs_extend=True), known, day("2027-01-01")) == (day("2026-03-10"), day("2028-03-20"), 10, None)
    assert life(term(), known, day("2027-01-01")).ends_on == day("2028-03-10")


def test_a_repair_counts_if_it_begins_within_the_term_as_it_is_prolonged() -> None:
    """The last day may still bring a repair; what begins after the end brings nothing."""
    one = term(repairs_extend=True)
    first = Repair(day("2028-03-10"), day("2028-03-15"))
    assert life(one, facts(repairs=(first,)), day("2028-03-20")).ends_on == day("2028-03-15")
    second = Repair(day("2028-03-16"), day("2028-03-30"))
    assert life(one, facts(repairs=(first, second)), day("2028-03-20")).ends_on == day("2028-03-15")
    before = Repair(day("2026-03-01"), day("2026-03-12"))
    assert life(one, facts(repairs=(before,)), day("2028-03-20")).ends_on == day("2028-03-12")


def test_a_day_in_two_repairs_is_added_once() -> None:
    """Two jobs on the same stay in the workshop are one stay."""
    known = facts(repairs=(Repair(day("2026-06-01"), day("2026-06-11")), Repair(day("2026-06-05"), day("2026-06-13"))))
    assert life(term(repairs_extend=True), known, day("2027-01-01")).repair_days == 12


def test_a_repair_begins_when_the_unit_is_received_for_it() -> None:
    """A unit that lay a week in the workshop was a week in repair; one received for an earlier repair was not."""
    jobs = (Repair(day("2026-06-08"), day("2026-06-10")), Repair(day("2026-08-01"), day("2026-08-02")))
    assert since_received(jobs, [day("2026-06-01")]) == (Repair(day("2026-06-01"), day("2026-06-10")), jobs[1])
    assert since_received(jobs, [day("2026-06-09")]) == jobs


def test_an_exchange_within_the_term_begins_it_anew() -> None:
    """What is new has its own two years and its own odometer; goodwill after the end brings nothing back."""
    one = term(exchange_restarts=True, km=1000)
    known = facts(exchanges=(day("2027-05-01"),), readings=(Reading(day("2026-06-01"), 900),))
    assert life(one, known, day("2027-05-01")) == (day("2027-05-01"), day("2029-05-01"), 0, day("2027-05-01"))
    assert life(one, known, day("2027-04-30")).ends_on == day("2028-03-10")
    assert verdict(one, known, "2027-05-02").reading is None
    late = facts(exchanges=(day("2028-03-11"),))
    assert life(one, late, day("2028-04-01")).ends_on == day("2028-03-10")
    assert life(term(), known, day("2028-01-01")).ends_on == day("2028-03-10")


# --- who pays


def test_who_pays_depends_on_what_the_damage_comes_of() -> None:
    """The maker pays for its mistakes, the customer for his; for what the term does not name the store pays."""
    one = term(pays={"defect": "maker", "misuse": "customer"})
    found = {fault: verdict(one, facts(), "2026-04-01", fault=fault) for fault in Fault}
    assert {fault: (one.covered, one.payer) for fault, one in found.items()} == {
        Fault.DEFECT: (True, Payer.MAKER), Fault.MISUSE: (False, Payer.CUSTOMER), Fault.WEAR: (True, Payer.STORE),
        Fault.FORCE: (True, Payer.STORE),
    }  # fmt: skip
    assert found[Fault.MISUSE].why == Grounds.CUSTOMER_PAYS
    assert found[Fault.MISUSE].term == one


def test_what_no_term_names_is_not_covered() -> None:
    """And the customer pays."""
    found = verdict(None, facts(), "2026-04-01")
    assert (found.covered, found.why, found.payer, found.days_left) == (
        False, Grounds.NO_TERM, Payer.CUSTOMER, None,
    )  # fmt: skip


def test_an_exception_covers_one_claim_alone() -> None:
    """This component, this fault, this day: the store pays, whatever the term says."""
    one = term(pays={"misuse": "customer"})
    made = Exemption(1, "*", Fault.MISUSE, day("2026-04-01"), None, "Goodwill", NOW, "赵敏")

    def found(component: str, on: str, fault: Fault) -> Verdict:
        return decide(component, one, facts(), Claim(day(on), fault), [made])

    covered = found("*", "2026-04-01", Fault.MISUSE)
    assert (covered.covered, covered.why, covered.payer, covered.exemption) == (
        True, Grounds.EXCEPTION, Payer.STORE, made,
    )  # fmt: skip
    assert not found("*", "2026-04-02", Fault.MISUSE).covered
    assert not found("paint", "2026-04-01", Fault.MISUSE).covered
    assert found("*", "2026-04-01", Fault.DEFECT).why == Grounds.COVERED


# --- which term


def test_a_components_own_term_beats_that_of_everything_else() -> None:
    """The battery has one year, whatever the car has; it is named by its word or its title in either language."""
    rest, battery = term(), term(id="b", component="battery", title={"en": "Battery", "zh": "蓄电池"})
    for typed in ("battery", " Battery ", "蓄电池", "b"):
        assert meant([rest, battery], typed) == ("battery", battery)
    assert meant([rest, battery], "Door Handle") == ("door handle", rest)
    assert meant([battery], "door") == ("door", None)


def titled(component: str, en: str, zh: str) -> Term:
    """A term of a component, by its titles."""
    return term(id=component, component=component, title={"en": en, "zh": zh})


def test_an_ordinary_word_for_a_component_finds_its_term() -> None:
    """A part of its title that no other term has, whatever its capitals and blanks; its own word goes before that."""
    fork, heating = titled("frame", "Frame and fork", "车架与前叉"), titled("heat", "Heating system", "供热系统")
    both, rest = titled("heat-cold", "Heating and cooling", "供热供冷"), titled("*", "Whole", "整车")
    for typed in ("车架", "前叉", "frame fork", "FRAME", "frameandfork", "Fork"):
        assert meant([fork, heating, both, rest], typed) == ("frame", fork)
    for typed in ("供热 系统", "heating system", "HEAT"):
        assert meant([fork, heating, both, rest], typed) == ("heat", heating)
    assert meant([fork, rest], "车灯") == ("车灯", rest)


def test_a_word_that_several_terms_have_is_asked_about() -> None:
    """No answer is better than that of the wrong term; what stands for the rest is none of them."""
    heating, both = titled("heat", "Heating system", "供热系统"), titled("heat-cold", "Heating and cooling", "供热供冷")
    rest = titled("*", "The rest but heating", "供热以外")
    with pytest.raises(SeveralComponents) as refusal:
        meant([heating, both, rest], "供热")
    assert (refusal.value.exit_code, refusal.value.candidates) == (3, (heating, both))
    assert meant([heating, rest], "供热") == ("heat", heating)


def test_a_term_for_a_category_beats_that_for_all() -> None:
    """A van has the van's term, everything else the general one, whichever stands first."""
    every, van = term(), term(id="van", only={"category": ["van"]})
    own = term(id="door", component="door", only={"category": ["car"]})
    for terms in ([every, van, own], [own, van, every]):
        assert applying(terms, "van") == (van,)
        assert applying(terms, None) == (every,)
        assert applying(terms, "car") == (own, every)


def test_a_term_says_what_its_row_says() -> None:
    """All that a row can hold is read."""
    one = term(starts="moved-in", km=5, uses=6, repairs_extend=True, pays={"wear": "maker"}, only={"category": ["a"]})
    assert (one.starts, one.km, one.uses, one.repairs_extend, one.exchange_restarts) == (
        Start.MOVED_IN,
        5,
        6,
        True,
        False,
    )
    assert (one.pays, one.clause_zh, one.categories) == (((Fault.WEAR, Payer.MAKER),), "第二章", ("a",))


@pytest.mark.parametrize(
    ("bought", "version"), [("2025-12-31", 1), ("2026-05-01", 1), ("2026-06-01", 3), ("2027-01-01", 3)]
)
def test_the_playbook_of_the_day_is_the_newest_that_was_there(bought: str, version: int) -> None:
    """Of two taken up on one day it is the later; what was bought before the first has the first."""
    versions = [(1, day("2026-01-01")), (2, day("2026-06-01")), (3, day("2026-06-01"))]
    assert standing(versions, day(bought)) == version


# --- always


@given(DAYS, LASTING, st.lists(SPANS, max_size=4), st.integers(0, 1500))
def test_nothing_is_covered_after_the_last_day(
    bought: date, lasts: str, spans: list[tuple[int, int]], later: int
) -> None:
    """Whatever was repaired, the day after the end and all days behind it are the customer's."""
    one, known = term(lasts=lasts, repairs_extend=True), facts(bought, repairs=repairs(bought, spans))
    end = life(one, known, bought).ends_on
    assert end is not None
    assert verdict(one, known, end).covered
    assert verdict(one, known, end + timedelta(days=1 + later)).why == Grounds.ENDED


@given(DAYS, LASTING, st.integers(0, 1200))
def test_each_day_leaves_one_day_less(bought: date, lasts: str, after: int) -> None:
    """Tomorrow one day less is left than today, down to none on the last."""
    one, known, on = term(lasts=lasts), facts(bought), bought + timedelta(days=after)
    today, tomorrow = (verdict(one, known, on + timedelta(days=n)) for n in (0, 1))
    if tomorrow.covered:
        assert today.days_left is not None
        assert tomorrow.days_left == today.days_left - 1


@given(DAYS, LASTING, st.lists(SPANS, max_size=5), SPANS)
def test_a_repair_never_shortens_a_term(
    bought: date, lasts: str, spans: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    """One repair more leaves the last day where it is, or moves it on."""
    one = term(lasts=lasts, repairs_extend=True)
    before = life(one, facts(bought, repairs=repairs(bought, spans)), bought).ends_on
    after = life(one, facts(bought, repairs=repairs(bought, [*spans, more])), bought).ends_on
    assert before is not None
    assert after is not None
    assert after >= before


@given(DAYS, LASTING, st.integers(1, 1000), st.integers(0, 2000), st.integers(0, 1200))
def test_a_limit_more_never_covers_more(bought: date, lasts: str, most: int, km: int, after: int) -> None:
    """What a term with kilometres covers, the same term without them covers too."""
    on = bought + timedelta(days=after)
    limited = verdict(term(lasts=lasts, km=most), facts(bought), on, km=km).covered
    assert limited == (verdict(term(lasts=lasts), facts(bought), on).covered and km <= most)


@given(DAYS, st.sampled_from([*SEASONS.values(), season("01-01/12-31")]), st.integers(1, 5))
def test_so_many_seasons_are_over_within_so_many_years_and_two(begun: date, part: Season, count: int) -> None:
    """And never before so many years less one."""
    end = season_end(begun, part, count)
    assert begun + timedelta(days=365 * (count - 1)) < end <= begun + timedelta(days=366 * (count + 1))
