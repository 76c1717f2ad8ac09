"""Whether a store lies where its file is not safe: on a network drive, or in a folder that a cloud service copies.

SQLite's locks and its log beside the file need a disk of the machine's own. A service that copies a file while it is
written copies half of it, and two PCs that write to their own copies lose what one of them wrote.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

NETWORKS = frozenset({
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "davfs", "ceph", "glusterfs", "lustre",
    "vboxsf", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.vmhgfs-fuse", "fuse.smbnetfs",
    "fuse.google-drive-ocamlfuse",
})  # fmt: skip
# What the folders of the services are called, and what may follow: "OneDrive - Sunrise", "Dropbox (Work)".
CLOUDS = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "iCloud": ("icloud drive", "iclouddrive", "icloud云盘", "com~apple~clouddocs", "mobile documents"),
    "坚果云": ("坚果云", "我的坚果云", "nutstore", "nutstore files"),
    "百度网盘": ("百度网盘同步空间", "百度网盘", "baidusyncdisk", "baidunetdiskworkspace"),
    "Google Drive": ("google drive", "googledrive", "my drive", "我的云端硬盘", "谷歌云端硬盘"),
}
BEHIND = (" ", "-", "(", "_", "（")


class Mount(NamedTuple):
    """Where a file system begins in the tree of folders, and of what type it is."""

    point: str
    type: str


def cloud(path: str) -> str | None:
    """The service into whose folder a path leads, by the names of its folders."""
    for part in (folder.casefold() for folder in re.split(r"[\\/]", path)[:-1]):
        for service, names in CLOUDS.items():
            if any(part == name or part.startswith(tuple(name + sign for sign in BEHIND)) for name in names):
                return service
    return None


def on_network(path: str, mounts: Iterable[Mount]) -> bool:
    """Whether a path leads over the network: `\\\\server\\share` does, and so do some file systems."""
    if path.startswith(("\\\\", "//")):
        return True
    around = [one for one in mounts if path == one.point or path.startswith(one.point.rstrip("/") + "/")]
    # Of two at the same place the later one lies on top.
    holding = max(enumerate(around), key=lambda one: (len(one[1].point), one[0]), default=None)
    return holding is not None and holding[1].type in NETWORKS
