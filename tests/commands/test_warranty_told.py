"""What is covered, by which clause, for how long, and who pays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shop import Shop

TRADE = """
title = { en = "Cars", zh = "汽车" }

[seasons]
heating = "11-15/03-15"

[[warranty]]
component = "*"
title = { en = "The whole car", zh = "整车" }
starts = "delivery"
lasts = "24mo"
km = 60000
pays = { defect = "maker", misuse = "customer", wear = "customer", force = "customer" }
clause = { en = "Warranty letter 3", zh = "质保书第3条" }

[[warranty]]
component = "heater"
title = { en = "Heater", zh = "暖风" }
starts = "acceptance"
seasons = { heating = 2 }
clause = { en = "Warranty letter 7", zh = "质保书第7条" }

[[followup]]
id = "ends"
after = "warranty-end"
wait = "-30d"
channel = "call"
purpose = { en = "Tell that the warranty ends", zh = "提醒质保到期" }
"""


@pytest.fixture
def cars(tmp_path: Path) -> Iterator[Shop]:
    """A dealer with warranty terms of its own, who delivered a car on the 10th of March."""
    (tmp_path / "cars.toml").write_text(TRADE, encoding="utf-8")
    shop = Shop(tmp_path, now="2026-03-10T10:00+08:00")
    shop.ok("init", "--name", "Cars", "--playbook", str(tmp_path / "cars.toml"), "--timezone", "Asia/Shanghai")
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("purchase", "new", "张三", "Kunlun X5")
    shop.ok("purchase", "deliver", "S1")
    yield shop
    assert shop.ok("db", "check").code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--on", "2028-03-10"), 0),
        (("--on", "2028-03-11"), 4),
        (("--on", "2027-05-01", "--km", "60000"), 0),
        (("--on", "2027-05-01", "--km", "60001"), 4),
        (("--on", "2027-05-01", "--fault", "misuse"), 4),
        (("--on", "2027-05-01", "--fault", "defect"), 0),
        (("--component", "heater", "--on", "2027-05-01"), 4),
    ],
)
def test_whether_something_is_covered_is_the_exit_code(cars: Shop, words: tuple[str, ...], code: int) -> None:
    """Two years or sixty thousand kilometres, whichever comes first; the last day is covered, misuse is not, and what
    begins with an acceptance has not begun without one."""
    assert cars.svc("warranty", "check", "S1", *words).code == code


def test_two_heating_seasons_are_two_whole_winters(cars: Shop) -> None:
    """Accepted in the middle of a winter, the heater is covered through the two whole winters after it."""
    cars.now = "2026-12-01T10:00+08:00"
    cars.ok("purchase", "accept", "S1")
    for on, code in (("2029-03-15", 0), ("2029-03-16", 4)):
        assert cars.svc("warranty", "check", "S1", "--component", "heater", "--on", on).code == code


def test_days_in_repair_do_not_change_what_a_term_does_not_say(cars: Shop) -> None:
    """The end of the warranty stands, and somebody tells the customer a month before it."""
    (duty,) = [one for one in cars.items("followup", "list") if one["purpose"]["code"] == "ends"]
    assert duty["due_on"] == "2028-02-09"
    cars.now = "2028-02-20T10:00+08:00"
    ending = cars.items("warranty", "list", "--ending", "30d")
    assert [(one["customer"]["name"], one["ends_on"]) for one in ending] == [("张三", "2028-03-10")]


def test_an_exception_is_made_by_somebody_with_the_rank_and_taken_back(cars: Shop) -> None:
    """A clerk may not; the manager may, for a reason that is kept; undo takes it back."""
    for name, role in (("li", "rep"), ("wang", "manager")):
        cars.ok("staff", "new", name, "--role", role)
    asked = ("warranty", "check", "S1", "--component", "*", "--fault", "misuse")
    assert cars.svc(*asked, "--exception", "Good customer").code == 4
    cars.user = "wang"
    assert cars.svc(*asked, "--exception", "Good customer").code == 0
    assert "Good customer" in cars.ok("warranty", "rights", "S1").out
    cars.ok("undo")
    assert cars.svc(*asked).code == 4


def test_the_terms_are_those_of_the_day_of_the_purchase(cars: Shop) -> None:
    """A playbook that is taken up later does not shorten what was agreed."""
    cars.now = "2026-06-01T10:00+08:00"
    shorter = cars.path.with_name("shorter.toml")
    shorter.write_text(TRADE.replace('"24mo"', '"12mo"'), encoding="utf-8")
    cars.ok("playbook", "use", str(shorter))
    cars.ok("purchase", "new", "张三", "Kunlun S3")
    cars.ok("purchase", "deliver", "S2")
    assert cars.svc("warranty", "check", "S1", "--on", "2028-03-10").code == 0
    assert cars.svc("warranty", "check", "S2", "--on", "2027-06-01").code == 0
    assert cars.svc("warranty", "check", "S2", "--on", "2027-06-02").code == 4


def test_the_answer_names_clause_and_payer_in_both_languages(cars: Shop) -> None:
    """What the clerk reads to the customer."""
    said = cars.ok("warranty", "check", "S1", "--component", "*").out
    assert "Warranty letter 3" in said
    assert "the maker" in said
    cars.lang = "zh"
    said = cars.ok("warranty", "check", "S1", "--component", "*").out
    assert "质保书第3条" in said
    assert "厂家" in said
