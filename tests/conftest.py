"""What every test may ask for."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy

import pytest

from tests.shop import Shop, busy, opened


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of a new shop and of one in the middle of its work, made once and copied for each test."""
    made = {"new": opened, "working": busy}
    return {name: make(tmp_path_factory.mktemp(name)).path for name, make in made.items()}


@pytest.fixture
def shop(models: dict[str, Path], tmp_path: Path) -> Shop:
    """A shop with a new, empty store; it is Sunday 22 November 2026, 9:00."""
    copy(models["new"], tmp_path)
    return Shop(tmp_path)


@pytest.fixture
def working(models: dict[str, Path], tmp_path: Path) -> Shop:
    """A shop in the middle of its work."""
    copy(models["working"], tmp_path)
    return Shop(tmp_path)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[date]:
    """A machine in whose zone it is about noon, so that no test runs into the next day; gives its date."""
    ahead = 12 - datetime.now(UTC).hour
    monkeypatch.setenv("TZ", f"NOON{-ahead:+d}")
    time.tzset()
    yield date.today()
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def open_shop(working: Shop, noon: date) -> Shop:
    """A shop in the middle of its work whose clock nobody has set."""
    working.now = None
    return working
