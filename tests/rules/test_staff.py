"""The members of staff, and on whose list a duty stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli.errors import NameLikeId, NoStaffYet, NoSuchStaff, SeveralStaff
from aftersales_cli.errors.records import AbsenceBackwards, StaffExists
from aftersales_cli.rules import staff, team
from aftersales_cli.rules.team import Member, Role
from tests.rules.facts import NOW, TODAY, case, day, duty


def member(id: int, role: Role = Role.REP, name: str = "", away: str | None = None, until: str | None = None) -> Member:
    """A member of staff, away from a day on or not at all."""
    absent = (day(away) if away else None, day(until) if until else None)
    return Member(id, name or f"Clerk {id}", f"c{id}", role, None, *absent, day("2026-01-01"))


WANG, CHEN = member(1, name="王芳"), member(2, name="陈杰", away="2026-11-20", until="2026-11-25")
LI, BOSS = member(3, Role.LEAD, "李娜"), member(4, Role.OWNER, "赵敏")
TEAM = (WANG, CHEN, LI, BOSS)
ANY = st.builds(
    member, st.integers(1, 6), st.sampled_from(Role), away=st.sampled_from([None, "2026-11-01", "2026-11-23"])
)
TEAMS = st.lists(ANY, min_size=1, max_size=6, unique_by=lambda one: one.id)


@pytest.mark.parametrize(
    ("on", "away"),
    [("2026-11-19", False), ("2026-11-20", True), ("2026-11-25", True), ("2026-11-26", False)],
)
def test_both_ends_of_an_absence_are_away(on: str, away: bool) -> None:
    """Who is away from the 20th to the 25th is back on the 26th."""
    assert CHEN.absent(day(on)) is away


def test_an_absence_without_a_last_day_is_open() -> None:
    """Who falls ill is away until somebody says otherwise."""
    assert member(1, away="2026-11-20").absent(day("2027-11-20"))


@pytest.mark.parametrize(
    ("assignee", "role", "names"),
    [
        (WANG, None, ["王芳"]),
        (CHEN, None, ["李娜"]),
        (None, None, ["李娜"]),
        (None, "lead", ["李娜"]),
        (None, "manager", ["赵敏"]),
        (None, "owner", ["赵敏"]),
        (None, "rep", ["王芳"]),
    ],
)
def test_what_falls_to_somebody_absent_shows_at_the_leads(
    assignee: Member | None, role: str | None, names: list[str]
) -> None:
    """A duty stands at its keeper's; where nobody keeps it or the keeper is away, at the lead's or the next above."""
    assert [one.name for one in team.in_charge(assignee, role, TEAM, TODAY)] == names


@given(st.none() | ANY, st.none() | st.sampled_from([role.value for role in Role]), TEAMS)
def test_no_duty_is_on_nobodys_list(assignee: Member | None, role: str | None, everybody: list[Member]) -> None:
    """Whoever is away, somebody of the staff sees a duty."""
    assert team.in_charge(assignee, role, everybody, TODAY)


@given(st.none() | ANY, st.none() | st.sampled_from([role.value for role in Role]), TEAMS)
def test_who_is_away_sees_a_duty_only_where_everybody_above_is(
    assignee: Member | None, role: str | None, everybody: list[Member]
) -> None:
    """A duty goes to somebody who is there, as long as there is one of the rank or above."""
    found = team.in_charge(assignee, role, everybody, TODAY)
    if any(one.absent(TODAY) for one in found):
        ranks = [*Role][[*Role].index(Role(role or "lead")) :]
        assert not [one for one in everybody if one.role in ranks and not one.absent(TODAY)]


def test_nobody_deals_with_a_complaint_about_himself() -> None:
    """A complaint about a clerk stands at the lead's even if the customer is the clerk's own."""
    about_wang = case(3)._replace(assignee=WANG, against=WANG.id)
    plain = duty(4)._replace(assignee=WANG)
    assert team.on_list_of(WANG, [about_wang, plain], TEAM, NOW) == [plain]
    assert team.on_list_of(LI, [about_wang, plain], TEAM, NOW) == [about_wang]


@pytest.mark.parametrize(
    ("others", "names"),
    [
        ((LI, BOSS), ["李娜"]),
        ((BOSS,), ["赵敏"]),
        ((), ["王芳"]),
        ((CHEN,), ["王芳"]),
    ],
)
def test_a_re_check_is_on_the_list_of_somebody_who_is_there(others: tuple[Member, ...], names: list[str]) -> None:
    """It is for a colleague of the one who did the work; where none is there, the one who did it must look for one."""
    recheck = case(3)._replace(assignee=WANG, fixer=WANG.id)
    alone = team.hands(recheck, (WANG, *others), NOW)
    assert [one.name for one in alone if not one.absent(TODAY)] == names


def test_a_re_check_never_falls_to_whom_it_is_about() -> None:
    """Not even where the only other one did the work."""
    recheck = case(3)._replace(fixer=WANG.id, against=LI.id)
    assert team.hands(recheck, (WANG, LI), NOW) == (WANG,)


@pytest.mark.parametrize(("text", "name"), [("王芳", "王芳"), ("m2", "陈杰"), ("M2", "陈杰"), (" c3 ", "李娜")])
def test_a_member_is_found_by_name_id_or_initials(text: str, name: str) -> None:
    """Clerks type what is shortest."""
    assert team.find(text, TEAM).name == name


@pytest.mark.parametrize("text", ["王方", "nobody", "", "M9"])
def test_an_unknown_name_is_answered_with_the_right_ones(text: str) -> None:
    """Who mistypes a colleague's name is told whom there are."""
    with pytest.raises(NoSuchStaff) as refusal:
        team.find(text, TEAM)
    assert refusal.value.values["choices"] == "王芳, 陈杰, 李娜, 赵敏"


