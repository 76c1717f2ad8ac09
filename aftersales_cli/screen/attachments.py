"""Files that are attached to cases."""

from collections.abc import Iterable

from aftersales_cli.rules.attachments import Attachment
from aftersales_cli.screen import Json, backups
from aftersales_cli.screen.page import UNDER, Sheet
from aftersales_cli.screen.words import Words

SHORT = 12


def attachment_data(one: Attachment) -> Json:
    """An attached file in JSON."""
    return {
        "name": one.name,
        "sha256": one.sha256,
        "size": one.size,
        "note": one.note,
        "at": one.at.isoformat(),
        "by": one.by,
        "path": one.path,
    }


def sheet(found: Iterable[Attachment], words: Words) -> Sheet:
    """Attached files as a table; the beginning of the SHA-256 is enough to find the copy."""
    columns = (
        (words("Name"), 1), ("SHA-256", UNDER), (words("Size"), 0), (words("When"), 0), (words("By"), 0),
        (words("Note"), 1),
    )  # fmt: skip
    rows = [
        [one.name, one.sha256[:SHORT], backups.size(one.size, words), words.moment(one.at), one.by, one.note or ""]
        for one in found
    ]
    return Sheet(columns, rows)
