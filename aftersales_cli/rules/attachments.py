"""Files that are attached to cases: what is kept of them, and how large they may be."""

from datetime import datetime
from typing import NamedTuple

from aftersales_cli.errors.attachments import FileEmpty, FileTooLarge

MEGABYTE = 10**6
LARGEST = 50 * MEGABYTE


class Copy(NamedTuple):
    """A copy of a file as it was read, of so many bytes; copies are named by their SHA-256."""

    name: str
    sha256: str
    size: int


class Attachment(NamedTuple):
    """A file that is attached to a case; its copy lies at `path`."""

    name: str
    sha256: str
    size: int
    note: str | None
    at: datetime
    by: str
    path: str


class Faults(NamedTuple):
    """Attachments whose copy is not there or is not what it was, each by its case and its name; and how many copies
    there are that belong to none.
    """

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    spare: int

    @property
    def text(self) -> str:
        """What is wrong, in short; nothing if all is well."""
        said = {"missing": self.missing, "changed": self.changed}
        return "; ".join(f"{what}: {', '.join(names)}" for what, names in said.items() if names)


def weighed(path: str, size: int) -> int:
    """The size of a file that may be attached. Raises FileEmpty, FileTooLarge."""
    if size == 0:
        raise FileEmpty(path=path)
    if size > LARGEST:
        raise FileTooLarge(path=path, most=f"{LARGEST // MEGABYTE} MB")
    return size


def line(name: str, remark: str | None) -> str:
    """What the record of a case says of a file that was attached."""
    return f"{name}: {remark}" if remark else name
