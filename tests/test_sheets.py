"""Files as other programs write them."""

import codecs
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftersales_cli import sheets
from aftersales_cli.errors.lists import FileIsPage, FileLocked, FileUnreadable, NoSuchFile
from aftersales_cli.rules.cells import Row

FILES = Path(__file__).parent / "files" / "import"


def written(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def rows(path: Path) -> list[Row]:
    """All rows of a file."""
    return list(sheets.read(path).rows)


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.xls"])
def test_a_workbook_is_read_with_the_numbers_that_excel_shows(name: str) -> None:
    """Blank rows count; dates are dates and numbers are numbers; the second sheet is named and not read."""
    sheet = sheets.read(FILES / name)
    every = list(sheet.rows)
    assert (sheet.name, sheet.others) == ("客户", ("说明",))
    assert every[3].number == 4
    assert every[3].cells[1:4] == (13800001234, "张 三", "VIP客户")
    assert every[3].cells[6] == date(1990, 5, 17)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_csv_is_read_in_the_encodings_that_excel_writes(tmp_path: Path, encoding: str) -> None:
    """With a mark at the beginning or without."""
    path = written(tmp_path, "姓名,电话\r\n张三,13800001234\r\n".encode(encoding))
    assert rows(path) == [Row(1, ("姓名", "电话")), Row(2, ("张三", "13800001234"))]


def test_a_rare_character_of_gb18030_is_read(tmp_path: Path) -> None:
    """Names with characters that GBK does not have."""
    assert rows(written(tmp_path, "姓名\r\n㐂𠮷\r\n".encode("gb18030")))[1].cells == ("㐂𠮷",)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_the_cells_is_found(tmp_path: Path, mark: str) -> None:
    """A comma, a semicolon or a tab."""
    path = written(tmp_path, f"姓名{mark}电话\n张三{mark}13800001234\n".encode())
    assert rows(path)[1].cells == ("张三", "13800001234")


def test_a_cell_of_several_lines_is_one_row(tmp_path: Path) -> None:
    """The number of the row behind it is the one that Excel shows."""
    found = rows(written(tmp_path, '姓名,备注\n张三,"first\nsecond, with a ""quote"""\n李四,\n'.encode()))
    assert found[1:] == [Row(2, ("张三", 'first\nsecond, with a "quote"')), Row(3, ("李四", ""))]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    """Called .csv it is still a workbook, and the other way round."""
    assert rows(written(tmp_path, (FILES / "customers.xlsx").read_bytes(), "list.csv"))[2].cells[2] == "姓名"
    assert rows(written(tmp_path, "姓名\n张三\n".encode(), "list.xls"))[1].cells == ("张三",)


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    """What the heads are missed in is said by who looks for them."""
    assert rows(written(tmp_path, b"")) == []


def test_a_web_page_under_the_name_of_a_workbook_is_told(tmp_path: Path) -> None:
    """Some programs export so; Excel can save it right."""
    with pytest.raises(FileIsPage):
        sheets.read(written(tmp_path, b"\xef\xbb\xbf<html><table><tr><td>1", "list.xls"))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 cut off",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off",
        b"a,b\n\xff\xff\x80",
        b"\x89PNG\r\n\x1a\n\xff",
    ],
    ids=["xlsx", "xls", "text", "picture"],
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """It is named, and nothing of it is read."""
    with pytest.raises(FileUnreadable):
        rows(written(tmp_path, content))


def test_a_workbook_cut_off_in_the_middle_is_refused(tmp_path: Path) -> None:
    """A download that did not end."""
    content = (FILES / "customers.xlsx").read_bytes()
    with pytest.raises(FileUnreadable):
        rows(written(tmp_path, content[: len(content) // 2], "list.xlsx"))


def test_a_workbook_behind_a_password_is_told() -> None:
    """It is not damaged, and the clerk knows what to do."""
    with pytest.raises(FileLocked):
        sheets.read(FILES / "locked.xlsx")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """Both are named."""
    with pytest.raises(NoSuchFile):
        sheets.read(tmp_path / "missing.xlsx")
    with pytest.raises(FileUnreadable):
        sheets.read(tmp_path)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), max_size=8)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(["utf-8-sig", "utf-16"])
)
def test_what_is_written_as_csv_reads_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], encoding: str
) -> None:
    """Quotes, commas, line ends and odd characters of the cells come through."""
    head = "a,b,c,d,e,f\r\n" * 20
    lines = head + "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in table)
    path = written(tmp_path_factory.mktemp("csv"), lines.encode(encoding))
    assert [list(row.cells) for row in rows(path)[20:]] == table
    assert path.read_bytes().startswith((codecs.BOM_UTF8, codecs.BOM_UTF16))
