"""The calendar: looked at, added to, taken in, and taken back."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.commands.test_output import CHINESE, refused
from tests.commands.test_undo import business
from tests.shop import Shop

LIST = str(Path(__file__).parent.parent / "files" / "import" / "days.csv")


def days(shop: Shop, period: str) -> list[tuple[str, str, str | None, list[str] | None, bool]]:
    """The calendar in short: day, kind, code or name, hours, and whether it holds; without festivals."""
    return [
        (one["day"][5:], one["kind"], one["name"] and one["name"]["text"], one["hours"], one["holds"])
        for one in shop.items("calendar", "show", period)
        if one["kind"] != "festival"
    ]


def emptied(shop: Shop) -> Shop:
    """A shop whose store is as a conversion from an older format leaves it: with an empty calendar."""
    with sqlite3.connect(shop.path) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE name LIKE 'journal_calendar_day%'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DELETE FROM calendar_day")
    db.close()
    from aftersales_cli.store import schema

    with sqlite3.connect(shop.path) as db:
        schema.regenerate_triggers(db)
    db.close()
    return shop


# --- looking


def test_a_new_store_knows_the_public_holidays(shop: Shop) -> None:
    """The week of the National Day, and the Saturday that makes up for it."""
    week: list[object] = [(f"10-0{number}", "holiday", "National Day", [], True) for number in range(1, 8)]
    assert days(shop, "2026-10") == [*week, ("10-10", "makeup", "National Day", ["09:00-18:00"], True)]
    answer = shop.ok("calendar", "show", "2026-10", "--json").json
    assert (answer["first"], answer["last"], answer["known_to"]) == ("2026-10-01", "2026-10-31", "2026-12-31")
    assert answer["week"]["sun"] == ["09:00-18:00"]


def test_festivals_stand_in_the_calendar_for_years_ahead(shop: Shop) -> None:
    """With the code by which a playbook names them."""
    found = {one["name"]["code"]: one["day"] for one in shop.items("calendar", "show", "2028")}
    assert (found["chuxi"], found["chunjie"], found["zhongqiu"]) == ("2028-01-25", "2028-01-26", "2028-10-03")


def test_this_year_is_shown_if_nothing_is_said(shop: Shop) -> None:
    """From January to December."""
    items = shop.items("calendar", "show")
    assert (items[0]["day"], items[0]["weekday"]) == ("2026-01-01", "thu")
    assert {one["day"][:4] for one in items} == {"2026"}
    assert "Every week: Mon-Sun 09:00-18:00." in shop.ok("calendar", "show").err


def test_days_without_an_entry_show_nothing(shop: Shop) -> None:
    """An empty list is an answer."""
    answer = shop.ok("calendar", "show", "2026-11")
    assert answer.out == ""
    assert "Nothing found" in answer.err


def test_a_year_whose_holidays_are_not_announced_is_said_on_one_line(shop: Shop) -> None:
    """What is not known is not passed over; and a script's answer stays clean."""
    answer = shop.ok("calendar", "show", "2030", "--json")
    assert answer.err.count("\n") == 1
    assert "2030 are not known yet" in answer.err
    assert "not known" not in shop.ok("calendar", "show", "2026").err


def test_an_empty_calendar_is_said_and_filled(shop: Shop) -> None:
    """A store of an older format is told what to type, and the first day that is entered fills the rest."""
    emptied(shop)
    said = shop.ok("calendar", "show").err
    assert "svc calendar import" in said
    assert "not known yet" not in said
    shop.ok("calendar", "add", "2026-12-31", "--closed")
    assert len(days(shop, "2026-10")) == 8
    shop.ok("undo")
    assert shop.items("calendar", "show") == []
    shop.ok("calendar", "import")
    assert len(days(shop, "2026-10")) == 8


def test_a_store_elsewhere_keeps_no_chinese_holidays(tmp_path: Path) -> None:
    """In Berlin the National Day is a working day, and nothing is said of unknown holidays until a list is taken in."""
    shop = Shop(tmp_path)
    shop.ok("init", "--name", "Laden", "--timezone", "Europe/Berlin", "--region", "DE")
    assert days(shop, "2026-10") == []
    assert "not known" not in shop.ok("calendar", "show", "2030").err
    assert "DE" in shop.ok("calendar", "import").err
    shop.ok("calendar", "import", LIST)
    assert "not known" in shop.ok("calendar", "show", "2030").err


