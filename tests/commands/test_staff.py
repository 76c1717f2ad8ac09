"""Staff: who works in the store, whose customers are whose, and whose list is whose."""

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop


@pytest.fixture
def team(working: Shop) -> Shop:
    """The busy shop with two clerks and their lead; 张三 is kept by 王芳, 李四 by 陈杰, and 王芳 is typing."""
    for name, role in (("王芳", "rep"), ("陈杰", "rep"), ("李娜", "lead")):
        working.ok("staff", "new", name, "--role", role, "--quota", "20")
    working.user = "王芳"
    working.ok("customer", "edit", "张三", "--keeper", "me")
    working.ok("customer", "edit", "李四", "--keeper", "cj")
    return working


def listed(shop: Shop, *options: str) -> list[str]:
    """The ids on today's list."""
    return [item["id"] for item in shop.items("due-today", "--days", "7", *options)]


def test_everybody_sees_their_own_customers(team: Shop) -> None:
    """王芳 sees what is due for 张三, 陈杰 what is due for 李四, the two together all there is."""
    mine, his = listed(team, "--staff", "me"), listed(team, "--staff", "陈杰")
    assert "C1" in his
    assert "C1" not in mine
    assert sorted([*mine, *his]) == sorted(listed(team))
    assert listed(team, "--staff", "李娜") == []


def test_who_is_away_is_stood_in_for_by_the_lead(team: Shop) -> None:
    """What falls to somebody absent shows at the lead's, and says so."""
    before = listed(team, "--staff", "me")
    team.ok("staff", "edit", "me", "--absent-from", "today", "--absent-to", "fri")
    assert listed(team, "--staff", "me") == []
    assert listed(team, "--staff", "李娜") == before
    codes = [why["code"] for why in team.items("due-today")[0]["why"]]
    assert "absent" in codes
    team.now = "2026-11-28T09:00+08:00"
    assert listed(team, "--staff", "李娜") == []


def test_the_list_names_whose_duty_it_is(team: Shop) -> None:
    """Scripts read the assignee of every item; the paper list shows it too."""
    (item,) = [one for one in team.items("due-today") if one["id"] == "C1"]
    assert item["assignee"] == {"id": "M2", "name": "陈杰"}
    assert "陈杰" in team.ok("due-today").out


def test_a_customer_registered_by_a_member_of_staff_is_theirs(team: Shop) -> None:
    """Who takes the name down looks after the customer, unless somebody else is named."""
    assert team.items("customer", "new", "赵六")[0]["keeper"]["name"] == "王芳"
    assert team.items("customer", "new", "孙七", "--keeper", "陈杰")[0]["keeper"]["name"] == "陈杰"
    assert [one["name"] for one in team.items("customer", "list", "--keeper", "me")] == ["张三", "赵六"]
    assert team.items("customer", "edit", "赵六", "--clear", "keeper")[0]["keeper"] is None


def test_in_a_store_with_staff_only_they_can_sign(team: Shop) -> None:
    """A misspelt --user is refused and nothing is written under a name that nobody has."""
    team.user = "王方"
    assert "王芳" in refused(team, 3, "log-call", "张三", "Hello")
    assert "王芳" in refused(team, 3, "customer", "new", "赵六")


def test_initials_sign_with_the_whole_name(team: Shop) -> None:
    """`--user wf` is 王芳 in the records and in the journal, and can undo."""
    team.user = "wf"
    assert team.items("log-call", "张三", "Hello")[0]["by"] == "王芳"
    assert team.items("journal")[0]["user"] == "王芳"
    team.ok("undo")


def test_who_is_not_on_the_staff_can_take_back_what_he_did(working: Shop) -> None:
    """Whoever registers the first member of staff under another name can still undo it."""
    working.ok("staff", "new", "王芳")
    working.ok("staff", "new", "陈杰")
    working.ok("undo")
    working.ok("undo")
    assert working.items("staff", "list") == []


def test_me_is_nobody_without_a_name(team: Shop) -> None:
    """`me` needs --user or SVC_USER to name a member of staff."""
    team.user = "guest"
    assert "guest" in refused(team, 4, "due-today", "--staff", "me")


def test_the_days_work_is_counted_against_the_quota(team: Shop) -> None:
    """The lead sees who has made how many of the wanted contacts; calls that customers made do not count."""
    team.ok("log-call", "张三", "Hello")
    team.ok("log-call", "李四", "Asked for the price list", "--in", "--for", "none")
    found = {one["name"]: one for one in team.items("staff", "list")}
    assert (found["王芳"]["contacts"], found["王芳"]["quota"], found["王芳"]["customers"]) == (1, 20, 1)
    assert found["陈杰"]["contacts"] == 0
    assert found["陈杰"]["due"] == 1
    assert "1/20" in team.ok("staff", "show", "me").out
    assert [one["contacts"] for one in team.items("staff", "list", "--date", "yesterday")] == [0, 0, 0]


