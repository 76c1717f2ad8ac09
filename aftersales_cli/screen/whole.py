"""Everything that a store holds, on its way out and into another one."""

from aftersales_cli.rules.whole import Packed, Unpacked
from aftersales_cli.screen import Json, View
from aftersales_cli.screen.page import Lines, Page
from aftersales_cli.screen.words import Words


def packed_data(found: Packed, words: Words) -> Json:
    """What was written, in JSON."""
    return {"items": [{"what": "all", **found._asdict()}]}


def packed_page(found: Packed, words: Words) -> Page:
    """What was written, in sentences."""
    said = words(
        "Wrote everything to {path}: {rows} records, {files} attached files.",
        path=found.path, rows=f"{found.rows:,}", files=found.files,
    )  # fmt: skip
    remarks = [words("An empty store takes it in: svc import all {path} --apply", path=found.path)]
    remarks.append(words("It holds names and phone numbers; whoever gets it must be allowed to."))
    if found.missing:
        remarks.append(
            words.many(
                "{n} attached file is missing; `svc db check` says which.",
                "{n} attached files are missing; `svc db check` says which.",
                found.missing,
            )
        )
    return Page("", [Lines([said])], remarks)


def unpacked_data(found: Unpacked, words: Words) -> Json:
    """What was taken in, in JSON."""
    return {"items": [{**found._asdict(), "entry": f"X{found.entry}" if found.entry else None}]}


def unpacked_page(found: Unpacked, words: Words) -> Page:
    """What was taken in, in sentences."""
    values = {"store": found.store, "rows": f"{found.rows:,}", "files": found.files}
    if found.applied:
        said = words("Took in everything of {store}: {rows} records, {files} attached files.", **values)
        return Page(
            "", [Lines([said])], [words("Written in one go; `svc undo X{id}` takes all of it back.", id=found.entry)]
        )
    said = words("The export of {store} is whole: {rows} records, {files} attached files.", **values)
    return Page("", [Lines([said])], [words("Nothing was written; add --apply.")])


VIEWS = {
    Packed: View("svc.export/1", packed_data, packed_page),
    Unpacked: View("svc.import-all/1", unpacked_data, unpacked_page),
}