def test_the_hours_of_the_week_are_those_of_the_playbook(tmp_path: Path) -> None:
    """Days with the same hours stand together, and a make-up Saturday has the hours of a working day."""
    shop = Shop(tmp_path)
    book = tmp_path / "mine.toml"
    book.write_text(
        'title = { en = "A", zh = "甲" }\n[hours]\nweekdays = ["09:00-12:00", "13:30-18:00"]\nsat = ["00:00-24:00"]\n',
        encoding="utf-8",
    )
    shop.ok("init", "--name", "A", "--playbook", str(book), "--timezone", "Asia/Shanghai")
    said = shop.ok("calendar", "show").err
    assert "Every week: Mon-Fri 09:00-12:00, 13:30-18:00; Sat day and night; Sun closed all day." in said
    assert days(shop, "2026-10")[-1] == ("10-10", "makeup", "National Day", ["09:00-12:00", "13:30-18:00"], True)


# --- entering


def test_the_stores_own_closure_stands_in_the_calendar(shop: Shop) -> None:
    """With its name; undo takes it out again."""
    before = business(shop.path)
    answer = shop.ok("calendar", "add", "2026-12-31", "--closed", "--name", "Stocktaking")
    assert answer.out == "Entered Thu 31 Dec (Stocktaking; closed all day).\n"
    assert days(shop, "2026-12") == [("12-31", "closed", "Stocktaking", [], True)]
    shop.ok("undo")
    assert business(shop.path) == before


def test_the_store_may_open_on_holidays(shop: Shop) -> None:
    """With hours of its own or the usual ones; the public holiday is overruled and stays visible."""
    shop.ok("calendar", "add", "2026-10-01..2026-10-02", "--open", "10:00-12:00,14:00-16:00")
    shop.ok("calendar", "add", "2026-10-03", "--open")
    assert days(shop, "2026-10")[:6] == [
        ("10-01", "open", None, ["10:00-12:00", "14:00-16:00"], True),
        ("10-01", "holiday", "National Day", [], False),
        ("10-02", "open", None, ["10:00-12:00", "14:00-16:00"], True),
        ("10-02", "holiday", "National Day", [], False),
        ("10-03", "open", None, ["09:00-18:00"], True),
        ("10-03", "holiday", "National Day", [], False),
    ]
    assert "overruled" in shop.ok("calendar", "show", "2026-10").out


def test_the_days_and_the_hours_are_echoed(shop: Shop) -> None:
    """What was understood is said, with the weekday."""
    said = shop.ok("calendar", "add", "fri..sun", "--open", "9:00-12:00").out
    assert said == "Entered Fri 27 Nov to Sun 29 Nov (open day 09:00-12:00).\n"


def test_a_day_is_entered_once(shop: Shop) -> None:
    """Who wants something else is told how; nothing of a range is written then."""
    shop.ok("calendar", "add", "2026-12-31", "--closed")
    assert "svc calendar remove 2026-12-31" in refused(shop, 4, "calendar", "add", "2026-12-31", "--closed")
    assert "Thu 31 Dec" in refused(shop, 4, "calendar", "add", "2026-12-30..2027-01-02", "--open")


def test_a_day_that_is_taken_says_what_stands_there(shop: Shop) -> None:
    """Its kind, hours and name, and how all that is in the way is taken out."""
    shop.ok("calendar", "add", "2026-12-29..2026-12-30", "--open", "10:00-12:00", "--name", "Sale")
    assert refused(shop, 4, "calendar", "add", "2026-12-29", "--closed") == (
        "Tue 29 Dec is already in the calendar (open day 10:00-12:00 Sale, from store itself); to change it, take it "
        "out first: `svc calendar remove 2026-12-29`.\n"
    )
    said = refused(shop, 4, "calendar", "add", "2026-12-28..2026-12-31", "--closed")
    assert "`svc calendar remove 2026-12-29..2026-12-30`" in said


