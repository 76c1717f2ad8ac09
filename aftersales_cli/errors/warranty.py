"""Refusals of the warranty."""

from aftersales_cli.errors import BadValue, NotFound, Refused


class NotEntitled(Refused):
    """An exception by somebody without the rank."""

    message = (
        "{value} may not make an exception to the warranty; that is for a manager or the owner, "
        "who say so with --user: {choices}."
    )


class NobodyEntitled(Refused):
    """An exception where nobody has the rank."""

    message = (
        "{value} may not make an exception to the warranty; that is for a manager or the owner, "
        "and none is on the staff: `svc staff new --role manager NAME`."
    )


class NoExceptionNeeded(Refused):
    """An exception to what is covered."""

    message = "{id} is covered on {value}, so no exception is needed; leave out --exception."


class SeveralComponents(NotFound):
    """A part of a title that several terms have."""

    message = '"{value}" fits several terms; say which one by its word.'


class BadSpan(BadValue):
    """Not a span of whole days ahead, of a century at most."""

    message = 'The span "{value}" is not right; write 30d, 2w, 1mo or 1y.'
