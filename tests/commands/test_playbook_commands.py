"""Looking at playbooks."""

from pathlib import Path

import pytest

from tests.commands.test_output import refused
from tests.shop import Shop, opened

TRADES = [
    "appliances", "auto-dealer", "beauty-salon", "building", "generic", "health-products", "heavy-equipment",
    "home-beauty", "home-repair", "it-systems", "led-display", "optician", "renovation", "smart-building", "wellness",
    "windows",
]  # fmt: skip


def test_the_playbooks_are_listed_with_the_one_in_use(shop: Shop) -> None:
    """Sixteen trades are shipped, and the store works by one of them."""
    current = {one["name"]: one["current"] for one in shop.items("playbook", "list")}
    assert current == {trade: trade == "auto-dealer" for trade in TRADES}
    assert "Car dealer" in shop.ok("playbook", "list").out
    shop.lang = "zh"
    assert "汽车4S店" in shop.ok("playbook", "list").out


def test_playbooks_can_be_seen_before_there_is_a_store(tmp_path: Path) -> None:
    """One chooses a trade before `init`; looking makes no store."""
    shop = Shop(tmp_path)
    assert [one["name"] for one in shop.items("playbook", "list")] == TRADES
    assert shop.items("playbook", "show", "generic")[0]["name"] == "generic"
    assert not shop.path.exists()


@pytest.mark.parametrize("playbook", ["auto-dealer", "generic"])
def test_the_stores_own_playbook_is_shown_where_none_is_named(tmp_path: Path, playbook: str) -> None:
    """As it stood when the store was made."""
    shop = opened(tmp_path, playbook)
    assert shop.items("playbook", "show")[0]["name"] == playbook
    assert shop.items("playbook", "show") == shop.items("playbook", "show", playbook)


def test_a_playbook_says_when_and_how_to_contact_whom(shop: Shop) -> None:
    """The visit to key owners, two weeks after the delivery."""
    rules = {rule["id"]: rule for rule in shop.items("playbook", "show", "auto-dealer")[0]["followup"]}
    assert list(rules) == [
        "thanks", "after-service", "after-repair", "after-installation", "after-visit", "missed-visit",
        "missed-promise", "handover-confirm", "home-safe", "thank-you-letter", "first-days", "key-owner-visit",
        "one-month-use", "three-month-use", "trade-in",
    ]  # fmt: skip
    assert rules["missed-visit"]["who"] == "lead"
    visit = rules["key-owner-visit"]
    assert (visit["after"], visit["wait"], visit["channel"]) == ("delivery", "2w", "visit")
    assert visit["kinds"] == ["vip", "loyal"]
    said = shop.ok("playbook", "show").out
    assert "2 weeks after the delivery" in said
    assert "1 day before the delivery 10:00" in said
    assert "on the day of the purchase" in said


def test_a_playbook_is_read_in_chinese(shop: Shop) -> None:
    """Times, ways, purposes and people."""
    shop.lang = "zh"
    said = shop.ok("playbook", "show").out
    assert all(text in said for text in ("交付后 2 周", "上门", "贵宾", "恭喜并感谢客户", "制造问题"))
    assert "after the" not in said


def test_a_playbook_names_the_causes_of_complaints(shop: Shop) -> None:
    """In two levels, with their codes."""
    causes = {one["code"]: one["text"] for one in shop.items("playbook", "show")[0]["causes"]}
    assert causes["product"] == "Product"
    assert causes["product/manufacturing"] == "Manufacturing"


@pytest.mark.parametrize("name", ["bakery", "generc", "", "Generic"])
def test_an_unknown_playbook_is_answered_with_those_there_are(shop: Shop, name: str) -> None:
    """Not found (3)."""
    said = refused(shop, 3, "playbook", "show", name)
    assert all(text in said for text in (f'"{name}"', "auto-dealer", "generic"))


def test_a_store_is_not_made_by_an_unknown_playbook(tmp_path: Path) -> None:
    """`init` names the word and leaves no file behind."""
    shop = Shop(tmp_path)
    answer = shop.svc("init", "--name", "Sunrise", "--playbook", "bakery")
    assert answer.code == 3
    assert '"bakery"' in answer.err
    assert not shop.path.exists()


def test_chinese_help_says_what_the_words_to_type_mean(shop: Shop) -> None:
    """Who does not read English still knows which word is which."""
    shop.lang = "zh"
    said = " ".join(shop.ok("log-call", "-h").out.split())
    assert all(text in said for text in ("no-answer 无人接听", "wechat 微信", "call-back 客户要求回电"))