def test_hours_over_midnight_do_not_reach_into_the_next_morning(shop: Shop) -> None:
    """16:00-10:00 is a slip; it would be open twice on the next day from nine to ten."""
    said = refused(shop, 4, "calendar", "add", "2026-12-02", "--open", "16:00-10:00")
    assert all(part in said for part in ("16:00-10:00", "Wed 2 Dec", "09:00-18:00", "Thu 3 Dec"))
    shop.ok("calendar", "add", "2026-12-02", "--open", "16:00-09:00")
    said = refused(shop, 4, "calendar", "add", "2026-12-03", "--open", "08:00-12:00")
    assert all(part in said for part in ("16:00-09:00", "Wed 2 Dec", "08:00-12:00", "Thu 3 Dec"))


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["soon", "--closed"], '"soon"'),
        (["", "--closed"], '""'),
        (["2026-12-31"], "--closed"),
        (["2026-12-31", "--closed", "--open"], "--closed"),
        (["2026-12-31", "--closed", "10:00-12:00"], "10:00-12:00"),
        (["2026-12-31", "--open", "noon"], '"noon"'),
        (["2026-12-31", "--open", "09:00-12:00,11:00-13:00"], "overlap"),
        (["2026-12-31..2026-12-30", "--closed"], "backwards"),
        (["2026-12-31..2028-12-30", "--closed"], "366"),
        (["tomorrow 10:00", "--closed"], "10:00"),
        (["2026-12-31", "--closed", "--name", " "], "name"),
    ],
)
def test_what_cannot_be_meant_is_refused(shop: Shop, args: list[str], said: str) -> None:
    """With the value, and what would be right."""
    assert said in refused(shop, 2, "calendar", "add", *args)


# --- taking out


def test_what_the_store_entered_can_be_taken_out(shop: Shop) -> None:
    """Then the public calendar holds again."""
    shop.ok("calendar", "add", "2026-10-01", "--open", "--name", "Sale")
    assert shop.ok("calendar", "remove", "2026-10-01").out == "Taken out: Thu 1 Oct (Sale; open day 09:00-18:00).\n"
    assert days(shop, "2026-10")[0] == ("10-01", "holiday", "National Day", [], True)
    shop.ok("undo")
    assert days(shop, "2026-10")[0] == ("10-01", "open", "Sale", ["09:00-18:00"], True)


def test_several_days_are_taken_out_at_once(shop: Shop) -> None:
    """Each of them is said, days in a row of which the same was said together; undo puts all of them back."""
    shop.ok("calendar", "add", "2026-12-21..2026-12-22", "--closed")
    shop.ok("calendar", "add", "2026-12-23", "--open", "10:00-12:00")
    shop.ok("calendar", "add", "2026-12-25", "--closed", "--name", "Stocktaking")
    before = days(shop, "2026-12")
    assert shop.ok("calendar", "remove", "2026-12-20..2026-12-31").out == (
        "Taken out: Mon 21 Dec to Tue 22 Dec (closed all day).\n"
        "Taken out: Wed 23 Dec (open day 10:00-12:00).\n"
        "Taken out: Fri 25 Dec (Stocktaking; closed all day).\n"
    )
    assert days(shop, "2026-12") == []
    assert "from Sun 20 Dec to Thu 31 Dec" in refused(shop, 3, "calendar", "remove", "2026-12-20..2026-12-31")
    shop.ok("undo")
    assert days(shop, "2026-12") == before


def test_a_public_day_stays_and_can_be_overruled(shop: Shop) -> None:
    """The refusal says what to type."""
    assert "`svc calendar add 2026-10-01 --open`" in refused(shop, 4, "calendar", "remove", "2026-10-01")
    assert "`svc calendar add 2026-10-10 --closed`" in refused(shop, 4, "calendar", "remove", "2026-10-10")
    assert "`svc calendar show 2026-11`" in refused(shop, 3, "calendar", "remove", "tomorrow")
    assert '"soon"' in refused(shop, 2, "calendar", "remove", "soon")


