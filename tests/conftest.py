"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.shop import Shop, busy, opened


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop with a new, empty store; it is Sunday 22 November 2026, 9:00."""
    return opened(tmp_path)


@pytest.fixture
def working(tmp_path: Path) -> Shop:
    """A shop in the middle of its work."""
    return busy(tmp_path)
