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


class Restricted(Refused):
    """A record of somebody who is forgotten is to be changed."""

    message = "{id} is forgotten; what is kept of the sales and repairs is only kept, and cannot be changed."


class StillOpen(Refused):
    """Somebody is to be forgotten to whom something is owed."""

    message = "Something is still open for this customer: {ids}. Close it first; then the customer can be forgotten."


class NotSaidYes(BadValue):
    """What cannot be taken back is asked for where nobody can be asked."""

    message = "Forgetting a customer cannot be taken back; give --yes to do it."


class PagesLeft(SvcError):
    """The old pages of the file could not be overwritten."""

    message = (
        "The customer is forgotten, but another program reads the store, so that old pages still lie in {path}; close "
        "every other svc and type: svc customer forget K{id} --yes"
    )
