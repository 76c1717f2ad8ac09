"""Refusals of files that svc writes for people."""

from aftersales_cli.errors import Refused, SvcError


class FileThere(Refused):
    """A file is to be written where something is already."""

    message = "There is something at {path} already; name a file that is not there yet."


class CannotWrite(SvcError):
    """A file cannot be written."""

    message = "The file {path} could not be written ({detail}); name another place."
