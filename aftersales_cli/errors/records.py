"""Refusals that one kind of record alone needs: staff, purchases, promises, jobs, enquiries."""

from aftersales_cli.errors import BadValue, Refused


class StaffExists(Refused):
    """The same name again."""

    message = "{value} is already on the staff as {id}; names must differ, because they sign what is done."


class SameMember(BadValue):
    """Somebody hands over to himself."""

    message = "{value} would hand over to {value}; name two members of staff."


class ReferredByItself(BadValue):
    """A customer who is said to have brought himself."""

    message = "{value} cannot have been brought by {value}; name another customer."


class AbsenceBackwards(BadValue):
    """An absence that ends before it begins."""

    message = "The absence would end on {value}, before it begins on {first}; correct one of the two days."


class DeliveredBeforeBought(BadValue):
    """A delivery before its purchase."""

    message = "The delivery on {value} would be before the purchase on {bought}; correct one of the two dates."


class BeforeBought(BadValue):
    """Something that follows a purchase before it."""

    message = "The {what} on {value} would be before the purchase on {bought}; correct one of the two dates."


class SuppliesTooLong(BadValue):
    """More was bought than anybody uses up."""

    message = (
        "A quantity of {quantity} at a daily use of {daily} would last more than 100 years; correct one of the two."
    )


class AlreadyDelivered(Refused):
    """A second delivery of the same purchase."""

    message = "{id} was already delivered on {value}; correct the date with `svc purchase edit {id} --delivered DATE`."


class AlreadyAccepted(Refused):
    """A second acceptance of the same purchase."""

    message = "{id} was already accepted on {value}; correct the date with `svc purchase edit {id} --accepted DATE`."


class NotAccepted(Refused):
    """An acceptance date is corrected that was never recorded."""

    message = "{id} has not been accepted yet; use `svc purchase accept {id}`."


class NotDelivered(Refused):
    """A delivery date is corrected that was never recorded."""

    message = "{id} has not been delivered yet; use `svc purchase deliver {id}`."


class PromisesWithoutDates(BadValue):
    """Dates that cannot be told to which promise they belong."""

    message = "Promises: {promises}, dates: {dates}; give each promise its --promise-due, one for all, or none."


class CustomerNotTold(Refused):
    """A promise is moved behind the customer's back."""

    message = "{id} can only be moved once {who} knows: call first, agree the new date, then add --told."


class StillPending(Refused):
    """A promise is said to be kept for which nobody with the rank has said yes."""

    message = "{id} waits for a yes first ({role} or above): svc promise confirm {id}"


class RestockTooLate(BadValue):
    """A promise is due before the goods for it come in."""

    message = "The goods come in on {value}, after the promise is due on {due}; correct one of the two days."


class JobStarted(Refused):
    """A job is begun twice."""

    message = "{id} has already been started by {who}; record what was done with `svc job done {id} DID`."


class JobConfirmed(Refused):
    """A job is confirmed twice for the same time."""

    message = "{id} was already confirmed, by {who} on {when}."


class JobMissed(Refused):
    """A job is missed twice on the same day planned for it."""

    message = "{id} was already recorded as missed; plan it anew with `svc job move {id} WHEN --why REASON`."


class JobAhead(Refused):
    """A job is said to be missed before its day."""

    message = (
        "{id} is planned for {value}, so it cannot have been missed; plan it anew with "
        "`svc job move {id} WHEN --why REASON`."
    )


class BoughtOrLost(BadValue):
    """An enquiry is closed without saying how, or in both ways."""

    message = "Say how {id} ended: --bought with the purchase, or --lost with the reason."


class BoughtBeforeAsked(Refused):
    """An enquiry is said to have ended with a purchase that was there before it."""

    message = (
        "{purchase} was bought on {value}, before {id} came in on {begun}, so it cannot have come of it; name a later "
        "purchase, or give --lost with the reason."
    )


class CountedBySvc(Refused):
    """A milestone is corrected that nobody typed."""

    message = "{id} was counted by svc itself and cannot be corrected; take it away with `svc milestone remove {id}`."
