"""What leaves the store: who looked at whose data is written down, and lists go out as files."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aftersales_cli import places
from aftersales_cli.desk import Desk
from aftersales_cli.errors import StoreBusy, StoreFull, StoreReadOnly
from aftersales_cli.store import files

if TYPE_CHECKING:
    from aftersales_cli.rules.exports import Exported, What
    from aftersales_cli.rules.whole import Packed


def log_look(
    desk: Desk, what: str, customers: Iterable[int | None], why: str | None, agreed_by: str | None = None
) -> None:
    """Writes down whose data are looked up, before they are shown; where that cannot be written, one line says so
    and the look-up goes on.
    """
    store, whose = desk.store, [*customers]
    if not whose:
        return
    try:
        if not store.writable:
            raise StoreReadOnly(path=desk.path)
        with store.transaction():
            store.access.log(what, whose, desk.signature, desk.now(), desk.machine_time(), why, agreed_by)
    except (StoreReadOnly, StoreBusy, StoreFull):
        from aftersales_cli.errors.access import LookNotLogged

        desk.warn(LookNotLogged(path=desk.path))


def let_out(desk: Desk, what: str, customers: Iterable[int | None], why: str | None, second: str | None) -> None:
    """Writes down that customers' data leave the store, before they do, if the store's rule allows it. Raises what
    `may_leave` does.
    """
    log_look(desk, what, customers, why, may_leave(desk, why, second))


def may_leave(desk: Desk, why: str | None, second: str | None) -> str | None:
    """Who agreed to it that data leave the store, where its rule demands a second person. Raises ReasonNeeded,
    NotOnStaff, SecondNeeded, SameTwice; StoreReadOnly where the rule wants it written.
    """
    from aftersales_cli.rules import privacy

    guarded = desk.store.settings.get(privacy.GUARD) == privacy.ON
    other = desk.member(second) if second is not None else None
    agreed_by = privacy.agreed(guarded, why, desk.me, desk.caller, other)
    if guarded and not desk.store.writable:
        raise StoreReadOnly(path=desk.path)
    return agreed_by


def export(desk: Desk, what: "What", path: Path, mask: bool) -> "Exported":
    """Writes a list as a file for its owner alone, and writes down that it went out; it is of one moment, whoever
    works meanwhile. Raises FileThere, NoSuchFolder, CannotWrite, TooManyRows, CellTooLong.
    """
    from aftersales_cli.rules.exports import COLUMNS, Exported, masked
    from aftersales_cli.rules.team import hidden_from
    from aftersales_cli.screen import tables

    desk.who_and_when()
    columns, target = COLUMNS[what], places.expanded(path)
    with desk.trial() as store, files.new_file(target) as file:
        rows = store.exports.rows(what, desk.words.language == "zh", hidden_from(desk.me, store.staff.team()))
        shown = (masked(row, columns) for row in rows) if mask else rows
        count = tables.write(file, target, columns, shown, desk.words)
    desk.write_down()
    return Exported(what, str(target), count, mask)


def export_all(desk: Desk, folder: Path) -> "Packed":
    """Writes everything to a new folder, and writes down that it went out. Raises FileThere, NoSuchFolder,
    CannotWrite, CopyFailed, CopyFull.
    """
    desk.who_and_when()
    with desk.trial() as store:
        packed = store.whole.pack(places.expanded(folder), desk.now())
    desk.write_down()
    return packed
