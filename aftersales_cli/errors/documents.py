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


class AboutOneself(Refused):
    """Everything is to go out, and complaints about whoever takes it out are among it."""

    message = (
        "There are complaints about {value} in it, and nothing of `all` can be left out; let somebody else export it."
    )


class NotMasked(BadValue):
    """Everything is to go out, and something of it not."""

    message = "With `all` nothing can be hidden, because another store takes it in; leave --mask away."


class NotAnExport(BadValue):
    """A folder that `svc export all` has not written, or not to the end."""

    message = "The folder {path} holds no whole export; `svc export all -o FOLDER` makes one."


class OtherFormat(Refused):
    """An export of another version."""

    message = (
        "The export {path} is of format {found} and this version of svc reads format {known}; let this version make it."
    )


class ExportDamaged(BadValue):
    """A file of an export is not what it was."""

    message = "The file {path} is not as it was written, so nothing was taken in; make the export again."


class StoreInUse(Refused):
    """Everything is to be taken in where something is already."""

    message = (
        "The store {path} is not empty (something was in {table}); name another place with --db, and make a new one "
        "there with `svc init`."
    )
