"""Refusals of the closed loop: steps out of order, by the wrong person, on a case that cannot take them."""

from aftersales_cli.errors import BadValue, NoLongerOpen, Refused


class NotAwaited(Refused):
    """A step out of order."""

    message = "{id} waits for its {step} first, before any {value}: svc complaint {command} {id}"


class TakenAlready(Refused):
    """A step that somebody has taken."""

    message = "{id} has its {value} already, by {who} on {when}; what comes next: svc complaint {command} {id}"


class StillMissing(Refused):
    """A case is to be closed that has not gone through its loop."""

    message = "{id} cannot be closed; what is missing: {steps}. Next: svc complaint {command} {id}"


class EndedBy(NoLongerOpen):
    """A case that somebody has ended."""

    message = "{id} is no longer open ({state} on {value}, by {who})."


class OnHold(Refused):
    """A step on a paused case."""

    message = "{id} was paused by {who} ({value}); take it up again first: svc complaint resume {id}"


class NotOnHold(Refused):
    """A case is taken up again that is not paused."""

    message = "{id} is not paused."


class AboutYou(Refused):
    """The person complained of works on the case."""

    message = "{id} is about {value}; somebody else must see to it."


class NeedsSecond(Refused):
    """A re-check by who fixed it, or by nobody known."""

    message = (
        "{id} was dealt with by {fixer}; the re-check must be made by somebody else on the staff, not by {value}: "
        "svc --user NAME complaint recheck {id} (a new colleague: svc staff new NAME)"
    )


class BeforeLast(Refused):
    """A step at a time before the one before it, or before the case began."""

    message = "{id} stood at {last} already; a step at {value} would come before it."


class NotPraiseAnyMore(Refused):
    """What somebody has worked on is made praise, which ends at once."""

    message = "{id} has been worked on, so it cannot become praise; walk it to its close: svc complaint show {id}"


class PraiseStays(Refused):
    """Praise is opened again."""

    message = "{id} is praise, and there is nothing to open again; say what it is with svc complaint edit {id} --kind."


class DuplicateOfAnother(Refused):
    """A complaint is said to be a duplicate of what is not the same, or was not dealt with."""

    message = (
        "{id} cannot be a duplicate of {of}; name a complaint of the same customer and kind, about the same person if "
        "about one, that is open or was closed after its loop."
    )


class StillRunning(Refused):
    """A case is opened again that is open."""

    message = "{id} is still open; there is nothing to open again."


class ReopenedAlready(Refused):
    """A case is opened again that somebody has opened again."""

    message = "{id} was opened again already, by {who} on {when}."


class PauseTooLong(Refused):
    """A pause beyond the playbook's cap."""

    message = "{id} may be paused until {latest} at the latest, its earlier pauses counted, not until {value}."


class NobodyHigher(Refused):
    """An escalation where nobody of a higher rank is there."""

    message = (
        "Nobody of a higher rank than {value} is there to take {id} over; name somebody who is away with --to, or "
        "enter one: svc staff new NAME --role manager"
    )


class NotHigher(Refused):
    """An escalation to somebody of no higher rank."""

    message = "{value} has no higher rank than {last}, who has {id} now; name somebody of a higher rank."


class OneChange(BadValue):
    """An escalation that changes nothing, or more than one thing."""

    message = "Name one change: --person, --place PLACE or --time WHEN."


class BeyondAuthority(Refused):
    """Somebody confirms what is beyond his own rank too."""

    message = "{id} must be confirmed by somebody of this rank or above: {role}; {value} may not."


class ClimbedAlready(Refused):
    """Somebody corrects away a deadline that was missed."""

    message = (
        "{id} has missed a deadline; its kind, cause and severity may be corrected by somebody of this rank or above: "
        "{role}; {value} may not."
    )


class NotOnTheSpot(Refused):
    """Somebody settles on the spot what is beyond his authority, where nothing waits for a yes."""

    message = (
        "What is settled with --remedy {value} must be decided by somebody of this rank or above: {role}; leave "
        "--solved out, and svc complaint decide asks for the confirmation."
    )


class NothingPending(Refused):
    """A confirmation of what waits for none."""

    message = "{id} needs no confirmation."


class AnsweredAlready(Refused):
    """A confirmation of what somebody has said yes or no to."""

    message = "{id} has its answer already, by {who} on {when}."


class DuplicateOfItself(BadValue):
    """A complaint that is said to be a duplicate of itself."""

    message = "{id} cannot be a duplicate of itself; name the complaint that came first."
