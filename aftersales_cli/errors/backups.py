"""Refusals that only backups and the way back from them need; no other command loads these."""

from aftersales_cli.errors import NotFound, Refused, StoreTrouble


class BackupExists(Refused):
    """A backup would be written over something."""

    message = "There is already something at {path}; name a file that is not there yet."


class RestoreOfItself(Refused):
    """The store is named as its own backup."""

    message = "The file {path} is the store itself; `svc db backups` lists what can be restored."


class AnotherStore(Refused):
    """The backup of one store is to be put in the place of another."""

    message = (
        "The file {path} is of another store ({name}), so nothing was restored; to work with that store, name its file "
        "with --db or SVC_DB."
    )


class NoSuchBackup(NotFound):
    """Neither a backup of this name nor a file."""

    message = 'There is no backup "{value}" and no such file; `svc db backups` lists those there are.'


class NoBackups(NotFound):
    """The newest backup is asked for, and there is none."""

    message = "There are no backups in {folder} yet; `svc db backup` makes one."


class NoSuchFolder(NotFound):
    """A file is to be made in a folder that is not there."""

    message = "There is no folder {folder}; make it first, or name a file in another one."


class BackupFailed(StoreTrouble):
    """A backup cannot be written."""

    message = "No backup could be made in {folder} ({detail}); check the folder and its rights."


class BackupFull(StoreTrouble):
    """No space left for a backup."""

    message = "There is no space left in {folder}, so no backup was made; make room there."


class BackupUnsound(StoreTrouble):
    """The copy of the store does not pass SQLite's check."""

    message = (
        "No backup was kept: the copy of {path} is damaged ({detail}), so the store probably is too. "
        "Run `svc db check`; `svc db restore latest` goes back to the newest backup."
    )


class ChangedMeanwhile(StoreTrouble):
    """Somebody else wrote to the store after that which a restore replaces was kept."""

    message = "The store {path} was changed by another program in this moment, so nothing was restored; try again."


class NotABackup(StoreTrouble):
    """What is to be restored is no store."""

    message = "The file {path} is not a store made by svc, so nothing was restored; `svc db backups` lists what can be."


class BackupDamaged(StoreTrouble):
    """What is to be restored is damaged."""

    message = "The backup {path} is damaged ({detail}), so nothing was restored; choose another of `svc db backups`."
