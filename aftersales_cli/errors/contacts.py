"""Refusals of contacts that a rule of the desk forbids."""

from aftersales_cli.errors import Refused, SvcError


class MustNotBeCalled(Refused):
    """A call to somebody who does not want any."""

    message = (
        "{value} must not be called; write, or if the call was made all the same, say why: --despite REASON. "
        "Calls from the customer are logged with --in."
    )


class InQuietHours(Refused):
    """A call at a time when nobody is called."""

    message = (
        "The call at {value} falls into the quiet hours {hours}; if it was made all the same, say why: "
        "--despite REASON. Calls from the customer are logged with --in."
    )


class PlannedInQuietHours(SvcError):
    """A call that is planned for a time when nobody is called; it is planned all the same."""

    message = (
        "{value} falls into the quiet hours {hours}: right if the customer wishes it; the call is then logged with "
        "--despite REASON."
    )
