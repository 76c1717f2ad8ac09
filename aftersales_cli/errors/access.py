"""Refusals and warnings about who may look at what."""

from aftersales_cli.errors import BadValue, Refused, SvcError


class LookNotLogged(SvcError):
    """Data were looked up where that cannot be written down."""

    message = "This look-up could not be logged for `svc access`: {path} cannot be written now."


class ConsentMissing(BadValue):
    """A consent is to be written down, and nothing is said of it."""

    message = "Nothing is said of the consent; give --given or --withdrawn."


class ReasonNeeded(BadValue):
    """Data are to leave a guarded store without a reason."""

    message = "In this store no customer's data are given out without a reason; give --why."


class SecondNeeded(Refused):
    """Data are to leave a guarded store by one person alone."""

    message = "In this store no customer's data are given out by one person alone; name who agrees by --agreed-by."


class SameTwice(Refused):
    """The second person is the first."""

    message = "{value} cannot agree to what {value} does; somebody else must."
