"""The evidence of a complaint: one file, the same from the same store, with every word as it was said."""

import re
from pathlib import Path

import pytest

from tests.shop import Shop, opened

WORDS = 'Glass <b>fell</b> & "nobody" came 玻璃掉了'


@pytest.fixture
def windows(tmp_path: Path) -> Shop:
    """A window fitter whose customer complains of a loose glass; it is walked through the loop."""
    shop = opened(tmp_path, playbook="windows")
    for name, role in (("王芳", "rep"), ("李娜", "lead")):
        shop.ok("staff", "new", name, "--role", role)
    shop.user, shop.now = "王芳", "2026-11-23T09:00"
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--keeper", "王芳")
    shop.ok("purchase", "new", "张三", "断桥铝门窗 12樘", "--on", "2026-10-01")
    shop.ok("purchase", "accept", "S1", "--on", "2026-10-20")
    shop.ok(
        "complaint", "new", "张三", WORDS, "--purchase", "S1", "--cause", "product/manufacturing", "--severity", "high"
    )
    shop.ok("promise", "new", "张三", "New glass", "--due", "2026-11-25", "--about", "C1")
    shop.now = "2026-11-23T10:00"
    shop.ok("log-call", "张三", "Will come today", "--for", "C1")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"not really a photo")
    shop.ok("complaint", "attach", "C1", str(photo), "--note", "The frame")
    return shop


def document(shop: Shop, name: str = "c1.html") -> str:
    """The evidence of C1 as it is written."""
    path = shop.path.with_name(name)
    shop.ok("complaint", "evidence", "C1", "-o", str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text(encoding="utf-8")


def test_everything_about_a_complaint_is_in_one_file(windows: Shop) -> None:
    """The customer's words, the record, contacts, promises, deadlines, the warranty, and files by their sums."""
    text = document(windows)
    for said in (
        "In the customer&#39;s words", "Mon 23 Nov 2026 09:00", "Will come today", "P1", "New glass",
        "Complaint about loose or broken glass: on site within 24 h", "24 hours from Mon 23 Nov 2026 09:00",
        "contract, warranty",
        "photo.jpg", "138 0000 1234", "Manufacturing",
    ):  # fmt: skip
        assert said in text, said
    assert re.search(r"<td>[0-9a-f]{64}</td>", text)


def test_what_customers_write_is_text_and_never_markup(windows: Shop) -> None:
    """Brackets, quotes and signs stand there as they were written."""
    text = document(windows)
    assert "Glass &lt;b&gt;fell&lt;/b&gt; &amp; &#34;nobody&#34; came 玻璃掉了" in text
    assert "<b>" not in text


def test_the_file_needs_no_other(windows: Shop) -> None:
    """Nothing is fetched from anywhere: no address, no script, no picture."""
    assert not re.search(r"https?:|src=|<script|@import|url\(", document(windows))


def test_the_same_store_gives_the_same_bytes(windows: Shop) -> None:
    """On whatever day the file is written; after one more step it is another."""
    first = document(windows)
    windows.now = "2026-12-24T18:00"
    assert document(windows, "again.html") == first
    windows.ok("complaint", "ack", "C1")
    assert document(windows, "later.html") != first


def test_it_is_written_in_the_language_of_the_desk(windows: Shop) -> None:
    """A Chinese clerk hands on a Chinese file."""
    windows.lang = "zh"
    text = document(windows)
    assert '<html lang="zh">' in text
    assert all(said in text for said in ("客户原话", "经过", "联系记录", "承诺", "约定的质保", "2026年11月23日 周一"))


def test_nothing_is_written_over(windows: Shop, tmp_path: Path) -> None:
    """A file that is there stays as it is, and a folder that is not there is named."""
    document(windows)
    refusal = windows.svc("complaint", "evidence", "C1", "-o", str(windows.path.with_name("c1.html")))
    assert (refusal.code, "There is something at" in refusal.err) == (4, True)
    assert windows.svc("complaint", "evidence", "C1", "-o", str(tmp_path / "nowhere" / "c1.html")).code == 3


def test_who_is_complained_of_writes_no_evidence(windows: Shop) -> None:
    """That is for somebody else."""
    windows.ok("complaint", "new", "张三", "Was rude", "--against", "王芳")
    assert windows.svc("complaint", "evidence", "C2", "-o", str(windows.path.with_name("c2.html"))).code == 4


def test_a_deadline_is_explained_in_both_languages(windows: Shop) -> None:
    """Twenty-four hours, day and night, from the minute at which the complaint came in."""
    windows.now = "2026-11-24T08:00"
    (one,) = windows.items("complaint", "explain", "C1")
    assert (one["until"], one["within"], one["due_at"], one["late"]) == (
        "arrived", "24h", "2026-11-24T09:00:00+08:00", False,
    )  # fmt: skip
    assert (one["used"]["minutes"], one["left"]["minutes"]) == (23 * 60, 60)
    said = windows.ok("complaint", "explain", "C1").out
    assert "used: 23 hours; due Tue 24 Nov 09:00; left: 1 hour" in said
    windows.lang = "zh"
    assert "11月24日 周二 09:00" in windows.ok("complaint", "explain", "C1").out


def test_a_missed_deadline_climbs_to_the_lead(windows: Shop) -> None:
    """A minute after it the complaint stands on the lead's list too, and says why."""
    windows.now = "2026-11-24T09:00"
    assert "C1" not in [one["id"] for one in windows.items("due-today", "--staff", "李娜")]
    windows.now = "2026-11-24T09:01"
    (found,) = [one for one in windows.items("due-today", "--staff", "李娜") if one["id"] == "C1"]
    codes = {why["code"]: why["text"] for why in found["why"]}
    assert (codes["deadline-missed"], codes["climbed"]) == (
        "missed the deadline Tue 24 Nov 09:00", "climbed to the team lead",
    )  # fmt: skip
    windows.ok("db", "check")
