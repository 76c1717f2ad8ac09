"""Who looked at whose data."""

from aftersales_cli.rules.access import Looked, LookList
from aftersales_cli.screen import Json, View, followups
from aftersales_cli.screen.page import Page, Sheet
from aftersales_cli.screen.words import Words


def look_data(look: Looked) -> Json:
    """A look-up in JSON."""
    return {
        "id": look.id,
        "at": look.at.isoformat(),
        "real_at": look.real_at.isoformat(),
        "user": look.user,
        "customer": {"id": f"K{look.customer_id}", "name": look.customer} if look.customer_id else None,
        "what": look.what,
        "why": look.why,
        "agreed_by": look.agreed_by,
    }


def list_data(found: LookList, words: Words) -> Json:
    """The look-ups in JSON."""
    return {"total": found.total, "items": [look_data(one) for one in found.items]}


def list_page(found: LookList, words: Words) -> Page:
    """The look-ups for people."""
    columns = (
        (words("When"), 0), (words("Who"), 0), (words("Whose"), 1), (words("Command"), 0), (words("Why"), 1),
        (words("Agreed by"), 0),
    )  # fmt: skip
    rows = [
        [words.moment(one.at), one.user, whose(one, words), one.what, one.why or "", one.agreed_by or ""]
        for one in found.items
    ]
    return Page("", [Sheet(columns, rows)], followups.total(len(rows), found.total, words))


def whose(look: Looked, words: Words) -> str:
    """Whose data were looked up."""
    return f"K{look.customer_id} {look.customer or ''}".rstrip() if look.customer_id else words("everybody")


VIEWS = {LookList: View("svc.access/1", list_data, list_page)}
