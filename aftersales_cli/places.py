"""Where things are: the shipped data and the store's default place."""

import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aftersales_cli.errors import SvcError

HERE = Path(__file__).parent


def data() -> Path:
    """The shipped data: beside the package in a checkout, inside it once installed."""
    checkout = HERE.parent / "data"
    return checkout if (HERE.parent / "pyproject.toml").is_file() and checkout.is_dir() else HERE / "data"


def default_store() -> Path:
    """Where the store is when neither --db nor SVC_DB says: under the user's data folder."""
    if os.name == "nt":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    else:
        home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "svc" / "store.db"


def expanded(path: Path) -> Path:
    """The path with `~` spelt out; the home of somebody whom the machine does not know stays as it was typed."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def mounts() -> list[tuple[str, str]]:
    """Where file systems begin and of what type they are, where the system tells it in a file."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field[1]), field[2]) for field in fields]


def machine_timezone() -> str:
    """The machine's time zone by name where it has one, else its offset from UTC, such as `+08:00`."""
    named = os.environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    link = Path("/etc/localtime")
    target = os.path.realpath(link) if link.is_symlink() else ""
    if "zoneinfo/" in target:
        return target.rpartition("zoneinfo/")[2]
    offset = time.strftime("%z")
    return f"{offset[:3]}:{offset[3:]}"


def occupied(path: Path) -> bool:
    """Whether a file is there; a path that the system cannot even look at is not one."""
    try:
        return path.exists()
    except OSError:
        return False


def unsafe(path: Path) -> "SvcError | None":
    """What is to be said of a store on a network drive, or in a folder that a cloud service copies."""
    from aftersales_cli.errors.faults import InCloud, OnNetwork
    from aftersales_cli.rules import whereabouts

    for place in dict.fromkeys((str(path.absolute()), os.path.realpath(path))):
        service = whereabouts.cloud(place)
        if service is not None:
            return InCloud(path=path, service=service)
        if whereabouts.on_network(place, [whereabouts.Mount._make(one) for one in mounts()]):
            return OnNetwork(path=path)
    return None
