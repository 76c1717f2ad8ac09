"""The disk is full: the command says so, nothing is there by half, and work goes on when there is room again."""

import resource
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from tests.faults.evidence import halves, notes, writer
from tests.shop import Shop


def limited(most: int) -> Callable[[], None]:
    """Lets a process write no file beyond a size."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


def filled(shop: Shop, before: Callable[[], None] | None = None) -> set[str]:
    """What was acknowledged by a clerk who writes until it cannot go on; each refusal is one sentence with code 5."""
    clerk = writer(shop, "full", 400, before=before)
    out, trouble = clerk.communicate(timeout=120)
    assert clerk.returncode == 5, trouble
    assert "Traceback" not in trouble
    said = {line[:24] for line in trouble.splitlines()}
    assert said <= {"There is no space left f", "The disk under the store"}, trouble
    return set(out.split())


@pytest.mark.parametrize("room", [0, 40_000, 100_000], ids=["no room", "little", "some"])
def test_a_limit_on_the_size_of_files_loses_nothing(working: Shop, room: int) -> None:
    """Where the system lets a file grow no more, each change is refused as a whole; what was confirmed stays."""
    most = max(working.path.stat().st_size, 400_000) + room if room else 8_192
    acknowledged = filled(working, limited(most))
    assert acknowledged <= set(notes(working.path))
    assert halves(working.path) == []
    working.ok("log-call", "张三", "room-again")
    working.ok("db", "check", "--full")


def test_a_full_disk_loses_nothing(working: Shop, tmp_path: Path) -> None:
    """A small disk is filled to its last byte: what was confirmed stays, and with room again work goes on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode:
        pytest.skip("a small disk can be mounted by the superuser alone")
    try:
        copy(working.path, disk)
        shop, ballast = Shop(disk), disk / "ballast"
        ballast.write_bytes(bytes(450_000))
        acknowledged = filled(shop)
        assert acknowledged
        ballast.unlink()
        assert acknowledged <= set(notes(shop.path))
        assert halves(shop.path) == []
        shop.ok("log-call", "张三", "room-again")
        shop.ok("db", "check", "--full")
    finally:
        subprocess.run(["umount", str(disk)], check=True)
