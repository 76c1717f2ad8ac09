"""Rows that cannot be taken are not lost: they stand in a file, are mended there, and come in."""

import csv
import io
from pathlib import Path

import pytest

from tests.commands.test_import import FILES, brought, counts, listed, reasons
from tests.commands.test_output import refused
from tests.shop import Shop


def table(path: Path) -> list[list[str]]:
    """The cells of a CSV file."""
    return [*csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))]


def test_what_was_left_out_is_mended_and_comes_in(shop: Shop) -> None:
    """The file has the list's own columns and a last one with the reason, which the import does not read."""
    file = listed(
        shop, "姓名,电话,生日,编号", "张三,13800001234,1990-05-17,-", "李四,138,1990-05-18,\"=\"\"007\"\"\"",
        "王五,'13700001111,1/2,=1+1",
    )  # fmt: skip
    path, last = shop.path.with_name("mend.csv"), shop.path.with_name("last.csv")
    report = brought(shop, "customers", file, "--apply", "--left-out", str(path))
    assert (report["mend"], path.stat().st_mode & 0o777) == (str(path), 0o600)
    heads, *rows = table(path)
    assert heads == ["姓名", "电话", "生日", "编号", "Why it was left out"]
    assert [row[:4] for row in rows] == [
        ["李四", "138", "1990-05-18", "'007"], ["王五", "'13700001111", "1/2", "'=1+1"],
    ]  # fmt: skip
    assert "1/2" in rows[1][4]
    mended = path.read_text(encoding="utf-8").replace("李四,138,", "李四,13800005678,")
    path.write_text(mended, encoding="utf-8")
    again = brought(shop, "customers", str(path), "--apply", "--left-out", str(last))
    assert (counts(again), again["ignored_columns"]) == ([1, 0, 0, 0, 1], ["编号", "Why it was left out"])
    last.write_text(last.read_text(encoding="utf-8").replace("1/2", "1991-01-02", 1), encoding="utf-8")
    assert counts(brought(shop, "customers", str(last), "--apply")) == [1, 0, 0, 0, 0]
    assert table(last)[0] == heads
    assert [(one["name"], one["phone"]) for one in shop.items("customer", "list")] == [
        ("张三", "+8613800001234"), ("李四", "+8613800005678"), ("王五", "+8613700001111"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "gb18030.csv"])
@pytest.mark.parametrize("noun", ["customers", "purchases"])
def test_it_is_refused_again_for_the_same_reasons_if_nobody_mends_it(
    working: Shop, noun: str, form: str, tmp_path: Path
) -> None:
    """Whatever file it came from: each row means what it meant."""
    source = tmp_path / f"list.{form}"
    source.write_bytes((FILES / f"{noun}.{form}").read_bytes())
    mend = tmp_path / "mend.csv"
    first = brought(working, noun, str(source), "--apply", "--left-out", str(mend))
    again = brought(working, noun, str(mend))
    assert [*reasons(again).values()] == [*reasons(first).values()]
    assert again["rows"] == len(first["items"])


def test_such_a_file_is_only_written_where_there_is_need(working: Shop) -> None:
    """Not where all is taken, and never over one that is there; what was taken stays taken."""
    mend = working.path.with_name("mend.csv")
    good, bad = (listed(working, "姓名,电话", row, name=f"{row}.csv") for row in ("赵六,13500001111", "赵七,138"))
    assert brought(working, "customers", good, "--apply", "--left-out", str(mend))["mend"] is None
    assert not mend.exists()
    assert "--left-out FILE" in working.ok("import", "customers", bad).err
    assert "Mend what was left out" in working.ok("import", "customers", bad, "--left-out", str(mend)).err
    mend.write_text("mine", encoding="utf-8")
    both = listed(working, "姓名,电话", "钱八,13500002222", "赵七,138", name="both.csv")
    refused(working, 4, "import", "customers", both, "--apply", "--left-out", str(mend))
    assert mend.read_text(encoding="utf-8") == "mine"
