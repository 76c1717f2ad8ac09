"""What is said when the disk or the file itself fails; no other command loads these."""

from aftersales_cli.errors import StoreTrouble


class StoreDiskFailed(StoreTrouble):
    """The disk gives or takes nothing."""

    message = (
        "The disk under the store {path} failed ({detail}); nothing was changed. "
        "Look whether it is full or going bad, and try again."
    )


class NothingToSave(StoreTrouble):
    """So much is damaged that no store can be made of the rest."""

    message = (
        "Of {path} too little can be read to make a store of it ({detail}), so nothing was made; "
        "`svc db restore latest` goes back to the newest backup."
    )


class OnNetwork(StoreTrouble):
    """A warning: the store lies on another machine."""

    message = (
        "The store {path} lies on a network drive, where it can be damaged when two PCs write; "
        "keep it on this PC's own disk, and copy it with `svc db backup -o FILE`."
    )


class InCloud(StoreTrouble):
    """A warning: the store lies in a folder that a service copies."""

    message = (
        "The store {path} lies in a folder that {service} copies, which can damage it; "
        "keep it elsewhere on this PC, and put copies there with `svc db backup -o FILE`."
    )
