"""Refusals and warnings about who may look at what."""

from aftersales_cli.errors import SvcError


class LookNotLogged(SvcError):
    """Data were looked up where that cannot be written down."""

    message = "This look-up could not be logged for `svc access`: {path} cannot be written now."
