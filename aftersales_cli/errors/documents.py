"""Refusals of files that svc writes for people."""

from aftersales_cli.errors import BadValue, Refused, SvcError


class FileThere(Refused):
    """A file is to be written where something is already."""

    message = "There is something at {path} already; name a file that is not there yet."


class CannotWrite(SvcError):
    """A file cannot be written."""

    message = "The file {path} could not be written ({detail}); name another place."


class NoForm(BadValue):
    """The name of a file does not say how it is to be written."""

    message = 'The name "{path}" does not say which form the list is to have; end it with .csv, .xlsx or .jsonl.'


class TooManyRows(BadValue):
    """A list that is longer than a sheet of Excel."""

    message = "A sheet of Excel has room for {most} rows, and the list is longer; write it as .csv."


class CellTooLong(BadValue):
    """A text that is longer than a cell of Excel."""

    message = "Row {row} has a text of {count} characters, and a cell of Excel holds {most}; write the list as .csv."
