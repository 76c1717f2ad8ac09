"""What leaves the store: who looked at whose data is written down, and lists go out as files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from aftersales_cli import places
from aftersales_cli.desk import Desk
from aftersales_cli.errors import StoreBusy, StoreDamaged, StoreFull, StoreReadOnly, StoreTrouble
from aftersales_cli.rules import privacy
from aftersales_cli.store import files

if TYPE_CHECKING:
    from aftersales_cli.rules.exports import Exported, What
    from aftersales_cli.rules.whole import Packed

# Whose data a list gives out.
EVERYBODY = (None,)


def log_look(
    desk: Desk, what: str, customers: Iterable[int | None], why: str | None, agreed_by: str | None = None
) -> None:
    """Writes down whose data are looked up, before they are shown; where that cannot be written, one line says so
    and the look-up goes on.
    """
    try:
        write_look(desk, what, customers, why, agreed_by)
    except (StoreReadOnly, StoreBusy, StoreFull):
        from aftersales_cli.errors.access import LookNotLogged

        desk.warn(LookNotLogged(path=desk.path))


def write_look(
    desk: Desk, what: str, customers: Iterable[int | None], why: str | None, agreed_by: str | None = None
) -> None:
    """Writes down whose data are looked up, nobody's being nothing. Raises StoreTrouble."""
    store, whose = desk.store, [*customers]
    if not whose:
        return
    if not store.writable:
        raise StoreReadOnly(path=desk.path)
    with store.transaction():
        store.access.log(what, whose, desk.signature, desk.now(), desk.machine_time(), why, agreed_by)


def let_out(desk: Desk, what: str, customers: Iterable[int | None], why: str | None, second: str | None) -> None:
    """Writes down that customers' data leave the store, before they do, if the store's rule allows it. Raises what
    `agreed` does; under the rule nothing leaves that cannot be written down: StoreTrouble.
    """
    write = write_look if guarded(desk) else log_look
    write(desk, what, customers, why, agreed(desk, why, second))


@contextmanager
def leaving(
    desk: Desk, what: str, customers: tuple[int | None, ...], why: str | None, second: str | None
) -> Iterator[None]:
    """The same for what may turn out not to fit into its file: where no rule demands it, what was refused leaves no
    trace. Raises what `let_out` does.
    """
    if guarded(desk):
        let_out(desk, what, customers, why, second)
        yield
    else:
        agreed_by = agreed(desk, why, second)
        yield
        log_look(desk, what, customers, why, agreed_by)


@contextmanager
def copied(desk: Desk, what: str, target: Path | None, why: str | None, second: str | None) -> Iterator[None]:
    """The same for a copy of the whole store: beside it, without a `target`, it stays in the house; as a file it may go
    anywhere. A store that is too damaged to say whether it is guarded is saved in any case.
    """
    try:
        strict = target is not None and guarded(desk)
    except StoreTrouble:
        strict = False
    if strict:
        let_out(desk, what, EVERYBODY, why, second)
    elif second is not None:
        second = agreed(desk, why, second)
    yield
    if target is not None and not strict:
        with suppress(StoreDamaged):
            log_look(desk, what, EVERYBODY, why, second)


def guarded(desk: Desk) -> bool:
    """Whether data leave the store with a reason and a second person's yes alone."""
    return desk.store.settings.get(privacy.GUARD) == privacy.Turned.ON


def agreed(desk: Desk, why: str | None, second: str | None) -> str | None:
    """Who agreed to it that data leave the store, or that its rule is changed. Raises ReasonNeeded, NotOnStaff,
    SecondNeeded, SameTwice.
    """
    other = desk.member(second) if second is not None else None
    return privacy.agreed(guarded(desk), why, desk.me, desk.caller, other)


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
        causes = {one.code: desk.words.text(one.en, one.zh) for one in store.policy.causes()}
        count = tables.write(file, target, columns, shown, causes, desk.words)
    desk.write_down()
    return Exported(what, str(target), count, mask)


def export_all(desk: Desk, folder: Path) -> "Packed":
    """Writes everything to a new folder, and writes down that it went out. Raises FileThere, NoSuchFolder,
    CannotWrite, CopyFailed, CopyFull, AboutOneself.
    """
    from aftersales_cli.errors.documents import AboutOneself
    from aftersales_cli.rules.team import hidden_from

    desk.who_and_when()
    with desk.trial() as store:
        hidden = hidden_from(desk.me, store.staff.team())
        if hidden is not None and store.exports.complained_of(hidden):
            raise AboutOneself(value=desk.signature)
        packed = store.whole.pack(places.expanded(folder), desk.now())
    desk.write_down()
    return packed