MINE = """title = { en = "Sofas", zh = "沙发" }
based_on = "generic"

[[followup]]
id = "legs"
after = "delivery"
wait = "1mo"
channel = "visit"
purpose = { en = "Tighten the legs", zh = "紧固沙发腿" }
kinds = ["vip"]
who = "manager"
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    """A playbook file of a shop's own, far from the shipped ones."""
    path = tmp_path / "sofas.toml"
    path.write_text(MINE, encoding="utf-8")
    return str(path)


def test_a_playbook_of_ones_own_is_checked_seen_and_used(tmp_path: Path, mine: str) -> None:
    """A new trade is a new file: it builds on a shipped one, and a store can be made with it."""
    shop = Shop(tmp_path)
    (checked,) = shop.items("playbook", "check", mine)
    assert (checked["ok"], checked["name"], checked["rules"]) == (True, "sofas", 11)
    shop.ok("init", "--name", "Sofas", "--playbook", mine, "--timezone", "Asia/Shanghai")
    assert shop.items("playbook", "show")[0]["followup"][-1]["id"] == "legs"
    shop.ok("customer", "new", "王五", "--kind", "vip")
    shop.ok("purchase", "new", "王五", "Sofa", "--on", "2026-11-20")
    assert "Tighten the legs" in shop.ok("purchase", "deliver", "S1").out


def test_a_mistake_in_a_playbook_is_named_and_nothing_is_made(tmp_path: Path, mine: str) -> None:
    """The file, the table and the key, with what would be right."""
    shop = Shop(tmp_path)
    Path(mine).write_text(MINE.replace('"1mo"', '"soon"'), encoding="utf-8")
    for line in (["playbook", "check", mine], ["init", "--name", "Sofas", "--playbook", mine]):
        answer = shop.svc(*line)
        assert answer.code == 2
        assert all(text in answer.err for text in ("sofas.toml", "followup legs", "wait", "1mo"))
    assert not shop.path.exists()


def test_a_playbook_that_is_not_there_is_refused(shop: Shop) -> None:
    """A name that is not shipped, and a file that is not there."""
    assert "bakery" in refused(shop, 3, "playbook", "check", "bakery")
    for file in ("nowhere.toml", "../generic", "generic.toml"):
        assert file in refused(shop, 3, "playbook", "preview", file, "--after", "purchase")


def test_a_preview_lists_every_date_of_an_event_in_order(shop: Shop) -> None:
    """Before and after a handover, for this kind of customer, counted from that day."""
    found = shop.items("playbook", "preview", "--after", "delivery", "--on", "2026-12-01 15:00", "--kind", "vip")
    assert [(one["rule"], one["due_on"]) for one in found] == [
        ("handover-confirm", "2026-11-30"),
        ("home-safe", "2026-12-01"),
        ("thank-you-letter", "2026-12-02"),
        ("first-days", "2026-12-04"),
        ("key-owner-visit", "2026-12-15"),
        ("one-month-use", "2027-01-01"),
        ("three-month-use", "2027-03-01"),
    ]
    assert found[1]["due_at"] == "2026-12-01T16:30:00+08:00"
    assert "key-owner-visit" not in shop.ok("playbook", "preview", "--after", "delivery").out
    (missed,) = shop.items("playbook", "preview", "--after", "missed-visit")
    assert (missed["who"], missed["due_on"]) == ("lead", "2026-11-22")
    assert "Nothing follows" in shop.ok("playbook", "preview", "--after", "moved-in").err
    assert "acceptance" in refused(shop, 2, "playbook", "preview", "--after", "moon")


def said_of(shop: Shop, title: str, name: str) -> list[str]:
    """The rows of one part of a playbook, as a pipe gets them."""
    lines = shop.ok("playbook", "show", name).out.splitlines()
    first = lines.index(title) + 1
    return lines[first : lines.index("", first)]


