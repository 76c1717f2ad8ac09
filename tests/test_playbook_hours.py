"""The opening hours of a playbook, and what is said of wrong ones."""

from datetime import time
from pathlib import Path

import pytest

from aftersales_cli import playbooks
from aftersales_cli.errors import BadPlaybook
from aftersales_cli.rules.hours import WHOLE_DAY, Span
from tests.test_playbooks import TITLE, read, refused


def test_hours_are_read_for_every_day_of_the_week(tmp_path: Path) -> None:
    """Working days with a break, a short Saturday, a free Sunday."""
    book = read(tmp_path, TITLE + '[hours]\nweekdays = ["09:00-12:00", "13:30-18:00"]\nsat = ["10:00-16:00"]\n')
    usual = (Span(time(9), time(12)), Span(time(13, 30), time(18)))
    assert book.week == (usual,) * 5 + ((Span(time(10), time(16)),), ())


def test_any_trade_is_open_every_day_from_nine_to_six() -> None:
    """A plain shop in China knows no weekend; the car dealer that builds on it is open as it is."""
    for name in ("generic", "auto-dealer"):
        assert playbooks.load(name).week == ((Span(time(9), time(18)),),) * 7


def test_a_playbook_without_hours_is_open_day_and_night(tmp_path: Path) -> None:
    """Nothing said is nothing closed; an empty table takes back what the playbook below says."""
    assert read(tmp_path, TITLE).week == ((WHOLE_DAY,),) * 7
    assert read(tmp_path, TITLE + 'based_on = "generic"\n[hours]\n').week == ((WHOLE_DAY,),) * 7


def test_a_day_may_be_closed_and_a_night_may_be_long(tmp_path: Path) -> None:
    """An empty list closes a day; hours may reach into the next day, or to its beginning."""
    book = read(tmp_path, TITLE + '[hours]\nweek = ["18:00-02:00"]\nmon = []\nsun = ["10:00-24:00"]\n')
    assert (book.week[0], book.week[1], book.week[6]) == (
        (), (Span(time(18), time(2)),), (Span(time(10), time(0)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "key"),
    [
        ('monday = ["09:00-12:00"]', "monday"),
        ('week = "09:00-18:00"', "week"),
        ("week = 9", "week"),
        ("week = [9]", "week"),
        ('sat = ["9:00-18:00"]', "sat"),
        ('sat = ["09:00-25:00"]', "sat"),
        ('sat = ["24:00-02:00"]', "sat"),
        ('sat = ["09:00"]', "sat"),
        ('sat = ["09:00-09:00"]', "sat"),
        ('sat = ["09:00-12:00", "morning"]', "sat"),
        ('tue = ["09:00-12:00", "11:00-13:00"]', "tue"),
        ('weekdays = ["09:00-12:00", "11:59-13:00"]', "weekdays"),
        ('fri = ["22:00-02:00"]\nsat = ["01:00-05:00"]', "fri"),
        ('weekdays = ["20:00-03:00"]\nsat = ["02:00-05:00"]', "weekdays"),
        ('sun = ["20:00-03:00"]\nmon = ["02:00-05:00"]', "sun"),
        ('week = ["00:00-24:00", "09:00-10:00"]', "week"),
        ('week = ["09:00-12:00", "11:00-13:00"]\nweekdays = []\nsat = []\nsun = []', "week"),
    ],
)
def test_whatever_is_wrong_with_hours_is_named_by_file_table_and_key(tmp_path: Path, hours: str, key: str) -> None:
    """An unknown day, hours that are none, and hours that overlap, from the night into the morning too."""
    assert refused(tmp_path, TITLE + f"[hours]\n{hours}\n") == ("mine.toml", "hours", key)


@pytest.mark.parametrize("hours", ["week = []", "mon = []", "weekdays = []\nsun = []"])
def test_hours_by_which_no_day_is_open_are_refused(tmp_path: Path, hours: str) -> None:
    """Also over a playbook whose days are open: its table is not mixed with the new one, and no working day is left."""
    for below in ("", 'based_on = "generic"\n'):
        with pytest.raises(BadPlaybook) as refusal:
            read(tmp_path, f"{TITLE}{below}[hours]\n{hours}\n")
        values = refusal.value.values
        assert (values["file"], values["key"]) == ("mine.toml", "hours")
        assert "taken as a whole" in str(values["wanted"])


def test_hours_that_are_no_table_are_refused(tmp_path: Path) -> None:
    """One span for all is not understood without its day."""
    assert refused(tmp_path, 'hours = "09:00-18:00"\n' + TITLE)[1] == "hours"


def test_hours_that_overlap_are_shown(tmp_path: Path) -> None:
    """Who wrote them need not search."""
    with pytest.raises(BadPlaybook) as refusal:
        read(tmp_path, TITLE + '[hours]\nfri = ["22:00-02:00"]\nsat = ["01:00-05:00"]\n')
    assert refusal.value.values["choices"] == "22:00-02:00, 01:00-05:00"
