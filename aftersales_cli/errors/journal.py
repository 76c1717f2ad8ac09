"""Refusals of undo and redo."""

from aftersales_cli.errors import Refused


class NothingToUndo(Refused):
    """No command of this user can be taken back."""

    message = "There is nothing of yours left to undo."


class NothingToRedo(Refused):
    """The user's newest command is not an undo."""

    message = "There is nothing to redo; `svc redo X7` brings back a named entry of `svc journal`."


class NotUndoable(Refused):
    """An entry that stands for ever."""

    message = "{id} ({words}) cannot be undone."


class TooOld(Refused):
    """What was there before the command is not kept any more."""

    message = (
        "{id} ({words}) is too old to be reversed: what was there before a command is kept for the newest {most} "
        "commands, and for {years} years."
    )


class AlreadyUndone(Refused):
    """Undone before."""

    message = "{id} is already undone, by {by}."


class NotACommand(Refused):
    """An undo or a redo is named where the command itself is meant."""

    message = "{id} ({words}) only reversed another entry; name the command itself, as `svc journal` lists it."


class NotUndone(Refused):
    """Nothing to bring back."""

    message = "{id} is not undone, so there is nothing to redo."


class LaterChange(Refused):
    """A later command stands on what would be taken away."""

    message = (
        "{id} cannot be reversed: {later} ({words}) came after it and changed or uses the same records; "
        "undo {later} first."
    )


class LaterUndo(Refused):
    """A later undo took away what this entry stands on."""

    message = "{id} cannot be reversed: {later} came after it and took back {earlier}; redo {earlier} first."


class DoneAgain(Refused):
    """What would come back was done anew."""

    message = "{id} cannot be brought back: {later} ({words}) has done the same since, so that it would be there twice."


class PlaceTaken(Refused):
    """What would come back is called, or stands, as something that came since."""

    message = "{id} cannot be reversed: something that came since has the name or the place of what would come back."


class BeforeBarrier(Refused):
    """Undo never crosses a change of the store's format."""

    message = "{id} cannot be reversed: the store has been converted since, in {later}."


class BeforeForgetting(Refused):
    """Undo never crosses the forgetting of a customer."""

    message = "{id} cannot be reversed: a customer has been forgotten since, in {later}."