# --- taking in


def imported(shop: Shop, *args: str) -> Any:
    """What came in."""
    (item,) = shop.items("calendar", "import", *args)
    return item


def test_what_svc_knows_comes_in_once(shop: Shop) -> None:
    """In a new store it is all there; years later the years that have been announced since are added."""
    assert imported(shop)["new"] == 0
    shop.now = "2027-11-22T09:00+08:00"
    found = imported(shop, "--dry-run")
    assert (found["applied"], found["removed"]) == (False, 0)
    assert found["new"] >= 11
    assert shop.items("calendar", "show", "2037") == []
    assert imported(shop)["new"] == found["new"]
    assert len(shop.items("calendar", "show", "2037")) >= 10
    assert imported(shop)["new"] == 0


def test_a_list_of_days_comes_in_once(shop: Shop) -> None:
    """The holidays of 2027 as somebody typed them from the notice: then the year is known."""
    assert imported(shop, LIST, "--dry-run")["new"] == 3
    assert days(shop, "2027") == []
    first = imported(shop, LIST)
    assert (first["new"], first["known"], first["years"]) == (3, 0, [2027])
    assert days(shop, "2027") == [
        ("01-01", "holiday", "元旦", [], True),
        ("01-02", "holiday", "元旦", [], True),
        ("05-01", "open", None, ["10:00-16:00"], True),
    ]
    assert "not known" not in shop.ok("calendar", "show", "2027").err
    again = imported(shop, LIST)
    assert (again["new"], again["known"]) == (0, 3)
    shop.ok("undo")
    assert days(shop, "2027") == []


def test_a_list_does_not_touch_what_the_store_says_itself(shop: Shop) -> None:
    """The store's own day goes before it, and a list's day can be taken out."""
    shop.ok("calendar", "add", "2027-01-01", "--open", "--name", "Sale")
    shop.ok("calendar", "import", LIST)
    assert [one[1:5:3] for one in days(shop, "2027-01")][:2] == [("open", True), ("holiday", False)]
    shop.ok("calendar", "remove", "2027-01-02")
    assert [one[0] for one in days(shop, "2027-01")] == ["01-01", "01-01"]


def test_a_list_with_wrong_rows_brings_nothing(shop: Shop) -> None:
    """Each wrong row is named with its number."""
    path = shop.path.with_name("days.csv")
    path.write_text("date,kind\n2026-12-25,closed\n2026-12-26,lazy\n1/2,closed\n", encoding="utf-8")
    answer = shop.svc("calendar", "import", str(path))
    assert (answer.code, answer.out) == (2, "")
    assert [line[:2] for line in answer.err.splitlines()[1:]] == ["3:", "4:"]
    assert days(shop, "2026-12") == []
    path.write_text("date,kind,hours\n2026-12-25,closed,09:00-12:00\n", encoding="utf-8")
    said = shop.svc("calendar", "import", str(path)).err.splitlines()[1]
    assert said == (
        '2: The hours "09:00-12:00" stand beside a closed day; only a day of the kind "open" has hours of its own, so '
        "leave them out or change the kind."
    )
    assert "none.csv" in refused(shop, 3, "calendar", "import", "none.csv")


def test_the_calendar_speaks_chinese(shop: Shop) -> None:
    """Names of holidays and festivals, hours, and what was entered."""
    shop.lang = "zh"
    shown = shop.ok("calendar", "show", "2026-10")
    assert shown.out.startswith("10月1日 周四\t法定节假日\t国庆节\t休息\t公共日历\n")
    assert "每周：周一-周日 09:00-18:00。" in shown.err
    assert shop.ok("calendar", "add", "2026-12-31", "--closed", "--name", "盘点").out == (
        "已登记 12月31日 周四（盘点；休息）。\n"
    )
    for args in (["remove", "2026-10-01"], ["remove", "2026-11-03"], ["add", "2026-12-31", "--open"], ["show", "x"]):
        said = shop.svc("calendar", *args).err
        assert CHINESE.search(said)
        assert "{" not in said
    assert "2030" in shop.ok("calendar", "show", "2030").err