def test_a_playbook_says_when_the_store_is_open_and_when_it_is_quiet(shop: Shop, mine: str) -> None:
    """Days in a row that have the same hours together, closed days too; and what becomes of a call at night."""
    hours = '\n[hours]\nweekdays = ["09:00-12:00", "13:30-18:00"]\nsat = ["10:00-16:00"]\n'
    Path(mine).write_text(f'quiet = "22:00-08:00"\nquiet_then = "text"\n{MINE}{hours}', encoding="utf-8")
    assert said_of(shop, "Opening hours", mine) == [
        "Mon-Fri\t09:00-12:00, 13:30-18:00", "Sat\t10:00-16:00", "Sun\tclosed all day",
    ]  # fmt: skip
    assert said_of(shop, "Quiet hours", mine) == ["22:00-08:00\tsent as a text instead"]
    assert said_of(shop, "Quiet hours", "generic") == ["21:00-08:30\tmoved to their end"]


def test_a_rule_with_quiet_hours_of_its_own_says_what_they_do(shop: Shop, mine: str) -> None:
    """Its calls become a text, where those of the others are moved."""
    Path(mine).write_text(MINE + 'quiet_then = "text"\n', encoding="utf-8")
    legs = next(line for line in shop.ok("playbook", "show", mine).out.splitlines() if line.startswith("legs\t"))
    assert legs.split("\t")[1] == "1 month after the delivery; in quiet hours: sent as a text instead"


def test_a_playbook_says_how_often_somebody_is_tried_and_what_comes_at_last(shop: Shop, mine: str) -> None:
    """Two tries, then a text, and then the customer counts as unreachable; where there is no try, at once."""
    ladders = '[[retry]]\noutcome = "no-answer"\nsteps = ["30min", "1d 10:00"]\nthen = "text"\n'
    ladders += '[[retry]]\noutcome = "wrong-number"\nsteps = []\n'
    Path(mine).write_text(MINE.replace('based_on = "generic"\n', "") + ladders, encoding="utf-8")
    assert said_of(shop, "Contacts in vain", mine) == [
        "no answer\t30 minutes; 1 day 10:00\tone try by text; unreachable", "wrong number\t\tunreachable",
    ]  # fmt: skip


def test_a_playbook_says_to_whom_a_missed_deadline_climbs(shop: Shop, mine: str) -> None:
    """At once to the lead, and later higher; of some cases sooner."""
    step = '[[escalation]]\nid = "grave"\nafter = "90min"\nto = "owner"\n'
    limits = 'only = { severity = ["critical"], case = ["repair"] }\n'
    Path(mine).write_text(MINE + step + limits, encoding="utf-8")
    assert said_of(shop, "Missed deadlines", mine) == [
        "to-lead\tteam lead\tat once\t", "to-manager\tmanager\t1 day\t", "to-owner\towner\t3 days\t",
        "critical-to-manager\tmanager\tat once\tcritical", "critical-to-owner\towner\t1 day\tcritical",
        "grave\towner\t90 minutes\trepair; critical",
    ]  # fmt: skip


def test_a_playbook_says_what_is_warranted_how_long_and_who_pays(shop: Shop) -> None:
    """The components of a building: by the clause, from acceptance, for years, for seasons, or for its whole life."""
    rows = {row.split("\t")[0]: row.split("\t")[1:] for row in said_of(shop, "Warranty", "building")}
    assert len(rows) == 13
    assert rows["foundation"] == [
        "Foundation", "warranty letter, foundation; repair goes on for life at low cost", "", "acceptance",
        "design life", "the store: defect, wear; the customer: misuse, force majeure",
    ]  # fmt: skip
    assert rows["heating-cooling"][4] == "2 x heating season; 2 x cooling season"
    assert rows["water"][4] == "2 years"
    assert "heating season\tevery year from 11-15 to 03-15" in said_of(shop, "Seasons", "building")
    assert "Warranty" not in shop.ok("playbook", "show", "generic").out


def test_a_playbook_says_which_deadlines_count_opening_hours_and_to_what_they_are_limited(
    shop: Shop, mine: str
) -> None:
    """Four hours of opening time, for what is critical, or for one cause."""
    clock = '[[clock]]\nid = "{}"\n{}\ncase = "complaint"\nuntil = "arrived"\nwithin = "4h"\n'
    title = 'title = { en = "On site", zh = "到场" }\n'
    soon = clock.format("soon", 'hours = "working"') + title
    grave = clock.format("grave", 'only = { cause = ["product"], severity = ["critical"] }') + title
    Path(mine).write_text(MINE + soon + grave, encoding="utf-8")
    assert said_of(shop, "Deadlines", mine)[-2:] == [
        "soon\tOn site\t4 hours of opening time\tcomplaint\t",
        "grave\tOn site\t4 hours\tcomplaint\tproduct; critical",
    ]
