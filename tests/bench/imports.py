"""The import against `executemany` of the same rows: lists of made-up customers and purchases, and the rows that svc
makes of them, finished, for the minimal program.
"""

import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tests.bench.processes import Cost, Failed, Run, by_turns, minimal, output, spawn, surroundings, svc

NOW = "2026-11-25T01:00:00Z"
TODAY = date.fromisoformat(NOW[:10])
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "国建海涛晓燕伟芳娜敏静丽强磊军洋勇艳杰娟秀英明超霞平刚桂文辉玲玉萍红鹏华健俊峰浩宇轩子涵欣怡梓诗琪安志成佳"
TABLES = {
    "customers": "id, name, initials, phone, wechat, kind, district, address, birthday, note, do_not_call, since",
    "purchases": "id, customer_id, item, category, serial, price, bought_on, deliver_on, delivered_on, note",
    "followups": "customer_id, purchase_id, rule, origin, channel, planned_on, due_on, due_at, state, since",
}
WRITTEN = {"customers": ("customers",), "purchases": ("purchases", "followups")}


class Imported:
    """A folder with the two lists, and for each a store as it is before the list comes in and after, and the finished
    rows.
    """

    def __init__(self, folder: Path, rows: int) -> None:
        self.folder, self.rows = folder, rows
        write(folder / "customers.csv", customers(rows))
        write(folder / "purchases.csv", purchases(rows))
        start = folder / "store.db"
        output(
            [*svc(), "init", "--name", "门店", "--playbook", "auto-dealer", "--timezone", "Asia/Shanghai"], env(start)
        )
        for noun, tables in WRITTEN.items():
            shutil.copyfile(start, folder / f"before-{noun}.db")
            output(self.command(noun), env(start))
            shutil.copyfile(start, folder / f"after-{noun}.db")
            for table in tables:
                write(folder / noun / f"{table}.csv", stored(start, table))

    def command(self, noun: str) -> list[str]:
        """How svc takes a list in."""
        return [*svc(), "import", noun, str(self.folder / f"{noun}.csv"), "--apply"]

    def programs(self, noun: str) -> list[Run]:
        """svc, the minimal program that writes the same rows, and svc taking them back."""
        files = [str(self.folder / noun / f"{table}.csv") for table in WRITTEN[noun]]
        least = [*minimal("import_rows"), *files]
        return [
            lambda turn: self.timed(noun, self.command(noun)),
            lambda turn: self.timed(noun, least),
            lambda turn: self.timed(noun, [*svc(), "undo"], "after", 0),
        ]

    def timed(self, noun: str, argv: list[str], start: str = "before", wanted: int | None = None) -> Cost:
        """One run on a fresh copy of the store. Raises Failed where then not so many rows are there as are `wanted`,
        else all.
        """
        wanted = self.rows if wanted is None else wanted
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            copy = Path(scratch) / "store.db"
            shutil.copyfile(self.folder / f"{start}-{noun}.db", copy)
            cost = spawn(argv, env(copy))
            if count(copy, noun) != wanted:
                raise Failed(f"{' '.join(argv)}: {count(copy, noun)} of {wanted} {noun}")
        return cost


def least(rows: int, runs: int) -> dict[str, tuple[Cost, Cost, Cost]]:
    """For each noun the least that svc took, the minimal program, and svc to take it back."""
    with tempfile.TemporaryDirectory() as scratch:
        lists = Imported(Path(scratch), rows)
        found = {}
        for noun in WRITTEN:
            ours, theirs, undone = by_turns(lists.programs(noun), runs)
            found[noun] = (ours, theirs, undone)
    return found


def env(store: Path) -> dict[str, str]:
    """The environment in which a list comes in."""
    return surroundings(SVC_DB=str(store), SVC_NOW=NOW, SVC_LANG="zh", SVC_USER="bench")


def write(path: Path, rows: Iterator[tuple[object, ...]]) -> None:
    """Writes rows as CSV."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def stored(store: Path, table: str) -> Iterator[tuple[object, ...]]:
    """The rows of a table, their columns first."""
    columns = TABLES[table]
    yield tuple(columns.split(", "))
    with closing(sqlite3.connect(store)) as connection:
        yield from connection.execute(f"SELECT {columns} FROM {table} ORDER BY id")


def count(store: Path, table: str) -> int:
    """How many rows a table holds."""
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def name(number: int) -> str:
    """A name: most occur once or twice among a hundred thousand, as in a large town."""
    mixed = number * 7919
    return SURNAMES[mixed % len(SURNAMES)] + GIVEN[mixed // 41 % len(GIVEN)] + GIVEN[mixed // 1999 % len(GIVEN)]


def bought(number: int) -> date:
    """The day of a purchase: spread over the last two and a half years."""
    return TODAY - timedelta(days=3 + number * 31 % 900)


def customers(rows: int) -> Iterator[tuple[object, ...]]:
    """A list of customers with every field that lists usually have."""
    yield "姓名", "手机号", "微信", "客户类型", "区域", "地址", "生日", "备注", "登记日期"
    for one in range(rows):
        born = date(1960, 1, 1) + timedelta(days=one * 17 % 15_000)
        note = "喜欢上午联系" if one % 5 == 0 else ""
        yield (
            name(one), f"138{one:08}", f"wx{one}", "老客户", f"第{one % 9}街道", f"中山路{one % 500}号{one % 30}室",
            born.isoformat(), note, bought(one).isoformat(),
        )  # fmt: skip


def purchases(rows: int) -> Iterator[tuple[object, ...]]:
    """What each of them bought."""
    yield "姓名", "手机号", "车型", "类别", "车架号", "成交价", "购买日期", "交车日期"
    for one in range(rows):
        days = [bought(one) + timedelta(days=wait) for wait in (0, 3)]
        yield (
            name(one), f"138{one:08}", "星途揽月 2.0T", "car", f"LVSHC{one:012}", "189,800",
            *(day.strftime("%Y/%m/%d") for day in days),
        )  # fmt: skip
