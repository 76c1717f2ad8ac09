"""What the tests of commands may ask for."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from tests.commands.test_undo import unlooked
from tests.shop import Shop, busy, laden, opened

# A trade with warranty terms of every sort.
CARS = Path(__file__).parent.parent / "files" / "warranty.toml"


@pytest.fixture(scope="module")
def busy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store in the middle of its work."""
    folder = tmp_path_factory.mktemp("settled")
    laden(busy(folder)).ok("followup", "cancel", "F6", "--why", "sold")
    return folder


@pytest.fixture
def settled(busy_folder: Path) -> Iterator[Shop]:
    """A shop at which a test only looks: afterwards all is as it was, but for the log of who looked."""
    shop = Shop(busy_folder)
    before = unlooked(shop.path)
    yield shop
    assert unlooked(shop.path) == before


@pytest.fixture(scope="module")
def cars_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a shop with a car, sold on 10 March 2026 and delivered two days later."""
    shop = opened(tmp_path_factory.mktemp("cars"), str(CARS))
    shop.ok("customer", "new", "张三", "--phone", "138 0000 1234")
    shop.ok("purchase", "new", "张三", "Kunlun X5", "--on", "2026-03-10")
    shop.ok("purchase", "deliver", "S1", "--on", "2026-03-12")
    return shop.path


@pytest.fixture
def cars(cars_model: Path, tmp_path: Path) -> Shop:
    """A shop with that car and its warranty."""
    copy(cars_model, tmp_path)
    return Shop(tmp_path)
