"""Refusals and warnings about who may look at what."""

from aftersales_cli.errors import BadValue, SvcError


class LookNotLogged(SvcError):
    """Data were looked up where that cannot be written down."""

    message = "This look-up could not be logged for `svc access`: {path} cannot be written now."


class ConsentMissing(BadValue):
    """A consent is to be written down, and nothing is said of it."""

    message = "Nothing is said of the consent; give --given or --withdrawn."
