"""Facts about the store itself."""

from typing import NamedTuple

from aftersales_cli.rules.due import DueList

# The check of the copies of attached files, which lie beside the store.
ATTACHMENTS = "attachments"
# The checks that nothing but a damaged file, or another program, makes fail.
FILE = ("sqlite", "tables", "kept")


class StoreMade(NamedTuple):
    """A store was made; `demo` holds the list of a sample store, `user` a member of its staff to work as."""

    path: str
    name: str
    playbook: str
    demo: DueList | None = None
    user: str | None = None


class StorePath(NamedTuple):
    """Where the store is, and whether it is there."""

    path: str
    exists: bool


class Finding(NamedTuple):
    """One check and what it found; an empty `trouble` is a pass."""

    check: str
    trouble: str = ""


class CheckReport(NamedTuple):
    """All checks of a store and its size in bytes; `spare` counts copies of files that are attached to no case any
    more.
    """

    path: str
    size: int
    findings: tuple[Finding, ...]
    spare: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not any(finding.trouble for finding in self.findings)

    @property
    def of_file(self) -> str:
        """What is wrong with the file itself, whatever stands in it."""
        return next((one.trouble for one in self.findings if one.check in FILE and one.trouble), "")

    @property
    def only_copies(self) -> bool:
        """Whether nothing but copies of attached files are in trouble."""
        return {finding.check for finding in self.findings if finding.trouble} == {ATTACHMENTS}