def test_two_with_the_same_initials_are_told_apart_by_name() -> None:
    """Nobody works under somebody else's name by accident."""
    twins = (member(1, name="王芳")._replace(initials="wf"), member(2, name="吴帆")._replace(initials="wf"))
    with pytest.raises(SeveralStaff) as refusal:
        team.find("wf", twins)
    assert refusal.value.values["choices"] == "王芳, 吴帆"


def test_without_staff_nobody_is_found() -> None:
    """The first question is answered by how to begin."""
    with pytest.raises(NoStaffYet):
        team.find("王芳", ())


def test_a_name_is_given_once() -> None:
    """Names sign what is done, so two may not be the same; one may keep one's own."""
    with pytest.raises(StaffExists):
        staff.only_one("王芳", TEAM)
    assert staff.only_one("王芳", TEAM, but=1) == "王芳"


@pytest.mark.parametrize(
    ("first", "last", "before", "expected"),
    [
        ("2026-11-23", "2026-11-27", None, ("2026-11-23", "2026-11-27")),
        ("2026-11-23", None, None, ("2026-11-23", None)),
        (None, "2026-11-27", None, ("2026-11-22", "2026-11-27")),
        (None, "2026-11-30", CHEN, ("2026-11-20", "2026-11-30")),
        ("2026-11-21", None, CHEN, ("2026-11-21", "2026-11-25")),
        ("2026-12-01", None, CHEN, ("2026-12-01", None)),
    ],
)
def test_an_absence_keeps_the_end_that_is_not_given(
    first: str | None, last: str | None, before: Member | None, expected: tuple[str, str | None]
) -> None:
    """To come back later only the last day is said; a new absence does not inherit an old end."""
    found = staff.absence(day(first) if first else None, day(last) if last else None, before, TODAY)
    assert (found["absent_from"], found["absent_to"]) == expected


def test_nothing_said_of_an_absence_changes_nothing() -> None:
    """An edit of the quota leaves an absence as it is."""
    assert staff.absence(None, None, CHEN, TODAY) == {}


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 400))
def test_an_absence_that_ends_before_it_begins_is_refused(first: date, days: int) -> None:
    """Two days in the wrong order are a mistake of typing."""
    with pytest.raises(AbsenceBackwards):
        staff.absence(first, first - timedelta(days=days), None, TODAY)


@pytest.mark.parametrize("name", ["me", "ME", "M7", "m12", "12"])
def test_a_name_is_no_id_and_not_the_word_for_oneself(name: str) -> None:
    """`--staff me` and `--staff M7` must mean one thing only."""
    with pytest.raises(NameLikeId):
        staff.named(name)
    assert staff.named("Mei") == "Mei"


def test_who_stands_in_is_known_before_the_absence_begins() -> None:
    """Who enters an absence is told on whose list the duties will stand; of one that is over nobody is told."""
    assert [one.name for one in staff.stand_ins(CHEN, TEAM, TODAY)] == ["李娜"]
    assert staff.stand_ins(WANG, TEAM, NOW) == ()
    assert staff.stand_ins(CHEN, TEAM, day("2026-11-26")) == ()
    assert [one.name for one in staff.stand_ins(CHEN, TEAM, day("2026-11-01"))] == ["李娜"]