def test_a_member_is_corrected_field_by_field(team: Shop) -> None:
    """Rank, quota and name are changed alone, and emptied alone."""
    assert team.items("staff", "edit", "陈杰", "--role", "manager")[0]["role"] == "manager"
    assert team.items("staff", "edit", "陈杰", "--clear", "quota")[0]["quota"] is None
    assert team.items("staff", "edit", "M2", "--name", "陈洁")[0]["name"] == "陈洁"
    (changed,) = team.items("staff", "edit", "陈洁", "--absent-to", "fri")
    assert (changed["absent_from"], changed["absent_to"]) == ("2026-11-22", "2026-11-27")
    assert team.items("staff", "edit", "陈洁", "--clear", "absent-from")[0]["absent_from"] is None


def test_bad_words_about_staff_are_refused(team: Shop) -> None:
    """Each mistake is named with what would be right, and changes nothing."""
    assert "M1" in refused(team, 4, "staff", "new", "王芳")
    assert "owner" in refused(team, 2, "staff", "new", "赵六", "--role", "boss")
    assert "-1" in refused(team, 2, "staff", "new", "赵六", "--quota", "-1")
    assert "empty" in refused(team, 2, "staff", "new", " ")
    assert "--role" in refused(team, 2, "staff", "edit", "王芳")
    assert "2026-11-26" in refused(team, 2, "staff", "edit", "王芳", "--absent-from", "fri", "--absent-to", "thu")
    assert "nobody" in refused(team, 3, "staff", "show", "nobody")
    assert "nobody" in refused(team, 3, "customer", "new", "赵六", "--keeper", "nobody")
    assert "nobody" in refused(team, 3, "due-today", "--staff", "nobody")


def test_an_absence_says_who_stands_in_and_ends_as_a_whole(team: Shop) -> None:
    """The lead need not be told by hand; who is back is back without a leftover day."""
    assert "李娜" in team.ok("staff", "edit", "王芳", "--absent-from", "fri", "--absent-to", "2026-12-05").out
    (back,) = team.items("staff", "edit", "王芳", "--clear", "absent-from")
    assert (back["absent_from"], back["absent_to"], back["stand_ins"]) == (None, None, [])


def test_initials_that_fit_two_are_answered_with_both(team: Shop) -> None:
    """Nobody signs for somebody else by accident."""
    team.ok("staff", "new", "吴帆")
    assert "王芳, 吴帆" in refused(team, 3, "staff", "show", "wf")


def test_who_leaves_hands_over_customers_and_open_duties(team: Shop) -> None:
    """A look first, then in one go, and one undo brings it back."""
    team.ok("promise", "new", "李四", "Rear mat", "--due", "fri", "--owner", "陈杰")
    team.ok("followup", "new", "张三", "Bring the papers", "--due", "fri", "--owner", "陈杰")
    team.ok("job", "new", "李四", "Glass is loose", "--kind", "repair", "--on", "fri", "--owner", "陈杰")
    counts = {"customers": 1, "followups": 1, "promises": 1, "cases": 1}
    (tried,) = team.items("staff", "hand-over", "陈杰", "李娜", "--dry-run")
    assert counts.items() <= tried.items()
    assert (tried["applied"], len(listed(team, "--staff", "李娜"))) == (False, 0)
    (done,) = team.items("staff", "hand-over", "陈杰", "李娜")
    assert (counts.items() <= done.items(), done["applied"]) == (True, True)
    assert listed(team, "--staff", "陈杰") == []
    assert set(listed(team, "--staff", "李娜")) >= {"C1", "P1", "J2"}
    team.ok("undo")
    assert set(listed(team, "--staff", "陈杰")) >= {"C1", "P1", "J2"}


def test_nobody_hands_over_to_himself_or_to_a_stranger(team: Shop) -> None:
    """The two members are told apart before anything changes."""
    assert "王芳" in refused(team, 2, "staff", "hand-over", "王芳", "me")
    assert "nobody" in refused(team, 3, "staff", "hand-over", "王芳", "nobody")


def test_a_complaint_about_the_only_one_who_could_deal_with_it_says_so(shop: Shop) -> None:
    """In a shop with one clerk it stands on the whole list, and the clerk is told that it is on nobody's own."""
    shop.ok("staff", "new", "li")
    shop.ok("customer", "new", "王五")
    assert "nobody's own list" in shop.ok("complaint", "new", "王五", "Rude", "--against", "li").err
    assert "C1" in [one["id"] for one in shop.items("due-today")]
