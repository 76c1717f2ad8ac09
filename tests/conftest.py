"""What every test may ask for."""

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
