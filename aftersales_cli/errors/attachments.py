"""Refusals that only files which are attached to cases need; no other command loads these."""

from aftersales_cli.errors import BadValue, StoreTrouble


class NotAFile(BadValue):
    """A folder, or something else that no copy can be kept of."""

    message = "{path} is not a file of which a copy can be kept; name a single file."


class FileNotRead(BadValue):
    """A file that may not be opened, or a disk that fails."""

    message = "The file {path} cannot be read ({detail}); check its name and its rights."


class FileEmpty(BadValue):
    """A file of zero bytes shows nothing."""

    message = "The file {path} is empty, so nothing was attached; check whether it is the right one."


class FileTooLarge(BadValue):
    """A file that would fill every backup."""

    message = "The file {path} is larger than {most}, the most that can be attached; make it smaller."


class CopyFailed(StoreTrouble):
    """The copy of a file cannot be written."""

    message = "No copy could be kept in {folder} ({detail}); check the folder and its rights."


class CopyFull(StoreTrouble):
    """No space left for the copy of a file."""

    message = "There is no space left in {folder}, so no copy was kept; make room there."
