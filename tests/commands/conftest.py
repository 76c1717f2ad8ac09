"""What the tests of commands may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shop import Shop, busy, laden


@pytest.fixture(scope="module")
def busy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in the middle of its work."""
    folder = tmp_path_factory.mktemp("settled")
    laden(busy(folder)).ok("followup", "cancel", "F6", "--why", "sold")
    return folder


@pytest.fixture
def settled(busy_folder: Path) -> Iterator[Shop]:
    """A shop at which a test only looks: afterwards it is as it was."""
    shop = Shop(busy_folder)
    before = shop.path.read_bytes()
    yield shop
    assert shop.path.read_bytes() == before
