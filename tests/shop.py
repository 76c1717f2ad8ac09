"""A shop for tests: the real command line on a real file, at a time that is set."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from aftersales_cli import cli

NOW = "2026-11-22T09:00+08:00"


class Answer(NamedTuple):
    """What a command line said and the code it ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer to a `--json` command."""
        return json.loads(self.out)

    @property
    def items(self) -> Any:
        """The items of the answer to a `--json` command."""
        return self.json["items"]


class Shop:
    """A store file and the environment in which its clerks type."""

    def __init__(self, folder: Path, now: str | None = NOW, lang: str = "en", user: str = "li") -> None:
        self.path = folder / "store.db"
        self.now, self.lang, self.user = now, lang, user

    def svc(self, *args: str, stdin: str = "") -> Answer:
        """Runs one command line, as the `svc` script does, without a terminal."""
        out, err = io.StringIO(), io.StringIO()
        with self.surroundings(stdin), redirect_stdout(out), redirect_stderr(err):
            code = cli.main(list(args))
        return Answer(code, out.getvalue(), err.getvalue())

    def ok(self, *args: str, stdin: str = "") -> Answer:
        """The same, where it must succeed."""
        answer = self.svc(*args, stdin=stdin)
        assert answer.code == 0, answer
        return answer

    def items(self, *args: str) -> Any:
        """The items of a command asked for JSON."""
        return self.ok(*args, "--json").items

    def environment(self) -> dict[str, str]:
        """The variables that svc reads."""
        return {"SVC_DB": str(self.path), "SVC_NOW": self.now or "", "SVC_LANG": self.lang, "SVC_USER": self.user}

    @contextmanager
    def surroundings(self, stdin: str) -> Iterator[None]:
        """The environment and the input of a command line, and those of before after it."""
        before, keyboard = dict(os.environ), sys.stdin
        os.environ.update(self.environment())
        sys.stdin = io.StringIO(stdin)
        try:
            yield
        finally:
            sys.stdin = keyboard
            os.environ.clear()
            os.environ.update(before)


def opened(folder: Path, playbook: str = "auto-dealer") -> Shop:
    """A shop in Nanjing with a new store."""
    shop = Shop(folder)
    shop.ok("init", "--name", "Sunrise Motors", "--playbook", playbook, "--timezone", "Asia/Shanghai")
    return shop


def busy(folder: Path) -> Shop:
    """A shop with two customers, a delivered car, a complaint and a follow-up."""
    shop = opened(folder)
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234", "--district", "鼓楼")
    shop.ok("customer", "new", "李四", "--phone", "138 0000 5678", "--kind", "vip")
    shop.ok("purchase", "new", "张三", "Kunlun X5", "--on", "2026-11-18", "--price", "189800")
    shop.ok("purchase", "deliver", "S1")
    shop.ok("complaint", "new", "李四", "Gearbox jerks when cold", "--cause", "product/manufacturing")
    shop.ok("followup", "new", "张三", "Ask about the gearbox", "--due", "next wed 10:00")
    return shop


def laden(shop: Shop) -> Shop:
    """The shop with staff, a promise, a job, an enquiry, a milestone and a closed day too."""
    shop.ok("staff", "new", "li", "--role", "lead")
    shop.ok("job", "new", "张三", "10,000 km service", "--kind", "service", "--on", "today 14:00", "--purchase", "S1")
    shop.ok("enquiry", "new", "王五", "--phone", "138 0000 7777", "--model", "Kunlun X7")
    shop.ok("promise", "new", "张三", "Rear mat", "--due", "today 17:00")
    shop.ok("milestone", "new", "张三", "contract", "--purchase", "S1", "--note", "Signed at home")
    shop.ok("calendar", "add", "2026-12-24", "--closed", "--name", "Stocktaking")
    return shop
