"""A sample store as `svc demo` makes it, for tests."""

import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.shop import Answer, Shop


class Demo:
    """A demo made on some day, and its shop as `export SVC_DB=...` opens it."""

    def __init__(self, folder: Path, day: str, *args: str) -> None:
        self.args = args
        self.day = date.fromisoformat(day)
        self.shop = Shop(folder, now=f"{day}T08:00")
        self.said: Answer = self.shop.svc("demo", *args)
        found = re.search(r"export SVC_DB=(.+)", self.said.out)
        if found:
            self.shop.path = Path(shlex.split(found[1])[0])


@contextmanager
def made(folder: Path, day: str, *args: str) -> Iterator[Demo]:
    """A demo made on a day, in a folder of the test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        yield Demo(folder, day, *args)
