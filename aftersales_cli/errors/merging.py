"""Refusals of merging two files of one customer."""

from aftersales_cli.errors import BadValue, Refused, SvcError


class MergedWithItself(BadValue):
    """One file is named twice."""

    message = "Both name {id} {name}; give the file to keep and the one that goes into it."


class AlreadyMerged(Refused):
    """A file that is none any more."""

    message = "{id} was already merged into {into} {name}; merge {into} itself, or take that back with `svc undo`."


class WasMerged(SvcError):
    """Somebody used the id of a file that was merged into another."""

    message = "{id} was merged into {into} {name}."
